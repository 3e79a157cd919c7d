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
  /// Beneath a person: what asks for attention.
  var notes: [String] = []
}

struct TableResults: ResultWriter {
  let context: ResultContext

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
        guard let set = batch.outcomes[row].set else { continue }
        let (cells, notes) = shown(row, of: batch)
        piece.rows.append(
          TableRow(
            agency: context.identity.agencyCode(batch.table, row) ?? -1, set: set, cells: cells,
            notes: notes))
      }
    }
  }

  /// Groups and results that are members of a scale or choice have a column each.
  private var valuePlaces: [Int] {
    context.layout.subjects.indices.filter {
      switch context.layout.subjects[$0].kind {
      case .group, .table, .score: true
      case .formula, .indicator, .promotion, .training, .placement, .flag: false
      }
    }
  }

  private var columns: [TextTable.Column] {
    var columns = [TextTable.Column(title: context.identity.keyName.uppercased())]
    columns.append(TextTable.Column(title: say("Nama", "Name"), wraps: true))
    for place in valuePlaces {
      let subject = context.layout.subjects[place]
      let title = subject.name.split(separator: "_").joined(separator: " ")
      columns.append(
        TextTable.Column(
          title: title, isNumber: subject.kind != .table, wraps: subject.kind == .table,
          isOptional: true))
    }
    return columns
  }

  /// What stands beneath a person, in this order.
  private var attention: [String] {
    [
      say("Layak", "Eligible"), say("Pelatihan", "Training"), say("Penempatan", "Placement"),
      say("Tanda", "Flags"), say("Belum dapat ditentukan", "Undetermined"),
    ]
  }

  private func shown(_ row: Int, of batch: EvaluatedBatch) -> (cells: [String], notes: [String]) {
    let places = valuePlaces
    var values = Array(repeating: "", count: places.count)
    var lists: [[String]] = Array(repeating: [], count: 5)
    context.layout.visit(batch.outcomes[row]) { place, item in
      let name = context.layout.subjects[place].name
      switch item {
      case .value(let value, let type):
        if let column = places.firstIndex(of: place) { values[column] = shown(value, type) }
      case .promotion(let result, _):
        if result.status == .eligible { lists[0].append(name) }
        if [.undetermined, .failed, .conflict].contains(result.status) { lists[4].append(name) }
      case .training(let result, _):
        if result.status == .triggered {
          let isPlain = result.priority == .medium || result.priority == nil
          lists[1].append(isPlain ? name : "\(name) (\(priority(result.priority)))")
        }
        if [.undetermined, .failed, .conflict].contains(result.status) { lists[4].append(name) }
      case .placement(let result, _):
        if result.status == .suitable { lists[2].append(name) }
        if [.undetermined, .failed, .conflict].contains(result.status) { lists[4].append(name) }
      case .flag(let result, _, _):
        if result.status == .raised { lists[3].append(name) }
        if [.undetermined, .failed, .conflict].contains(result.status) { lists[4].append(name) }
      }
    }
    let notes = zip(attention, lists).filter { !$0.1.isEmpty }.map {
      "\($0): \($1.joined(separator: ", "))"
    }
    let who = [context.identity.key(batch.table, row), context.identity.name(batch.table, row)]
    return (who + values, notes)
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
    for (group, people) in byGroup.sorted(by: { $0.key < $1.key }) {
      out += heading(group, people.count) + "\n\n"
      var table = TextTable(columns, width: context.layout.options.width)
      for person in people { table.add(person.cells, notes: person.notes) }
      out += table.text()
      if table.hiddenCount > 0 { out += hidden(table.hiddenCount) + "\n" }
      out += "\n"
    }
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

  private func hidden(_ count: Int) -> String {
    say(
      "… dan \(count) kolom lagi yang tidak muat; semuanya ada di `--format csv`",
      "… and \(count) more columns there is no room for; all are in `--format csv`")
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
    Words(indonesian, en: english).text(in: context.language)
  }
}
