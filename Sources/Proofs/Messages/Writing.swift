// Writing.swift: values, parts of values and records as a rule file writes them.

import Semantics
import Text
import Values

extension Reader {
  /// `82,5`, `60 poin`, `III/d`, `1 Januari 2026`; without its unit where a cell may leave it out.
  func written(_ number: Int128, _ type: ScalarType, isCell: Bool = false) -> String {
    vocabulary.written(orders.value(of: number, type), as: type, isCell: isCell)
  }

  /// The value of a set that reads best: the least of the roundest.
  func simplest(_ set: ValueSet, _ type: ScalarType) -> Int128? {
    guard let least = set.least else { return nil }
    switch type {
    case .number:
      if set.contains(0) { return 0 }
      let positive = set.atLeast(0)
      // 90,5 lies better between 90 and 91 than 90,1.
      let steps = [Decimal.scale, Decimal.scale / 2] + (1...12).map { Decimal.power(12 - $0) }
      for step in steps {
        let value = positive.isEmpty ? last(of: set, on: step) : first(of: positive, on: step)
        if let value { return value }
      }
      return positive.least ?? least
    case .text: return set.contains(0) ? 0 : least
    case .date:
      // The end of a year, which is when people are judged.
      for run in set.runs {
        let year = CalendarDate(days: Int32(truncatingIfNeeded: max(run.low, 0))).year
        for year in [2026, year] {
          if let end = CalendarDate(year: year, month: 12, day: 31),
            run.contains(Int128(end.days))
          {
            return Int128(end.days)
          }
        }
      }
      return set.contains(20_453) ? 20_453 : least
    case .boolean, .member, .calendar: return least
    }
  }

  private func first(of set: ValueSet, on step: Int128) -> Int128? {
    for run in set.runs {
      let value = ValueSet.multiple(atLeast: run.low, of: step)
      if value <= run.high, set.contains(value) { return value }
    }
    return nil
  }

  private func last(of set: ValueSet, on step: Int128) -> Int128? {
    for run in set.runs.reversed() {
      let value = ValueSet.multiple(atMost: run.high, of: step)
      if value >= run.low, set.contains(value) { return value }
    }
    return nil
  }

  /// A part of a column as a cell names it.
  func cell(_ part: ValueSet, of domain: ValueSet, _ type: ScalarType) -> String {
    if part == domain { return "-" }
    switch type {
    case .number, .date: break
    case .text, .boolean, .member, .calendar:
      guard let values = part.values(atMost: 40) else { return "lainnya" }
      return values.map { written($0, type, isCell: true) }.joined(separator: ", ")
    }
    guard let low = part.least, let high = part.greatest else { return "-" }
    if low == high { return written(low, type, isCell: true) }
    let unit = max(1, part.step)
    let isOpen =
      (low: isRounder(low - unit, than: low, type), high: isRounder(high + unit, than: high, type))
    let lower = written(isOpen.low ? low - unit : low, type, isCell: true)
    let upper = written(isOpen.high ? high + unit : high, type, isCell: true)
    if low == domain.least { return (isOpen.high ? "< " : "<= ") + upper }
    if high == domain.greatest { return (isOpen.low ? "> " : ">= ") + lower }
    return (isOpen.low ? "> " : "") + lower + " .. " + (isOpen.high ? "< " : "") + upper
  }

  private func isRounder(_ a: Int128, than b: Int128, _ type: ScalarType) -> Bool {
    guard case .number = type else { return false }
    func digits(_ value: Int128) -> Int {
      var (value, digits) = (value, 0)
      while digits < 12, value % 10 == 0 { (value, digits) = (value / 10, digits + 1) }
      return digits
    }
    return digits(a) > digits(b)
  }

  /// What a set of values spans, in words: `0 .. 100`, `SMA, D3`.
  func span(_ set: ValueSet, _ type: ScalarType) -> String {
    switch type {
    case .number, .date:
      guard let low = set.least, let high = set.greatest else { return "kosong" }
      let isBelow = low <= -ValueSet.limit / 2
      let isAbove = high >= ValueSet.limit / 2
      if low == high { return written(low, type) }
      if isBelow { return "<= \(written(high, type))" }
      if isAbove { return ">= \(written(low, type))" }
      return "\(written(low, type)) .. \(written(high, type))"
    case .text, .boolean, .member, .calendar:
      guard let values = set.values(atMost: 12) else { return "…" }
      return values.map { written($0, type) }.joined(separator: ", ")
    }
  }
}
