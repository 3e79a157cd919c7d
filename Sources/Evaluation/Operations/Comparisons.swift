// Comparisons.swift: truths from values. Numbers are looked at with the digits of their unit.

import Program
import Semantics
import Values

extension Machine {
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
    _ sign: ComparisonOperator, _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    switch sign {
    case .equal: out.testCodes(a, b, count) { $0 == $1 }
    case .notEqual: out.testCodes(a, b, count) { $0 != $1 }
    case .less: out.testCodes(a, b, count) { $0 < $1 }
    case .lessOrEqual: out.testCodes(a, b, count) { $0 <= $1 }
    case .greater: out.testCodes(a, b, count) { $0 > $1 }
    case .greaterOrEqual: out.testCodes(a, b, count) { $0 >= $1 }
    }
  }

  func compareTruths(
    _ isEqual: Bool, _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      let (x, y) = (a.states[row], b.states[row])
      out.states[row] = max(x, y) >= State.missing ? max(x, y) : ((x == y) == isEqual ? 1 : 0)
    }
  }

  func rank(
    _ a: RegisterColumn, _ ranks: [Int32], _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      out.states[row] = a.states[row]
      let code = Int(a.codes[row])
      out.codes[row] = ranks.indices.contains(code) ? ranks[code] : a.codes[row]
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
