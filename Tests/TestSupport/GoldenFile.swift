// GoldenFile.swift: one Markdown file of golden cases, read into blocks and sections by line.
// Golden.swift compares with it; everything outside a rewritten section stays byte for byte.

import Foundation

/// A fenced block: ```` ```aturan kota.aturan ````.
package struct GoldenBlock: Hashable, Sendable {
  /// The first word behind the fence, such as `aturan` or `yaml`.
  package let language: String
  /// The rest behind the fence: a file name, or empty.
  package let name: String
  /// The lines inside, each ended by a line feed.
  package let text: String
}

/// What a case stores under `## Name`.
package struct GoldenSection: Hashable, Sendable {
  package let name: String
  /// Without trailing line feeds.
  package let text: String
  /// The lines of the file behind the heading.
  fileprivate let lines: Range<Int>
}

/// One `# Title` with its inputs and sections.
package struct GoldenCase: Hashable, Sendable {
  package let path: String
  package let title: String
  /// The fenced blocks before the first section.
  package let blocks: [GoldenBlock]
  package let sections: [GoldenSection]
  fileprivate let lines: Range<Int>

  /// The text of the first block of this language or file name.
  package func input(_ block: String) -> String? {
    blocks.first { $0.language == block || $0.name == block }?.text
  }

  /// The text of a section, if it is there.
  package func section(_ name: String) -> String? {
    sections.first { $0.name == name }?.text
  }
}

/// One file of golden cases.
package struct GoldenFile: Sendable {
  package let path: String
  /// The file's name without `.md`.
  package let name: String
  package let text: String
  package let cases: [GoldenCase]
  private let lines: [String]

  package init(path: String) {
    self.init(path: path, text: (try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
  }

  package init(path: String, text: String) {
    self.path = path
    self.text = text
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    cases = GoldenFile.readCases(lines, path: path)
  }

  /// The whole file's text with one section replaced, or added in the order of names; nil when the
  /// file has no such case or two of them.
  package func replacing(section: String, ofCase title: String, with actual: String) -> String? {
    let matching = cases.filter { $0.title == title }
    guard let golden = matching.first, matching.count == 1 else { return nil }
    var lines = lines
    let body = GoldenFile.fenced(actual)
    if let stored = golden.sections.first(where: { $0.name == section }) {
      lines.replaceSubrange(stored.lines, with: body + [""])
    } else {
      // A new section begins where the next one in order does, or at the end of the case, behind
      // one empty line.
      let next = golden.sections.first { $0.name > section }
      let at = next.map { $0.lines.lowerBound - 1 } ?? golden.lines.upperBound
      var start = at
      while start > golden.lines.lowerBound + 1, lines[start - 1].isEmpty { start -= 1 }
      lines.replaceSubrange(start..<at, with: ["", "## \(section)"] + body + [""])
    }
    return lines.joined(separator: "\n")
  }

  /// Without the line feeds at the end.
  package static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.utf8.last == UInt8(ascii: "\n") { text = text.dropLast() }
    return String(text)
  }

  private static func fenced(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fence = "```"
    while lines.contains(where: { $0.hasPrefix(fence) }) { fence += "`" }
    return ["\(fence)text"] + lines + [fence]
  }

  private static func fence(_ line: String) -> Int {
    let count = line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
    return count >= 3 ? count : 0
  }

  private static func readCases(_ lines: [String], path: String) -> [GoldenCase] {
    var headings: [(line: Int, level: Int, title: String)] = []
    var open = 0
    for (number, line) in lines.enumerated() {
      let ticks = fence(line)
      if open > 0 {
        if ticks >= open, line.utf8.count == ticks { open = 0 }
      } else if ticks > 0 {
        open = ticks
      } else if line.hasPrefix("# ") {
        headings.append((number, 1, String(line.dropFirst(2))))
      } else if line.hasPrefix("## ") {
        headings.append((number, 2, String(line.dropFirst(3))))
      }
    }
    var cases: [GoldenCase] = []
    for (at, heading) in headings.enumerated() where heading.level == 1 {
      let end = headings[(at + 1)...].first { $0.level == 1 }?.line ?? lines.count
      let inside = headings[(at + 1)...].prefix { $0.line < end }
      var sections: [GoldenSection] = []
      for (index, section) in zip(inside.indices, inside) {
        let stop = index + 1 < inside.endIndex ? inside[index + 1].line : end
        let range = section.line + 1..<stop
        sections.append(
          GoldenSection(name: section.title, text: content(lines[range]), lines: range))
      }
      let inputs = heading.line + 1..<(inside.first?.line ?? end)
      cases.append(
        GoldenCase(
          path: path, title: heading.title, blocks: blocks(lines[inputs]), sections: sections,
          lines: heading.line..<end))
    }
    return cases
  }

  /// A section's text: what stands in its first fence, else its plain lines.
  private static func content(_ lines: ArraySlice<String>) -> String {
    if let first = lines.firstIndex(where: { !$0.isEmpty }), fence(lines[first]) > 0,
      let block = blocks(lines).first
    {
      return trimmed(block.text)
    }
    return trimmed(lines.drop { $0.isEmpty }.joined(separator: "\n"))
  }

  /// The fenced blocks among these lines.
  package static func blocks(_ lines: some Sequence<String>) -> [GoldenBlock] {
    var blocks: [GoldenBlock] = []
    var open = 0
    var info: Substring = ""
    var text = ""
    for line in lines {
      let ticks = fence(line)
      if open == 0 {
        if ticks == 0 { continue }
        (open, info, text) = (ticks, line.dropFirst(ticks), "")
      } else if ticks >= open, line.utf8.count == ticks {
        let words = info.split(separator: " ", maxSplits: 1)
        blocks.append(
          GoldenBlock(
            language: words.first.map(String.init) ?? "",
            name: words.count > 1 ? String(words[1]) : "", text: text))
        open = 0
      } else {
        text += line + "\n"
      }
    }
    return blocks
  }
}
