// SpokenSigns.swift: words people write where rules have a sign or other words: `x`, `dibagi`, `20% dari`,
// `else`. Their meaning is clear; the message says how it is written.

import Text

extension Parser {
  /// The calculation that a word stands for between two values, on their line.
  func spokenArithmetic(_ at: Int) -> ArithmeticSyntax? {
    let token = tokens[at]
    guard token.kind == .word, !token.isFirstOnLine, !token.isGlued, token.end - token.start <= 9,
      token.keyword == nil || token.keyword == .kali || token.keyword == .tambah,
      at + 1 < limit, !tokens[at + 1].isFirstOnLine, startsOperand(at + 1)
    else { return nil }
    switch text(at).lowercased() {
    case "x", "kali", "dikali", "dikalikan": return .multiply
    case "bagi", "dibagi": return .divide
    case "tambah", "ditambah", "plus": return .add
    case "dikurangi", "minus": return .subtract
    default: return nil
    }
  }

  /// `20% dari …`: a share of what follows.
  func spokenShare(_ left: ExpressionSyntax) -> ArithmeticSyntax? {
    guard at(.dari), !leavesFrom, isOnLine(), startsOperand(index + 1),
      case .quantity(let quantity) = left
    else { return nil }
    switch quantity.unit {
    case .percent: return .multiply
    case .named(let unit) where unit.key == "persen": return .multiply
    default: return nil
    }
  }

  /// Takes `selain itu`, or what is written for it.
  mutating func takesOtherwise() -> Bool {
    if eat(.selain) {
      expect(.itu, ClauseFault.missingWord("itu", example: "selain itu 0"))
      return true
    }
    guard let length = spokenOtherwise(index) else { return false }
    let place = range(index).joined(with: range(index + length - 1))
    warn(
      CharacterFault.wordForSign(file.text(place), meant: "selain itu"), at: place,
      fix: [Edit(place, "selain itu")])
    for _ in 0..<length { take() }
    return true
  }

  /// Eats the keyword, or one of the words people write for it.
  mutating func eat(_ keyword: Keyword, spoken words: Set<String>) -> Bool {
    if eat(keyword) { return true }
    guard at(.word), isOnLine(), words.contains(text(index).lowercased()) else { return false }
    warn(
      CharacterFault.wordForSign(text(index), meant: keyword.rawValue), at: range(index),
      fix: [Edit(range(index), keyword.rawValue)])
    take()
    return true
  }

  /// `jika`, or what people write for it.
  mutating func eatsIf() -> Bool {
    eat(.jika, spoken: ["bila", "apabila", "kalau", "jikalau", "bilamana", "if"])
  }

  /// `di atas`, `di bawah`, `melebihi`: how many words, and the comparison that is meant.
  func spokenComparison(_ at: Int) -> (length: Int, ComparisonSyntax)? {
    guard at < limit, tokens[at].kind == .word, tokens[at].keyword == nil,
      !tokens[at].isFirstOnLine
    else { return nil }
    switch tokens[at].end - tokens[at].start {
    case 2 where text(at).lowercased() == "di":
      guard at + 1 < limit, !tokens[at + 1].isFirstOnLine else { return nil }
      switch tokens[at + 1].keyword {
      case .atas: return (2, .greater)
      case .bawah: return (2, .less)
      default: return nil
      }
    case 8, 9:
      return ["melebihi", "melampaui"].contains(text(at).lowercased()) ? (1, .greater) : nil
    default: return nil
    }
  }

  /// How many words from here stand for `selain itu`.
  func spokenOtherwise(_ at: Int) -> Int? {
    guard at < limit, tokens[at].kind == .word else { return nil }
    let token = tokens[at]
    switch token.keyword {
    case .lainnya: return startsOperand(at + 1) ? 1 : nil
    case .jika:
      // Before a name it may be `jika tidak x maka …`.
      guard at + 2 < limit, tokens[at + 1].keyword == .tidak else { return nil }
      switch tokens[at + 2].kind {
      case .number, .money, .date, .text: return 2
      case .word, .sign, .bar, .doubleBar, .bad, .end: return nil
      }
    case nil:
      guard (4...10).contains(token.end - token.start), startsOperand(at + 1) else { return nil }
      switch text(at).lowercased() {
      case "else", "otherwise", "sebaliknya", "selainnya": return 1
      default: return nil
      }
    default: return nil
    }
  }
}

extension ArithmeticSyntax {
  var sign: Sign {
    switch self {
    case .add: .plus
    case .subtract: .minus
    case .multiply: .star
    case .divide: .slash
    }
  }

  var written: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    }
  }
}
