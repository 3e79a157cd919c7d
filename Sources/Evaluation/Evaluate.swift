// Evaluate.swift: the front door: a program and a batch of records in, outcomes out, in the order of
// the records. Pure, one thread; the same answers however records are cut into batches.

package import Program
import Semantics

/// Persons evaluated together: enough to keep the loops long, few enough to stay in the cache.
package let usualChunkSize = 512

/// One outcome per person of the batch.
package func evaluate(_ program: RuleProgram, _ table: RecordTable) -> [Outcome] {
  var evaluator = Evaluator(program)
  return evaluator.outcomes(table)
}

/// Persons of one agency evaluated together: their results as columns, outcomes when asked for.
package struct EvaluatedChunk {
  let machine: Machine
  /// How many persons these are.
  package var count: Int { machine.frames[0].count }
  /// Index into `Policy.sets`.
  package var set: Int { machine.plan.set }

  /// The row of the batch a person stands in.
  package func row(at place: Int) -> Int { Int(machine.frames[0].tableRow[place]) }

  package func outcome(at place: Int) -> Outcome {
    machine.outcome(of: row(at: place), at: place)
  }

  /// What becomes of a promotion, by person of the chunk.
  package func statuses(ofPromotion promotion: Int) -> [PromotionOutcome.Status] {
    machine.statuses(of: machine.plan.outputs.promotions[promotion], count)
  }
}

/// Evaluates batch after batch; what registers need of memory is asked for once.
package struct Evaluator: Sendable {
  private let program: RuleProgram
  private let chunkSize: Int
  /// By plan: what the run before left.
  private var memories: [PlanMemory?]

  /// - Parameter chunkSize: how many persons are evaluated together.
  package init(_ program: RuleProgram, chunkSize: Int = usualChunkSize) {
    self.program = program
    self.chunkSize = max(1, chunkSize)
    memories = program.plans.map { _ in nil }
  }

  /// One outcome per person of the batch.
  package mutating func outcomes(_ table: RecordTable) -> [Outcome] {
    var outcomes = (0..<table.count).map { Outcome(row: $0, set: nil) }
    evaluate(table) { chunk in
      for place in 0..<chunk.count { outcomes[chunk.row(at: place)] = chunk.outcome(at: place) }
    }
    return outcomes
  }

  /// Evaluates a batch chunk by chunk.
  package mutating func evaluate(_ table: RecordTable, _ body: (EvaluatedChunk) -> Void) {
    let (persons, starts) = personsByPlan(table)
    let texts = BatchTexts(program, table)
    for index in program.plans.indices where starts[index] < starts[index + 1] {
      var memory: PlanMemory?
      swap(&memory, &memories[index])
      var machine = Machine(
        program: program, plan: program.plans[index], table: table, texts: texts,
        memory: memory.take())
      var start = starts[index]
      while start < starts[index + 1] {
        let end = min(start + chunkSize, starts[index + 1])
        machine.run(persons: persons[start..<end])
        body(EvaluatedChunk(machine: machine))
        start = end
      }
      memories[index] = machine.giveBack()
    }
  }

  /// The persons in the order of their plans, and where those of each plan begin; persons without rules
  /// stand nowhere.
  private func personsByPlan(_ table: RecordTable) -> (persons: [Int32], starts: [Int]) {
    let count = table.count
    let plans = program.plans.count
    var planOfRow = [Int](repeating: program.planWithoutAgency ?? plans, count: count)
    if let column = program.schema?.agency, table.tables.indices.contains(column.table.index) {
      let values = table.tables[column.table.index].columns[column.index]
      for row in 0..<count where values.isPresent[row] {
        planOfRow[row] = program.plan(agency: Int(values.codes[row])) ?? plans
      }
    }
    var starts = [Int](repeating: 0, count: plans + 2)
    for plan in planOfRow { starts[plan + 1] += 1 }
    for plan in 0...plans { starts[plan + 1] += starts[plan] }
    var next = starts
    var persons = [Int32](repeating: 0, count: count)
    for (row, plan) in planOfRow.enumerated() {
      persons[next[plan]] = Int32(truncatingIfNeeded: row)
      next[plan] += 1
    }
    return (persons, starts)
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
