// Answers.swift: what evaluation says about W, as W's reference prints it, and as one number to keep.

import Evaluation
import Program
import Semantics
import Values

/// Evaluates all batches; how many are eligible, so that nothing can be left out.
func decided(_ evaluator: inout Evaluator, _ batches: ArraySlice<RecordTable>) -> Int {
  var sum = 0
  for table in batches {
    evaluator.evaluate(table) { chunk in
      sum += chunk.statuses(ofPromotion: 0).count { $0 == .eligible }
    }
  }
  return sum
}

/// The same with an outcome for every person.
func outcomes(_ evaluator: inout Evaluator, _ table: RecordTable) -> Int {
  var sum = 0
  for outcome in evaluator.outcomes(table) {
    for promotion in outcome.promotions where promotion.status == .eligible { sum += 1 }
    for training in outcome.trainings where training.status == .triggered { sum += 1 }
  }
  return sum
}

/// On how many persons the machine and the loop written by hand say something else.
func partings(
  _ rows: FloorColumns, _ table: RecordTable, _ program: RuleProgram, _ date: CalendarDate
) -> Int {
  var answers = FloorAnswers()
  _ = floor(rows, on: date, &answers)
  return evaluate(program, table).enumerated().count { person, outcome in
    guard case .number(let score)? = outcome.groups.first?.value,
      case .member(let predicate)? = outcome.tables.count > 2
        ? outcome.tables[2]?.first?.value : nil
    else { return true }
    var failed: UInt8 = 0
    for (place, condition) in (outcome.promotions.first?.conditions ?? []).enumerated()
    where condition.truth == .no { failed |= 1 << UInt8(place) }
    var trainings: UInt8 = 0
    for (place, training) in outcome.trainings.enumerated()
    where training.status == .triggered { trainings |= 1 << UInt8(place) }
    return score.raw != Int128(answers.score[person]) * (Decimal.scale / 100)
      || predicate != Int(answers.predicate[person]) || failed != answers.failed[person]
      || trainings != answers.trainings[person]
  }
}

/// `nip,score,predikat,eligible,failed,trainings`
func printAnswers(_ program: RuleProgram, _ policy: Policy, _ table: RecordTable) {
  let predicates = policy.vocabulary.enumerations.first { $0.name == "Predikat" }?.members ?? []
  for outcome in evaluate(program, table) {
    guard let set = outcome.set else { continue }
    let rules = policy.sets[set]
    let key = table.tables[0].columns[0].codes[outcome.row]
    var fields = [table.texts[Int(key)]]
    if case .number(let score) = outcome.groups[0].value {
      let hundredths = Int(score.raw / 10_000_000_000)
      let rest = String(hundredths % 100)
      fields.append("\(hundredths / 100).\(rest.count < 2 ? "0" : "")\(rest)")
    }
    let place = rules.tables.firstIndex { $0.origin.name == "predikat_kinerja" }
    if let place, case .member(let code)? = outcome.tables[place]?[0].value {
      fields.append(predicates[code].name)
    }
    let promotion = outcome.promotions[0]
    let failed = zip(rules.promotions[0].conditions, promotion.conditions).filter {
      $0.1.truth == .no
    }
    fields.append(promotion.status == .eligible ? "1" : "0")
    fields.append(failed.map(\.0.origin.name).joined(separator: "|"))
    let trainings = zip(rules.trainings, outcome.trainings).filter { $0.1.status == .triggered }
    fields.append(trainings.map(\.0.origin.name).joined(separator: "|"))
    print(fields.joined(separator: ","))
  }
}
