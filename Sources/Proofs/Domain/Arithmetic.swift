// Arithmetic.swift: what sums, products, roundings and their like can come to. Each operation is
// monotone on the runs it is given, so the ends of runs say where the results lie.

import Semantics
import Values

extension ValueSet {
  private static let mostPairs = 400

  private var hull: ValueSet {
    guard let low = least, let high = greatest else { return .empty }
    return ValueSet(sortedRuns: [Run(low, high)], step: step)
  }

  /// Every pair of runs by their ends; too many pairs are taken as one.
  private func combined(
    _ other: ValueSet, step: Int128, _ ends: (Run, Run) -> Run?
  ) -> ValueSet {
    let isLarge = runs.count * other.runs.count > ValueSet.mostPairs
    let (a, b) = isLarge ? (hull, other.hull) : (self, other)
    var result: [Run] = []
    for left in a.runs {
      for right in b.runs {
        guard let run = ends(left, right) else { continue }
        let unit = max(1, step)
        let low = ValueSet.multiple(atLeast: ValueSet.held(run.low), of: unit)
        let high = ValueSet.multiple(atMost: ValueSet.held(run.high), of: unit)
        if low <= high { result.append(Run(low, high)) }
      }
    }
    return ValueSet(sortedRuns: result.sorted { $0.low < $1.low }, step: step)
  }

  func adding(_ other: ValueSet) -> ValueSet {
    let step = ValueSet.divisor(self.step, other.step)
    return combined(other, step: step) { Run($0.low + $1.low, $0.high + $1.high) }
  }

  var negated: ValueSet {
    ValueSet(sortedRuns: runs.reversed().map { Run(-$0.high, -$0.low) }, step: step)
  }

  /// Products over `divisor`, rounded at the twelfth digit.
  func multiplied(by other: ValueSet, over divisor: Int128) -> ValueSet {
    // A product of multiples is a multiple of the product of the grids, where that is whole.
    let (product, overflow) = step.multipliedReportingOverflow(by: other.step)
    let step: Int128 = !overflow && product % divisor == 0 ? product / divisor : 1
    return combined(other, step: step) { a, b in
      let ends = [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)].map {
        Decimal.scaled($0.0, times: $0.1, over: divisor)?.raw
          ?? (($0.0 < 0) == ($0.1 < 0) ? ValueSet.limit : -ValueSet.limit)
      }
      return Run(ends.min() ?? 0, ends.max() ?? 0)
    }
  }

  /// Quotients times `factor`; a divisor of zero gives nothing.
  func divided(by other: ValueSet, times factor: Int128) -> ValueSet {
    let divisors = other.below(0).runs + other.atLeast(1).runs
    let parts = ValueSet(sortedRuns: divisors, step: 1)
    return combined(parts, step: 1) { a, b in
      let ends = [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)].map {
        Decimal.scaled($0.0, times: factor, over: $0.1)?.raw
          ?? (($0.0 < 0) == ($0.1 < 0) ? ValueSet.limit : -ValueSet.limit)
      }
      return Run(ends.min() ?? 0, ends.max() ?? 0)
    }
  }

  /// A function that keeps order, on each run's ends; results lie on `step`.
  func mapped(step: Int128, _ function: (Int128) -> Int128?) -> ValueSet {
    var result: [Run] = []
    for run in runs {
      let low = function(run.low).map(ValueSet.held)
      let high = function(run.high).map(ValueSet.held)
      guard low != nil || high != nil else { continue }
      result.append(Run(low ?? -ValueSet.limit, high ?? ValueSet.limit))
    }
    return ValueSet(sortedRuns: result.sorted { $0.low < $1.low }, step: step)
  }

  /// As comparing, looking up and rounding see it.
  func looked(at precision: Int) -> ValueSet {
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    if step % unit == 0 { return self }
    return mapped(step: unit) { Decimal(raw: $0).rounded(digits: precision)?.raw }
  }

  func rounded(digits: Int, _ mode: RoundingMode) -> ValueSet {
    let unit = Decimal.power(Decimal.digits - max(0, min(digits, Decimal.digits)))
    if step % unit == 0 { return self }
    return mapped(step: unit) { Decimal(raw: $0).rounded(digits: digits, mode)?.raw }
  }

  func rounded(toMultipleOf multiple: Int128, _ mode: RoundingMode) -> ValueSet {
    if multiple == 0 { return .empty }
    return mapped(step: abs(multiple)) {
      Decimal(raw: $0).rounded(toMultipleOf: Decimal(raw: multiple), mode)?.raw
    }
  }

  /// The smaller or larger of one value each.
  func extreme(_ other: ValueSet, isHighest: Bool) -> ValueSet {
    let step = ValueSet.divisor(self.step, other.step)
    return combined(other, step: step) { a, b in
      isHighest
        ? Run(max(a.low, b.low), max(a.high, b.high))
        : Run(min(a.low, b.low), min(a.high, b.high))
    }
  }
}
