// SilenceTests.swift: what could not be understood is told: where a rule text checks without an error,
// nothing in its policy is left without a type. Texts are spoiled word by word.

import Foundation
import Semantics
import Syntax
import TestSupport
import Testing
import Text

@Suite struct SilenceTests {
  /// Words that stand for values of all types, so that what replaces a word often does not fit.
  private static let strangers = [
    "ya", "tidak", "5", "5%", "Rp1.000", "3 tahun", "12 bulan", "\"teks\"", "31 Desember 2026",
    "tanggal penilaian", "(1 + 2)", "(90 bila kosong tidak)", "baik", "survei",
  ]

  @Test func whatIsNotUnderstoodIsTold() throws {
    var random = SeededGenerator(seed: 4)
    let texts = Self.rightExamples()
    try #require(texts.count > 100)
    var checked = 0
    for _ in 0..<(Int(ProcessInfo.processInfo.environment["TIMBANG_RUNS"] ?? "") ?? 10_000) {
      guard let text = random.pick(texts), let mutant = Self.spoiled(text, &random) else {
        continue
      }
      let result = CheckedText([(name: "contoh.aturan", text: mutant)]).checked
      if result.diagnostics.hasErrors { continue }
      checked += 1
      for set in result.policy.sets {
        // Until its body is read, a rule holds a place at its own name.
        let names = Set(set.formulas.map(\.origin.range) + set.promotions.map(\.origin.range))
        let silent = set.expressions.first { $0.type == .invalid && !names.contains($0.range) }
        guard let silent else { continue }
        let place = "\(silent.range.start)..<\(silent.range.end)"
        Issue.record("nothing is said of bytes \(place) of\n\(mutant)")
        return
      }
    }
    #expect(checked > 100)
  }

  /// One value or name of the text replaced by another.
  private static func spoiled(_ text: String, _ random: inout SeededGenerator) -> String? {
    let file = SourceFile(id: FileID(0), name: "contoh.aturan", text: text)
    let tokens = lex(file).tokens.filter { token in
      switch token.kind {
      case .number, .money, .date, .text: true
      case .word: token.keyword == nil || token.keyword == .ya || token.keyword == .tidak
      default: false
      }
    }
    guard let token = random.pick(tokens) else { return nil }
    let bytes = Array(text.utf8)
    let other: String
    if random.oneIn(2), let second = random.pick(tokens) {
      other = String(decoding: bytes[Int(second.start)..<Int(second.end)], as: UTF8.self)
    } else {
      other = random.pick(strangers) ?? "5"
    }
    let mutant = bytes[..<Int(token.start)] + Array(other.utf8) + bytes[Int(token.end)...]
    return String(decoding: mutant, as: UTF8.self)
  }

  /// The right examples of the pages on messages, each one file.
  private static func rightExamples() -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Documentation/pesan")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      guard let page = text.flatMap({ MessagePage(text: $0) }), page.right.count == 1,
        page.right[0].language == "aturan", page.right[0].fileName.isEmpty
      else { return nil }
      return page.right[0].text
    }
  }
}
