// Departure.swift: how a rule set differs from the one it was built from. Most of a dinas is just as in the
// city: whoever knows the city's rules need only look at the rest.

/// One rule of a set, by its number among those of its kind.
package enum RulePlace: Hashable, Sendable {
  case parameter(Int)
  case formula(Int)
  case table(Int)
  case group(Int)
  case indicator(Int)
  case promotion(Int)
  case training(Int)
  case placement(Int)
  case flag(Int)
}

/// What a set shares with `base`: all rules not named here are the same, expressions and all.
package struct Departure: Sendable {
  /// Index into `Policy.sets`.
  package var base: Int
  /// So many expressions are the base's; those of the rules named here nothing refers to any more.
  package var expressions: Int
  /// Rules with a value that were read anew, or are not in the base. The others have one number in both.
  package var values: Set<RulePlace>
  /// By number in this set: the number in the base; nil for what was read anew.
  package var promotions: [Int?] = []
  package var trainings: [Int?] = []
  package var placements: [Int?] = []
  package var flags: [Int?] = []

  package init(base: Int, expressions: Int, values: Set<RulePlace>) {
    self.base = base
    self.expressions = expressions
    self.values = values
  }
}
