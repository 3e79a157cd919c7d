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
  func group(
    _ shares: ArraySlice<Share>, _ divisor: Divisor, takesMissing: Bool, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    // What is missing counts as the policy says; that takes a look at every row.
    if takesMissing {
      for share in shares where !registers[share.register].areKnown {
        if Kernels.contains(State.missing, registers[share.register].states, count) { return false }
      }
    }
    return blend(shares, divisor, count, &out)
  }

  /// The sum of numbers (there is one) times their weights, over a divisor.
  func blend(
    _ shares: ArraySlice<Share>, _ divisor: Divisor, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    var bound: Int64 = 0
    var (areKnown, isNatural) = (true, true)
    for share in shares {
      guard registers[share.register].isNarrow,
        let sum = RegisterColumn.bound(
          bound, plus: registers[share.register].bound, times: share.weight)
      else { return false }
      bound = sum
      areKnown = areKnown && registers[share.register].areKnown
      isNatural = isNatural && registers[share.register].isNatural && share.weight >= 0
    }
    if areKnown { out.beKnown(count) } else { worst(of: shares, count, &out) }
    for place in stride(from: shares.startIndex, to: shares.endIndex, by: 4) {
      Kernels.addWeighted(
        share(shares, place), share(shares, place + 1), share(shares, place + 2),
        share(shares, place + 3), isFirst: place == shares.startIndex, &out.words, count)
    }
    Kernels.divide(&out.words, by: divisor, isNatural: isNatural, count)
    out.narrow(bound: divisor.quotient(ofAtMost: bound), isNatural: isNatural)
    return true
  }

  /// One of the shares; behind the last, the first times nothing.
  private func share(
    _ shares: ArraySlice<Share>, _ place: Int
  ) -> (words: [Int64], weight: Int64) {
    let isThere = place < shares.endIndex
    let share = shares[isThere ? place : shares.startIndex]
    return (registers[share.register].words, isThere ? share.weight : 0)
  }

  private func worst(
    of shares: ArraySlice<Share>, _ count: Int, _ out: inout RegisterColumn
  ) {
    for (place, share) in shares.enumerated() {
      if place == 0 {
        Kernels.copy(registers[share.register].states, &out.states, count)
      } else {
        Kernels.join(registers[share.register].states, &out.states, count) { max($0, $1) }
      }
    }
  }
}
