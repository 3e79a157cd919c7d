// CalendarTests.swift: days, month steps, spans and windows at the edges: 29 February, month ends,
// both policies, spans that run backwards, the first and the last day there is.

import TestSupport
import Testing
import Values

/// `2024-02-29` in a test reads as a day.
func day(_ iso: String) -> CalendarDate {
  if let date = CalendarDate(iso: iso) { return date }
  Issue.record("\(iso) is no day")
  return .first
}

private let policies: [MonthEndPolicy] = [.lastDayOfMonth, .firstDayOfNextMonth]

@Suite struct CalendarTests {
  @Test func everyDayOfTheCalendarComesInTurn() {
    var expected = CalendarDate.first.days
    var mismatches = 0
    for year in 1...9999 {
      for month in 1...12 {
        let length = CalendarDate.daysIn(month: month, year: year)
        // The ends of each month suffice beside the length.
        for day in [1, 2, length - 1, length] {
          let date = CalendarDate(year: year, month: month, day: day)
          let civil = date?.civil
          if date?.days != expected + Int32(day) - 1 || civil?.year != year
            || civil?.month != month || civil?.day != day
          {
            mismatches += 1
          }
        }
        expected += Int32(length)
      }
    }
    #expect(mismatches == 0)
    #expect(expected - 1 == CalendarDate.last.days)
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.days == 0)
    #expect(day("1970-01-01").weekday == 4)
    #expect(day("2000-02-29").weekday == 2)
    #expect(CalendarDate.first.weekday == 1)
  }

  @Test func daysThatAreNoDays() {
    for (year, month, day) in [
      (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 2, 29), (1900, 2, 29),
      (2026, 4, 31), (2026, 1, 0), (.max, .max, .max), (.min, .min, .min),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
    #expect(CalendarDate.last.adding(days: 1) == nil)
    #expect(CalendarDate.first.adding(days: -1) == nil)
    #expect(CalendarDate.first.adding(days: .max) == nil)
    #expect(CalendarDate.first.adding(months: .min, .lastDayOfMonth) == nil)
    #expect(CalendarDate.last.adding(months: 1, .firstDayOfNextMonth) == nil)
    for extreme in [Int32.min, Int32.max] {
      let far = CalendarDate(days: extreme)
      _ = (far.iso, far.weekday, far.adding(days: 1), far.spelled, far.monthSoFar)
      _ = (far.adding(months: 5, .lastDayOfMonth), far.wholeMonths(until: .first, .lastDayOfMonth))
      _ = CalendarDate.first.wholeMonths(until: far, .lastDayOfMonth)
      _ = WorkingCalendar().count(from: far, through: far)
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28", "2026-03-01"), ("2024-01-31", 1, "2024-02-29", "2024-03-01"),
    ("2024-02-29", 12, "2025-02-28", "2025-03-01"), ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
    ("2026-03-31", -1, "2026-02-28", "2026-03-01"), ("2026-08-31", 1, "2026-09-30", "2026-10-01"),
    ("2026-12-31", 2, "2027-02-28", "2027-03-01"), ("2026-05-15", -17, "2024-12-15", "2024-12-15"),
    ("2026-05-15", 0, "2026-05-15", "2026-05-15"), ("2026-01-29", 1, "2026-02-28", "2026-03-01"),
    ("2026-01-30", 1, "2026-02-28", "2026-03-01"), ("2026-01-28", 1, "2026-02-28", "2026-02-28"),
  ])
  func stepsMonths(_ from: String, _ count: Int, _ last: String, _ next: String) {
    #expect(day(from).adding(months: count, .lastDayOfMonth)?.iso == last)
    #expect(day(from).adding(months: count, .firstDayOfNextMonth)?.iso == next)
  }

  @Test(arguments: [
    // from, to, months under either policy, years under either policy
    ("2024-02-29", "2025-02-28", 12, 11, 1, 0), ("2024-02-29", "2025-03-01", 12, 12, 1, 1),
    ("2024-02-29", "2025-02-27", 11, 11, 0, 0), ("2024-02-29", "2028-02-29", 48, 48, 4, 4),
    ("2024-02-29", "2028-02-28", 47, 47, 3, 3), ("2026-01-31", "2026-02-28", 1, 0, 0, 0),
    ("2026-01-31", "2026-03-01", 1, 1, 0, 0), ("2026-01-31", "2026-03-30", 1, 1, 0, 0),
    ("2026-01-31", "2026-03-31", 2, 2, 0, 0), ("1970-06-15", "2026-06-14", 671, 671, 55, 55),
    ("1970-06-15", "2026-06-15", 672, 672, 56, 56), ("1970-06-15", "2027-06-14", 683, 683, 56, 56),
    ("2026-05-05", "2026-05-05", 0, 0, 0, 0), ("2026-05-05", "2026-05-04", -1, -1, -1, -1),
    ("2026-05-05", "2026-04-05", -1, -1, -1, -1), ("2026-05-05", "2026-04-04", -2, -2, -1, -1),
    ("2026-03-31", "2026-02-28", -1, -2, -1, -1), ("2026-05-05", "2025-05-05", -12, -12, -1, -1),
    ("2026-05-05", "2025-05-04", -13, -13, -2, -2),
  ])
  func measuresWhatHasElapsed(
    _ from: String, _ to: String, _ last: Int, _ next: Int, _ lastYears: Int, _ nextYears: Int
  ) {
    let (from, to) = (day(from), day(to))
    #expect(from.wholeMonths(until: to, .lastDayOfMonth) == last)
    #expect(from.wholeMonths(until: to, .firstDayOfNextMonth) == next)
    #expect(from.wholeYears(until: to, .lastDayOfMonth) == lastYears)
    #expect(from.wholeYears(until: to, .firstDayOfNextMonth) == nextYears)
  }

  @Test func elapsedIsTheLargestStepThatFits() {
    var random = SeededGenerator(seed: 77)
    for _ in 0..<4_000 {
      guard let from = day("1990-01-01").adding(days: random.int(0...20_000)),
        let to = from.adding(days: random.int(-3_000...3_000))
      else { continue }
      for policy in policies {
        let months = from.wholeMonths(until: to, policy)
        let years = from.wholeYears(until: to, policy)
        #expect(from.adding(months: months, policy).map { $0 <= to } == true)
        #expect(from.adding(months: months + 1, policy).map { $0 > to } == true)
        #expect(from.adding(months: years * 12, policy).map { $0 <= to } == true)
        #expect(from.adding(months: years * 12 + 12, policy).map { $0 > to } == true)
        #expect(from.hasElapsed(months: months, by: to, policy))
        #expect(!from.hasElapsed(months: months + 1, by: to, policy))
        let span = Span(from: from, through: to)
        if let after = to.adding(days: 1) {
          #expect(span.wholeMonths(policy) == from.wholeMonths(until: after, policy))
          #expect(span.days == from.days(until: after))
        }
      }
    }
  }

  @Test func spansCountBothDays() {
    let year = Span(from: day("2026-01-01"), through: day("2026-12-31"))
    #expect(year.days == 365)
    for policy in policies {
      #expect(year.wholeMonths(policy) == 12 && year.wholeYears(policy) == 1)
      let leap = Span(from: day("2024-02-29"), through: day("2024-02-29"))
      #expect(leap.days == 1 && leap.wholeMonths(policy) == 0)
      let short = Span(from: day("2026-01-01"), through: day("2026-12-30"))
      #expect(short.wholeMonths(policy) == 11 && short.wholeYears(policy) == 0)
      // Up to the very last day there is.
      let last = Span(from: day("9999-01-01"), through: .last)
      #expect(last.wholeMonths(policy) == 12 && last.wholeYears(policy) == 1)
      let all = Span(from: .first, through: .last)
      #expect(all.wholeYears(policy) == 9_999)
      #expect(Span(from: .last, through: .first).wholeYears(policy) == -9_999)
    }
    #expect(Span(from: day("2026-05-05"), through: day("2026-05-04")).days == 0)
    #expect(Span(from: day("2026-05-05"), through: day("2026-05-01")).days == -3)
  }

  @Test func elapsedOverTheEdgeOfTheCalendar() {
    #expect(!CalendarDate.last.hasElapsed(months: .max, by: .last, .lastDayOfMonth))
    #expect(CalendarDate.first.hasElapsed(months: .min, by: .first, .lastDayOfMonth))
    #expect(CalendarDate.first.hasElapsed(months: 0, by: .first, .lastDayOfMonth))
  }

  @Test func windowsLookBack() {
    let date = day("2026-12-31")
    #expect(date.completedYears(2) == 2024..<2026)
    #expect(day("2027-01-01").completedYears(2) == 2025..<2027)
    #expect(date.completedYears(0).isEmpty && date.completedYears(-1).isEmpty)
    #expect(day("0003-05-05").completedYears(.max) == 1..<3)
    #expect(CalendarDate.first.completedYears(3).isEmpty)
    #expect(
      date.lastMonths(6, .lastDayOfMonth) == DateInterval(from: day("2026-07-01"), to: date))
    #expect(
      date.lastMonths(6, .firstDayOfNextMonth) == DateInterval(from: day("2026-07-02"), to: date))
    #expect(day("2026-06-15").lastMonths(12, .lastDayOfMonth)?.from == day("2025-06-16"))
    #expect(date.lastMonths(.max, .lastDayOfMonth)?.from == .first)
    #expect(date.lastMonths(0, .lastDayOfMonth) == nil)
    #expect(date.lastDays(1) == DateInterval(from: date, to: date))
    #expect(date.lastDays(31)?.from == day("2026-12-01"))
    #expect(date.lastDays(.max)?.from == .first)
    #expect(date.lastDays(.min) == nil)
    #expect(day("2026-03-05").yearSoFar.from == day("2026-01-01"))
    #expect(day("2026-03-05").monthSoFar.from == day("2026-03-01"))
    #expect(
      day("2026-03-05").previousMonth
        == DateInterval(from: day("2026-02-01"), to: day("2026-02-28")))
    #expect(
      day("2026-01-05").previousMonth
        == DateInterval(from: day("2025-12-01"), to: day("2025-12-31")))
    #expect(
      day("2026-03-05").previousYear
        == DateInterval(from: day("2025-01-01"), to: day("2025-12-31")))
    #expect(CalendarDate.first.previousYear == nil && CalendarDate.first.previousMonth == nil)
    #expect(day("2024-02-10").endOfMonth == day("2024-02-29"))
    #expect(CalendarDate.last.endOfMonth == .last && CalendarDate.last.endOfYear == .last)
  }

  @Test func touchingIntervalsBecomeOne() {
    func interval(_ from: String, _ to: String) -> DateInterval {
      DateInterval(from: day(from), to: day(to))
    }
    let merged = DateInterval.merged([
      interval("2026-03-01", "2026-03-31"), interval("2026-01-01", "2026-01-31"),
      interval("2026-02-01", "2026-02-10"), interval("2026-02-05", "2026-02-20"),
      interval("2026-02-06", "2026-02-07"), interval("2026-05-02", "2026-05-01"),
    ])
    #expect(merged == [interval("2026-01-01", "2026-02-20"), interval("2026-03-01", "2026-03-31")])
    #expect(merged.map(\.days) == [51, 31])
    #expect(DateInterval.merged([.always, .always]) == [.always])
  }
}
