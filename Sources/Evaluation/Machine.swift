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
  private let places: MeasurementPlaces
  private(set) var tally: MeasurementTally?
  var frames: [FrameRows] = []
  var registers: [RegisterColumn]

  /// - Parameter registers: of a run before, to be written over.
  init(
    program: RuleProgram, plan: Plan, table: RecordTable, texts: BatchTexts,
    registers: [RegisterColumn] = []
  ) {
    self.program = program
    self.plan = plan
    self.table = table
    self.texts = texts
    places = MeasurementPlaces(plan, program)
    self.registers =
      registers.count == plan.instructions.count
      ? registers : Array(repeating: RegisterColumn(), count: plan.instructions.count)
  }

  /// Computes every register for these rows of the person table.
  mutating func run(persons: ArraySlice<Int32>) {
    frames.removeAll(keepingCapacity: true)
    frames.append(FrameRows(persons: persons))
    for frame in plan.frames.dropFirst() {
      frames.append(FrameRows(frame, above: frames, plan: plan, table: table))
    }
    tally = nil
    if places.isPlain, let id = program.schema?.measurements, !plan.measurements.isEmpty {
      tally = places.tally(
        frames[0].tableRow, table.tables[id.index], questions: plan.measurements.count)
    }
    for index in plan.instructions.indices {
      let instruction = plan.instructions[index]
      // Taken out while it is written, so that the arrays are this column's own.
      var out = RegisterColumn()
      swap(&out, &registers[index])
      let count = frames[Int(instruction.frame.index)].count
      out.prepare(count, instruction.kind)
      execute(instruction, count, &out)
      swap(&out, &registers[index])
    }
  }

  /// Leaves the registers for the next run.
  mutating func giveBack(_ columns: inout [RegisterColumn]) { swap(&columns, &registers) }

  func column(_ register: Register) -> RegisterColumn { registers[Int(register.index)] }

  func kind(_ register: Register) -> RegisterKind {
    plan.instructions[Int(register.index)].kind
  }

  func cell(_ register: Register, _ row: Int) -> Cell {
    registers[Int(register.index)][row, kind(register)]
  }

  func state(_ register: Register, _ row: Int) -> UInt8 {
    registers[Int(register.index)].states[row]
  }

  private func execute(
    _ instruction: Instruction, _ count: Int, _ out: inout RegisterColumn
  ) {
    let frame = frames[Int(instruction.frame.index)]
    switch instruction.operation {
    case .number, .code, .truth, .missing:
      constant(instruction.operation, instruction.kind, count, &out)
    case .column(let column): load(column, instruction.kind, frame, &out)
    case .entry(let table, let column, let key):
      entry(table, column, key, instruction.kind, frame, &out)
    case .isGiven(let table): given(table, frame, &out)
    case .measurement(let question): measure(question, frame, &out)
    case .lift(let a): lift(a, instruction.kind, frame, &out)
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
      hasLasted(since: since, at: at, duration: duration, step, isNegated, count, &out)

    case .compareNumbers(let sign, let a, let b, let precision):
      compareNumbers(sign, column(a), column(b), precision, count, &out)
    case .compareCodes(let sign, let a, let b):
      compareCodes(sign, column(a), column(b), count, &out)
    case .compareTruths(let isEqual, let a, let b):
      compareTruths(isEqual, column(a), column(b), count, &out)
    case .rank(let a, let ranks): rank(column(a), plan.rankTables[ranks], count, &out)
    case .isNamed(let a, let names): isNamed(column(a), plan.textSets[names], count, &out)

    case .not(let a): not(column(a), count, &out)
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
