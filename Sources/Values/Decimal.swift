// Decimal.swift: exact decimal numbers with twelve digits after the comma.
// Addition and subtraction are exact; products and quotients are rounded half away from zero at the
// twelfth digit. No operation traps: what does not fit is nil.

/// How a number is rounded.
package enum RoundingMode: String, Sendable, Hashable {
  /// 0,5 goes away from zero; the default of the language.
  case halfAwayFromZero
  case up
  case down
  /// 0,5 goes to the even neighbour.
  case halfEven
}

/// A number held as a whole count of 10⁻¹².
package struct Decimal: Hashable, Comparable, Sendable {
  /// The number times 10¹².
  package var raw: Int128

  package static let digits = 12
  package static let scale: Int128 = 1_000_000_000_000
  package static let zero = Decimal(raw: 0)
  package static let one = Decimal(raw: scale)
  package static let hundred = Decimal(100)

  @inlinable
  package init(raw: Int128) { self.raw = raw }

  /// A whole number.
  package init(_ whole: Int) { raw = Int128(whole) * Decimal.scale }

  @inlinable
  package static func < (a: Decimal, b: Decimal) -> Bool { a.raw < b.raw }

  package var isWhole: Bool { raw % Decimal.scale == 0 }

  /// The whole number this is, if it is one and fits.
  package var whole: Int? { isWhole ? Int(exactly: raw / Decimal.scale) : nil }

  package func adding(_ other: Decimal) -> Decimal? {
    let (sum, overflow) = raw.addingReportingOverflow(other.raw)
    return overflow ? nil : Decimal(raw: sum)
  }

  package func subtracting(_ other: Decimal) -> Decimal? {
    let (difference, overflow) = raw.subtractingReportingOverflow(other.raw)
    return overflow ? nil : Decimal(raw: difference)
  }

  package var negated: Decimal? {
    raw == .min ? nil : Decimal(raw: -raw)
  }

  /// The product, rounded half away from zero at the twelfth digit.
  package func multiplied(by other: Decimal) -> Decimal? {
    Decimal.scaled(raw, times: other.raw, over: Decimal.scale)
  }

  /// The quotient, rounded half away from zero at the twelfth digit; nil for a zero divisor.
  package func divided(by other: Decimal) -> Decimal? {
    Decimal.scaled(raw, times: Decimal.scale, over: other.raw)
  }

  /// `a * b / c` with one rounding, half away from zero; nil when `c` is zero or the result does
  /// not fit.
  package static func scaled(_ a: Int128, times b: Int128, over c: Int128) -> Decimal? {
    if c == 0 { return nil }
    let isNegative = ((a < 0) != (b < 0)) != (c < 0)
    let divisor = c.magnitude
    let product = a.magnitude.multipliedFullWidth(by: b.magnitude)
    let quotient: UInt128
    let remainder: UInt128
    if product.high == 0 {
      (quotient, remainder) = product.low.quotientAndRemainder(dividingBy: divisor)
    } else {
      if product.high >= divisor { return nil }
      (quotient, remainder) = divisor.dividingFullWidth(product)
    }
    let rounded = remainder >= divisor - remainder ? quotient &+ 1 : quotient
    guard rounded <= UInt128(Int128.max) else { return nil }
    return Decimal(raw: isNegative ? -Int128(rounded) : Int128(rounded))
  }

  /// Rounded to `digits` after the comma (0 ... 12).
  package func rounded(digits: Int, _ mode: RoundingMode = .halfAwayFromZero) -> Decimal? {
    rounded(toMultipleOf: Decimal(raw: Decimal.power(Decimal.digits - max(0, min(digits, 12)))), mode)
  }

  /// Rounded to a multiple of `step`; nil for a step of zero or a result that does not fit.
  package func rounded(toMultipleOf step: Decimal, _ mode: RoundingMode) -> Decimal? {
    let unit = step.raw.magnitude
    if unit == 0 { return nil }
    if unit == 1 { return self }
    var (count, rest) = raw.magnitude.quotientAndRemainder(dividingBy: unit)
    let isNegative = raw < 0
    let away: Bool
    switch mode {
    case .halfAwayFromZero: away = rest >= unit - rest
    case .halfEven: away = rest > unit - rest || (rest == unit - rest && count % 2 == 1)
    case .up: away = rest > 0 && !isNegative
    case .down: away = rest > 0 && isNegative
    }
    rest = 0
    if away { count += 1 }
    let (magnitude, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow, magnitude <= UInt128(Int128.max) else { return nil }
    return Decimal(raw: isNegative ? -Int128(magnitude) : Int128(magnitude))
  }

  /// What comparing, looking up and showing see: rounded half away from zero to `precision` digits.
  package func looked(at precision: Int) -> Decimal {
    rounded(digits: precision) ?? self
  }

  /// 10 to the power of `exponent` (0 ... 12).
  package static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<max(0, min(exponent, 12)) { power *= 10 }
    return power
  }
}
