// QuickNumbers.swift: arithmetic on numbers of one word whose bounds say that nothing can overflow: the
// same answers as Numbers.swift, without a look at every row.

import Program
import Semantics
import Values

extension Machine {
  /// The instruction as loops over whole columns; false when it has to be done row by row.
  func quick(_ index: Int, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    let kind = plan.instructions[index].kind
    switch plan.instructions[index].operation {
    case .column(let column): return quickLoad(column, kind, frame(of: index), &out)
    case .entry(let table, let column, let key):
      return quickEntry(table, column, key, kind, frame(of: index), &out)
    case .measurement(let question): return quickMeasure(question, count, &out)
    case .lift(let a): return quickLift(a, kind, frame(of: index), &out)
    case .add(let a, let b): return quickSum(a, b, count, &out) { $0 &+ $1 }
    case .subtract(let a, let b): return quickSum(a, b, count, &out) { $0 &- $1 }
    case .negate(let a): return quickNegate(a, count, &out)
    case .scale(let a, let numerator, let denominator):
      return quickScale(a, numerator, denominator, count, &out)
    case .blend(let parts, let divisor): return quickBlend(parts, divisor, count, &out)
    case .round(let a, let digits, let mode, let precision):
      return quickRound(a, digits, mode, precision, count, &out)
    case .within(let a, let lower, let upper, let precision):
      return quickWithin(a, lower, upper, precision, count, &out)
    case .extreme(let isHighest, let list, _):
      return kind.isNumber && quickExtreme(isHighest, list, count, &out)
    case .compareNumbers(let sign, let a, let b, let precision):
      return quickCompare(sign, a, b, precision, count, &out)
    case .select(let condition, let then, let other):
      return quickSelect(condition, then, other, kind, count, &out)
    case .ifMissing(let a, let b): return quickIfMissing(a, b, kind, count, &out)
    case .lookup(let policy, let rows, _, _, _):
      return quickLookup(policy, rows, kind, count, &out)
    case .grid(_, let grid, _, _): return quickGrid(index, grid, kind, count, &out)
    case .count(let source): return quickCount(source, count, &out)
    case .aggregate(let aggregate, let source, let body, _, _):
      return aggregate == .sum && quickSum(source, body, count, &out)
    case .group(let parts, let missing, _): return quickGroup(parts, missing, count, &out)
    default: return false
    }
  }

  @inline(__always)
  private func quickSum(
    _ a: Register, _ b: Register, _ count: Int, _ out: inout RegisterColumn,
    _ body: (Int64, Int64) -> Int64
  ) -> Bool {
    let (left, right) = (Int(a.index), Int(b.index))
    guard registers[left].isNarrow, registers[right].isNarrow,
      let bound = RegisterColumn.bound(
        registers[left].bound, plus: registers[right].bound, times: 1)
    else { return false }
    Kernels.combine(registers[left].words, registers[right].words, &out.words, count, body)
    Kernels.worst(registers[left].states, registers[right].states, &out.states, count)
    out.narrow(bound: bound)
    return true
  }

  private func quickNegate(_ a: Register, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    let from = Int(a.index)
    guard registers[from].isNarrow else { return false }
    Kernels.map(registers[from].words, &out.words, count) { 0 &- $0 }
    Kernels.copy(registers[from].states, &out.states, count)
    out.narrow(bound: registers[from].bound)
    return true
  }

  private func quickScale(
    _ a: Register, _ numerator: Int128, _ denominator: Int128, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    let from = Int(a.index)
    guard registers[from].isNarrow, let factor = Int64(exactly: numerator),
      let divisor = Int64(exactly: denominator), divisor > 0,
      let bound = RegisterColumn.bound(0, plus: registers[from].bound, times: factor)
    else { return false }
    if let reciprocal = Reciprocal(divisor) {
      Kernels.map(registers[from].words, &out.words, count) { reciprocal.rounded($0 &* factor) }
    } else {
      Kernels.map(registers[from].words, &out.words, count) { $0 &* factor }
    }
    Kernels.copy(registers[from].states, &out.states, count)
    out.narrow(bound: bound / divisor + 1)
    return true
  }

  /// Looked at with the digits of its unit, then rounded to fewer.
  private func quickRound(
    _ a: Register, _ digits: Int, _ mode: RoundingMode, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    let from = Int(a.index)
    guard case .halfAwayFromZero = mode, registers[from].isNarrow else { return false }
    let seen = max(0, min(precision, Decimal.digits))
    let kept = max(0, min(digits, seen))
    let unit = Int64(truncatingIfNeeded: Decimal.power(Decimal.digits - kept))
    guard let bound = RegisterColumn.bound(registers[from].bound, plus: unit, times: 1) else {
      return false
    }
    let step = Int64(truncatingIfNeeded: Decimal.power(Decimal.digits - seen))
    let words = registers[from].words
    switch (Reciprocal(step), Reciprocal(unit / step)) {
    case (let look?, let round?):
      Kernels.map(words, &out.words, count) { round.rounded(look.rounded($0)) &* unit }
    case (let once?, nil), (nil, let once?):
      Kernels.map(words, &out.words, count) { once.rounded($0) &* unit }
    case (nil, nil): Kernels.copy(words, &out.words, count)
    }
    Kernels.copy(registers[from].states, &out.states, count)
    out.narrow(bound: bound)
    return true
  }

  /// Where all lie a unit inside their bounds, no rounding brings one outside.
  private func quickWithin(
    _ a: Register, _ lower: Int128?, _ upper: Int128?, _ precision: Int, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    let from = Int(a.index)
    guard registers[from].isNarrow else { return false }
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    func bound(_ number: Int128?, _ step: Int128, _ none: Int64) -> Int64 {
      guard let number else { return none }
      let (moved, overflow) = number.addingReportingOverflow(step)
      return overflow ? none : Int64(clamping: moved)
    }
    let first = bound(lower, unit, Int64.min)
    let last = bound(upper, 0 - unit, Int64.max)
    Kernels.test(registers[from].words, registers[from].states, &out.states, count) {
      $0 >= first && $0 <= last
    }
    if Kernels.contains(State.no, out.states, count) { return false }
    Kernels.copy(registers[from].words, &out.words, count)
    out.narrow(bound: registers[from].bound)
    return true
  }

  private func quickExtreme(
    _ isHighest: Bool, _ list: [Register], _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard let first = list.first, list.allSatisfy({ registers[Int($0.index)].isNarrow }) else {
      return false
    }
    var bound = registers[Int(first.index)].bound
    Kernels.copy(registers[Int(first.index)].words, &out.words, count)
    Kernels.copy(registers[Int(first.index)].states, &out.states, count)
    for register in list.dropFirst() {
      let next = Int(register.index)
      bound = max(bound, registers[next].bound)
      if case .number(let raw)? = constant(register) {
        let limit = Int64(truncatingIfNeeded: raw)
        if isHighest {
          Kernels.update(&out.words, count) { max($0, limit) }
        } else {
          Kernels.update(&out.words, count) { min($0, limit) }
        }
        continue
      }
      Kernels.join(registers[next].states, &out.states, count) { max($0, $1) }
      if isHighest {
        Kernels.join(registers[next].words, &out.words, count) { max($0, $1) }
      } else {
        Kernels.join(registers[next].words, &out.words, count) { min($0, $1) }
      }
    }
    out.narrow(bound: bound)
    return true
  }
}
