// SchemaBuilder.swift: the record schema: `data` declarations laid out as tables of typed columns.
// Nested records become columns `a.b` of their owner's table; every list is a table of its own.

import Syntax
import Text
import Values

struct SchemaBuilder {
  private(set) var lexicon: Lexicon
  private(set) var messages = MessageList()
  private let records: [RecordSyntax]
  private let indicators: [String]
  private var tables: [TableSchema] = []
  private var columnCount = 0
  /// `data` around the one being laid out, to notice one inside itself.
  private var open: [String] = []

  /// The most fields all records together may come to when nested ones are laid out.
  private static let columnLimit = 4_096
  /// How deep records may stand in one another; a record file may hold little more.
  private static let levels = 16

  init(_ lexicon: Lexicon, _ records: [RecordSyntax], indicators: [String]) {
    self.lexicon = lexicon
    self.records = records
    self.indicators = indicators
  }

  mutating func build() {
    // A record inside another is no person, whatever its marks say.
    let parts = Set(records.flatMap { $0.fields.compactMap { $0.type?.recordName } })
    var roots: [RecordSyntax] = []
    for record in records {
      let hasKey = record.fields.contains { $0.marks.contains { $0.kind == .key } }
      if hasKey, !parts.contains(record.name.key) {
        roots.append(record)
      } else {
        checkFields(of: record)
      }
    }
    guard let root = roots.first else { return }
    for other in roots.dropFirst() {
      messages.report(
        VocabularyFault.twoRoots(root.name.text, other.name.text), at: other.name.range,
        others: [MessageList.first(root.name.range)])
    }
    addTable(.person, nil, "", root.label?.text ?? root.name.text, [], root.name.range)
    open = [root.name.key]
    var fields = self.fields(of: root, .person, prefix: "", marks: [])
    if let measurements = addMeasurements(root) { fields.append(measurements) }
    let keys = tables[0].columns.indices.filter { tables[0].columns[$0].marks.contains(.key) }
    if keys.count > 1 {
      messages.report(
        VocabularyFault.twoKeys(root.name.text), at: tables[0].columns[keys[1]].range,
        others: [MessageList.first(tables[0].columns[keys[0]].range)])
    }
    guard let key = keys.first else { return }
    let agency = lexicon.vocabulary.agencies.flatMap { dinas in
      tables[0].columns.firstIndex { $0.type == .member(dinas) }
    }
    lexicon.schema = RecordSchema(
      name: root.name.text, label: root.label?.text ?? root.name.text, tables: tables,
      fields: fields, key: ColumnID(.person, key), agency: agency.map { ColumnID(.person, $0) },
      measurements: tables.firstIndex { $0.kind == .measurements }.map { TableID($0) },
      indicatorNames: indicators)
    for (code, name) in indicators.enumerated() {
      lexicon.indicatorCodes[name.folded] = code
    }
  }

  // MARK: tables and columns

  @discardableResult
  private mutating func addTable(
    _ kind: TableSchema.Kind, _ parent: TableID?, _ path: String, _ label: String,
    _ marks: FieldMarks, _ range: SourceRange
  ) -> TableID {
    let id = TableID(tables.count)
    tables.append(
      TableSchema(
        kind: kind, parent: parent, path: path, label: label, marks: marks, columns: [],
        range: range))
    lexicon.columns.append([:])
    lexicon.lists.append([:])
    lexicon.nested.append([])
    if let parent { lexicon.lists[parent.index][path.folded] = id }
    return id
  }

  @discardableResult
  private mutating func addColumn(
    _ table: TableID, _ path: String, _ label: String, _ type: ScalarType, _ marks: FieldMarks,
    _ range: SourceRange
  ) -> ColumnID {
    let index = tables[table.index].columns.count
    columnCount += 1
    tables[table.index].columns.append(
      ColumnSchema(path: path, label: label, type: type, marks: marks, range: range))
    lexicon.columns[table.index][path.folded] = index
    return ColumnID(table, index)
  }

  private mutating func addMeasurements(_ root: RecordSyntax) -> FieldSchema? {
    guard let sources = lexicon.vocabulary.sources, !indicators.isEmpty else { return nil }
    let range = root.name.range
    if let field = root.fields.first(where: { $0.recordKey?.text == "indikator" }) {
      messages.report(
        VocabularyFault.fieldIsReserved("indikator"), at: field.recordKey?.range ?? field.range)
      return nil
    }
    let id = addTable(.measurements, .person, "indikator", "Pengukuran", [], range)
    // Rules read measurements through indicators, never as a list.
    lexicon.lists[0]["indikator"] = nil
    addColumn(id, "indikator", "Indikator", .text, [], range)
    addColumn(id, "tanggal", "Tanggal", .date, [], range)
    addColumn(id, "sumber", "Sumber", .member(sources), [], range)
    addColumn(
      id, "responden", "Responden", .number(NumberType(isInteger: true, lower: .zero)), [], range)
    addColumn(id, "nilai", "Nilai", .number(NumberType()), [], range)
    return FieldSchema(key: "indikator", shape: .measurements(id), marks: [], range: range)
  }

  // MARK: fields

  /// The fields of a record inside a table, its names with `prefix` in front.
  private mutating func fields(
    of record: RecordSyntax, _ table: TableID, prefix: String, marks: FieldMarks
  ) -> [FieldSchema] {
    var seen: [String: SourceRange] = [:]
    var keys: [String: SourceRange] = [:]
    var fields: [FieldSchema] = []
    for field in record.fields {
      if let first = seen[field.name.key] {
        messages.report(
          VocabularyFault.fieldTwice(field.name.text, of: record.name.text), at: field.name.range,
          others: [MessageList.first(first)])
        continue
      }
      seen[field.name.key] = field.name.range
      let own = self.marks(of: field, isRoot: table == .person && prefix.isEmpty)
      let key = field.recordKey
      if let first = keys.updateValue(field.name.range, forKey: key?.text ?? field.name.text) {
        messages.report(
          VocabularyFault.fieldTwice(key?.text ?? field.name.text, of: record.name.text),
          at: key?.range ?? field.name.range, others: [MessageList.first(first)])
        continue
      }
      // What hides a record hides all it holds.
      let inherited = marks.intersection([.personal, .forbidden, .restricted])
      guard let type = field.type,
        let shape = shape(type, field, table, prefix: prefix, marks: own.union(inherited))
      else { continue }
      fields.append(
        FieldSchema(key: key?.text ?? field.name.text, shape: shape, marks: own, range: field.range)
      )
    }
    return fields
  }

  private mutating func marks(of field: FieldSyntax, isRoot: Bool) -> FieldMarks {
    var marks: FieldMarks = []
    for mark in field.marks {
      let own: FieldMarks
      switch mark.kind {
      case .key:
        if !isRoot { messages.report(VocabularyFault.keyNotHere(field.name.text), at: mark.range) }
        own = isRoot ? .key : []
      case .required: own = .required
      case .personal: own = .personal
      case .forbidden: own = .forbidden
      case .restricted: own = .restricted
      case .changeable: own = .changeable
      case .readFrom: own = []
      }
      if !own.isEmpty, !marks.isDisjoint(with: own) {
        messages.report(VocabularyFault.markTwice(field.name.text), at: mark.range)
      }
      marks.formUnion(own)
    }
    if marks.contains([.forbidden, .restricted]) {
      messages.report(VocabularyFault.forbiddenAndRestricted(field.name.text), at: field.name.range)
    }
    return marks
  }

  private mutating func shape(
    _ type: TypeSyntax, _ field: FieldSyntax, _ table: TableID, prefix: String, marks: FieldMarks
  ) -> FieldSchema.Shape? {
    let path = prefix + field.name.text
    let label = field.label?.text ?? field.name.text
    let range = field.name.range
    if columnCount >= SchemaBuilder.columnLimit {
      messages.report(VocabularyFault.tooManyFields(SchemaBuilder.columnLimit), at: range)
      return nil
    }
    switch type {
    case .named(let name):
      guard let record = lexicon.records[name.key] else { break }
      lexicon.nested[table.index].insert(path.folded)
      return nested(record, at: name) {
        .record($0.fields(of: record, table, prefix: path + ".", marks: marks))
      }
    case .list(let item, _):
      let id = addTable(.list, table, path, label, marks, range)
      if let record = record(item) {
        return nested(record, at: record.name) {
          .list(id, $0.fields(of: record, id, prefix: "", marks: marks))
        }
      }
      guard let scalar = lexicon.scalar(item, &messages) else { return nil }
      addColumn(id, "nilai", label, scalar, marks, range)
      return .plainList(id)
    case .yearly(let item, _):
      let id = addTable(.yearly, table, path, label, marks, range)
      addColumn(
        id, "tahun", "Tahun", .number(NumberType(unit: .none, isInteger: true)), [], range)
      return keyed(item, id, label, marks, range) { .yearly(id, $0) }
    case .map(let key, let item, _):
      guard let choice = lexicon.enumerations[key.key] else {
        let known = messages.stillSuggests ? lexicon.vocabulary.enumerations.map(\.name) : []
        let near = messages.nearest(to: key.text, in: known)
        messages.report(
          VocabularyFault.unknownType(key.text, suggestion: near), at: key.range,
          fix: near.map { [Edit(key.range, $0)] } ?? [])
        return nil
      }
      let id = addTable(.map(choice), table, path, label, marks, range)
      addColumn(id, "nama", lexicon[choice].label, .member(choice), [], range)
      return keyed(item, id, label, marks, range) { .map(id, $0) }
    default: break
    }
    guard let scalar = lexicon.scalar(type, of: field, &messages) else { return nil }
    if marks.contains(.key) { checkKey(scalar, field) }
    return .scalar(addColumn(table, path, label, scalar, marks, range))
  }

  /// The value of a year or member: one column `nilai`, or the fields of a record.
  private mutating func keyed(
    _ item: TypeSyntax, _ id: TableID, _ label: String, _ marks: FieldMarks, _ range: SourceRange,
    _ shape: ([FieldSchema]?) -> FieldSchema.Shape
  ) -> FieldSchema.Shape? {
    if let record = record(item) {
      var inner: [FieldSchema]?
      _ = nested(record, at: record.name) { builder -> FieldSchema.Shape in
        inner = builder.fields(of: record, id, prefix: "", marks: marks)
        return .record([])
      }
      return inner.map { shape($0) }
    }
    guard let scalar = lexicon.scalar(item, &messages) else { return nil }
    addColumn(id, "nilai", label, scalar, marks, range)
    return shape(nil)
  }

  private func record(_ type: TypeSyntax) -> RecordSyntax? {
    if case .named(let name) = type { lexicon.records[name.key] } else { nil }
  }

  /// Lays out a record inside another; nil with a message when it holds itself.
  private mutating func nested(
    _ record: RecordSyntax, at name: NameSyntax, _ body: (inout SchemaBuilder) -> FieldSchema.Shape
  ) -> FieldSchema.Shape? {
    if open.contains(record.name.key) {
      messages.report(VocabularyFault.recordInItself(record.name.text), at: name.range)
      return nil
    }
    if open.count > SchemaBuilder.levels {
      messages.report(
        VocabularyFault.recordsTooDeep(record.name.text, levels: SchemaBuilder.levels),
        at: name.range)
      return nil
    }
    open.append(record.name.key)
    defer { open.removeLast() }
    return body(&self)
  }

  private mutating func checkKey(_ type: ScalarType, _ field: FieldSyntax) {
    switch type {
    case .text, .number(NumberType(unit: .none, isInteger: true)): break
    case .number(let number) where number.isInteger: break
    default:
      messages.report(VocabularyFault.keyType(field.name.text), at: field.name.range)
    }
  }

  /// What may be wrong with a record no root holds: unknown types, names twice.
  private mutating func checkFields(of record: RecordSyntax) {
    for field in record.fields {
      if let type = field.type, case .named(let name) = type, lexicon.records[name.key] == nil {
        _ = lexicon.scalar(type, of: field, &messages)
      }
    }
  }
}

extension TypeSyntax {
  /// The name of the record this is, or is a list of.
  var recordName: String? {
    switch self {
    case .named(let name): name.key
    case .list(let item, _), .yearly(let item, _), .map(_, let item, _): item.recordName
    default: nil
    }
  }
}

extension FieldSyntax {
  /// `kelompk mutu "Mutu"` below a `data` has the shape of a field: the word its name is nearly.
  var misspelledKeyword: String? {
    if label == nil || !marks.isEmpty { return nil }
    return Suggestion.nearest(to: name.text, in: Keyword.declarations.map(\.rawValue))
  }

  /// The key under which records carry the field, when it is not its name.
  var recordKey: TextSyntax? {
    marks.lazy.compactMap { mark -> TextSyntax? in
      if case .readFrom(let text) = mark.kind { text } else { nil }
    }.first
  }
}
