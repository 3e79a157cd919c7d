// ShippedRulesTests.swift: nothing is asked about rules that are shipped: a finding there is either a
// mistake of the rules or of the lints.

import Foundation
import Testing
import Text

@Suite struct ShippedRulesTests {
  static let conformance: [String] =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: RuleText.root.appendingPathComponent("Examples/konformansi").path)) ?? []).sorted()

  @Test func nothingIsAskedAboutTheCitysRules() {
    let rules = RuleText(folder: "Rules")
    #expect(rules.errors == "")
    #expect(rules.text(rules.questions) == "tidak ada temuan\n")
  }

  @Test func nothingIsAskedAboutTheBenchmarkRules() {
    let rules = RuleText(folder: "Benchmarks/W/Rules")
    #expect(rules.errors == "")
    #expect(rules.text(rules.questions) == "tidak ada temuan\n")
  }

  @Test(arguments: conformance)
  func nothingIsAskedAboutTheConformanceRules(_ name: String) {
    let rules = RuleText(folder: "Examples/konformansi/\(name)")
    #expect(rules.errors == "")
    #expect(rules.text(rules.questions) == "tidak ada temuan\n")
  }
}
