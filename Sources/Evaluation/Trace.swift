// Trace.swift: one person evaluated with every register kept, to be asked what any part of the rules
// came to. Explanation asks; Evaluate.swift does not need it.

package import Program
package import Semantics
package import Values

/// An item of a list as a rule saw it.
package struct ItemTrace: Hashable, Sendable {
  /// Row of the list's table in the batch; nil for a year or member the record does not give.
  package var row: Int?
  /// The year or member such an item stands for.
  package var key: Int?
  /// Whether it counts: in the window and passing the filter.
  package var counts: Truth
  /// Of a quantifier: whether the condition holds.
  package var holds: Truth?
  /// Of an aggregate: what is aggregated.
  package var value: ValueOutcome?
}

/// How the rows of a decision table came out.
package struct TableTrace: Hashable, Sendable {
  /// By row.
  package var rows: [Truth]
  /// The rows the result rests on: those that match, and those that may.
  package var matched: [Int]
}

package struct Trace: Sendable {
  let machine: Machine
  /// Index into `Policy.sets`.
  package let set: Int
  package let outcome: Outcome
  /// Why results of the person are open.
  private let memo: ReasonMemo

  /// Nil when no rules are in force for the person.
  package init?(_ program: RuleProgram, _ table: RecordTable, row: Int) {
    guard row >= 0, row < table.count,
      let index = program.plan(agency: agency(of: row, program, table))
    else { return nil }
    self.init(PlanLayout(program.plans[index], program), table, row: row)
  }

  /// - Parameter layout: of the plan of the person's agency.
  init(_ layout: PlanLayout, _ table: RecordTable, row: Int) {
    var machine = Machine(
      PlanMemory(layout), table: table, texts: BatchTexts(layout.program, table))
    machine.run(persons: [Int32(truncatingIfNeeded: row)])
    var memo = ReasonMemo()
    outcome = machine.outcome(of: row, at: 0, &memo)
    self.memo = memo
    set = machine.plan.set
    self.machine = machine
  }

  /// The day the rules were asked on.
  package var date: CalendarDate { machine.program.date }

  /// The record the rules were asked about, as a batch.
  package var record: RecordTable { machine.table }

  /// The scores a group is made of, in the order of its indicators; empty when it was not computed.
  package func scores(ofGroup name: String) -> [ValueOutcome] {
    for instruction in machine.plan.instructions {
      guard case .group(let parts, _, name) = instruction.operation else { continue }
      return parts.map { outcome($0.score, 0) }
    }
    return []
  }

  /// An expression's register and the rows it has: one outside lists.
  private func register(_ id: ExpressionID) -> (Register, FrameRows, FrameID)? {
    guard let register = machine.plan.provenance.register(of: id) else { return nil }
    let frame = machine.plan.instructions[Int(register.index)].frame
    return (register, machine.frames[Int(frame.index)], frame)
  }

  /// The value of an expression outside lists; nil for one inside, or of a formula with inputs.
  package func value(of id: ExpressionID) -> ValueOutcome? {
    guard let (register, _, frame) = register(id), frame == .person else { return nil }
    return outcome(register, 0)
  }

  /// The truth of a yes/no expression outside lists.
  package func truth(of id: ExpressionID) -> Truth? {
    guard let (register, _, frame) = register(id), frame == .person,
      machine.kind(register) == .truth
    else { return nil }
    return machine.truth(register, 0)
  }

  private func outcome(_ register: Register, _ row: Int) -> ValueOutcome {
    let type: ScalarType =
      switch machine.kind(register) {
      case .truth: .boolean
      case .number: .number(NumberType())
      case .date: .date
      case .member: .member(EnumerationID(0))
      case .text: .text
      }
    // Of most the reasons are known by now, and nothing is added to the copy.
    var memo = memo
    return machine.value(register, type, row, &memo)
  }

  /// The items of a list expression (`ada`, `semua`, `jumlah`, `banyaknya` ...) outside other lists.
  package func items(of id: ExpressionID) -> [ItemTrace] {
    guard let use = machine.plan.provenance.itemFrames[id.index],
      machine.plan.frames[Int(use.source.frame.index)].parent == .person
    else { return [] }
    let frame = machine.frames[Int(use.source.frame.index)]
    let isQuantified = use.body.map { machine.kind($0) == .truth } ?? false
    return frame.items(of: 0).map { item in
      let row = Int(frame.tableRow[item])
      return ItemTrace(
        row: row < 0 ? nil : row, key: row < 0 ? Int(frame.key[item]) : nil,
        counts: Truth(rawValue: machine.counts(use.source, frame, item)) ?? .failed,
        holds: isQuantified ? use.body.map { machine.truth($0, item) } : nil,
        value: isQuantified ? nil : use.body.map { outcome($0, item) })
    }
  }

  /// The value of an expression inside a list, by the place of the item in `items`.
  package func value(of id: ExpressionID, item: Int) -> ValueOutcome? {
    guard let (register, frame, _) = register(id), frame.count > item, item >= 0 else {
      return nil
    }
    return outcome(register, item)
  }

  /// How a table without inputs came out.
  package func table(_ id: DecisionTableID) -> TableTrace? {
    trace(machine.plan.provenance.use(of: id))
  }

  /// How the table an expression calls came out.
  package func table(calledBy id: ExpressionID) -> TableTrace? {
    trace(machine.plan.provenance.use(calledBy: id))
  }

  private func trace(_ use: TableUse?) -> TableTrace? {
    guard let use else { return nil }
    let rows = truths(of: use)
    var matched: [Int] = []
    for (index, truth) in rows.enumerated() where truth != .no {
      matched.append(index)
      if use.hitPolicy == .first, truth != .unknown { break }
    }
    return TableTrace(rows: rows, matched: matched)
  }

  private func truths(of use: TableUse) -> [Truth] {
    let lookup = machine.plan.instructions[Int(use.lookup.index)]
    if case .grid(_, let grid, _, _) = lookup.operation {
      if lookup.frame != .person { return Array(repeating: .unknown, count: grid.shape.count) }
      return machine.gridTruths(grid, 0).map { Truth(rawValue: $0) ?? .failed }
    }
    return use.rows.map { register in
      let frame = machine.plan.instructions[Int(register.index)].frame
      return frame == .person ? machine.truth(register, 0) : .unknown
    }
  }

  /// The rows of a table without inputs that its result rests on.
  package func matchedRows(of id: DecisionTableID) -> [Int] { table(id)?.matched ?? [] }
}
