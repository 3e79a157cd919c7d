// Grids.swift: decision tables found by the codes of members; what is not known falls back to the rows
// that are still possible.

import Program
import Semantics
import Values

extension Machine {
  /// By the codes of all columns at once, where every output is a constant and every place has one row;
  /// false when somebody's has not.
  func quickGrid(
    _ index: Int, _ grid: MemberGrid, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard let values = memory.grids[index], !values.states.isEmpty else { return false }
    var places = [Int32](repeating: 0, count: count)
    var worst = [UInt8](repeating: State.known, count: count)
    for (input, size) in zip(grid.inputs, grid.sizes) {
      let register = Int(input.index)
      let size = Int32(truncatingIfNeeded: size)
      Kernels.join(registers[register].states, &worst, count) { max($0, $1) }
      guard Kernels.place(registers[register].codes, size, &places, count) else { return false }
    }
    guard Kernels.most(worst, count) == State.known, Kernels.least(places, count) >= 0 else {
      return false
    }
    Kernels.gather(values.states, places, &out.states, count)
    if Kernels.contains(GridValues.unsure, out.states, count) { return false }
    switch kind {
    case .truth: break
    case .number:
      Kernels.gather(values.words, places, &out.words, count)
      out.narrow(bound: values.bound)
    case .date, .member, .text: Kernels.gather(values.codes, places, &out.codes, count)
    }
    return true
  }

  func grid(
    _ policy: DecisionTable.HitPolicy, _ grid: MemberGrid, _ precision: Int,
    _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      if let found = line(of: grid, row), found >= 0 {
        out[row, kind] = cell(grid.outputs[found], row)
      } else {
        out[row, kind] = agreed(policy, grid, precision, kind, row)
      }
    }
  }

  /// The row that holds, -1 for none, -2 for several; nil when an input is not known.
  private func line(of grid: MemberGrid, _ row: Int) -> Int? {
    var place = 0
    for (index, input) in grid.inputs.enumerated() {
      let register = Int(input.index)
      guard registers[register].states[row] == State.known else { return nil }
      let code = Int(registers[register].codes[row])
      guard code >= 0, code < grid.sizes[index] else { return nil }
      place = place * grid.sizes[index] + code
    }
    return grid.rows.indices.contains(place) ? Int(grid.rows[place]) : nil
  }

  /// What the rows that hold, or may hold, agree on.
  private func agreed(
    _ policy: DecisionTable.HitPolicy, _ grid: MemberGrid, _ precision: Int,
    _ kind: RegisterKind, _ row: Int
  ) -> Cell {
    var agreed = Agreement(kind: kind, precision: precision)
    for (index, truth) in gridTruths(grid, row).enumerated() where truth != State.no {
      if truth >= State.failed {
        agreed.fail(truth)
      } else {
        let isCertain = truth == State.yes && (policy != .first || agreed.isEmpty)
        agreed.add(cell(grid.outputs[index], row), isCertain: isCertain)
      }
      if policy == .first, truth != State.missing { break }
    }
    return agreed.result
  }

  /// Whether each row of the table holds.
  func gridTruths(_ grid: MemberGrid, _ row: Int) -> [UInt8] {
    grid.cells.map { cells in
      var truth = State.yes
      for (cell, input) in zip(cells, grid.inputs) {
        guard let members = cell else { continue }
        var holds = state(input, row)
        if holds == State.known {
          holds = members.contains(registers[Int(input.index)].codes[row]) ? State.yes : State.no
        }
        truth = State.and(truth, holds)
      }
      return truth
    }
  }

  func gridCauses(
    _ policy: DecisionTable.HitPolicy, _ grid: MemberGrid, _ name: String, _ result: UInt8,
    _ row: Int
  ) -> [Cause] {
    var certain: [Int] = []
    var causes: [Cause] = []
    for (index, truth) in gridTruths(grid, row).enumerated() where truth != State.no {
      if truth >= State.missing, truth == result {
        for (cell, input) in zip(grid.cells[index], grid.inputs)
        where cell != nil && state(input, row) == truth {
          causes.append(.value(input, row))
        }
      }
      if truth == State.yes { certain.append(index) }
      if truth <= State.missing, state(grid.outputs[index], row) == result,
        result >= State.missing
      {
        causes.append(.value(grid.outputs[index], row))
      }
      if policy == .first, truth != State.missing { break }
    }
    if !causes.isEmpty { return causes }
    if result == State.conflict { return [.fact(Reason(.severalRows(certain), path: name))] }
    return [.fact(Reason(certain.isEmpty ? .noRow : .outOfRange, path: name))]
  }
}
