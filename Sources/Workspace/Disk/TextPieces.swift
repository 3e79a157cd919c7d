// TextPieces.swift: short texts kept one behind another, and rows put together from them, some bytes at a
// time: what a row of results costs is mostly this.

/// Where a text stands among the pieces it was added to.
struct TextPiece: BitwiseCopyable {
  var start: UInt32 = 0
  var length: UInt32 = 0

  static let none = TextPiece()
}

/// Texts that rows are made of. What is copied sixteen bytes at a time may read and write a little beyond
/// what was asked for, so there always is room behind.
struct TextPieces: Sendable {
  private var bytes = [UInt8](repeating: 0, count: 256)
  private var count = 0
  private static let step = 16

  /// Room for `length` more bytes.
  private mutating func makeRoom(_ length: Int) {
    let missing = count + length + Self.step - bytes.count
    if missing > 0 {
      bytes.append(contentsOf: [UInt8](repeating: 0, count: max(missing, bytes.count)))
    }
  }

  /// Makes a piece of what was written behind the last one.
  @inline(__always)
  private mutating func piece(_ length: Int) -> TextPiece {
    let piece = TextPiece(
      start: UInt32(truncatingIfNeeded: count), length: UInt32(truncatingIfNeeded: length))
    count &+= length
    return piece
  }

  mutating func add(_ text: [UInt8]) -> TextPiece {
    makeRoom(text.count)
    bytes.replaceSubrange(count..<count + text.count, with: text)
    return piece(text.count)
  }

  /// Adds a text of at most eight bytes, the first of them lowest.
  @inline(__always)
  mutating func add(_ word: UInt64, length: Int) -> TextPiece {
    if count &+ Self.step > bytes.count &- 8 { makeRoom(8) }
    let at = count
    unsafe bytes.withUnsafeMutableBytes { to in
      unsafe to.storeBytes(of: word, toByteOffset: at, as: UInt64.self)
    }
    return piece(min(8, length))
  }

  /// Adds a stretch of other bytes behind a byte of its own; nil when one of them is special: a quote, the
  /// end of a line, or `separator`.
  mutating func add(
    _ range: Range<Int>, of source: [UInt8], behind separator: UInt8, isFirst: Bool
  ) -> TextPiece? {
    guard range.lowerBound >= 0, range.upperBound <= source.count else { return nil }
    makeRoom(range.count + 1)
    let at = count
    let lead = isFirst ? 0 : 1
    let isUsual = unsafe bytes.withUnsafeMutableBytes { to in
      unsafe to[at] = separator
      return unsafe source.withUnsafeBytes { from in
        unsafe TextPieces.copy(
          UnsafeRawBufferPointer(rebasing: from[range]),
          to: UnsafeMutableRawBufferPointer(rebasing: to[(at + lead)...]), separator)
      }
    }
    return isUsual ? piece(range.count + lead) : nil
  }

  /// False when a byte is special. There is room for eight bytes behind the target.
  private static func copy(
    _ from: UnsafeRawBufferPointer, to: UnsafeMutableRawBufferPointer, _ separator: UInt8
  ) -> Bool {
    var special: UInt64 = 0
    var at = 0
    while at &+ 8 <= from.count {
      let word = unsafe from.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      unsafe to.storeBytes(of: word, toByteOffset: at, as: UInt64.self)
      special |= marks(word, separator)
      at &+= 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while at < from.count {
      unsafe to[at] = from[at]
      rest |= unsafe UInt64(from[at]) << shift
      shift &+= 8
      at &+= 1
    }
    // Bytes that are none look like zeros, which are not special.
    return (special | marks(rest, separator)) & highs == 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// A high bit, when one of eight bytes is special.
  @inline(__always)
  private static func marks(_ word: UInt64, _ separator: UInt8) -> UInt64 {
    hits(word, 0x22) | hits(word, 0x0A) | hits(word, 0x0D) | hits(word, separator)
  }

  @inline(__always)
  private static func hits(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference
  }

  /// Rows: the cells of each one behind another, then what ends a row.
  func bytes(ofRows rows: Range<Int>, of cells: [TextPiece], width: Int) -> [UInt8] {
    let stretch = rows.lowerBound * width..<rows.upperBound * width
    guard stretch.lowerBound >= 0, stretch.upperBound <= cells.count else { return [] }
    var length = 2 * rows.count
    for index in stretch {
      let cell = cells[index]
      // Pieces are of this text: nothing else gets past here.
      guard Int(cell.start) + Int(cell.length) <= count else { return [] }
      length &+= Int(cell.length)
    }
    return unsafe [UInt8](unsafeUninitializedCapacity: length + Self.step) { to, used in
      used = unsafe join(rows, cells, width, UnsafeMutableRawBufferPointer(to))
    }
  }

  /// The target has room for all of it and sixteen bytes more.
  private func join(
    _ rows: Range<Int>, _ cells: [TextPiece], _ width: Int,
    _ target: UnsafeMutableRawBufferPointer
  ) -> Int {
    var at = 0
    let list = cells.span
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress, let to = target.baseAddress else { return }
      for row in rows {
        for index in row &* width..<row &* width &+ width {
          let cell = list[index]
          let length = Int(cell.length)
          let begin = unsafe from + Int(cell.start)
          var done = 0
          while done < length {
            let low = unsafe begin.loadUnaligned(fromByteOffset: done, as: UInt64.self)
            let high = unsafe begin.loadUnaligned(fromByteOffset: done &+ 8, as: UInt64.self)
            unsafe to.storeBytes(of: low, toByteOffset: at &+ done, as: UInt64.self)
            unsafe to.storeBytes(of: high, toByteOffset: at &+ done &+ 8, as: UInt64.self)
            done &+= Self.step
          }
          at &+= length
        }
        unsafe to.storeBytes(of: 0x0A0D, toByteOffset: at, as: UInt16.self)
        at &+= 2
      }
    }
    return at
  }
}
