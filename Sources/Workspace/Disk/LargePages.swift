// LargePages.swift: the heap in pages of 2 MiB where the system has them. A short run touches some 3 000 pages of
// 4 KiB for the first time, one trap each, and that is a fifth of its time.

import Glibc

package enum LargePages {
  private static let size = 8 << 20
  private static let page = 4096

  /// Makes room on the heap of the calling thread, and asks for large pages there. Without them, or
  /// without so much memory, nothing changes.
  package static func prepareHeap() {
    // What is asked for ahead may be missing elsewhere.
    if MemoryRoom.isBounded { return }
    // The C library maps what is large apart, until it is given back once; then it grows the heap.
    for size in [size, size - page] {
      guard let room = unsafe malloc(size) else { return }
      _ = unsafe madvise(room.alignedUp(toMultipleOf: page), size - page, MADV_HUGEPAGE)
      unsafe free(room)
    }
  }
}
