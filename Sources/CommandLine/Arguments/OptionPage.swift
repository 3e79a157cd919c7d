// OptionPage.swift: what is known of an option and of a command's operands: their names, what they
// take, and what they are for. The check of arguments and the help are both made of it.

import Text
import Workspace

/// What an option takes.
enum OptionValue: Sendable {
  /// Anything; the word says what, such as `FOLDER`.
  case text(Words)
  case choice([Words])
  case date
  /// A whole number from 1.
  case count

  /// What stands for the value in a help page.
  func placeholder(_ language: Language) -> String {
    switch self {
    case .text(let words): words.text(in: language)
    case .choice(let choices): choices.map { $0.text(in: language) }.joined(separator: "|")
    case .date: Words("TANGGAL", en: "DATE").text(in: language)
    case .count: "N"
    }
  }
}

/// One option.
struct OptionPage: Sendable {
  /// The long names, as typed: `--aturan` and `--rules`.
  var names: Words
  /// `-o`
  var short: String?
  /// Further names that are understood but not shown.
  var others: [String] = []
  /// Nil for a switch.
  var value: OptionValue?
  var isRequired = false
  var isRepeatable = false
  var words: Words

  init(
    _ indonesian: String, _ english: String, short: String? = nil, others: [String] = [],
    value: OptionValue? = nil, isRequired: Bool = false, isRepeatable: Bool = false, _ words: Words
  ) {
    names = Words(indonesian, en: english)
    self.short = short
    self.others = others
    self.value = value
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.words = words
  }

  /// Every way to type it.
  var spellings: [String] {
    var all = [names.indonesian]
    if names.english != names.indonesian { all.append(names.english) }
    return all + (short.map { [$0] } ?? []) + others
  }
}

/// What stands in a command without an option before it.
struct OperandPage: Sendable {
  var name: Words
  var words: Words
  var minimum = 0
  /// Nil: any number.
  var maximum: Int? = 1
}

/// A command line to imitate.
struct ExamplePage: Sendable {
  var line: Words
  var words: Words

  init(_ indonesian: String, _ english: String, _ words: Words) {
    line = Words(indonesian, en: english)
    self.words = words
  }
}

/// All there is to say about a command.
struct VerbPage: Sendable {
  var name: Words
  /// Further names that are understood but not shown.
  var others: [String] = []
  var summary: Words
  var examples: [ExamplePage]
  var operands: [OperandPage] = []
  var options: [OptionPage] = []

  var spellings: [String] { [name.indonesian, name.english] + others }
  /// Its own options and those of every command.
  var allOptions: [OptionPage] { options + CommonOptions.pages }
}
