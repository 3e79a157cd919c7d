// RecordReading.swift: a person's own record as values and words. ExpressionParts.swift decides which.

import Evaluation
import Program
import Semantics
import Text
import Values

/// One person's row of a batch, read by column.
struct RecordReading {
  let table: RecordTable
  let schema: RecordSchema
  let vocabulary: Vocabulary
  let date: CalendarDate
  /// The row of the person.
  let row: Int

  /// The value of a column in a row of its table; missing outside.
  func value(_ column: ColumnID, row: Int) -> Value {
    guard table.tables.indices.contains(column.table.index),
      schema.tables.indices.contains(column.table.index)
    else { return .missing }
    let rows = table.tables[column.table.index]
    guard rows.columns.indices.contains(column.index) else { return .missing }
    let data = rows.columns[column.index]
    guard data.isPresent(row) else { return .missing }
    switch schema.tables[column.table.index].columns[column.index].type {
    case .number:
      return data.hasNumbers ? .number(Decimal(raw: data.number(row))) : .missing
    case .text, .calendar:
      guard data.codes.indices.contains(row) else { return .missing }
      let index = Int(data.codes[row])
      return table.texts.indices.contains(index) ? .text(table.texts[index]) : .missing
    case .boolean:
      return data.codes.indices.contains(row) ? .boolean(data.codes[row] != 0) : .missing
    case .date:
      return data.codes.indices.contains(row)
        ? .date(CalendarDate(days: data.codes[row])) : .missing
    case .member:
      return data.codes.indices.contains(row) ? .member(Int(data.codes[row])) : .missing
    }
  }

  func words(_ column: ColumnID, row: Int) -> Words {
    // A year is a name, not an amount: `2024`, never `2.024`.
    if case .yearly = schema.tables[column.table.index].kind, column.index == 0,
      case .number(let year) = value(column, row: row)
    {
      return Words(verbatim: Numerals.plain(year))
    }
    let type = schema.tables[column.table.index].columns[column.index].type
    return ValueText.words(value(column, row: row), type, vocabulary)
  }

  /// The rows of a list directly below the person; nil when the list is not given.
  func items(of id: TableID) -> Range<Int>? {
    guard table.tables.indices.contains(id.index), schema.tables.indices.contains(id.index),
      schema.tables[id.index].parent == TableID.person
    else { return nil }
    let rows = table.tables[id.index]
    guard rows.isGiven.indices.contains(row), rows.isGiven[row],
      rows.starts.indices.contains(row + 1)
    else { return nil }
    return Int(rows.starts[row])..<Int(rows.starts[row + 1])
  }

  /// One item in words: `tingkat sedang, tanggal 3 Maret 2026`.
  func item(_ id: TableID, row: Int) -> Words {
    let columns = schema.tables[id.index].columns
    var indonesian: [String] = []
    var english: [String] = []
    for (index, column) in columns.enumerated() {
      let place = ColumnID(id, index)
      if value(place, row: row) == .missing { continue }
      let shown = words(place, row: row)
      indonesian.append("\(column.path) \(shown.indonesian)")
      english.append("\(column.path) \(shown.english)")
    }
    return Words(indonesian.joined(separator: ", "), en: english.joined(separator: ", "))
  }
}
