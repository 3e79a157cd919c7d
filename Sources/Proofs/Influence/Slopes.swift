// Slopes.swift: which way a value goes when a part of the record gets larger, read off how it is written.
// Where that cannot be told it is both ways: whoever wants to know tries records.

import Semantics
import Values

struct Slope: OptionSet, Hashable, Sendable {
  var rawValue: UInt8
  static let up = Slope(rawValue: 1)
  static let down = Slope(rawValue: 2)
  static let both: Slope = [.up, .down]

  var reversed: Slope {
    var result: Slope = []
    if contains(.up) { result.insert(.down) }
    if contains(.down) { result.insert(.up) }
    return result
  }

  /// Of what follows something that follows this.
  func then(_ other: Slope) -> Slope {
    var result: Slope = []
    if other.contains(.up) { result.formUnion(self) }
    if other.contains(.down) { result.formUnion(reversed) }
    return result
  }
}

/// Slopes by part of the record. Parts of a list or map stand under the column, too, of which they are.
struct Slopes {
  private(set) var of: [Term: Slope] = [:]
  /// In the order they were met.
  private(set) var terms: [Term] = []
  fileprivate var left = 3_000

  fileprivate mutating func add(_ term: Term, _ slope: Slope) {
    if slope.isEmpty { return }
    if of[term] == nil { terms.append(term) }
    of[term, default: []].formUnion(slope)
  }
}

/// The arguments of the call an expression stands in.
private struct Call {
  var arguments: [ExpressionID] = []
  var outer: [Call] = []
}

extension Reader {
  mutating func slopes(of id: ExpressionID) -> Slopes {
    var slopes = Slopes()
    walk(id, .up, Call(), &slopes)
    return slopes
  }

  /// Of a result of a table.
  mutating func slopes(of table: DecisionTableID, output: Int) -> Slopes {
    var slopes = Slopes()
    walk(table, output, .up, Call(), &slopes)
    return slopes
  }

  private mutating func walk(
    _ id: ExpressionID, _ slope: Slope, _ call: Call, _ slopes: inout Slopes
  ) {
    guard has(id), isWithinDepth, slopes.left > 0 else { return }
    slopes.left -= 1
    depth += 1
    defer { depth -= 1 }
    func all(_ ids: [ExpressionID], _ slope: Slope, _ reader: inout Reader) {
      for id in ids { reader.walk(id, slope, call, &slopes) }
    }
    let expression = self[id]
    switch expression.kind {
    case .literal, .parameter, .evaluationDate, .dayOfYear, .isListPresent, .isPresent: break
    case .field(let column): slopes.add(.column(column), slope)
    case .mapValue(let table, let column, let member):
      slopes.add(.mapValue(table, column: column, member: member), slope)
      slopes.add(.column(ColumnID(table, column)), slope)
    case .yearValue(let table, let column, let year):
      slopes.add(.yearValue(table, column: column, year: year), slope)
      slopes.add(.column(ColumnID(table, column)), slope)
    case .input(let index):
      guard let outer = call.outer.first, call.arguments.indices.contains(index) else { return }
      walk(call.arguments[index], slope, outer, &slopes)
    case .indicator, .indicatorSource, .indicatorScore, .group:
      score(expression.kind, slope, &slopes)
    case .formula(let formula, let arguments):
      guard set.formulas.indices.contains(formula.index) else { return }
      let inner = Call(arguments: arguments, outer: [call])
      walk(set.formulas[formula.index], slope, inner, &slopes)
    case .table(let table, let output, let arguments):
      let inner = Call(arguments: arguments, outer: [call])
      walk(table, output, slope, inner, &slopes)
    case .comparison(let sign, let a, let b, _):
      switch sign {
      case .greater, .greaterOrEqual:
        walk(a, slope, call, &slopes)
        walk(b, slope.reversed, call, &slopes)
      case .less, .lessOrEqual:
        walk(a, slope.reversed, call, &slopes)
        walk(b, slope, call, &slopes)
      case .equal, .notEqual:
        let named = self.slope(of: a, among: [b]).then(sign == .equal ? .up : .down)
        walk(a, named.then(slope), call, &slopes)
        walk(b, .both, call, &slopes)
      }
    case .oneOf(let a, let list, let isNegated, _):
      let named = self.slope(of: a, among: list).then(isNegated ? .down : .up)
      walk(a, named.then(slope), call, &slopes)
    case .not(let a), .negative(let a): walk(a, slope.reversed, call, &slopes)
    case .and(let list), .or(let list), .extreme(_, let list): all(list, slope, &self)
    case .inPercent(let a), .rounded(let a, _, _), .converted(let a, _, _):
      walk(a, slope, call, &slopes)
    case .roundedToMultiple(let a, let multiple, _):
      walk(a, slope, call, &slopes)
      walk(multiple, .both, call, &slopes)
    case .ifMissing(let a, let b): all([a, b], slope, &self)
    case .arithmetic(let sign, let a, let b, _):
      arithmetic(sign, a, b, slope, call, &slopes)
    case .conditional(let condition, let a, let b):
      all([a, b], slope, &self)
      walk(condition, order(a, b).then(slope), call, &slopes)
    case .quantified(let quantifier, let list, let body):
      let own: Slope = quantifier == .none ? slope.reversed : slope
      if let filter = list.filter {
        walk(filter, quantifier == .all ? own.reversed : own, call, &slopes)
      }
      if let body { walk(body, own, call, &slopes) }
    case .streak(_, _, let list), .count(let list):
      if let filter = list.filter { walk(filter, slope, call, &slopes) }
    case .aggregate(_, let list, let body):
      if let filter = list.filter { walk(filter, .both, call, &slopes) }
      walk(body, slope, call, &slopes)
    case .parameterAt, .reference, .datePart, .dateStep, .elapsed, .span, .hasLasted:
      all(expression.kind.children, .both, &self)
    }
  }

  private mutating func walk(
    _ formula: Formula, _ slope: Slope, _ call: Call, _ slopes: inout Slopes
  ) {
    walk(formula.body, slope, call, &slopes)
    var stack = formula.exceptions
    while let exception = stack.popLast() {
      walk(exception.condition, .both, call, &slopes)
      if let value = exception.value { walk(value, slope, call, &slopes) }
      stack += exception.against
    }
  }

  private mutating func arithmetic(
    _ sign: ArithmeticOperator, _ a: ExpressionID, _ b: ExpressionID, _ slope: Slope,
    _ call: Call, _ slopes: inout Slopes
  ) {
    /// As a product with it goes.
    func side(_ id: ExpressionID, _ reader: inout Reader) -> Slope {
      let value = reader.isPlain(id) ? reader.value(id).set : .empty
      guard let low = value.least, let high = value.greatest else { return .both }
      return low >= 0 ? .up : high <= 0 ? .down : .both
    }
    switch sign {
    case .add:
      walk(a, slope, call, &slopes)
      walk(b, slope, call, &slopes)
    case .subtract:
      walk(a, slope, call, &slopes)
      walk(b, slope.reversed, call, &slopes)
    case .multiply:
      walk(a, side(b, &self).then(slope), call, &slopes)
      walk(b, side(a, &self).then(slope), call, &slopes)
    case .divide:
      walk(a, side(b, &self).then(slope), call, &slopes)
      walk(b, side(a, &self).then(slope).reversed, call, &slopes)
    }
  }

  /// Whether an expression can be read by itself, without the inputs of a call.
  private func isPlain(_ id: ExpressionID) -> Bool {
    var stack = [id]
    var left = 60
    while let id = stack.popLast() {
      guard has(id), left > 0 else { return false }
      left -= 1
      if case .input = self[id].kind { return false }
      stack += self[id].kind.children
    }
    return true
  }

  // MARK: parts

  private mutating func score(
    _ kind: ExpressionKind, _ slope: Slope, _ slopes: inout Slopes
  ) {
    func measured(_ index: Int, _ slope: Slope) {
      slopes.add(.indicator(index), slope)
      for source in set.indicators[index].sources.indices {
        slopes.add(.source(index, source), slope)
      }
    }
    func scored(_ index: Int, _ slope: Slope) {
      slopes.add(.score(index), slope)
      let indicator = set.indicators[index]
      guard let target = indicator.target else { return }
      // A score of its own making is asked about where it is made.
      let isMissed = indicator.score == nil && target.direction == .atMost
      measured(index, isMissed ? slope.reversed : slope)
    }
    switch kind {
    case .indicator(let id) where set.indicators.indices.contains(id.index):
      measured(id.index, slope)
    case .indicatorSource(let id, let source) where set.indicators.indices.contains(id.index):
      slopes.add(.source(id.index, source), slope)
    case .indicatorScore(let id) where set.indicators.indices.contains(id.index):
      scored(id.index, slope)
    case .group(let id) where set.groups.indices.contains(id.index):
      slopes.add(.group(id.index), slope)
      for member in set.groups[id.index].indicators
      where set.indicators.indices.contains(member.index) {
        scored(member.index, slope)
      }
    default: break
    }
  }

  /// How being among members of a scale goes with the member.
  private mutating func slope(of id: ExpressionID, among list: [ExpressionID]) -> Slope {
    guard case .scalar(.member(let scale)) = self[id].type,
      vocabulary.enumerations.indices.contains(scale.index),
      vocabulary.enumerations[scale.index].isScale,
      orders.members.indices.contains(scale.index)
    else { return .both }
    let named = list.compactMap { isPlain($0) ? value($0).certain : nil }
    guard named.count == list.count, let least = named.min(), let most = named.max() else {
      return .both
    }
    let last = Int128(orders.members[scale.index].code.count) - 1
    let count = Int128(Set(named).count)
    if most == last, count == last - least + 1 { return .up }
    if least == 0, count == most + 1 { return .down }
    return .both
  }

  /// How a choice between two values goes with its condition.
  private mutating func order(_ a: ExpressionID, _ b: ExpressionID) -> Slope {
    guard isPlain(a), isPlain(b), let low = value(b).certain, let high = value(a).certain else {
      return .both
    }
    return low <= high ? .up : .down
  }

  // MARK: tables

  private mutating func walk(
    _ id: DecisionTableID, _ output: Int, _ slope: Slope, _ call: Call, _ slopes: inout Slopes
  ) {
    guard set.tables.indices.contains(id.index) else { return }
    let table = set.tables[id.index]
    let columns = self.slopes(of: table, id.index, output)
    for (column, info) in table.columns.enumerated() {
      walk(info.expression, (columns?[column] ?? .both).then(slope), call, &slopes)
    }
    if columns != nil { return }
    for row in table.rows where row.outputs.indices.contains(output) {
      if case .expression(let id) = row.outputs[output] { walk(id, slope, call, &slopes) }
    }
  }

  /// By column: how the result goes with it, everything else being alike; nil where results are not
  /// constants in an order.
  private mutating func slopes(
    of table: DecisionTable, _ index: Int, _ output: Int
  ) -> [Slope]? {
    guard table.hitPolicy == .exactlyOne || table.hitPolicy == .first, table.rows.count <= 120,
      table.inputs.isEmpty, table.outputs.indices.contains(output)
    else { return nil }
    switch table.outputs[output].type {
    case .number, .date, .boolean: break
    case .member(let id):
      guard vocabulary.enumerations.indices.contains(id.index),
        vocabulary.enumerations[id.index].isScale
      else { return nil }
    case .text, .calendar: return nil
    }
    let type = ExpressionType.scalar(table.outputs[output].type)
    var results: [Int128?] = []
    for row in table.rows {
      guard row.outputs.indices.contains(output) else { return nil }
      // A row left open on purpose is worse than none of the others, nor better.
      guard case .expression(let id) = row.outputs[output] else {
        results.append(nil)
        continue
      }
      guard let result = value(id).certain else { return nil }
      results.append(orders.rank(result, type))
    }
    let sets = cells(of: table, index, .person).sets
    var slopes = [Slope](repeating: [], count: table.columns.count)
    for low in table.rows.indices {
      for high in table.rows.indices {
        guard let a = results[low], let b = results[high], a < b else { continue }
        // The columns in which the two rows have nothing in common.
        let apart = table.columns.indices.filter {
          sets[low][$0].intersection(sets[high][$0]).isEmpty
        }
        for column in table.columns.indices where apart.allSatisfy({ $0 == column }) {
          let (x, y) = (sets[low][column], sets[high][column])
          guard let xLow = x.least, let xHigh = x.greatest, let yLow = y.least,
            let yHigh = y.greatest
          else { continue }
          if xLow < yHigh { slopes[column].insert(.up) }
          if yLow < xHigh { slopes[column].insert(.down) }
        }
      }
    }
    return slopes
  }
}
