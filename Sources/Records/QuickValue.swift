// QuickValue.swift: reads values in their usual form from the first and last eight bytes of their text.
// What is not written so is left to ValueText.swift.

import Values
import YAML

enum QuickValue {
  @inline(__always)
  static func number(_ event: Event) -> (raw: Int128, decimals: Int)? {
    number(event.head, Int(event.length))
  }

  /// At most eight bytes: digits without a zero in front, perhaps a point and digits. Without a
  /// branch that the length or the point would decide.
  @inline(__always)
  static func number(_ head: UInt64, _ length: Int) -> (raw: Int128, decimals: Int)? {
    guard length <= 8, length > 0 else { return nil }
    // `0.5` and `0` are usual, `05` is not.
    if head & 0xFF == 0x30, length > 1, head >> 8 & 0xFF != 0x2E { return nil }
    // Where the first point stands; behind the last byte when there is none.
    let other = head ^ 0x2E2E_2E2E_2E2E_2E2E
    let hits = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
    let point = min(hits.trailingZeroBitCount >> 3, length)
    let isWhole = point == length
    if point == 0 || point == length &- 1 { return nil }
    // The digits without the point, then pushed up behind zeros to be eight.
    let below = ~(UInt64.max << UInt64(8 &* point))
    let joined = (head & below) | ((head >> 8) & ~below)
    let digits = isWhole ? length : length &- 1
    let missing = UInt64(64 &- 8 &* digits)
    let padded = joined << missing | (0x3030_3030_3030_3030 & ~(UInt64.max << missing))
    let values = padded ^ 0x3030_3030_3030_3030
    let large = (values &+ 0x7676_7676_7676_7676) | values
    guard large & 0x8080_8080_8080_8080 == 0 else { return nil }
    // Two, four, eight digits at a time.
    let twos = (values &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (twos &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    let whole = (fours &* 42_949_672_960_001) >> 32
    let decimals = isWhole ? 0 : length &- 1 &- point
    // At most eight digits times 10¹²: far from overflow.
    return (Int128(whole) &* Int128(scale(decimals)), decimals)
  }

  /// 10¹² divided by a power of ten.
  @inline(__always)
  private static func scale(_ decimals: Int) -> UInt64 {
    switch decimals {
    case 0: 1_000_000_000_000
    case 1: 100_000_000_000
    case 2: 10_000_000_000
    case 3: 1_000_000_000
    case 4: 100_000_000
    case 5: 10_000_000
    default: 1_000_000
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
    _ head: UInt64, _ tail: UInt64, _ length: Int, _ firstDays: [Int32]
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

  /// The code of a person's key; nil when it is missing or damaged.
  static func key(_ cell: Cell, _ bytes: [UInt8]) -> UInt64? {
    if isMissing(cell) { return nil }
    let text = cell.text(in: bytes)[...]
    if ValueText.isDamagedKey(text, isPlain: cell.isPlain) { return nil }
    return KeyRegistry.code(text)
  }
}
