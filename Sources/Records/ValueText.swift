// ValueText.swift: reads numbers, dates and yes/no from the bytes of a value, exactly as data
// writes them: `82.5`, `2026-12-31`, `ya`. ValueSlips.swift explains what is not read here.

import Values

enum ValueText {
  private static let powers: [Int128] = (0...12).map(Decimal.power)

  /// A number times 10¹²; nil for anything but `-`, digits, and a point with digits behind it.
  static func number(_ text: ArraySlice<UInt8>) -> Int128? {
    var at = text.startIndex
    let end = text.endIndex
    let isNegative = at < end && text[at] == 0x2D
    if isNegative { at += 1 }
    let first = at
    var whole: Int64 = 0
    var digits = 0
    while at < end {
      let digit = text[at] &- 0x30
      if digit > 9 { break }
      whole = whole &* 10 &+ Int64(digit)
      digits += 1
      if digits > RecordLimits.numberDigits { return nil }
      at += 1
    }
    if digits == 0 || (digits > 1 && text[first] == 0x30) { return nil }
    var decimals = 0
    if at < end {
      if text[at] != 0x2E { return nil }
      at += 1
      while at < end {
        let digit = text[at] &- 0x30
        if digit > 9 { return nil }
        whole = whole &* 10 &+ Int64(digit)
        decimals += 1
        if digits + decimals > RecordLimits.numberDigits || decimals > RecordLimits.decimals {
          return nil
        }
        at += 1
      }
      if decimals == 0 { return nil }
    }
    // At most 18 digits times 10¹²: far from overflow.
    let raw = Int128(whole) &* powers[RecordLimits.decimals - decimals]
    return isNegative ? 0 &- raw : raw
  }

  /// `1.000`, `82.500`: one to three digits, the first not zero, a point and three digits.
  static func looksLikeThousands(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.first == 0x2D ? text.dropFirst() : text
    let count = digits.count
    guard count >= 5, count <= 7 else { return false }
    return digits[digits.endIndex - 4] == 0x2E && digits[digits.startIndex] != 0x30
  }

  /// A day number; nil for anything but an existing day written `2026-12-31`.
  static func date(_ text: ArraySlice<UInt8>) -> Int32? {
    guard let (year, month, day) = dateParts(text) else { return nil }
    return CalendarDate(year: year, month: month, day: day)?.days
  }

  /// The numbers of `2026-12-31`, whether or not there is such a day.
  static func dateParts(_ text: ArraySlice<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard text.count == 10 else { return nil }
    let start = text.startIndex
    guard text[start + 4] == 0x2D, text[start + 7] == 0x2D else { return nil }
    var parts = (0, 0, 0)
    for at in 0..<10 where at != 4 && at != 7 {
      let digit = Int(text[start + at]) - 0x30
      if digit < 0 || digit > 9 { return nil }
      if at < 4 {
        parts.0 = parts.0 * 10 + digit
      } else if at < 7 {
        parts.1 = parts.1 * 10 + digit
      } else {
        parts.2 = parts.2 * 10 + digit
      }
    }
    return parts
  }

  /// `ya`, `tidak`, `true` or `false` in any case.
  static func boolean(_ text: ArraySlice<UInt8>) -> Bool? {
    guard text.count >= 2, text.count <= 5 else { return nil }
    var word: UInt64 = 0
    for byte in text { word = word << 8 | UInt64(byte | 0x20) }
    switch word {
    case 0x79_61, 0x74_72_75_65: return true
    case 0x74_69_64_61_6B, 0x66_61_6C_73_65: return false
    default: return nil
    }
  }

  /// A year written with four digits.
  static func year(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count == 4 else { return nil }
    var year = 0
    for byte in text {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return year > 0 ? year : nil
  }

  /// `1.98E+17`, or eighteen and more bare digits that end in zeros from the sixteenth on: what
  /// Excel, which keeps fifteen digits, leaves of a number. Quoted digits were text all along.
  static func isDamagedKey(_ text: ArraySlice<UInt8>, isPlain: Bool) -> Bool {
    var digits = 0
    var isDigits = true
    var exponent = -1
    var sign = false
    for (at, byte) in text.enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x45, 0x65:
        isDigits = false
        if exponent >= 0 || digits == 0 { return false }
        exponent = at
      case 0x2B where exponent >= 0 && at == exponent + 1: sign = true
      case 0x2E, 0x2C: isDigits = false
      default: return false
      }
    }
    if exponent >= 0 { return sign }
    return isPlain && isDigits && digits >= 18
      && text.dropFirst(15).allSatisfy { $0 == 0x30 }
  }
}
