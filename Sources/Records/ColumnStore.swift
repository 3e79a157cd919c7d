// ColumnStore.swift: the columns of the batch being read. Rows are opened empty and filled in place;
// a record with a fault gives its rows back.

import Program
import Semantics

struct ColumnStore {
  /// Of all tables, one after another, as in `Layout.columns`.
  var columns: [RecordColumn]
  var texts = TextPool()
  private(set) var origins: [RecordOrigin] = []
  private(set) var counts: [Int]
  /// By table: for each row its parent's row; for each row of the parent whether the list was given.
  private var parents: [[Int32]]
  private var given: [[Bool]]

  private let schema: RecordSchema
  private let firstColumn: [Int]
  private let isNumber: [Bool]
  private let children: [[Int]]
  private var allocated: [Int]
  /// Rows of each table when the record began.
  private var marks: [Int]

  init(_ schema: RecordSchema, _ layout: Layout) {
    self.schema = schema
    firstColumn = layout.firstColumn + [layout.columns.count]
    isNumber = layout.columns.map { $0.kind == .number }
    children = schema.tables.indices.map { parent in
      schema.tables.indices.filter { schema.tables[$0].parent?.index == parent }
    }
    let tables = schema.tables.count
    columns = Array(repeating: RecordColumn(), count: layout.columns.count)
    counts = Array(repeating: 0, count: tables)
    allocated = counts
    marks = counts
    parents = Array(repeating: [], count: tables)
    given = Array(repeating: [], count: tables)
  }

  // MARK: rows

  mutating func openRow(_ table: Int, parent: Int) -> Int {
    let row = counts[table]
    if row == allocated[table] { grow(table) }
    counts[table] = row + 1
    parents[table][row] = Int32(truncatingIfNeeded: parent)
    return row
  }

  private mutating func grow(_ table: Int) {
    let more = max(256, allocated[table] / 2)
    allocated[table] += more
    for column in firstColumn[table]..<firstColumn[table + 1] {
      columns[column].isPresent.append(contentsOf: repeatElement(false, count: more))
      if isNumber[column] {
        columns[column].numbers.append(contentsOf: repeatElement(0, count: more))
      } else {
        columns[column].codes.append(contentsOf: repeatElement(0, count: more))
      }
    }
    parents[table].append(contentsOf: repeatElement(0, count: more))
    for child in children[table] {
      given[child].append(contentsOf: repeatElement(false, count: more))
    }
  }

  /// The list of this table is given for that row of its parent.
  mutating func give(_ table: Int, parent: Int) { given[table][parent] = true }

  // MARK: records

  mutating func beginRecord() {
    for table in marks.indices { marks[table] = counts[table] }
  }

  mutating func keepRecord(_ origin: RecordOrigin) { origins.append(origin) }

  /// Takes back all rows since `beginRecord`.
  mutating func dropRecord() {
    for table in marks.indices where counts[table] > marks[table] {
      let rows = marks[table]..<counts[table]
      for column in firstColumn[table]..<firstColumn[table + 1] {
        for row in rows {
          columns[column].isPresent[row] = false
          if isNumber[column] {
            columns[column].numbers[row] = 0
          } else {
            columns[column].codes[row] = 0
          }
        }
      }
      for child in children[table] { for row in rows { given[child][row] = false } }
      counts[table] = marks[table]
    }
  }

  // MARK: the batch

  /// Everything read so far as a table; the store is empty again.
  mutating func take() -> RecordTable {
    var table = RecordTable(schema: schema)
    for index in schema.tables.indices {
      let count = counts[index]
      table.tables[index].count = count
      for (at, column) in (firstColumn[index]..<firstColumn[index + 1]).enumerated() {
        table.tables[index].columns[at] = cut(&columns[column], count)
      }
      guard let parent = schema.tables[index].parent?.index else { continue }
      var starts: [Int32] = []
      starts.reserveCapacity(counts[parent] + 1)
      var row = 0
      for parentRow in 0..<counts[parent] {
        starts.append(Int32(truncatingIfNeeded: row))
        while row < count, Int(parents[index][row]) == parentRow { row += 1 }
      }
      starts.append(Int32(truncatingIfNeeded: row))
      table.tables[index].starts = starts
      table.tables[index].parents = Array(parents[index].prefix(count))
      table.tables[index].isGiven = Array(given[index].prefix(counts[parent]))
      parents[index] = []
      given[index] = []
    }
    parents[0] = []
    table.texts = texts.take()
    table.origins = origins
    origins = []
    for index in counts.indices {
      counts[index] = 0
      allocated[index] = 0
    }
    return table
  }

  private func cut(_ column: inout RecordColumn, _ count: Int) -> RecordColumn {
    var result = RecordColumn()
    swap(&result, &column)
    result.isPresent.removeLast(max(0, result.isPresent.count - count))
    result.numbers.removeLast(max(0, result.numbers.count - count))
    result.codes.removeLast(max(0, result.codes.count - count))
    return result
  }
}
