// RandomSchema.swift: random words, fields and lists for a policy to read.

import Semantics
import TestSupport
import Text
import Values

enum RandomSchema {
  static let empty = RecordSchema(
    name: "Pegawai", label: "Pegawai", tables: [], fields: [], key: ColumnID(.person, 0),
    agency: nil, measurements: nil, indicatorNames: [])
}

extension PolicyBuilder {
  // MARK: words

  mutating func makeVocabulary() {
    let month = UnitID.month
    let builtIn: [(String, UnitID?, Int, Int)] = [
      ("", nil, 1, 6), ("persen", nil, 1, 6), ("bulan", nil, 1, 6), ("tahun", month, 12, 6),
      ("hari", nil, 1, 6), ("hari kerja", nil, 1, 6), ("menit", nil, 1, 6),
      ("jam", .minute, 60, 6), ("rupiah", nil, 1, 2), ("orang", nil, 1, 6), ("poin", nil, 1, 6),
      ("kali", nil, 1, 6), ("responden", nil, 1, 6), ("angka_kredit", nil, 1, 6),
      ("JP", nil, 1, random.int(0...6)),
    ]
    vocabulary.units = builtIn.enumerated().map { index, unit in
      UnitInfo(
        name: unit.0, label: unit.0, base: unit.1 ?? UnitID(index), factor: Decimal(unit.2),
        precision: unit.3, range: index == 14 ? PolicyBuilder.range : nil)
    }
    vocabulary.enumerations = [
      enumeration(
        "Pendidikan", isScale: true, ["sma", "diii", "div", "si", "sii"], ranks: [0, 1, 2, 2, 3]),
      enumeration("Predikat", isScale: true, ["kurang", "cukup", "baik", "unggul"]),
      enumeration("Dinas", ["kesehatan", "sosial", "perhubungan"]),
      enumeration("Sumber", ["diri", "atasan", "survei"]),
      enumeration("Kompetensi", ["integritas", "komunikasi", "digital"]),
      enumeration("Jabatan", ["pelaksana", "seksi", "bidang"]),
    ]
    vocabulary.agencies = EnumerationID(2)
    vocabulary.sources = EnumerationID(3)
    vocabulary.calendars = [
      CalendarInfo(
        name: "Kalender_Kota", label: "Kalender kota", workingWeekdays: 0b001_1111,
        holidays: (0..<random.int(0...6)).map { _ in day() }, holidayFiles: [],
        range: PolicyBuilder.range)
    ]
  }

  private func enumeration(
    _ name: String, isScale: Bool = false, _ members: [String], ranks: [Int]? = nil
  ) -> Enumeration {
    Enumeration(
      name: name, label: name, isScale: isScale,
      members: members.enumerated().map { index, member in
        MemberInfo(
          name: member, label: member, aliases: [], rank: ranks?[index] ?? index,
          range: PolicyBuilder.range)
      }, range: PolicyBuilder.range)
  }

  // MARK: fields and lists

  mutating func makeSchema() {
    var columns = [
      column("nip", .text, [.key]), column("dinas", .member(EnumerationID(2)), [.required]),
    ]
    let types: [ScalarType] =
      [.date, .date, .boolean, .text, .member(EnumerationID(0)), .member(EnumerationID(1))]
      + PolicyBuilder.units.map { PolicyBuilder.number($0) }
    for type in types where chance(70) { columns.append(column(name("f"), type)) }
    for _ in 0..<random.int(0...4) { columns.append(column(name("f"), anyType())) }
    schema.tables = [table(.person, nil, "", columns)]
    schema.key = ColumnID(.person, 0)
    schema.agency = ColumnID(.person, 1)
    for _ in 0..<random.int(1...4) { addList(to: .person) }
    let lists = schema.tables.indices.filter { schema.tables[$0].kind == .list }
    if let outer = random.pick(lists), schema.tables[outer].columns.count > 1, chance(50) {
      addList(to: TableID(outer))
    }
  }

  private mutating func addList(to parent: TableID) {
    let name = name("l")
    let whole = ScalarType.number(NumberType(isInteger: true))
    switch random.int(0...5) {
    case 0:
      let value = random.oneIn(2) ? ScalarType.member(EnumerationID(1)) : anyNumber()
      add(table(.yearly, parent, name, [column("tahun", whole), column("nilai", value)]))
    case 1:
      let value = random.oneIn(2) ? whole : anyNumber()
      add(
        table(
          .map(EnumerationID(4)), parent, name,
          [column("nama", .member(EnumerationID(4))), column("nilai", value)]))
    case 2: add(table(.list, parent, name, [column("nilai", anyNumber())]))
    default:
      var columns: [ColumnSchema] = []
      let types: [ScalarType] = [.text, .date, .date, anyNumber(), anyMember(), anyType()]
      for type in types where chance(80) { columns.append(column(self.name("i"), type)) }
      columns.append(column(self.name("i"), .boolean))
      add(table(.list, parent, name, columns))
    }
  }

  private mutating func add(_ table: TableSchema) { schema.tables.append(table) }

  /// The table of measurements and the names of all indicators, once these are known.
  mutating func addMeasurements(_ names: [String]) {
    schema.indicatorNames = names
    if names.isEmpty { return }
    schema.measurements = TableID(schema.tables.count)
    add(
      table(
        .measurements, .person, "indikator",
        [
          column("indikator", .text), column("tanggal", .date),
          column("sumber", .member(EnumerationID(3))),
          column("responden", .number(NumberType(isInteger: true, lower: .zero))),
          column("nilai", PolicyBuilder.number()),
        ]))
  }

  private func table(
    _ kind: TableSchema.Kind, _ parent: TableID?, _ path: String, _ columns: [ColumnSchema]
  ) -> TableSchema {
    TableSchema(
      kind: kind, parent: parent, path: path, label: path, marks: [], columns: columns,
      range: PolicyBuilder.range)
  }

  private func column(_ path: String, _ type: ScalarType, _ marks: FieldMarks = [])
    -> ColumnSchema
  {
    ColumnSchema(path: path, label: path, type: type, marks: marks, range: PolicyBuilder.range)
  }

  /// The lists a place can read: those of the person and of the items around it.
  func lists(_ place: Place) -> [TableID] {
    schema.tables.indices.filter { index in
      guard let parent = schema.tables[index].parent else { return false }
      return place.tables.contains(parent) && schema.tables[index].kind != .measurements
    }.map { TableID($0) }
  }

  /// A list of the person by the path a rule reads it from.
  func days(of table: TableID) -> [Int] {
    schema.tables[table.index].columns.indices.filter {
      schema.tables[table.index].columns[$0].type == .date
    }
  }
}
