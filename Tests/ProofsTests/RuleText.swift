// RuleText.swift: rule texts parsed, checked and proved; their messages as text.

import Foundation
import Proofs
import Semantics
import Syntax
import Testing
import Text

/// A rule folder and what is said about it.
struct RuleText {
  var files: [SourceFile]
  /// What parsing and checking say.
  var mistakes: [Diagnostic]
  var policy: Policy
  /// What the proofs say.
  var proved: [Diagnostic]

  init(_ texts: [(name: String, text: String)]) {
    files = texts.enumerated().map {
      SourceFile(id: FileID($0.offset), name: $0.element.name, text: $0.element.text)
    }
    let parsed = files.map { parse($0) }
    let checked = check(parsed)
    mistakes = checked.diagnostics
    policy = checked.policy
    proved = prove(policy)
  }

  init(_ text: String) { self.init([("contoh.aturan", text)]) }

  /// The files of a folder of the project.
  init(folder: String) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let top = root.appendingPathComponent(folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    self.init(
      paths.sorted().filter { $0.hasSuffix(".aturan") }.map { path in
        let url = top.appendingPathComponent(path)
        return ("\(folder)/\(path)", (try? String(contentsOf: url, encoding: .utf8)) ?? "")
      })
  }

  var text: String {
    proved.isEmpty
      ? "tidak ada temuan\n" : TerminalRenderer(files: files, showsPage: false).text(proved)
  }

  /// The mistakes that would keep the rules from being proved.
  var errors: String {
    TerminalRenderer(files: files, showsPage: false).text(
      mistakes.filter { $0.severity == .error })
  }

  var codes: [String] { proved.map(\.code) }
}
