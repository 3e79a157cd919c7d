// MemberGrid.swift: decision tables whose cells only name members: a row is found by their codes.

/// What such a table says, whoever looks it up: all that follows from it alone.
package struct GridShape: Hashable, Sendable {
  /// By column: how many members there are.
  package let sizes: [Int]
  /// By the members of all columns, the first column slowest: the only row that holds; -1: none, -2:
  /// several.
  package let rows: [Int32]
  /// How many rows the table has.
  package let count: Int
  /// By row, by column: where its members end in `members`; they begin where those before end.
  private let ends: [Int32]
  private let members: [Int32]

  /// - Parameters:
  ///   - cells: by row, by column: the members named; none: any, missing too.
  ///   - isFirst: of several rows the first is meant.
  init(sizes: [Int], cells: [[Int32]], isFirst: Bool) {
    self.sizes = sizes
    count = sizes.isEmpty ? 0 : cells.count / sizes.count
    var ends: [Int32] = []
    ends.reserveCapacity(cells.count)
    var members: [Int32] = []
    members.reserveCapacity(cells.count)
    for cell in cells {
      members += cell
      ends.append(Int32(truncatingIfNeeded: members.count))
    }
    self.ends = ends
    self.members = members
    rows = GridShape.rows(of: cells, sizes, isFirst: isFirst)
  }

  /// The members a cell names; empty: any, missing too.
  package func members(row: Int, column: Int) -> ArraySlice<Int32> {
    let place = row * sizes.count + column
    return members[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }

  /// The row of every combination: each row marks those it holds for.
  private static func rows(of cells: [[Int32]], _ sizes: [Int], isFirst: Bool) -> [Int32] {
    var rows = [Int32](repeating: -1, count: sizes.reduce(1, *))
    for row in 0..<cells.count / max(sizes.count, 1) {
      let line = cells[row * sizes.count..<(row + 1) * sizes.count]
      mark(line, sizes[...], from: 0) { place in
        if rows[place] == -1 {
          rows[place] = Int32(truncatingIfNeeded: row)
        } else if !isFirst, rows[place] != row {
          rows[place] = -2
        }
      }
    }
    return rows
  }

  /// Visits the combinations a row holds for, the first column slowest.
  private static func mark(
    _ cells: ArraySlice<[Int32]>, _ sizes: ArraySlice<Int>, from place: Int,
    _ visit: (Int) -> Void
  ) {
    guard let cell = cells.first, let size = sizes.first else { return visit(place) }
    func goOn(_ member: Int) {
      mark(cells.dropFirst(), sizes.dropFirst(), from: place * size + member, visit)
    }
    if cell.isEmpty {
      for member in 0..<size { goOn(member) }
    } else {
      for member in cell where member >= 0 && member < size { goOn(Int(member)) }
    }
  }
}

/// The same table looked up in a plan.
package struct MemberGrid: Hashable, Sendable {
  /// One for each column of the table.
  package var inputs: [Register]
  package var shape: GridShape
  /// By row.
  package var outputs: [Register]

  /// Grids that read and give the same are hardly ever two: their cells are only looked at then.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(inputs)
    hasher.combine(outputs)
  }
}
