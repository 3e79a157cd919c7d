// Layout.swift: the path automaton: which key leads to which column or table, made once from the
// schema. Names become small numbers here; the walker (Walker.swift) looks nothing up by String.

import Semantics
import Text
import Values
import YAML

/// How a column's text is read; plain numbers only.
struct ColumnType {
  enum Kind: UInt8 { case text, boolean, date, number, member, calendar }
  var kind: Kind
  /// Members: index into `Layout.members`.
  var members = 0
  var isInteger = false
  var isKey = false
  /// Its values appear in no message.
  var isHidden = false
  var lower: Int128 = .min
  var upper: Int128 = .max
}

/// One key of a mapping; plain numbers only.
struct FieldNode {
  enum Kind: UInt8 { case scalar, record, list, plainList, yearly, map, measurements }
  var kind: Kind
  /// Scalars and plain lists, and the value of a year or member: the column in `Layout.columns`.
  var column = -1
  /// Lists: their table.
  var table = -1
  /// Records, and items or values that are records: the mapping in `Layout.mappings`.
  var mapping = -1
  /// Maps: index into `Layout.members`, and the first of its slots.
  var members = -1
  var slot = -1
  var isRequired = false
  var isKey = false
}

/// A mapping with named fields: the person, a nested record, an item.
struct MappingNode {
  /// Number in `Layout.tables`.
  var keys: Int
  /// Its fields in `Layout.fields`.
  var first: Int
  var count: Int
  /// Those marked `wajib` or `kunci`.
  var required: [Int] = []
  /// How it is called in messages; empty for the person.
  var name: String
}

/// The keys of a measurement.
enum MeasurementKey: Int, CaseIterable {
  case date, source, respondents, value

  var name: String {
    switch self {
    case .date: "tanggal"
    case .source: "sumber"
    case .respondents: "responden"
    case .value: "nilai"
    }
  }

  var column: Int {
    switch self {
    case .date: MeasurementColumn.date
    case .source: MeasurementColumn.source
    case .respondents: MeasurementColumn.respondents
    case .value: MeasurementColumn.value
    }
  }
}

struct Layout {
  var mappings: [MappingNode] = []
  var fields: [FieldNode] = []
  /// By field: the key, and how it is called in messages (`pendidikan.tingkat`).
  var keys: [String] = []
  var names: [String] = []
  /// Of all tables, one after another.
  var columns: [ColumnType] = []
  var firstColumn: [Int] = []
  /// By table, the one its rows belong to; 0 for the person's.
  private(set) var parents: [Int] = []
  var members: [MemberTable] = []
  var tables = ByteTables()
  /// One number for each key that must not come twice in one mapping.
  var slots = 0
  /// Numbers in `tables`.
  let indicators: Int
  var indicatorNames: [String]
  var indicatorSlot = 0
  /// Index into `members`, or -1.
  var sources = -1
  var sourceSlot = 0
  let measurementKeys: Int
  var measurementSlot = 0
  /// The field marked `kunci`.
  var keyName = ""
  private let schema: RecordSchema

  init(_ schema: RecordSchema, _ vocabulary: Vocabulary) {
    self.schema = schema
    indicatorNames = schema.indicatorNames
    indicators = tables.add(schema.indicatorNames)
    measurementKeys = tables.add(MeasurementKey.allCases.map(\.name))
    members = vocabulary.enumerations.map(MemberTable.init)
    members.append(
      MemberTable(
        name: "kalender", members: vocabulary.calendars.map { ($0.name, [$0.label]) }))
    for index in members.indices { members[index].table = tables.add(members[index].exact) }
    sources = vocabulary.sources?.index ?? -1
    for table in schema.tables {
      firstColumn.append(columns.count)
      parents.append(table.parent?.index ?? 0)
      for column in table.columns {
        columns.append(Layout.type(of: column, table, calendars: members.count - 1))
      }
    }
    if schema.key.table.index < firstColumn.count {
      let key = firstColumn[schema.key.table.index] + schema.key.index
      if columns.indices.contains(key) {
        columns[key].isKey = true
        columns[key].isHidden = true
      }
    }
    // The person's mapping comes first: it is number 0.
    _ = addMapping(schema.fields, prefix: "", isHidden: false)
    slots = fields.count
    for at in fields.indices where fields[at].members >= 0 {
      fields[at].slot = slots
      slots += members[fields[at].members].members.count
    }
    indicatorSlot = slots
    sourceSlot = indicatorSlot + indicatorNames.count
    measurementSlot = sourceSlot + (sources >= 0 ? members[sources].members.count : 0)
    slots = measurementSlot + MeasurementKey.allCases.count
  }

  /// The code of the member of a scale or choice that a scalar names, or -1.
  @inline(__always)
  func member(_ index: Int, _ event: Event, _ bytes: [UInt8]) -> Int {
    let code = tables.find(members[index].table, event, bytes)
    return code >= 0 ? code : members[index].find(event.text(in: bytes))
  }

  private static func type(
    of column: ColumnSchema, _ table: TableSchema, calendars: Int
  ) -> ColumnType {
    var type: ColumnType
    switch column.type {
    case .text: type = ColumnType(kind: .text)
    case .boolean: type = ColumnType(kind: .boolean)
    case .date: type = ColumnType(kind: .date)
    case .member(let id): type = ColumnType(kind: .member, members: id.index)
    case .calendar: type = ColumnType(kind: .calendar, members: calendars)
    case .number(let number):
      type = ColumnType(kind: .number, isInteger: number.isInteger)
      if let lower = number.lower { type.lower = lower.raw }
      if let upper = number.upper { type.upper = upper.raw }
    }
    let marks = column.marks.union(table.marks)
    type.isHidden = !marks.isDisjoint(with: [.key, .personal, .forbidden, .restricted])
    return type
  }

  /// Adds a mapping and all below it; its number.
  private mutating func addMapping(
    _ schemas: [FieldSchema], prefix: String, isHidden: Bool
  ) -> Int {
    let number = mappings.count
    let first = fields.count
    mappings.append(
      MappingNode(
        keys: tables.add(schemas.map(\.key)), first: first, count: schemas.count,
        name: String(prefix.dropLast())))
    for schema in schemas {
      fields.append(FieldNode(kind: .scalar))
      keys.append(schema.key)
      names.append(prefix + schema.key)
    }
    for (at, schema) in schemas.enumerated() {
      var node = self.node(
        schema, inside: prefix + schema.key + ".",
        isHidden: isHidden || schema.marks.contains(.personal))
      node.isKey = schema.marks.contains(.key) || (node.kind == .scalar && isKeyColumn(node.column))
      node.isRequired = node.isKey || schema.marks.contains(.required)
      if node.isRequired { mappings[number].required.append(first + at) }
      if node.isKey { keyName = schema.key }
      fields[first + at] = node
    }
    return number
  }

  private func isKeyColumn(_ column: Int) -> Bool {
    columns.indices.contains(column) && columns[column].isKey
  }

  private mutating func node(
    _ schema: FieldSchema, inside prefix: String, isHidden: Bool
  ) -> FieldNode {
    func column(_ table: TableID, _ index: Int) -> Int { firstColumn[table.index] + index }
    func hide(_ column: Int) {
      if isHidden { columns[column].isHidden = true }
    }
    switch schema.shape {
    case .scalar(let id):
      hide(column(id.table, id.index))
      return FieldNode(kind: .scalar, column: column(id.table, id.index), table: id.table.index)
    case .record(let inner):
      return FieldNode(
        kind: .record, mapping: addMapping(inner, prefix: prefix, isHidden: isHidden))
    case .list(let table, let inner):
      return FieldNode(
        kind: .list, table: table.index,
        mapping: addMapping(inner, prefix: prefix, isHidden: isHidden))
    case .plainList(let table):
      hide(column(table, 0))
      return FieldNode(kind: .plainList, column: column(table, 0), table: table.index)
    case .yearly(let table, let inner):
      if let inner {
        return FieldNode(
          kind: .yearly, table: table.index,
          mapping: addMapping(inner, prefix: prefix, isHidden: isHidden))
      }
      hide(column(table, 1))
      return FieldNode(kind: .yearly, column: column(table, 1), table: table.index)
    case .map(let table, let inner):
      var node = FieldNode(kind: .map, table: table.index)
      if case .map(let id) = self.schema.tables[table.index].kind { node.members = id.index }
      if let inner {
        node.mapping = addMapping(inner, prefix: prefix, isHidden: isHidden)
      } else {
        hide(column(table, 1))
        node.column = column(table, 1)
      }
      return node
    case .measurements(let table):
      return FieldNode(kind: .measurements, table: table.index)
    }
  }
}
