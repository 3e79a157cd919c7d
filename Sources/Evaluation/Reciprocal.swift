// Reciprocal.swift: division by a number that stays the same for a whole column: one multiplication a
// row in place of the machine's slow division, and exact.

/// A divisor of at least 2, prepared. For `n` below 2⁶³ and `2ˢ⁻¹ < d <= 2ˢ`, `m = ⌊2⁶³⁺ˢ / d⌋ + 1` fits
/// into 64 bits and `⌊n m / 2⁶³⁺ˢ⌋ = ⌊n / d⌋`: `m d` exceeds `2⁶³⁺ˢ` by at most `d <= 2ˢ`, so that
/// `n m / 2⁶³⁺ˢ` exceeds `n / d` by less than `1 / d`.
struct Reciprocal {
  private let factor: UInt64
  private let shift: UInt64
  private let half: UInt64

  /// Nil for a divisor below 2.
  init?(_ divisor: Int64) {
    guard divisor > 1 else { return nil }
    let magnitude = divisor.magnitude
    let shift = UInt64(64 - (magnitude - 1).leadingZeroBitCount - 1)
    // 2⁶³⁺ˢ is `2ˢ⁻¹` in the upper word, which lies below the divisor.
    factor = magnitude.dividingFullWidth((1 << shift, 0)).quotient &+ 1
    self.shift = shift
    half = magnitude >> 1
  }

  /// The quotient rounded half away from zero, of a number nearer to zero than 2⁶².
  @inline(__always)
  func rounded(_ number: Int64) -> Int64 {
    let sign = number >> 63
    let magnitude = UInt64(bitPattern: (number ^ sign) &- sign) &+ half
    let quotient = factor.multipliedFullWidth(by: magnitude).high >> shift
    return (Int64(truncatingIfNeeded: quotient) ^ sign) &- sign
  }
}
