// Interruption.swift: Ctrl-C and its like leave no half-written file behind.
// A handler may do next to nothing: it removes the one temporary file and dies of the signal.

import Glibc
import Synchronization

enum Interruption {
  /// The temporary file's path as C text; 0 when there is none. Its memory is never freed while set.
  private static let path = Atomic<UInt>(0)
  private static let isWatching = Atomic<Bool>(false)

  /// From now on an interruption removes this file.
  static func willCreate(_ name: String) {
    watch()
    let copy = unsafe strdup(name)
    let old = path.exchange(UInt(bitPattern: copy), ordering: .sequentiallyConsistent)
    release(old)
  }

  /// The temporary file has been renamed or removed.
  static func isGone() {
    release(path.exchange(0, ordering: .sequentiallyConsistent))
  }

  private static func release(_ address: UInt) {
    unsafe free(UnsafeMutableRawPointer(bitPattern: address))
  }

  private static func watch() {
    guard !isWatching.exchange(true, ordering: .sequentiallyConsistent) else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let old = signal(number) { number in
        Interruption.removeFile()
        signal(number, SIG_DFL)
        raise(number)
      }
      // Who started us in the background wants us to go on.
      if isIgnoring(old) { signal(number, SIG_IGN) }
    }
  }

  /// The process is about to end.
  static func removeFile() {
    let address = path.load(ordering: .sequentiallyConsistent)
    if let name = unsafe UnsafePointer<CChar>(bitPattern: address) { _ = unsafe unlink(name) }
  }

  private static func isIgnoring(_ handler: __sighandler_t?) -> Bool {
    address(of: handler) == address(of: SIG_IGN)
  }

  private static func address(of handler: __sighandler_t?) -> UInt {
    unsafe withUnsafeBytes(of: handler) { unsafe $0.loadUnaligned(as: UInt.self) }
  }

  /// A closed pipe is an error of a call, not the end of the run.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}
