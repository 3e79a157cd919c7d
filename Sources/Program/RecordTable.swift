// RecordTable.swift: one batch of staff records as typed columns; stored properties only, so that
// reading them next door costs nothing. Filled by Records (or by a test), read by Evaluation.

package import Semantics
package import Text
import Values

/// The rows of one table of the schema.
package struct TableRows: Sendable {
  package var count = 0
  package var columns: [RecordColumn]
  /// For each row, the row of the parent table it belongs to; rows of one parent stand together,
  /// parents ascending.
  package var parents: [Int32] = []
  /// For each row of the *parent*: the first of its rows here; one more entry than parents.
  package var starts: [Int32] = [0]
  /// For each row of the parent: whether the list was given at all (`[]` is given, absent is missing).
  package var isGiven: [Bool] = []

  package init(columns: Int) {
    self.columns = Array(repeating: RecordColumn(), count: columns)
  }
}

/// Where a person's record stands.
package struct RecordOrigin: Hashable, Sendable {
  package var range: SourceRange
  /// 1-based.
  package var line: Int32
  package init(range: SourceRange, line: Int32) {
    self.range = range
    self.line = line
  }
}

/// A batch of records. Every row has passed the reader: a record with a fault is not here.
package struct RecordTable: Sendable {
  /// By `TableID`; 0 is the person.
  package var tables: [TableRows]
  /// The distinct texts of the batch.
  package var texts: RecordTexts
  /// By person row.
  package var origins: [RecordOrigin]

  package init(schema: RecordSchema) {
    tables = schema.tables.map { TableRows(columns: $0.columns.count) }
    texts = RecordTexts()
    origins = []
  }

  package var count: Int { tables[0].count }
}
