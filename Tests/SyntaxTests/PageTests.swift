// PageTests.swift: the pages of the parser's messages: their wrong example gives the code, their right
// one gives no message at all.

import Syntax
import TestSupport
import Testing
import Text

enum Pages {
  /// The pages of codes A01xx and A02xx.
  static let all: [(path: String, page: MessagePage)] = Reading.paths(
    under: "Documentation/pesan", ending: ".md"
  ).compactMap { path in
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard name.hasPrefix("A01") || name.hasPrefix("A02"),
      let page = MessagePage(text: Reading.content(path))
    else { return nil }
    return (path, page)
  }

  /// The example as its file holds it, byte for byte.
  static func parsed(_ block: GoldenBlock, _ name: String) -> ParsedFile {
    parse(SourceFile(name: name, bytes: block.bytes))
  }
}

@Suite struct PageTests {
  @Test func wrongExamplesGiveTheirCode() {
    var failures: [String] = []
    for (path, page) in Pages.all {
      let parsed = page.wrong.filter { $0.language == "aturan" }.map {
        Pages.parsed($0, path)
      }
      let found = parsed.flatMap { $0.diagnostics.map(\.code) }
      if Set(found) != [page.code] { failures.append("\(path): \(found)") }
    }
    // A file too large to show has a page without an example.
    #expect(failures == ["Documentation/pesan/A0102.md: []"])
  }

  @Test func rightExamplesGiveNoMessage() {
    var failures: [String] = []
    for (path, page) in Pages.all {
      for block in page.right where block.language == "aturan" {
        let parsed = Reading.parsed(block.text)
        if !parsed.diagnostics.isEmpty {
          failures.append("\(path):\n\(Reading.messages(parsed))")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// Every message of the parser as people see it.
  @Test func messagesOfTheWrongExamples() throws {
    let golden = try #require(Golden.cases("halaman").first)
    var text = ""
    for (_, page) in Pages.all {
      for block in page.wrong where block.language == "aturan" {
        text += Reading.messages(Pages.parsed(block, "\(page.code).aturan")) + "\n"
      }
    }
    golden.check("Pesan", text)
  }

  @Test func thereIsAPageForEveryCode() { #expect(Pages.all.count >= 85) }
}
