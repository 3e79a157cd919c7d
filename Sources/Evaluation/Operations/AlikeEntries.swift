// AlikeEntries.swift: whether the measurements of many persons are for the same indicators and sources in
// the same order, as in records of one agency they nearly always are.

import Program
import Semantics

/// What is asked of every entry, as arrays.
struct MeasurementColumns {
  let indicators: [Int32]
  let sources: [Int32]
  let isNamed: [Bool]
  let isDated: [Bool]
  let isValued: [Bool]

  init(_ rows: TableRows) {
    indicators = rows.columns[MeasurementColumn.indicator].codes
    sources = rows.columns[MeasurementColumn.source].codes
    isNamed = rows.columns[MeasurementColumn.source].isPresent
    isDated = rows.columns[MeasurementColumn.date].isPresent
    isValued = rows.columns[MeasurementColumn.value].isPresent
  }
}

extension TableRows {
  /// The rows of one row of the parent table.
  func items(of owner: Int) -> Range<Int> {
    guard owner >= 0, owner + 1 < starts.count else { return 0..<0 }
    return Int(starts[owner])..<Int(starts[owner + 1])
  }
}

enum AlikeEntries {
  /// Whether all have entries like the first, each with a value and without a day.
  static func areAlike(_ persons: ArraySlice<Int32>, _ rows: TableRows) -> Bool {
    guard let first = persons.first, let last = persons.last else { return true }
    let entries = MeasurementColumns(rows)
    guard entries.areOrdinary(rows.items(of: Int(first)), rows.items(of: Int(last))) else {
      return false
    }
    let sample = rows.items(of: Int(first))
    return persons.allSatisfy { entries.areAlike(rows.items(of: Int($0)), sample) }
  }

  /// By plan: whether all its persons have entries alike. In the order of the records, so that each is
  /// fetched once.
  static func areAlike(
    _ persons: Range<Int>, _ planOfPerson: [Int], plans: Int, _ rows: TableRows
  ) -> [Bool] {
    let entries = MeasurementColumns(rows)
    guard let first = persons.first, let last = persons.last,
      entries.areOrdinary(rows.items(of: first), rows.items(of: last))
    else { return Array(repeating: false, count: plans + 1) }
    var areAlike = [Bool](repeating: true, count: plans + 1)
    var samples = [Range<Int>?](repeating: nil, count: plans + 1)
    for person in persons {
      let plan = planOfPerson[person]
      let own = rows.items(of: person)
      if let sample = samples[plan] {
        if areAlike[plan], !entries.areAlike(own, sample) { areAlike[plan] = false }
      } else {
        samples[plan] = own
      }
    }
    return areAlike
  }
}

extension MeasurementColumns {
  /// Whether all from the first person's to the last one's have a source and a value, and none a day.
  fileprivate func areOrdinary(_ first: Range<Int>, _ last: Range<Int>) -> Bool {
    guard first.lowerBound <= last.upperBound else { return false }
    let items = first.lowerBound..<last.upperBound
    return MeasurementColumns.areAll(true, isValued.span.extracting(items))
      && MeasurementColumns.areAll(true, isNamed.span.extracting(items))
      && MeasurementColumns.areAll(false, isDated.span.extracting(items))
  }

  fileprivate func areAlike(_ own: Range<Int>, _ sample: Range<Int>) -> Bool {
    own.count == sample.count
      && MeasurementColumns.areSame(
        indicators.span.extracting(own), indicators.span.extracting(sample))
      && MeasurementColumns.areSame(
        sources.span.extracting(own), sources.span.extracting(sample))
  }

  @inline(__always)
  private static func areSame(_ a: Span<Int32>, _ b: Span<Int32>) -> Bool {
    var differing: Int32 = 0
    guard a.count == b.count else { return false }
    for place in a.indices { differing |= a[place] ^ b[place] }
    return differing == 0
  }

  @inline(__always)
  private static func areAll(_ wanted: Bool, _ list: Span<Bool>) -> Bool {
    var odd: UInt8 = 0
    for place in list.indices { odd |= list[place] == wanted ? 0 : 1 }
    return odd == 0
  }
}
