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

  /// The mended bytes of a file; nil when nothing changes. Where a sign stood between two words, a
  /// blank is left, so that they do not grow together.
  package func bytes(of file: FileID) -> [UInt8]? {
    guard let edits = edits[file], files.indices.contains(Int(file.index)) else { return nil }
    let old = files[Int(file.index)].bytes
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var at = 0
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      let end = Int(edit.range.end)
      let removed = old[Int(edit.range.start)..<end]
      new += old[at..<Int(edit.range.start)]
      let text = Array(edit.replacement.utf8)
      let next = end < old.count ? old[end] : 0
      let isSign = EditSet.isSign(removed) && !new.suffix(2).elementsEqual("Rp".utf8)
      if isSign, EditSet.isWord(new.last), EditSet.isWord(text.first ?? next) { new.append(0x20) }
      new += text
      if isSign, !text.isEmpty, EditSet.isWord(text.last), EditSet.isWord(next) {
        new.append(0x20)
      }
      at = end
    }
    return new + old[at...]
  }

  /// `=`, `&&`, `:`; not what stands inside a number, and no blank.
  private static func isSign(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty
      && text.allSatisfy { byte in
        byte > 0x20 && !isWord(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: ",")
      }
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: return true
    default: return false
    }
  }
}
