// MessagePlace.swift: where a message points, as files, lines and columns, for every renderer that
// speaks to programs. Lines and columns count from 1, columns in Unicode scalars.

/// A range of a file as people and programs name it.
struct MessagePlace {
  var file: String
  /// Nil when the file's bytes were not kept: then only its name is known.
  var start: LinePosition?
  var end: LinePosition?
  /// The line the range begins on.
  var lineText = ""
}

/// Finds places, and remembers where the lines of each file start.
package struct MessagePlaces {
  let files: [SourceFile]
  private var indexes: [FileID: LineIndex] = [:]

  package init(_ files: [SourceFile]) { self.files = files }

  /// Nil for a message that is about no file.
  mutating func place(of range: SourceRange) -> MessagePlace? {
    guard files.indices.contains(Int(range.file.index)) else { return nil }
    let file = files[Int(range.file.index)]
    guard range.start >= 0, Int(range.end) <= file.bytes.count else {
      return MessagePlace(file: file.name)
    }
    let index = indexes[range.file] ?? LineIndex(file)
    indexes[range.file] = index
    let start = index.position(at: Int(range.start))
    return MessagePlace(
      file: file.name, start: start, end: index.position(at: Int(range.end)),
      lineText: String(decoding: file.bytes[index.range(ofLine: start.line)], as: UTF8.self))
  }
}
