// Moves.swift: changes to a test that may make an expression come to a value. They are guesses from the
// expression's form; the evaluator says which of them are right.

import Evaluation
import Semantics
import Values

/// One change.
enum Move: Sendable {
  case assign(PolicyTest.Target, PolicyTest.Content)
  case suppose(PolicyTest.Supposition, Value)
  /// Computes it again, should the test begun from suppose it.
  case compute(PolicyTest.Supposition)
  /// An input of the formula or table that is called.
  case argument(Int, Value)
  /// A field of an item of the list around.
  case item(ColumnID, Value)
  case date(CalendarDate)
}

/// Changes that belong together.
typealias Plan = [Move]

extension [Plan] {
  /// How many ways are tried at most.
  private static var most: Int { 6 }

  /// Every part's first way together, then the second ways; none when a part has none.
  static func joined(_ parts: [[Plan]]) -> [Plan] {
    if parts.contains(where: \.isEmpty) { return [] }
    let count = Swift.min(most, parts.map(\.count).max() ?? 1)
    return (0..<count).map { number in
      parts.flatMap { $0[Swift.min(number, $0.count - 1)] }
    }
  }
}

/// Finds changes for one rule set on one day.
struct Solver {
  let set: RuleSet
  let vocabulary: Vocabulary
  let schema: RecordSchema
  let date: CalendarDate
  /// What an expression comes to before anything is changed.
  let known: (ExpressionID) -> Value?
  private var depth = 0
  static let depthLimit = 12

  init(
    _ set: RuleSet, _ vocabulary: Vocabulary, _ schema: RecordSchema, date: CalendarDate,
    known: @escaping (ExpressionID) -> Value?
  ) {
    self.set = set
    self.vocabulary = vocabulary
    self.schema = schema
    self.date = date
    self.known = known
  }

  var monthEnd: MonthEndPolicy { self.set.monthEnd ?? .lastDayOfMonth }

  func inner() -> Solver {
    var solver = self
    solver.depth += 1
    return solver
  }

  var isDeep: Bool { depth >= Solver.depthLimit }

  /// What an expression is for everybody, or comes to in the record begun from.
  func constant(_ id: ExpressionID) -> Value? {
    switch set[id].kind {
    case .literal(let value): value
    case .evaluationDate: .date(date)
    case .parameter(let index) where set.parameters.indices.contains(index.index):
      set.parameters[index.index].versions.first { $0.validity.contains(date) }?.value
    default: known(id)
    }
  }

  // MARK: values

  /// Ways to make an expression come to a value, or go missing.
  func solve(_ id: ExpressionID, _ value: Value) -> [Plan] {
    guard !isDeep, set.expressions.indices.contains(id.index) else { return [] }
    let kind = set[id].kind
    switch kind {
    case .literal(let own): return own == value ? [[]] : []
    case .field(let column):
      return column.table == .person
        ? [[.assign(.column(column), .value(value))]] : [[.item(column, value)]]
    case .input(let index): return [[.argument(index, value)]]
    case .mapValue(let table, 1, let member):
      return [[.assign(.mapEntry(table, member: member), .value(value))]]
    case .yearValue(let table, 1, let year):
      return [[.assign(.yearEntry(table, year: year), .value(value))]]
    case .parameter(let index):
      return constant(id) == value
        ? [[]] : value == .missing ? [] : [[.suppose(.parameter(index), value)]]
    case .formula(let index, let arguments): return formula(index, arguments, value)
    case .table(let index, let output, let arguments):
      return table(index, output, arguments, value)
    case .group(let index):
      return [[value == .missing ? .compute(.group(index)) : .suppose(.group(index), value)]]
    case .indicator(let index):
      if value != .missing { return [[.suppose(.indicator(index), value)]] }
      let code = set.indicators[index.index].code
      return [
        [
          .compute(.indicator(index)),
          .assign(.indicator(code: code, source: nil), .value(.missing)),
        ]
      ]
    case .indicatorScore(let index): return score(index, value)
    case .evaluationDate:
      if case .date(let date) = value { return [[.date(date)]] }
      return []
    case .ifMissing(let a, let b):
      return value == .missing
        ? .joined([inner().solve(a, .missing), inner().solve(b, .missing)])
        : inner().solve(a, value)
    case .conditional(let test, let then, let other):
      return .joined([inner().plans(test, .yes), inner().solve(then, value)])
        + .joined([inner().plans(test, .no), inner().solve(other, value)])
    case .comparison, .oneOf, .isPresent, .isListPresent, .not, .and, .or, .quantified, .streak,
      .hasLasted:
      switch value {
      case .boolean(let truth): return plans(id, truth ? .yes : .no)
      default: return plans(id, .unknown)
      }
    case .aggregate(let aggregate, let list, let body):
      return aggregated(aggregate, list, body, value)
    case .count(let list): return counted(list, value)
    default: return inner().inverse(kind, value)
    }
  }

  private func formula(_ index: FormulaID, _ arguments: [ExpressionID], _ value: Value) -> [Plan] {
    guard set.formulas.indices.contains(index.index) else { return [] }
    let formula = set.formulas[index.index]
    if !arguments.isEmpty {
      // Through the call: what the inputs must be, the arguments must be.
      return inner().solve(formula.body, value).compactMap { plan in
        let moves = plan.map { move -> [Plan] in
          guard case .argument(let input, let value) = move, arguments.indices.contains(input)
          else { return [[move]] }
          return inner().solve(arguments[input], value)
        }
        return [Plan].joined(moves).first
      }
    }
    let below = inner().solve(formula.body, value)
    // A rule that reads one field is told by that field, any other is supposed.
    let isPlain = below.first.map { $0.count == 1 } ?? false
    if value == .missing { return below.map { [.compute(.formula(index))] + $0 } }
    let supposed: [Plan] = [[.suppose(.formula(index), value)]]
    return isPlain ? below.map { [.compute(.formula(index))] + $0 } + supposed : supposed + below
  }

  private func table(
    _ index: DecisionTableID, _ output: Int, _ arguments: [ExpressionID], _ value: Value
  ) -> [Plan] {
    guard set.tables.indices.contains(index.index) else { return [] }
    if value == .missing {
      return set.tables[index.index].columns.flatMap { inner().solve($0.expression, .missing) }
        .map { [.compute(.table(index, output: output))] + $0 }
    }
    return arguments.isEmpty ? [[.suppose(.table(index, output: output), value)]] : []
  }

  /// The measured value that gives a score.
  private func score(_ index: IndicatorID, _ value: Value) -> [Plan] {
    guard set.indicators.indices.contains(index.index) else { return [] }
    let indicator = set.indicators[index.index]
    guard case .number(let percent) = value else {
      return [
        [
          .compute(.indicator(index)),
          .assign(.indicator(code: indicator.code, source: nil), .value(.missing)),
        ]
      ]
    }
    if let score = indicator.score { return inner().solve(score, value) }
    guard let target = indicator.target, case .number(let goal)? = constant(target.value) else {
      return []
    }
    let share: Decimal? =
      target.direction == .atLeast ? percent : Decimal(200).subtracting(percent)
    let (times, over) = periods(target, indicator)
    guard let share, let whole = Decimal.scaled(goal.raw, times: Int128(times), over: Int128(over)),
      let measured = Decimal.scaled(whole.raw, times: share.raw, over: Decimal.hundred.raw)
    else { return [] }
    return [[.suppose(.indicator(index), .number(measured))]]
  }

  /// How much of the target written is the target of the day.
  private func periods(
    _ target: Indicator.Target, _ indicator: Indicator
  ) -> (times: Int, over: Int) {
    guard indicator.combination == .sum, let period = target.period else { return (1, 1) }
    let months = date == date.endOfMonth ? date.month : date.month - 1
    switch period {
    case .year: return target.isProRated ? (max(1, months), 12) : (1, 1)
    case .quarter: return target.isProRated ? (max(1, months / 3), 1) : (4, 1)
    case .month: return target.isProRated ? (max(1, months), 1) : (12, 1)
    }
  }

  // MARK: arithmetic and days

  private func inverse(_ kind: ExpressionKind, _ value: Value) -> [Plan] {
    switch (kind, value) {
    case (_, .missing):
      // Whatever is missing inside, the whole is.
      return kind.readable.flatMap { solve($0, .missing) }
    case (.converted(let a, let numerator, let denominator), .number(let number)):
      return Decimal.scaled(number.raw, times: denominator.raw, over: numerator.raw)
        .map { solve(a, .number($0)) } ?? []
    case (.negative(let a), .number(let number)):
      return number.negated.map { solve(a, .number($0)) } ?? []
    case (.rounded(let a, _, _), .number), (.roundedToMultiple(let a, _, _), .number):
      return solve(a, value)
    case (.inPercent(let a), .number(let number)):
      return number.divided(by: .hundred).map { solve(a, .number($0)) } ?? []
    case (.extreme(_, let list), _):
      return .joined(list.map { constant($0) == value ? [[]] : solve($0, value) })
        + list.flatMap { solve($0, value) }
    case (.arithmetic(let sign, let a, let b, let scale), .number(let number)):
      return arithmetic(sign, a, b, scale, number)
    case (.dateStep(let day, let amount, let unit, let isBackwards), .date(let wanted)):
      guard case .number(let count)? = constant(amount),
        let count = count.whole, let day0 = step(wanted, isBackwards ? count : -count, unit)
      else { return [] }
      return solve(day, .date(day0))
    case (.elapsed(let unit, let since, let at), .number(let number)):
      return spanned(unit, since, at, number, extra: 0)
    case (.span(let unit, let from, let to), .number(let number)):
      return spanned(unit, from, to, number, extra: 1)
    case (.datePart(.year, let day), .number(let number)):
      guard let year = number.whole, let day1 = CalendarDate(year: year, month: 6, day: 1) else {
        return []
      }
      return solve(day, .date(day1))
    default: return []
    }
  }

  private func arithmetic(
    _ sign: ArithmeticOperator, _ a: ExpressionID, _ b: ExpressionID, _ scale: ArithmeticScale,
    _ wanted: Decimal
  ) -> [Plan] {
    var plans: [Plan] = []
    func number(_ id: ExpressionID) -> Decimal? {
      if case .number(let number)? = constant(id) { number } else { nil }
    }
    let factor: Decimal =
      switch scale {
      case .plain: .one
      case .overHundred: .hundred
      case .timesHundred: Decimal(raw: Decimal.scale / 100)
      }
    if let right = number(b) {
      let left: Decimal? =
        switch sign {
        case .add: wanted.subtracting(right)
        case .subtract: wanted.adding(right)
        case .multiply: wanted.multiplied(by: factor)?.divided(by: right)
        case .divide: wanted.multiplied(by: factor)?.multiplied(by: right)
        }
      if let left { plans += solve(a, .number(left)) }
    }
    if let left = number(a) {
      let right: Decimal? =
        switch sign {
        case .add: wanted.subtracting(left)
        case .subtract: left.subtracting(wanted)
        case .multiply: wanted.multiplied(by: factor)?.divided(by: left)
        case .divide: wanted.multiplied(by: factor).flatMap { left.divided(by: $0) }
        }
      if let right { plans += solve(b, .number(right)) }
    }
    switch sign {
    case .add, .subtract:
      plans += .joined([solve(a, .number(wanted)), solve(b, .number(.zero))])
    case .multiply, .divide:
      guard let left = wanted.multiplied(by: factor) else { break }
      plans += .joined([solve(a, .number(left)), solve(b, .number(.one))])
    }
    return plans
  }

  private func step(_ day: CalendarDate, _ count: Int, _ unit: DateStep) -> CalendarDate? {
    guard abs(count) <= 200_000 else { return nil }
    switch unit {
    case .months: return day.adding(months: count, monthEnd)
    case .days: return day.adding(days: count)
    case .workingDays: return day.adding(days: count / 5 * 7 + count % 5)
    }
  }

  private func spanned(
    _ unit: SpanUnit, _ since: ExpressionID, _ at: ExpressionID, _ number: Decimal, extra: Int
  ) -> [Plan] {
    guard let count = number.rounded(digits: 0, .halfAwayFromZero)?.whole,
      case .date(let end)? = constant(at) ?? .date(date)
    else { return [] }
    let start: CalendarDate?
    switch unit {
    case .wholeYears: start = step(end, -count * 12, .months)
    case .wholeMonths: start = step(end, -count, .months)
    case .days: start = step(end, -count, .days)
    case .workingDays: start = step(end, -(count / 5 * 7 + count % 5), .days)
    }
    guard let start = start?.adding(days: extra) else { return [] }
    let plans = solve(since, .date(start))
    return constant(at) == nil ? .joined([plans, solve(at, .date(end))]) : plans
  }
}

extension ExpressionKind {
  /// What may be missing inside: not the literals.
  fileprivate var readable: [ExpressionID] {
    switch self {
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _), .elapsed(_, let a, let b),
      .span(_, let a, let b):
      [a, b]
    case .converted(let a, _, _), .negative(let a), .rounded(let a, _, _), .inPercent(let a),
      .datePart(_, let a), .roundedToMultiple(let a, _, _), .reference(_, _, let a),
      .parameterAt(_, let a):
      [a]
    case .extreme(_, let list): list
    default: []
    }
  }
}
