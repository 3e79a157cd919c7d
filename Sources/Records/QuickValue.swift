// QuickValue.swift: reads the usual numbers and dates from the two words of an event. What is not
// written in the usual form is left to ValueText.swift.

import Values
import YAML

enum QuickValue {
  /// At most eight bytes: digits without a zero in front, perhaps a point and digits.
  @inline(__always)
  static func number(_ event: Event) -> (raw: Int128, decimals: Int)? {
    let length = Int(event.length)
    guard length <= 8, length > 0 else { return nil }
    var rest = event.head
    // `0.5` and `0` are usual, `05` is not.
    if rest & 0xFF == 0x30, length > 1, rest >> 8 & 0xFF != 0x2E { return nil }
    var whole: UInt64 = 0
    var point = -1
    for at in 0..<length {
      let digit = (rest & 0xFF) ^ 0x30
      if digit <= 9 {
        whole = whole &* 10 &+ digit
      } else {
        guard digit == 0x1E, point < 0, at > 0 else { return nil }
        point = at
      }
      rest >>= 8
    }
    if point == length - 1 { return nil }
    let decimals = point < 0 ? 0 : length - 1 - point
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
    guard event.length == 10 else { return nil }
    // Digits become their value, the two `-` zero.
    let parts = event.head ^ 0x2D30_302D_3030_3030
    let day = event.tail >> 48 ^ 0x3030
    let large = (parts &+ 0x7676_7676_7676_7676) | parts | (day &+ 0x7676) | day
    guard large & 0x8080_8080_8080_8080 == 0, parts & 0xFF00_00FF_0000_0000 == 0 else {
      return nil
    }
    func digit(_ word: UInt64, _ index: UInt64) -> Int { Int(word >> (8 * index) & 0xFF) }
    let year =
      digit(parts, 0) &* 1000 &+ digit(parts, 1) &* 100 &+ digit(parts, 2) &* 10
      &+ digit(parts, 3)
    return CalendarDate(
      year: year, month: digit(parts, 5) &* 10 &+ digit(parts, 6),
      day: digit(day, 0) &* 10 &+ digit(day, 1))?.days
  }
}
