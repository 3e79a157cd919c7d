// EventReader.swift: owns one libyaml parser and turns chunks of bytes into batches of events.
// After a fault in the form of the text it starts again at the next document (or list item).
// EventReader+Plain.swift: which documents and items need no libyaml. EventReader+Remarks.swift: what
// libyaml takes though text would be lost.

import CYAML
import Text

/// Reads YAML from chunks of bytes; opens no file.
@safe
package struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// Where libyaml puts the next event; read in place, for it is large.
  private let event: UnsafeMutablePointer<yaml_event_t>
  let input: UnsafeMutablePointer<InputBuffer>
  /// What libyaml's marks count from: the place at which it was started last.
  var startOffset = 0
  var startCharacter = 0
  var startLine = 1
  var depth = 0
  /// Where records begin and end: 1 in a list of them.
  private var unitDepth = 0
  /// By depth: the column of the innermost list or mapping that is written in lines.
  private(set) var columns = [Int32](repeating: 0, count: YAMLLimits.depth + 2)
  var brackets = OpenBrackets()
  /// The spaces before each `-`, when the document is a list of lines: reading can start again at
  /// each of them; else -1.
  var itemIndent = -1
  /// Where the last event started.
  private var last = yaml_mark_t()
  /// Where the last item of such a list starts.
  var lastItem = (offset: -1, line: 0)
  var isEnded = false
  /// What else is needed to do without libyaml where that is possible.
  var plain: PlainRoad
  var cellRoad: CellRoad
  /// The plan has read a record since it was last given up.
  var hasReadCells = false
  /// Reading ends where a document or item starts at this offset or behind it.
  let stop: Int
  /// Where it ended so; nil at the end of the file.
  package internal(set) var end: ReadingPlace?

  /// - Parameters:
  ///   - usesPlain: reads what is plain without libyaml. The events are the same.
  ///   - plan: what `fillCells` reads by.
  ///   - start: where a document, or an item of a list at the margin, begins.
  ///   - stop: reads up to the first document or item that begins there or behind it.
  ///   - supply: the next bytes of the file from `start` on; nil at its end.
  package init(
    usesPlain: Bool = true, plan: CellPlan? = nil, from start: ReadingPlace = .start,
    upTo stop: Int = .max, supply: @escaping () -> [UInt8]?
  ) {
    self.stop = stop
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe input = .allocate(capacity: 1)
    unsafe input.initialize(to: InputBuffer(from: start, supply: supply))
    unsafe parser.initialize(to: yaml_parser_t())
    plain = PlainRoad(isUsed: usesPlain)
    cellRoad = CellRoad(usesPlain ? plan : nil)
    plain.go(to: start.offset, line: start.line, as: .start)
    if !usesPlain { open(at: start.offset, line: start.line) }
  }

  deinit {
    // What was never opened, or is closed, is all zeros, which libyaml takes as well.
    unsafe yaml_parser_delete(parser)
    plain.deallocate()
    cellRoad.deallocate()
    unsafe event.deallocate()
    unsafe parser.deallocate()
    unsafe input.deinitialize(count: 1)
    unsafe input.deallocate()
  }

  func close() { unsafe yaml_parser_delete(parser) }

  mutating func open() {
    // Without memory for its buffers libyaml's functions fail, which ends the reading below.
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      isEnded = true
      return
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input(
      parser,
      { data, target, size, read in
        guard let data = unsafe data, let target = unsafe target, let read = unsafe read else {
          return 0
        }
        let input = unsafe data.assumingMemoryBound(to: InputBuffer.self)
        guard let count = unsafe input.pointee.read(into: target, size: size) else { return 0 }
        unsafe read.pointee = count
        return 1
      }, input)
  }

  /// How often the plain reader met what it does not read.
  package var handOvers: Int { plain.handOvers }

  /// Replaces the batch's events by the next ones.
  package mutating func fill(_ batch: inout EventBatch) {
    batch.failures.removeAll(keepingCapacity: true)
    // Taken out of the batch, so that both can be written through plain pointers.
    var events = batch.events
    var bytes = batch.bytes
    batch.events = []
    batch.bytes = []
    var count = 0
    var used = 0
    // Few enough to stay in the processor's nearest memory until they are walked.
    let enough = min(events.count, EventBatch.enough)
    while !isEnded, count < enough, used + YAMLLimits.scalarBytes < bytes.count {
      if plain.isReading {
        let hasRoom = unsafe events.withUnsafeMutableBufferPointer { events in
          unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            unsafe readPlain(
              into: events, count: &count, text: bytes, used: &used, enough: enough)
          }
        }
        if !hasRoom { break }
        continue
      }
      let failure = unsafe events.withUnsafeMutableBufferPointer { events in
        unsafe bytes.withUnsafeMutableBufferPointer { bytes in
          unsafe read(into: events, count: &count, text: bytes, used: &used, enough: enough)
        }
      }
      guard let failure else { continue }
      // Reading stops before the last place, or the failed event left its own.
      events[count] = Event(
        kind: .failure, isPlain: false, slips: [],
        column: Int32(clamping: failure.problem.column),
        textStart: Int32(clamping: batch.failures.count), length: 0, width: 1,
        line: failure.problem.line, start: failure.problem.start, end: failure.problem.end,
        head: 0, tail: 0)
      count += 1
      batch.failures.append(failure.problem)
      startAgain(after: failure)
    }
    batch.count = count
    batch.isLast = isEnded
    batch.slips = unsafe input.pointee.check.takeProblems()
    batch.events = events
    batch.bytes = bytes
  }

  /// Reads events until there are enough and a record ends, or there is no more room (nil), the end (nil,
  /// and `isEnded`), or a fault.
  private mutating func read(
    into events: UnsafeMutableBufferPointer<Event>, count: inout Int,
    text bytes: UnsafeMutableBufferPointer<UInt8>, used: inout Int, enough: Int
  ) -> Failure? {
    while count < events.count, used + YAMLLimits.scalarBytes < bytes.count {
      if count >= enough, depth <= unitDepth { return nil }
      guard unsafe yaml_parser_parse(parser, event) == 1 else { return syntaxFailure() }
      defer { unsafe yaml_event_delete(event) }
      var out = position()
      unsafe input.pointee.keep = out.start
      last = unsafe event.pointee.start_mark
      // By number: C's own type would be compared through a protocol.
      switch unsafe event.pointee.type.rawValue {
      case YAML_SCALAR_EVENT.rawValue:
        out.kind = .scalar
        out.isPlain =
          unsafe event.pointee.data.scalar.style.rawValue == YAML_PLAIN_SCALAR_STYLE.rawValue
        if unsafe event.pointee.data.scalar.anchor != nil { out.slips.insert(.anchor) }
        if unsafe event.pointee.data.scalar.tag != nil { out.slips.insert(.tag) }
        if unsafe event.pointee.end_mark.line > event.pointee.start_mark.line,
          let failure = unsafe unclosedQuote(out, event.pointee.data.scalar.style)
        {
          return failure
        }
        let length = unsafe Int(event.pointee.data.scalar.length)
        out.textStart = Int32(truncatingIfNeeded: used)
        if length > YAMLLimits.scalarBytes {
          out.slips.insert(.tooLong)
        } else if length > 0, let value = unsafe event.pointee.data.scalar.value,
          let base = bytes.baseAddress
        {
          unsafe EventReader.keep(value, length, at: base + used, in: &out)
          if unsafe event.pointee.data.scalar.style.rawValue
            == YAML_DOUBLE_QUOTED_SCALAR_STYLE.rawValue,
            unsafe maySpoil(UnsafeBufferPointer(start: base + used, count: length))
          {
            out.slips.insert(.escapes)
          }
          used += length
        }
        if !out.isPlain || brackets.count > 0,
          let failure = unsafe looked(
            at: out, event.pointee.end_mark, event.pointee.data.scalar.style)
        {
          return failure
        }
      case YAML_MAPPING_START_EVENT.rawValue:
        out.kind = .mappingStart
        if unsafe event.pointee.data.mapping_start.anchor != nil { out.slips.insert(.anchor) }
        if unsafe event.pointee.data.mapping_start.tag != nil { out.slips.insert(.tag) }
        if depth == 1, itemIndent >= 0 { lastItem = (out.start, out.line) }
        let isFlow =
          unsafe event.pointee.data.mapping_start.style.rawValue == YAML_FLOW_MAPPING_STYLE.rawValue
        columns[depth + 1] = isFlow ? columns[depth] : out.column
        depth += 1
        if isFlow, let failure = unsafe opens(out, event.pointee.end_mark) { return failure }
      case YAML_SEQUENCE_START_EVENT.rawValue:
        out.kind = .sequenceStart
        if unsafe event.pointee.data.sequence_start.anchor != nil { out.slips.insert(.anchor) }
        if unsafe event.pointee.data.sequence_start.tag != nil { out.slips.insert(.tag) }
        let isFlow =
          unsafe event.pointee.data.sequence_start.style.rawValue
          == YAML_FLOW_SEQUENCE_STYLE.rawValue
        if depth == 0 {
          itemIndent = isFlow ? -1 : Int(out.column) - 1
          unitDepth = 1
        }
        columns[depth + 1] = isFlow ? columns[depth] : out.column
        depth += 1
        if isFlow, let failure = unsafe opens(out, event.pointee.end_mark) { return failure }
      case YAML_MAPPING_END_EVENT.rawValue:
        out.kind = .mappingEnd
        depth -= 1
        if let failure = unsafe closes(out, event.pointee.end_mark) { return failure }
      case YAML_SEQUENCE_END_EVENT.rawValue:
        out.kind = .sequenceEnd
        depth -= 1
        if let failure = unsafe closes(out, event.pointee.end_mark) { return failure }
      case YAML_DOCUMENT_START_EVENT.rawValue:
        out.kind = .documentStart
        itemIndent = -1
        unitDepth = 0
        if unsafe event.pointee.data.document_start.implicit == 0, leaves(at: out, as: .document) {
          return nil
        }
      case YAML_DOCUMENT_END_EVENT.rawValue:
        out.kind = .documentEnd
      case YAML_ALIAS_EVENT.rawValue:
        out.kind = .alias
        if brackets.count > 0,
          let failure = unsafe looked(at: out, event.pointee.end_mark, YAML_ANY_SCALAR_STYLE)
        {
          return failure
        }
      case YAML_STREAM_END_EVENT.rawValue:
        isEnded = true
        return nil
      default:
        continue
      }
      if depth > YAMLLimits.depth {
        return Failure(
          problem: Problem(
            fault: .tooDeep, start: out.start, end: out.end, line: out.line,
            column: Int(out.column)),
          again: (out.start, out.line, false))
      }
      if plain.skippedEvents > 0 {
        plain.skippedEvents -= 1
        continue
      }
      unsafe events[count] = out
      count += 1
      if depth == 1, itemIndent == 0, leaves(behind: out) { return nil }
    }
    return nil
  }

  /// An event with nothing but its place.
  @inline(__always)
  private func position() -> Event {
    let first = unsafe Int(event.pointee.start_mark.index)
    let behind = unsafe Int(event.pointee.end_mark.index)
    var start = startCharacter + first
    var end = startCharacter + behind
    if unsafe input.pointee.check.hasWide {
      start = unsafe input.pointee.check.offset(ofCharacter: start)
      end = unsafe input.pointee.check.offset(ofCharacter: end)
    }
    return unsafe Event(
      kind: .documentEnd, isPlain: false, slips: [],
      column: Int32(clamping: event.pointee.start_mark.column) &+ 1, textStart: 0, length: 0,
      width: Int32(clamping: behind - first),
      line: startLine + Int(event.pointee.start_mark.line), start: start, end: end, head: 0,
      tail: 0)
  }

  // MARK: faults

  /// What was wrong, and from where on reading may start again.
  struct Failure {
    var problem: Problem
    var again: (offset: Int, line: Int, isLineStart: Bool)
  }

  /// A quoted text of several lines that stand further left than it may go on: its end was forgotten,
  /// and libyaml has taken the next quotation mark for it.
  private func unclosedQuote(_ event: Event, _ style: yaml_scalar_style_t) -> Failure? {
    let isQuoted =
      style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
    guard isQuoted,
      unsafe input.pointee.hasLine(
        in: event.start..<event.end, leftOf: Int(columns[depth]))
    else { return nil }
    return Failure(
      problem: Problem(
        fault: .quoteNotClosed, start: event.start, end: event.start + 1, line: event.line,
        column: Int(event.column)),
      again: (event.start, event.line, false))
  }

  private func syntaxFailure() -> Failure {
    let error = unsafe SyntaxError(parser.pointee)
    func place(_ mark: yaml_mark_t) -> (offset: Int, line: Int, column: Int) {
      let character = startCharacter + Int(mark.index)
      let offset =
        unsafe input.pointee.check.hasWide
        ? input.pointee.check.offset(ofCharacter: character) : character
      return (offset, startLine + Int(mark.line), Int(mark.column) + 1)
    }
    let again = place(error.again)
    let isStalled = unsafe input.pointee.isStalled
    // Where it stalled says nothing: behind the last event the text without an end begins.
    var at = place(isStalled ? last : error.mark)
    var fault = isStalled ? .tooMuch : unsafe error.fault(input.pointee.byte(at: at.offset))
    if fault == .colonMissing, unsafe input.pointee.hasDistantColon(from: at.offset) {
      fault = .keyTooLong
    } else if fault == .colonMisplaced, let key = unsafe input.pointee.longKey(before: at.offset) {
      fault = .keyTooLong
      at.offset = key.start
      at.column -= key.characters
    }
    return Failure(
      problem: Problem(
        fault: fault, start: at.offset, end: at.offset + 1, line: at.line, column: at.column),
      again: (again.offset, again.line, again.column == 1))
  }

  /// Starts a new parser behind a fault: at the next document, or list item where that is safe.
  private mutating func startAgain(after failure: Failure) {
    var (offset, line, isLineStart) = failure.again
    if offset <= startOffset { (offset, line, isLineStart) = (startOffset, startLine, false) }
    if itemIndent >= 0, offset <= lastItem.offset {
      (offset, line, isLineStart) = (lastItem.offset, lastItem.line, false)
    }
    close()
    plain.skippedEvents = 0
    let next = unsafe input.pointee.restart(
      from: offset, line: line, isLineStart: isLineStart, itemIndent: itemIndent)
    guard let next else {
      isEnded = true
      return
    }
    if next.offset >= stop {
      end(at: next.offset, line: next.line)
    } else if plain.isUsed {
      plain.go(to: next.offset, line: next.line, as: .start)
    } else {
      open(at: next.offset, line: next.line)
    }
  }

  /// The rest is for somebody else to read.
  mutating func end(at offset: Int, line: Int) {
    isEnded = true
    end = ReadingPlace(offset: offset, line: line)
  }

  /// Starts libyaml at a place that the input goes on from.
  mutating func open(at offset: Int, line: Int) {
    startOffset = offset
    startLine = line
    startCharacter = unsafe input.pointee.check.character(at: offset)
    depth = 0
    brackets = OpenBrackets()
    itemIndent = -1
    last = yaml_mark_t()
    lastItem = (-1, 0)
    open()
  }
}
