// DecimalTests.swift: exact identities, the table of rounding modes, and products and quotients
// against long multiplication and division bit by bit. Nothing traps, whatever the raw value.

import TestSupport
import Testing
import Values

/// `a * b / c` by shifting and adding on 256 bits: slow, obvious, and unlike the tested code.
private enum LongArithmetic {
  static func scaled(_ a: UInt128, _ b: UInt128, over c: UInt128) -> UInt128? {
    var high: UInt128 = 0
    var low: UInt128 = 0
    for bit in (0..<128).reversed() {
      high = high << 1 | low >> 127
      low <<= 1
      if b >> UInt128(bit) & 1 == 1 {
        let (sum, carry) = low.addingReportingOverflow(a)
        low = sum
        if carry { high += 1 }
      }
    }
    var quotient: UInt128 = 0
    var isOver = false
    var rest: UInt128 = 0
    for bit in (0..<256).reversed() {
      let carried = rest >> 127
      let next = bit >= 128 ? high >> UInt128(bit - 128) & 1 : low >> UInt128(bit) & 1
      rest = rest << 1 | next
      if quotient >> 127 == 1 { isOver = true }
      quotient <<= 1
      if carried == 1 || rest >= c {
        rest = rest &- c
        quotient |= 1
      }
    }
    if isOver { return nil }
    // Half away from zero: add one when twice the rest reaches the divisor.
    if rest >= c - rest {
      let (sum, carry) = quotient.addingReportingOverflow(1)
      return carry ? nil : sum
    }
    return quotient
  }
}

/// `82,5` in a test reads as a number.
func decimal(_ text: String) -> Decimal {
  switch Numerals.indonesian(text) {
  case .success(let number): return number
  case .failure:
    Issue.record("\(text) is no number")
    return .zero
  }
}

@Suite struct DecimalTests {
  /// Raw values at which something might give way.
  private static let extremes: [Int128] = {
    var values: [Int128] = [.min, .min + 1, .max, .max - 1, 0]
    for shift in [1, 31, 32, 63, 64, 65, 96, 126] {
      let power = Int128(1) << Int128(shift)
      values += [power - 1, power, power + 1, -power - 1, -power, 1 - power]
    }
    for exponent in 0...12 {
      let power = Decimal.power(exponent)
      values += [power, -power, power / 2, -power / 2, power * 5, power * 3 / 2]
    }
    return values
  }()

  private static func random(_ random: inout SeededGenerator) -> Int128 {
    if random.oneIn(6), let extreme = random.pick(extremes) { return extreme }
    let wide = Int128(truncatingIfNeeded: random.next()) << 64 | Int128(random.next())
    return wide >> Int128(random.int(0...126))
  }

  @Test(arguments: [
    ("2,5", "3", "3", "2", "2"), ("-2,5", "-3", "-2", "-3", "-2"), ("3,5", "4", "4", "3", "4"),
    ("-3,5", "-4", "-3", "-4", "-4"), ("0,5", "1", "1", "0", "0"), ("-0,5", "-1", "0", "-1", "0"),
    ("2,4", "2", "3", "2", "2"), ("-2,4", "-2", "-2", "-3", "-2"), ("2,6", "3", "3", "2", "3"),
    ("-2,6", "-3", "-2", "-3", "-3"), ("2", "2", "2", "2", "2"), ("0", "0", "0", "0", "0"),
    ("2,500000000001", "3", "3", "2", "3"), ("2,499999999999", "2", "3", "2", "2"),
    ("0,000000000001", "0", "1", "0", "0"), ("-0,000000000001", "0", "0", "-1", "0"),
  ])
  func rounds(_ number: String, _ away: String, _ up: String, _ down: String, _ even: String) {
    let number = decimal(number)
    #expect(number.rounded(digits: 0, .halfAwayFromZero) == decimal(away))
    #expect(number.rounded(digits: 0, .up) == decimal(up))
    #expect(number.rounded(digits: 0, .down) == decimal(down))
    #expect(number.rounded(digits: 0, .halfEven) == decimal(even))
  }

  @Test func roundsToDigitsAndMultiples() {
    #expect(decimal("87,125").rounded(digits: 2) == decimal("87,13"))
    #expect(decimal("-87,125").rounded(digits: 2) == decimal("-87,13"))
    #expect(decimal("87,125").rounded(digits: 12) == decimal("87,125"))
    #expect(decimal("87,125").rounded(digits: 99) == decimal("87,125"))
    #expect(decimal("87,125").rounded(digits: -5) == decimal("87"))
    #expect(decimal("87").rounded(toMultipleOf: decimal("5"), .halfAwayFromZero) == decimal("85"))
    #expect(decimal("87,5").rounded(toMultipleOf: decimal("5"), .halfAwayFromZero) == decimal("90"))
    #expect(decimal("87,5").rounded(toMultipleOf: decimal("5"), .halfEven) == decimal("90"))
    #expect(decimal("82,5").rounded(toMultipleOf: decimal("5"), .halfEven) == decimal("80"))
    #expect(decimal("81").rounded(toMultipleOf: decimal("-5"), .up) == decimal("85"))
    #expect(decimal("0,7").rounded(toMultipleOf: decimal("0,25"), .down) == decimal("0,5"))
    #expect(decimal("0,7").rounded(toMultipleOf: .zero, .down) == nil)
  }

  @Test func lookedAtSixDigitsThirdsMakeOne() throws {
    let third = try #require(Decimal.one.divided(by: Decimal(3)))
    let sum = try #require(third.adding(third)?.adding(third))
    #expect(sum != .one)
    #expect(sum.looked(at: 6) == .one)
    let million = try #require(
      Decimal(1_000_000).divided(by: Decimal(3))?.multiplied(by: Decimal(3)))
    #expect(million.looked(at: 2) == Decimal(1_000_000))
  }

  @Test func wholeNumbersAreExact() {
    for whole in [0, 1, -1, 42, 1_000_000_007, .max, .min, -999_999_999_999] {
      let number = Decimal(whole)
      #expect(number.isWhole && number.whole == whole)
      #expect(number.multiplied(by: .one) == number)
      #expect(number.divided(by: .one) == number)
      #expect(number.subtracting(number) == .zero)
    }
    #expect(decimal("0,5").whole == nil && !decimal("0,5").isWhole)
    #expect(Decimal(raw: .max).whole == nil)
    #expect(Decimal(7).divided(by: .zero) == nil)
    #expect(Decimal.zero.divided(by: .zero) == nil)
  }

  @Test func productsAndQuotientsAgreeWithLongArithmetic() {
    var random = SeededGenerator(seed: 2026)
    for _ in 0..<6_000 {
      let (a, b, c) = (Self.random(&random), Self.random(&random), Self.random(&random))
      func expected(_ a: Int128, _ b: Int128, _ c: Int128) -> Int128? {
        guard c != 0,
          let magnitude = LongArithmetic.scaled(a.magnitude, b.magnitude, over: c.magnitude)
        else { return nil }
        let isNegative = [a, b, c].filter { $0 < 0 }.count % 2 == 1
        if isNegative, magnitude == Int128.min.magnitude { return .min }
        return Int128(exactly: magnitude).map { isNegative ? -$0 : $0 }
      }
      let (x, y) = (Decimal(raw: a), Decimal(raw: b))
      #expect(x.multiplied(by: y)?.raw == expected(a, b, Decimal.scale), "\(a) * \(b)")
      #expect(x.divided(by: y)?.raw == expected(a, Decimal.scale, b), "\(a) / \(b)")
      #expect(Decimal.scaled(a, times: b, over: c)?.raw == expected(a, b, c), "\(a) * \(b) / \(c)")
    }
  }

  @Test func nothingTraps() {
    for a in Self.extremes {
      let x = Decimal(raw: a)
      _ = (x.isWhole, x.whole, x.negated)
      for precision in -1...13 {
        let looked = x.looked(at: precision)
        // Looking twice sees the same.
        #expect(looked.looked(at: precision) == looked)
      }
      _ = (Numerals.plain(x), Numerals.indonesian(x, precision: 2))
      for b in Self.extremes {
        let y = Decimal(raw: b)
        _ = (x.adding(y), x.subtracting(y), x.multiplied(by: y), x.divided(by: y))
        for mode in [RoundingMode.halfAwayFromZero, .halfEven, .up, .down] {
          guard let rounded = x.rounded(toMultipleOf: y, mode) else { continue }
          #expect(b == -1 || rounded.raw % b == 0)
        }
      }
    }
  }

  @Test func addingIsExactAndUndone() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<2_000 {
      let (x, y) = (Decimal(raw: Self.random(&random)), Decimal(raw: Self.random(&random)))
      #expect(x.adding(y) == y.adding(x))
      if let sum = x.adding(y) { #expect(sum.subtracting(y) == x) }
      if let negated = y.negated { #expect(x.subtracting(y) == x.adding(negated)) }
    }
    #expect(Decimal(raw: .max).adding(Decimal(raw: 1)) == nil)
    #expect(Decimal(raw: .min).subtracting(Decimal(raw: 1)) == nil)
    #expect(Decimal(raw: .min).negated == nil)
  }
}
