// Differences.swift: bounds on how far two values lie apart, and whether all of them can hold at once: they
// cannot where going round a circle of them leads below where it began.

/// Values known only by how they compare; value 0 is the number nought.
struct Differences {
  /// A value that follows another: what is larger in the one is no smaller (or no larger) in the other.
  private struct Image {
    /// Only images of one function compare.
    var function: Int
    var value: Int
    var origin: Int
    /// Of the origin, before the function.
    var offset: Int128
    /// Of two that step on from the same value, the longer step leads no less far.
    var amount: Int128
    var isFalling: Bool
  }
  /// Nothing is concluded about more values.
  private static let mostValues = 24
  /// Beyond it nothing is known; sums of this many bounds cannot overflow.
  private static let limit: Int128 = 1 << 100

  /// By value and value: the first is at most so much larger than the second.
  private var most = [[Int128?](repeating: 0, count: 1)]
  private var images: [Image] = []

  mutating func add() -> Int {
    for row in most.indices { most[row].append(nil) }
    most.append([Int128?](repeating: nil, count: most.count + 1))
    most[most.count - 1][most.count - 1] = 0
    return most.count - 1
  }

  /// `a - b <= bound`
  mutating func bound(_ a: Int, _ b: Int, _ bound: Int128) {
    guard abs(bound) < Self.limit, most.indices.contains(a), most.indices.contains(b) else {
      return
    }
    if let known = most[a][b], known <= bound { return }
    most[a][b] = bound
  }

  mutating func follows(
    _ value: Int, _ origin: Int, offset: Int128, function: Int, amount: Int128 = 0,
    isFalling: Bool = false
  ) {
    images.append(
      Image(
        function: function, value: value, origin: origin, offset: offset, amount: amount,
        isFalling: isFalling))
  }

  /// Surely not all bounds hold.
  var isImpossible: Bool {
    guard most.count <= Self.mostValues else { return false }
    var copy = self
    for _ in 0..<6 {
      copy.close()
      if copy.most.indices.contains(where: { (copy.most[$0][$0] ?? 0) < 0 }) { return true }
      if !copy.followOn() { return false }
    }
    return false
  }

  /// What follows from two bounds each.
  private mutating func close() {
    for middle in most.indices {
      for a in most.indices {
        guard let first = most[a][middle] else { continue }
        for b in most.indices {
          guard let second = most[middle][b] else { continue }
          let sum = max(first + second, -Self.limit)
          if most[a][b].map({ sum < $0 }) ?? true { most[a][b] = sum }
        }
      }
    }
  }

  /// What follows for images; false where that is nothing new.
  private mutating func followOn() -> Bool {
    var isNew = false
    for first in images {
      for second in images
      where first.function == second.function && first.value != second.value
        && first.amount <= second.amount
      {
        guard let apart = most[first.origin][second.origin],
          apart <= second.offset - first.offset
        else { continue }
        let (low, high) =
          first.isFalling ? (second.value, first.value) : (first.value, second.value)
        if let known = most[low][high], known <= 0 { continue }
        most[low][high] = 0
        isNew = true
      }
    }
    return isNew
  }
}
