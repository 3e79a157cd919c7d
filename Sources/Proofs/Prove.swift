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
  var sets = policy.sets.indices.filter { policy.sets[$0].isComplete }
  if sets.isEmpty { sets = Array(policy.sets.indices) }
  let orders = Orders(policy.vocabulary)
  var bases: [Int: SharedProofs] = [:]
  var order: [Finding.Key] = []
  var found: [Finding.Key: (finding: Finding, sets: Int)] = [:]
  for index in sets {
    let set = policy.sets[index]
    var proof = SetProof(set, policy, orders)
    if let departure = set.departure, policy.sets.indices.contains(departure.base) {
      let base = bases[departure.base] ?? SharedProofs(policy.sets[departure.base])
      bases[departure.base] = base
      proof.run(departure, base)
    } else {
      for place in set.places { proof.prove(place) }
    }
    proof.proveDays()
    var seen = Set<Finding.Key>()
    for finding in proof.findings where seen.insert(finding.key).inserted {
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

  mutating func findings(of place: RulePlace) -> [Finding] {
    let before = findings
    findings = []
    defer { findings = before }
    prove(place)
    return findings
  }
}
