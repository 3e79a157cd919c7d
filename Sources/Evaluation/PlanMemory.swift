// PlanMemory.swift: what the runs of one plan keep from one to the next: the memory of its registers and
// frames, constants already filled in, and what follows from the plan alone.

import Program
import Semantics
import Values

struct PlanMemory: Sendable {
  var registers: [RegisterColumn]
  var frames: [FrameRows]
  /// Instructions that have to run; the others are constants, or stand in the common plan.
  let steps: [Int]
  /// By register: where the common plan holds it; -1: nowhere. Empty: the plan runs alone.
  let shared: [Int32]
  /// Registers of the common plan that instructions of this one read.
  let borrowed: [Int]
  /// By frame: whether an instruction runs over it or asks about its items.
  let isFrameNeeded: [Bool]
  /// By frame: whether the person of every item is asked for.
  let areParentsNeeded: [Bool]
  private let constants: [Int]
  /// For how many rows the constants stand in their registers.
  private var filled = 0
  let places: MeasurementPlaces
  var tally = MeasurementTally()
  /// By instruction: of grids whose outputs are constants, what each combination comes to.
  private(set) var grids: [Int: GridValues] = [:]
  /// By instruction, of `lama sejak D` with a constant day and length: the last day that is long ago
  /// enough.
  private(set) var lastDays: [Int: Int32] = [:]

  /// - Parameter shared: by register, where the common plan holds it.
  init(_ plan: Plan, _ program: RuleProgram, shared: [Int32] = []) {
    registers = Array(repeating: RegisterColumn(), count: plan.instructions.count)
    frames = Array(repeating: FrameRows(), count: plan.frames.count)
    let isConstant = plan.instructions.map(\.operation.isConstant)
    let steps = plan.instructions.indices.filter {
      !isConstant[$0] && (shared.isEmpty || shared[$0] < 0)
    }
    self.steps = steps
    self.shared = shared
    var isBorrowed = [Bool](repeating: false, count: plan.instructions.count)
    // Alone a plan runs over all its frames.
    var isNeeded = plan.frames.map { $0.depth == 0 || shared.isEmpty }
    var hasParents = plan.frames.map { $0.depth == 0 }
    for index in steps {
      if case .lift = plan.instructions[index].operation {
        hasParents[Int(plan.instructions[index].frame.index)] = true
      }
      if shared.isEmpty { continue }
      let operands = plan.instructions[index].operation.operands
      for register in operands.registers where shared[Int(register.index)] >= 0 {
        isBorrowed[Int(register.index)] = true
      }
      for frame in operands.frames + [plan.instructions[index].frame] {
        isNeeded[Int(frame.index)] = true
      }
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
    constants = plan.instructions.indices.filter { isConstant[$0] }
    places = MeasurementPlaces(plan, program)
    for index in steps {
      switch plan.instructions[index].operation {
      case .grid(_, let grid, _, _): grids[index] = GridValues(grid, plan)
      case .hasLasted(_, let at, let duration, let step, _):
        guard case .code(let day) = plan.instructions[Int(at.index)].operation,
          case .number(let raw) = plan.instructions[Int(duration.index)].operation,
          let amount = Decimal(raw: raw).whole
        else { continue }
        lastDays[index] = program.lastDay(before: day, by: amount, step, plan.monthEnd)
      default: break
      }
    }
  }

  /// Constants stand in every row, whatever frame asks for them.
  mutating func fillConstants(_ plan: Plan, _ count: Int) {
    if count <= filled { return }
    filled = RegisterColumn.room(count)
    for index in constants {
      let instruction = plan.instructions[index]
      registers[index].prepare(filled, instruction.kind)
      registers[index].fill(instruction.operation.constantCell, instruction.kind, filled)
    }
  }
}

extension Operation {
  /// What a constant holds.
  var constantCell: Cell {
    var cell = Cell(state: State.known)
    switch self {
    case .number(let raw): cell.number = raw
    case .code(let code): cell.code = code
    case .truth(let truth): cell.state = truth ? State.yes : State.no
    default: cell.state = State.missing
    }
    return cell
  }
}

/// The values of a grid whose outputs are the same for everybody, by the members of all columns.
struct GridValues: Sendable {
  /// Known, or missing; `unsure` where no row or several hold.
  private(set) var states: [UInt8] = []
  private(set) var words: [Int64] = []
  private(set) var codes: [Int32] = []
  /// Whether every combination comes to a value.
  let areAllKnown: Bool
  /// No number lies further from zero.
  let bound: Int64

  /// Where the rows have to be asked.
  static let unsure = UInt8.max

  /// Nil when an output depends on the person.
  init?(_ grid: MemberGrid, _ plan: Plan) {
    var cells: [Cell] = []
    for output in grid.outputs {
      let operation = plan.instructions[Int(output.index)].operation
      guard operation.isConstant else { return nil }
      let cell = operation.constantCell
      guard let word = Int64(exactly: cell.number), word.magnitude < RegisterColumn.limit else {
        return nil
      }
      cells.append(cell)
    }
    let nothing = Cell(state: GridValues.unsure)
    let found = grid.rows.map { cells.indices.contains(Int($0)) ? cells[Int($0)] : nothing }
    states = found.map(\.state)
    words = found.map { Int64(truncatingIfNeeded: $0.number) }
    codes = found.map(\.code)
    areAllKnown = states.allSatisfy { $0 == State.known }
    bound = words.reduce(0) { max($0, Int64($1.magnitude)) }
  }
}
