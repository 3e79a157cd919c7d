// Footprint.swift: which parts of the record an expression reads, through formulas, tables and scores.

import Semantics
import Values

struct Footprint {
  /// In the order they are read.
  var terms: [Term] = []
  /// Terms asked about being missing.
  var asked: Set<Term> = []
  var parameters: Set<Int> = []
  /// Lists and maps, with the kinds of terms that read them.
  var lists: [TableID: Set<Term>] = [:]
  var hasOpenParts = false
  /// Spans of whole months that are terms of their own: with the terms their days are of.
  var spans: [Term: Set<Term>] = [:]
  /// Terms read by themselves, not only for a span.
  private var direct: Set<Term> = []
  fileprivate var seen: Set<Visit> = []
  private var known: Set<Term> = []

  fileprivate struct Visit: Hashable {
    var kind: Int
    var index: Int
    var call: Int
    var asks: Bool
  }

  fileprivate mutating func add(_ term: Term, asks: Bool) {
    if known.insert(term).inserted { terms.append(term) }
    if asks { asked.insert(term) }
    if term != .evaluationDate { direct.insert(term) }
  }

  /// A span, and what is read only for it.
  fileprivate mutating func add(_ span: Term, of days: Footprint) {
    for term in days.terms where known.insert(term).inserted { terms.append(term) }
    asked.formUnion(days.asked)
    parameters.formUnion(days.parameters)
    hasOpenParts = hasOpenParts || days.isEntangled
    for (table, terms) in days.lists { lists[table, default: []].formUnion(terms) }
    if known.insert(span).inserted { terms.append(span) }
    spans[span, default: []].formUnion(days.terms.filter { $0 != .evaluationDate })
  }

  fileprivate mutating func enters(_ visit: Visit) -> Bool { seen.insert(visit).inserted }

  /// Two terms that are not free of each other, though nothing here says how.
  var isEntangled: Bool {
    if hasOpenParts || lists.values.contains(where: { $0.count > 1 }) { return true }
    var read = direct
    for days in spans.values {
      if !days.isDisjoint(with: read) { return true }
      read.formUnion(days)
    }
    return false
  }

  mutating func join(_ other: Footprint) {
    for term in other.terms where known.insert(term).inserted { terms.append(term) }
    asked.formUnion(other.asked)
    parameters.formUnion(other.parameters)
    for (table, terms) in other.lists { lists[table, default: []].formUnion(terms) }
    hasOpenParts = hasOpenParts || other.hasOpenParts
    for (span, days) in other.spans { spans[span, default: []].formUnion(days) }
    direct.formUnion(other.direct)
  }
}

extension Reader {
  /// The arguments of the call an expression stands in.
  private struct Call {
    var number = 0
    var arguments: [ExpressionID] = []
    var outer: [Call] = []
  }

  mutating func footprint(of ids: [ExpressionID]) -> Footprint {
    var footprint = Footprint()
    for id in ids { walk(id, Call(), false, &footprint) }
    return footprint
  }

  /// Of a rule with exceptions, each of which may decide.
  mutating func footprint(of ids: [ExpressionID], _ exceptions: [RuleException]) -> Footprint {
    var footprint = self.footprint(of: ids)
    for exception in exceptions {
      walk(exception.condition, Call(), false, &footprint)
      if let value = exception.value { walk(value, Call(), false, &footprint) }
      footprint.join(self.footprint(of: [], exception.against))
    }
    return footprint
  }

  mutating func footprint(of table: DecisionTable) -> Footprint {
    var footprint = Footprint()
    walk(table, Call(), false, &footprint)
    return footprint
  }

  private mutating func walk(
    _ id: ExpressionID, _ call: Call, _ asks: Bool, _ footprint: inout Footprint
  ) {
    guard has(id), isWithinDepth else { return }
    // Most cells of a table are literals: nothing is read there, and nothing kept of them.
    let kind = self[id].kind
    if case .literal = kind { return }
    guard
      footprint.enters(.init(kind: 0, index: id.index, call: call.number, asks: asks))
    else { return }
    depth += 1
    defer { depth -= 1 }
    func all(_ ids: [ExpressionID], _ reader: inout Reader, _ footprint: inout Footprint) {
      for id in ids { reader.walk(id, call, asks, &footprint) }
    }
    switch kind {
    case .literal: break
    case .field(let column): footprint.add(.column(column), asks: asks)
    case .input(let index):
      if let outer = call.outer.first {
        if call.arguments.indices.contains(index) {
          walk(call.arguments[index], outer, asks, &footprint)
        }
      } else {
        footprint.add(.input(index), asks: asks)
      }
    case .parameter(let parameter):
      footprint.parameters.insert(parameter.index)
      if isLeftOpen(parameter) {
        footprint.hasOpenParts = true
        footprint.add(.leftOpen(Reader.openParameter + parameter.index), asks: asks)
      }
      footprint.add(.evaluationDate, asks: false)
    case .parameterAt(_, let day): walk(day, call, asks, &footprint)
    case .formula(let formula, let arguments): walk(formula, arguments, call, asks, &footprint)
    case .table(let table, _, let arguments): walk(table, arguments, call, asks, &footprint)
    case .indicator(let indicator): measured(indicator, nil, asks, &footprint)
    case .indicatorSource(let indicator, let source):
      measured(indicator, source, asks, &footprint)
    case .indicatorScore(let indicator): score(indicator, asks, &footprint)
    case .group(let group): self.group(group, asks, &footprint)
    case .mapValue(let table, let column, let member):
      entry(.mapValue(table, column: column, member: member), table, asks, &footprint)
    case .yearValue(let table, let column, let year):
      entry(.yearValue(table, column: column, year: year), table, asks, &footprint)
    case .evaluationDate, .dayOfYear: footprint.add(.evaluationDate, asks: false)
    case .ifMissing(let a, let b):
      walk(a, call, true, &footprint)
      walk(b, call, asks, &footprint)
    case .isPresent(let a, _): walk(a, call, true, &footprint)
    case .isListPresent(let table, _): entry(.isListGiven(table), table, asks, &footprint)
    case .datePart(_, let a), .negative(let a), .converted(let a, _, _), .rounded(let a, _, _),
      .inPercent(let a), .not(let a):
      walk(a, call, asks, &footprint)
    case .elapsed(.wholeMonths, let a, let b), .elapsed(.wholeYears, let a, let b):
      span(a, b, call, asks, &footprint)
    case .hasLasted(let a, let b, let c, .months, _):
      span(a, b, call, asks, &footprint)
      walk(c, call, asks, &footprint)
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _),
      .roundedToMultiple(let a, let b, _), .elapsed(_, let a, let b), .span(_, let a, let b),
      .comparison(_, let a, let b, _):
      all([a, b], &self, &footprint)
    case .hasLasted(let a, let b, let c, _, _), .conditional(let a, let b, let c):
      all([a, b, c], &self, &footprint)
    case .extreme(_, let list), .and(let list), .or(let list): all(list, &self, &footprint)
    case .oneOf(let a, let list, _, _): all([a] + list, &self, &footprint)
    case .quantified(let quantifier, let list, nil) where quantifier != .all:
      let counted = canon.number(canon.count(list), in: call.number)
      entry(.opaque(counted), list.table, asks, &footprint)
    case .reference(let reference, _, _):
      // Two columns of one list may belong together.
      entry(opaqueTerm(id, call.number), TableID(-1 - reference.index), asks, &footprint)
    case .quantified(_, let list, _), .streak(_, _, let list), .aggregate(_, let list, _),
      .count(let list):
      entry(opaqueTerm(id, call.number), list.table, asks, &footprint)
    }
  }

  private mutating func span(
    _ since: ExpressionID, _ at: ExpressionID, _ call: Call, _ asks: Bool,
    _ footprint: inout Footprint
  ) {
    var days = Footprint()
    walk(since, call, asks, &days)
    walk(at, call, asks, &days)
    footprint.add(monthsTerm(since, at, call.number), of: days)
  }

  private func entry(
    _ term: Term, _ table: TableID, _ asks: Bool, _ footprint: inout Footprint
  ) {
    footprint.add(term, asks: asks)
    // Entries of a map are free of each other; only what reads the whole is not.
    let isEntry =
      switch term {
      case .mapValue, .yearValue: true
      default: false
      }
    let kind = isEntry ? Term.mapValue(table, column: -1, member: -1) : term
    footprint.lists[table, default: []].insert(kind)
  }

  private mutating func walk(
    _ id: FormulaID, _ arguments: [ExpressionID], _ call: Call, _ asks: Bool,
    _ footprint: inout Footprint
  ) {
    guard set.formulas.indices.contains(id.index) else { return }
    var inner = Call()
    if !arguments.isEmpty {
      let number = canon.call(id, arguments, in: call.number)
      inner = Call(number: number, arguments: arguments, outer: [call])
    }
    guard footprint.enters(.init(kind: 1, index: id.index, call: inner.number, asks: asks)) else {
      return
    }
    let formula = set.formulas[id.index]
    if isLeftOpen(formula) {
      footprint.hasOpenParts = true
      footprint.add(.leftOpen(id.index), asks: asks)
      return
    }
    walk(formula.body, inner, asks, &footprint)
    walk(formula.exceptions, inner, asks, &footprint)
  }

  private mutating func walk(
    _ exceptions: [RuleException], _ call: Call, _ asks: Bool, _ footprint: inout Footprint
  ) {
    for exception in exceptions where isWithinDepth {
      depth += 1
      walk(exception.condition, call, false, &footprint)
      if let value = exception.value { walk(value, call, asks, &footprint) }
      walk(exception.against, call, asks, &footprint)
      depth -= 1
    }
  }

  private mutating func walk(
    _ id: DecisionTableID, _ arguments: [ExpressionID], _ call: Call, _ asks: Bool,
    _ footprint: inout Footprint
  ) {
    guard set.tables.indices.contains(id.index) else { return }
    var inner = Call()
    if !arguments.isEmpty {
      let number = canon.call(id, arguments, in: call.number)
      inner = Call(number: number, arguments: arguments, outer: [call])
    }
    guard footprint.enters(.init(kind: 2, index: id.index, call: inner.number, asks: asks)) else {
      return
    }
    let table = set.tables[id.index]
    if isLeftOpen(id) {
      footprint.hasOpenParts = true
      footprint.add(.leftOpen(-1 - id.index), asks: asks)
    }
    walk(table, inner, asks, &footprint)
  }

  private mutating func walk(
    _ table: DecisionTable, _ call: Call, _ asks: Bool, _ footprint: inout Footprint
  ) {
    for (number, column) in table.columns.enumerated() {
      let asksMissing = table.rows.contains {
        if case .missing? = Reader.cell($0, number) { true } else { false }
      }
      walk(column.expression, call, asks || asksMissing, &footprint)
    }
    for row in table.rows {
      for case .tests(let tests) in row.cells {
        for test in tests {
          switch test {
          case .equal(let id), .notEqual(let id): walk(id, call, false, &footprint)
          case .range(let lower, _, let upper, _):
            if let lower { walk(lower, call, false, &footprint) }
            if let upper { walk(upper, call, false, &footprint) }
          }
        }
      }
      for case .expression(let id) in row.outputs { walk(id, call, asks, &footprint) }
    }
  }

  // MARK: scores

  private mutating func measured(
    _ id: IndicatorID, _ source: Int?, _ asks: Bool, _ footprint: inout Footprint
  ) {
    guard set.indicators.indices.contains(id.index) else { return }
    if let source {
      footprint.add(.source(id.index, source), asks: asks)
    } else if isTakenApart.contains(.indicator(id.index)) {
      for number in set.indicators[id.index].sources.indices {
        footprint.add(.source(id.index, number), asks: asks)
      }
    } else {
      footprint.add(.indicator(id.index), asks: asks)
    }
  }

  private mutating func score(
    _ id: IndicatorID, _ asks: Bool, _ footprint: inout Footprint
  ) {
    guard set.indicators.indices.contains(id.index) else { return }
    let indicator = set.indicators[id.index]
    walk(indicator.lower, Call(), false, &footprint)
    walk(indicator.upper, Call(), false, &footprint)
    guard isTakenApart.contains(.score(id.index)) else {
      footprint.add(.score(id.index), asks: asks)
      return
    }
    if let score = indicator.score {
      walk(score, Call(), asks, &footprint)
    } else if let target = indicator.target {
      if target.isProRated { footprint.add(.evaluationDate, asks: false) }
      walk(target.value, Call(), asks, &footprint)
      measured(id, nil, asks, &footprint)
    }
  }

  private mutating func group(_ id: GroupID, _ asks: Bool, _ footprint: inout Footprint) {
    guard set.groups.indices.contains(id.index) else { return }
    guard isTakenApart.contains(.group(id.index)) else {
      footprint.add(.group(id.index), asks: asks)
      return
    }
    for id in set.groups[id.index].indicators where set.indicators.indices.contains(id.index) {
      if let condition = set.indicators[id.index].appliesIf {
        walk(condition, Call(), false, &footprint)
      }
      score(id, asks, &footprint)
    }
  }

  // MARK: what belongs together

  /// What must be taken apart so that no term of a question is part of another.
  func entangled(_ footprint: Footprint) -> Set<Term> {
    var apart: Set<Term> = []
    let terms = Set(footprint.terms)
    for term in footprint.terms {
      switch term {
      case .group(let group) where set.groups.indices.contains(group):
        let isShared = set.groups[group].indicators.contains { id in
          terms.contains(.score(id.index)) || isMeasured(id.index, terms)
        }
        // The same people are asked who applies: only a whole group is free of that.
        if isShared { apart.insert(term) }
      case .score(let indicator) where isMeasured(indicator, terms): apart.insert(term)
      case .indicator(let indicator):
        let hasSources = terms.contains {
          if case .source(indicator, _) = $0 { true } else { false }
        }
        if hasSources { apart.insert(term) }
      default: break
      }
    }
    return apart
  }

  private func isMeasured(_ indicator: Int, _ terms: Set<Term>) -> Bool {
    terms.contains { term in
      switch term {
      case .indicator(indicator), .source(indicator, _): true
      default: false
      }
    }
  }
}
