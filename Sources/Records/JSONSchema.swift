// JSONSchema.swift: the form of a staff record as JSON Schema (draft-07), for editors.
// JSONSchema+Values.swift has single values; SpellingPattern.swift the spellings of members.

package import Semantics
import Text
import Values

/// The schema of a record file: one person, or a list of persons. It takes what the reader takes;
/// where an editor cannot see what the reader sees (`0123`, `1_000`), it is a little wider.
///
/// Keys come in the order of the `data` declarations, so that the same rules give the same bytes.
package func jsonSchema(_ schema: RecordSchema, _ vocabulary: Vocabulary) -> String {
  var writer = SchemaWriter(schema, vocabulary)
  writer.root()
  return writer.text + "\n"
}

struct SchemaWriter {
  let schema: RecordSchema
  let vocabulary: Vocabulary
  var json = JSONText(indent: 2)

  init(_ schema: RecordSchema, _ vocabulary: Vocabulary) {
    self.schema = schema
    self.vocabulary = vocabulary
  }

  var text: String { json.text }

  /// The names of what is defined once; no name of a rule file begins with `_`.
  enum Definition {
    static let person = "_orang"
    static let missing = "_kosong"
    static let measurement = "_pengukuran"
    static let bySource = "_per_sumber"
  }

  /// What the values of a map are called among the definitions: by its path from the person.
  private func valueName(_ map: TableID) -> String {
    var path = schema.tables[map.index].path
    var parent = schema.tables[map.index].parent
    while let id = parent, id != .person {
      path = "\(schema.tables[id.index].path).\(path)"
      parent = schema.tables[id.index].parent
    }
    return "_isi.\(path)"
  }

  // MARK: the whole

  mutating func root() {
    json.beginObject()
    json.field("$schema", "http://json-schema.org/draft-07/schema#")
    json.field("title", schema.label)
    // Clearer messages in editors than `anyOf`.
    object("if") { $0.json.field("type", "array") }
    object("then") { writer in writer.object("items") { $0.reference(Definition.person) } }
    object("else") { $0.reference(Definition.person) }
    object("definitions") { $0.definitions() }
    json.endObject()
  }

  private mutating func definitions() {
    object(Definition.person) { writer in
      writer.json.field("title", writer.schema.label)
      writer.fields(writer.schema.fields)
    }
    object(Definition.missing) { writer in
      writer.json.field("title", "Kosong: tidak diketahui")
      writer.json.key("enum")
      writer.json.array {
        $0.null()
        for text in ["", "kosong", "Kosong"] { $0.string(text) }
      }
    }
    for (index, table) in schema.tables.enumerated() {
      if case .map = table.kind {
        object(valueName(TableID(index))) { $0.valueOfMap(TableID(index)) }
      }
    }
    if schema.measurements != nil { measurements() }
    for id in usedEnumerations { member(vocabulary.enumerations[id]) }
    if schema.tables.contains(where: { $0.columns.contains { $0.type == .calendar } }) {
      spellings(
        "_kalender", label: "Kalender", isScale: false,
        vocabulary.calendars.map { ($0.name, [$0.label]) })
    }
  }

  private var usedEnumerations: [Int] {
    var used = Set<Int>()
    for table in schema.tables {
      if case .map(let id) = table.kind { used.insert(id.index) }
      for column in table.columns {
        if case .member(let id) = column.type { used.insert(id.index) }
      }
    }
    return vocabulary.enumerations.indices.filter(used.contains)
  }

  // MARK: fields

  /// The keys of a mapping: what each holds, which must be there, and no others.
  private mutating func fields(_ fields: [FieldSchema]) {
    json.field("type", "object")
    object("properties") { writer in
      for field in fields { writer.object(field.key) { $0.field(field) } }
    }
    let required = fields.filter(isRequired).map(\.key)
    if !required.isEmpty {
      json.key("required")
      json.array { json in required.forEach { json.string($0) } }
    }
    json.field("additionalProperties", false)
  }

  private func isRequired(_ field: FieldSchema) -> Bool {
    if case .scalar(let id) = field.shape, id == schema.key { return true }
    return !field.marks.isDisjoint(with: [.key, .required])
  }

  private mutating func field(_ field: FieldSchema) {
    let table: TableID? =
      switch field.shape {
      case .scalar, .record: nil
      case .list(let id, _), .plainList(let id), .yearly(let id, _), .map(let id, _),
        .measurements(let id):
        id
      }
    if case .scalar(let id) = field.shape {
      let column = schema.tables[id.table.index].columns[id.index]
      json.field("title", column.label)
      marks(field.marks.union(column.marks))
      value(column.type, isRequired: isRequired(field))
      return
    }
    if let table { json.field("title", schema.tables[table.index].label) }
    marks(field.marks)
    unlessMissing(isRequired(field)) { writer in
      switch field.shape {
      case .scalar: break
      case .record(let inner): writer.fields(inner)
      case .list(_, let inner): writer.list { $0.fields(inner) }
      case .plainList(let id):
        let type = writer.schema.tables[id.index].columns[0].type
        writer.list { $0.value(type, isRequired: false) }
      case .yearly(let id, let inner): writer.yearly(writer.schema.tables[id.index], inner)
      case .map(let id, _): writer.map(id)
      case .measurements: writer.indicators()
      }
    }
  }

  private mutating func marks(_ marks: FieldMarks) {
    let names: [(FieldMarks, String)] = [
      (.key, "kunci"), (.required, "wajib"), (.personal, "pribadi"), (.forbidden, "terlarang"),
      (.restricted, "terbatas"), (.changeable, "dapat diubah"),
    ]
    let given = names.filter { marks.contains($0.0) }.map(\.1)
    if given.isEmpty { return }
    json.key("x-tanda")
    json.array { json in given.forEach { json.string($0) } }
  }

  private mutating func list(_ items: (inout SchemaWriter) -> Void) {
    json.field("type", "array")
    json.field("maxItems", RecordLimits.itemsPerList)
    object("items", items)
  }

  private mutating func yearly(_ table: TableSchema, _ inner: [FieldSchema]?) {
    json.field("type", "object")
    object("patternProperties") { writer in
      writer.object("^(?!0000)[0-9]{4}$") { $0.entry(table, inner) }
    }
    json.field("additionalProperties", false)
  }

  /// The value behind a year or member.
  private mutating func entry(_ table: TableSchema, _ inner: [FieldSchema]?) {
    if let inner {
      unlessMissing(false) { $0.fields(inner) }
    } else if table.columns.count > 1 {
      value(table.columns[1].type, isRequired: false)
    }
  }

  private mutating func valueOfMap(_ id: TableID) {
    entry(schema.tables[id.index], SchemaWriter.fields(ofMap: id, in: schema))
  }

  /// The fields of a map's values, where they are mappings.
  private static func fields(ofMap map: TableID, in schema: RecordSchema) -> [FieldSchema]? {
    func search(_ fields: [FieldSchema]) -> [FieldSchema]? {
      for field in fields {
        switch field.shape {
        case .map(let id, let inner):
          if id == map { return inner }
          if let found = inner.flatMap(search) { return found }
        case .record(let inner), .list(_, let inner): if let found = search(inner) { return found }
        case .yearly(_, let inner): if let found = inner.flatMap(search) { return found }
        case .scalar, .plainList, .measurements: continue
        }
      }
      return nil
    }
    return search(schema.fields)
  }

  private mutating func map(_ map: TableID) {
    guard case .map(let id) = schema.tables[map.index].kind else { return }
    let name = valueName(map)
    keyed(by: vocabulary.enumerations[id.index]) { $0.reference(name) }
  }

  /// A mapping whose keys are members, in every spelling the reader knows.
  private mutating func keyed(
    by enumeration: Enumeration, _ value: @escaping (inout SchemaWriter) -> Void
  ) {
    json.field("type", "object")
    object("properties") { writer in
      for member in enumeration.members {
        writer.object(member.name) { writer in
          if !member.label.isEmpty { writer.json.field("title", member.label) }
          writer.anyOf([value])
        }
      }
    }
    object("patternProperties") { writer in
      let spellings = enumeration.members.flatMap { [$0.name, $0.label] + $0.aliases }
      writer.object(SpellingPattern.any(of: spellings), value)
    }
    json.field("additionalProperties", false)
  }

  // MARK: measurements

  private mutating func indicators() {
    json.field("type", "object")
    let hasSources = vocabulary.sources != nil
    object("properties") { writer in
      for name in writer.schema.indicatorNames {
        writer.object(name) { writer in
          var forms: [(inout SchemaWriter) -> Void] = [
            { $0.number(NumberType()) }, { $0.reference(Definition.missing) },
            { $0.reference(Definition.measurement) },
            { $0.list { $0.reference(Definition.measurement) } },
          ]
          if hasSources { forms.append { $0.reference(Definition.bySource) } }
          writer.anyOf(forms)
        }
      }
    }
    json.field("additionalProperties", false)
  }

  private mutating func measurements() {
    guard let id = schema.measurements else { return }
    let columns = schema.tables[id.index].columns
    object(Definition.measurement) { writer in
      writer.json.field("title", "Satu pengukuran")
      writer.json.field("type", "object")
      writer.object("properties") { writer in
        for key in MeasurementKey.allCases where columns.indices.contains(key.column) {
          writer.object(key.name) { $0.value(columns[key.column].type, isRequired: false) }
        }
      }
      writer.json.key("required")
      writer.json.array { $0.string(MeasurementKey.value.name) }
      writer.json.field("additionalProperties", false)
    }
    guard let sources = vocabulary.sources else { return }
    object(Definition.bySource) { writer in
      writer.json.field("title", "Satu nilai per sumber")
      let type = columns[MeasurementColumn.value].type
      writer.keyed(by: writer.vocabulary.enumerations[sources.index]) {
        $0.value(type, isRequired: false)
      }
    }
  }
}
