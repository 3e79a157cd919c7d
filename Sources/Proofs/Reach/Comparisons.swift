// Comparisons.swift: what comparing, choosing and asking for missing values can come to.

import Semantics
import Values

extension Reader {
  /// A yes/no value of a term of its own is told apart by that term.
  mutating func noteTruth(_ value: Abstract) {
    if value.doubt == nil { return }
    if value.mayBeMissing, !value.set.isEmpty {
      note(splittingMissing(value))
    } else if value.set.single == nil {
      note(splitting(value, at: ValueSet(0)))
    }
  }

  /// `dan`, which one `no` decides, or `atau`, which one `yes` decides.
  mutating func joint(_ list: [ExpressionID], _ scope: Scope, deciding: Truth) -> Truth {
    let before = split
    var truths: [Truth] = []
    for id in list {
      let truth = self.truth(id, scope)
      if truth == deciding {
        split = before
        return deciding
      }
      truths.append(truth)
    }
    return deciding == .no ? Truth.all(truths) : Truth.any(truths)
  }

  mutating func conditional(
    _ condition: ExpressionID, _ then: ExpressionID, _ other: ExpressionID, _ scope: Scope
  ) -> Abstract {
    let truth = self.truth(condition, scope)
    if truth == .yes { return value(then, scope) }
    if truth == .no { return value(other, scope) }
    var result = value(then, scope).joined(with: value(other, scope))
    if truth.contains(.open), result.set.single == nil { result.mayBeMissing = true }
    return result
  }

  mutating func ifMissing(_ a: ExpressionID, _ b: ExpressionID, _ scope: Scope) -> Abstract {
    var first = value(a, scope)
    if !first.mayBeMissing { return first }
    if !first.set.isEmpty { note(splittingMissing(first)) }
    let second = value(b, scope)
    let doubt = first.doubt ?? second.doubt
    first.mayBeMissing = false
    var result = first.joined(with: second)
    result.doubt = doubt
    if !first.set.isEmpty { result.term = nil }
    return result
  }

  mutating func isPresent(_ id: ExpressionID, _ scope: Scope) -> Truth {
    let value = self.value(id, scope)
    var truth: Truth = []
    if !value.set.isEmpty { truth.insert(.yes) }
    if value.mayBeMissing { truth.insert(.no) }
    if truth == .either { note(splittingMissing(value)) }
    return truth
  }

  // MARK: two values

  mutating func compare(
    _ sign: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, _ precision: Int,
    _ scope: Scope
  ) -> Truth {
    let type = self[a].type == .missing ? self[b].type : self[a].type
    let (x, y) = (
      looked(value(a, scope), type, precision), looked(value(b, scope), type, precision)
    )
    if let term = x.term, term == y.term, !x.mayBeMissing {
      return [.equal, .lessOrEqual, .greaterOrEqual].contains(sign) ? .yes : .no
    }
    var truth = possible(sign, x.set, y.set, type)
    if x.mayBeMissing || y.mayBeMissing { truth.insert(.open) }
    if truth.isSuperset(of: .either) { note(cut(sign, x, y, type)) }
    return truth
  }

  func isNumber(_ type: ExpressionType) -> Bool {
    if case .scalar(.number) = type { true } else { false }
  }

  /// As the comparison sees it.
  func looked(_ value: Abstract, _ type: ExpressionType, _ precision: Int) -> Abstract {
    guard isNumber(type) else { return value }
    var value = value
    value.set = value.set.looked(at: precision)
    return value
  }

  /// Which of yes and no a comparison of two values out of these can be.
  func possible(
    _ sign: ComparisonOperator, _ x: ValueSet, _ y: ValueSet, _ type: ExpressionType
  ) -> Truth {
    guard let a = x.least, let b = x.greatest, let c = y.least, let d = y.greatest else {
      return []
    }
    func rank(_ value: Int128) -> Int128 { orders.rank(value, type) }
    var truth: Truth = []
    switch sign {
    case .equal, .notEqual:
      if !x.intersection(y).isEmpty { truth.insert(.yes) }
      if x.single == nil || x.single != y.single { truth.insert(.no) }
      return sign == .equal ? truth : truth.negated
    case .less, .greaterOrEqual:
      if rank(a) < rank(d) { truth.insert(.yes) }
      if rank(b) >= rank(c) { truth.insert(.no) }
      return sign == .less ? truth : truth.negated
    case .lessOrEqual, .greater:
      if rank(a) <= rank(d) { truth.insert(.yes) }
      if rank(b) > rank(c) { truth.insert(.no) }
      return sign == .lessOrEqual ? truth : truth.negated
    }
  }

  private func cut(
    _ sign: ComparisonOperator, _ x: Abstract, _ y: Abstract, _ type: ExpressionType
  ) -> Split? {
    if x.term != nil, let value = y.set.single { return cut(sign, x, at: value, type) }
    if y.term != nil, let value = x.set.single {
      let mirrored: ComparisonOperator =
        switch sign {
        case .less: .greater
        case .greater: .less
        case .lessOrEqual: .greaterOrEqual
        case .greaterOrEqual: .lessOrEqual
        default: sign
        }
      return cut(mirrored, y, at: value, type)
    }
    var both = x
    both.term = nil
    both.doubt = doubt([x, y])
    return splitting(both)
  }

  private func cut(
    _ sign: ComparisonOperator, _ x: Abstract, at value: Int128, _ type: ExpressionType
  ) -> Split? {
    switch sign {
    case .equal, .notEqual: return splitting(x, at: ValueSet(value))
    case .less, .greaterOrEqual:
      return splitting(x, at: ValueSet(from: -ValueSet.limit, to: first(from: value, type) - 1))
    case .lessOrEqual, .greater:
      return splitting(x, at: ValueSet(from: -ValueSet.limit, to: last(to: value, type)))
    }
  }

  /// The first and last place that share the rank of a member; a number is its own.
  func first(from value: Int128, _ type: ExpressionType) -> Int128 {
    var value = value
    let rank = orders.rank(value, type)
    if case .scalar(.member) = type {
      while value > 0, orders.rank(value - 1, type) == rank { value -= 1 }
    }
    return value
  }

  func last(to value: Int128, _ type: ExpressionType) -> Int128 {
    guard case .scalar(.member(let id)) = type, orders.members.indices.contains(id.index) else {
      return value
    }
    var value = value
    let rank = orders.rank(value, type)
    let count = Int128(orders.members[id.index].code.count)
    while value + 1 < count, orders.rank(value + 1, type) == rank { value += 1 }
    return value
  }

  mutating func oneOf(
    _ id: ExpressionID, _ list: [ExpressionID], _ precision: Int, _ scope: Scope
  ) -> Truth {
    let type = self[id].type
    let x = looked(value(id, scope), type, precision)
    var named = ValueSet.empty
    var isSure = true
    var mayBeMissing = false
    for item in list {
      let value = looked(self.value(item, scope), type, precision)
      named = named.union(value.set.listed)
      isSure = isSure && value.set.single != nil
      mayBeMissing = mayBeMissing || value.mayBeMissing
    }
    var truth: Truth = []
    if !x.set.intersection(named).isEmpty { truth.insert(.yes) }
    if !x.set.isEmpty, !isSure || !x.set.subtracting(named).isEmpty { truth.insert(.no) }
    if x.mayBeMissing || mayBeMissing { truth.insert(.open) }
    if truth.isSuperset(of: .either) { note(splitting(x, at: named)) }
    return truth
  }
}
