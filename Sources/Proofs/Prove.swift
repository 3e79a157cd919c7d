// Prove.swift: the front door: a checked policy in, what can be proved to be wrong with it out.
// Every set of the policy is proved by itself; a finding that several share is told once.

package import Semantics
package import Text
import Values

/// What holds for every record there could be, so that no test need find it: tables with holes and
/// contradictions, conditions that decide nothing, indicators that change nothing.
///
/// Says nothing where it is not sure.
package func prove(_ policy: Policy) -> [Diagnostic] {
  let plan = ProofPlan(policy)
  return plan.conclusion(plan.pieces.map(plan.prove))
}

/// The proofs of a policy shared out into pieces of work that know nothing of each other.
package struct ProofPlan: Sendable {
  let policy: Policy
  /// The sets that are proved.
  private let sets: [Int]
  private var tasks: [ProofTask] = []
  /// By set: the tasks whose findings hold in it, in the order they are looked at.
  private var tasksOfSet: [[Int]] = []
  private let orders: Orders

  /// What one piece found, by task.
  package struct Piece: Sendable {
    fileprivate var tasks: Range<Int>
    fileprivate var findings: [[Finding]]
  }

  package init(_ policy: Policy) {
    self.policy = policy
    var sets = policy.sets.indices.filter { policy.sets[$0].isComplete }
    if sets.isEmpty { sets = Array(policy.sets.indices) }
    self.sets = sets
    orders = Orders(policy.vocabulary)
    var bases: [Int: SharedProofs] = [:]
    for index in sets {
      let set = policy.sets[index]
      var own: [Int]
      if let departure = set.departure, policy.sets.indices.contains(departure.base) {
        let base = bases[departure.base] ?? SharedProofs(policy.sets[departure.base])
        bases[departure.base] = base
        var proof = SetProof(set, policy, orders)
        own = proof.schedule(departure, base, index, &tasks)
      } else {
        own = set.places.filter(\.isProved).map { tasks.adding(ProofTask(set: index, rule: $0)) }
      }
      own.append(tasks.adding(ProofTask(set: index, rule: nil)))
      tasksOfSet.append(own)
    }
  }

  /// How many rules one piece has at most: enough to share what is read of their set.
  private static let size = 8

  /// Each of one set.
  package var pieces: [Range<Int>] {
    var pieces: [Range<Int>] = []
    for task in tasks.indices {
      if let last = pieces.last, last.count < ProofPlan.size,
        tasks[last.lowerBound].set == tasks[task].set
      {
        pieces[pieces.count - 1] = last.lowerBound..<task + 1
      } else {
        pieces.append(task..<task + 1)
      }
    }
    return pieces
  }

  package func prove(_ piece: Range<Int>) -> Piece {
    var result = Piece(tasks: piece, findings: [])
    guard let first = piece.first else { return result }
    var proof = SetProof(policy.sets[tasks[first].set], policy, orders)
    for task in piece { result.findings.append(proof.findings(of: tasks[task].rule)) }
    return result
  }

  /// A finding that several sets share is told once. In source order.
  package func conclusion(_ pieces: [Piece]) -> [Diagnostic] {
    var findings: [[Finding]] = Array(repeating: [], count: tasks.count)
    for piece in pieces {
      for (task, found) in zip(piece.tasks, piece.findings) { findings[task] = found }
    }
    var order: [Finding.Key] = []
    var found: [Finding.Key: (finding: Finding, sets: Int)] = [:]
    for tasks in tasksOfSet {
      var seen = Set<Finding.Key>()
      for finding in tasks.flatMap({ findings[$0] }) where seen.insert(finding.key).inserted {
        if found[finding.key] == nil { order.append(finding.key) }
        found[finding.key, default: (finding, 0)].sets += 1
      }
    }
    // Only a rule that is idle somewhere makes it matter where else it stands.
    let isAsked = found.values.contains { $0.finding.needsEverySet && $0.sets < sets.count }
    let places = isAsked ? sets.map { placesOfRules(policy.sets[$0]) } : []
    let proved = order.compactMap { key -> Diagnostic? in
      guard let (finding, count) = found[key] else { return nil }
      if finding.needsEverySet, count < sets.count {
        let shared = places.count { here in finding.places.allSatisfy(here.contains) }
        if count < shared { return nil }
      }
      return finding.diagnostic
    }
    return (proved + pauses(of: policy) + surplusValues(of: policy)).inSourceOrder()
  }
}

/// One rule to prove in one set; without a rule, the days of the set.
struct ProofTask: Sendable {
  var set: Int
  var rule: RulePlace?
}

extension [ProofTask] {
  /// The number of a new task.
  mutating func adding(_ task: ProofTask) -> Int {
    append(task)
    return count - 1
  }
}

/// The proofs about one set.
struct SetProof {
  let policy: Policy
  let set: RuleSet
  var reader: Reader
  var findings: [Finding] = []
  /// The days a test that is being written may be about.
  var testDays = ValueSet.empty

  init(_ set: RuleSet, _ policy: Policy, _ orders: Orders) {
    self.set = set
    self.policy = policy
    reader = Reader(set, policy.vocabulary, policy.schema, orders)
  }

  /// All that is proved of one rule by itself.
  mutating func prove(_ place: RulePlace) {
    switch place {
    case .parameter, .group: break
    case .formula(let at): proveAll(of: set.formulas[at])
    case .table(let at): proveAll(of: set.tables[at], DecisionTableID(at))
    case .indicator(let at): proveAll(of: set.indicators[at], IndicatorID(at))
    case .promotion(let at): proveAll(of: set.promotions[at])
    case .training(let at): proveAll(of: set.trainings[at])
    case .placement(let at): proveAll(of: set.placements[at])
    case .flag(let at): proveAll(of: set.flags[at])
    }
  }

  /// Of one rule; without a rule, of the days.
  mutating func findings(of place: RulePlace?) -> [Finding] {
    findings = []
    if let place { prove(place) } else { proveDays() }
    if !reader.isCutOff { return findings }
    // What the reader remembers may be cut off as well.
    reader = Reader(set, policy.vocabulary, policy.schema, reader.orders)
    return []
  }
}
