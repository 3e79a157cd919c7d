// ReferenceScores.swift: measured values, scores and groups (language.md, section 10).

import Semantics
import Values

/// One measurement as a record gives it.
private struct Measurement {
  var date: CalendarDate?
  var source: Int?
  var respondents: Decimal?
  var value: Decimal
}

extension ReferenceEvaluator {
  // MARK: measured values

  /// `NAME`: the one source's value, or the sum of all weighed by their shares.
  func indicator(_ id: IndicatorID) -> Possible {
    if let fixed = suppositions[.indicator(id)] { return Possible(fixed) }
    let indicator = set.indicators[id.index]
    if indicator.sources.count <= 1 { return measured(indicator, indicator.sources.first) }
    let parts = indicator.sources.map { measured(indicator, $0) }
    if let trouble = Possible.trouble(among: parts) { return trouble }
    var sum: Decimal? = .zero
    for (part, source) in zip(parts, indicator.sources) {
      guard case .known(.number(let value)) = part, let weighed = value.multiplied(by: source.share)
      else { return .failed }
      sum = sum?.adding(weighed)
    }
    return sum?.divided(by: .hundred).map { .known(.number($0)) } ?? .failed
  }

  /// `NAME.S`
  func indicator(_ id: IndicatorID, source: Int) -> Possible {
    if let fixed = suppositions[.indicator(id)] { return Possible(fixed) }
    let indicator = set.indicators[id.index]
    return measured(indicator, indicator.sources[source])
  }

  private func measured(_ indicator: Indicator, _ source: Indicator.Source?) -> Possible {
    var counted = measurements(of: indicator, source).filter { measurement in
      measurement.date.map { date.yearSoFar.contains($0) } ?? true
    }
    if counted.isEmpty { return .missing }
    let latest = counted.compactMap(\.date).max()
    if let age = source?.maximumAge {
      guard let latest, isFresh(latest, age) else { return .missing }
    }
    if indicator.combination == .latest, counted.count > 1 {
      if counted.allSatisfy({ $0.date != nil }) {
        counted = counted.filter { $0.date == latest }
      } else if Set(counted.map(\.value)).count > 1 {
        return .missing
      }
    }
    if let needed = source?.minimumRespondents {
      var sum = Decimal.zero
      for measurement in counted {
        guard let some = measurement.respondents, let next = sum.adding(some) else {
          return .missing
        }
        sum = next
      }
      if sum < Decimal(needed) { return .missing }
    }
    return combined(indicator.combination, counted.map(\.value))
  }

  private func measurements(of indicator: Indicator, _ source: Indicator.Source?)
    -> [Measurement]
  {
    let items = policy.schema?.measurements.flatMap { person.lists[$0.index] } ?? []
    let own = items.filter { $0.values[MeasurementColumn.indicator] == .member(indicator.code) }
    return own.compactMap { item in
      guard case .number(let value) = item.values[MeasurementColumn.value] else { return nil }
      var measurement = Measurement(value: value)
      if case .date(let day) = item.values[MeasurementColumn.date] { measurement.date = day }
      if case .member(let member) = item.values[MeasurementColumn.source] {
        measurement.source = member
      }
      if case .number(let number) = item.values[MeasurementColumn.respondents] {
        measurement.respondents = number
      }
      guard let source else { return measurement }
      // One that names no source is of the only one there is.
      let isOfSource =
        measurement.source.map { $0 == source.member }
        ?? (indicator.sources.count == 1)
      return isOfSource ? measurement : nil
    }
  }

  private func combined(_ kind: AggregateKind, _ values: [Decimal]) -> Possible {
    let all = values.map { Value.number($0) }
    switch kind {
    case .sum: return sum(all).map { .known(.number($0)) } ?? .failed
    case .mean:
      return sum(all)?.divided(by: Decimal(all.count)).map { .known(.number($0)) } ?? .failed
    case .highest: return values.max().map { .known(.number($0)) } ?? .missing
    case .lowest: return values.min().map { .known(.number($0)) } ?? .missing
    case .latest: return Set(all).count == 1 ? .known(all[0]) : .failed
    }
  }

  // MARK: scores

  /// `capaian NAME`: rounded as told, then held to `batas`.
  func score(_ id: IndicatorID) -> Possible {
    let indicator = set.indicators[id.index]
    var score = indicator.score.map { truth($0) } ?? byTarget(indicator, id)
    if let rounding = indicator.rounding, case .known(.number(let number)) = score {
      let precision = policy.vocabulary.units[UnitID.percent.index].precision
      let rounded = number.looked(at: precision).rounded(
        digits: rounding.digits, rounding.mode)
      score = rounded.map { .known(.number($0)) } ?? .failed
    }
    let bounds = [truth(indicator.lower), truth(indicator.upper)]
    if let trouble = Possible.trouble(among: [score] + bounds) { return trouble }
    guard case .known(.number(let value)) = score, case .known(.number(let lower)) = bounds[0],
      case .known(.number(let upper)) = bounds[1]
    else { return .failed }
    return .known(.number(min(max(value, lower), upper)))
  }

  private func byTarget(_ indicator: Indicator, _ id: IndicatorID) -> Possible {
    guard let target = indicator.target else { return .missing }
    let parts = [self.indicator(id), goal(target, indicator)]
    if let trouble = Possible.trouble(among: parts) { return trouble }
    guard case .known(.number(let value)) = parts[0], case .known(.number(let goal)) = parts[1]
    else { return .failed }
    let gained: Decimal? =
      switch target.direction {
      case .atLeast: value
      case .atMost: goal.multiplied(by: Decimal(2))?.subtracting(value)
      }
    let score = gained.flatMap {
      Decimal.scaled($0.raw, times: Decimal.hundred.raw, over: goal.raw)
    }
    return score.map { .known(.number($0)) } ?? .failed
  }

  /// The target of the whole year, or of the periods completed.
  private func goal(_ target: Indicator.Target, _ indicator: Indicator) -> Possible {
    let whole = truth(target.value)
    guard indicator.combination == .sum, let period = target.period,
      case .known(.number(let amount)) = whole
    else { return whole }
    // A month is completed on its last day.
    let months = date == date.endOfMonth ? date.month : date.month - 1
    var times = Decimal.one
    var parts = Decimal.one
    switch (period, target.isProRated) {
    case (.year, false): break
    case (.quarter, false): times = Decimal(4)
    case (.month, false): times = Decimal(12)
    case (.year, true): (times, parts) = (Decimal(months), Decimal(12))
    case (.quarter, true): times = Decimal(months / 3)
    case (.month, true): times = Decimal(months)
    }
    if times == .zero { return .missing }
    return Decimal.scaled(amount.raw, times: times.raw, over: parts.raw)
      .map { .known(.number($0)) } ?? .failed
  }

  // MARK: groups

  /// The sum of weight times score over the sum of the weights of what applies.
  func group(_ id: GroupID) -> Possible {
    if let fixed = suppositions[.group(id)] { return Possible(fixed) }
    let group = set.groups[id.index]
    var troubles: [Possible] = []
    var sum: Decimal? = .zero
    var weights: Decimal? = .zero
    for id in group.indicators {
      let indicator = set.indicators[id.index]
      let applies = indicator.appliesIf.map { truth($0) } ?? .yes
      if applies == .no { continue }
      if applies != .yes {
        troubles.append(applies)
        continue
      }
      var score = score(id)
      if score == .missing {
        switch group.missing {
        case .undetermined: break
        case .redistribute: continue
        case .value(let persen): score = .known(.number(persen))
        }
      }
      guard case .known(.number(let number)) = score else {
        troubles.append(score)
        continue
      }
      let weight = indicator.weight ?? .one
      weights = weights?.adding(weight)
      sum = weight.multiplied(by: number).flatMap { sum?.adding($0) }
    }
    if let trouble = Possible.trouble(among: troubles) { return trouble }
    guard let sum, let weights else { return .failed }
    if weights == .zero { return .missing }
    guard let value = sum.divided(by: weights) else { return .failed }
    guard let rounding = group.rounding else { return .known(.number(value)) }
    let precision = policy.vocabulary.units[UnitID.percent.index].precision
    return value.looked(at: precision).rounded(digits: rounding.digits, rounding.mode)
      .map { .known(.number($0)) } ?? .failed
  }
}
