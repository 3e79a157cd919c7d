// SourceFile.swift: one file's name and bytes, and ranges within it.
// Ground floor: knows no language. Line and column come from LineIndex.

/// Which of the files of one run; an index into that run's list of files.
package struct FileID: Hashable, Comparable, Sendable {
  package var index: Int32
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }
  package static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A half-open range of bytes in one file.
package struct SourceRange: Hashable, Comparable, Sendable {
  package var file: FileID
  package var start: Int32
  package var end: Int32

  package init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  package var length: Int { Int(end - start) }

  /// The smallest range that holds both; both must be of one file.
  package func joined(with other: SourceRange) -> SourceRange {
    SourceRange(file: file, start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }

  /// Whether another range lies in this one.
  package func contains(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.end <= end
  }

  /// The empty range just behind this one: where something is missing.
  package var after: SourceRange { SourceRange(file: file, start: Int(end), end: Int(end)) }

  /// In one step: ranges are looked up everywhere, and those of two files are seldom at one place.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(UInt64(UInt32(bitPattern: start)) << 32 | UInt64(UInt32(bitPattern: end)))
  }

  package static func < (a: SourceRange, b: SourceRange) -> Bool {
    (a.file, a.start, a.end) < (b.file, b.start, b.end)
  }
}

/// One source text: a rule file or a record file, as bytes.
package struct SourceFile: Sendable {
  package let id: FileID
  /// The name shown in messages: a path relative to where the command runs, never an absolute one.
  package let name: String
  package let bytes: [UInt8]

  package init(id: FileID = FileID(0), name: String, bytes: [UInt8]) {
    self.id = id
    self.name = name
    self.bytes = bytes
  }

  package init(id: FileID = FileID(0), name: String, text: String) {
    self.init(id: id, name: name, bytes: Array(text.utf8))
  }

  /// The text of a range of this file; bytes that are no UTF-8 show as U+FFFD.
  package func text(_ range: SourceRange) -> String {
    let start = max(0, min(Int(range.start), bytes.count))
    let end = max(start, min(Int(range.end), bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
