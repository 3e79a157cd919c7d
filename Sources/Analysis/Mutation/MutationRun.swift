// MutationRun.swift: which mutants the tests notice. Each mutant runs the tests that read it, the most
// particular first, until one fails; one that no test notices is shown to the proofs of the checker.

import Evaluation
package import Program
import Proofs
package import Semantics
package import Text

package enum MutantFate: String, Hashable, Sendable {
  /// A test fails.
  case noticed = "ketahuan"
  /// The tests pass, but the checker has something new to say: not counted.
  case refused = "ditolak pemeriksa"
  case survived = "lolos"
  /// No test reads it.
  case unread = "tidak diuji"
}

package struct MutationResult: Sendable {
  /// In the order of files and lines.
  package var mutants: [(mutant: Mutant, fate: MutantFate)] = []

  package init() {}

  package func count(_ fate: MutantFate) -> Int { mutants.count { $0.fate == fate } }
  package var counted: Int { mutants.count - count(.refused) }
  /// In tenths of a persen, rounded down.
  package var tenths: Int { counted == 0 ? 1_000 : count(.noticed) * 1_000 / counted }
}

package struct MutationRun {
  private struct Known {
    var test: PolicyTest
    var record: RecordTable?
    var reads: TestReads
  }
  /// What a test of a rule set may have read.
  private struct Read: Hashable {
    var set: Int
    var key: ReadKey
  }
  private var policy: Policy
  private let references: LoadedReferences
  private let mutants: [Mutant]
  /// Once it runs the most particular first: those that rest on least.
  private var tests: [Known] = []
  /// Their places.
  private var readers: [Read: [Int]] = [:]
  /// By rule set: its proofs before anything is moved.
  private var proofs: [Int: ReachedProofs] = [:]

  /// - Parameter text: what the rules write at a place, on one line.
  package init(
    _ policy: Policy, references: LoadedReferences, text: @escaping (SourceRange) -> String
  ) {
    let collector = MutantCollector(policy, text: text)
    self.policy = policy
    self.policy.sets = collector.sets
    self.references = references
    mutants = collector.all
  }

  package var count: Int { mutants.count }

  /// Adds a test; one that fails already notices nothing.
  package mutating func add(_ test: PolicyTest, record: RecordTable?) {
    guard policy.sets.indices.contains(test.set), passes(test, record) else { return }
    let reads = TestReads(test, in: policy.sets[test.set])
    tests.append(Known(test: test, record: record, reads: reads))
  }

  /// - Parameter progress: hears how many mutants have been tried.
  package mutating func run(_ progress: (Int) -> Void = { _ in }) -> MutationResult {
    tests = tests.enumerated().sorted {
      ($0.element.reads.expressions.count, $0.offset)
        < ($1.element.reads.expressions.count, $1.offset)
    }.map(\.element)
    for (place, known) in tests.enumerated() {
      known.reads.forEachKey { key in
        readers[Read(set: known.test.set, key: key), default: []].append(place)
      }
    }
    var result = MutationResult()
    for (number, mutant) in mutants.enumerated() {
      result.mutants.append((mutant, fate(of: mutant)))
      progress(number + 1)
    }
    return result
  }

  private mutating func fate(of mutant: Mutant) -> MutantFate {
    let concerned = Set(
      mutant.edits.flatMap { edit in
        edit.keys.flatMap { readers[Read(set: edit.set, key: $0)] ?? [] }
      }
    ).sorted()
    // What is inherited reads alike everywhere: the first set that has it speaks for all.
    let set = mutant.edits.map(\.set).min() ?? 0
    let proofs = proofs[set] ?? ReachedProofs(alone(set))
    self.proofs[set] = proofs
    var edits = mutant.edits
    for place in edits.indices { edits[place].swap(&policy.sets) }
    defer { for place in edits.indices.reversed() { edits[place].swap(&policy.sets) } }
    for place in concerned where !passes(tests[place].test, tests[place].record) { return .noticed }
    let changes = mutant.edits.filter { $0.set == set }.map(\.change)
    if proofs.isAnythingNew(alone(set), after: changes) { return .refused }
    return concerned.isEmpty ? .unread : .survived
  }

  /// The rules with one set only.
  private func alone(_ set: Int) -> Policy {
    var alone = policy
    alone.sets = [policy.sets[set]]
    return alone
  }

  private func passes(_ test: PolicyTest, _ record: RecordTable?) -> Bool {
    guard let trace = TestRunner.trace(test, policy, references, record: record) else {
      return false
    }
    return TestRunner.outcome(of: test, trace, policy.sets[test.set]).isMet
  }
}
