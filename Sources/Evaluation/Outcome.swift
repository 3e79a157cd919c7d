// Outcome.swift: what evaluation says about one person: codes and values, no sentences.

import Program
package import Semantics
import Text
package import Values

/// A truth that may be open.
package enum Truth: UInt8, Hashable, Sendable {
  case no = 0
  case yes = 1
  /// Something that matters is missing.
  case unknown = 2
  /// `galat`: it cannot be computed.
  case failed = 3
  /// `bentrok`: two rules disagree.
  case conflict = 4
}

/// Why a value is missing, failed or in conflict: one fact that still matters.
package struct Reason: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case fieldMissing
    case listMissing
    case yearMissing(Int)
    case memberMissing
    case measurementMissing
    /// Last measured on a day too long ago.
    case measurementStale(CalendarDate)
    case measurementUndated
    case tooFewRespondents(got: Int, needed: Int)
    case respondentsMissing
    /// A pro-rated target before its first whole period.
    case noPeriodCompleted
    case parameterNotInForce
    case referenceKeyUnknown
    /// A table's `kosong "alasan"`.
    case leftOpen(String)
    case divisionByZero
    case outOfRange
    /// A number of months or days to step that is not whole.
    case notWhole
    case unlikeLatest
    /// An aggregate of an empty list that has no value (mean, highest ...).
    case emptyList
    case noRow
    case severalRows([Int])
    case exceptionsDisagree([String])
    case noRules
  }
  package var kind: Kind
  /// As a rule would write it: `pendidikan`, `kepuasan_pasien.survei`, `riwayat_predikat.2024`.
  package var path: String

  package init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}

/// A computed value.
package struct ValueOutcome: Hashable, Sendable {
  package enum State: Hashable, Sendable { case known, missing, failed, conflict }
  package var state: State
  /// `.missing` unless known.
  package var value: Value
  package var reasons: [Reason]

  package init(state: State, value: Value, reasons: [Reason] = []) {
    self.state = state
    self.value = value
    self.reasons = reasons
  }
}

/// How one condition came out.
package struct ConditionOutcome: Hashable, Sendable {
  package var truth: Truth
  /// Without its exceptions.
  package var base: Truth
  /// The index of the exception that decided, if one did.
  package var exception: Int?
  package var reasons: [Reason]

  package init(truth: Truth, base: Truth, exception: Int?, reasons: [Reason] = []) {
    self.truth = truth
    self.base = base
    self.exception = exception
    self.reasons = reasons
  }
}

package struct PromotionOutcome: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case eligible, notEligible, notCandidate, undetermined, failed, conflict
  }
  package var status: Status
  package var candidate: Truth
  /// In the order of `Promotion.conditions`.
  package var conditions: [ConditionOutcome]
  /// What still matters when undetermined or failed.
  package var reasons: [Reason]

  package init(status: Status, candidate: Truth, conditions: [ConditionOutcome], reasons: [Reason])
  {
    self.status = status
    self.candidate = candidate
    self.conditions = conditions
    self.reasons = reasons
  }
}

package struct TrainingOutcome: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case triggered, notTriggered
    /// Triggered, but done too recently to repeat.
    case recentlyDone
    case undetermined, failed, conflict
  }
  package var status: Status
  /// When triggered.
  package var priority: Training.Priority?
  package var exception: Int?
  package var reasons: [Reason]

  package init(status: Status, priority: Training.Priority?, exception: Int?, reasons: [Reason]) {
    self.status = status
    self.priority = priority
    self.exception = exception
    self.reasons = reasons
  }
}

package struct PlacementOutcome: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case suitable, notSuitable, notTargeted, undetermined, failed, conflict
  }
  package var status: Status
  package var exception: Int?
  package var reasons: [Reason]

  package init(status: Status, exception: Int?, reasons: [Reason]) {
    self.status = status
    self.exception = exception
    self.reasons = reasons
  }
}

package struct FlagOutcome: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case raised, notRaised, undetermined, failed, conflict
  }
  package var status: Status
  /// One per `.value` part of the message, when raised.
  package var values: [ValueOutcome]
  package var reasons: [Reason]

  package init(status: Status, values: [ValueOutcome], reasons: [Reason]) {
    self.status = status
    self.values = values
    self.reasons = reasons
  }
}

/// Everything decided about one person.
package struct Outcome: Hashable, Sendable {
  /// The person's row in the batch.
  package var row: Int
  /// Index into `Policy.sets`; nil when no rules are in force for the person's agency.
  package var set: Int?
  /// In the order of the set's arrays. Formulas and tables with inputs have no entry (`nil`).
  package var groups: [ValueOutcome]
  package var indicators: [ValueOutcome]
  package var scores: [ValueOutcome]
  package var formulas: [ValueOutcome?]
  /// Per table, per output column.
  package var tables: [[ValueOutcome]?]
  package var promotions: [PromotionOutcome]
  package var trainings: [TrainingOutcome]
  package var placements: [PlacementOutcome]
  package var flags: [FlagOutcome]

  package init(row: Int, set: Int?) {
    self.row = row
    self.set = set
    groups = []
    indicators = []
    scores = []
    formulas = []
    tables = []
    promotions = []
    trainings = []
    placements = []
    flags = []
  }
}
