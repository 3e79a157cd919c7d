// ScoreLowering.swift: indicators (measured value, score) and groups of them.

import Semantics
import Values

extension PlanLowering {
  // MARK: measured values

  mutating func indicator(_ id: IndicatorID) -> Register {
    let indicator = set.indicators[id.index]
    let name = indicator.origin.name
    if let value = suppositions[.indicator(id)] {
      return constant(value, .number, .supposed(name))
    }
    return owned(by: .indicator(id.index)) { lowering in
      if indicator.sources.isEmpty { return lowering.measurement(indicator, nil) }
      if indicator.sources.count == 1 {
        return lowering.measurement(indicator, indicator.sources[0])
      }
      return lowering.blended(indicator)
    }
  }

  /// Each source's value times its share, over hundred.
  private mutating func blended(_ indicator: Indicator) -> Register {
    let values = indicator.sources.map { measurement(indicator, $0) }
    let shares = indicator.sources.map(\.share.raw)
    if shares.allSatisfy({ $0 % Decimal.scale == 0 }) {
      let parts = zip(values, shares).map {
        BlendPart(value: $0, weight: $1 / Decimal.scale)
      }
      return emit(.blend(parts, over: 100), in: .person, .number)
    }
    // A share with a fraction is rounded with its own source's value.
    var sum = scaled(values[0], indicator.sources[0].share, over: .one)
    for (value, source) in zip(values, indicator.sources).dropFirst() {
      let part = scaled(value, source.share, over: .one)
      sum = emit([sum, part], .number) { .add($0[0], $0[1]) }
    }
    return scaled(sum, .one, over: .hundred)
  }

  /// One source's value; `source` is its place among the indicator's sources.
  mutating func indicator(_ id: IndicatorID, source: Int) -> Register {
    let indicator = set.indicators[id.index]
    if let value = suppositions[.indicator(id)] {
      return constant(value, .number, .supposed(indicator.origin.name))
    }
    guard indicator.sources.indices.contains(source) else {
      return constant(.missing, .number)
    }
    return owned(by: .indicator(id.index)) {
      $0.measurement(indicator, indicator.sources[source])
    }
  }

  private mutating func measurement(_ indicator: Indicator, _ source: Indicator.Source?)
    -> Register
  {
    var path = indicator.origin.name
    if let source, indicator.sources.count > 1, let name = sourceName(source.member) {
      path += "." + name
    }
    let firstOfYear = CalendarDate(year: date.year, month: 1, day: 1) ?? date
    let spec = MeasurementSpec(
      indicator: indicator.code, path: path, source: source?.member,
      takesUnsourced: indicator.sources.count <= 1, combination: indicator.combination,
      minimumRespondents: source?.minimumRespondents,
      freshFrom: source?.maximumAge.map { freshFrom($0.amount, $0.unit) },
      from: firstOfYear.days, to: date.days)
    let place = measurements.number(of: spec, in: &plan.measurements)
    return emit(.measurement(place), in: .person, .number)
  }

  private func sourceName(_ member: Int) -> String? {
    guard let id = vocabulary.sources, vocabulary.enumerations.indices.contains(id.index) else {
      return nil
    }
    let members = vocabulary.enumerations[id.index].members
    return members.indices.contains(member) ? members[member].name : nil
  }

  /// The first day later than the evaluation date less the age.
  private func freshFrom(_ amount: Int, _ unit: DateStep) -> Int32 {
    let before: CalendarDate? =
      switch unit {
      case .months: date.adding(months: -min(amount, 200_000), monthEnd)
      case .days: date.adding(days: -amount)
      case .workingDays(let calendar):
        calendars.indices.contains(calendar.index)
          ? calendars[calendar.index].day(-amount, after: date) : nil
      }
    return (before?.days).map { $0 + 1 } ?? CalendarDate.first.days
  }

  // MARK: scores

  mutating func score(_ id: IndicatorID) -> Register {
    let call = Call(entity: .score(id.index))
    if let known = results[call] { return known }
    let indicator = set.indicators[id.index]
    let register = owned(by: .indicator(id.index)) { lowering in
      var score = lowering.unboundedScore(indicator, id)
      if let rounding = indicator.rounding {
        let precision = lowering.precision(ofUnit: .percent)
        score = lowering.emit([score], .number) {
          .round($0[0], digits: rounding.digits, rounding.mode, precision: precision)
        }
      }
      let lower = lowering.lower(indicator.lower, .person, as: .number)
      let upper = lowering.lower(indicator.upper, .person, as: .number)
      let raised = lowering.emit([score, lower], .number) {
        .extreme(isHighest: true, $0, ranks: nil)
      }
      return lowering.emit([raised, upper], .number) {
        .extreme(isHighest: false, $0, ranks: nil)
      }
    }
    results[call] = register
    return register
  }

  private mutating func unboundedScore(_ indicator: Indicator, _ id: IndicatorID) -> Register {
    if let expression = indicator.score { return lower(expression, .person, as: .number) }
    guard let target = indicator.target else { return constant(.missing, .number) }
    let goal = self.goal(target, indicator)
    let value = self.indicator(id)
    switch target.direction {
    case .atLeast:
      return quotient(value, goal, isTimesHundred: true)
    case .atMost:
      let twice = scaled(goal, Decimal(2), over: .one)
      let rest = emit([twice, value], .number) { .subtract($0[0], $0[1]) }
      return quotient(rest, goal, isTimesHundred: true)
    }
  }

  /// The target for the year, or for as much of it as is completed. Only sums grow with time.
  private mutating func goal(_ target: Indicator.Target, _ indicator: Indicator) -> Register {
    let whole = lower(target.value, .person, as: .number)
    guard indicator.combination == .sum, let period = target.period else { return whole }
    let perYear =
      switch period {
      case .year: 1
      case .quarter: 4
      case .month: 12
      }
    if !target.isProRated { return scaled(whole, Decimal(perYear), over: .one) }
    let isMonthEnd = date.day == CalendarDate.daysIn(month: date.month, year: date.year)
    let months = isMonthEnd ? date.month : date.month - 1
    // A target per quarter counts whole quarters; one per year grows month by month.
    let (completed, parts) =
      switch period {
      case .year: (months, 12)
      case .quarter: (months / 3, 1)
      case .month: (months, 1)
      }
    if completed == 0 {
      return emit(.missing(.noPeriodCompleted(indicator.origin.name)), in: .person, .number)
    }
    return scaled(whole, Decimal(completed), over: Decimal(parts))
  }

  func precision(ofUnit unit: UnitID) -> Int {
    precision(of: ScalarType.number(NumberType(unit: unit)))
  }

  // MARK: groups

  mutating func group(_ id: GroupID) -> Register {
    let group = set.groups[id.index]
    let name = group.origin.name
    if let value = suppositions[.group(id)] { return constant(value, .number, .supposed(name)) }
    let call = Call(entity: .group(id.index))
    if let known = results[call] { return known }
    let parts = group.indicators.filter { set.indicators.indices.contains($0.index) }.map { id in
      let indicator = set.indicators[id.index]
      return GroupPart(
        applies: indicator.appliesIf.map { lower($0, .person, as: .truth) },
        weight: (indicator.weight ?? .one).raw, score: score(id))
    }
    let missing: GroupMissing =
      switch group.missing {
      case .undetermined: .undetermined
      case .redistribute: .redistribute
      case .value(let value): .value(value.raw)
      }
    var register = owned(by: call.entity) { lowering in
      lowering.emit(.group(parts, missing, name: name), in: .person, .number)
    }
    if let rounding = group.rounding {
      let precision = precision(ofUnit: .percent)
      register = owned(by: call.entity) { lowering in
        lowering.emit([register], .number) {
          .round($0[0], digits: rounding.digits, rounding.mode, precision: precision)
        }
      }
    }
    results[call] = register
    return register
  }

  /// What the outcome shows of an indicator: nothing where it does not concern the person.
  mutating func shown(_ register: Register, of id: IndicatorID) -> Register {
    guard let condition = set.indicators[id.index].appliesIf else { return register }
    let applies = lower(condition, .person, as: .truth)
    let nothing = emit(.missing(.notApplicable), in: .person, .number)
    return emit([applies, register, nothing], .number) {
      .select($0[0], then: $0[1], else: $0[2])
    }
  }
}
