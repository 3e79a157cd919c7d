// MessagePage.swift: one page under Documentation/pesan, read into what it says and what it shows.
// Documentation/pesan/README.md describes the form.

/// A page of one message.
package struct MessagePage: Sendable {
  package let code: String
  package let title: String
  /// The prose before `## Salah`.
  package let reason: String
  /// The files of the wrong example, in the order written.
  package let wrong: [GoldenBlock]
  /// The files of the right example.
  package let right: [GoldenBlock]

  /// Nil when the text does not begin with `# CODE Title`.
  package init?(text: String) {
    guard let page = GoldenFile(path: "", text: text).cases.first, text.hasPrefix("# ") else {
      return nil
    }
    let words = page.title.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    code = String(words[0])
    title = String(words[1])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let before = lines.dropFirst().prefix { !$0.hasPrefix("## ") }
    reason = GoldenFile.trimmed(before.drop { $0.isEmpty }.joined(separator: "\n"))
    wrong = MessagePage.blocks(under: "## Salah", lines)
    right = MessagePage.blocks(under: "## Benar", lines)
  }

  private static func blocks(under heading: String, _ lines: [String]) -> [GoldenBlock] {
    guard let start = lines.firstIndex(of: heading) else { return [] }
    return GoldenFile.blocks(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
  }
}
