// WeightedSums.swift: a value that is given two weights in one sum, where another was meant.

import Semantics
import Text
import Values

extension SetProof {
  /// `hasil * 60% + hasil * 40%`
  func countedTwice(in formula: Formula) -> [Finding] {
    var findings: [Finding] = []
    var reader = self.reader
    for sum in sums(in: formula) {
      var seen: [Int: SourceRange] = [:]
      for part in sum {
        guard let counted = weighed(part) else { continue }
        let number = reader.canon.expression(counted)
        let range = set[counted].range
        guard let first = seen[number] else {
          seen[number] = range
          continue
        }
        let name = name(counted, formula.inputs) ?? formula.origin.name
        let fault = InfluenceFault.countedTwice(value: name, rule: formula.origin.name)
        findings.append(
          Finding(
            Diagnostic(fault, at: range, others: [Label(first)]), places: [range, first],
            needsEverySet: false))
      }
    }
    return findings
  }

  /// Every sum of a formula, in its parts.
  private func sums(in formula: Formula) -> [[ExpressionID]] {
    func values(_ exceptions: [RuleException]) -> [ExpressionID] {
      exceptions.flatMap { [$0.value].compactMap { $0 } + values($0.against) }
    }
    var sums: [[ExpressionID]] = []
    var stack = [formula.body] + values(formula.exceptions)
    while let id = stack.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      guard case .arithmetic(.add, _, _, _) = set[id].kind else {
        stack += set[id].kind.children
        continue
      }
      var (parts, rest): ([ExpressionID], [ExpressionID]) = ([], [id])
      while let id = rest.popLast() {
        if set.expressions.indices.contains(id.index),
          case .arithmetic(.add, let a, let b, _) = set[id].kind
        {
          rest += [b, a]
        } else {
          parts.append(id)
        }
      }
      sums.append(parts)
      stack += parts
    }
    return sums
  }

  /// What a product with a weight weighs.
  private func weighed(_ id: ExpressionID) -> ExpressionID? {
    guard set.expressions.indices.contains(id.index),
      case .arithmetic(.multiply, let a, let b, _) = set[id].kind
    else { return nil }
    if isWeight(b), !isWeight(a) { return isValue(a) ? a : nil }
    if isWeight(a), !isWeight(b) { return isValue(b) ? b : nil }
    return nil
  }

  private func isWeight(_ id: ExpressionID) -> Bool {
    guard case .scalar(.number(let type)) = set[id].type, type.unit == .percent else {
      return false
    }
    switch set[id].kind {
    case .literal, .parameter: return true
    default: return false
    }
  }

  /// Of what has a name it is plain that another was meant.
  private func isValue(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .group, .indicator, .indicatorScore, .indicatorSource, .formula, .table, .field,
      .mapValue, .yearValue:
      true
    default: false
    }
  }
}
