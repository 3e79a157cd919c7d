// NumberReading.swift: numbers with their units: literals, sums and products, rounding and limits.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func quantity(_ syntax: QuantitySyntax) -> ExpressionID {
    guard let (amount, unit) = lexicon.quantity(syntax, &messages) else {
      return invalid(syntax.range)
    }
    let type = NumberType(unit: unit, isInteger: amount.isWhole)
    return add(.literal(.number(amount)), .number(type), syntax.range)
  }

  /// `2 tahun 6 bulan`.
  mutating func compound(_ parts: [QuantitySyntax], _ range: SourceRange) -> ExpressionID {
    let ids = parts.map { quantity($0) }
    guard let (list, type) = unified(ids), case .number(let number) = type else {
      return invalid(range)
    }
    var sum = Decimal.zero
    for id in list {
      guard case .literal(.number(let amount)) = set[id].kind, let next = sum.adding(amount) else {
        report(UnitFault.numberTooLong, at: range)
        return invalid(range)
      }
      sum = next
    }
    return add(
      .literal(.number(sum)), .number(NumberType(unit: number.unit, isInteger: sum.isWhole)), range)
  }

  /// The number type of an expression; nil with a message when it is none.
  mutating func needNumber(_ id: ExpressionID) -> NumberType? {
    guard let type = scalar(id) else { return nil }
    if case .number(let number) = type { return number }
    report(TypeFault.notNumber(lexicon.words(type)), at: set[id].range)
    return nil
  }

  // MARK: sums and products

  mutating func arithmetic(
    _ sign: ArithmeticSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ place: SourceRange, _ range: SourceRange
  ) -> ExpressionID {
    let a = expression(left)
    let b = expression(right)
    if isInvalid(a) || isInvalid(b) { return invalid(range) }
    if scalar(a) == .date { return dateStep(sign, a, b, range) }
    guard needNumber(a) != nil, needNumber(b) != nil else { return invalid(range) }
    switch sign {
    case .add, .subtract:
      guard let (ids, type) = unified([a, b]) else { return invalid(range) }
      return add(
        .arithmetic(sign == .add ? .add : .subtract, ids[0], ids[1], scale: .plain), type, range)
    case .multiply: return product(a, b, range)
    case .divide: return quotient(a, b, place, range)
    }
  }

  private mutating func product(_ a: ExpressionID, _ b: ExpressionID, _ range: SourceRange)
    -> ExpressionID
  {
    guard let left = number(a), let right = number(b) else { return invalid(range) }
    var unit = left.unit
    var scale = ArithmeticScale.plain
    switch (left.unit, right.unit) {
    case (.percent, let other):
      (unit, scale) = (other, .overHundred)
    case (let other, .percent):
      (unit, scale) = (other, .overHundred)
    case (.none, let other): unit = other
    case (_, .none): break
    default:
      report(
        UnitFault.productOfUnits(lexicon[left.unit].name, lexicon[right.unit].name), at: range)
      return invalid(range)
    }
    let isWhole = scale == .plain && left.isInteger && right.isInteger
    return add(
      .arithmetic(.multiply, a, b, scale: scale),
      .number(NumberType(unit: unit, isInteger: isWhole)), range)
  }

  private mutating func quotient(
    _ a: ExpressionID, _ b: ExpressionID, _ place: SourceRange, _ range: SourceRange
  ) -> ExpressionID {
    guard let left = number(a), let right = number(b) else { return invalid(range) }
    if case .literal(.number(.zero)) = set[b].kind {
      report(TypeFault.divisionByZero, at: set[b].range)
      return invalid(range)
    }
    switch (left.unit, right.unit) {
    case (let unit, .none):
      return add(
        .arithmetic(.divide, a, b, scale: .plain), .number(NumberType(unit: unit)), range)
    case (let unit, let other) where lexicon[unit].base == lexicon[other].base:
      let base = unit == other ? unit : lexicon[unit].base
      let both = [converted(a, to: base), converted(b, to: base)]
      return add(
        .arithmetic(.divide, both[0], both[1], scale: .plain), .number(NumberType()), range)
    case (let unit, .percent):
      return add(
        .arithmetic(.divide, a, b, scale: .timesHundred), .number(NumberType(unit: unit)), range)
    case (.none, let other):
      report(UnitFault.numberOverUnit(lexicon[other].name), at: range)
      return invalid(range)
    default:
      report(
        UnitFault.unlike(lexicon.words(.number(left)), lexicon.words(.number(right))),
        at: set[b].range, others: [Label(set[a].range)])
      return invalid(range)
    }
  }

  // MARK: rounding and limits

  mutating func adjusted(_ syntax: ExpressionSyntax, _ wanted: ScalarType?) -> ExpressionID {
    switch syntax {
    case .rounded(let inner, let digits, let mode, let range):
      let inner = expression(inner)
      guard let type = needNumber(inner) else { return invalid(range) }
      // The parser has told of more digits than there are.
      if digits < 0 || digits > Decimal.digits { return invalid(range) }
      return add(
        .rounded(inner, digits: digits, mode.mode),
        .number(NumberType(unit: type.unit, isInteger: digits == 0 || type.isInteger)), range)
    case .roundedToMultiple(let inner, let step, let mode, let range):
      let inner = expression(inner)
      let step = expression(step)
      guard needNumber(inner) != nil, needNumber(step) != nil,
        let (ids, type) = unified([inner, step])
      else { return invalid(range) }
      if let amount = constant(ids[1]), amount <= .zero {
        report(UnitFault.multipleOfNothing, at: set[step].range)
        return invalid(range)
      }
      return add(.roundedToMultiple(ids[0], of: ids[1], mode.mode), type, range)
    case .atMost(let a, let b, let range): return extreme([a, b], isHighest: false, range, wanted)
    case .atLeast(let a, let b, let range): return extreme([a, b], isHighest: true, range, wanted)
    case .extreme(let isHighest, let list, let range):
      return extreme(list, isHighest: isHighest, range, wanted)
    case .inPercent(let inner, let range):
      let inner = expression(inner)
      guard let type = needNumber(inner) else { return invalid(range) }
      if type.unit != .none {
        report(UnitFault.alreadyInUnit(lexicon[type.unit].name), at: range)
        return invalid(range)
      }
      return add(.inPercent(inner), .number(NumberType(unit: .percent)), range)
    case .ifMissing(let value, let other, let range):
      guard let (ids, type) = unified(siblings([value, other], wanted)) else {
        return invalid(range)
      }
      return add(.ifMissing(ids[0], ids[1]), type, range)
    default: return invalid(syntax.range)
    }
  }

  private mutating func extreme(
    _ list: [ExpressionSyntax], isHighest: Bool, _ range: SourceRange, _ wanted: ScalarType?
  ) -> ExpressionID {
    guard let (ids, type) = unified(siblings(list, wanted)) else { return invalid(range) }
    guard isOrdered(type) else {
      report(TypeFault.noOrder(lexicon.words(type)), at: range)
      return invalid(range)
    }
    return add(.extreme(isHighest: isHighest, ids), type, range)
  }

  /// Whether values of a type have an order.
  func isOrdered(_ type: ScalarType) -> Bool {
    switch type {
    case .number, .date: true
    case .member(let id): lexicon[id].isScale
    case .text, .boolean, .calendar: false
    }
  }

  // MARK: constants

  /// The number a constant expression is, in its own unit.
  func constant(_ id: ExpressionID) -> Decimal? {
    switch set[id].kind {
    case .literal(.number(let number)): number
    case .negative(let inner): constant(inner)?.negated
    case .converted(let inner, let numerator, let denominator):
      constant(inner).flatMap {
        Decimal.scaled($0.raw, times: numerator.raw, over: denominator.raw)
      }
    default: nil
    }
  }
}

extension RoundingSyntax {
  var mode: RoundingMode {
    switch self {
    case .standard: .halfAwayFromZero
    case .up: .up
    case .down: .down
    case .even: .halfEven
    }
  }
}
