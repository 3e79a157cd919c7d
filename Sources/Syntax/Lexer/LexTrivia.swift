// LexTrivia.swift: the space before a token: blanks, line ends, comments, and the slips that are set
// aside there (bullets, numbering, final marks), each with its message.

import Text

extension Lexer {
  /// Moves to the next token; true when a line end was passed, or the file begins here.
  mutating func skipTrivia(atStart: Bool) -> Bool {
    var newLine = atStart
    while position < end {
      let b = bytes[position]
      switch b {
      case 0x20, 0x09: position += 1
      case 0x0A, 0x0D:
        newLine = true
        position += 1
      case 0x0B, 0x0C:
        report(CharacterFault.oddLineEnd, position, position + 1, fix: ["\n"])
        newLine = true
        position += 1
      case UInt8(ascii: "#"):
        while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      case UInt8(ascii: "-"), UInt8(ascii: "*"):
        guard newLine, isApart(position + 1), mayBeBullet(position + 1) else { return newLine }
        dashBullet()
      case UInt8(ascii: ";"), UInt8(ascii: "."):
        guard isFinalMark(position), b == UInt8(ascii: ".") || !isInSpreadsheetCall else {
          return newLine
        }
        finalMark()
      case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "("):
        guard newLine, let last = numberingEnd(), mayBeBullet(last + 1) else { return newLine }
        report(
          CharacterFault.numbering(string(position, last)), position, last + 1, fix: [""])
        position = last + 1
      case 0x80...:
        guard wideTrivia(&newLine) else { return newLine }
      default: return newLine
      }
    }
    return newLine
  }

  /// In parentheses a `-` goes on with an expression, unless what follows can only mean that they were left
  /// open.
  private func mayBeBullet(_ behind: Int) -> Bool {
    if openParentheses.isEmpty { return true }
    return endsParentheses(endOfBlanks(behind))
  }

  /// Whether a line that begins here stands in no expression: `promosi …`, `syarat usia "…"`.
  func endsParentheses(_ start: Int) -> Bool {
    let wordEnd = endOfWord(start)
    guard let keyword = KeywordTable.shared.keyword(bytes, start, wordEnd) else { return false }
    if keyword.isDeclarationWord { return true }
    guard keyword == .syarat || keyword == .kecuali else { return false }
    let name = endOfBlanks(wordEnd)
    return byte(endOfBlanks(endOfWord(name))) == UInt8(ascii: "\"")
  }

  private func endOfWord(_ from: Int) -> Int {
    var at = from
    while isWordByte(byte(at)) { at += 1 }
    return at
  }

  private mutating func dashBullet() {
    // A row of dashes is a ruled line, reported where it stands; only the single mark is a bullet.
    report(
      CharacterFault.dashBullet(string(position, position + 1)), position, position + 1,
      fix: [""])
    sawDash = true
    position += 1
  }

  /// Whether a `;` or a single `.` stands behind all else in its line, but for others like it.
  private mutating func isFinalMark(_ mark: Int) -> Bool {
    if mark < marks.end { return marks.areFinal }
    let behind = endOfMarks(mark)
    marks = (behind, behind > mark && endsLine(behind))
    return marks.areFinal
  }

  private func endOfMarks(_ from: Int) -> Int {
    var at = from
    while isMark(at) { at = endOfBlanks(at + 1) }
    return at
  }

  private func isMark(_ at: Int) -> Bool {
    switch byte(at) {
    case UInt8(ascii: ";"): true
    case UInt8(ascii: "."):
      byte(at + 1) != UInt8(ascii: ".") && (at == 0 || bytes[at - 1] != UInt8(ascii: "."))
    default: false
    }
  }

  private mutating func finalMark() {
    report(
      CharacterFault.finalMark(string(position, position + 1)), position, position + 1, fix: [""])
    position += 1
  }

  /// `1.`, `1)`, `a.`, `a)`, `(1)`, `(a)` at the start of a line and before a blank: where it ends.
  private func numberingEnd() -> Int? {
    var at = position
    let isWrapped = byte(at) == UInt8(ascii: "(")
    if isWrapped { at += 1 }
    if isDigit(byte(at)) {
      at += 1
      if isDigit(byte(at)) { at += 1 }
    } else if byte(at) >= 0x61, byte(at) <= 0x7A {
      at += 1
    } else {
      return nil
    }
    let mark = byte(at)
    if isWrapped {
      guard mark == UInt8(ascii: ")") else { return nil }
    } else {
      guard mark == UInt8(ascii: ")") || mark == UInt8(ascii: ".") else { return nil }
    }
    guard isBlank(at + 1) else { return nil }
    var next = at + 1
    while byte(next) == 0x20 || byte(next) == 0x09 { next += 1 }
    guard isLetter(byte(next)) || byte(next) == UInt8(ascii: "\"") else { return nil }
    if isWrapped {
      var wordEnd = next
      while isWordByte(byte(wordEnd)) { wordEnd += 1 }
      // `(a) dan …`, `(a) pada …` go on from an operand in parentheses.
      if let keyword = KeywordTable.shared.keyword(bytes, next, wordEnd),
        keyword.isReserved || keyword == .pada || keyword == .dalam
      {
        return nil
      }
    }
    return at + 1
  }

  /// Whether a mark stands apart from what follows: from a blank, or a comment. Where nothing follows, it
  /// belongs to the line before. What is advised to be deleted is looked through.
  private func isApart(_ from: Int) -> Bool {
    var at = from
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09, UInt8(ascii: "#"): return true
      case UInt8(ascii: "."), UInt8(ascii: ";"):
        guard isMark(at), endsLine(endOfMarks(at)) else { return false }
        while isMark(at) { at += 1 }
      case 0x80...:
        guard let (scalar, length) = scalar(at) else { return false }
        if isWideBlank(scalar) || isDirection(scalar) { return true }
        guard isInvisible(scalar) else { return false }
        at += length
      default: return false
      }
    }
    return false
  }

  private func isBlank(_ at: Int) -> Bool {
    if byte(at) == 0x20 || byte(at) == 0x09 { return true }
    guard byte(at) >= 0x80, let (scalar, _) = scalar(at) else { return false }
    return isWideBlank(scalar)
  }

  /// Behind all blanks, and all that has no width, from a place on.
  private func endOfBlanks(_ from: Int) -> Int {
    var at = from
    while at < end {
      switch bytes[at] {
      case 0x20, 0x09: at += 1
      case 0x80...:
        guard let (scalar, length) = scalar(at),
          isWideBlank(scalar) || isInvisible(scalar) || isDirection(scalar)
        else { return at }
        at += length
      default: return at
      }
    }
    return at
  }

  /// Whether a line, or the part of it that says something, ends at a place.
  private func endsLine(_ at: Int) -> Bool {
    guard at < end else { return true }
    switch bytes[at] {
    case 0x0A...0x0D, UInt8(ascii: "#"): return true
    case 0x80...: return scalar(at).map { isWideLineEnd($0.0) } ?? false
    default: return false
    }
  }

  /// A blank, line end, bullet or invisible character beyond ASCII; false when a token begins here.
  private mutating func wideTrivia(_ newLine: inout Bool) -> Bool {
    guard let (scalar, length) = scalar(position) else { return false }
    switch scalar.value {
    case 0xFEFF where position == 0: break
    case _ where isWideBlank(scalar): break
    case _ where isWideLineEnd(scalar):
      report(CharacterFault.oddLineEnd, position, position + length, fix: ["\n"])
      newLine = true
    case 0x2022, 0x25E6, 0x25AA, 0x25CF, 0x2013, 0x2014, 0x2023, 0x25CB, 0x25A0, 0xB7:
      guard newLine, mayBeBullet(position + length) else { return false }
      report(
        CharacterFault.bullet(string(position, position + length)), position, position + length,
        fix: [""])
    default:
      if isDirection(scalar) { break }  // has its message from inspectCharacters
      guard isInvisible(scalar) else { return false }
      report(CharacterFault.invisible, position, position + length, fix: [""])
    }
    position += length
    return true
  }

  // MARK: - Characters beyond ASCII

  /// The character at a place and its length in bytes; nil when the bytes are no UTF-8.
  func scalar(_ at: Int) -> (Unicode.Scalar, Int)? {
    let b = byte(at)
    let length: Int
    var value: UInt32
    switch b {
    case 0xC2...0xDF: (length, value) = (2, UInt32(b & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(b & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(b & 0x07))
    default: return nil
    }
    guard at + length <= end else { return nil }
    for i in 1..<length {
      let next = bytes[at + i]
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard length == 2 || value >= (length == 3 ? 0x800 : 0x10000) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  private func isWideBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2002...0x200A, 0x202F, 0x3000: true
    default: false
    }
  }

  private func isWideLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0x180E: true
    default: false
    }
  }

  func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Passes over what is no letter beyond ASCII, thirty-two bytes at a time.
  private func passLetters(_ at: inout Int) {
    let bytes = bytes.span
    while at + 32 <= end {
      var all: UInt8 = 0
      for next in at..<at + 32 { all |= bytes[next] }
      if all >= 0x80 { return }
      at += 32
    }
  }

  /// Characters that may stand nowhere, not even in texts and comments: marks that reverse the
  /// direction of writing (one message a line) and bytes that are no UTF-8 (one message a file).
  mutating func inspectCharacters() {
    var at = 0
    var reportedLine = false
    while at < end {
      let b = bytes[at]
      if b < 0x80 {
        if (0x0A...0x0D).contains(b) { reportedLine = false }
        at += 1
        if !reportedLine { passLetters(&at) }
        continue
      }
      guard let (scalar, length) = scalar(at) else {
        if !unreadable {
          unreadable = true
          report(CharacterFault.notUTF8, at, at + 1)
        }
        at += 1
        continue
      }
      if isWideLineEnd(scalar) { reportedLine = false }
      if isDirection(scalar), !reportedLine {
        reportedLine = true
        report(CharacterFault.directionControl, at, at + length, fix: [""])
      }
      at += length
    }
  }
}
