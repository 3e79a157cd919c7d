// SampleSchema.swift: a record schema for the tests, written as short as rules would write it.
// It holds every shape a field can have; real schemas come from Semantics.

import Semantics
import Text
import Values

/// One field of `data`.
indirect enum Spec {
  case scalar(String, ScalarType, FieldMarks = [])
  case record(String, [Spec], FieldMarks = [])
  case list(String, [Spec], FieldMarks = [])
  case plainList(String, ScalarType)
  case yearly(String, ScalarType)
  case map(String, Int, ScalarType)
  case mapOf(String, Int, [Spec])
  case measurements
}

/// Builds a schema as Semantics does: tables in the order of the fields, nested records flattened.
struct SchemaBuilder {
  private(set) var tables: [TableSchema] = []
  private let range = SourceRange(file: FileID(0), start: 0, end: 0)
  private let sources: Int?

  static func schema(
    _ specs: [Spec], indicators: [String] = [], sources: Int? = nil, agency: String? = nil
  ) -> RecordSchema {
    var builder = SchemaBuilder(sources: sources)
    let person = builder.table(.person, nil, "", [])
    let fields = builder.fields(specs, person, prefix: "")
    let columns = builder.tables[0].columns
    func column(_ name: (ColumnSchema) -> Bool) -> ColumnID? {
      columns.firstIndex(where: name).map { ColumnID(.person, $0) }
    }
    return RecordSchema(
      name: "Pegawai", label: "Pegawai", tables: builder.tables, fields: fields,
      key: column { $0.marks.contains(.key) } ?? ColumnID(.person, 0),
      agency: column { $0.path == agency },
      measurements: builder.tables.firstIndex { $0.kind == .measurements }.map { TableID($0) },
      indicatorNames: indicators.sorted())
  }

  private init(sources: Int?) { self.sources = sources }

  private mutating func table(
    _ kind: TableSchema.Kind, _ parent: TableID?, _ path: String, _ marks: FieldMarks
  ) -> TableID {
    tables.append(
      TableSchema(
        kind: kind, parent: parent, path: path, label: path, marks: marks, columns: [],
        range: range))
    return TableID(tables.count - 1)
  }

  private mutating func column(
    _ table: TableID, _ path: String, _ type: ScalarType, _ marks: FieldMarks = []
  ) -> ColumnID {
    tables[table.index].columns.append(
      ColumnSchema(path: path, label: path, type: type, marks: marks, range: range))
    return ColumnID(table, tables[table.index].columns.count - 1)
  }

  private mutating func fields(
    _ specs: [Spec], _ table: TableID, prefix: String
  ) -> [FieldSchema] {
    var fields: [FieldSchema] = []
    for spec in specs {
      let key: String
      let shape: FieldSchema.Shape
      var marks: FieldMarks = []
      switch spec {
      case .scalar(let name, let type, let given):
        (key, marks) = (name, given)
        shape = .scalar(column(table, prefix + name, type, given))
      case .record(let name, let inner, let given):
        (key, marks) = (name, given)
        shape = .record(self.fields(inner, table, prefix: prefix + name + "."))
      case .list(let name, let inner, let given):
        (key, marks) = (name, given)
        let items = self.table(.list, table, prefix + name, given)
        shape = .list(items, self.fields(inner, items, prefix: ""))
      case .plainList(let name, let type):
        key = name
        let items = self.table(.list, table, prefix + name, [])
        _ = column(items, "nilai", type)
        shape = .plainList(items)
      case .yearly(let name, let type):
        key = name
        let items = self.table(.yearly, table, prefix + name, [])
        _ = column(items, "tahun", .number(NumberType(unit: .year, isInteger: true)))
        _ = column(items, "nilai", type)
        shape = .yearly(items, nil)
      case .map(let name, let members, let type):
        key = name
        let items = self.table(.map(EnumerationID(members)), table, prefix + name, [])
        _ = column(items, "nama", .member(EnumerationID(members)))
        _ = column(items, "nilai", type)
        shape = .map(items, nil)
      case .mapOf(let name, let members, let inner):
        key = name
        let items = self.table(.map(EnumerationID(members)), table, prefix + name, [])
        _ = column(items, "nama", .member(EnumerationID(members)))
        shape = .map(items, self.fields(inner, items, prefix: ""))
      case .measurements:
        key = "indikator"
        let items = self.table(.measurements, table, "indikator", [])
        _ = column(items, "indikator", .text)
        _ = column(items, "tanggal", .date)
        _ = column(items, "sumber", .member(EnumerationID(sources ?? 0)))
        _ = column(items, "responden", .number(NumberType(isInteger: true, lower: .zero)))
        _ = column(items, "nilai", .number(NumberType()))
        shape = .measurements(items)
      }
      fields.append(FieldSchema(key: key, shape: shape, marks: marks, range: range))
    }
    return fields
  }
}

func enumeration(_ name: String, isScale: Bool = false, _ members: [(String, String, [String])])
  -> Enumeration
{
  let range = SourceRange(file: FileID(0), start: 0, end: 0)
  return Enumeration(
    name: name, label: name, isScale: isScale,
    members: members.enumerated().map {
      MemberInfo(
        name: $0.element.0, label: $0.element.1, aliases: $0.element.2, rank: $0.offset,
        range: range)
    }, range: range)
}

enum Sample {
  static let vocabulary: Vocabulary = {
    func plain(_ name: String, _ members: [String]) -> Enumeration {
      enumeration(name, members.map { ($0, "", []) })
    }
    return Vocabulary(
      enumerations: [
        enumeration(
          "Pendidikan", isScale: true,
          ["SMA", "D3", "D4", "S1", "S2", "S3"].map { ($0, "", []) }),
        enumeration(
          "Predikat", isScale: true,
          [
            ("sangat_kurang", "Sangat kurang", []), ("kurang", "Kurang", []),
            ("butuh_perbaikan", "Butuh perbaikan", ["Cukup"]), ("baik", "Baik", []),
            ("sangat_baik", "Sangat baik", []),
          ]),
        enumeration(
          "Dinas",
          [
            ("Kesehatan", "Dinas Kesehatan", []), ("Pendidikan", "Dinas Pendidikan", []),
            ("Perhubungan", "Dinas Perhubungan", ["Dishub"]),
          ]),
        plain("Jabatan", ["pelaksana", "kepala_bidang", "kepala_dinas"]),
        plain("Kompetensi", ["integritas", "kerja_sama", "teknologi_informasi"]),
        plain("Sumber", ["penilaian_diri", "atasan", "survei", "observasi"]),
        plain("Tingkat", ["ringan", "sedang", "berat"]),
      ], agencies: EnumerationID(2), sources: EnumerationID(5))
  }()

  static func member(_ index: Int) -> ScalarType { .member(EnumerationID(index)) }

  static func whole(_ lower: Int?, _ upper: Int?) -> ScalarType {
    .number(
      NumberType(
        isInteger: true, lower: lower.map { Decimal($0) }, upper: upper.map { Decimal($0) }))
  }

  static let schema = SchemaBuilder.schema(
    [
      .scalar("nip", .text, [.key, .personal]),
      .scalar("nama", .text, [.personal]),
      .scalar("dinas", member(2), [.required]),
      .scalar("jabatan", member(3)),
      .scalar("tanggal_lahir", .date, [.personal, .restricted]),
      .scalar("tmt_jabatan", .date),
      .record(
        "pendidikan", [.scalar("tingkat", member(0), [.required]), .scalar("jurusan", .text)]),
      .yearly("riwayat_predikat", member(1)),
      .map("kompetensi", 4, whole(1, 5)),
      .list(
        "diklat",
        [
          .scalar("nama", .text, [.required]), .scalar("jam", whole(0, 500)),
          .scalar("tanggal", .date),
        ]),
      .list(
        "hukuman_disiplin",
        [
          .scalar("tingkat", member(6)), .scalar("selesai", .date),
          .list("sidang", [.scalar("tanggal", .date)]),
        ]),
      .plainList("bahasa", .text),
      .scalar("gaji", .number(NumberType(unit: .rupiah))),
      .scalar("nilai_tes", .number(NumberType(lower: .zero, upper: .hundred))),
      .scalar("jumlah_anak", whole(0, 20)),
      .scalar("kerabat_pejabat", .boolean, [.personal, .forbidden]),
      .scalar("lulus_ujian", .boolean),
      .measurements,
    ],
    indicators: ["pasien_dilayani", "kepuasan_pasien", "waktu_tunggu", "akuntabel"], sources: 5,
    agency: "dinas")
}
