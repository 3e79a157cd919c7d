// Grids.swift: decision tables found by the codes of members; what is not known falls back to the rows
// that are still possible.

import Program
import Semantics
import Values

extension Machine {
  /// By the codes of all columns at once, where every output is a constant and every place has one row;
  /// false when somebody's has not.
  func grid(
    _ place: Int, _ inputs: ArraySlice<Int>, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard inputs.allSatisfy({ registers[$0].areKnown }) else { return false }
    let grid = layout.steps.grids[place]
    if inputs.count == 2, grid.values.areKnown, !kind.isTruth, let first = inputs.first,
      let second = inputs.last
    {
      let (a, b) = (registers[first].codes, registers[second].codes)
      out.beKnown(count)
      guard kind.isNumber else {
        return Kernels.look(
          grid.values.codes, a, b, grid.sizes[0], grid.sizes[1], &out.codes, count)
      }
      out.narrow(bound: grid.values.bound, isNatural: grid.values.areNatural)
      return Kernels.look(
        grid.values.words, a, b, grid.sizes[0], grid.sizes[1], &out.words, count)
    }
    var places = [Int32](repeating: 0, count: count)
    for (input, size) in zip(inputs, grid.sizes) {
      guard Kernels.place(registers[input].codes, size, &places, count) else { return false }
    }
    return out.take(grid.values, at: places, kind, count)
  }

  /// Where every owner has all members in their order: a row of the grid for each of them.
  func gridRows(
    _ place: Int, _ owner: Int, _ kind: RegisterKind, _ frame: Int, _ out: inout RegisterColumn
  ) -> Bool {
    let parents = frames[Int(plan.frames[frame].parent.index)].count
    let grid = layout.steps.grids[place]
    guard frames[frame].isWhole, grid.values.areKnown, !kind.isTruth, registers[owner].areKnown,
      Kernels.areInside(grid.sizes[0], registers[owner].codes, parents)
    else { return false }
    out.beKnown(frames[frame].count)
    if kind.isNumber {
      out.narrow(bound: grid.values.bound, isNatural: grid.values.areNatural)
      ItemKernels.rows(
        grid.values.words, grid.sizes[1], registers[owner].codes, frames[frame].starts, &out.words,
        parents)
    } else {
      ItemKernels.rows(
        grid.values.codes, grid.sizes[1], registers[owner].codes, frames[frame].starts, &out.codes,
        parents)
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
      guard code >= 0, code < grid.shape.sizes[index] else { return nil }
      place = place * grid.shape.sizes[index] + code
    }
    return grid.shape.rows.indices.contains(place) ? Int(grid.shape.rows[place]) : nil
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
    (0..<grid.shape.count).map { line in
      var truth = State.yes
      for (column, input) in grid.inputs.enumerated() {
        let members = grid.shape.members(row: line, column: column)
        if members.isEmpty { continue }
        let value = cell(input, row)
        var holds = value.state
        if holds == State.known { holds = members.contains(value.code) ? State.yes : State.no }
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
        for (column, input) in grid.inputs.enumerated()
        where !grid.shape.members(row: index, column: column).isEmpty
          && state(input, row) == truth
        {
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
