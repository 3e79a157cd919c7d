// MemoryRoom.swift: whether there is memory left where the process may only have so much (`ulimit -v`). Swift ends
// a process that is refused memory, so it is asked for before much is needed, and a last word is ready.

import Glibc
import Synchronization
package import Text

package enum MemoryRoom {
  /// Bytes the process may have at most; nil: as many as the machine.
  private static let bound: Int? = {
    var least: Int?
    for resource in [RLIMIT_AS, RLIMIT_DATA] {
      var limit = rlimit()
      guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0,
        let bytes = Int(exactly: limit.rlim_cur)
      else { continue }
      least = min(least ?? bytes, bytes)
    }
    return least
  }()

  static var isBounded: Bool { bound != nil }

  /// How many threads there is room for: the program and one thread, then a stack and a heap of its own
  /// for each other, for which the C library sets 128 MiB of addresses aside.
  static let threads: Int = {
    guard let bound else { return Threads.limit }
    return min(Threads.limit, 1 + max(0, (bound - (128 << 20)) / (160 << 20)))
  }()

  /// Whether so many bytes more could be had.
  static func has(_ bytes: Int) -> Bool {
    guard isBounded else { return true }
    let room = unsafe mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let room = unsafe room, unsafe room != MAP_FAILED else { return false }
    _ = unsafe munmap(room, bytes)
    return true
  }

  // MARK: the last word

  private static let lastWord = Atomic<UInt>(0)

  /// Should memory be refused all the same, the process says so and ends with `Trouble.inputOutput`. No
  /// file is half-written then: a result has no name before it is whole.
  package static func tellWhenUsedUp(in language: Language) {
    guard isBounded, lastWord.load(ordering: .relaxed) == 0 else { return }
    let title = Words("galat", en: "error").text(in: language)
    let words = SystemError.noMemory.words.text(in: language)
    let text = unsafe strdup("\(title): \(words)\n")
    lastWord.store(UInt(bitPattern: text), ordering: .sequentiallyConsistent)
    signal(SIGABRT) { number in
      // Where much is left, it is not memory but a mistake of ours.
      if !MemoryRoom.has(16 << 20),
        let text = unsafe UnsafePointer<CChar>(
          bitPattern: MemoryRoom.lastWord.load(ordering: .sequentiallyConsistent))
      {
        Interruption.removeFile()
        _ = unsafe write(STDERR_FILENO, text, strlen(text))
        _exit(Trouble.inputOutput.exitCode)
      }
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}
