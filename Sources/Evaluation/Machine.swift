// Machine.swift: runs a plan over a chunk of persons: one instruction at a time, each over all rows of
// its frame. The loops of the operations are in Operations/, one file per family.

import Program
import Semantics
import Values

struct Machine {
  let program: RuleProgram
  let plan: Plan
  let table: RecordTable
  let texts: BatchTexts
  private(set) var memory: PlanMemory

  var registers: [RegisterColumn] {
    @inline(__always) _read { yield memory.registers }
  }
  var frames: [FrameRows] {
    @inline(__always) _read { yield memory.frames }
  }

  /// - Parameter memory: of a run of the same plan before.
  init(
    program: RuleProgram, plan: Plan, table: RecordTable, texts: BatchTexts,
    memory: consuming PlanMemory? = nil
  ) {
    self.program = program
    self.plan = plan
    self.table = table
    self.texts = texts
    self.memory = memory ?? PlanMemory(plan, program)
  }

  /// Computes every register for these rows of the person table.
  mutating func run(persons: ArraySlice<Int32>) {
    memory.frames[0].hold(persons)
    var most = persons.count
    for index in plan.frames.indices.dropFirst() {
      // Taken out while it is written, so that the arrays are its own.
      var rows = FrameRows()
      swap(&rows, &memory.frames[index])
      rows.fill(plan.frames[index], above: memory.frames, plan: plan, table: table)
      swap(&rows, &memory.frames[index])
      most = max(most, memory.frames[index].count)
    }
    memory.fillConstants(plan, most)
    if let id = program.schema?.measurements, !plan.measurements.isEmpty {
      memory.tally.take(
        memory.places, memory.frames[0], table.tables[id.index],
        questions: plan.measurements.count)
    }
    for index in memory.steps {
      var out = RegisterColumn()
      swap(&out, &memory.registers[index])
      let count = memory.frames[Int(plan.instructions[index].frame.index)].count
      let kind = plan.instructions[index].kind
      out.prepare(count, kind)
      if !quick(index, count, &out) {
        if kind.isNumber { out.widen(count) }
        execute(index, count, &out)
        if kind.isNumber { out.settle(count) }
      }
      swap(&out, &memory.registers[index])
    }
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

  func cell(_ register: Register, _ row: Int) -> Cell {
    registers[Int(register.index)][row, kind(register)]
  }

  /// What a register holds for everybody, if it does.
  func constant(_ register: Register) -> Operation? {
    let operation = plan.instructions[Int(register.index)].operation
    return operation.isConstant ? operation : nil
  }

  func state(_ register: Register, _ row: Int) -> UInt8 {
    registers[Int(register.index)].states[row]
  }

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
    case .lift(let a): lift(a, instruction.kind, frame(of: index), &out)
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
      hasLasted(index, since: since, at: at, duration: duration, step, isNegated, count, &out)

    case .compareNumbers(let sign, let a, let b, let precision):
      compareNumbers(sign, column(a), column(b), precision, count, &out)
    case .compareCodes(let sign, let a, let b):
      compareCodes(sign, a, b, count, &out)
    case .compareTruths(let isEqual, let a, let b):
      compareTruths(isEqual, a, b, count, &out)
    case .rank(let a, let ranks): rank(a, plan.rankTables[ranks], count, &out)
    case .isNamed(let a, let names): isNamed(column(a), plan.textSets[names], count, &out)

    case .not(let a): not(a, count, &out)
    case .and(let list): and(list, count, &out)
    case .or(let list): or(list, count, &out)
    case .isPresent(let a): isPresent(a, count, &out)
    case .isKnown(let a): isKnown(a, count, &out)

    case .select(let condition, let then, let other):
      select(condition, then, other, instruction.kind, count, &out)
    case .ifMissing(let a, let b): ifMissing(a, b, instruction.kind, count, &out)
    case .lookup(let policy, let rows, let precision, let ranks, _):
      lookup(policy, rows, precision, ranks, instruction.kind, count, &out)
    case .grid(let policy, let grid, let precision, _):
      self.grid(policy, grid, precision, instruction.kind, count, &out)
    case .except(let base, let cases, let precision, _):
      except(base, cases, precision, instruction.kind, count, &out)

    case .quantify(let quantifier, let source, let body):
      quantify(quantifier, source, body, count, &out)
    case .count(let source): self.count(source, count, &out)
    case .aggregate(let aggregate, let source, let body, let precision, let ranks):
      self.aggregate(aggregate, source, body, precision, ranks, instruction.kind, count, &out)
    case .streak(let length, let unit, let source): streak(length, unit, source, count, &out)

    case .group(let parts, let missing, _): group(parts, missing, count, &out)
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
    canonical = table.texts.enumerated().map { index, text in
      places[text] ?? Int32(truncatingIfNeeded: index)
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
