// MarkedSource.swift: a source text with places marked in it: `bobot 1️⃣50%2️⃣`.
// The markers leave the text; their byte offsets stay.

package import Text

/// Text with the markers 1️⃣ … 9️⃣ taken out.
package struct MarkedSource: Sendable {
  package let text: String
  /// The byte offset of each marker in `text`.
  package let offsets: [Int: Int]

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var bytes = 0
    var offsets: [Int: Int] = [:]
    let scalars = Array(marked.unicodeScalars)
    var at = 0
    while at < scalars.count {
      if at + 2 < scalars.count, scalars[at + 1].value == 0xFE0F, scalars[at + 2].value == 0x20E3,
        (0x31...0x39).contains(scalars[at].value)
      {
        offsets[Int(scalars[at].value) - 0x30] = bytes
        at += 3
      } else {
        text.append(scalars[at])
        bytes += UTF8.width(scalars[at])
        at += 1
      }
    }
    self.text = String(text)
    self.offsets = offsets
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  package func file(_ name: String, id: FileID = FileID(0)) -> SourceFile {
    SourceFile(id: id, name: name, bytes: bytes)
  }

  /// From one marker to another; nil when one is missing.
  package func range(_ from: Int, _ to: Int, in file: FileID = FileID(0)) -> SourceRange? {
    guard let start = offsets[from], let end = offsets[to] else { return nil }
    return SourceRange(file: file, start: start, end: end)
  }
}
