// Pipeline.swift: one rule folder and its records through the whole program, as the guides and the pages
// of messages need it: which messages come, and which tests fail.

import Foundation
import Records
import Text
import Values

@testable import Workspace

/// A folder of its own for the files of one example; gone with the last word of the test.
final class ExampleFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("contoh-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

  func write(_ bytes: Data, to path: String) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func path(_ name: String = "") -> String {
    name.isEmpty ? url.path : url.appendingPathComponent(name).path
  }

  /// A name as a message shows it, seen from this folder.
  func relative(_ name: String) -> String {
    name.hasPrefix(url.path + "/") ? String(name.dropFirst(url.path.count + 1)) : name
  }
}

/// A message of an example.
struct Said {
  var code: String
  var severity: Severity
  /// Below the example's folder; the line from 1.
  var file: String
  var line: Int
  var text: String

  var short: String { "\(file):\(line) \(code) \(text)" }
}

enum Pipeline {
  static let day = CalendarDate(year: 2026, month: 12, day: 31) ?? .first
  private static let workspace = Workspace(threads: 1, messageLimit: 1_000)

  static func load(_ folder: ExampleFolder) -> LoadedRules {
    workspace.load([folder.path()], proves: true, lints: true)
  }

  static func said(_ messages: Messages, _ folder: ExampleFolder) -> [Said] {
    messages.diagnostics.enumerated().map { index, diagnostic in
      let file = messages.files[Int(diagnostic.primary.file.index)]
      var line = LineIndex(file).line(at: Int(diagnostic.primary.start))
      if let message = messages.items[index].record { line = message.line }
      let words = [diagnostic.words, diagnostic.help].compactMap { $0 }.map(\.indonesian)
      return Said(
        code: diagnostic.code, severity: diagnostic.severity, file: folder.relative(file.name),
        line: line, text: words.joined(separator: " | "))
    }
  }

  /// Runs the tests of the rules; the failing ones by file and line, and in words.
  static func failures(
    _ rules: LoadedRules, _ folder: ExampleFolder
  ) -> [(file: String, line: Int, text: String)] {
    let report = workspace.test(rules)
    let failed = report.entries.filter { !$0.passed }.map { entry in
      let parts = folder.relative(entry.place).split(separator: ":")
      return (
        file: parts.first.map(String.init) ?? "", line: parts.last.flatMap { Int($0) } ?? 0,
        text: "\(entry.label): " + entry.details.map(\.indonesian).joined(separator: "; ")
      )
    }
    return failed
      + report.messages.diagnostics.map { ("", 0, "\($0.code) \($0.words.indonesian)") }
  }

  /// Evaluates a record file of the folder; what was said about it.
  static func evaluate(_ rules: LoadedRules, _ name: String, _ folder: ExampleFolder) -> [Said] {
    let report = workspace.evaluate(
      rules, records: [folder.path(name)], on: day, as: .json,
      to: .file(folder.path("hasil.json")))
    return said(report.messages, folder)
  }
}
