// AgencyFault.swift: people whom no rules judge (R03xx): the record is right, the rules do not reach it.

import Semantics
package import Text
import Values

package enum AgencyFault: Fault, Hashable {
  /// The dinas has rules, but none in force on the date.
  case notInForce(agency: String, people: Int, date: Words)
  /// The dinas has no rules of its own, and the city's leave something open.
  case noRules(agency: String, people: Int)
  /// The record names no dinas, and the city's rules leave something open.
  case noAgency(people: Int)

  init(agency: String?, code: Int?, people: Int, _ date: CalendarDate, _ policy: Policy) {
    guard let agency, let code else {
      self = .noAgency(people: people)
      return
    }
    self =
      policy.sets.contains { $0.agency == code }
      ? .notInForce(agency: agency, people: people, date: date.words)
      : .noRules(agency: agency, people: people)
  }

  package var code: String {
    switch self {
    case .notInForce: "R0301"
    case .noRules: "R0302"
    case .noAgency: "R0303"
    }
  }

  package var severity: Severity {
    switch self {
    case .notInForce, .noRules, .noAgency: .warning
    }
  }

  package var words: Words {
    switch self {
    case .notInForce(let agency, let people, let date):
      Words(
        "\(people) orang dari `\(agency)` tidak dinilai: aturannya tidak berlaku pada \(date.indonesian)",
        en:
          "\(people) people of `\(agency)` were not evaluated: its rules are not in force on \(date.english)"
      )
    case .noRules(let agency, let people):
      Words(
        "\(people) orang dari `\(agency)` tidak dinilai: dinas itu belum mempunyai aturan",
        en: "\(people) people of `\(agency)` were not evaluated: that agency has no rules yet")
    case .noAgency(let people):
      Words(
        "\(people) orang tidak dinilai: catatannya tidak menyebut dinas",
        en: "\(people) people were not evaluated: their records name no agency")
    }
  }

  package var help: Words? {
    switch self {
    case .notInForce:
      Words(
        "periksa `berlaku sejak` pada aturannya, dan tanggal penilaiannya",
        en: "check `berlaku sejak` of its rules, and the evaluation date")
    case .noRules:
      Words(
        "tulis berkas aturan untuk dinas itu; aturan kota sendiri masih memuat yang `diisi dinas`",
        en:
          "write a rule file for the agency; the city's rules alone leave something to be filled in"
      )
    case .noAgency:
      Words("isi dinasnya di dalam catatan", en: "fill in the agency in the records")
    }
  }
}

extension Messages {
  /// A message about people of a dinas; it has no line anywhere.
  mutating func add(_ fault: AgencyFault, about rules: String) {
    let id = open(rules)
    add(Diagnostic(fault, at: SourceRange(file: id, start: 1, end: 1)))
  }
}
