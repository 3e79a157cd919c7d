// MissingTests.swift: for what no test has seen, a test that sees it, found by changing records until the
// evaluator says so. Its expectation is what the rules give today: a person must say whether that is right.

import Evaluation
import Program
import Semantics
package import Text
import Values

/// A test ready to be pasted.
package struct MissingTest: Sendable {
  /// The file it is to be pasted into.
  package var file: FileID
  package var text: String
  /// What it sees: places in `Coverage.items`, with the goals not seen before.
  package var sees: [(item: Int, goals: [Goal])]
}

package struct MissingTests: Sendable {
  package var tests: [MissingTest] = []
  /// For which no record was found.
  package var unfound: [(item: Int, goal: Goal)] = []
}

/// Looks for them.
struct MissingSearch {
  /// How many records are tried for one goal, and in all.
  private static let triesPerGoal = 72
  private static let triesInAll = 40_000
  static let note = "Usulan: hasil ini menurut aturan yang sekarang; pastikan memang benar."

  private struct Begin {
    var draft: TestDraft
    /// Where the test stands that it is taken from; nil: nothing known.
    var file: FileID?
  }

  private var coverage: Coverage
  private var sets: [RuleSet]
  /// How many expressions each set has of its own.
  private let counts: [Int]
  private let schema: RecordSchema
  private var tries = 0
  private var found = MissingTests()

  init?(_ coverage: Coverage) {
    guard let schema = coverage.policy.schema else { return nil }
    self.coverage = coverage
    self.schema = schema
    sets = coverage.policy.sets
    counts = sets.map(\.expressions.count)
  }

  mutating func run(_ progress: (Int) -> Void) -> MissingTests {
    for place in coverage.items.indices {
      for goal in coverage.items[place].missing {
        // Another test may have seen it meanwhile.
        if coverage.items[place].seen.contains(goal) { continue }
        if !search(place, goal) { found.unfound.append((place, goal)) }
        progress(tries)
      }
    }
    return found
  }

  private mutating func search(_ place: Int, _ goal: Goal) -> Bool {
    let item = coverage.items[place]
    let known = item.probes.keys.sorted {
      (-coverage.count(ofSet: $0), $0) < (-coverage.count(ofSet: $1), $1)
    }
    var left = MissingSearch.triesPerGoal
    var second: MissingTest?
    for number in known.prefix(3) {
      guard let probe = item.probes[number] else { continue }
      for begin in begins(probe, number) {
        for plan in plans(goal, probe, begin, number) {
          if left == 0 || tries >= MissingSearch.triesInAll { break }
          left -= 1
          guard let (test, isDecided) = attempt(begin, plan, place, goal, number) else { continue }
          if isDecided { return keep(test) }
          if second == nil { second = test }
        }
      }
      // An open result shows less than a decided one, but it does show the goal.
      if let second { return keep(second) }
    }
    return false
  }

  private mutating func keep(_ test: MissingTest) -> Bool {
    for (item, goals) in test.sees { coverage.mark(item, Set(goals)) }
    found.tests.append(test)
    return true
  }

  // MARK: where to begin

  /// Tests that read the item, decided ones first for a decision; and an empty record.
  private func begins(_ probe: Probe, _ number: Int) -> [Begin] {
    var empty = TestDraft(set: number, sets[number], date: coverage.commonDate(ofSet: number))
    empty.arguments = arguments(of: probe.subject, number, empty.test.date)
    var others: [Begin] = []
    for known in coverage.tests(asking: probe, in: number) where others.count < 4 {
      var draft = TestDraft(known.test, record: known.record)
      draft.arguments = arguments(of: probe.subject, number, known.test.date)
      others.append(Begin(draft: draft, file: known.test.range.file))
    }
    let nothing = Begin(draft: empty, file: nil)
    if case .decision = probe.subject { return others + [nothing] }
    return [nothing] + others
  }

  private func arguments(of subject: AskedRule, _ number: Int, _ date: CalendarDate) -> [Value] {
    let inputs: [Input] =
      switch subject {
      case .formula(let index): sets[number].formulas[index].inputs
      case .table(let index): sets[number].tables[index].inputs
      default: []
      }
    let solver = Solver(
      sets[number], coverage.policy.vocabulary, schema, date: date, known: { _ in nil })
    return inputs.map { solver.samples($0.type).first ?? .missing }
  }

  // MARK: trying

  private mutating func plans(
    _ goal: Goal, _ probe: Probe, _ begin: Begin, _ number: Int
  ) -> [Plan] {
    let trace = evaluate(begin.draft, probe.subject, number)?.trace
    let solver = Solver(
      sets[number], coverage.policy.vocabulary, schema, date: begin.draft.test.date
    ) { id in
      guard let seen = trace?.seen(id).first?.first, seen.state == .known else { return nil }
      return seen.value
    }
    return Array(solver.plans(for: goal, probe).prefix(14))
  }

  private mutating func attempt(
    _ begin: Begin, _ plan: Plan, _ place: Int, _ goal: Goal, _ number: Int
  ) -> (MissingTest, isDecided: Bool)? {
    let item = coverage.items[place]
    var draft = begin.draft
    draft.apply(plan)
    // On another day other rules may be in force.
    let policy = coverage.policy
    guard let set = policy.set(agency: sets[number].agency, on: draft.test.date),
      let probe = item.probes[set]
    else { return nil }
    draft.test.set = set
    guard let (trace, asked, test) = evaluate(draft, probe.subject, set) else { return nil }
    let seen = coverage.seen(by: test, trace, sets[set])
    guard seen.contains(where: { $0.item == place && $0.goals.contains(goal) }) else { return nil }
    let title = "\(item.name): \(goal.rawValue)"
    let writing = DraftText(policy: policy, set: sets[set], schema: schema)
    guard
      let text = writing.text(
        draft, probe.subject, asked, trace, title: title, note: MissingSearch.note)
    else { return nil }
    let fresh = seen.compactMap { seen -> (item: Int, goals: [Goal])? in
      let missing = coverage.items[seen.item].missing.filter { seen.goals.contains($0) }
      return missing.isEmpty ? nil : (seen.item, missing)
    }
    // A record file is named from where the test stands.
    let isFile = draft.test.recordFile != nil
    let file = isFile ? begin.file ?? item.range.file : item.range.file
    return (MissingTest(file: file, text: text, sees: fresh), isDecided(probe.subject, trace, goal))
  }

  private mutating func evaluate(_ draft: TestDraft, _ subject: AskedRule, _ number: Int)
    -> (trace: Trace, asked: [ExpressionID], test: PolicyTest)?
  {
    tries += 1
    var draft = draft
    sets[number].expressions.truncate(to: counts[number])
    let asked = draft.ask(subject, &sets[number])
    var policy = coverage.policy
    policy.sets[number] = sets[number]
    return TestRunner.trace(
      draft.test, policy, coverage.references, record: draft.record, keepsUses: true
    ).map { ($0, asked, draft.test) }
  }

  /// Whether the result says more than that something is missing, where more can be said.
  private func isDecided(_ subject: AskedRule, _ trace: Trace, _ goal: Goal) -> Bool {
    guard case .decision(let decision) = subject else { return true }
    let outcome = trace.outcome
    switch decision {
    case .promotion(let index):
      let status = outcome.promotions[index].status
      if goal == .unknown { return status == .undetermined }
      return status == .eligible || status == .notEligible
    case .training(let index):
      let status = outcome.trainings[index].status
      return goal == .unknown
        ? status == .undetermined : status == .triggered || status == .notTriggered
    case .placement(let index):
      let status = outcome.placements[index].status
      return goal == .unknown
        ? status == .undetermined : status == .suitable || status == .notSuitable
    case .flag(let index):
      let status = outcome.flags[index].status
      return goal == .unknown
        ? status == .undetermined : status == .raised || status == .notRaised
    }
  }
}

extension Coverage {
  /// A test for each thing that no test sees, as far as one is found.
  ///
  /// - Parameter progress: hears how many records have been tried.
  package func missingTests(_ progress: (Int) -> Void = { _ in }) -> MissingTests {
    guard var search = MissingSearch(self) else { return MissingTests() }
    return search.run(progress)
  }
}
