// ResultWords.swift: the constant words of results for programs (csv, json, jsonl): the same in every
// language, as Documentation/hasil.md lists them. StatusText has those for people.

import Evaluation
import Semantics
import Values

enum ResultWords {
  static let undetermined = "belum dapat ditentukan"
  static let failed = "galat"
  static let conflict = "bentrok"

  static func text(_ status: PromotionOutcome.Status) -> String {
    switch status {
    case .eligible: "layak"
    case .notEligible: "tidak layak"
    case .notCandidate: "bukan calon"
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  static func text(_ status: TrainingOutcome.Status) -> String {
    switch status {
    case .triggered: "dipicu"
    case .notTriggered: "tidak dipicu"
    case .recentlyDone: "baru diikuti"
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  static func text(_ status: PlacementOutcome.Status) -> String {
    switch status {
    case .suitable: "sesuai"
    case .notSuitable: "tidak sesuai"
    case .notTargeted: "bukan sasaran"
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  static func text(_ status: FlagOutcome.Status) -> String {
    switch status {
    case .raised: "muncul"
    case .notRaised: "tidak muncul"
    case .undetermined: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  static func text(_ truth: Truth) -> String {
    switch truth {
    case .yes: "terpenuhi"
    case .no: "tidak terpenuhi"
    case .unknown: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  static func text(_ state: ValueOutcome.State) -> String {
    switch state {
    case .known: "diketahui"
    case .missing: undetermined
    case .failed: failed
    case .conflict: conflict
    }
  }

  /// Names of the conditions not met; the paths that still matter when the decision is open.
  static func reasons(_ result: PromotionOutcome, _ rule: Promotion) -> [String] {
    if result.status == .notEligible {
      return zip(rule.conditions, result.conditions).filter { $0.1.truth == .no }
        .map(\.0.origin.name)
    }
    return paths(result.reasons)
  }

  /// The paths of reasons, each once, in their order.
  static func paths(_ reasons: [Reason]) -> [String] {
    var seen = Set<String>()
    return reasons.map(\.path).filter { seen.insert($0).inserted }
  }

  /// A known value: digits with a point, `2026-12-31`, `ya`, a member's name.
  static func text(_ value: Value, _ type: ScalarType, _ vocabulary: Vocabulary) -> String {
    switch (value, type) {
    case (.missing, _): return ""
    case (.text(let text), _): return text
    case (.boolean(let truth), _): return truth ? "ya" : "tidak"
    case (.date(let date), _): return date.iso
    case (.number(let number), .number(let type)):
      return Numerals.plain(number, precision: precision(type.unit, vocabulary))
    case (.number(let number), _): return Numerals.plain(number)
    case (.member(let code), .member(let id)):
      return member(code, id, vocabulary)?.name ?? ""
    case (.member, _): return ""
    }
  }

  static func precision(_ unit: UnitID, _ vocabulary: Vocabulary) -> Int {
    vocabulary.units.indices.contains(unit.index) ? vocabulary.units[unit.index].precision : 6
  }

  static func member(_ code: Int, _ id: EnumerationID, _ vocabulary: Vocabulary) -> MemberInfo? {
    guard vocabulary.enumerations.indices.contains(id.index) else { return nil }
    let members = vocabulary.enumerations[id.index].members
    return members.indices.contains(code) ? members[code] : nil
  }
}
