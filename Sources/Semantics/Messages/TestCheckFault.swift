// TestCheckFault.swift: what can be wrong with tests (`uji`).
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum TestCheckFault: Fault {
  case dateExpected
  case notInForce(String)
  case rulesLeftOpen(String)
  case recordName(String, schema: String)
  case outcomeOfValue
  case outcomeExpected(String)
  case listExpected
  case unknownDecision(String, kind: String, set: String, suggestion: String?)
  case unknownCondition(String, of: String, suggestion: String?)
  case recordSet(String)
  case unknownField(String, suggestion: String?)
  case measurementForm(String)
  case unknownKey(String, known: [String], suggestion: String?)
  case listNeeded(String)
  case listForm(String, isMap: Bool)
  case notAYear(String)
  case itemForm(String, fields: [String])
  case oneValueNeeded
  case unknownRule(String, suggestion: String?)

  package var code: String {
    switch self {
    case .dateExpected: "A0551"
    case .notInForce: "A0552"
    case .rulesLeftOpen: "A0553"
    case .recordName: "A0554"
    case .outcomeOfValue: "A0556"
    case .outcomeExpected: "A0557"
    case .listExpected: "A0558"
    case .unknownDecision: "A0560"
    case .unknownCondition: "A0562"
    case .recordSet: "A0563"
    case .unknownField: "A0564"
    case .measurementForm: "A0565"
    case .unknownKey: "A0566"
    case .listNeeded: "A0567"
    case .listForm: "A0568"
    case .notAYear: "A0569"
    case .itemForm: "A0570"
    case .oneValueNeeded: "A0571"
    case .unknownRule: "A0572"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .dateExpected:
      Words("di kolom ini perlu tanggal", en: "a date is needed in this column")
    case .notInForce(let name):
      Words(
        "aturan `\(name)` tidak berlaku pada tanggal ini",
        en: "the rules of `\(name)` are not in force on this day")
    case .rulesLeftOpen(let name):
      Words(
        "aturan `\(name)` masih menyerahkan sesuatu kepada dinas, jadi belum dapat diuji",
        en: "the rules of `\(name)` still leave something to the dinas, so they cannot be tested")
    case .recordName(let name, let schema):
      Words(
        "data pegawai di sini bernama `\(schema)`, bukan `\(name)`",
        en: "the staff record is called `\(schema)` here, not `\(name)`")
    case .outcomeOfValue:
      Words("hasil ini bukan hasil sebuah nilai", en: "a value cannot come out like this")
    case .outcomeExpected(let kind):
      Words(
        "di kolom ini perlu hasil \(kind)",
        en: "the outcome of a \(kind) is needed in this column")
    case .listExpected:
      Words(
        "daftar tidak dapat diharapkan sebagai hasil",
        en: "a list cannot be expected as a result")
    case .unknownDecision(let name, let kind, let set, _):
      Words(
        "\(kind) `\(name)` tidak ada dalam aturan `\(set)`",
        en: "there is no \(kind) `\(name)` in the rules of `\(set)`")
    case .unknownCondition(let name, let of, _):
      Words(
        "promosi `\(of)` tidak mempunyai syarat `\(name)`",
        en: "promotion `\(of)` has no condition `\(name)`")
    case .recordSet(let name):
      Words(
        "`\(name)` berisi beberapa bidang, jadi tidak dapat diisi sekaligus",
        en: "`\(name)` holds several fields, so it cannot be set at once")
    case .unknownField(let name, _):
      Words(
        "bidang atau indikator `\(name)` tidak ada",
        en: "there is no field or indicator `\(name)`")
    case .measurementForm(let name):
      Words(
        "pengukuran `\(name)` ditulis sebagai satu nilai atau daftar pengukuran",
        en: "what `\(name)` measures is written as one value or a list of measurements")
    case .unknownKey(let name, _, _):
      Words("bidang `\(name)` tidak ada di sini", en: "there is no field `\(name)` here")
    case .listNeeded(let name):
      Words(
        "`\(name)` adalah daftar, jadi diisi dengan daftar",
        en: "`\(name)` is a list, so it is set to a list")
    case .listForm(let name, let isMap):
      Words(
        "isi `\(name)` ditulis \(isMap ? "di antara `{` dan `}`" : "di antara `[` dan `]`")",
        en: "what is in `\(name)` is written "
          + "\(isMap ? "between `{` and `}`" : "between `[` and `]`")")
    case .notAYear(let name):
      Words("`\(name)` bukan tahun", en: "`\(name)` is not a year")
    case .itemForm(let name, _):
      Words(
        "butir `\(name)` mempunyai beberapa bidang, jadi ditulis di antara `{` dan `}`",
        en: "an item of `\(name)` has several fields, so it is written between `{` and `}`")
    case .oneValueNeeded:
      Words("di sini perlu satu nilai, bukan daftar", en: "one value is needed here, not a list")
    case .unknownRule(let name, _):
      Words(
        "`andai` hanya untuk rumus, tabel, kelompok, indikator atau parameter, dan `\(name)` "
          + "bukan salah satunya",
        en: "`andai` is for formulas, tables, groups, indicators and parameters, and `\(name)` "
          + "is none of them")
    }
  }

  package var help: Words? {
    switch self {
    case .dateExpected:
      Words("contoh: `31 Desember 2026`", en: "for example: `31 Desember 2026`")
    case .notInForce:
      Words("pakai tanggal di dalam masa berlakunya", en: "use a day on which they are in force")
    case .rulesLeftOpen:
      Words("tambahkan baris `dinas NAMA`", en: "add a line `dinas NAME`")
    case .recordName(_, let schema):
      Words("tulis `\(schema.lowercased())`", en: "write `\(schema.lowercased())`")
    case .outcomeOfValue:
      Words(
        "pakai nilai, `kosong`, `belum dapat ditentukan`, `galat` atau `bentrok`",
        en: "use a value, `kosong`, `belum dapat ditentukan`, `galat` or `bentrok`")
    case .outcomeExpected:
      Words(
        "contoh: `layak`, `dipicu`, `sesuai`, `muncul`",
        en: "for example: `layak`, `dipicu`, `sesuai`, `muncul`")
    case .listExpected:
      Words(
        "harapkan satu nilai, contoh: `banyaknya ...`",
        en: "expect one value, for example: `banyaknya ...`")
    case .unknownDecision(_, _, _, let suggestion):
      Suggested.name(suggestion)
    case .unknownCondition(_, _, let suggestion):
      Suggested.name(suggestion)
    case .recordSet(let name):
      Words(
        "isi bidangnya satu per satu: `dengan \(name).BIDANG = ...`",
        en: "set its fields one by one: `dengan \(name).FIELD = ...`")
    case .unknownField(_, let suggestion):
      Suggested.or(
        suggestion,
        Words(
          "untuk rumus, tabel, kelompok dan parameter pakai `andai`",
          en: "for formulas, tables, groups and parameters use `andai`"))
    case .measurementForm:
      Words(
        "contoh: `[{tanggal: 30 Juni 2026, sumber: survei, responden: 30, nilai: 85}]`",
        en: "for example: `[{tanggal: 30 Juni 2026, sumber: survei, responden: 30, nilai: 85}]`")
    case .unknownKey(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .listNeeded:
      Words(
        "contoh: `[]`, `[A, B]` atau `{2025: baik}`",
        en: "for example: `[]`, `[A, B]` or `{2025: baik}`")
    case .listForm(_, let isMap):
      Suggested.form(isMap)
    case .notAYear:
      Words("contoh: `{2025: baik}`", en: "for example: `{2025: baik}`")
    case .itemForm(_, let fields):
      Words(
        "contoh: `{\(fields.first ?? "bidang"): ...}`",
        en: "for example: `{\(fields.first ?? "field"): ...}`")
    case .oneValueNeeded:
      Words("tulis satu nilai saja", en: "write just one value")
    case .unknownRule(_, let suggestion):
      Suggested.or(
        suggestion,
        Words("untuk bidang data pakai `dengan`", en: "for fields of the record use `dengan`"))
    }
  }
}
