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

extension GoldenBlock {
  /// The word behind the language that says that the block holds escapes.
  private static let marker = "bita"

  private var isEscaped: Bool {
    name == GoldenBlock.marker || name.hasPrefix(GoldenBlock.marker + " ")
  }

  /// The file's name, without the marker; empty when none is written.
  package var fileName: String {
    isEscaped ? String(name.dropFirst(GoldenBlock.marker.count).drop { $0 == " " }) : name
  }

  /// The file's content: in a block marked `bita`, `\x{09}` is a byte, `\x{202E}` a character, and
  /// `\ulang{300}<a, >` what stands in the angle brackets, three hundred times.
  package var bytes: [UInt8] {
    if !isEscaped { return Array(text.utf8) }
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let at = rest.firstIndex(of: "\\") {
      bytes += rest[..<at].utf8
      rest = rest[at...]
      if let match = rest.prefixMatch(of: #/\\x\{([0-9A-Fa-f]{2})\}/#) {
        bytes.append(UInt8(match.1, radix: 16) ?? 0)
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: #/\\x\{([0-9A-Fa-f]{3,6})\}/#),
        let scalar = UInt32(match.1, radix: 16).flatMap({ Unicode.Scalar($0) })
      {
        bytes += String(scalar).utf8
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: #/\\ulang\{([0-9]{1,8})\}<([^>]*)>/#) {
        let piece = Array(match.2.utf8)
        for _ in 0..<(Int(match.1) ?? 0) { bytes += piece }
        rest = rest[match.range.upperBound...]
      } else {
        bytes += "\\".utf8
        rest = rest.dropFirst()
      }
    }
    return bytes + rest.utf8
  }
}
