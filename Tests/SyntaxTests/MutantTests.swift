// MutantTests.swift: one slip in a right rule text gives a message or two near it, and no more; whatever
// the bytes are, parsing ends and gives every byte back.

import Syntax
import TestSupport
import Testing
import Text

@Suite struct MutantTests {
  /// The project's rules cut into pieces of three declarations, each a right text of its own.
  static let pieces: [String] = (Reading.rules + Reading.examples).flatMap { path -> [String] in
    let text = Reading.content(path)
    let bytes = Array(text.utf8)
    let starts = Reading.parsed(text).syntax.declarations.map { Int($0.range.start) }
    return stride(from: 0, to: starts.count, by: 3).map { at in
      let end = at + 3 < starts.count ? starts[at + 3] : bytes.count
      return String(decoding: bytes[starts[at]..<end], as: UTF8.self)
    }
  }

  @Test func piecesAreRight() {
    let wrong = Self.pieces.filter { !Reading.parsed($0).diagnostics.isEmpty }
    #expect(wrong.isEmpty, "\(wrong.first.map { Reading.messages(Reading.parsed($0)) } ?? "")")
    #expect(Self.pieces.count > 20)
  }

  @Test func oneSlipGivesFewMessages() {
    var mutants = Mutants(seed: 2_660, of: Self.pieces)
    var (count, wrong, messages) = (0, 0, 0)
    var failures: [String] = []
    while count < 900, failures.count < 6 {
      guard let mutant = mutants.next() else { continue }
      count += 1
      let parsed = Reading.parsed(mutant.text)
      let errors = parsed.diagnostics.filter { $0.severity == .error }
      if parsed.tree.bytes != Array(mutant.text.utf8) {
        failures.append("not lossless: \(mutant.change)\n\(mutant.text)")
      }
      guard !errors.isEmpty else { continue }
      wrong += 1
      messages += errors.count
      if errors.count > 5 || touched(parsed, errors) > 2 {
        failures.append("\(mutant.change)\n\(Reading.messages(parsed))")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect(wrong > 300)
    #expect(messages * 10 < wrong * 18, "\(messages) messages for \(wrong) slips")
  }

  /// How many declarations have an error in them.
  private func touched(_ parsed: ParsedFile, _ errors: [Diagnostic]) -> Int {
    let starts = parsed.syntax.declarations.map(\.range.start)
    return Set(errors.map { error in starts.count { $0 <= error.primary.start } }).count
  }

  // MARK: - Anything at all

  @Test func randomBytesAreReadToTheEnd() {
    var random = SeededGenerator(seed: 6_000)
    for _ in 0..<1_500 {
      let bytes = (0..<random.int(0...120)).map { _ in UInt8(random.int(0...255)) }
      hold(bytes)
    }
  }

  @Test func randomWordsAreReadToTheEnd() {
    var random = SeededGenerator(seed: 41)
    let words =
      Keyword.allCases.map(\.rawValue) + [
        "\n", "\n    ", "\"a\"", "\"", "'", "(", ")", "[", "]", "{", "}", "|", "||", "=", "<", ">=",
        "-", "*", "/", ",", ".", "..", "%", ":", ";", "\\", "Rp", "Rp1.000", "87.5", "1,200", "12",
        "31/12/2026", "2026-12-31", "III/d", "a-b", "nama", "“x”", "•", "#", "≥", "s.d.",
        "\u{200B}",
        "\r\n", "é", "\u{202E}", "1)", "{x}", "{",
      ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<random.int(1...40) {
        text += (random.pick(words) ?? "") + (random.oneIn(4) ? "" : " ")
      }
      hold(Array(text.utf8))
    }
  }

  private func hold(_ bytes: [UInt8]) {
    let parsed = parse(SourceFile(name: "acak.aturan", bytes: bytes))
    #expect(
      parsed.tree.bytes == bytes, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    let places = parsed.diagnostics.flatMap { $0.labels.map(\.range) + $0.fix.map(\.range) }
    let isInside = places.allSatisfy {
      $0.start >= 0 && $0.start <= $0.end && $0.end <= bytes.count
    }
    #expect(isInside, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    // Messages can be drawn wherever they point.
    #expect(!Reading.messages(parsed).isEmpty)
  }
}
