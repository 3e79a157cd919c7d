// RuleFilesTests.swift: the project's own rule files: read without a message and given back byte for byte.

import Syntax
import Testing
import Text

@Suite struct RuleFilesTests {
  @Test func filesAreFound() {
    #expect(Reading.rules.count >= 5)
    #expect(Reading.examples.count >= 5)
    #expect(Reading.mistakes.count >= 60)
  }

  @Test(arguments: Reading.rules + Reading.examples)
  func wellFormedFilesHaveNoMessage(path: String) {
    let text = Reading.content(path)
    let parsed = Reading.parsed(text)
    #expect(parsed.diagnostics.isEmpty, "\(path):\n\(Reading.messages(parsed))")
    #expect(parsed.tree.bytes == Array(text.utf8))
    #expect(!parsed.syntax.declarations.isEmpty)
  }

  @Test(arguments: Reading.mistakes)
  func mistakenFilesAreLossless(path: String) {
    let text = Reading.content(path)
    #expect(Reading.parsed(text).tree.bytes == Array(text.utf8))
  }

  /// Whoever only wants the rules gets the same rules, and no message about a test.
  @Test(arguments: Reading.rules + Reading.examples + Reading.mistakes)
  func withoutTestsTheRulesAreTheSame(path: String) {
    let text = Reading.content(path)
    let file = SourceFile(id: FileID(0), name: path, text: text)
    let whole = parse(file)
    let rules = parse(file, skipsTests: true)
    func ranges(_ parsed: ParsedFile) -> [SourceRange] {
      parsed.syntax.declarations.filter {
        if case .test = $0.body { false } else { true }
      }.map(\.range)
    }
    #expect(rules.tree.bytes == Array(text.utf8))
    #expect(ranges(rules) == ranges(whole), "\(path)")
    #expect(rules.syntax.declarations.count == ranges(whole).count)
    let places = ranges(whole).count == whole.syntax.declarations.count
    if places { #expect(rules.diagnostics == whole.diagnostics) }
    #expect(Set(rules.diagnostics).isSubset(of: whole.diagnostics), "\(path)")
  }

  /// The language reference is made of rules; its `aturan` blocks that are not marked wrong are right.
  @Test func blocksOfTheReferenceHaveNoMessage() {
    for name in ["language.md", "panduan.md"] {
      for (number, block) in blocks(Reading.content("Documentation/\(name)")).enumerated() {
        let parsed = Reading.parsed(block)
        #expect(
          parsed.diagnostics.isEmpty,
          "\(name), block \(number + 1):\n\(Reading.messages(parsed))\n\(block)")
      }
    }
  }

  private func blocks(_ page: String) -> [String] {
    var blocks: [String] = []
    var current: String?
    var isWanted = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if current != nil {
          if isWanted { blocks.append(current ?? "") }
          current = nil
        } else {
          current = ""
          isWanted =
            line.hasPrefix("```aturan") && !line.contains("keliru")
            && !line.contains("sisip")
        }
      } else {
        current? += line + "\n"
      }
    }
    return blocks
  }
}
