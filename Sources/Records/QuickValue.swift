// QuickValue.swift: reads values in their usual form from the first and last eight bytes of their text.
// What is not written so is left to ValueText.swift.

import Values
import YAML

enum QuickValue {
  @inline(__always)
  static func number(_ event: Event) -> (raw: Int128, decimals: Int)? {
    number(event.head, Int(event.length))
  }

  @inline(__always)
  static func number(_ head: UInt64, _ length: Int) -> (raw: Int128, decimals: Int)? {
    guard let number = ShortNumber.read(head, length) else { return nil }
    let decimals = Int(number & 0xFF)
    // At most eight digits times 10¹²: far from overflow.
    return (Int128(number >> 8) &* Int128(scale(decimals)), decimals)
  }

  /// 10¹² divided by the powers of ten that eight bytes can ask for.
  static let scales = (0...7).map { scale($0) }

  @inline(__always)
  private static func scale(_ decimals: Int) -> UInt64 {
    switch decimals {
    case 0: 1_000_000_000_000
    case 1: 100_000_000_000
    case 2: 10_000_000_000
    case 3: 1_000_000_000
    case 4: 100_000_000
    case 5: 10_000_000
    case 6: 1_000_000
    default: 100_000
    }
  }

  /// A day number; nil for anything but an existing day written `2026-12-31`.
  @inline(__always)
  static func date(_ event: Event) -> Int32? {
    guard let (year, month, day) = dateParts(event.head, event.tail, Int(event.length)) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day)?.days
  }

  /// The same with the first days of the months at hand.
  @inline(__always)
  static func date(
    _ head: UInt64, _ tail: UInt64, _ length: Int, _ firstDays: Swift.Span<Int32>
  ) -> Int32? {
    guard let (year, month, day) = dateParts(head, tail, length) else { return nil }
    let index = (year &- firstYear) &* 12 &+ month &- 1
    if month >= 1, month <= 12, index >= 0, index < firstDays.count - 1 {
      let date = firstDays[index] &+ Int32(truncatingIfNeeded: day) &- 1
      return day >= 1 && date < firstDays[index + 1] ? date : nil
    }
    return CalendarDate(year: year, month: month, day: day)?.days
  }

  private static let firstYear = 1900

  /// Of the months from January of `firstYear` on.
  static var firstDays: [Int32] {
    (0...12 * 200).compactMap {
      CalendarDate(year: firstYear + $0 / 12, month: $0 % 12 + 1, day: 1)?.days
    }
  }

  /// The numbers of `2026-12-31`, whether or not there is such a day.
  @inline(__always)
  private static func dateParts(
    _ head: UInt64, _ tail: UInt64, _ length: Int
  ) -> (year: Int, month: Int, day: Int)? {
    guard length == 10 else { return nil }
    // Digits become their value, the two `-` zero.
    let parts = head ^ 0x2D30_302D_3030_3030
    let day = tail >> 48 ^ 0x3030
    let large = (parts &+ 0x7676_7676_7676_7676) | parts | (day &+ 0x7676) | day
    guard large & 0x8080_8080_8080_8080 == 0, parts & 0xFF00_00FF_0000_0000 == 0 else {
      return nil
    }
    func digit(_ word: UInt64, _ index: UInt64) -> Int { Int(word >> (8 &* index) & 0xFF) }
    let year =
      digit(parts, 0) &* 1000 &+ digit(parts, 1) &* 100 &+ digit(parts, 2) &* 10
      &+ digit(parts, 3)
    return (
      year, digit(parts, 5) &* 10 &+ digit(parts, 6), digit(day, 0) &* 10 &+ digit(day, 1)
    )
  }

  // MARK: cells

  /// Whether a cell says that there is no value.
  @inline(__always)
  static func isMissing(_ cell: Cell) -> Bool {
    if cell.length == 0 { return true }
    return cell.isPlain && cell.length <= 6 && isMissingWord(cell.head)
  }

  /// `~`, `null` or `kosong`.
  @inline(__always)
  static func isMissingWord(_ head: UInt64) -> Bool {
    switch head {
    case 0x7E,  // ~
      0x6C_6C_75_6E, 0x6C_6C_75_4E, 0x4C_4C_55_4E,  // null Null NULL
      0x676E_6F73_6F6B, 0x676E_6F73_6F4B:  // kosong Kosong
      return true
    default:
      return false
    }
  }

  /// `ya`, `tidak`, `true` or `false` in any case.
  static func boolean(_ cell: Cell) -> Bool? {
    guard cell.length >= 2, cell.length <= 5 else { return nil }
    return ValueText.boolean(cell.text(in: [])[...])
  }

  /// A year written with four digits.
  static func year(_ cell: Cell) -> Int32? {
    guard cell.length == 4 else { return nil }
    return ValueText.year(cell.text(in: [])[...]).map { Int32(truncatingIfNeeded: $0) }
  }

  /// What tells a person from others; nil when it is missing or damaged.
  static func key(_ cell: Cell, _ bytes: [UInt8]) -> PersonKey? {
    // As nearly all are.
    if cell.length == 18 {
      let middle = (bytes[Int(cell.start) + 8], bytes[Int(cell.start) + 9])
      if let key = PersonKey(head: cell.head, middle: middle, tail: cell.tail) {
        // What Excel makes of a number ends in zeros.
        return cell.isPlain && key.code % 1000 == 0 ? nil : key
      }
    }
    if isMissing(cell) { return nil }
    let text = cell.text(in: bytes)[...]
    if ValueText.isDamagedKey(text, isPlain: cell.isPlain) { return nil }
    let key = PersonKey(text)
    return key.isNone ? nil : key
  }
}
