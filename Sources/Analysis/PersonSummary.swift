// PersonSummary.swift: what one evaluation says about one person, in a form two evaluations can be
// compared in. Compare.swift holds two of them against each other.

package import Evaluation
package import Semantics
package import Values

/// What a result is about: a decision or a value, by the name the rules give it.
package struct Subject: Hashable, Sendable {
  package enum Kind: Int, Hashable, Sendable, Comparable {
    case promotion, training, placement, flag, group, table, formula, score

    package static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }
  package var kind: Kind
  package var name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}

/// One result in comparable form.
package enum ResultState: Hashable, Sendable {
  /// `failed` names the conditions not met, in alphabetical order.
  case promotion(PromotionOutcome.Status, failed: [String])
  case training(TrainingOutcome.Status, Training.Priority?)
  case placement(PlacementOutcome.Status)
  case flag(FlagOutcome.Status)
  /// A value with how it is shown; members carry their name, so that two vocabularies can meet.
  case value(ShownValue)
}

/// A value detached from the policy it came from.
package enum ShownValue: Hashable, Sendable {
  case missing
  case failed
  case conflict
  case text(String)
  case boolean(Bool)
  case date(CalendarDate)
  /// Looked at with its unit's precision; `unit` as written behind a number.
  case number(Decimal, unit: String)
  /// `rank` is nil for a choice, whose members have no order.
  case member(name: String, label: String, rank: Int?)
}

/// The results of one person, in the order of `Subject`.
package struct PersonSummary: Sendable {
  package struct Entry: Sendable {
    package var subject: Subject
    package var label: String
    package var state: ResultState
  }
  package var key: String
  /// The name of the agency, as in `pilihan Dinas`.
  package var agency: String?
  package var entries: [Entry]

  /// - Parameters:
  ///   - outcome: one person's outcome under `policy`.
  ///   - key: the person's `kunci`.
  ///   - agency: the name of the person's agency.
  package init(_ outcome: Outcome, key: String, agency: String?, policy: Policy) {
    self.key = key
    self.agency = agency
    entries = []
    guard let index = outcome.set, policy.sets.indices.contains(index) else { return }
    let set = policy.sets[index]
    let show = ValueShower(vocabulary: policy.vocabulary)

    for (promotion, result) in zip(set.promotions, outcome.promotions) {
      let failed = zip(promotion.conditions, result.conditions)
        .filter { $0.1.truth == .no }.map { $0.0.origin.name }.sorted()
      let named = result.status == .notEligible ? failed : []
      add(.promotion, promotion.origin, .promotion(result.status, failed: named))
    }
    for (training, result) in zip(set.trainings, outcome.trainings) {
      add(.training, training.origin, .training(result.status, result.priority))
    }
    for (placement, result) in zip(set.placements, outcome.placements) {
      add(.placement, placement.origin, .placement(result.status))
    }
    for (flag, result) in zip(set.flags, outcome.flags) where !flag.isForInspection {
      add(.flag, flag.origin, .flag(result.status))
    }
    for (group, value) in zip(set.groups, outcome.groups) {
      let type = ScalarType.number(NumberType(unit: .percent))
      add(.group, group.origin, .value(show(value, of: type)))
    }
    for (table, values) in zip(set.tables, outcome.tables) {
      guard let values else { continue }
      for (output, value) in zip(table.outputs, values) {
        var origin = table.origin
        if table.outputs.count > 1 { origin.name += ".\(output.name)" }
        add(.table, origin, .value(show(value, of: output.type)))
      }
    }
    for (formula, value) in zip(set.formulas, outcome.formulas) {
      guard let value else { continue }
      add(.formula, formula.origin, .value(show(value, of: formula.type)))
    }
    for (indicator, value) in zip(set.indicators, outcome.scores) {
      let type = ScalarType.number(NumberType(unit: .percent))
      add(.score, indicator.origin, .value(show(value, of: type)))
    }
  }

  private mutating func add(_ kind: Subject.Kind, _ origin: Origin, _ state: ResultState) {
    entries.append(
      Entry(subject: Subject(kind, origin.name), label: origin.label, state: state))
  }
}

/// Detaches values from their policy.
private struct ValueShower {
  let vocabulary: Vocabulary

  func callAsFunction(_ outcome: ValueOutcome, of type: ScalarType) -> ShownValue {
    switch outcome.state {
    case .missing: return .missing
    case .failed: return .failed
    case .conflict: return .conflict
    case .known: break
    }
    switch (outcome.value, type) {
    case (.missing, _): return .missing
    case (.text(let text), _): return .text(text)
    case (.boolean(let truth), _): return .boolean(truth)
    case (.date(let date), _): return .date(date)
    case (.number(let number), .number(let numberType)):
      guard vocabulary.units.indices.contains(numberType.unit.index) else {
        return .number(number, unit: "")
      }
      let unit = vocabulary.units[numberType.unit.index]
      return .number(number.looked(at: unit.precision), unit: unit.name)
    case (.number(let number), _): return .number(number, unit: "")
    case (.member(let code), .member(let id)):
      guard vocabulary.enumerations.indices.contains(id.index),
        vocabulary.enumerations[id.index].members.indices.contains(code)
      else { return .missing }
      let enumeration = vocabulary.enumerations[id.index]
      let member = enumeration.members[code]
      return .member(
        name: member.name, label: member.label, rank: enumeration.isScale ? member.rank : nil)
    case (.member, _): return .missing
    }
  }
}
