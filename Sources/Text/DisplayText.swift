// DisplayText.swift: text as a terminal shows it: how wide a character is, and which are escaped.
// Invisible and direction-changing characters become \u{202E}: nothing in a file may rewrite the screen.

/// One shown character of a source line.
package struct DisplayCell: Hashable, Sendable {
  /// Where it starts in the file.
  package var offset: Int
  package var text: String
  /// In columns of the terminal.
  package var width: Int
}

/// How text looks on a terminal.
package enum DisplayText {
  private static let tabWidth = 4

  /// The characters of a range of bytes, tabs as spaces up to the next multiple of four.
  package static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [DisplayCell] {
    var cells: [DisplayCell] = []
    var column = 0
    var at = max(0, range.lowerBound)
    let end = min(range.upperBound, bytes.count)
    while at < end {
      let (scalar, length) = decode(bytes, at, end)
      var cell = DisplayCell(offset: at, text: "", width: 0)
      if let scalar {
        if scalar.value == 9 {
          cell.width = tabWidth - column % tabWidth
          cell.text = String(repeating: " ", count: cell.width)
        } else if isEscaped(scalar) {
          cell.text = escape(scalar)
          cell.width = cell.text.utf8.count
        } else {
          cell.text = String(scalar)
          cell.width = width(scalar)
        }
      } else {
        cell.text = "\\x{\(hex(UInt32(bytes[at]), digits: 2))}"
        cell.width = cell.text.utf8.count
      }
      column += cell.width
      cells.append(cell)
      at += length
    }
    return cells
  }

  /// Text of a message with what cannot be seen made visible; line breaks become spaces.
  package static func visible(_ text: String) -> String {
    var isPlain = true
    for byte in text.utf8 where byte < 0x20 || byte >= 0x7F {
      isPlain = false
      break
    }
    if isPlain { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value == 9 || scalar.value == 10 || scalar.value == 13 {
        shown.append(" ")
      } else if isEscaped(scalar) {
        shown.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// How many columns a text takes.
  package static func width(_ text: String) -> Int {
    // Of plain letters each byte is a column.
    var isPlain = true
    for byte in text.utf8 where byte >= 0x80 {
      isPlain = false
      break
    }
    if isPlain { return text.utf8.count }
    var sum = 0
    for scalar in text.unicodeScalars { sum += width(scalar) }
    return sum
  }

  /// Columns of one character: 0 for combining marks, 2 for wide ones.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    for range in wide where range.contains(value) { return 2 }
    return 1
  }

  /// East Asian wide and full-width forms, and pictures, by their blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  /// Controls, direction marks, and what has no width at all.
  package static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 { return true }
    if value < 0x7F { return false }
    if value < 0xA0 || value == 0xAD { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default: return false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(hex(scalar.value, digits: 4))}"
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// The scalar that starts at `at` and its length; a byte that starts none is one byte of nothing.
  package static func decode(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (Unicode.Scalar?, Int) {
    let first = bytes[at]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, at + length <= end else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in at + 1..<at + length {
      guard bytes[next] & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    let isShortest = length == 2 || (length == 3 ? value >= 0x800 : value >= 0x10000)
    guard isShortest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }
}
