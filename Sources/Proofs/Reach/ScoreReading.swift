// ScoreReading.swift: what measured values, scores and groups of them can be.

import Semantics
import Values

extension Reader {
  /// A value measured; taken apart, the weighted sum of its sources.
  mutating func measured(_ id: IndicatorID, _ source: Int? = nil) -> Abstract {
    guard set.indicators.indices.contains(id.index) else { return .missing }
    let indicator = set.indicators[id.index]
    let type = ScalarType.number(NumberType(unit: indicator.unit))
    if let source { return read(.source(id.index, source), type) }
    guard isTakenApart.contains(.indicator(id.index)), indicator.sources.count > 1 else {
      return read(.indicator(id.index), type)
    }
    var sum: Abstract?
    for (number, part) in indicator.sources.enumerated() {
      let value = arithmetic(
        .multiply, read(.source(id.index, number), type), Abstract(ValueSet(part.share.raw)),
        .plain)
      sum = sum.map { arithmetic(.add, $0, value, .plain) } ?? value
    }
    return scaled(sum ?? .missing, 1, 100)
  }

  // MARK: scores

  mutating func score(_ id: IndicatorID) -> Abstract {
    guard set.indicators.indices.contains(id.index) else { return .missing }
    let indicator = set.indicators[id.index]
    let percent = ScalarType.number(NumberType(unit: .percent))
    if isTakenApart.contains(.score(id.index)) {
      return remembered(MemoKey(kind: 2, index: id.index, output: 0)) {
        $0.workedOut(indicator, id)
      }
    }
    return value(of: .score(id.index), percent) { $0.scores(of: indicator) }
  }

  /// The scores an indicator's bounds leave.
  mutating func scores(of indicator: Indicator) -> ValueSet {
    let digits =
      indicator.rounding?.digits ?? precision(of: .scalar(.number(NumberType(unit: .percent))))
    let step = Decimal.power(Decimal.digits - max(0, min(digits, Decimal.digits)))
    guard let low = value(indicator.lower).set.least, let high = value(indicator.upper).set.greatest
    else { return ValueSet(from: -ValueSet.limit, to: ValueSet.limit, step: step) }
    let all = ValueSet(from: low, to: high, step: step)
    // Bounds are reached, on whatever grid they lie.
    return low <= high ? all.union(ValueSet([low, high])) : all
  }

  private mutating func workedOut(_ indicator: Indicator, _ id: IndicatorID) -> Abstract {
    var score: Abstract
    if let expression = indicator.score {
      score = value(expression)
    } else if let target = indicator.target {
      let goal = self.goal(target, indicator)
      let measured = self.measured(id)
      let rest: Abstract
      switch target.direction {
      case .atLeast: rest = measured
      case .atMost: rest = arithmetic(.subtract, scaled(goal, 2, 1), measured, .plain)
      }
      score = arithmetic(.divide, rest, goal, .timesHundred)
    } else {
      return .missing
    }
    score.term = nil
    if let rounding = indicator.rounding {
      let digits = precision(of: .scalar(.number(NumberType(unit: .percent))))
      score.set = score.set.looked(at: digits).rounded(digits: rounding.digits, rounding.mode)
    }
    let (lower, upper) = (value(indicator.lower), value(indicator.upper))
    score.set = score.set.extreme(lower.set, isHighest: true).extreme(upper.set, isHighest: false)
    return score
  }

  /// The target for the year, or for as much of it as is completed.
  private mutating func goal(_ target: Indicator.Target, _ indicator: Indicator) -> Abstract {
    let whole = value(target.value)
    guard indicator.combination == .sum, let period = target.period else { return whole }
    let perYear: Int128 =
      switch period {
      case .year: 1
      case .quarter: 4
      case .month: 12
      }
    if !target.isProRated { return scaled(whole, perYear, 1) }
    let months = today().set
    var completed: [Int128] = Array(1...12)
    if let only = months.single {
      let date = CalendarDate(days: Int32(truncatingIfNeeded: only))
      let isEnd = date.day == CalendarDate.daysIn(month: date.month, year: date.year)
      completed = [Int128(isEnd ? date.month : date.month - 1)]
    }
    if period == .quarter { completed = completed.map { $0 / 3 } }
    var result = whole
    result.set = .empty
    result.term = nil
    for count in completed where count > 0 {
      result.set = result.set.union(scaled(whole, count, period == .year ? 12 : 1).set)
    }
    if result.set.isEmpty { result.mayBeMissing = true }
    return result
  }

  // MARK: groups

  mutating func group(_ id: GroupID) -> Abstract {
    guard set.groups.indices.contains(id.index) else { return .missing }
    let group = set.groups[id.index]
    let percent = ScalarType.number(NumberType(unit: .percent))
    if isTakenApart.contains(.group(id.index)) {
      if let sum = weighed(group) { return sum }
    }
    return value(of: .group(id.index), percent) { $0.values(of: group) }
  }

  /// The values a group's scores leave: at most the best of them, at least the worst.
  mutating func values(of group: Group) -> ValueSet {
    let digits =
      group.rounding?.digits ?? precision(of: .scalar(.number(NumberType(unit: .percent))))
    let step = Decimal.power(Decimal.digits - max(0, min(digits, Decimal.digits)))
    var ranges: [(weight: Int128, low: Int128, high: Int128)] = []
    for indicator in members(of: group) {
      let scores = self.scores(of: indicator)
      guard var low = scores.least, var high = scores.greatest else { continue }
      if case .value(let value) = group.missing {
        low = min(low, value.raw)
        high = max(high, value.raw)
      }
      ranges.append((indicator.weight?.raw ?? Decimal.scale, low, high))
    }
    guard var low = ranges.map(\.low).min(), var high = ranges.map(\.high).max() else {
      return ValueSet(from: 0, to: 120 * Decimal.scale, step: step)
    }
    // Where everything always counts, the ends are weighted sums, too.
    var isWhole = members(of: group).allSatisfy { $0.appliesIf == nil }
    if case .redistribute = group.missing { isWhole = false }
    let total = ranges.reduce(Int128(0)) { $0 + $1.weight }
    if isWhole, total > 0 {
      var (least, most) = (Decimal.zero, Decimal.zero)
      for range in ranges {
        let (a, b) = (
          Decimal.scaled(range.low, times: range.weight, over: total),
          Decimal.scaled(range.high, times: range.weight, over: total)
        )
        least = a.flatMap { least.adding($0) } ?? least
        most = b.flatMap { most.adding($0) } ?? most
      }
      // Each part is rounded at the twelfth digit: look before holding against whole steps.
      low = max(low, least.looked(at: 6).raw)
      high = min(high, most.looked(at: 6).raw)
    }
    if let rounding = group.rounding {
      low = Decimal(raw: low).rounded(digits: rounding.digits, rounding.mode)?.raw ?? low
      high = Decimal(raw: high).rounded(digits: rounding.digits, rounding.mode)?.raw ?? high
    }
    return ValueSet(from: low, to: high, step: step).union(ValueSet([low, high]))
  }

  func members(of group: Group) -> [Indicator] {
    group.indicators.compactMap {
      set.indicators.indices.contains($0.index) ? set.indicators[$0.index] : nil
    }
  }

  /// The weighted sum itself; nil where it depends on more than can be told here.
  private mutating func weighed(_ group: Group) -> Abstract? {
    var sum = Abstract(ValueSet(0))
    var weights: Int128 = 0
    for id in group.indicators where set.indicators.indices.contains(id.index) {
      let indicator = set.indicators[id.index]
      if let condition = indicator.appliesIf {
        let applies = truth(condition)
        if applies == .no { continue }
        if applies != .yes { return nil }
      }
      var score = self.score(id)
      if score.mayBeMissing {
        switch group.missing {
        case .undetermined: break
        case .redistribute: return nil
        case .value(let value):
          score = score.joined(with: Abstract(ValueSet(value.raw)))
          score.mayBeMissing = false
        }
      }
      let weight = indicator.weight?.raw ?? Decimal.scale
      weights += weight
      sum = arithmetic(
        .add, sum, arithmetic(.multiply, score, Abstract(ValueSet(weight)), .plain), .plain)
    }
    if weights == 0 { return .missing }
    var result = arithmetic(.divide, sum, Abstract(ValueSet(weights)), .plain)
    if let rounding = group.rounding {
      let digits = precision(of: .scalar(.number(NumberType(unit: .percent))))
      result.set = result.set.looked(at: digits).rounded(digits: rounding.digits, rounding.mode)
    }
    return result
  }
}
