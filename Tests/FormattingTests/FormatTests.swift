// FormatTests.swift: the canonical layout, construct by construct, and of every shipped rule file.

import Formatting
import Foundation
import FuzzChecks
import Syntax
import TestSupport
import Testing
import Text

func parsed(_ text: String, name: String = "kota.aturan") -> ParsedFile {
  parse(SourceFile(name: name, text: text))
}

/// The formatted text, held against all that formatting promises.
@discardableResult
func checkedFormat(
  _ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) -> String? {
  let result = formatting(Array(text.utf8))
  for fault in result.faults {
    Issue.record("\(what): \(fault)\n\(text)", sourceLocation: sourceLocation)
  }
  return result.text
}

func codes(_ parsed: ParsedFile, _ severity: Severity) -> [String] {
  codes(parsed.diagnostics, severity)
}

@Suite struct FormatTests {
  @Test(arguments: Golden.cases()) func layout(_ golden: GoldenCase) throws {
    let source = try #require(golden.input("aturan"))
    let result = checkedFormat(source, golden.title)
    golden.check("Formatted", result ?? "not formatted")
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Rule files that are shipped as good ones.
  static let shipped: [String] = ["Rules", "Examples"].flatMap { folder in
    let top = root.appendingPathComponent(folder).path
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top)) ?? []
    return paths.filter { $0.hasSuffix(".aturan") && !$0.hasPrefix("aturan-keliru") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  static func text(_ path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func thereAreShippedFiles() { #expect(Self.shipped.count > 20) }

  /// With UPDATE_GOLDEN=1 the files are written anew.
  @Test(arguments: shipped) func shippedFilesAreCanonical(_ path: String) throws {
    let text = try #require(Self.text(path))
    #expect(codes(parsed(text), .error) == [])
    let result = try #require(checkedFormat(text, path))
    if Golden.isUpdating {
      try result.write(
        to: Self.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    } else if result != text {
      Issue.record("\(path) is not in canonical layout\n\(LineDiff.text(text, result))")
    }
  }

  @Test func unreadableFilesAreLeftAlone() {
    let bytes = Array("aturan Kota \"K".utf8) + [0xFF, 0x22, 0x0A]
    let file = parse(SourceFile(name: "x.aturan", bytes: bytes))
    #expect(codes(file, .error).contains("A0101"))
    #expect(format(file) == nil)
    let isFormatted = isFormatted(file)
    #expect(isFormatted)
  }

  @Test func emptyFiles() {
    #expect(format(parsed("")) == "")
    #expect(format(parsed("\n\n  \r\n")) == "")
    #expect(format(parsed("  # catatan  \r\n\r\n\r\n# dua")) == "# catatan\n\n# dua\n")
    #expect(!isFormatted(parsed("satuan  ton \"Ton\"\n")))
    #expect(isFormatted(parsed("satuan ton \"Ton\"\n")))
    #expect(!isFormatted(parsed("satuan ton \"Ton\"")))
  }

  /// Every declaration with an error stands as it was written, whatever surrounds it.
  @Test func filesWithErrorsAreSafe() {
    let folder = Self.root.appendingPathComponent("Examples/aturan-keliru").path
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let files = paths.filter { $0.hasSuffix(".aturan") }.sorted()
    #expect(files.count > 50)
    for path in files {
      guard let text = Self.text("Examples/aturan-keliru/\(path)") else { continue }
      checkedFormat(text, path)
    }
  }
}
