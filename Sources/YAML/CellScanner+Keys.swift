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
    if unsafe CellText(bytes).isKey(sink.road.keys + found, sink.road.texts, at)
      || isKey(found, inFlow: inFlow)
    {
      at += unsafe Int(sink.road.keys[found].length)
    } else if isQuotedKey(found, inFlow: inFlow) {
      at += unsafe Int(sink.road.keys[found].length) + 2
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
  private mutating func isKey(_ number: Int, inFlow: Bool) -> Bool {
    let key = unsafe sink.road.keys + number
    let length = unsafe Int(key.pointee.length)
    let isUsual =
      unsafe key.pointee.leadMask != 0 && load(at) & CellText.first(length) == key.pointee.head
    guard isUsual, peek(at + length) == 0x3A else { return false }
    let next = peek(at + length + 1)
    guard next == 0x20 || (!inFlow && isBlank(next)) else { return false }
    return unsafe length <= 8
      || CellText(bytes).isText(sink.road.keys + number, sink.road.texts, at)
  }

  /// Whether this key stands here in quotes, with its colon and a blank.
  private mutating func isQuotedKey(_ number: Int, inFlow: Bool) -> Bool {
    let key = unsafe sink.road.keys + number
    guard unsafe CellText(bytes).isQuotedKey(key, sink.road.texts, at) else { return false }
    let next = unsafe peek(at + Int(key.pointee.length) + 3)
    return next == 0x20 || (!inFlow && isBlank(next))
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
        && (length <= 16
          || CellText(bytes).isText(sink.road.keys + number, sink.road.texts, token.text))
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
    if begins(node.mapping, inFlow: inFlow) { return Int(node.mapping) }
    if begins(node.otherMapping, inFlow: inFlow) { return Int(node.otherMapping) }
    let before = (at, wide)
    defer { (at, wide) = before }
    guard findKey(inFlow: inFlow) else { return -1 }
    if lookUp(unsafe sink.road.mappings[Int(node.mapping)]) >= 0 { return Int(node.mapping) }
    let isOther = lookUp(unsafe sink.road.mappings[Int(node.otherMapping)]) >= 0
    return isOther ? Int(node.otherMapping) : -1
  }

  /// Whether the key stands here with which a mapping began the last time.
  @inline(__always)
  private mutating func begins(_ mapping: Int32, inFlow: Bool) -> Bool {
    let first = unsafe Int(sink.road.followers[sink.road.keyCount + Int(mapping)])
    return unsafe CellText(bytes).isKey(sink.road.keys + first, sink.road.texts, at)
      || isKey(first, inFlow: inFlow) || isQuotedKey(first, inFlow: inFlow)
  }

  /// Whether the keys that must not be missing were there.
  mutating func hasRequired(_ mapping: CellPlan.Mapping, _ stamp: Int) -> Bool {
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
    let isNumber = unsafe sink.road.nodes[number].isNumber
    if !isKey, shortScalar(operation, isNumber: isNumber, inFlow: inFlow) { return true }
    guard scan(inFlow: inFlow) else { return false }
    emitCell(operation)
    if isKey { noteKey() }
    return true
  }

  /// Reads a short value and writes its cell. False, and nothing read, for any other value.
  private mutating func shortScalar(_ operation: Int32, isNumber: Bool, inFlow: Bool) -> Bool {
    guard sink.count < sink.room else { return false }
    let end = unsafe CellText(bytes).value(
      at, operation, sink.code, isNumber: isNumber, inFlow: inFlow, into: sink.cells + sink.count)
    guard end > 0 else { return false }
    sink.count &+= 1
    at = end
    return true
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
