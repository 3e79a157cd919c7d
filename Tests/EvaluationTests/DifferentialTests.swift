// DifferentialTests.swift: the machine against the reference on random policies and records. The suite
// runs 10 000 records; TIMBANG_RUNS=1000000 asks for more, TIMBANG_SEED for others.

import Evaluation
import Foundation
import RandomPolicies
import Reference
import Semantics
import Testing
import Values

@Suite struct DifferentialTests {
  /// Records asked of each policy.
  private static let recordsPerPolicy = 25

  private static func setting(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func machineAgreesWithReference() {
    let runs = DifferentialTests.setting("TIMBANG_RUNS", 10_000)
    let first = DifferentialTests.setting("TIMBANG_SEED", 1)
    let policies = max(1, runs / DifferentialTests.recordsPerPolicy)
    var parted = 0
    for seed in first..<(first + policies) {
      let random = RandomCase(seed: UInt64(seed), records: DifferentialTests.recordsPerPolicy)
      if differences(random.policy, on: random.date, random.persons).isEmpty { continue }
      let small = random.shrunk { differences($0.policy, on: $0.date, $0.persons) }
      Issue.record("seed \(seed)\n\(small)")
      parted += 1
      if parted >= DifferentialTests.setting("TIMBANG_SHOWN", 3) { return }
    }
  }
}
