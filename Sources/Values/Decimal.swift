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
    if let quick = quickQuotient(a.magnitude, b.magnitude, divisor) {
      return Decimal(raw: isNegative ? -quick : quick)
    }
    let product = a.magnitude.multipliedFullWidth(by: b.magnitude)
    let quotient: UInt128
    let remainder: UInt128
    if product.high == 0 {
      (quotient, remainder) = product.low.quotientAndRemainder(dividingBy: divisor)
    } else {
      if product.high >= divisor { return nil }
      (quotient, remainder) = divisor.dividingFullWidth(product)
    }
    // Compared before rounding: the largest quotient plus one would wrap round to zero.
    guard quotient <= UInt128(Int128.max) else { return nil }
    return signed(remainder >= divisor - remainder ? quotient + 1 : quotient, isNegative)
  }

  /// `a * b / c` rounded half up, when all three and the result fit into a word: one multiplication and
  /// one division of the machine in place of many. Nil says nothing but that they do not.
  @inline(__always)
  private static func quickQuotient(_ a: UInt128, _ b: UInt128, _ c: UInt128) -> Int128? {
    guard let x = UInt64(exactly: a), let y = UInt64(exactly: b), let divisor = UInt64(exactly: c)
    else { return nil }
    let (high, low) = x.multipliedFullWidth(by: y)
    if high >= divisor { return nil }
    let (quotient, remainder) =
      high == 0
      ? low.quotientAndRemainder(dividingBy: divisor) : divisor.dividingFullWidth((high, low))
    return Int128(quotient) + (remainder >= divisor - remainder ? 1 : 0)
  }

  /// Rounded to `digits` after the comma (0 ... 12).
  package func rounded(digits: Int, _ mode: RoundingMode = .halfAwayFromZero) -> Decimal? {
    let kept = max(0, min(digits, Decimal.digits))
    return rounded(toMultipleOf: Decimal(raw: Decimal.power(Decimal.digits - kept)), mode)
  }

  /// Rounded to a multiple of `step`; nil for a step of zero or a result that does not fit.
  package func rounded(toMultipleOf step: Decimal, _ mode: RoundingMode) -> Decimal? {
    let unit = step.raw.magnitude
    if unit == 0 { return nil }
    if unit == 1 { return self }
    if let quick = quickRounding(unit, mode) { return quick }
    let (count, rest) = raw.magnitude.quotientAndRemainder(dividingBy: unit)
    let isNegative = raw < 0
    let away: Bool
    switch mode {
    case .halfAwayFromZero: away = rest >= unit - rest
    case .halfEven: away = rest > unit - rest || (rest == unit - rest && count % 2 == 1)
    case .up: away = rest > 0 && !isNegative
    case .down: away = rest > 0 && isNegative
    }
    let (magnitude, overflow) = (away ? count + 1 : count).multipliedReportingOverflow(by: unit)
    return overflow ? nil : Decimal.signed(magnitude, isNegative)
  }

  /// The same in one word, when number, step and result fit into it.
  private func quickRounding(_ unit: UInt128, _ mode: RoundingMode) -> Decimal? {
    guard let number = Int64(exactly: raw), let step = Int64(exactly: unit) else { return nil }
    let (count, rest) = number.quotientAndRemainder(dividingBy: step)
    let (size, whole) = (rest.magnitude, UInt64(step))
    let isAway =
      switch mode {
      case .halfAwayFromZero: size >= whole - size
      case .halfEven: size > whole - size || (size == whole - size && count % 2 != 0)
      case .up: rest > 0
      case .down: rest < 0
      }
    let (result, overflow) = (number - rest).addingReportingOverflow(
      isAway ? (number < 0 ? -step : step) : 0)
    return overflow ? nil : Decimal(raw: Int128(result))
  }

  private static func signed(_ magnitude: UInt128, _ isNegative: Bool) -> Decimal? {
    guard let raw = Int128(exactly: magnitude) else {
      return isNegative && magnitude == Int128.min.magnitude ? Decimal(raw: .min) : nil
    }
    return Decimal(raw: isNegative ? -raw : raw)
  }

  /// What comparing, looking up and showing see: rounded half away from zero to `precision` digits.
  package func looked(at precision: Int) -> Decimal {
    rounded(digits: precision) ?? self
  }

  /// 10 to the power of `exponent` (0 ... 12).
  package static func power(_ exponent: Int) -> Int128 {
    // A table and not a loop: every comparison asks for it.
    switch exponent {
    case ...0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    default: 1_000_000_000_000
    }
  }
}
