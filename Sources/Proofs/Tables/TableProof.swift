// TableProof.swift: what can be proved of one table: no hole, no contradiction, no idle row or column.

import Semantics
import Text
import Values

/// A table on one stretch of time in which its bounds do not change.
struct TableQuestion {
  let table: DecisionTable
  let id: DecisionTableID
  let start: Box
  let domains: [Abstract]
  let grid: Grid
  /// Whether every combination of the columns' values belongs to some record.
  let isFree: Bool
  /// Whether columns read the same list in ways that nothing here connects.
  let isEntangled: Bool
  let footprint: Footprint
}

extension SetProof {
  mutating func prove(_ table: DecisionTable, _ id: DecisionTableID) -> [Finding] {
    guard !table.rows.isEmpty, !table.columns.isEmpty,
      table.rows.allSatisfy({ $0.cells.count == table.columns.count }),
      !table.columns.contains(where: { set[$0.expression].type == .invalid })
    else { return [] }
    var findings: [Finding] = []
    for (number, days) in stretches(of: table).enumerated() {
      guard let question = question(table, id, days) else { continue }
      var local: [Finding] = []
      switch question {
      case .orderly: break
      case .tooLarge: local.append(tangled(table))
      case .open(let question):
        local += idleRows(question)
        let holes = gaps(question) + contradictions(question)
        local += holes
        if holes.isEmpty { local += idleColumns(question) }
      }
      if number == 0 {
        findings = local
      } else {
        // An idle row is idle only when it is so all the time.
        findings = findings.filter { old in
          !old.needsEverySet || local.contains { $0.key == old.key }
        }
        findings += local.filter { new in
          !new.needsEverySet && !findings.contains { $0.key == new.key }
        }
      }
    }
    return findings
  }

  /// The stretches of time in which the bounds of a table are the same.
  private mutating func stretches(of table: DecisionTable) -> [ValueSet] {
    let bounds = table.rows.flatMap { $0.cells.flatMap(Self.bounds) }
    reader.isTakenApart = []
    let footprint = reader.footprint(of: bounds)
    return stretches(of: footprint)
  }

  /// The stretches of time in which the parameters read are the same.
  func stretches(of footprint: Footprint) -> [ValueSet] {
    var rest = ValueSet(
      from: Int128(set.validity.from.days), to: Int128(set.validity.to.days))
    var cuts = Set<Int128>()
    for index in footprint.parameters where set.parameters.indices.contains(index) {
      for version in set.parameters[index].versions {
        cuts.insert(Int128(version.validity.from.days))
        cuts.insert(Int128(version.validity.to.days) + 1)
      }
    }
    var stretches: [ValueSet] = []
    for cut in cuts.sorted() where stretches.count < 24 {
      let below = rest.below(cut)
      if below.isEmpty { continue }
      stretches.append(below)
      rest = rest.atLeast(cut)
    }
    if !rest.isEmpty { stretches.append(rest) }
    return stretches
  }

  static func bounds(_ cell: DecisionTable.Cell) -> [ExpressionID] {
    guard case .tests(let tests) = cell else { return [] }
    return tests.flatMap { test -> [ExpressionID] in
      switch test {
      case .equal(let id), .notEqual(let id): [id]
      case .range(let lower, _, let upper, _): [lower, upper].compactMap { $0 }
      }
    }
  }

  private enum Asked {
    case open(TableQuestion)
    /// Seen at once: everything has its row, and just one.
    case orderly
    /// Too much would have to be held against each other.
    case tooLarge
  }

  private mutating func question(
    _ table: DecisionTable, _ id: DecisionTableID, _ days: ValueSet
  ) -> Asked? {
    reader.inputTypes = table.inputs.map(\.type)
    let footprint = reader.begin { $0.footprint(of: table) }
    let start: Box = [.evaluationDate: TermState(set: days, mayBeMissing: false)]
    reader.enter(start)
    for row in table.rows {
      for bound in row.cells.flatMap(Self.bounds) where reader.value(bound).certain == nil {
        return nil
      }
    }
    reader.enter(start)
    var domains: [Abstract] = []
    for column in table.columns {
      let value = reader.value(column.expression)
      domains.append(reader.looked(value, set[column.expression].type, column.precision))
    }
    let cells = reader.cells(of: table, id.index, .person).sets
    let terms = domains.compactMap(\.term)
    let isEntangled = reader.footprint(of: table.columns.map(\.expression)).isEntangled
    let isFree = terms.count == domains.count && Set(terms).count == terms.count && !isEntangled
    if !Grid.isManageable(cells) {
      let isTiled = domains.count == 1 && Grid.isTiled(domains[0].set, by: cells.map { $0[0] })
      return isTiled || !table.hitPolicy.needsRow ? .orderly : .tooLarge
    }
    return .open(
      TableQuestion(
        table: table, id: id, start: start, domains: domains,
        grid: Grid(table, domains: domains, cells: cells), isFree: isFree,
        isEntangled: isEntangled, footprint: footprint))
  }

  // MARK: places

  /// Records whose columns lie in these parts of their classes, if there are any.
  mutating func records(
    _ question: TableQuestion, in parts: [(column: Int, part: ValueSet, isMissing: Bool)],
    most: Int, also: ((inout Reader) -> Verdict)? = nil
  ) -> Answer {
    var start = question.start
    reader.inputTypes = question.table.inputs.map(\.type)
    reader.enter(question.start)
    for (column, part, isMissing) in parts {
      guard let term = question.domains[column].term else { continue }
      let value = reader.value(question.table.columns[column].expression)
      var state = start[term] ?? TermState(set: value.set, mayBeMissing: value.mayBeMissing)
      state.set = isMissing ? .empty : state.set.intersection(part)
      state.mayBeMissing = state.mayBeMissing && isMissing
      if state.isNothing { return .impossible }
      start[term] = state
    }
    if also == nil, question.isFree { return .found(start) }
    return reader.search(from: start, most: most) { reader in
      var verdict = Verdict.always
      for (column, part, isMissing) in parts {
        let info = question.table.columns[column]
        let value = reader.looked(
          reader.value(info.expression), reader[info.expression].type, info.precision)
        switch reader.lies(value, in: part, isMissing: isMissing) {
        case .never: return .never
        case .undecided: verdict = .undecided
        case .always: break
        }
      }
      guard verdict == .always, let also else { return verdict }
      return also(&reader)
    }
  }

  func parts(_ question: TableQuestion, _ classes: [Int]) -> [(
    column: Int, part: ValueSet, isMissing: Bool
  )] {
    classes.enumerated().map { column, number in
      let part = question.grid.columns[column].classes[number]
      return (column, part.part, part.isMissing)
    }
  }
}

extension Reader {
  /// Whether a value lies in a part of what it can be.
  mutating func lies(_ value: Abstract, in part: ValueSet, isMissing: Bool) -> Verdict {
    if isMissing {
      if !value.mayBeMissing { return .never }
      if value.set.isEmpty { return .always }
      note(splittingMissing(value))
      return .undecided
    }
    let inside = value.set.intersection(part)
    if inside.isEmpty { return .never }
    if value.mayBeMissing {
      note(splittingMissing(value))
      return .undecided
    }
    if inside == value.set || value.set.subtracting(part).isEmpty { return .always }
    note(splitting(value, at: part))
    return .undecided
  }
}
