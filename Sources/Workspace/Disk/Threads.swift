// Threads.swift: work shared out among threads, batch by batch or work by work.

import Glibc
import Semantics
import Synchronization

struct Threads: WorkSharing {
  static let limit = 64

  /// How many work at most, the one that asks included.
  let count: Int

  init(_ count: Int) { self.count = count }

  /// How many cores there are, at most 8: more only wait for the reader.
  static var cores: Int { max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 8)) }

  /// Runs the work on so many threads, this one included, and waits for all. The work must be able to
  /// end on one thread alone: threads that there is no room for are done without.
  func run(_ work: @escaping @Sendable () -> Void) {
    Crew.shared.run(helpers: count - 1, work)
  }

  /// Works that know nothing of each other; the results in the order of the works.
  func map<Result: Sendable>(_ works: [@Sendable () -> Result]) -> [Result] {
    if count < 2 || works.count < 2 { return works.map { $0() } }
    let next = Atomic(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: works.count))
    Threads(min(count, works.count)).run {
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
