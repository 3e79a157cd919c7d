// Days.swift: steps, spans and elapsed times between days.

import Program
import Semantics
import Values

extension RuleProgram {
  /// Nil outside the years 1 ... 9999.
  func stepped(
    _ day: Int32, by count: Int, _ step: DateStep, _ monthEnd: MonthEndPolicy
  ) -> CalendarDate? {
    switch step {
    case .months: CalendarDate(days: day).adding(months: count, monthEnd)
    case .days: CalendarDate(days: day).adding(days: count)
    case .workingDays(let calendar): workDays(calendar)?.day(count, after: CalendarDate(days: day))
    }
  }

  func workDays(_ calendar: CalendarID) -> WorkingCalendar? {
    calendars.indices.contains(calendar.index) ? calendars[calendar.index] : nil
  }

  /// The last day from which the step does not lead beyond `day`: asked once for everybody, because a
  /// later day never leads to an earlier one.
  func lastDay(
    before day: Int32, by amount: Int, _ step: DateStep, _ monthEnd: MonthEndPolicy
  ) -> Int32 {
    func isOver(_ since: Int32) -> Bool {
      stepped(since, by: amount, step, monthEnd).map { $0.days <= day } ?? (amount < 0)
    }
    var low = CalendarDate.first.days - 1
    var high = CalendarDate.last.days
    while low < high {
      let middle = low + (high - low + 1) / 2
      if isOver(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

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
      let moved = Decimal(raw: amounts.number(row)).whole.flatMap {
        stepped(days.codes[row], by: isBackwards ? 0 &- $0 : $0, step)
      }
      out.codes[row] = moved?.days ?? 0
      out.states[row] = moved == nil ? State.failed : State.known
    }
  }

  /// Nil outside the years 1 ... 9999.
  func stepped(_ day: Int32, by count: Int, _ step: DateStep) -> CalendarDate? {
    program.stepped(day, by: count, step, plan.monthEnd)
  }

  func workDays(_ calendar: CalendarID) -> WorkingCalendar? { program.workDays(calendar) }

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
      return Int128(unit == .wholeMonths ? months : CalendarDate.years(ofMonths: months))
    case .days: return Int128(at) - Int128(since)
    case .workingDays(let calendar):
      return workDays(calendar).map {
        Int128($0.elapsed(since: CalendarDate(days: since), at: CalendarDate(days: at)))
      }
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
    let span = Span(from: CalendarDate(days: from), through: CalendarDate(days: to))
    return switch unit {
    case .wholeMonths: Int128(span.wholeMonths(plan.monthEnd))
    case .wholeYears: Int128(span.wholeYears(plan.monthEnd))
    case .days: Int128(span.days)
    case .workingDays(let calendar): workDays(calendar).map { Int128(span.workingDays(in: $0)) }
    }
  }

  /// Whether a constant time has passed: the day lies no later than the last one of which that is so.
  func isOver(
    _ since: Int, _ last: Int32, _ isNegated: Bool, _ count: Int, _ out: inout RegisterColumn
  ) {
    if isNegated {
      Kernels.test(registers[since].codes, registers[since].doubts, &out.states, count) {
        $0 > last
      }
    } else {
      Kernels.test(registers[since].codes, registers[since].doubts, &out.states, count) {
        $0 <= last
      }
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
      guard let duration = Decimal(raw: durations.number(row)).whole else {
        out.states[row] = State.failed
        continue
      }
      // A step that leaves the calendar forward is never over, one backward always is.
      let end = stepped(since.codes[row], by: duration, step)
      let isOver = end.map { $0.days <= at.codes[row] } ?? (duration < 0)
      out.states[row] = isOver != isNegated ? State.yes : State.no
    }
  }
}
