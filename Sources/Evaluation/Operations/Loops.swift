// Loops.swift: steps as loops over whole columns: the same answers as row by row, where numbers have one
// word and their bounds say that nothing can overflow.

import Program
import Semantics
import Values

extension Machine {
  /// False when the step has to be done row by row.
  func loop(_ step: Step, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    switch step.loop {
    case .rowByRow: return false
    case .column(let table, let column):
      return load(table, column, step.kind, step.frame, count, &out)
    case .entry(let table, let column, let key, let frame):
      if let frame, loadMember(table, column, key, of: frame, step.kind, count, &out) {
        return true
      }
      return loadEntry(TableID(table), column, key, step.kind, step.frame, count, &out)
    case .measurement(let question): return measure(question, count, &out)
    case .lift(let a): lift(a, step.kind, step.frame, count, &out)

    case .add(let a, let b): return add(a, b, count, &out) { $0 &+ $1 }
    case .subtract(let a, let b):
      return add(a, b, isDifference: true, count, &out) { $0 &- $1 }
    case .negate(let a): return negate(a, count, &out)
    case .scale(let a, let factor, let divisor): return scale(a, factor, divisor, count, &out)
    case .blend(let parts, let divisor):
      return blend(layout.steps.shares[parts], divisor, count, &out)
    case .measuredBlend(let parts, let divisor, let questions):
      return measuredBlend(
        layout.steps.shares[parts], layout.steps.operands[questions], divisor, count, &out)
    case .group(let parts, let divisor, let takesMissing):
      return group(
        layout.steps.shares[parts], divisor, takesMissing: takesMissing, count, &out)
    case .round(let a, let divisor, let unit): return round(a, divisor, unit, count, &out)
    case .within(let a, let first, let last): return within(a, first, last, count, &out)
    case .atLeast(let a, let limit): return self.limit(a, atLeast: limit, count, &out)
    case .atMost(let a, let limit): return self.limit(a, atMost: limit, count, &out)
    case .extreme(let isHighest, let list):
      return extreme(isHighest, layout.steps.operands[list], count, &out)

    case .compareNumber(let sign, let a, let number):
      return compare(sign, a, number, count, &out)
    case .compareNumbers(let sign, let a, let b, let unit):
      return compareNumbers(sign, a, b, unit, count, &out)
    case .compareCode(let sign, let a, let code): compareCode(sign, a, code, count, &out)
    case .compareCodes(let sign, let a, let b): compareCodes(sign, a, b, count, &out)
    case .compareTruths(let isEqual, let a, let b): compareTruths(isEqual, a, b, count, &out)
    case .rank(let a, let table): rank(a, plan.rankTables[table], count, &out)
    case .isOver(let a, let last, let isNegated): isOver(a, last, isNegated, count, &out)

    case .not(let a): not(a, count, &out)
    case .and(let list): and(layout.steps.operands[list], count, &out)
    case .or(let list): or(layout.steps.operands[list], count, &out)
    case .isPresent(let a): isPresent(a, count, &out)
    case .isKnown(let a): isKnown(a, count, &out)

    case .select(let condition, let then, let other):
      return select(condition, then, other, count, &out)
    case .ifMissing(let a, let b): return ifMissing(a, b, count, &out)
    case .lookup(let rows, let isFirst):
      return lookup(rows, isFirst: isFirst, step.kind, count, &out)
    case .grid(let grid, let inputs):
      return self.grid(grid, layout.steps.operands[inputs], step.kind, count, &out)

    case .gridRows(let grid, let inputs, let owner):
      return gridRows(grid, owner, step.kind, step.frame, &out)
        || self.grid(grid, layout.steps.operands[inputs], step.kind, count, &out)

    case .quantify(let quantifier, let source, let body):
      quantify(quantifier, source, body, count, &out)
    case .count(let source): return countItems(source, count, &out)
    case .sum(let source, let body): return sum(source, body, count, &out)
    }
    return true
  }

  // MARK: numbers

  @inline(__always)
  private func add(
    _ a: Int, _ b: Int, isDifference: Bool = false, _ count: Int, _ out: inout RegisterColumn,
    _ body: (Int64, Int64) -> Int64
  ) -> Bool {
    guard registers[a].isNarrow, registers[b].isNarrow,
      let bound = RegisterColumn.bound(registers[a].bound, plus: registers[b].bound, times: 1)
    else { return false }
    Kernels.combine(registers[a].words, registers[b].words, &out.words, count, body)
    out.follow(registers[a].doubts, registers[b].doubts, count)
    out.narrow(
      bound: bound,
      isNatural: !isDifference && registers[a].isNatural && registers[b].isNatural)
    return true
  }

  private func negate(_ a: Int, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    guard registers[a].isNarrow else { return false }
    Kernels.map(registers[a].words, &out.words, count) { 0 &- $0 }
    out.follow(registers[a].doubts, count)
    out.narrow(bound: registers[a].bound, isNatural: false)
    return true
  }

  private func scale(
    _ a: Int, _ factor: Int64, _ divisor: Divisor, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow,
      let bound = RegisterColumn.bound(0, plus: registers[a].bound, times: factor)
    else { return false }
    let isNatural = registers[a].isNatural && factor >= 0
    Kernels.scale(
      registers[a].words, by: factor, divisor, isNatural: isNatural, &out.words, count)
    out.follow(registers[a].doubts, count)
    // A quotient lies no further from zero than what is divided, rounded up.
    out.narrow(bound: divisor.quotient(ofAtMost: bound), isNatural: isNatural)
    return true
  }

  private func round(
    _ a: Int, _ divisor: Divisor, _ unit: Int64, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow,
      let bound = RegisterColumn.bound(registers[a].bound, plus: unit, times: 1)
    else { return false }
    let isNatural = registers[a].isNatural
    if divisor.isOne {
      Kernels.copy(registers[a].words, &out.words, count)
    } else if isNatural {
      Kernels.map(registers[a].words, &out.words, count) { divisor.natural($0) &* unit }
    } else {
      Kernels.map(registers[a].words, &out.words, count) { divisor.rounded($0) &* unit }
    }
    out.follow(registers[a].doubts, count)
    out.narrow(bound: bound, isNatural: isNatural)
    return true
  }

  private func within(
    _ a: Int, _ first: Int64, _ last: Int64, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow else { return false }
    let isInside = registers[a].isNatural ? first <= 0 : first <= 0 - registers[a].bound
    if !isInside || last < registers[a].bound {
      Kernels.hold(registers[a].words, &out.states, count) { $0 >= first && $0 <= last }
      Kernels.decide(registers[a].doubts, nil, &out.states, count)
      if Kernels.contains(State.no, out.states, count) { return false }
    }
    Kernels.copy(registers[a].words, &out.words, count)
    out.follow(registers[a].doubts, count)
    out.narrow(bound: registers[a].bound, isNatural: registers[a].isNatural)
    return true
  }

  private func limit(
    _ a: Int, atLeast limit: Int64, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow else { return false }
    if registers[a].isNatural, limit <= 0 {
      Kernels.copy(registers[a].words, &out.words, count)
    } else {
      Kernels.limit(registers[a].words, atLeast: limit, &out.words, count)
    }
    out.follow(registers[a].doubts, count)
    out.narrow(
      bound: max(registers[a].bound, Int64(limit.magnitude)),
      isNatural: registers[a].isNatural || limit >= 0)
    return true
  }

  private func limit(
    _ a: Int, atMost limit: Int64, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[a].isNarrow else { return false }
    Kernels.limit(registers[a].words, atMost: limit, &out.words, count)
    out.follow(registers[a].doubts, count)
    let isNatural = registers[a].isNatural && limit >= 0
    let bound = registers[a].bound
    out.narrow(
      bound: isNatural ? min(bound, limit) : max(bound, Int64(limit.magnitude)),
      isNatural: isNatural)
    return true
  }

  private func extreme(
    _ isHighest: Bool, _ list: ArraySlice<Int>, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard let first = list.first, list.allSatisfy({ registers[$0].isNarrow }) else { return false }
    var (bound, isNatural) = (registers[first].bound, registers[first].isNatural)
    Kernels.copy(registers[first].words, &out.words, count)
    Kernels.copy(registers[first].states, &out.states, count)
    for next in list.dropFirst() {
      bound = max(bound, registers[next].bound)
      isNatural = isNatural && registers[next].isNatural
      Kernels.join(registers[next].states, &out.states, count) { max($0, $1) }
      if isHighest {
        Kernels.join(registers[next].words, &out.words, count) { max($0, $1) }
      } else {
        Kernels.join(registers[next].words, &out.words, count) { min($0, $1) }
      }
    }
    out.narrow(bound: bound, isNatural: isNatural)
    return true
  }
}
