// FileLines.swift: the lines of many places: each file is looked through once, when somebody first asks.

import Synchronization
import Text

final class FileLines: Sendable {
  private let known = Mutex<[FileID: LineIndex]>([:])

  /// From 1; nil for a file that is none of these.
  func line(_ range: SourceRange, in files: [SourceFile]) -> Int? {
    guard files.indices.contains(Int(range.file.index)) else { return nil }
    let file = files[Int(range.file.index)]
    return known.withLock { known in
      let index = known[range.file] ?? LineIndex(file)
      known[range.file] = index
      return index.line(at: Int(range.start))
    }
  }
}
