// Chunks.swift: bytes of a file in the pieces they were read in. Parts cut from them share the pieces, so that
// cutting copies nothing.

struct Chunks: Sendable {
  private var pieces: [ArraySlice<UInt8>] = []
  private(set) var count = 0

  mutating func append(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    pieces.append(bytes[...])
    count += bytes.count
  }

  /// The first bytes, at most so many.
  func prefix(_ length: Int) -> Chunks {
    var first = Chunks()
    for piece in pieces where first.count < length {
      let taken = piece.prefix(length - first.count)
      first.pieces.append(taken)
      first.count += taken.count
    }
    return first
  }

  /// Lets go of the first bytes.
  mutating func removeFirst(_ length: Int) {
    var left = length
    var kept = 0
    while kept < pieces.count, pieces[kept].count <= left {
      left -= pieces[kept].count
      kept += 1
    }
    pieces.removeFirst(kept)
    if !pieces.isEmpty { pieces[0] = pieces[0].dropFirst(left) }
    count = max(0, count - length)
  }

  /// The next piece, which is then no longer here; nil behind the last.
  mutating func next() -> [UInt8]? {
    if pieces.isEmpty { return nil }
    let piece = pieces.removeFirst()
    count -= piece.count
    return Array(piece)
  }
}
