// PageTests.swift: the pages of proved messages are run: the wrong example brings its message about, the
// right one brings none.

import Foundation
import TestSupport
import Testing
import Text

@Suite struct PageTests {
  static let codes: [String] =
    (1...7).map { "A075\($0)" } + (1...9).map { "A080\($0)" } + (10...15).map { "A08\($0)" }
    + (1...9).map { "A090\($0)" } + (1...4).map { "A095\($0)" }

  @Test(arguments: codes) func examplesDoWhatThePageSays(_ code: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Documentation/pesan/\(code).md")
    let page = try #require(MessagePage(text: try String(contentsOf: path, encoding: .utf8)))
    func rules(_ blocks: [GoldenBlock]) -> RuleText {
      RuleText(
        blocks.map { block in
          let name = block.fileName.isEmpty ? "contoh.aturan" : block.fileName
          return (name, String(decoding: block.bytes, as: UTF8.self))
        })
    }
    let wrong = rules(page.wrong)
    #expect(wrong.errors == "")
    #expect(wrong.codes.contains(code), "\(wrong.text)")
    let right = rules(page.right)
    #expect(right.errors == "")
    #expect(right.text == "tidak ada temuan\n")
  }
}
