// LexTexts.swift: texts between quotation marks, and every character beyond ASCII that opens a token.

import Text

extension Lexer {
  /// A text from its opening mark to its closing one, or to the end of the line.
  /// - Parameter closing: further characters that close it; `"` always does.
  mutating func text(_ leading: Int, _ start: Int, _ given: Token.Flags, closing: [UInt32]) {
    var flags = given
    let opener = bytes[start]
    let openerLength = opener < 0x80 ? 1 : (scalar(start)?.1 ?? 1)
    let closer = opener == UInt8(ascii: "'") ? opener : UInt8(ascii: "\"")
    var at = start + openerLength
    while at < end {
      let b = bytes[at]
      if b == 0x0A || b == 0x0D { break }
      if b == closer {
        position = at + 1
        if opener != UInt8(ascii: "\"") {
          straighten(start, openerLength, at, 1, isError: opener == UInt8(ascii: "'"))
          flags.insert(.slip)
        }
        append(.text, from: leading, start, flags: flags)
        return
      }
      if b >= 0x80, !closing.isEmpty, let (scalar, length) = scalar(at) {
        if closing.contains(scalar.value) {
          position = at + length
          straighten(start, openerLength, at, length, isError: false)
          append(.text, from: leading, start, flags: flags.union(.slip))
          return
        }
        at += length
        continue
      }
      at += 1
    }
    while at > start + openerLength, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
    position = at
    let range = SourceRange(file: file, start: start, end: start + openerLength)
    var fix = [Edit(SourceRange(file: file, start: at, end: at), "\"")]
    if opener != UInt8(ascii: "\"") { fix.append(Edit(range, "\"")) }
    if at == start + openerLength { fix = [] }
    diagnostics.append(Diagnostic(CharacterFault.unclosedText, at: range, fix: fix))
    append(.text, from: leading, start, flags: flags.union([.unclosed, .reported]))
  }

  private mutating func straighten(
    _ start: Int, _ openLength: Int, _ close: Int, _ closeLength: Int, isError: Bool
  ) {
    let opening = SourceRange(file: file, start: start, end: start + openLength)
    let closing = SourceRange(file: file, start: close, end: close + closeLength)
    let fix = [Edit(opening, "\""), Edit(closing, "\"")]
    if isError {
      // The message came first, at the opening mark; give it the mend now that the end is known.
      if let last = diagnostics.popLast() { diagnostics.append(last.mended(by: fix)) }
    } else {
      diagnostics.append(Diagnostic(CharacterFault.curlyQuotes, at: opening, fix: fix))
    }
  }

  /// Whether a `'` has its partner on the same line; else it is a stray sign.
  func singleQuoteCloses(_ start: Int) -> Bool {
    var at = start + 1
    while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D {
      if bytes[at] == UInt8(ascii: "'") { return true }
      if bytes[at] == UInt8(ascii: "\"") { return false }
      at += 1
    }
    return false
  }

  /// A character beyond ASCII where a token begins.
  mutating func wide(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    guard let (scalar, length) = scalar(start) else { return bad(leading, start, flags) }
    switch scalar.value {
    case 0x201C, 0x201D, 0x201E: text(leading, start, flags, closing: [0x201D, 0x201C])
    case 0xAB: text(leading, start, flags, closing: [0xBB])
    case 0x2018, 0x2019: text(leading, start, flags, closing: [0x2019, 0x2018])
    case 0x2265: meant(.greaterOrEqual, ">=", length, leading, start, flags)
    case 0x2264: meant(.lessOrEqual, "<=", length, leading, start, flags)
    case 0x2260: meant(.notEqual, "bukan", length, leading, start, flags)
    case 0x2026: meant(.dots, "..", length, leading, start, flags)
    case 0xD7: meant(.star, "*", length, leading, start, flags)
    case 0xF7: meant(.slash, "/", length, leading, start, flags)
    case 0x2212, 0x2013, 0x2014: meant(.minus, "-", length, leading, start, flags)
    default:
      if scalar.properties.isAlphabetic {
        word(leading, start, flags)
      } else {
        bad(leading, start, flags)
      }
    }
  }

  /// A run of characters that mean nothing, with one message for all of them.
  mutating func bad(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    var at = start
    var readable = false
    repeat {
      if bytes[at] < 0x80 {
        readable = true
        at += 1
      } else if let (_, length) = scalar(at) {
        readable = true
        at += length
      } else {
        at += 1
      }
    } while at < end && isBad(at)
    position = at
    if readable {
      report(CharacterFault.strange(shown(start, at)), start, at)
    }
    append(.bad, from: leading, start, flags: flags.union(.reported))
  }

  private func isBad(_ at: Int) -> Bool {
    let b = bytes[at]
    if b < 0x80 {
      switch b {
      case 0x00...0x08, 0x0E...0x1F, 0x7F: return true
      case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "@"),
        UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: ";"):
        return true
      default: return false
      }
    }
    guard let (scalar, _) = scalar(at) else { return true }
    switch scalar.value {
    case 0x201C...0x201E, 0xAB, 0x2018, 0x2019, 0x2265, 0x2264, 0x2260, 0x2026, 0xD7, 0xF7, 0x2212,
      0x2013, 0x2014, 0xA0, 0x85, 0x2000...0x200F, 0x2028...0x202F, 0x2060...0x2069, 0x3000, 0xFEFF,
      0xAD, 0x61C, 0x180E:
      return false
    default: return !scalar.properties.isAlphabetic
    }
  }

  /// At most twelve characters, control characters as U+XXXX: what a message quotes.
  private func shown(_ from: Int, _ to: Int) -> String {
    var result = ""
    for scalar in string(from, to).unicodeScalars.prefix(12) {
      if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x60 {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "U+" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
