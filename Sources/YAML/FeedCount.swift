// FeedCount.swift: counts line feeds, thirty-two bytes at a time or eight, and finds line ends of two bytes.

/// Thirty-two bytes.
typealias Word4 = SIMD4<UInt64>

extension Word4 {
  /// The same byte everywhere.
  @inline(__always)
  init(every byte: UInt64) { self.init(repeating: ones &* byte) }
}

/// How many line feeds there were among so many bytes.
struct FeedCount {
  /// By byte of thirty-two: how many were none.
  private var others = Word4()
  private var blocks = 0
  private(set) var lines = 0

  /// - Parameter noFeeds: per byte the high bit, unless it is a line feed.
  @inline(__always)
  mutating func add(_ noFeeds: Word4) {
    others = others &+ ((noFeeds &>> 7) & Word4(every: 1))
    blocks &+= 1
    // Before a byte of the count could overflow.
    if blocks == 255 { flush() }
  }

  /// To be called before `lines` is asked for.
  mutating func flush() {
    let pairs = Word4(repeating: 0x00FF_00FF_00FF_00FF)
    let sums = (others & pairs) &+ ((others &>> 8) & pairs)
    var total: UInt64 = 0
    for index in 0..<4 { total &+= (sums[index] &* 0x0001_0001_0001_0001) >> 48 }
    lines &+= 32 &* blocks &- Int(truncatingIfNeeded: total)
    others = Word4()
    blocks = 0
  }
}

/// How many of eight bytes are line feeds.
@inline(__always)
func countFeeds(_ word: UInt64) -> Int {
  let difference = word ^ (ones &* 0x0A)
  let none = ((difference & ~highs) &+ ~highs) | difference
  return countHighs(~none & highs)
}

/// Per byte the high bit, when it is a return with a line feed behind it.
///
/// - Parameter behind: the same bytes from the second on, and the one that follows.
@inline(__always)
func twoByteLineEnds(_ words: Word4, _ behind: Word4) -> Word4 {
  let low = Word4(every: 0x7F)
  let (first, second) = (words ^ Word4(every: 0x0D), behind ^ Word4(every: 0x0A))
  return ~(((first & low) &+ low) | first | ((second & low) &+ low) | second)
}
