// TruthMoves.swift: ways to make a condition hold, fail or stay open; of lists, the items that do it.

import Evaluation
import Program
import Semantics
import Values

extension Solver {
  func plans(_ id: ExpressionID, _ wanted: Truth) -> [Plan] {
    guard !isDeep, set.expressions.indices.contains(id.index) else { return [] }
    let solver = inner()
    switch set[id].kind {
    case .not(let a):
      let turned: Truth = wanted == .yes ? .no : wanted == .no ? .yes : wanted
      return solver.plans(a, turned)
    case .and(let list): return solver.joined(list, wanted, rest: .yes)
    case .or(let list): return solver.joined(list, wanted, rest: .no)
    case .comparison(let sign, let a, let b, _): return solver.compared(sign, a, b, wanted)
    case .oneOf(let a, let list, let isNegated, _):
      if wanted == .unknown { return solver.solve(a, .missing) }
      let isInside = (wanted == .yes) != isNegated
      let named = list.compactMap { constant($0) }
      let values = isInside ? named : solver.others(than: named, a)
      return values.flatMap { solver.solve(a, $0) }
    case .isPresent(let a, let isNegated):
      if wanted == .unknown { return [] }
      if (wanted == .yes) == isNegated { return solver.solve(a, .missing) }
      return solver.samples(a).flatMap { solver.solve(a, $0) }
    case .isListPresent(let table, let isNegated):
      return [[.assign(.list(table), (wanted == .yes) == isNegated ? .value(.missing) : .rows([]))]]
    case .hasLasted(let since, let at, let duration, let unit, let isNegated):
      guard wanted != .unknown else { return solver.solve(since, .missing) }
      let isOver = (wanted == .yes) != isNegated
      return solver.lasting(since, at, duration, unit, daysBeyond: isOver ? 0 : -1)
    case .quantified(let quantifier, let list, let body):
      return solver.quantified(quantifier, list, body, wanted)
    case .streak(let count, _, let list): return solver.streak(count, list, wanted)
    case .ifMissing, .conditional: return solver.chosen(id, wanted)
    default:
      switch wanted {
      case .yes: return solver.solve(id, .boolean(true))
      case .no: return solver.solve(id, .boolean(false))
      default: return solver.solve(id, .missing)
      }
    }
  }

  private func chosen(_ id: ExpressionID, _ wanted: Truth) -> [Plan] {
    let value: Value =
      wanted == .yes ? .boolean(true) : wanted == .no ? .boolean(false) : .missing
    return solve(id, value)
  }

  /// `rest`: what leaves the others undecided between them: yes for `dan`, no for `atau`.
  private func joined(_ list: [ExpressionID], _ wanted: Truth, rest: Truth) -> [Plan] {
    if wanted == rest { return .joined(list.map { plans($0, wanted) }) }
    var all: [Plan] = []
    var alone: [Plan] = []
    for (number, part) in list.enumerated() {
      let own = plans(part, wanted)
      let others = list.enumerated().filter { $0.offset != number }.map { plans($0.element, rest) }
      all += .joined(others + [own])
      alone += own
    }
    return all + alone
  }

  private func compared(
    _ sign: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, _ wanted: Truth
  ) -> [Plan] {
    if wanted == .unknown { return solve(a, .missing) + solve(b, .missing) }
    let isTurned = isLiteral(a)
    let (value, limit) = isTurned ? (b, a) : (a, b)
    guard let threshold = constant(limit) else {
      // Both sides to one value, or apart.
      return samples(value).flatMap { sample in
        [Plan].joined([solve(a, sample), solve(b, sample)])
      }
    }
    let isWanted = wanted == .yes
    func near(_ goals: [Goal]) -> [Plan] {
      goals.compactMap { beside(threshold, value, $0) }.flatMap { solve(value, $0) }
    }
    switch sign {
    case .equal, .notEqual:
      return (sign == .equal) == isWanted
        ? solve(value, threshold) : others(than: [threshold], value).flatMap { solve(value, $0) }
    case .greaterOrEqual, .less:
      let isAbove = (sign == .greaterOrEqual) == isWanted
      return near(isAbove != isTurned ? [.at, .above] : [.stepBelow, .below])
    case .greater, .lessOrEqual:
      let isAbove = (sign == .greater) == isWanted
      return near(isAbove != isTurned ? [.stepAbove, .above] : [.at, .below])
    }
  }

  private func isLiteral(_ id: ExpressionID) -> Bool {
    if case .literal = set[id].kind { true } else { false }
  }

  /// A value that lies so beside a threshold.
  func beside(_ threshold: Value, _ id: ExpressionID, _ goal: Goal) -> Value? {
    guard let step = Steps(set: set, vocabulary: vocabulary).size(of: id) else { return nil }
    let direction =
      switch goal {
      case .stepBelow, .below: -1
      case .stepAbove, .above: 1
      default: 0
      }
    if direction == 0 { return threshold }
    switch (threshold, step) {
    case (.number(let number), .number(let step, _)):
      return (direction < 0 ? number.subtracting(step) : number.adding(step)).map { .number($0) }
    case (.date(let date), .day): return date.adding(days: direction).map { .date($0) }
    case (.member(let code), .rank(let choice)):
      guard let rank = vocabulary.rank(code, of: choice) else { return nil }
      let members = vocabulary.enumerations[choice.index].members
      return members.firstIndex { $0.rank == rank + direction }.map { .member($0) }
    default: return nil
    }
  }

  func lasting(
    _ since: ExpressionID, _ at: ExpressionID, _ duration: ExpressionID, _ unit: DateStep,
    daysBeyond: Int
  ) -> [Plan] {
    guard case .date(let end)? = constant(at), case .number(let length)? = constant(duration),
      let count = length.whole, (0...200_000).contains(count)
    else { return [] }
    let start: CalendarDate? =
      switch unit {
      case .months: end.adding(months: -count, monthEnd)
      case .days: end.adding(days: -count)
      case .workingDays: end.adding(days: -(count / 5 * 7 + count % 5))
      }
    guard let start, let day = start.adding(days: -daysBeyond) else { return [] }
    let plans = solve(since, .date(day))
    // From the end of a short month no duration may lead to the last day of a long one.
    if start.day == end.day || unit != .months { return plans }
    let middle = CalendarDate(year: end.year, month: end.month, day: 15)
    guard case .evaluationDate = set[at].kind, let middle,
      let earlier = middle.adding(months: -count, monthEnd)?.adding(days: -daysBeyond)
    else { return plans }
    return .joined([[[.date(middle)]], solve(since, .date(earlier))]) + plans
  }

  // MARK: sample values

  /// Values unlike those named.
  func others(than named: [Value], _ id: ExpressionID) -> [Value] {
    samples(id).filter { !named.contains($0) }
  }

  /// A few values of an expression's type.
  func samples(_ id: ExpressionID) -> [Value] {
    guard case .scalar(let type) = set[id].type else { return [] }
    return samples(type)
  }

  func samples(_ type: ScalarType) -> [Value] {
    switch type {
    case .text: return [.text("contoh"), .text("lain")]
    case .boolean: return [.boolean(true), .boolean(false)]
    case .date: return [.date(date), date.adding(days: -400).map { .date($0) } ?? .date(date)]
    case .number(let number):
      let all = [number.lower, number.lower?.adding(.one), .one, .zero, Decimal(50), number.upper]
      return all.compactMap { $0 }.filter {
        (number.lower ?? $0) <= $0 && $0 <= (number.upper ?? $0)
      }.map { .number($0) }
    case .member(let choice):
      guard vocabulary.enumerations.indices.contains(choice.index) else { return [] }
      return vocabulary.enumerations[choice.index].members.indices.map { .member($0) }
    case .calendar: return vocabulary.calendars.isEmpty ? [] : [.member(0)]
    }
  }
}
