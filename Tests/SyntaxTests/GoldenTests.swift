// GoldenTests.swift: golden pages of rule texts with what the parser makes of them: messages, views, trees.

import Syntax
import TestSupport
import Testing
import Text

@Suite struct GoldenTests {
  /// Mistakes and slips: what people see.
  @Test(arguments: Golden.cases("kesalahan", "kelonggaran", "pemulihan"))
  func messages(golden: GoldenCase) throws {
    let text = try #require(golden.input("aturan"))
    let parsed = Reading.parsed(text)
    #expect(parsed.tree.bytes == Array(text.utf8))
    golden.check("Pesan", Reading.messages(parsed))
  }

  /// Right texts: what the checker reads, and the tree that printers read.
  @Test(arguments: Golden.cases("ketentuan"))
  func declarations(golden: GoldenCase) throws {
    let text = try #require(golden.input("aturan"))
    let parsed = Reading.parsed(text)
    #expect(parsed.diagnostics.isEmpty, "\(Reading.messages(parsed))")
    #expect(parsed.tree.bytes == Array(text.utf8))
    golden.check("Isi", ViewDump.text(parsed.syntax))
    golden.check("Pohon", parsed.tree.dump)
  }

  /// A slip changes nothing: the text with all its mends reads the same, without a message.
  @Test(arguments: Golden.cases("kelonggaran"))
  func slipsReadAsTheirMends(golden: GoldenCase) throws {
    let text = try #require(golden.input("aturan"))
    let parsed = Reading.parsed(text)
    #expect(!parsed.diagnostics.isEmpty)
    #expect(!parsed.diagnostics.hasErrors)
    let mended = Reading.mended(text, parsed.diagnostics.flatMap(\.fix))
    let after = Reading.parsed(mended)
    let left = after.diagnostics.filter { $0.code != "A0132" }
    #expect(left.isEmpty, "\(Reading.messages(after))\n\(mended)")
    #expect(ViewDump.text(after.syntax) == ViewDump.text(parsed.syntax))
  }
}

@Suite struct FixTests {
  /// A text with a message that offers a mend.
  struct Mend: Sendable, CustomTestStringConvertible {
    var text: String
    var diagnostic: Diagnostic
    var testDescription: String { "\(diagnostic.code) \(diagnostic.words.indonesian)" }
  }

  static let texts: [String] =
    Golden.cases("kesalahan", "kelonggaran", "pemulihan").compactMap { $0.input("aturan") }
    + Reading.mistakes.map(Reading.content)
    + Pages.all.flatMap { $0.page.wrong.filter { $0.language == "aturan" }.map(\.text) }

  static let mends: [Mend] = texts.flatMap { text in
    Reading.parsed(text).diagnostics.filter { !$0.fix.isEmpty }.map {
      Mend(text: text, diagnostic: $0)
    }
  }

  @Test func mendsAreOffered() { #expect(Self.mends.count > 60) }

  @Test func everyMendRemovesItsMessage() {
    let failures = Self.mends.compactMap { Reading.failure(of: $0.diagnostic, in: $0.text) }
    #expect(failures.isEmpty, "\(failures.prefix(6).joined(separator: "\n"))")
  }
}
