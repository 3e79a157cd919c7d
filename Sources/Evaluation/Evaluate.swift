// Evaluate.swift: the front door: a program and a batch of records in, outcomes out, in the order of
// the records. Pure, one thread; the same answers however records are cut into batches.

package import Program
import Semantics
import Values

/// Persons evaluated together: enough to keep the loops long, few enough to stay in the cache.
private let chunkSize = 512

/// One outcome per person of the batch.
package func evaluate(_ program: RuleProgram, _ table: RecordTable) -> [Outcome] {
  var outcomes = (0..<table.count).map { Outcome(row: $0, set: nil) }
  var evaluator = Evaluator(program)
  evaluator.evaluate(table) { chunk in
    for place in chunk.rows.indices { outcomes[chunk.rows[place]] = chunk.outcome(at: place) }
  }
  return outcomes
}

/// Persons of one agency evaluated together: their results as columns, outcomes when asked for.
package struct EvaluatedChunk {
  let machine: Machine
  /// Rows of the batch.
  package let rows: [Int]
  /// Index into `Policy.sets`.
  package var set: Int { machine.plan.set }

  package func outcome(at place: Int) -> Outcome { machine.outcome(of: rows[place], at: place) }

  /// What becomes of a promotion, by person of the chunk.
  package func statuses(ofPromotion promotion: Int) -> [PromotionOutcome.Status] {
    let output = machine.plan.outputs.promotions[promotion]
    return rows.indices.map { machine.status(of: output, $0) }
  }
}

/// Evaluates batch after batch; what registers need of memory is asked for once.
package struct Evaluator: Sendable {
  private let program: RuleProgram
  /// By plan: the columns of the run before, to be written over.
  private var registers: [[RegisterColumn]]

  package init(_ program: RuleProgram) {
    self.program = program
    registers = program.plans.map {
      Array(repeating: RegisterColumn(), count: $0.instructions.count)
    }
  }

  /// Evaluates a batch chunk by chunk.
  package mutating func evaluate(_ table: RecordTable, _ body: (EvaluatedChunk) -> Void) {
    var personsOfPlan: [[Int32]] = Array(repeating: [], count: program.plans.count)
    for row in 0..<table.count {
      if let plan = program.plan(agency: agency(of: row, program, table)) {
        personsOfPlan[plan].append(Int32(truncatingIfNeeded: row))
      }
    }
    let texts = BatchTexts(program, table)
    for (index, persons) in personsOfPlan.enumerated() where !persons.isEmpty {
      var columns: [RegisterColumn] = []
      swap(&columns, &registers[index])
      var machine = Machine(
        program: program, plan: program.plans[index], table: table, texts: texts,
        registers: columns)
      columns = []
      var start = 0
      while start < persons.count {
        let end = min(start + chunkSize, persons.count)
        machine.run(persons: persons[start..<end])
        body(EvaluatedChunk(machine: machine, rows: persons[start..<end].map { Int($0) }))
        start = end
      }
      machine.giveBack(&registers[index])
    }
  }
}

/// The code of the agency a person belongs to, if the record says so.
func agency(of row: Int, _ program: RuleProgram, _ table: RecordTable) -> Int? {
  guard let column = program.schema?.agency,
    table.tables.indices.contains(column.table.index)
  else { return nil }
  let values = table.tables[column.table.index].columns[column.index]
  return values.isPresent[row] ? Int(values.codes[row]) : nil
}
