// MutantKinds.swift: which steps there are for a condition, for the bounds of a table, and for the
// weights and demands of indicators.

import Program
import Semantics
import Text
import Values

extension MutantCollector {
  // MARK: conditions

  mutating func move(_ id: ExpressionID, _ kind: ExpressionKind) {
    let range = set[id].range
    func change(_ new: ExpressionKind) -> [MutantEdit.Part] { [.expression(id, new)] }
    switch kind {
    case .literal: literal(id, beside: nil)
    case .comparison(let sign, let a, let b, let precision):
      let other = sign.neighbour
      add(
        .sign, range, after: other.written, before: sign.written,
        change(.comparison(other, a, b, precision: precision)))
    case .oneOf(let a, let list, let isNegated, let precision):
      add(
        .truth, range, after: isNegated ? "termasuk" : "tidak termasuk",
        before: isNegated ? "tidak termasuk" : "termasuk",
        change(.oneOf(a, list, isNegated: !isNegated, precision: precision)))
      for (place, dropped) in list.enumerated() where list.count > 1 {
        var rest = list
        rest.remove(at: place)
        add(
          .value, set[dropped].range, after: "(dihapus)",
          change(.oneOf(a, rest, isNegated: isNegated, precision: precision)))
      }
    case .isPresent(let a, let isNegated):
      add(
        .truth, range, after: isNegated ? "terisi" : "kosong",
        before: isNegated ? "kosong" : "terisi", change(.isPresent(a, isNegated: !isNegated)))
    case .isListPresent(let table, let isNegated):
      add(
        .truth, range, after: isNegated ? "terisi" : "kosong",
        before: isNegated ? "kosong" : "terisi",
        change(.isListPresent(table, isNegated: !isNegated)))
    case .and(let list) where list.count > 1:
      add(.truth, range, after: "atau", before: "dan", change(.or(list)))
    case .or(let list) where list.count > 1:
      add(.truth, range, after: "dan", before: "atau", change(.and(list)))
    case .field, .mapValue, .formula(_, []), .table(_, _, []):
      guard set[id].type == .scalar(.boolean) else { break }
      add(.truth, range, after: "tidak", before: "ya", change(.not(copy(id))))
    case .quantified(let quantifier, let list, let body):
      let other: Quantifier = quantifier == .any ? .none : .any
      add(
        .truth, range, after: other.written, before: quantifier.written,
        change(.quantified(other, list, body)))
      for (moved, text) in windows(list) {
        add(
          .length, range, after: text.after, before: text.before,
          change(.quantified(quantifier, moved, body)))
      }
    case .aggregate(let aggregate, let list, let body):
      for (moved, text) in windows(list) {
        add(
          .length, range, after: text.after, before: text.before,
          change(.aggregate(aggregate, moved, body)))
      }
    case .count(let list):
      for (moved, text) in windows(list) {
        add(.length, range, after: text.after, before: text.before, change(.count(moved)))
      }
    case .streak(let count, let unit, let list):
      for other in [count - 1, count + 1] where other > 0 {
        add(
          .length, range, after: "\(other) berturut-turut", before: "\(count) berturut-turut",
          change(.streak(other, unit, list)))
      }
    case .hasLasted(let since, let at, let duration, let unit, let isNegated):
      add(
        .sign, range, after: isNegated ? ">=" : "<", before: isNegated ? "<" : ">=",
        change(.hasLasted(since: since, at: at, duration: duration, unit, isNegated: !isNegated)))
    default: break
    }
  }

  /// A window one longer or shorter.
  private func windows(
    _ list: ListReference
  ) -> [(ListReference, text: (before: String, after: String))] {
    let (count, unit, made): (Int, String, (Int) -> Window)
    switch list.window {
    case .lastYears(let years): (count, unit, made) = (years, "tahun terakhir", { .lastYears($0) })
    case .lastMonths(let months):
      (count, unit, made) = (months, "bulan terakhir", { .lastMonths($0) })
    case .lastDays(let days): (count, unit, made) = (days, "hari terakhir", { .lastDays($0) })
    default: return []
    }
    return [count - 1, count + 1].filter { $0 > 0 }.map { other in
      var moved = list
      moved.window = made(other)
      return (moved, ("\(count) \(unit)", "\(other) \(unit)"))
    }
  }

  // MARK: tables

  /// A bound of a column as it is written: cells with the same one move together.
  mutating func cells(_ index: Int) {
    let table = set.tables[index]
    for (place, column) in table.columns.enumerated() {
      guard let step = steps.size(of: column.expression),
        case .scalar(let type) = set[column.expression].type
      else { continue }
      let bounds = bounds(of: table, place)
      var known: [Value] = []
      for (id, value) in bounds where !known.contains(value) {
        known.append(value)
        let same = bounds.filter { $0.value == value }.map(\.id)
        for moved in neighbours(of: value, type, step: step)
        where isInside(moved, type) && !bounds.contains(where: { $0.value == moved }) {
          add(
            .value, set[id].range, after: set.written(moved, type, self),
            same.map { .expression($0, .literal(moved)) })
        }
        signs(table, index, place, value, at: set[id].range)
      }
    }
  }

  private func bounds(of table: DecisionTable, _ place: Int) -> [(id: ExpressionID, value: Value)] {
    table.rows.flatMap { row -> [ExpressionID] in
      guard row.cells.indices.contains(place), case .tests(let tests) = row.cells[place] else {
        return []
      }
      return tests.flatMap { test -> [ExpressionID] in
        if case .range(let lower, _, let upper, _) = test {
          return [lower, upper].compactMap { $0 }
        }
        return []
      }
    }.compactMap { id in
      if case .literal(let value) = set[id].kind { (id, value) } else { nil }
    }
  }

  private func isInside(_ value: Value, _ type: ScalarType) -> Bool {
    guard case .number(let amount) = value, case .number(let number) = type else { return true }
    return (number.lower ?? amount) <= amount && amount <= (number.upper ?? amount)
  }

  /// The value on a bound goes to the other row.
  private mutating func signs(
    _ table: DecisionTable, _ index: Int, _ place: Int, _ value: Value, at range: SourceRange
  ) {
    var changed = table
    func isIt(_ id: ExpressionID?) -> Bool {
      guard let id, case .literal(let own) = set[id].kind else { return false }
      return own == value
    }
    var sides = 0
    for row in table.rows.indices {
      guard table.rows[row].cells.indices.contains(place),
        case .tests(let tests) = table.rows[row].cells[place]
      else { continue }
      changed.rows[row].cells[place] = .tests(
        tests.map { test in
          guard case .range(let lower, let isLowerOpen, let upper, let isUpperOpen) = test else {
            return test
          }
          if isIt(lower) { sides += 1 }
          if isIt(upper) { sides += 1 }
          return .range(
            lower: lower, lowerIsOpen: isLowerOpen != isIt(lower), upper: upper,
            upperIsOpen: isUpperOpen != isIt(upper))
        })
    }
    // A bound of one row alone would leave a hole.
    if sides < 2 { return }
    let text = set.written(value, nil, self)
    add(
      .sign, range, after: "\(text) ikut baris sebelah", before: text, [.table(index, changed)])
  }

  // MARK: indicators

  mutating func indicators() {
    for group in set.groups {
      let members = group.indicators.filter { set.indicators.indices.contains($0.index) }
      for (first, second) in zip(members, members.dropFirst()) {
        pair(first.index, second.index)
        pair(second.index, first.index)
      }
    }
    for (index, indicator) in set.indicators.enumerated() { sources(of: indicator, index) }
  }

  /// One point of weight from one indicator to its neighbour.
  private mutating func pair(_ a: Int, _ b: Int) {
    var (first, second) = (set.indicators[a], set.indicators[b])
    guard let more = first.weight?.adding(.one), let less = second.weight?.subtracting(.one),
      less > .zero, first.appliesIf == nil, second.appliesIf == nil,
      let range = first.weightRange
    else { return }
    first.weight = more
    second.weight = less
    let percent = ScalarType.number(NumberType(unit: .percent))
    add(
      .weight, range,
      after: set.written(.number(more), percent, self) + ", \(second.origin.name) "
        + set.written(.number(less), percent, self),
      [.indicator(a, first), .indicator(b, second)])
  }

  private mutating func sources(of indicator: Indicator, _ index: Int) {
    for place in indicator.sources.indices {
      let source = indicator.sources[place]
      if let least = source.minimumRespondents {
        for other in [least - 1, least + 1] where other > 0 {
          var changed = indicator
          changed.sources[place].minimumRespondents = other
          add(
            .value, source.range, after: "minimal \(other) responden",
            before: "minimal \(least) responden", [.indicator(index, changed)])
        }
      }
      if let age = source.maximumAge {
        let unit = if case .months = age.unit { "bulan" } else { "hari" }
        for other in [age.amount - 1, age.amount + 1] where other > 0 {
          var changed = indicator
          changed.sources[place].maximumAge = (other, age.unit)
          add(
            .length, source.range, after: "paling lama \(other) \(unit)",
            before: "paling lama \(age.amount) \(unit)", [.indicator(index, changed)])
        }
      }
      guard place > 0 else { continue }
      for step in [Decimal.one, Decimal(-1)] {
        var changed = indicator
        guard let less = indicator.sources[place - 1].share.subtracting(step),
          let more = source.share.adding(step), less > .zero, more > .zero
        else { continue }
        changed.sources[place - 1].share = less
        changed.sources[place].share = more
        let percent = ScalarType.number(NumberType(unit: .percent))
        add(
          .weight, source.range, after: set.written(.number(more), percent, self),
          before: set.written(.number(source.share), percent, self),
          [.indicator(index, changed)])
      }
    }
  }
}

extension RuleSet {
  /// A value of a type; without one, as a plain number.
  fileprivate func written(_ value: Value, _ type: ScalarType?, _ collector: MutantCollector)
    -> String
  {
    collector.vocabulary.written(value, as: type ?? .number(NumberType()))
  }
}

extension ComparisonOperator {
  /// One step away: the value on the threshold changes sides.
  fileprivate var neighbour: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    }
  }

  fileprivate var written: String {
    switch self {
    case .equal: "="
    case .notEqual: "bukan"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}

extension Quantifier {
  fileprivate var written: String {
    switch self {
    case .any: "ada"
    case .none: "tidak ada"
    case .all: "semua"
    }
  }
}
