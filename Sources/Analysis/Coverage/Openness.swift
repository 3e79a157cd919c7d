// Openness.swift: whether an expression can be open for want of data at all. What only asks fields that
// every record must have, or `X terisi`, never is: no test need show it.

import Program
import Semantics
import Values

struct Openness {
  private let set: RuleSet
  private let schema: RecordSchema?
  private var formulas: [Int: Bool] = [:]
  private var tables: [Int: Bool] = [:]

  init(_ set: RuleSet, _ schema: RecordSchema?) {
    self.set = set
    self.schema = schema
  }

  mutating func mayBeOpen(_ id: ExpressionID) -> Bool {
    guard set.expressions.indices.contains(id.index) else { return true }
    let kind = set[id].kind
    switch kind {
    case .literal(let value): return value == .missing
    case .field(let column): return !isRequired(column)
    case .input, .parameter, .evaluationDate, .dayOfYear, .isPresent, .isListPresent: return false
    case .mapValue, .yearValue, .indicator, .indicatorSource, .indicatorScore, .group, .reference,
      .streak:
      return true
    case .ifMissing(let a, let b):
      let first = mayBeOpen(a)
      return first && mayBeOpen(b)
    case .quantified(_, let list, _), .aggregate(_, let list, _), .count(let list):
      return !isRequired(list) || kind.operands.contains { mayBeOpen($0) }
    case .formula(let index, let arguments):
      return arguments.contains { mayBeOpen($0) } || isOpen(formula: index.index)
    case .table(let index, _, let arguments):
      return arguments.contains { mayBeOpen($0) } || isOpen(table: index.index)
    default: return kind.operands.contains { mayBeOpen($0) }
    }
  }

  private func isRequired(_ column: ColumnID) -> Bool {
    guard let schema, schema.tables.indices.contains(column.table.index) else { return false }
    let table = schema.tables[column.table.index]
    guard table.columns.indices.contains(column.index) else { return false }
    switch table.kind {
    case .yearly, .map: return column.index == 0
    case .person, .list, .measurements:
      return table.columns[column.index].marks.contains(.required)
    }
  }

  /// A list that every record gives, and of which no year is asked for.
  private func isRequired(_ list: ListReference) -> Bool {
    guard let schema, schema.tables.indices.contains(list.table.index) else { return false }
    let table = schema.tables[list.table.index]
    return table.marks.contains(.required) && table.kind == .list && list.window == nil
  }

  private mutating func isOpen(formula index: Int) -> Bool {
    if let known = formulas[index] { return known }
    guard set.formulas.indices.contains(index) else { return true }
    let formula = set.formulas[index]
    let all = [formula.body] + formula.exceptions.flatMap(\.expressions)
    let isOpen = all.contains { mayBeOpen($0) }
    formulas[index] = isOpen
    return isOpen
  }

  private mutating func isOpen(table index: Int) -> Bool {
    if let known = tables[index] { return known }
    guard set.tables.indices.contains(index) else { return true }
    let table = set.tables[index]
    var isOpen = table.columns.contains { mayBeOpen($0.expression) }
    for output in table.rows.flatMap(\.outputs) where !isOpen {
      switch output {
      case .expression(let id): isOpen = mayBeOpen(id)
      case .empty: isOpen = true
      }
    }
    tables[index] = isOpen
    return isOpen
  }
}
