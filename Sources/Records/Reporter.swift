// Reporter.swift: collects the messages (RecordMessage.swift) about the record being read.

import Text

struct Reporter {
  let file: FileID
  let name: String
  private(set) var messages: [RecordMessage] = []
  /// Of the record being read.
  private(set) var errors = 0
  private var shownMessages = 0
  private(set) var hiddenMessages = 0
  private(set) var recordStart = Spot(start: 0, width: 1, line: 1, column: 1)
  /// Where the messages about the record begin.
  private(set) var first = 0

  init(file: FileID, name: String) {
    self.file = file
    self.name = name
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file, clamping: start, end)
  }

  mutating func beginRecord(_ spot: Spot) {
    errors = 0
    shownMessages = 0
    hiddenMessages = 0
    recordStart = spot
    first = messages.count
  }

  /// Whether further messages about the record would only be counted.
  var isFull: Bool { shownMessages == RecordLimits.messagesPerRecord }

  /// Puts the messages about the record in the order of its text, and says how many more were held
  /// back: what is wrong with its bytes, or missing from it, only comes out at its end.
  mutating func endRecord() {
    if messages.count - first > 1 {
      // A record's messages may be parted by those of the batch before: only these are here.
      let ordered = messages[first...].enumerated().sorted { a, b in
        let (p, q) = (a.element.spot, b.element.spot)
        return (p.line, p.column, a.offset) < (q.line, q.column, b.offset)
      }
      messages.replaceSubrange(first..., with: ordered.map(\.element))
    }
    if hiddenMessages > 0 { add(RecordFault.moreMessages(hiddenMessages), recordStart) }
    shownMessages = 0
    hiddenMessages = 0
  }

  /// - Parameters:
  ///   - first: where what is said twice stands first.
  ///   - right: what to write instead of what stands at the place, when that is certain.
  mutating func report(
    _ fault: some Fault, _ spot: Spot, first: Spot? = nil, right: String? = nil
  ) {
    if fault.severity == .error { errors += 1 }
    if isFull {
      hiddenMessages += 1
      return
    }
    shownMessages += 1
    add(fault, spot, first, right)
  }

  private mutating func add(
    _ fault: some Fault, _ spot: Spot, _ first: Spot? = nil, _ right: String? = nil
  ) {
    messages.append(
      RecordMessage(
        fault: fault, file: file, name: name, spot: spot, first: first, right: right))
  }

  /// Goes on with a record of which these messages are known already, and how many were held back.
  mutating func take(_ known: [RecordMessage], hidden: Int) {
    messages += known
    shownMessages += known.count
    hiddenMessages += hidden
  }

  var count: Int { messages.count }

  mutating func takeMessages() -> [RecordMessage] {
    defer {
      messages = []
      first = 0
    }
    return messages
  }
}
