// GridLowering.swift: decision tables that only name members, as crosstabs do: the row is found by the
// members' codes, in one step whatever the number of rows.

import Semantics

/// A column of a table that only names members.
struct GridColumn {
  var input: Register
  var size: Int
  /// By row; nil: any.
  var cells: [[Int32]?]
}

extension PlanLowering {
  /// The most combinations of members a grid may have.
  private static let gridLimit = 4_096

  /// The columns, when all cells name members and one row at most is meant; else nil.
  mutating func gridColumns(of table: DecisionTable, _ scope: Scope) -> [GridColumn]? {
    guard table.hitPolicy == .exactlyOne || table.hitPolicy == .first, !table.columns.isEmpty
    else { return nil }
    var shapes: [(size: Int, cells: [[Int32]?])] = []
    var product = 1
    for (index, column) in table.columns.enumerated() {
      guard case .scalar(.member(let id)) = set.type(of: column.expression),
        vocabulary.enumerations.indices.contains(id.index)
      else { return nil }
      let size = vocabulary.enumerations[id.index].members.count
      var cells: [[Int32]?] = []
      cells.reserveCapacity(table.rows.count)
      for row in table.rows {
        guard row.cells.indices.contains(index), let cell = members(in: row.cells[index]) else {
          return nil
        }
        cells.append(cell.isEmpty ? nil : cell)
      }
      product *= max(size, 1)
      if product > PlanLowering.gridLimit { return nil }
      shapes.append((size, cells))
    }
    return zip(table.columns, shapes).map { column, shape in
      GridColumn(
        input: lower(column.expression, scope, as: .member), size: shape.size, cells: shape.cells)
    }
  }

  /// The members a cell names, none for any; nil when it asks something else.
  private func members(in cell: DecisionTable.Cell) -> [Int32]? {
    switch cell {
    case .anything: return []
    case .otherwise, .missing: return nil
    case .tests(let tests):
      var members: [Int32] = []
      members.reserveCapacity(tests.count)
      for test in tests {
        guard case .equal(let id) = test, case .literal(.member(let code)) = set.kind(of: id) else {
          return nil
        }
        members.append(Int32(truncatingIfNeeded: code))
      }
      return members.isEmpty ? nil : members
    }
  }

  mutating func grid(
    _ table: DecisionTable, _ columns: [GridColumn], _ outputs: [Register], _ kind: RegisterKind,
    precision: Int
  ) -> Register {
    let cells = table.rows.indices.map { row in columns.map { $0.cells[row] } }
    let sizes = columns.map(\.size)
    let rows = PlanLowering.rows(of: cells, sizes, isFirst: table.hitPolicy == .first)
    let count = columns.count
    return emit(columns.map(\.input) + outputs, kind) { lifted in
      .grid(
        table.hitPolicy,
        MemberGrid(
          inputs: Array(lifted[..<count]), sizes: sizes, cells: cells, rows: rows,
          outputs: Array(lifted[count...])),
        precision: precision, name: table.origin.name)
    }
  }

  /// The row of every combination: each row marks those it holds for.
  private static func rows(of cells: [[[Int32]?]], _ sizes: [Int], isFirst: Bool) -> [Int32] {
    var rows = [Int32](repeating: -1, count: sizes.reduce(1, *))
    for (index, line) in cells.enumerated() {
      let row = Int32(truncatingIfNeeded: index)
      mark(line[...], sizes[...], from: 0) { place in
        if rows[place] == -1 {
          rows[place] = row
        } else if !isFirst, rows[place] != row {
          rows[place] = -2
        }
      }
    }
    return rows
  }

  /// Visits the combinations a row holds for, the first column slowest.
  private static func mark(
    _ cells: ArraySlice<[Int32]?>, _ sizes: ArraySlice<Int>, from place: Int,
    _ visit: (Int) -> Void
  ) {
    guard let cell = cells.first, let size = sizes.first else { return visit(place) }
    func goOn(_ member: Int) {
      mark(cells.dropFirst(), sizes.dropFirst(), from: place * size + member, visit)
    }
    guard let cell else {
      for member in 0..<size { goOn(member) }
      return
    }
    for member in cell where member >= 0 && member < size { goOn(Int(member)) }
  }
}
