// PlanMemory.swift: what follows from a plan alone, and what its runs keep from one to the next: the memory
// of registers and frames, constants already filled in.

import Program
import Semantics
import Values

/// How a plan is run, worked out once. A class, so that who passes it on passes one word.
final class PlanLayout: Sendable {
  let plan: Plan
  let program: RuleProgram
  /// Instructions that have to run; the others are constants, or stand in the common plan.
  let steps: Steps
  /// By register: where the common plan holds it; -1: nowhere. Empty: the plan runs alone.
  let shared: [Int32]
  /// Registers of the common plan that instructions of this one read.
  let borrowed: [Int]
  /// By frame: whether an instruction runs over it or asks about its items.
  let isFrameNeeded: [Bool]
  /// By frame: whether the person of every item is asked for.
  let areParentsNeeded: [Bool]
  let isConstant: [Bool]
  let constants: [Int]
  let places: MeasurementPlaces

  /// - Parameter shared: by register, where the common plan holds it.
  init(_ plan: Plan, _ program: RuleProgram, shared: [Int32] = []) {
    self.plan = plan
    self.program = program
    let isConstant = plan.instructions.map(\.operation.isConstant)
    let running = plan.instructions.indices.filter {
      !isConstant[$0] && (shared.isEmpty || shared[$0] < 0)
    }
    steps = Steps(plan, program, running)
    self.shared = shared
    var isBorrowed = [Bool](repeating: false, count: plan.instructions.count)
    // Alone a plan runs over all its frames.
    var isNeeded = plan.frames.map { $0.depth == 0 || shared.isEmpty }
    var hasParents = plan.frames.map { $0.depth == 0 }
    for index in running where !shared.isEmpty {
      isNeeded[Int(plan.instructions[index].frame.index)] = true
      plan.instructions[index].operation.visit(
        { register in
          let place = Int(register.index)
          if shared[place] >= 0 { isBorrowed[place] = true }
        },
        { isNeeded[Int($0.index)] = true })
    }
    for (index, frame) in plan.frames.enumerated().reversed() where isNeeded[index] {
      for above in [frame.parent, frame.owner] {
        isNeeded[Int(above.index)] = true
        hasParents[Int(above.index)] = true
      }
    }
    borrowed = isBorrowed.indices.filter { isBorrowed[$0] }
    isFrameNeeded = isNeeded
    areParentsNeeded = hasParents
    self.isConstant = isConstant
    constants = plan.instructions.indices.filter { isConstant[$0] }
    places = MeasurementPlaces(plan, program)
  }
}

struct PlanMemory: Sendable {
  let layout: PlanLayout
  var registers: [RegisterColumn]
  var frames: [FrameRows]
  var tally = MeasurementTally()
  /// Whether this run does without registers for measurements that only weighted sums read.
  var isDeferring = false
  /// By person of this run: the row in the common plan.
  var commonRows: [Int32] = []
  /// For how many rows the constants stand in their registers.
  private var filled = 0

  /// - Parameter shared: by register, where the common plan holds it.
  init(_ plan: Plan, _ program: RuleProgram, shared: [Int32] = []) {
    self.init(PlanLayout(plan, program, shared: shared))
  }

  init(_ layout: PlanLayout) {
    self.layout = layout
    registers = Array(repeating: RegisterColumn(), count: layout.plan.instructions.count)
    frames = Array(repeating: FrameRows(), count: layout.plan.frames.count)
  }

  /// Constants stand in every row, whatever frame asks for them; those that nothing reads, nowhere.
  mutating func fillConstants(_ count: Int) {
    if count <= filled { return }
    filled = RegisterColumn.room(count)
    for index in layout.constants where layout.steps.isRead[index] || !registers[index].isEmpty {
      fill(index)
    }
  }

  /// What an instruction reads row by row.
  mutating func fillConstants(readBy index: Int) {
    var lacking: [Int] = []
    layout.plan.instructions[index].operation.visit(
      { register in
        let place = Int(register.index)
        if layout.isConstant[place], registers[place].isEmpty { lacking.append(place) }
      }, { _ in })
    for register in lacking { fill(register) }
  }

  private mutating func fill(_ index: Int) {
    let instruction = layout.plan.instructions[index]
    registers[index].fill(instruction.operation.constantCell, instruction.kind, filled)
  }
}
