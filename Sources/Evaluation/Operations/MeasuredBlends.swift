// MeasuredBlends.swift: weighted sums of measurements straight from the records, as nearly all indicators
// are: without a column for each source, while the persons' entries stand alike.

import Program
import Semantics

extension Machine {
  /// Whether measurements that only weighted sums read need no registers in this run.
  func canDefer() -> Bool {
    guard layout.steps.measuredWeights > 0, memory.tally.isRegular,
      !memory.tally.offsets.contains(MeasurementTally.none),
      let extent = memory.tally.extent
    else { return false }
    return RegisterColumn.bound(0, plus: extent.bound, times: layout.steps.measuredWeights) != nil
  }

  func measuredBlend(
    _ shares: ArraySlice<Share>, _ questions: ArraySlice<Int>, _ divisor: Divisor, _ count: Int,
    _ out: inout RegisterColumn
  ) -> Bool {
    guard memory.isDeferring, let id = program.schema?.measurements,
      let extent = memory.tally.extent
    else { return blend(shares, divisor, count, &out) }
    var bound: Int64 = 0
    var isNatural = extent.isNatural
    for share in shares {
      guard let sum = RegisterColumn.bound(bound, plus: extent.bound, times: share.weight) else {
        return false
      }
      bound = sum
      isNatural = isNatural && share.weight >= 0
    }
    // Behind the last, the first times nothing.
    func part(_ place: Int) -> (offset: Int32, weight: Int64) {
      let isThere = place < shares.count
      let question = questions[questions.startIndex + (isThere ? place : 0)]
      return (
        memory.tally.offsets[question], isThere ? shares[shares.startIndex + place].weight : 0
      )
    }
    Kernels.addWeighted(
      table.tables[id.index].columns[MeasurementColumn.value].words, memory.tally.firsts,
      (part(0), part(1), part(2), part(3)), &out.words, count)
    Kernels.divide(&out.words, by: divisor, isNatural: isNatural, count)
    out.beKnown(count)
    out.narrow(bound: divisor.quotient(ofAtMost: bound), isNatural: isNatural)
    return true
  }

  /// What a measurement without a register of its own holds.
  func deferred(_ register: Register, _ row: Int) -> Cell? {
    guard memory.isDeferring, layout.steps.isDeferrable[Int(register.index)],
      case .measurement(let question) = plan.operation(register),
      let id = program.schema?.measurements
    else { return nil }
    let item = memory.tally.firsts[row] &+ memory.tally.offsets[question]
    let values = table.tables[id.index].columns[MeasurementColumn.value]
    return Cell(state: State.known, number: values.number(Int(item)))
  }
}

extension Kernels {
  typealias MeasuredPart = (offset: Int32, weight: Int64)

  /// How many numbers one loop adds up.
  static let blendWidth = 4

  /// The sum of four numbers times their weights, each so many rows behind the one named.
  static func addWeighted(
    _ from: [Int64], _ firsts: [Int32],
    _ parts: (MeasuredPart, MeasuredPart, MeasuredPart, MeasuredPart), _ made: inout [Int64],
    _ count: Int
  ) {
    let from = from.span
    let firsts = firsts.span
    let (a, b) = (Int(parts.0.offset), Int(parts.1.offset))
    let (c, d) = (Int(parts.2.offset), Int(parts.3.offset))
    var made = made.mutableSpan
    guard firsts.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let first = Int(firsts[row])
      made[row] =
        from[first &+ a] &* parts.0.weight &+ from[first &+ b] &* parts.1.weight
        &+ from[first &+ c] &* parts.2.weight &+ from[first &+ d] &* parts.3.weight
    }
  }
}
