// Expressions.swift: the possible values of an expression.

import Semantics
import Values

extension Reader {
  mutating func truth(_ id: ExpressionID, _ scope: Scope = .person) -> Truth {
    let value = self.value(id, scope)
    noteTruth(value)
    return Truth(value)
  }

  mutating func value(_ id: ExpressionID, _ scope: Scope = .person) -> Abstract {
    guard has(id), isWithinDepth else { return Abstract(.empty, mayBeMissing: true) }
    depth += 1
    defer { depth -= 1 }
    var value = read(id, scope)
    // What a type does not allow is no value.
    if case .scalar(.number(let type)) = self[id].type,
      type.lower != nil || type.upper != nil, value.term == nil
    {
      value.set = value.set.within(
        type.lower?.raw ?? -ValueSet.limit, type.upper?.raw ?? ValueSet.limit)
    }
    return value
  }

  private mutating func read(_ id: ExpressionID, _ scope: Scope) -> Abstract {
    let expression = self[id]
    switch expression.kind {
    case .literal(let value):
      guard let number = orders.number(of: value, expression.type) else { return .missing }
      return Abstract(ValueSet(number))
    case .field(let column): return field(column)
    case .input(let index):
      if let inputs = scope.inputs {
        return inputs.indices.contains(index) ? inputs[index] : .missing
      }
      return read(.input(index), inputTypes.indices.contains(index) ? inputTypes[index] : .text)
    case .parameter(let parameter): return self.parameter(parameter, on: today())
    case .parameterAt(let parameter, let day):
      return self.parameter(parameter, on: value(day, scope))
    case .formula(let formula, let arguments): return self.formula(formula, arguments, scope)
    case .table(let table, let output, let arguments):
      if isLeftOpen(table) {
        return read(.leftOpen(-1 - table.index), scalar(expression.type))
      }
      return self.table(table, output, arguments, scope)
    case .indicator(let indicator): return measured(indicator)
    case .indicatorSource(let indicator, let source): return measured(indicator, source)
    case .indicatorScore(let indicator): return score(indicator)
    case .group(let group): return self.group(group)
    case .mapValue(let table, let column, let member):
      return read(
        .mapValue(table, column: column, member: member),
        type(ColumnID(table, column)) ?? scalar(expression.type))
    case .yearValue(let table, let column, let year):
      return read(
        .yearValue(table, column: column, year: year),
        type(ColumnID(table, column)) ?? scalar(expression.type))
    case .evaluationDate: return today()
    case .dayOfYear, .datePart, .dateStep, .elapsed, .span, .hasLasted:
      return time(expression.kind, id, scope)
    case .negative, .arithmetic, .converted, .rounded, .roundedToMultiple, .extreme, .inPercent:
      return number(expression, scope)
    case .ifMissing(let a, let b): return ifMissing(a, b, scope)
    case .comparison(let sign, let a, let b, let precision):
      return compare(sign, a, b, precision, scope).abstract
    case .oneOf(let a, let list, let isNegated, let precision):
      let truth = oneOf(a, list, precision, scope)
      return (isNegated ? truth.negated : truth).abstract
    case .isPresent(let a, let isNegated):
      let truth = isPresent(a, scope)
      return (isNegated ? truth.negated : truth).abstract
    case .isListPresent(let table, let isNegated):
      let value = read(.isListGiven(table), .boolean)
      let truth = Truth(value)
      if truth == .either { note(splitting(value)) }
      return isNegated ? truth.negated.abstract : value
    case .not(let a): return truth(a, scope).negated.abstract
    case .and(let list): return joint(list, scope, deciding: .no).abstract
    case .or(let list): return joint(list, scope, deciding: .yes).abstract
    case .conditional(let a, let b, let c): return conditional(a, b, c, scope)
    case .quantified(let quantifier, let list, nil):
      return exists(id, list, isNegated: quantifier == .none, scope)
    case .reference, .quantified, .streak, .aggregate, .count: return opaque(id, scope)
    }
  }

  // MARK: terms

  mutating func read(_ term: Term, _ type: ScalarType) -> Abstract {
    value(of: term, type) { $0.orders.everything(type, $0.vocabulary) }
  }

  func type(_ column: ColumnID) -> ScalarType? {
    guard let schema, schema.tables.indices.contains(column.table.index),
      schema.tables[column.table.index].columns.indices.contains(column.index)
    else { return nil }
    return schema.tables[column.table.index].columns[column.index].type
  }

  func scalar(_ type: ExpressionType) -> ScalarType {
    if case .scalar(let type) = type { type } else { .text }
  }

  private mutating func field(_ column: ColumnID) -> Abstract {
    read(.column(column), type(column) ?? .text)
  }

  mutating func today() -> Abstract {
    readsDay = true
    let validity = set.validity
    return value(of: .evaluationDate, .date) { _ in
      ValueSet(from: Int128(validity.from.days), to: Int128(validity.to.days))
    }
  }

  /// The number of an expression of lists that is a term of its own.
  mutating func opaqueTerm(_ id: ExpressionID, _ call: Int) -> Term {
    .opaque(canon.number(canon.expression(id), in: call))
  }

  private mutating func opaque(_ id: ExpressionID, _ scope: Scope) -> Abstract {
    let type = scalar(self[id].type)
    let least: Int128? =
      switch self[id].kind {
      case .count: 0
      case .aggregate(let kind, _, let body): kind == .latest ? nil : least(of: body, kind)
      default: nil
      }
    let isCount = if case .count = self[id].kind { true } else { false }
    return value(of: opaqueTerm(id, scope.call), type, writing: id) { reader in
      var all = reader.orders.everything(type, reader.vocabulary)
      if isCount { all = ValueSet(from: 0, to: ValueSet.limit, step: Decimal.scale) }
      return least.map { all.atLeast($0) } ?? all
    }
  }

  /// The least an aggregate of a body can be, as far as the body's type says.
  private func least(of body: ExpressionID, _ kind: AggregateKind) -> Int128? {
    guard case .scalar(.number(let type)) = self[body].type, let lower = type.lower?.raw,
      case .field = self[body].kind
    else { return nil }
    if kind == .sum { return lower >= 0 ? 0 : nil }
    return lower
  }

  /// `ada L` is `banyaknya L > 0`.
  private mutating func exists(
    _ id: ExpressionID, _ list: ListReference, isNegated: Bool, _ scope: Scope
  ) -> Abstract {
    guard case .quantified(let quantifier, _, _) = self[id].kind, quantifier != .all else {
      return opaque(id, scope)
    }
    // The count of the same items, however it is written.
    let term = Term.opaque(canon.number(canon.count(list), in: scope.call))
    let count = value(
      of: term, .number(NumberType(isInteger: true, lower: .zero)), writing: id
    ) { _ in
      ValueSet(from: 0, to: ValueSet.limit, step: Decimal.scale)
    }
    var truth: Truth = []
    if count.set.greatest.map({ $0 > 0 }) ?? false { truth.insert(.yes) }
    if count.set.contains(0) { truth.insert(.no) }
    if count.mayBeMissing { truth.insert(.open) }
    if truth == .either { note(splitting(count, at: ValueSet(0))) }
    return (isNegated ? truth.negated : truth).abstract
  }

  // MARK: parameters and formulas

  private mutating func parameter(_ id: ParameterID, on day: Abstract) -> Abstract {
    guard set.parameters.indices.contains(id.index) else { return .missing }
    let parameter = set.parameters[id.index]
    if isLeftOpen(id) { return read(.leftOpen(Reader.openParameter + id.index), parameter.type) }
    var result = Abstract(.empty, mayBeMissing: day.mayBeMissing)
    var rest = day.set
    var cut: ValueSet?
    for version in parameter.versions {
      let days = ValueSet(
        from: Int128(version.validity.from.days), to: Int128(version.validity.to.days))
      if day.set.intersection(days).isEmpty { continue }
      rest = rest.subtracting(days)
      guard let number = orders.number(of: version.value, .scalar(parameter.type)) else {
        result.mayBeMissing = true
        continue
      }
      if !result.set.isEmpty { cut = cut ?? days }
      result.set = result.set.union(ValueSet(number))
    }
    if !rest.isEmpty { result.mayBeMissing = true }
    if cut != nil || (result.mayBeMissing && !result.set.isEmpty) {
      result.doubt = day.doubt
      if let cut { note(splitting(day, at: cut)) }
    }
    return result
  }

  private mutating func formula(
    _ id: FormulaID, _ arguments: [ExpressionID], _ scope: Scope
  ) -> Abstract {
    guard set.formulas.indices.contains(id.index) else { return .missing }
    let key = arguments.isEmpty ? MemoKey(kind: 0, index: id.index, output: 0) : nil
    let inner = called(arguments, scope) { $0.canon.call(id, arguments, in: scope.call) }
    return remembered(key) { $0.formula($0.set.formulas[id.index], id, inner) }
  }

  /// The scope inside of a call.
  mutating func called(
    _ arguments: [ExpressionID], _ scope: Scope, _ number: (inout Reader) -> Int
  ) -> Scope {
    if arguments.isEmpty { return .person }
    return Scope(inputs: arguments.map { value($0, scope) }, call: number(&self))
  }

  mutating func formula(_ formula: Formula, _ id: FormulaID, _ scope: Scope) -> Abstract {
    if isLeftOpen(formula) { return read(.leftOpen(id.index), formula.type) }
    var result: Abstract?
    for item in exceptionCases(formula.exceptions, scope) {
      guard item.standing.contains(.yes), let id = item.value else { continue }
      let value = self.value(id, scope)
      result = result?.joined(with: value) ?? value
      if item.standing == .yes { return bounded(value, formula.type) }
    }
    let base = value(formula.body, scope)
    return bounded(result?.joined(with: base) ?? base, formula.type)
  }

  private func bounded(_ value: Abstract, _ type: ScalarType) -> Abstract {
    guard case .number(let type) = type, type.lower != nil || type.upper != nil else {
      return value
    }
    var value = value
    let before = value.set
    value.set = before.within(type.lower?.raw ?? -ValueSet.limit, type.upper?.raw ?? ValueSet.limit)
    if value.set != before { value.term = nil }
    return value
  }

  // What a dinas has yet to fill can be anything.

  static let openParameter = 1_000_000

  func isLeftOpen(_ formula: Formula) -> Bool {
    !has(formula.body) || self[formula.body].type == .invalid
  }

  func isLeftOpen(_ table: DecisionTableID) -> Bool {
    guard set.tables.indices.contains(table.index) else { return true }
    return set.tables[table.index].rows.isEmpty || set.tables[table.index].outputs.isEmpty
  }

  func isLeftOpen(_ parameter: ParameterID) -> Bool {
    set.parameters.indices.contains(parameter.index)
      && set.parameters[parameter.index].versions.isEmpty
  }

  struct ExceptionCase {
    var exception: RuleException
    var standing: Truth
    var value: ExpressionID?
  }

  /// Every exception with whether it stands: all it is against hold, it holds, nothing against it
  /// does.
  mutating func exceptionCases(
    _ exceptions: [RuleException], _ scope: Scope, under parents: [Truth] = []
  ) -> [ExceptionCase] {
    var cases: [ExceptionCase] = []
    guard isWithinDepth else { return cases }
    depth += 1
    defer { depth -= 1 }
    for exception in exceptions {
      let holds = parents + [truth(exception.condition, scope)]
      let against = exception.against.map { truth($0.condition, scope) }
      let standing = Truth.all(holds + (against.isEmpty ? [] : [Truth.any(against).negated]))
      cases.append(
        ExceptionCase(exception: exception, standing: standing, value: exception.value))
      cases += exceptionCases(exception.against, scope, under: holds)
    }
    return cases
  }

  /// An exception to a condition: it holds and nothing against it stands.
  mutating func stands(_ exception: RuleException, _ scope: Scope = .person) -> Truth {
    let holds = truth(exception.condition, scope)
    guard !exception.against.isEmpty, isWithinDepth else { return holds }
    depth += 1
    defer { depth -= 1 }
    let against = exception.against.map { stands($0, scope) }
    return Truth.all([holds, Truth.any(against).negated])
  }
}
