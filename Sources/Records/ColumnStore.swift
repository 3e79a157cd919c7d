// ColumnStore.swift: the columns of the batch being read. Rows are opened empty and filled in place;
// a record with a fault gives its rows back.

import Program
import Semantics

/// All cells lie in three arrays: one stretch of them for each column, and for each table one for the
/// rows' parents and one for which parents have the list. The arrays stay from batch to batch.
struct ColumnStore {
  var texts = TextPool()
  private(set) var origins: [RecordOrigin] = []
  var counts: [Int]

  var codes: [Int32] = []
  /// 1 where there is a value (or, of lists, where they are given).
  var flags: [UInt8] = []
  var numbers: [Int128] = []
  /// By column, then by table for parents, then by table for lists given: where the stretch begins
  /// in `codes` and `flags`; by column where it begins in `numbers`, -1 without.
  private(set) var first: [Int]
  private(set) var firstNumber: [Int]
  /// By table, the rows it had when a list of it was given last.
  var givenFrom: [Int]

  private let schema: RecordSchema
  private let firstColumn: [Int]
  private let isNumber: [Bool]
  /// By stretch: the table whose rows it has.
  private let owner: [Int]
  private(set) var allocated: [Int]
  /// Rows of each table when the record began.
  private var marks: [Int]

  var columnCount: Int { isNumber.count }
  /// By table, the table its rows belong to; -1 for the person.
  let parents: [Int]

  init(_ schema: RecordSchema, _ layout: Layout) {
    self.schema = schema
    parents = schema.tables.map { $0.parent?.index ?? -1 }
    firstColumn = layout.firstColumn + [layout.columns.count]
    isNumber = layout.columns.map { $0.kind == .number }
    let tables = schema.tables.count
    var owner: [Int] = []
    for (index, table) in schema.tables.enumerated() {
      owner += table.columns.map { _ in index }
    }
    owner += Array(0..<tables)
    owner += schema.tables.map { $0.parent?.index ?? 0 }
    self.owner = owner
    first = Array(repeating: 0, count: owner.count)
    firstNumber = isNumber.map { $0 ? 0 : -1 }
    counts = Array(repeating: 0, count: tables)
    allocated = counts
    givenFrom = counts
    marks = counts
  }

  // MARK: rows

  @inline(__always)
  mutating func openRow(_ table: Int, parent: Int) -> Int {
    let row = counts[table]
    if row == allocated[table] { makeRoom(1) }
    counts[table] = row + 1
    codes[first[columnCount + table] + row] = Int32(truncatingIfNeeded: parent)
    return row
  }

  @inline(__always)
  mutating func set(_ column: Int, _ row: Int, code: Int32) {
    let cell = first[column] + row
    codes[cell] = code
    flags[cell] = 1
  }

  @inline(__always)
  mutating func set(_ column: Int, _ row: Int, number: Int128) {
    numbers[firstNumber[column] + row] = number
    flags[first[column] + row] = 1
  }

  /// The list of this table is given for that row of its parent.
  mutating func give(_ table: Int, parent: Int) {
    flags[first[columnCount + counts.count + table] + parent] = 1
  }

  /// Room for so many more rows of every table.
  @inline(__always)
  mutating func makeRoom(_ rows: Int) {
    for table in counts.indices where allocated[table] - counts[table] < rows {
      return grow(by: rows)
    }
  }

  /// Everything moves, so that whatever is half full gets more room as well.
  private mutating func grow(by rows: Int) {
    let (oldFirst, oldFirstNumber) = (first, firstNumber)
    for table in counts.indices where allocated[table] < 2 * counts[table] + rows {
      allocated[table] = max(allocated[table] * 3 / 2, counts[table] + rows, 64)
    }
    var cells = 0
    var numberCells = 0
    for stretch in owner.indices {
      first[stretch] = cells
      cells += allocated[owner[stretch]]
      if stretch < columnCount, isNumber[stretch] {
        firstNumber[stretch] = numberCells
        numberCells += allocated[owner[stretch]]
      }
    }
    let (oldCodes, oldFlags, oldNumbers) = (codes, flags, numbers)
    codes = Array(repeating: 0, count: cells)
    flags = Array(repeating: 0, count: cells)
    numbers = Array(repeating: 0, count: numberCells)
    for stretch in owner.indices {
      let count = counts[owner[stretch]]
      ColumnStore.copy(oldFlags, oldFirst[stretch], count, to: &flags, first[stretch])
      // Numbers have no codes.
      if stretch < columnCount, isNumber[stretch] {
        ColumnStore.copy(
          oldNumbers, oldFirstNumber[stretch], count, to: &numbers, firstNumber[stretch])
      } else {
        ColumnStore.copy(oldCodes, oldFirst[stretch], count, to: &codes, first[stretch])
      }
    }
  }

  private static func copy<Cell: BitwiseCopyable>(
    _ cells: [Cell], _ from: Int, _ count: Int, to target: inout [Cell], _ place: Int
  ) {
    if count == 0 { return }
    target.replaceSubrange(place..<place + count, with: cells[from..<from + count])
  }

  // MARK: records

  mutating func beginRecord() {
    for table in marks.indices { marks[table] = counts[table] }
  }

  mutating func keepRecord(_ origin: RecordOrigin) { origins.append(origin) }

  /// Takes back all rows since `beginRecord`.
  mutating func dropRecord() {
    if counts == marks { return }
    clear(from: marks)
    for table in marks.indices { counts[table] = marks[table] }
  }

  /// Empties the rows from those numbers on.
  private mutating func clear(from rows: [Int]) {
    for stretch in owner.indices {
      let table = owner[stretch]
      let cells = rows[table]..<counts[table]
      if cells.isEmpty { continue }
      ColumnStore.empty(&flags, first[stretch], cells, 0)
      // Numbers have no codes.
      if stretch < columnCount, isNumber[stretch] {
        ColumnStore.empty(&numbers, firstNumber[stretch], cells, 0)
      } else {
        ColumnStore.empty(&codes, first[stretch], cells, 0)
      }
    }
  }

  private static func empty<Cell: BitwiseCopyable>(
    _ cells: inout [Cell], _ first: Int, _ rows: Range<Int>, _ nothing: Cell
  ) {
    var all = cells.mutableSpan
    let (start, end) = (first + rows.lowerBound, first + rows.upperBound)
    guard start >= 0, end <= all.count else { return }
    for cell in start..<end { all[cell] = nothing }
  }

  // MARK: the batch

  /// Everything read so far as a table; the store is empty again.
  mutating func take() -> RecordTable {
    var table = RecordTable(schema: schema)
    for index in schema.tables.indices {
      table.tables[index].count = counts[index]
      for (at, column) in (firstColumn[index]..<firstColumn[index + 1]).enumerated() {
        table.tables[index].columns[at] = self.column(column)
      }
      if let parent = schema.tables[index].parent?.index {
        addParents(&table.tables[index], index, parent)
      }
    }
    table.texts = texts.take()
    table.origins = origins
    origins = []
    clear(from: Array(repeating: 0, count: counts.count))
    for index in counts.indices { counts[index] = 0 }
    return table
  }

  private func column(_ column: Int) -> RecordColumn {
    let count = counts[owner[column]]
    let stretch = first[column]..<first[column] + count
    if !isNumber[column] {
      return RecordColumn(given: flags[stretch], codes: codes[stretch])
    }
    let start = firstNumber[column]
    return RecordColumn(given: flags[stretch], numbers: numbers[start..<start + count])
  }

  private func addParents(_ rows: inout TableRows, _ table: Int, _ parent: Int) {
    let from = first[columnCount + table]
    let parents = Array(codes[from..<from + counts[table]])
    // Parents ascend: those up to a row's have begun with it.
    let all = counts[parent]
    var starts = [Int32](repeating: 0, count: all + 1)
    var begun = 0
    for (row, owner) in parents.enumerated() {
      while begun <= Int(owner), begun < all {
        starts[begun] = Int32(truncatingIfNeeded: row)
        begun += 1
      }
    }
    while begun <= all {
      starts[begun] = Int32(truncatingIfNeeded: parents.count)
      begun += 1
    }
    rows.starts = starts
    rows.parents = parents
    let given = first[columnCount + counts.count + table]
    rows.isGiven = flags[given..<given + counts[parent]].map { $0 != 0 }
  }
}
