// PlainScanner.swift: reads plain block YAML straight from checked bytes into the same events that
// libyaml would give. It reads a document or list item as a whole, or leaves it to libyaml.
//
// Plain are: block mappings and lists, plain and quoted scalars on one line, `{}` and `[]` on one
// line, comments, and document marks at the margin. Whatever else stands in the text, be it right
// or wrong, is not for this reader to judge.

/// Reads units (documents, or the items of a list at the margin) from a piece of the file.
@safe
struct PlainScanner {
  enum Outcome {
    /// A unit was read, or there was none left (`place` says so).
    case done
    /// The unit may go on behind the piece.
    case more
    case notPlain
    /// No room for its events.
    case full
  }

  /// What stands where the next unit begins.
  enum Place: UInt8 {
    /// The file's first document, or one that reading starts again with: needs no `---`.
    case start
    case document
    /// An item of a list at the margin.
    case item
    case end
  }

  /// One open block collection.
  struct Level {
    enum Kind: UInt8 {
      case mapping, sequence
      /// A list whose `-` stand level with the key it belongs to.
      case levelSequence
    }
    var kind: Kind
    var indent: Int
  }

  /// A key or `-` with nothing behind it on its line.
  enum Pending: UInt8 { case none, key, dash }

  static let depth = 24
  /// Zero bytes that follow the text, so that it can be read eight bytes at a time.
  static let padding = 64

  // The piece: `bytes[0]` stands at `base`; what stands from `limit` on cannot be decided on yet.
  let bytes: UnsafePointer<UInt8>
  let base: Int
  let end: Int
  let limit: Int
  let isEnd: Bool
  // Where the events go.
  let events: UnsafeMutablePointer<Event>
  let eventRoom: Int
  let text: UnsafeMutablePointer<UInt8>
  let textRoom: Int
  let levels: UnsafeMutablePointer<Level>
  var count: Int
  var used: Int

  // Where reading stands. `wide`: by how many bytes the line so far is longer than its characters.
  var at: Int
  var line: Int
  var place: Place
  var lineStart = 0
  var wide = 0
  /// Of the line being read; -1 at the end of the file.
  var indent = 0
  var isFull = false
  var token = Token()
  /// The second way, CellScanner.swift: by what plan, and where its cells go.
  var sink: CellSink
  private var depth = 0
  private var top = Level(kind: .mapping, indent: -1)
  private var pending = Pending.none
  private var pendingMark = (at: 0, line: 0, column: 0)

  init(
    bytes: UnsafePointer<UInt8>, base: Int, end: Int, isEnd: Bool,
    events: UnsafeMutableBufferPointer<Event>, text: UnsafeMutableBufferPointer<UInt8>,
    levels: UnsafeMutablePointer<Level>, count: Int, used: Int, at: Int, line: Int, place: Place,
    sink: CellSink
  ) {
    unsafe self.bytes = bytes
    self.base = base
    self.end = end
    self.isEnd = isEnd
    limit = isEnd ? Int.max : end - Self.padding
    // An empty buffer has no address, and no room either.
    unsafe self.events = events.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
    eventRoom = events.count
    unsafe self.text = text.baseAddress ?? UnsafeMutablePointer(bitPattern: 8).unsafelyUnwrapped
    textRoom = text.count - 16
    unsafe self.levels = levels
    self.count = count
    self.used = used
    self.at = at
    self.line = line
    self.place = place
    self.sink = sink
  }

  /// Reads the next unit; unless it is done, everything stands as before.
  mutating func unit() -> Outcome {
    let before = (count, used, at, line, place)
    lineStart = at
    wide = 0
    isFull = false
    var outcome = readUnit()
    if isFull {
      outcome = .full
    } else if outcome == .notPlain, at >= limit {
      outcome = .more
    } else if outcome == .more, isEnd {
      outcome = .notPlain
    }
    if outcome != .done { (count, used, at, line, place) = before }
    return outcome
  }

  // MARK: units

  private mutating func readUnit() -> Outcome {
    depth = 0
    top = Level(kind: .mapping, indent: -1)
    pending = .none
    if place == .item {
      indent = 0
      push(.sequence, indent: 0)
      return lines(isList: true)
    }
    guard nextContent() else { return .more }
    if indent < 0 {
      place = .end
      return .done
    }
    if indent == 0, isMark(0x2D) {
      bracket(.documentStart, length: 3)
      at += 3
      guard endLine() else { return .notPlain }
      guard nextContent() else { return .more }
    } else {
      guard place == .start else { return .notPlain }
      bracket(.documentStart, length: 0)
    }
    guard indent == 0, !isMark(0x2D), !isMark(0x2E) else { return .notPlain }
    let isList = isDash
    bracket(isList ? .sequenceStart : .mappingStart, length: 0)
    push(isList ? .sequence : .mapping, indent: 0)
    return lines(isList: isList)
  }

  /// Reads lines up to the next unit.
  private mutating func lines(isList: Bool) -> Outcome {
    var isFirst = true
    while true {
      if indent <= 0, indent < 0 || isAnyMark { return close() }
      let isDash = self.isDash
      if pending != .none {
        guard resolve(isDash: isDash) else { return .notPlain }
      }
      while indent < top.indent { pop() }
      guard indent == top.indent else { return .notPlain }
      if top.kind != .mapping {
        if isDash {
          if isList, depth == 1, !isFirst {
            place = .item
            return at < limit ? .done : .more
          }
          guard item() else { return .notPlain }
        } else {
          guard top.kind == .levelSequence else { return .notPlain }
          pop()
          guard field() else { return .notPlain }
        }
      } else {
        guard !isDash, field() else { return .notPlain }
      }
      isFirst = false
      guard nextContent() else { return .more }
    }
  }

  /// The document ends here: at a mark, or with the file.
  private mutating func close() -> Outcome {
    if pending == .key { emptyScalar() } else if pending == .dash { return .notPlain }
    while depth > 0 { pop() }
    if indent < 0 {
      bracket(.documentEnd, length: 0)
      place = .end
    } else if isMark(0x2D) {
      bracket(.documentEnd, length: 0)
      place = .document
    } else {
      // `...`: only a new document or the end of the file may follow.
      bracket(.documentEnd, length: 3)
      at += 3
      guard endLine() else { return .notPlain }
      guard nextContent() else { return .more }
      guard indent < 0 || (indent == 0 && isMark(0x2D)) else { return .notPlain }
      place = indent < 0 ? .end : .document
    }
    return at < limit ? .done : .more
  }

  // MARK: lines

  /// Passes over empty lines and comments to the next thing said. False when that is not all there.
  mutating func nextContent() -> Bool {
    while true {
      var next = at
      while peek(next) == 0x20 { next += 1 }
      var byte = peek(next)
      if byte == 0x23 {
        next = lineEnd(from: next)
        byte = peek(next)
      } else if byte > 0x20 {
        indent = next - at
        at = next
        return next < limit
      }
      if byte == 0x0A {
        at = next + 1
      } else if byte == 0x0D {
        at = next + 2
      } else {
        let isBlank = at == lineStart && next > lineStart
        at = next
        // Behind blanks without a line's end libyaml ends some collections here, others below.
        guard next >= end, isEnd, !isBlank else { return false }
        // libyaml ends a file on a line of its own.
        if next > lineStart { line += 1 }
        lineStart = next
        wide = 0
        indent = -1
        return true
      }
      line += 1
      lineStart = at
      wide = 0
      if at >= limit { return false }
    }
  }

  /// The rest of the line holds nothing but a comment: goes on to the next.
  mutating func endLine() -> Bool {
    let before = at
    while peek(at) == 0x20 { at += 1 }
    if peek(at) == 0x23 {
      guard at > before || peek(at - 1) == 0x20 else { return false }
      at = lineEnd(from: at)
    }
    switch peek(at) {
    case 0x0A: at += 1
    case 0x0D: at += 2
    case 0: return at >= end
    default: return false
    }
    line += 1
    lineStart = at
    wide = 0
    return true
  }

  @inline(__always)
  private func lineEnd(from start: Int) -> Int {
    var next = start
    while true {
      let word = load(next)
      let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let returns = word ^ 0x0D0D_0D0D_0D0D_0D0D
      let hits =
        ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns | (word &- ones) & ~word) & highs
      if hits != 0 { return next + hits.trailingZeroBitCount >> 3 }
      next += 8
    }
  }

  /// A line that starts with a letter is none, which is quickly seen.
  @inline(__always)
  var isAnyMark: Bool { peek(at) < 0x2F && (isMark(0x2D) || isMark(0x2E)) }

  /// `---` or `...` at the margin.
  @inline(__always)
  func isMark(_ byte: UInt8) -> Bool {
    guard peek(at) == byte, peek(at + 1) == byte, peek(at + 2) == byte
    else { return false }
    return isBlank(peek(at + 3))
  }

  @inline(__always)
  var isDash: Bool { peek(at) == 0x2D && isBlank(peek(at + 1)) }

  // MARK: block collections

  private mutating func push(_ kind: Level.Kind, indent: Int) {
    unsafe levels[depth] = top
    top = Level(kind: kind, indent: indent)
    depth += 1
  }

  private mutating func pop() {
    bracket(top.kind == .mapping ? .mappingEnd : .sequenceEnd, length: 0)
    depth -= 1
    top = unsafe levels[depth]
  }

  /// Something stands behind the line of a key or `-` without value: inside it, or no more.
  private mutating func resolve(isDash: Bool) -> Bool {
    if indent > top.indent {
      guard depth < Self.depth else { return false }
      bracket(isDash ? .sequenceStart : .mappingStart, length: 0)
      push(isDash ? .sequence : .mapping, indent: indent)
    } else if isDash, indent == top.indent, pending == .key {
      guard depth < Self.depth else { return false }
      bracket(.sequenceStart, length: 1)
      push(.levelSequence, indent: indent)
    } else {
      guard pending == .key else { return false }
      emptyScalar()
    }
    pending = .none
    return true
  }

  /// `- ...`
  private mutating func item() -> Bool {
    at += 1
    while peek(at) == 0x20 { at += 1 }
    switch peek(at) {
    case 0x0A, 0x0D, 0, 0x23:
      pending = .dash
      return endLine()
    case 0x5B, 0x7B:
      return flow() && endLine()
    default:
      guard scan(inFlow: false) else { return false }
      skipSpacesBehindQuotes()
      if peek(at) == 0x3A {
        guard depth < Self.depth else { return false }
        let indent = token.start - lineStart
        bracket(.mappingStart, start: token.start, length: 0, column: token.column)
        push(.mapping, indent: indent)
        return value()
      }
      emitToken()
      return endLine()
    }
  }

  /// `key: ...`
  private mutating func field() -> Bool {
    guard scan(inFlow: false) else { return false }
    skipSpacesBehindQuotes()
    guard peek(at) == 0x3A else { return false }
    return value()
  }

  /// What stands behind the key that `token` is; `at` is at its colon.
  private mutating func value() -> Bool {
    guard token.textEnd - token.text <= Token.longestKey, isBlank(peek(at + 1)) else {
      return false
    }
    emitToken()
    at += 1
    let mark = at
    while peek(at) == 0x20 { at += 1 }
    switch peek(at) {
    case 0x0A, 0x0D, 0, 0x23:
      pending = .key
      pendingMark = (mark, line, column(of: mark))
      return endLine()
    case 0x5B, 0x7B:
      return flow() && endLine()
    default:
      guard scan(inFlow: false) else { return false }
      emitToken()
      return endLine()
    }
  }

  private mutating func emptyScalar() {
    guard count < eventRoom else {
      isFull = true
      return
    }
    let start = base + pendingMark.at
    unsafe events[count] = Event(
      kind: .scalar, isPlain: true, slips: [],
      column: Int32(truncatingIfNeeded: pendingMark.column),
      textStart: Int32(truncatingIfNeeded: used), length: 0, width: 0, line: pendingMark.line,
      start: start,
      end: start, head: 0, tail: 0)
    count += 1
  }
}
