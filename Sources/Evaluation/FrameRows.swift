// FrameRows.swift: which items of the record a frame holds, for each row of its parent.

import Program
import Semantics
import Values

/// The rows of one frame over one chunk of persons.
struct FrameRows {
  var count = 0
  /// By parent row: its first row here; one more entry than parent rows.
  var starts: [Int32] = [0]
  var parentRow: [Int32] = []
  /// The row of the record's table; -1 for a year or member the record does not give.
  var tableRow: [Int32] = []
  /// The year or member code of every row, of frames that hold what is not given, too.
  var key: [Int32] = []
  /// Yes, or unknown where the item may lie outside the window; empty: all surely count.
  var membership: [UInt8] = []
  /// Whether every row stands in the record.
  var isComplete = true
  /// By parent row: whether the list was given at all.
  var isGiven: [Bool] = []

  /// The persons themselves.
  init(persons rows: ArraySlice<Int32>) {
    count = rows.count
    tableRow = Array(rows)
  }

  /// The items of a list.
  init(_ frame: Frame, above frames: [FrameRows], plan: Plan, table: RecordTable) {
    let parent = frames[Int(frame.parent.index)]
    let rows = table.tables[frame.table.index]
    starts = []
    starts.reserveCapacity(parent.count + 1)
    isGiven.reserveCapacity(parent.count)
    let expected = parent.count * 4
    parentRow.reserveCapacity(expected)
    tableRow.reserveCapacity(expected)
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
        // Without a window every item counts.
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
          // Members mostly stand in the order of their choice.
          let guess = items.lowerBound + member
          let item =
            guess < items.upperBound && rows.columns[0].codes[guess] == code
            ? guess : items.first { rows.columns[0].codes[$0] == code }
          append(parentIndex, item ?? -1)
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
    let end = ends.flatMap { $0.isPresent[item] ? $0.codes[item] : nil }
    guard rows.columns[column].isPresent[item] else {
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

  /// The items of a parent row.
  func items(of parent: Int) -> Range<Int> { Int(starts[parent])..<Int(starts[parent + 1]) }
}

/// The year of an item of a yearly list.
func yearKey(_ rows: TableRows, _ item: Int) -> Int32 {
  let column = rows.columns[0]
  if column.numbers.indices.contains(item) {
    return Int32(truncatingIfNeeded: column.numbers[item] / Decimal.scale)
  }
  return column.codes.indices.contains(item) ? column.codes[item] : 0
}
