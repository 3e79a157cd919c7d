// Lists.swift: lists all of whose items are alike: what rules read off them, and how a test writes them.

import Semantics
import Values

/// A yearly history or a map with one value throughout.
struct UniformList {
  /// How many items it has: the years before the day of the test.
  var count: Int
  /// All that rules read of it.
  var states: [(term: Term, state: TermState)]
}

extension Reader {
  /// The list of a column with this value throughout, as the question reads it; nil where that is not certain.
  mutating func uniform(_ column: ColumnID, _ value: Int128) -> UniformList? {
    guard let schema, schema.tables.indices.contains(column.table.index) else { return nil }
    let table = schema.tables[column.table.index]
    guard table.columns.count == 2, column.index == 1,
      table.parent == .person || table.parent == nil
    else { return nil }
    let read = met.filter { isOf($0, column.table) }
    var list = UniformList(count: 0, states: [])
    switch table.kind {
    case .yearly: list.count = read.reduce(2) { max($0, years($1)) }
    case .map(let names):
      guard vocabulary.enumerations.indices.contains(names.index) else { return nil }
      list.count = vocabulary.enumerations[names.index].members.count
    case .person, .list, .measurements: return nil
    }
    let outer = box
    defer { enter(outer) }
    for term in read {
      guard let known = state(of: term, column, value, list.count) else { return nil }
      list.states.append((term, TermState(set: ValueSet(known), mayBeMissing: false)))
    }
    return list
  }

  private func isOf(_ term: Term, _ table: TableID) -> Bool {
    switch term {
    case .mapValue(let id, _, _), .yearValue(let id, _, _), .isListGiven(let id): id == table
    case .opaque: writings[term].flatMap { list(of: $0) }?.table == table
    default: false
    }
  }

  func list(of id: ExpressionID) -> ListReference? {
    guard has(id) else { return nil }
    switch self[id].kind {
    case .quantified(_, let list, _), .streak(_, _, let list), .aggregate(_, let list, _),
      .count(let list):
      return list
    default: return nil
    }
  }

  private func years(_ term: Term) -> Int {
    guard let id = writings[term], let list = list(of: id) else { return 0 }
    if case .lastYears(let count)? = list.window { return min(count, 20) }
    if case .streak(let count, _, _) = self[id].kind { return min(count, 20) }
    return 0
  }

  private mutating func state(
    of term: Term, _ column: ColumnID, _ value: Int128, _ count: Int
  ) -> Int128? {
    switch term {
    case .mapValue, .yearValue: return value
    case .isListGiven: return 1
    default: break
    }
    guard let id = writings[term], let list = list(of: id) else { return nil }
    let isFiltered = list.filter.map { holds($0, column, value, count) } ?? true
    guard let isFiltered else { return nil }
    let items: Int =
      if case .lastYears(let years)? = list.window { min(years, count) } else { count }
    switch self[id].kind {
    // What `ada` without a condition reads is how many there are.
    case .count, .quantified(_, _, nil): return isFiltered ? Int128(items) * Decimal.scale : 0
    case .quantified(let quantifier, _, let body?):
      if !isFiltered { return quantifier == .any ? 0 : 1 }
      guard let holds = holds(body, column, value, count) else { return nil }
      return holds == (quantifier != .none) ? 1 : 0
    case .streak(let wanted, .years, _): return isFiltered && items >= wanted ? 1 : 0
    case .aggregate(let kind, _, let body):
      guard isFiltered, kind != .sum, case .field(column) = self[body].kind else { return nil }
      return value
    default: return nil
    }
  }

  /// Whether something holds of every item, or of none; nil where it depends.
  private mutating func holds(
    _ id: ExpressionID, _ column: ColumnID, _ value: Int128, _ count: Int
  ) -> Bool? {
    guard let schema, schema.tables.indices.contains(column.table.index) else { return nil }
    var names: [Int128?] = [nil]
    if case .map = schema.tables[column.table.index].kind { names = (0..<count).map { Int128($0) } }
    var truths: Set<Truth> = []
    for name in names {
      var item: Box = [.column(column): TermState(set: ValueSet(value), mayBeMissing: false)]
      if let name {
        item[.column(ColumnID(column.table, 0))] = TermState(
          set: ValueSet(name), mayBeMissing: false)
      }
      enter(item)
      truths.insert(truth(id))
    }
    if truths == [.yes] { return true }
    return truths == [.no] ? false : nil
  }
}

extension SetProof {
  /// `{2025: baik, 2024: baik}`, the years before the day of the test.
  func listed(_ column: ColumnID, _ value: Int128, _ list: UniformList) -> String {
    guard let schema = policy.schema, schema.tables.indices.contains(column.table.index),
      let type = reader.type(column)
    else { return "kosong" }
    let written = reader.written(value, type)
    let names: [String]
    if case .map(let id) = schema.tables[column.table.index].kind,
      policy.vocabulary.enumerations.indices.contains(id.index)
    {
      names = policy.vocabulary.enumerations[id.index].members.map(\.name)
    } else {
      let last = reader.simplest(testDays, .date) ?? 0
      let year = CalendarDate(days: Int32(truncatingIfNeeded: last)).year
      names = (0..<list.count).reversed().map { "\(year - 1 - $0)" }
    }
    return "{" + names.map { "\($0): \(written)" }.joined(separator: ", ") + "}"
  }

  /// Writes a whole list that makes all that is read of it what a box says; false where none is found.
  mutating func give(
    list table: TableID, _ box: Box, _ test: inout WitnessTest
  ) -> Bool {
    guard let schema = policy.schema, schema.tables.indices.contains(table.index) else {
      return false
    }
    let info = schema.tables[table.index]
    guard !test.given.contains(where: { $0.hasPrefix("\(info.path) = ") }) else { return true }
    let column = ColumnID(table, 1)
    if info.columns.count == 2, let type = reader.type(column),
      let values = reader.orders.everything(type, policy.vocabulary).values(atMost: 12)
    {
      for value in values {
        guard let list = reader.uniform(column, value),
          list.states.allSatisfy({ allows(box, $0.term, $0.state) })
        else { continue }
        test.given.append("\(info.path) = \(listed(column, value, list))")
        return true
      }
    }
    guard case .list = info.kind, reader.empty(table).allSatisfy({ allows(box, $0.term, $0.state) })
    else { return false }
    test.given.append("\(info.path) = []")
    return true
  }

  private func allows(_ box: Box, _ term: Term, _ state: TermState) -> Bool {
    guard let known = box[term] else { return true }
    if state.set.isEmpty { return known.mayBeMissing }
    return known.set.intersection(state.set) == state.set
  }
}

extension Reader {
  /// What rules read of a list without items; of what is then missing, nothing.
  func empty(_ table: TableID) -> [(term: Term, state: TermState)] {
    met.filter { isOf($0, table) }.map { term in
      var state = TermState(set: .empty, mayBeMissing: true)
      if case .isListGiven = term { state = TermState(set: ValueSet(1), mayBeMissing: false) }
      if let id = writings[term] {
        switch self[id].kind {
        case .count, .quantified(_, _, nil), .aggregate(.sum, _, _), .streak:
          state = TermState(set: ValueSet(0), mayBeMissing: false)
        case .quantified(let quantifier, _, _?):
          state = TermState(set: ValueSet(quantifier == .any ? 0 : 1), mayBeMissing: false)
        default: break
        }
      }
      return (term, state)
    }
  }
}
