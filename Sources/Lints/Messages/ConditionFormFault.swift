// ConditionFormFault.swift: conditions that are hard to read, or decide other than they look (A1031 to A1042).

import Text

enum ConditionFormFault: Fault {
  case doubleNegation(plain: String)
  case negatedComparison(plain: String)
  case literalFirst(turned: String)
  case equalsChain(plain: String)
  case truthConditional(plain: String)
  case sameBranches
  case conditionalChain(String, count: Int)
  case doubleParentheses
  case longCondition(Int)
  case countAgainstZero(plain: String)
  case idleDefault(String)
  case unknownPasses(String)

  var code: String {
    switch self {
    case .doubleNegation: "A1031"
    case .negatedComparison: "A1032"
    case .literalFirst: "A1033"
    case .equalsChain: "A1034"
    case .truthConditional: "A1035"
    case .sameBranches: "A1036"
    case .conditionalChain: "A1037"
    case .doubleParentheses: "A1038"
    case .longCondition: "A1039"
    case .countAgainstZero: "A1040"
    case .idleDefault: "A1041"
    case .unknownPasses: "A1042"
    }
  }

  var severity: Severity {
    switch self {
    case .sameBranches, .idleDefault, .unknownPasses, .countAgainstZero, .doubleNegation:
      .warning
    case .negatedComparison, .literalFirst, .equalsChain, .truthConditional,
      .conditionalChain, .doubleParentheses, .longCondition:
      .note
    }
  }

  var words: Words {
    switch self {
    case .doubleNegation: Words("penyangkalan ganda", en: "a double negation")
    case .negatedComparison:
      Words(
        "perbandingan ini disangkal dari luar", en: "this comparison is negated from outside")
    case .literalFirst:
      Words(
        "angkanya ditulis di depan yang dibandingkan",
        en: "the number stands before what is compared with it")
    case .equalsChain:
      Words(
        "nilai yang sama dibandingkan berkali-kali dengan `=`",
        en: "the same value is compared by `=` again and again")
    case .truthConditional:
      Words(
        "`jika` ini hanya mengulang syaratnya sendiri", en: "this `jika` only repeats its condition"
      )
    case .sameBranches:
      Words(
        "`maka` dan `selain itu` memberi nilai yang sama",
        en: "`maka` and `selain itu` give the same value")
    case .conditionalChain(let name, let count):
      Words(
        "\(count) `jika` bersusun membedakan `\(name)`",
        en: "\(count) nested `jika` tell `\(name)` apart")
    case .doubleParentheses: Words("kurung ganda", en: "double parentheses")
    case .longCondition(let count):
      Words("syarat ini terdiri dari \(count) bagian", en: "this condition has \(count) parts")
    case .countAgainstZero:
      Words(
        "`banyaknya` dibandingkan dengan nol: satu butir yang belum jelas membuat hasilnya belum"
          + " dapat ditentukan",
        en: "`banyaknya` against zero: one item that is not clear leaves the result open")
    case .idleDefault(let name):
      Words(
        "`bila kosong` tidak pernah terpakai: `\(name)` selalu terisi",
        en: "`bila kosong` is never used: `\(name)` is never missing")
    case .unknownPasses(let name):
      Words(
        "`\(name)` yang belum diketahui dihitung sebagai terpenuhi",
        en: "`\(name)` counts as met when it is not known")
    }
  }

  var help: Words? {
    switch self {
    case .doubleNegation(let plain), .negatedComparison(let plain), .literalFirst(let plain),
      .equalsChain(let plain), .truthConditional(let plain), .countAgainstZero(let plain):
      Words("tulis `\(plain)`", en: "write `\(plain)`")
    case .sameBranches:
      Words(
        "bedakan nilainya, atau tulis nilainya tanpa `jika`",
        en: "tell the values apart, or write the value without `jika`")
    case .conditionalChain:
      Words(
        "tulis sebagai `tabel`: mudah dibaca, dan celahnya diperiksa",
        en: "write it as a `tabel`: easy to read, and checked for holes")
    case .doubleParentheses: Words("cukup satu pasang", en: "one pair is enough")
    case .longCondition:
      Words(
        "pecah menjadi beberapa `syarat` atau `rumus` bernama, supaya terlihat bagian mana yang"
          + " tidak terpenuhi",
        en: "split it into several named `syarat` or `rumus`, so that the part that fails shows")
    case .idleDefault:
      Words("hapus `bila kosong` beserta penggantinya", en: "delete `bila kosong` and its value")
    case .unknownPasses:
      Words(
        "hapus `bila kosong ya`: hasilnya belum dapat ditentukan sampai datanya dilengkapi",
        en: "delete `bila kosong ya`: the result stays open until the record is complete")
    }
  }
}
