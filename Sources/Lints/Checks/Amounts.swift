// Amounts.swift: numbers with units and times: percent and units reckoned twice, digits nobody sees,
// days for years, fixed years.

import Semantics
import Syntax
import Text
import Values

extension Review {
  mutating func findAmounts() {
    var found: [(fault: AmountFault, range: SourceRange)] = []
    var seen = Set<SourceRange>()
    // A table or formula may be of one year on purpose; a decision goes on.
    let conditions = Ranges(sites.filter(\.isCondition).map(\.expression.range))
    let tests = testRanges
    for parts in resolved.parts {
      let set = policy.sets[parts.set]
      for id in parts.amounts {
        guard let one = look(at: set[id], set), seen.insert(one.range).inserted,
          !tests.contains(one.range)
        else { continue }
        if case .fixedYear = one.fault, !conditions.contains(one.range) { continue }
        found.append(one)
      }
    }
    for (fault, range) in found { report(fault, at: range) }
    findRemainders()
    findWindowsInDays()
  }

  private func look(
    at expression: Expression, _ set: RuleSet
  ) -> (fault: AmountFault, range: SourceRange)? {
    switch expression.kind {
    case .arithmetic(.divide, let a, let b, _):
      if isHundred(b, set), isPercent(a, set) { return (.percentTwice, expression.range) }
      return conversion(of: a, by: b, set, isDivision: true).map { ($0, set[b].range) }
    case .arithmetic(.multiply, let a, let b, _):
      return conversion(of: a, by: b, set, isDivision: false).map { ($0, set[b].range) }
        ?? conversion(of: b, by: a, set, isDivision: false).map { ($0, set[a].range) }
    case .arithmetic(.subtract, let a, let b, _):
      guard case .datePart(.year, _) = set[a].kind, case .datePart(.year, _) = set[b].kind else {
        return nil
      }
      return (.yearDifference, expression.range)
    case .inPercent(let inner):
      return isTimesHundred(inner, set) ? (.percentTwice, expression.range) : nil
    case .rounded(let inner, let digits, _): return idleDigits(inner, digits, set, expression.range)
    case .comparison(_, let a, let b, _):
      return fraction(a, b, set) ?? fraction(b, a, set) ?? days(b, set) ?? days(a, set)
        ?? life(b, set) ?? life(a, set)
    case .hasLasted(_, _, let duration, .days, _):
      return days(duration, set) ?? life(duration, set)
    case .hasLasted(_, _, let duration, .months, _): return life(duration, set)
    case .yearValue: return (.fixedYear(spelling.source(expression.range)), expression.range)
    default: return nil
    }
  }

  private func number(_ id: ExpressionID, _ set: RuleSet) -> (Decimal, NumberType)? {
    guard case .literal(.number(let value)) = set[id].kind,
      case .scalar(.number(let type)) = set[id].type
    else { return nil }
    return (value, type)
  }

  private func type(_ id: ExpressionID, _ set: RuleSet) -> NumberType? {
    if case .scalar(.number(let type)) = set[id].type { type } else { nil }
  }

  // MARK: percent

  private func isHundred(_ id: ExpressionID, _ set: RuleSet) -> Bool {
    number(id, set).map { $0.0 == .hundred && $0.1.unit == .none } ?? false
  }

  /// Whether a value is persen, or was made of persen and something else.
  private func isPercent(_ id: ExpressionID, _ set: RuleSet) -> Bool {
    if type(id, set)?.unit == .percent { return true }
    switch set[id].kind {
    case .arithmetic(.multiply, let a, let b, let scale):
      return scale == .overHundred || isPercent(a, set) || isPercent(b, set)
    case .arithmetic(.divide, let a, _, .plain): return isPercent(a, set)
    default: return false
    }
  }

  private func isTimesHundred(_ id: ExpressionID, _ set: RuleSet) -> Bool {
    switch set[id].kind {
    case .arithmetic(.multiply, let a, let b, _): isHundred(a, set) || isHundred(b, set)
    case .arithmetic(.divide, let a, _, _): isTimesHundred(a, set)
    default: false
    }
  }

  // MARK: units

  private func conversion(
    of value: ExpressionID, by factor: ExpressionID, _ set: RuleSet, isDivision: Bool
  ) -> AmountFault? {
    guard let unit = type(value, set)?.unit, let (amount, type) = number(factor, set),
      type.unit == .none
    else { return nil }
    let units = policy.vocabulary.units
    let steps: [(small: UnitID, large: UnitID, factor: Int)] = [
      (.month, .year, 12), (.minute, .hour, 60),
    ]
    for step in steps
    where amount == Decimal(step.factor) && unit == (isDivision ? step.small : step.large) {
      let sign = isDivision ? "/" : "*"
      let target = isDivision ? step.large : step.small
      return .convertedTwice(
        unit: units[unit.index].name, factor: "\(sign) \(step.factor)",
        larger: units[target.index].name)
    }
    return nil
  }

  /// `2 tahun 14 bulan`
  private mutating func findRemainders() {
    for (list, range) in parts.compounds { findRemainder(list, range) }
  }

  private mutating func findRemainder(_ list: [QuantitySyntax], _ range: SourceRange) {
    for (large, small) in zip(list, list.dropFirst()) {
      guard case .named(let largeName) = large.unit, case .named(let smallName) = small.unit,
        let largeUnit = resolved.unit(named: largeName.text),
        let smallUnit = resolved.unit(named: smallName.text),
        let one = resolved.based(.one, largeUnit), let whole = large.number.whole,
        case .success(let amount) = Numerals.decimal(
          digits: small.number.digits, fraction: small.number.fraction),
        let rest = resolved.based(amount, smallUnit), rest.base == one.base,
        rest.value >= one.value,
        let factor = one.value.divided(by: resolved.based(.one, smallUnit)?.value ?? .one)?.whole,
        factor > 0, let count = amount.whole, list.count == 2
      else { continue }
      let more = whole + count / factor
      let left = count % factor
      let plain =
        "\(more) \(largeName.text)" + (left > 0 ? " \(left) \(smallName.text)" : "")
      report(
        AmountFault.largeRemainder(spelling.source(small.range), plain: plain), at: small.range,
        fix: [Edit(range, plain)])
    }
  }

  private func idleDigits(
    _ value: ExpressionID, _ digits: Int, _ set: RuleSet, _ range: SourceRange
  ) -> (fault: AmountFault, range: SourceRange)? {
    guard let unit = type(value, set)?.unit else { return nil }
    let info = policy.vocabulary.units[unit.index]
    guard digits > info.precision else { return nil }
    let name = unit == .none ? "angka" : info.name
    return (.idleDigits(digits: digits, unit: name, precision: info.precision), range)
  }

  /// A whole number against a fraction: `>= 2,5` of years counted in full.
  private func fraction(
    _ value: ExpressionID, _ bound: ExpressionID, _ set: RuleSet
  ) -> (fault: AmountFault, range: SourceRange)? {
    var whole = value
    if case .converted(let inner, _, _) = set[value].kind { whole = inner }
    guard let type = type(whole, set), type.isInteger, let (amount, unit) = number(bound, set),
      number(whole, set) == nil, let based = resolved.based(amount, unit.unit),
      let one = resolved.based(.one, type.unit), one.base == based.base, one.value > .zero,
      let count = based.value.divided(by: one.value), !count.isWhole
    else { return nil }
    let fault = AmountFault.fractionalThreshold(
      spelling.source(set[bound].range), name: spelling.source(set[value].range))
    return (fault, set[bound].range)
  }

  // MARK: time

  private static let longestYears = 40

  /// `365 hari` for a year.
  private func days(
    _ id: ExpressionID, _ set: RuleSet
  ) -> (fault: AmountFault, range: SourceRange)? {
    guard let (amount, type) = number(id, set), type.unit == .day, let days = amount.whole,
      let years = Review.years(days)
    else { return nil }
    let range = set[id].range
    return (.daysForYears(spelling.source(range), plain: "\(years) tahun"), range)
  }

  /// `400 tahun`
  private func life(
    _ id: ExpressionID, _ set: RuleSet
  ) -> (fault: AmountFault, range: SourceRange)? {
    guard let (amount, type) = number(id, set), let based = resolved.based(amount, type.unit) else {
      return nil
    }
    let longest = based.base == .month ? 1_200 : based.base == .day ? 36_525 : nil
    guard let longest, based.value > Decimal(longest) else { return nil }
    return (.beyondLife(spelling.source(set[id].range)), set[id].range)
  }

  private static func years(_ days: Int) -> Int? {
    days > 0 && days % 365 == 0 && days / 365 <= longestYears ? days / 365 : nil
  }

  /// `dalam 365 hari terakhir`
  private mutating func findWindowsInDays() {
    for list in parts.lists {
      guard case .lastDays(let days, let range)? = list.window, let years = Review.years(days)
      else { continue }
      report(AmountFault.daysForYears("\(days) hari", plain: "\(years * 12) bulan"), at: range)
    }
  }
}
