// Background.swift: the small rule set that rule texts are checked beside: the `latar` blocks of the
// reference manual, of which there is one copy only.

import Foundation
import Semantics
import Syntax
import TestSupport
import Text
import Values

enum Background {
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let parsed: [ParsedFile] = {
    let url = project.appendingPathComponent("Documentation/language.md")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return GoldenFile.blocks(lines).filter { $0.name.hasPrefix("latar") }.enumerated().map {
      let name = $1.name.split(separator: "=").last.map(String.init) ?? "a.aturan"
      return parse(SourceFile(id: FileID($0), name: name, text: $1.text))
    }
  }()

  /// The rule set by itself.
  static let policy = check(parsed).policy
  static let date = CalendarDate(year: 2026, month: 12, day: 31) ?? .last
}
