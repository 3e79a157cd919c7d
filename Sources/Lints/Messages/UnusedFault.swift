// UnusedFault.swift: what is written and never used (A1001 and on).

import Text

enum UnusedFault: Fault {
  case parameter(String)
  case input(String, of: String)
  case neverCalled(DeclarationWord, String)
  case list(String)

  var code: String {
    switch self {
    case .parameter: "A1001"
    case .input: "A1002"
    case .neverCalled: "A1003"
    case .list: "A1004"
    }
  }

  var severity: Severity {
    switch self {
    case .parameter, .input, .neverCalled, .list: .warning
    }
  }

  var words: Words {
    switch self {
    case .parameter(let name):
      Words(
        "parameter `\(name)` tidak dibaca aturan mana pun", en: "no rule reads parameter `\(name)`")
    case .input(let name, let rule):
      Words(
        "isian `\(name)` tidak dipakai di dalam `\(rule)`",
        en: "the input `\(name)` is not used in `\(rule)`")
    case .neverCalled(let kind, let name):
      Words(
        "\(kind.indonesian) `\(name)` tidak pernah dipakai",
        en: "\(kind.english) `\(name)` is never used")
    case .list(let name):
      Words(
        "rujukan `\(name)` tidak dibaca aturan mana pun", en: "no rule reads the list `\(name)`")
    }
  }

  var help: Words? {
    switch self {
    case .parameter:
      Words(
        "pakai namanya di tempat angkanya ditulis, atau hapus parameter ini",
        en: "use its name where the number is written, or delete the parameter")
    case .input:
      Words(
        "pakai isian ini di dalam hitungannya, atau hapus dari tanda kurung",
        en: "use the input in the calculation, or delete it from the parentheses")
    case .neverCalled(_, let name):
      Words(
        "panggil dengan isiannya, `\(name)(…)`, di aturan yang memerlukannya, atau hapus",
        en: "call it with its inputs, `\(name)(…)`, in the rule that needs it, or delete it")
    case .list(let name):
      Words(
        "baca isinya dengan `\(name)(kunci).kolom`, atau hapus rujukan ini",
        en: "read it by `\(name)(key).column`, or delete it")
    }
  }
}
