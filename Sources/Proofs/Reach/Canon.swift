// Canon.swift: one number for all expressions of a rule set that say the same, however often and wherever
// they are written.

import Semantics
import Text
import Values

/// The canonical numbers of one rule set.
struct Canon {
  /// What has a number: expressions whose parts are numbers, and what is told apart by call.
  private enum Content: Hashable {
    case expression(ExpressionKind, ExpressionType?)
    case months(Int, Int, call: Int)
    case called(Int, call: Int)
    case call(isTable: Bool, Int, [Int], call: Int)
  }

  let set: RuleSet
  private var numbers: [Content: Int] = [:]
  private var expressions: [Int: Int] = [:]
  private var depth = 0
  private static let depthLimit = 600

  init(_ set: RuleSet) { self.set = set }

  private mutating func number(_ content: Content) -> Int {
    if let known = numbers[content] { return known }
    // 0 stands for outside of calls.
    let next = numbers.count + 1
    numbers[content] = next
    return next
  }

  mutating func expression(_ id: ExpressionID) -> Int {
    if let known = expressions[id.index] { return known }
    guard set.expressions.indices.contains(id.index) else { return -1 }
    guard depth < Canon.depthLimit else {
      // Nested too deeply to be looked into: equal to nothing but itself.
      let number = -2 - expressions.count
      expressions[id.index] = number
      return number
    }
    depth += 1
    defer { depth -= 1 }
    let kind = numbered(set[id].kind)
    var type: ExpressionType?
    if case .literal = kind { type = set[id].type }
    let number = self.number(.expression(kind, type))
    expressions[id.index] = number
    return number
  }

  /// Of `banyaknya L`, written or not.
  mutating func count(_ items: ListReference) -> Int {
    number(.expression(.count(list(items)), nil))
  }

  /// The same in one call and another are two things.
  mutating func number(_ number: Int, in call: Int) -> Int {
    call == 0 ? number : self.number(.called(number, call: call))
  }

  /// Whole months from one day to another.
  mutating func months(_ since: ExpressionID, _ at: ExpressionID, in call: Int) -> Int {
    number(.months(expression(since), expression(at), call: call))
  }

  mutating func call(_ id: FormulaID, _ arguments: [ExpressionID], in call: Int) -> Int {
    number(.call(isTable: false, id.index, arguments.map { expression($0) }, call: call))
  }

  mutating func call(_ id: DecisionTableID, _ arguments: [ExpressionID], in call: Int) -> Int {
    number(.call(isTable: true, id.index, arguments.map { expression($0) }, call: call))
  }

  // MARK: parts as numbers

  private mutating func one(_ id: ExpressionID) -> ExpressionID { ExpressionID(expression(id)) }

  private mutating func all(_ ids: [ExpressionID]) -> [ExpressionID] { ids.map { one($0) } }

  private mutating func list(_ list: ListReference) -> ListReference {
    var result = list
    result.filter = list.filter.map { one($0) }
    return result
  }

  private mutating func numbered(_ kind: ExpressionKind) -> ExpressionKind {
    switch kind {
    case .literal, .field, .input, .parameter, .indicator, .indicatorSource, .indicatorScore,
      .group, .mapValue, .yearValue, .evaluationDate, .dayOfYear, .isListPresent:
      kind
    case .parameterAt(let id, let day): .parameterAt(id, one(day))
    case .formula(let id, let arguments): .formula(id, all(arguments))
    case .table(let id, let output, let arguments): .table(id, output: output, all(arguments))
    case .reference(let id, let column, let key): .reference(id, column: column, key: one(key))
    case .datePart(let part, let a): .datePart(part, one(a))
    case .negative(let a): .negative(one(a))
    case .arithmetic(let sign, let a, let b, let scale):
      .arithmetic(sign, one(a), one(b), scale: scale)
    case .converted(let a, let numerator, let denominator):
      .converted(one(a), numerator: numerator, denominator: denominator)
    case .dateStep(let a, let by, let step, let isBackwards):
      .dateStep(one(a), by: one(by), step, isBackwards: isBackwards)
    case .rounded(let a, let digits, let mode): .rounded(one(a), digits: digits, mode)
    case .roundedToMultiple(let a, let b, let mode): .roundedToMultiple(one(a), of: one(b), mode)
    case .extreme(let isHighest, let list): .extreme(isHighest: isHighest, all(list))
    case .inPercent(let a): .inPercent(one(a))
    case .ifMissing(let a, let b): .ifMissing(one(a), one(b))
    case .elapsed(let unit, let a, let b): .elapsed(unit, since: one(a), at: one(b))
    case .span(let unit, let a, let b): .span(unit, from: one(a), to: one(b))
    case .hasLasted(let a, let b, let c, let step, let isNegated):
      .hasLasted(since: one(a), at: one(b), duration: one(c), step, isNegated: isNegated)
    case .comparison(let sign, let a, let b, let precision):
      .comparison(sign, one(a), one(b), precision: precision)
    case .oneOf(let a, let list, let isNegated, let precision):
      .oneOf(one(a), all(list), isNegated: isNegated, precision: precision)
    case .isPresent(let a, let isNegated): .isPresent(one(a), isNegated: isNegated)
    case .not(let a): .not(one(a))
    case .and(let list): .and(all(list))
    case .or(let list): .or(all(list))
    case .conditional(let a, let b, let c): .conditional(one(a), then: one(b), else: one(c))
    case .quantified(let quantifier, let items, let body):
      .quantified(quantifier, list(items), body.map { one($0) })
    case .streak(let count, let unit, let items): .streak(count, unit, list(items))
    case .aggregate(let kind, let items, let body): .aggregate(kind, list(items), one(body))
    case .count(let items): .count(list(items))
    }
  }
}
