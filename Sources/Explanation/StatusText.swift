// StatusText.swift: the words for how decisions and conditions come out; one place for all reports.

package import Evaluation
package import Semantics
package import Text

package enum StatusText {
  package static func words(_ status: PromotionOutcome.Status) -> Words {
    switch status {
    case .eligible: Words("layak", en: "eligible")
    case .notEligible: Words("tidak layak", en: "not eligible")
    case .notCandidate: Words("bukan calon", en: "not a candidate")
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  package static func words(_ status: TrainingOutcome.Status, _ priority: Training.Priority?)
    -> Words
  {
    switch status {
    case .triggered:
      switch priority {
      case .high?: Words("dipicu, prioritas tinggi", en: "triggered, high priority")
      case .low?: Words("dipicu, prioritas rendah", en: "triggered, low priority")
      case .medium?, nil: Words("dipicu", en: "triggered")
      }
    case .notTriggered: Words("tidak dipicu", en: "not triggered")
    case .recentlyDone: Words("tidak diulang, baru saja diikuti", en: "not repeated, done recently")
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  package static func words(_ status: PlacementOutcome.Status) -> Words {
    switch status {
    case .suitable: Words("sesuai", en: "suitable")
    case .notSuitable: Words("tidak sesuai", en: "not suitable")
    case .notTargeted: Words("bukan sasaran", en: "not targeted")
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  package static func words(_ status: FlagOutcome.Status) -> Words {
    switch status {
    case .raised: Words("muncul", en: "raised")
    case .notRaised: Words("tidak muncul", en: "not raised")
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  /// How a condition came out.
  package static func words(_ truth: Truth) -> Words {
    switch truth {
    case .yes: Words("terpenuhi", en: "met")
    case .no: Words("tidak terpenuhi", en: "not met")
    case .unknown: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  /// Whether an exception is in force.
  static func exception(_ truth: Truth) -> Words {
    switch truth {
    case .yes: Words("berlaku", en: "in force")
    case .no: Words("tidak berlaku", en: "not in force")
    case .unknown, .failed, .conflict: words(truth)
    }
  }

  package static let undetermined = Words(
    "belum dapat ditentukan", en: "cannot be determined yet")
  package static let failed = Words("galat, tidak dapat dihitung", en: "error, cannot be computed")
  package static let conflict = Words(
    "bentrok, dua aturan tidak sepakat", en: "conflict, two rules disagree")
}
