// Compare.swift: two evaluations of the same people held against each other: who changes, how, and
// the totals. The front door of Analysis; PersonSummary.swift prepares what is compared.

import Evaluation

/// Which way a result moved, seen from the person.
package enum Direction: String, Hashable, Sendable, CaseIterable {
  /// Higher predikat or score, newly eligible or suitable.
  case up
  case down
  /// Changed without better or worse: another choice, a training more or less, newly determined.
  case other
}

/// One result of one person that came out differently.
package struct Change: Hashable, Sendable {
  package var subject: Subject
  package var label: String
  /// Nil: only the other rules have this result.
  package var before: ResultState?
  package var after: ResultState?
  package var direction: Direction
}

/// One person whose results changed.
package struct PersonChange: Sendable {
  package var key: String
  package var agency: String?
  package var changes: [Change]
}

/// How many people a result moved for.
package struct SubjectTotal: Sendable {
  package var subject: Subject
  package var label: String
  package var up = 0
  package var down = 0
  package var other = 0
  package var same = 0

  package var changed: Int { up + down + other }
}

package struct AgencyTotal: Sendable {
  package var agency: String?
  package var people = 0
  package var changed = 0
}

/// The whole comparison.
package struct Difference: Sendable {
  /// People evaluated under both.
  package var people = 0
  /// In the order of the records.
  package var changed: [PersonChange] = []
  /// Keys evaluated under one of the two only.
  package var onlyBefore: [String] = []
  package var onlyAfter: [String] = []
  /// In the order of `Subject`.
  package var subjects: [SubjectTotal] = []
  package var agencies: [AgencyTotal] = []
}

/// Holds two evaluations of the same records against each other; people are matched by key.
package func compare(before: [PersonSummary], after: [PersonSummary]) -> Difference {
  var difference = Difference()
  var totals: [Subject: SubjectTotal] = [:]
  var agencies: [String: AgencyTotal] = [:]
  let afterByKey = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  var seen = Set<String>()

  for old in before {
    seen.insert(old.key)
    guard let new = afterByKey[old.key] else {
      difference.onlyBefore.append(old.key)
      continue
    }
    difference.people += 1
    let changes = changesBetween(old, new) { subject, label, direction in
      var total = totals[subject] ?? SubjectTotal(subject: subject, label: label)
      switch direction {
      case .up?: total.up += 1
      case .down?: total.down += 1
      case .other?: total.other += 1
      case nil: total.same += 1
      }
      totals[subject] = total
    }
    let agency = new.agency ?? old.agency
    var total = agencies[agency ?? ""] ?? AgencyTotal(agency: agency)
    total.people += 1
    if !changes.isEmpty {
      total.changed += 1
      difference.changed.append(PersonChange(key: old.key, agency: agency, changes: changes))
    }
    agencies[agency ?? ""] = total
  }
  difference.onlyAfter = after.map(\.key).filter { !seen.contains($0) }
  difference.subjects = totals.values.sorted { a, b in
    (a.subject.kind, a.subject.name) < (b.subject.kind, b.subject.name)
  }
  difference.agencies = agencies.values.sorted { ($0.agency ?? "") < ($1.agency ?? "") }
  return difference
}

/// The changes of one person; `count` hears about every subject, unchanged ones with nil.
private func changesBetween(
  _ old: PersonSummary, _ new: PersonSummary, count: (Subject, String, Direction?) -> Void
) -> [Change] {
  var changes: [Change] = []
  let newBySubject = Dictionary(
    new.entries.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
  let oldSubjects = Set(old.entries.map(\.subject))

  func compare(_ before: PersonSummary.Entry?, _ after: PersonSummary.Entry?) {
    guard let entry = after ?? before else { return }
    if let before, let after, before.state == after.state {
      count(entry.subject, entry.label, nil)
      return
    }
    let direction = directionOf(before?.state, after?.state)
    count(entry.subject, entry.label, direction)
    changes.append(
      Change(
        subject: entry.subject, label: entry.label, before: before?.state, after: after?.state,
        direction: direction))
  }
  for entry in old.entries { compare(entry, newBySubject[entry.subject]) }
  for entry in new.entries where !oldSubjects.contains(entry.subject) { compare(nil, entry) }
  return changes.sorted { ($0.subject.kind, $0.subject.name) < ($1.subject.kind, $1.subject.name) }
}

private func directionOf(_ before: ResultState?, _ after: ResultState?) -> Direction {
  switch (before, after) {
  case (.promotion(let a, _)?, .promotion(let b, _)?): order(rank(a), rank(b))
  case (.placement(let a)?, .placement(let b)?): order(rank(a), rank(b))
  case (.value(let a)?, .value(let b)?): order(a, b)
  case (nil, .promotion(.eligible, _)?), (nil, .placement(.suitable)?): .up
  case (.promotion(.eligible, _)?, nil), (.placement(.suitable)?, nil): .down
  default: .other
  }
}

private func order(_ a: Int?, _ b: Int?) -> Direction {
  guard let a, let b, a != b else { return .other }
  return a < b ? .up : .down
}

/// Eligible is best; not being a candidate, or not being decided, is neither better nor worse than
/// failing, but losing or gaining eligibility always counts.
private func rank(_ status: PromotionOutcome.Status) -> Int? {
  switch status {
  case .eligible: 1
  case .notEligible, .notCandidate, .undetermined, .failed, .conflict: 0
  }
}

private func rank(_ status: PlacementOutcome.Status) -> Int? {
  switch status {
  case .suitable: 1
  case .notSuitable, .notTargeted, .undetermined, .failed, .conflict: 0
  }
}

private func order(_ a: ShownValue, _ b: ShownValue) -> Direction {
  switch (a, b) {
  case (.number(let x, let u), .number(let y, let v)) where u == v && x != y:
    x < y ? .up : .down
  case (.member(_, _, let x?), .member(_, _, let y?)) where x != y: x < y ? .up : .down
  default: .other
  }
}
