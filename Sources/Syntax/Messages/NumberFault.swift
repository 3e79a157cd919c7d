// NumberFault.swift: what can be wrong with numbers, amounts and dates (A013x).

package import Text

package enum NumberFault: Fault {
  /// `87.5`: a point that does not separate thousands.
  case point(String, fixed: String)
  /// `1,200`: read as a decimal, but may mean thousands.
  case decimalOrThousands(String, thousands: String)
  /// `1,234.50`: commas and points exchanged.
  case english(String, fixed: String)
  /// `1.2.3`, `1234.567`
  case malformed(String)
  case rupiahSpelling(String, fixed: String)
  case numericDate(String, readings: [String])
  case monthSpelling(String, fixed: String)
  case noSuchDay(String)
  case yearMissing(String)
  case dateExpected(example: String)
  case wholeNumberExpected(String)
  case largeWord(String)

  package var code: String {
    switch self {
    case .point: "A0131"
    case .decimalOrThousands: "A0132"
    case .english: "A0133"
    case .malformed: "A0134"
    case .rupiahSpelling: "A0135"
    case .numericDate: "A0136"
    case .monthSpelling: "A0137"
    case .noSuchDay: "A0138"
    case .yearMissing: "A0139"
    case .dateExpected: "A0140"
    case .wholeNumberExpected: "A0141"
    case .largeWord: "A0142"
    }
  }

  package var severity: Severity {
    switch self {
    case .decimalOrThousands, .rupiahSpelling, .monthSpelling: .warning
    case .point, .english, .malformed, .numericDate, .noSuchDay, .yearMissing, .dateExpected,
      .wholeNumberExpected, .largeWord:
      .error
    }
  }

  package var words: Words {
    switch self {
    case .point(let text, _):
      Words(
        "`\(text)` bukan tulisan angka Indonesia: titik memisahkan ribuan",
        en: "`\(text)` is not how a number is written here: a point separates thousands")
    case .decimalOrThousands(let text, _):
      Words(
        "`\(text)` dibaca sebagai angka desimal, dengan koma sebelum pecahan",
        en: "`\(text)` is read as a decimal number, the comma before the fraction")
    case .english(let text, _):
      Words(
        "`\(text)` memakai titik dan koma terbalik",
        en: "`\(text)` has its points and commas exchanged")
    case .malformed(let text):
      Words("`\(text)` tidak terbaca sebagai angka", en: "`\(text)` cannot be read as a number")
    case .rupiahSpelling(let text, _):
      Words("`\(text)` bukan tulisan rupiah yang baku", en: "`\(text)` is not the standard form")
    case .numericDate(let text, _):
      Words(
        "urutan hari dan bulan dalam `\(text)` tidak pasti",
        en: "the order of day and month in `\(text)` is not certain")
    case .monthSpelling(let text, let fixed):
      Words("bulan `\(text)` dibaca `\(fixed)`", en: "the month `\(text)` is read as `\(fixed)`")
    case .noSuchDay(let text):
      Words("tanggal `\(text)` tidak ada", en: "there is no day `\(text)`")
    case .yearMissing(let text):
      Words("tanggal `\(text)` belum bertahun", en: "the date `\(text)` has no year")
    case .dateExpected:
      Words("di sini seharusnya ada tanggal", en: "a date should stand here")
    case .wholeNumberExpected(let text):
      Words(
        "di sini seharusnya ada bilangan bulat, bukan `\(text)`",
        en: "a whole number should stand here, not `\(text)`")
    case .largeWord(let text):
      Words(
        "angka ditulis lengkap, tanpa kata `\(text)`",
        en: "a number is written out, without the word `\(text)`")
    }
  }

  package var help: Words? {
    switch self {
    case .point(_, let fixed), .english(_, let fixed), .rupiahSpelling(_, let fixed),
      .monthSpelling(_, let fixed):
      return Words("tulis `\(fixed)`", en: "write `\(fixed)`")
    case .decimalOrThousands(_, let thousands):
      return Words(
        "bila maksudnya ribuan, tulis `\(thousands)`",
        en: "if you mean thousands, write `\(thousands)`")
    case .malformed:
      return Words(
        "tulis ribuan dengan titik dan pecahan dengan koma, misalnya `1.234,5`",
        en: "write points between thousands and a comma before the fraction: `1.234,5`")
    case .numericDate(_, let readings):
      guard !readings.isEmpty else {
        return Words(
          "tulis misalnya `31 Desember 2026`", en: "write for example `31 Desember 2026`")
      }
      return Words(
        "tulis " + readings.map { "`\($0)`" }.joined(separator: " atau "),
        en: "write " + readings.map { "`\($0)`" }.joined(separator: " or "))
    case .noSuchDay:
      return Words("periksa hari dan bulannya", en: "check the day and the month")
    case .yearMissing(let text):
      return Words(
        "tulis `\(text) 2026`, atau `\(text) tahun berjalan`",
        en: "write `\(text) 2026`, or `\(text) tahun berjalan`")
    case .dateExpected(let example):
      return Words("tulis misalnya `\(example)`", en: "write for example `\(example)`")
    case .wholeNumberExpected:
      return Words("tulis misalnya `2`", en: "write for example `2`")
    case .largeWord:
      return Words("tulis misalnya `Rp1.500.000`", en: "write for example `Rp1.500.000`")
    }
  }
}
