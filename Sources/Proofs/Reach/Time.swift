// Time.swift: what steps and spans between days can come to. All of them keep the order of days, so the
// earliest and latest day say how far they reach.

import Semantics
import Values

extension Reader {
  private var policy: MonthEndPolicy { self.set.monthEnd ?? .lastDayOfMonth }

  private func day(_ number: Int128?) -> CalendarDate? {
    number.map { CalendarDate(days: Int32(truncatingIfNeeded: $0)) }
  }

  mutating func time(_ kind: ExpressionKind, _ id: ExpressionID, _ scope: Scope) -> Abstract {
    switch kind {
    case .dayOfYear(let day, let month, let offset):
      let today = self.today()
      var result = today
      result.term = nil
      result.set = today.set.mapped(step: 1) { number in
        let year = CalendarDate(days: Int32(truncatingIfNeeded: number)).year + offset
        return CalendarDate(year: year, month: month, day: day).map { Int128($0.days) }
      }
      return result
    case .datePart(let part, let a): return datePart(part, value(a, scope))
    case .dateStep(let a, let by, let step, let isBackwards):
      // Both are read first: what they read must be known where the answer is.
      let (start, amount) = (value(a, scope), value(by, scope))
      let result = stepped(start, amount, step, isBackwards)
      // Which of the days are beyond the calendar must be told apart.
      if result.mayBeMissing, !start.mayBeMissing, !amount.mayBeMissing { note(splitting(start)) }
      return result
    case .elapsed(let unit, let since, let at):
      switch unit {
      case .wholeMonths: return months(since, at, scope)
      case .wholeYears:
        var months = self.months(since, at, scope)
        let year = 12 * Decimal.scale
        months.set = months.set.mapped(step: Decimal.scale) {
          ValueSet.multiple(atMost: $0, of: year) / 12
        }
        months.term = nil
        return months
      case .days, .workingDays:
        let (since, at) = (value(since, scope), value(at, scope))
        return elapsed(unit, since, at, inclusive: 0)
      }
    case .span(let unit, let from, let to):
      let (from, to) = (value(from, scope), value(to, scope))
      return elapsed(unit, from, to, inclusive: 1)
    case .hasLasted(let since, let at, let duration, .months, let isNegated):
      let months = self.months(since, at, scope)
      let wanted = value(duration, scope)
      let number = ExpressionType.scalar(.number(NumberType(unit: .month)))
      var truth = possible(.greaterOrEqual, months.set, wanted.set, number)
      if months.mayBeMissing || wanted.mayBeMissing { truth.insert(.open) }
      if truth.isSuperset(of: .either) {
        if let single = wanted.set.single {
          note(splitting(months, at: ValueSet(from: -ValueSet.limit, to: single - 1)))
        } else {
          note(splitting(Abstract(.empty, doubt: doubt([months, wanted]))))
        }
      }
      return (isNegated ? truth.negated : truth).abstract
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      let (at, start) = (value(at, scope), value(since, scope))
      let amount = value(duration, scope)
      var end = stepped(start, amount, step, false)
      // Past the calendar it is never over.
      if end.set.isEmpty, !start.set.isEmpty, !amount.set.isEmpty {
        end.set = ValueSet(Int128(CalendarDate.last.days) + 1)
      }
      var truth = possible(.lessOrEqual, end.set, at.set, .scalar(.date))
      if end.mayBeMissing || at.mayBeMissing { truth.insert(.open) }
      if truth.isSuperset(of: .either) {
        note(cut(start, at, end) ?? splitting(Abstract(.empty, doubt: doubt([end, at]))))
      }
      return (isNegated ? truth.negated : truth).abstract
    default: return .missing
    }
  }

  /// The term of the whole months between two days.
  mutating func monthsTerm(_ since: ExpressionID, _ at: ExpressionID, _ call: Int) -> Term {
    .opaque(canon.months(since, at, in: call))
  }

  /// Whole months from day to day: a term of its own, so that conditions on one span meet; and never
  /// more than the days themselves allow.
  private mutating func months(
    _ since: ExpressionID, _ at: ExpressionID, _ scope: Scope
  ) -> Abstract {
    let (start, end) = (value(since, scope), value(at, scope))
    let term = monthsTerm(since, at, scope.call)
    if let from = start.term, let to = end.term { spans[term] = (from, to) }
    let bounds = elapsed(.wholeMonths, start, end, inclusive: 0)
    var months = value(of: term, .number(NumberType(unit: .month, isInteger: true))) { _ in
      bounds.set
    }
    months.set = months.set.intersection(bounds.set)
    months.mayBeMissing = bounds.mayBeMissing
    if months.mayBeMissing { months.doubt = bounds.doubt }
    return months
  }

  /// Where a fixed end tells early starts from late ones.
  private func cut(_ start: Abstract, _ at: Abstract, _ end: Abstract) -> Split? {
    guard start.term != nil, let at = at.set.single, let first = start.set.least,
      let last = start.set.greatest, let endOfFirst = end.set.least, end.set.greatest != nil
    else { return nil }
    // Near enough: a day of the same distance; halving does the rest.
    let guess = first + (at - endOfFirst)
    guard guess >= first, guess < last else { return nil }
    return splitting(start, at: ValueSet(from: -ValueSet.limit, to: guess))
  }

  private func datePart(_ part: DatePart, _ value: Abstract) -> Abstract {
    var result = value
    result.term = nil
    func number(_ days: Int128) -> Int128 {
      let civil = CalendarDate(days: Int32(truncatingIfNeeded: days)).civil
      let part =
        switch part {
        case .year: civil.year
        case .month: civil.month
        case .day: civil.day
        }
      return Int128(part) * Decimal.scale
    }
    guard let first = value.set.least, let last = value.set.greatest else { return result }
    let years = (number(first), number(last))
    switch part {
    case .year: result.set = ValueSet(from: years.0, to: years.1, step: Decimal.scale)
    case .month, .day:
      if first == last {
        result.set = ValueSet(years.0)
      } else {
        let most: Int128 = part == .month ? 12 : 31
        result.set = ValueSet(
          from: Decimal.scale, to: most * Decimal.scale, step: Decimal.scale)
      }
    }
    return result
  }

  private func stepped(
    _ start: Abstract, _ amount: Abstract, _ step: DateStep, _ isBackwards: Bool
  ) -> Abstract {
    let amounts = isBackwards ? amount.set.negated : amount.set
    var result = Abstract(
      .empty, mayBeMissing: start.mayBeMissing || amount.mayBeMissing,
      doubt: doubt([start, amount]))
    guard let first = day(start.set.least), let last = day(start.set.greatest),
      let least = amounts.least, let most = amounts.greatest
    else { return result }
    let low = moved(first, ValueSet.multiple(atMost: least, of: Decimal.scale), step, isLate: false)
    let high = moved(last, ValueSet.multiple(atLeast: most, of: Decimal.scale), step, isLate: true)
    // Days that there are not cannot be worked out, whichever day it was.
    if low.isBeyond, high.isBeyond, low.day == high.day { return result }
    result.set = ValueSet(from: Int128(low.day.days), to: Int128(high.day.days))
    // The only day left is not that of those that lead beyond.
    if low.isBeyond != high.isBeyond, result.set.single != nil { result.mayBeMissing = true }
    return result
  }

  /// The day so many steps on, or a day beyond it where working days cannot be counted here; past the calendar,
  /// its last day.
  private func moved(
    _ day: CalendarDate, _ amount: Int128, _ step: DateStep, isLate: Bool
  ) -> (day: CalendarDate, isBeyond: Bool) {
    let count = Int(clamping: amount / Decimal.scale)
    let end = count < 0 ? CalendarDate.first : CalendarDate.last
    if count == 0 { return (day, false) }
    guard count > -4_000_000, count < 4_000_000 else { return (end, true) }
    let moved: CalendarDate?
    switch step {
    case .months: moved = day.adding(months: count, policy)
    case .days: moved = day.adding(days: count)
    case .workingDays:
      // At least as many calendar days; how many more depends on the calendar.
      if isLate == (count > 0) { return (end, false) }
      moved = day.adding(days: count)
    }
    return (moved ?? end, moved == nil)
  }

  private func elapsed(
    _ unit: SpanUnit, _ since: Abstract, _ at: Abstract, inclusive: Int
  ) -> Abstract {
    var result = Abstract(
      .empty, mayBeMissing: since.mayBeMissing || at.mayBeMissing, doubt: doubt([since, at]))
    guard let first = day(since.set.least), let last = day(since.set.greatest),
      let early = day(at.set.least)?.adding(days: inclusive),
      let late = day(at.set.greatest).map({ $0.adding(days: inclusive) ?? .last })
    else { return result }
    var low = count(unit, from: last, to: early)
    var high = count(unit, from: first, to: late)
    if case .workingDays = unit {
      // Between none and all of the days.
      low = min(low, 0)
      high = max(high, 0)
    }
    result.set = ValueSet(
      from: Int128(low) * Decimal.scale, to: Int128(high) * Decimal.scale, step: Decimal.scale)
    return result
  }

  private func count(_ unit: SpanUnit, from: CalendarDate, to: CalendarDate) -> Int {
    switch unit {
    case .wholeYears: from.wholeYears(until: to, policy)
    case .wholeMonths: from.wholeMonths(until: to, policy)
    case .days, .workingDays: from.days(until: to)
    }
  }
}
