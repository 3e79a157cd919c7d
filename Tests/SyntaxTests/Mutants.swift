// Mutants.swift: rule texts with one slip of the hand: a word lost, doubled, swapped, misspelled, or
// replaced by one from elsewhere.

import Syntax
import TestSupport
import Text

/// A piece of a rule file and one token changed in it.
struct Mutant {
  var text: String
  /// What was done, for the report of a failing test.
  var change: String
}

struct Mutants {
  private var random: SeededGenerator
  private let pieces: [(text: String, tokens: [Token])]

  /// - Parameter texts: pieces of rule files, each a few declarations.
  init(seed: UInt64, of texts: [String]) {
    random = SeededGenerator(seed: seed)
    pieces = texts.map { ($0, lex(Reading.file($0)).tokens.filter { $0.kind != .end }) }
      .filter { $0.tokens.count > 3 }
  }

  mutating func next() -> Mutant? {
    guard let (text, tokens) = random.pick(pieces), let token = random.pick(tokens),
      let at = tokens.firstIndex(of: token)
    else { return nil }
    let bytes = Array(text.utf8)
    let written = String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    switch random.int(1...6) {
    case 1: return replaced(text, token, "", "deleted \(written)")
    case 2: return replaced(text, token, "\(written) \(written)", "doubled \(written)")
    case 3:
      guard at + 1 < tokens.count else { return nil }
      let next = tokens[at + 1]
      let other = String(decoding: bytes[Int(next.start)..<Int(next.end)], as: UTF8.self)
      let between = String(decoding: bytes[Int(token.end)..<Int(next.start)], as: UTF8.self)
      let whole =
        Array(bytes[..<Int(token.start)]) + Array((other + between + written).utf8)
        + Array(bytes[Int(next.end)...])
      return Mutant(
        text: String(decoding: whole, as: UTF8.self), change: "swapped \(written) and \(other)")
    case 4: return misspelled(text, token, written)
    case 5:
      guard let (source, others) = random.pick(pieces), let other = random.pick(others) else {
        return nil
      }
      let foreign = String(
        decoding: Array(source.utf8)[Int(other.start)..<Int(other.end)], as: UTF8.self)
      return replaced(text, token, foreign, "\(written) became \(foreign)")
    default:
      let junk = random.pick(["(", ")", "\"", "|", "||", "-", ",", ";", "@", "\n", "tidak", "{"])
      return replaced(
        text, token, written + " " + (junk ?? "("), "\(junk ?? "(") behind \(written)")
    }
  }

  private mutating func misspelled(_ text: String, _ token: Token, _ written: String) -> Mutant? {
    var letters = Array(written)
    guard letters.count > 3 else { return nil }
    let at = random.int(1...(letters.count - 2))
    switch random.int(1...3) {
    case 1: letters.remove(at: at)
    case 2: letters.swapAt(at, at + 1)
    default: letters.insert(letters[at], at: at)
    }
    return replaced(text, token, String(letters), "\(written) misspelled \(String(letters))")
  }

  private func replaced(
    _ text: String, _ token: Token, _ other: String, _ change: String
  ) -> Mutant {
    let edit = Edit(token.range(in: FileID(0)), other)
    return Mutant(text: Reading.mended(text, [edit]), change: change)
  }
}
