// PersonIdentity.swift: what results show of who a person is: the key, the name, the dinas. Nothing
// else of a record reaches the results.

import Program
import Semantics
import Values

/// Finds a person's identity in a batch.
struct PersonIdentity: Sendable {
  /// The key's field, such as `nip`.
  let keyName: String
  /// Whether there is a field `nama`.
  let hasName: Bool
  private let schema: RecordSchema
  private let agencies: [MemberInfo]
  private let name: ColumnID?

  init(_ schema: RecordSchema, _ vocabulary: Vocabulary) {
    self.schema = schema
    let columns = schema.tables.first?.columns ?? []
    keyName =
      columns.indices.contains(schema.key.index) ? columns[schema.key.index].path : "kunci"
    name = columns.firstIndex { $0.path == "nama" && $0.type == .text }.map {
      ColumnID(.person, $0)
    }
    hasName = name != nil
    agencies = vocabulary.agencies.map { vocabulary.enumerations[$0.index].members } ?? []
  }

  func key(_ table: RecordTable, _ row: Int) -> String { text(schema.key, table, row) ?? "" }

  func name(_ table: RecordTable, _ row: Int) -> String {
    name.flatMap { text($0, table, row) } ?? ""
  }

  /// The column with the number of everybody's key among the texts; nil when keys are no texts.
  func keyTexts(_ table: RecordTable) -> RecordColumn? { texts(schema.key, table) }

  /// The same for names.
  func nameTexts(_ table: RecordTable) -> RecordColumn? { name.flatMap { texts($0, table) } }

  private func texts(_ id: ColumnID, _ table: RecordTable) -> RecordColumn? {
    guard let column = column(id, table),
      schema.tables[id.table.index].columns[id.index].type == .text,
      column.codes.count >= table.count, column.given.count >= table.count
    else { return nil }
    return column
  }

  /// The code of the person's dinas.
  func agencyCode(_ table: RecordTable, _ row: Int) -> Int? {
    guard let id = schema.agency, let column = column(id, table),
      column.isPresent(row)
    else { return nil }
    return Int(column.codes[row])
  }

  func agency(_ code: Int?) -> MemberInfo? {
    guard let code, agencies.indices.contains(code) else { return nil }
    return agencies[code]
  }

  private func column(_ id: ColumnID, _ table: RecordTable) -> RecordColumn? {
    guard table.tables.indices.contains(id.table.index),
      table.tables[id.table.index].columns.indices.contains(id.index)
    else { return nil }
    return table.tables[id.table.index].columns[id.index]
  }

  private func text(_ id: ColumnID, _ table: RecordTable, _ row: Int) -> String? {
    guard let column = column(id, table), column.isPresent(row) else { return nil }
    if case .number = schema.tables[id.table.index].columns[id.index].type {
      return ResultWords.text(
        .number(.init(raw: column.number(row))), .number(NumberType(isInteger: true)),
        Vocabulary())
    }
    let place = Int(column.codes[row])
    return table.texts.indices.contains(place) ? table.texts[place] : nil
  }
}
