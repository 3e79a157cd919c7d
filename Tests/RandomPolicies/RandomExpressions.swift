// RandomExpressions.swift: random expressions of a given type, from what can be read at a place.

import Semantics
import TestSupport
import Values

extension PolicyBuilder {
  mutating func expression(_ type: ScalarType, _ place: Place, _ depth: Int) -> ExpressionID {
    if depth <= 0 || chance(20) { return leaf(type, place) }
    if chance(12) {
      return add(
        .ifMissing(leaf(type, place), leaf(type, place)), type)
    }
    switch type {
    case .number(let number): return self.number(type, number.unit, place, depth)
    case .boolean: return condition(place, depth)
    case .date: return self.date(place, depth)
    case .member, .text, .calendar: return choice(type, place, depth)
    }
  }

  /// Something that can be read, or a constant.
  mutating func leaf(_ type: ScalarType, _ place: Place) -> ExpressionID {
    let readable = readable(type, place)
    guard let kind = random.pick(readable), !random.oneIn(4) else { return literal(type) }
    return add(kind, type)
  }

  private func readable(_ type: ScalarType, _ place: Place) -> [ExpressionKind] {
    var kinds: [ExpressionKind] = []
    for (index, input) in place.inputs.enumerated() where PolicyBuilder.fits(input.type, type) {
      kinds.append(.input(index))
    }
    for (depth, table) in place.tables.enumerated() {
      // The innermost item's fields hide those of the same name around it.
      let inner = table == .person ? [] : place.tables[(depth + 1)...]
      let hidden = inner.flatMap { schema.tables[$0.index].columns.map(\.path) }
      for (index, column) in schema.tables[table.index].columns.enumerated()
      where PolicyBuilder.fits(column.type, type) && !column.marks.contains(.key)
        && !hidden.contains(column.path)
      {
        kinds.append(.field(ColumnID(table, index)))
      }
    }
    for table in lists(place) {
      let list = schema.tables[table.index]
      for (index, column) in list.columns.enumerated().dropFirst()
      where PolicyBuilder.fits(column.type, type) {
        if case .map = list.kind { kinds.append(.mapValue(table, column: index, member: 1)) }
        if list.kind == .yearly {
          kinds.append(.yearValue(table, column: index, year: date.year - 1))
        }
      }
    }
    for (index, parameter) in set.parameters.enumerated()
    where PolicyBuilder.fits(parameter.type, type) {
      kinds.append(.parameter(ParameterID(index)))
    }
    return kinds + readableRules(type)
  }

  private func readableRules(_ type: ScalarType) -> [ExpressionKind] {
    var kinds: [ExpressionKind] = []
    for (index, formula) in set.formulas.enumerated()
    where formula.inputs.isEmpty && PolicyBuilder.fits(formula.type, type) {
      kinds.append(.formula(FormulaID(index), []))
    }
    for (index, table) in set.tables.enumerated() where table.inputs.isEmpty {
      for (output, column) in table.outputs.enumerated()
      where PolicyBuilder.fits(column.type, type) {
        kinds.append(.table(DecisionTableID(index), output: output, []))
      }
    }
    for (index, indicator) in set.indicators.enumerated() {
      if PolicyBuilder.fits(PolicyBuilder.number(indicator.unit), type) {
        kinds.append(.indicator(IndicatorID(index)))
        if !indicator.sources.isEmpty {
          kinds.append(.indicatorSource(IndicatorID(index), source: 0))
        }
      }
      if PolicyBuilder.fits(PolicyBuilder.number(.percent), type) {
        kinds.append(.indicatorScore(IndicatorID(index)))
      }
    }
    if PolicyBuilder.fits(PolicyBuilder.number(.percent), type) {
      kinds += set.groups.indices.map { .group(GroupID($0)) }
    }
    return kinds
  }

  // MARK: numbers

  private mutating func number(
    _ type: ScalarType, _ unit: UnitID, _ place: Place, _ depth: Int
  ) -> ExpressionID {
    func inner(_ unit: UnitID, _ builder: inout PolicyBuilder) -> ExpressionID {
      builder.expression(PolicyBuilder.number(unit), place, depth - 1)
    }
    let step = add(.literal(.number(Decimal(random.int(1...12)))), type)
    let modes: [RoundingMode] = [.halfAwayFromZero, .up, .down, .halfEven]
    switch random.int(0...15) {
    case 0, 1:
      return add(.arithmetic(.add, inner(unit, &self), inner(unit, &self), scale: .plain), type)
    case 2:
      return add(
        .arithmetic(.subtract, inner(unit, &self), inner(unit, &self), scale: .plain), type)
    case 3:
      if unit == .percent || unit == .none || random.oneIn(2) {
        let scale = unit == .percent ? ArithmeticScale.overHundred : .plain
        let other = unit == .percent ? UnitID.percent : .none
        return add(
          .arithmetic(.multiply, inner(unit, &self), inner(other, &self), scale: scale), type)
      }
      return add(
        .arithmetic(.multiply, inner(.percent, &self), inner(unit, &self), scale: .overHundred),
        type)
    case 4:
      if unit == .none {
        let both = random.pick([UnitID.none, .rupiah, .point, .day]) ?? .none
        return add(
          .arithmetic(.divide, inner(both, &self), inner(both, &self), scale: .plain), type)
      }
      return add(.arithmetic(.divide, inner(unit, &self), inner(.none, &self), scale: .plain), type)
    case 5: return add(.negative(inner(unit, &self)), type)
    case 6:
      return add(
        .rounded(inner(unit, &self), digits: random.int(0...4), random.pick(modes) ?? .up), type)
    case 7:
      return add(
        .roundedToMultiple(inner(unit, &self), of: step, random.pick(modes) ?? .up), type)
    case 8:
      return add(
        .extreme(isHighest: random.oneIn(2), [inner(unit, &self), inner(unit, &self)]), type)
    case 9:
      return add(
        .conditional(
          condition(place, depth - 1), then: inner(unit, &self), else: inner(unit, &self)),
        type)
    case 10:
      if unit == .percent { return add(.inPercent(inner(.none, &self)), type) }
      if unit == .month || unit == .day { return duration(type, unit, place, depth) }
      if unit == .none {
        let parts: [DatePart] = [.year, .month, .day]
        return add(
          .datePart(random.pick(parts) ?? .year, expression(.date, place, depth - 1)), type)
      }
      return leaf(type, place)
    case 11, 12: return aggregated(type, place, depth) ?? leaf(type, place)
    case 13:
      if unit == .none, let list = list(place, depth) { return add(.count(list), type) }
      return called(type, place, depth) ?? leaf(type, place)
    default: return called(type, place, depth) ?? leaf(type, place)
    }
  }

  private mutating func duration(
    _ type: ScalarType, _ unit: UnitID, _ place: Place, _ depth: Int
  ) -> ExpressionID {
    let a = expression(.date, place, depth - 1)
    let b = expression(.date, place, depth - 1)
    let span: SpanUnit = unit == .month ? .wholeMonths : .days
    return add(
      random.oneIn(2) ? .elapsed(span, since: a, at: b) : .span(span, from: a, to: b), type)
  }

  /// A formula or table with inputs.
  mutating func called(_ type: ScalarType, _ place: Place, _ depth: Int) -> ExpressionID? {
    let formulas = set.formulas.indices.filter {
      !set.formulas[$0].inputs.isEmpty && PolicyBuilder.fits(set.formulas[$0].type, type)
    }
    if let index = random.pick(formulas), random.oneIn(2) {
      let arguments = set.formulas[index].inputs.map { expression($0.type, place, depth - 1) }
      return add(.formula(FormulaID(index), arguments), type)
    }
    let tables = set.tables.indices.filter {
      !set.tables[$0].inputs.isEmpty && PolicyBuilder.fits(set.tables[$0].outputs[0].type, type)
    }
    guard let index = random.pick(tables) else { return nil }
    let arguments = set.tables[index].inputs.map { expression($0.type, place, depth - 1) }
    return add(.table(DecisionTableID(index), output: 0, arguments), type)
  }

  // MARK: dates, members, texts

  private mutating func date(_ place: Place, _ depth: Int) -> ExpressionID {
    switch random.int(0...6) {
    case 0: return add(.evaluationDate, .date)
    case 1:
      return add(
        .dayOfYear(
          day: random.pick([1, 28, 29]) ?? 1, month: 2, yearOffset: random.oneIn(2) ? 0 : -1), .date
      )
    case 2, 3:
      let steps: [(DateStep, UnitID)] = [
        (.months, .month), (.days, .day), (.workingDays(CalendarID(0)), .workingDay),
      ]
      let (step, unit) = random.pick(steps) ?? (.days, .day)
      let amount =
        random.oneIn(4) && unit != .workingDay
        ? expression(PolicyBuilder.number(unit), place, depth - 1)
        : add(.literal(.number(Decimal(random.int(0...40)))), PolicyBuilder.number(unit))
      return add(
        .dateStep(leaf(.date, place), by: amount, step, isBackwards: random.oneIn(2)), .date)
    case 4:
      return aggregated(.date, place, depth) ?? leaf(.date, place)
    default: return choice(.date, place, depth)
    }
  }

  private mutating func choice(_ type: ScalarType, _ place: Place, _ depth: Int) -> ExpressionID {
    switch random.int(0...5) {
    case 0, 1:
      let then = expression(type, place, depth - 1)
      let other = expression(type, place, depth - 1)
      return add(.conditional(condition(place, depth - 1), then: then, else: other), type)
    case 2:
      if case .member(let id) = type, vocabulary.enumerations[id.index].isScale {
        let both = [expression(type, place, depth - 1), expression(type, place, depth - 1)]
        return add(.extreme(isHighest: random.oneIn(2), both), type)
      }
      return leaf(type, place)
    case 3: return aggregated(type, place, depth) ?? leaf(type, place)
    default: return called(type, place, depth) ?? leaf(type, place)
    }
  }
}
