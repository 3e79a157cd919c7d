// ConditionProofFault.swift: what is proved to be wrong with conditions and exceptions.

import Text

enum ConditionProofFault: Fault {
  case alwaysHolds(part: String)
  case neverHolds(part: String)
  /// A threshold outside of what a value can be.
  case outOfReach(part: String, name: String, range: String, isNever: Bool)
  case excludingParts(isOr: Bool, count: Int)
  case idlePart(isOr: Bool)
  case excludingConditions(promotion: String, first: String, second: String)
  case impossiblePromotion(promotion: String, condition: String?)
  case impliedCondition(promotion: String, condition: String, by: String?)
  case idleException(exception: String)
  case clashingExceptions(rule: String, first: String, second: String, test: String)
  case neverDecided(kind: String, english: String, name: String)
  case idlePriority(training: String, priority: String)
  case constantPriority(training: String, priority: String)
  /// More pairs than are held against each other.
  case tooManyPairs(Words)
  /// Only an exception against it makes a difference.
  case repeatsGeneral(exception: String, against: String)

  var code: String {
    switch self {
    case .alwaysHolds: "A0801"
    case .neverHolds: "A0802"
    case .outOfReach: "A0803"
    case .excludingParts: "A0804"
    case .idlePart: "A0805"
    case .excludingConditions: "A0806"
    case .impossiblePromotion: "A0807"
    case .impliedCondition: "A0808"
    case .idleException: "A0809"
    case .clashingExceptions: "A0810"
    case .neverDecided: "A0811"
    case .idlePriority: "A0812"
    case .constantPriority: "A0813"
    case .tooManyPairs: "A0814"
    case .repeatsGeneral: "A0815"
    }
  }

  var severity: Severity {
    switch self {
    case .excludingConditions, .impossiblePromotion: .error
    case .alwaysHolds, .neverHolds, .outOfReach, .excludingParts, .idlePart, .impliedCondition,
      .idleException, .clashingExceptions, .neverDecided, .idlePriority,
      .constantPriority:
      .warning
    case .tooManyPairs, .repeatsGeneral: .note
    }
  }

  var words: Words {
    switch self {
    case .alwaysHolds(let part):
      Words("\(part) selalu terpenuhi", en: "\(part) always holds")
    case .neverHolds(let part):
      Words("\(part) tidak pernah terpenuhi", en: "\(part) never holds")
    case .outOfReach(let part, let name, let range, let isNever):
      Words(
        "\(part) \(isNever ? "tidak pernah" : "selalu") terpenuhi: `\(name)` hanya dapat \(range)",
        en: "\(part) \(isNever ? "never" : "always") holds: `\(name)` can only be \(range)")
    case .excludingParts(let isOr, let count):
      isOr
        ? Words(
          count == 2
            ? "salah satu dari kedua bagian ini selalu terpenuhi"
            : "salah satu dari bagian-bagian ini selalu terpenuhi",
          en: "one of these parts always holds")
        : Words(
          count == 2
            ? "kedua bagian ini tidak pernah terpenuhi bersama"
            : "bagian-bagian ini tidak pernah terpenuhi bersama",
          en: "these parts never hold together")
    case .idlePart(let isOr):
      isOr
        ? Words(
          "bagian ini tidak menambah apa-apa: bila terpenuhi, bagian lain sudah terpenuhi juga",
          en: "this part adds nothing: where it holds, another part holds already")
        : Words(
          "bagian ini tidak menambah apa-apa: bagian lain sudah mensyaratkannya",
          en: "this part adds nothing: another part already demands it")
    case .excludingConditions(let promotion, let first, let second):
      Words(
        "promosi `\(promotion)` tidak dapat dipenuhi siapa pun: \(first) dan \(second) saling"
          + " meniadakan",
        en: "nobody can meet promotion `\(promotion)`: \(Self.english(first)) and"
          + " \(Self.english(second)) exclude each other")
    case .impossiblePromotion(let promotion, let condition):
      if let condition {
        Words(
          "promosi `\(promotion)` tidak dapat dipenuhi siapa pun: \(condition) tidak pernah"
            + " terpenuhi",
          en: "nobody can meet promotion `\(promotion)`: \(Self.english(condition)) never holds")
      } else {
        Words(
          "promosi `\(promotion)` tidak dapat dipenuhi siapa pun: semua syaratnya bersama-sama"
            + " tidak pernah terpenuhi",
          en: "nobody can meet promotion `\(promotion)`: its conditions never all hold together")
      }
    case .impliedCondition(let promotion, let condition, let by):
      if let by {
        Words(
          "syarat `\(condition)` promosi `\(promotion)` tidak menambah apa-apa: syarat `\(by)`"
            + " sudah mencakupnya",
          en: "condition `\(condition)` of promotion `\(promotion)` adds nothing: condition"
            + " `\(by)` already covers it")
      } else {
        Words(
          "syarat `\(condition)` promosi `\(promotion)` tidak menambah apa-apa: setiap calon sudah"
            + " memenuhinya",
          en: "condition `\(condition)` of promotion `\(promotion)` adds nothing: every candidate"
            + " already meets it")
      }
    case .idleException(let exception):
      Words(
        "pengecualian `\(exception)` tidak pernah mengubah hasil",
        en: "exception `\(exception)` never changes a result")
    case .clashingExceptions(let rule, let first, let second, _):
      Words(
        "pengecualian `\(first)` dan `\(second)` rumus `\(rule)` dapat berlaku bersama dengan nilai"
          + " yang berbeda",
        en: "exceptions `\(first)` and `\(second)` of `\(rule)` can hold together with different"
          + " values")
    case .neverDecided(let kind, let english, let name):
      Words("\(kind) untuk siapa pun: `\(name)`", en: "\(english) for anybody: `\(name)`")
    case .idlePriority(let training, let priority):
      Words(
        "prioritas \(priority) pelatihan `\(training)` tidak pernah terpakai",
        en: "priority `\(priority)` of training `\(training)` is never used")
    case .constantPriority(let training, let priority):
      Words(
        "pelatihan `\(training)` selalu berprioritas \(priority)",
        en: "training `\(training)` always has priority `\(priority)`")
    case .tooManyPairs(let what):
      Words(
        "\(what.indonesian) terlalu banyak: tidak semuanya diperiksa satu terhadap yang lain",
        en: "there are too many \(what.english): not all were held against each other")
    case .repeatsGeneral(let exception, let against):
      Words(
        "pengecualian `\(exception)` memberi nilai umumnya sendiri: hanya `\(against)` yang"
          + " mengubah hasil",
        en: "exception `\(exception)` gives the general value: only `\(against)` changes a result")
    }
  }

  private static func english(_ part: String) -> String {
    part == "calon" ? "`calon`" : part.replacing("syarat", with: "condition")
  }

  var help: Words? {
    switch self {
    case .alwaysHolds, .neverHolds, .outOfReach:
      Words(
        "periksa angka dan tandanya; hapus bagian ini bila memang tidak perlu",
        en: "check the number and the sign; delete this part if it is not needed")
    case .excludingParts(let isOr, _):
      isOr
        ? Words(
          "periksa batasnya, atau ganti `atau` dengan `dan`",
          en: "check the bounds, or write `dan` for `atau`")
        : Words(
          "periksa batasnya, atau ganti `dan` dengan `atau`",
          en: "check the bounds, or write `atau` for `dan`")
    case .idlePart:
      Words(
        "hapus bagian ini, atau betulkan batasnya", en: "delete this part, or correct its bound")
    case .excludingConditions:
      Words("betulkan salah satu", en: "correct one of them")
    case .impossiblePromotion:
      Words(
        "betulkan syaratnya, atau beri pengecualian",
        en: "correct the condition, or add an exception")
    case .impliedCondition:
      Words("hapus syarat ini, atau perketat", en: "delete the condition, or make it stricter")
    case .idleException:
      Words(
        "periksa syarat pengecualian ini, atau hapus", en: "check when it applies, or delete it")
    case .clashingExceptions(_, let first, _, let test):
      Words(
        "samakan nilainya, persempit salah satu, atau tulis `kecuali … terhadap \(first)`; ujinya:"
          + "\n\(test)",
        en: "give both the same value, narrow one, or write `kecuali … terhadap \(first)`; its"
          + " test:\n\(test)")
    case .neverDecided:
      Words(
        "periksa syaratnya, atau hapus aturan ini", en: "check its condition, or delete the rule")
    case .constantPriority:
      Words(
        "setiap yang dipicu memenuhi syarat prioritas ini; periksa ambangnya, atau hapus syaratnya",
        en: "whoever is triggered meets it; check the threshold, or delete the condition")
    case .tooManyPairs:
      Words(
        "pecah menjadi beberapa aturan bernama, atau pakai tabel",
        en: "split it into several named rules, or use a table")
    case .repeatsGeneral(_, let against):
      Words(
        "tulis `\(against)` sebagai pengecualian biasa dengan kedua syaratnya, atau betulkan"
          + " nilainya",
        en: "write `\(against)` as a plain exception with both conditions, or correct the value")
    case .idlePriority:
      Words("periksa syarat prioritas ini, atau hapus", en: "check when it applies, or delete it")
    }
  }
}
