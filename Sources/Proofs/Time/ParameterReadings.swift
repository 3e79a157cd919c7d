// ParameterReadings.swift: where rules read a parameter on days they do not choose themselves, and values of
// parameters that begin when nothing reads them any more.

import Semantics
import Text
import Values

extension SetProof {
  /// Where a parameter is read first on every day on which the rules are in force: not where the rule asks for
  /// the day, or for what is missing.
  func unguardedReadings(of parameters: Set<Int>) -> [Int: SourceRange] {
    var found: [Int: SourceRange] = [:]
    var seen: Set<RulePlace> = []
    // What nothing else reads is what people are told.
    let read = Set(set.places.flatMap { set.reads(of: $0) })
    var places = set.places.filter { !read.contains($0) }
    var stack: [ExpressionID] = []
    while true {
      if let id = stack.popLast() {
        guard set.expressions.indices.contains(id.index) else { continue }
        let expression = set[id]
        switch expression.kind {
        case .parameter(let parameter) where parameters.contains(parameter.index):
          if found[parameter.index].map({ expression.range < $0 }) ?? true {
            found[parameter.index] = expression.range
          }
        case .formula(let id, _): places.append(.formula(id.index))
        case .table(let id, _, _): places.append(.table(id.index))
        case .group(let id): places.append(.group(id.index))
        case .indicator(let id), .indicatorSource(let id, _), .indicatorScore(let id):
          places.append(.indicator(id.index))
        default: break
        }
        stack += unguarded(expression.kind)
      } else if let place = places.popLast() {
        guard seen.insert(place).inserted else { continue }
        stack += roots(of: place)
        if case .group(let at) = place, set.groups.indices.contains(at) {
          places += set.groups[at].indicators.map { .indicator($0.index) }
        }
      } else {
        return found
      }
    }
  }

  /// The parts of an expression that are read whatever the day, and whose being missing matters.
  private func unguarded(_ kind: ExpressionKind) -> [ExpressionID] {
    switch kind {
    case .ifMissing(_, let b): [b]
    case .isPresent: []
    case .and, .or, .conditional: kind.children.contains { asksDay($0) } ? [] : kind.children
    default: kind.children
    }
  }

  private func asksDay(_ id: ExpressionID) -> Bool {
    guard set.expressions.indices.contains(id.index) else { return false }
    let kind = set[id].kind
    switch kind {
    case .evaluationDate, .dayOfYear: return true
    case .comparison, .oneOf, .not, .and, .or, .datePart, .dateStep:
      return kind.children.contains { asksDay($0) }
    default: return false
    }
  }

  private func roots(of place: RulePlace) -> [ExpressionID] {
    switch place {
    case .formula(let at) where set.formulas.indices.contains(at):
      func values(_ exceptions: [RuleException]) -> [ExpressionID] {
        exceptions.flatMap { exception -> [ExpressionID] in
          if asksDay(exception.condition) { return [] }
          return [exception.condition] + [exception.value].compactMap { $0 }
            + values(exception.against)
        }
      }
      return [set.formulas[at].body] + values(set.formulas[at].exceptions)
    case .table(let at) where set.tables.indices.contains(at):
      return set.tables[at].columns.contains { asksDay($0.expression) }
        ? [] : set.roots(of: place)
    default: return set.roots(of: place)
    }
  }
}

/// Values of parameters that begin after all rules that read them, wherever they are in force, are over.
func surplusValues(of policy: Policy) -> [Diagnostic] {
  var used: Set<SourceRange> = []
  var idle: [SourceRange: (fault: DayFault, reading: SourceRange)] = [:]
  var order: [SourceRange] = []
  var first = 0
  while first < policy.sets.count {
    var end = first + 1
    while end < policy.sets.count, policy.sets[end].agency == policy.sets[first].agency { end += 1 }
    let stretches = Array(policy.sets[first..<end])
    first = end
    for (name, versions) in laterVersions(in: stretches) {
      let readings = stretches.compactMap { set in
        set.reading(of: name).map { (last: set.validity.to, place: $0) }
      }
      guard let last = readings.last else { continue }
      for version in versions {
        if version.validity.from <= last.last || last.place.isOfOtherDays {
          used.insert(version.range)
        } else if idle[version.range] == nil {
          let fault = DayFault.surplus(
            parameter: name, from: version.validity.from, rules: last.last)
          idle[version.range] = (fault, last.place.range)
          order.append(version.range)
        }
      }
    }
  }
  return order.filter { !used.contains($0) }.compactMap { range in
    guard let (fault, reading) = idle[range] else { return nil }
    let label = Label(reading, Words("terakhir dibaca di sini", en: "read here last"))
    return Diagnostic(fault, at: range, others: [label])
  }
}

/// By parameter: its versions, where one of them begins after some of the stretches.
private func laterVersions(in stretches: [RuleSet]) -> [(String, [Parameter.Version])] {
  guard let end = stretches.map(\.validity.to).min() else { return [] }
  var found: [(String, [Parameter.Version])] = []
  for set in stretches {
    for parameter in set.parameters
    where parameter.versions.contains(where: { end < $0.validity.from }) {
      let name = parameter.origin.name
      if let at = found.firstIndex(where: { $0.0.lowercased() == name.lowercased() }) {
        let known = Set(found[at].1.map(\.range))
        found[at].1 += parameter.versions.filter { !known.contains($0.range) }
      } else {
        found.append((name, parameter.versions))
      }
    }
  }
  return found
}

private struct Reading {
  var range: SourceRange
  /// Whether a value of another day than that of the evaluation is read.
  var isOfOtherDays: Bool
}

extension RuleSet {
  fileprivate func reading(of name: String) -> Reading? {
    guard
      let at = parameters.firstIndex(where: { $0.origin.name.lowercased() == name.lowercased() })
    else { return nil }
    var found: Reading?
    var seen: Set<ExpressionID> = []
    var stack = places.flatMap { roots(of: $0) }
    while let id = stack.popLast() {
      guard expressions.indices.contains(id.index), seen.insert(id).inserted else { continue }
      switch self[id].kind {
      case .parameter(ParameterID(at)):
        if found.map({ self[id].range < $0.range }) ?? true {
          found = Reading(range: self[id].range, isOfOtherDays: found?.isOfOtherDays ?? false)
        }
      case .parameterAt(ParameterID(at), _):
        found = Reading(range: found?.range ?? self[id].range, isOfOtherDays: true)
      default: break
      }
      stack += self[id].kind.children
    }
    return found
  }
}
