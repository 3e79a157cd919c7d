// ExpressionLowering.swift: checked expressions into instructions. Lists are in ListLowering.swift,
// what a name of a rule stands for in the files of those rules.

import Semantics
import Text
import Values

extension PlanLowering {
  /// The register of an expression; `kind` tells how `kosong` reads where the other side decides.
  mutating func lower(
    _ id: ExpressionID, _ scope: Scope, as kind: RegisterKind? = nil
  ) -> Register {
    guard set.expressions.indices.contains(id.index), !isTooLarge else {
      return emit(.missing(.written), in: .person, kind ?? .truth)
    }
    if scope.inputs == nil, let register = plan.provenance.register(of: id) { return register }
    let own = self.kind(of: id)
    let isRecorded = scope.inputs == nil && own != nil
    guard depth < PlanLowering.depthLimit else {
      tooDeep(at: set[id].range)
      return emit(.missing(.written), in: .person, kind ?? own ?? .truth)
    }
    depth += 1
    defer { depth -= 1 }
    let register = lowered(id, scope, kind ?? own ?? .number)
    if isRecorded { plan.provenance.expressions[id] = register }
    if keepsUses { plan.provenance.uses[id.index, default: []].append(register) }
    return register
  }

  private mutating func lowered(
    _ id: ExpressionID, _ scope: Scope, _ kind: RegisterKind
  ) -> Register {
    let expression = set.kind(of: id)
    switch expression {
    case .literal(let value): return constant(value, kind)
    case .field(let column): return field(column, scope)
    case .input(let index):
      guard let inputs = scope.inputs, inputs.indices.contains(index) else {
        return constant(.missing, kind)
      }
      return inputs[index]
    case .parameter(let parameter): return self.parameter(parameter, kind)
    case .parameterAt(let parameter, let day):
      return self.parameter(parameter, on: lower(day, scope, as: .date), kind)
    case .formula(let formula, let arguments):
      return self.formula(formula, self.arguments(arguments, scope))
    case .table(let table, let output, let arguments):
      return self.table(
        table, output: output, self.arguments(arguments, scope),
        call: scope.inputs == nil && !arguments.isEmpty ? id : nil)
    case .indicator(let indicator): return self.indicator(indicator)
    case .indicatorSource(let indicator, let source):
      return self.indicator(indicator, source: source)
    case .indicatorScore(let indicator): return score(indicator)
    case .group(let group): return self.group(group)
    case .reference(let reference, let column, let key):
      let key = lower(key, scope)
      return emit([key], kind) { .reference(reference, column: column, key: $0[0]) }
    case .mapValue(let table, let column, let member):
      return entry(table, column, key: member, scope)
    case .yearValue(let table, let column, let year):
      return entry(table, column, key: year, scope)
    case .isListPresent(let table, let isNegated):
      let frame = self.frame(of: parent(of: table), from: scope.frame)
      return negated(emit(.isGiven(table), in: frame ?? .person, .truth), isNegated)
    case .evaluationDate, .dayOfYear, .datePart, .dateStep, .elapsed, .span, .hasLasted:
      return days(expression, scope)
    case .negative, .arithmetic, .converted, .rounded, .roundedToMultiple, .extreme, .inPercent:
      return numbers(expression, id, scope, kind)
    case .ifMissing(let a, let b):
      let both = [lower(a, scope, as: kind), lower(b, scope, as: kind)]
      return emit(both, kind) { .ifMissing($0[0], $0[1]) }
    case .comparison(let comparison, let a, let b, let precision):
      return compare(comparison, a, b, precision: precision, scope)
    case .oneOf(let a, let list, let isNegated, let precision):
      let tests = list.map { compare(.equal, a, $0, precision: precision, scope) }
      return negated(any(tests), isNegated)
    case .isPresent(let a, let isNegated):
      let value = lower(a, scope)
      return negated(emit([value], .truth) { .isPresent($0[0]) }, isNegated)
    case .not(let a): return not(lower(a, scope, as: .truth))
    case .and(let list): return all(list.map { lower($0, scope, as: .truth) })
    case .or(let list): return any(list.map { lower($0, scope, as: .truth) })
    case .conditional(let condition, let then, let other):
      let parts = [
        lower(condition, scope, as: .truth), lower(then, scope, as: kind),
        lower(other, scope, as: kind),
      ]
      return emit(parts, kind) { .select($0[0], then: $0[1], else: $0[2]) }
    case .quantified, .streak, .aggregate, .count: return lists(id, scope, kind)
    }
  }

  mutating func arguments(_ list: [ExpressionID], _ scope: Scope) -> [Register] {
    list.map { lower($0, scope) }
  }

  // MARK: numbers

  private mutating func numbers(
    _ expression: ExpressionKind, _ id: ExpressionID, _ scope: Scope, _ kind: RegisterKind
  ) -> Register {
    switch expression {
    case .negative(let a):
      let a = lower(a, scope, as: .number)
      return emit([a], .number) { .negate($0[0]) }
    case .arithmetic(let sign, let a, let b, let scale):
      let (left, right) = (lower(a, scope, as: .number), lower(b, scope, as: .number))
      switch sign {
      case .add: return emit([left, right], .number) { .add($0[0], $0[1]) }
      case .subtract: return emit([left, right], .number) { .subtract($0[0], $0[1]) }
      case .multiply: return product(left, right, isOverHundred: scale == .overHundred)
      case .divide: return quotient(left, right, isTimesHundred: scale == .timesHundred)
      }
    case .converted(let a, let numerator, let denominator):
      return scaled(lower(a, scope, as: .number), numerator, over: denominator)
    case .inPercent(let a):
      return scaled(lower(a, scope, as: .number), .hundred, over: .one)
    case .rounded(let a, let digits, let mode):
      let precision = precision(of: set.type(of: a))
      let a = lower(a, scope, as: .number)
      return emit([a], .number) { .round($0[0], digits: digits, mode, precision: precision) }
    case .roundedToMultiple(let a, let step, let mode):
      let precision = precision(of: set.type(of: a))
      let both = [lower(a, scope, as: .number), lower(step, scope, as: .number)]
      return emit(both, .number) {
        .roundToMultiple($0[0], of: $0[1], mode, precision: precision)
      }
    case .extreme(let isHighest, let list):
      let ranks = ranks(of: set.type(of: id))
      let operands = list.map { lower($0, scope, as: kind) }
      return emit(operands, kind) { .extreme(isHighest: isHighest, $0, ranks: ranks) }
    default: return constant(.missing, kind)
    }
  }

  // MARK: days

  private mutating func days(_ kind: ExpressionKind, _ scope: Scope) -> Register {
    switch kind {
    case .dayOfYear(let day, let month, let offset):
      return constant(dayOfYear(day: day, month: month, offset: offset), .date)
    case .datePart(let part, let day):
      let day = lower(day, scope, as: .date)
      return emit([day], .number) { .datePart(part, $0[0]) }
    case .dateStep(let day, let amount, let step, let isBackwards):
      let both = [lower(day, scope, as: .date), lower(amount, scope, as: .number)]
      return emit(both, .date) {
        .dateStep($0[0], by: $0[1], step, isBackwards: isBackwards)
      }
    case .elapsed(let unit, let since, let at):
      let both = [lower(since, scope, as: .date), lower(at, scope, as: .date)]
      return emit(both, .number) { .elapsed(unit, since: $0[0], at: $0[1]) }
    case .span(let unit, let from, let to):
      let both = [lower(from, scope, as: .date), lower(to, scope, as: .date)]
      return emit(both, .number) { .span(unit, from: $0[0], to: $0[1]) }
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      let parts = [
        lower(since, scope, as: .date), lower(at, scope, as: .date),
        lower(duration, scope, as: .number),
      ]
      return emit(parts, .truth) {
        .hasLasted(since: $0[0], at: $0[1], duration: $0[2], step, isNegated: isNegated)
      }
    default: return constant(.date(date), .date)
    }
  }

  private func dayOfYear(day: Int, month: Int, offset: Int) -> Value {
    let year = date.year + offset
    if let exact = CalendarDate(year: year, month: month, day: day) { return .date(exact) }
    // 29 February of a year that has none.
    let (first, last) = (1, 28)
    switch monthEnd {
    case .lastDayOfMonth:
      return CalendarDate(year: year, month: month, day: last).map { .date($0) } ?? .missing
    case .firstDayOfNextMonth:
      return CalendarDate(year: year, month: month + 1, day: first).map { .date($0) } ?? .missing
    }
  }

  // MARK: comparisons and truths

  mutating func compare(
    _ comparison: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, precision: Int,
    _ scope: Scope
  ) -> Register {
    let kind = self.kind(of: a) ?? self.kind(of: b) ?? .number
    let ranks = ranks(of: set.type(of: self.kind(of: a) == nil ? b : a))
    return compare(
      comparison, lower(a, scope, as: kind), lower(b, scope, as: kind), kind,
      precision: precision, ranks: ranks)
  }

  mutating func compare(
    _ comparison: ComparisonOperator, _ a: Register, _ b: Register, _ kind: RegisterKind,
    precision: Int, ranks: Int?
  ) -> Register {
    let isOrder = comparison != .equal && comparison != .notEqual
    switch kind {
    case .number:
      return emit([a, b], .truth) {
        .compareNumbers(comparison, $0[0], $0[1], precision: precision)
      }
    case .truth:
      return emit([a, b], .truth) {
        .compareTruths(isEqual: comparison != .notEqual, $0[0], $0[1])
      }
    case .member where isOrder && ranks != nil:
      let table = ranks ?? 0
      let both = [a, b].map { ranked($0, table) }
      return emit(both, .truth) { .compareCodes(comparison, $0[0], $0[1]) }
    case .member, .date, .text:
      return emit([a, b], .truth) { .compareCodes(comparison, $0[0], $0[1]) }
    }
  }

  private mutating func ranked(_ member: Register, _ table: Int) -> Register {
    if case .code(let code) = plan.instructions[Int(member.index)].operation,
      plan.rankTables[table].indices.contains(Int(code))
    {
      return emit(.code(plan.rankTables[table][Int(code)]), in: .person, .member)
    }
    return emit([member], .member) { .rank($0[0], table: table) }
  }

  mutating func not(_ a: Register) -> Register { emit([a], .truth) { .not($0[0]) } }

  mutating func negated(_ a: Register, _ isNegated: Bool) -> Register { isNegated ? not(a) : a }

  mutating func all(_ list: [Register]) -> Register {
    if list.count == 1 { return list[0] }
    if list.isEmpty { return emit(.truth(true), in: .person, .truth) }
    return emit(list, .truth) { .and($0) }
  }

  mutating func any(_ list: [Register]) -> Register {
    if list.count == 1 { return list[0] }
    if list.isEmpty { return emit(.truth(false), in: .person, .truth) }
    return emit(list, .truth) { .or($0) }
  }

  // MARK: fields and parameters

  private mutating func field(_ column: ColumnID, _ scope: Scope) -> Register {
    guard schema.tables.indices.contains(column.table.index),
      schema.tables[column.table.index].columns.indices.contains(column.index),
      let frame = frame(of: column.table, from: scope.frame)
    else { return constant(.missing, .number) }
    let type = schema.tables[column.table.index].columns[column.index].type
    return emit(.column(column), in: frame, RegisterKind(type))
  }

  private mutating func entry(_ table: TableID, _ column: Int, key: Int, _ scope: Scope)
    -> Register
  {
    guard schema.tables.indices.contains(table.index),
      schema.tables[table.index].columns.indices.contains(column),
      let frame = frame(of: parent(of: table), from: scope.frame)
    else { return constant(.missing, .number) }
    let type = schema.tables[table.index].columns[column].type
    let key = Int32(truncatingIfNeeded: key)
    return emit(.entry(table, column: column, key: key), in: frame, RegisterKind(type))
  }

  func parent(of table: TableID) -> TableID {
    guard schema.tables.indices.contains(table.index) else { return .person }
    return schema.tables[table.index].parent ?? .person
  }

  /// The innermost frame of a table around a scope.
  func frame(of table: TableID, from inner: FrameID) -> FrameID? {
    var at = inner
    while true {
      if self[at].table == table { return at }
      if at == .person { return nil }
      at = self[at].parent
    }
  }

  private mutating func parameter(_ id: ParameterID, _ kind: RegisterKind) -> Register {
    let parameter = set.parameters[id.index]
    if let value = suppositions[.parameter(id)] {
      return constant(value, kind, .supposed(parameter.origin.name))
    }
    let version = parameter.versions.first { $0.validity.contains(date) }
    return constant(
      version?.value ?? .missing, RegisterKind(parameter.type),
      version == nil ? .parameterNotInForce(parameter.origin.name) : .written)
  }

  private mutating func parameter(_ id: ParameterID, on day: Register, _ kind: RegisterKind)
    -> Register
  {
    let parameter = set.parameters[id.index]
    if let value = suppositions[.parameter(id)] {
      return constant(value, kind, .supposed(parameter.origin.name))
    }
    let entries = parameter.versions.map {
      VersionEntry(
        from: $0.validity.from.days, to: $0.validity.to.days, payload: pool.payload($0.value))
    }
    let place = versions.number(of: entries, in: &plan.versions)
    let name = parameter.origin.name
    return emit([day], RegisterKind(parameter.type)) { .versionAt(place, $0[0], name: name) }
  }
}
