// DifferentialTests.swift: the machine against the reference on random policies and records, from data
// and from text. The suite runs 10 000 records; TIMBANG_RUNS=1000000 asks for more, TIMBANG_SEED for
// others.

import Agreement
import Evaluation
import Foundation
import Program
import RandomPolicies
import Reference
import Semantics
import Testing
import Values

@Suite struct DifferentialTests {
  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  private static func seeds(of runs: Int) -> Range<Int> {
    let first = setting("TIMBANG_SEED", 1)
    return first..<(first + max(1, runs / AgreementRun.recordsPerPolicy))
  }

  private static let shown = setting("TIMBANG_SHOWN", 3)

  /// What random cases come to must be of every kind, or agreeing proves little.
  @Test func randomCasesComeToEverything() {
    var seen: Set<String> = []
    for seed in 1...60 {
      let random = RandomCase(seed: UInt64(seed), records: 10)
      for person in random.persons {
        guard let set = ruleSet(for: person, random.policy, on: random.date) else { continue }
        seen.formUnion(reference(random.policy, set, on: random.date, person).map(\.text))
      }
    }
    let wanted = [
      "ya", "tidak", "kosong", "galat", "bentrok", "yes", "no", "notConcerned", "undetermined",
      "failed", "yestinggi", "yessedang", "yesrendah", "0", "#0", "#3", "\"Etika\"",
    ]
    #expect(wanted.filter { !seen.contains($0) } == [])
    #expect(seen.count > 200)
  }

  /// Agencies that follow the root must be among the random cases: what they share is computed once.
  @Test func someRandomRulesHaveMuchInCommon() {
    let shared = (1...60).filter { seed in
      let random = RandomCase(seed: UInt64(seed), records: 1)
      return CommonPlan(lower(random.policy, on: random.date).plans) != nil
    }
    #expect(shared.count > 2)
  }

  @Test func machineAgreesWithReference() {
    var parted = 0
    for seed in Self.seeds(of: Self.setting("TIMBANG_RUNS", 10_000) * 3 / 4) {
      guard let finding = AgreementRun.fromData(seed) else { continue }
      Issue.record("seed \(seed)\n\(finding)")
      parted += 1
      if parted >= Self.shown { return }
    }
  }

  /// What stands in the rules is what was meant: through parser and checker to the same answers.
  @Test func writtenRulesMeanTheSame() {
    var parted = 0
    var refused = 0
    let seeds = Self.seeds(of: Self.setting("TIMBANG_RUNS", 10_000) / 4)
    for seed in seeds {
      switch AgreementRun.fromText(seed) {
      case .agrees: continue
      case .refused(let messages):
        refused += 1
        if refused <= Self.setting("TIMBANG_REFUSED", 0) {
          Issue.record("seed \(seed)\n\(messages.joined(separator: "\n"))")
        }
      case .parts(let finding):
        Issue.record("seed \(seed)\n\(finding)")
        parted += 1
        if parted >= Self.shown { return }
      }
    }
    // Most of what is written must pass, or this proves little.
    #expect(refused * 2 < seeds.count, "\(refused) of \(seeds.count) were refused")
  }
}
