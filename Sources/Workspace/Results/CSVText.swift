// CSVText.swift: cells and rows of CSV. A text cell that a spreadsheet would take for a formula gets
// an apostrophe in front; so does one that begins with an apostrophe, so that taking one away gives
// the text back.

/// How cells are separated and numbers written.
enum CSVDialect: Hashable, Sendable {
  /// RFC 4180.
  case plain
  /// Excel set to Indonesian.
  case excel

  var separator: UInt8 { self == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",") }
  var mark: [UInt8] { self == .excel ? [0xEF, 0xBB, 0xBF] : [] }
}

struct CSVText {
  private(set) var bytes: [UInt8] = []
  private let dialect: CSVDialect
  private var isRowOpen = false
  private var listStart = 0
  private var hasSeveralItems = false

  init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// Text from rules or records.
  mutating func cell(_ text: String) {
    beginCell()
    guard let first = text.utf8.first else { return }
    let separator = dialect.separator
    var isQuoted = false
    var hasQuote = false
    let span = text.utf8.span
    for index in span.indices {
      let byte = span[index]
      if byte == 0x22 { hasQuote = true }
      if byte == separator || byte == 0x0A || byte == 0x0D { isQuoted = true }
    }
    isQuoted = isQuoted || hasQuote
    if isQuoted { bytes.append(0x22) }
    if CSVText.isDangerous(first) { bytes.append(UInt8(ascii: "'")) }
    if !hasQuote { bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 where hasQuote {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
  }

  // MARK: lists

  /// A cell of names with `; ` between them, which are all letters, digits and `_`.
  mutating func beginList() {
    beginCell()
    listStart = bytes.count
    if dialect == .excel { bytes.append(0x22) }
  }

  mutating func item(_ name: [UInt8]) {
    if bytes.count > listStart + (dialect == .excel ? 1 : 0) {
      bytes.append(0x3B)
      bytes.append(0x20)
      hasSeveralItems = true
    }
    bytes.append(contentsOf: name)
  }

  /// A semicolon needs quotes only where it separates cells.
  mutating func endList() {
    if dialect == .excel {
      if hasSeveralItems { bytes.append(0x22) } else { bytes.remove(at: listStart) }
    }
    hasSeveralItems = false
  }

  /// A number in plain digits, `-82.5`.
  mutating func number(_ digits: String) {
    beginCell()
    for byte in digits.utf8 {
      bytes.append(byte == 0x2E && dialect == .excel ? UInt8(ascii: ",") : byte)
    }
  }

  /// A number that is a name, such as an NIP: Excel keeps fifteen digits of a number only.
  mutating func identifier(_ text: String) {
    let isLong = text.utf8.count > 11 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard dialect == .excel, isLong else { return cell(text) }
    beginCell()
    bytes.append(UInt8(ascii: "'"))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func empty() { beginCell() }

  mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isRowOpen = false
  }

  /// Ends the row with cells that are ready, their end of row included.
  mutating func endRow(with cells: [UInt8]) {
    bytes += cells
    isRowOpen = false
  }

  private mutating func beginCell() {
    if isRowOpen { bytes.append(dialect.separator) }
    isRowOpen = true
  }

  static func isDangerous(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A, 0x00, 0x27: true
    default: false
    }
  }
}
