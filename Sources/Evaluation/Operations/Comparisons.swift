// Comparisons.swift: truths from values. Numbers are looked at with the digits of their unit.

import Program
import Semantics
import Values

extension Machine {
  /// Where both sides are numbers of one word; false when a column has to be looked at row by row.
  func quickCompare(
    _ sign: ComparisonOperator, _ a: Register, _ b: Register, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    let (left, right) = (Int(a.index), Int(b.index))
    guard registers[left].isNarrow, registers[right].isNarrow else { return false }
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    if case .number(let raw)? = constant(b) {
      let range = Looked(at: Decimal(raw: raw).looked(at: precision).raw, unit)
      range.compare(sign, registers[left], &out.states, count)
      return true
    }
    Kernels.worst(registers[left].states, registers[right].states, &out.states, count)
    let step = Int64(truncatingIfNeeded: unit)
    let (x, y) = (registers[left].words, registers[right].words)
    return switch sign {
    case .equal: Kernels.compare(x, y, step, &out.states, count) { $0 == $1 }
    case .notEqual: Kernels.compare(x, y, step, &out.states, count) { $0 != $1 }
    case .less: Kernels.compare(x, y, step, &out.states, count) { $0 < $1 }
    case .lessOrEqual: Kernels.compare(x, y, step, &out.states, count) { $0 <= $1 }
    case .greater: Kernels.compare(x, y, step, &out.states, count) { $0 > $1 }
    case .greaterOrEqual: Kernels.compare(x, y, step, &out.states, count) { $0 >= $1 }
    }
  }

  func compareNumbers(
    _ sign: ComparisonOperator, _ a: RegisterColumn, _ b: RegisterColumn, _ precision: Int,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    switch sign {
    case .equal: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) == 0 }
    case .notEqual: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) != 0 }
    case .less: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) < 0 }
    case .lessOrEqual: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) <= 0 }
    case .greater: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) > 0 }
    case .greaterOrEqual: out.test(a, b, count) { lookedOrder($0, $1, unit, precision) >= 0 }
    }
  }

  func compareCodes(
    _ sign: ComparisonOperator, _ a: Register, _ b: Register, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let (left, right) = (Int(a.index), Int(b.index))
    if case .code(let code)? = constant(b) {
      let (codes, states) = (registers[left].codes, registers[left].states)
      switch sign {
      case .equal: Kernels.test(codes, states, &out.states, count) { $0 == code }
      case .notEqual: Kernels.test(codes, states, &out.states, count) { $0 != code }
      case .less: Kernels.test(codes, states, &out.states, count) { $0 < code }
      case .lessOrEqual: Kernels.test(codes, states, &out.states, count) { $0 <= code }
      case .greater: Kernels.test(codes, states, &out.states, count) { $0 > code }
      case .greaterOrEqual: Kernels.test(codes, states, &out.states, count) { $0 >= code }
      }
      return
    }
    let (x, y) = (registers[left].codes, registers[right].codes)
    Kernels.worst(registers[left].states, registers[right].states, &out.states, count)
    switch sign {
    case .equal: Kernels.test(x, y, &out.states, count) { $0 == $1 }
    case .notEqual: Kernels.test(x, y, &out.states, count) { $0 != $1 }
    case .less: Kernels.test(x, y, &out.states, count) { $0 < $1 }
    case .lessOrEqual: Kernels.test(x, y, &out.states, count) { $0 <= $1 }
    case .greater: Kernels.test(x, y, &out.states, count) { $0 > $1 }
    case .greaterOrEqual: Kernels.test(x, y, &out.states, count) { $0 >= $1 }
    }
  }

  func compareTruths(
    _ isEqual: Bool, _ a: Register, _ b: Register, _ count: Int, _ out: inout RegisterColumn
  ) {
    let (left, right) = (Int(a.index), Int(b.index))
    Kernels.combine(registers[left].states, registers[right].states, &out.states, count) { x, y in
      max(x, y) >= State.missing ? max(x, y) : ((x == y) == isEqual ? State.yes : State.no)
    }
  }

  func rank(_ a: Register, _ ranks: [Int32], _ count: Int, _ out: inout RegisterColumn) {
    let place = Int(a.index)
    Kernels.copy(registers[place].states, &out.states, count)
    let from = registers[place].codes
    let codes = from.span
    let table = ranks.span
    var to = out.codes.mutableSpan
    for row in 0..<count {
      let code = codes[row]
      to[row] = code >= 0 && Int(code) < table.count ? table[Int(code)] : code
    }
  }

  func isNamed(
    _ a: RegisterColumn, _ names: [String], _ count: Int, _ out: inout RegisterColumn
  ) {
    var known: [Int32: Bool] = [:]
    for row in 0..<count {
      guard a.states[row] == State.known else {
        out.states[row] = a.states[row]
        continue
      }
      let code = a.codes[row]
      let isSame = known[code] ?? names.contains(foldedName(text(code)))
      known[code] = isSame
      out.states[row] = isSame ? State.yes : State.no
    }
  }
}

/// Below, at or above zero as `a` is below, at or above `b` when looked at with `precision` digits,
/// of which `unit` is one. Numbers a whole unit apart need no rounding to tell.
@inline(__always)
func lookedOrder(_ a: Int128, _ b: Int128, _ unit: Int128, _ precision: Int) -> Int {
  if a == b { return 0 }
  let (difference, overflow) = a.subtractingReportingOverflow(b)
  if overflow || difference >= unit || difference <= -unit { return a < b ? -1 : 1 }
  let (x, y) = (Decimal(raw: a).looked(at: precision), Decimal(raw: b).looked(at: precision))
  return x == y ? 0 : (x < y ? -1 : 1)
}

/// The numbers that look like one number: comparing with it asks on which side of them a number lies.
private struct Looked {
  /// The smallest of them, and the smallest above them.
  let first: Int64
  let next: Int64

  /// - Parameter number: rounded, a multiple of `unit`.
  init(at number: Int128, _ unit: Int128) {
    first = Looked.smallest(number, unit)
    let (above, overflow) = number.addingReportingOverflow(unit)
    next = overflow ? Int64.max : Looked.smallest(above, unit)
  }

  /// The smallest number that is rounded to this one: half a unit below it, which of a number up to
  /// zero itself goes away from zero.
  private static func smallest(_ number: Int128, _ unit: Int128) -> Int64 {
    if unit == 1 { return Int64(clamping: number) }
    let (start, overflow) = number.subtractingReportingOverflow(unit / 2)
    return overflow ? Int64.min : Int64(clamping: number > 0 ? start : start + 1)
  }

  func compare(
    _ sign: ComparisonOperator, _ a: RegisterColumn, _ made: inout [UInt8], _ count: Int
  ) {
    let (first, next) = (first, next)
    switch sign {
    case .equal: Kernels.test(a.words, a.states, &made, count) { $0 >= first && $0 < next }
    case .notEqual: Kernels.test(a.words, a.states, &made, count) { $0 < first || $0 >= next }
    case .less: Kernels.test(a.words, a.states, &made, count) { $0 < first }
    case .lessOrEqual: Kernels.test(a.words, a.states, &made, count) { $0 < next }
    case .greater: Kernels.test(a.words, a.states, &made, count) { $0 >= next }
    case .greaterOrEqual: Kernels.test(a.words, a.states, &made, count) { $0 >= first }
    }
  }
}
