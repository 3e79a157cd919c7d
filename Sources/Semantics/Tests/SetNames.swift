// SetNames.swift: the names of a rule set that tests ask for again and again, gathered once.

import Syntax
import Text

struct SetNames {
  /// The decisions of one kind.
  struct Decisions {
    /// In the order of the set.
    var written: [String]
    /// By the name in small letters; of two alike the first.
    var places: [String: Int]

    init(_ names: [String]) {
      written = names
      places = Dictionary(
        names.enumerated().map { ($1.folded, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }
  let decisions: [DeclarationKind: Decisions]

  init(_ builder: RuleSetBuilder) {
    decisions = [
      .promotion: Decisions(builder.set.promotions.map(\.origin.name)),
      .training: Decisions(builder.set.trainings.map(\.origin.name)),
      .placement: Decisions(builder.set.placements.map(\.origin.name)),
      .flag: Decisions(builder.set.flags.map(\.origin.name)),
    ]
  }

  /// The first word of every name a path may begin with, in small letters.
  static func heads(_ builder: RuleSetBuilder) -> Set<String> {
    Set(
      builder.knownNames.map { name in
        String(decoding: name.utf8.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).folded
      })
  }
}
