// Groups.swift: weighted scores: the sum of weight times score over the sum of the weights.

import Program
import Values

extension Machine {
  func group(
    _ parts: [GroupPart], _ missing: GroupMissing, _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count { out[row, .number] = weighted(parts, missing, row) }
  }

  private func weighted(_ parts: [GroupPart], _ missing: GroupMissing, _ row: Int) -> Cell {
    var state = State.known
    var total = Decimal.zero
    var weights = Decimal.zero
    for part in parts {
      let applies = part.applies.map { self.state($0, row) } ?? State.yes
      if applies == State.no { continue }
      if applies != State.yes {
        state = max(state, applies)
        continue
      }
      var score = cell(part.score, row)
      if score.state == State.missing {
        switch missing {
        case .undetermined: break
        case .redistribute: continue
        case .value(let raw): score = Cell(state: State.known, number: raw)
        }
      }
      state = max(state, score.state)
      guard score.state == State.known else { continue }
      let weight = Decimal(raw: part.weight)
      guard let product = weight.multiplied(by: Decimal(raw: score.number)),
        let sum = total.adding(product), let all = weights.adding(weight)
      else {
        state = max(state, State.failed)
        continue
      }
      total = sum
      weights = all
    }
    if state != State.known { return Cell(state: state) }
    // Nothing known, or nothing that concerns the person.
    if weights == .zero { return .missing }
    guard let value = total.divided(by: weights) else { return .failed }
    return Cell(state: State.known, number: value.raw)
  }
}
