// WorkingCalendar.swift: which days are worked: weekdays less holidays.
// Counting looks holidays up by halving, so that a span of centuries costs as much as a week.

/// The working days of an office.
package struct WorkingCalendar: Hashable, Sendable {
  /// Bit 0 = Monday ... bit 6 = Sunday.
  package let weekdays: UInt8
  /// The holidays that fall on working weekdays, in order, each once.
  package let holidays: [CalendarDate]

  /// Monday to Friday.
  package static let mondayToFriday: UInt8 = 0b001_1111

  /// Holidays may come in any order and more than once, and may fall on days not worked anyway.
  package init(
    weekdays: UInt8 = WorkingCalendar.mondayToFriday, holidays: some Sequence<CalendarDate> = []
  ) {
    let mask = weekdays & 0b111_1111
    self.weekdays = mask
    self.holidays = Set(holidays.filter { WorkingCalendar.holds(mask, $0.weekday) }).sorted()
  }

  package func isWorked(_ day: CalendarDate) -> Bool {
    guard WorkingCalendar.holds(weekdays, day.weekday) else { return false }
    let at = holidaysBefore(day)
    return at == holidays.count || holidays[at] != day
  }

  /// The working days of `from ... to`, both included. When `to` lies before the day before `from`,
  /// the days between them count negative, as whole days do: with every day worked this is
  /// `to - from + 1`.
  package func count(from: CalendarDate, through to: CalendarDate) -> Int {
    before(Int(to.days) + 1) - before(Int(from.days))
  }

  /// The largest N with `since` + N working days <= `at`; negative when `at` lies before.
  package func elapsed(since: CalendarDate, at: CalendarDate) -> Int {
    if at >= since { return before(Int(at.days) + 1) - before(Int(since.days) + 1) }
    // Back over the working days between the two, and one more to reach `at` or lie before it.
    return before(Int(at.days) + 1) - before(Int(since.days)) - 1
  }

  /// The `count`-th working day after `day`, or before it for a negative count; `day` itself for
  /// zero. Nil outside the years 1 ... 9999 and when no day is worked.
  package func day(_ count: Int, after day: CalendarDate) -> CalendarDate? {
    if count == 0 { return day }
    // Forth: the first day d such that `count` working days lie in (day, d]. Back: the last day d
    // such that `-count` working days lie in [d, day): as many fewer lie before d.
    let base = count > 0 ? before(Int(day.days) + 1) : before(Int(day.days))
    let (sum, overflow) = base.addingReportingOverflow(count)
    if overflow { return nil }
    // `number` is how many working days lie before the day looked for.
    let number = count > 0 ? sum - 1 : sum
    var low = Int(CalendarDate.first.days)
    var high = Int(CalendarDate.last.days)
    guard before(high + 1) > number, before(low) <= number else { return nil }
    // The largest day before which at most `number` working days lie is the working day itself.
    while low < high {
      let middle = low + (high - low + 1) / 2
      if before(middle) <= number { low = middle } else { high = middle - 1 }
    }
    return CalendarDate(days: Int32(truncatingIfNeeded: low))
  }

  /// How many working days lie in days before `day`, from a fixed Monday on; negative before it.
  private func before(_ day: Int) -> Int {
    // 1970-01-05 was a Monday.
    let fromMonday = day - 4
    let week = fromMonday >= 0 ? fromMonday / 7 : (fromMonday - 6) / 7
    let rest = fromMonday - week * 7
    var count = week * weekdays.nonzeroBitCount
    for weekday in 0..<rest where weekdays & (1 << UInt8(weekday)) != 0 { count += 1 }
    return count - holidaysBefore(CalendarDate(days: Int32(truncatingIfNeeded: day)))
  }

  private func holidaysBefore(_ day: CalendarDate) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func holds(_ mask: UInt8, _ weekday: Int) -> Bool {
    mask & (1 << UInt8(truncatingIfNeeded: weekday - 1)) != 0
  }
}
