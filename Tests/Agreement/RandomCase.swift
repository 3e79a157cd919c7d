// RandomCase.swift: a random policy with random records, and the small case left of it when something
// is found: rules dropped, expressions replaced by simpler ones, values taken out of the record.

import RandomPolicies
package import Reference
package import Semantics
package import Values

package struct RandomCase: CustomStringConvertible {
  package var policy: Policy
  package var date: CalendarDate
  package var persons: [RecordItem]
  var found: [Difference] = []

  package init(seed: UInt64, records: Int, isProvable: Bool = false) {
    var made = PolicyBuilder.policy(seed: seed, isProvable: isProvable)
    policy = made.policy
    date = made.date
    persons = (0..<records).map { _ in made.builder.record() }
  }

  // MARK: shrinking

  /// The same finding in fewer words.
  func shrunk(_ find: (RandomCase) -> [Difference]) -> RandomCase {
    var small = self
    let all = find(self)
    guard let first = all.first else { return self }
    small.persons = [persons[first.person]]
    small.found = find(small)
    if small.found.isEmpty {
      small.persons = persons
      small.found = all
    }
    let rule = small.found[0].rule
    func keep(_ candidate: RandomCase) -> Bool {
      let found = find(candidate)
      guard let same = found.first(where: { $0.rule == rule }) else { return false }
      small = candidate
      small.found = [same]
      return true
    }
    var budget = 4_000
    var isSmaller = true
    while isSmaller, budget > 0 {
      isSmaller = false
      for candidate in small.simplerRules() + small.simplerRecords() {
        budget -= 1
        if keep(candidate) {
          isSmaller = true
          break
        }
      }
      for set in small.policy.sets.indices {
        for index in small.policy.sets[set].expressions.indices {
          for kind in small.simpler(set, index) {
            budget -= 1
            var candidate = small
            candidate.policy.sets[set].expressions[index].kind = kind
            if keep(candidate) {
              isSmaller = true
              break
            }
          }
        }
      }
    }
    return small
  }

  /// Rules that no other reads, and parts of rules.
  private func simplerRules() -> [RandomCase] {
    var list: [RandomCase] = []
    func change(_ set: Int, _ body: (inout RuleSet) -> Void) {
      var candidate = self
      body(&candidate.policy.sets[set])
      list.append(candidate)
    }
    if policy.sets.count > 1 {
      var candidate = self
      candidate.policy.sets.removeLast()
      list.append(candidate)
    }
    for (set, rules) in policy.sets.enumerated() {
      for index in rules.promotions.indices {
        change(set) { $0.promotions.remove(at: index) }
        for place in rules.promotions[index].conditions.indices {
          change(set) { $0.promotions[index].conditions.remove(at: place) }
          if !rules.promotions[index].conditions[place].exceptions.isEmpty {
            change(set) { $0.promotions[index].conditions[place].exceptions.removeLast() }
          }
        }
      }
      for index in rules.trainings.indices { change(set) { $0.trainings.remove(at: index) } }
      for index in rules.placements.indices { change(set) { $0.placements.remove(at: index) } }
      for index in rules.flags.indices { change(set) { $0.flags.remove(at: index) } }
      for index in rules.formulas.indices where !rules.formulas[index].exceptions.isEmpty {
        change(set) { $0.formulas[index].exceptions.removeLast() }
        change(set) { $0.formulas[index].exceptions[0].against = [] }
      }
      for index in rules.tables.indices where rules.tables[index].rows.count > 1 {
        for row in rules.tables[index].rows.indices {
          change(set) { $0.tables[index].rows.remove(at: row) }
        }
      }
      for index in rules.groups.indices where rules.groups[index].indicators.count > 1 {
        change(set) { $0.groups[index].indicators.removeLast() }
      }
    }
    return list
  }

  private func simplerRecords() -> [RandomCase] {
    guard persons.count == 1 else { return [] }
    return RandomCase.simpler(persons[0]).map { person in
      var candidate = self
      candidate.persons = [person]
      return candidate
    }
  }

  private static func simpler(_ item: RecordItem) -> [RecordItem] {
    var list: [RecordItem] = []
    for index in item.values.indices where item.values[index] != .missing && index > 1 {
      var copy = item
      copy.values[index] = .missing
      list.append(copy)
    }
    for key in item.lists.keys.sorted() {
      var copy = item
      copy.lists[key] = nil
      list.append(copy)
      for place in (item.lists[key] ?? []).indices {
        var copy = item
        copy.lists[key]?.remove(at: place)
        list.append(copy)
        for inner in simpler(item.lists[key]?[place] ?? item) {
          var copy = item
          copy.lists[key]?[place] = inner
          list.append(copy)
        }
      }
    }
    return list
  }

  /// Simpler expressions of the same type: one of its own parts, or a constant.
  private func simpler(_ set: Int, _ index: Int) -> [ExpressionKind] {
    let rules = policy.sets[set]
    let expression = rules.expressions[index]
    if case .literal = expression.kind { return [] }
    let parts = expression.kind.parts.filter { rules[$0].type == expression.type }
    var kinds = parts.map { rules[$0].kind }
    guard case .scalar(let type) = expression.type else { return kinds }
    switch type {
    case .text: kinds.append(.literal(.text("A")))
    case .boolean: kinds += [.literal(.boolean(true)), .literal(.boolean(false))]
    case .date: kinds.append(.literal(.date(date)))
    case .number: kinds += [.literal(.number(.zero)), .literal(.number(.one))]
    case .member: kinds.append(.literal(.member(0)))
    case .calendar: break
    }
    return kinds
  }

  // MARK: showing

  package var description: String {
    let files = ruleText(of: policy).map { "# \($0.name)\n\($0.text)" }.joined(separator: "\n")
    let records = persons.map { "\($0)" }.joined(separator: "\n")
    return
      "\(found.map(\.description).joined(separator: "\n"))\non \(date.iso)\n\(files)\n\(records)"
  }
}

extension ExpressionKind {
  /// Expressions directly inside that stand at the same place.
  fileprivate var parts: [ExpressionID] {
    switch self {
    case .negative(let a), .not(let a), .inPercent(let a), .rounded(let a, _, _): [a]
    case .extreme(_, let list), .and(let list), .or(let list): list
    case .arithmetic(_, let a, let b, _), .roundedToMultiple(let a, let b, _),
      .ifMissing(let a, let b), .comparison(_, let a, let b, _), .dateStep(let a, let b, _, _):
      [a, b]
    case .conditional(_, let b, let c): [b, c]
    default: []
    }
  }
}
