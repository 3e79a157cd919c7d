// TruthReading.swift: what is yes or no: comparisons, membership, presence, and how they are joined.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func truth(_ syntax: ExpressionSyntax) -> ExpressionID {
    switch syntax {
    case .comparison(let sign, let a, let b, _, let range):
      if case .duration(let since, let at, _) = a.unwrapped {
        return lasted(sign, since, at, b, range)
      }
      return compared(sign, siblings([a, b]), range)
    case .oneOf(let value, let list, let isNegated, let range):
      return oneOf(siblings([value] + list), isNegated, range)
    case .presence(let value, let isPresent, let range):
      return presence(value, isPresent, range)
    case .not(let inner, let range):
      return add(.not(condition(inner)), .boolean, range)
    case .and(let list, let range): return add(.and(list.map { condition($0) }), .boolean, range)
    case .or(let list, let range): return add(.or(list.map { condition($0) }), .boolean, range)
    default: return invalid(syntax.range)
    }
  }

  /// Two values held against each other.
  mutating func compared(_ sign: ComparisonSyntax, _ pair: [ExpressionID], _ range: SourceRange)
    -> ExpressionID
  {
    guard let (ids, type) = unified(pair) else { return invalid(range) }
    let comparison = sign.comparison
    if comparison != .equal, comparison != .notEqual, !isOrdered(type) {
      report(TypeFault.noOrder(lexicon.words(type)), at: range)
      return invalid(range)
    }
    checkRange(ids[0], against: ids[1])
    checkRange(ids[1], against: ids[0])
    return add(
      .comparison(comparison, ids[0], ids[1], precision: precision(type)), .boolean, range)
  }

  private mutating func oneOf(_ all: [ExpressionID], _ isNegated: Bool, _ range: SourceRange)
    -> ExpressionID
  {
    guard let (ids, type) = unified(all) else { return invalid(range) }
    for id in ids.dropFirst() { checkRange(id, against: ids[0]) }
    return add(
      .oneOf(
        ids[0], Array(ids.dropFirst()), isNegated: isNegated, precision: precision(type)),
      .boolean, range)
  }

  private mutating func presence(
    _ value: ExpressionSyntax, _ isPresent: Bool, _ range: SourceRange
  ) -> ExpressionID {
    if case .path(let path) = value.unwrapped {
      switch resolve(path) {
      case .list(let table):
        noteRead(of: table, path.range)
        return add(.isListPresent(table, isNegated: !isPresent), .boolean, range)
      case .value(.table(let id))
      where set.tables[id.index].outputs.count > 1 && set.tables[id.index].inputs.isEmpty: break
      default: break
      }
    }
    let id = expression(value)
    if isInvalid(id) { return invalid(range) }
    return add(.isPresent(id, isNegated: !isPresent), .boolean, range)
  }

  /// A constant that the other side can never be.
  private mutating func checkRange(_ id: ExpressionID, against other: ExpressionID) {
    guard let amount = constant(id), let (lower, upper) = bounds(of: other) else { return }
    guard lower.map({ amount < $0 }) ?? false || upper.map({ amount > $0 }) ?? false else { return }
    let unit = number(other)?.unit ?? UnitID.none
    report(
      TypeFault.outOfRange(
        lexicon.written(amount, unit), lower: lower.map { lexicon.written($0, unit) },
        upper: upper.map { lexicon.written($0, unit) }), at: set[id].range,
      others: [Label(set[other].range)])
  }

  /// The range a value's type declares, in the unit of the expression.
  func bounds(of id: ExpressionID) -> (Decimal?, Decimal?)? {
    if case .converted(let inner, let numerator, let denominator) = set[id].kind,
      let (lower, upper) = bounds(of: inner)
    {
      func scaled(_ bound: Decimal?) -> Decimal? {
        bound.flatMap { Decimal.scaled($0.raw, times: numerator.raw, over: denominator.raw) }
      }
      return (scaled(lower), scaled(upper))
    }
    guard let number = number(id), number.lower != nil || number.upper != nil else { return nil }
    return (number.lower, number.upper)
  }
}

extension ComparisonSyntax {
  var comparison: ComparisonOperator {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
