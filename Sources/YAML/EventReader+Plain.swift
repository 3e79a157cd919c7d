// EventReader+Plain.swift: where PlainScanner reads, where libyaml does, and the way between them.
// Both give the same events, so nobody further on knows which of them read a record.

/// What the event reader keeps for the plain reader.
@safe
struct PlainRoad {
  /// The most units that libyaml reads before the plain reader looks again.
  private static let longestWait = 16

  let isUsed: Bool
  /// It reads now; else libyaml does.
  private(set) var isReading = false
  let levels: UnsafeMutablePointer<PlainScanner.Level>
  /// Where the next unit begins.
  private(set) var offset = 0
  private(set) var line = 1
  private(set) var place = PlainScanner.Place.start
  /// Events of libyaml that were given before it was started: of a list's beginning.
  var skippedEvents = 0
  /// Units that libyaml reads before the plain reader looks again. Where it finds nothing to read
  /// time after time, they double.
  private var wait = 0
  private var lastWait = 0
  /// The plain reader has read a unit since it was last given up.
  var hasRead = false
  private(set) var handOvers = 0

  init(isUsed: Bool) {
    self.isUsed = isUsed
    unsafe levels = .allocate(capacity: PlainScanner.depth + 1)
    unsafe levels.initialize(
      repeating: PlainScanner.Level(kind: .mapping, indent: 0), count: PlainScanner.depth + 1)
  }

  func deallocate() { unsafe levels.deallocate() }

  mutating func go(to offset: Int, line: Int, as place: PlainScanner.Place) {
    self.offset = offset
    self.line = line
    self.place = place
    isReading = isUsed
  }

  /// libyaml reads from here on.
  mutating func giveUp() {
    isReading = false
    handOvers += 1
    lastWait = hasRead ? 0 : min(Self.longestWait, lastWait * 2 + 1)
    wait = lastWait
    hasRead = false
  }

  /// Whether libyaml has read enough units; counts one.
  mutating func isWaitOver() -> Bool {
    if wait <= 0 { return true }
    wait -= 1
    return false
  }
}

extension EventReader {
  /// Gets the file's first bytes; whether there are any.
  mutating func start() -> Bool {
    while unsafe !input.pointee.hasStarted {
      if unsafe !input.pointee.pull() { return false }
      plain.go(to: unsafe input.pointee.base, line: 1, as: .start)
    }
    return true
  }

  /// Reads units until there are enough events, or the next unit is not plain.
  ///
  /// - Returns: false when the batch has no room for the next unit.
  mutating func readPlain(
    into events: UnsafeMutableBufferPointer<Event>, count: inout Int,
    text: UnsafeMutableBufferPointer<UInt8>, used: inout Int, enough: Int
  ) -> Bool {
    _ = start()
    while true {
      let outcome = unsafe scan(
        into: events, count: &count, text: text, used: &used, enough: enough)
      switch outcome {
      case .done:
        // Nothing is left to read for it.
        if plain.place == .end {
          isEnded = true
        } else {
          end(at: plain.offset, line: plain.line)
        }
        return true
      case .full where count > 0:
        return false
      case .more:
        let isShort = unsafe input.pointee.length(behind: plain.offset) < YAMLLimits.plainBytes
        if isShort, unsafe input.pointee.pull(behind: plain.offset) { continue }
      default: break
      }
      handOver()
      return true
    }
  }

  /// Lets the plain reader read what is there.
  ///
  /// - Returns: `.done` only where reading ends, so that every other outcome calls for something: to
  ///   empty the batch, to get more bytes, or to let libyaml read.
  private mutating func scan(
    into events: UnsafeMutableBufferPointer<Event>, count: inout Int,
    text: UnsafeMutableBufferPointer<UInt8>, used: inout Int, enough: Int
  ) -> PlainScanner.Outcome {
    if waitsForCells(count) { return .full }
    let (road, cellRoad) = (plain, self.cellRoad)
    let base = unsafe input.pointee.base
    let stop = self.stop
    let result = unsafe input.pointee.withChecked {
      [count, used] bytes, end, isEnd in
      var scanner = unsafe PlainScanner(
        bytes: bytes, base: base, end: end, isEnd: isEnd, events: events, text: text,
        levels: road.levels, count: count, used: used, at: road.offset - base, line: road.line,
        place: road.place, sink: CellSink(cellRoad))
      var outcome = PlainScanner.Outcome.done
      var units = 0
      while outcome == .done, scanner.place != .end, base + scanner.at < stop {
        let isEnough = cellRoad.isUsed && units > 0 && units >= cellRoad.wait
        let hasRoom = scanner.count < enough && scanner.used < text.count / 4 && !isEnough
        outcome = hasRoom ? scanner.unit() : .full
        if outcome == .done { units += 1 }
      }
      return (scanner, outcome, units)
    }
    guard let (scanner, outcome, units) = result else { return .notPlain }
    self.cellRoad.pass(units)
    (count, used) = (scanner.count, scanner.used)
    let offset = base + scanner.at
    if offset > road.offset { plain.hasRead = true }
    plain.go(to: offset, line: scanner.line, as: scanner.place)
    unsafe input.pointee.go(to: offset)
    return outcome
  }

  /// libyaml reads on from the unit that the plain reader could not read.
  private mutating func handOver() {
    plain.giveUp()
    // An item is a list's first to libyaml: the events of the list's beginning are known already.
    plain.skippedEvents = plain.place == .item ? 2 : 0
    unsafe input.pointee.go(to: plain.offset)
    unsafe input.pointee.handOutLittle()
    open(at: plain.offset, line: plain.line)
  }

  /// libyaml came to a document that starts with `---`, or that is what follows: whether it reads no
  /// further, because this is the end of the part, or because the plain reader goes on from here.
  mutating func leaves(at event: Event, as place: PlainScanner.Place) -> Bool {
    guard event.column == 1, event.start > startOffset else { return false }
    if event.start >= stop {
      end(at: event.start, line: event.line)
      return true
    }
    cellRoad.pass(1)
    guard plain.isUsed, plain.isWaitOver() else { return false }
    unsafe input.pointee.go(to: event.start)
    plain.go(to: event.start, line: event.line, as: place)
    return true
  }

  /// The same behind an item of a list at the margin that ends where the next begins.
  mutating func leaves(behind event: Event) -> Bool {
    guard case .mappingEnd = event.kind, unsafe input.pointee.byte(at: event.start) == 0x2D,
      let next = unsafe input.pointee.byte(at: event.start + 1),
      next == 0x20 || next == 0x0A || next == 0x0D
    else { return false }
    return leaves(at: event, as: .item)
  }
}
