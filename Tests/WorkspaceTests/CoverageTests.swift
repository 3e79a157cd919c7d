// CoverageTests.swift: what tests see of small rules, the tests that are missing, and which changes of
// the rules they notice, as stored in Golden/cakupan.md; and that every test written can be pasted.

import Analysis
import Foundation
import Semantics
import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct CoverageTests {
  private let workspace = Workspace(threads: 1)

  @Test(arguments: Golden.cases("cakupan")) func isToldAsStored(_ golden: GoldenCase) {
    let scratch = Scratch()
    let rules = TestRules.load(golden, in: scratch)
    let messages = scratch.bare(rules.messages.text(in: .indonesian))
    #expect(messages.isEmpty, "\(messages)")
    let failed = workspace.test(rules).failed
    #expect(failed == 0)
    let coverage = workspace.testCoverage(rules)
    golden.check("cakupan", scratch.bare(coverage.text(in: .indonesian)))
    golden.check("lcov", scratch.bare(coverage.lcov))
    golden.check("mutasi", scratch.bare(workspace.testMutation(rules).text(in: .indonesian)))
  }

  @Test func englishTellsTheSame() throws {
    let golden = try #require(Golden.cases("cakupan").first)
    let scratch = Scratch()
    let rules = TestRules.load(golden, in: scratch)
    golden.check("coverage", scratch.bare(workspace.testCoverage(rules).text(in: .english)))
    golden.check("mutation", scratch.bare(workspace.testMutation(rules).text(in: .english)))
  }

  @Test func programsCanReadIt() throws {
    let golden = try #require(Golden.cases("cakupan").first)
    let scratch = Scratch()
    let rules = TestRules.load(golden, in: scratch)
    golden.check("json", scratch.bare(workspace.testCoverage(rules).json))
    golden.check("mutasi json", scratch.bare(workspace.testMutation(rules).json))
  }

  // MARK: pasting

  /// Every missing test is pasted where it says: the rules still check, every test passes, and what
  /// the new tests promise to see is seen.
  @discardableResult
  private func pasted(_ scratch: Scratch, _ folder: String) -> Int {
    let before = workspace.load(["\(scratch.path)/\(folder)"])
    let coverage = workspace.testCoverage(before)
    for proposal in coverage.proposals {
      let name = scratch.bare(proposal.file)
      scratch.write(name, (scratch.text(name) ?? "") + "\n" + proposal.text + "\n")
    }
    let after = workspace.load(["\(scratch.path)/\(folder)"], proves: true)
    let messages = scratch.bare(after.messages.text(in: .indonesian))
    #expect(messages.isEmpty, "\(messages)")
    let report = workspace.test(after)
    let failures = scratch.bare(report.text(in: .indonesian))
    let isWhole = report.failed == 0
    #expect(isWhole, "\(failures)")
    let (ran, expected) = (report.entries.count, before.policy.tests.count)
    #expect(ran == expected + coverage.proposals.count)
    let seen = workspace.testCoverage(after)
    let promised = coverage.proposals.flatMap(\.sees).map(\.goals.count).reduce(0, +)
    #expect(seen.total.seen == coverage.total.seen + promised)
    #expect(seen.total.all - seen.total.seen == coverage.unfound.count)
    return coverage.proposals.count
  }

  @Test(arguments: Golden.cases("cakupan")) func whatIsWrittenCanBePasted(_ golden: GoldenCase) {
    let scratch = Scratch()
    _ = TestRules.load(golden, in: scratch)
    pasted(scratch, "")
  }

  /// The shipped rules of the city and one dinas, of their tests only every fourth.
  @Test func testsForTheShippedRulesCanBePasted() throws {
    let scratch = Scratch()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Rules")
    let city = try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("kota").path)
    let names = ["pegawai.aturan", "kota.aturan", "dinas/kesehatan.aturan"]
    for name in names + city.sorted().map({ "kota/\($0)" }) {
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      let pieces = text.components(separatedBy: "\nuji ").enumerated()
      let kept = pieces.filter { number, piece in
        number == 0
          || (number % 4 == 1 && !piece.contains("pegawai dari")
            && piece.contains("dinas Kesehatan"))
      }
      scratch.write("Rules/\(name)", kept.map(\.element).joined(separator: "\nuji ") + "\n")
    }
    let tests = pasted(scratch, "Rules")
    #expect(tests > 100)
  }
}
