// BasisFault.swift: what can be wrong with what rules name as their legal basis.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text
package import Values

package enum BasisFault: Fault {
  case replaced(String, by: String, since: CalendarDate)

  package var code: String {
    switch self {
    case .replaced: "A0955"
    }
  }

  package var severity: Severity {
    switch self {
    case .replaced: .warning
    }
  }

  package var words: Words {
    switch self {
    case .replaced(let basis, let by, let since):
      Words(
        "dasar `\(basis)` sudah digantikan `\(by)` sejak \(since.spelled(in: .indonesian))",
        en: "`\(by)` takes the place of the legal basis `\(basis)` from"
          + " \(since.spelled(in: .english)) on")
    }
  }

  package var help: Words? {
    switch self {
    case .replaced(_, let by, let since):
      Words(
        "sesuaikan aturan ini dengan `\(by)` dan sebut sebagai dasarnya, atau akhiri dengan"
          + " `berlaku sejak … sampai dengan` hari sebelum \(since.spelled(in: .indonesian))",
        en: "make the rule agree with `\(by)` and name that, or let it end before"
          + " \(since.spelled(in: .english))")
    }
  }
}
