// Grid.swift: a table as boxes on a small grid. The values of a column that every row treats alike are
// one class; a row is a set of classes in every column.

import Semantics
import Values

struct Grid {
  /// Values no row of the table tells apart; of missing, no values.
  struct Class {
    /// In one piece.
    var part: ValueSet
    var isMissing: Bool
  }
  struct Column {
    var classes: [Class]
    /// By class: the rows that hold there.
    var rows: [Bits]
    /// By row: the classes it holds in.
    var cells: [Bits]
    /// Everything the column can be.
    var domain: ValueSet
  }
  var columns: [Column]
  let rowCount: Int

  /// - Parameters:
  ///   - domains: what each column can be.
  ///   - cells: by row and column, the values that are named.
  init(_ table: DecisionTable, domains: [Abstract], cells: [[ValueSet]]) {
    rowCount = table.rows.count
    columns = table.columns.indices.map { column in
      Grid.column(
        domains[column], rows: table.rows.map { Reader.cell($0, column) },
        sets: cells.map { $0[column] })
    }
  }

  /// So many places of rows and classes are held against each other.
  private static let mostPlaces = 1 << 22

  /// Whether the rows and the classes they make are few enough for a grid.
  static func isManageable(_ cells: [[ValueSet]]) -> Bool {
    var cuts = 0
    for row in cells {
      for set in row { cuts += set.runs.count }
    }
    if cuts * cells.count <= mostPlaces { return true }
    // Many rows may share few bounds.
    var places = 0
    for column in (cells.first ?? []).indices {
      var bounds = Set<Int128>()
      for row in cells {
        for run in row[column].runs {
          bounds.insert(run.low)
          bounds.insert(run.high + 1)
        }
      }
      places += (bounds.count + 1) * cells.count
    }
    return places <= mostPlaces
  }

  /// Whether rows of one column lie side by side and fill everything the column can be.
  static func isTiled(_ domain: ValueSet, by rows: [ValueSet]) -> Bool {
    guard domain.runs.count == 1, let whole = domain.runs.first else { return false }
    var runs: [Run] = []
    for set in rows {
      guard set.runs.contains(where: { $0.low <= whole.high && whole.low <= $0.high }) else {
        return false
      }
      runs += set.runs
    }
    runs.sort { $0.low < $1.low }
    // Where the next row must begin: behind the one before, at the next value there is or earlier.
    var (last, next) = (-ValueSet.limit - 1, whole.low)
    for run in runs where run.high >= whole.low && run.low <= whole.high {
      guard run.low > last, run.low <= next else { return false }
      last = run.high
      next = ValueSet.multiple(atLeast: last + 1, of: max(1, domain.step))
    }
    return next > whole.high
  }

  private static func column(
    _ domain: Abstract, rows: [DecisionTable.Cell?], sets: [ValueSet]
  ) -> Column {
    let asksMissing = rows.contains { if case .missing? = $0 { true } else { false } }
    var cuts = Set<Int128>()
    for set in sets {
      for run in set.runs {
        cuts.insert(run.low)
        cuts.insert(run.high + 1)
      }
    }
    var column = Column(classes: [], rows: [], cells: [], domain: domain.set)
    column.cells = rows.map { _ in Bits(count: 0) }
    for part in pieces(of: domain.set, at: cuts.sorted()) {
      column.classes.append(Class(part: part, isMissing: false))
    }
    if asksMissing, domain.mayBeMissing {
      column.classes.append(Class(part: .empty, isMissing: true))
    }
    let count = column.classes.count
    column.rows = [Bits](repeating: Bits(count: rows.count), count: count)
    let starts = column.classes.map { $0.part.least ?? ValueSet.limit }
    for (row, cell) in rows.enumerated() {
      var bits = Bits(count: count)
      switch cell {
      case .anything?, nil: bits = Bits.all(count)
      case .missing?:
        if let last = column.classes.last, last.isMissing { bits.insert(count - 1) }
      case .tests?, .otherwise?:
        for run in sets[row].runs {
          var at = starts.partitioningIndex { $0 >= run.low }
          while at < count, !column.classes[at].isMissing, starts[at] <= run.high {
            // Where grids differ a piece may start inside a run without being named.
            if let value = column.classes[at].part.least, sets[row].contains(value) {
              bits.insert(at)
            }
            at += 1
          }
        }
      }
      column.cells[row] = bits
      for number in bits.members { column.rows[number].insert(row) }
    }
    return column
  }

  /// The parts of a domain between the cuts.
  private static func pieces(of domain: ValueSet, at cuts: [Int128]) -> [ValueSet] {
    var pieces: [ValueSet] = []
    var rest = domain
    for cut in cuts {
      guard let last = rest.greatest, cut <= last else { break }
      let below = rest.below(cut)
      if below.isEmpty { continue }
      pieces.append(below)
      rest = rest.atLeast(cut)
    }
    if !rest.isEmpty { pieces.append(rest) }
    return pieces
  }

  /// More classes than this in every column, and a row may meet nearly all others anyway.
  private static let fewClasses = 64

  /// The rows before one that may hold together with it, columns but one looked at, in their order: of a
  /// table whose rows part everything there are hardly any, however many rows it has.
  ///
  /// - Parameter among: the rows before it that count; nil: all.
  func candidates(before row: Int, without skipped: Int? = nil, among: RowList? = nil) -> [Int] {
    var fewest: (column: Int, count: Int)?
    for (number, column) in columns.enumerated() where number != skipped {
      let count = column.cells[row].count
      if fewest.map({ count < $0.count }) ?? true { fewest = (number, count) }
    }
    guard let fewest, fewest.count <= Grid.fewClasses else {
      return among?.numbers ?? Array(0..<row)
    }
    if let among, among.numbers.count <= rowCount / 64 { return among.numbers }
    let column = columns[fewest.column]
    var rows = Bits(count: rowCount)
    for member in column.cells[row].members { rows.formUnion(column.rows[member]) }
    if let among { rows = rows.intersection(among.bits) }
    return Array(rows.members.prefix { $0 < row })
  }

  /// Whether two rows can hold together, columns but one looked at.
  func overlap(_ a: Int, _ b: Int, without skipped: Int? = nil) -> Bool {
    for (number, column) in columns.enumerated() where number != skipped {
      if !column.cells[a].intersects(column.cells[b]) { return false }
    }
    return true
  }
}

/// Rows of a table, ascending, and the same as bits.
struct RowList {
  private(set) var numbers: [Int] = []
  private(set) var bits: Bits

  init(of count: Int) { bits = Bits(count: count) }

  mutating func append(_ row: Int) {
    numbers.append(row)
    bits.insert(row)
  }
}

extension Array {
  /// The first index whose element belongs to the second part.
  func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
