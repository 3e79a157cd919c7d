// LexTests.swift: lines of tests that whoever only wants the rules need not see. Two thirds of a well tested rule
// file are tests, most of it rows of cases.

extension Lexer {
  /// Passes over a line that can begin nothing but a part of a test: a row, or a word that is known and
  /// begins no declaration. All others are read, so that a test ends where it always does.
  mutating func passLineOfTest() -> Bool {
    var at = position
    if byte(at) != UInt8(ascii: "|") {
      while isWordByte(byte(at)) { at += 1 }
      guard at > position, byte(at) == 0x20,
        let word = KeywordTable.shared.keyword(bytes, position, at), !word.isDeclarationWord
      else { return false }
    }
    while at < end {
      switch bytes[at] {
      case 0x0A, 0x0D:
        position = at
        return true
      // What may end a line, or reads as nothing, is looked at as usual.
      case 0x0B, 0x0C, 0x80...: return false
      default: at += 1
      }
    }
    position = at
    return true
  }

  /// Notes where a test begins, and where something else may: a word at the margin that is not known
  /// may be a declaration with a slip in it.
  mutating func noteTest(_ start: Int) {
    let first = tokens.last { $0.flags.contains(.firstOnLine) }
    guard let first, first.kind == .word, Int(first.start) == start else { return }
    if let keyword = first.keyword {
      if keyword.isDeclarationWord { isInTest = keyword == .uji }
    } else if start == 0 || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D {
      isInTest = false
    }
  }
}
