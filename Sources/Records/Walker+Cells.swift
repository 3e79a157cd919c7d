// Walker+Cells.swift: records that were read into cells: begun, filled and kept without an event.
// Whatever is not simply right about one is left to the walk over its events.

import Program
import Text
import YAML

extension Walker {
  /// Whether nothing is left to say about what was walked so far but the end of its last record.
  var isReadyForCells: Bool { nextSlip >= slips.count && (!isInRecord || isWaiting) }

  /// Takes records from `start` on, until the batch ends or `limit` records are finished.
  ///
  /// - Returns: the first record not taken, and whether it must be read as events.
  mutating func take(
    _ batch: CellBatch, from start: Int, limit: Int
  ) -> (next: Int, isRefused: Bool) {
    var next = start
    while next < batch.count {
      // What comes next is a record, so nothing more follows of the last.
      finishPerson()
      if finished >= limit { return (next, false) }
      let unit = batch.units[next]
      if unit.opensDocument {
        stack.removeAll(keepingCapacity: true)
        top = Frame(.document, .empty)
        if unit.opensList { push(Frame(.persons, .empty)) }
        isLost = false
      }
      if !take(unit, of: batch) { return (next, true) }
      position = unit.start
      if unit.endsDocument {
        stack.removeAll(keepingCapacity: true)
        top = Frame(.document, .empty)
      }
      next += 1
      if isHeavy { return (next, false) }
    }
    return (next, false)
  }

  /// Reads a record whose mapping starts with an event of the batch by the plan.
  ///
  /// - Returns: the event behind it; nil: nothing happened.
  mutating func takeRecord(_ batch: EventBatch, at start: Int) -> Int? {
    guard followsPlan, let end = eventCells.read(batch, from: start) else { return nil }
    store.beginRecord()
    guard
      let key = store.put(0..<eventCells.count, eventCells.cells, batch.bytes, cells)
    else {
      store.dropRecord()
      return nil
    }
    let event = batch.events[start]
    isInRecord = true
    recordStart = event.start
    recordLine = event.line
    personKey = key
    if eventCells.keyEvent >= 0 { personKeySpot = Spot(batch.events[eventCells.keyEvent]) }
    reporter.beginRecord(Spot(event))
    recordEnd = batch.events[end - 1].end
    isWaiting = true
    return end
  }

  /// False: nothing happened.
  private mutating func take(_ unit: CellUnit, of batch: CellBatch) -> Bool {
    store.beginRecord()
    let key = store.put(unit.cells, batch.cells, batch.bytes, cells)
    // A person that stands twice is told of by the walk.
    guard let key, isNew(key, unit) else {
      store.dropRecord()
      return false
    }
    store.keepRecord(
      RecordOrigin(range: reporter.range(unit.start, unit.end), line: Int32(clamping: unit.line)))
    finished += 1
    fromCells += 1
    return true
  }

  private mutating func isNew(_ key: PersonKey, _ unit: CellUnit) -> Bool {
    if key.isNone { return true }
    if !defersKeys { return keys.note(key, line: unit.keyLine) == nil }
    let messages = reporter.count..<reporter.count
    var spot = Spot(
      start: unit.keyStart, width: unit.keyWidth, line: unit.keyLine, column: unit.keyColumn)
    spot.end = unit.keyEnd
    unsettled.append(
      UnsettledKey(
        key: key, spot: spot, row: store.counts[0] - 1, messages: messages, hidden: 0,
        recordStart: Spot(
          start: unit.start, width: 1, line: unit.line, column: unit.column)))
    return true
  }
}
