// DelimitedText.swift: text in columns (RFC 4180) cut into rows and cells with their places.
// Takes what Excel writes: `;` or `,` or tabs, a byte order mark, CRLF, an empty last line.

/// One cell: its text, and where it stands.
struct Cell: Hashable, Sendable {
  var text: String
  /// Bytes of the file, quotation marks included.
  var range: Range<Int>
}

/// The rows of a file; the first are the column names.
struct DelimitedText {
  private(set) var rows: [[Cell]] = []
  private(set) var faults: [(fault: ReferenceFault, range: Range<Int>)] = []

  /// More cells than this in one row are a mistake.
  static let cellLimit = 256

  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    separator = DelimitedText.separator(bytes, from: at)
    skipSeparatorLine()
    while at < bytes.count { readRow() }
  }

  /// The sign the first line has most of, outside quotation marks.
  private static func separator(_ bytes: [UInt8], from start: Int) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    var best = comma
    for candidate in [semicolon, tab] where counts[candidate, default: 0] > counts[best, default: 0]
    { best = candidate }
    return best
  }

  /// Excel's own `sep=;` says which sign separates; the sign has been found already.
  private mutating func skipSeparatorLine() {
    guard bytes[at...].starts(with: Array("sep=".utf8)) else { return }
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    at = min(at + 1, bytes.count)
  }

  private mutating func readRow() {
    var cells: [Cell] = []
    let start = at
    while true {
      let cell = readCell()
      if cells.count < DelimitedText.cellLimit {
        cells.append(cell)
      } else {
        if cells.count == DelimitedText.cellLimit {
          faults.append((.tooManyCells(DelimitedText.cellLimit), cell.range))
        }
        cells.append(cell)
        skipLine()
        break
      }
      if at >= bytes.count { break }
      let sign = bytes[at]
      at += 1
      if sign == separator { continue }
      if sign == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
      break
    }
    // A line with nothing on it is no row.
    let isBlank = cells.allSatisfy { $0.text.utf8.allSatisfy { $0 == 0x20 } && $0.range.isEmpty }
    if !(isBlank && cells.count <= 1) && start < bytes.count { rows.append(cells) }
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    at = min(at + 1, bytes.count)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  private mutating func readCell() -> Cell {
    let start = at
    if at < bytes.count, bytes[at] == DelimitedText.quote { return readQuoted(start) }
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
    return Cell(text: text(bytes[start..<at], start..<at), range: start..<at)
  }

  private mutating func readQuoted(_ start: Int) -> Cell {
    var content: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] != DelimitedText.quote {
        content.append(bytes[at])
        at += 1
      } else if at + 1 < bytes.count, bytes[at + 1] == DelimitedText.quote {
        content.append(DelimitedText.quote)
        at += 2
      } else {
        break
      }
    }
    if at >= bytes.count {
      faults.append((.openQuote, start..<start + 1))
      return Cell(text: text(content[...], start..<at), range: start..<at)
    }
    at += 1
    let end = at
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
    if at > end { faults.append((.strayQuote, end..<at)) }
    return Cell(text: text(content[...], start..<end), range: start..<at)
  }

  private mutating func text(_ content: ArraySlice<UInt8>, _ range: Range<Int>) -> String {
    if let text = String(validating: content, as: UTF8.self) { return text }
    faults.append((.notUTF8, range))
    return String(decoding: content, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let semicolon = UInt8(ascii: ";")
  private static let tab: UInt8 = 0x09
}
