// Token.swift: what the lexer yields: words, numbers, texts and signs, each with the blank space and
// comments before it. Where a token stands is stored; what it says is read from the file's bytes.

package import Text

/// The ten kinds of token.
package enum TokenKind: UInt8, Hashable, Sendable {
  case word, number, money, date, text, sign, bar, doubleBar, bad, end
}

/// What a sign means; `≥` and `=>` are `greaterOrEqual` with the flag `slip`.
package enum Sign: UInt8, Hashable, Sendable {
  case none, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, star, slash, open, close, comma, colon, dot, dots, percent
  case openBracket, closeBracket, openBrace, closeBrace, backslash
}

/// One token of a rule file.
package struct Token: Hashable, Sendable {
  /// What the lexer noticed about a token.
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Nothing but blank space, comments or slips stands before it on its line.
    package static let firstOnLine = Flags(rawValue: 1)
    /// Nothing at all stands between it and the token before.
    package static let glued = Flags(rawValue: 2)
    /// Spelled otherwise than the language has it, but clear.
    package static let slip = Flags(rawValue: 4)
    /// A word with a capital letter.
    package static let capital = Flags(rawValue: 8)
    /// It has an error message already.
    package static let reported = Flags(rawValue: 16)
    /// A `- ` or `* ` at the start of its line was set aside before it.
    package static let afterDash = Flags(rawValue: 32)
    /// A text whose closing quotation mark is missing.
    package static let unclosed = Flags(rawValue: 64)
  }

  package var kind: TokenKind
  package var keyword: Keyword?
  package var sign: Sign
  package var flags: Flags
  /// Where the blank space and comments before it begin.
  package var leading: Int32
  package var start: Int32
  package var end: Int32

  package var isFirstOnLine: Bool { flags.contains(.firstOnLine) }
  package var isGlued: Bool { flags.contains(.glued) }

  package func range(in file: FileID) -> SourceRange {
    SourceRange(file: file, start: Int(start), end: Int(end))
  }
}
