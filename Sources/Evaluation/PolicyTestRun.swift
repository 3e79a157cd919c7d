// PolicyTestRun.swift: runs one `uji` on one record and says which expectations are met.
// RecordEditing.swift puts the test's `dengan` lines into the record.

package import Program
package import Semantics
import Text
import Values

/// What an expectation found.
package struct ExpectationOutcome: Sendable {
  package enum Actual: Sendable {
    /// Of a yes/no expectation.
    case truth(Truth)
    /// Of an expectation on a value's state.
    case value(ValueOutcome)
    case promotion(PromotionOutcome)
    case training(TrainingOutcome)
    case placement(PlacementOutcome)
    case flag(FlagOutcome)
  }
  package var isMet: Bool
  package var actual: Actual
  /// The reasons found: paths, or names of conditions not met.
  package var reasons: [String]
}

/// How one test came out.
package struct TestOutcome: Sendable {
  /// In the order of `PolicyTest.expectations`.
  package var expectations: [ExpectationOutcome]
  package var isMet: Bool { expectations.allSatisfy(\.isMet) }
}

/// Runs tests one after another; rules are compiled once for some tests of the same set and date.
package struct TestRunner: Sendable {
  /// Tests that ask the same rule set on the same day, and stand near each other.
  private struct Company: Hashable {
    var set: Int
    var date: CalendarDate
    var number: Int
  }
  private let policy: Policy
  private let references: LoadedReferences
  /// By place of a test.
  private var companies: [SourceRange: Company] = [:]
  private var members: [Company: [PolicyTest]] = [:]
  /// Nil: the rules go beyond a limit.
  private var layouts: [Company: PlanLayout?] = [:]

  /// So many share a program. Each runs all that any of them asks for: with all of a day together a
  /// thousand tests of a thousand rules would evaluate a million.
  private static let companySize = 8

  package init(_ policy: Policy, references: LoadedReferences = LoadedReferences()) {
    self.policy = policy
    self.references = references
    var counts: [Company: Int] = [:]
    for test in policy.tests {
      var company = Company(set: test.set, date: test.date, number: 0)
      let count = counts[company, default: 0]
      counts[company] = count + 1
      company.number = count / TestRunner.companySize
      companies[test.range] = company
      members[company, default: []].append(test)
    }
  }

  /// How the one plan is run that a test asks.
  private mutating func layout(for test: PolicyTest) -> PlanLayout? {
    let company = companies[test.range].flatMap { company in
      let isIts = company.set == test.set && company.date == test.date
      return isIts && test.suppositions.isEmpty ? company : nil
    }
    if let company, let known = layouts[company] { return known }
    let others = company.flatMap { members[$0] } ?? []
    let program = lower(
      policy, on: test.date, references: references,
      suppositions: test.suppositions.map { ($0.target, $0.value) }, only: test.set,
      needed: TestRunner.needed(by: others + [test]))
    let layout = program.plans.first.map { PlanLayout($0, program) }
    if let company { layouts[company] = .some(layout) }
    return layout
  }

  /// One test alone, compiled for it.
  ///
  /// - Parameter keepsUses: what every use of an expression came to can be asked, too.
  package static func trace(
    _ test: PolicyTest, _ policy: Policy, _ references: LoadedReferences, record: RecordTable?,
    keepsUses: Bool = false
  ) -> Trace? {
    guard let schema = policy.schema else { return nil }
    var needed = needed(by: [test])
    needed.keepsUses = keepsUses
    let program = lower(
      policy, on: test.date, references: references,
      suppositions: test.suppositions.map { ($0.target, $0.value) }, only: test.set,
      needed: needed)
    var editor = RecordEditor(record ?? .blank(schema), policy: policy, set: test.set)
    editor.apply(test)
    return Trace(program, editor.table, row: 0)
  }

  private static func needed(by tests: [PolicyTest]) -> NeededResults {
    var needed = NeededResults(expressions: [], decisions: [])
    for expectation in tests.flatMap(\.expectations) {
      switch expectation.kind {
      case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id):
        needed.expressions.append(id)
      case .decision(let decision, _): needed.decisions.insert(decision)
      }
    }
    return needed
  }

  /// - Parameters:
  ///   - record: a batch of one person (the test's file), or nil for a record with nothing in it.
  /// - Returns: nil when the rules go beyond a limit or declare no record.
  package mutating func run(_ test: PolicyTest, record: RecordTable? = nil) -> TestOutcome? {
    trace(test, record: record).map { TestRunner.outcome(of: test, $0, policy.sets[test.set]) }
  }

  /// What everything a test asks for came to; nil as above.
  package mutating func trace(_ test: PolicyTest, record: RecordTable? = nil) -> Trace? {
    guard let schema = policy.schema, policy.sets.indices.contains(test.set) else { return nil }
    guard let layout = layout(for: test) else { return nil }
    var editor = RecordEditor(record ?? .blank(schema), policy: policy, set: test.set)
    editor.apply(test)
    return Trace(layout, editor.table, row: 0)
  }

  /// How a test came out, from what everything came to.
  package static func outcome(of test: PolicyTest, _ trace: Trace, _ set: RuleSet) -> TestOutcome {
    TestOutcome(expectations: test.expectations.map { expected($0, trace, set) })
  }

  private static func expected(
    _ expectation: PolicyTest.Expectation, _ trace: Trace, _ set: RuleSet
  ) -> ExpectationOutcome {
    switch expectation.kind {
    case .holds(let id):
      let value = trace.value(of: id)
      let truth = trace.truth(of: id) ?? .failed
      return ExpectationOutcome(
        isMet: truth == .yes, actual: .truth(truth),
        reasons: value?.reasons.map(\.path) ?? [])
    case .undetermined(let id): return state(.missing, id, expectation, trace)
    case .failed(let id): return state(.failed, id, expectation, trace)
    case .conflict(let id): return state(.conflict, id, expectation, trace)
    case .decision(let decision, let wanted):
      return TestRunner.decision(decision, wanted, expectation.reasons, trace.outcome, set)
    }
  }

  private static func state(
    _ wanted: ValueOutcome.State, _ id: ExpressionID, _ expectation: PolicyTest.Expectation,
    _ trace: Trace
  ) -> ExpectationOutcome {
    let value = trace.value(of: id) ?? ValueOutcome(state: .failed, value: .missing)
    let paths = value.reasons.map(\.path)
    return ExpectationOutcome(
      isMet: value.state == wanted && TestRunner.match(expectation.reasons, paths),
      actual: .value(value), reasons: paths)
  }

  // MARK: decisions

  private static func decision(
    _ decision: PolicyTest.Decision, _ wanted: PolicyTest.Expected, _ reasons: [String],
    _ outcome: Outcome, _ set: RuleSet
  ) -> ExpectationOutcome {
    switch decision {
    case .promotion(let index) where outcome.promotions.indices.contains(index):
      let result = outcome.promotions[index]
      let unmet = zip(set.promotions[index].conditions, result.conditions)
        .filter { $0.1.truth == .no }.map(\.0.origin.name)
      let found = result.status == .notEligible ? unmet : result.reasons.map(\.path)
      return ExpectationOutcome(
        isMet: TestRunner.isMet(wanted, result.status) && TestRunner.match(reasons, found),
        actual: .promotion(result), reasons: found)
    case .training(let index) where outcome.trainings.indices.contains(index):
      let result = outcome.trainings[index]
      let found = result.reasons.map(\.path)
      return ExpectationOutcome(
        isMet: TestRunner.isMet(wanted, result) && TestRunner.match(reasons, found),
        actual: .training(result), reasons: found)
    case .placement(let index) where outcome.placements.indices.contains(index):
      let result = outcome.placements[index]
      let found = result.reasons.map(\.path)
      return ExpectationOutcome(
        isMet: TestRunner.isMet(wanted, result.status) && TestRunner.match(reasons, found),
        actual: .placement(result), reasons: found)
    case .flag(let index) where outcome.flags.indices.contains(index):
      let result = outcome.flags[index]
      let found = result.reasons.map(\.path)
      return ExpectationOutcome(
        isMet: TestRunner.isMet(wanted, result.status) && TestRunner.match(reasons, found),
        actual: .flag(result), reasons: found)
    case .promotion, .training, .placement, .flag:
      return ExpectationOutcome(isMet: false, actual: .truth(.failed), reasons: [])
    }
  }

  private static func isMet(_ wanted: PolicyTest.Expected, _ status: PromotionOutcome.Status)
    -> Bool
  {
    switch status {
    case .eligible: wanted == .eligible
    case .notEligible: wanted == .notEligible
    case .notCandidate: wanted == .notCandidate
    case .undetermined: wanted == .undetermined
    case .failed: wanted == .failed
    case .conflict: wanted == .conflict
    }
  }

  private static func isMet(_ wanted: PolicyTest.Expected, _ result: TrainingOutcome) -> Bool {
    switch result.status {
    case .triggered:
      if case .triggered(let level) = wanted { return level == nil || level == result.priority }
      return false
    // Done too recently: not asked for again.
    case .notTriggered, .recentlyDone: return wanted == .notTriggered
    case .undetermined: return wanted == .undetermined
    case .failed: return wanted == .failed
    case .conflict: return wanted == .conflict
    }
  }

  private static func isMet(_ wanted: PolicyTest.Expected, _ status: PlacementOutcome.Status)
    -> Bool
  {
    switch status {
    case .suitable: wanted == .suitable
    case .notSuitable: wanted == .notSuitable
    case .notTargeted: wanted == .notTargeted
    case .undetermined: wanted == .undetermined
    case .failed: wanted == .failed
    case .conflict: wanted == .conflict
    }
  }

  private static func isMet(_ wanted: PolicyTest.Expected, _ status: FlagOutcome.Status) -> Bool {
    switch status {
    case .raised: wanted == .raised
    case .notRaised: wanted == .notRaised
    case .undetermined: wanted == .undetermined
    case .failed: wanted == .failed
    case .conflict: wanted == .conflict
    }
  }

  /// All of the reasons named and no other; a list or record stands for what is inside it. None named:
  /// any will do.
  static func match(_ wanted: [String], _ found: [String]) -> Bool {
    if wanted.isEmpty { return true }
    func isWithin(_ wanted: String, _ found: String) -> Bool {
      let (a, b) = (wanted.lowercased(), found.lowercased())
      return a == b || b.hasPrefix(a + ".") || a.hasPrefix(b + ".")
    }
    return wanted.allSatisfy { name in found.contains { isWithin(name, $0) } }
      && found.allSatisfy { path in wanted.contains { isWithin($0, path) } }
  }
}
