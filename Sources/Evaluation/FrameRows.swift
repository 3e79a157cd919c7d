// FrameRows.swift: which items of the record a frame holds, for each row of its parent.

import Program
import Semantics
import Values

/// The rows of one frame over one chunk of persons. Arrays may be longer than the rows: they keep their
/// room from run to run.
struct FrameRows: Sendable {
  private(set) var count = 0
  /// By parent row: its first row here; one more entry than parent rows.
  private(set) var starts: [Int32] = []
  private(set) var parentRow: [Int32] = []
  /// The row of the record's table; -1 for a year or member the record does not give.
  private(set) var tableRow: [Int32] = []
  /// The year or member code of a row the record does not give.
  private(set) var key: [Int32] = []
  /// Yes, or unknown where the item may lie outside the window; empty: all surely count.
  private(set) var membership: [UInt8] = []
  /// Whether every row stands in the record.
  private(set) var isComplete = true
  /// Whether every parent that has rows has all members of a choice, in their order.
  private(set) var isWhole = false
  /// By parent row: whether the list was given at all.
  private(set) var isGiven: [Bool] = []
  /// Whether all lists were.
  private(set) var areGiven = false
  /// From which row on, and how far, `tableRow` counts on from one to the next, left by a run before.
  private var numbered: (from: Int, count: Int) = (0, 0)
  /// The first of the table's rows, when those here are all of them from there on.
  private(set) var run: Int?

  /// The persons themselves.
  mutating func hold(_ persons: ArraySlice<Int32>) {
    count = persons.count
    numbered.count = 0
    tableRow.removeAll(keepingCapacity: true)
    tableRow.append(contentsOf: persons)
    run = nil
    guard let first = persons.first, let last = persons.last else { return }
    // Persons ascend: so many between the first and the last can only be all of them.
    if Int(last) - Int(first) == persons.count - 1 { run = Int(first) }
  }

  /// The items of a list.
  ///
  /// - Parameter needsParents: whether `parentRow` is asked for.
  mutating func fill(
    _ frame: Frame, above frames: [FrameRows], plan: Plan, table: RecordTable, needsParents: Bool
  ) {
    let rows = table.tables[frame.table.index]
    count = 0
    isComplete = true
    isWhole = false
    run = nil
    areGiven = false
    membership.removeAll(keepingCapacity: true)
    guard frame.parent == .person, frame.owner == .person else {
      return fillEach(frame, above: frames, plan, rows)
    }
    switch frame.completion {
    case .none where frame.from == nil && frame.to == Int32.max: fillAll(of: frames[0], rows)
    case .members(let members): fillMembers(members, of: frames[0], rows)
    case .none, .years: return fillEach(frame, above: frames, plan, rows)
    }
    if needsParents {
      Kernels.grow(&parentRow, count)
      FrameRows.fillParents(frames[0].count, starts, &parentRow)
    }
  }

  // MARK: lists of persons

  /// Where the items of each person begin, when each has as many as given, or the same number.
  private mutating func begin(_ persons: FrameRows, _ rows: TableRows, each: Int32?) {
    let parents = persons.count
    numbered.count = 0
    Kernels.grow(&starts, parents + 1)
    if isGiven.count < parents {
      isGiven.append(contentsOf: repeatElement(false, count: parents - isGiven.count))
    }
    count = FrameRows.begin(parents, persons.tableRow, rows, each, &starts, &isGiven)
    Kernels.grow(&tableRow, count)
  }

  /// Where items begin and whether they are given; how many there are.
  private static func begin(
    _ parents: Int, _ persons: [Int32], _ rows: TableRows, _ each: Int32?,
    _ starts: inout [Int32], _ isGiven: inout [Bool]
  ) -> Int {
    let owners = persons.span
    let from = rows.starts.span
    let given = rows.isGiven.span
    var begins = starts.mutableSpan
    var isThere = isGiven.mutableSpan
    guard owners.count >= parents, begins.count > parents, isThere.count >= parents else {
      return 0
    }
    var total: Int32 = 0
    for parent in 0..<parents {
      let owner = Int(owners[parent])
      begins[parent] = total
      isThere[parent] = owner + 1 < from.count && given[owner]
      if isThere[parent] { total &+= each ?? (from[owner + 1] &- from[owner]) }
    }
    begins[parents] = total
    return Int(total)
  }

  /// Without a window every item counts.
  private mutating func fillAll(of persons: FrameRows, _ rows: TableRows) {
    if let first = persons.run, rows.holds(first, persons.count) {
      return stand(first, persons.count, rows)
    }
    begin(persons, rows, each: nil)
    FrameRows.fillAll(persons.count, persons.tableRow, rows, starts, &tableRow)
  }

  /// The rows here are all those of persons who stand one after another; of the first persons the
  /// record's own arrays serve. A list that is not given has no rows.
  private mutating func stand(_ first: Int, _ parents: Int, _ rows: TableRows) {
    let start = Int(rows.starts[first])
    count = Int(rows.starts[first + parents]) - start
    run = start
    if first == 0 {
      (starts, isGiven) = (rows.starts, rows.isGiven)
    } else {
      let shift = rows.starts[first]
      starts = rows.starts[first...first + parents].map { $0 &- shift }
      isGiven = Array(rows.isGiven[first..<first + parents])
    }
    areGiven = Kernels.areTrue(isGiven, parents)
    if numbered.from != start || numbered.count < count {
      Kernels.grow(&tableRow, count)
      Kernels.number(&tableRow, from: Int32(truncatingIfNeeded: start), tableRow.count)
      numbered = (start, tableRow.count)
    }
  }

  private static func fillAll(
    _ count: Int, _ persons: [Int32], _ rows: TableRows, _ starts: [Int32],
    _ tableRow: inout [Int32]
  ) {
    let owners = persons.span
    let from = rows.starts.span
    let begins = starts.span
    var items = tableRow.mutableSpan
    for parent in 0..<count {
      let (start, end) = (begins[parent], begins[parent + 1])
      if start == end { continue }
      let shift = from[Int(owners[parent])] &- start
      for row in start..<end { items[Int(row)] = row &+ shift }
    }
  }

  /// Every member of the map's choice for each person who gives the map.
  private mutating func fillMembers(_ members: Int, of persons: FrameRows, _ rows: TableRows) {
    if let first = persons.run, rows.holds(first, persons.count) {
      let given = rows.isGiven[first..<first + persons.count].count { $0 }
      let items = Int(rows.starts[first])..<Int(rows.starts[first + persons.count])
      if FrameRows.areWhole(members, items, rows.columns[0].codes, members * given) {
        isWhole = true
        return stand(first, persons.count, rows)
      }
    }
    begin(persons, rows, each: Int32(truncatingIfNeeded: members))
    Kernels.grow(&key, count)
    for parent in 0..<persons.count where starts[parent] < starts[parent + 1] {
      let owner = Int(persons.tableRow[parent])
      let given = Int(rows.starts[owner])..<Int(rows.starts[owner + 1])
      if !FrameRows.fillMembers(
        members, given, rows.columns[0].codes, at: Int(starts[parent]), &tableRow, &key)
      {
        isComplete = false
      }
    }
  }

  /// Whether items are all members of a choice in its order, again and again: as many as maps are given
  /// and each member so often, no map can lack one.
  private static func areWhole(
    _ members: Int, _ given: Range<Int>, _ codes: [Int32], _ count: Int
  ) -> Bool {
    guard given.count == count, members > 0, count >= members else { return false }
    let stand = codes.span.extracting(given)
    var strays: Int32 = 0
    for member in 0..<members { strays |= stand[member] ^ Int32(truncatingIfNeeded: member) }
    // Each is what stood one map before.
    let before = stand.extracting(0..<count - members)
    let after = stand.extracting(members..<count)
    guard before.count == after.count else { return false }
    for item in before.indices { strays |= before[item] ^ after[item] }
    return strays == 0
  }

  /// False when a member is not given.
  @inline(__always)
  private static func fillMembers(
    _ members: Int, _ given: Range<Int>, _ codes: [Int32], at start: Int,
    _ tableRow: inout [Int32], _ key: inout [Int32]
  ) -> Bool {
    let stand = codes.span.extracting(given)
    var items = tableRow.mutableSpan
    // Members mostly stand all there, in the order of their choice.
    var strays: Int32 = stand.count == members ? 0 : 1
    for member in stand.indices { strays |= stand[member] ^ Int32(truncatingIfNeeded: member) }
    if strays == 0 {
      let first = Int32(truncatingIfNeeded: given.lowerBound)
      for member in 0..<members {
        items[start + member] = first &+ Int32(truncatingIfNeeded: member)
      }
      return true
    }
    var isWhole = true
    for member in 0..<members {
      let code = Int32(truncatingIfNeeded: member)
      var place = 0
      while place < stand.count, stand[place] != code { place += 1 }
      items[start + member] =
        place < stand.count ? Int32(truncatingIfNeeded: given.lowerBound + place) : -1
      if place < stand.count { continue }
      key[start + member] = code
      isWhole = false
    }
    return isWhole
  }

  private static func fillParents(
    _ count: Int, _ starts: [Int32], _ parentRow: inout [Int32]
  ) {
    let begins = starts.span
    var parents = parentRow.mutableSpan
    for parent in 0..<count {
      for row in Int(begins[parent])..<Int(begins[parent + 1]) {
        parents[row] = Int32(truncatingIfNeeded: parent)
      }
    }
  }

  // MARK: all others

  private mutating func fillEach(
    _ frame: Frame, above frames: [FrameRows], _ plan: Plan, _ rows: TableRows
  ) {
    let parent = frames[Int(frame.parent.index)]
    numbered.count = 0
    starts.removeAll(keepingCapacity: true)
    parentRow.removeAll(keepingCapacity: true)
    tableRow.removeAll(keepingCapacity: true)
    key.removeAll(keepingCapacity: true)
    isGiven.removeAll(keepingCapacity: true)
    for parentIndex in 0..<parent.count {
      starts.append(Int32(truncatingIfNeeded: count))
      // The row that owns the list stands in the parent or in a frame above it.
      var at = frame.parent
      var row = parentIndex
      while at != frame.owner, at != .person {
        row = Int(frames[Int(at.index)].parentRow[row])
        at = plan.frames[Int(at.index)].parent
      }
      let owner = Int(frames[Int(at.index)].tableRow[row])
      guard owner >= 0, owner + 1 < rows.starts.count, rows.isGiven[owner] else {
        isGiven.append(false)
        continue
      }
      isGiven.append(true)
      let items = Int(rows.starts[owner])..<Int(rows.starts[owner + 1])
      switch frame.completion {
      case .none where frame.from == nil && frame.to == Int32.max:
        for item in items { append(parentIndex, item) }
      case .none:
        for item in items {
          if let membership = membership(of: item, frame, rows) {
            append(parentIndex, item)
            self.membership.append(membership)
          }
        }
      case .years:
        for year in (frame.from ?? frame.to)...max(frame.to, frame.from ?? frame.to) {
          let item = items.first { yearKey(rows, $0) == year }
          append(parentIndex, item ?? -1)
          key.append(year)
        }
      case .members(let members):
        for member in 0..<members {
          let code = Int32(truncatingIfNeeded: member)
          append(parentIndex, items.first { rows.columns[0].codes[$0] == code } ?? -1)
          key.append(code)
        }
      }
    }
    starts.append(Int32(truncatingIfNeeded: count))
  }

  private mutating func append(_ parent: Int, _ item: Int) {
    count += 1
    if item < 0 { isComplete = false }
    parentRow.append(Int32(truncatingIfNeeded: parent))
    tableRow.append(Int32(truncatingIfNeeded: item))
  }

  /// Yes, or unknown where the item may lie outside the window.
  func isInside(_ item: Int) -> UInt8 { membership.isEmpty ? State.yes : membership[item] }

  /// Nil: the item does not count.
  private func membership(of item: Int, _ frame: Frame, _ rows: TableRows) -> UInt8? {
    if frame.isYearly {
      let year = yearKey(rows, item)
      if year > frame.to { return nil }
      if let from = frame.from, year < from { return nil }
      return State.yes
    }
    guard let column = frame.dateColumn else { return State.yes }
    let ends = frame.endColumn.map { rows.columns[$0] }
    let end = ends.flatMap { $0.isPresent(item) ? $0.codes[item] : nil }
    guard rows.columns[column].isPresent(item) else {
      if let end, let from = frame.from, end < from { return nil }
      return frame.isWindowed ? State.missing : State.yes
    }
    let date = rows.columns[column].codes[item]
    if date > frame.to { return nil }
    guard let from = frame.from, date < from else { return State.yes }
    if ends == nil { return nil }
    // An item that lasts counts while any part of it lies in the window.
    guard let end else { return State.missing }
    return end >= from ? State.yes : nil
  }

  /// The parent row of an item, asked for or not.
  ///
  /// - Parameter parents: how many rows the parent has.
  func parent(of row: Int, among parents: Int) -> Int {
    var (low, high) = (0, parents)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= row { low = middle } else { high = middle }
    }
    return low
  }

  /// The items of a parent row.
  func items(of parent: Int) -> Range<Int> { Int(starts[parent])..<Int(starts[parent + 1]) }
}

extension TableRows {
  /// Whether so many rows of the parent table, from one on, have their rows here.
  fileprivate func holds(_ first: Int, _ parents: Int) -> Bool {
    first + parents < starts.count && first + parents <= isGiven.count
  }
}

/// The year of an item of a yearly list.
func yearKey(_ rows: TableRows, _ item: Int) -> Int32 {
  let column = rows.columns[0]
  if column.hasNumbers { return Int32(truncatingIfNeeded: column.number(item) / Decimal.scale) }
  return column.codes.indices.contains(item) ? column.codes[item] : 0
}
