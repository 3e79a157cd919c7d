// PlainScanner+Tokens.swift: finds where a scalar ends, eight bytes at a time, and writes events.

/// Every byte 1; every byte's high bit.
let ones: UInt64 = 0x0101_0101_0101_0101
let highs: UInt64 = 0x8080_8080_8080_8080

/// How many bytes have their high bit set; no other bit may be.
@inline(__always)
func countHighs(_ word: UInt64) -> Int {
  // Counted by a multiplication: the oldest processors of the kind count no bits.
  Int(truncatingIfNeeded: ((word >> 7) &* ones) >> 56)
}

/// A scalar that was found but is not yet an event.
struct Token {
  /// Of keys; libyaml takes 1024 characters.
  static let longestKey = 512
  var start = 0
  var end = 0
  /// Without quotes and surrounding spaces.
  var text = 0
  var textEnd = 0
  var column = 0
  /// In characters.
  var width = 0
  var isPlain = true
}

// What is not inlined is `mutating`: another function would be handed a copy of the whole scanner.
extension PlainScanner {
  @inline(__always)
  func peek(_ index: Int) -> UInt8 { unsafe bytes[index] }

  @inline(__always)
  func load(_ index: Int) -> UInt64 {
    unsafe UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// A space, the end of a line or of the text.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0
  }

  /// 1-based, in characters; on the line being read, not behind what was read.
  @inline(__always)
  func column(of index: Int) -> Int { index - lineStart - wide + 1 }

  /// In every byte equal to `byte` the high bit; above the first of them also in others.
  @inline(__always)
  static func hits(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference
  }

  /// The high bit of the first byte that may end plain text: control characters, `:` and `#`, in
  /// brackets `,[]{}?`; or is beyond ASCII. Higher ones perhaps.
  @inline(__always)
  static func marks(_ word: UInt64, inFlow: Bool) -> UInt64 {
    var found = (word &- ones &* 0x20) & ~word | word | hits(word, 0x3A) | hits(word, 0x23)
    if inFlow {
      let folded = word | ones &* 0x20
      found |= hits(word, 0x2C) | hits(folded, 0x7B) | hits(folded, 0x7D) | hits(word, 0x3F)
    }
    return found & highs
  }

  // MARK: scalars

  /// Finds the scalar that starts at `at`, and goes behind it.
  @inline(__always)
  mutating func scan(inFlow: Bool) -> Bool {
    let first = peek(at)
    token.start = at
    token.column = column(of: at)
    if first == 0x22 || first == 0x27 { return scanQuoted(first) }
    guard Self.mayStart(first, peek(at + 1)) else { return false }
    token.isPlain = true
    token.text = at
    let before = wide
    var next = plainEnd(from: at, inFlow: inFlow)
    at = next
    while peek(next - 1) == 0x20 { next -= 1 }
    token.textEnd = next
    token.end = next
    token.width = next - token.start - (wide - before)
    return true
  }

  /// Letters, digits and most signs; a minus only before a letter or digit.
  @inline(__always)
  private static func mayStart(_ byte: UInt8, _ next: UInt8) -> Bool {
    // $ ( ) + . / 0-9 ; < =
    let low: UInt64 = 0x3BFF_CB10_0000_0000
    // A-Z \ ^ _ a-z ~
    let high: UInt64 = 0x47FF_FFFE_D7FF_FFFE
    if byte >= 0x80 { return true }
    let first = byte == 0x2D && next > 0x2F ? next : byte
    if first >= 0x80 { return true }
    let table = first < 64 ? low : high
    return table >> UInt64(first & 63) & 1 == 1
  }

  /// Where plain text ends: at a line's end, a tab, ` #`, `: `, and in brackets at `,[]{}?`.
  @inline(__always)
  private mutating func plainEnd(from start: Int, inFlow: Bool) -> Int {
    var next = start
    while true {
      let word = load(next)
      let found = Self.marks(word, inFlow: inFlow)
      if found == 0 {
        next += 8
        continue
      }
      next += found.trailingZeroBitCount >> 3
      let byte = peek(next)
      switch byte {
      case 0x80...:
        next = passWide(next)
      case 0x3A:
        if inFlow || isBlank(peek(next + 1)) || peek(next + 1) == 0x09 {
          return next
        }
        next += 1
      case 0x23:
        if peek(next - 1) == 0x20 { return next }
        next += 1
      case 0x5B, 0x5D, 0x7B, 0x7D, 0x2C, 0x3F: return next
      case 0x00..<0x20: return next
      default:
        // A letter that only looks like a bracket.
        next += 1
      }
    }
  }

  /// Passes over characters of more than one byte.
  private mutating func passWide(_ start: Int) -> Int {
    var next = start
    while true {
      let byte = peek(next)
      if byte < 0x80 { return next }
      if byte < 0xC0 { wide += 1 }
      next += 1
    }
  }

  /// `"..."` or `'...'` on one line, without anything that stands for something else.
  private mutating func scanQuoted(_ quote: UInt8) -> Bool {
    var next = at + 1
    token.text = next
    token.isPlain = false
    let before = wide
    while true {
      let word = load(next)
      var found = (word &- ones &* 0x20) & ~word | word | Self.hits(word, quote)
      if quote == 0x22 { found |= Self.hits(word, 0x5C) }
      found &= highs
      if found == 0 {
        next += 8
        continue
      }
      next += found.trailingZeroBitCount >> 3
      let byte = peek(next)
      if byte >= 0x80 {
        next = passWide(next)
        continue
      }
      at = next
      guard byte == quote else { return false }
      token.textEnd = next
      token.end = next + 1
      token.width = next + 1 - token.start - (wide - before)
      at = next + 1
      // `''` is one `'` of the text.
      return peek(at) != quote
    }
  }

  /// A colon may stand apart from the quotes before it.
  @inline(__always)
  mutating func skipSpacesBehindQuotes() {
    if !token.isPlain { while peek(at) == 0x20 { at += 1 } }
  }

  // MARK: events

  /// Writes the token's event and text.
  @inline(__always)
  mutating func emitToken() {
    let length = token.textEnd - token.text
    guard count < eventRoom, used + length <= textRoom, length <= YAMLLimits.scalarBytes else {
      isFull = true
      return
    }
    var head = load(token.text)
    var tail: UInt64 = 0
    let target = unsafe UnsafeMutableRawPointer(text + used)
    if length <= 8 {
      head = length == 8 ? head : head & ((1 << UInt64(8 * length)) &- 1)
      unsafe target.storeBytes(of: head, as: UInt64.self)
    } else {
      tail = load(token.textEnd - 8)
      if length <= 16 {
        unsafe target.storeBytes(of: head, as: UInt64.self)
        unsafe target.storeBytes(of: tail, toByteOffset: length - 8, as: UInt64.self)
      } else {
        copyToken(length)
      }
    }
    unsafe events[count] = Event(
      kind: .scalar, isPlain: token.isPlain, slips: [],
      column: Int32(truncatingIfNeeded: token.column),
      textStart: Int32(truncatingIfNeeded: used), length: Int32(truncatingIfNeeded: length),
      width: Int32(truncatingIfNeeded: token.width),
      line: line, start: base + token.start, end: base + token.end, head: head, tail: tail)
    count += 1
    used += length
  }

  /// Copies the token's text of more than sixteen bytes to where texts go.
  @inline(__always)
  mutating func copyToken(_ length: Int) {
    // Sixteen at a time, up to fifteen too many: there is room for them on both sides.
    let target = unsafe UnsafeMutableRawPointer(text + used)
    var copied = 0
    while copied < length {
      let low = load(token.text + copied)
      let high = load(token.text + copied + 8)
      unsafe target.storeBytes(of: low, toByteOffset: copied, as: UInt64.self)
      unsafe target.storeBytes(of: high, toByteOffset: copied + 8, as: UInt64.self)
      copied += 16
    }
  }

  /// Writes an event without text that starts where reading stands.
  @inline(__always)
  mutating func bracket(_ kind: Event.Kind, length: Int) {
    bracket(kind, start: at, length: length, column: column(of: at))
  }

  @inline(__always)
  mutating func bracket(_ kind: Event.Kind, start: Int, length: Int, column: Int) {
    guard count < eventRoom else {
      isFull = true
      return
    }
    unsafe events[count] = Event(
      kind: kind, isPlain: false, slips: [], column: Int32(truncatingIfNeeded: column),
      textStart: 0, length: 0, width: Int32(truncatingIfNeeded: length), line: line,
      start: base + start, end: base + start + length,
      head: 0, tail: 0)
    count += 1
  }

  // MARK: brackets on one line

  /// Reads `{...}` or `[...]` and goes behind it.
  mutating func flow() -> Bool {
    // One bit a level, lowest the innermost: it is a mapping.
    var kinds: UInt32 = 0
    var level = 0
    while true {
      let byte = peek(at)
      if byte == 0x7B || byte == 0x5B {
        guard level < Self.depth else { return false }
        let isMapping = byte == 0x7B
        bracket(isMapping ? .mappingStart : .sequenceStart, length: 1)
        at += 1
        level += 1
        kinds = kinds << 1 | (isMapping ? 1 : 0)
        while peek(at) == 0x20 { at += 1 }
        if peek(at) != (isMapping ? 0x7D : 0x5D) {
          if isMapping { guard flowKey() else { return false } }
          continue
        }
      } else {
        guard scan(inFlow: true) else { return false }
        emitToken()
      }
      guard endFlowItem(&kinds, &level) else { return false }
      if level == 0 { return true }
      while peek(at) == 0x20 { at += 1 }
      if kinds & 1 == 1 { guard flowKey() else { return false } }
    }
  }

  /// Passes over the brackets that end behind an item, and the comma behind them.
  @inline(__always)
  private mutating func endFlowItem(_ kinds: inout UInt32, _ level: inout Int) -> Bool {
    while true {
      while peek(at) == 0x20 { at += 1 }
      let byte = peek(at)
      if byte == 0x2C {
        at += 1
        return true
      }
      let isMapping = kinds & 1 == 1
      guard byte == (isMapping ? 0x7D : 0x5D) else { return false }
      bracket(isMapping ? .mappingEnd : .sequenceEnd, length: 1)
      at += 1
      kinds >>= 1
      level -= 1
      if level == 0 { return true }
    }
  }

  /// `key: ` inside `{}`.
  @inline(__always)
  private mutating func flowKey() -> Bool {
    guard scan(inFlow: true) else { return false }
    skipSpacesBehindQuotes()
    guard peek(at) == 0x3A, token.textEnd - token.text <= Token.longestKey,
      !token.isPlain || peek(at + 1) == 0x20
    else { return false }
    emitToken()
    at += 1
    while peek(at) == 0x20 { at += 1 }
    return true
  }
}
