// ReferenceOutcome.swift: what the reference says about one person.

package import Semantics

package enum DecisionStatus: String, Hashable, Sendable {
  case yes, no, notConcerned, undetermined, failed, conflict
}

package struct ReferenceTraining: Hashable, Sendable {
  package var status: DecisionStatus
  /// When triggered; nil while open.
  package var priority: Training.Priority?
}

package struct ReferenceOutcome: Hashable, Sendable {
  package var groups: [Possible] = []
  package var indicators: [Possible] = []
  package var scores: [Possible] = []
  /// Nil for rules with inputs.
  package var formulas: [Possible?] = []
  package var tables: [[Possible]?] = []
  package var promotions: [DecisionStatus] = []
  /// By promotion, by condition.
  package var conditions: [[Possible]] = []
  package var trainings: [ReferenceTraining] = []
  package var placements: [DecisionStatus] = []
  package var flags: [DecisionStatus] = []
  /// By flag: the values of its message, when raised.
  package var messages: [[Possible]] = []
}
