// Dump.swift: reads text through the reader, and shows tables and messages as lines of text.

import Program
import Records
import Semantics
import Text
import Values

struct Reading {
  var tables: [RecordTable] = []
  var messages: [RecordMessage] = []
  var leftOut = 0

  var count: Int { tables.reduce(0) { $0 + $1.count } }
}

/// Reads bytes in chunks of some size.
func read(
  _ bytes: [UInt8], chunk: Int = 65_536, limit: Int = 1024, schema: RecordSchema = Sample.schema,
  vocabulary: Vocabulary = Sample.vocabulary, name: String = "a.yaml",
  road: RecordReader.Road = .automatic
) -> Reading {
  var keys = KeyRegistry()
  return read(
    bytes, chunk: chunk, limit: limit, schema: schema, vocabulary: vocabulary, name: name,
    road: road, keys: &keys)
}

func read(
  _ bytes: [UInt8], chunk: Int = 65_536, limit: Int = 1024, schema: RecordSchema = Sample.schema,
  vocabulary: Vocabulary = Sample.vocabulary, name: String,
  road: RecordReader.Road = .automatic, keys: inout KeyRegistry
) -> Reading {
  var at = 0
  var reader = RecordReader(
    RecordReader.Plan(schema, vocabulary), file: FileID(0), name: name, road: road
  ) {
    guard at < bytes.count else { return nil }
    let end = min(bytes.count, at + chunk)
    defer { at = end }
    return Array(bytes[at..<end])
  }
  var reading = Reading()
  while let batch = reader.nextBatch(limit: limit, keys: &keys) {
    reading.tables.append(batch.table)
    reading.messages += batch.messages
    reading.leftOut += batch.leftOut
  }
  return reading
}

func read(_ text: String, chunk: Int = 65_536) -> Reading { read(Array(text.utf8), chunk: chunk) }

/// One line a message: place, code, words, help, and what a fix writes.
func dump(_ messages: [RecordMessage]) -> String {
  messages.map { message in
    let places = message.places.map { "\($0.line):\($0.column)" }.joined(separator: ", ")
    let diagnostic = message.diagnostic
    var text =
      "\(places) \(diagnostic.severity.rawValue) \(diagnostic.code) \(diagnostic.words.indonesian)"
    if let help = diagnostic.help { text += "\n    saran: \(help.indonesian)" }
    for edit in diagnostic.fix { text += "\n    ganti dengan: \(edit.replacement)" }
    return text
  }.joined(separator: "\n")
}

/// Every row of every table with its values, then what stands below which row.
func dump(
  _ table: RecordTable, schema: RecordSchema = Sample.schema,
  vocabulary: Vocabulary = Sample.vocabulary
) -> String {
  var lines: [String] = []
  for (index, rows) in table.tables.enumerated() where rows.count > 0 || index == 0 {
    let tableSchema = schema.tables[index]
    lines.append("\(index == 0 ? schema.name : tableSchema.path): \(rows.count)")
    for row in 0..<rows.count {
      var cells: [String] = []
      for (at, column) in tableSchema.columns.enumerated() where rows.columns[at].isPresent(row) {
        let isIndicator = tableSchema.kind == .measurements && at == MeasurementColumn.indicator
        let cell = rows.columns[at]
        let value =
          switch column.type {
          case _ where isIndicator: schema.indicatorNames[Int(cell.codes[row])]
          case .number: Numerals.plain(Decimal(raw: cell.number(row)))
          case .date: CalendarDate(days: cell.codes[row]).iso
          case .boolean: cell.codes[row] == 1 ? "ya" : "tidak"
          case .text: "\"\(table.texts[Int(cell.codes[row])])\""
          case .member(let id): vocabulary.enumerations[id.index].members[Int(cell.codes[row])].name
          case .calendar: "#\(cell.codes[row])"
          }
        cells.append("\(column.path)=\(value)")
      }
      let place = index == 0 ? "baris \(table.origins[row].line)" : "↑\(rows.parents[row])"
      lines.append("  \(row) \(place): \(cells.joined(separator: " "))")
    }
    if index > 0 {
      lines.append("  starts \(rows.starts) given \(rows.isGiven.map { $0 ? 1 : 0 })")
    }
  }
  return lines.joined(separator: "\n")
}
