// LexSigns.swift: operator signs, bars and parentheses, and the other spellings people use for them.

import Text

extension Lexer {
  mutating func sign(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    let b = bytes[start]
    let next = byte(start + 1)
    switch b {
    case UInt8(ascii: "="):
      switch next {
      case UInt8(ascii: "="):
        // However many: a ruled line mended pair by pair would not be mended at once.
        var last = start + 2
        while byte(last) == b { last += 1 }
        meant(.equal, "=", last - start, leading, start, flags)
      case UInt8(ascii: ">"): meant(.greaterOrEqual, ">=", 2, leading, start, flags)
      case UInt8(ascii: "<"): meant(.lessOrEqual, "<=", 2, leading, start, flags)
      default: plain(.equal, 1, leading, start, flags)
      }
    case UInt8(ascii: "<"):
      switch next {
      case UInt8(ascii: "="): plain(.lessOrEqual, 2, leading, start, flags)
      case UInt8(ascii: ">"): meant(.notEqual, "bukan", 2, leading, start, flags)
      default: ordering(.less, .lessOrEqual, "<=", leading, start, flags)
      }
    case UInt8(ascii: ">"):
      if next == UInt8(ascii: "=") {
        plain(.greaterOrEqual, 2, leading, start, flags)
      } else {
        ordering(.greater, .greaterOrEqual, ">=", leading, start, flags)
      }
    case UInt8(ascii: "!"):
      if next == UInt8(ascii: "=") {
        meant(.notEqual, "bukan", 2, leading, start, flags)
      } else {
        bad(leading, start, flags)
      }
    case UInt8(ascii: "&"):
      let length = next == b ? 2 : 1
      position = start + length
      report(
        CharacterFault.signSpelling(string(start, position), meant: "dan"), start, position,
        fix: [spacedOut("dan", start, position)])
      append(.word, from: leading, start, keyword: .dan, flags: flags.union(.slip))
    case UInt8(ascii: "|"):
      position = start + (next == b ? 2 : 1)
      append(next == b ? .doubleBar : .bar, from: leading, start, flags: flags)
    case UInt8(ascii: "."):
      if next == b {
        var last = start + 2
        while byte(last) == b { last += 1 }
        if last == start + 2 {
          plain(.dots, 2, leading, start, flags)
        } else {
          meant(.dots, "..", last - start, leading, start, flags)
        }
      } else {
        plain(.dot, 1, leading, start, flags)
      }
    case UInt8(ascii: "("):
      openParentheses.append(Int32(truncatingIfNeeded: tokens.count))
      plain(.open, 1, leading, start, flags)
    case UInt8(ascii: ")"):
      _ = openParentheses.popLast()
      plain(.close, 1, leading, start, flags)
    case UInt8(ascii: "+"): plain(.plus, 1, leading, start, flags)
    case UInt8(ascii: "-"): plain(.minus, 1, leading, start, flags)
    case UInt8(ascii: "*"): plain(.star, 1, leading, start, flags)
    case UInt8(ascii: "/"): plain(.slash, 1, leading, start, flags)
    case UInt8(ascii: ","): plain(.comma, 1, leading, start, flags)
    case UInt8(ascii: ";"):
      plain(.comma, 1, leading, start, flags.union(.slip))
      if !isInSpreadsheetCall {
        // `80;5` must not become a decimal comma.
        let apart = isDigit(next) ? ", " : ","
        report(CharacterFault.signSpelling(";", meant: ","), start, position, fix: [apart])
      }
    case UInt8(ascii: ":"): plain(.colon, 1, leading, start, flags)
    case UInt8(ascii: "%"): plain(.percent, 1, leading, start, flags)
    case UInt8(ascii: "["): plain(.openBracket, 1, leading, start, flags)
    case UInt8(ascii: "]"): plain(.closeBracket, 1, leading, start, flags)
    case UInt8(ascii: "{"): plain(.openBrace, 1, leading, start, flags)
    case UInt8(ascii: "}"): plain(.closeBrace, 1, leading, start, flags)
    case UInt8(ascii: "\\"): plain(.backslash, 1, leading, start, flags)
    default: bad(leading, start, flags)
    }
  }

  /// Whether the parenthesis at hand belongs to a function of spreadsheets: all of it is told at once.
  var isInSpreadsheetCall: Bool {
    guard let open = openParentheses.last.map({ Int($0) }), open > 0, tokens[open].isGlued,
      tokens[open - 1].kind == .word
    else { return false }
    let name = tokens[open - 1]
    return SpreadsheetFunction(string(Int(name.start), Int(name.end))) != nil
  }

  /// `<` or `>`; with `=` apart behind it, as in `> =`, the two together.
  private mutating func ordering(
    _ sign: Sign, _ withEqual: Sign, _ spelling: String, _ leading: Int, _ start: Int,
    _ flags: Token.Flags
  ) {
    var at = start + 1
    while byte(at) == 0x20 || byte(at) == 0x09 { at += 1 }
    let follows = byte(at + 1)
    let isAlone =
      byte(at) == UInt8(ascii: "=") && follows != UInt8(ascii: "=")
      && follows != UInt8(ascii: ">") && follows != UInt8(ascii: "<")
    if isAlone {
      meant(withEqual, spelling, at + 1 - start, leading, start, flags)
    } else {
      plain(sign, 1, leading, start, flags)
    }
  }

  private mutating func plain(
    _ sign: Sign, _ length: Int, _ leading: Int, _ start: Int, _ flags: Token.Flags
  ) {
    position = start + length
    append(.sign, from: leading, start, sign: sign, flags: flags)
  }

  /// A sign spelled otherwise: a warning, and the sign that is meant.
  mutating func meant(
    _ sign: Sign, _ spelling: String, _ length: Int, _ leading: Int, _ start: Int,
    _ flags: Token.Flags
  ) {
    position = start + length
    let isWord = isLetter(spelling.utf8.first ?? 0)
    report(
      CharacterFault.signSpelling(string(start, position), meant: spelling), start, position,
      fix: [isWord ? spacedOut(spelling, start, position) : spelling])
    append(.sign, from: leading, start, sign: sign, flags: flags.union(.slip))
  }

  /// A word in place of a sign needs blanks where the sign had none.
  private func spacedOut(_ word: String, _ from: Int, _ to: Int) -> String {
    let before = from > 0 && (isWordByte(bytes[from - 1]) || bytes[from - 1] == 0x29) ? " " : ""
    let after = isWordByte(byte(to)) || byte(to) == 0x28 ? " " : ""
    return before + word + after
  }
}
