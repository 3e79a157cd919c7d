// Numbers.swift: what calculations can come to.

import Semantics
import Values

extension Reader {
  mutating func number(_ expression: Expression, _ scope: Scope) -> Abstract {
    switch expression.kind {
    case .negative(let a):
      let a = value(a, scope)
      return Abstract(a.set.negated, mayBeMissing: a.mayBeMissing, doubt: a.doubt)
    case .arithmetic(let sign, let a, let b, let scale):
      // Read first: what they read must be known where the answer is.
      let (a, b) = (value(a, scope), value(b, scope))
      return arithmetic(sign, a, b, scale)
    case .converted(let a, let numerator, let denominator):
      return scaled(value(a, scope), numerator.raw, denominator.raw)
    case .inPercent(let a): return scaled(value(a, scope), 100, 1)
    case .rounded(let a, let digits, let mode):
      var result = value(a, scope)
      result.term = nil
      result.set = result.set.looked(at: precision(of: self[a].type)).rounded(digits: digits, mode)
      return result
    case .roundedToMultiple(let a, let multiple, let mode):
      var result = value(a, scope)
      let step = value(multiple, scope)
      result.term = nil
      result.mayBeMissing = result.mayBeMissing || step.mayBeMissing
      let looked = result.set.looked(at: precision(of: self[a].type))
      if let step = step.set.single {
        result.set = looked.rounded(toMultipleOf: step, mode)
      } else {
        // Somewhere within one step of where it was.
        let most = max(abs(step.set.least ?? 0), abs(step.set.greatest ?? 0))
        result.set = looked.adding(ValueSet(from: -most, to: most))
        result.doubt = doubt([result, step])
      }
      return result
    case .extreme(let isHighest, let list):
      var result: Abstract?
      for item in list.map({ value($0, scope) }) {
        guard let before = result else {
          result = item
          continue
        }
        result = Abstract(
          before.set.extreme(item.set, isHighest: isHighest),
          mayBeMissing: before.mayBeMissing || item.mayBeMissing, doubt: doubt([before, item]))
      }
      return result ?? .missing
    default: return .missing
    }
  }

  func precision(of type: ExpressionType) -> Int {
    guard case .scalar(.number(let number)) = type,
      vocabulary.units.indices.contains(number.unit.index)
    else { return 6 }
    return vocabulary.units[number.unit.index].precision
  }

  func arithmetic(
    _ sign: ArithmeticOperator, _ a: Abstract, _ b: Abstract, _ scale: ArithmeticScale
  ) -> Abstract {
    let set: ValueSet
    switch sign {
    case .add: set = a.set.adding(b.set)
    case .subtract:
      // A term less itself is nothing.
      if let term = a.term, term == b.term, !a.set.isEmpty {
        set = ValueSet(0)
      } else {
        set = a.set.adding(b.set.negated)
      }
    case .multiply:
      let divisor = scale == .overHundred ? Decimal.scale * 100 : Decimal.scale
      set = a.set.multiplied(by: b.set, over: divisor)
    case .divide:
      let factor = scale == .timesHundred ? Decimal.scale * 100 : Decimal.scale
      set = a.set.divided(by: b.set, times: factor)
    }
    return Abstract(
      set, mayBeMissing: a.mayBeMissing || b.mayBeMissing, doubt: doubt([a, b]))
  }

  func scaled(_ value: Abstract, _ numerator: Int128, _ denominator: Int128) -> Abstract {
    if numerator == denominator { return value }
    var result = value
    result.term = nil
    let (product, overflow) = value.set.step.multipliedReportingOverflow(by: abs(numerator))
    let isWhole = !overflow && denominator != 0 && product % denominator == 0
    let step = isWhole ? abs(product / denominator) : 1
    result.set = value.set.mapped(step: max(1, step)) {
      Decimal.scaled($0, times: numerator, over: denominator)?.raw
    }
    return result
  }
}
