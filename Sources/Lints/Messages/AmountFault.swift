// AmountFault.swift: numbers, units and times that are computed other than meant (A1051 to A1063).

import Text

enum AmountFault: Fault {
  case percentTwice
  case convertedTwice(unit: String, factor: String, larger: String)
  case largeRemainder(String, plain: String)
  case idleDigits(digits: Int, unit: String, precision: Int)
  case fractionalThreshold(String, name: String)
  case daysForYears(String, plain: String)
  case yearDifference
  case fixedYear(String)
  case idlePeriod(String)
  case numberForParameter(String, parameter: String)
  case noHolidays(String)
  case repeatedNumber(String, name: String, count: Int)

  var code: String {
    switch self {
    case .percentTwice: "A1051"
    case .convertedTwice: "A1052"
    case .largeRemainder: "A1053"
    case .idleDigits: "A1054"
    case .fractionalThreshold: "A1055"
    case .daysForYears: "A1056"
    case .yearDifference: "A1057"
    case .fixedYear: "A1058"
    case .idlePeriod: "A1059"
    case .numberForParameter: "A1060"
    case .noHolidays: "A1061"
    case .repeatedNumber: "A1062"
    }
  }

  var severity: Severity {
    switch self {
    case .percentTwice, .convertedTwice, .largeRemainder, .idleDigits, .fractionalThreshold,
      .daysForYears, .yearDifference, .idlePeriod, .numberForParameter, .noHolidays:
      .warning
    case .fixedYear, .repeatedNumber: .note
    }
  }

  var words: Words {
    switch self {
    case .percentTwice:
      Words("persen dihitung dua kali", en: "percent is reckoned twice")
    case .convertedTwice(let unit, let factor, _):
      Words(
        "satuan `\(unit)` sudah dihitung sendiri; `\(factor)` menghitungnya sekali lagi",
        en: "the unit `\(unit)` is converted by itself; `\(factor)` converts it once more")
    case .largeRemainder(let part, _):
      Words(
        "`\(part)` lebih dari satu satuan di depannya",
        en: "`\(part)` is more than one of the unit before it")
    case .idleDigits(let digits, let unit, let precision):
      Words(
        "`dibulatkan \(digits) desimal` tidak berpengaruh: `\(unit)` dilihat sampai \(precision)"
          + " desimal",
        en: "`dibulatkan \(digits) desimal` has no effect: `\(unit)` is looked at to"
          + " \(precision) digits")
    case .fractionalThreshold(let number, let name):
      Words(
        "`\(name)` selalu bilangan bulat, tetapi dibandingkan dengan `\(number)`",
        en: "`\(name)` is always whole, but is compared with `\(number)`")
    case .daysForYears(let days, let plain):
      Words(
        "`\(days)` bukan `\(plain)` bila ada tahun kabisat di antaranya",
        en: "`\(days)` is not `\(plain)` when a leap year lies between")
    case .yearDifference:
      Words(
        "selisih tahun kalender bukan lamanya: 31 Desember dan 1 Januari berselisih satu tahun",
        en: "a difference of calendar years is no length of time: 31 December and 1 January differ"
          + " by one")
    case .fixedYear(let path):
      Words(
        "`\(path)` tetap membaca tahun itu di tahun-tahun berikutnya",
        en: "`\(path)` reads that year in later years too")
    case .idlePeriod(let indicator):
      Words(
        "masa target indikator `\(indicator)` tidak berpengaruh tanpa `dihitung jumlah`",
        en: "the period of the target of `\(indicator)` has no effect without `dihitung jumlah`")
    case .numberForParameter(let number, let parameter):
      Words(
        "`\(number)` ditulis di sini, padahal di tempat lain dipakai parameter `\(parameter)`",
        en: "`\(number)` is written here; elsewhere parameter `\(parameter)` is used")
    case .noHolidays(let calendar):
      Words(
        "kalender `\(calendar)` tidak mempunyai satu hari libur pun",
        en: "calendar `\(calendar)` has not one holiday")
    case .repeatedNumber(let number, let name, let count):
      Words(
        "ambang `\(number)` untuk `\(name)` ditulis di \(count) aturan",
        en: "the threshold `\(number)` of `\(name)` is written in \(count) rules")
    }
  }

  var help: Words? {
    switch self {
    case .percentTwice:
      Words(
        "`25% * gaji` sudah seperempat gaji; hapus pembagian atau perkalian dengan 100",
        en: "`25% * gaji` is a quarter already; delete the division or multiplication by 100")
    case .convertedTwice(_, let factor, let larger):
      Words(
        "hapus `\(factor)` dan bandingkan langsung dengan satuan yang diinginkan, misalnya"
          + " `1 \(larger)`",
        en: "delete `\(factor)` and compare with the unit you want, such as `1 \(larger)`")
    case .largeRemainder(_, let plain):
      Words("tulis `\(plain)`, atau betulkan angkanya", en: "write `\(plain)`, or correct it")
    case .idleDigits(_, _, let precision):
      Words(
        "bulatkan sampai \(precision) desimal atau kurang",
        en: "round to \(precision) digits or less")
    case .fractionalThreshold:
      Words(
        "tulis bilangan bulat yang dimaksud", en: "write the whole number that is meant")
    case .daysForYears(_, let plain):
      Words("tulis `\(plain)`", en: "write `\(plain)`")
    case .yearDifference:
      Words(
        "tulis `tahun penuh sejak TANGGAL`", en: "write `tahun penuh sejak DATE`")
    case .fixedYear:
      Words(
        "pakai jendela, misalnya `1 tahun terakhir`, supaya ikut tanggal penilaian",
        en: "use a window such as `1 tahun terakhir`, which moves with the evaluation date")
    case .idlePeriod:
      Words(
        "tambahkan `dihitung jumlah`, atau hapus masa targetnya",
        en: "add `dihitung jumlah`, or delete the period")
    case .numberForParameter(_, let parameter):
      Words(
        "tulis `\(parameter)`, supaya perubahannya berlaku di kedua tempat",
        en: "write `\(parameter)`, so that a change holds in both places")
    case .noHolidays:
      Words(
        "tambahkan `libur TANGGAL \"…\"`, atau `libur dari \"berkas.yaml\"`",
        en: "add `libur DATE \"…\"`, or `libur dari \"file.yaml\"`")
    case .repeatedNumber:
      Words(
        "jadikan satu `parameter`, supaya berubah bersama",
        en: "make it one `parameter`, so that all change together")
    }
  }
}
