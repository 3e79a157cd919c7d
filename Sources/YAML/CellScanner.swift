// CellScanner.swift: reads plain records by a plan of their keys, straight into cells: PlainScanner's
// second way. It takes a part of what the first takes; where that ends, nothing was read.
//
// A record here has known keys only, each once, and behind each what may stand there. So no key is an
// event: cells say what to do with a value. CellScanner+Keys.swift, +Flow.swift: what is on a line.

/// Where cells go, and the record being read.
@safe
struct CellSink {
  var road: CellRoad
  let cells: UnsafeMutablePointer<Cell>
  let room: Int
  let units: UnsafeMutablePointer<CellUnit>
  let unitRoom: Int
  var count = 0
  var unitCount = 0
  var unit = CellUnit()
  /// The number of the key read last.
  var code: Int32 = -1
  /// What was read is not all there.
  var isShort = false

  init(
    _ road: CellRoad, _ cells: UnsafeMutableBufferPointer<Cell>,
    _ units: UnsafeMutableBufferPointer<CellUnit>
  ) {
    self.road = road
    unsafe self.cells = cells.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
    room = cells.count
    unsafe self.units = units.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
    unitRoom = units.count
  }

  /// For reading events.
  init(_ road: CellRoad) {
    unsafe self.init(
      road, UnsafeMutableBufferPointer(start: nil, count: 0),
      UnsafeMutableBufferPointer(start: nil, count: 0))
  }
}

extension PlainScanner {
  /// Reads the next unit by the plan; unless it is done, everything stands as before.
  mutating func cellUnit() -> Outcome {
    guard sink.unitCount < sink.unitRoom else { return .full }
    let before = (sink.count, used, at, line, place)
    lineStart = at
    wide = 0
    isFull = false
    sink.isShort = false
    sink.unit = CellUnit()
    sink.unit.place = ReadingPlace(offset: base + at, line: line)
    sink.unit.kind = place
    var outcome = readCellUnit() ? Outcome.done : sink.isShort ? .more : .notPlain
    if isFull {
      outcome = .full
    } else if outcome != .more, at >= limit {
      outcome = .more
    } else if outcome == .more, isEnd {
      outcome = .notPlain
    }
    if outcome == .done {
      sink.unit.cells = before.0..<sink.count
      unsafe sink.units[sink.unitCount] = sink.unit
      sink.unitCount += 1
    } else {
      (sink.count, used, at, line, place) = before
    }
    return outcome
  }

  private mutating func readCellUnit() -> Bool {
    if place == .item {
      indent = 0
      return cellItem()
    }
    guard goToContent(), indent == 0 else { return false }
    if isMark(0x2D) {
      at += 3
      guard endLine(), goToContent() else { return false }
    } else if place != .start {
      return false
    }
    guard indent == 0, !isMark(0x2D), !isMark(0x2E) else { return false }
    sink.unit.opensDocument = true
    if isDash {
      sink.unit.opensList = true
      return cellItem()
    }
    beginRecord()
    guard cellMapping(0, margin: 0, depth: 1), isAtEnd else { return false }
    sink.unit.end = base + at
    return closeDocument()
  }

  /// An item of a list at the margin; `at` is at its `-`.
  private mutating func cellItem() -> Bool {
    at += 1
    while peek(at) == 0x20 { at += 1 }
    switch peek(at) {
    case 0x7B:
      beginRecord()
      guard flowMapping(unsafe sink.road.nodes[0], depth: 1) else { return false }
      sink.unit.end = base + at
      guard goOn() else { return false }
    case 0x0A, 0x0D, 0, 0x23:
      guard endLine(), goToContent(), indent > 0 else { return false }
      beginRecord()
      guard cellMapping(0, margin: indent, depth: 1) else { return false }
      sink.unit.end = base + at
    default:
      beginRecord()
      guard cellMapping(0, margin: at - lineStart, depth: 1) else { return false }
      sink.unit.end = base + at
    }
    if isAtEnd { return closeDocument() }
    guard indent == 0, isDash else { return false }
    place = .item
    return true
  }

  private mutating func beginRecord() {
    sink.unit.start = base + at
    sink.unit.line = line
    sink.unit.column = column(of: at)
  }

  /// The document ends here: at a mark, or with the file.
  private mutating func closeDocument() -> Bool {
    sink.unit.endsDocument = true
    if indent < 0 {
      place = .end
    } else if isMark(0x2D) {
      place = .document
    } else {
      at += 3
      guard endLine(), goToContent(), indent < 0 || (indent == 0 && isMark(0x2D)) else {
        return false
      }
      place = indent < 0 ? .end : .document
    }
    return true
  }

  private var isAtEnd: Bool { indent <= 0 && (indent < 0 || isAnyMark) }

  private mutating func goToContent() -> Bool {
    if nextContent() { return true }
    sink.isShort = true
    return false
  }

  /// From behind a value to the next thing said.
  @inline(__always)
  mutating func goOn() -> Bool {
    if peek(at) == 0x0A {
      at += 1
      line += 1
      lineStart = at
      wide = 0
      // A line that starts with up to seven spaces and no comment, as nearly all do.
      let spaces = (load(at) ^ ones &* 0x20).trailingZeroBitCount >> 3
      let byte = peek(at + spaces)
      if byte > 0x23, at + spaces < limit {
        indent = spaces
        at += spaces
        return true
      }
      return goToContent()
    }
    return endLine() && goToContent()
  }

  // MARK: block collections

  /// The lines of a mapping; `at` is at its first key, `margin` bytes from the line's start.
  mutating func cellMapping(_ number: Int, margin: Int, depth: Int) -> Bool {
    guard depth <= Self.depth else { return false }
    let mapping = unsafe sink.road.mappings[number]
    var last = sink.road.keyCount + number
    sink.road.stamp += 1
    let stamp = sink.road.stamp
    if mapping.open >= 0 { emit(mapping.open) }
    var count = 0
    while true {
      switch usualLines(mapping, margin, stamp, &last, &count) {
      case .failed: return false
      case .line: break
      case .key:
        let node = cellKey(mapping, stamp, &last, inFlow: false)
        count += 1
        guard node >= 0, count <= sink.road.keysPerMapping, cellValue(node, margin, depth) else {
          return false
        }
      }
      if indent < margin || (margin == 0 && isAnyMark) { break }
      guard indent == margin else { return false }
    }
    return hasRequired(mapping, stamp)
  }

  /// What stands behind a key; `at` is at its colon.
  @inline(__always)
  private mutating func cellValue(_ number: Int, _ margin: Int, _ depth: Int) -> Bool {
    at += 1
    while peek(at) == 0x20 { at += 1 }
    let byte = peek(at)
    if byte > 0x23, byte != 0x5B, byte != 0x7B {
      return cellScalar(number, inFlow: false) && goOn()
    }
    return unusualValue(number, margin, depth)
  }

  private mutating func unusualValue(_ number: Int, _ margin: Int, _ depth: Int) -> Bool {
    let node = unsafe sink.road.nodes[number]
    switch peek(at) {
    case 0x0A, 0x0D, 0, 0x23:
      guard goOn() else { return false }
      if indent > margin {
        return isDash
          ? cellList(node, margin: indent, isLevel: false, depth)
          : cellBlock(node, margin: indent, depth)
      }
      if indent == margin, isDash { return cellList(node, margin: margin, isLevel: true, depth) }
      // Nothing stands there.
      guard node.scalar >= 0 else { return false }
      emitNothing(node.scalar)
      return true
    case 0x7B: return flowMapping(node, depth: depth + 1) && goOn()
    case 0x5B: return flowList(node, depth: depth + 1) && goOn()
    default:
      return cellScalar(number, inFlow: false) && goOn()
    }
  }

  private mutating func cellBlock(_ node: CellPlan.Node, margin: Int, _ depth: Int) -> Bool {
    let mapping = choose(node, inFlow: false)
    return mapping >= 0 && cellMapping(mapping, margin: margin, depth: depth + 1)
  }

  /// The items of a list in lines; `at` is at the first `-`.
  private mutating func cellList(
    _ node: CellPlan.Node, margin: Int, isLevel: Bool, _ depth: Int
  ) -> Bool {
    guard node.items >= 0, depth <= Self.depth else { return false }
    if node.list >= 0 { emit(node.list) }
    let item = unsafe sink.road.nodes[Int(node.items)]
    var count = 0
    while true {
      count += 1
      guard count <= sink.road.itemsPerList, cellListItem(item, margin, depth) else { return false }
      if indent < margin || (margin == 0 && isAnyMark) { return true }
      guard indent == margin else { return false }
      if !isDash { return isLevel }
    }
  }

  private mutating func cellListItem(
    _ item: CellPlan.Node, _ margin: Int, _ depth: Int
  ) -> Bool {
    at += 1
    while peek(at) == 0x20 { at += 1 }
    switch peek(at) {
    case 0x7B: return flowMapping(item, depth: depth + 1) && goOn()
    case 0x0A, 0x0D, 0, 0x23:
      guard goOn(), indent > margin, !isDash else { return false }
      return cellBlock(item, margin: indent, depth)
    default:
      if item.mapping >= 0 { return cellBlock(item, margin: at - lineStart, depth) }
      guard item.scalar >= 0, scan(inFlow: false) else { return false }
      skipSpacesBehindQuotes()
      guard peek(at) != 0x3A else { return false }
      emitCell(item.scalar)
      return goOn()
    }
  }
}
