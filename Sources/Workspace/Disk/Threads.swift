// Threads.swift: plain threads of the system, and a lock to wait at; enough to share out batches.

import Glibc
import Synchronization

enum Threads {
  static let limit = 64

  /// How many cores there are, at most 8: more only wait for the reader.
  static var cores: Int { max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 8)) }

  /// Runs the work on so many threads, this one included, and waits for all. The work must be able to
  /// end on one thread alone: threads that there is no room for are done without.
  static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, min(count, MemoryRoom.threads)) {
      let box = unsafe Unmanaged.passRetained(WorkBox(work))
      var thread = pthread_t()
      let failed = unsafe pthread_create(
        &thread, nil,
        { raw in
          LargePages.prepareHeap()
          guard let raw = unsafe raw else { return nil }
          unsafe Unmanaged<WorkBox>.fromOpaque(raw).takeRetainedValue().work()
          return nil
        }, box.toOpaque())
      if failed == 0 { threads.append(thread) } else { unsafe box.release() }
    }
    work()
    for thread in threads { _ = pthread_join(thread, nil) }
  }

  /// Works that know nothing of each other, on so many threads; the results in the order of the works.
  static func map<Result: Sendable>(
    _ count: Int, _ works: [@Sendable () -> Result]
  ) -> [Result] {
    if count < 2 || works.count < 2 { return works.map { $0() } }
    let next = Atomic(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: works.count))
    run(min(count, works.count)) {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < works.count else { return }
        let result = works[number]()
        results.withLock { $0[number] = result }
      }
    }
    return zip(results.withLock { $0 }, works).map { $0 ?? $1() }
  }

  /// Lets others go on for a moment.
  static func rest() { usleep(200) }
}

private final class WorkBox {
  let work: @Sendable () -> Void
  init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
