// UnitSplitter.swift: finds places in a file from which it can be read in parts, side by side: where
// a line starts a document, or an item of a list at the margin.
//
// What looks like such a place may be none (the text of a value may hold `---`). So a part is read up
// to the place where a unit really starts, and who puts parts together compares: `EventReader.end`.

/// Where reading can start.
package struct ReadingPlace: Hashable, Sendable {
  /// In bytes, from the start of the file.
  package var offset: Int
  /// 1-based.
  package var line: Int

  package init(offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }

  package static let start = ReadingPlace(offset: 0, line: 1)
}

/// Takes the bytes of a file in chunks of any size; counts lines and keeps nothing but places.
package struct UnitSplitter {
  /// The first is the file's start; then at most one in each `distance` bytes.
  package private(set) var places = [ReadingPlace.start]
  private let distance: Int
  /// Whether the file is a list at the margin; nil before its first line that says anything.
  private var isList: Bool?
  /// What was not looked at, from `offset` on: too little to decide on.
  private var rest: [UInt8] = []
  private var offset = 0
  private var line = 1
  private var isLineStart = true

  package init(distance: Int) { self.distance = max(1, distance) }

  /// The first place behind an offset.
  package func firstPlace(behind offset: Int) -> ReadingPlace? {
    // The last few are asked for.
    var found: ReadingPlace?
    for place in places.reversed() {
      if place.offset <= offset { break }
      found = place
    }
    return found
  }

  package mutating func feed(_ chunk: [UInt8]) {
    // A line is looked at with the four bytes behind its start; `\r` with the byte behind it.
    let ahead = 4
    var from = 0
    if !rest.isEmpty {
      let isShort = chunk.count < 2 * ahead
      let joint = rest + chunk.prefix(2 * ahead)
      let end = isShort ? joint.count - ahead : rest.count
      let at = look(joint, from: 0, to: end)
      if isShort {
        offset += at
        rest = Array(joint[at...])
        return
      }
      from = at - rest.count
      offset += rest.count
    }
    let at = look(chunk, from: from, to: chunk.count - ahead)
    offset += at
    rest = Array(chunk[at...])
  }

  /// Looks at bytes up to `end`; where it stands then.
  private mutating func look(_ all: [UInt8], from start: Int, to end: Int) -> Int {
    var at = start
    unsafe all.withUnsafeBufferPointer { bytes in
      while at < end {
        if isLineStart { unsafe startLine(bytes, at) }
        unsafe pass(bytes, &at, end)
      }
    }
    return at
  }

  private mutating func startLine(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
    let first = unsafe bytes[at]
    let isDash = unsafe first == 0x2D && isBlank(bytes[at + 1])
    let isMark = unsafe first == 0x2D && bytes[at + 1] == 0x2D && bytes[at + 2] == 0x2D
    if isList == nil {
      let isByteOrderMark = first == 0xEF && offset + at == 0
      if isMark || isByteOrderMark || first == 0x23 || first == 0x25 || isBlank(first) { return }
      isList = isDash
      return
    }
    guard let last = places.last, offset + at >= last.offset + distance else { return }
    if (isDash && isList == true) || (isMark && isBlank(unsafe bytes[at + 3])) {
      places.append(ReadingPlace(offset: offset + at, line: line))
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

  /// Goes on to the next line that must be looked at, and counts the lines on the way.
  private mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int) {
    let goal = (places.last?.offset ?? 0) + distance - offset
    isLineStart = false
    let isWaiting = isList != nil && at < goal
    if isWaiting { unsafe passLines(bytes, &at, min(end, goal)) }
    while at < end {
      if isWaiting, at + 8 <= min(end, goal), let start = bytes.baseAddress {
        let word = unsafe UnsafeRawPointer(start).loadUnaligned(
          fromByteOffset: at, as: UInt64.self)
        if noReturns(word) {
          line += countFeeds(word)
          at += 8
          continue
        }
      }
      let byte = unsafe bytes[at]
      at += 1
      // A `\r` alone ends a line as well.
      guard unsafe byte == 0x0A || (byte == 0x0D && bytes[at] != 0x0A) else { continue }
      line += 1
      isLineStart = true
      return
    }
  }

  /// Passes over lines that end as usual, thirty-two bytes at a time.
  private mutating func passLines(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int
  ) {
    guard let address = bytes.baseAddress else { return }
    let start = unsafe UnsafeRawPointer(address)
    let (low, high, one) = (Word4(every: 0x7F), Word4(every: 0x80), Word4(every: 1))
    let (feed, back) = (Word4(every: 0x0A), Word4(every: 0x0D))
    var feeds = FeedCount()
    while at &+ 32 <= end {
      let words = unsafe start.loadUnaligned(fromByteOffset: at, as: Word4.self)
      let returns = words ^ back
      let hits = (returns &- one) & ~returns & high
      if hits[0] | hits[1] | hits[2] | hits[3] != 0 {
        // A return with a line feed behind it is no line end of its own.
        let behind = unsafe start.loadUnaligned(fromByteOffset: at &+ 1, as: Word4.self)
        let all = ~(((returns & low) &+ low) | returns) & high
        let stray = all & ~twoByteLineEnds(words, behind)
        if stray[0] | stray[1] | stray[2] | stray[3] != 0 { break }
      }
      let other = words ^ feed
      feeds.add(((other & low) &+ low) | other)
      at = at &+ 32
    }
    feeds.flush()
    line += feeds.lines
  }

  private func noReturns(_ word: UInt64) -> Bool {
    let difference = word ^ (ones &* 0x0D)
    return (difference &- ones) & ~difference & highs == 0
  }
}
