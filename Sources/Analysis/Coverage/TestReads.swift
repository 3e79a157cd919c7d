// TestReads.swift: what a test's expectations rest on: every expression and rule that is read on the
// way to them, not what other tests of the same day ask for.

import Program
import Semantics

/// The expressions and rules behind some expectations.
struct TestReads {
  var expressions: Set<Int> = []
  var decisions: Set<PolicyTest.Decision> = []
  var formulas: Set<Int> = []
  var tables: Set<Int> = []
  var indicators: Set<Int> = []
  var scores: Set<Int> = []
  var groups: Set<Int> = []
  var parameters: Set<Int> = []

  init(_ test: PolicyTest, in set: RuleSet) {
    var roots: [ExpressionID] = []
    for expectation in test.expectations {
      switch expectation.kind {
      case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id):
        roots.append(id)
      case .decision(let decision, _):
        decisions.insert(decision)
        roots += set.expressions(of: decision)
      }
    }
    walk(roots, set, Set(test.suppositions.map(\.target)))
  }

  private mutating func walk(
    _ roots: [ExpressionID], _ set: RuleSet, _ supposed: Set<PolicyTest.Supposition>
  ) {
    var pending = roots
    while let id = pending.popLast() {
      guard set.expressions.indices.contains(id.index), expressions.insert(id.index).inserted
      else { continue }
      let kind = set[id].kind
      pending += kind.operands
      switch kind {
      case .parameter(let index), .parameterAt(let index, _):
        if !supposed.contains(.parameter(index)) { parameters.insert(index.index) }
      case .formula(let index, _) where !supposed.contains(.formula(index)):
        guard set.formulas.indices.contains(index.index),
          formulas.insert(index.index).inserted
        else { continue }
        let formula = set.formulas[index.index]
        pending += [formula.body] + formula.exceptions.flatMap(\.expressions)
      case .table(let index, let output, _) where !supposed.contains(.table(index, output: output)):
        guard set.tables.indices.contains(index.index), tables.insert(index.index).inserted else {
          continue
        }
        let table = set.tables[index.index]
        pending += table.columns.map(\.expression) + table.rows.flatMap(TestReads.expressions)
      case .indicator(let index), .indicatorSource(let index, _):
        if !supposed.contains(.indicator(index)) { indicators.insert(index.index) }
      case .indicatorScore(let index): pending += score(index.index, set, supposed)
      case .group(let index) where !supposed.contains(.group(index)):
        guard set.groups.indices.contains(index.index), groups.insert(index.index).inserted else {
          continue
        }
        for member in set.groups[index.index].indicators
        where set.indicators.indices.contains(member.index) {
          pending += [set.indicators[member.index].appliesIf].compactMap { $0 }
          pending += score(member.index, set, supposed)
        }
      default: break
      }
    }
  }

  private mutating func score(
    _ index: Int, _ set: RuleSet, _ supposed: Set<PolicyTest.Supposition>
  ) -> [ExpressionID] {
    guard set.indicators.indices.contains(index), scores.insert(index).inserted else { return [] }
    if !supposed.contains(.indicator(IndicatorID(index))) { indicators.insert(index) }
    let indicator = set.indicators[index]
    return [indicator.target?.value, indicator.score, indicator.lower, indicator.upper]
      .compactMap { $0 }
  }

  private static func expressions(of row: DecisionTable.Row) -> [ExpressionID] {
    row.cells.flatMap(\.expressions)
      + row.outputs.compactMap { if case .expression(let id) = $0 { id } else { nil } }
  }

  /// Whether an item is among what was read.
  func contains(_ probe: Probe) -> Bool {
    switch probe.look {
    case .truth(let id): expressions.contains(id.index)
    case .row(let table, _): tables.contains(table.index)
    case .exception(let exception): expressions.contains(exception.condition.index)
    case .boundary(let boundary):
      switch boundary.sides {
      case .values(let id, _): expressions.contains(id.index)
      case .lasting(let since, _, _, _): expressions.contains(since.index)
      }
    case .version(let parameter, _): parameters.contains(parameter)
    case .decision(let decision): decisions.contains(decision)
    }
  }
}
