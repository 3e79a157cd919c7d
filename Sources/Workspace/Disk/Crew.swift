// Crew.swift: threads of the system that wait for work and are kept for more: to start one and to prepare its heap
// takes longer than many a small job has.

import Glibc

/// Threads that help whoever asks, also several at once.
@safe final class Crew: Sendable {
  static let shared = Crew()

  /// What some threads do together.
  private final class Job: Sendable {
    let work: @Sendable () -> Void
    /// How many are at it; guarded by the crew's lock.
    nonisolated(unsafe) var running = 0
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  // What is to be waited for has to lie still in memory.
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let isWanted: UnsafeMutablePointer<pthread_cond_t>
  nonisolated(unsafe) private let isDone: UnsafeMutablePointer<pthread_cond_t>
  /// Places that nobody has taken yet.
  nonisolated(unsafe) private var open: [Job] = []
  nonisolated(unsafe) private var members = 0
  nonisolated(unsafe) private var busy = 0

  private init() {
    unsafe lock = .allocate(capacity: 1)
    unsafe isWanted = .allocate(capacity: 1)
    unsafe isDone = .allocate(capacity: 1)
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(isWanted, nil)
    unsafe pthread_cond_init(isDone, nil)
  }

  /// Has a first thread ready, so that it does not begin when it is needed.
  func prepare() {
    whileLocked { if unsafe members == 0 { enlist() } }
  }

  /// Does the work on this thread and on so many others at most, as far as there are any to be had, and
  /// comes back when nobody is at it any more.
  func run(helpers: Int, _ work: @escaping @Sendable () -> Void) {
    if helpers < 1 { return work() }
    let job = Job(work)
    whileLocked {
      unsafe open += repeatElement(job, count: helpers)
      while unsafe members - busy < open.count, enlist() {}
      unsafe pthread_cond_broadcast(isWanted)
    }
    work()
    whileLocked {
      // All is done, or being done by those who came in time.
      unsafe open.removeAll { $0 === job }
      while unsafe job.running > 0 { unsafe pthread_cond_wait(isDone, lock) }
    }
  }

  private func whileLocked(_ body: () -> Void) {
    unsafe pthread_mutex_lock(lock)
    body()
    unsafe pthread_mutex_unlock(lock)
  }

  /// One thread more; false where there can be none.
  @discardableResult
  private func enlist() -> Bool {
    guard unsafe members < min(Threads.limit, MemoryRoom.threads) - 1 else { return false }
    var thread = pthread_t()
    let failed = unsafe pthread_create(
      &thread, nil,
      { _ in
        LargePages.prepareHeap()
        Crew.shared.serve()
      }, nil)
    if failed != 0 { return false }
    pthread_detach(thread)
    unsafe members += 1
    return true
  }

  /// What each of the threads does for good.
  private func serve() -> Never {
    unsafe pthread_mutex_lock(lock)
    while true {
      while let job = unsafe open.popLast() {
        unsafe busy += 1
        unsafe job.running += 1
        unsafe pthread_mutex_unlock(lock)
        job.work()
        unsafe pthread_mutex_lock(lock)
        unsafe busy -= 1
        unsafe job.running -= 1
        if unsafe job.running == 0 { unsafe pthread_cond_broadcast(isDone) }
      }
      unsafe pthread_cond_wait(isWanted, lock)
    }
  }
}
