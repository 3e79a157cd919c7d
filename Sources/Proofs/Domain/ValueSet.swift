// ValueSet.swift: a set of values of one type, as runs of whole numbers on a grid.
// Numbers are counts of 10⁻¹², days are day numbers, members their place in order, truths 0 and 1.

import Values

/// Values from `low` to `high`, both included.
struct Run: Hashable, Sendable {
  var low: Int128
  var high: Int128

  init(_ low: Int128, _ high: Int128) {
    self.low = low
    self.high = high
  }

  func contains(_ value: Int128) -> Bool { low <= value && value <= high }
}

/// Runs in order, none touching the next; every value is a multiple of `step`. What operations
/// cannot say exactly they enlarge: a set may hold too much, never too little.
struct ValueSet: Hashable, Sendable {
  /// 0 in a set that holds only 0, or nothing.
  private(set) var step: Int128
  private(set) var runs: [Run]

  /// Far beyond any number of a record, and small enough that two of them can be added.
  static let limit: Int128 = 80_000_000_000_000_000_000_000_000_000_000_000_000
  static let empty = ValueSet(step: 0, runs: [])
  private static let mostRuns = 2_000
  private static let mostListed: Int128 = 64

  private init(step: Int128, runs: [Run]) {
    self.step = step
    self.runs = runs
  }

  init(_ value: Int128) {
    let held = ValueSet.held(value)
    self.init(step: abs(held), runs: [Run(held, held)])
  }

  static func held(_ value: Int128) -> Int128 { min(max(value, -limit), limit) }

  /// The multiples of `step` between two bounds.
  init(from low: Int128, to high: Int128, step: Int128 = 1) {
    let step = max(1, step)
    let first = ValueSet.multiple(atLeast: max(low, -ValueSet.limit), of: step)
    let last = ValueSet.multiple(atMost: min(high, ValueSet.limit), of: step)
    self.init(step: step, runs: first <= last ? [Run(first, last)] : [])
  }

  init(_ values: some Sequence<Int128>) {
    let sorted = Set(values.map(ValueSet.held)).sorted()
    self.init(
      step: sorted.reduce(0) { ValueSet.divisor($0, $1) }, runs: sorted.map { Run($0, $0) })
  }

  /// What is in any of some sets, as whole numbers.
  init(listing sets: [ValueSet]) {
    let runs = sets.flatMap(\.listed.runs).sorted { $0.low < $1.low }
    self = ValueSet.normal(runs, step: runs.isEmpty ? 0 : 1)
  }

  init(sortedRuns runs: [Run], step: Int128) {
    self = ValueSet.normal(runs, step: step)
  }

  var isEmpty: Bool { runs.isEmpty }
  var least: Int128? { runs.first?.low }
  var greatest: Int128? { runs.last?.high }
  /// The only value, if there is just one.
  var single: Int128? {
    guard runs.count == 1, runs[0].low == runs[0].high else { return nil }
    return runs[0].low
  }

  /// How many values, as far as that can be counted.
  var count: Int128 {
    let unit = max(1, step)
    var sum: Int128 = 0
    for run in runs { sum += (run.high - run.low) / unit + 1 }
    return sum
  }

  /// None of its values lie between two.
  func isWithout(_ low: Int128, _ high: Int128) -> Bool {
    guard let least, let greatest else { return true }
    return high < least || greatest < low
  }

  /// It has everything between two.
  func isWhole(_ low: Int128, _ high: Int128) -> Bool {
    step <= 1 && runs.count == 1 && runs[0].low <= low && high <= runs[0].high
  }

  func contains(_ value: Int128) -> Bool {
    guard value == 0 || (step != 0 && value % step == 0) else { return false }
    return runs.contains { $0.contains(value) }
  }

  // MARK: together

  func union(_ other: ValueSet) -> ValueSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let step = ValueSet.divisor(self.step, other.step)
    let all = (listed(on: step) + other.listed(on: step)).sorted { $0.low < $1.low }
    return ValueSet.normal(all, step: step)
  }

  func intersection(_ other: ValueSet) -> ValueSet {
    guard let low = least, let high = greatest else { return .empty }
    if other.isWithout(low, high) { return .empty }
    if other.isWhole(low, high) { return self }
    let step: Int128
    if self.step == 0 {
      step = other.step
    } else if other.step == 0 || self.step % other.step == 0 {
      step = self.step
    } else if other.step % self.step == 0 {
      step = other.step
    } else {
      step = max(self.step, other.step)
      // The grids cross: keep what lies on both, if it can be listed.
      if let values = values(atMost: 256) { return ValueSet(values.filter(other.contains)) }
      if let values = other.values(atMost: 256) { return ValueSet(values.filter(contains)) }
      return clipped(to: other.runs, step: self.step)
    }
    return clipped(to: other.runs, step: step)
  }

  private func clipped(to others: [Run], step: Int128) -> ValueSet {
    let unit = max(1, step)
    var result: [Run] = []
    var (i, j) = (0, 0)
    while i < runs.count, j < others.count {
      let low = ValueSet.multiple(atLeast: max(runs[i].low, others[j].low), of: unit)
      let high = ValueSet.multiple(atMost: min(runs[i].high, others[j].high), of: unit)
      if low <= high { result.append(Run(low, high)) }
      if runs[i].high < others[j].high { i += 1 } else { j += 1 }
    }
    return ValueSet.normal(result, step: step)
  }

  func below(_ value: Int128) -> ValueSet {
    clipped(to: [Run(-ValueSet.limit, value - 1)], step: step)
  }
  func atLeast(_ value: Int128) -> ValueSet {
    clipped(to: [Run(value, ValueSet.limit)], step: step)
  }
  func within(_ low: Int128, _ high: Int128) -> ValueSet {
    low > high ? .empty : clipped(to: [Run(low, high)], step: step)
  }

  /// The values that are not in `other`, whose grid must be no coarser where runs are cut.
  func subtracting(_ other: ValueSet) -> ValueSet {
    if step == 0 { return other.contains(0) ? .empty : self }
    if let low = least, let high = greatest {
      if other.isWithout(low, high) { return self }
      if other.isWhole(low, high) { return .empty }
    }
    var rest: [Run] = []
    var low = -ValueSet.limit
    let isOnGrid = step % max(1, other.step) == 0
    for run in isOnGrid ? other.runs : other.listed(on: 1) {
      // A long run on another grid leaves values between its own.
      if run.low != run.high, !isOnGrid, other.step > 1 { continue }
      if low <= run.low - 1 { rest.append(Run(low, run.low - 1)) }
      low = run.high + 1
    }
    rest.append(Run(low, ValueSet.limit))
    return clipped(to: rest, step: step)
  }

  /// The same values with none between them: runs of what follows one another as whole numbers.
  var listed: ValueSet {
    step <= 1 ? self : ValueSet.normal(listed(on: 1), step: 1)
  }

  /// Two halves of a set of several values.
  var halves: (ValueSet, ValueSet)? {
    guard let low = least, let high = greatest, low < high else { return nil }
    if runs.count > 1 {
      let middle = runs.count / 2
      return (
        ValueSet.normal(Array(runs[..<middle]), step: step),
        ValueSet.normal(Array(runs[middle...]), step: step)
      )
    }
    // Numbers of everyday size come before those near the limits.
    let middle: Int128 =
      if low < 0, high > 0 { -1 } else if low >= 0, high / 64 > low { max(low, high / 64) } else {
        low + (high - low) / 2
      }
    return (below(middle + 1), atLeast(middle + 1))
  }

  /// All values, when there are no more than `most`.
  func values(atMost most: Int128) -> [Int128]? {
    guard count <= most else { return nil }
    let unit = max(1, step)
    var values: [Int128] = []
    for run in runs {
      var value = run.low
      while value <= run.high {
        values.append(value)
        value += unit
      }
    }
    return values
  }

  // MARK: grids

  /// The runs as they stand on a finer grid: a short run by its values.
  private func listed(on finer: Int128) -> [Run] {
    if finer == step { return runs }
    var list: [Run] = []
    for run in runs {
      let length = (run.high - run.low) / max(1, step)
      if run.low == run.high || length >= ValueSet.mostListed {
        list.append(run)
      } else {
        var value = run.low
        while value <= run.high {
          list.append(Run(value, value))
          value += max(1, step)
        }
      }
    }
    return list
  }

  /// Merges runs, sorted by their lower ends, that touch.
  private static func normal(_ sorted: [Run], step: Int128) -> ValueSet {
    var merged: [Run] = []
    merged.reserveCapacity(sorted.count)
    for run in sorted {
      if let last = merged.last, run.low <= last.high + max(1, step) {
        merged[merged.count - 1].high = max(last.high, run.high)
      } else {
        merged.append(run)
      }
    }
    if merged.count > mostRuns, let first = merged.first, let last = merged.last {
      merged = [Run(first.low, last.high)]
    }
    return ValueSet(step: merged.isEmpty ? 0 : step, runs: merged)
  }

  static func multiple(atLeast value: Int128, of step: Int128) -> Int128 {
    let rest = value % step
    if rest == 0 { return value }
    return rest > 0 ? value - rest + step : value - rest
  }

  static func multiple(atMost value: Int128, of step: Int128) -> Int128 {
    let rest = value % step
    if rest == 0 { return value }
    return rest > 0 ? value - rest : value - rest - step
  }

  static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
