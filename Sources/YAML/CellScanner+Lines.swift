// CellScanner+Lines.swift: lines and entries as nearly all are: the key that is expected, a space, a short
// value, and the next one. What changes meanwhile is kept apart from the scanner and put back at the end.

extension PlainScanner {
  /// How far usual lines went.
  enum UsualLines {
    /// To a key that is to be looked at in every way.
    case key
    /// Behind a line, to whatever is said next.
    case line
    /// The text cannot be read on by the plan.
    case failed
  }

  /// Reads lines of a mapping, from a key on.
  ///
  /// - Parameters:
  ///   - last: the key read last, or the mapping's beginning.
  ///   - count: the mapping's keys so far.
  mutating func usualLines(
    _ mapping: CellPlan.Mapping, _ margin: Int, _ stamp: Int, _ last: inout Int,
    _ count: inout Int
  ) -> UsualLines {
    let road = sink.road
    let text = unsafe CellText(bytes)
    let cells = unsafe sink.cells
    let (room, limit) = (sink.room - 2, self.limit)
    var next = sink.count
    var start = at
    var lines = 0
    var code = sink.code
    var isLine = false
    while next <= room, count < road.keysPerMapping {
      let found = unsafe Int(road.followers[last])
      let key = unsafe road.keys + found
      var width = unsafe Int(key.pointee.length) &+ 2
      if unsafe !text.isKey(key, road.texts, start) {
        guard unsafe text.isQuotedKey(key, road.texts, start) else { break }
        width &+= 2
        guard text.peek(start &+ width &- 1) == 0x20 else { break }
      }
      let slot = unsafe Int(key.pointee.slot)
      let node = unsafe road.nodes + Int(key.pointee.node)
      let operation = unsafe node.pointee.scalar
      guard operation >= 0, unsafe !node.pointee.isKey, unsafe road.stamps[slot] != stamp else {
        break
      }
      // Behind the cell of the key, where it has one.
      let place = mapping.key >= 0 ? next &+ 1 : next
      let end = unsafe text.value(
        start &+ width, operation, key.pointee.code,
        isNumber: node.pointee.isNumber, inFlow: false, into: cells + place)
      guard end > 0 else { break }
      unsafe road.stamps[slot] = stamp
      last = found
      count &+= 1
      code = unsafe key.pointee.code
      if mapping.key >= 0 { unsafe cells[next] = Cell(mapping.key, code) }
      next = place &+ 1
      // To the next line's first byte, which must begin a key at the same margin.
      let begin = end &+ 1
      let spaces = (text.load(begin) ^ ones &* 0x20).trailingZeroBitCount >> 3
      start = begin &+ spaces
      if spaces != margin || !CellText.beginsKey(text.peek(start)) || start >= limit {
        isLine = true
        start = end
        break
      }
      lines &+= 1
    }
    if lines > 0 {
      line += lines
      lineStart = start &- margin
      wide = 0
    }
    sink.count = next
    sink.code = code
    at = start
    if isLine { return goOn() ? .line : .failed }
    return .key
  }

  /// Reads entries of a mapping in brackets, from a key on; true when the mapping is closed.
  mutating func usualEntries(
    _ mapping: CellPlan.Mapping, _ stamp: Int, _ last: inout Int, _ count: inout Int
  ) -> Bool {
    let road = sink.road
    let text = unsafe CellText(bytes)
    let cells = unsafe sink.cells
    let room = sink.room - 2
    var next = sink.count
    var start = at
    var code = sink.code
    var isClosed = false
    while !isClosed, next <= room, count < road.keysPerMapping {
      let found = unsafe Int(road.followers[last])
      let key = unsafe road.keys + found
      var width = unsafe Int(key.pointee.length) &+ 2
      if unsafe !text.isKey(key, road.texts, start) {
        guard unsafe text.isQuotedKey(key, road.texts, start) else { break }
        width &+= 2
        guard text.peek(start &+ width &- 1) == 0x20 else { break }
      }
      let slot = unsafe Int(key.pointee.slot)
      let node = unsafe road.nodes + Int(key.pointee.node)
      let operation = unsafe node.pointee.scalar
      guard operation >= 0, unsafe !node.pointee.isKey, unsafe road.stamps[slot] != stamp else {
        break
      }
      // Behind the cell of the key, where it has one.
      let place = mapping.key >= 0 ? next &+ 1 : next
      let end = unsafe text.value(
        start &+ width, operation, key.pointee.code,
        isNumber: node.pointee.isNumber, inFlow: true, into: cells + place)
      guard end > 0 else { break }
      isClosed = text.peek(end) == 0x7D
      // Behind a comma a space and the next key.
      let isFollowed =
        text.peek(end) == 0x2C && text.peek(end &+ 1) == 0x20
        && CellText.beginsKey(text.peek(end &+ 2))
      guard isClosed || isFollowed else { break }
      unsafe road.stamps[slot] = stamp
      last = found
      count &+= 1
      code = unsafe key.pointee.code
      if mapping.key >= 0 { unsafe cells[next] = Cell(mapping.key, code) }
      next = place &+ 1
      start = end &+ (isClosed ? 1 : 2)
    }
    sink.count = next
    sink.code = code
    at = start
    return isClosed
  }
}
