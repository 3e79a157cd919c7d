// CellScanner+Keys.swift: which key stands on a line, mostly the one that followed there last time, and
// the cells that are written.

extension PlainScanner {
  // MARK: keys

  /// The node behind the key at which reading stands, or -1; goes to its colon.
  ///
  /// - Parameter last: the key before it, or the mapping's beginning.
  @inline(__always)
  mutating func cellKey(
    _ mapping: CellPlan.Mapping, _ stamp: Int, _ last: inout Int, inFlow: Bool
  ) -> Int {
    var found = unsafe Int(sink.road.followers[last])
    if isKey(found, inFlow: inFlow) {
      at += unsafe Int(sink.road.keys[found].length)
    } else {
      guard findKey(inFlow: inFlow) else { return -1 }
      if mapping.anyKey >= 0 {
        emitCell(mapping.key)
        return Int(mapping.anyKey)
      }
      found = lookUp(mapping)
      if found < 0 { return -1 }
      unsafe sink.road.followers[last] = Int32(truncatingIfNeeded: found)
    }
    last = found
    let slot = unsafe Int(sink.road.keys[found].slot)
    if unsafe sink.road.stamps[slot] == stamp { return -1 }
    unsafe sink.road.stamps[slot] = stamp
    sink.code = unsafe sink.road.keys[found].code
    if mapping.key >= 0 { emit(mapping.key) }
    return unsafe Int(sink.road.keys[found].node)
  }

  /// Whether this key stands here, with its colon.
  @inline(__always)
  private func isKey(_ number: Int, inFlow: Bool) -> Bool {
    guard unsafe load(at) & sink.road.keys[number].mask == sink.road.keys[number].masked else {
      return false
    }
    let end = unsafe at + Int(sink.road.keys[number].length)
    guard peek(end) == 0x3A else { return false }
    let next = peek(end + 1)
    guard next == 0x20 || (!inFlow && isBlank(next)) else { return false }
    if end - at > 8 {
      guard unsafe load(end - 8) == sink.road.keys[number].tail else { return false }
      if end - at > 16 { return isText(number, at) }
    }
    return true
  }

  /// Whether all bytes of a key of more than sixteen are these.
  private func isText(_ number: Int, _ start: Int) -> Bool {
    let length = unsafe Int(sink.road.keys[number].length)
    let text = unsafe Int(sink.road.keys[number].text)
    var index = 0
    while index < length {
      if unsafe peek(start + index) != sink.road.texts[text + index] { return false }
      index += 1
    }
    return true
  }

  /// Makes what stands here, up to a colon, the token.
  private mutating func findKey(inFlow: Bool) -> Bool {
    guard scan(inFlow: inFlow) else { return false }
    skipSpacesBehindQuotes()
    guard peek(at) == 0x3A, token.textEnd - token.text <= Token.longestKey else { return false }
    return inFlow ? !token.isPlain || peek(at + 1) == 0x20 : isBlank(peek(at + 1))
  }

  /// The mapping's key that the token is, or -1.
  private mutating func lookUp(_ mapping: CellPlan.Mapping) -> Int {
    let length = token.textEnd - token.text
    let words = tokenWords(length)
    var number = Int(mapping.first)
    while number < Int(mapping.end) {
      if unsafe sink.road.keys[number].head == words.head
        && sink.road.keys[number].tail == words.tail
        && Int(sink.road.keys[number].length) == length
        && (length <= 16 || isText(number, token.text))
      {
        return number
      }
      number += 1
    }
    return -1
  }

  /// Which of a node's two mappings stands here, by its first key; -1: neither.
  mutating func choose(_ node: CellPlan.Node, inFlow: Bool) -> Int {
    if node.otherMapping < 0 { return Int(node.mapping) }
    for number in [Int(node.mapping), Int(node.otherMapping)] {
      let first = unsafe Int(sink.road.followers[sink.road.keyCount + number])
      if isKey(first, inFlow: inFlow) { return number }
    }
    let before = (at, wide)
    defer { (at, wide) = before }
    guard findKey(inFlow: inFlow) else { return -1 }
    for number in [Int(node.mapping), Int(node.otherMapping)] {
      if lookUp(unsafe sink.road.mappings[number]) >= 0 { return number }
    }
    return -1
  }

  /// Whether the keys that must not be missing were there.
  func hasRequired(_ mapping: CellPlan.Mapping, _ stamp: Int) -> Bool {
    var index = Int(mapping.firstRequired)
    while index < Int(mapping.endRequired) {
      let slot = unsafe Int(sink.road.required[index])
      if unsafe sink.road.stamps[slot] != stamp { return false }
      index += 1
    }
    return true
  }

  mutating func noteKey() {
    sink.unit.keyStart = base + token.start
    sink.unit.keyEnd = base + token.end
    sink.unit.keyWidth = token.width
    sink.unit.keyLine = line
    sink.unit.keyColumn = token.column
  }

  // MARK: values

  /// Reads the value at which reading stands and writes its cell. False when it is none for the plan.
  @inline(__always)
  mutating func cellScalar(_ number: Int, inFlow: Bool) -> Bool {
    let operation = unsafe sink.road.nodes[number].scalar
    guard operation >= 0 else { return false }
    let isKey = unsafe sink.road.nodes[number].isKey
    if !isKey, shortScalar(operation, inFlow: inFlow) { return true }
    guard scan(inFlow: inFlow) else { return false }
    emitCell(operation)
    if isKey { noteKey() }
    return true
  }

  /// Reads a plain value of up to sixteen bytes that begins with a letter or digit and ends where its
  /// line (or, in brackets, what stands before the next sign) does. False, and nothing read, for any
  /// other.
  @inline(__always)
  private mutating func shortScalar(_ operation: Int32, inFlow: Bool) -> Bool {
    let head = load(at)
    guard Self.isWord(UInt8(truncatingIfNeeded: head)) else { return false }
    var marks = Self.marks(head, inFlow: inFlow)
    var length = marks.trailingZeroBitCount >> 3
    var first = head
    var tail: UInt64 = 0
    if marks != 0 {
      first = head & ~(.max << UInt64(8 &* length))
    } else {
      marks = Self.marks(load(at &+ 8), inFlow: inFlow)
      if marks == 0 { return false }
      length = 8 &+ marks.trailingZeroBitCount >> 3
      tail = length == 8 ? 0 : load(at &+ length &- 8)
    }
    let end = at &+ length
    let byte = peek(end)
    let isEnd = inFlow ? byte == 0x2C || byte == 0x7D || byte == 0x5D : byte == 0x0A
    guard isEnd, peek(end &- 1) != 0x20, sink.count < sink.room else { return false }
    unsafe sink.cells[sink.count] = Cell(
      operation: operation, code: sink.code, start: 0, length: Int32(truncatingIfNeeded: length),
      head: first, tail: tail, isPlain: true)
    sink.count &+= 1
    at = end
    return true
  }

  /// A letter, digit or `_`.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 || byte == 0x5F
  }

  // MARK: cells

  /// A cell without a text.
  @inline(__always)
  mutating func emit(_ operation: Int32) {
    guard sink.count < sink.room else {
      isFull = true
      return
    }
    unsafe sink.cells[sink.count] = Cell(
      operation: operation, code: sink.code, start: 0, length: 0, head: 0, tail: 0, isPlain: true)
    sink.count += 1
  }

  /// A value of nothing.
  mutating func emitNothing(_ operation: Int32) { emit(operation) }

  /// The token's cell and text.
  @inline(__always)
  mutating func emitCell(_ operation: Int32) {
    let length = token.textEnd - token.text
    guard sink.count < sink.room, used + length <= textRoom, length <= YAMLLimits.scalarBytes
    else {
      isFull = true
      return
    }
    let words = tokenWords(length)
    if length > 16 { copyToken(length) }
    unsafe sink.cells[sink.count] = Cell(
      operation: operation, code: sink.code, start: Int32(truncatingIfNeeded: used),
      length: Int32(truncatingIfNeeded: length), head: words.head, tail: words.tail,
      isPlain: token.isPlain)
    sink.count += 1
    if length > 16 { used += length }
  }

  /// The `head` and `tail` of the token's event.
  @inline(__always)
  private func tokenWords(_ length: Int) -> (head: UInt64, tail: UInt64) {
    let head = load(token.text)
    if length > 8 { return (head, load(token.textEnd - 8)) }
    return (length == 8 ? head : head & ((1 << UInt64(8 * length)) &- 1), 0)
  }
}
