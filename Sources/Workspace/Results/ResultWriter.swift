// ResultWriter.swift: what every form of results has in common: a head, one piece per batch, a foot.

import Evaluation
import Program
import Records
import Semantics
import Text
import Values

/// A batch with what came out for it.
struct EvaluatedBatch {
  enum Entry {
    /// A row of the batch.
    case person(Int)
    case refused(Refusal)
  }
  var file: RecordFile
  var table: RecordTable
  /// By person; empty when nobody's is needed.
  var outcomes: [Outcome]
  /// Rows already written.
  var sheet: CSVSheet?
  /// Persons and refusals in the order of the file.
  var entries: [Entry]

  func outcome(of person: Int) -> Outcome {
    outcomes.indices.contains(person) ? outcomes[person] : Outcome(row: person, set: nil)
  }
}

/// A record left out, and why.
struct Refusal: Hashable, Sendable {
  var file: String
  var line: Int
  var code: String
  var words: Words
}

/// What a batch becomes in a form.
struct ResultPiece: Sendable {
  var bytes: [UInt8] = []
  /// Only of the form for terminals, which cannot show a table before it knows all of it.
  var rows: [TableRow] = []
  var messages: [RecordMessage] = []
  var evaluated = 0
  var leftOut = 0
  /// Persons without rules, by code of their dinas; -1 for none.
  var withoutRules: [Int: Int] = [:]

  mutating func add(_ more: [UInt8]) {
    if bytes.isEmpty { bytes = more } else { bytes += more }
  }
}

/// How it all ended, for the foot.
struct ResultTotals: Sendable {
  var evaluated = 0
  var leftOut = 0
  /// By dinas, in their order.
  var withoutRules: [(agency: String, people: Int)] = []
}

/// What all forms know.
struct ResultContext: Sendable {
  var layout: ResultLayout
  var identity: PersonIdentity
  var date: CalendarDate
  var language: Language
  /// How many may write.
  var threads: Int

  var policy: Policy { layout.policy }
  var vocabulary: Vocabulary { layout.policy.vocabulary }
}

extension ResultWriter {
  var sheet: CSVPlan? { nil }
  var tellsReasons: Bool { true }
}

/// A form of results.
protocol ResultWriter: Sendable {
  var context: ResultContext { get }
  func head() -> [UInt8]
  /// The batch's part; from any thread.
  func piece(_ batch: EvaluatedBatch, into piece: inout ResultPiece)
  /// Rows that can be written without outcomes; nil: all need them.
  var sheet: CSVPlan? { get }
  /// Whether it says why something is open: finding that out takes time.
  var tellsReasons: Bool { get }
  /// Stands between two pieces that are not empty.
  var separator: [UInt8] { get }
  func foot(_ totals: ResultTotals, rows: [TableRow]) -> [UInt8]
}

extension ResultFormat {
  func writer(_ context: ResultContext) -> any ResultWriter {
    switch self {
    case .table: TableResults(context)
    case .json: JSONResults(context: context, isLines: false)
    case .jsonl: JSONResults(context: context, isLines: true)
    case .csv: CSVResults(context, .plain)
    case .excel: CSVResults(context, .excel)
    }
  }
}
