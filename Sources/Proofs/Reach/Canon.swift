// Canon.swift: one number for all expressions that say the same, however often and wherever they are
// written. Two rules of one number need to be proved once.

import Semantics
import Text
import Values

/// Shared by all rule sets of a policy.
struct Interner {
  private var numbers: [String: Int] = [:]

  mutating func number(_ text: String) -> Int {
    if let known = numbers[text] { return known }
    let next = numbers.count
    numbers[text] = next
    return next
  }
}

/// The canonical numbers of one rule set.
struct Canon {
  let set: RuleSet
  var interner: Interner
  private var expressions: [Int: Int] = [:]
  private var entities: [String: Int] = [:]
  private var depth = 0
  private static let depthLimit = 600

  init(_ set: RuleSet, _ interner: Interner) {
    self.set = set
    self.interner = interner
  }

  mutating func number(_ text: String) -> Int { interner.number(text) }

  mutating func expression(_ id: ExpressionID) -> Int {
    if let known = expressions[id.index] { return known }
    guard set.expressions.indices.contains(id.index), depth < Canon.depthLimit else { return -1 }
    depth += 1
    defer { depth -= 1 }
    var text = self.text(set[id].kind)
    if case .literal = set[id].kind { text += ":\(set[id].type)" }
    let number = interner.number(text)
    expressions[id.index] = number
    return number
  }

  private mutating func optional(_ id: ExpressionID?) -> String {
    id.map { String(expression($0)) } ?? "_"
  }

  private mutating func list(_ ids: [ExpressionID]) -> String {
    ids.map { String(expression($0)) }.joined(separator: ",")
  }

  private mutating func list(_ list: ListReference) -> String {
    let window = list.window.map { "\($0)" } ?? "_"
    return "L\(list.table.index);\(window);\(list.date ?? -1);\(list.end ?? -1);"
      + "\(optional(list.filter));\(list.ignoresMissing)"
  }

  /// Of `banyaknya L`, written or not.
  mutating func count(_ items: ListReference) -> Int { interner.number("count(\(list(items)))") }

  private mutating func text(_ kind: ExpressionKind) -> String {
    switch kind {
    case .literal(let value): "=\(value)"
    case .field(let column): "f\(column.table.index).\(column.index)"
    case .input(let index): "i\(index)"
    case .parameter(let id): "p\(parameter(id))"
    case .parameterAt(let id, let day): "p\(parameter(id))@\(expression(day))"
    case .formula(let id, let arguments): "F\(formula(id))(\(list(arguments)))"
    case .table(let id, let output, let arguments):
      "T\(table(id)).\(output)(\(list(arguments)))"
    case .indicator(let id): "I\(indicator(id))"
    case .indicatorSource(let id, let source): "I\(indicator(id)).\(source)"
    case .indicatorScore(let id): "S\(indicator(id))"
    case .group(let id): "G\(group(id))"
    case .reference(let id, let column, let key): "r\(id.index).\(column)(\(expression(key)))"
    case .mapValue(let table, let column, let member): "m\(table.index).\(column).\(member)"
    case .yearValue(let table, let column, let year): "y\(table.index).\(column).\(year)"
    case .evaluationDate: "today"
    case .dayOfYear(let day, let month, let offset): "d\(day).\(month).\(offset)"
    case .datePart(let part, let a): "\(part)(\(expression(a)))"
    case .negative(let a): "-(\(expression(a)))"
    case .arithmetic(let sign, let a, let b, let scale):
      "\(sign)\(scale)(\(expression(a)),\(expression(b)))"
    case .converted(let a, let numerator, let denominator):
      "c\(numerator.raw)/\(denominator.raw)(\(expression(a)))"
    case .dateStep(let a, let by, let step, let isBackwards):
      "st\(step)\(isBackwards)(\(expression(a)),\(expression(by)))"
    case .rounded(let a, let digits, let mode): "ro\(digits)\(mode)(\(expression(a)))"
    case .roundedToMultiple(let a, let b, let mode):
      "rm\(mode)(\(expression(a)),\(expression(b)))"
    case .extreme(let isHighest, let all): "x\(isHighest)(\(list(all)))"
    case .inPercent(let a): "%(\(expression(a)))"
    case .ifMissing(let a, let b): "?(\(expression(a)),\(expression(b)))"
    case .elapsed(let unit, let a, let b): "el\(unit)(\(expression(a)),\(expression(b)))"
    case .span(let unit, let a, let b): "sp\(unit)(\(expression(a)),\(expression(b)))"
    case .hasLasted(let a, let b, let c, let step, let isNegated):
      "hl\(step)\(isNegated)(\(expression(a)),\(expression(b)),\(expression(c)))"
    case .comparison(let sign, let a, let b, let precision):
      "\(sign)\(precision)(\(expression(a)),\(expression(b)))"
    case .oneOf(let a, let all, let isNegated, let precision):
      "in\(isNegated)\(precision)(\(expression(a));\(list(all)))"
    case .isPresent(let a, let isNegated): "has\(isNegated)(\(expression(a)))"
    case .isListPresent(let table, let isNegated): "hasL\(isNegated)\(table.index)"
    case .not(let a): "!(\(expression(a)))"
    case .and(let all): "&(\(list(all)))"
    case .or(let all): "|(\(list(all)))"
    case .conditional(let a, let b, let c):
      "if(\(expression(a)),\(expression(b)),\(expression(c)))"
    case .quantified(let quantifier, let items, let body):
      "\(quantifier)(\(list(items)),\(optional(body)))"
    case .streak(let count, let unit, let items): "streak\(count)\(unit)(\(list(items)))"
    case .aggregate(let kind, let items, let body): "\(kind)(\(list(items)),\(expression(body)))"
    case .count(let items): "count(\(list(items)))"
    }
  }

  // MARK: rules

  private mutating func entity(_ key: String, _ text: (inout Canon) -> String) -> Int {
    if let known = entities[key] { return known }
    guard depth < Canon.depthLimit else { return -1 }
    depth += 1
    defer { depth -= 1 }
    let number = interner.number(text(&self))
    entities[key] = number
    return number
  }

  mutating func parameter(_ id: ParameterID) -> Int {
    entity("p\(id.index)") { canon in
      guard canon.set.parameters.indices.contains(id.index) else { return "?" }
      let parameter = canon.set.parameters[id.index]
      let versions = parameter.versions.map {
        "\($0.validity.from.days)-\($0.validity.to.days)=\($0.value)"
      }
      return "parameter \(parameter.origin.name) \(versions.joined(separator: ";"))"
    }
  }

  mutating func formula(_ id: FormulaID) -> Int {
    entity("F\(id.index)") { canon in
      guard canon.set.formulas.indices.contains(id.index) else { return "?" }
      let formula = canon.set.formulas[id.index]
      let inputs = formula.inputs.map { "\($0.type)" }.joined(separator: ",")
      return "formula \(formula.type) \(inputs) \(canon.expression(formula.body)) "
        + canon.exceptions(formula.exceptions)
    }
  }

  mutating func exceptions(_ list: [RuleException]) -> String {
    var text = ""
    for exception in list {
      text += "[\(expression(exception.condition)) \(optional(exception.value))"
      text += depth < Canon.depthLimit ? exceptions(exception.against) : ""
      text += "]"
    }
    return text
  }

  mutating func table(_ id: DecisionTableID) -> Int {
    entity("T\(id.index)") { canon in
      guard canon.set.tables.indices.contains(id.index) else { return "?" }
      let table = canon.set.tables[id.index]
      var text = "table \(table.hitPolicy) \(table.inputs.map { "\($0.type)" })"
      for column in table.columns {
        text += " \(canon.expression(column.expression))/\(column.precision)"
      }
      for output in table.outputs { text += " >\(output.type)" }
      for row in table.rows {
        text += "\n" + row.cells.map { canon.cell($0) }.joined(separator: "|") + "||"
        text += row.outputs.map { canon.output($0) }.joined(separator: "|")
      }
      return text
    }
  }

  private mutating func cell(_ cell: DecisionTable.Cell) -> String {
    switch cell {
    case .anything: return "-"
    case .otherwise: return "~"
    case .missing: return "0"
    case .tests(let tests):
      return tests.map { test -> String in
        switch test {
        case .equal(let id): return "=\(expression(id))"
        case .notEqual(let id): return "!\(expression(id))"
        case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
          return "\(optional(lower))\(lowerIsOpen)..\(optional(upper))\(upperIsOpen)"
        }
      }.joined(separator: ",")
    }
  }

  /// The same for outputs that are written the same.
  mutating func output(_ output: DecisionTable.Output) -> String {
    switch output {
    case .expression(let id): "=\(expression(id))"
    case .empty(let reason): "kosong \(reason)"
    }
  }

  mutating func indicator(_ id: IndicatorID) -> Int {
    entity("I\(id.index)") { canon in
      guard canon.set.indicators.indices.contains(id.index) else { return "?" }
      let indicator = canon.set.indicators[id.index]
      let target = indicator.target.map {
        "\($0.direction) \(canon.expression($0.value)) \(String(describing: $0.period))"
          + "\($0.isProRated)"
      }
      let sources = indicator.sources.map { "\($0.member):\($0.share.raw)" }
      let rounding = indicator.rounding.map { "\($0.digits)\($0.mode)" } ?? "_"
      return "indicator \(indicator.origin.name) \(indicator.code) \(indicator.unit.index) "
        + "\(canon.optional(indicator.appliesIf)) \(indicator.weight?.raw ?? -1) "
        + "\(target ?? "_") \(sources) \(indicator.combination) "
        + "\(canon.expression(indicator.lower)) \(canon.expression(indicator.upper)) "
        + "\(canon.optional(indicator.score)) \(rounding)"
    }
  }

  mutating func group(_ id: GroupID) -> Int {
    entity("G\(id.index)") { canon in
      guard canon.set.groups.indices.contains(id.index) else { return "?" }
      let group = canon.set.groups[id.index]
      let parts = group.indicators.map { String(canon.indicator($0)) }
      let rounding = group.rounding.map { "\($0.digits)\($0.mode)" } ?? "_"
      return "group \(group.origin.name) \(parts) \(rounding) \(group.missing)"
    }
  }
}
