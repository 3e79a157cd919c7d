// Numerals.swift: numbers as text and back: 1.200 and 82,5 in rules, 82.5 in records and data output.
// DateNames.swift does the same for spelled dates.

/// Why a text is no number of ours.
package enum NumeralFault: Error, Hashable, Sendable {
  /// Not digits in the form asked for.
  case malformed
  /// More than the about 26 digits before the comma that fit.
  case tooLarge
  /// More than twelve digits after the comma, trailing zeros not counted.
  case tooManyDigits
}

/// Reading and writing of decimal numbers.
package enum Numerals {
  // MARK: reading

  /// Digits before and digits after the comma, already told apart: `82` and `5`. No signs, no
  /// grouping; either may be empty, but not both.
  package static func decimal(
    digits: String, fraction: String = "", isNegative: Bool = false
  ) -> Result<Decimal, NumeralFault> {
    let whole = Array(digits.utf8)
    let part = Array(fraction.utf8)
    return read(whole, 0..<whole.count, part, 0..<part.count, isNegative)
  }

  /// The form of records: `82.5`, `-3.25`, `1200`: no grouping, a point before the fraction, digits
  /// on both sides of it.
  package static func plain(_ text: String) -> Result<Decimal, NumeralFault> {
    let bytes = Array(text.utf8)
    return plain(bytes, 0..<bytes.count)
  }

  /// The form of records, in a range of bytes that must lie within `bytes`.
  package static func plain(_ bytes: [UInt8], _ range: Range<Int>) -> Result<Decimal, NumeralFault>
  {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else {
      return .failure(.malformed)
    }
    let isNegative = bytes[range.lowerBound] == minus
    let start = range.lowerBound + (isNegative ? 1 : 0)
    var comma = range.upperBound
    for at in start..<range.upperBound where bytes[at] == point {
      comma = at
      break
    }
    if comma == start || comma + 1 == range.upperBound { return .failure(.malformed) }
    let fraction = min(comma + 1, range.upperBound)..<range.upperBound
    return read(bytes, start..<comma, bytes, fraction, isNegative)
  }

  /// The form of rules: `1.200`, `82,5`, `-3,25`, `1200`: points between groups of three digits, or
  /// none at all.
  package static func indonesian(_ text: String) -> Result<Decimal, NumeralFault> {
    var bytes = Array(text.utf8)
    let isNegative = bytes.first == minus
    if isNegative { bytes.removeFirst() }
    let at = bytes.firstIndex(of: comma) ?? bytes.count
    guard at > 0, at + 1 != bytes.count else { return .failure(.malformed) }
    let groups = bytes[..<at].split(separator: point, omittingEmptySubsequences: false)
    if groups.count > 1 {
      for (number, group) in groups.enumerated() {
        let isRight = number == 0 ? (1...3).contains(group.count) : group.count == 3
        if !isRight || (number == 0 && group.first == zero) { return .failure(.malformed) }
      }
    }
    let whole = groups.flatMap { $0 }
    let part = at < bytes.count ? at + 1..<bytes.count : at..<at
    return read(whole, 0..<whole.count, bytes, part, isNegative)
  }

  private static func read(
    _ bytes: [UInt8], _ whole: Range<Int>, _ others: [UInt8], _ fraction: Range<Int>,
    _ isNegative: Bool
  ) -> Result<Decimal, NumeralFault> {
    if whole.isEmpty && fraction.isEmpty { return .failure(.malformed) }
    var raw: UInt128 = 0
    var isTooLarge = false
    for at in whole {
      let digit = bytes[at] &- zero
      if digit > 9 { return .failure(.malformed) }
      // The largest number has 27 digits before the comma; stop growing well before UInt128 ends.
      if raw > 1_000_000_000_000_000_000_000_000_000 {
        isTooLarge = true
      } else {
        raw = raw * 10 + UInt128(digit)
      }
    }
    var end = fraction.upperBound
    for at in fraction where others[at] &- zero > 9 { return .failure(.malformed) }
    while end > fraction.lowerBound, others[end - 1] == zero { end -= 1 }
    if isTooLarge { return .failure(.tooLarge) }
    let digits = end - fraction.lowerBound
    if digits > Decimal.digits { return .failure(.tooManyDigits) }
    let (scaled, overflow) = raw.multipliedReportingOverflow(by: UInt128(Decimal.scale))
    if overflow { return .failure(.tooLarge) }
    var part: UInt128 = 0
    for at in fraction.lowerBound..<end { part = part * 10 + UInt128(others[at] &- zero) }
    part *= UInt128(Decimal.power(Decimal.digits - digits))
    let (sum, isOver) = scaled.addingReportingOverflow(part)
    guard !isOver, let magnitude = Int128(exactly: sum) else { return .failure(.tooLarge) }
    return .success(Decimal(raw: isNegative ? -magnitude : magnitude))
  }

  // MARK: writing

  /// The form of rules and messages: `1.200`, `82,5`, `-3,25`: rounded to `precision` digits after
  /// the comma, trailing zeros dropped.
  package static func indonesian(_ number: Decimal, precision: Int = Decimal.digits) -> String {
    text(number, precision: precision, comma: comma, groups: true)
  }

  /// The form of records and data output: `82.5`, `1200`.
  package static func plain(_ number: Decimal, precision: Int = Decimal.digits) -> String {
    text(number, precision: precision, comma: point, groups: false)
  }

  /// A count in the form of messages: `1.200`.
  package static func indonesian(_ count: Int) -> String { indonesian(Decimal(count)) }

  private static func text(
    _ number: Decimal, precision: Int, comma: UInt8, groups: Bool
  ) -> String {
    let looked = number.looked(at: precision)
    let magnitude = looked.raw.magnitude
    let scale = UInt128(Decimal.scale)
    if let small = UInt64(exactly: magnitude), let scale = UInt64(exactly: scale) {
      let (whole, part) = small.quotientAndRemainder(dividingBy: scale)
      return text(whole, part, isNegative: looked.raw < 0, comma, groups)
    }
    let (whole, part) = magnitude.quotientAndRemainder(dividingBy: scale)
    return text(whole, part, isNegative: looked.raw < 0, comma, groups)
  }

  /// The digits before and behind the comma, from the last to the first.
  private static func text<Digits: FixedWidthInteger & UnsignedInteger>(
    _ whole: Digits, _ part: Digits, isNegative: Bool, _ comma: UInt8, _ groups: Bool
  ) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    func digit(_ number: inout Digits) -> UInt8 {
      let (rest, digit) = number.quotientAndRemainder(dividingBy: 10)
      number = rest
      return UInt8(truncatingIfNeeded: digit)
    }
    if part != 0 {
      var part = part
      for _ in 0..<Decimal.digits {
        let digit = digit(&part)
        if digit != 0 || !bytes.isEmpty { bytes.append(zero + digit) }
      }
      bytes.append(comma)
    }
    var whole = whole
    var count = 0
    repeat {
      if groups, count > 0, count % 3 == 0 { bytes.append(point) }
      bytes.append(zero + digit(&whole))
      count += 1
    } while whole != 0
    if isNegative { bytes.append(minus) }
    bytes.reverse()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let zero = UInt8(ascii: "0")
  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
}
