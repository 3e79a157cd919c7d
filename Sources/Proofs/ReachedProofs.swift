// ReachedProofs.swift: the proofs of one set again and again, each time with one thing changed: only rules that the
// change reaches are proved anew.

package import Semantics
import Text

package struct ReachedProofs {
  /// What was changed.
  package enum Change: Hashable, Sendable {
    case expression(ExpressionID)
    case rule(RulePlace)
  }

  private let orders: Orders
  /// All that is proved, in order; nil: the days.
  private let tasks: [RulePlace?]
  private let number: [RulePlace?: Int]
  private let rulesOfExpression: [ExpressionID: Set<RulePlace>]
  private let readers: [RulePlace: [RulePlace]]
  /// By task that found something, before anything was changed.
  private let findings: [Int: [Finding]]
  private let said: Set<Diagnostic>

  /// - Parameter policy: with the one set that is proved.
  package init(_ policy: Policy) {
    orders = Orders(policy.vocabulary)
    guard let set = policy.sets.first else {
      (tasks, number, rulesOfExpression, readers, findings, said) = ([], [:], [:], [:], [:], [])
      return
    }
    let places = set.places
    tasks = places.filter(\.isProved) + [nil]
    number = Dictionary(
      tasks.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var rules: [ExpressionID: Set<RulePlace>] = [:]
    for place in places {
      for id in set.expressions(below: set.roots(of: place)) {
        rules[id, default: []].insert(place)
      }
    }
    rulesOfExpression = rules
    readers = SharedProofs(set).readers
    var findings: [Int: [Finding]] = [:]
    var proof = SetProof(set, policy, orders)
    for (number, task) in tasks.enumerated() {
      let found = proof.findings(of: task)
      if !found.isEmpty { findings[number] = found }
    }
    self.findings = findings
    said = Set(ReachedProofs.conclusion(findings) + surplusValues(of: policy))
  }

  /// Whether something is said of the set after changes that was not said before.
  ///
  /// - Parameter policy: with the set as it is now, which differs in nothing else.
  package func isAnythingNew(_ policy: Policy, after changes: [Change]) -> Bool {
    guard let set = policy.sets.first else { return false }
    var findings = findings
    var proof = SetProof(set, policy, orders)
    for task in tasksReached(by: changes) { findings[task] = proof.findings(of: tasks[task]) }
    let now = ReachedProofs.conclusion(findings) + surplusValues(of: policy)
    return now.contains { !said.contains($0) }
  }

  /// In order. The days are looked at every time.
  private func tasksReached(by changes: [Change]) -> [Int] {
    var pending: [RulePlace] = []
    for change in changes {
      switch change {
      case .expression(let id): pending += rulesOfExpression[id] ?? []
      case .rule(let place): pending.append(place)
      }
    }
    var reached: Set<RulePlace> = []
    while let place = pending.popLast() {
      if reached.insert(place).inserted { pending += readers[place] ?? [] }
    }
    return (reached.compactMap { number[$0] } + [number[nil]].compactMap { $0 }).sorted()
  }

  /// What several rules find is told once.
  private static func conclusion(_ findings: [Int: [Finding]]) -> [Diagnostic] {
    var seen: Set<Finding.Key> = []
    return findings.sorted { $0.key < $1.key }.flatMap(\.value)
      .filter { seen.insert($0.key).inserted }.map(\.diagnostic)
  }
}
