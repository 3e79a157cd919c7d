// NameFault.swift: names that are unknown, taken, or lead back to themselves.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Syntax
package import Text

package enum NameFault: Fault {
  case valueTwice(String)
  case fieldAndRule(String)
  case memberAndValue(String, of: String)
  case circle([String])
  case inputTwice(String)
  case unknownList(String, known: [String], suggestion: String?)
  /// `kin`: names with which it shares its first or last words.
  case unknown(String, kin: [String], suggestion: String?)
  case unknownMember(String, of: String, known: [String], suggestion: String?)
  case unknownOutput(String, of: String, known: [String], suggestion: String?)
  case whichOutput(String, known: [String])
  case unknownSource(String, of: String, known: [String], suggestion: String?)
  case notAnIndicator(String, known: [String], suggestion: String?)
  case unknownCalendar(String, known: [String], suggestion: String?)
  case spreadsheetFunction(String, SpreadsheetAdvice)

  package var code: String {
    switch self {
    case .valueTwice: "A0371"
    case .fieldAndRule: "A0372"
    case .memberAndValue: "A0373"
    case .circle: "A0374"
    case .inputTwice: "A0375"
    case .unknownList: "A0376"
    case .unknown: "A0377"
    case .unknownMember: "A0378"
    case .unknownOutput: "A0379"
    case .whichOutput: "A0380"
    case .unknownSource: "A0381"
    case .notAnIndicator: "A0382"
    case .unknownCalendar: "A0383"
    case .spreadsheetFunction: "A0385"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .valueTwice(let name):
      Words("nama `\(name)` sudah dipakai", en: "the name `\(name)` is already taken")
    case .fieldAndRule(let name):
      Words(
        "`\(name)` sudah menjadi bidang data pegawai",
        en: "`\(name)` is already a field of the staff record")
    case .memberAndValue(let name, let of):
      Words(
        "`\(name)` dapat berarti anggota `\(of)` atau nilai lain yang bernama sama",
        en: "`\(name)` may mean the member of `\(of)` or another value of the same name")
    case .circle(let names):
      Words(
        "aturan ini membaca dirinya sendiri: \(Joined.arrows(names))",
        en: "this rule reads itself: \(Joined.arrows(names))")
    case .inputTwice(let name):
      Words("isian `\(name)` ditulis dua kali", en: "input `\(name)` is written twice")
    case .unknownList(let name, _, _):
      Words("daftar `\(name)` tidak dikenal", en: "there is no list `\(name)`")
    case .unknown(let name, _, _):
      Words("nama `\(name)` tidak dikenal", en: "the name `\(name)` is not known")
    case .unknownMember(let name, let of, _, _):
      Words("`\(name)` bukan anggota `\(of)`", en: "`\(name)` is not a member of `\(of)`")
    case .unknownOutput(let name, let of, _, _):
      Words("`\(of)` tidak mempunyai kolom `\(name)`", en: "`\(of)` has no column `\(name)`")
    case .whichOutput(let name, _):
      Words(
        "`\(name)` mempunyai beberapa kolom, dan belum disebut yang mana",
        en: "`\(name)` has several columns, and it is not said which one")
    case .unknownSource(let name, let of, _, _):
      Words(
        "indikator `\(of)` tidak memakai sumber `\(name)`",
        en: "indicator `\(of)` does not use the source `\(name)`")
    case .notAnIndicator(let name, _, _):
      Words(
        "`\(name)` bukan indikator, jadi tidak mempunyai capaian",
        en: "`\(name)` is no indicator, so it has no score")
    case .unknownCalendar(let name, _, _):
      Words("kalender `\(name)` tidak ada", en: "there is no calendar `\(name)`")
    case .spreadsheetFunction(let name, _):
      Words(
        "`\(name)(…)` adalah rumus Excel, yang tidak dikenal dalam bahasa aturan",
        en: "`\(name)(…)` is a function of spreadsheets, which the rule language does not know")
    }
  }

  package var help: Words? {
    switch self {
    case .valueTwice:
      Words("beri nama lain pada salah satunya", en: "give one of the two another name")
    case .fieldAndRule:
      Words("beri nama lain pada aturan ini", en: "give this rule another name")
    case .memberAndValue:
      Words("beri nama lain pada nilai itu", en: "give that value another name")
    case .circle:
      Words(
        "putuskan lingkarannya: salah satu harus dihitung tanpa yang lain",
        en: "break the circle: one of them must be worked out without the others")
    case .inputTwice:
      Words("hapus salah satunya", en: "delete one of the two")
    case .unknownList(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .unknown(_, let kin, nil) where !kin.isEmpty:
      Suggested.oneOf(kin)
    case .unknown(_, _, let suggestion):
      Suggested.or(
        suggestion,
        Words(
          "periksa tulisannya; bidang ditulis di `data`, hitungan di `rumus` atau `tabel`",
          en:
            "check the spelling; fields are declared in `data`, calculations in `rumus` or `tabel`")
      )
    case .unknownMember(_, _, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .unknownOutput(_, _, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .whichOutput(let name, let known):
      Words(
        "tulis misalnya `\(name).\(known.first ?? "kolom")`",
        en: "write for example `\(name).\(known.first ?? "column")`")
    case .unknownSource(_, _, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .notAnIndicator(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .unknownCalendar(_, let known, let suggestion):
      Suggested.among(suggestion, known)
    case .spreadsheetFunction(_, let advice):
      Suggested.instead(advice)
    }
  }
}
