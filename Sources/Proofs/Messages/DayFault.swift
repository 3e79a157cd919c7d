// DayFault.swift: what is proved to be wrong with the days on which rules and values are in force.

import Text
import Values

enum DayFault: Fault {
  case ends(parameter: String, from: CalendarDate)
  /// Rules read it from a day on which it has no value yet.
  case begins(parameter: String, from: CalendarDate, rules: CalendarDate)
  /// The rules that read it are over before this value begins.
  case surplus(parameter: String, from: CalendarDate, rules: CalendarDate)
  case pauses(kind: String, name: String, from: CalendarDate, to: CalendarDate)

  var code: String {
    switch self {
    case .ends: "A0951"
    case .pauses: "A0952"
    case .begins: "A0953"
    case .surplus: "A0954"
    }
  }

  var severity: Severity {
    switch self {
    case .ends, .pauses, .begins, .surplus: .warning
    }
  }

  var words: Words {
    switch self {
    case .ends(let parameter, let day):
      Words(
        "parameter `\(parameter)` tidak bernilai lagi sejak \(day.spelled(in: .indonesian)),"
          + " padahal masih dibaca",
        en: "parameter `\(parameter)` has no value from \(day.spelled(in: .english)) on, but is"
          + " still read")
    case .begins(let parameter, let day, let rules):
      Words(
        "parameter `\(parameter)` baru bernilai sejak \(day.spelled(in: .indonesian)), padahal"
          + " dibaca sejak \(rules.spelled(in: .indonesian))",
        en: "parameter `\(parameter)` has a value only from \(day.spelled(in: .english)) on, but"
          + " is read from \(rules.spelled(in: .english)) on")
    case .surplus(let parameter, let day, let rules):
      Words(
        "nilai parameter `\(parameter)` sejak \(day.spelled(in: .indonesian)) tidak dibaca:"
          + " aturan yang membacanya berakhir pada \(rules.spelled(in: .indonesian))",
        en: "the value of parameter `\(parameter)` from \(day.spelled(in: .english)) on is not"
          + " read: the rules that read it end on \(rules.spelled(in: .english))")
    case .pauses(let kind, let name, let from, let to):
      Words(
        "\(kind) `\(name)` tidak berlaku dari \(from.spelled(in: .indonesian)) sampai dengan"
          + " \(to.spelled(in: .indonesian))",
        en: "\(kind) `\(name)` is not in force from \(from.spelled(in: .english)) to"
          + " \(to.spelled(in: .english))")
    }
  }

  var help: Words? {
    switch self {
    case .ends:
      Words(
        "tambahkan nilai untuk hari-hari sesudahnya, atau hapus `sampai dengan`",
        en: "add a value for the days after, or delete `sampai dengan`")
    case .begins:
      Words(
        "tambahkan nilai untuk hari-hari sebelumnya, atau beri aturan yang membacanya `berlaku"
          + " sejak` hari itu; sebelum itu hasilnya belum dapat ditentukan",
        en: "add a value for the days before, or let the rules that read it begin on that day;"
          + " before it their results are undetermined")
    case .surplus:
      Words(
        "hapus nilai ini, atau perpanjang masa berlaku aturannya",
        en: "delete this value, or let the rules go on")
    case .pauses:
      Words(
        "sambungkan masa berlaku kedua versinya, atau beri nama lain bila memang aturan lain",
        en: "let one version follow the other, or name it otherwise if it is another rule")
    }
  }
}
