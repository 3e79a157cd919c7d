// Limits.swift: whether checked rules stay within what a plan may have, on every day. Compiling every dinas
// would tell; most differ so little from one that is compiled that they need not be.

package import Semantics
package import Text
import Values

/// What would stop checked rules from being compiled on any day, each said once.
package func limits(_ policy: Policy) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var small: Set<Int> = []
  for (index, set) in policy.sets.enumerated() where isInUse(set, of: policy) {
    if let departure = set.departure, small.contains(departure.base), set.isNear(departure) {
      continue
    }
    let program = lower(policy, on: set.validity.from, only: index)
    found += program.diagnostics.filter { !found.contains($0) }
    let count = program.plans.first?.instructions.count ?? instructionLimit
    if let departure = set.departure, count < instructionLimit / 2, program.diagnostics.isEmpty {
      small.insert(departure.base)
    }
  }
  return found
}

/// Sets that leave something open judge nobody; those of a dinas are compiled all the same.
private func isInUse(_ set: RuleSet, of policy: Policy) -> Bool {
  set.agency != nil || set.isComplete
}

extension RuleSet {
  /// Whether what it does not share with its base is little, and nowhere deep: another set built from
  /// that base is compiled, at less than half of what may be.
  fileprivate func isNear(_ departure: Departure) -> Bool {
    let start = departure.expressions
    guard start <= expressions.count, expressions.count - start < 4_000 else { return false }
    var depths: [Int] = []
    for expression in expressions[start...] {
      var depth = 0
      expression.kind.visitOperands { part in
        let place = part.index - start
        if place < 0 { return }
        depth = max(depth, depths.indices.contains(place) ? depths[place] : 150)
      }
      if depth >= 150 { return false }
      depths.append(depth + 1)
      switch expression.kind {
      case .formula(let id, let arguments) where !arguments.isEmpty:
        if formulas[id.index].calls(in: self) { return false }
      case .table(let id, _, let arguments) where !arguments.isEmpty:
        if tables[id.index].calls(in: self) { return false }
      default: break
      }
    }
    return true
  }

  /// Whether expressions, or parts of them, call something with inputs.
  fileprivate func callsWithInputs(_ roots: [ExpressionID]) -> Bool {
    var stack = roots
    while let id = stack.popLast() {
      guard expressions.indices.contains(id.index) else { continue }
      let kind = kind(of: id)
      switch kind {
      case .formula(_, let arguments), .table(_, _, let arguments):
        if !arguments.isEmpty { return true }
      default: break
      }
      kind.visitOperands { stack.append($0) }
    }
    return false
  }
}

extension Formula {
  fileprivate func calls(in set: RuleSet) -> Bool {
    set.callsWithInputs([body] + exceptions.flatMap(\.expressions))
  }
}

extension DecisionTable {
  fileprivate func calls(in set: RuleSet) -> Bool {
    // Cells hold constants and parameters.
    set.callsWithInputs(
      columns.map(\.expression)
        + rows.flatMap(\.outputs).compactMap { output in
          if case .expression(let id) = output { id } else { nil }
        })
  }
}
