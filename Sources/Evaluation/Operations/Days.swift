// Days.swift: steps, spans and elapsed times between days.

import Program
import Semantics
import Values

extension Machine {
  func datePart(
    _ part: DatePart, _ a: RegisterColumn, _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      out.states[row] = a.states[row]
      guard a.states[row] == State.known else { continue }
      let civil = CalendarDate(days: a.codes[row]).civil
      let value =
        switch part {
        case .year: civil.year
        case .month: civil.month
        case .day: civil.day
        }
      out.numbers[row] = Int128(value) * Decimal.scale
    }
  }

  func step(
    _ days: RegisterColumn, _ amounts: RegisterColumn, _ step: DateStep, _ isBackwards: Bool,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      let state = max(days.states[row], amounts.states[row])
      guard state == State.known else {
        out.states[row] = state
        continue
      }
      let moved = Decimal(raw: amounts.numbers[row]).whole.flatMap {
        stepped(days.codes[row], by: isBackwards ? 0 &- $0 : $0, step)
      }
      out.codes[row] = moved?.days ?? 0
      out.states[row] = moved == nil ? State.failed : State.known
    }
  }

  /// Nil outside the years 1 ... 9999.
  func stepped(_ day: Int32, by count: Int, _ step: DateStep) -> CalendarDate? {
    switch step {
    case .months: CalendarDate(days: day).adding(months: count, plan.monthEnd)
    case .days: CalendarDate(days: day).adding(days: count)
    case .workingDays(let calendar): workDays(calendar)?.step(day, by: count)
    }
  }

  func workDays(_ calendar: CalendarID) -> WorkDays? {
    program.calendars.indices.contains(calendar.index) ? program.calendars[calendar.index] : nil
  }

  func elapsed(
    _ unit: SpanUnit, _ since: RegisterColumn, _ at: RegisterColumn, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    out.measure(since, at, count) { elapsed(unit, since: $0, at: $1).map { $0 * Decimal.scale } }
  }

  func elapsed(_ unit: SpanUnit, since: Int32, at: Int32) -> Int128? {
    switch unit {
    case .wholeMonths, .wholeYears:
      let months = CalendarDate(days: since).wholeMonths(
        until: CalendarDate(days: at), plan.monthEnd)
      if unit == .wholeMonths { return Int128(months) }
      return Int128(months >= 0 ? months / 12 : (months - 11) / 12)
    case .days: return Int128(at) - Int128(since)
    case .workingDays(let calendar):
      return workDays(calendar).map { Int128($0.elapsed(since: since, at: at)) }
    }
  }

  func span(
    _ unit: SpanUnit, _ from: RegisterColumn, _ to: RegisterColumn, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    out.measure(from, to, count) { span(unit, from: $0, to: $1).map { $0 * Decimal.scale } }
  }

  /// Both days counted.
  func span(_ unit: SpanUnit, from: Int32, to: Int32) -> Int128? {
    if case .workingDays(let calendar) = unit {
      return workDays(calendar).map { Int128($0.count(from: from, to: to)) }
    }
    return CalendarDate(days: to).adding(days: 1).flatMap {
      elapsed(unit, since: from, at: $0.days)
    }
  }

  func hasLasted(
    _ since: RegisterColumn, _ at: RegisterColumn, _ durations: RegisterColumn, _ step: DateStep,
    _ isNegated: Bool, _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      let state = max(since.states[row], at.states[row], durations.states[row])
      guard state == State.known else {
        out.states[row] = state
        continue
      }
      let end = Decimal(raw: durations.numbers[row]).whole.flatMap {
        stepped(since.codes[row], by: $0, step)
      }
      guard let end else {
        out.states[row] = State.failed
        continue
      }
      out.states[row] = (end.days <= at.codes[row]) != isNegated ? State.yes : State.no
    }
  }
}
