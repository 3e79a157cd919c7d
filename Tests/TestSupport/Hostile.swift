// Hostile.swift: text made to break readers of YAML, of any size.

import Testing

/// A pattern that is repeated until there are enough bytes.
package struct Hostile: Sendable, CustomTestStringConvertible {
  package let name: String
  package let isHarmless: Bool
  private let prefix: [UInt8]
  private let piece: @Sendable (Int) -> [UInt8]

  private init(
    _ name: String, prefix: String = "", isHarmless: Bool = false, bytes piece: [UInt8]
  ) {
    self.name = name
    self.isHarmless = isHarmless
    self.prefix = Array(prefix.utf8)
    self.piece = { _ in piece }
  }

  private init(
    _ name: String, prefix: String = "", isHarmless: Bool = false,
    _ piece: @escaping @Sendable (Int) -> String
  ) {
    self.name = name
    self.isHarmless = isHarmless
    self.prefix = Array(prefix.utf8)
    self.piece = { Array(piece($0).utf8) }
  }

  package var testDescription: String { name }

  /// At least `count` bytes of it.
  package func bytes(_ count: Int) -> [UInt8] {
    var bytes = prefix
    var number = 0
    while bytes.count < count {
      bytes += piece(number)
      number += 1
    }
    return bytes
  }

  package static let patterns: [Hostile] = [
    Hostile("brackets") { _ in "[" },
    Hostile("braces") { _ in "{" },
    Hostile("both") { _ in "[{" },
    Hostile("closing brackets") { _ in "]" },
    Hostile("brackets and keys") { _ in "{a: [" },
    Hostile("dashes on a line") { _ in "- " },
    Hostile("questions on a line") { _ in "? " },
    Hostile("colons on a line") { _ in ": " },
    Hostile("keys on a line") { _ in "a: " },
    Hostile("ever deeper") { String(repeating: " ", count: $0) + "a:\n" },
    Hostile("commas", prefix: "[") { _ in "," },
    Hostile("anchors on a line") { _ in "&a " },
    Hostile("unique anchors", prefix: "[", isHarmless: false) { "&a\($0) x, " },
    Hostile("aliases", prefix: "[") { _ in "*a, " },
    Hostile("aliases of aliases") { "- &a\($0) [*b\($0), *b\($0)\n" },
    Hostile("tags") { _ in "!a " },
    Hostile("long tag") { $0 == 0 ? "!<" : "%41" },
    Hostile("unique TAG lines") { "%TAG !a\($0)! tag:x,\($0):\n" },
    Hostile("percent signs") { _ in "%\n" },
    Hostile("documents", isHarmless: true) { _ in "---\n" },
    Hostile("document ends") { _ in "...\n" },
    Hostile("comments", isHarmless: true) { _ in "# x\n" },
    Hostile("one comment", prefix: "#", isHarmless: true) { _ in "#" },
    Hostile("line feeds", isHarmless: true) { _ in "\n" },
    Hostile("double quotes") { _ in "\"" },
    Hostile("open quote", prefix: "a: \"") { _ in "x" },
    Hostile("folds in quotes", prefix: "a: \"") { _ in "x\n\n" },
    Hostile("escapes", prefix: "a: \"") { _ in "\\x41" },
    Hostile("wide escapes", prefix: "a: \"") { _ in "\\U0010FFFF" },
    Hostile("blocks of text", isHarmless: true) { _ in "- |\n" },
    Hostile("block with many indents", prefix: "a: >\n", isHarmless: true) {
      String(repeating: " ", count: $0 % 200 + 1) + "x\n"
    },
    Hostile("carriage returns") { _ in "\r" },
    Hostile("byte order marks") { _ in "\u{FEFF}\u{FEFF}" },
    Hostile("tabs before a word", prefix: "a:\n") { $0 < 19_990 ? "\t" : "x" },
    Hostile("zeros", bytes: [0]),
    Hostile("no UTF-8", bytes: [0xFF]),
    Hostile("controls far apart", bytes: Array("abcdefghijklmnopqrstu".utf8) + [7]),
    Hostile("two kinds of bad bytes", bytes: [7, 0xFF]),
    Hostile("faults side by side") { _ in "\"\n---\n" },
    Hostile("faulty items", prefix: "- a\n") { _ in "- [\n" },
    Hostile("merge keys", prefix: "{") { _ in "<<: *a, " },
    Hostile("special spaces", prefix: "a:") { _ in "\u{A0}" },
  ]
}
