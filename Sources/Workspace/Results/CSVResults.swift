// CSVResults.swift: one row a person, one or two columns a result; refused records are rows too.

import Evaluation
import Semantics
import Text

struct CSVResults: ResultWriter {
  let context: ResultContext
  let dialect: CSVDialect
  private let plan: CSVPlan
  /// What follows the reason in the row of a refused record: nothing but empty cells.
  private let refusalEnd: [UInt8]

  init(_ context: ResultContext, _ dialect: CSVDialect) {
    self.context = context
    self.dialect = dialect
    plan = CSVPlan(context, dialect)
    // A row's first cell has no separator.
    var csv = CSVText(dialect)
    csv.empty()
    for subject in context.layout.subjects {
      csv.empty()
      if subject.kind.hasReasons { csv.empty() }
    }
    csv.empty()
    csv.endRow()
    refusalEnd = csv.bytes
  }

  var sheet: CSVPlan? { plan }
  var separator: [UInt8] { [] }

  func head() -> [UInt8] {
    var csv = CSVText(dialect)
    csv.cell(context.identity.keyName)
    if context.identity.hasName { csv.cell("nama") }
    for name in ["dinas", "aturan", "status", "keterangan"] { csv.cell(name) }
    for subject in context.layout.subjects {
      let name = "\(subject.kind.name) \(subject.name)"
      csv.cell(name)
      if subject.kind.hasReasons { csv.cell("\(name): alasan") }
    }
    csv.cell("belum lengkap")
    csv.endRow()
    return dialect.mark + csv.bytes
  }

  func foot(_ totals: ResultTotals, rows: [TableRow]) -> [UInt8] { [] }

  func piece(_ batch: EvaluatedBatch, into piece: inout ResultPiece) {
    var row = CSVRow(context, dialect)
    var next = 0
    while next < batch.entries.count {
      if let ready = batch.readyPersons(from: next), let sheet = batch.sheet {
        piece.add(sheet.bytes(of: ready))
        next += ready.count
        continue
      }
      var csv = CSVText(dialect)
      switch batch.entries[next] {
      case .person(let person): row.write(person, of: batch, to: &csv)
      case .refused(let refusal): write(refusal, to: &csv)
      }
      piece.add(csv.bytes)
      next += 1
    }
  }

  private func write(_ refusal: Refusal, to csv: inout CSVText) {
    csv.empty()
    if context.identity.hasName { csv.empty() }
    csv.empty()
    csv.empty()
    csv.cell("ditolak")
    csv.cell(
      "\(refusal.code) \(refusal.file):\(refusal.line): \(refusal.words.indonesian)")
    csv.endRow(with: refusalEnd)
  }
}

/// Writes the rows of persons; keeps its room from row to row.
private struct CSVRow {
  private let context: ResultContext
  private let dialect: CSVDialect
  private var cells: [Content]
  private var reasons: [String]

  private enum Content {
    case none
    case text(String)
    case number(String)
  }

  init(_ context: ResultContext, _ dialect: CSVDialect) {
    self.context = context
    self.dialect = dialect
    cells = Array(repeating: .none, count: context.layout.subjects.count)
    reasons = Array(repeating: "", count: context.layout.subjects.count)
  }

  mutating func write(_ row: Int, of batch: EvaluatedBatch, to csv: inout CSVText) {
    let outcome = batch.outcome(of: row)
    csv.identifier(context.identity.key(batch.table, row))
    if context.identity.hasName { csv.cell(context.identity.name(batch.table, row)) }
    let agency = context.identity.agency(context.identity.agencyCode(batch.table, row))
    csv.cell((dialect == .excel ? agency?.label : agency?.name) ?? "")
    guard let set = outcome.set else {
      csv.empty()
      csv.cell("tanpa aturan")
      csv.cell("tidak ada aturan yang berlaku bagi dinas ini pada tanggal penilaian")
      fill(nil, &csv)
      return
    }
    csv.cell(context.policy.sets[set].name)
    csv.cell("dinilai")
    csv.empty()
    fill(outcome, &csv)
  }

  private mutating func fill(_ outcome: Outcome?, _ csv: inout CSVText) {
    for place in cells.indices {
      cells[place] = .none
      reasons[place] = ""
    }
    var missing: [Reason] = []
    if let outcome {
      context.layout.visit(outcome) { place, item in
        switch item {
        case .value(let value, let type):
          cells[place] = content(value, type)
          if value.state != .known { missing += value.reasons }
        case .promotion(let result, let rule):
          cells[place] = .text(ResultWords.text(result.status))
          reasons[place] = ResultWords.reasons(result, rule).joined(separator: "; ")
          missing += result.reasons
        case .training(let result, _):
          let priority = result.priority.map { " prioritas \($0.rawValue)" } ?? ""
          cells[place] = .text(
            ResultWords.text(result.status) + (result.status == .triggered ? priority : ""))
          missing += result.reasons
        case .placement(let result, _):
          cells[place] = .text(ResultWords.text(result.status))
          missing += result.reasons
        case .flag(let result, _, _):
          cells[place] = .text(ResultWords.text(result.status))
          missing += result.reasons
        }
      }
    }
    for (place, subject) in context.layout.subjects.enumerated() {
      switch cells[place] {
      case .none: csv.empty()
      case .text(let text): csv.cell(text)
      case .number(let digits): csv.number(digits)
      }
      if subject.kind.hasReasons { csv.cell(reasons[place]) }
    }
    csv.cell(ResultWords.paths(missing).joined(separator: "; "))
    csv.endRow()
  }

  private func content(_ outcome: ValueOutcome, _ type: ScalarType) -> Content {
    switch outcome.state {
    case .missing: return .none
    case .failed: return .text(ResultWords.failed)
    case .conflict: return .text(ResultWords.conflict)
    case .known: break
    }
    if case .number = type {
      return .number(ResultWords.text(outcome.value, type, context.vocabulary))
    }
    if dialect == .excel, case .member(let code) = outcome.value, case .member(let id) = type {
      return .text(ResultWords.member(code, id, context.vocabulary)?.label ?? "")
    }
    return .text(ResultWords.text(outcome.value, type, context.vocabulary))
  }
}

extension EvaluatedBatch {
  /// The persons from an entry on that stand one behind another and whose rows are ready; nil: none.
  fileprivate func readyPersons(from entry: Int) -> Range<Int>? {
    guard let sheet, case .person(let first) = entries[entry], sheet.isReady(first) else {
      return nil
    }
    var (next, end) = (entry + 1, first + 1)
    while next < entries.count, case .person(let person) = entries[next], person == end,
      sheet.isReady(person)
    {
      next += 1
      end += 1
    }
    return first..<end
  }
}

extension SubjectKind {
  /// Whether it says in a column of its own why.
  var hasReasons: Bool { self == .promotion }
}
