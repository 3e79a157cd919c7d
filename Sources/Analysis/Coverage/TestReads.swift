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

  /// All of it, but for formulas and groups, whose expressions are read with them.
  func forEachKey(_ visit: (ReadKey) -> Void) {
    for index in expressions { visit(.expression(index)) }
    for index in tables { visit(.table(index)) }
    for index in parameters { visit(.parameter(index)) }
    for index in indicators { visit(.indicator(index)) }
    for index in scores { visit(.score(index)) }
    for decision in decisions { visit(.decision(decision)) }
  }
}

/// Something that may be read: by it tests are found, and what they see.
enum ReadKey: Hashable {
  case expression(Int)
  case table(Int)
  case parameter(Int)
  case indicator(Int)
  case score(Int)
  case decision(PolicyTest.Decision)

  /// What must be read for an item to be seen.
  init(_ probe: Probe) {
    switch probe.look {
    case .truth(let id): self = .expression(id.index)
    case .row(let table, _): self = .table(table.index)
    case .exception(let exception): self = .expression(exception.condition.index)
    case .boundary(let boundary):
      switch boundary.sides {
      case .values(let id, _): self = .expression(id.index)
      case .lasting(let since, _, _, _): self = .expression(since.index)
      }
    case .version(let parameter, _): self = .parameter(parameter)
    case .decision(let decision): self = .decision(decision)
    }
  }
}
