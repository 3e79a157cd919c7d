// TimeFault.swift: what can be wrong with dates, lengths of time, windows and dated versions.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text
package import Values

package enum TimeFault: Fault {
  case monthEndMissing
  case durationWithoutComparison
  case notAParameter
  case whichCalendar([String])
  case daysBetween
  case datesAdded
  case lengthWithoutUnit
  case notALength(String)
  case durationSign
  case yearsHaveNoDate(String)
  case notADateOfList(String, list: String, known: [String])
  case whichDate(list: String, known: [String])
  case yearsOfDated(String, count: Int)
  case daysOfYearly(String)
  case streakLength
  case streakUnit(String)
  case versionsOverlap(String, on: CalendarDate)
  case versionGap(String, from: CalendarDate, to: CalendarDate)

  package var code: String {
    switch self {
    case .monthEndMissing: "A0451"
    case .durationWithoutComparison: "A0452"
    case .notAParameter: "A0453"
    case .whichCalendar: "A0454"
    case .daysBetween: "A0455"
    case .datesAdded: "A0456"
    case .lengthWithoutUnit: "A0457"
    case .notALength: "A0458"
    case .durationSign: "A0459"
    case .yearsHaveNoDate: "A0460"
    case .notADateOfList: "A0461"
    case .whichDate: "A0462"
    case .yearsOfDated: "A0464"
    case .daysOfYearly: "A0465"
    case .streakLength: "A0466"
    case .streakUnit: "A0467"
    case .versionsOverlap: "A0468"
    case .versionGap: "A0469"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .monthEndMissing:
      Words(
        "belum ditetapkan apa yang terjadi pada tanggal yang tidak ada, seperti 31 Februari",
        en: "it is not said what becomes of a day that does not exist, such as 31 February")
    case .durationWithoutComparison:
      Words(
        "`lama sejak` hanya dapat ditulis di depan `>=` atau `<`",
        en: "`lama sejak` can only stand before `>=` or `<`")
    case .notAParameter:
      Words(
        "hanya `parameter` yang dapat dibaca `pada` tanggal lain",
        en: "only a `parameter` can be read `pada` another day")
    case .whichCalendar(let names):
      Words(
        "\(names.isEmpty ? "hari kerja memerlukan kalender, dan belum ada satu pun" : "ada beberapa kalender, dan belum disebut yang mana")",
        en:
          "\(names.isEmpty ? "working days need a calendar, and there is none" : "there are several calendars, and it is not said which one")"
      )
    case .daysBetween:
      Words(
        "tanggal tidak dapat dikurangi dengan tanggal",
        en: "a date cannot be taken from a date")
    case .datesAdded:
      Words("tanggal tidak dapat ditambah dengan tanggal", en: "a date cannot be added to a date")
    case .lengthWithoutUnit:
      Words("lama ini belum bersatuan", en: "this length of time has no unit")
    case .notALength(let name):
      Words(
        "\(name) bukan satuan waktu untuk tanggal",
        en: "\(name) is not a unit of time for dates")
    case .durationSign:
      Words(
        "`lama sejak` hanya dapat dibandingkan dengan `>=` atau `<`",
        en: "`lama sejak` can only be compared with `>=` or `<`")
    case .yearsHaveNoDate(let name):
      Words(
        "`\(name)` berisi nilai per tahun, jadi `menurut` tidak diperlukan",
        en: "`\(name)` holds one value a year, so `menurut` is not needed")
    case .notADateOfList(let name, let list, _):
      Words(
        "`\(name)` bukan bidang tanggal pada `\(list)`",
        en: "`\(name)` is not a date field of `\(list)`")
    case .whichDate(let list, _):
      Words(
        "belum jelas tanggal mana pada `\(list)` yang dipakai",
        en: "it is not clear which date of `\(list)` counts")
    case .yearsOfDated(let name, _):
      Words(
        "`tahun terakhir` hanya untuk riwayat per tahun; `\(name)` berisi butir bertanggal",
        en: "`tahun terakhir` is for yearly histories; `\(name)` holds dated items")
    case .daysOfYearly(let name):
      Words(
        "`\(name)` berisi nilai per tahun, jadi tidak dapat dihitung per bulan atau hari",
        en: "`\(name)` holds one value a year, so it cannot be counted by months or days")
    case .streakLength:
      Words(
        "lama berturut-turut harus bilangan bulat, paling sedikit 1",
        en: "the length of the run must be a whole number, at least 1")
    case .streakUnit(let name):
      Words(
        "`berturut-turut` tidak dapat dihitung dalam \(name)",
        en: "a run cannot be counted in \(name)")
    case .versionsOverlap(let name, let day):
      Words(
        "parameter `\(name)` mempunyai dua nilai pada \(day.spelled(in: .indonesian))",
        en: "parameter `\(name)` has two values on \(day.spelled(in: .english))")
    case .versionGap(let name, let first, let last):
      Words(
        "parameter `\(name)` tidak mempunyai nilai dari \(first.spelled(in: .indonesian)) "
          + "sampai dengan \(last.spelled(in: .indonesian))",
        en: "parameter `\(name)` has no value from \(first.spelled(in: .english)) to "
          + "\(last.spelled(in: .english))")
    }
  }

  package var help: Words? {
    switch self {
    case .monthEndMissing:
      Words(
        "tambahkan di bawah `aturan`: `tanggal yang tidak ada: hari terakhir bulan itu`",
        en: "add below `aturan`: `tanggal yang tidak ada: hari terakhir bulan itu`")
    case .durationWithoutComparison:
      Words(
        "tulis misalnya `lama sejak ... >= 2 tahun`, atau pakai `bulan penuh sejak ...`",
        en: "write for example `lama sejak ... >= 2 tahun`, or use `bulan penuh sejak ...`")
    case .notAParameter:
      Words(
        "tulis nama parameternya di depan `pada`",
        en: "write the name of the parameter before `pada`")
    case .whichCalendar(let names):
      Suggested.calendar(names)
    case .daysBetween:
      Words(
        "tulis `hari dari A sampai dengan B`, atau `bulan penuh sejak A pada B`",
        en: "write `hari dari A sampai dengan B`, or `bulan penuh sejak A pada B`")
    case .datesAdded:
      Words(
        "tambahkan lamanya, contoh: `tmt_jabatan + 6 bulan`",
        en: "add a length of time, for example: `tmt_jabatan + 6 bulan`")
    case .lengthWithoutUnit:
      Words(
        "tulis misalnya `6 bulan` atau `30 hari`",
        en: "write for example `6 bulan` or `30 hari`")
    case .notALength:
      Words("pakai tahun, bulan, hari atau hari kerja", en: "use tahun, bulan, hari or hari kerja")
    case .durationSign:
      Words(
        "untuk batas paling lama pakai `tahun penuh sejak ... <= ...`",
        en: "for an upper limit use `tahun penuh sejak ... <= ...`")
    case .yearsHaveNoDate:
      Words("hapus `menurut` dan nama bidangnya", en: "delete `menurut` and the field's name")
    case .notADateOfList(_, _, let known):
      Suggested.among(nil, known)
    case .whichDate(_, let known):
      Suggested.date(known)
    case .yearsOfDated(_, let count):
      Words(
        "tulis `dalam \(count * 12) bulan terakhir`",
        en: "write `dalam \(count * 12) bulan terakhir`")
    case .daysOfYearly(let name):
      Words(
        "pakai tahun, contoh: `\(name) 2 tahun terakhir`",
        en: "use years, for example: `\(name) 2 tahun terakhir`")
    case .streakLength:
      Words(
        "contoh: `ada 2 tahun berturut-turut dalam ...`",
        en: "for example: `ada 2 tahun berturut-turut dalam ...`")
    case .streakUnit:
      Words(
        "pakai tahun, bulan, hari, hari kerja atau kali",
        en: "use tahun, bulan, hari, hari kerja or kali")
    case .versionsOverlap:
      Words(
        "akhiri versi yang lama sehari sebelum versi yang baru",
        en: "end the older version the day before the newer one begins")
    case .versionGap:
      Words(
        "perpanjang versi yang lama, atau mulai versi yang baru lebih awal",
        en: "extend the older version, or begin the newer one earlier")
    }
  }
}
