// ProgramFault.swift: what can go wrong between checked rules and a program: only limits.

package import Text

/// Limits of compiled rules.
package enum ProgramFault: Fault {
  case tooManySteps(set: String, limit: Int)
  case nestedTooDeeply(name: String, limit: Int)

  package var code: String {
    switch self {
    case .tooManySteps: "P0101"
    case .nestedTooDeeply: "P0102"
    }
  }

  package var severity: Severity {
    switch self {
    case .tooManySteps, .nestedTooDeeply: .error
    }
  }

  package var words: Words {
    switch self {
    case .tooManySteps(let set, let limit):
      Words(
        "aturan `\(set)` memerlukan lebih dari \(limit) langkah hitung",
        en: "the rules of `\(set)` need more than \(limit) steps to work out")
    case .nestedTooDeeply(let name, let limit):
      Words(
        "`\(name)` bertingkat lebih dari \(limit) kali",
        en: "`\(name)` is nested more than \(limit) times")
    }
  }

  package var help: Words? {
    switch self {
    case .tooManySteps:
      Words(
        "pecah tabel yang besar, atau pindahkan isinya ke `rujukan`",
        en: "split large tables, or move what they hold to a `rujukan`")
    case .nestedTooDeeply:
      Words(
        "beri nama pada bagiannya dengan `rumus`", en: "name its parts with `rumus`")
    }
  }
}
