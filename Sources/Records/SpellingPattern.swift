// SpellingPattern.swift: the spellings of members as regular expressions of JSON Schema, so that they
// take exactly what `folded` (ShownText.swift) makes equal.

enum SpellingPattern {
  /// Texts without those that an earlier one says already.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// Any of the texts, whatever the case and the spaces, `_` and `-` in them.
  static func any(of texts: [String]) -> String {
    let folds = texts.map { String(decoding: folded(Array($0.utf8)[...]), as: UTF8.self) }
    return "^\(between)(?:\(distinct(folds).map(loose).joined(separator: "|")))$"
  }

  /// The text in capitals and small letters.
  static func anyCase(_ text: String) -> String {
    text.unicodeScalars.map(letter).joined()
  }

  private static let between = #"[\s_-]*"#

  private static func loose(_ text: String) -> String {
    text.unicodeScalars.map { letter($0) + between }.joined()
  }

  private static func letter(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z": "[\(Character(scalar).uppercased())\(scalar)]"
    case _ where #".*+?^${}()|[]\"#.unicodeScalars.contains(scalar): "\\\(scalar)"
    default: String(scalar)
    }
  }
}
