// RecordMessage.swift: a message about a record, as little as tells it: its words are made when somebody asks
// for them. Broken text makes very many messages, of which most are only counted.
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
}

/// A message about a record.
package struct RecordMessage: Sendable {
  let fault: any Fault
  let file: FileID
  let name: String
  let spot: Spot
  /// Where what is said twice stands first.
  let first: Spot?
  /// What may be written instead, for certain.
  let right: String?

  package var code: String { fault.code }
  package var severity: Severity { fault.severity }
  package var words: Words { fault.words }
  package var line: Int { spot.line }

  package var diagnostic: Diagnostic {
    let culprit = spot.range(in: file)
    let isExact = spot.end < Int(Int32.max)
    return Diagnostic(
      fault, at: culprit,
      others: first.map { [Label($0.range(in: file), Words("yang pertama", en: "the first"))] }
        ?? [],
      fix: isExact ? right.map { [Edit(culprit, $0)] } ?? [] : [])
  }

  /// Of the labels of `diagnostic`, each at its number.
  package var places: [RecordPlace] { ([spot] + (first.map { [$0] } ?? [])).map(place) }

  private func place(_ spot: Spot) -> RecordPlace {
    RecordPlace(file: name, line: spot.line, column: spot.column, length: max(1, spot.width))
  }
}

/// Two messages are the same that say the same.
extension RecordMessage: Hashable {
  package static func == (a: RecordMessage, b: RecordMessage) -> Bool {
    a.line == b.line && a.places == b.places && a.diagnostic == b.diagnostic
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(name)
    hasher.combine(spot.line)
    hasher.combine(spot.column)
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
    switch event.kind {
    case .scalar where event.width > 0, .alias where event.width > 0:
      end = event.end
      width = Int(event.width)
    default:
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

  func range(in file: FileID) -> SourceRange { SourceRange(file: file, clamping: start, end) }
}

extension SourceRange {
  /// Offsets beyond 2 GiB do not fit: of those, line and column say where they are.
  init(file: FileID, clamping start: Int, _ end: Int) {
    self.init(
      file: file, start: min(start, Int(Int32.max)), end: min(max(start, end), Int(Int32.max)))
  }
}
