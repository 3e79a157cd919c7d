// WorkSharing.swift: how a room without threads lets others share out works that know nothing of each other.

/// Whoever has threads.
package protocol WorkSharing: Sendable {
  /// Does all works; the results in the order of the works.
  func map<Result: Sendable>(_ works: [@Sendable () -> Result]) -> [Result]
}

/// One work after another, on the thread that asks.
package struct OneThread: WorkSharing {
  package init() {}

  package func map<Result: Sendable>(_ works: [@Sendable () -> Result]) -> [Result] {
    works.map { $0() }
  }
}
