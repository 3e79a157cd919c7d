// RecordItems.swift: a batch of records as the plain trees the reference reads.

package import Program
package import Reference
package import Semantics
import Values

extension RecordTable {
  /// The records of the batch, in its order.
  package func items(_ schema: RecordSchema) -> [RecordItem] {
    (0..<count).map { item(of: 0, at: $0, schema) }
  }

  private func item(of table: Int, at row: Int, _ schema: RecordSchema) -> RecordItem {
    var item = RecordItem(
      values: schema.tables[table].columns.indices.map { column in
        value(tables[table].columns[column], row, schema.tables[table].columns[column].type)
      })
    // Which indicator was measured is a code, whatever its column is called.
    if table == schema.measurements?.index {
      item.values[0] = .member(Int(tables[table].columns[0].codes[row]))
    }
    for child in schema.tables.indices where schema.tables[child].parent?.index == table {
      guard tables[child].isGiven[row] else { continue }
      let rows = Int(tables[child].starts[row])..<Int(tables[child].starts[row + 1])
      item.lists[child] = rows.map { self.item(of: child, at: $0, schema) }
    }
    return item
  }

  private func value(_ column: RecordColumn, _ row: Int, _ type: ScalarType) -> Value {
    guard column.isPresent(row) else { return .missing }
    switch type {
    case .number: return .number(Decimal(raw: column.number(row)))
    case .date: return .date(CalendarDate(days: column.codes[row]))
    case .boolean: return .boolean(column.codes[row] == 1)
    case .text:
      let code = Int(column.codes[row])
      return texts.indices.contains(code) ? .text(texts[code]) : .missing
    case .member, .calendar: return .member(Int(column.codes[row]))
    }
  }
}
