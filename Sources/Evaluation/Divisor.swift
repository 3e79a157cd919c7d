// Divisor.swift: division by a number that stays the same for a whole column: one multiplication a
// row in place of the machine's slow division, and exact.

/// A divisor above zero, prepared. For `n` below 2⁶³ and `2ˢ⁻¹ < d <= 2ˢ`, `m = ⌊2⁶³⁺ˢ / d⌋ + 1` fits
/// into 64 bits and `⌊n m / 2⁶³⁺ˢ⌋ = ⌊n / d⌋`: `m d` exceeds `2⁶³⁺ˢ` by at most `d <= 2ˢ`, so that
/// `n m / 2⁶³⁺ˢ` exceeds `n / d` by less than `1 / d`.
struct Divisor {
  private let factor: UInt64
  private let shift: UInt64
  /// What is added before the division, so that it rounds.
  private let half: UInt64
  private let divisor: Int64
  /// Dividing changes nothing.
  var isOne: Bool { factor == 0 }

  /// Nil for a divisor below 1.
  ///
  /// - Parameter step: numbers are looked at in multiples of this first, rounded likewise; it divides
  ///   half the divisor, or is the divisor. Half a step below a middle counts as the middle then.
  init?(_ divisor: Int64, lookedAt step: Int64 = 1) {
    guard divisor > 0 else { return nil }
    self.divisor = divisor
    half = (divisor.magnitude >> 1) + (step < divisor ? step.magnitude >> 1 : 0)
    if divisor == 1 {
      (factor, shift) = (0, 0)
      return
    }
    let magnitude = divisor.magnitude
    let shift = UInt64(64 - (magnitude - 1).leadingZeroBitCount - 1)
    // 2⁶³⁺ˢ is `2ˢ⁻¹` in the upper word, which lies below the divisor.
    factor = magnitude.dividingFullWidth((1 << shift, 0)).quotient &+ 1
    self.shift = shift
  }

  /// No number up to this bound has a rounded quotient above it.
  func quotient(ofAtMost bound: Int64) -> Int64 { bound / divisor + 1 }

  /// The quotient rounded half away from zero, of a number nearer to zero than 2⁶².
  @inline(__always)
  func rounded(_ number: Int64) -> Int64 {
    let sign = number >> 63
    let quotient = natural((number ^ sign) &- sign)
    return (quotient ^ sign) &- sign
  }

  /// The same of a number not below zero.
  @inline(__always)
  func natural(_ number: Int64) -> Int64 {
    let magnitude = UInt64(bitPattern: number) &+ half
    return Int64(truncatingIfNeeded: factor.multipliedFullWidth(by: magnitude).high &>> shift)
  }
}
