// Threads.swift: plain threads of the system, and a lock to wait at; enough to share out batches.

import Glibc
import Synchronization

enum Threads {
  static let limit = 64

  /// How many cores there are, at most 8: more only wait for the reader.
  static var cores: Int { max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 8)) }

  /// Runs the work on so many threads, this one included, and waits for all. The work must be able to
  /// end on one thread alone: a thread that cannot be had is done without.
  static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, count) {
      let box = unsafe Unmanaged.passRetained(WorkBox(work))
      var thread = pthread_t()
      let failed = unsafe pthread_create(
        &thread, nil,
        { raw in
          guard let raw = unsafe raw else { return nil }
          unsafe Unmanaged<WorkBox>.fromOpaque(raw).takeRetainedValue().work()
          return nil
        }, box.toOpaque())
      if failed == 0 { threads.append(thread) } else { unsafe box.release() }
    }
    work()
    for thread in threads { _ = pthread_join(thread, nil) }
  }

  /// Two works that know nothing of each other, side by side when there may be two threads.
  static func both<First: Sendable, Second: Sendable>(
    _ count: Int, _ first: @escaping @Sendable () -> First,
    _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let state = Mutex<(next: Int, first: First?, second: Second?)>((0, nil, nil))
    run(min(count, 2)) {
      while true {
        let number = state.withLock { state in
          state.next += 1
          return state.next
        }
        switch number {
        case 1:
          let result = first()
          state.withLock { $0.first = result }
        case 2:
          let result = second()
          state.withLock { $0.second = result }
        default: return
        }
      }
    }
    let done = state.withLock { ($0.first, $0.second) }
    return (done.0 ?? first(), done.1 ?? second())
  }

  /// Lets others go on for a moment.
  static func rest() { usleep(200) }
}

private final class WorkBox {
  let work: @Sendable () -> Void
  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
