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

  init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// Text from rules or records.
  mutating func cell(_ text: String) {
    beginCell()
    guard let first = text.utf8.first else { return }
    var isQuoted = false
    for byte in text.utf8
    where byte == dialect.separator || byte == 0x22 || byte == 0x0A || byte == 0x0D {
      isQuoted = true
      break
    }
    if isQuoted { bytes.append(0x22) }
    if CSVText.isDangerous(first) { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if isQuoted { bytes.append(0x22) }
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

  private mutating func beginCell() {
    if isRowOpen { bytes.append(dialect.separator) }
    isRowOpen = true
  }

  private static func isDangerous(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A, 0x00, 0x27: true
    default: false
    }
  }
}
