// Coverage.swift: does some row hold everywhere in a part of the grid? Column by column, class by
// class; where the rows left are disjoint, counting says it at once.

/// One search for a place that no row covers.
struct Coverage {
  private let grid: Grid
  /// By column: the classes looked at.
  private let region: [Bits]
  /// The rows looked at, ascending.
  private let rows: [Int]
  /// By place in `rows`: the column from which on it covers all of the region.
  private var coversFrom: [Int]
  /// By column and row: how many places from there on a row has; nothing where nothing is counted.
  private var sizes: [[Int128]] = []
  private var totals: [Int128] = []
  /// By column and row: the rows it meets from there on.
  private var meets: [[Bits]] = []
  private var complete: Set<Node> = []
  private(set) var isExhausted = false
  /// How many rows were looked at, one by one.
  private(set) var looks = 0
  private var left: Int
  /// Whether records with these classes in the first columns may exist; and whether one does.
  private let mayExist: ([Int]) -> Bool
  private let exists: ([Int]) -> Bool

  private struct Node: Hashable {
    var column: Int
    var rows: Bits
  }

  /// - Parameters:
  ///   - rows: ascending.
  ///   - counts: whether rows that do not meet are counted, which takes a look at every pair first.
  init(
    _ grid: Grid, region: [Bits]? = nil, rows: [Int], counts: Bool = true, most: Int = 200_000,
    mayExist: @escaping ([Int]) -> Bool = { _ in true },
    exists: @escaping ([Int]) -> Bool = { _ in true }
  ) {
    self.grid = grid
    self.mayExist = mayExist
    self.exists = exists
    left = most
    let whole = region ?? grid.columns.map { Bits.all($0.classes.count) }
    self.region = whole
    self.rows = rows
    let count = grid.columns.count
    coversFrom = rows.map { row in
      var from = count
      while from > 0, whole[from - 1].isSubset(of: grid.columns[from - 1].cells[row]) { from -= 1 }
      return from
    }
    looks = rows.count * count
    if counts { meets = meeting(rows) ?? [] }
    if !meets.isEmpty { countPlaces() }
  }

  private mutating func countPlaces() {
    let count = grid.columns.count
    totals = [Int128](repeating: 1, count: count + 1)
    sizes = [[Int128]](
      repeating: [Int128](repeating: 1, count: grid.rowCount), count: count + 1)
    for column in stride(from: count - 1, through: 0, by: -1) {
      totals[column] = Coverage.product(totals[column + 1], region[column].count)
      for row in rows {
        let size = grid.columns[column].cells[row].common(region[column])
        sizes[column][row] = Coverage.product(sizes[column + 1][row], size)
      }
    }
  }

  /// So many words of bits are joined to learn which rows meet: of rows that overlap everywhere counting
  /// would say nothing.
  private static let mostJoined = 1 << 24

  /// Past this, a count is no longer exact.
  private static let countable: Int128 = 1 << 110

  private static func product(_ a: Int128, _ b: Int) -> Int128 {
    let (product, overflow) = a.multipliedReportingOverflow(by: Int128(b))
    return overflow || product > countable ? countable : product
  }

  /// Nil where that is too much to find out.
  private func meeting(_ rows: [Int]) -> [[Bits]]? {
    let count = grid.columns.count
    let words = grid.rowCount / 64 + 1
    var joined = 0
    let none = [Bits](repeating: Bits(count: grid.rowCount), count: grid.rowCount)
    var result = [[Bits]](repeating: none, count: count)
    var all = Bits(count: grid.rowCount)
    for row in rows { all.insert(row) }
    for row in rows {
      var met = all
      met.remove(row)
      for column in grid.columns.indices.reversed() where !met.isEmpty {
        // Class by class, not row by row: of rows that part everything each has few classes.
        var beside = Bits(count: grid.rowCount)
        let classes = grid.columns[column].cells[row].members
        joined += (classes.count + 2) * words
        if joined > Coverage.mostJoined { return nil }
        for number in classes {
          beside.formUnion(grid.columns[column].rows[number])
        }
        met = met.intersection(beside)
        result[column][row] = met
      }
    }
    return result
  }

  /// The first place that no row covers: a class of every column up to where the rows run out.
  mutating func gap(of rows: [Int]) -> [Int]? {
    if rows.contains(where: { coversAll($0, from: 0) }) { return nil }
    var active = Bits(count: grid.rowCount)
    for row in rows { active.insert(row) }
    var wasRejected = false
    return gap(from: 0, active, [], &wasRejected)
  }

  private mutating func gap(
    from column: Int, _ active: Bits, _ chosen: [Int], _ wasRejected: inout Bool
  ) -> [Int]? {
    if !chosen.isEmpty, !mayExist(chosen) {
      wasRejected = true
      return nil
    }
    if active.isEmpty {
      if exists(chosen) { return chosen }
      wasRejected = true
      return nil
    }
    if column == grid.columns.count || complete.contains(Node(column: column, rows: active)) {
      return nil
    }
    let rows = active.members
    looks += rows.count
    if rows.contains(where: { coversAll($0, from: column) }) { return nil }
    if left == 0 {
      isExhausted = true
      return nil
    }
    left -= 1
    if isCounted(column, rows, active) { return nil }
    var isRejected = false
    for number in region[column].members {
      let next = active.intersection(grid.columns[column].rows[number])
      if let gap = gap(from: column + 1, next, chosen + [number], &isRejected) { return gap }
      if isExhausted { return nil }
    }
    if isRejected {
      wasRejected = true
    } else {
      complete.insert(Node(column: column, rows: active))
    }
    return nil
  }

  private func coversAll(_ row: Int, from column: Int) -> Bool {
    let isEvery = rows.count == grid.rowCount
    return coversFrom[isEvery ? row : rows.partitioningIndex { $0 >= row }] <= column
  }

  /// Rows that never meet cover the whole when their sizes add up to it.
  private func isCounted(_ column: Int, _ rows: [Int], _ active: Bits) -> Bool {
    guard !meets.isEmpty, totals[column] < Coverage.countable else { return false }
    var sum: Int128 = 0
    for row in rows {
      if meets[column][row].intersects(active) { return false }
      sum += sizes[column][row]
    }
    return sum == totals[column]
  }
}
