// Following.swift: who follows whom, as numbers alone: circles, and how far each set is from its root.
// Every set is looked at once, however long the chains are.

struct Following {
  /// How many sets one may follow, one behind the other.
  static let most = 8

  /// By set, the one it follows; in every circle the first set follows none.
  private(set) var parents: [Int?]
  /// Each from its first set on, in the order they follow each other, the first not said again.
  private(set) var circles: [[Int]] = []
  /// By set: how many it follows, one behind the other.
  private(set) var depths: [Int]

  init(_ parents: [Int?]) {
    self.parents = parents
    depths = [Int](repeating: -1, count: parents.count)
    var walks = depths
    for start in parents.indices where depths[start] < 0 {
      var path: [Int] = []
      var at: Int? = start
      while let set = at, depths[set] < 0, walks[set] < start {
        walks[set] = start
        path.append(set)
        at = parents[set]
      }
      if let set = at, depths[set] < 0, let first = path.firstIndex(of: set) {
        settle(circle: Array(path[first...]))
        path.removeSubrange(first...)
      }
      settle(path)
    }
  }

  /// Cut where its first set begins to follow.
  private mutating func settle(circle: [Int]) {
    guard let first = circle.min(), let place = circle.firstIndex(of: first) else { return }
    let turned = Array(circle[place...] + circle[..<place])
    circles.append(turned)
    parents[first] = nil
    depths[first] = 0
    settle(turned.dropFirst())
  }

  /// Sets that follow one another, the last a set that is settled, or none.
  private mutating func settle(_ path: some BidirectionalCollection<Int>) {
    for set in path.reversed() { depths[set] = parents[set].map { depths[$0] + 1 } ?? 0 }
  }
}
