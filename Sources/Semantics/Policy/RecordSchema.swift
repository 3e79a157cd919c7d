// RecordSchema.swift: how a staff record is laid out in typed columns, from its `data` declarations.
// Table 0 is the person; every list, yearly history, map, and the measurements are a table below it.

package import Text

/// Which table of the schema; 0 is the person.
package struct TableID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
  package static let person = TableID(0)
}

/// One column of one table.
package struct ColumnID: Hashable, Sendable {
  package var table: TableID
  package var index: Int
  package init(_ table: TableID, _ index: Int) {
    self.table = table
    self.index = index
  }
}

package struct FieldMarks: OptionSet, Hashable, Sendable {
  package var rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let key = FieldMarks(rawValue: 1)
  package static let required = FieldMarks(rawValue: 2)
  package static let personal = FieldMarks(rawValue: 4)
  package static let forbidden = FieldMarks(rawValue: 8)
  package static let restricted = FieldMarks(rawValue: 16)
  package static let changeable = FieldMarks(rawValue: 32)
}

/// One value per row. Nested records are flattened: `pendidikan.tingkat` is one column.
package struct ColumnSchema: Sendable {
  /// As a rule reads it from its table's item: `tingkat`, `pendidikan.tingkat`, `nilai`, `tahun`.
  package var path: String
  package var label: String
  package var type: ScalarType
  package var marks: FieldMarks
  package var range: SourceRange

  package init(path: String, label: String, type: ScalarType, marks: FieldMarks, range: SourceRange)
  {
    self.path = path
    self.label = label
    self.type = type
    self.marks = marks
    self.range = range
  }
}

package struct TableSchema: Sendable {
  package enum Kind: Hashable, Sendable {
    case person
    /// `daftar T`: items in the order written. A list of plain values has one column, `nilai`.
    case list
    /// `riwayat tahunan T`: column 0 is `tahun`; each year once.
    case yearly
    /// `peta P ke T`: column 0 is `nama`; each member once.
    case map(EnumerationID)
    /// What was measured, under the key `indikator`: columns as in `MeasurementColumn`.
    case measurements
  }
  package var kind: Kind
  package var parent: TableID?
  /// As a rule reads it from its parent: `hukuman_disiplin`, `profil.diklat`.
  package var path: String
  package var label: String
  package var marks: FieldMarks
  package var columns: [ColumnSchema]
  package var range: SourceRange

  package init(
    kind: Kind, parent: TableID?, path: String, label: String, marks: FieldMarks,
    columns: [ColumnSchema], range: SourceRange
  ) {
    self.kind = kind
    self.parent = parent
    self.path = path
    self.label = label
    self.marks = marks
    self.columns = columns
    self.range = range
  }
}

/// The columns of the table of measurements.
package enum MeasurementColumn {
  /// Text-free: a code into `RecordSchema.indicatorNames`.
  package static let indicator = 0
  package static let date = 1
  /// Code of `pilihan Sumber`; missing in the short form.
  package static let source = 2
  package static let respondents = 3
  package static let value = 4
  package static let count = 5
}

/// How a YAML mapping's keys lead to columns and tables.
package struct FieldSchema: Sendable {
  package indirect enum Shape: Sendable {
    case scalar(ColumnID)
    /// A nested record; its scalars are columns of the same table.
    case record([FieldSchema])
    /// Items are mappings with these fields.
    case list(TableID, [FieldSchema])
    /// Items are plain values: column `nilai` of the table.
    case plainList(TableID)
    /// `{2024: baik}`; the value is column 1, or the fields of a nested record.
    case yearly(TableID, [FieldSchema]?)
    /// `{integritas: 4}`
    case map(TableID, [FieldSchema]?)
    /// The key `indikator` of the person.
    case measurements(TableID)
  }
  /// The key in the record.
  package var key: String
  package var shape: Shape
  package var marks: FieldMarks
  package var range: SourceRange

  package init(key: String, shape: Shape, marks: FieldMarks, range: SourceRange) {
    self.key = key
    self.shape = shape
    self.marks = marks
    self.range = range
  }
}

package struct RecordSchema: Sendable {
  /// The root record's name, such as `Pegawai`.
  package var name: String
  package var label: String
  package var tables: [TableSchema]
  /// The keys of the person.
  package var fields: [FieldSchema]
  /// The column marked `kunci`.
  package var key: ColumnID
  /// The column of type `Dinas`, if there is one.
  package var agency: ColumnID?
  /// The table of measurements; nil without `pilihan Sumber` and indicators.
  package var measurements: TableID?
  /// Every indicator of every rule set, by name in alphabetical order; codes of `MeasurementColumn.indicator`.
  package var indicatorNames: [String]

  package init(
    name: String, label: String, tables: [TableSchema], fields: [FieldSchema], key: ColumnID,
    agency: ColumnID?, measurements: TableID?, indicatorNames: [String]
  ) {
    self.name = name
    self.label = label
    self.tables = tables
    self.fields = fields
    self.key = key
    self.agency = agency
    self.measurements = measurements
    self.indicatorNames = indicatorNames
  }
}
