// FormatTests.swift: the canonical layout, construct by construct, and of every shipped rule file.

import Formatting
import Foundation
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
  let before = parsed(text)
  guard let result = format(before) else {
    Issue.record("\(what): not formatted\n\(text)", sourceLocation: sourceLocation)
    return nil
  }
  let after = parsed(result)
  let again = format(after)
  if again != result {
    let difference = LineDiff.text(result, again ?? "nil")
    Issue.record("\(what): twice is not once\n\(difference)", sourceLocation: sourceLocation)
  }
  let isStable = isFormatted(after)
  #expect(isStable, "\(what)", sourceLocation: sourceLocation)
  if viewDump(before) != viewDump(after) {
    let difference = LineDiff.text(viewDump(before), viewDump(after))
    Issue.record("\(what): another meaning\n\(difference)\n\(text)", sourceLocation: sourceLocation)
  }
  let remarks = (comments(before), comments(after))
  #expect(remarks.0 == remarks.1, "\(what): comments", sourceLocation: sourceLocation)
  let errors = (codes(before, .error), codes(after, .error))
  #expect(errors.0 == errors.1, "\(what): errors\n\(text)", sourceLocation: sourceLocation)
  if errors.0.isEmpty {
    // A decimal comma that may be meant for thousands is for the writer to decide.
    let left = codes(after, .warning).filter { $0 != "A0132" }
    #expect(left == [], "\(what): warnings left\n\(result)", sourceLocation: sourceLocation)
    let blanks = result.split(separator: "\n", omittingEmptySubsequences: false).filter {
      $0.last == " " || $0.contains("\t")
    }
    #expect(blanks == [], "\(what): blanks", sourceLocation: sourceLocation)
  }
  return result
}

func codes(_ parsed: ParsedFile, _ severity: Severity) -> [String] {
  parsed.diagnostics.filter { $0.severity == severity }.map(\.code).sorted()
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
