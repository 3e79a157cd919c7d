// Windows.swift: stretches of time that rules look back on, seen from the evaluation date.
// Spans.swift measures from a day to a day; here a date gives an interval.

extension CalendarDate {
  /// `N tahun terakhir`: the last `count` years whose 31 December lies before this day, the earliest
  /// first. Empty for a count below 1; years before 1 are left out.
  package func completedYears(_ count: Int) -> Range<Int> {
    let end = year
    guard count > 0, end > 1 else { return end..<end }
    return (count >= end ? 1 : end - count)..<end
  }

  /// `dalam N bulan terakhir`: the days t with `self - N months < t <= self`; nil for a count below 1.
  package func lastMonths(_ count: Int, _ policy: MonthEndPolicy) -> DateInterval? {
    guard count > 0 else { return nil }
    let start = adding(months: -count, policy)?.adding(days: 1) ?? .first
    return DateInterval(from: start, to: self)
  }

  /// `dalam N hari terakhir`: the days t with `self - N days < t <= self`; nil for a count below 1.
  package func lastDays(_ count: Int) -> DateInterval? {
    guard count > 0 else { return nil }
    return DateInterval(from: adding(days: 1 - count) ?? .first, to: self)
  }

  /// `dalam tahun berjalan`: from 1 January to this day.
  package var yearSoFar: DateInterval { DateInterval(from: startOfYear, to: self) }

  /// `dalam bulan berjalan`: from the first of the month to this day.
  package var monthSoFar: DateInterval { DateInterval(from: startOfMonth, to: self) }

  /// `dalam tahun lalu`: the whole calendar year before this day's; nil in the first year.
  package var previousYear: DateInterval? {
    guard let end = startOfYear.adding(days: -1) else { return nil }
    return DateInterval(from: end.startOfYear, to: end)
  }

  /// `dalam bulan lalu`: the whole calendar month before this day's; nil in the first month.
  package var previousMonth: DateInterval? {
    guard let end = startOfMonth.adding(days: -1) else { return nil }
    return DateInterval(from: end.startOfMonth, to: end)
  }

  package var startOfYear: CalendarDate {
    CalendarDate(year: year, month: 1, day: 1) ?? self
  }

  package var endOfYear: CalendarDate {
    CalendarDate(year: year, month: 12, day: 31) ?? self
  }

  package var startOfMonth: CalendarDate { adding(days: 1 - day) ?? self }

  package var endOfMonth: CalendarDate {
    let (year, month, day) = civil
    return adding(days: CalendarDate.daysIn(month: month, year: year) - day) ?? self
  }
}

extension DateInterval {
  /// How many days, both ends counted.
  package var days: Int { Span(from: from, through: to).days }

  /// Intervals in order, those that overlap or touch made one; empty ones (`to` before `from`) drop
  /// out. `N bulan berturut-turut` looks at what is left.
  package static func merged(_ intervals: some Sequence<DateInterval>) -> [DateInterval] {
    var merged: [DateInterval] = []
    let ordered = intervals.filter { $0.from <= $0.to }.sorted {
      ($0.from, $0.to) < ($1.from, $1.to)
    }
    for interval in ordered {
      if let last = merged.last, last.to.days(until: interval.from) <= 1 {
        merged[merged.count - 1].to = max(last.to, interval.to)
      } else {
        merged.append(interval)
      }
    }
    return merged
  }
}
