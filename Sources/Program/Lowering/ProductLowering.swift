// ProductLowering.swift: products and quotients. One with a constant becomes a fraction in lowest terms:
// the same number to the last digit, without a long division for every person.

import Semantics
import Values

extension PlanLowering {
  mutating func product(_ a: Register, _ b: Register, isOverHundred: Bool) -> Register {
    let divisor = isOverHundred ? Decimal.scale * 100 : Decimal.scale
    if let factor = constantNumber(b) { return scaled(a, raw: factor, over: divisor) }
    if let factor = constantNumber(a) { return scaled(b, raw: factor, over: divisor) }
    return emit([a, b], .number) { .multiply($0[0], $0[1], isOverHundred: isOverHundred) }
  }

  mutating func quotient(_ a: Register, _ b: Register, isTimesHundred: Bool) -> Register {
    let factor = isTimesHundred ? Decimal.scale * 100 : Decimal.scale
    if let divisor = constantNumber(b), divisor > 0 { return scaled(a, raw: factor, over: divisor) }
    return emit([a, b], .number) { .divide($0[0], $0[1], isTimesHundred: isTimesHundred) }
  }

  /// Times `numerator` over `denominator`, rounded once.
  mutating func scaled(
    _ register: Register, _ numerator: Decimal, over denominator: Decimal
  ) -> Register {
    scaled(register, raw: numerator.raw, over: denominator.raw)
  }

  /// The same with counts of 10⁻¹²; the denominator is above zero.
  private mutating func scaled(
    _ register: Register, raw numerator: Int128, over denominator: Int128
  ) -> Register {
    if numerator == denominator { return register }
    if let number = constantNumber(register),
      let result = Decimal.scaled(number, times: numerator, over: denominator)
    {
      return self.number(result)
    }
    let common = PlanLowering.commonDivisor(numerator, denominator)
    return emit([register], .number) {
      .scale($0[0], numerator / common, denominator / common)
    }
  }

  /// The number a register holds for everybody.
  private func constantNumber(_ register: Register) -> Int128? {
    if case .number(let raw) = plan.instructions[Int(register.index)].operation { raw } else { nil }
  }

  private static func commonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return Int128(exactly: x).map { max($0, 1) } ?? 1
  }
}
