// Words.swift: one message in both languages, side by side, so that neither is forgotten.

/// The languages messages are written in.
package enum Language: String, Sendable, CaseIterable {
  case indonesian = "id"
  case english = "en"
}

/// One text in Bahasa Indonesia and in English. One sentence, no final stop, no implementation words;
/// user text stands in backticks.
package struct Words: Hashable, Sendable {
  package var indonesian: String
  package var english: String

  package init(_ indonesian: String, en english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// Text that is the same in every language: a name, a number, a piece of a rule.
  package init(verbatim text: String) {
    self.init(text, en: text)
  }

  package func text(in language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
