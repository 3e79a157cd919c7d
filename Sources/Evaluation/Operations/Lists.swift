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

  /// The same for every item of a frame; nil: all count.
  private func allCounts(_ source: ItemSource, _ frame: FrameRows) -> [UInt8]? {
    let isOpen = !frame.membership.isEmpty
    guard let filter = source.filter else { return isOpen ? frame.membership : nil }
    let passes = registers[Int(filter.index)].states
    if !isOpen { return passes }
    var counts = frame.membership
    Kernels.join(passes, &counts, frame.count) { State.and($0, $1) }
    return counts
  }

  func quantify(
    _ quantifier: Quantifier, _ source: ItemSource, _ body: Register?, _ count: Int,
    _ out: inout RegisterColumn
  ) {
    let frame = frames[Int(source.frame.index)]
    let isAll = if case .all = quantifier { true } else { false }
    let truths = verdicts(isAll, source, body, frame)
    let isDecided = Kernels.most(truths, frame.count) <= State.yes
    ItemKernels.unite(truths, frame.starts, isAll: isAll, isDecided: isDecided, &out.states, count)
    if case .none = quantifier {
      Kernels.map(out.states, &out.states, count) { State.not($0) }
    }
    if !frame.areGiven { ItemKernels.open(frame.isGiven, &out.states, count) }
  }

  /// What each item says for itself: of all, that it does not count or holds; else that both are so.
  private func verdicts(
    _ isAll: Bool, _ source: ItemSource, _ body: Register?, _ frame: FrameRows
  ) -> [UInt8] {
    let counting = allCounts(source, frame)
    let holding = body.map { registers[Int($0.index)].states }
    let neutral = isAll ? State.yes : State.no
    let ignores = source.ignoresMissing
    switch (counting, holding) {
    case (nil, nil): return Array(repeating: State.yes, count: frame.count)
    case (nil, let holds?) where !ignores: return holds
    case (let counts?, nil) where !ignores && !isAll: return counts
    default: break
    }
    var verdicts = [UInt8](repeating: State.yes, count: frame.count)
    Kernels.combine(counting ?? verdicts, holding ?? verdicts, &verdicts, frame.count) {
      counts, holds in
      if ignores, counts == State.missing || holds == State.missing { return neutral }
      return isAll ? State.or(State.not(counts), holds) : State.and(counts, holds)
    }
    return verdicts
  }

  /// What each item adds to a sum: nothing (`no`), its value (`known`), or only its state.
  ///
  /// - Parameter values: the states of what is added; nil: all are known.
  private func additions(
    _ source: ItemSource, _ values: [UInt8]?, _ frame: FrameRows
  ) -> [UInt8] {
    let ignores = source.ignoresMissing
    let known = [UInt8](repeating: State.yes, count: frame.count)
    let counting = allCounts(source, frame)
    if values == nil, !ignores { return counting ?? known }
    var additions = known
    Kernels.combine(counting ?? known, values ?? known, &additions, frame.count) {
      counts, state in
      if counts == State.no { return State.no }
      if ignores, counts == State.missing || state == State.missing { return State.no }
      return counts == State.yes ? state : counts
    }
    return additions
  }

  /// Sums of numbers of one word that cannot overflow; false for others.
  func sum(
    _ source: ItemSource, _ body: Int, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    let frame = frames[Int(source.frame.index)]
    guard registers[body].isNarrow,
      let bound = RegisterColumn.bound(
        0, plus: registers[body].bound, times: Int64(truncatingIfNeeded: frame.count))
    else { return false }
    let states = registers[body].areKnown ? nil : registers[body].states
    let additions = additions(source, states, frame)
    ItemKernels.sum(registers[body].words, where: additions, frame.starts, &out.words, count)
    end(additions, frame, count, &out)
    out.narrow(bound: bound, isNatural: registers[body].isNatural)
    return true
  }

  /// The same of how many items count.
  func countItems(_ source: ItemSource, _ count: Int, _ out: inout RegisterColumn) -> Bool {
    let frame = frames[Int(source.frame.index)]
    let one = Int64(truncatingIfNeeded: Decimal.scale)
    guard
      let bound = RegisterColumn.bound(
        0, plus: one, times: Int64(truncatingIfNeeded: frame.count))
    else { return false }
    let additions = additions(source, nil, frame)
    ItemKernels.count(additions, times: one, frame.starts, &out.words, count)
    end(additions, frame, count, &out)
    out.narrow(bound: bound, isNatural: true)
    return true
  }

  /// The states of sums: known, unless an item or the list itself is not.
  private func end(
    _ additions: [UInt8], _ frame: FrameRows, _ count: Int, _ out: inout RegisterColumn
  ) {
    if Kernels.most(additions, frame.count) <= State.yes {
      if frame.areGiven { return out.beKnown(count) }
      Kernels.fill(&out.states, State.known, count)
    } else {
      ItemKernels.worst(additions, frame.starts, &out.states, count)
    }
    if !frame.areGiven { ItemKernels.open(frame.isGiven, &out.states, count) }
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
    let counting =
      allCounts(source, frame) ?? Array(repeating: State.yes, count: frame.count)
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
    return dates.isPresent(tableRow) ? dates.codes[tableRow] : nil
  }
}
