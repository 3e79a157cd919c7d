// ListReading.swift: lists with their windows and filters, and what is asked of their items.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func listed(_ syntax: ExpressionSyntax) -> ExpressionID {
    switch syntax {
    case .quantifier(let quantifier, let list, let holds, let range):
      guard let reference = reference(list) else {
        if let holds, case .condition(let inner) = holds { _ = inner }
        return invalid(range)
      }
      let condition = holds.map { self.holds($0, in: reference.table) }
      if quantifier == .all, condition == nil { return invalid(range) }
      let kind: Quantifier =
        switch quantifier {
        case .any: .any
        case .none: .none
        case .all: .all
        }
      return add(.quantified(kind, reference, condition), .boolean, range)
    case .streak(let length, let list, let range): return streak(length, list, range)
    case .count(let list, let range):
      guard let reference = reference(list) else { return invalid(range) }
      return add(
        .count(reference), .number(NumberType(isInteger: true)), range)
    case .aggregate(let how, let body, let list, let range):
      return aggregate(how, body, list, range)
    default: return invalid(syntax.range)
    }
  }

  // MARK: lists

  /// The table a list's path leads to, without a word.
  func table(of path: PathSyntax) -> TableID? {
    if case .list(let table)? = resolve(path) { table } else { nil }
  }

  private mutating func reference(_ list: ListSyntax, needsDate: Bool = false) -> ListReference? {
    guard let id = table(of: list.path) else {
      switch resolve(list.path) {
      case nil:
        let lists = lexicon.lists.flatMap { $0.values }.compactMap { lexicon.table($0)?.path }
        let near = messages.nearest(to: list.path.text, in: lists)
        report(
          NameFault.unknownList(
            list.path.text, known: Suggested.few(lists, near), suggestion: near),
          at: list.path.range,
          fix: near.map { [Edit(list.path.range, $0)] } ?? [])
      default: report(TypeFault.notAList(list.path.text), at: list.path.range)
      }
      return nil
    }
    guard let table = lexicon.table(id) else { return nil }
    noteRead(of: id, list.path.range)
    var reference = ListReference(table: id, ignoresMissing: list.ignoresMissing)
    reference.window = list.window.flatMap { window($0, table, list) }
    if list.window != nil, reference.window == nil { return nil }
    if table.kind == .yearly {
      if let by = list.by { report(TimeFault.yearsHaveNoDate(table.path), at: by.range) }
    } else {
      guard dates(of: table, list, needsDate: needsDate || list.window != nil, &reference) else {
        return nil
      }
    }
    if let filter = list.filter {
      let holds = holds(filter, in: id)
      // What is asked of a list filtered by something unknown has no answer to go on with.
      guard set[holds].type != .invalid else { return nil }
      reference.filter = holds
    }
    return reference
  }

  private mutating func dates(
    of table: TableSchema, _ list: ListSyntax, needsDate: Bool, _ reference: inout ListReference
  ) -> Bool {
    let dated = table.columns.indices.filter { table.columns[$0].type == .date }
    func column(_ name: NameSyntax) -> Int? {
      dated.first { table.columns[$0].path.folded == name.key }
    }
    for name in [list.by, list.byEnd].compactMap({ $0 }) where column(name) == nil {
      let known = dated.map { table.columns[$0].path }
      let near = messages.nearest(to: name.text, in: known)
      report(
        TimeFault.notADateOfList(name.text, list: table.path, known: known), at: name.range,
        fix: near.map { [Edit(name.range, $0)] } ?? [])
      return false
    }
    let named = dated.first { table.columns[$0].path.folded == "tanggal" }
    reference.date =
      list.by.flatMap(column) ?? (dated.count == 1 ? dated.first : named)
    reference.end = list.byEnd.flatMap(column)
    if needsDate, reference.date == nil {
      report(
        TimeFault.whichDate(list: table.path, known: dated.map { table.columns[$0].path }),
        at: list.range)
      return false
    }
    return true
  }

  private mutating func window(_ window: WindowSyntax, _ table: TableSchema, _ list: ListSyntax)
    -> Window?
  {
    let isYearly = table.kind == .yearly
    // The parser has told of lengths that are none.
    func positive(_ count: Int) -> Int? { (1...10_000).contains(count) ? count : nil }
    switch window {
    case .lastYears(let count, let range):
      guard isYearly else {
        report(TimeFault.yearsOfDated(list.path.text, count: count), at: range)
        return nil
      }
      return positive(count).map { .lastYears($0) }
    case .lastMonths(let count, let range):
      if refuse(isYearly, table, range) { return nil }
      needsMonthEnd(at: range)
      return positive(count).map { .lastMonths($0) }
    case .lastDays(let count, let range):
      if refuse(isYearly, table, range) { return nil }
      return positive(count).map { .lastDays($0) }
    case .year(let offset, _): return .year(offset: offset)
    case .month(let offset, let range):
      return refuse(isYearly, table, range) ? nil : .month(offset: offset)
    }
  }

  /// Whether a window of days meets a list of years.
  private mutating func refuse(_ isYearly: Bool, _ table: TableSchema, _ range: SourceRange) -> Bool
  {
    if isYearly { report(TimeFault.daysOfYearly(table.path), at: range) }
    return isYearly
  }

  /// What follows `yang` or `memenuhi`, for one item.
  private mutating func holds(_ syntax: HoldsSyntax, in id: TableID) -> ExpressionID {
    inside(id) { builder in
      switch syntax {
      case .condition(.path(let path)):
        let id = builder.expression(.path(path), .boolean)
        guard let type = builder.scalar(id), type != .boolean else { return id }
        builder.report(
          TypeFault.bareFilter(path.text, builder.lexicon.words(type)), at: path.range)
        return builder.invalid(path.range)
      case .condition(let condition): return builder.condition(condition)
      case .item(let sign, let value, let range):
        guard let column = builder.lexicon.columns[id.index]["nilai"],
          let info = builder.lexicon.column(ColumnID(id, column))
        else {
          let table = builder.lexicon.table(id)
          builder.report(
            TypeFault.itemIsARecord(
              table?.path ?? "", fields: table?.columns.map(\.path) ?? []), at: range)
          return builder.invalid(range)
        }
        let item = builder.add(.field(ColumnID(id, column)), info.type, range)
        // The value stands outside the item: its names are the person's.
        let scope = builder.scopes.removeLast()
        let other = builder.expression(value, info.type)
        builder.scopes.append(scope)
        return builder.compared(sign, [item, other], range)
      }
    }
  }

  // MARK: aggregates and streaks

  private mutating func aggregate(
    _ how: AggregateSyntax, _ body: ExpressionSyntax, _ list: ListSyntax, _ range: SourceRange
  ) -> ExpressionID {
    guard let reference = reference(list, needsDate: how == .latest) else { return invalid(range) }
    let body = inside(reference.table) { $0.expression(body) }
    guard let type = scalar(body) else { return invalid(range) }
    let kind = how.kind
    switch (how, type) {
    case (.sum, .number(let number)):
      return add(
        .aggregate(kind, reference, body),
        .number(NumberType(unit: number.unit, isInteger: number.isInteger)), range)
    case (.mean, .number(let number)):
      return add(
        .aggregate(kind, reference, body), .number(NumberType(unit: number.unit)), range)
    case (.sum, _), (.mean, _):
      report(TypeFault.notNumber(lexicon.words(type)), at: set[body].range)
      return invalid(range)
    case (.highest, _) where !isOrdered(type), (.lowest, _) where !isOrdered(type):
      report(TypeFault.noOrder(lexicon.words(type)), at: set[body].range)
      return invalid(range)
    case (.highest, _), (.lowest, _), (.latest, _):
      return add(.aggregate(kind, reference, body), type, range)
    }
  }

  /// `ada N tahun|bulan|hari|hari kerja|kali berturut-turut dalam L`.
  private mutating func streak(
    _ length: QuantitySyntax, _ list: ListSyntax, _ range: SourceRange
  ) -> ExpressionID {
    guard let (amount, unit) = lexicon.quantity(length, &messages) else { return invalid(range) }
    guard let count = amount.whole, (1...100_000).contains(count) else {
      report(TimeFault.streakLength, at: length.range)
      return invalid(range)
    }
    let kind: StreakUnit
    switch unit {
    case .year: kind = .years
    case .month: kind = .months
    case .day: kind = .days
    case .times: kind = .times
    case .workingDay:
      guard let calendar = calendar(nil, length.range) else { return invalid(range) }
      kind = .workingDays(calendar)
    default:
      report(TimeFault.streakUnit(lexicon[unit].name), at: length.range)
      return invalid(range)
    }
    guard let reference = reference(list, needsDate: true) else { return invalid(range) }
    let isYearly = lexicon.table(reference.table)?.kind == .yearly
    if isYearly, kind != .years, kind != .times {
      report(TimeFault.daysOfYearly(list.path.text), at: length.range)
      return invalid(range)
    }
    if !isYearly, kind == .years || kind == .months { needsMonthEnd(at: range) }
    return add(.streak(count, kind, reference), .boolean, range)
  }
}

extension AggregateSyntax {
  var kind: AggregateKind {
    switch self {
    case .sum: .sum
    case .mean: .mean
    case .highest: .highest
    case .lowest: .lowest
    case .latest: .latest
    }
  }
}
