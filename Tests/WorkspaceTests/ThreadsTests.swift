// ThreadsTests.swift: works shared out among threads are all done, each once, and their results stand in the order
// of the works: also when a work shares out works itself, and when several ask at once.

import Synchronization
import Testing

@testable import Workspace

@Suite struct ThreadsTests {
  @Test(arguments: [1, 2, 3, 8, 64])
  func resultsStandInTheOrderOfTheWorks(_ count: Int) {
    for size in [0, 1, 2, 7, 100] {
      let done = Atomic(0)
      let results = Threads(count).map(
        (0..<size).map { number in
          { @Sendable in
            done.add(1, ordering: .relaxed)
            return number * number
          }
        })
      #expect(results == (0..<size).map { $0 * $0 })
      #expect(done.load(ordering: .relaxed) == size)
    }
  }

  @Test func worksMayShareOutWorks() {
    let sums = Threads(4).map(
      (0..<20).map { outer in
        { @Sendable in
          Threads(4).map((0..<20).map { inner in { @Sendable in outer * inner } }).reduce(0, +)
        }
      })
    #expect(sums == (0..<20).map { $0 * 190 })
  }

  @Test func severalMayAskAtOnce() async {
    await withTaskGroup(of: Bool.self) { group in
      for asked in 0..<16 {
        group.addTask {
          let results = Threads(3).map((0..<50).map { number in { @Sendable in number + asked } })
          return results == (0..<50).map { $0 + asked }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func everyThreadThatHelpsIsWaitedFor() {
    for _ in 0..<200 {
      let running = Atomic(0)
      Threads(4).run {
        running.add(1, ordering: .sequentiallyConsistent)
        running.subtract(1, ordering: .sequentiallyConsistent)
      }
      #expect(running.load(ordering: .sequentiallyConsistent) == 0)
    }
  }
}
