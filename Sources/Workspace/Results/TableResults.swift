// TableResults.swift: results for people at a terminal: a table per dinas, then what was left out.
// Shows what asks for attention; csv and json show everything.

import Evaluation
import Explanation
import Semantics
import Text
import Values

/// One line of a table, kept until all are known.
struct TableRow: Sendable {
  /// Code of the dinas; -1 for none.
  var agency: Int
  /// Index of the rule set; nil: a refusal.
  var set: Int?
  /// For a person: one cell per column. For a refusal: its one line.
  var cells: [String]
}

struct TableResults: ResultWriter {
  let context: ResultContext
  /// The results that have a column each.
  private let valuePlaces: [Int]
  private let columns: [TextTable.Column]

  init(_ context: ResultContext) {
    self.context = context
    valuePlaces = TableResults.valuePlaces(context)
    columns = TableResults.columns(context, valuePlaces)
  }

  var tellsReasons: Bool { false }

  var separator: [UInt8] { [] }

  func head() -> [UInt8] { [] }

  func piece(_ batch: EvaluatedBatch, into piece: inout ResultPiece) {
    for entry in batch.entries {
      switch entry {
      case .refused(let refusal):
        let words = refusal.words.text(in: context.language)
        piece.rows.append(
          TableRow(
            agency: -1, set: nil,
            cells: ["\(refusal.file):\(refusal.line): \(words) [\(refusal.code)]"]))
      case .person(let row):
        guard let set = batch.outcome(of: row).set else { continue }
        piece.rows.append(
          TableRow(
            agency: context.identity.agencyCode(batch.table, row) ?? -1, set: set,
            cells: cells(row, of: batch)))
      }
    }
  }

  /// Groups, and tables that end in a member of a scale and are no step to another table, have a
  /// column each.
  private static func valuePlaces(_ context: ResultContext) -> [Int] {
    let steps = steps(context.policy)
    return context.layout.subjects.indices.filter { place in
      let subject = context.layout.subjects[place]
      switch subject.kind {
      case .group, .score: return true
      case .table: return context.layout.scales.contains(place) && !steps.contains(subject.name)
      case .formula, .indicator, .promotion, .training, .placement, .flag: return false
      }
    }
  }

  /// The tables that other tables look up.
  private static func steps(_ policy: Policy) -> Set<String> {
    var names = Set<String>()
    for set in policy.sets {
      for column in set.tables.flatMap(\.columns) {
        if case .table(let id, _, _) = set[column.expression].kind {
          names.insert(set.tables[id.index].origin.name)
        }
      }
    }
    return names
  }

  private static func columns(
    _ context: ResultContext, _ valuePlaces: [Int]
  ) -> [TextTable.Column] {
    var columns = [TextTable.Column(title: context.identity.keyName.uppercased())]
    columns.append(TextTable.Column(title: context.say("Nama", "Name"), narrowest: 12))
    for place in valuePlaces {
      let subject = context.layout.subjects[place]
      let title = subject.name.split(separator: "_").joined(separator: " ")
      columns.append(TextTable.Column(title: title, isNumber: subject.kind != .table))
    }
    columns.append(TextTable.Column(title: context.say("Keputusan", "Decisions"), narrowest: 30))
    return columns
  }

  private func cells(_ row: Int, of batch: EvaluatedBatch) -> [String] {
    var values = Array(repeating: "", count: valuePlaces.count)
    var decisions = AttentionList()
    context.layout.visit(batch.outcome(of: row)) { place, item in
      let name = context.layout.subjects[place].name
      switch item {
      case .value(let value, let type):
        if let column = valuePlaces.firstIndex(of: place) { values[column] = shown(value, type) }
      case .promotion(let result, _):
        if result.status == .eligible { decisions.eligible.append(name) }
        decisions.addOpen(name, [.undetermined, .failed, .conflict].contains(result.status))
      case .training(let result, _):
        if result.status == .triggered {
          let isPlain = result.priority == .medium || result.priority == nil
          decisions.trainings.append(isPlain ? name : "\(name) (\(priority(result.priority)))")
        }
        decisions.addOpen(name, [.undetermined, .failed, .conflict].contains(result.status))
      case .placement(let result, _):
        if result.status == .suitable { decisions.placements.append(name) }
        decisions.addOpen(name, [.undetermined, .failed, .conflict].contains(result.status))
      case .flag(let result, _, _):
        if result.status == .raised { decisions.flags.append(name) }
        decisions.addOpen(name, [.undetermined, .failed, .conflict].contains(result.status))
      }
    }
    return [context.identity.key(batch.table, row), context.identity.name(batch.table, row)]
      + values + [decisions.text(in: context.language)]
  }

  private func shown(_ value: ValueOutcome, _ type: ScalarType) -> String {
    switch value.state {
    case .known: ValueText.words(value, type, context.vocabulary).text(in: context.language)
    case .missing: "–"
    case .failed: say("galat", "error")
    case .conflict: say("bentrok", "conflict")
    }
  }

  private func priority(_ priority: Training.Priority?) -> String {
    switch priority {
    case .high?: say("tinggi", "high")
    case .low?: say("rendah", "low")
    case .medium?, nil: say("sedang", "medium")
    }
  }

  func foot(_ totals: ResultTotals, rows: [TableRow]) -> [UInt8] {
    var out = ""
    var byGroup: [Group: [TableRow]] = [:]
    for row in rows {
      if let set = row.set { byGroup[Group(agency: row.agency, set: set), default: []].append(row) }
    }
    let tables = byGroup.sorted { $0.key < $1.key }.map { group, people in
      { @Sendable in
        var table = TextTable(columns, width: context.layout.options.width)
        for person in people { table.add(person.cells) }
        return heading(group, people.count) + "\n\n" + table.text() + "\n"
      }
    }
    for table in Threads(context.threads).map(tables) { out += table }
    let refusals = rows.filter { $0.set == nil }.flatMap(\.cells)
    if !refusals.isEmpty || !totals.withoutRules.isEmpty {
      out += say("Tidak dinilai", "Not evaluated") + "\n\n"
      for line in refusals { out += "  \(DisplayText.visible(line))\n" }
      for (agency, people) in totals.withoutRules {
        out += "  \(agency): "
        out += say(
          "\(people) orang; tidak ada aturan yang berlaku pada tanggal penilaian",
          "\(people) people; no rules are in force on the evaluation date")
        out += "\n"
      }
      out += "\n"
    }
    out += EvaluationReport.summary(totals.evaluated, totals.leftOut, totals.withoutRules)
      .text(in: context.language)
    return Array((out + "\n").utf8)
  }

  private struct Group: Hashable, Comparable {
    var agency: Int
    var set: Int
    static func < (a: Group, b: Group) -> Bool { (a.agency, a.set) < (b.agency, b.set) }
  }

  private func heading(_ group: Group, _ people: Int) -> String {
    let set = context.policy.sets[group.set]
    let name = context.identity.agency(group.agency)?.label ?? set.label
    let date = context.date.words.text(in: context.language)
    return say(
      "\(name): \(people) pegawai, dinilai per \(date)",
      "\(name): \(people) people, evaluated on \(date)")
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    context.say(indonesian, english)
  }
}

extension ResultContext {
  fileprivate func say(_ indonesian: String, _ english: String) -> String {
    Words(indonesian, en: english).text(in: language)
  }
}

/// What about a person asks for attention, a line for each kind.
private struct AttentionList {
  var eligible: [String] = []
  var trainings: [String] = []
  var placements: [String] = []
  var flags: [String] = []
  private var open: [String] = []

  mutating func addOpen(_ name: String, _ isOpen: Bool) {
    if isOpen { open.append(name) }
  }

  func text(in language: Language) -> String {
    let lines: [(words: Words, names: [String])] = [
      (Words("layak", en: "eligible"), eligible), (Words("pelatihan", en: "training"), trainings),
      (Words("sesuai", en: "suitable"), placements), (Words("tanda", en: "flags"), flags),
      (Words("belum dapat ditentukan", en: "undetermined"), open),
    ]
    return lines.filter { !$0.names.isEmpty }.map { line in
      "\(line.words.text(in: language)): \(line.names.joined(separator: ", "))"
    }.joined(separator: "\n")
  }
}
