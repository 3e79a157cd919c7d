// DateNames.swift: days as people write them: 31 Desember 2026, Senin.
// Numerals.swift does the same for numbers; the form 2026-12-31 is CalendarDate.iso.

package import Text

/// The names of months and weekdays.
package enum DateNames {
  /// Januari ... Desember.
  package static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
  ]

  package static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Senin ... Minggu, as `CalendarDate.weekday` counts them.
  package static let weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]

  package static let englishWeekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// 1 ... 12 for the Indonesian name of a month, case ignored.
  package static func month(named name: some StringProtocol) -> Int? {
    let wanted = name.lowercased()
    return months.firstIndex { $0.lowercased() == wanted }.map { $0 + 1 }
  }

  /// 1 ... 7 for the Indonesian name of a weekday, case ignored; `Ahad` is `Minggu`, and `Jum'at`
  /// is `Jumat`.
  package static func weekday(named name: some StringProtocol) -> Int? {
    let wanted = name.lowercased()
    if wanted == "ahad" { return 7 }
    if wanted == "jum'at" { return 5 }
    return weekdays.firstIndex { $0.lowercased() == wanted }.map { $0 + 1 }
  }
}

extension CalendarDate {
  /// The form of rules: `31 Desember 2026`.
  package var spelled: String { spelled(in: .indonesian) }

  /// The day in words of the language: `31 Desember 2026`, `31 December 2026`.
  package func spelled(in language: Language) -> String {
    let (year, month, day) = civil
    let names =
      switch language {
      case .indonesian: DateNames.months
      case .english: DateNames.englishMonths
      }
    guard names.indices.contains(month - 1) else { return iso }
    return "\(day) \(names[month - 1]) \(year)"
  }

  /// The day in both languages, for messages.
  package var words: Words { Words(spelled(in: .indonesian), en: spelled(in: .english)) }

  /// From the form `2026-12-31`: four, two and two digits; nil for anything else and for days the
  /// calendar does not have.
  package init?(iso text: String) {
    let bytes = Array(text.utf8)
    self.init(iso: bytes, 0..<bytes.count)
  }

  /// From the form `2026-12-31` in a range of bytes.
  package init?(iso bytes: [UInt8], _ range: Range<Int>) {
    guard range.count == 10, range.lowerBound >= 0, range.upperBound <= bytes.count else {
      return nil
    }
    let start = range.lowerBound
    guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-") else {
      return nil
    }
    var parts = (year: 0, month: 0, day: 0)
    for place in 0..<10 where place != 4 && place != 7 {
      let digit = Int(bytes[start + place]) - 0x30
      guard (0...9).contains(digit) else { return nil }
      if place < 4 {
        parts.year = parts.year * 10 + digit
      } else if place < 7 {
        parts.month = parts.month * 10 + digit
      } else {
        parts.day = parts.day * 10 + digit
      }
    }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }
}
