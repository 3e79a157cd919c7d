// Evaluate.swift: the front door: a program and a batch of records in, outcomes out, in the order of
// the records. Pure, one thread; the same answers however records are cut into batches.

package import Program
import Semantics

/// Persons evaluated together: enough to keep the loops long where many agencies stand mixed, few enough
/// to stay in the cache.
package let usualChunkSize = 1024

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
  private let sharesFrom: Int
  /// What all plans have in common, once it was looked for.
  private var commonPlan: CommonPlan?
  private var hasCommonPlan: Bool?
  /// By plan: what the run before left, of the plan alone and beside the common one.
  private var alone: [PlanMemory?]
  private var beside: [PlanMemory?]
  private var commonMemory: PlanMemory?

  /// - Parameters:
  ///   - chunkSize: how many persons are evaluated together.
  ///   - sharesFrom: how many of several agencies make it worth while to look for what all rules have in
  ///     common; for fewer every agency's rules run alone.
  package init(
    _ program: RuleProgram, chunkSize: Int = usualChunkSize, sharesFrom: Int = 512
  ) {
    self.program = program
    self.chunkSize = max(1, chunkSize)
    self.sharesFrom = sharesFrom
    alone = program.plans.map { _ in nil }
    beside = alone
  }

  /// One outcome per person of the batch.
  package mutating func outcomes(_ table: RecordTable) -> [Outcome] {
    var outcomes = (0..<table.count).map { Outcome(row: $0, set: nil) }
    evaluate(table) { chunk in
      for place in 0..<chunk.count { outcomes[chunk.row(at: place)] = chunk.outcome(at: place) }
    }
    return outcomes
  }

  /// Evaluates a batch chunk by chunk, each in the order of the records.
  ///
  /// - Parameter tellsReasons: whether outcomes are to say why something is open.
  package mutating func evaluate(
    _ table: RecordTable, tellsReasons: Bool = true, _ body: (EvaluatedChunk) -> Void
  ) {
    let planOfRow = planOfRow(table)
    let texts = BatchTexts(program, table)
    var start = 0
    while start < table.count {
      let end = min(start + chunkSize, table.count)
      evaluate(start..<end, planOfRow, table, texts, tellsReasons, body)
      start = end
    }
  }

  private mutating func evaluate(
    _ rows: Range<Int>, _ planOfRow: [Int32], _ table: RecordTable, _ texts: BatchTexts,
    _ tellsReasons: Bool, _ body: (EvaluatedChunk) -> Void
  ) {
    let (persons, starts) = personsByPlan(rows, planOfRow)
    let plans = program.plans.indices.filter { starts[$0] < starts[$0 + 1] }
    guard plans.count > 1, rows.count >= sharesFrom, let common = findCommonPlan() else {
      for index in plans {
        var machine = Machine(
          alone[index].take() ?? PlanMemory(program.plans[index], program), table: table,
          texts: texts, tellsReasons: tellsReasons)
        machine.run(persons: persons[starts[index]..<starts[index + 1]])
        body(EvaluatedChunk(machine: machine))
        alone[index] = machine.giveBack()
      }
      return
    }
    var alike: [AlikeEntries] = []
    if let id = program.schema?.measurements {
      alike = AlikeEntries.find(
        rows, planOfRow, plans: program.plans.count, table.tables[id.index])
    }
    var shared = Machine(
      commonMemory.take() ?? PlanMemory(common.plan, program), table: table, texts: texts,
      tellsReasons: tellsReasons)
    shared.run(persons: rows.map { Int32(truncatingIfNeeded: $0) }[...])
    let run = CommonRun(shared)
    for index in plans {
      var machine = Machine(
        beside[index].take()
          ?? PlanMemory(program.plans[index], program, shared: common.registers[index]),
        table: table, texts: texts, common: run, tellsReasons: tellsReasons)
      machine.run(
        persons: persons[starts[index]..<starts[index + 1]],
        alike: alike.isEmpty ? nil : alike[index])
      body(EvaluatedChunk(machine: machine))
      beside[index] = machine.giveBack()
    }
    commonMemory = shared.giveBack()
  }

  private mutating func findCommonPlan() -> CommonPlan? {
    if hasCommonPlan == nil {
      commonPlan = CommonPlan(program.plans)
      hasCommonPlan = commonPlan != nil
    }
    return commonPlan
  }

  /// By row of the batch; the number of plans where no rules are in force.
  private func planOfRow(_ table: RecordTable) -> [Int32] {
    let none = Int32(truncatingIfNeeded: program.plans.count)
    func number(_ plan: Int?) -> Int32 { plan.map { Int32(truncatingIfNeeded: $0) } ?? none }
    let otherwise = number(program.planWithoutAgency)
    var planOfRow = [Int32](repeating: otherwise, count: table.count)
    if let column = program.schema?.agency, table.tables.indices.contains(column.table.index) {
      let values = table.tables[column.table.index].columns[column.index]
      let plans = program.planOfAgency.map(number)
      Evaluator.choose(plans, otherwise, values.codes, values.given, &planOfRow)
    }
    return planOfRow
  }

  /// The plan of each agency that is given.
  private static func choose(
    _ plans: [Int32], _ otherwise: Int32, _ codes: [Int32], _ given: [UInt8],
    _ chosen: inout [Int32]
  ) {
    let plans = plans.span
    let codes = codes.span
    let given = given.span
    var chosen = chosen.mutableSpan
    guard codes.count >= chosen.count, given.count >= chosen.count else { return }
    for row in 0..<chosen.count where given[row] != 0 {
      let code = Int(codes[row])
      chosen[row] = code >= 0 && code < plans.count ? plans[code] : otherwise
    }
  }

  /// The persons in the order of their plans, and where those of each plan begin; persons without rules
  /// stand last.
  private func personsByPlan(
    _ rows: Range<Int>, _ planOfRow: [Int32]
  ) -> (persons: [Int32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: program.plans.count + 2)
    var persons = [Int32](repeating: 0, count: rows.count)
    Evaluator.sort(rows, planOfRow, &persons, &starts)
    return (persons, starts)
  }

  private static func sort(
    _ rows: Range<Int>, _ planOfRow: [Int32], _ persons: inout [Int32], _ starts: inout [Int]
  ) {
    var next = starts
    var ends = starts.mutableSpan
    let plans = planOfRow.span
    for row in rows { ends[Int(plans[row]) + 1] += 1 }
    for plan in 1..<ends.count { ends[plan] += ends[plan - 1] }
    var places = next.mutableSpan
    for plan in places.indices { places[plan] = ends[plan] }
    var sorted = persons.mutableSpan
    for row in rows {
      let plan = Int(plans[row])
      sorted[places[plan]] = Int32(truncatingIfNeeded: row)
      places[plan] &+= 1
    }
  }
}

/// The code of the agency a person belongs to, if the record says so.
func agency(of row: Int, _ program: RuleProgram, _ table: RecordTable) -> Int? {
  guard let column = program.schema?.agency,
    table.tables.indices.contains(column.table.index)
  else { return nil }
  let values = table.tables[column.table.index].columns[column.index]
  return values.isPresent(row) ? Int(values.codes[row]) : nil
}
