// BuiltSet.swift: a rule set that is built, and who in it reads what: so much another set that is nearly
// the same must know to take over the rest unread.

import Syntax
import Text

final class BuiltSet {
  /// Its place among the sets of the policy.
  let index: Int
  let builder: RuleSetBuilder
  let merged: MergedRules

  /// How many expressions the set had that it goes back to, which was built from none.
  let freshCount: Int

  init(
    _ index: Int, _ builder: RuleSetBuilder, _ merged: MergedRules, freshCount: Int?
  ) {
    self.index = index
    self.builder = builder
    self.merged = merged
    self.freshCount = freshCount ?? builder.set.expressions.count
  }

  /// Most of its expressions are of days gone by: a set for other days is better built from none than
  /// from this one.
  var isCluttered: Bool { builder.set.expressions.count > 2 * freshCount }

  /// What is told of its mistakes may not hold for another set.
  private(set) lazy var isSound =
    !builder.messages.diagnostics.hasErrors && !builder.isMissingGroup

  /// What sets built from this one share.
  private(set) lazy var expressions = builder.set.expressions.joined

  /// Its declarations by kind, in the order of their numbers.
  private(set) lazy var rules = RulesByKind(merged)

  /// By rule: the rules with a value whose value it reads.
  private(set) lazy var reads: [RulePlace: Set<ValueName>] = builder.spans.mapValues { span in
    var found: Set<ValueName> = []
    for expression in expressions[span] {
      if let value = expression.kind.value { found.insert(value) }
    }
    return found
  }

  /// By rule with a value: the rules that read it.
  private(set) lazy var readers: [ValueName: [RulePlace]] = {
    var readers: [ValueName: [RulePlace]] = [:]
    for (place, values) in reads {
      for value in values { readers[value, default: []].append(place) }
    }
    return readers
  }()

  /// Rules that read what is left open without a type: how they read it is not known here.
  private(set) lazy var unsettled: Set<RulePlace> = Set(
    builder.spans.compactMap { place, span in
      expressions[span].contains { $0.type == .invalid } ? place : nil
    })

  /// By key: the decision, and its number among those of its kind.
  private lazy var decisions: [RuleKey: (rule: MergedRule, place: RulePlace)] = {
    var counts: [DeclarationKind: Int] = [:]
    var decisions: [RuleKey: (rule: MergedRule, place: RulePlace)] = [:]
    for rule in rules.decisions {
      let number = counts[rule.key.kind, default: 0]
      counts[rule.key.kind] = number + 1
      if let place = RulePlace(rule.key.kind, number) { decisions[rule.key] = (rule, place) }
    }
    return decisions
  }()

  /// Where a decision that is declared just so stands here.
  func decision(_ rule: MergedRule) -> RulePlace? {
    guard let known = decisions[rule.key], known.rule === rule else { return nil }
    return known.place
  }
}

/// Merged declarations by kind.
struct RulesByKind {
  private(set) var parameters: [MergedRule] = []
  private(set) var formulas: [MergedRule] = []
  private(set) var tables: [MergedRule] = []
  private(set) var groups: [MergedRule] = []
  private(set) var indicators: [MergedRule] = []
  private(set) var decisions: [MergedRule] = []

  init(_ merged: MergedRules) {
    for rule in merged.rules {
      switch rule.key.kind {
      case .parameter: parameters.append(rule)
      case .formula: formulas.append(rule)
      case .table: tables.append(rule)
      case .group: groups.append(rule)
      case .indicator: indicators.append(rule)
      case .promotion, .training, .placement, .flag: decisions.append(rule)
      default: break
      }
    }
  }
}

extension RulePlace {
  /// Nil for reference lists, which are of no set.
  init?(_ value: ValueName) {
    switch value {
    case .parameter(let id): self = .parameter(id.index)
    case .formula(let id): self = .formula(id.index)
    case .table(let id): self = .table(id.index)
    case .group(let id): self = .group(id.index)
    case .indicator(let id): self = .indicator(id.index)
    case .reference: return nil
    }
  }

  /// Nil for decisions, which have no value.
  var value: ValueName? {
    switch self {
    case .parameter(let index): .parameter(ParameterID(index))
    case .formula(let index): .formula(FormulaID(index))
    case .table(let index): .table(DecisionTableID(index))
    case .group(let index): .group(GroupID(index))
    case .indicator(let index): .indicator(IndicatorID(index))
    case .promotion, .training, .placement, .flag: nil
    }
  }
}

extension ExpressionKind {
  /// The rule whose value an expression itself reads.
  fileprivate var value: ValueName? {
    switch self {
    case .parameter(let id), .parameterAt(let id, _): .parameter(id)
    case .formula(let id, _): .formula(id)
    case .table(let id, _, _): .table(id)
    case .group(let id): .group(id)
    case .indicator(let id), .indicatorSource(let id, _), .indicatorScore(let id): .indicator(id)
    default: nil
    }
  }
}

extension Departure {
  mutating func note(_ kind: DeclarationKind, _ number: Int?) {
    switch kind {
    case .promotion: promotions.append(number)
    case .training: trainings.append(number)
    case .placement: placements.append(number)
    case .flag: flags.append(number)
    default: break
    }
  }
}

extension RulePlace {
  /// Of a decision.
  init?(_ kind: DeclarationKind, _ number: Int) {
    switch kind {
    case .promotion: self = .promotion(number)
    case .training: self = .training(number)
    case .placement: self = .placement(number)
    case .flag: self = .flag(number)
    default: return nil
    }
  }
}

extension ValueName {
  /// Inputs, units and sources are read before any body.
  var hasHead: Bool {
    switch self {
    case .formula, .table, .indicator: true
    case .parameter, .group, .reference: false
    }
  }

  /// As Dependencies.swift orders what does not depend on each other.
  var number: (Int, Int) {
    switch self {
    case .parameter(let id): (0, id.index)
    case .formula(let id): (1, id.index)
    case .table(let id): (2, id.index)
    case .indicator(let id): (3, id.index)
    case .group(let id): (4, id.index)
    case .reference(let id): (5, id.index)
    }
  }
}
