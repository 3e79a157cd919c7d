// OneLine.swift: a piece of a rule file on one line: white space and comments between words become one
// space. It still knows where each byte of the file went, for what is drawn beneath.

import Text

struct OneLine {
  private(set) var text = ""
  /// By byte of the range: the column it stands at, counted from 0.
  private var columns: [Int] = []
  private let start: Int
  private(set) var width = 0

  init(_ range: SourceRange, of file: SourceFile) {
    let bytes = file.bytes
    start = max(0, min(Int(range.start), bytes.count))
    let end = max(start, min(Int(range.end), bytes.count))
    var at = start
    var isQuoted = false
    var needsSpace = false
    while at < end {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "#") {
        while at < end, bytes[at] != 0x0A { skip(&at) }
        needsSpace = true
        continue
      }
      if !isQuoted, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        needsSpace = true
        skip(&at)
        continue
      }
      if needsSpace, !text.isEmpty { put(" ") }
      needsSpace = false
      let (scalar, length) = DisplayText.decode(bytes, at, end)
      for _ in 0..<max(1, length) where at < end { skip(&at) }
      put(DisplayText.visible(scalar.map { String(Character($0)) } ?? "\u{FFFD}"))
    }
  }

  private mutating func skip(_ at: inout Int) {
    columns.append(width)
    at += 1
  }

  private mutating func put(_ piece: String) {
    text += piece
    width += DisplayText.width(piece)
  }

  /// Where a byte of the file stands; nil outside.
  func column(of offset: Int32) -> Int? {
    let index = Int(offset) - start
    return columns.indices.contains(index) ? columns[index] : nil
  }

  /// The first byte of the next word behind an offset, parentheses that close left behind.
  static func next(behind offset: Int32, in file: SourceFile) -> Int32 {
    var at = Int(offset)
    while at < file.bytes.count {
      let byte = file.bytes[at]
      let isGap =
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: ")")
      if !isGap { break }
      at += 1
    }
    return Int32(truncatingIfNeeded: at)
  }
}
