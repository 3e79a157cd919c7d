// Reporter.swift: collects the messages about the record being read, with line and column.
// A record file's bytes are not kept, so every message carries its own places.

package import Text
import YAML

/// Where a label of a message stands, for a file whose bytes are gone.
package struct RecordPlace: Hashable, Sendable {
  package var file: String
  /// 1-based; the column in characters.
  package var line: Int
  package var column: Int
  /// In characters, at least 1.
  package var length: Int

  package init(file: String, line: Int, column: Int, length: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A message about a record. `places[i]` belongs to `diagnostic.labels[i]`.
package struct RecordMessage: Hashable, Sendable {
  package var diagnostic: Diagnostic
  package var places: [RecordPlace]

  package init(diagnostic: Diagnostic, places: [RecordPlace]) {
    self.diagnostic = diagnostic
    self.places = places
  }
}

/// Where something stands in the file being read.
struct Spot {
  /// In bytes.
  var start: Int
  var end: Int
  /// In characters.
  var width: Int
  var line: Int
  var column: Int

  /// A place of single-byte characters.
  init(start: Int, width: Int, line: Int, column: Int) {
    self.start = start
    end = start + width
    self.width = width
    self.line = line
    self.column = column
  }

  /// The place of a scalar, or of the bracket or first key of anything larger.
  init(_ event: Event) {
    start = event.start
    if event.kind == .scalar || event.kind == .alias, event.width > 0 {
      end = event.end
      width = Int(event.width)
    } else {
      end = event.start + 1
      width = 1
    }
    line = event.line
    column = Int(event.column)
  }

  init(_ problem: Problem) {
    start = problem.start
    end = problem.end
    width = 1
    line = problem.line
    column = problem.column
  }

  /// A part of it, in single-byte characters from its start.
  func part(_ range: Range<Int>) -> Spot {
    Spot(
      start: start + range.lowerBound, width: range.count, line: line,
      column: column + range.lowerBound)
  }
}

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
    // Offsets beyond 2 GiB do not fit; the places below say where.
    SourceRange(
      file: file, start: min(start, Int(Int32.max)), end: min(max(start, end), Int(Int32.max)))
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
        let (p, q) = (a.element.places[0], b.element.places[0])
        return (p.line, p.column, a.offset) < (q.line, q.column, b.offset)
      }
      messages.replaceSubrange(first..., with: ordered.map(\.element))
    }
    if hiddenMessages > 0 { add(RecordFault.moreMessages(hiddenMessages), recordStart, [], nil) }
    shownMessages = 0
    hiddenMessages = 0
  }

  /// - Parameters:
  ///   - other: a second place that takes part.
  ///   - right: what to write instead of what stands at the place, when that is certain.
  mutating func report(
    _ fault: some Fault, _ spot: Spot, other: (spot: Spot, words: Words)? = nil,
    right: String? = nil
  ) {
    if fault.severity == .error { errors += 1 }
    if isFull {
      hiddenMessages += 1
      return
    }
    shownMessages += 1
    add(fault, spot, other.map { [$0] } ?? [], right)
  }

  private mutating func add(
    _ fault: some Fault, _ spot: Spot, _ others: [(spot: Spot, words: Words)], _ right: String?
  ) {
    let culprit = range(spot.start, spot.end)
    let isExact = spot.end < Int(Int32.max)
    let diagnostic = Diagnostic(
      fault, at: culprit,
      others: others.map { Label(range($0.spot.start, $0.spot.end), $0.words) },
      fix: isExact ? right.map { [Edit(culprit, $0)] } ?? [] : [])
    messages.append(
      RecordMessage(diagnostic: diagnostic, places: ([spot] + others.map(\.spot)).map(place)))
  }

  private func place(_ spot: Spot) -> RecordPlace {
    RecordPlace(
      file: name, line: spot.line, column: spot.column, length: max(1, spot.width))
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
