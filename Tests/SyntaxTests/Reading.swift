// Reading.swift: what every suite here does: parse a text, show its messages, apply its mends, find the
// rule files of the project.

import Foundation
import Syntax
import TestSupport
import Text

enum Reading {
  static func file(_ text: String, _ name: String = "contoh.aturan") -> SourceFile {
    SourceFile(name: name, text: text)
  }

  static func parsed(_ text: String) -> ParsedFile { parse(file(text)) }

  /// All messages as people see them.
  static func messages(_ parsed: ParsedFile) -> String {
    let renderer = TerminalRenderer(files: [parsed.tree.file], showsPage: false)
    return parsed.diagnostics.isEmpty ? "(tidak ada pesan)" : renderer.text(parsed.diagnostics)
  }

  static func codes(_ text: String) -> [String] { parsed(text).diagnostics.map(\.code) }

  /// The text with these edits made; they must not overlap.
  static func mended(_ text: String, _ edits: [Edit]) -> String {
    var bytes = Array(text.utf8)
    let ordered = edits.enumerated().sorted {
      ($0.element.range.start, $0.element.range.end, $0.offset)
        > ($1.element.range.start, $1.element.range.end, $1.offset)
    }
    for (_, edit) in ordered {
      bytes.replaceSubrange(
        Int(edit.range.start)..<Int(edit.range.end), with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where a message points: its code, line and column in bytes.
  private static func place(_ diagnostic: Diagnostic, in text: String) -> String {
    let before = text.utf8.prefix(Int(diagnostic.primary.start))
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    return "\(diagnostic.code) \(line):\(column)"
  }

  /// What goes wrong when a mend of a text is made; nil when all is well: the message is gone, and
  /// there are not more messages than before.
  static func failure(of diagnostic: Diagnostic, in text: String) -> String? {
    let before = parsed(text).diagnostics
    let mended = mended(text, diagnostic.fix)
    let after = parsed(mended).diagnostics
    let place = place(diagnostic, in: text)
    let remains = after.contains { self.place($0, in: mended) == place }
    if !remains, after.count <= before.count { return nil }
    return "\(place): \(before.count) messages before, \(after.count) after, in:\n"
      + mended + "\n" + messages(parsed(mended))
  }

  // MARK: - The project's files

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func content(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// Paths below a folder of the project, sorted.
  static func paths(under folder: String, ending: String) -> [String] {
    let top = root.appendingPathComponent(folder).path
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top)) ?? []
    return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The rules of the sample city.
  static let rules: [String] = paths(under: "Rules", ending: ".aturan")
  /// Examples that are meant to be right.
  static let examples: [String] = paths(under: "Examples", ending: ".aturan").filter {
    !$0.hasPrefix("Examples/aturan-keliru/")
  }
  /// Examples with one typical mistake each.
  static let mistakes: [String] = paths(under: "Examples/aturan-keliru", ending: ".aturan")
}
