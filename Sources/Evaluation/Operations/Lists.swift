// Lists.swift: what holds for the items of a list, how many count, and what they come to.

import Program
import Semantics
import Values

extension Machine {
  /// Whether an item counts: in the window, and passing the filter.
  func counts(_ source: ItemSource, _ frame: FrameRows, _ item: Int) -> UInt8 {
    guard let filter = source.filter else { return frame.isInside(item) }
    return State.and(frame.isInside(item), state(filter, item))
  }

  /// The same for every item of a frame.
  private func allCounts(_ source: ItemSource, _ frame: FrameRows) -> [UInt8] {
    let isOpen = !frame.membership.isEmpty
    guard let filter = source.filter else {
      return isOpen ? frame.membership : Array(repeating: State.yes, count: frame.count)
    }
    if !isOpen { return registers[Int(filter.index)].states }
    var counts = frame.membership
    let passes = registers[Int(filter.index)].states
    var made = counts.mutableSpan
    for item in 0..<frame.count { made[item] = State.and(made[item], passes[item]) }
    return counts
  }

  func quantify(
    _ quantifier: Quantifier, _ source: ItemSource, _ body: Register?, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let frame = frames[Int(source.frame.index)]
    let counting = allCounts(source, frame)
    let holding =
      body.map { column($0).states } ?? Array(repeating: State.yes, count: frame.count)
    let (isAll, isNone) = (quantifier == .all, quantifier == .none)
    for parent in 0..<count {
      guard frame.isGiven[parent] else {
        out.states[parent] = State.missing
        continue
      }
      var result = isAll ? State.yes : State.no
      for item in frame.items(of: parent) {
        let (counts, holds) = (counting[item], holding[item])
        if source.ignoresMissing, counts == State.missing || holds == State.missing { continue }
        if isAll {
          result = State.and(result, State.or(State.not(counts), holds))
        } else {
          result = State.or(result, State.and(counts, holds))
        }
      }
      out.states[parent] = isNone ? State.not(result) : result
    }
  }

  func count(_ source: ItemSource, _ count: Int, _ out: inout RegisterColumn) {
    let frame = frames[Int(source.frame.index)]
    for parent in 0..<count {
      guard frame.isGiven[parent] else {
        out.states[parent] = State.missing
        continue
      }
      var number = 0
      var state = State.known
      for item in frame.items(of: parent) {
        let counts = counts(source, frame, item)
        if counts == State.yes {
          number += 1
        } else if counts >= State.failed || (counts == State.missing && !source.ignoresMissing) {
          state = max(state, counts)
        }
      }
      out.states[parent] = state
      out.numbers[parent] = Int128(number) * Decimal.scale
    }
  }

  func aggregate(
    _ kind: AggregateKind, _ source: ItemSource, _ body: Register, _ precision: Int,
    _ ranks: Int?, _ valueKind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) {
    let frame = frames[Int(source.frame.index)]
    let values = column(body)
    let counting = allCounts(source, frame)
    let (isLatest, isSum, isMean) = (kind == .latest, kind == .sum, kind == .mean)
    for parent in 0..<count {
      guard frame.isGiven[parent] else {
        out[parent, valueKind] = .missing
        continue
      }
      if isLatest {
        out[parent, valueKind] =
          latest(source, frame, values, parent, precision, valueKind).cell
        continue
      }
      var state = State.known
      var number = 0
      var result = Cell(state: State.known)
      for item in frame.items(of: parent) {
        let counts = counting[item]
        if counts == State.no { continue }
        let value = values[item, valueKind]
        if source.ignoresMissing, counts == State.missing || value.state == State.missing {
          continue
        }
        if counts != State.yes || value.state != State.known {
          state = max(state, counts == State.yes ? value.state : counts)
          continue
        }
        number += 1
        switch kind {
        case .sum, .mean:
          let (sum, overflow) = result.number.addingReportingOverflow(value.number)
          if overflow { state = max(state, State.failed) } else { result.number = sum }
        case .highest, .lowest, .latest:
          if number == 1 || isBeyond(value, result, kind == .highest, ranks, valueKind) {
            result = value
          }
        }
      }
      if state != State.known {
        result = Cell(state: state)
      } else if number == 0, !isSum {
        result = .missing
      } else if isMean {
        let divisor = Int128(number) * Decimal.scale
        result =
          Decimal.scaled(result.number, times: Decimal.scale, over: divisor)
          .map { Cell(state: State.known, number: $0.raw) } ?? .failed
      }
      out[parent, valueKind] = result
    }
  }

  /// What the latest item says, and which items that rests on.
  func latest(
    _ source: ItemSource, _ frame: FrameRows, _ values: RegisterColumn, _ parent: Int,
    _ precision: Int, _ kind: RegisterKind
  ) -> (cell: Cell, items: [Int], isUndated: Bool, isUnlike: Bool) {
    struct Dated {
      var item: Int
      var order: Int32
      var counts: UInt8
    }
    var items: [Dated] = []
    var undated: [Int] = []
    var failure = State.no
    for (place, item) in frame.items(of: parent).enumerated() {
      let counts = counts(source, frame, item)
      if counts == State.no { continue }
      if source.ignoresMissing,
        counts == State.missing || values.states[item] == State.missing
      {
        continue
      }
      if counts >= State.failed { failure = max(failure, counts) }
      if let order = order(of: item, place, source.frame, frame) {
        items.append(Dated(item: item, order: order, counts: counts))
      } else {
        undated.append(item)
      }
    }
    if failure >= State.failed { return (Cell(state: failure), [], false, false) }
    if items.isEmpty, undated.isEmpty { return (.missing, [], false, false) }
    if let only = undated.first {
      // One entry alone is the latest, whenever it was.
      let isAlone = undated.count == 1 && items.isEmpty
      if isAlone, counts(source, frame, only) == State.yes {
        return (values[only, kind], [only], false, false)
      }
      return (.missing, undated, true, false)
    }
    let certain = items.filter { $0.counts == State.yes }.map(\.order).max()
    // An item that may count matters unless a later one surely does.
    let rivals = items.filter { $0.order >= (certain ?? Int32.min) }
    let maybes = rivals.filter { $0.counts != State.yes }.map(\.item)
    if !maybes.isEmpty { return (.missing, maybes, false, false) }
    var agreed = Agreement(kind: kind, precision: precision)
    for rival in rivals { agreed.add(values[rival.item, kind], isCertain: true) }
    let cell = agreed.result
    let isUnlike =
      cell.state == State.conflict
      && !rivals.contains {
        values[$0.item, kind].state == State.conflict
      }
    return (isUnlike ? .failed : cell, rivals.map(\.item), false, isUnlike)
  }

  /// What orders an item in time: its day, its year, or its place where the list has no dates.
  func order(of item: Int, _ place: Int, _ id: FrameID, _ rows: FrameRows) -> Int32? {
    let frame = plan.frames[Int(id.index)]
    let tableRow = Int(rows.tableRow[item])
    if tableRow < 0 { return rows.key[item] }
    let source = table.tables[frame.table.index]
    if frame.isYearly { return yearKey(source, tableRow) }
    guard let column = frame.dateColumn else { return Int32(truncatingIfNeeded: place) }
    let dates = source.columns[column]
    return dates.isPresent[tableRow] ? dates.codes[tableRow] : nil
  }
}
