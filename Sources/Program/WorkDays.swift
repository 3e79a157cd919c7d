// WorkDays.swift: counting and stepping over working days, by weekdays worked and holidays.
// Made by Lower.swift from a `kalender`; used by the date operations of Evaluation.

package import Semantics
package import Values

/// One calendar, its holidays known.
package struct WorkDays: Hashable, Sendable {
  /// Bit 0 = Monday ... bit 6 = Sunday.
  private let weekdays: UInt8
  private let daysPerWeek: Int
  /// Holidays on days that would be worked, ascending, each once.
  private let holidays: [Int32]

  package init(weekdays: UInt8, holidays: [CalendarDate]) {
    let mask = weekdays & 0x7F
    self.weekdays = mask
    daysPerWeek = mask.nonzeroBitCount
    self.holidays = Set(holidays.filter { WorkDays.isSet(mask, $0.days) }.map(\.days)).sorted()
  }

  package init(_ info: CalendarInfo, loaded: [CalendarDate]) {
    self.init(weekdays: info.workingWeekdays, holidays: info.holidays + loaded)
  }

  private static func isSet(_ mask: UInt8, _ day: Int32) -> Bool {
    // Day 0, 1 January 1970, was a Thursday (bit 3).
    let bit = ((Int(day) + 3) % 7 + 7) % 7
    return mask >> UInt8(bit) & 1 == 1
  }

  /// Holidays before `day`.
  private func holidaysBefore(_ day: Int) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if Int(holidays[middle]) < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Working days from the first day of the calendar's first week up to, not including, `day`; only
  /// differences of two such counts mean something.
  private func before(_ day: Int) -> Int {
    let shifted = day + 3
    let week = shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    var count = week * daysPerWeek
    for bit in 0..<(shifted - week * 7) where weekdays >> UInt8(bit) & 1 == 1 { count += 1 }
    return count - holidaysBefore(day)
  }

  /// Working days from `from` to `to`, both counted; 0 when `to` lies before.
  package func count(from: Int32, to: Int32) -> Int {
    to < from ? 0 : before(Int(to) + 1) - before(Int(from))
  }

  /// The largest N with `since` + N working days <= `at`.
  package func elapsed(since: Int32, at: Int32) -> Int {
    if at >= since { return before(Int(at) + 1) - before(Int(since) + 1) }
    return -(before(Int(since)) - before(Int(at) + 1) + 1)
  }

  /// The N-th working day after (or, for N < 0, before) a day; nil outside the years 1 ... 9999 or
  /// when no day is worked.
  package func step(_ day: Int32, by count: Int) -> CalendarDate? {
    if count == 0 { return CalendarDate(days: day) }
    if daysPerWeek == 0 { return nil }
    // Bisect for the first day after which `count` more (or from which on `-count`) are worked.
    let limit = (Int(CalendarDate.first.days), Int(CalendarDate.last.days))
    if count > 0 {
      let start = before(Int(day) + 1)
      var low = Int(day) + 1
      var high = limit.1
      guard low <= high, count <= high - low + 1, before(high + 1) - start >= count else {
        return nil
      }
      while low < high {
        let middle = (low + high) / 2
        if before(middle + 1) - start >= count { high = middle } else { low = middle + 1 }
      }
      return CalendarDate(days: Int32(truncatingIfNeeded: low))
    }
    let end = before(Int(day))
    var low = limit.0
    var high = Int(day) - 1
    guard low <= high, count >= low - high - 1, end - before(low) >= -count else { return nil }
    while low < high {
      let middle = (low + high + 1) / 2
      if end - before(middle) >= -count { low = middle } else { high = middle - 1 }
    }
    return CalendarDate(days: Int32(truncatingIfNeeded: low))
  }
}
