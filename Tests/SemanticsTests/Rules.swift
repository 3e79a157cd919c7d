// Rules.swift: rule texts parsed and checked for the tests of this room, and the shipped rules by name.

import Foundation
import Semantics
import Syntax
import Text

/// Rule files checked together.
struct CheckedText {
  var files: [SourceFile]
  var checked: CheckedPolicy

  /// - Parameter texts: file names and contents, in the order of their numbers.
  init(_ texts: [(name: String, text: String)], order: [Int]? = nil) {
    files = texts.enumerated().map { SourceFile(id: FileID($0), name: $1.name, text: $1.text) }
    let parsed = files.map { parse($0) }
    checked = check((order ?? Array(parsed.indices)).map { parsed[$0] })
  }

  /// As a terminal shows them, without the line that points at the page.
  func rendered(in language: Language) -> String {
    TerminalRenderer(files: files, language: language, showsPage: false)
      .text(checked.diagnostics)
  }
}

enum Shipped {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The city's rule files, in the order of their paths.
  static let rules: [(name: String, text: String)] = files(in: "Rules")

  static func files(in folder: String) -> [(name: String, text: String)] {
    let top = project.appendingPathComponent(folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    return paths.filter { $0.hasSuffix(".aturan") }.sorted().compactMap { path in
      (try? String(contentsOf: top.appendingPathComponent(path), encoding: .utf8))
        .map { (name: "\(folder)/\(path)", text: $0) }
    }
  }
}
