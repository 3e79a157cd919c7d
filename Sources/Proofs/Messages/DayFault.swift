// DayFault.swift: what is proved to be wrong with the days on which rules and values are in force.

import Text
import Values

enum DayFault: Fault {
  case ends(parameter: String, from: CalendarDate)
  case pauses(kind: String, name: String, from: CalendarDate, to: CalendarDate)

  var code: String {
    switch self {
    case .ends: "A0951"
    case .pauses: "A0952"
    }
  }

  var severity: Severity {
    switch self {
    case .ends, .pauses: .warning
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
    case .pauses:
      Words(
        "sambungkan masa berlaku kedua versinya, atau beri nama lain bila memang aturan lain",
        en: "let one version follow the other, or name it otherwise if it is another rule")
    }
  }
}
