// AlikeEntries.swift: whether the measurements of many persons are for the same indicators and sources in
// the same order, as in records of one agency they nearly always are.

import Program
import Semantics

/// What is asked of every entry, as arrays.
struct MeasurementColumns {
  let indicators: [Int32]
  let sources: [Int32]
  /// 1 where so, else 0.
  let isNamed: [UInt8]
  let isDated: [UInt8]
  let isValued: [UInt8]

  init(_ rows: TableRows) {
    indicators = rows.columns[MeasurementColumn.indicator].codes
    sources = rows.columns[MeasurementColumn.source].codes
    isNamed = rows.columns[MeasurementColumn.source].given
    isDated = rows.columns[MeasurementColumn.date].given
    isValued = rows.columns[MeasurementColumn.value].given
  }
}

extension TableRows {
  /// The rows of one row of the parent table.
  func items(of owner: Int) -> Range<Int> {
    guard owner >= 0, owner + 1 < starts.count else { return 0..<0 }
    return Int(starts[owner])..<Int(starts[owner + 1])
  }
}

/// What can be said of the entries of many persons at once.
struct AlikeEntries: Sendable {
  /// Whether all have entries like the first, each with a value and without a day.
  let areAlike: Bool
  /// Of all values from the first to the last, if they have one word.
  let extent: Kernels.Extent?

  static func find(_ persons: ArraySlice<Int32>, _ rows: TableRows) -> AlikeEntries {
    guard let first = persons.first, let last = persons.last else {
      return AlikeEntries(areAlike: true, extent: nil)
    }
    let entries = MeasurementColumns(rows)
    let sample = rows.items(of: Int(first))
    guard let extent = entries.extent(sample, rows.items(of: Int(last)), rows),
      persons.allSatisfy({ entries.areAlike(rows.items(of: Int($0)), sample) })
    else { return AlikeEntries(areAlike: false, extent: nil) }
    return AlikeEntries(areAlike: true, extent: extent)
  }

  /// The same by plan, of persons one after another. In the order of the records, so that each is fetched
  /// once.
  static func find(
    _ persons: Range<Int>, _ planOfPerson: [Int32], plans: Int, _ rows: TableRows
  ) -> [AlikeEntries] {
    let entries = MeasurementColumns(rows)
    guard let first = persons.first, let last = persons.last,
      let extent = entries.extent(rows.items(of: first), rows.items(of: last), rows)
    else {
      return Array(repeating: AlikeEntries(areAlike: false, extent: nil), count: plans + 1)
    }
    var odd = [Int32](repeating: 0, count: plans + 1)
    entries.compare(persons, planOfPerson, rows.starts, &odd)
    return odd.map { AlikeEntries(areAlike: $0 == 0, extent: extent) }
  }
}

extension MeasurementColumns {
  /// Of the values from the first person's to the last one's; nil unless all have a source and a value
  /// of one word, and none a day.
  fileprivate func extent(
    _ first: Range<Int>, _ last: Range<Int>, _ rows: TableRows
  ) -> Kernels.Extent? {
    let (start, count) = (first.lowerBound, last.upperBound - first.lowerBound)
    guard count >= 0, Kernels.areAll(1, isValued, at: start, count),
      Kernels.areAll(1, isNamed, at: start, count), Kernels.areAll(0, isDated, at: start, count)
    else { return nil }
    return Kernels.extent(rows.columns[MeasurementColumn.value].words, at: start, count)
  }

  fileprivate func areAlike(_ own: Range<Int>, _ sample: Range<Int>) -> Bool {
    MeasurementColumns.difference(indicators.span, sources.span, own, sample) == 0
  }

  /// Of two stretches of entries: zero when both name the same in the same order.
  @inline(__always)
  private static func difference(
    _ indicators: Span<Int32>, _ sources: Span<Int32>, _ own: Range<Int>, _ sample: Range<Int>
  ) -> Int32 {
    let (a, b) = (indicators.extracting(own), indicators.extracting(sample))
    let (x, y) = (sources.extracting(own), sources.extracting(sample))
    guard b.count == a.count, x.count == a.count, y.count == a.count else { return 1 }
    var difference: Int32 = 0
    for place in a.indices { difference |= (a[place] ^ b[place]) | (x[place] ^ y[place]) }
    return difference
  }

  /// Each person's entries beside those of the first of the same plan.
  fileprivate func compare(
    _ persons: Range<Int>, _ plans: [Int32], _ starts: [Int32], _ odd: inout [Int32]
  ) {
    let (indicators, sources) = (indicators.span, sources.span)
    let plans = plans.span
    let starts = starts.span
    var samples = [Int32](repeating: -1, count: odd.count)
    var first = samples.mutableSpan
    var odd = odd.mutableSpan
    guard persons.upperBound <= plans.count, persons.upperBound < starts.count else {
      for plan in odd.indices { odd[plan] = 1 }
      return
    }
    for person in persons {
      let plan = Int(plans[person])
      let own = Int(starts[person])..<Int(starts[person + 1])
      let other = Int(first[plan])
      if other < 0 {
        first[plan] = Int32(truncatingIfNeeded: person)
        continue
      }
      let sample = Int(starts[other])..<Int(starts[other + 1])
      odd[plan] |= MeasurementColumns.difference(indicators, sources, own, sample)
    }
  }
}
