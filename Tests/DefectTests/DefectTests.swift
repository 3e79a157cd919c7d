// DefectTests.swift: good rules, each time with one defect in them: every one is found, at its line; and
// nothing is found in the rules as they are.

import Foundation
import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct DefectTests {
  /// The good rules, in the order of their paths.
  private static let rules: [(name: String, text: String)] = {
    let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/aturan")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    return paths.filter { $0.hasSuffix(".aturan") }.sorted().compactMap { path in
      (try? String(contentsOf: top.appendingPathComponent(path), encoding: .utf8))
        .map { (name: path, text: $0) }
    }
  }()

  @Test func nothingIsFoundInGoodRules() {
    #expect(Self.rules.count == 5)
    #expect(Self.findings(Self.rules) == [])
  }

  @Test(arguments: Golden.cases("cacat"))
  func everyDefectIsFound(_ golden: GoldenCase) throws {
    let before = try #require(golden.blocks.first { $0.language == "semula" })
    let after = try #require(golden.blocks.first { $0.language == "menjadi" })
    var rules = Self.rules
    let at = try #require(rules.firstIndex { $0.name == before.name })
    let place = try #require(rules[at].text.firstRange(of: before.text))
    rules[at].text.replaceSubrange(place, with: after.text)
    let findings = Self.findings(rules)
    #expect(!findings.isEmpty, "\(golden.title)")
    golden.check("Temuan", findings.joined(separator: "\n"))
  }

  /// Code, place, what is said, and the line it is said of.
  private static func findings(_ rules: [(name: String, text: String)]) -> [String] {
    let folder = NSTemporaryDirectory() + "timbang-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for rule in rules {
      let path = URL(fileURLWithPath: "\(folder)/\(rule.name)")
      try? FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(rule.text.utf8).write(to: path)
    }
    let messages = Workspace(threads: 1).load([folder], proves: true, lints: true).messages
    return messages.diagnostics.map { message in
      let file = messages.files[Int(message.primary.file.index)]
      let line = LineIndex(file).line(at: Int(message.primary.start))
      let lines = String(decoding: file.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let name = file.name.replacingOccurrences(of: folder + "/", with: "")
      return "\(message.code) \(name):\(line) \(message.words.indonesian)\n"
        + "    \(lines[line - 1].trimmingCharacters(in: .whitespaces))"
    }
  }
}
