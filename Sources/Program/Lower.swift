// Lower.swift: the front door: a checked policy and a date in, a program out.
// One plan per rule set in force (ProgramParts); Lowering/ has one file per kind of rule.

package import Semantics
package import Values

/// What `andai` fixes while a program runs.
package typealias Supposition = (target: PolicyTest.Supposition, value: Value)

/// The most instructions a plan may have.
package let instructionLimit = 200_000

/// What a test asks of a rule set: compiling no more than that is what makes many tests quick.
package struct NeededResults: Sendable {
  package var expressions: [ExpressionID]
  package var decisions: Set<PolicyTest.Decision>
  /// Whether `Provenance.uses` is kept.
  package var keepsUses: Bool

  package init(
    expressions: [ExpressionID], decisions: Set<PolicyTest.Decision>, keepsUses: Bool = false
  ) {
    self.expressions = expressions
    self.decisions = decisions
    self.keepsUses = keepsUses
  }
}

/// Compiles the rules in force on a date.
///
/// - Parameters:
///   - references: what rules name but do not hold, by position in the vocabulary.
///   - suppositions: fix rules to values; their numbers are of the rule set `only`.
///   - only: the one rule set to compile (a test's); nil: those in force on the date.
///   - needed: what of `only` is wanted; nil: everything an outcome tells.
package func lower(
  _ policy: Policy, on date: CalendarDate, references: LoadedReferences = LoadedReferences(),
  suppositions: [Supposition] = [], only: Int? = nil, needed: NeededResults? = nil
) -> RuleProgram {
  let parts = ProgramParts(
    policy, on: date, references: references, suppositions: suppositions, only: only,
    needed: needed)
  return parts.program(parts.sets.map { parts.lower($0) })
}
