// BuiltSet.swift: a rule set that is built, and who in it reads what: so much another set that is nearly
// the same must know to take over the rest unread.

import Syntax
import Text

final class BuiltSet {
  /// Its place among the sets of the policy.
  private let index: Int
  let builder: RuleSetBuilder
  private let merged: MergedRules

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

  /// Looked through once somebody builds on it; nil: what is told of its mistakes may not hold for
  /// another set.
  private(set) lazy var base: BaseSet? =
    builder.messages.diagnostics.hasErrors || builder.isMissingGroup
    ? nil : BaseSet(index, builder, merged)
}

/// What sets are built from.
final class BaseSet: Sendable {
  /// Its place among the sets of the policy.
  let index: Int
  let builder: RuleSetBuilder
  /// What sets built from this one share.
  let expressions: [Expression]
  /// Its declarations by kind, in the order of their numbers.
  let rules: RulesByKind
  /// By rule: the rules with a value whose value it reads.
  let reads: [RulePlace: Set<ValueName>]
  /// By rule with a value: the rules that read it.
  let readers: [ValueName: [RulePlace]]
  /// Rules that read what is left open without a type: how they read it is not known here.
  let unsettled: Set<RulePlace>
  /// By key: the decision, and its number among those of its kind.
  private let decisions: [RuleKey: (rule: MergedRule, place: RulePlace)]

  init(_ index: Int, _ builder: RuleSetBuilder, _ merged: MergedRules) {
    self.index = index
    self.builder = builder
    let expressions = builder.set.expressions.joined
    self.expressions = expressions
    var reads: [RulePlace: Set<ValueName>] = [:]
    var readers: [ValueName: [RulePlace]] = [:]
    var unsettled: Set<RulePlace> = []
    for (place, span) in builder.spans {
      var values: Set<ValueName> = []
      for expression in expressions[span] {
        if let value = expression.kind.value { values.insert(value) }
        if expression.type == .invalid { unsettled.insert(place) }
      }
      reads[place] = values
      for value in values { readers[value, default: []].append(place) }
    }
    (self.reads, self.readers, self.unsettled) = (reads, readers, unsettled)
    rules = RulesByKind(merged)
    var counts: [DeclarationKind: Int] = [:]
    var decisions: [RuleKey: (rule: MergedRule, place: RulePlace)] = [:]
    for rule in rules.decisions {
      let number = counts[rule.key.kind, default: 0]
      counts[rule.key.kind] = number + 1
      if let place = RulePlace(rule.key.kind, number) { decisions[rule.key] = (rule, place) }
    }
    self.decisions = decisions
  }

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
