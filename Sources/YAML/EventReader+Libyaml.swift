// EventReader+Libyaml.swift: what libyaml says, one event after another, each made where it is to lie: where
// libyaml reads, nothing else is done as often.

import CYAML

extension EventReader {
  /// What an event of libyaml came to.
  private enum Step {
    /// One of ours.
    case said
    /// None of ours.
    case nothing
    /// Nobody reads on here.
    case leaves
    case failed(Failure)
  }

  /// Reads events until there are enough and a record ends, or there is no more room (nil), the end (nil,
  /// and `isEnded`), or a fault.
  mutating func read(
    into events: UnsafeMutableBufferPointer<Event>, count: inout Int,
    text bytes: UnsafeMutableBufferPointer<UInt8>, used: inout Int, enough: Int
  ) -> Failure? {
    guard let first = events.baseAddress, let text = bytes.baseAddress else { return nil }
    // Kept at hand while reading.
    var (at, end) = (count, used)
    defer { (count, used) = (at, end) }
    let lastEnd = bytes.count - YAMLLimits.scalarBytes
    while at < events.count, end < lastEnd {
      if at >= enough, depth <= unitDepth { return nil }
      guard unsafe yaml_parser_parse(parser, event) == 1 else { return syntaxFailure() }
      let out = unsafe first + at
      unsafe place(out)
      // By number: C's own type would be compared through a protocol.
      if unsafe event.pointee.type.rawValue == YAML_SCALAR_EVENT.rawValue {
        let failure = unsafe scalar(out, at: end, text + end)
        unsafe yaml_event_delete(event)
        if let failure { return failure }
        end = unsafe end &+ Int(out.pointee.length)
        at = at &+ 1
        continue
      }
      switch unsafe bracket(out) {
      case .said: at = at &+ 1
      case .nothing: continue
      case .leaves: return nil
      case .failed(let failure): return failure
      }
      if depth == 1, itemIndent == 0, leaves(behind: unsafe out.pointee) { return nil }
    }
    return nil
  }

  /// An event with nothing but its place.
  @inline(__always)
  private mutating func place(_ out: UnsafeMutablePointer<Event>) {
    last = unsafe event.pointee.start_mark
    let behind = unsafe event.pointee.end_mark.index
    var start = startCharacter &+ last.index
    var end = startCharacter &+ behind
    if unsafe input.pointee.check.hasWide {
      start = unsafe input.pointee.check.offset(ofCharacter: start)
      end = unsafe input.pointee.check.offset(ofCharacter: end)
    }
    unsafe input.pointee.keep = start
    unsafe out.initialize(
      to: Event(
        kind: .scalar, isPlain: false, slips: [], column: Int32(clamping: last.column) &+ 1,
        textStart: 0, length: 0, width: Int32(clamping: behind &- last.index),
        line: startLine &+ last.line, start: start, end: end, head: 0, tail: 0))
  }

  /// - Parameter bytes: where its text goes: at `used` of the batch's.
  @inline(__always)
  private mutating func scalar(
    _ out: UnsafeMutablePointer<Event>, at used: Int, _ bytes: UnsafeMutablePointer<UInt8>
  ) -> Failure? {
    let style = unsafe event.pointee.data.scalar.style
    let isPlain = style.rawValue == YAML_PLAIN_SCALAR_STYLE.rawValue
    unsafe out.pointee.isPlain = isPlain
    unsafe out.pointee.textStart = Int32(truncatingIfNeeded: used)
    unsafe note(event.pointee.data.scalar.anchor, event.pointee.data.scalar.tag, out)
    if unsafe event.pointee.end_mark.line > last.line,
      let failure = unclosedQuote(unsafe out.pointee, style)
    {
      return failure
    }
    let length = unsafe event.pointee.data.scalar.length
    if length > YAMLLimits.scalarBytes {
      unsafe out.pointee.slips.insert(.tooLong)
    } else if length > 0, let value = unsafe event.pointee.data.scalar.value {
      unsafe EventReader.keep(value, length, at: bytes, in: &out.pointee)
      if style.rawValue == YAML_DOUBLE_QUOTED_SCALAR_STYLE.rawValue,
        unsafe maySpoil(UnsafeBufferPointer(start: bytes, count: length))
      {
        unsafe out.pointee.slips.insert(.escapes)
      }
    }
    if isPlain, brackets.count == 0 { return nil }
    return unsafe looked(at: out, event.pointee.end_mark, style)
  }

  /// Whatever is no scalar.
  private mutating func bracket(_ out: UnsafeMutablePointer<Event>) -> Step {
    var failure: Failure?
    switch unsafe event.pointee.type.rawValue {
    // An end owns no memory.
    case YAML_MAPPING_END_EVENT.rawValue:
      unsafe out.pointee.kind = .mappingEnd
      depth -= 1
      failure = unsafe closes(out, event.pointee.end_mark)
    case YAML_SEQUENCE_END_EVENT.rawValue:
      unsafe out.pointee.kind = .sequenceEnd
      depth -= 1
      failure = unsafe closes(out, event.pointee.end_mark)
    case YAML_DOCUMENT_END_EVENT.rawValue:
      unsafe out.pointee.kind = .documentEnd
    case YAML_STREAM_END_EVENT.rawValue:
      isEnded = true
      return .leaves
    default:
      defer { unsafe yaml_event_delete(event) }
      return unsafe begin(out)
    }
    return failure.map { .failed($0) } ?? .said
  }

  private mutating func begin(_ out: UnsafeMutablePointer<Event>) -> Step {
    var failure: Failure?
    switch unsafe event.pointee.type.rawValue {
    case YAML_MAPPING_START_EVENT.rawValue:
      unsafe out.pointee.kind = .mappingStart
      unsafe note(
        event.pointee.data.mapping_start.anchor, event.pointee.data.mapping_start.tag, out)
      if depth == 1, itemIndent >= 0 { lastItem = unsafe (out.pointee.start, out.pointee.line) }
      let isFlow =
        unsafe event.pointee.data.mapping_start.style.rawValue == YAML_FLOW_MAPPING_STYLE.rawValue
      failure = unsafe deepen(out, isFlow: isFlow)
    case YAML_SEQUENCE_START_EVENT.rawValue:
      unsafe out.pointee.kind = .sequenceStart
      unsafe note(
        event.pointee.data.sequence_start.anchor, event.pointee.data.sequence_start.tag, out)
      let isFlow =
        unsafe event.pointee.data.sequence_start.style.rawValue
        == YAML_FLOW_SEQUENCE_STYLE.rawValue
      if depth == 0 {
        itemIndent = isFlow ? -1 : unsafe Int(out.pointee.column) - 1
        unitDepth = 1
      }
      failure = unsafe deepen(out, isFlow: isFlow)
    case YAML_DOCUMENT_START_EVENT.rawValue:
      unsafe out.pointee.kind = .documentStart
      itemIndent = -1
      unitDepth = 0
      if unsafe event.pointee.data.document_start.implicit == 0,
        leaves(at: unsafe out.pointee, as: .document)
      {
        return .leaves
      }
    case YAML_ALIAS_EVENT.rawValue:
      unsafe out.pointee.kind = .alias
      if brackets.count > 0 {
        failure = unsafe looked(at: out, event.pointee.end_mark, YAML_ANY_SCALAR_STYLE)
      }
    default:
      return .nothing
    }
    if let failure { return .failed(failure) }
    if plain.skippedEvents > 0 {
      plain.skippedEvents -= 1
      return .nothing
    }
    return .said
  }

  /// A list or mapping begins; a fault where it lies too deep.
  private mutating func deepen(
    _ out: UnsafeMutablePointer<Event>, isFlow: Bool
  ) -> Failure? {
    columns[depth + 1] = isFlow ? columns[depth] : unsafe out.pointee.column
    depth += 1
    if isFlow, let failure = unsafe opens(out, event.pointee.end_mark) { return failure }
    if depth <= YAMLLimits.depth { return nil }
    let out = unsafe out.pointee
    return Failure(
      problem: Problem(
        fault: .tooDeep, start: out.start, end: out.end, line: out.line, column: Int(out.column)),
      again: (out.start, out.line, false))
  }

  @inline(__always)
  private func note(
    _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?,
    _ out: UnsafeMutablePointer<Event>
  ) {
    if unsafe anchor != nil { unsafe out.pointee.slips.insert(.anchor) }
    if unsafe tag != nil { unsafe out.pointee.slips.insert(.tag) }
  }
}
