// Numbers.swift: arithmetic and rounding. What does not fit fails; nothing traps.

import Program
import Semantics
import Values

extension Machine {
  func add(_ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ out: inout RegisterColumn) {
    out.combine(a, b, count) { x, y in
      let (sum, overflow) = x.addingReportingOverflow(y)
      return overflow ? nil : sum
    }
  }

  func subtract(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ out: inout RegisterColumn
  ) {
    out.combine(a, b, count) { x, y in
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      return overflow ? nil : difference
    }
  }

  func multiply(
    _ a: RegisterColumn, _ b: RegisterColumn, _ isOverHundred: Bool, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let divisor = isOverHundred ? Decimal.scale * 100 : Decimal.scale
    out.combine(a, b, count) { x, y in Decimal.scaled(x, times: y, over: divisor)?.raw }
  }

  func divide(
    _ a: RegisterColumn, _ b: RegisterColumn, _ isTimesHundred: Bool, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let factor = isTimesHundred ? Decimal.scale * 100 : Decimal.scale
    out.combine(a, b, count) { x, y in Decimal.scaled(x, times: factor, over: y)?.raw }
  }

  func negate(_ a: RegisterColumn, _ count: Int, _ out: inout RegisterColumn) {
    out.map(a, count) { $0 == .min ? nil : -$0 }
  }

  func scale(
    _ a: RegisterColumn, _ numerator: Int128, _ denominator: Int128, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    guard let factor = Int64(exactly: numerator), let divisor = Int64(exactly: denominator),
      divisor > 0
    else {
      return out.map(a, count) { Decimal.scaled($0, times: numerator, over: denominator)?.raw }
    }
    if divisor == 1 {
      return out.map(a, count) { raw in
        let (product, overflow) = raw.multipliedReportingOverflow(by: numerator)
        return overflow ? nil : product
      }
    }
    out.map(a, count) { raw in
      // In one word where it fits, as nearly always.
      guard let number = Int64(exactly: raw) else {
        return Decimal.scaled(raw, times: numerator, over: denominator)?.raw
      }
      let (product, overflow) = number.multipliedReportingOverflow(by: factor)
      if overflow { return Decimal.scaled(raw, times: numerator, over: denominator)?.raw }
      return Int128(divided(product, by: divisor))
    }
  }

  func round(
    _ a: RegisterColumn, _ digits: Int, _ mode: RoundingMode, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    guard mode == .halfAwayFromZero, digits == 2, precision == 6 else {
      return out.map(a, count) {
        Decimal(raw: $0).looked(at: precision).rounded(digits: digits, mode)?.raw
      }
    }
    // The usual rounding, its steps known to the compiler.
    out.map(a, count) { raw in
      guard let number = Int64(exactly: raw), number.magnitude < 1 << 62 else {
        return Decimal(raw: raw).looked(at: precision).rounded(digits: digits, mode)?.raw
      }
      let seen = divided(number, by: 1_000_000)
      return Int128(divided(seen, by: 10_000) * 10_000_000_000)
    }
  }

  func roundToMultiple(
    _ a: RegisterColumn, _ step: RegisterColumn, _ mode: RoundingMode, _ precision: Int,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    out.combine(a, step, count) { x, step in
      Decimal(raw: x).looked(at: precision).rounded(toMultipleOf: Decimal(raw: step), mode)?.raw
    }
  }

  func within(
    _ a: RegisterColumn, _ lower: Int128?, _ upper: Int128?, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    out.map(a, count) { raw in
      let seen = Decimal(raw: raw).looked(at: precision).raw
      if let lower, seen < lower { return nil }
      if let upper, seen > upper { return nil }
      return raw
    }
  }

  func extreme(
    _ isHighest: Bool, _ list: [Register], _ ranks: Int?, _ kind: RegisterKind, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    guard let first = list.first else {
      for row in 0..<count { out[row, kind] = .missing }
      return
    }
    if kind.isNumber {
      numbers(isHighest, list, count, &out.numbers, &out.states)
      return
    }
    let start = column(first)
    for row in 0..<count { out[row, kind] = start[row, kind] }
    for register in list.dropFirst() {
      let next = column(register)
      for row in 0..<count {
        let best = out[row, kind]
        let other = next[row, kind]
        let state = max(best.state, other.state)
        if state != State.known {
          out[row, kind] = Cell(state: state)
        } else if isBeyond(other, best, isHighest, ranks, kind) {
          out[row, kind] = other
        }
      }
    }
  }

  private func numbers(
    _ isHighest: Bool, _ list: [Register], _ count: Int, _ numbers: inout [Int128],
    _ states: inout [UInt8]
  ) {
    var to = numbers.mutableSpan
    var made = states.mutableSpan
    for (place, register) in list.enumerated() {
      let from = registers[Int(register.index)].numbers
      let given = registers[Int(register.index)].states
      if place == 0 {
        for row in 0..<count {
          to[row] = from[row]
          made[row] = given[row]
        }
        continue
      }
      for row in 0..<count {
        made[row] = max(made[row], given[row])
        let (best, other) = (to[row], from[row])
        to[row] = (isHighest ? other > best : other < best) ? other : best
      }
    }
  }

  /// Whether `a` is higher (lower) than `b`; both known.
  func isBeyond(
    _ a: Cell, _ b: Cell, _ isHighest: Bool, _ ranks: Int?, _ kind: RegisterKind
  ) -> Bool {
    if kind.isNumber { return isHighest ? a.number > b.number : a.number < b.number }
    let (x, y) = (rank(a.code, ranks), rank(b.code, ranks))
    return isHighest ? x > y : x < y
  }

  func rank(_ code: Int32, _ ranks: Int?) -> Int32 {
    guard let ranks, plan.rankTables[ranks].indices.contains(Int(code)) else { return code }
    return plan.rankTables[ranks][Int(code)]
  }
}

/// The quotient rounded half away from zero; the divisor is above zero.
@inline(__always)
func divided(_ number: Int64, by divisor: Int64) -> Int64 {
  let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
  if rest.magnitude < divisor.magnitude - rest.magnitude { return quotient }
  return number < 0 ? quotient - 1 : quotient + 1
}
