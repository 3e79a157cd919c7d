// EventReader.swift: owns one libyaml parser and turns chunks of bytes into batches of events.
// After a fault in the form of the text it starts again at the next document (or list item).
// EventReader+Opening.swift: how libyaml is started. EventReader+Libyaml.swift: what it says.
// EventReader+Plain.swift: which documents and items need no libyaml. EventReader+Remarks.swift: what libyaml
// takes though text would be lost.

import CYAML
import Text

/// Reads YAML from chunks of bytes; opens no file.
@safe
package struct EventReader: ~Copyable {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  /// Where libyaml puts the next event; read in place, for it is large.
  let event: UnsafeMutablePointer<yaml_event_t>
  let input: UnsafeMutablePointer<InputBuffer>
  /// What libyaml's marks count from: the place at which it was started last.
  var startOffset = 0
  var startCharacter = 0
  var startLine = 1
  var depth = 0
  /// Where records begin and end: 1 in a list of them.
  var unitDepth = 0
  /// By depth: the column of the innermost list or mapping that is written in lines.
  var columns = [Int32](repeating: 0, count: YAMLLimits.depth + 2)
  var brackets = OpenBrackets()
  /// The spaces before each `-`, when the document is a list of lines: reading can start again at
  /// each of them; else -1.
  var itemIndent = -1
  /// Where the last event started.
  var last = yaml_mark_t()
  /// Where the last item of such a list starts.
  var lastItem = (offset: -1, line: 0)
  var isEnded = false
  /// What libyaml has said so far.
  var sentences = YAMLSentences()
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
  ///   - memory: of a reader that has read (`takeMemory`).
  ///   - supply: the next bytes of the file from `start` on; nil at its end.
  package init(
    usesPlain: Bool = true, plan: CellPlan? = nil, from start: ReadingPlace = .start,
    upTo stop: Int = .max, memory: [UInt8] = [], supply: @escaping () -> [UInt8]?
  ) {
    self.stop = stop
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    unsafe input = .allocate(capacity: 1)
    unsafe input.initialize(
      to: InputBuffer(for: parser, from: start, memory: memory, supply: supply))
    unsafe parser.initialize(to: yaml_parser_t())
    plain = PlainRoad(isUsed: usesPlain)
    cellRoad = CellRoad(usesPlain ? plan : nil)
    plain.go(to: start.offset, line: start.line, as: .start)
    if !usesPlain { open(at: start.offset, line: start.line) }
  }

  deinit {
    // What was never opened is all zeros, which libyaml takes as well.
    unsafe yaml_parser_delete(parser)
    plain.deallocate()
    cellRoad.deallocate()
    unsafe event.deallocate()
    unsafe parser.deallocate()
    unsafe input.deinitialize(count: 1)
    unsafe input.deallocate()
  }

  /// Gives the memory of its bytes to another reader; nothing can be read any more.
  package mutating func takeMemory() -> [UInt8] { unsafe input.pointee.takeMemory() }

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

  // MARK: faults

  /// What was wrong, and from where on reading may start again.
  struct Failure {
    var problem: Problem
    var again: (offset: Int, line: Int, isLineStart: Bool)
  }

  /// A quoted text of several lines that stand further left than it may go on: its end was forgotten,
  /// and libyaml has taken the next quotation mark for it.
  func unclosedQuote(_ event: Event, _ style: yaml_scalar_style_t) -> Failure? {
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

  mutating func syntaxFailure() -> Failure {
    let error = unsafe SyntaxError(parser, &sentences)
    func place(_ mark: yaml_mark_t) -> (offset: Int, line: Int, column: Int) {
      let character = startCharacter + Int(mark.index)
      let offset =
        unsafe input.pointee.check.hasWide
        ? input.pointee.check.offset(ofCharacter: character) : character
      return (offset, startLine + Int(mark.line), Int(mark.column) + 1)
    }
    let again = place(error.mark)
    let isStalled = unsafe input.pointee.isStalled
    // Where it stalled says nothing: behind the last event the text without an end begins.
    var at = isStalled ? place(last) : again
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

  /// Starts again behind a fault: at the next document, or list item where that is safe.
  private mutating func startAgain(after failure: Failure) {
    var (offset, line, isLineStart) = failure.again
    if offset <= startOffset { (offset, line, isLineStart) = (startOffset, startLine, false) }
    if itemIndent >= 0, offset <= lastItem.offset {
      (offset, line, isLineStart) = (lastItem.offset, lastItem.line, false)
    }
    plain.skippedEvents = 0
    let next = unsafe input.pointee.restart(
      from: offset, line: line, isLineStart: isLineStart, itemIndent: itemIndent)
    guard let next else {
      isEnded = true
      return
    }
    if next.offset >= stop {
      end(at: next.offset, line: next.line)
    } else if plain.isUsed, plain.isWaitOver() {
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
}
