// Difference.swift: the machine and the reference side by side on one batch, and where they part.

import Evaluation
package import Program
import RandomPolicies
package import Reference
package import Semantics
import Text
package import Values

/// One answer on which two differ.
package struct Difference: CustomStringConvertible {
  package var person: Int
  package var rule: String
  package var expected: String
  package var got: String

  package init(person: Int, rule: String, expected: String, got: String) {
    self.person = person
    self.rule = rule
    self.expected = expected
    self.got = got
  }

  package var description: String { "\(rule): expected \(expected), got \(got)" }
}

/// Everything on which machine and reference differ.
package func differences(
  _ policy: Policy, on date: CalendarDate, _ persons: [RecordItem]
) -> [Difference] {
  guard let schema = policy.schema else { return [] }
  let program = lower(policy, on: date)
  var found = program.diagnostics.map {
    Difference(person: 0, rule: $0.code, expected: "", got: $0.words.english)
  }
  let table = RecordTable(persons, schema)
  found += partings(evaluate(program, table), program, persons, schema, batchSize: 9)
  found += differences(policy, program, table, persons) ?? []
  return found
}

/// Everything on which machine and reference differ for a batch that holds these records; nil when the
/// reference, which computes everything again wherever it is asked for, would take too long.
package func differences(
  _ policy: Policy, _ program: RuleProgram, _ table: RecordTable, _ persons: [RecordItem],
  patience: Patience? = nil
) -> [Difference]? {
  let date = program.date
  var found: [Difference] = []
  let outcomes = evaluate(program, table)
  found += [1, 4, 1024].flatMap { partings(outcomes, program, table, chunkSize: $0) }
  for (index, person) in persons.enumerated() {
    let set = ruleSet(for: person, policy, on: date)
    if set != outcomes[index].set {
      let sets = [set, outcomes[index].set].map { $0.map(String.init) ?? "-" }
      found.append(Difference(person: index, rule: "aturan", expected: sets[0], got: sets[1]))
    } else if let set {
      let expected = reference(policy, set, on: date, person, patience)
      if patience?.isExhausted ?? false { return nil }
      let got = answers(outcomes[index], policy.sets[set])
      found += differences(expected, got, person: index)
    }
  }
  return found
}

/// The rules that judge a person.
package func ruleSet(for person: RecordItem, _ policy: Policy, on date: CalendarDate) -> Int? {
  var agency: Int?
  if let column = policy.schema?.agency, case .member(let code) = person.values[column.index] {
    agency = code
  }
  return policy.set(agency: agency, on: date)
}

package func reference(
  _ policy: Policy, _ set: Int, on date: CalendarDate, _ person: RecordItem,
  _ patience: Patience? = nil
) -> [Answer] {
  let evaluator = ReferenceEvaluator(
    policy, set: set, on: date, person: person, patience: patience)
  return answers(evaluator.outcome(), policy.sets[set])
}

/// Where two lists of answers to the same rules differ.
package func differences(_ expected: [Answer], _ got: [Answer], person: Int) -> [Difference] {
  let texts = Dictionary(got.map { ($0.rule, $0.text) }, uniquingKeysWith: { first, _ in first })
  return expected.compactMap { answer in
    let text = texts[answer.rule] ?? "-"
    if text == answer.text { return nil }
    return Difference(person: person, rule: answer.rule, expected: answer.text, got: text)
  }
}

/// Where the same persons, evaluated a few at a time in memory used before, with what all rules have in
/// common computed once, come to anything else, reasons included.
private func partings(
  _ outcomes: [Outcome], _ program: RuleProgram, _ table: RecordTable, chunkSize: Int
) -> [Difference] {
  var evaluator = Evaluator(program, chunkSize: chunkSize, sharesFrom: 2)
  _ = evaluator.outcomes(table)
  return zip(outcomes, evaluator.outcomes(table)).filter { $0 != $1 }.map { all, few in
    Difference(
      person: all.row, rule: "\(chunkSize) orang sekaligus", expected: "\(all)", got: "\(few)")
  }
}

/// The same in batches of their own, one after another: what the machine borrows of one must not reach
/// the next.
private func partings(
  _ outcomes: [Outcome], _ program: RuleProgram, _ persons: [RecordItem], _ schema: RecordSchema,
  batchSize: Int
) -> [Difference] {
  var evaluator = Evaluator(program, sharesFrom: 2)
  var found: [Difference] = []
  for start in stride(from: 0, to: persons.count, by: batchSize) {
    let batch = Array(persons[start..<min(start + batchSize, persons.count)])
    for (place, outcome) in evaluator.outcomes(RecordTable(batch, schema)).enumerated() {
      var moved = outcome
      moved.row = start + place
      if moved == outcomes[start + place] { continue }
      found.append(
        Difference(
          person: start + place, rule: "\(batchSize) orang tiap berkas",
          expected: "\(outcomes[start + place])", got: "\(moved)"))
    }
  }
  return found
}
