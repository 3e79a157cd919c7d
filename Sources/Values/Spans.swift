// Spans.swift: how long it is from a day to a day, in the two ways the language counts.
// Elapsed (`tahun penuh sejak D`): the largest N with D + N <= D2. Both days counted (`dari A sampai
// dengan B`): what has elapsed from A up to the day after B.

extension CalendarDate {
  /// `hari sejak D pada D2`; negative when `end` lies before.
  package func days(until end: CalendarDate) -> Int { Int(end.days) - Int(days) }

  /// The largest N with `self + N years <= end`, a year being a step of twelve months.
  package func wholeYears(until end: CalendarDate, _ policy: MonthEndPolicy) -> Int {
    CalendarDate.years(ofMonths: wholeMonths(until: end, policy))
  }

  /// `lama sejak D pada D2 >= N bulan`: whether `self + months <= end`. A step that leaves the
  /// calendar forward is never over, one that leaves it backward always is.
  package func hasElapsed(
    months: Int, by end: CalendarDate, _ policy: MonthEndPolicy
  ) -> Bool {
    guard let at = adding(months: months, policy) else { return months < 0 }
    return at <= end
  }

  /// Whole years in months, rounded down.
  package static func years(ofMonths months: Int) -> Int {
    months >= 0 ? months / 12 : (months - 11) / 12
  }
}

/// From a day to a day, both counted. `to` may lie before `from`: then everything counts negative.
package struct Span: Hashable, Sendable {
  package var from: CalendarDate
  package var to: CalendarDate

  package init(from: CalendarDate, through to: CalendarDate) {
    self.from = from
    self.to = to
  }

  /// `hari dari A sampai dengan B`.
  package var days: Int { from.days(until: to) + 1 }

  /// `bulan penuh dari A sampai dengan B`: 1 January to 31 December is twelve.
  package func wholeMonths(_ policy: MonthEndPolicy) -> Int {
    from.wholeMonths(untilDayNumber: Int(to.days) + 1, policy)
  }

  /// `tahun penuh dari A sampai dengan B`.
  package func wholeYears(_ policy: MonthEndPolicy) -> Int {
    CalendarDate.years(ofMonths: wholeMonths(policy))
  }

  /// `hari kerja dari A sampai dengan B`.
  package func workingDays(in calendar: WorkingCalendar) -> Int {
    calendar.count(from: from, through: to)
  }
}
