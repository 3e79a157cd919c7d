// AgreementRun.swift: one random policy with its records, asked of the machine and of the reference.

/// What came of a policy that was written and read back.
package enum WrittenRun: Sendable {
  case agrees
  /// The checker takes more care than the maker of random rules: its messages.
  case refused([String])
  /// The small case in which they part.
  case parts(String)
}

package enum AgreementRun {
  /// Records asked of each policy.
  package static let recordsPerPolicy = 25

  /// The policy as it was made: the small case in which machine and reference part, if they do.
  package static func fromData(_ seed: Int) -> String? {
    let random = RandomCase(seed: UInt64(seed), records: recordsPerPolicy)
    if differences(random.policy, on: random.date, random.persons).isEmpty { return nil }
    return "\(random.shrunk { differences($0.policy, on: $0.date, $0.persons) })"
  }

  /// The policy written as rules, parsed and checked.
  package static func fromText(_ seed: Int) -> WrittenRun {
    let random = RandomCase(seed: UInt64(seed), records: recordsPerPolicy, isProvable: true)
    let written = WrittenPolicy(random.policy)
    if !written.messages.isEmpty { return .refused(written.messages) }
    if written.allDifferences(on: random.date, random.persons).isEmpty { return .agrees }
    let small = random.shrunk { candidate in
      let written = WrittenPolicy(candidate.policy)
      return written.messages.isEmpty
        ? written.allDifferences(on: candidate.date, candidate.persons) : []
    }
    return .parts("\(small)")
  }
}
