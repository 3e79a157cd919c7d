// InputBuffer.swift: the bytes between the file and libyaml: checked, counted, and kept for as long
// as reading may have to start again among them.

import CYAML
import Text

@safe
struct InputBuffer {
  private let supply: () -> [UInt8]?
  /// Who is fed (InputBuffer+Libyaml.swift).
  let parser: UnsafeMutablePointer<yaml_parser_t>
  /// What was supplied, and zeros behind it, so that it can be read eight bytes at a time.
  private var bytes: [UInt8]
  private var count: Int { bytes.count - PlainScanner.padding }
  /// Where `bytes[0]` stands in the file.
  private(set) var base = 0
  /// `bytes[..<checked]` may be handed out.
  private var checked = 0
  /// `bytes[..<handed]` has been handed out.
  private var handed = 0
  private var isExhausted = false
  private(set) var hasStarted = false
  /// libyaml decodes all it gets at once: behind a fault, and where it reads single records, it gets
  /// little, and then ever more, so that many of them side by side cost no more than their bytes.
  private var portion = Int.max
  /// Nothing before this offset is needed any more: the start of the last event.
  var keep = 0
  /// Too much was read without an event.
  private(set) var isStalled = false
  var check = ByteCheck()
  /// Among what was handed out is a `#` or `?`, behind or before which libyaml may drop something.
  private(set) var mayHide = false

  /// - Parameter memory: of a buffer that is no longer used.
  init(
    for parser: UnsafeMutablePointer<yaml_parser_t>, from start: ReadingPlace,
    memory: [UInt8], supply: @escaping () -> [UInt8]?
  ) {
    unsafe self.parser = parser
    self.supply = supply
    bytes = memory
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: repeatElement(0, count: PlainScanner.padding))
    guard start.offset > 0 else { return }
    // Only a file's first bytes may be a mark.
    hasStarted = true
    base = start.offset
    keep = base
    check.go(to: start)
  }

  /// The next bytes to hand out, at most `size` and whole characters; none at the end; nil to stop libyaml.
  mutating func handOut(atMost size: Int) -> Range<Int>? {
    if base + handed - keep > YAMLLimits.silentBytes {
      isStalled = true
      return nil
    }
    while handed == checked {
      if !pull() { return handed..<handed }
    }
    var end = handed + min(size, checked - handed, portion)
    while end < checked, goesOn(bytes[end]) { end -= 1 }
    portion = portion > 1 << 16 ? .max : portion * 2
    let next = handed..<end
    handed = end
    if !mayHide { mayHide = unsafe withBytes(next) { unsafe InputBuffer.hides($0, next.count) } }
    return next
  }

  /// Some of the bytes; what follows them can be read as well.
  func withBytes<Result>(
    _ range: Range<Int>, _ body: (_ start: UnsafePointer<UInt8>) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe body($0.baseAddress.unsafelyUnwrapped + range.lowerBound)
    }
  }

  private static func hides(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    // What follows can be read, so that the last words may reach beyond the end.
    let (high, one) = (Word4(every: 0x80), Word4(every: 1))
    var at = 0
    while at < count {
      let words = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: at, as: Word4.self)
      let (remark, question) = (words ^ Word4(every: 0x23), words ^ Word4(every: 0x3F))
      let found = ((remark &- one) & ~remark | (question &- one) & ~question) & high
      if found[0] | found[1] | found[2] | found[3] != 0 { return true }
      at = at &+ 32
    }
    return false
  }

  /// Gets and checks the next chunk; false when there is none.
  mutating func pull() -> Bool {
    if isExhausted { return false }
    drop(before: min(keep, base + handed))
    if let chunk = supply() {
      bytes.removeLast(PlainScanner.padding)
      let needed = bytes.count + chunk.count + PlainScanner.padding
      if needed > bytes.capacity { bytes.reserveCapacity(max(needed, bytes.capacity * 3 / 2)) }
      bytes.append(contentsOf: chunk)
      bytes.append(contentsOf: repeatElement(0, count: PlainScanner.padding))
    } else {
      isExhausted = true
    }
    if !hasStarted {
      if count < 4, !isExhausted { return true }
      hasStarted = true
      start()
    }
    checked = check.scan(&bytes, from: checked, count: count, base: base, isEnd: isExhausted)
    return true
  }

  /// Looks at the first bytes for the marks of other encodings.
  private mutating func start() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      base = 3
      check.skipMark(3)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0, 0, 0xFE, 0xFF]) || isWide
    {
      check.report(.utf16, at: 0, length: min(2, count))
      bytes.removeFirst(count)
      isExhausted = true
    }
  }

  /// Whether every other byte is zero, as in UTF-16 and UTF-32 without a mark.
  private var isWide: Bool {
    guard count >= 4 else { return false }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros != [true, true, true, true] && (zeros[0] && zeros[2] || zeros[1] && zeros[3])
  }

  /// Lets go of bytes, when that is worth moving the rest.
  private mutating func drop(before offset: Int) {
    let used = min(offset - base, handed)
    guard used > 65_536 || used == count, used * 2 >= count, used > 0 else { return }
    check.letGo(of: bytes[..<used], base: base)
    bytes.removeFirst(used)
    base += used
    handed -= used
    checked -= used
  }

  /// From now on hands out few bytes, then ever more.
  mutating func handOutLittle() { portion = 32 }

  /// Gives its memory to another buffer; nothing can be read any more.
  mutating func takeMemory() -> [UInt8] {
    var memory: [UInt8] = []
    swap(&memory, &bytes)
    return memory
  }

  // MARK: the plain reader

  /// Goes on at an offset that is still kept: what is before it is no longer needed.
  mutating func go(to offset: Int) {
    handed = offset - base
    keep = offset
  }

  /// Of the checked bytes.
  func length(behind offset: Int) -> Int { base + checked - offset }

  /// Gets more bytes, until twice as many as now stand behind `offset`. False when there are no more.
  mutating func pull(behind offset: Int) -> Bool {
    let goal = max(1, 2 * length(behind: offset))
    repeat {
      if !pull() { return false }
    } while length(behind: offset) < goal && !isExhausted
    return true
  }

  /// The checked bytes, and where the first of them stands in the file.
  func withChecked<Result>(
    _ body: (_ bytes: UnsafePointer<UInt8>, _ end: Int, _ isEnd: Bool) -> Result
  ) -> Result? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe body(start, checked, isExhausted)
    }
  }

  // MARK: starting again

  /// The byte at an offset that is still kept.
  func byte(at offset: Int) -> UInt8? {
    let index = offset - base
    return index >= 0 && index < checked ? bytes[index] : nil
  }

  /// Whether the line at this offset is so long that libyaml gave up before its colon.
  func hasDistantColon(from offset: Int) -> Bool {
    let index = offset - base
    guard index >= 0, index < checked else { return false }
    let line = bytes[index..<checked].prefix { $0 != 0x0A }
    return line.count > 1024 && line.dropFirst(1000).contains(0x3A)
  }

  /// Where the key starts that ends with the colon at this offset, when it is so long that libyaml
  /// took it for none; and how many characters it has.
  func longKey(before offset: Int) -> (start: Int, characters: Int)? {
    let colon = offset - base
    guard colon > 1024, colon < checked else { return nil }
    var start = colon
    var characters = 0
    while start > 0, bytes[start - 1] != 0x0A {
      start -= 1
      if bytes[start] == 0x3A, bytes[start + 1] == 0x20 { return nil }
      if bytes[start] & 0xC0 != 0x80 { characters += 1 }
    }
    while start < colon, [0x20, 0x2D].contains(bytes[start]) {
      start += 1
      characters -= 1
    }
    return characters > 1000 ? (base + start, characters) : nil
  }

  /// Whether a line of this text, behind its first, stands further left than it may: with fewer than
  /// `spaces` spaces before its first word.
  func hasLine(in range: Range<Int>, leftOf spaces: Int) -> Bool {
    guard range.lowerBound >= base, range.upperBound <= base + checked else { return false }
    var found = Int.max
    for byte in bytes[range.lowerBound - base..<range.upperBound - base] {
      switch byte {
      case 0x0A: found = 0
      case 0x0D: continue
      case 0x20 where found != .max: found += 1
      default:
        if found < spaces { return true }
        found = .max
      }
    }
    return false
  }

  /// The next line from `offset` on at which a document starts (`---`), or an item of a list, and
  /// hands the bytes out again from there.
  ///
  /// - Parameters:
  ///   - line: the line on which `offset` stands.
  ///   - itemIndent: the spaces before the `-` of the list's items; -1: there are none.
  /// - Returns: where that is; nil when there is no such line.
  mutating func restart(
    from offset: Int, line: Int, isLineStart: Bool, itemIndent: Int
  ) -> (offset: Int, line: Int)? {
    isStalled = false
    handOutLittle()
    var at = max(0, offset - base)
    var line = line
    var isAtStart = isLineStart
    while true {
      while at + max(4, itemIndent + 2) > checked, !isExhausted {
        keep = base + at
        handed = min(at, checked)
        let before = base
        _ = pull()
        at -= base - before
      }
      if at >= checked { return nil }
      if isAtStart, opens(at, itemIndent) {
        handed = at
        keep = base + at
        return (base + at, line)
      }
      // On to the next line.
      isAtStart = false
      while at < checked {
        at += 1
        if bytes[at - 1] == 0x0A {
          isAtStart = true
          line += 1
          break
        }
      }
    }
  }

  private func opens(_ at: Int, _ itemIndent: Int) -> Bool {
    func byte(_ index: Int) -> UInt8? { index < checked ? bytes[index] : nil }
    func ends(_ index: Int) -> Bool {
      switch byte(index) {
      case nil, 0x20, 0x09, 0x0A, 0x0D: true
      default: false
      }
    }
    if byte(at) == 0x2D, byte(at + 1) == 0x2D, byte(at + 2) == 0x2D { return ends(at + 3) }
    guard itemIndent >= 0, byte(at + itemIndent) == 0x2D else { return false }
    return bytes[at..<at + itemIndent].allSatisfy { $0 == 0x20 } && ends(at + itemIndent + 1)
  }
}
