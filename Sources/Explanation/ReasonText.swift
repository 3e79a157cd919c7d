// ReasonText.swift: one missing or failing fact as a sentence a rated person understands.

package import Evaluation
package import Text
import Values

package enum ReasonText {
  /// One sentence, without a final stop.
  package static func words(_ reason: Reason) -> Words {
    let path = "`\(reason.path)`"
    switch reason.kind {
    case .fieldMissing, .memberMissing:
      return Words("\(path) belum diisi", en: "\(path) is not filled in")
    case .listMissing:
      return Words("daftar \(path) belum diisi", en: "the list \(path) is not filled in")
    case .yearMissing(let year):
      return Words("\(path) tahun \(year) belum diisi", en: "\(path) for \(year) is not filled in")
    case .measurementMissing:
      return Words(
        "\(path) belum diukur pada tahun ini", en: "\(path) has not been measured this year")
    case .measurementStale(let date):
      return Words(
        "pengukuran terakhir \(path) terlalu lama: \(ValueText.spelled(date).indonesian)",
        en: "the last measurement of \(path) is too old: \(ValueText.spelled(date).english)")
    case .measurementUndated:
      return Words(
        "pengukuran \(path) tidak bertanggal", en: "the measurement of \(path) bears no date")
    case .tooFewRespondents(let got, let needed):
      return Words(
        "responden \(path) hanya \(got), diperlukan paling sedikit \(needed)",
        en: "\(path) has \(got) respondents only, at least \(needed) are needed")
    case .respondentsMissing:
      return Words(
        "jumlah responden \(path) belum diisi",
        en: "the number of respondents of \(path) is not filled in")
    case .noPeriodCompleted:
      return Words(
        "belum ada bulan penuh untuk target \(path)",
        en: "no full month has passed yet for the target of \(path)")
    case .parameterNotInForce:
      return Words(
        "\(path) belum berlaku pada tanggal itu", en: "\(path) is not in force on that date")
    case .referenceKeyUnknown:
      return Words(
        "\(path) tidak ada dalam daftar rujukan", en: "\(path) is not in the reference list")
    case .leftOpen(let why):
      return why.isEmpty
        ? Words(
          "tabel \(path) sengaja dikosongkan di sini",
          en: "the table \(path) is left open here on purpose")
        : Words("tabel \(path): \(why)", en: "table \(path): \(why)")
    case .divisionByZero:
      return Words("pembagian dengan nol pada \(path)", en: "division by zero in \(path)")
    case .outOfRange:
      return Words(
        "hasil \(path) di luar batas angka atau tanggal",
        en: "the result of \(path) is beyond the range of numbers or dates")
    case .notWhole:
      return Words(
        "jumlah bulan atau hari pada \(path) bukan bilangan bulat",
        en: "the number of months or days in \(path) is not whole")
    case .unlikeLatest:
      return Words(
        "\(path) mempunyai dua nilai berbeda pada tanggal yang sama",
        en: "\(path) has two different values on the same day")
    case .emptyList:
      return Words(
        "daftar \(path) kosong sehingga tidak ada nilainya",
        en: "the list \(path) is empty, so there is no value")
    case .noRow:
      return Words("tidak ada baris tabel \(path) yang cocok", en: "no row of table \(path) fits")
    case .severalRows(let rows):
      let list = rows.map { String($0 + 1) }.joined(separator: ", ")
      return Words(
        "baris \(list) tabel \(path) cocok dengan hasil berbeda",
        en: "rows \(list) of table \(path) fit with different results")
    case .exceptionsDisagree(let names):
      let list = names.map { "`\($0)`" }.joined(separator: ", ")
      return Words(
        "kecuali \(list) pada \(path) memberi hasil berbeda",
        en: "the exceptions \(list) of \(path) give different results")
    case .noRules:
      return Words("belum ada aturan yang berlaku", en: "no rules are in force")
    }
  }
}
