// Answers.swift: what the machine and the reference say about a person, rule by rule, in the same words.

package import Evaluation
package import Reference
package import Semantics
import Values

/// One rule's answer: `rm3`, `pm1.sy2`.
package struct Answer: Hashable {
  package var rule: String
  package var text: String
}

/// The reference's answers.
package func answers(_ outcome: ReferenceOutcome, _ rules: RuleSet) -> [Answer] {
  var list: [Answer] = []
  func add(_ rule: String, _ text: String) { list.append(Answer(rule: rule, text: text)) }
  for (index, rule) in rules.groups.enumerated() {
    add(rule.origin.name, words(outcome.groups[index]))
  }
  for (index, rule) in rules.indicators.enumerated() {
    add(rule.origin.name, words(outcome.indicators[index]))
    add("capaian " + rule.origin.name, words(outcome.scores[index]))
  }
  for (index, rule) in rules.formulas.enumerated() {
    if let value = outcome.formulas[index] { add(rule.origin.name, words(value)) }
  }
  for (index, rule) in rules.tables.enumerated() {
    for (value, output) in zip(outcome.tables[index] ?? [], rule.outputs) {
      add("\(rule.origin.name).\(output.name)", words(value))
    }
  }
  for (index, rule) in rules.promotions.enumerated() {
    for (condition, truth) in zip(rule.conditions, outcome.conditions[index]) {
      add("\(rule.origin.name).\(condition.origin.name)", words(truth))
    }
    add(rule.origin.name, outcome.promotions[index].rawValue)
  }
  for (index, rule) in rules.trainings.enumerated() {
    let training = outcome.trainings[index]
    add(rule.origin.name, training.status.rawValue + (training.priority?.rawValue ?? ""))
  }
  for (index, rule) in rules.placements.enumerated() {
    add(rule.origin.name, outcome.placements[index].rawValue)
  }
  for (index, rule) in rules.flags.enumerated() {
    let message = outcome.messages[index].map { words($0) }
    add(rule.origin.name, ([outcome.flags[index].rawValue] + message).joined(separator: " "))
  }
  return list
}

/// The machine's answers.
package func answers(_ outcome: Outcome, _ rules: RuleSet) -> [Answer] {
  var list: [Answer] = []
  func add(_ rule: String, _ text: String) { list.append(Answer(rule: rule, text: text)) }
  for (index, rule) in rules.groups.enumerated() {
    add(rule.origin.name, words(outcome.groups[index]))
  }
  for (index, rule) in rules.indicators.enumerated() {
    add(rule.origin.name, words(outcome.indicators[index]))
    add("capaian " + rule.origin.name, words(outcome.scores[index]))
  }
  for (index, rule) in rules.formulas.enumerated() {
    if let value = outcome.formulas[index] { add(rule.origin.name, words(value)) }
  }
  for (index, rule) in rules.tables.enumerated() {
    for (value, output) in zip(outcome.tables[index] ?? [], rule.outputs) {
      add("\(rule.origin.name).\(output.name)", words(value))
    }
  }
  for (index, rule) in rules.promotions.enumerated() {
    let promotion = outcome.promotions[index]
    for (condition, result) in zip(rule.conditions, promotion.conditions) {
      add("\(rule.origin.name).\(condition.origin.name)", words(result.truth))
    }
    add(rule.origin.name, status(promotion.status.rawValue))
  }
  for (index, rule) in rules.trainings.enumerated() {
    let training = outcome.trainings[index]
    let level = training.status == .triggered ? training.priority?.rawValue : nil
    add(rule.origin.name, status(training.status.rawValue) + (level ?? ""))
  }
  for (index, rule) in rules.placements.enumerated() {
    add(rule.origin.name, status(outcome.placements[index].status.rawValue))
  }
  for (index, rule) in rules.flags.enumerated() {
    let flag = outcome.flags[index]
    let message = flag.values.map { words($0) }
    add(rule.origin.name, ([status(flag.status.rawValue)] + message).joined(separator: " "))
  }
  return list
}

/// The reference has one word each for what holds and what does not.
private func status(_ name: String) -> String {
  switch name {
  case "eligible", "triggered", "suitable", "raised": "yes"
  case "notEligible", "notTriggered", "recentlyDone", "notSuitable", "notRaised": "no"
  case "notCandidate", "notTargeted": "notConcerned"
  default: name
  }
}

private func words(_ truth: Truth) -> String {
  switch truth {
  case .yes: "ya"
  case .no: "tidak"
  case .unknown: "kosong"
  case .failed: "galat"
  case .conflict: "bentrok"
  }
}

private func words(_ possible: Possible) -> String {
  switch possible {
  case .known(let value): words(value)
  case .missing: "kosong"
  case .failed: "galat"
  case .conflict: "bentrok"
  }
}

private func words(_ outcome: ValueOutcome) -> String {
  switch outcome.state {
  case .known: words(outcome.value)
  case .missing: "kosong"
  case .failed: "galat"
  case .conflict: "bentrok"
  }
}

private func words(_ value: Value) -> String {
  switch value {
  case .missing: "kosong"
  case .text(let text): "\"\(text)\""
  case .boolean(let truth): truth ? "ya" : "tidak"
  case .date(let day): day.iso
  case .number(let number): Numerals.plain(number)
  case .member(let code): "#\(code)"
  }
}
