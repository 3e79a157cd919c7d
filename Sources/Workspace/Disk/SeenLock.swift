// SeenLock.swift: a lock that the thread sanitizer knows, in place of Synchronization's, whose calls into
// the kernel it does not see. Built only with TIMBANG_SEEN_LOCKS set: Documentation/reliability.md.

#if SEEN_LOCKS
  import Foundation

  /// Takes the place of `Synchronization.Mutex` in this room.
  final class Mutex<Value>: Sendable {
    private let lock = NSLock()
    nonisolated(unsafe) private var value: Value

    init(_ value: sending Value) { unsafe self.value = value }

    func withLock<Result>(_ body: (inout sending Value) throws -> sending Result) rethrows
      -> sending Result
    {
      lock.lock()
      defer { lock.unlock() }
      return try unsafe body(&value)
    }
  }
#endif
