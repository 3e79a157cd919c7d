// Places.swift: every rule of a set, what it reads and where it stands.

import Semantics
import Text

extension RuleSet {
  /// Every rule of the set.
  var places: [RulePlace] {
    parameters.indices.map { .parameter($0) } + groups.indices.map { .group($0) }
      + formulas.indices.map { .formula($0) } + tables.indices.map { .table($0) }
      + indicators.indices.map { .indicator($0) } + promotions.indices.map { .promotion($0) }
      + trainings.indices.map { .training($0) } + placements.indices.map { .placement($0) }
      + flags.indices.map { .flag($0) }
  }

  /// The rules with a value that a rule reads, directly.
  func reads(of place: RulePlace) -> [RulePlace] {
    var found: [RulePlace] = []
    var stack = roots(of: place)
    while let id = stack.popLast() {
      guard expressions.indices.contains(id.index) else { continue }
      let kind = self[id].kind
      switch kind {
      case .parameter(let id), .parameterAt(let id, _): found.append(.parameter(id.index))
      case .formula(let id, _): found.append(.formula(id.index))
      case .table(let id, _, _): found.append(.table(id.index))
      case .group(let id): found.append(.group(id.index))
      case .indicator(let id), .indicatorSource(let id, _), .indicatorScore(let id):
        found.append(.indicator(id.index))
      default: break
      }
      stack += kind.children
    }
    if case .group(let at) = place { found += groups[at].indicators.map { .indicator($0.index) } }
    return found
  }

  /// Expressions and all that they are made of.
  func expressions(below roots: [ExpressionID]) -> Set<ExpressionID> {
    var found: Set<ExpressionID> = []
    var stack = roots
    while let id = stack.popLast() {
      guard expressions.indices.contains(id.index), found.insert(id).inserted else { continue }
      stack += kind(of: id).children
    }
    return found
  }

  func roots(of place: RulePlace) -> [ExpressionID] {
    func all(_ exceptions: [RuleException]) -> [ExpressionID] {
      exceptions.flatMap { [$0.condition] + [$0.value].compactMap { $0 } + all($0.against) }
    }
    switch place {
    case .parameter, .group: return []
    case .formula(let at): return [formulas[at].body] + all(formulas[at].exceptions)
    case .table(let at):
      let table = tables[at]
      let outputs = table.rows.flatMap(\.outputs).compactMap { output -> ExpressionID? in
        if case .expression(let id) = output { id } else { nil }
      }
      return table.columns.map(\.expression) + outputs
        + table.rows.flatMap { $0.cells.flatMap(SetProof.bounds) }
    case .indicator(let at):
      let it = indicators[at]
      return [it.lower, it.upper] + [it.target?.value, it.score, it.appliesIf].compactMap { $0 }
    case .promotion(let at):
      let it = promotions[at]
      return [it.candidates].compactMap { $0 }
        + it.conditions.flatMap { [$0.condition] + all($0.exceptions) }
    case .training(let at):
      let it = trainings[at]
      return [it.trigger] + it.priorities.compactMap(\.condition) + all(it.exceptions)
    case .placement(let at):
      let it = placements[at]
      return [it.suitable] + [it.target].compactMap { $0 } + all(it.exceptions)
    case .flag(let at): return [flags[at].condition] + all(flags[at].exceptions)
    }
  }
}

/// Where everything stands that a finding can be about.
func placesOfRules(_ set: RuleSet) -> Set<SourceRange> {
  var places: Set<SourceRange> = []
  for id in set.expressions(below: set.places.flatMap { set.roots(of: $0) }) {
    places.insert(set[id].range)
  }
  for table in set.tables {
    places.insert(table.origin.range)
    for row in table.rows { places.insert(row.range) }
    for column in table.columns { places.insert(column.range) }
  }
  func add(_ exceptions: [RuleException]) {
    for exception in exceptions {
      places.insert(exception.origin.range)
      add(exception.against)
    }
  }
  for formula in set.formulas {
    places.insert(formula.origin.range)
    add(formula.exceptions)
  }
  for group in set.groups { places.insert(group.origin.range) }
  for indicator in set.indicators { places.insert(indicator.origin.range) }
  for promotion in set.promotions {
    places.insert(promotion.origin.range)
    for condition in promotion.conditions {
      places.insert(condition.origin.range)
      add(condition.exceptions)
    }
  }
  for training in set.trainings {
    places.insert(training.origin.range)
    add(training.exceptions)
  }
  for placement in set.placements {
    places.insert(placement.origin.range)
    add(placement.exceptions)
  }
  for flag in set.flags {
    places.insert(flag.origin.range)
    add(flag.exceptions)
  }
  return places
}
