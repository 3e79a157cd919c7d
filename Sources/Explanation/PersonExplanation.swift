// PersonExplanation.swift: everything owed to one rated person, as data: each decision, its
// conditions, the values read, the rule's place and its legal basis. Explain.swift builds it;
// ExplanationText.swift puts it into lines.

package import Evaluation
import Semantics
package import Text
package import Values

/// Where a rule stands and what it rests on.
package struct RuleReference: Hashable, Sendable {
  package var name: String
  package var label: String
  package var basis: [String]
  package var range: SourceRange
  /// The rule set that wrote it: the city, or the agency itself.
  package var author: String

  init(_ origin: Origin) {
    name = origin.name
    label = origin.label
    basis = origin.basis
    range = origin.range
    author = origin.author
  }
}

/// A value that took part, and the values it was made of.
package struct Part: Hashable, Sendable {
  /// As a rule reads it: `pendidikan`, `usia`, `kompetensi.integritas`.
  package var path: String
  package var label: String
  package var value: Words
  /// Why it is not known.
  package var reasons: [Reason]
  package var details: [Part]
}

/// An exception to a condition, and whether it stands.
package struct ExceptionExplanation: Hashable, Sendable {
  package var rule: RuleReference
  /// It decided the outcome.
  package var decided: Bool
}

/// One condition with the values it read.
package struct ConditionExplanation: Hashable, Sendable {
  package var rule: RuleReference
  /// The condition as written.
  package var range: SourceRange
  package var truth: Truth
  /// Without its exceptions.
  package var base: Truth
  package var exceptions: [ExceptionExplanation]
  package var parts: [Part]
  package var reasons: [Reason]
}

package struct DecisionExplanation: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case promotion, training, placement, flag }
  package var kind: Kind
  package var rule: RuleReference
  package var status: Words
  /// True when the decision is open, failed or in conflict.
  package var isOpen: Bool
  /// `calon`, `untuk`, `dipicu jika` ... first, then `syarat` in the order written.
  package var conditions: [ConditionExplanation]
  package var reasons: [Reason]
  /// A flag's message, filled in.
  package var message: Words?
}

/// One indicator's share in a group.
package struct ContributionExplanation: Hashable, Sendable {
  package var rule: RuleReference
  package var applies: Bool
  package var measured: Words
  package var target: Words?
  package var score: Words
  package var weight: Words
  package var reasons: [Reason]
}

package struct GroupExplanation: Hashable, Sendable {
  package var rule: RuleReference
  package var value: Words
  package var contributions: [ContributionExplanation]
  package var reasons: [Reason]
}

/// A table or formula without inputs and what it gave.
package struct ValueExplanation: Hashable, Sendable {
  package var rule: RuleReference
  package var value: Words
  /// Tables: the rows that matched, with where they stand.
  package var rows: [SourceRange]
  package var parts: [Part]
  package var reasons: [Reason]
}

package struct PersonExplanation: Hashable, Sendable {
  package var setName: String
  package var setLabel: String
  package var date: CalendarDate
  package var groups: [GroupExplanation]
  package var values: [ValueExplanation]
  package var decisions: [DecisionExplanation]
}
