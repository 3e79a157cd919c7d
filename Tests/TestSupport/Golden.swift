// Golden.swift: tests a clerk could read: Markdown files of titled cases, kept beside the tests.
// GoldenFile.swift reads and rewrites the Markdown; LineDiff.swift shows what differs.
//
//     # Case title
//     Prose: why this case is here.
//     ```aturan kota.aturan          <- inputs: fenced blocks before the first section
//     ...
//     ```
//     ## Diagnostics                 <- a section: what is produced, stored in a fence
//     ```text
//     ...
//     ```
//
// Run the tests with UPDATE_GOLDEN=1 to rewrite the sections that were checked; then read the diff.

import Foundation
import Synchronization
package import Testing

/// The golden files beside a test file.
package enum Golden {
  /// Whether checks rewrite the stored sections instead of comparing.
  package static let isUpdating =
    ProcessInfo.processInfo.environment["UPDATE_GOLDEN"].map { $0 == "1" } ?? false

  /// All `Golden/*.md` next to `path`, by name.
  package static func files(besides path: String = #filePath) -> [GoldenFile] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent("Golden", isDirectory: true)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map {
      GoldenFile(path: folder.appendingPathComponent($0).path)
    }
  }

  /// All cases of all golden files, or of the files with these names (`weights` for `weights.md`):
  /// for `@Test(arguments: Golden.cases("weights"))`.
  package static func cases(_ names: String..., besides path: String = #filePath) -> [GoldenCase] {
    files(besides: path).filter { names.isEmpty || names.contains($0.name) }.flatMap(\.cases)
  }

  /// One lock for all rewriting: tests run side by side.
  private static let rewriting = Mutex<Void>(())

  fileprivate static func rewrite(_ golden: GoldenCase, _ section: String, _ actual: String) -> Bool
  {
    rewriting.withLock { _ in
      let fresh = GoldenFile(path: golden.path)
      guard let text = fresh.replacing(section: section, ofCase: golden.title, with: actual) else {
        return false
      }
      if text == fresh.text { return true }
      return (try? text.write(toFile: golden.path, atomically: true, encoding: .utf8)) != nil
    }
  }
}

extension GoldenCase {
  /// Holds `actual` against the stored section; records an issue with the differing lines.
  package func check(
    _ section: String, _ actual: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let produced = GoldenFile.trimmed(actual)
    if Golden.isUpdating {
      if !Golden.rewrite(self, section, produced) {
        Issue.record("\(place): cannot rewrite `## \(section)`", sourceLocation: sourceLocation)
      }
      return
    }
    guard let stored = sections.first(where: { $0.name == section }) else {
      Issue.record(
        "\(place): no `## \(section)` yet; run with UPDATE_GOLDEN=1. Produced:\n\(produced)",
        sourceLocation: sourceLocation)
      return
    }
    if stored.text == produced { return }
    Issue.record(
      "\(place), `## \(section)` (- stored, + produced):\n\(LineDiff.text(stored.text, produced))",
      sourceLocation: sourceLocation)
  }

  /// The rule files of a case: `base`, a file `kota.aturan` that declares the rules `Kota`, and each block
  /// of rules, which is a part of them unless it says what it is.
  package func ruleFiles(besides base: String) -> [(name: String, text: String)] {
    var files = [(name: "kota.aturan", text: base)]
    for (number, block) in blocks.enumerated() where block.language == "aturan" {
      let name = block.name.isEmpty ? "contoh\(number == 0 ? "" : "\(number)").aturan" : block.name
      let isPart = !block.text.hasPrefix("aturan ") && !block.text.hasPrefix("bagian ")
      files.append((name, (isPart ? "bagian dari Kota\n\n" : "") + block.text))
    }
    return files
  }

  private var place: String {
    "\(URL(fileURLWithPath: path).lastPathComponent), “\(title)”"
  }
}

extension GoldenFile {
  /// The same as `golden.check(section, actual)`.
  package func check(
    _ golden: GoldenCase, _ section: String, _ actual: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    golden.check(section, actual, sourceLocation: sourceLocation)
  }
}

extension GoldenCase: CustomTestStringConvertible {
  package var testDescription: String { title }
}
