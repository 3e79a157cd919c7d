// CorpusTests.swift: every stored text, and everything the fuzzer ever found, given to every door it is
// for. `Tests/Fuzzing/run` looks for more.

import Foundation
import FuzzChecks
import Testing

@Suite struct CorpusTests {
  private static let fuzzing = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fuzzing")

  private static func files(_ folder: String) -> [URL] {
    let url = fuzzing.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { url.appendingPathComponent($0) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func everyStoredTextKeepsThePromises(_ target: FuzzTarget) throws {
    let files = Self.files("Corpus/\(target.corpus)")
    #expect(files.count > 10)
    for file in files + Self.files("Found/\(target.corpus)") {
      let bytes = [UInt8](try Data(contentsOf: file))
      let faults = target.faults(in: bytes)
      #expect(faults == [], "\(file.lastPathComponent)")
    }
  }

  /// Stored texts are small, so that this suite is quick and the fuzzer begins with what matters.
  @Test func storedTextsAreSmall() throws {
    for folder in ["rules", "records", "runs"] {
      for file in Self.files("Corpus/\(folder)") + Self.files("Found/\(folder)") {
        #expect(try Data(contentsOf: file).count <= 8192, "\(file.lastPathComponent)")
      }
    }
  }
}
