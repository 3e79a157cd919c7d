// Machine.swift: runs a plan over a chunk of persons: one instruction at a time, each over all rows of
// its frame. The loops of the operations are in Operations/, one file per family.

import Program
import Semantics
import Values

/// The common plan after its run, as the plans of all agencies read it.
final class CommonRun: Sendable {
  let machine: Machine
  init(_ machine: Machine) { self.machine = machine }
}

/// Whose run it is. A class, so that who passes the machine on passes little.
final class RunContext: Sendable {
  let table: RecordTable
  let texts: BatchTexts
  /// What all plans have in common, run before for all persons of the chunk; nil: this plan runs alone.
  let common: CommonRun?
  /// Whether outcomes say why something is open.
  let tellsReasons: Bool

  init(
    _ table: RecordTable, _ texts: BatchTexts, _ common: CommonRun?, tellsReasons: Bool
  ) {
    self.table = table
    self.texts = texts
    self.common = common
    self.tellsReasons = tellsReasons
  }
}

struct Machine {
  private let context: RunContext
  private(set) var memory: PlanMemory

  var program: RuleProgram {
    @inline(__always) _read { yield memory.layout.program }
  }
  var plan: Plan {
    @inline(__always) _read { yield memory.layout.plan }
  }
  var table: RecordTable {
    @inline(__always) _read { yield context.table }
  }
  var texts: BatchTexts {
    @inline(__always) _read { yield context.texts }
  }
  private var common: CommonRun? {
    @inline(__always) _read { yield context.common }
  }
  var tellsReasons: Bool { context.tellsReasons }
  var layout: PlanLayout {
    @inline(__always) _read { yield memory.layout }
  }
  var registers: [RegisterColumn] {
    @inline(__always) _read { yield memory.registers }
  }
  var frames: [FrameRows] {
    @inline(__always) _read { yield memory.frames }
  }

  /// - Parameter memory: of the plan to run, which a run before may have used.
  init(
    _ memory: consuming PlanMemory, table: RecordTable, texts: BatchTexts,
    common: CommonRun? = nil, tellsReasons: Bool = true
  ) {
    context = RunContext(table, texts, common, tellsReasons: tellsReasons)
    self.memory = memory
  }

  /// Computes every register for these rows of the person table, which ascend.
  ///
  /// - Parameter alike: what is known of their measurements; nil: they have to be looked at.
  mutating func run(persons: ArraySlice<Int32>, alike: AlikeEntries? = nil) {
    memory.frames[0].hold(persons)
    var most = persons.count
    for index in plan.frames.indices.dropFirst() where layout.isFrameNeeded[index] {
      // Taken out while it is written, so that the arrays are its own.
      var rows = FrameRows()
      swap(&rows, &memory.frames[index])
      rows.fill(
        plan.frames[index], above: memory.frames, plan: plan, table: table,
        needsParents: layout.areParentsNeeded[index])
      swap(&rows, &memory.frames[index])
      most = max(most, memory.frames[index].count)
    }
    memory.fillConstants(most)
    if let id = program.schema?.measurements, !plan.measurements.isEmpty {
      memory.tally.take(
        layout.places, memory.frames[0], table.tables[id.index],
        questions: plan.measurements.count, alike: alike)
    }
    borrow(persons)
    var out = RegisterColumn()
    memory.isDeferring = canDefer()
    let steps = layout.steps
    for step in steps.list {
      if step.isDeferrable, memory.isDeferring { continue }
      swap(&out, &memory.registers[step.register])
      let count = memory.frames[step.frame].count
      out.begin()
      if !step.isLoad { out.grow(count, step.kind) }
      if !loop(step, count, &out) {
        out.widen(count, step.kind)
        memory.fillConstants(readBy: step.register)
        execute(step.register, count, &out)
      }
      out.end(count, step.kind)
      swap(&out, &memory.registers[step.register])
    }
  }

  /// Fetches what instructions of this plan read of the common one.
  private mutating func borrow(_ persons: ArraySlice<Int32>) {
    guard let common, let first = common.machine.frames[0].run else { return }
    Kernels.grow(&memory.commonRows, persons.count)
    Kernels.shift(
      memory.frames[0].tableRow, by: Int32(truncatingIfNeeded: first), &memory.commonRows,
      persons.count)
    for index in layout.borrowed {
      let from = Int(layout.shared[index])
      let kind = plan.instructions[index].kind
      var out = RegisterColumn()
      swap(&out, &memory.registers[index])
      out.begin()
      out.grow(persons.count, kind)
      out.take(
        common.machine.registers[from],
        Gathered(rows: memory.commonRows, count: persons.count), kind, persons.count)
      out.end(persons.count, kind)
      swap(&out, &memory.registers[index])
    }
  }

  /// Where the common plan holds a register.
  @inline(__always)
  func shared(_ register: Register) -> Register? {
    if layout.shared.isEmpty { return nil }
    let place = layout.shared[Int(register.index)]
    return place < 0 ? nil : Register(Int(place))
  }

  /// The row a person has in the common plan.
  @inline(__always)
  func commonRow(_ row: Int) -> Int { Int(memory.commonRows[row]) }

  /// Asks this machine, or that of the common plan.
  @inline(__always)
  func withMachine<Result>(of place: ReasonMemo.Place, _ body: (Machine) -> Result) -> Result {
    if place.isCommon, let common { body(common.machine) } else { body(self) }
  }

  /// Leaves the memory for the next run.
  consuming func giveBack() -> PlanMemory { memory }

  func frame(of index: Int) -> FrameRows {
    memory.frames[Int(plan.instructions[index].frame.index)]
  }

  func column(_ register: Register) -> RegisterColumn { registers[Int(register.index)] }

  func kind(_ register: Register) -> RegisterKind {
    plan.instructions[Int(register.index)].kind
  }

  /// A constant that no loop reads stands in no row.
  @inline(__always)
  func unfilled(_ register: Register) -> Cell? {
    let place = Int(register.index)
    guard registers[place].isEmpty, layout.isConstant[place] else { return nil }
    return plan.instructions[place].operation.constantCell
  }

  func cell(_ register: Register, _ row: Int) -> Cell {
    if let there = shared(register), let common {
      return common.machine.cell(there, commonRow(row))
    }
    if let cell = deferred(register, row) ?? unfilled(register) { return cell }
    return registers[Int(register.index)][row, kind(register)]
  }

  func state(_ register: Register, _ row: Int) -> UInt8 {
    if let there = shared(register), let common {
      return common.machine.registers[Int(there.index)].states[commonRow(row)]
    }
    if let cell = deferred(register, row) ?? unfilled(register) { return cell.state }
    return registers[Int(register.index)].states[row]
  }

  /// The states of all persons of the run.
  func states(_ register: Register) -> [UInt8] {
    let count = memory.frames[0].count
    guard let there = shared(register), let common else {
      if let cell = unfilled(register) { return Array(repeating: cell.state, count: count) }
      return registers[Int(register.index)].states
    }
    var states = [UInt8](repeating: 0, count: count)
    Kernels.gather(
      common.machine.registers[Int(there.index)].states, memory.commonRows, &states, count)
    return states
  }

  /// What the common plan holds of a register, and by person of this run the row there; nil: nothing.
  func sharedColumn(_ register: Register) -> (column: RegisterColumn, rows: [Int32])? {
    guard let there = shared(register), let common, frames[0].count > 0,
      common.machine.deferred(there, commonRow(0)) == nil
    else { return nil }
    return (common.machine.registers[Int(there.index)], memory.commonRows)
  }

  /// Row by row.
  private func execute(_ index: Int, _ count: Int, _ out: inout RegisterColumn) {
    let instruction = plan.instructions[index]
    switch instruction.operation {
    case .number, .code, .truth, .missing:
      out.fill(instruction.operation.constantCell, instruction.kind, count)
    case .column(let column): load(column, instruction.kind, frame(of: index), &out)
    case .entry(let table, let column, let key):
      entry(table, column, key, instruction.kind, frame(of: index), &out)
    case .isGiven(let table): given(table, frame(of: index), &out)
    case .measurement(let question): measure(question, frame(of: index), &out)
    case .versionAt(let versions, let day, _):
      version(plan.versions[versions], column(day), instruction.kind, count, &out)
    case .reference(let reference, let place, let key):
      look(up: key, in: reference, place, instruction.kind, count, &out)

    case .add(let a, let b): add(column(a), column(b), count, &out)
    case .subtract(let a, let b): subtract(column(a), column(b), count, &out)
    case .multiply(let a, let b, let isOverHundred):
      multiply(column(a), column(b), isOverHundred, count, &out)
    case .divide(let a, let b, let isTimesHundred):
      divide(column(a), column(b), isTimesHundred, count, &out)
    case .negate(let a): negate(column(a), count, &out)
    case .scale(let a, let numerator, let denominator):
      scale(column(a), numerator, denominator, count, &out)
    case .blend(let parts, let divisor): blend(parts, divisor, count, &out)
    case .round(let a, let digits, let mode, let precision):
      round(column(a), digits, mode, precision, count, &out)
    case .roundToMultiple(let a, let step, let mode, let precision):
      roundToMultiple(column(a), column(step), mode, precision, count, &out)
    case .within(let a, let lower, let upper, let precision):
      within(column(a), lower, upper, precision, count, &out)
    case .extreme(let isHighest, let list, let ranks):
      extreme(isHighest, list, ranks, instruction.kind, count, &out)

    case .datePart(let part, let a): datePart(part, column(a), count, &out)
    case .dateStep(let day, let amount, let step, let isBackwards):
      self.step(column(day), column(amount), step, isBackwards, count, &out)
    case .elapsed(let unit, let since, let at):
      elapsed(unit, column(since), column(at), count, &out)
    case .span(let unit, let from, let to): span(unit, column(from), column(to), count, &out)
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      hasLasted(column(since), column(at), column(duration), step, isNegated, count, &out)

    case .compareNumbers(let sign, let a, let b, let precision):
      compareNumbers(sign, column(a), column(b), precision, count, &out)
    case .isNamed(let a, let names): isNamed(column(a), plan.textSets[names], count, &out)

    case .select(let condition, let then, let other):
      select(condition, then, other, instruction.kind, count, &out)
    case .ifMissing(let a, let b): ifMissing(a, b, instruction.kind, count, &out)
    case .lookup(let policy, let rows, let precision, let ranks, _):
      lookup(policy, rows, precision, ranks, instruction.kind, count, &out)
    case .grid(let policy, let grid, let precision, _):
      self.grid(policy, grid, precision, instruction.kind, count, &out)
    case .except(let base, let cases, let precision, _):
      except(base, cases, precision, instruction.kind, count, &out)

    case .count(let source): self.count(source, count, &out)
    case .aggregate(let aggregate, let source, let body, let precision, let ranks):
      self.aggregate(aggregate, source, body, precision, ranks, instruction.kind, count, &out)
    case .streak(let length, let unit, let source): streak(length, unit, source, count, &out)

    case .group(let parts, let missing, _): group(parts, missing, count, &out)

    // Without anything to unite.
    case .and: Kernels.fill(&out.states, State.yes, count)
    case .or: Kernels.fill(&out.states, State.no, count)
    // Loops serve them whatever they read.
    case .lift, .compareCodes, .compareTruths, .rank, .not, .isPresent, .isKnown, .quantify: break
    }
  }
}

/// How the texts of a batch read in registers: those the program knows by the program's place.
struct BatchTexts {
  /// By place in `RecordTable.texts`; empty when the program knows none.
  private var canonical: [Int32] = []

  init(_ program: RuleProgram, _ table: RecordTable) {
    if program.texts.isEmpty { return }
    var places: [String: Int32] = [:]
    for (place, text) in program.texts.enumerated() {
      places[text] = Int32(truncatingIfNeeded: -1 - place)
    }
    canonical = table.texts.indices.map { Int32(truncatingIfNeeded: $0) }
    for index in TextFilter(program.texts).candidates(table.texts) {
      if let place = places[table.texts[index]] { canonical[index] = place }
    }
  }

  func code(_ place: Int32) -> Int32 {
    canonical.indices.contains(Int(place)) ? canonical[Int(place)] : place
  }
}

extension Machine {
  /// The text a register's code stands for.
  func text(_ code: Int32) -> String {
    let place = Int(code)
    if place >= 0 { return table.texts.indices.contains(place) ? table.texts[place] : "" }
    return program.texts.indices.contains(-1 - place) ? program.texts[-1 - place] : ""
  }
}
