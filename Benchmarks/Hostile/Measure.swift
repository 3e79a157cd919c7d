// Measure.swift: CPU time of this process, and the most memory it held since last asked.

import Foundation

/// Seconds of CPU this process has used.
func cpu() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Everything comes from a heap in large pages that is never given back, as in the program once it has
/// prepared its own (Workspace's LargePages). Small pages lie at random in memory: which of them are in each
/// other's way in the cache changes with every start, and one step took 11 ms or 16 by that alone.
func prepareHeap() {
  let page = 1 << 12
  let size = 31 << 20
  // Until a block of this size is given back, the C library maps what is large apart.
  for (count, size) in [(1, size), (16, size - page)] {
    let blocks = unsafe (0..<count).compactMap { _ in unsafe malloc(size) }
    // What is free at the end of the heap is given back to the system; this stays there.
    unsafe lastBlock = malloc(page)
    unsafe blocks.forEach { block in
      unsafe madvise(block.alignedUp(toMultipleOf: page), size - page, MADV_HUGEPAGE)
      unsafe free(block)
    }
  }
}

nonisolated(unsafe) private var lastBlock: UnsafeMutableRawPointer?

/// More than any cache holds.
nonisolated(unsafe) private var elsewhere = [UInt64](repeating: 1, count: 8 << 20)

/// Every run finds the caches full of other things, as it does in the program, where each step runs once: a
/// small text that is read again and again would stay in them, and a large one would not.
func leaveCaches() {
  for index in stride(from: 0, to: unsafe elsewhere.count, by: 8) { unsafe elsewhere[index] &+= 1 }
}

/// The least CPU of some runs, in seconds; a long one is not repeated.
func least(of rounds: Int, before: () -> Void = {}, _ body: () -> Void) -> Double {
  var least = Double.infinity
  for _ in 0..<rounds {
    before()
    let start = cpu()
    body()
    least = min(least, cpu() - start)
    if least > 0.5 { break }
  }
  return least
}

/// Peak memory of the process, in bytes, from a mark on.
enum PeakMemory {
  /// Forgets the peak so far.
  static func mark() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  static var bytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}

func padded(_ text: String, _ width: Int) -> String {
  text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
}

/// Prints a line that is seen at once, also through a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
