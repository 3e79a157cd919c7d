// Relations.swift: comparisons put as bounds on differences. Whatever a rule calls by the same expression is
// one value, so that nothing need be known of it but how it compares.

import Semantics
import Values

struct Relations {
  private(set) var differences = Differences()
  /// Grid of each value; of nought, everything is a multiple.
  private var steps: [Int128] = [0]
  private var values: [Key: Int] = [:]
  private var functions: [Function: Int] = [:]

  private enum Key: Hashable {
    /// As looked at with so many digits; of a member its place.
    case looked(Int, precision: Int)
    case rank(Int)
    /// A day so long after another.
    case step(Int, Int128, DateStep)
  }
  private enum Function: Hashable {
    case step(DateStep)
    case elapsed(SpanUnit, at: Int)
  }
  /// A value, and what is added to it.
  private struct Side {
    var value: Int
    var offset: Int128 = 0
  }

  mutating func add(_ comparison: Comparison, _ reader: inout Reader) {
    switch comparison {
    case .order(let sign, let a, let b, let precision):
      let type = Self.type(a, b, reader)
      guard let x = side(a, type, precision, isRank: true, &reader),
        let y = side(b, type, precision, isRank: true, &reader)
      else { return }
      switch sign {
      case .less, .lessOrEqual: bound(x, y, isStrict: sign == .less)
      case .greater, .greaterOrEqual: bound(y, x, isStrict: sign == .greater)
      case .equal, .notEqual: break
      }
    case .equal(let a, let b, let precision):
      let type = Self.type(a, b, reader)
      for isRank in [false, true] {
        guard let x = side(a, type, precision, isRank: isRank, &reader),
          let y = side(b, type, precision, isRank: isRank, &reader)
        else { continue }
        bound(x, y, isStrict: false)
        bound(y, x, isStrict: false)
      }
    case .before(let a, let b, let precision):
      let type = Self.type(a, b, reader)
      guard let x = side(a, type, precision, isRank: false, &reader),
        let y = side(b, type, precision, isRank: false, &reader)
      else { return }
      bound(x, y, isStrict: true)
    case .lasted(let since, let at, let duration, let step, let isOver):
      guard let amount = reader.value(duration).certain,
        let start = side(since, .scalar(.date), 0, isRank: false, &reader),
        let end = side(at, .scalar(.date), 0, isRank: false, &reader)
      else { return }
      let reached = stepped(start, amount, step)
      if isOver {
        bound(reached, end, isStrict: false)
      } else {
        bound(end, reached, isStrict: true)
      }
    }
  }

  private static func type(
    _ a: ExpressionID, _ b: ExpressionID, _ reader: Reader
  ) -> ExpressionType {
    reader[a].type == .missing ? reader[b].type : reader[a].type
  }

  // MARK: bounds

  /// `x <= y`, or `<`.
  private mutating func bound(_ x: Side, _ y: Side, isStrict: Bool) {
    let step = max(1, ValueSet.divisor(steps[x.value], steps[y.value]))
    let most = y.offset - x.offset - (isStrict ? 1 : 0)
    // So large that nothing is concluded from it.
    if abs(most) > ValueSet.limit / 1_000 { return }
    if x.value == y.value, most < 0 {
      // A value that lies before itself.
      differences.bound(x.value, y.value, -1)
      return
    }
    differences.bound(x.value, y.value, ValueSet.multiple(atMost: most, of: step))
  }

  private mutating func value(
    _ key: Key, _ set: @autoclosure () -> ValueSet
  ) -> (number: Int, isNew: Bool) {
    if let known = values[key] { return (known, false) }
    let set = set()
    let number = differences.add()
    values[key] = number
    steps.append(max(1, set.step))
    if let low = set.least, let high = set.greatest {
      if high < ValueSet.limit / 2 { differences.bound(number, 0, high) }
      if low > -ValueSet.limit / 2 { differences.bound(0, number, -low) }
    }
    return (number, true)
  }

  private mutating func function(_ function: Function) -> Int {
    if let known = functions[function] { return known }
    functions[function] = functions.count
    return functions.count - 1
  }

  // MARK: sides

  private mutating func side(
    _ id: ExpressionID, _ type: ExpressionType, _ precision: Int, isRank: Bool,
    _ reader: inout Reader, _ depth: Int = 0
  ) -> Side? {
    guard reader.has(id), depth < 40 else { return nil }
    let looked = reader.looked(reader.value(id), type, precision)
    if let number = looked.certain {
      return Side(value: 0, offset: isRank ? reader.orders.rank(number, type) : number)
    }
    if case .formula(let formula, []) = reader[id].kind, let body = reader.plainBody(formula),
      reader[body].type == type || isNumber(reader[body].type, type)
    {
      return side(body, type, precision, isRank: isRank, &reader, depth + 1)
    }
    switch type {
    case .scalar(.member):
      let number = reader.canon.expression(id)
      if isRank {
        let ranks = ranks(looked.set, type, reader)
        return Side(value: value(.rank(number), ranks).number)
      }
      return Side(value: value(.looked(number, precision: 0), looked.set).number)
    case .scalar(.date): return day(id, looked.set, &reader, depth)
    case .scalar(.number): return number(id, type, looked.set, precision, &reader, depth)
    case .scalar:
      let number = reader.canon.expression(id)
      return Side(value: value(.looked(number, precision: 0), looked.set).number)
    case .missing, .invalid: return nil
    }
  }

  private func isNumber(_ a: ExpressionType, _ b: ExpressionType) -> Bool {
    guard case .scalar(.number(let first)) = a, case .scalar(.number(let second)) = b else {
      return false
    }
    return first.unit == second.unit
  }

  private func ranks(_ set: ValueSet, _ type: ExpressionType, _ reader: Reader) -> ValueSet {
    guard let low = set.least, let high = set.greatest else { return .empty }
    return ValueSet(from: reader.orders.rank(low, type), to: reader.orders.rank(high, type))
  }

  /// Something added to a number leaves how far it lies from others plain, where rounding does not matter.
  private mutating func number(
    _ id: ExpressionID, _ type: ExpressionType, _ set: ValueSet, _ precision: Int,
    _ reader: inout Reader, _ depth: Int
  ) -> Side? {
    let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
    if case .arithmetic(let sign, let a, let b, .plain) = reader[id].kind,
      sign == .add || sign == .subtract
    {
      let (x, y) = (reader.value(a), reader.value(b))
      let (inner, added): (ExpressionID?, Int128?) =
        if let number = y.certain {
          (a, sign == .add ? number : -number)
        } else if sign == .add,
          let number = x.certain
        { (b, number) } else { (nil, nil) }
      if let inner, let added, added % unit == 0, abs(added) < ValueSet.limit / 4,
        reader.value(inner).set.step % unit == 0,
        let side = side(inner, type, precision, isRank: false, &reader, depth + 1),
        abs(side.offset) < ValueSet.limit / 4
      {
        return Side(value: side.value, offset: side.offset + added)
      }
    }
    let key = Key.looked(reader.canon.expression(id), precision: precision)
    let (value, isNew) = value(key, set)
    if isNew, case .elapsed(let unit, let since, let at) = reader[id].kind,
      let start = side(since, .scalar(.date), 0, isRank: false, &reader, depth + 1)
    {
      let number = function(.elapsed(unit, at: reader.canon.expression(at)))
      differences.follows(
        value, start.value, offset: start.offset, function: number, isFalling: true)
    }
    return Side(value: value)
  }

  private mutating func day(
    _ id: ExpressionID, _ set: ValueSet, _ reader: inout Reader, _ depth: Int
  ) -> Side? {
    if case .dateStep(let start, let by, let step, let isBackwards) = reader[id].kind,
      let amount = reader.value(by).certain,
      let side = side(start, .scalar(.date), 0, isRank: false, &reader, depth + 1)
    {
      return stepped(side, isBackwards ? -amount : amount, step)
    }
    return Side(value: value(.looked(reader.canon.expression(id), precision: 0), set).number)
  }

  /// The day so long after another.
  private mutating func stepped(_ start: Side, _ amount: Int128, _ step: DateStep) -> Side {
    let count = amount / Decimal.scale
    guard abs(count) < 100_000, amount % Decimal.scale == 0, abs(start.offset) < 10_000_000 else {
      return Side(value: value(.step(-1 - values.count, amount, step), .empty).number)
    }
    if case .days = step { return Side(value: start.value, offset: start.offset + count) }
    let origin = start.value &* 20_000_003 &+ Int(clamping: start.offset)
    let days = ValueSet(from: Int128(CalendarDate.first.days), to: Int128(CalendarDate.last.days))
    let (value, isNew) = value(.step(origin, count, step), days)
    if isNew {
      differences.follows(
        value, start.value, offset: start.offset, function: function(.step(step)), amount: count)
      if case .months = step { apart(value, start, months: count) }
    }
    return Side(value: value)
  }

  /// So many months are at least and at most so many days, whichever they are.
  private mutating func apart(_ end: Int, _ start: Side, months: Int128) {
    let length = abs(months)
    let least = length / 12 * 365 + length % 12 * 28
    let most = length / 12 * 366 + length % 12 * 31
    // end - start lies between them; backwards, start - end does.
    let (low, high) = months < 0 ? (-most, -least) : (least, most)
    differences.bound(end, start.value, high + start.offset)
    differences.bound(start.value, end, -low - start.offset)
  }
}
