// Boundaries.swift: where a value lies beside a threshold, and how far one step is: 1 for whole numbers
// and days, what a value is rounded to, the next rank of a scale, else the precision of the unit, at
// least a hundredth.

import Evaluation
import Semantics
import Values

extension Boundary {
  var goals: [Goal] {
    changesBelow ? [.stepBelow, .at, .above] : [.below, .at, .stepAbove]
  }

  /// What a distance from the threshold shows; `isNear`: no farther than a step.
  private func goals(_ distance: Int128, isNear: Bool) -> Set<Goal> {
    if distance == 0 { return [.at] }
    if distance < 0 { return isNear ? [.below, .stepBelow] : [.below] }
    return isNear ? [.above, .stepAbove] : [.above]
  }

  func seen(in trace: Trace, _ set: RuleSet, _ vocabulary: Vocabulary) -> Set<Goal> {
    var found: Set<Goal> = []
    switch sides {
    case .values(let id, let threshold):
      for (value, limit) in trace.seen(id, with: threshold) {
        found.formUnion(goals(value.value, limit.value, vocabulary))
      }
    case .lasting(let since, let at, let duration, let unit):
      for (start, end) in trace.seen(since, with: at) {
        guard case .date(let start) = start.value, case .date(let end) = end.value,
          case .number(let length)? = trace.seen(duration).first?.first?.value,
          let due = Boundary.due(start, length, unit, set.monthEnd ?? .lastDayOfMonth)
        else { continue }
        let distance = Int128(end.days) - Int128(due.days)
        found.formUnion(goals(distance, isNear: abs(distance) <= 1))
      }
    }
    return found
  }

  private func goals(_ value: Value, _ limit: Value, _ vocabulary: Vocabulary) -> Set<Goal> {
    switch (value, limit, step) {
    case (.number(let value), .number(let limit), .number(let step, let precision)):
      guard let distance = value.looked(at: precision).subtracting(limit.looked(at: precision))
      else { return [] }
      return goals(distance.raw, isNear: distance.raw.magnitude <= step.raw.magnitude)
    case (.date(let value), .date(let limit), .day):
      let distance = Int128(value.days) - Int128(limit.days)
      return goals(distance, isNear: abs(distance) <= 1)
    case (.member(let value), .member(let limit), .rank(let id)):
      guard let rank = vocabulary.rank(value, of: id), let edge = vocabulary.rank(limit, of: id)
      else { return [] }
      return goals(Int128(rank - edge), isNear: abs(rank - edge) <= 1)
    default: return []
    }
  }

  /// The day from which a duration is over; nil where it cannot be told.
  static func due(
    _ start: CalendarDate, _ length: Decimal, _ unit: DateStep, _ monthEnd: MonthEndPolicy
  ) -> CalendarDate? {
    guard let count = length.whole, (0...200_000).contains(count) else { return nil }
    switch unit {
    case .months: return start.adding(months: count, monthEnd)
    case .days: return start.adding(days: count)
    case .workingDays: return nil
    }
  }
}

extension Vocabulary {
  func rank(_ member: Int, of id: EnumerationID) -> Int? {
    guard enumerations.indices.contains(id.index),
      enumerations[id.index].members.indices.contains(member)
    else { return nil }
    return enumerations[id.index].members[member].rank
  }
}

/// How far one step of an expression is.
struct Steps {
  let set: RuleSet
  let vocabulary: Vocabulary

  /// Nil for what has no order.
  func size(of id: ExpressionID) -> StepSize? {
    switch set[id].type {
    case .scalar(.number(let type)):
      let precision =
        vocabulary.units.indices.contains(type.unit.index)
        ? vocabulary.units[type.unit.index].precision : 6
      return .number(grid(of: id, depth: 0) ?? smallest(type, precision), precision: precision)
    case .scalar(.date): return .day
    case .scalar(.member(let choice)):
      return vocabulary.enumerations.indices.contains(choice.index)
        && vocabulary.enumerations[choice.index].isScale ? .rank(choice) : nil
    default: return nil
    }
  }

  private func smallest(_ type: NumberType, _ precision: Int) -> Decimal {
    type.isInteger ? .one : Decimal(raw: Decimal.power(Decimal.digits - min(2, precision)))
  }

  /// The grid that the values of an expression lie on, as far as its form tells.
  private func grid(of id: ExpressionID, depth: Int) -> Decimal? {
    guard depth < 8 else { return nil }
    switch set[id].kind {
    case .rounded(_, let digits, _):
      return Decimal(raw: Decimal.power(max(0, Decimal.digits - digits)))
    case .roundedToMultiple(_, let step, _):
      if case .literal(.number(let amount)) = set[step].kind { return amount }
      return nil
    case .elapsed, .span, .count, .datePart: return .one
    case .converted(let inner, let numerator, let denominator):
      return grid(of: inner, depth: depth + 1).flatMap {
        Decimal.scaled($0.raw, times: numerator.raw, over: denominator.raw)
      }
    case .extreme(_, let list):
      return list.compactMap { grid(of: $0, depth: depth + 1) }.min()
    case .ifMissing(let inner, _): return grid(of: inner, depth: depth + 1)
    case .formula(let index, _) where set.formulas.indices.contains(index.index):
      let formula = set.formulas[index.index]
      return formula.exceptions.isEmpty ? grid(of: formula.body, depth: depth + 1) : nil
    case .group(let index) where set.groups.indices.contains(index.index):
      return set.groups[index.index].rounding.map {
        Decimal(raw: Decimal.power(max(0, Decimal.digits - $0.digits)))
      }
    case .indicatorScore(let index) where set.indicators.indices.contains(index.index):
      return set.indicators[index.index].rounding.map {
        Decimal(raw: Decimal.power(max(0, Decimal.digits - $0.digits)))
      }
    case .aggregate(let kind, _, let body) where kind != .mean:
      return grid(of: body, depth: depth + 1)
    default:
      if case .scalar(.number(let type)) = set[id].type, type.isInteger { return .one }
      return nil
    }
  }
}
