// Comparisons.swift: truths from values. Numbers are looked at with the digits of their unit.

import Program
import Semantics
import Text
import Values

extension Machine {
  /// Where numbers have one word; false when a column has to be looked at row by row.
  func compare(
    _ sign: ComparisonOperator, _ a: Int, _ number: Looked, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow else { return false }
    number.compare(sign, registers[a].words, registers[a].doubts, &out.states, count)
    return true
  }

  /// The same of two columns.
  func compareNumbers(
    _ sign: ComparisonOperator, _ a: Int, _ b: Int, _ unit: Int64, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow, registers[b].isNarrow else { return false }
    guard hold(sign, registers[a].words, registers[b].words, unit, &out.states, count) else {
      return false
    }
    Kernels.decide(registers[a].doubts, registers[b].doubts, &out.states, count)
    return true
  }

  /// Whether numbers stand to each other so; false when two are so near that rounding decides.
  private func hold(
    _ sign: ComparisonOperator, _ a: [Int64], _ b: [Int64], _ unit: Int64, _ made: inout [UInt8],
    _ count: Int
  ) -> Bool {
    if unit > 1, Kernels.areNear(a, b, unit, count) { return false }
    switch sign {
    case .equal: Kernels.hold(a, b, &made, count) { $0 == $1 }
    case .notEqual: Kernels.hold(a, b, &made, count) { $0 != $1 }
    case .less: Kernels.combine(a, b, &made, count) { Kernels.isBelow($0, $1) }
    case .lessOrEqual: Kernels.combine(a, b, &made, count) { 1 ^ Kernels.isBelow($1, $0) }
    case .greater: Kernels.combine(a, b, &made, count) { Kernels.isBelow($1, $0) }
    case .greaterOrEqual: Kernels.combine(a, b, &made, count) { 1 ^ Kernels.isBelow($0, $1) }
    }
    return true
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

  func compareCode(
    _ sign: ComparisonOperator, _ a: Int, _ code: Int32, _ count: Int, _ out: inout RegisterColumn
  ) {
    let (codes, doubts) = (registers[a].codes, registers[a].doubts)
    switch sign {
    case .equal: Kernels.test(codes, doubts, &out.states, count) { $0 == code }
    case .notEqual: Kernels.test(codes, doubts, &out.states, count) { $0 != code }
    case .less: Kernels.test(codes, doubts, &out.states, count) { $0 < code }
    case .lessOrEqual: Kernels.test(codes, doubts, &out.states, count) { $0 <= code }
    case .greater: Kernels.test(codes, doubts, &out.states, count) { $0 > code }
    case .greaterOrEqual: Kernels.test(codes, doubts, &out.states, count) { $0 >= code }
    }
  }

  func compareCodes(
    _ sign: ComparisonOperator, _ a: Int, _ b: Int, _ count: Int, _ out: inout RegisterColumn
  ) {
    let (x, y) = (registers[a].codes, registers[b].codes)
    switch sign {
    case .equal: Kernels.hold(x, y, &out.states, count) { $0 == $1 }
    case .notEqual: Kernels.hold(x, y, &out.states, count) { $0 != $1 }
    case .less: Kernels.hold(x, y, &out.states, count) { $0 < $1 }
    case .lessOrEqual: Kernels.hold(x, y, &out.states, count) { $0 <= $1 }
    case .greater: Kernels.hold(x, y, &out.states, count) { $0 > $1 }
    case .greaterOrEqual: Kernels.hold(x, y, &out.states, count) { $0 >= $1 }
    }
    Kernels.decide(registers[a].doubts, registers[b].doubts, &out.states, count)
  }

  func compareTruths(
    _ isEqual: Bool, _ a: Int, _ b: Int, _ count: Int, _ out: inout RegisterColumn
  ) {
    Kernels.combine(registers[a].states, registers[b].states, &out.states, count) { x, y in
      max(x, y) >= State.missing ? max(x, y) : ((x == y) == isEqual ? State.yes : State.no)
    }
  }

  func rank(_ a: Int, _ ranks: [Int32], _ count: Int, _ out: inout RegisterColumn) {
    out.follow(registers[a].doubts, count)
    Kernels.rank(registers[a].codes, ranks, &out.codes, count)
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
      let isSame = known[code] ?? names.contains(text(code).foldedSpelling)
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
struct Looked: Sendable {
  /// The smallest of them, and the smallest above them.
  let first: Int64
  let next: Int64

  /// - Parameter number: rounded, a multiple of `unit`.
  init(at number: Int128, _ unit: Int128) {
    first = Looked.clamped(Looked.smallest(number, unit))
    let (above, overflow) = number.addingReportingOverflow(unit)
    next = Looked.clamped(overflow ? Int64.max : Looked.smallest(above, unit))
  }

  /// No number of one word lies as far from zero as this.
  private static func clamped(_ word: Int64) -> Int64 {
    min(max(word, 0 - RegisterColumn.limit), RegisterColumn.limit)
  }

  /// The smallest number that is rounded to this one: half a unit below it, which of a number up to
  /// zero itself goes away from zero.
  private static func smallest(_ number: Int128, _ unit: Int128) -> Int64 {
    if unit == 1 { return Int64(clamping: number) }
    let (start, overflow) = number.subtractingReportingOverflow(unit / 2)
    return overflow ? Int64.min : Int64(clamping: number > 0 ? start : start + 1)
  }

  func compare(
    _ sign: ComparisonOperator, _ words: [Int64], _ doubts: [UInt8]?, _ made: inout [UInt8],
    _ count: Int
  ) {
    let (first, next) = (first, next)
    switch sign {
    case .equal:
      Kernels.map(words, &made, count) {
        Kernels.isBelow($0, next) & ~Kernels.isBelow($0, first)
      }
    case .notEqual:
      Kernels.map(words, &made, count) {
        1 ^ (Kernels.isBelow($0, next) & ~Kernels.isBelow($0, first))
      }
    case .less: Kernels.map(words, &made, count) { Kernels.isBelow($0, first) }
    case .lessOrEqual: Kernels.map(words, &made, count) { Kernels.isBelow($0, next) }
    case .greater: Kernels.map(words, &made, count) { 1 ^ Kernels.isBelow($0, next) }
    case .greaterOrEqual: Kernels.map(words, &made, count) { 1 ^ Kernels.isBelow($0, first) }
    }
    Kernels.decide(doubts, nil, &made, count)
  }
}
