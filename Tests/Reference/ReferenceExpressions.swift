// ReferenceExpressions.swift: the value of every form of expression (language.md, sections 15 and 16).

import Semantics
import Values

/// Where an expression stands: the person, the items of the lists around it, the inputs of its rule.
struct Scope {
  var items: [(table: TableID, item: RecordItem)]
  var inputs: [Possible] = []

  init(_ person: RecordItem) { items = [(.person, person)] }

  func inside(_ item: RecordItem, of table: TableID) -> Scope {
    var inner = self
    inner.items.append((table, item))
    return inner
  }

  /// The innermost item of a table.
  func item(of table: TableID) -> RecordItem? { items.last { $0.table == table }?.item }
}

extension ReferenceEvaluator {
  func value(_ id: ExpressionID, _ scope: Scope) -> Possible {
    if let patience, !patience.bears() { return .missing }
    switch set[id].kind {
    case .literal(let value): return Possible(value)
    case .field(let column):
      guard let item = scope.item(of: column.table) else { return .missing }
      return Possible(item.values[column.index])
    case .input(let index): return scope.inputs[index]
    case .parameter(let parameter): return self.parameter(parameter, on: date)
    case .parameterAt(let parameter, let day):
      if let fixed = suppositions[.parameter(parameter)] { return Possible(fixed) }
      return days([day], scope) { self.parameter(parameter, on: $0[0]) }
    case .formula(let formula, let arguments):
      return self.formula(formula, arguments.map { value($0, scope) })
    case .table(let table, let output, let arguments):
      return self.table(table, output: output, arguments.map { value($0, scope) })
    case .indicator(let indicator): return self.indicator(indicator)
    case .indicatorSource(let indicator, let source):
      return self.indicator(indicator, source: source)
    case .indicatorScore(let indicator): return score(indicator)
    case .group(let group): return self.group(group)
    case .reference(let reference, let column, let key):
      return known([key], scope) { lookUp($0[0], in: reference, column) }
    case .mapValue(let table, let column, let member):
      return entry(table, column, scope) { $0 == .member(member) }
    case .yearValue(let table, let column, let year):
      return entry(table, column, scope) { $0 == .number(Decimal(year)) }
    case .isListPresent(let table, let isNegated):
      return Possible((list(table, scope) != nil) != isNegated)
    case .evaluationDate, .dayOfYear, .datePart, .dateStep, .elapsed, .span, .hasLasted:
      return time(set[id].kind, scope)
    case .negative, .arithmetic, .converted, .rounded, .roundedToMultiple, .inPercent:
      return number(set[id].kind, scope)
    case .extreme(let isHighest, let list):
      return known(list, scope) { values in
        .known(extreme(isHighest, values, set[id].type))
      }
    case .ifMissing(let a, let b):
      let first = value(a, scope)
      return first == .missing ? value(b, scope) : first
    case .comparison(let sign, let a, let b, let precision):
      return compare(sign, a, b, precision, scope)
    case .oneOf(let a, let list, let isNegated, let precision):
      let isOne = Possible.any(list.map { compare(.equal, a, $0, precision, scope) })
      return isNegated ? .not(isOne) : isOne
    case .isPresent(let a, let isNegated):
      let value = value(a, scope)
      return value.isBroken ? value : Possible((value != .missing) != isNegated)
    case .not(let a): return .not(value(a, scope))
    case .and(let list): return .all(list.map { value($0, scope) })
    case .or(let list): return .any(list.map { value($0, scope) })
    case .conditional(let condition, let then, let other):
      return choice(value(condition, scope), value(then, scope), value(other, scope))
    case .quantified(let quantifier, let list, let condition):
      return quantified(quantifier, list, condition, scope)
    case .streak(let length, let unit, let list): return streak(length, unit, list, scope)
    case .aggregate(let kind, let list, let body):
      return aggregate(kind, list, body, set[id].type, scope)
    case .count(let list): return count(list, scope)
    }
  }

  // MARK: operands

  /// What `body` makes of the values, when all are known.
  func known(_ list: [ExpressionID], _ scope: Scope, _ body: ([Value]) -> Possible) -> Possible {
    let parts = list.map { value($0, scope) }
    if let trouble = Possible.trouble(among: parts) { return trouble }
    return body(
      parts.compactMap { part in
        if case .known(let value) = part { value } else { nil }
      })
  }

  func numbers(
    _ list: [ExpressionID], _ scope: Scope, _ body: ([Decimal]) -> Decimal?
  ) -> Possible {
    known(list, scope) { values in
      let numbers = values.compactMap { value in
        if case .number(let number) = value { number } else { nil }
      }
      return body(numbers).map { .known(.number($0)) } ?? .failed
    }
  }

  func days(
    _ list: [ExpressionID], _ scope: Scope, _ body: ([CalendarDate]) -> Possible
  ) -> Possible {
    known(list, scope) { values in
      body(
        values.compactMap { value in
          if case .date(let date) = value { date } else { nil }
        })
    }
  }

  // MARK: numbers

  private func number(_ kind: ExpressionKind, _ scope: Scope) -> Possible {
    switch kind {
    case .negative(let a): return numbers([a], scope) { $0[0].negated }
    case .arithmetic(let sign, let a, let b, let scale):
      return numbers([a, b], scope) { compute(sign, $0[0], $0[1], scale) }
    case .converted(let a, let numerator, let denominator):
      return numbers([a], scope) {
        Decimal.scaled($0[0].raw, times: numerator.raw, over: denominator.raw)
      }
    case .inPercent(let a): return numbers([a], scope) { $0[0].multiplied(by: .hundred) }
    case .rounded(let a, let digits, let mode):
      let precision = precision(of: set[a].type)
      return numbers([a], scope) { $0[0].looked(at: precision).rounded(digits: digits, mode) }
    case .roundedToMultiple(let a, let step, let mode):
      let precision = precision(of: set[a].type)
      return numbers([a, step], scope) {
        $0[0].looked(at: precision).rounded(toMultipleOf: $0[1], mode)
      }
    default: return .missing
    }
  }

  private func compute(
    _ sign: ArithmeticOperator, _ a: Decimal, _ b: Decimal, _ scale: ArithmeticScale
  ) -> Decimal? {
    let hundred = Decimal.hundred.raw
    switch (sign, scale) {
    case (.add, _): return a.adding(b)
    case (.subtract, _): return a.subtracting(b)
    case (.multiply, .overHundred):
      return Decimal.scaled(a.raw, times: b.raw, over: Decimal.scale * 100)
    case (.multiply, _): return a.multiplied(by: b)
    case (.divide, .timesHundred): return Decimal.scaled(a.raw, times: hundred, over: b.raw)
    case (.divide, _): return a.divided(by: b)
    }
  }

  /// Digits looked at in a value of a type.
  func precision(of type: ExpressionType) -> Int {
    guard case .scalar(.number(let number)) = type else { return 6 }
    return policy.vocabulary.units[number.unit.index].precision
  }

  /// The highest or lowest, the first of several alike; members by rank.
  func extreme(_ isHighest: Bool, _ values: [Value], _ type: ExpressionType) -> Value {
    var best = values.first ?? .missing
    for value in values.dropFirst()
    where isHighest ? isLess(best, value, type) : isLess(value, best, type) {
      best = value
    }
    return best
  }

  func isLess(_ a: Value, _ b: Value, _ type: ExpressionType) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.date(let x), .date(let y)): x < y
    case (.member(let x), .member(let y)): rank(x, type) < rank(y, type)
    default: false
    }
  }

  func rank(_ member: Int, _ type: ExpressionType) -> Int {
    guard case .scalar(.member(let id)) = type else { return member }
    return policy.vocabulary.enumerations[id.index].members[member].rank
  }

  // MARK: comparisons

  private func compare(
    _ sign: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, _ precision: Int,
    _ scope: Scope
  ) -> Possible {
    let type = if case .scalar = set[a].type { set[a].type } else { set[b].type }
    return known([a, b], scope) { Possible(holds(sign, $0[0], $0[1], precision, type)) }
  }

  func holds(
    _ sign: ComparisonOperator, _ a: Value, _ b: Value, _ precision: Int, _ type: ExpressionType
  ) -> Bool {
    let (x, y) = (looked(a, precision), looked(b, precision))
    return switch sign {
    case .equal: x == y
    case .notEqual: x != y
    case .less: isLess(x, y, type)
    case .lessOrEqual: !isLess(y, x, type)
    case .greater: isLess(y, x, type)
    case .greaterOrEqual: !isLess(x, y, type)
    }
  }

  func looked(_ value: Value, _ precision: Int) -> Value {
    if case .number(let number) = value { .number(number.looked(at: precision)) } else { value }
  }

  /// `jika`: known when the condition is, or when both branches agree.
  func choice(_ condition: Possible, _ then: Possible, _ other: Possible) -> Possible {
    switch condition {
    case .known: return condition == .yes ? then : other
    case .failed, .conflict: return condition
    case .missing:
      var both = Candidates()
      both.add(then, isCertain: false)
      both.add(other, isCertain: false)
      return both.agreed { $0 == $1 }
    }
  }

  // MARK: names

  private func parameter(_ id: ParameterID, on day: CalendarDate) -> Possible {
    if let fixed = suppositions[.parameter(id)] { return Possible(fixed) }
    let version = set.parameters[id.index].versions.first { $0.validity.contains(day) }
    return version.map { Possible($0.value) } ?? .missing
  }

  private func lookUp(_ key: Value, in id: ReferenceID, _ column: Int) -> Possible {
    let keyColumn = policy.vocabulary.references[id.index].columns.firstIndex(where: \.isKey) ?? 0
    let rows = references.indices.contains(id.index) ? references[id.index] : []
    let row = rows.first { $0[keyColumn] == key }
    return row.map { Possible($0[column]) } ?? .missing
  }

  private func entry(
    _ table: TableID, _ column: Int, _ scope: Scope, _ isMeant: (Value) -> Bool
  ) -> Possible {
    let item = list(table, scope)?.first { isMeant($0.values[0]) }
    return item.map { Possible($0.values[column]) } ?? .missing
  }
}
