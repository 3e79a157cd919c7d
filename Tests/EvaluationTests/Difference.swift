// Difference.swift: the machine and the reference side by side on one batch, and where they part.

import Evaluation
import Program
import Reference
import Semantics
import Values

/// One answer on which the two differ.
struct Difference: CustomStringConvertible {
  var person: Int
  /// Which rule: `rm3`, `pm1.sy2`.
  var rule: String
  var reference: String
  var machine: String

  var description: String { "\(rule): reference \(reference), machine \(machine)" }
}

/// Everything on which machine and reference differ.
func differences(_ policy: Policy, on date: CalendarDate, _ persons: [RecordItem]) -> [Difference] {
  guard let schema = policy.schema else { return [] }
  let program = lower(policy, on: date)
  var found = program.diagnostics.map {
    Difference(person: 0, rule: $0.code, reference: "", machine: $0.words.english)
  }
  let outcomes = evaluate(program, RecordTable(persons, schema))
  for (index, person) in persons.enumerated() {
    var agency: Int?
    if let column = schema.agency, case .member(let code) = person.values[column.index] {
      agency = code
    }
    let set = policy.set(agency: agency, on: date)
    if set != outcomes[index].set {
      found.append(
        Difference(
          person: index, rule: "set", reference: "\(String(describing: set))",
          machine: "\(String(describing: outcomes[index].set))"))
      continue
    }
    guard let set else { continue }
    let reference = ReferenceEvaluator(policy, set: set, on: date, person: person).outcome()
    let rules = policy.sets[set]
    var comparison = Comparison(person: index)
    comparison.compare(reference, outcomes[index], rules)
    found += comparison.found
  }
  return found
}

private struct Comparison {
  let person: Int
  var found: [Difference] = []

  init(person: Int) { self.person = person }

  mutating func compare(_ a: ReferenceOutcome, _ b: Outcome, _ rules: RuleSet) {
    for (index, rule) in rules.groups.enumerated() {
      check(rule.origin.name, a.groups[index], b.groups[index])
    }
    for (index, rule) in rules.indicators.enumerated() {
      check(rule.origin.name, a.indicators[index], b.indicators[index])
      check("capaian " + rule.origin.name, a.scores[index], b.scores[index])
    }
    for (index, rule) in rules.formulas.enumerated() {
      check(rule.origin.name, a.formulas[index], b.formulas[index])
    }
    for (index, rule) in rules.tables.enumerated() {
      for output in rule.outputs.indices {
        check(
          rule.origin.name + "." + rule.outputs[output].name, a.tables[index]?[output],
          b.tables[index]?[output])
      }
    }
    for (index, rule) in rules.promotions.enumerated() {
      for (place, condition) in rule.conditions.enumerated() {
        check(
          rule.origin.name + "." + condition.origin.name,
          "\(Comparison.text(a.conditions[index][place]))",
          Comparison.text(b.promotions[index].conditions[place].truth))
      }
      check(
        rule.origin.name, a.promotions[index].rawValue,
        Comparison.status(b.promotions[index].status.rawValue))
    }
    for (index, rule) in rules.trainings.enumerated() {
      let training = b.trainings[index]
      let isTriggered = training.status == .triggered
      check(
        rule.origin.name,
        a.trainings[index].status.rawValue + (a.trainings[index].priority?.rawValue ?? ""),
        Comparison.status(training.status.rawValue)
          + (isTriggered ? training.priority?.rawValue ?? "" : ""))
    }
    for (index, rule) in rules.placements.enumerated() {
      check(
        rule.origin.name, a.placements[index].rawValue,
        Comparison.status(b.placements[index].status.rawValue))
    }
    for (index, rule) in rules.flags.enumerated() {
      check(
        rule.origin.name, a.flags[index].rawValue,
        Comparison.status(b.flags[index].status.rawValue))
      if a.messages[index].count == b.flags[index].values.count {
        for (x, y) in zip(a.messages[index], b.flags[index].values) {
          check(rule.origin.name + " pesan", x, y)
        }
      }
    }
  }

  private mutating func check(_ rule: String, _ a: Possible?, _ b: ValueOutcome?) {
    check(rule, a.map(Comparison.text) ?? "-", b.map(Comparison.text) ?? "-")
  }

  private mutating func check(_ rule: String, _ a: String, _ b: String) {
    if a != b { found.append(Difference(person: person, rule: rule, reference: a, machine: b)) }
  }

  /// The reference knows one word for each of `eligible`, `triggered`, `suitable`, `raised`.
  private static func status(_ name: String) -> String {
    switch name {
    case "eligible", "triggered", "suitable", "raised": "yes"
    case "notEligible", "notTriggered", "recentlyDone", "notSuitable", "notRaised": "no"
    case "notCandidate", "notTargeted": "notConcerned"
    default: name
    }
  }

  private static func text(_ truth: Truth) -> String {
    switch truth {
    case .yes: "true"
    case .no: "false"
    case .unknown: "missing"
    case .failed: "failed"
    case .conflict: "conflict"
    }
  }

  private static func text(_ possible: Possible) -> String {
    switch possible {
    case .known(let value): text(value)
    case .missing: "missing"
    case .failed: "failed"
    case .conflict: "conflict"
    }
  }

  private static func text(_ outcome: ValueOutcome) -> String {
    switch outcome.state {
    case .known: text(outcome.value)
    case .missing: "missing"
    case .failed: "failed"
    case .conflict: "conflict"
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .missing: "missing"
    case .text(let text): "\"\(text)\""
    case .boolean(let truth): "\(truth)"
    case .date(let day): day.iso
    case .number(let number): Numerals.plain(number)
    case .member(let code): "#\(code)"
    }
  }
}
