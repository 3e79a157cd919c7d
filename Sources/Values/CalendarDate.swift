// CalendarDate.swift: days of the Gregorian calendar, without zone or clock.
// Day numbers and civil dates convert by Howard Hinnant's public-domain algorithm.

/// What a step of months does with a day the target month does not have.
package enum MonthEndPolicy: String, Sendable, Hashable {
  /// 31 January + 1 month = 28 or 29 February.
  case lastDayOfMonth
  /// 31 January + 1 month = 1 March.
  case firstDayOfNextMonth
}

/// A day, as the number of days since 1970-01-01.
package struct CalendarDate: Hashable, Comparable, Sendable {
  package var days: Int32

  package init(days: Int32) { self.days = days }

  /// Nil when there is no such day or the year is not 1 ... 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.daysIn(month: month, year: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  package static let first = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
  package static let last = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.days < b.days }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package var civil: (year: Int, month: Int, day: Int) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp + (mp < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  /// 1 = Monday (Senin) ... 7 = Sunday (Minggu).
  package var weekday: Int { (((Int(days) + 3) % 7) + 7) % 7 + 1 }

  /// Nil outside the years 1 ... 9999.
  package func adding(days count: Int) -> CalendarDate? {
    let (sum, overflow) = Int(days).addingReportingOverflow(count)
    guard !overflow, sum >= Int(CalendarDate.first.days), sum <= Int(CalendarDate.last.days) else {
      return nil
    }
    return CalendarDate(days: Int32(sum))
  }

  /// A step of whole months, back or forth; nil outside the years 1 ... 9999.
  package func adding(months count: Int, _ policy: MonthEndPolicy) -> CalendarDate? {
    guard let day = dayNumber(adding: count, policy), day >= Int(CalendarDate.first.days),
      day <= Int(CalendarDate.last.days)
    else { return nil }
    return CalendarDate(days: Int32(truncatingIfNeeded: day))
  }

  /// The same as a day number, and also for the years 0 and 10 000: what is measured up to the last
  /// day needs a day behind it.
  private func dayNumber(adding count: Int, _ policy: MonthEndPolicy) -> Int? {
    let (year, month, day) = civil
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(count)
    guard !overflow, total >= 0, total < 120_012 else { return nil }
    let newYear = total / 12
    let newMonth = total % 12 + 1
    let last = CalendarDate.daysIn(month: newMonth, year: newYear)
    let end = CalendarDate(uncheckedYear: newYear, month: newMonth, day: min(day, last))
    return Int(end.days) + (day > last && policy == .firstDayOfNextMonth ? 1 : 0)
  }

  /// The largest N with `self + N months <= end`; negative when `end` lies before.
  package func wholeMonths(until end: CalendarDate, _ policy: MonthEndPolicy) -> Int {
    wholeMonths(untilDayNumber: Int(end.days), policy)
  }

  /// The same up to a day given as a number, which may be the day behind the last.
  func wholeMonths(untilDayNumber end: Int, _ policy: MonthEndPolicy) -> Int {
    let a = civil
    let b = CalendarDate(days: Int32(truncatingIfNeeded: end)).civil
    var months = (b.year - a.year) * 12 + b.month - a.month
    // The estimate is right to within one month either way; move to the largest that fits.
    while let next = dayNumber(adding: months + 1, policy), next <= end { months += 1 }
    while let at = dayNumber(adding: months, policy), at > end { months -= 1 }
    return months
  }

  /// The form `2026-12-31`, used in records and data output.
  package var iso: String {
    let (y, m, d) = civil
    func pad(_ n: Int, _ width: Int) -> String {
      let s = String(n)
      return String(repeating: "0", count: max(0, width - s.utf8.count)) + s
    }
    return "\(pad(y, 4))-\(pad(m, 2))-\(pad(d, 2))"
  }
}

/// From a day to a day, both included; an open end is `CalendarDate.last`.
package struct DateInterval: Hashable, Sendable {
  package var from: CalendarDate
  package var to: CalendarDate

  package init(from: CalendarDate, to: CalendarDate = .last) {
    self.from = from
    self.to = to
  }

  package static let always = DateInterval(from: .first, to: .last)

  package func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }

  package func intersection(_ other: DateInterval) -> DateInterval? {
    let both = DateInterval(from: max(from, other.from), to: min(to, other.to))
    return both.from <= both.to ? both : nil
  }
}
