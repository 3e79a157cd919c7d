// DefectTests.swift: good rules, each time with one defect in them: every one is found, at its line; and
// nothing is found in the rules as they are.

import Foundation
import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct DefectTests {
  /// Defects that can only be told elsewhere than where they were made.
  private static let elsewhere: Set<String> = [
    "Bobot: bobot 40% → (dihapus)",
    "Keadilan: untuk pemeriksaan → (dihapus)",
    "Pengaruh: batas 0% .. 120% → batas 0% .. 12%",
    "Bentuk data: angka persen 0% .. 100% \"Kehadiran\" → angka persen 0% .. 1% \"Kehadiran\"",
    "Bentuk data: angka poin 0 .. 100 \"Potensi\" → angka poin 0 .. 10 \"Potensi\"",
    "Bentuk data: bulat 1 .. 3 \"Tingkat\" → bulat 1 .. 1 \"Tingkat\"",
    "Bentuk data: skala Predikat kurang < cukup < baik < sangat_baik → skala Predikat kurang < baik < cukup < sangat_baik",
  ]

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
    #expect(Self.findings(Self.rules).map(\.text) == [])
  }

  @Test(arguments: Golden.cases("cacat"))
  func everyDefectIsFound(_ golden: GoldenCase) throws {
    let before = try #require(golden.blocks.first { $0.language == "semula" })
    let after = try #require(golden.blocks.first { $0.language == "menjadi" })
    var rules = Self.rules
    let at = try #require(rules.firstIndex { $0.name == before.name })
    let place = try #require(rules[at].text.firstRange(of: before.text))
    let first = rules[at].text[..<place.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false
    ).count
    rules[at].text.replaceSubrange(place, with: after.text)
    let findings = Self.findings(rules)
    let changed = Self.changedLines(before.text, after.text, from: first, in: before.name)
    #expect(!findings.isEmpty, "\(golden.title)")
    #expect(
      findings.contains { $0.lines.contains(where: changed.contains) }
        || Self.elsewhere.contains(golden.title),
      "\(golden.title): \(changed), \(findings.map(\.lines))")
    golden.check("Temuan", findings.map(\.text).joined(separator: "\n"))
  }

  private struct Finding {
    /// Code, place, what is said, and the line it is said of.
    var text: String
    /// Where the message and its labels stand.
    var lines: Set<String>
  }

  /// The lines of a file that were changed; of what was taken away, those beside it.
  private static func changedLines(
    _ before: String, _ after: String, from first: Int, in file: String
  ) -> Set<String> {
    let old = before.split(separator: "\n", omittingEmptySubsequences: false)
    let new =
      after.isEmpty ? [] : after.split(separator: "\n", omittingEmptySubsequences: false)
    var (head, tail) = (0, 0)
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    while tail < min(old.count, new.count) - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    let end = new.count - tail
    let isGone = new[head..<max(head, end)].allSatisfy { $0.allSatisfy(\.isWhitespace) }
    let lines = isGone ? (head - 1)..<(head + 1) : head..<end
    return Set(lines.map { "\(file):\(first + $0)" })
  }

  private static func findings(_ rules: [(name: String, text: String)]) -> [Finding] {
    let folder = NSTemporaryDirectory() + "timbang-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for rule in rules {
      let path = URL(fileURLWithPath: "\(folder)/\(rule.name)")
      try? FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(rule.text.utf8).write(to: path)
    }
    let messages = Workspace(threads: 1).load([folder], proves: true, lints: true).messages
    func place(_ range: SourceRange) -> (name: String, line: Int) {
      let file = messages.files[Int(range.file.index)]
      return (
        file.name.replacingOccurrences(of: folder + "/", with: ""),
        LineIndex(file).line(at: Int(range.start))
      )
    }
    return messages.diagnostics.map { message in
      let file = messages.files[Int(message.primary.file.index)]
      let (name, line) = place(message.primary)
      let lines = String(decoding: file.bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      let places = message.labels.map { place($0.range) }
      return Finding(
        text: "\(message.code) \(name):\(line) \(message.words.indonesian)\n"
          + "    \(lines[line - 1].trimmingCharacters(in: .whitespaces))",
        lines: Set(places.map { "\($0.name):\($0.line)" }))
    }
  }
}
