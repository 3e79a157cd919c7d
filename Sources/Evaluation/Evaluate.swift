// Evaluate.swift: the front door: a program and a batch of records in, outcomes out, in the order of
// the records. Pure, one thread; the same answers however records are cut into batches.

package import Program
import Semantics
import Values

/// Persons evaluated together: enough to keep the loops long, few enough to stay in the cache.
private let chunkSize = 256

/// One outcome per person of the batch.
package func evaluate(_ program: RuleProgram, _ table: RecordTable) -> [Outcome] {
  var outcomes = (0..<table.count).map { Outcome(row: $0, set: nil) }
  var personsOfPlan: [[Int32]] = Array(repeating: [], count: program.plans.count)
  for row in 0..<table.count {
    if let plan = program.plan(agency: agency(of: row, program, table)) {
      personsOfPlan[plan].append(Int32(truncatingIfNeeded: row))
    }
  }
  let texts = BatchTexts(program, table)
  for (index, persons) in personsOfPlan.enumerated() where !persons.isEmpty {
    var machine = Machine(
      program: program, plan: program.plans[index], table: table, texts: texts)
    var start = 0
    while start < persons.count {
      let end = min(start + chunkSize, persons.count)
      machine.run(persons: persons[start..<end])
      for place in 0..<(end - start) {
        let person = Int(persons[start + place])
        outcomes[person] = machine.outcome(of: person, at: place)
      }
      start = end
    }
  }
  return outcomes
}

/// The code of the agency a person belongs to, if the record says so.
func agency(of row: Int, _ program: RuleProgram, _ table: RecordTable) -> Int? {
  guard let column = program.schema?.agency,
    table.tables.indices.contains(column.table.index)
  else { return nil }
  let values = table.tables[column.table.index].columns[column.index]
  return values.isPresent[row] ? Int(values.codes[row]) : nil
}
