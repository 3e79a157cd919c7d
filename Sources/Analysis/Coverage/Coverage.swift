// Coverage.swift: which parts of the rules tests have seen. Tests are added one by one with what
// everything in them came to; a line that agencies inherit counts once, seen in any of them.

import Evaluation
package import Program
package import Semantics
package import Values

package struct Coverage {
  let policy: Policy
  let references: LoadedReferences
  /// In the order of files and lines.
  package private(set) var items: [CoverageItem]
  /// By rule set.
  private var indexes: [SetIndex]
  /// A test added, with the record it begins from and what it rests on.
  struct Known {
    var test: PolicyTest
    var record: RecordTable?
    /// Whether a decision it asks for came out as people hope.
    var isPositive: Bool
  }
  private var tests: [Known] = []

  package init(_ policy: Policy, references: LoadedReferences) {
    self.policy = policy
    self.references = references
    items = ItemCollector(policy)?.items ?? []
    indexes = policy.sets.map { SetIndex($0) }
    for (place, item) in items.enumerated() {
      for (set, probe) in item.probes { indexes[set].add(item: place, probe) }
    }
  }

  /// Adds what a test sees; a test that does not come out as it says sees nothing.
  package mutating func add(_ test: PolicyTest, record: RecordTable?) {
    guard policy.sets.indices.contains(test.set),
      let trace = TestRunner.trace(
        test, policy, references, record: record, keepsUses: true),
      TestRunner.outcome(of: test, trace, policy.sets[test.set]).isMet
    else { return }
    let set = policy.sets[test.set]
    indexes[test.set].add(test: tests.count, on: test.date, TestReads(test, in: set))
    tests.append(
      Known(
        test: test, record: record, isPositive: Coverage.isPositive(test, trace.outcome)))
    for (place, goals) in seen(by: test, trace, set) { items[place].seen.formUnion(goals) }
  }

  private static func isPositive(_ test: PolicyTest, _ outcome: Outcome) -> Bool {
    test.expectations.contains { expectation in
      guard case .decision(let decision, _) = expectation.kind else { return false }
      let goals = Probe.goals(of: decision, outcome)
      return !goals.isDisjoint(with: [.eligible, .triggered, .suitable, .raised])
    }
  }

  /// What a test sees, by item.
  func seen(by test: PolicyTest, _ trace: Trace, _ set: RuleSet)
    -> [(item: Int, goals: Set<Goal>)]
  {
    let index = indexes[test.set]
    var found: [(item: Int, goals: Set<Goal>)] = []
    for place in index.items(seenBy: TestReads(test, in: set)) {
      guard let probe = items[place].probes[test.set] else { continue }
      let goals = probe.goals(in: trace, set, index, policy.vocabulary)
        .intersection(items[place].goals)
      if !goals.isEmpty { found.append((place, goals)) }
    }
    return found
  }

  mutating func mark(_ place: Int, _ goals: Set<Goal>) { items[place].seen.formUnion(goals) }

  package var total: CoverageCount { CoverageCount(items) }

  /// Tests to begin from for an item in a rule set: those that rest on it, or for a decision ask for
  /// it; hoped-for results first, then the shortest.
  func tests(asking probe: Probe, in set: Int) -> [Known] {
    let known = indexes[set].tests(asking: probe).map { (offset: $0, element: tests[$0]) }
    func length(_ known: Known) -> Int {
      known.test.assignments.count + known.test.suppositions.count
    }
    return known.sorted { a, b in
      (a.element.isPositive ? 0 : 1, length(a.element), a.offset)
        < (b.element.isPositive ? 0 : 1, length(b.element), b.offset)
    }.map(\.element)
  }

  func count(ofSet set: Int) -> Int { indexes[set].testCount }

  /// The day most tests of a rule set ask about; else the last day of its first year.
  func commonDate(ofSet set: Int) -> CalendarDate {
    let validity = policy.sets[set].validity
    return indexes[set].commonDay ?? min(validity.from.endOfYear, validity.to)
  }
}

/// How much of what there is to see was seen.
package struct CoverageCount: Hashable, Sendable {
  package var seen = 0
  package var all = 0

  package init(_ items: some Sequence<CoverageItem>) {
    for item in items {
      all += item.goals.count
      seen += item.goals.count - item.missing.count
    }
  }

  /// In tenths of a persen, rounded down: what is not whole is not 100.
  package var tenths: Int { all == 0 ? 1_000 : seen * 1_000 / all }
  package var percent: Decimal {
    Decimal(raw: Int128(tenths) * Decimal.power(Decimal.digits - 1))
  }
}

extension Probe {
  func goals(
    in trace: Trace, _ set: RuleSet, _ known: SetIndex, _ vocabulary: Vocabulary
  ) -> Set<Goal> {
    switch look {
    case .truth(let id):
      return Set(
        trace.seen(id).joined().compactMap { seen in
          switch seen.truth {
          case .yes: .met
          case .no: .notMet
          case .unknown: .unknown
          case .failed, .conflict: nil
          }
        })
    case .row(let table, let row):
      let isFirst =
        set.tables.indices.contains(table.index) && set.tables[table.index].hitPolicy == .first
      let isChosen = trace.rowsHeld(of: table).contains { rows in
        rows.indices.contains(row) && rows[row] == .yes
          && !(isFirst && rows[..<row].contains { $0 != .no })
      }
      return isChosen ? [.chosen] : []
    case .exception(let exception): return exception.goals(in: trace)
    case .boundary(let boundary): return boundary.seen(in: trace, set, vocabulary)
    case .version(let index, let from): return Probe.goals(of: index, from, trace, set, known)
    case .decision(let decision): return Probe.goals(of: decision, trace.outcome)
    }
  }

  /// The day the version is read for lies at its beginning.
  private static func goals(
    of index: Int, _ from: CalendarDate, _ trace: Trace, _ set: RuleSet, _ known: SetIndex
  ) -> Set<Goal> {
    var days: [CalendarDate] = []
    for id in known.readers(of: index, in: set) {
      switch set.kind(of: id) {
      case .parameter: if !trace.seen(id).isEmpty { days.append(trace.date) }
      case .parameterAt(_, let day):
        for case .date(let date) in trace.seen(day).joined().map(\.value) { days.append(date) }
      default: break
      }
    }
    var goals: Set<Goal> = []
    for day in days {
      if day == from { goals.insert(.firstDay) }
      if day.days == from.days - 1 { goals.insert(.dayBefore) }
    }
    return goals
  }

  static func goals(of decision: PolicyTest.Decision, _ outcome: Outcome) -> Set<Goal> {
    switch decision {
    case .promotion(let index) where outcome.promotions.indices.contains(index):
      switch outcome.promotions[index].status {
      case .eligible: return [.eligible]
      case .notEligible: return [.notEligible]
      default: return []
      }
    case .training(let index) where outcome.trainings.indices.contains(index):
      switch outcome.trainings[index].status {
      case .triggered: return [.triggered]
      case .notTriggered: return [.notTriggered]
      default: return []
      }
    case .placement(let index) where outcome.placements.indices.contains(index):
      switch outcome.placements[index].status {
      case .suitable: return [.suitable]
      case .notSuitable: return [.notSuitable]
      default: return []
      }
    case .flag(let index) where outcome.flags.indices.contains(index):
      switch outcome.flags[index].status {
      case .raised: return [.raised]
      case .notRaised: return [.notRaised]
      default: return []
      }
    case .promotion, .training, .placement, .flag: return []
    }
  }
}

extension ExceptionLook {
  fileprivate func goals(in trace: Trace) -> Set<Goal> {
    func truths(_ id: ExpressionID) -> [Truth] { trace.seen(id).joined().map(\.truth) }
    let holds = truths(condition)
    let opposed = against.map(truths)
    let base: [Truth] =
      switch self.base {
      case .waived(let id), .revoked(let id), .against(let id): truths(id)
      case .replaced: []
      }
    var goals: Set<Goal> = []
    for (place, truth) in holds.enumerated() {
      func at(_ list: [Truth]) -> Truth? { list.indices.contains(place) ? list[place] : list.last }
      let isOpposed = opposed.contains { at($0) == .yes }
      if truth == .no || isOpposed { goals.insert(.notApplied) }
      guard truth == .yes, !isOpposed else { continue }
      switch self.base {
      case .waived: if at(base) != .yes { goals.insert(.applied) }
      case .revoked, .against: if at(base) == .yes { goals.insert(.applied) }
      case .replaced: goals.insert(.applied)
      }
    }
    return goals
  }
}
