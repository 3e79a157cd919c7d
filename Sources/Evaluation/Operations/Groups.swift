// Groups.swift: weighted scores: the sum of weight times score over the sum of the weights.

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
    let (known, numbers) = (score.states, score.numbers)
    let weight = Decimal(raw: part.weight)
    let whole = weight.whole.map { Int128($0) }
    for row in 0..<count {
      let concerned = applies?[row] ?? State.yes
      if concerned == State.no { continue }
      var state = concerned == State.yes ? known[row] : concerned
      var number = numbers[row]
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
    if weights % Decimal.scale == 0, let number = Int64(exactly: total),
      let divisor = Int64(exactly: weights / Decimal.scale), divisor > 0
    {
      return Int128(divided(number, by: divisor))
    }
    return Decimal.scaled(total, times: Decimal.scale, over: weights)?.raw
  }
}
