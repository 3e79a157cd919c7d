// WorkSchema.swift: the record schema of the work W, built by hand so that only reading is measured.
// `Benchmarks/README.md` says what W is.

import Semantics
import Text
import Values

/// Builds tables and fields in the order of the declarations, as the checker does.
struct WorkSchema {
  private var tables: [TableSchema] = []
  private let range = SourceRange(file: FileID(0), start: 0, end: 0)

  static let agencies = [
    "kesehatan", "pendidikan", "perhubungan", "sosial", "dukcapil", "kominfo", "pekerjaan_umum",
    "lingkungan_hidup", "pariwisata", "perdagangan",
  ]
  static let sources = ["mandiri", "survei", "wawancara", "observasi"]
  static let indicators = [
    "pasien_dilayani", "kepuasan_pasien", "kunjungan_posyandu", "rujukan_tepat_waktu",
    "kelas_diampu", "kepuasan_wali_murid", "inovasi_pembelajaran", "kehadiran_siswa",
    "uji_kendaraan", "kepuasan_pengguna", "kelancaran_trayek", "pelanggaran_ditindak",
    "keluarga_didampingi", "kepuasan_penerima", "verifikasi_dtks", "laporan_tepat_waktu",
    "dokumen_terbit", "kepuasan_masyarakat", "perekaman_ktp", "pengaduan_selesai",
    "layanan_daring", "kepuasan_pengguna_sistem", "insiden_tertangani", "publikasi_data",
    "jalan_terpelihara", "kepuasan_warga", "proyek_tepat_waktu", "mutu_konstruksi",
    "sampah_terangkut", "kepuasan_kebersihan", "ruang_hijau", "izin_lingkungan",
    "kunjungan_wisata", "kepuasan_wisatawan", "acara_terlaksana", "kemitraan_umkm",
    "pasar_diawasi", "kepuasan_pedagang", "tera_ulang", "stabilitas_harga",
  ].sorted()
  static let competences = [
    "integritas", "kerja_sama", "komunikasi", "orientasi_hasil", "pelayanan_publik",
    "pengembangan_diri", "literasi_digital", "kepemimpinan",
  ]

  static let vocabulary = Vocabulary(
    enumerations: [
      enumeration("Dinas", agencies), enumeration("Sumber", sources),
      enumeration("Kompetensi", competences),
      enumeration("Pendidikan", ["SMA", "D3", "D4", "S1", "S2", "S3"]),
      enumeration(
        "Predikat", ["sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik"]),
      enumeration("Hukuman", ["ringan", "sedang", "berat"]),
      enumeration(
        "Jenjang", ["pelaksana", "pengawas", "administrator", "fungsional", "pimpinan"]),
    ], agencies: EnumerationID(0), sources: EnumerationID(1))

  private static func enumeration(_ name: String, _ members: [String]) -> Enumeration {
    let range = SourceRange(file: FileID(0), start: 0, end: 0)
    return Enumeration(
      name: name, label: name, isScale: false,
      members: members.enumerated().map {
        MemberInfo(name: $0.element, label: "", aliases: [], rank: $0.offset, range: range)
      }, range: range)
  }

  static let schema: RecordSchema = {
    var builder = WorkSchema()
    return builder.build()
  }()

  private mutating func build() -> RecordSchema {
    let person = table(.person, nil, "")
    let whole = ScalarType.number(NumberType(isInteger: true))
    let score = ScalarType.number(NumberType(lower: .zero, upper: .hundred))
    var fields = [scalar("nip", .text, person, marks: [.key, .personal])]
    for key in ["nama", "jenis_kelamin"] { fields.append(scalar(key, .text, person)) }
    fields.append(scalar("tanggal_lahir", .date, person, marks: [.personal]))
    fields.append(scalar("dinas", .member(EnumerationID(0)), person, marks: [.required]))
    for key in ["unit_kerja", "jabatan"] { fields.append(scalar(key, .text, person)) }
    fields.append(scalar("jenjang", .member(EnumerationID(6)), person))
    fields.append(scalar("golongan", .text, person))
    for key in ["tmt_cpns", "tmt_golongan", "tmt_jabatan"] {
      fields.append(scalar(key, .date, person))
    }
    let education = [
      scalar("tingkat", .member(EnumerationID(3)), person, prefix: "pendidikan."),
      scalar("jurusan", .text, person, prefix: "pendidikan."),
    ]
    fields.append(field("pendidikan", .record(education)))
    let measured = table(.measurements, person, "indikator")
    column(measured, "indikator", .text)
    column(measured, "tanggal", .date)
    column(measured, "sumber", .member(EnumerationID(1)))
    column(measured, "responden", whole)
    column(measured, "nilai", .number(NumberType()))
    fields.append(field("indikator", .measurements(measured)))
    fields.append(scalar("perilaku", score, person))
    fields.append(
      list("riwayat_predikat", person, [("tahun", whole), ("predikat", .member(EnumerationID(4)))]))
    let levels = table(.map(EnumerationID(2)), person, "kompetensi")
    column(levels, "nama", .member(EnumerationID(2)))
    column(levels, "nilai", whole)
    fields.append(field("kompetensi", .map(levels, nil)))
    fields.append(
      list("diklat", person, [("nama", .text), ("jam", whole), ("tanggal", .date)]))
    fields.append(
      list("disiplin", person, [("tanggal", .date), ("tingkat", .member(EnumerationID(5)))]))
    return RecordSchema(
      name: "Pegawai", label: "Pegawai", tables: tables, fields: fields,
      key: ColumnID(.person, 0), agency: ColumnID(.person, 4), measurements: measured,
      indicatorNames: Self.indicators)
  }

  private mutating func table(
    _ kind: TableSchema.Kind, _ parent: TableID?, _ path: String
  ) -> TableID {
    tables.append(
      TableSchema(
        kind: kind, parent: parent, path: path, label: path, marks: [], columns: [], range: range))
    return TableID(tables.count - 1)
  }

  @discardableResult
  private mutating func column(
    _ table: TableID, _ path: String, _ type: ScalarType, marks: FieldMarks = []
  ) -> ColumnID {
    tables[table.index].columns.append(
      ColumnSchema(path: path, label: path, type: type, marks: marks, range: range))
    return ColumnID(table, tables[table.index].columns.count - 1)
  }

  private func field(
    _ key: String, _ shape: FieldSchema.Shape, marks: FieldMarks = []
  ) -> FieldSchema {
    FieldSchema(key: key, shape: shape, marks: marks, range: range)
  }

  private mutating func scalar(
    _ key: String, _ type: ScalarType, _ table: TableID, prefix: String = "",
    marks: FieldMarks = []
  ) -> FieldSchema {
    field(key, .scalar(column(table, prefix + key, type, marks: marks)), marks: marks)
  }

  private mutating func list(
    _ key: String, _ parent: TableID, _ columns: [(String, ScalarType)]
  ) -> FieldSchema {
    let items = table(.list, parent, key)
    return field(key, .list(items, columns.map { scalar($0.0, $0.1, items) }))
  }
}
