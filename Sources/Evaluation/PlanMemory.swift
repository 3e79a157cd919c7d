// PlanMemory.swift: what the runs of one plan keep from one to the next: the memory of its registers and
// frames, constants already filled in, and what follows from the plan alone.

import Program
import Semantics
import Values

struct PlanMemory: Sendable {
  var registers: [RegisterColumn]
  var frames: [FrameRows]
  /// Instructions that have to run; the others are constants.
  let steps: [Int]
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

  init(_ plan: Plan, _ program: RuleProgram) {
    registers = Array(repeating: RegisterColumn(), count: plan.instructions.count)
    frames = Array(repeating: FrameRows(), count: plan.frames.count)
    let isConstant = plan.instructions.map(\.operation.isConstant)
    steps = plan.instructions.indices.filter { !isConstant[$0] }
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
    for row in grid.rows {
      let line = Int(row)
      let cell = cells.indices.contains(line) ? cells[line] : Cell(state: GridValues.unsure)
      states.append(cell.state)
      words.append(Int64(truncatingIfNeeded: cell.number))
      codes.append(cell.code)
    }
  }

  /// No number lies further from zero.
  var bound: Int64 { words.reduce(0) { max($0, Int64($1.magnitude)) } }
}
