// Weights.swift: the weights of a group add up to 100% in every dinas, and for everybody that the `untuk`
// of its indicators tells apart.

import Text
import Values

extension RuleSetBuilder {
  mutating func checkWeights(of groups: some Sequence<Int>) {
    for group in groups.map({ set.groups[$0] }) {
      let members = group.indicators
      // A weight left out or wrong has been told.
      guard !members.isEmpty, members.allSatisfy({ set.indicators[$0.index].weight != nil }) else {
        continue
      }
      if members.allSatisfy({ set.indicators[$0.index].appliesIf == nil }) {
        checkSum(of: members, in: group, who: nil)
      } else {
        checkCases(of: group)
      }
    }
  }

  private mutating func checkSum(of members: [IndicatorID], in group: Group, who: String?) {
    let weights = members.map { set.indicators[$0.index].weight ?? .zero }
    let sum = weights.reduce(Decimal.zero) { $0.adding($1) ?? $0 }
    guard sum != .hundred, !members.isEmpty else { return }
    var running = Decimal.zero
    var labels: [Label] = []
    for (at, member) in members.enumerated() {
      let indicator = set.indicators[member.index]
      running = running.adding(weights[at]) ?? running
      let own = lexicon.written(weights[at], .percent)
      let so = lexicon.written(running, .percent)
      let words =
        at == 0
        ? Words(verbatim: own) : Words("\(own), menjadi \(so)", en: "\(own), which makes \(so)")
      labels.append(Label(indicator.weightRange ?? indicator.origin.range, words))
    }
    guard let last = labels.last else { return }
    let missing = Decimal.hundred.subtracting(sum) ?? .zero
    let size = missing < .zero ? missing.negated ?? missing : missing
    report(
      ScoreFault.weightsNotWhole(
        group: group.origin.name, set: set.agency == nil ? nil : set.name,
        sum: lexicon.written(sum, .percent), difference: lexicon.written(size, .percent),
        isMissing: missing > .zero, who: who),
      at: last.range, label: last.words, others: Array(labels.dropLast()))
  }

  // MARK: whom indicators apply to

  /// A condition as the members of one field for which it holds.
  private struct Case {
    var column: ColumnID
    var members: Set<Int>
  }

  /// The largest number of combinations of members looked at.
  private static let caseLimit = 4_096

  private mutating func checkCases(of group: Group) {
    var cases: [Int: Case] = [:]
    for member in group.indicators {
      guard let condition = set.indicators[member.index].appliesIf else { continue }
      // A condition of another form cannot be told apart here: nothing is said.
      guard let found = self.members(condition) else { return }
      cases[member.index] = found
    }
    let columns = Array(Set(cases.values.map(\.column))).sorted {
      ($0.table.index, $0.index) < ($1.table.index, $1.index)
    }
    var combinations: [[Int]] = [[]]
    for column in columns {
      guard case .member(let choice)? = lexicon.column(column)?.type else { return }
      let codes = lexicon[choice].members.indices
      if combinations.count * codes.count > RuleSetBuilder.caseLimit { return }
      combinations = combinations.flatMap { known in codes.map { known + [$0] } }
    }
    var seen: Set<[Int]> = []
    for combination in combinations {
      let applying = group.indicators.filter { member in
        guard let found = cases[member.index], let at = columns.firstIndex(of: found.column) else {
          return true
        }
        return found.members.contains(combination[at])
      }
      guard seen.insert(applying.map(\.index)).inserted else { continue }
      let who = zip(columns, combination).map { column, code -> String in
        let info = lexicon.column(column)
        guard case .member(let choice)? = info?.type else { return "" }
        return "\(info?.path ?? "") \(lexicon[choice].members[code].name)"
      }
      checkSum(of: applying, in: group, who: who.joined(separator: ", "))
    }
  }

  /// The members of a field for which a condition holds; nil when it is not that simple.
  private func members(_ id: ExpressionID) -> Case? {
    switch set[id].kind {
    case .oneOf(let field, let list, let isNegated, _):
      guard case .field(let column) = set[field].kind, column.table == .person else { return nil }
      var members: Set<Int> = []
      for item in list {
        guard case .literal(.member(let code)) = set[item].kind else { return nil }
        members.insert(code)
      }
      return isNegated
        ? inverse(Case(column: column, members: members))
        : Case(column: column, members: members)
    case .comparison(let sign, let field, let value, _):
      guard case .field(let column) = set[field].kind, column.table == .person,
        case .literal(.member(let code)) = set[value].kind,
        case .scalar(.member(let choice)) = set[field].type
      else { return nil }
      let ranks = lexicon[choice].members.map(\.rank)
      let holding = ranks.indices.filter { at in
        switch sign {
        case .equal: at == code
        case .notEqual: at != code
        case .less: ranks[at] < ranks[code]
        case .lessOrEqual: ranks[at] <= ranks[code]
        case .greater: ranks[at] > ranks[code]
        case .greaterOrEqual: ranks[at] >= ranks[code]
        }
      }
      return Case(column: column, members: Set(holding))
    case .not(let inner): return members(inner).flatMap(inverse)
    default: return nil
    }
  }

  private func inverse(_ found: Case) -> Case? {
    guard case .member(let choice)? = lexicon.column(found.column)?.type else { return nil }
    return Case(
      column: found.column,
      members: Set(lexicon[choice].members.indices).subtracting(found.members))
  }
}
