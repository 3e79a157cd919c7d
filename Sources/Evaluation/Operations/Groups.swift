// Groups.swift: weighted sums: of the sources of an indicator, and of the scores of a group.

import Program
import Values

extension Machine {
  func group(
    _ parts: [GroupPart], _ missing: GroupMissing, _ count: Int, _ out: inout RegisterColumn
  ) {
    var totals: [Int128] = Array(repeating: 0, count: count)
    var weights = totals
    for row in 0..<count { out.states[row] = State.known }
    for part in parts {
      add(part, missing, count, &totals, &weights, &out.states)
    }
    for row in 0..<count where out.states[row] == State.known {
      // Nothing known, or nothing that concerns the person.
      if weights[row] == 0 {
        out.states[row] = State.missing
      } else if let value = quotient(totals[row], weights[row]) {
        out.numbers[row] = value
      } else {
        out.states[row] = State.failed
      }
    }
  }

  /// One indicator's score in the sums of everybody it applies to.
  private func add(
    _ part: GroupPart, _ missing: GroupMissing, _ count: Int, _ totals: inout [Int128],
    _ weights: inout [Int128], _ states: inout [UInt8]
  ) {
    let score = column(part.score)
    let applies = part.applies.map { column($0).states }
    let known = score.states
    let weight = Decimal(raw: part.weight)
    let whole = weight.whole.map { Int128($0) }
    for row in 0..<count {
      let concerned = applies?[row] ?? State.yes
      if concerned == State.no { continue }
      var state = concerned == State.yes ? known[row] : concerned
      var number = score.number(row)
      if concerned == State.yes, state == State.missing {
        switch missing {
        case .undetermined: break
        case .redistribute: continue
        case .value(let raw): (state, number) = (State.known, raw)
        }
      }
      guard state == State.known else {
        states[row] = max(states[row], state)
        continue
      }
      guard
        let product = whole.map({ $0.multipliedReportingOverflow(by: number) })
          .map({ $0.overflow ? nil : $0.partialValue })
          ?? weight.multiplied(by: Decimal(raw: number))?.raw
      else {
        states[row] = max(states[row], State.failed)
        continue
      }
      let (total, overflow) = totals[row].addingReportingOverflow(product)
      let (all, isTooMuch) = weights[row].addingReportingOverflow(part.weight)
      if overflow || isTooMuch { states[row] = max(states[row], State.failed) }
      totals[row] = overflow ? 0 : total
      weights[row] = isTooMuch ? 0 : all
    }
  }

  private func quotient(_ total: Int128, _ weights: Int128) -> Int128? {
    Decimal.scaled(total, times: Decimal.scale, over: weights)?.raw
  }

  /// Where all indicators concern everybody and nothing can overflow; false when that is not so.
  func quickGroup(
    _ parts: [GroupPart], _ missing: GroupMissing, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    var (bound, weights): (Int64, Int64) = (0, 0)
    var shares: [(register: Int, weight: Int64)] = []
    for part in parts {
      let register = Int(part.score.index)
      guard part.applies == nil, registers[register].isNarrow, part.weight >= 0,
        part.weight % Decimal.scale == 0, let weight = Int64(exactly: part.weight / Decimal.scale),
        let sum = RegisterColumn.bound(bound, plus: registers[register].bound, times: weight),
        let all = RegisterColumn.bound(weights, plus: 1, times: weight)
      else { return false }
      // What is missing counts as the policy says; that takes a look at every row.
      if missing != .undetermined,
        Kernels.contains(State.missing, registers[register].states, count)
      {
        return false
      }
      (bound, weights) = (sum, all)
      shares.append((register, weight))
    }
    guard weights > 0 else { return false }
    add(shares, over: weights, count, &out)
    out.narrow(bound: bound / weights + 1)
    return true
  }

  /// The sum of numbers times their weights, over a divisor above zero; nothing can overflow.
  private func add(
    _ shares: [(register: Int, weight: Int64)], over divisor: Int64, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    for (place, share) in shares.enumerated() {
      let weight = share.weight
      if place == 0 {
        Kernels.copy(registers[share.register].states, &out.states, count)
        Kernels.map(registers[share.register].words, &out.words, count) { $0 &* weight }
      } else {
        Kernels.join(registers[share.register].states, &out.states, count) { max($0, $1) }
        Kernels.join(registers[share.register].words, &out.words, count) { $0 &+ $1 &* weight }
      }
    }
    if let reciprocal = Reciprocal(divisor) {
      Kernels.update(&out.words, count) { reciprocal.rounded($0) }
    }
  }

  func quickBlend(
    _ parts: [BlendPart], _ divisor: Int128, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard let divisor = Int64(exactly: divisor), divisor > 0, !parts.isEmpty else { return false }
    var bound: Int64 = 0
    var shares: [(register: Int, weight: Int64)] = []
    for part in parts {
      let register = Int(part.value.index)
      guard registers[register].isNarrow, let weight = Int64(exactly: part.weight),
        let sum = RegisterColumn.bound(bound, plus: registers[register].bound, times: weight)
      else { return false }
      bound = sum
      shares.append((register, weight))
    }
    add(shares, over: divisor, count, &out)
    out.narrow(bound: bound / divisor + 1)
    return true
  }
}
