// Diff.swift: what differs between two texts, as a unified diff that reviewers and tools read.

/// The differences of two texts, in the form of a unified diff with three lines around each; empty
/// when they are the same. The same texts give the same bytes. Takes time in proportion to the texts,
/// but for stretches that have nothing in common.
package func diff(_ old: String, _ new: String, name: String) -> String {
  let a = DiffLine.lines(old)
  let b = DiffLine.lines(new)
  guard a != b else { return "" }
  var matching = LineMatching(a, b)
  matching.match(0..<a.count, 0..<b.count)
  return UnifiedDiff(a, b, matching.partner).text(name)
}

/// One line of a text; the last may lack its line feed.
struct DiffLine: Hashable {
  /// Bytes, for texts that look the same may differ.
  var text: ArraySlice<UInt8>
  var isEnded = true

  static func lines(_ text: String) -> [DiffLine] {
    let bytes = Array(text.utf8)
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      DiffLine(text: $0)
    }
    // Behind the last line feed stands nothing; without one, the last line is not ended.
    if lines.last?.text.isEmpty == true {
      lines.removeLast()
    } else if let last = lines.indices.last {
      lines[last].isEnded = false
    }
    return lines
  }
}

/// Which lines of two texts belong together: first the same beginnings and ends, then the lines that
/// each text has once, and between those again.
struct LineMatching {
  private let a: [DiffLine]
  private let b: [DiffLine]
  /// For each line of the old text the one of the new.
  private(set) var partner: [Int?]

  init(_ a: [DiffLine], _ b: [DiffLine]) {
    self.a = a
    self.b = b
    partner = Array(repeating: nil, count: a.count)
  }

  mutating func match(_ old: Range<Int>, _ new: Range<Int>) {
    var pending = [(old, new)]
    while let (old, new) = pending.popLast() {
      let (restA, restB) = matchEnds(old, new)
      guard !restA.isEmpty, !restB.isEmpty else { continue }
      let anchors = longestChain(unique(restA, restB))
      if anchors.isEmpty {
        matchSmall(restA, restB)
        continue
      }
      var (fromA, fromB) = (restA.lowerBound, restB.lowerBound)
      for (i, j) in anchors {
        partner[i] = j
        pending.append((fromA..<i, fromB..<j))
        (fromA, fromB) = (i + 1, j + 1)
      }
      pending.append((fromA..<restA.upperBound, fromB..<restB.upperBound))
    }
  }

  /// Pairs equal lines at both ends; what is left between them.
  private mutating func matchEnds(
    _ old: Range<Int>, _ new: Range<Int>
  ) -> (Range<Int>, Range<Int>) {
    var (i, j) = (old.lowerBound, new.lowerBound)
    var (endA, endB) = (old.upperBound, new.upperBound)
    while i < endA, j < endB, a[i] == b[j] {
      partner[i] = j
      (i, j) = (i + 1, j + 1)
    }
    while endA > i, endB > j, a[endA - 1] == b[endB - 1] {
      (endA, endB) = (endA - 1, endB - 1)
      partner[endA] = endB
    }
    return (i..<endA, j..<endB)
  }

  /// Lines that both stretches have exactly once, in the order of the old text.
  private func unique(_ old: Range<Int>, _ new: Range<Int>) -> [(Int, Int)] {
    var places: [DiffLine: (old: Int, new: Int, count: Int)] = [:]
    for i in old { places[a[i], default: (i, -1, 0)].count += 1 }
    for j in new {
      guard var place = places[b[j]] else { continue }
      place.count += place.new < 0 ? 0 : 2
      place.new = j
      places[b[j]] = place
    }
    return old.compactMap { i in
      guard let place = places[a[i]], place.count == 1, place.new >= 0 else { return nil }
      return (i, place.new)
    }
  }

  /// The longest series of pairs that keeps the order of both texts.
  private func longestChain(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var ends: [Int] = []
    var before: [Int?] = []
    for (at, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : nil)
      if low == ends.count { ends.append(at) } else { ends[low] = at }
    }
    var chain: [(Int, Int)] = []
    var at = ends.last
    while let current = at {
      chain.append(pairs[current])
      at = before[current]
    }
    return chain.reversed()
  }

  /// Short stretches without unique lines: as many pairs as there can be. Long ones are replaced whole.
  private mutating func matchSmall(_ old: Range<Int>, _ new: Range<Int>) {
    guard old.count <= 400, new.count <= 400 else { return }
    let width = new.count + 1
    var best = Array(repeating: 0, count: (old.count + 1) * width)
    for i in old.reversed() {
      for j in new.reversed() {
        let at = (i - old.lowerBound) * width + j - new.lowerBound
        best[at] =
          a[i] == b[j] ? best[at + width + 1] + 1 : max(best[at + width], best[at + 1])
      }
    }
    var (i, j) = (old.lowerBound, new.lowerBound)
    while i < old.upperBound, j < new.upperBound {
      let at = (i - old.lowerBound) * width + j - new.lowerBound
      if a[i] == b[j] {
        partner[i] = j
        (i, j) = (i + 1, j + 1)
      } else if best[at + width] >= best[at + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }
}
