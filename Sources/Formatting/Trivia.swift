// Trivia.swift: what stands before a token: comments and blank lines, and signs that are neither.

import Syntax
import Text

/// One comment, or signs between declarations that are an error and must not vanish.
struct Remark {
  /// A comment's bytes from `#` on, without blanks at the end. Signs behind a token with the blanks
  /// between: nearer or further they could mean something else.
  var text: Range<Int>
  /// It stands behind the token before, on that token's line.
  var isTrailing: Bool
  /// How far it is indented.
  var column: Int
  /// A blank line stands before it.
  var followsBlank: Bool
}

/// The space before one token.
struct Trivia {
  var remarks: [Remark] = []
  /// A blank line stands right before the token.
  var endsBlank = false
  /// Where such signs begin that stand before the token on its own line.
  var stray: Int?

  /// - Parameters:
  ///   - isFirst: whether the token is the first of the file.
  ///   - errors: the bytes at which errors were found.
  init(_ bytes: [UInt8], before token: Token, isFirst: Bool, errors: Set<Int> = []) {
    var at = Int(token.leading)
    let end = Int(token.start)
    var lines = 0
    var lineStart = at
    while at < end {
      switch bytes[at] {
      case 0x0A, 0x0B, 0x0C, 0x0D:
        if bytes[at] == 0x0D, at + 1 < end, bytes[at + 1] == 0x0A { at += 1 }
        lines += 1
        at += 1
        lineStart = at
      case UInt8(ascii: "#"):
        let start = at
        while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        remarks.append(
          Remark(
            text: start..<trimmed(bytes, start, at), isTrailing: lines == 0 && !isFirst,
            column: start - lineStart, followsBlank: lines > 1))
        lines = 0
      default:
        guard bytes[at] != 0x20, bytes[at] != 0x09, errors.contains(at) else {
          at += 1
          continue
        }
        let start = at
        while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        if at == end, token.kind != .end {
          stray = start
        } else {
          let isTrailing = lines == 0 && !isFirst
          remarks.append(
            Remark(
              text: (isTrailing ? Int(token.leading) : start)..<at, isTrailing: isTrailing,
              column: start - lineStart, followsBlank: lines > 1))
          lines = 0
        }
      }
    }
    endsBlank = lines > 1
  }
}

private func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
  var end = end
  while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return end
}

/// How far a place is indented: the bytes before it on its line.
func column(_ bytes: [UInt8], _ place: Int) -> Int {
  var at = place
  while at > 0, bytes[at - 1] != 0x0A, bytes[at - 1] != 0x0D { at -= 1 }
  return place - at
}
