// PageTests.swift: runs the examples of every page about the form (R01xx) and the content (R02xx) of
// records: the wrong one brings its message, the right one none.

import Foundation
import Records
import TestSupport
import Testing
import Text

@Suite struct PageTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation/pesan", isDirectory: true)

  private static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("R01") || $0.hasPrefix("R02") }.sorted()
  }()

  @Test func thereArePages() {
    #expect(PageTests.pages.count >= 60)
  }

  @Test(arguments: pages)
  func examples(_ name: String) throws {
    let text = try String(
      contentsOf: PageTests.folder.appendingPathComponent(name), encoding: .utf8)
    let page = try #require(MessagePage(text: text))
    #expect(name == "\(page.code).md")
    let wrong = codes(page.wrong)
    #expect(wrong.messages.contains(page.code), "the wrong example brings \(wrong.messages)")
    let right = codes(page.right)
    #expect(right.messages == [])
    #expect(right.count > 0, "the right example holds no record")
  }

  private func codes(_ blocks: [GoldenBlock]) -> (messages: [String], count: Int) {
    var keys = KeyRegistry()
    var messages: [String] = []
    var count = 0
    for (number, block) in blocks.enumerated() where block.language == "yaml" {
      let reading = read(
        block.bytes, schema: City.schema, vocabulary: City.vocabulary,
        name: block.fileName.isEmpty ? "staf\(number).yaml" : block.fileName, keys: &keys)
      messages += reading.messages.map(\.diagnostic.code)
      count += reading.count
    }
    return (messages, count)
  }
}
