// ShortNumber.swift: numbers of up to eight bytes in their usual form, read from a word that holds them.

package enum ShortNumber {
  /// Reads the digits, perhaps with a point among them, that eight bytes begin with.
  ///
  /// - Returns: how many bytes these are, and what `read` makes of them; 0 bytes when they are none of its
  ///   form.
  @inline(__always)
  static func begin(_ word: UInt64) -> (length: Int, number: UInt64) {
    // What a byte carries into the next one only changes what stands behind the end.
    let values = word ^ 0x3030_3030_3030_3030
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & highs
    let first = others.trailingZeroBitCount & ~7
    let whole = first >> 3
    // `0.5` and `0` are usual, `05` is not.
    if whole == 0 || (word & 0xFF == 0x30 && whole > 1) { return (0, 0) }
    // All eight are digits, or the first that is none is no point.
    guard first < 64, (word &>> UInt64(first)) & 0xFF == 0x2E else {
      return (whole, eight(values &<< UInt64(64 &- first)) << 8)
    }
    let length = (others & (others &- 1)).trailingZeroBitCount >> 3
    let decimals = length &- whole &- 1
    if decimals == 0 { return (0, 0) }
    // The digits without the point, pushed up behind zeros to be eight.
    let below: UInt64 = (1 &<< UInt64(first)) &- 1
    let joined = (values & below) | ((values >> 8) & ~below)
    return (
      length,
      eight(joined &<< UInt64(64 &- 8 &* (length &- 1))) << 8 | UInt64(truncatingIfNeeded: decimals)
    )
  }

  /// Reads digits without a zero in front, perhaps a point and digits; the word is filled up with zeros.
  ///
  /// - Returns: the digits without the point from bit 8 on, below them how many stand behind the point;
  ///   nil when the text is none of this form.
  @inline(__always)
  package static func read(_ word: UInt64, _ length: Int) -> UInt64? {
    guard length <= 8, length > 0 else { return nil }
    // `0.5` and `0` are usual, `05` is not.
    if word & 0xFF == 0x30, length > 1, word >> 8 & 0xFF != 0x2E { return nil }
    // Where the first point stands; behind the last byte when there is none.
    let other = word ^ 0x2E2E_2E2E_2E2E_2E2E
    let hits = (other &- ones) & ~other & highs
    let point = min(hits.trailingZeroBitCount >> 3, length)
    let isWhole = point == length
    if point == 0 || point == length &- 1 { return nil }
    // The digits without the point, then pushed up behind zeros to be eight.
    let below = ~(UInt64.max << UInt64(8 &* point))
    let joined = (word & below) | ((word >> 8) & ~below)
    let digits = isWhole ? length : length &- 1
    let missing = UInt64(64 &- 8 &* digits)
    let padded = joined << missing | (0x3030_3030_3030_3030 & ~(UInt64.max << missing))
    guard let whole = eightDigits(padded) else { return nil }
    let decimals = isWhole ? 0 : length &- 1 &- point
    return whole << 8 | UInt64(truncatingIfNeeded: decimals)
  }

  /// The number that eight digits are; nil when they are not digits.
  @inline(__always)
  package static func eightDigits(_ text: UInt64) -> UInt64? {
    let values = text ^ 0x3030_3030_3030_3030
    let large = (values &+ 0x7676_7676_7676_7676) | values
    guard large & highs == 0 else { return nil }
    return eight(values)
  }

  /// The number that eight values of digits are: two, four, eight at a time.
  @inline(__always)
  private static func eight(_ values: UInt64) -> UInt64 {
    let twos = (values &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (twos &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* 42_949_672_960_001) >> 32
  }
}
