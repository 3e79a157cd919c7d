// ReferenceTime.swift: days, steps and spans (language.md, section 17).

import Semantics
import Values

extension ReferenceEvaluator {
  func time(_ kind: ExpressionKind, _ scope: Scope) -> Possible {
    switch kind {
    case .dayOfYear(let day, let month, let offset):
      return dayOfYear(day, month, date.year + offset)
    case .datePart(let part, let a):
      return days([a], scope) { day in
        let number =
          switch part {
          case .year: day[0].year
          case .month: day[0].month
          case .day: day[0].day
          }
        return .known(.number(Decimal(number)))
      }
    case .dateStep(let a, let by, let step, let isBackwards):
      return dayAndAmount([a], by, scope) { days, amount in
        stepped(days[0], by: isBackwards ? -amount : amount, step).map { .known(.date($0)) }
          ?? .failed
      }
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      return dayAndAmount([since, at], duration, scope) { days, amount in
        // A step that leaves the calendar forward is never over, one backward always is.
        let isOver = stepped(days[0], by: amount, step).map { $0 <= days[1] } ?? (amount < 0)
        return Possible(isOver != isNegated)
      }
    case .elapsed(let unit, let since, let at):
      return days([since, at], scope) { .known(.number(Decimal(elapsed(unit, $0[0], $0[1])))) }
    case .span(let unit, let from, let to):
      return days([from, to], scope) {
        .known(.number(Decimal(length(unit, Span(from: $0[0], through: $0[1])))))
      }
    default: return .known(.date(date))
    }
  }

  private func dayOfYear(_ day: Int, _ month: Int, _ year: Int) -> Possible {
    if let exact = CalendarDate(year: year, month: month, day: day) { return .known(.date(exact)) }
    // 29 February of a year that has none, as the root says.
    let other =
      monthEnd == .lastDayOfMonth
      ? CalendarDate(year: year, month: month, day: 28)
      : CalendarDate(year: year, month: month + 1, day: 1)
    return other.map { .known(.date($0)) } ?? .missing
  }

  /// Days and a whole number of months or days; a broken number is `galat`.
  private func dayAndAmount(
    _ days: [ExpressionID], _ amount: ExpressionID, _ scope: Scope,
    _ body: ([CalendarDate], Int) -> Possible
  ) -> Possible {
    known(days + [amount], scope) { values in
      let dates = values.compactMap { if case .date(let date) = $0 { date } else { nil } }
      guard case .number(let number) = values.last, let whole = number.whole else {
        return .failed
      }
      return body(dates, whole)
    }
  }

  private func stepped(_ day: CalendarDate, by amount: Int, _ step: DateStep) -> CalendarDate? {
    switch step {
    case .months: day.adding(months: amount, monthEnd)
    case .days: day.adding(days: amount)
    case .workingDays(let id): calendar(id).day(amount, after: day)
    }
  }

  func calendar(_ id: CalendarID) -> WorkingCalendar {
    let info = policy.vocabulary.calendars[id.index]
    return WorkingCalendar(weekdays: info.workingWeekdays, holidays: info.holidays)
  }

  /// The largest N with since + N <= at.
  private func elapsed(_ unit: SpanUnit, _ since: CalendarDate, _ at: CalendarDate) -> Int {
    switch unit {
    case .wholeYears: return since.wholeYears(until: at, monthEnd)
    case .wholeMonths: return since.wholeMonths(until: at, monthEnd)
    case .days: return since.days(until: at)
    case .workingDays(let id):
      let calendar = calendar(id)
      var count = 0
      while let next = calendar.day(count + 1, after: since), next <= at { count += 1 }
      while let here = calendar.day(count, after: since), here > at { count -= 1 }
      return count
    }
  }

  private func length(_ unit: SpanUnit, _ span: Span) -> Int {
    switch unit {
    case .wholeYears: span.wholeYears(monthEnd)
    case .wholeMonths: span.wholeMonths(monthEnd)
    case .days: span.days
    case .workingDays(let id): span.workingDays(in: calendar(id))
    }
  }

  /// The first day that is not too old: D - age < t.
  func isFresh(_ day: CalendarDate, _ age: (amount: Int, unit: DateStep)) -> Bool {
    stepped(date, by: -age.amount, age.unit).map { $0 < day } ?? true
  }
}
