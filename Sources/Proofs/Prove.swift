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
  var sets = policy.sets.filter(\.isComplete)
  if sets.isEmpty { sets = policy.sets }
  let places = sets.map(placesOfRules)
  var interner = Interner()
  var known: [Int: [Finding]] = [:]
  var order: [Finding.Key] = []
  var found: [Finding.Key: (finding: Finding, sets: Int)] = [:]
  for set in sets {
    var proof = SetProof(set, policy, interner, known)
    proof.run()
    interner = proof.reader.canon.interner
    known = proof.known
    var seen = Set<Finding.Key>()
    for finding in proof.findings where seen.insert(finding.key).inserted {
      if found[finding.key] == nil { order.append(finding.key) }
      found[finding.key, default: (finding, 0)].sets += 1
    }
  }
  return order.compactMap { key -> Diagnostic? in
    guard let (finding, count) = found[key] else { return nil }
    if finding.needsEverySet {
      let shared = places.count { here in finding.places.allSatisfy(here.contains) }
      if count < shared { return nil }
    }
    return finding.diagnostic
  }.inSourceOrder()
}

/// Where everything stands that a finding can be about.
private func placesOfRules(_ set: RuleSet) -> Set<SourceRange> {
  var places = Set(set.expressions.map(\.range))
  for table in set.tables {
    places.insert(table.origin.range)
    for row in table.rows { places.insert(row.range) }
    for column in table.columns { places.insert(column.range) }
  }
  func add(_ exceptions: [RuleException]) {
    for exception in exceptions {
      places.insert(exception.origin.range)
      add(exception.against)
    }
  }
  for formula in set.formulas {
    places.insert(formula.origin.range)
    add(formula.exceptions)
  }
  for group in set.groups { places.insert(group.origin.range) }
  for indicator in set.indicators { places.insert(indicator.origin.range) }
  for promotion in set.promotions {
    places.insert(promotion.origin.range)
    for condition in promotion.conditions {
      places.insert(condition.origin.range)
      add(condition.exceptions)
    }
  }
  for training in set.trainings {
    places.insert(training.origin.range)
    add(training.exceptions)
  }
  for placement in set.placements {
    places.insert(placement.origin.range)
    add(placement.exceptions)
  }
  for flag in set.flags {
    places.insert(flag.origin.range)
    add(flag.exceptions)
  }
  return places
}

/// The proofs about one set.
struct SetProof {
  let policy: Policy
  let set: RuleSet
  var reader: Reader
  /// What was proved of rules that say the same, in this set or one before.
  var known: [Int: [Finding]]
  var findings: [Finding] = []
  /// The days a test that is being written may be about.
  var testDays = ValueSet.empty

  init(_ set: RuleSet, _ policy: Policy, _ interner: Interner, _ known: [Int: [Finding]]) {
    self.set = set
    self.policy = policy
    self.known = known
    reader = Reader(set, policy.vocabulary, policy.schema, interner)
  }

  mutating func run() {
    for index in set.tables.indices {
      let id = DecisionTableID(index)
      let table = set.tables[index]
      remembering("table \(reader.canon.table(id)) \(table.origin.range)") { $0.prove(table, id) }
    }
    proveFormulas()
    provePromotions()
    proveTrainings()
    provePlacements()
    proveFlags()
    proveInfluence()
  }

  /// Proves once what several sets share; `text` says all that the proof reads.
  mutating func remembering(_ text: String, _ prove: (inout SetProof) -> [Finding]) {
    let validity = "\(set.validity.from.days)-\(set.validity.to.days)"
    let key = reader.canon.number("\(text) \(validity) \(set.isComplete)")
    if let before = known[key] {
      findings += before
      return
    }
    let new = prove(&self)
    known[key] = new
    findings += new
  }
}
