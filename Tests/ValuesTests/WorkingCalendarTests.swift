// WorkingCalendarTests.swift: working days against counting one by one.

import TestSupport
import Testing
import Values

@Suite struct WorkingCalendarTests {
  private static let office = WorkingCalendar(holidays: [
    day("2026-12-25"), day("2026-01-01"), day("2026-12-25"), day("2026-08-17"),
    day("2026-12-26"),  // a Saturday: not worked anyway
  ])

  @Test func knowsItsDays() {
    #expect(Self.office.holidays.map(\.iso) == ["2026-01-01", "2026-08-17", "2026-12-25"])
    #expect(Self.office.isWorked(day("2026-12-24")))
    #expect(!Self.office.isWorked(day("2026-12-25")))
    #expect(!Self.office.isWorked(day("2026-12-26")))
  }

  @Test(arguments: [
    ("2026-12-21", "2026-12-27", 4), ("2026-12-21", "2026-12-21", 1),
    ("2026-12-25", "2026-12-25", 0),
    ("2026-12-26", "2026-12-27", 0), ("2026-01-01", "2026-12-31", 258),
    ("2026-12-22", "2026-12-21", 0),
    ("2026-12-24", "2026-12-20", -3),
  ])
  func counts(_ from: String, _ to: String, _ count: Int) {
    #expect(Self.office.count(from: day(from), through: day(to)) == count)
    #expect(Span(from: day(from), through: day(to)).workingDays(in: Self.office) == count)
  }

  @Test(arguments: [
    ("2026-12-24", 1, "2026-12-28"), ("2026-12-25", 1, "2026-12-28"),
    ("2026-12-26", 1, "2026-12-28"),
    ("2026-12-24", 0, "2026-12-24"), ("2026-12-25", 0, "2026-12-25"),
    ("2026-12-28", -1, "2026-12-24"),
    ("2026-12-26", -1, "2026-12-24"), ("2026-12-31", 3, "2027-01-05"),
    ("2026-08-14", 1, "2026-08-18"),
  ])
  func steps(_ from: String, _ count: Int, _ to: String) {
    #expect(Self.office.day(count, after: day(from))?.iso == to)
  }

  @Test func agreesWithCountingOneByOne() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<60 {
      let start = day("2020-01-01")
      let holidays = (0..<random.int(0...40)).compactMap { _ in
        start.adding(days: random.int(-50...450))
      }
      let calendar = WorkingCalendar(weekdays: UInt8(random.int(0...127)), holidays: holidays)
      for _ in 0..<30 {
        guard let from = start.adding(days: random.int(0...365)),
          let to = from.adding(days: random.int(0...60))
        else { continue }
        let worked = (from.days...to.days).map { CalendarDate(days: $0) }.filter {
          calendar.weekdays & (1 << UInt8($0.weekday - 1)) != 0 && !holidays.contains($0)
        }
        #expect(calendar.count(from: from, through: to) == worked.count)
        if let before = from.adding(days: -1), let after = to.adding(days: 1) {
          // Backwards, the same days count negative.
          #expect(calendar.count(from: after, through: before) == -worked.count)
          for (number, date) in worked.enumerated() {
            #expect(calendar.day(number + 1, after: before) == date)
            #expect(calendar.day(number - worked.count, after: after) == date)
          }
        }
      }
    }
  }

  @Test func nothingTraps() {
    let none = WorkingCalendar(weekdays: 0)
    #expect(none.count(from: .first, through: .last) == 0)
    #expect(none.day(1, after: day("2026-01-01")) == nil)
    #expect(none.day(-1, after: day("2026-01-01")) == nil)
    for count in [Int.max, .min, 3_000_000, -3_000_000] {
      #expect(Self.office.day(count, after: day("2026-01-01")) == nil)
    }
    let all = WorkingCalendar(weekdays: 255)
    #expect(all.count(from: .first, through: .last) == Span(from: .first, through: .last).days)
    #expect(all.day(1, after: .last) == nil && all.day(-1, after: .first) == nil)
    #expect(all.day(all.count(from: .first, through: .last) - 1, after: .first) == .last)
    #expect(all.day(1, after: CalendarDate(days: .max)) == nil)
    #expect(all.day(-1, after: CalendarDate(days: .min)) == nil)
  }
}
