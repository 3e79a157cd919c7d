// ChoiceValue.swift: a value of an option that has only a few.

import ArgumentParser
import Text

/// A value of an option that has only a few.
protocol ChoiceValue: ExpressibleByArgument, CaseIterable, Hashable, Sendable {
  /// As it is typed; both languages are understood at any time.
  var words: Words { get }
}

extension ChoiceValue {
  static func named(_ text: String) -> Self? {
    allCases.first { $0.words.indonesian == text || $0.words.english == text }
  }

  static var choices: [Words] { allCases.map(\.words) }

  init?(argument: String) {
    guard let value = Self.named(argument) else { return nil }
    self = value
  }

  // Help pages are our own. What the library prepares for its own it would find out by reflection, which is slow.
  var defaultValueDescription: String { words.indonesian }
  static var allValueStrings: [String] { [] }
  static var defaultCompletionKind: CompletionKind { .default }
}
