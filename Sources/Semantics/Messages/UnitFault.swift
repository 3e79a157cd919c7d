// UnitFault.swift: numbers and units that do not fit.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum UnitFault: Fault {
  case unitNotWritten(unit: String, right: String)
  case unlike(Words, Words)
  case unknownUnit(String, suggestion: String?)
  case numberTooLong
  case productOfUnits(String, String)
  case numberOverUnit(String)
  case multipleOfNothing
  case alreadyInUnit(String)

  package var code: String {
    switch self {
    case .unitNotWritten: "A0431"
    case .unlike: "A0432"
    case .unknownUnit: "A0433"
    case .numberTooLong: "A0434"
    case .productOfUnits: "A0435"
    case .numberOverUnit: "A0436"
    case .multipleOfNothing: "A0438"
    case .alreadyInUnit: "A0439"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .unitNotWritten(let unit, _):
      Words(
        "angka ini belum bersatuan, padahal di sini perlu satuan \(unit)",
        en: "this number has no unit, where one in \(unit) is needed")
    case .unlike(let left, let right):
      Words(
        "\(left.indonesian) tidak dapat disandingkan dengan \(right.indonesian)",
        en: "\(left.english) cannot stand beside \(right.english)")
    case .unknownUnit(let name, _):
      Words("satuan `\(name)` tidak dikenal", en: "there is no unit `\(name)`")
    case .numberTooLong:
      Words("angka ini terlalu panjang", en: "this number is too long")
    case .productOfUnits(let first, let second):
      Words(
        "\(first) tidak dapat dikalikan dengan \(second)",
        en: "\(first) cannot be multiplied by \(second)")
    case .numberOverUnit(let name):
      Words(
        "angka tanpa satuan tidak dapat dibagi dengan \(name)",
        en: "a number without a unit cannot be divided by \(name)")
    case .multipleOfNothing:
      Words("kelipatan harus lebih besar dari nol", en: "the multiple must be greater than zero")
    case .alreadyInUnit(let name):
      Words(
        "`dalam persen` hanya untuk angka tanpa satuan, di sini sudah \(name)",
        en: "`dalam persen` is for numbers without a unit, this one is in \(name)")
    }
  }

  package var help: Words? {
    switch self {
    case .unitNotWritten(_, let right):
      Words("tulis `\(right)`", en: "write `\(right)`")
    case .unlike:
      Words(
        "samakan satuannya, atau periksa nama bidangnya",
        en: "use one unit, or check the names")
    case .unknownUnit(let name, let suggestion):
      Suggested.or(
        suggestion,
        Words(
          "nyatakan dulu: `satuan \(name) \"Penjelasan\"`",
          en: "declare it first: `satuan \(name) \"label\"`"))
    case .numberTooLong:
      Words(
        "paling banyak 26 angka di depan koma dan 12 di belakangnya",
        en: "at most 26 digits before the comma and 12 behind it")
    case .productOfUnits:
      Words(
        "paling banyak satu yang bersatuan selain persen",
        en: "at most one of the two may have a unit other than percent")
    case .numberOverUnit:
      Words(
        "bagi dengan angka tanpa satuan, atau beri satuan yang sama pada keduanya",
        en: "divide by a plain number, or give both the same unit")
    case .multipleOfNothing:
      Words("contoh: `dibulatkan ke kelipatan 50`", en: "for example: `dibulatkan ke kelipatan 50`")
    case .alreadyInUnit:
      Words(
        "bagi dulu dengan angka bersatuan sama, contoh: `(a / b) dalam persen`",
        en: "divide by a number of the same unit first, for example: `(a / b) dalam persen`")
    }
  }
}
