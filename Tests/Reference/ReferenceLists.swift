// ReferenceLists.swift: which items of a list count, and what they come to (language.md, sections 15
// and 17): quantifiers, counts, aggregates, streaks.

import Semantics
import Values

/// An item, and whether it counts: open where its day or the filter's answer is missing.
struct CountedItem {
  var item: RecordItem
  var counts: Possible
}

extension ReferenceEvaluator {
  /// The items given; nil when the list is not.
  func list(_ table: TableID, _ scope: Scope) -> [RecordItem]? {
    let parent = schema(table).parent ?? .person
    return (scope.item(of: parent) ?? person).lists[table.index]
  }

  func schema(_ table: TableID) -> TableSchema {
    policy.schema?.tables[table.index]
      ?? TableSchema(
        kind: .list, parent: nil, path: "", label: "", marks: [], columns: [],
        range: set.expressions[0].range)
  }

  /// The items a reference means; nil when the list is not given.
  /// - Parameters:
  ///   - isWhole: also the members of a map and the years of a window for which nothing is given.
  ///   - looksBack: what lies after the evaluation date does not count even without a window.
  private func items(
    _ reference: ListReference, _ scope: Scope, isWhole: Bool, looksBack: Bool = false
  ) -> [CountedItem]? {
    guard var given = list(reference.table, scope) else { return nil }
    let schema = schema(reference.table)
    if isWhole, !reference.ignoresMissing {
      switch schema.kind {
      case .map(let members):
        let count = policy.vocabulary.enumerations[members.index].members.count
        given = completed(given, keys: (0..<count).map { .member($0) }, schema)
      case .yearly:
        if let years = years(of: reference.window) {
          given = completed(given, keys: years.map { .number(Decimal($0)) }, schema)
        }
      default: break
      }
    }
    return given.map { item in
      let isInside = isInside(item, reference, schema, looksBack: looksBack)
      guard let filter = reference.filter, isInside != .no else {
        return CountedItem(item: item, counts: isInside)
      }
      let passes = value(filter, scope.inside(item, of: reference.table))
      return CountedItem(item: item, counts: .all([isInside, passes]))
    }
  }

  private func completed(
    _ given: [RecordItem], keys: [Value], _ schema: TableSchema
  ) -> [RecordItem] {
    keys.map { key in
      given.first { $0.values[0] == key }
        ?? .absent(key: key, columns: schema.columns.count)
    }
  }

  // MARK: windows

  /// The years a window of a yearly list means; nil without a window.
  private func years(of window: Window?) -> [Int]? {
    switch window {
    case .lastYears(let count): Array(date.completedYears(count))
    case .year(let offset): [date.year + offset]
    default: nil
    }
  }

  /// The days a window means; nil without a window.
  private func days(of window: Window?) -> DateInterval? {
    let empty = DateInterval(from: .last, to: .first)
    switch window {
    case nil: return nil
    case .lastMonths(let count): return date.lastMonths(count, monthEnd) ?? empty
    case .lastDays(let count): return date.lastDays(count) ?? empty
    case .year(let offset): return (offset == 0 ? date.yearSoFar : date.previousYear) ?? empty
    case .month(let offset): return (offset == 0 ? date.monthSoFar : date.previousMonth) ?? empty
    case .lastYears(let count):
      let years = date.completedYears(count)
      guard let first = years.first, let last = years.last,
        let from = CalendarDate(year: first, month: 1, day: 1),
        let to = CalendarDate(year: last, month: 12, day: 31)
      else { return empty }
      return DateInterval(from: from, to: to)
    }
  }

  private func isInside(
    _ item: RecordItem, _ reference: ListReference, _ schema: TableSchema, looksBack: Bool
  ) -> Possible {
    if schema.kind == .yearly {
      guard case .number(let number) = item.values[0], let year = number.whole else { return .no }
      if let years = years(of: reference.window) { return Possible(years.contains(year)) }
      return Possible(!looksBack || year <= date.year)
    }
    guard let column = reference.date else { return .yes }
    let window = days(of: reference.window)
    var end: CalendarDate?
    if let last = reference.end, case .date(let day) = item.values[last] { end = day }
    guard case .date(let day) = item.values[column] else {
      guard let window else { return .yes }
      // Whatever its first day: it ended before.
      if let end, end < window.from { return .no }
      return .missing
    }
    guard let window else { return Possible(!looksBack || day <= date) }
    if day > window.to { return .no }
    if day >= window.from { return .yes }
    // An item that lasts counts while any part of it lies in the window.
    guard reference.end != nil else { return .no }
    return end.map { Possible($0 >= window.from) } ?? .missing
  }

  // MARK: quantifiers and counts

  func quantified(
    _ quantifier: Quantifier, _ reference: ListReference, _ condition: ExpressionID?,
    _ scope: Scope
  ) -> Possible {
    let isWhole = condition != nil || reference.filter != nil
    guard let items = items(reference, scope, isWhole: isWhole) else { return .missing }
    var truths: [Possible] = []
    for item in items {
      let inner = scope.inside(item.item, of: reference.table)
      let holds = condition.map { value($0, inner) } ?? .yes
      if reference.ignoresMissing, item.counts == .missing || holds == .missing { continue }
      truths.append(
        quantifier == .all ? .any([.not(item.counts), holds]) : .all([item.counts, holds]))
    }
    switch quantifier {
    case .all: return .all(truths)
    case .any: return .any(truths)
    case .none: return .not(.any(truths))
    }
  }

  func count(_ reference: ListReference, _ scope: Scope) -> Possible {
    guard let items = items(reference, scope, isWhole: reference.filter != nil) else {
      return .missing
    }
    let counts = items.map(\.counts).filter { !(reference.ignoresMissing && $0 == .missing) }
    return Possible.trouble(among: counts)
      ?? .known(.number(Decimal(counts.count { $0 == .yes })))
  }

  // MARK: aggregates

  func aggregate(
    _ kind: AggregateKind, _ reference: ListReference, _ body: ExpressionID,
    _ type: ExpressionType, _ scope: Scope
  ) -> Possible {
    guard let items = items(reference, scope, isWhole: true) else { return .missing }
    var values: [Possible] = []
    var dated: [(item: CountedItem, value: Possible, place: Int)] = []
    for (place, item) in items.enumerated() where item.counts != .no {
      let value = value(body, scope.inside(item.item, of: reference.table))
      if reference.ignoresMissing, item.counts == .missing || value == .missing { continue }
      values.append(item.counts == .yes ? value : item.counts)
      dated.append((item, value, place))
    }
    if kind == .latest { return latest(reference, body, dated) }
    if let trouble = Possible.trouble(among: values) { return trouble }
    let known = values.compactMap { if case .known(let value) = $0 { value } else { nil } }
    switch kind {
    case .sum: return sum(known).map { .known(.number($0)) } ?? .failed
    case .mean:
      if known.isEmpty { return .missing }
      return sum(known)?.divided(by: Decimal(known.count)).map { .known(.number($0)) } ?? .failed
    case .highest, .lowest, .latest:
      return known.isEmpty ? .missing : .known(extreme(kind == .highest, known, type))
    }
  }

  func sum(_ values: [Value]) -> Decimal? {
    var sum = Decimal.zero
    for case .number(let number) in values {
      guard let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum
  }

  private func latest(
    _ reference: ListReference, _ body: ExpressionID,
    _ items: [(item: CountedItem, value: Possible, place: Int)]
  ) -> Possible {
    if let broken = Possible.trouble(among: items.map(\.item.counts).filter(\.isBroken)) {
      return broken
    }
    let orders = items.map { order(of: $0.item.item, place: $0.place, reference) }
    if orders.contains(nil) {
      // One item alone is the latest, whenever it was.
      return items.count == 1 && items[0].item.counts == .yes ? items[0].value : .missing
    }
    let days = orders.compactMap { $0 }
    let sure = zip(items, days).filter { $0.0.item.counts == .yes }.map(\.1).max()
    let rivals = zip(items, days).filter { sure == nil || $0.1 >= sure ?? 0 }.map(\.0)
    if rivals.isEmpty || rivals.contains(where: { $0.item.counts != .yes }) { return .missing }
    var found = Candidates()
    for rival in rivals { found.add(rival.value, isCertain: true) }
    let precision = precision(of: set[body].type)
    let result = found.agreed { looked($0, precision) == looked($1, precision) }
    let isTold = rivals.contains { $0.value == .conflict }
    return result == .conflict && !isTold ? .failed : result
  }

  /// The day (or year) that orders an item; its place where the list has no days.
  private func order(of item: RecordItem, place: Int, _ reference: ListReference) -> Int? {
    if schema(reference.table).kind == .yearly {
      if case .number(let year) = item.values[0] { return year.whole }
      return nil
    }
    guard let column = reference.date else { return place }
    if case .date(let day) = item.values[column] { return Int(day.days) }
    return nil
  }

  // MARK: streaks

  func streak(
    _ length: Int, _ unit: StreakUnit, _ reference: ListReference, _ scope: Scope
  ) -> Possible {
    let isWhole = reference.filter != nil
    guard
      let all = items(reference, scope, isWhole: isWhole, looksBack: true)
    else { return .missing }
    let items = all.filter { !(reference.ignoresMissing && $0.counts == .missing) }
    if let broken = Possible.trouble(among: items.map(\.counts).filter(\.isBroken)) {
      return broken
    }
    if unit == .times { return run(length, items, reference) }
    var sure: [DateInterval] = []
    var widest: [DateInterval] = []
    for item in items where item.counts != .no {
      let (certain, possible) = stretch(of: item.item, reference)
      if item.counts == .yes, let certain { sure.append(certain) }
      if let possible { widest.append(possible) }
    }
    if merged(sure, unit).contains(where: { lasts($0, length, unit) }) { return .yes }
    let isPossible = merged(widest, unit).contains { lasts($0, length, unit) }
    return isPossible ? .missing : .no
  }

  private func run(
    _ length: Int, _ items: [CountedItem], _ reference: ListReference
  ) -> Possible {
    let placed = items.enumerated().filter { isInWindow($0.element, reference) }
    let orders = placed.map { order(of: $0.element.item, place: $0.offset, reference) }
    if orders.contains(nil) {
      // Where an item without a day stands, and what it breaks, is open.
      return placed.count { $0.element.counts != .no } >= length ? .missing : .no
    }
    let days = orders.compactMap { $0 }
    let sorted = zip(placed, days).sorted { ($0.1, $0.0.offset) < ($1.1, $1.0.offset) }
    func longest(_ holds: (Possible) -> Bool) -> Int {
      sorted.map { holds($0.0.element.counts) }.split(separator: false).map(\.count).max() ?? 0
    }
    if longest({ $0 == .yes }) >= length { return .yes }
    return longest({ $0 != .no }) >= length ? .missing : .no
  }

  /// Items outside the window are not there; those the filter refuses stand between others.
  private func isInWindow(_ item: CountedItem, _ reference: ListReference) -> Bool {
    isInside(item.item, reference, schema(reference.table), looksBack: true) != .no
  }

  /// The days an item surely covers, and those it may cover, within the window and up to today's day
  /// of evaluation.
  private func stretch(of item: RecordItem, _ reference: ListReference)
    -> (sure: DateInterval?, widest: DateInterval?)
  {
    if schema(reference.table).kind == .yearly {
      guard case .number(let number) = item.values[0], let year = number.whole,
        let from = CalendarDate(year: year, month: 1, day: 1),
        let to = CalendarDate(year: year, month: 12, day: 31)
      else { return (nil, nil) }
      return (DateInterval(from: from, to: to), DateInterval(from: from, to: to))
    }
    let bounds = days(of: reference.window) ?? DateInterval(from: .first, to: date)
    func day(_ column: Int?) -> CalendarDate? {
      if let column, case .date(let day) = item.values[column] { day } else { nil }
    }
    let start = day(reference.date)
    // An item of one day ends on it.
    let end = reference.end == nil ? start : day(reference.end)
    let widest = DateInterval(from: start ?? bounds.from, to: end ?? bounds.to)
      .intersection(bounds)
    guard let start else { return (nil, widest) }
    return (DateInterval(from: start, to: end ?? start).intersection(bounds), widest)
  }

  /// Those that overlap or touch made one; between runs of working days lies no worked day.
  private func merged(_ stretches: [DateInterval], _ unit: StreakUnit) -> [DateInterval] {
    guard case .workingDays(let id) = unit else { return DateInterval.merged(stretches) }
    var runs: [DateInterval] = []
    for next in DateInterval.merged(stretches) {
      if let last = runs.last,
        Span(from: last.from, through: last.to).workingDays(in: calendar(id))
          + Span(from: next.from, through: next.to).workingDays(in: calendar(id))
          == Span(from: last.from, through: next.to).workingDays(in: calendar(id))
      {
        runs[runs.count - 1].to = next.to
      } else {
        runs.append(next)
      }
    }
    return runs
  }

  private func lasts(_ stretch: DateInterval, _ length: Int, _ unit: StreakUnit) -> Bool {
    let span = Span(from: stretch.from, through: stretch.to)
    return switch unit {
    case .years: span.wholeYears(monthEnd) >= length
    case .months: span.wholeMonths(monthEnd) >= length
    case .days, .times: span.days >= length
    case .workingDays(let id): span.workingDays(in: calendar(id)) >= length
    }
  }
}
