// ListMoves.swift: lists made up so that what is asked of their items comes out as wanted.

import Evaluation
import Program
import Semantics
import Values

extension Solver {
  func quantified(
    _ quantifier: Quantifier, _ list: ListReference, _ body: ExpressionID?, _ wanted: Truth
  ) -> [Plan] {
    let holds = body.map { plans($0, .yes) } ?? [[]]
    let fails = body.map { plans($0, .no) } ?? []
    switch (quantifier, wanted) {
    case (.any, .yes), (.none, .no): return rows(list, holds)
    case (.any, .no), (.none, .yes): return [empty(list)] + rows(list, fails, isWhole: true)
    case (.all, .yes): return rows(list, holds, isWhole: true) + [empty(list)]
    case (.all, .no): return rows(list, fails)
    default:
      let open = body.map { rows(list, plans($0, .unknown)) } ?? []
      return [missing(list)] + open
    }
  }

  func counted(_ list: ListReference, _ value: Value) -> [Plan] {
    guard case .number(let number) = value, let count = number.whole, (0...12).contains(count)
    else { return value == .missing ? [missing(list)] : [] }
    return count == 0 ? [empty(list)] : rows(list, [[]], count: count)
  }

  func streak(_ count: Int, _ list: ListReference, _ wanted: Truth) -> [Plan] {
    switch wanted {
    case .yes: return rows(list, [[]], count: min(count, 12), isWhole: true)
    case .no:
      let less = count > 1 ? rows(list, [[]], count: min(count - 1, 12)) : []
      return less + [empty(list)]
    default: return [missing(list)]
    }
  }

  func aggregated(
    _ aggregate: AggregateKind, _ list: ListReference, _ body: ExpressionID, _ value: Value
  ) -> [Plan] {
    if value == .missing { return [missing(list)] + (aggregate == .sum ? [] : [empty(list)]) }
    let one = rows(list, solve(body, value))
    return aggregate == .sum && value == .number(.zero) ? [empty(list)] + one : one
  }

  func empty(_ list: ListReference) -> Plan { [.assign(.list(list.table), .rows([]))] }
  func missing(_ list: ListReference) -> Plan { [.assign(.list(list.table), .value(.missing))] }

  /// A list of items that count, each changed as a plan says.
  ///
  /// - Parameter isWhole: as many as the window or the map has, so that none is left open.
  func rows(
    _ list: ListReference, _ plans: [Plan], count: Int = 1, isWhole: Bool = false
  ) -> [Plan] {
    let filters = list.filter.map { inner().plans($0, .yes) } ?? [[]]
    guard schema.tables.indices.contains(list.table.index),
      schema.tables[list.table.index].parent == .person
    else { return [] }
    return [Plan].joined([filters, plans]).map { plan in
      var items: [ColumnID: Value] = [:]
      var rest: Plan = []
      for move in plan {
        if case .item(let column, let value) = move, column.table == list.table {
          items[column] = value
        } else {
          rest.append(move)
        }
      }
      let rows = keys(list, count: count, isWhole: isWhole).map { row(list, items, key: $0) }
      return rest + [.assign(.list(list.table), .rows(rows))]
    }
  }

  /// The years or members of the rows to make; nil for items of a plain list.
  private func keys(_ list: ListReference, count: Int, isWhole: Bool) -> [Value?] {
    switch schema.tables[list.table.index].kind {
    case .yearly:
      let years: [Int] =
        switch list.window {
        case .lastYears(let count): (1...max(1, min(count, 12))).map { date.year - $0 }
        case .year(let offset): [date.year + offset]
        default: (1...max(1, count)).map { date.year - $0 }
        }
      let all = years.sorted().map { Value?.some(.number(Decimal($0))) }
      return isWhole ? all : Array(all.suffix(max(1, count)))
    case .map(let choice):
      let members = vocabulary.enumerations[choice.index].members.indices
      let all = members.map { Value?.some(.member($0)) }
      return isWhole ? all : Array(all.prefix(max(1, count)))
    case .person, .list, .measurements: return Array(repeating: nil, count: max(1, count))
    }
  }

  private func row(
    _ list: ListReference, _ items: [ColumnID: Value], key: Value?
  ) -> [(column: Int, value: Value)] {
    let table = schema.tables[list.table.index]
    var row: [(column: Int, value: Value)] = []
    for (number, column) in table.columns.enumerated() {
      if number == 0, let key {
        row.append((0, key))
      } else if let value = items[ColumnID(list.table, number)] {
        row.append((number, value))
      } else if number == list.date {
        row.append((number, .date(day(inside: list.window))))
      } else if column.marks.contains(.required) || key != nil {
        if let sample = samples(column.type).first { row.append((number, sample)) }
      }
    }
    return row
  }

  private func day(inside window: Window?) -> CalendarDate {
    switch window {
    case .year(let offset) where offset < 0, .lastYears(let offset):
      CalendarDate(year: date.year - max(1, abs(min(offset, 1))), month: 12, day: 31) ?? date
    case .month(let offset) where offset < 0: date.startOfMonth.adding(days: -1) ?? date
    default: date
    }
  }
}
