// SeededGenerator.swift: random numbers that are the same on every run: SplitMix64.

/// For property tests: `var random = SeededGenerator(seed: 7)`; print the seed when a test fails.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of `range`.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of `items`; nil when there are none.
  package mutating func pick<T>(_ items: [T]) -> T? {
    items.randomElement(using: &self)
  }

  /// True once in `n`.
  package mutating func oneIn(_ n: Int) -> Bool { int(1...max(1, n)) == 1 }
}
