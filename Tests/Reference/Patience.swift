// Patience.swift: how many expressions the reference may compute. It remembers nothing, so rules that name
// the same rule twice, and that one another twice, could keep it busy for years.

import Synchronization

package final class Patience: Sendable {
  private let left: Atomic<Int>

  package init(_ expressions: Int) { left = Atomic(expressions) }

  package var isExhausted: Bool { left.load(ordering: .relaxed) < 0 }

  /// One more; false when that is too much.
  func bears() -> Bool {
    left.wrappingSubtract(1, ordering: .relaxed).newValue >= 0
  }
}
