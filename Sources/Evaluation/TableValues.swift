// TableValues.swift: decision tables whose outputs are the same for everybody, as what each row or each
// combination of members comes to.

import Program
import Semantics
import Values

/// Values that do not depend on the person.
struct ConstantValues: Sendable {
  private(set) var states: [UInt8] = []
  private(set) var words: [Int64] = []
  private(set) var codes: [Int32] = []
  /// Whether there is a value at every place.
  let areKnown: Bool
  /// No number lies further from zero.
  let bound: Int64
  let areNatural: Bool

  /// Nil when a number does not fit.
  init?(_ cells: [Cell]) {
    for cell in cells {
      guard let word = Int64(exactly: cell.number), word.magnitude < RegisterColumn.limit else {
        return nil
      }
      states.append(cell.state)
      words.append(word)
      codes.append(cell.code)
    }
    areKnown = states.allSatisfy { $0 == State.known }
    bound = words.reduce(0) { max($0, Int64($1.magnitude)) }
    areNatural = words.allSatisfy { $0 >= 0 }
  }
}

extension RegisterColumn {
  /// The values at places that are all inside; false where one is `GridValues.unsure`.
  mutating func take(
    _ values: ConstantValues, at places: [Int32], _ kind: RegisterKind, _ count: Int
  ) -> Bool {
    if values.areKnown, !kind.isTruth {
      beKnown(count)
    } else {
      Kernels.gather(values.states, places, &states, count)
      if Kernels.contains(GridValues.unsure, states, count) { return false }
    }
    switch kind {
    case .truth: break
    case .number:
      Kernels.gather(values.words, places, &words, count)
      narrow(bound: values.bound, isNatural: values.areNatural)
    case .date, .member, .text: Kernels.gather(values.codes, places, &codes, count)
    }
    return true
  }
}

/// The rows of a table: the truth of each, and what it gives.
struct RowValues: Sendable {
  let conditions: [Int]
  let values: ConstantValues

  /// Nil when an output depends on the person, or several rows may hold together.
  init?(_ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ plan: Plan) {
    guard policy == .exactlyOne || policy == .first, !rows.isEmpty,
      rows.count < Int(RowValues.open)
    else { return nil }
    let outputs = rows.map { plan.operation($0.output) }
    guard outputs.allSatisfy(\.isConstant), let values = ConstantValues(outputs.map(\.constantCell))
    else { return nil }
    conditions = rows.map { Int($0.condition.index) }
    self.values = values
  }

  /// No row holds.
  static let none = UInt8.max
  /// More than one row holds, or it is not known which.
  static let open = UInt8.max - 1
}

/// A grid, by the members of all columns; `unsure` where no row or several hold.
struct GridValues: Sendable {
  let values: ConstantValues
  let sizes: [Int]

  /// Where the rows have to be asked.
  static let unsure = UInt8.max

  /// Nil when an output depends on the person.
  init?(_ grid: MemberGrid, _ plan: Plan) {
    let outputs = grid.outputs.map { plan.operation($0) }
    guard outputs.allSatisfy(\.isConstant), grid.shape.sizes.allSatisfy({ $0 > 0 }),
      grid.shape.rows.count == grid.shape.sizes.reduce(1, { $0 * $1 })
    else { return nil }
    let cells = outputs.map(\.constantCell)
    let nothing = Cell(state: GridValues.unsure)
    guard
      let values = ConstantValues(
        grid.shape.rows.map { cells.indices.contains(Int($0)) ? cells[Int($0)] : nothing })
    else { return nil }
    self.values = values
    sizes = grid.shape.sizes
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
