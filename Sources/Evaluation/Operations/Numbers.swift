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
    out.map(a, count) { Decimal.scaled($0, times: numerator, over: denominator)?.raw }
  }

  /// The sum of each number times its weight, over the divisor.
  func blend(
    _ parts: [BlendPart], _ divisor: Int128, _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      var state = State.known
      var sum: Int128 = 0
      for part in parts {
        let next = cell(part.value, row)
        state = max(state, next.state)
        guard next.state == State.known else { continue }
        let (product, isTooLarge) = next.number.multipliedReportingOverflow(by: part.weight)
        let (total, overflow) = sum.addingReportingOverflow(product)
        if isTooLarge || overflow { state = max(state, State.failed) } else { sum = total }
      }
      let result =
        state == State.known ? Decimal.scaled(sum, times: 1, over: divisor) : nil
      out.states[row] = state == State.known && result == nil ? State.failed : state
      out.numbers[row] = result?.raw ?? 0
    }
  }

  func round(
    _ a: RegisterColumn, _ digits: Int, _ mode: RoundingMode, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    out.map(a, count) {
      Decimal(raw: $0).looked(at: precision).rounded(digits: digits, mode)?.raw
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
