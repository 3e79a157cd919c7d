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
