// ExampleTests.swift: the folders under Examples are run as a user would run them, and what comes out
// is held against what is stored beside them. UPDATE_GOLDEN=1 rewrites that.

import Foundation
import TestSupport
import Testing

@testable import timbang

@Suite struct ExampleTests {
  static let examples = Timbang.project.appendingPathComponent("Examples")

  private static func cases(_ folder: String) -> [GoldenCase] {
    GoldenFile(path: examples.appendingPathComponent("\(folder)/pesan.md").path).cases
  }

  private static func names(in folder: String, ending: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: examples.appendingPathComponent(folder).path
    ).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()
  }

  /// Holds text against a stored file.
  private static func check(_ text: String, _ path: String) throws {
    let url = examples.appendingPathComponent(path)
    if Golden.isUpdating {
      try text.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    let stored = try? String(contentsOf: url, encoding: .utf8)
    if stored == text { return }
    Issue.record("Examples/\(path) (- stored, + produced):\n\(LineDiff.text(stored ?? "", text))")
  }

  // MARK: mistakes

  @Test(arguments: cases("aturan-keliru"))
  func aMistakeIsNamed(_ golden: GoldenCase) throws {
    let path = "Examples/aturan-keliru/\(golden.title)"
    // This one is in order until its test is run.
    let verb = golden.title.contains("uji-gagal") ? "uji" : "periksa"
    let run = try Timbang.run([verb, path])
    golden.check("pesan", run.output + run.errors)
    let isWarning = (golden.section("pesan") ?? "").contains(" 0 galat")
    if !Golden.isUpdating, !isWarning { #expect(run.output.contains("[") || run.code == 1) }
    #expect(run.code == 0 || run.code == 1)
  }

  @Test func everyMistakeIsStored() throws {
    #expect(try Self.names(in: "aturan-keliru") == Self.cases("aturan-keliru").map(\.title))
    #expect(
      try Self.names(in: "rekaman-kotor/staf") == Self.cases("rekaman-kotor").map(\.title))
  }

  @Test(arguments: cases("rekaman-kotor"))
  func aDirtyRecordIsNamed(_ golden: GoldenCase) throws {
    let path = "Examples/rekaman-kotor/staf/\(golden.title)"
    let run = try Timbang.run(["nilai", "--tanggal", "2026-12-31", "--format", "jsonl", path])
    golden.check("pesan", run.errors)
    #expect(run.code == 0 || run.code == 65)
    #expect(!run.errors.contains(/\d{18}/), "no personal data in messages")
  }

  @Test func everyGoodRecordBetweenDirtyOnesIsEvaluated() throws {
    let run = try Timbang.run(
      ["nilai", "--tanggal", "2026-12-31", "Examples/rekaman-kotor/staf"])
    #expect(run.code == 65)
    let good = try Timbang.run(
      ["nilai", "--tanggal", "2026-12-31", "Examples/rekaman-kotor/staf/00-semua-baik.yaml"])
    #expect(good.code == 0)
    try Self.check(run.output, "rekaman-kotor/hasil.txt")
    // What only shows when the files are read together.
    let twice = try #require(run.errors.split(separator: "\n\n").first { $0.contains("25-nip") })
    #expect(twice.contains("[R0206]") && twice.contains("24-nip-kembar-berkas-satu.yaml"))
  }

  // MARK: the city

  private static let city = ["--tanggal", "2026-12-31", "Examples/kota/staf"]

  @Test func theCityComesOutAsStored() throws {
    let table = try Timbang.run(["nilai"] + Self.city)
    #expect(table.code == 0)
    try Self.check(table.output, "kota/hasil.txt")
    let csv = try Timbang.run(["nilai", "--format", "csv"] + Self.city)
    try Self.check(csv.output, "kota/hasil.csv")
    let person = try Timbang.run(["jelaskan", "--untuk", "197804112003122902"] + Self.city)
    #expect(person.code == 0)
    try Self.check(person.output, "kota/jelaskan.txt")
  }

  @Test func rulesAndTestsOfTheCityAreInOrder() throws {
    let check = try Timbang.run(["periksa"])
    #expect(check.code == 0 && !check.output.contains("["), "\(check.text)")
    let tests = try Timbang.run(["uji"])
    #expect(tests.code == 0, "\(tests.text)")
  }

  /// A folder in which `Usulan` stands beside the project's rules and examples: the proposal of
  /// Examples/run, that two years in a supervisor's office are enough, not three.
  private static func proposal() throws -> Scratch {
    let scratch = try Scratch()
    for name in ["Rules", "Examples"] {
      try FileManager.default.createSymbolicLink(
        at: scratch.folder.appendingPathComponent(name),
        withDestinationURL: Timbang.project.appendingPathComponent(name))
    }
    try FileManager.default.copyItem(
      at: Timbang.project.appendingPathComponent("Rules"),
      to: scratch.folder.appendingPathComponent("Usulan"))
    let path = "Usulan/kota/promosi.aturan"
    let text = try #require(scratch.text(path))
    let old = "sejak 1 Januari 2026: 3 tahun"
    #expect(text.contains(old))
    try scratch.write(text.replacing(old, with: "sejak 1 Januari 2026: 2 tahun"), to: path)
    return scratch
  }

  /// What the README shows is how the output begins.
  @Test func theReadmeShowsWhatComesOut() throws {
    let readme = try String(
      contentsOf: Timbang.project.appendingPathComponent("README.md"), encoding: .utf8)
    let scratch = try Self.proposal()
    let shown = GoldenFile.blocks(
      readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    ).filter { $0.text.hasPrefix("$ timbang ") }
    #expect(shown.count >= 2)
    for block in shown {
      let parts = block.text.split(separator: "\n\n", maxSplits: 1)
      let run = try Timbang.shell(String(parts[0].dropFirst(2)), in: scratch.folder)
      #expect(run.output.hasPrefix(String(parts.last ?? "")), "\(run.text)")
    }
  }

  @Test func theProposalIsComparedAsStored() throws {
    let scratch = try Self.proposal()
    let run = try Timbang.run(
      ["bandingkan", "Rules", "Usulan", "--kode-rinci"] + Self.city, in: scratch.folder)
    #expect(run.code == 2)
    try Self.check(run.output, "kota/bandingkan.txt")
  }

  // MARK: published tables, and a new agency

  @Test(arguments: (try? names(in: "konformansi")) ?? [])
  func publishedCasesAgree(_ folder: String) throws {
    let path = "Examples/konformansi/\(folder)"
    let check = try Timbang.run(["periksa", path])
    #expect(check.code == 0 && !check.output.contains("["), "\(check.text)")
    let tests = try Timbang.run(["uji", path])
    #expect(tests.code == 0, "\(tests.text)")
  }

  @Test func aNinthAgencyJoinsTheCity() throws {
    let scratch = try Scratch()
    let rules = scratch.folder.appendingPathComponent("aturan-saya")
    try FileManager.default.copyItem(
      at: Timbang.project.appendingPathComponent("Rules"), to: rules)
    let source = Self.examples.appendingPathComponent("dinas-kesembilan")
    try FileManager.default.copyItem(
      at: source.appendingPathComponent("pariwisata.aturan"),
      to: rules.appendingPathComponent("dinas/pariwisata.aturan"))
    try FileManager.default.copyItem(
      at: source.appendingPathComponent("staf.yaml"),
      to: scratch.folder.appendingPathComponent("staf.yaml"))
    let check = try Timbang.run(["periksa", "aturan-saya"], in: scratch.folder)
    #expect(check.code == 0 && !check.output.contains("["), "\(check.text)")
    let tests = try Timbang.run(["uji", "aturan-saya"], in: scratch.folder)
    #expect(tests.code == 0, "\(tests.text)")
    let run = try Timbang.run(
      ["nilai", "--aturan", "aturan-saya", "--tanggal", "2026-12-31", "staf.yaml"],
      in: scratch.folder)
    #expect(run.code == 0, "\(run.text)")
    try Self.check(run.output, "dinas-kesembilan/hasil.txt")
  }
}
