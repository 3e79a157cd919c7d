// Streaks.swift: `ada N ... berturut-turut`: the longest time (or run of items) without a break.

import Program
import Semantics
import Values

extension Machine {
  func streak(
    _ length: Int, _ unit: StreakUnit, _ source: ItemSource, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let frame = frames[Int(source.frame.index)]
    for parent in 0..<count {
      guard frame.isGiven[parent] else {
        out.states[parent] = State.missing
        continue
      }
      if unit == .times {
        out.states[parent] = run(of: length, source, frame, parent)
      } else {
        out.states[parent] = stretch(of: length, unit, source, frame, parent)
      }
    }
  }

  // MARK: items one after the other

  private func run(of length: Int, _ source: ItemSource, _ frame: FrameRows, _ parent: Int)
    -> UInt8
  {
    var items: [(order: Int32, place: Int, counts: UInt8)] = []
    var undated = 0
    var possible = 0
    for (place, item) in frame.items(of: parent).enumerated() {
      let counts = counts(source, frame, item)
      if counts >= State.failed { return counts }
      if source.ignoresMissing, counts == State.missing { continue }
      if counts != State.no { possible += 1 }
      guard let order = order(of: item, place, source.frame, frame) else {
        undated += 1
        continue
      }
      items.append((order, place, counts))
    }
    if undated > 0 { return possible >= length ? State.missing : State.no }
    items.sort { ($0.order, $0.place) < ($1.order, $1.place) }
    func longest(_ holds: (UInt8) -> Bool) -> Int {
      var best = 0
      var current = 0
      for item in items {
        current = holds(item.counts) ? current + 1 : 0
        best = max(best, current)
      }
      return best
    }
    if longest({ $0 == State.yes }) >= length { return State.yes }
    return longest({ $0 != State.no }) >= length ? State.missing : State.no
  }

  // MARK: time

  private struct Stretch {
    var from: Int32
    var to: Int32
  }

  private func stretch(
    of length: Int, _ unit: StreakUnit, _ source: ItemSource, _ frame: FrameRows, _ parent: Int
  ) -> UInt8 {
    var certain: [Stretch] = []
    var possible: [Stretch] = []
    for item in frame.items(of: parent) {
      let counts = counts(source, frame, item)
      if counts >= State.failed { return counts }
      if counts == State.no || (source.ignoresMissing && counts == State.missing) { continue }
      let (sure, widest) = stretches(of: item, source.frame, frame)
      if counts == State.yes, let sure { certain.append(sure) }
      if let widest { possible.append(widest) }
    }
    if isLongEnough(certain, length, unit) { return State.yes }
    return isLongEnough(possible, length, unit) ? State.missing : State.no
  }

  /// The days an item surely covers, and those it may cover.
  private func stretches(of item: Int, _ id: FrameID, _ rows: FrameRows)
    -> (sure: Stretch?, widest: Stretch?)
  {
    let frame = plan.frames[Int(id.index)]
    let tableRow = Int(rows.tableRow[item])
    let source = table.tables[frame.table.index]
    if frame.isYearly {
      let year = tableRow < 0 ? rows.key[item] : yearKey(source, tableRow)
      guard let first = CalendarDate(year: Int(year), month: 1, day: 1),
        let last = CalendarDate(year: Int(year), month: 12, day: 31)
      else { return (nil, nil) }
      let whole = Stretch(from: first.days, to: last.days)
      return (whole, whole)
    }
    let earliest = frame.from ?? CalendarDate.first.days
    guard tableRow >= 0, let column = frame.dateColumn else {
      let all = Stretch(from: earliest, to: frame.to)
      return (nil, all)
    }
    func day(_ column: Int) -> Int32? {
      source.columns[column].isPresent(tableRow) ? source.columns[column].codes[tableRow] : nil
    }
    let start = day(column)
    let end: Int32?
    if let endColumn = frame.endColumn { end = day(endColumn) } else { end = start }
    let from = max(start ?? earliest, earliest)
    let to = min(end ?? frame.to, frame.to)
    let widest = from <= to ? Stretch(from: from, to: to) : nil
    guard let start else { return (nil, widest) }
    let sureEnd = min(end ?? start, frame.to)
    return (from <= sureEnd ? Stretch(from: from, to: sureEnd) : nil, widest)
  }

  /// Whether, overlapping and touching ones merged, one lasts long enough.
  private func isLongEnough(_ stretches: [Stretch], _ length: Int, _ unit: StreakUnit) -> Bool {
    let sorted = stretches.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard var current = sorted.first else { return length <= 0 }
    for next in sorted.dropFirst() {
      if touch(current, next, unit) {
        current.to = max(current.to, next.to)
      } else {
        if lasts(current, length, unit) { return true }
        current = next
      }
    }
    return lasts(current, length, unit)
  }

  /// Whether nothing lies between two stretches: no day, or of working days no worked one.
  private func touch(_ first: Stretch, _ next: Stretch, _ unit: StreakUnit) -> Bool {
    if Int(next.from) <= Int(first.to) + 1 { return true }
    guard case .workingDays = unit else { return false }
    return !lasts(Stretch(from: first.to + 1, to: next.from - 1), 1, unit)
  }

  private func lasts(_ stretch: Stretch, _ length: Int, _ unit: StreakUnit) -> Bool {
    let spanUnit: SpanUnit =
      switch unit {
      case .years: .wholeYears
      case .months: .wholeMonths
      case .days, .times: .days
      case .workingDays(let calendar): .workingDays(calendar)
      }
    return (span(spanUnit, from: stretch.from, to: stretch.to) ?? 0) >= Int128(length)
  }
}
