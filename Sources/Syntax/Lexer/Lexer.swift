// Lexer.swift: turns a file's bytes into tokens; every byte is in a token or in the space before one.
// Works on bytes throughout. Its neighbours: LexTrivia (space, slips), LexNumbers, LexTexts, LexSigns.

package import Text

/// What lexing yields.
package struct LexedFile: Sendable {
  /// The last token is of kind `end` and carries the space after everything else.
  package var tokens: [Token]
  package var diagnostics: [Diagnostic]
}

/// The tokens of a whole file.
///
/// - Parameter skipsTests: whether lines of tests may be left out (LexTests.swift).
package func lex(_ file: SourceFile, skipsTests: Bool = false) -> LexedFile {
  if file.bytes.count > Lexer.largestFile {
    let end = Int32(truncatingIfNeeded: file.bytes.count)
    let all = Token(
      kind: .bad, keyword: nil, sign: .none, flags: [.firstOnLine, .reported], leading: 0, start: 0,
      end: end)
    let last = Token(
      kind: .end, keyword: nil, sign: .none, flags: [], leading: end, start: end, end: end)
    let place = SourceRange(file: file.id, start: 0, end: 0)
    return LexedFile(
      tokens: [all, last], diagnostics: [Diagnostic(CharacterFault.fileTooLarge, at: place)])
  }
  var lexer = Lexer(file, 0..<file.bytes.count)
  lexer.skipsTests = skipsTests
  lexer.inspectCharacters()
  lexer.run()
  return LexedFile(tokens: lexer.tokens, diagnostics: lexer.diagnostics)
}

/// The tokens of a piece of a file: what stands between `{` and `}` in a message.
func lex(_ file: SourceFile, within range: Range<Int>) -> LexedFile {
  var lexer = Lexer(file, range)
  lexer.beginsLine = false
  lexer.run()
  return LexedFile(tokens: lexer.tokens, diagnostics: lexer.diagnostics)
}

struct Lexer {
  static let largestFile = 16 << 20
  /// More than any line of a rule has: the rest of it is one token, with a message.
  static let longestLine = 32_768

  let file: FileID
  let bytes: [UInt8]
  let end: Int
  var position: Int
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// The tokens before which a `(` is open: in them a `-` at the start of a line is no bullet.
  var openParentheses: [Int32] = []
  /// Up to where marks that may end a line were looked at, and what they are: each is looked at once.
  var marks = (end: 0, areFinal: false)
  /// A `- ` was set aside before the token to come.
  var sawDash = false
  /// Whether the first token is the first of a line.
  var beginsLine = true
  /// Where the bytes are no UTF-8; one message covers them all.
  var unreadable = false
  private var tokensOnLine = 0
  var skipsTests = false
  /// Whether the line at hand belongs to a test, as far as its first words tell.
  var isInTest = false

  init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file.id
    bytes = file.bytes
    position = range.lowerBound
    end = range.upperBound
    tokens.reserveCapacity(range.count / 4 + 8)
  }

  mutating func run() {
    var leading = position
    while true {
      let newLine = skipTrivia(atStart: tokens.isEmpty && beginsLine)
      let start = position
      if isInTest, newLine, !sawDash, passLineOfTest() { continue }
      var flags: Token.Flags = newLine ? .firstOnLine : []
      if leading == start, !tokens.isEmpty { flags.insert(.glued) }
      if sawDash {
        flags.insert(.afterDash)
        sawDash = false
      }
      guard position < end else {
        append(.end, from: leading, start, flags: flags)
        return
      }
      if newLine, !openParentheses.isEmpty, endsParentheses(start) { openParentheses = [] }
      tokensOnLine = newLine ? 1 : tokensOnLine + 1
      if tokensOnLine > Lexer.longestLine {
        restOfLine(leading, start, flags)
      } else {
        token(leading, start, flags)
      }
      if position == start { position += 1 }
      if skipsTests, newLine { noteTest(start) }
      leading = position
    }
  }

  /// A million brackets cost no more than their bytes.
  private mutating func restOfLine(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    report(ExpressionFault.tooDeep, start, start + 1)
    append(.bad, from: leading, start, flags: flags.union(.reported))
  }

  private mutating func token(_ leading: Int, _ start: Int, _ flags: Token.Flags) {
    switch bytes[start] {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: word(leading, start, flags)
    case 0x30...0x39: number(leading, start, flags)
    case UInt8(ascii: "\""): text(leading, start, flags, closing: [])
    case UInt8(ascii: "'"):
      if singleQuoteCloses(start) {
        report(CharacterFault.singleQuotes, start, position, fix: [])
        text(leading, start, flags, closing: [])
      } else {
        bad(leading, start, flags)
      }
    case 0x80...: wide(leading, start, flags)
    default: sign(leading, start, flags)
    }
  }

  mutating func append(
    _ kind: TokenKind, from leading: Int, _ start: Int, keyword: Keyword? = nil,
    sign: Sign = .none, flags: Token.Flags
  ) {
    tokens.append(
      Token(
        kind: kind, keyword: keyword, sign: sign, flags: flags,
        leading: Int32(truncatingIfNeeded: leading), start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: position)))
  }

  // MARK: - Words

  mutating func word(_ leading: Int, _ start: Int, _ given: Token.Flags) {
    var flags = given
    var at = start
    var isForeign = false
    var capitals = false
    while at < end {
      let b = bytes[at]
      if isWordByte(b) {
        if b >= 0x41 && b <= 0x5A { capitals = true }
        at += 1
      } else if b >= 0x80, let (length, isVisible) = letterInsideWord(at) {
        if isVisible { isForeign = true }
        at += length
        if !isVisible { report(CharacterFault.invisible, at - length, at, fix: [""]) }
      } else {
        break
      }
    }
    if isForeign {
      position = at
      report(CharacterFault.foreignLetters(string(start, at)), start, at)
      append(.word, from: leading, start, flags: flags.union([.reported, .slip]))
      return
    }
    if capitals { flags.insert(.capital) }
    if let length = rangeAbbreviation(start, at) {
      position = start + length
      report(
        CharacterFault.signSpelling(string(start, position), meant: ".."), start, position,
        fix: [".."])
      append(.sign, from: leading, start, sign: .dots, flags: flags.union(.slip))
      return
    }
    if let rank = rankEnd(start, at) {
      position = rank
      append(.word, from: leading, start, flags: flags)
      return
    }
    if byte(at) == UInt8(ascii: "-"), isLetter(byte(at + 1)) {
      var last = at
      while byte(last) == UInt8(ascii: "-"), isLetter(byte(last + 1)) {
        last += 1
        while last < end, isWordByte(bytes[last]) { last += 1 }
      }
      position = last
      if let keyword = KeywordTable.shared.keyword(bytes, start, last) {
        append(.word, from: leading, start, keyword: keyword, flags: flags)
        return
      }
      let written = string(start, last)
      let fixed = String(written.map { $0 == "-" ? "_" : $0 })
      report(CharacterFault.hyphenated(written, fixed: fixed), start, last, fix: [fixed])
      append(.word, from: leading, start, flags: flags.union([.reported, .slip]))
      return
    }
    position = at
    if money(leading, start, flags) { return }
    append(
      .word, from: leading, start, keyword: KeywordTable.shared.keyword(bytes, start, at),
      flags: flags)
  }

  /// `III/d`, `II.a`: where the rank ends.
  private func rankEnd(_ start: Int, _ wordEnd: Int) -> Int? {
    guard byte(wordEnd) == UInt8(ascii: "/") || byte(wordEnd) == UInt8(ascii: ".") else {
      return nil
    }
    let grade = byte(wordEnd + 1)
    guard grade >= UInt8(ascii: "a"), grade <= UInt8(ascii: "e"), !isWordByte(byte(wordEnd + 2))
    else { return nil }
    for i in start..<wordEnd {
      let b = bytes[i]
      guard b == UInt8(ascii: "I") || b == UInt8(ascii: "V") || b == UInt8(ascii: "X") else {
        return nil
      }
    }
    return wordEnd + 2
  }

  /// `s.d.` and `s/d` stand for "to": their length.
  private func rangeAbbreviation(_ start: Int, _ wordEnd: Int) -> Int? {
    guard wordEnd - start == 1, lowered(bytes[start]) == UInt8(ascii: "s") else { return nil }
    let middle = byte(wordEnd)
    guard middle == UInt8(ascii: ".") || middle == UInt8(ascii: "/"),
      lowered(byte(wordEnd + 1)) == UInt8(ascii: "d"), !isWordByte(byte(wordEnd + 2))
    else { return nil }
    if middle == UInt8(ascii: ".") {
      return byte(wordEnd + 2) == UInt8(ascii: ".") && byte(wordEnd + 3) != UInt8(ascii: ".")
        ? 4 : 3
    }
    return 3
  }

  /// The length of a letter of another script, or of an invisible character between letters.
  private func letterInsideWord(_ at: Int) -> (length: Int, isVisible: Bool)? {
    guard let (scalar, length) = scalar(at) else { return nil }
    if isInvisible(scalar) {
      guard isWordByte(byte(at + length)) else { return nil }
      return (length, false)
    }
    return scalar.properties.isAlphabetic ? (length, true) : nil
  }

  // MARK: - Bytes

  /// Zero behind the end.
  func byte(_ at: Int) -> UInt8 { at < end ? bytes[at] : 0 }

  func string(_ from: Int, _ to: Int) -> String {
    String(decoding: bytes[min(from, to)..<to], as: UTF8.self)
  }

  mutating func report(
    _ fault: some Fault, _ from: Int, _ to: Int, fix: [String] = []
  ) {
    let range = SourceRange(file: file, start: from, end: to)
    diagnostics.append(Diagnostic(fault, at: range, fix: fix.map { Edit(range, $0) }))
  }
}

func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
func isLetter(_ b: UInt8) -> Bool { (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7A }
func isWordByte(_ b: UInt8) -> Bool { isLetter(b) || isDigit(b) || b == 0x5F }
