// RuleText.swift: rule texts parsed, checked, proved and looked over; their messages as text.

import Foundation
import Lints
import Proofs
import Semantics
import Syntax
import Text

/// A rule folder and what is said about it.
struct RuleText {
  var files: [SourceFile]
  /// What parsing, checking and proving say.
  var mistakes: [Diagnostic]
  /// What a reviewer would ask.
  var questions: [Diagnostic]

  init(_ texts: [(name: String, text: String)]) {
    files = texts.enumerated().map {
      SourceFile(id: FileID($0.offset), name: $0.element.name, text: $0.element.text)
    }
    let parsed = files.map { parse($0) }
    let checked = check(parsed)
    mistakes = checked.diagnostics + prove(checked.policy)
    questions = lint(checked.policy, parsed)
  }

  /// The files of a folder of the project.
  init(folder: String) {
    let top = RuleText.root.appendingPathComponent(folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    self.init(
      paths.sorted().filter { $0.hasSuffix(".aturan") }.map { path in
        let url = top.appendingPathComponent(path)
        return ("\(folder)/\(path)", (try? String(contentsOf: url, encoding: .utf8)) ?? "")
      })
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.isEmpty
      ? "tidak ada temuan\n" : TerminalRenderer(files: files, showsPage: false).text(diagnostics)
  }

  /// The mistakes that keep rules from being looked over.
  var errors: String {
    let errors = mistakes.filter { $0.severity == .error }
    return errors.isEmpty ? "" : text(errors)
  }

  /// The rules with every certain mend made.
  var mended: RuleText {
    var mending = EditSet(files)
    for question in questions { mending.add(question.fix) }
    return RuleText(
      files.map { file in
        (file.name, String(decoding: mending.bytes(of: file.id) ?? file.bytes, as: UTF8.self))
      })
  }
}
