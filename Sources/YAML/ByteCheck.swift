// ByteCheck.swift: looks at every byte before libyaml does, and reports what a record must not hold.
// What it refuses is overwritten by harmless bytes of the same length, so that reading goes on and
// every position stays right.

import Text

/// A character of more than one byte ended at `end`; up to there, the file has `extra` more bytes
/// than characters.
private struct WideMark {
  var end: Int
  var extra: Int
  /// The number of the character behind it.
  var next: Int { end - extra }
}

struct ByteCheck {
  /// The line now being read, 1-based, and where it starts in the file.
  private(set) var line = 1
  private var lineStart = 0
  private var lastLeadingTab = -1
  // Of the bytes no longer kept: the last, and whether the line being read has a word among them.
  private var byteBefore: UInt8 = 0x20
  private var hasWordBefore = false
  private var wide: [WideMark] = []
  private var extraBefore = 0
  /// Around the character last asked for: the numbers of those with so many bytes more before them.
  private var near = (from: 0, to: 0, extra: 0)
  private(set) var problems: [Problem] = []
  /// The line with the last character of more than one byte, and `extra` where it starts.
  private var wideLine = (start: -1, extra: 0)
  /// From so many problems on, those of one kind are one problem however far apart they are.
  private static let manyProblems = 65_536
  /// There are fewer kinds than that.
  private static let kinds = 12

  mutating func takeProblems() -> [Problem] {
    defer { problems = [] }
    return problems
  }

  var hasProblems: Bool { !problems.isEmpty }

  /// The first byte to come stands here, at the start of a line.
  mutating func go(to place: ReadingPlace) {
    line = place.line
    lineStart = place.offset
  }

  /// The file starts with `count` bytes that are no character (a byte order mark).
  mutating func skipMark(_ count: Int) {
    lineStart = count
    extraBefore = count
    hasWide = true
  }

  mutating func report(_ fault: YAMLFault, at start: Int, length: Int, column: Int = 1) {
    problems.append(
      Problem(fault: fault, start: start, end: start + length, line: line, column: column))
  }

  // MARK: characters and bytes

  /// Bytes and characters are not the same number.
  private(set) var hasWide = false

  /// How many more bytes than characters have been looked at.
  private var extraBytes: Int { wide.last?.extra ?? extraBefore }

  /// The byte at which the character of this number starts.
  @inline(__always)
  mutating func offset(ofCharacter index: Int) -> Int {
    // Mostly it is asked for one character after another.
    if index < near.from || index >= near.to { look(forCharacter: index) }
    return index + near.extra
  }

  private mutating func look(forCharacter index: Int) {
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].next <= index { low = middle + 1 } else { high = middle }
    }
    near.to = low < wide.count ? wide[low].next : .max
    near.from = low == 0 ? 0 : wide[low - 1].next
    near.extra = low == 0 ? extraBefore : wide[low - 1].extra
  }

  /// The number of the character that starts at this byte.
  func character(at offset: Int) -> Int {
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return offset - (low == 0 ? extraBefore : wide[low - 1].extra)
  }

  /// These bytes, of which the first stands at `base`, will not be seen again.
  mutating func letGo(of bytes: ArraySlice<UInt8>, base: Int) {
    guard let last = bytes.last else { return }
    byteBefore = last
    let from = max(lineStart, lastLeadingTab + 1) - base
    let isWordHere = bytes.dropFirst(max(0, from)).contains { $0 != 0x20 }
    hasWordBefore = isWordHere || (from < 0 && hasWordBefore)
    forget(before: base + bytes.count)
  }

  /// Forgets what is only needed for places before `offset`.
  private mutating func forget(before offset: Int) {
    guard wide.count > 64 else { return }
    let kept = wide.firstIndex { $0.end > offset } ?? wide.count
    if kept * 2 > wide.count {
      extraBefore = wide[kept - 1].extra
      wide.removeFirst(kept)
    }
  }

  // MARK: the scan

  /// Looks at `bytes[from..<count]`, of which the first stands at `base + from` of the file.
  ///
  /// - Returns: up to where it looked; less than all only when a character is cut off there.
  mutating func scan(
    _ bytes: inout [UInt8], from: Int, count: Int, base: Int, isEnd: Bool
  ) -> Int {
    unsafe bytes.withUnsafeMutableBufferPointer { all in
      let buffer = unsafe UnsafeMutableBufferPointer(rebasing: all[..<count])
      var at = from
      while at < count {
        unsafe passLetters(buffer, &at, base)
        let stop = min(count, at + 8)
        while at < stop {
          let step = unsafe check(buffer, at, base, isEnd)
          if step == 0 { return at }
          at += step
        }
      }
      return at
    }
  }

  /// Passes over letters and line ends, thirty-two bytes at a time and then eight.
  @inline(__always)
  private mutating func passLetters(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int, _ base: Int
  ) {
    let start = unsafe UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
    let count = buffer.count
    var next = at
    var lines = 0
    let (low, high) = (Word4(every: 0x7F), Word4(every: 0x80))
    let (feed, percent) = (Word4(every: 0x0A), Word4(every: 0x25))
    let (one, step) = (Word4(every: 1), Word4(every: 0x60))
    var isPassing = true
    while isPassing {
      isPassing = false
      var feeds = FeedCount()
      while next &+ 32 <= count {
        let words = unsafe start.loadUnaligned(fromByteOffset: next, as: Word4.self)
        // As `odd`.
        let noFeed = (words ^ feed) &+ low
        let control = ~(words &+ step) & noFeed
        let noPercent = (words ^ percent) &+ low
        let odd = (words | control | (words &+ one) | ~noPercent) & high
        if odd[0] | odd[1] | odd[2] | odd[3] != 0 {
          guard next &+ 33 <= count else { break }
          let behind = unsafe start.loadUnaligned(fromByteOffset: next &+ 1, as: Word4.self)
          let stray = odd & ~twoByteLineEnds(words, behind)
          if stray[0] | stray[1] | stray[2] | stray[3] != 0 { break }
        }
        feeds.add(noFeed)
        next = next &+ 32
      }
      feeds.flush()
      lines &+= feeds.lines
      while next &+ 8 <= count {
        let word = unsafe start.loadUnaligned(fromByteOffset: next, as: UInt64.self)
        let odd = ByteCheck.odd(word) & highs
        if odd == 0 {
          lines &+= countFeeds(word)
          next = next &+ 8
          continue
        }
        // Up to the odd byte; two bytes that end a line are passed as well.
        let letters = odd.trailingZeroBitCount >> 3
        lines &+= countFeeds(word & ~(UInt64.max << UInt64(8 &* letters)))
        next = next &+ letters
        if next &+ 1 < count, unsafe buffer[next] == 0x0D, unsafe buffer[next &+ 1] == 0x0A {
          lines &+= 1
          next = next &+ 2
          isPassing = true
        }
        break
      }
    }
    at = next
    guard lines > 0 else { return }
    line += lines
    var end = next
    while unsafe buffer[end - 1] != 0x0A { end -= 1 }
    lineStart = base + end
  }

  /// Per byte the high bit, when it is to be looked at alone; perhaps also without need, but never
  /// where all eight are letters and line feeds.
  @inline(__always)
  private static func odd(_ word: UInt64) -> UInt64 {
    // What one byte carries into the next only happens beside a byte that is odd itself.
    let noFeed = (word ^ (ones &* 0x0A)) &+ ~highs
    let control = ~(word &+ (ones &* 0x60)) & noFeed
    let noPercent = (word ^ (ones &* 0x25)) &+ ~highs
    return word | control | (word &+ ones) | ~noPercent
  }

  /// Looks at one character; its length, or 0 when the rest of it is still to come.
  private mutating func check(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ base: Int, _ isEnd: Bool
  ) -> Int {
    let byte = unsafe buffer[at]
    switch byte {
    case 0x0A:
      line += 1
      lineStart = base + at + 1
      return 1
    case 0x0D:
      if at + 1 == buffer.count, !isEnd { return 0 }
      if at + 1 < buffer.count, unsafe buffer[at + 1] == 0x0A { return 1 }
      unsafe refuse(.oddLineEnd, buffer, at, 1, base, with: 0x0A)
      line += 1
      lineStart = base + at + 1
      return 1
    case 0x09:
      return unsafe checkTab(buffer, at, base, isEnd) ? 1 : 0
    case 0x25:
      if base + at == lineStart {
        unsafe refuse(.directive, buffer, at, 1, base, with: 0x23)
      }
      return 1
    case 0x20...0x7E:
      return 1
    case 0..<0x20, 0x7F:
      unsafe refuse(.controlCharacter(UInt32(byte)), buffer, at, 1, base)
      return 1
    default:
      return unsafe checkWide(buffer, at, base, isEnd)
    }
  }

  /// A tab before the first word of a line is refused (not on a line without words); libyaml then
  /// sees a space. False when what follows is still to come.
  private mutating func checkTab(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ base: Int, _ isEnd: Bool
  ) -> Bool {
    var back = max(lineStart, lastLeadingTab + 1) - base
    if back < 0 {
      if hasWordBefore { return true }
      back = 0
    }
    while back < at {
      if unsafe buffer[back] != 0x20 { return true }
      back += 1
    }
    if lastLeadingTab < lineStart {
      var ahead = at + 1
      while ahead < buffer.count, unsafe buffer[ahead] == 0x20 || buffer[ahead] == 0x09 {
        ahead += 1
      }
      if ahead == buffer.count, !isEnd { return false }
      let isBlank = unsafe ahead == buffer.count || [0x0A, 0x0D, 0x23].contains(buffer[ahead])
      if !isBlank { unsafe refuse(.tabIndentation, buffer, at, 1, base) }
    }
    unsafe buffer[at] = 0x20
    lastLeadingTab = base + at
    return true
  }

  private mutating func checkWide(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ base: Int, _ isEnd: Bool
  ) -> Int {
    let known = unsafe WideCharacter.welcome(buffer, at)
    if known > 0 {
      note(endOfWide: base + at + known, known)
      return known
    }
    let (scalar, length) = unsafe WideCharacter.decode(buffer, at)
    guard let scalar else {
      if length == 0, !isEnd { return 0 }
      let bad = max(1, length)
      unsafe refuse(.notUTF8, buffer, at, bad, base)
      return bad
    }
    if scalar == 0xA0, unsafe separates(buffer, at, base) {
      unsafe refuse(.specialSpace, buffer, at, length, base, with: 0x20)
      return length
    }
    if let fault = refusal(of: scalar) {
      unsafe refuse(fault, buffer, at, length, base)
      unsafe blot(buffer, at, length)
    }
    note(endOfWide: base + at + length, length)
    return length
  }

  private mutating func note(endOfWide end: Int, _ length: Int) {
    let extra = extraBytes
    if wideLine.start != lineStart { wideLine = (lineStart, extra) }
    let mark = WideMark(end: end, extra: extra + length - 1)
    wide.append(mark)
    hasWide = true
    near.to = min(near.to, mark.next)
  }

  /// Whether a space at this place would part words of YAML: behind `:` or `-`, or at a line's start.
  private func separates(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ base: Int
  ) -> Bool {
    if base + at == lineStart { return true }
    let before = at > 0 ? unsafe buffer[at - 1] : byteBefore
    return before == 0x3A || before == 0x20 || before == 0x2D || before == 0x2C
  }

  /// Overwrites a character and reports it; neighbours of one kind are one problem.
  private mutating func refuse(
    _ fault: YAMLFault, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ length: Int,
    _ base: Int, with replacement: UInt8 = 0x5F
  ) {
    let extra = wideLine.start == lineStart ? extraBytes - wideLine.extra : 0
    let problem = Problem(
      fault: fault, start: base + at, end: base + at + length, line: line,
      column: base + at - lineStart + 1 - extra)
    let isMany = problems.count >= ByteCheck.manyProblems
    if let last = problems.last, last.goesOn(in: problem) {
      problems[problems.count - 1].end = problem.end
    } else if isMany,
      let known = problems.suffix(ByteCheck.kinds).lastIndex(where: { $0.isLike(problem) })
    {
      problems[known].end = problem.end
    } else {
      problems.append(problem)
    }
    for index in at..<at + length { unsafe buffer[index] = replacement }
  }

  /// Overwrites a character of two or three bytes by a harmless one of as many.
  private func blot(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ length: Int) {
    let harmless: [UInt8] = length == 2 ? [0xC3, 0x97] : [0xEF, 0xBF, 0xBD]
    for (index, byte) in harmless.enumerated() where index < length {
      unsafe buffer[at + index] = byte
    }
  }
}
