// EditSet.swift: the edits of many messages made together, as far as they do not touch each other.

/// Gathers fixes and makes them. A fix is made whole or not at all; of two that touch, the first wins.
package struct EditSet: Sendable {
  private let files: [SourceFile]
  private var edits: [FileID: [Edit]] = [:]

  /// - Parameter files: a `FileID` is a position in it.
  package init(_ files: [SourceFile]) { self.files = files }

  /// Whether the fix will be made: it has edits, and none touches an edit gathered before.
  @discardableResult
  package mutating func add(_ fix: [Edit]) -> Bool {
    if fix.isEmpty { return false }
    for (number, edit) in fix.enumerated() {
      let index = Int(edit.range.file.index)
      guard files.indices.contains(index), edit.range.start >= 0,
        edit.range.start <= edit.range.end, Int(edit.range.end) <= files[index].bytes.count
      else { return false }
      let others = (edits[edit.range.file] ?? []) + fix[..<number]
      if others.contains(where: { EditSet.touch($0.range, edit.range) }) { return false }
    }
    for edit in fix { edits[edit.range.file, default: []].append(edit) }
    return true
  }

  /// Side by side is no touching, unless one of the two only inserts.
  private static func touch(_ a: SourceRange, _ b: SourceRange) -> Bool {
    guard a.file == b.file else { return false }
    if a.start == a.end || b.start == b.end { return a.start <= b.end && b.start <= a.end }
    return a.start < b.end && b.start < a.end
  }

  /// The files that change.
  package var changed: [FileID] { edits.keys.sorted() }

  /// The mended bytes of a file; nil when nothing changes.
  package func bytes(of file: FileID) -> [UInt8]? {
    guard let edits = edits[file], files.indices.contains(Int(file.index)) else { return nil }
    let old = files[Int(file.index)].bytes
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var at = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      new += old[at..<Int(edit.range.start)]
      new += edit.replacement.utf8
      at = Int(edit.range.end)
    }
    return new + old[at...]
  }
}
