// Floor.swift: W written by hand over plain arrays: what evaluation would take if nobody could change the
// rules, nothing were ever missing and no reason were kept. The floor the machine is measured against.

import Program
import Semantics
import Values

/// The records of one batch as whoever writes the loop by hand would hold them: everything given, numbers
/// as tenths in words of the machine.
struct FloorColumns {
  var agency: [Int32] = []
  var grade: [Int32] = []
  /// Rank of the education.
  var education: [Int32] = []
  var appointed: [Int32] = []
  var born: [Int32] = []
  var behaviour: [Int64] = []
  /// By person sixteen: four indicators of four sources each.
  var measured: [Int64] = []
  /// By person eight.
  var skills: [Int64] = []
  var historyStarts: [Int32] = [0]
  var historyYear: [Int64] = []
  var historyGrade: [Int32] = []
  var courseStarts: [Int32] = [0]
  var courseHours: [Int64] = []
  var courseDay: [Int32] = []
  var penaltyStarts: [Int32] = [0]
  var penaltyGrade: [Int32] = []
  var count: Int { agency.count }
}

/// What came out, by person.
struct FloorAnswers {
  var score: [Int64] = []
  var predicate: [UInt8] = []
  /// A bit for each condition not met.
  var failed: [UInt8] = []
  /// A bit for each training triggered.
  var trainings: [UInt8] = []

  mutating func make(_ count: Int) {
    if score.count == count { return }
    score = Array(repeating: 0, count: count)
    predicate = Array(repeating: 0, count: count)
    failed = predicate
    trainings = predicate
  }
}

extension FloorColumns {
  /// Nil when a record lacks something: the floor judges only whole ones.
  init?(_ table: RecordTable, _ schema: RecordSchema, _ vocabulary: Vocabulary) {
    guard let measurements = schema.measurements, let agency = schema.agency else { return nil }
    let persons = table.tables[0].columns
    func column(_ name: String) -> RecordColumn {
      let place = schema.tables[0].columns.firstIndex { $0.path == name } ?? 0
      return persons[place]
    }
    self.agency = persons[agency.index].codes
    grade = column("jenjang").codes
    let levels = vocabulary.enumerations.first { $0.name == "Pendidikan" }?.members ?? []
    education = column("pendidikan.tingkat").codes.map { Int32(levels[Int($0)].rank) }
    appointed = column("tmt_jabatan").codes
    born = column("tanggal_lahir").codes
    behaviour = column("perilaku").words.map(FloorColumns.tenths)
    func list(_ name: String) -> TableRows {
      table.tables[schema.tables.firstIndex { $0.path == name } ?? 0]
    }
    let history = list("riwayat_predikat")
    historyStarts = history.starts
    historyYear = history.columns[0].words.map { $0 / Int64(Decimal.scale) }
    historyGrade = history.columns[1].codes
    skills = list("kompetensi").columns[1].words.map { $0 / Int64(Decimal.scale) }
    let courses = list("diklat")
    courseStarts = courses.starts
    courseHours = courses.columns[1].words.map { $0 / Int64(Decimal.scale) }
    courseDay = courses.columns[2].codes
    let penalties = list("disiplin")
    penaltyStarts = penalties.starts
    penaltyGrade = penalties.columns[1].codes
    guard skills.count == 8 * count, fill(table.tables[measurements.index], schema) else {
      return nil
    }
  }

  private static func tenths(_ raw: Int64) -> Int64 { raw / Int64(Decimal.scale / 10) }

  private mutating func fill(_ rows: TableRows, _ schema: RecordSchema) -> Bool {
    measured = Array(repeating: 0, count: 16 * count)
    let values = rows.columns[MeasurementColumn.value].words
    guard values.count == 16 * count else { return false }
    for person in 0..<count {
      let own = FloorRules.indicators[Int(agency[person])]
      for item in Int(rows.starts[person])..<Int(rows.starts[person + 1]) {
        let code = rows.columns[MeasurementColumn.indicator].codes[item]
        let source = rows.columns[MeasurementColumn.source].codes[item]
        guard let place = own.firstIndex(of: schema.indicatorNames[Int(code)]) else {
          return false
        }
        measured[16 * person + 4 * place + Int(source)] = FloorColumns.tenths(values[item])
      }
    }
    return true
  }
}

/// The numbers of W's rules, as `Benchmarks/W/Rules` writes them.
enum FloorRules {
  static let indicators = [
    ["pasien_dilayani", "kepuasan_pasien", "kunjungan_posyandu", "rujukan_tepat_waktu"],
    ["kelas_diampu", "kepuasan_wali_murid", "inovasi_pembelajaran", "kehadiran_siswa"],
    ["uji_kendaraan", "kepuasan_pengguna", "kelancaran_trayek", "pelanggaran_ditindak"],
    ["keluarga_didampingi", "kepuasan_penerima", "verifikasi_dtks", "laporan_tepat_waktu"],
    ["dokumen_terbit", "kepuasan_masyarakat", "perekaman_ktp", "pengaduan_selesai"],
    ["layanan_daring", "kepuasan_pengguna_sistem", "insiden_tertangani", "publikasi_data"],
    ["jalan_terpelihara", "kepuasan_warga", "proyek_tepat_waktu", "mutu_konstruksi"],
    ["sampah_terangkut", "kepuasan_kebersihan", "ruang_hijau", "izin_lingkungan"],
    ["kunjungan_wisata", "kepuasan_wisatawan", "acara_terlaksana", "kemitraan_umkm"],
    ["pasar_diawasi", "kepuasan_pedagang", "tera_ulang", "stabilitas_harga"],
  ]
  /// By agency four each: percent.
  static let weights: [Int64] = [
    30, 30, 20, 20, 35, 25, 25, 15, 25, 30, 25, 20, 40, 20, 25, 15, 35, 35, 20, 10,
    30, 20, 30, 20, 35, 15, 35, 15, 30, 25, 20, 25, 25, 35, 25, 15, 30, 20, 25, 25,
  ]
  /// By agency four each: tenths.
  static let targets: [Int64] = [
    825, 850, 775, 800, 800, 820, 750, 900, 780, 805, 760, 725, 810, 830, 790, 855,
    880, 860, 840, 900, 850, 825, 870, 750, 765, 780, 800, 850, 840, 795, 730, 810,
    740, 835, 780, 760, 790, 815, 860, 770,
  ]
  /// By grade eight each.
  static let standards: [Int64] = [
    1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 2, 3,
    2, 2, 2, 2, 2, 3, 3, 1, 4, 3, 4, 4, 3, 3, 3, 4,
  ]
  static let matrix: [UInt8] = [0, 2, 2, 1, 3, 3, 1, 3, 4]
}

/// Evaluates W by hand; how many are eligible.
func floor(_ rows: FloorColumns, on date: CalendarDate, _ answers: inout FloorAnswers) -> Int {
  answers.make(rows.count)
  let longAgo = CalendarDate(year: date.year - 3, month: date.month, day: date.day)?.days ?? 0
  let old = CalendarDate(year: date.year - 56, month: date.month, day: date.day)?.days ?? 0
  let recent = CalendarDate(year: 2024, month: 1, day: 1)?.days ?? 0
  let weights = FloorRules.weights
  let targets = FloorRules.targets
  let standards = FloorRules.standards
  var eligible = 0
  for person in 0..<rows.count {
    let agency = Int(rows.agency[person])
    var total: Int64 = 0
    var second: Int64 = 0
    for place in 0..<4 {
      let at = 16 * person + 4 * place
      let sum =
        10 * rows.measured[at] + 30 * rows.measured[at + 1] + 20 * rows.measured[at + 2]
        + 40 * rows.measured[at + 3]
      let target = targets[4 * agency + place]
      let score = min(12_000, (200 * sum + target) / (2 * target))
      if place == 1 { second = score }
      total += weights[4 * agency + place] * score
    }
    let score = (total + 50) / 100
    let behaviour = rows.behaviour[person]
    let line = (score >= 8_000 ? 1 : 0) + (score >= 10_500 ? 1 : 0)
    let column = (behaviour >= 700 ? 1 : 0) + (behaviour >= 900 ? 1 : 0)
    var hours: Int64 = 0
    for item in Int(rows.courseStarts[person])..<Int(rows.courseStarts[person + 1])
    where rows.courseDay[item] >= recent { hours += rows.courseHours[item] }
    let grade = Int(rows.grade[person])
    var isGood = true
    for item in Int(rows.historyStarts[person])..<Int(rows.historyStarts[person + 1])
    where rows.historyYear[item] >= 2023 && rows.historyGrade[item] < 3 { isGood = false }
    var isPunished = false
    for item in Int(rows.penaltyStarts[person])..<Int(rows.penaltyStarts[person + 1])
    where rows.penaltyGrade[item] >= 1 { isPunished = true }
    var isSkilled = true
    for skill in 0..<8 where rows.skills[8 * person + skill] < standards[8 * grade + skill] {
      isSkilled = false
    }
    var failed: UInt8 = rows.education[person] < 2 ? 1 : 0
    if rows.appointed[person] > longAgo { failed |= 2 }
    if !isGood { failed |= 4 }
    if rows.born[person] <= old { failed |= 8 }
    if isPunished { failed |= 16 }
    if !isSkilled { failed |= 32 }
    if hours < 20 { failed |= 64 }
    var trainings: UInt8 = 0
    if agency == 1 || agency == 5, rows.skills[8 * person + 6] < 3 { trainings |= 1 }
    if second < 8_000 { trainings |= 2 }
    if grade == 1 || grade == 2,
      rows.skills[8 * person + 7] < standards[8 * grade + 7] || hours < 20
    {
      trainings |= 4
    }
    answers.score[person] = score
    answers.predicate[person] = FloorRules.matrix[3 * line + column]
    answers.failed[person] = failed
    answers.trainings[person] = trainings
    if failed == 0 { eligible += 1 }
  }
  return eligible
}
