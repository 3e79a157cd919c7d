// LineIndex.swift: byte offsets of a file as lines and columns, and back.
// People see columns in Unicode scalars, editors in UTF-16; libyaml counts code points from the start.

/// What a column counts.
package enum ColumnUnit: String, Sendable, CaseIterable {
  case bytes
  /// Unicode scalars: what people are shown, and what libyaml counts.
  case scalars
  /// What editors speak.
  case utf16
}

/// A line and a column, both counted from 1.
package struct LinePosition: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: LinePosition, b: LinePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Where the lines of one file start. A line ends with LF, CRLF or CR.
package struct LineIndex: Sendable {
  package let bytes: [UInt8]
  /// The offset of the first byte of each line; there is always a first line.
  package let lineStarts: [Int32]
  /// How many code points start before each block of 256 bytes; empty when all bytes are ASCII.
  private let blockCounts: [Int32]
  /// A byte order mark at the start, which libyaml does not count.
  private let markLength: Int

  private static let blockShift = 8

  package init(_ file: SourceFile) { self.init(bytes: file.bytes) }

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int32] = [0]
    var isASCII = true
    for at in bytes.indices {
      let byte = bytes[at]
      if byte >= 0x80 { isASCII = false }
      if byte == 0x0A {
        starts.append(Int32(truncatingIfNeeded: at + 1))
      } else if byte == 0x0D, at + 1 == bytes.count || bytes[at + 1] != 0x0A {
        starts.append(Int32(truncatingIfNeeded: at + 1))
      }
    }
    lineStarts = starts
    markLength =
      bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    var counts: [Int32] = []
    if !isASCII {
      var count: Int32 = 0
      for at in bytes.indices {
        if at & (1 << LineIndex.blockShift - 1) == 0 { counts.append(count) }
        if LineIndex.startsScalar(bytes[at]) { count &+= 1 }
      }
    }
    blockCounts = counts
  }

  package var lineCount: Int { lineStarts.count }

  /// The line, from 1, that holds this byte; offsets outside the file count as its ends.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line without its end; empty for lines the file does not have.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    if line < lineStarts.count {
      end -= 1
      if end > start, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return start..<end
  }

  /// Line and column of a byte offset; an offset inside a character counts as its start.
  package func position(at offset: Int, in unit: ColumnUnit = .scalars) -> LinePosition {
    let offset = max(0, min(offset, bytes.count))
    let line = line(at: offset)
    let start = Int(lineStarts[line - 1])
    var column = 1
    switch unit {
    case .bytes: column += offset - start
    // Where every letter is one byte, all units are.
    case _ where blockCounts.isEmpty: column += offset - start
    case .scalars:
      column += codePoints(before: offset) - codePoints(before: start)
      if isInsideScalar(offset) { column -= 1 }
    case .utf16:
      for at in start..<offset {
        if LineIndex.startsScalar(bytes[at]) { column += 1 }
        if bytes[at] >= 0xF0 { column += 1 }
      }
      if isInsideScalar(offset) { column -= bytes[scalarStart(offset)] >= 0xF0 ? 2 : 1 }
    }
    return LinePosition(line: line, column: column)
  }

  /// The byte offset of a line and column; columns behind the line's end give its end, nil for
  /// lines the file does not have and columns below 1.
  package func offset(of position: LinePosition, in unit: ColumnUnit = .scalars) -> Int? {
    guard position.line >= 1, position.line <= lineStarts.count, position.column >= 1 else {
      return nil
    }
    let range = range(ofLine: position.line)
    if unit == .bytes {
      return position.column - 1 >= range.count
        ? range.upperBound : range.lowerBound + position.column - 1
    }
    var at = range.lowerBound
    var column = 1
    while at < range.upperBound {
      let width = unit == .utf16 && bytes[at] >= 0xF0 ? 2 : 1
      if column + width > position.column { break }
      column += width
      at += 1
      while at < range.upperBound, !LineIndex.startsScalar(bytes[at]) { at += 1 }
    }
    return at
  }

  /// The byte offset of libyaml's `mark.index`: code points from the start, behind a byte order mark.
  package func offset(ofCodePoint index: Int) -> Int {
    if index <= 0 { return markLength }
    if blockCounts.isEmpty { return min(index, bytes.count) }
    let (sum, overflow) = index.addingReportingOverflow(markLength > 0 ? 1 : 0)
    if overflow { return bytes.count }
    var low = 0
    var high = blockCounts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(blockCounts[middle]) <= sum { low = middle } else { high = middle }
    }
    var count = Int(blockCounts[low])
    var at = low << LineIndex.blockShift
    // `count` code points start before `at`: go on to the start of code point number `sum`.
    while at < bytes.count {
      if LineIndex.startsScalar(bytes[at]) {
        if count == sum { return at }
        count += 1
      }
      at += 1
    }
    return bytes.count
  }

  /// How many code points start before an offset, in a file that is not all ASCII: counted from the
  /// block on, so that a long line costs no more than a short one.
  private func codePoints(before offset: Int) -> Int {
    let block = min(offset >> LineIndex.blockShift, blockCounts.count - 1)
    var count = Int(blockCounts[block])
    for at in block << LineIndex.blockShift..<offset where LineIndex.startsScalar(bytes[at]) {
      count += 1
    }
    return count
  }

  /// A continuation byte of UTF-8 belongs to the scalar before it.
  private static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  private func isInsideScalar(_ offset: Int) -> Bool {
    offset > 0 && offset < bytes.count && !LineIndex.startsScalar(bytes[offset])
      && scalarStart(offset) < offset
  }

  private func scalarStart(_ offset: Int) -> Int {
    var at = offset
    while at > 0, !LineIndex.startsScalar(bytes[at]) { at -= 1 }
    return at
  }
}
