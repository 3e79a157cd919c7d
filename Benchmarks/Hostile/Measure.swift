// Measure.swift: CPU time of this process, and the most memory it held since last asked.

import Foundation

/// Seconds of CPU this process has used.
func cpu() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// More than any cache holds.
nonisolated(unsafe) private var elsewhere = [UInt64](repeating: 1, count: 8 << 20)

/// Every run finds the caches full of other things, as it does in the program, where each step runs once: a
/// small text that is read again and again would stay in them, and a large one would not.
func leaveCaches() {
  for index in stride(from: 0, to: unsafe elsewhere.count, by: 8) { unsafe elsewhere[index] &+= 1 }
}

/// The least CPU of some runs, in seconds; a long one is not repeated.
func least(of rounds: Int, _ body: () -> Void) -> Double {
  var least = Double.infinity
  for _ in 0..<rounds {
    leaveCaches()
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
