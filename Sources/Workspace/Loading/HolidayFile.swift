// HolidayFile.swift: the days of a `libur dari "file.yaml"`: a list of days with their names.
//
//     - {tanggal: 2026-01-01, nama: Tahun Baru}
//     - {tanggal: 2026-08-17, nama: Hari Kemerdekaan}
//
// Read by the reader of records, so that the same slips get the same messages.

import Program
import Records
import Semantics
import Text
import Values

enum HolidayFile {
  static func read(_ file: SourceFile) -> (days: [CalendarDate], diagnostics: [Diagnostic]) {
    let plan = RecordReader.Plan(schema, Vocabulary())
    var chunk: [UInt8]? = file.bytes
    var reader = RecordReader(plan, file: file.id, name: file.name) {
      defer { chunk = nil }
      return chunk
    }
    var keys = KeyRegistry()
    var days: [CalendarDate] = []
    var diagnostics: [Diagnostic] = []
    while let batch = reader.nextBatch(keys: &keys) {
      diagnostics += batch.diagnostics
      let column = batch.table.tables[0].columns[0]
      for (given, code) in zip(column.given, column.codes) where given != 0 {
        days.append(CalendarDate(days: code))
      }
    }
    return (days, diagnostics)
  }

  private static let schema: RecordSchema = {
    let nowhere = SourceRange(file: FileID(0), start: 0, end: 0)
    func column(_ name: String, _ type: ScalarType, _ marks: FieldMarks) -> ColumnSchema {
      ColumnSchema(path: name, label: name, type: type, marks: marks, range: nowhere)
    }
    func field(_ name: String, _ index: Int, _ marks: FieldMarks) -> FieldSchema {
      FieldSchema(
        key: name, shape: .scalar(ColumnID(.person, index)), marks: marks, range: nowhere)
    }
    let table = TableSchema(
      kind: .person, parent: nil, path: "", label: "Libur", marks: [],
      columns: [column("tanggal", .date, .key), column("nama", .text, [])], range: nowhere)
    return RecordSchema(
      name: "Libur", label: "Hari libur", tables: [table],
      fields: [field("tanggal", 0, .key), field("nama", 1, [])], key: ColumnID(.person, 0),
      agency: nil, measurements: nil, indicatorNames: [])
  }()
}
