// EventReader+Cells.swift: records read by a plan of their keys, without events. Whatever the plan does
// not read is read as events, one unit or a few, and then the plan is tried again.

extension EventReader {
  /// Replaces the batch's records by the next ones that can be read by the plan. To be called only
  /// when all events so far are dealt with.
  ///
  /// - Returns: false when there are none: the next are to be read as events.
  package mutating func fillCells(_ batch: inout CellBatch) -> Bool {
    batch.count = 0
    guard cellRoad.isUsed, cellRoad.wait == 0, plain.isReading, !isEnded, start() else {
      return false
    }
    while true {
      // Whoever reads events is told what was found in the bytes, and where.
      if unsafe input.pointee.check.hasProblems { return false }
      let outcome = scanCells(&batch)
      if batch.count > 0 {
        hasReadCells = true
        return true
      }
      switch outcome {
      case .done: return false
      case .more:
        let isShort = unsafe input.pointee.length(behind: plain.offset) < YAMLLimits.plainBytes
        if isShort, unsafe input.pointee.pull(behind: plain.offset) { continue }
      case .notPlain, .full: break
      }
      giveUpCells()
      return false
    }
  }

  /// Goes back to a record of the batch given last, which is read as events after all, and all behind
  /// it again.
  package mutating func goBack(to unit: CellUnit) {
    plain.go(to: unit.place.offset, line: unit.place.line, as: unit.kind)
    unsafe input.pointee.go(to: unit.place.offset)
    giveUpCells()
  }

  private mutating func giveUpCells() {
    cellRoad.giveUp(hasRead: hasReadCells)
    hasReadCells = false
  }

  /// Reads what is there; `.done` when that is nothing more.
  private mutating func scanCells(_ batch: inout CellBatch) -> PlainScanner.Outcome {
    var (cells, units, bytes) = (batch.cells, batch.units, batch.bytes)
    (batch.cells, batch.units, batch.bytes) = ([], [], [])
    let (plain, cellRoad, stop) = (self.plain, self.cellRoad, self.stop)
    let base = unsafe input.pointee.base
    let result = unsafe cells.withUnsafeMutableBufferPointer { cells in
      unsafe units.withUnsafeMutableBufferPointer { units in
        unsafe bytes.withUnsafeMutableBufferPointer { text in
          unsafe input.pointee.withChecked { bytes, end, isEnd in
            var scanner = unsafe PlainScanner(
              bytes: bytes, base: base, end: end, isEnd: isEnd,
              events: UnsafeMutableBufferPointer(start: nil, count: 0), text: text,
              levels: plain.levels, count: 0, used: 0, at: plain.offset - base, line: plain.line,
              place: plain.place, sink: CellSink(cellRoad, cells, units))
            var outcome = PlainScanner.Outcome.done
            while outcome == .done, scanner.place != .end, base + scanner.at < stop {
              let hasRoom = scanner.sink.count < CellBatch.enough
              outcome = hasRoom ? scanner.cellUnit() : .full
            }
            return (scanner, outcome)
          }
        }
      }
    }
    (batch.cells, batch.units, batch.bytes) = (cells, units, bytes)
    guard let (scanner, outcome) = result else { return .notPlain }
    self.cellRoad.stamp = scanner.sink.road.stamp
    batch.count = scanner.sink.unitCount
    if batch.count > 0 {
      let offset = base + scanner.at
      self.plain.go(to: offset, line: scanner.line, as: scanner.place)
      unsafe input.pointee.go(to: offset)
    }
    return outcome
  }

  /// Whether the plan is to be tried before any more events are read.
  func waitsForCells(_ count: Int) -> Bool { cellRoad.isUsed && cellRoad.wait == 0 && count > 0 }
}
