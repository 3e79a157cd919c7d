// CoverageItem.swift: what tests of rules can have seen, as data: a condition met, a row chosen, a
// boundary hit. Coverage.swift counts it; Goal's raw values are what programs read.

import Semantics
package import Text
import Values

/// One thing a test can have seen.
package enum Goal: String, Hashable, Sendable, CaseIterable {
  case met = "terpenuhi"
  case notMet = "tidak terpenuhi"
  case unknown = "belum lengkap"
  case chosen = "dipilih"
  case applied = "diterapkan"
  case notApplied = "tidak diterapkan"
  case below = "di bawah batas"
  case stepBelow = "selangkah di bawah batas"
  case at = "tepat di batas"
  case stepAbove = "selangkah di atas batas"
  case above = "di atas batas"
  case dayBefore = "sehari sebelumnya"
  case firstDay = "hari pertama"
  case eligible = "layak"
  case notEligible = "tidak layak"
  case triggered = "dipicu"
  case notTriggered = "tidak dipicu"
  case suitable = "sesuai"
  case notSuitable = "tidak sesuai"
  case raised = "muncul"
  case notRaised = "tidak muncul"

  package var words: Words {
    let english =
      switch self {
      case .met: "met"
      case .notMet: "not met"
      case .unknown: "open for want of data"
      case .chosen: "chosen"
      case .applied: "applied"
      case .notApplied: "not applied"
      case .below: "below the boundary"
      case .stepBelow: "one step below the boundary"
      case .at: "at the boundary"
      case .stepAbove: "one step above the boundary"
      case .above: "above the boundary"
      case .dayBefore: "the day before"
      case .firstDay: "the first day"
      case .eligible: "eligible"
      case .notEligible: "not eligible"
      case .triggered: "triggered"
      case .notTriggered: "not triggered"
      case .suitable: "suitable"
      case .notSuitable: "not suitable"
      case .raised: "raised"
      case .notRaised: "not raised"
      }
    return Words(rawValue, en: english)
  }
}

/// A place in the rules, and what tests can see of it.
package struct CoverageItem: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case condition = "syarat"
    /// Of a condition joined by `dan` or `atau`, or inside a list.
    case part = "bagian"
    case boundary = "batas"
    case row = "baris"
    case exception = "kecuali"
    case version = "parameter"
    case decision = "hasil"
  }
  package var kind: Kind
  package var range: SourceRange
  /// `promosi kepala_dinas, syarat usia`
  package var name: String
  package var goals: [Goal]
  package internal(set) var seen: Set<Goal> = []
  /// How it is seen, by rule set that has it.
  var probes: [Int: Probe] = [:]

  /// In the order of `goals`.
  package var missing: [Goal] { goals.filter { !seen.contains($0) } }
}

/// The rule a test asks for to see an item.
enum AskedRule: Hashable, Sendable {
  case decision(PolicyTest.Decision)
  case formula(Int)
  case table(Int)
  case score(Int)
  case parameter(Int)
}

/// How an item is seen in one rule set.
struct Probe: Sendable {
  indirect enum Look: Sendable {
    case truth(ExpressionID)
    case row(DecisionTableID, Int)
    case exception(ExceptionLook)
    case boundary(Boundary)
    /// The day a version of a parameter begins.
    case version(Int, from: CalendarDate)
    case decision(PolicyTest.Decision)
  }
  var look: Look
  var subject: AskedRule
}

/// What an exception takes the place of.
struct ExceptionLook: Sendable {
  enum Base: Sendable {
    /// Of a condition it fulfils.
    case waived(ExpressionID)
    /// Of a conclusion it takes back.
    case revoked(ExpressionID)
    /// Of a formula: its value.
    case replaced
    /// The exception it stands against.
    case against(ExpressionID)
  }
  var condition: ExpressionID
  var base: Base
  /// Conditions of the exceptions against it.
  var against: [ExpressionID]
}

/// A threshold: two values held against each other, and on which side of it the answer changes.
struct Boundary: Sendable {
  /// What is held against it, and the threshold.
  enum Sides: Sendable {
    case values(ExpressionID, threshold: ExpressionID)
    /// `since + duration` against the day asked on.
    case lasting(since: ExpressionID, at: ExpressionID, duration: ExpressionID, DateStep)
  }
  var sides: Sides
  /// `>=` and `<` change one step below the threshold, `>` and `<=` one step above it.
  var changesBelow: Bool
  var step: StepSize
}

/// How far apart neighbouring values are.
enum StepSize: Hashable, Sendable {
  /// Numbers, looked at with so many digits.
  case number(Decimal, precision: Int)
  case day
  /// One rank of a scale.
  case rank(EnumerationID)
}
