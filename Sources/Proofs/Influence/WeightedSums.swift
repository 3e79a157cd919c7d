// WeightedSums.swift: a value that is given two weights in one sum, where another was meant; weights of
// scores that do not add up.

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

  /// `hasil * 60% + perilaku * 4%`
  func unbalanced(_ formula: Formula) -> [Finding] {
    guard isPercent(.scalar(formula.type)) else { return [] }
    var findings: [Finding] = []
    for sum in sums(in: formula) where sum.count > 1 {
      var total = Decimal.zero
      for part in sum {
        guard let weight = weight(ofScore: part), let next = total.adding(weight) else {
          total = .hundred
          break
        }
        total = next
      }
      if total == .hundred { continue }
      let written = policy.vocabulary.written(
        .number(total), as: .number(NumberType(unit: .percent)))
      let range = set[sum[0]].range
      let fault = InfluenceFault.unbalancedWeights(rule: formula.origin.name, sum: written)
      findings.append(
        Finding(
          Diagnostic(fault, at: range, others: sum.dropFirst().map { Label(set[$0].range) }),
          places: [range], needsEverySet: false))
    }
    return findings
  }

  /// The weight written beside a score or a group of them; nil for anything else.
  private func weight(ofScore id: ExpressionID) -> Decimal? {
    guard let counted = weighed(id), isPercent(set[counted].type),
      case .arithmetic(_, let a, let b, _) = set[id].kind
    else { return nil }
    switch set[counted].kind {
    case .group, .indicatorScore: break
    default: return nil
    }
    guard case .literal(.number(let weight)) = set[counted == a ? b : a].kind else { return nil }
    return weight
  }

  private func isPercent(_ type: ExpressionType) -> Bool {
    guard case .scalar(.number(let number)) = type else { return false }
    return number.unit == .percent
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
    guard isPercent(set[id].type) else { return false }
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
