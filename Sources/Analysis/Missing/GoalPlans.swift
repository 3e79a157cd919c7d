// GoalPlans.swift: what to change so that a test sees a goal: the condition itself, what stands around it
// (the list it is in, the conditions beside it), and for a decision all of its conditions.

import Evaluation
import Program
import Semantics
import Values

extension Solver {
  func plans(for goal: Goal, _ probe: Probe) -> [Plan] {
    switch probe.look {
    case .truth(let id):
      let wanted: Truth = goal == .met ? .yes : goal == .notMet ? .no : .unknown
      return around(id, roots(of: probe.subject), plans(id, wanted))
    case .row(let table, let row): return chosen(table.index, row)
    case .exception(let exception): return plans(for: goal, exception)
    case .boundary(let boundary):
      let (id, plans) = plans(for: goal, boundary)
      return around(id, roots(of: probe.subject), plans)
    case .version(_, let from):
      let day = goal == .firstDay ? from : from.adding(days: -1)
      return day.map { [[.date($0)]] } ?? []
    case .decision(let decision): return plans(for: goal, decision)
    }
  }

  /// Every expression a rule is made of.
  private func roots(of subject: AskedRule) -> [ExpressionID] {
    switch subject {
    case .decision(let decision): return set.expressions(of: decision)
    case .formula(let index) where set.formulas.indices.contains(index):
      return [set.formulas[index].body] + set.formulas[index].exceptions.flatMap(\.expressions)
    case .table(let index) where set.tables.indices.contains(index):
      let table = set.tables[index]
      let outputs = table.rows.flatMap(\.outputs).compactMap { output -> ExpressionID? in
        if case .expression(let id) = output { id } else { nil }
      }
      return table.columns.map(\.expression) + outputs
    case .score(let index) where set.indicators.indices.contains(index):
      let indicator = set.indicators[index]
      return [indicator.appliesIf, indicator.target?.value, indicator.score].compactMap { $0 }
    case .formula, .table, .score, .parameter: return []
    }
  }

  // MARK: what stands around

  /// Puts plans for an expression into the lists around it; with what stands beside it decided for it
  /// first, then without.
  private func around(_ id: ExpressionID, _ roots: [ExpressionID], _ plans: [Plan]) -> [Plan] {
    guard !plans.isEmpty else { return [] }
    let path = roots.lazy.compactMap { self.path(from: $0, to: id) }.first ?? [id]
    var (all, alone) = (plans, plans)
    for (child, parent) in zip(path.reversed(), path.reversed().dropFirst()) {
      switch set[parent].kind {
      case .and(let list), .or(let list):
        let rest: Truth = if case .and = set[parent].kind { .yes } else { .no }
        let beside = list.filter { $0 != child }.map { self.plans($0, rest) }
        let joined = [Plan].joined(beside + [all])
        if !joined.isEmpty { all = joined }
      case .quantified(_, let list, _), .aggregate(_, let list, _), .count(let list),
        .streak(_, _, let list):
        let isFilter = list.filter == child
        var open = list
        if isFilter { open.filter = nil }
        all = rows(open, all)
        alone = rows(open, alone)
      case .conditional(let test, let then, _) where child != test:
        let joined = [Plan].joined([self.plans(test, child == then ? .yes : .no), all])
        if !joined.isEmpty { all = joined }
      default: break
      }
    }
    return all + alone
  }

  /// From a root down to an expression, both included.
  private func path(from root: ExpressionID, to id: ExpressionID) -> [ExpressionID]? {
    var pending = [[root]]
    while let path = pending.popLast() {
      guard let last = path.last, set.expressions.indices.contains(last.index), path.count < 60
      else { continue }
      if last == id { return path }
      for operand in set[last].kind.operands { pending.append(path + [operand]) }
    }
    return nil
  }

  // MARK: rows

  private func chosen(_ table: Int, _ row: Int) -> [Plan] {
    guard set.tables.indices.contains(table), set.tables[table].rows.indices.contains(row) else {
      return []
    }
    let rows = set.tables[table].rows
    var parts: [[Plan]] = []
    for (place, column) in set.tables[table].columns.enumerated() {
      guard rows[row].cells.indices.contains(place) else { continue }
      let values: [Value]
      switch rows[row].cells[place] {
      case .anything: continue
      case .missing: values = [.missing]
      case .otherwise:
        let named = rows.flatMap { row -> [Value] in
          guard row.cells.indices.contains(place), case .tests(let tests) = row.cells[place] else {
            return []
          }
          return tests.flatMap { self.values($0, column.expression) }
        }
        values = others(than: named, column.expression)
      case .tests(let tests): values = tests.flatMap { self.values($0, column.expression) }
      }
      parts.append(values.flatMap { solve(column.expression, $0) })
    }
    return .joined(parts)
  }

  /// Values a cell's test holds for.
  private func values(_ test: DecisionTable.Test, _ column: ExpressionID) -> [Value] {
    switch test {
    case .equal(let id): return [constant(id)].compactMap { $0 }
    case .notEqual(let id): return others(than: [constant(id)].compactMap { $0 }, column)
    case .range(let lower, let isLowerOpen, let upper, let isUpperOpen):
      let low = lower.flatMap { constant($0) }.flatMap {
        beside($0, column, isLowerOpen ? .stepAbove : .at)
      }
      let high = upper.flatMap { constant($0) }.flatMap {
        beside($0, column, isUpperOpen ? .stepBelow : .at)
      }
      return [low, high].compactMap { $0 }
    }
  }

  // MARK: exceptions and boundaries

  private func plans(for goal: Goal, _ exception: ExceptionLook) -> [Plan] {
    if goal == .notApplied { return plans(exception.condition, .no) }
    var parts = [plans(exception.condition, .yes)] + exception.against.map { plans($0, .no) }
    switch exception.base {
    case .waived(let id): parts.insert(plans(id, .no), at: 0)
    case .revoked(let id), .against(let id): parts.insert(plans(id, .yes), at: 0)
    case .replaced: break
    }
    return .joined(parts)
  }

  private func plans(for goal: Goal, _ boundary: Boundary) -> (ExpressionID, [Plan]) {
    switch boundary.sides {
    case .values(let id, let limit):
      guard let threshold = constant(limit), let value = beside(threshold, id, goal) else {
        return (id, [])
      }
      return (id, solve(id, value))
    case .lasting(let since, let at, let duration, let unit):
      let days = goal == .at ? 0 : goal == .stepBelow ? -1 : 30
      return (since, lasting(since, at, duration, unit, daysBeyond: days))
    }
  }

  // MARK: decisions

  private func plans(for goal: Goal, _ decision: PolicyTest.Decision) -> [Plan] {
    switch decision {
    case .promotion(let index) where set.promotions.indices.contains(index):
      let promotion = set.promotions[index]
      let candidate = promotion.candidates.map { plans($0, .yes) } ?? [[]]
      if goal == .eligible {
        return .joined([candidate] + promotion.conditions.map { plans($0.condition, .yes) })
      }
      return promotion.conditions.flatMap { condition in
        [Plan].joined(
          [candidate] + condition.exceptions.map { plans($0.condition, .no) }
            + [plans(condition.condition, .no)])
      }
    case .training(let index) where set.trainings.indices.contains(index):
      let training = set.trainings[index]
      let recent = training.noRepeat.map { [[Move.assign(.list($0.table), .rows([]))]] } ?? [[]]
      return sentence(
        training.trigger, training.exceptions, isYes: goal == .triggered, also: recent)
    case .placement(let index) where set.placements.indices.contains(index):
      let placement = set.placements[index]
      return sentence(
        placement.suitable, placement.exceptions, isYes: goal == .suitable,
        also: placement.target.map { plans($0, .yes) } ?? [[]])
    case .flag(let index) where set.flags.indices.contains(index):
      let flag = set.flags[index]
      return sentence(flag.condition, flag.exceptions, isYes: goal == .raised, also: [[]])
    case .promotion, .training, .placement, .flag: return []
    }
  }

  private func sentence(
    _ condition: ExpressionID, _ exceptions: [RuleException], isYes: Bool, also: [Plan]
  ) -> [Plan] {
    if !isYes { return .joined([also, plans(condition, .no)]) }
    return .joined(
      [also] + exceptions.map { plans($0.condition, .no) } + [plans(condition, .yes)])
  }
}
