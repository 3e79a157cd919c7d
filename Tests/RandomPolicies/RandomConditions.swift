// RandomConditions.swift: random conditions, and what is asked of lists.

import Semantics
import TestSupport
import Values

extension PolicyBuilder {
  mutating func condition(_ place: Place, _ depth: Int) -> ExpressionID {
    let depth = max(depth, 0)
    switch random.int(0...(depth == 0 ? 4 : 12)) {
    case 0, 1: return comparison(place, depth)
    case 2: return leaf(.boolean, place)
    case 3:
      let type = anyType()
      guard let value = nonLiteral(type, place) else { return comparison(place, depth) }
      return add(.isPresent(value, isNegated: random.oneIn(2)), .boolean)
    case 4:
      let type = random.oneIn(2) ? anyMember() : anyNumber()
      let list = (0..<random.int(1...3)).map { _ in literal(type) }
      return add(
        .oneOf(
          expression(type, place, depth - 1), list, isNegated: random.oneIn(3),
          precision: precision(type)), .boolean)
    case 5: return add(.not(condition(place, depth - 1)), .boolean)
    case 6: return add(.and(conditions(place, depth)), .boolean)
    case 7: return add(.or(conditions(place, depth)), .boolean)
    case 8:
      guard let list = random.pick(lists(place)) else { return comparison(place, depth) }
      return add(.isListPresent(list, isNegated: random.oneIn(2)), .boolean)
    case 9:
      let units: [(DateStep, UnitID)] = [(.months, .month), (.days, .day)]
      let (step, unit) = random.pick(units) ?? (.days, .day)
      let duration =
        random.oneIn(3)
        ? expression(PolicyBuilder.number(unit), place, depth - 1)
        : add(.literal(.number(Decimal(random.int(0...40)))), PolicyBuilder.number(unit))
      return add(
        .hasLasted(
          since: leaf(.date, place), at: leaf(.date, place), duration: duration, step,
          isNegated: random.oneIn(2)), .boolean)
    case 10: return streak(place, depth) ?? comparison(place, depth)
    default: return quantified(place, depth) ?? comparison(place, depth)
    }
  }

  private mutating func conditions(_ place: Place, _ depth: Int) -> [ExpressionID] {
    (0..<random.int(2...3)).map { _ in condition(place, depth - 1) }
  }

  private mutating func comparison(_ place: Place, _ depth: Int) -> ExpressionID {
    let type = anyType()
    var signs: [ComparisonOperator] = [.equal, .notEqual]
    switch type {
    case .number, .date: signs += [.less, .lessOrEqual, .greater, .greaterOrEqual]
    case .member(let id) where vocabulary.enumerations[id.index].isScale:
      signs += [.less, .lessOrEqual, .greater, .greaterOrEqual]
    default: break
    }
    let left = nonLiteral(type, place) ?? expression(type, place, depth - 1)
    let right = type == .boolean ? literal(type) : expression(type, place, depth - 1)
    return add(
      .comparison(random.pick(signs) ?? .equal, left, right, precision: precision(type)), .boolean)
  }

  /// Something read, not written out.
  mutating func nonLiteral(_ type: ScalarType, _ place: Place) -> ExpressionID? {
    for _ in 0..<4 {
      let id = leaf(type, place)
      if case .literal = set[id].kind { continue }
      return id
    }
    return nil
  }

  // MARK: lists

  /// A list to read at a place, with a window and a filter now and then.
  mutating func list(_ place: Place, _ depth: Int, of table: TableID? = nil) -> ListReference? {
    guard let table = table ?? random.pick(lists(place)), place.tables.count < 3,
      !place.tables.contains(table)
    else { return nil }
    let schema = schema.tables[table.index]
    var list = ListReference(table: table)
    let dayColumns = days(of: table)
    if schema.kind == .yearly {
      list.date = 0
      if random.oneIn(2) { list.window = .lastYears(random.int(1...4)) }
    } else if let day = random.pick(dayColumns), random.oneIn(2) {
      list.date = day
      list.window = window()
    }
    if depth > 0, random.oneIn(3) { list.filter = condition(place.inside(table), depth - 1) }
    list.ignoresMissing = random.oneIn(4)
    return list
  }

  private mutating func window() -> Window? {
    switch random.int(0...6) {
    case 0, 1: .lastMonths(random.int(1...36))
    case 2: .lastDays(random.int(1...400))
    case 3: .year(offset: 0)
    case 4: .year(offset: -1)
    case 5: .month(offset: random.oneIn(2) ? 0 : -1)
    default: nil
    }
  }

  private mutating func quantified(_ place: Place, _ depth: Int) -> ExpressionID? {
    guard let list = list(place, depth) else { return nil }
    let kinds: [Quantifier] = [.any, .none, .all]
    let kind = random.pick(kinds) ?? .all
    let hasCondition = kind == .all
    let inner =
      hasCondition ? condition(place.inside(list.table), depth - 1) : nil
    return add(.quantified(kind, list, inner), .boolean)
  }

  private mutating func streak(_ place: Place, _ depth: Int) -> ExpressionID? {
    let tables = lists(place).filter {
      schema.tables[$0.index].kind == .yearly || !days(of: $0).isEmpty
    }
    guard let table = random.pick(tables), var list = list(place, depth, of: table) else {
      return nil
    }
    var units: [StreakUnit] = [.years, .months, .days, .times, .workingDays(CalendarID(0))]
    let dayColumns = days(of: table)
    if schema.tables[table.index].kind == .yearly {
      units = [.years, .times]
    } else {
      list.date = dayColumns[0]
      if dayColumns.count > 1, random.oneIn(2) { list.end = dayColumns[1] }
    }
    return add(.streak(random.int(1...4), random.pick(units) ?? .times, list), .boolean)
  }

  mutating func aggregated(_ type: ScalarType, _ place: Place, _ depth: Int) -> ExpressionID? {
    guard let found = list(place, depth) else { return nil }
    var list = found
    var kinds: [AggregateKind] = [.latest]
    switch type {
    case .number: kinds += [.sum, .mean, .highest, .lowest, .sum]
    case .member(let id) where vocabulary.enumerations[id.index].isScale:
      kinds += [.highest, .lowest]
    case .date: kinds += [.highest, .lowest]
    default: break
    }
    let kind = random.pick(kinds) ?? .latest
    if kind == .latest, schema.tables[list.table.index].kind != .yearly {
      guard let day = random.pick(days(of: list.table)) else { return nil }
      if list.date == nil { list.date = day }
    }
    let inner = place.inside(list.table)
    guard var body = itemValue(type, inner, list.table) else { return nil }
    if depth > 1, random.oneIn(3) { body = expression(type, inner, depth - 2) }
    return add(.aggregate(kind, list, body), type)
  }

  private mutating func itemValue(_ type: ScalarType, _ place: Place, _ table: TableID)
    -> ExpressionID?
  {
    let columns = schema.tables[table.index].columns.indices.filter {
      PolicyBuilder.fits(schema.tables[table.index].columns[$0].type, type)
    }
    return random.pick(columns).map { add(.field(ColumnID(table, $0)), type) }
  }
}
