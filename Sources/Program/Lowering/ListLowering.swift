// ListLowering.swift: list references into frames, and what is asked of their items: quantifiers,
// aggregates, counts, streaks.

import Semantics
import Values

extension PlanLowering {
  mutating func lists(_ id: ExpressionID, _ scope: Scope, _ kind: RegisterKind) -> Register {
    switch set[id].kind {
    case .quantified(let quantifier, let list, let condition):
      // `ada L` alone asks for entries; a condition may hold for what is not given, too.
      let items = items(
        list, scope, isCompleted: condition != nil || list.filter != nil)
      let body = condition.map { lower($0, items.scope, as: .truth) }
      return listed(id, items, body, .truth, scope) { source, body in
        .quantify(quantifier, source, body)
      }
    case .count(let list):
      let items = items(list, scope, isCompleted: list.filter != nil)
      return listed(id, items, nil, .number, scope) { source, _ in .count(source) }
    case .aggregate(let aggregate, let list, let body):
      let items = items(list, scope, isCompleted: true)
      let bodyKind = self.kind(of: body) ?? kind
      let precision = precision(of: set.type(of: body))
      let ranks = ranks(of: set.type(of: body))
      let register = lower(body, items.scope, as: bodyKind)
      let frame = items.frame
      return listed(id, items, lift(register, to: frame), bodyKind, scope) { source, body in
        .aggregate(aggregate, source, body ?? Register(0), precision: precision, ranks: ranks)
      }
    case .streak(let count, let unit, let list):
      let items = items(list, scope, isCompleted: list.filter != nil, looksBack: true)
      return listed(id, items, nil, .truth, scope) { source, _ in .streak(count, unit, source) }
    default:
      return constant(.missing, kind)
    }
  }

  private struct Items {
    var frame: FrameID
    var scope: Scope
    var filter: Register?
    var ignoresMissing: Bool
  }

  private mutating func listed(
    _ id: ExpressionID, _ items: Items, _ body: Register?, _ kind: RegisterKind, _ scope: Scope,
    _ operation: (ItemSource, Register?) -> Operation
  ) -> Register {
    let lifted = body.map { lift($0, to: items.frame) }
    let source = ItemSource(
      frame: items.frame, filter: items.filter, ignoresMissing: items.ignoresMissing)
    if scope.inputs == nil {
      plan.provenance.itemFrames[id.index] = ItemUse(source: source, body: lifted)
    }
    return emit(operation(source, lifted), in: self[items.frame].parent, kind)
  }

  /// - Parameter looksBack: without a window, too, nothing after the evaluation date counts.
  private mutating func items(
    _ list: ListReference, _ scope: Scope, isCompleted: Bool, looksBack: Bool = false
  ) -> Items {
    let frame = frame(
      for: list, in: scope, isCompleted: isCompleted && !list.ignoresMissing,
      looksBack: looksBack)
    let inner = Scope(frame: frame, inputs: scope.inputs)
    let filter = list.filter.map { lower($0, inner, as: .truth) }
    return Items(
      frame: frame, scope: inner, filter: filter.map { lift($0, to: frame) },
      ignoresMissing: list.ignoresMissing)
  }

  private mutating func frame(
    for list: ListReference, in scope: Scope, isCompleted: Bool, looksBack: Bool
  ) -> FrameID {
    guard schema.tables.indices.contains(list.table.index) else { return .person }
    let table = schema.tables[list.table.index]
    let isYearly = table.kind == .yearly
    let owner = frame(of: parent(of: list.table), from: scope.frame) ?? .person
    var bounds = isYearly ? years(list.window) : days(list.window)
    if list.window == nil, !looksBack { bounds.to = Int32.max }
    var completion = Frame.Completion.none
    if isCompleted {
      if case .map(let members) = table.kind,
        vocabulary.enumerations.indices.contains(members.index)
      {
        completion = .members(vocabulary.enumerations[members.index].members.count)
      } else if isYearly, bounds.from != nil {
        completion = .years
      }
    }
    return frame(
      Frame(
        parent: scope.frame, owner: owner, table: list.table,
        depth: self[scope.frame].depth + 1, isYearly: isYearly,
        dateColumn: isYearly ? 0 : list.date, endColumn: isYearly ? nil : list.end,
        from: bounds.from, to: bounds.to, isWindowed: list.window != nil, completion: completion))
  }

  mutating func frame(_ frame: Frame) -> FrameID {
    if let known = frames[frame] { return known }
    plan.frames.append(frame)
    let id = FrameID(plan.frames.count - 1)
    frames[frame] = id
    return id
  }

  /// The years of a window, or those up to the evaluation year.
  private func years(_ window: Window?) -> (from: Int32?, to: Int32) {
    let year = Int32(truncatingIfNeeded: date.year)
    switch window {
    case .lastYears(let count):
      return (year &- Int32(truncatingIfNeeded: min(count, 10_000)), year - 1)
    case .year(let offset):
      let at = year &+ Int32(truncatingIfNeeded: offset)
      return (at, min(at, year))
    default: return (nil, year)
    }
  }

  /// The days of a window, or those up to the evaluation date.
  func days(_ window: Window?) -> (from: Int32?, to: Int32) {
    let first = CalendarDate.first.days
    func start(_ year: Int, _ month: Int) -> Int32 {
      CalendarDate(year: year, month: month, day: 1)?.days ?? first
    }
    func end(_ year: Int, _ month: Int) -> Int32 {
      let last = CalendarDate.daysIn(month: month, year: year)
      let day = CalendarDate(year: year, month: month, day: last)?.days ?? date.days
      return min(day, date.days)
    }
    switch window {
    case nil: return (nil, date.days)
    case .lastYears(let count):
      return (start(date.year - min(count, 10_000), 1), end(date.year - 1, 12))
    case .lastMonths(let count):
      let before = date.adding(months: -min(count, 200_000), monthEnd)
      return (before.map { $0.days + 1 } ?? first, date.days)
    case .lastDays(let count):
      return (date.adding(days: -count).map { $0.days + 1 } ?? first, date.days)
    case .year(let offset):
      return (start(date.year + offset, 1), end(date.year + offset, 12))
    case .month(let offset):
      let months = date.year * 12 + date.month - 1 + offset
      return (start(months / 12, months % 12 + 1), end(months / 12, months % 12 + 1))
    }
  }
}
