// Days.swift: days on which something that is needed is not in force: parameters that end while
// rules read them, rules that pause between two versions.

import Semantics
import Text
import Values

extension SetProof {
  /// Parameters that have no value yet, or none any more, although a rule reads the value of the day.
  mutating func proveDays() {
    // What is left open, or wrong, is told elsewhere; between versions there is no gap.
    let ending = set.parameters.indices.filter { index in
      set.parameters[index].versions.last.map { $0.validity.to < set.validity.to } ?? false
    }
    let late = set.parameters.indices.filter { index in
      set.parameters[index].versions.first.map { set.validity.from < $0.validity.from } ?? false
    }
    let readings = ending.isEmpty ? [:] : readings(of: Set(ending))
    for index in ending {
      let parameter = set.parameters[index]
      guard let reading = readings[index], let last = parameter.versions.last,
        let day = last.validity.to.adding(days: 1)
      else { continue }
      tell(.ends(parameter: parameter.origin.name, from: day), at: last.range, reading)
    }
    let early = late.isEmpty ? [:] : unguardedReadings(of: Set(late))
    for index in late {
      let parameter = set.parameters[index]
      guard let reading = early[index], let first = parameter.versions.first else { continue }
      let fault = DayFault.begins(
        parameter: parameter.origin.name, from: first.validity.from, rules: set.validity.from)
      tell(fault, at: first.range, reading)
    }
  }

  /// Where the value of the day of a parameter is read first.
  private func readings(of parameters: Set<Int>) -> [Int: SourceRange] {
    var found: [Int: SourceRange] = [:]
    var seen: Set<ExpressionID> = []
    var stack = Array(set.places.flatMap { set.roots(of: $0) }.reversed())
    while let id = stack.popLast() {
      guard set.expressions.indices.contains(id.index), seen.insert(id).inserted else { continue }
      let expression = set[id]
      if case .parameter(let parameter) = expression.kind, parameters.contains(parameter.index),
        found[parameter.index].map({ expression.range < $0 }) ?? true
      {
        found[parameter.index] = expression.range
      }
      stack += expression.kind.children
    }
    return found
  }

  private mutating func tell(_ fault: DayFault, at range: SourceRange, _ reading: SourceRange) {
    let label = Label(reading, Words("dibaca di sini", en: "read here"))
    findings.append(
      Finding(
        Diagnostic(fault, at: range, others: [label]), places: [range], needsEverySet: false))
  }
}

/// Rules of a set that are in force, then are not, then are again.
func pauses(of policy: Policy) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var first = 0
  while first < policy.sets.count {
    var end = first + 1
    while end < policy.sets.count, policy.sets[end].agency == policy.sets[first].agency { end += 1 }
    // With less than three stretches there is none between two.
    if end - first > 2 { found += pauses(in: Array(policy.sets[first..<end])) }
    first = end
  }
  return found
}

private func pauses(in stretches: [RuleSet]) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var last: [NamedRule: (stretch: Int, range: SourceRange)] = [:]
  for (number, set) in stretches.enumerated() {
    for (rule, range) in set.namedRules {
      if let before = last[rule], before.stretch < number - 1 {
        let fault = DayFault.pauses(
          kind: rule.kind, name: rule.name, from: stretches[before.stretch + 1].validity.from,
          to: stretches[number - 1].validity.to)
        let label = Label(before.range, Words("sebelumnya", en: "before"))
        found.append(Diagnostic(fault, at: range, others: [label]))
      }
      last[rule] = (number, range)
    }
  }
  return found
}

private struct NamedRule: Hashable {
  var kind: String
  var name: String
}

extension RuleSet {
  fileprivate var namedRules: [(rule: NamedRule, range: SourceRange)] {
    func all(_ kind: String, _ origins: [Origin]) -> [(rule: NamedRule, range: SourceRange)] {
      origins.map { (NamedRule(kind: kind, name: $0.name.lowercased()), $0.range) }
    }
    return all("parameter", parameters.map(\.origin)) + all("rumus", formulas.map(\.origin))
      + all("tabel", tables.map(\.origin)) + all("kelompok", groups.map(\.origin))
      + all("indikator", indicators.map(\.origin)) + all("promosi", promotions.map(\.origin))
      + all("pelatihan", trainings.map(\.origin)) + all("penempatan", placements.map(\.origin))
      + all("tanda", flags.map(\.origin))
  }
}
