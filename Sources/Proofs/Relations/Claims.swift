// Claims.swift: what must hold at once, as alternatives of plain comparisons.

import Semantics
import Values

/// That conditions hold, or surely do not.
indirect enum Claim {
  case holds(ExpressionID)
  case fails(ExpressionID)
  case all([Claim])
  case any([Claim])
}

/// One comparison between values that are known.
enum Comparison {
  case order(ComparisonOperator, ExpressionID, ExpressionID, precision: Int)
  case equal(ExpressionID, ExpressionID, precision: Int)
  /// One of two values that are not equal lies before the other, of a scale too where both share a rank.
  case before(ExpressionID, ExpressionID, precision: Int)
  /// `since + duration <= at`; or not.
  case lasted(ExpressionID, at: ExpressionID, duration: ExpressionID, DateStep, isOver: Bool)
}

extension Reader {
  private static let mostAlternatives = 64

  /// Whether comparisons of two parts of the record with each other show that claims exclude one another.
  /// What can be told from each part's own values alone is not asked here.
  mutating func areExcluding(_ claims: [Claim], from start: Box = [:]) -> Bool {
    guard claims.contains(where: { comparesTwo($0) }) else { return false }
    enter(start)
    guard let alternatives = alternatives(.all(claims), 0) else { return false }
    for alternative in alternatives {
      enter(start)
      var relations = Relations()
      for comparison in alternative { relations.add(comparison, &self) }
      if !relations.differences.isImpossible { return false }
    }
    return true
  }

  // MARK: is there anything to ask

  private func comparesTwo(_ claim: Claim) -> Bool {
    switch claim {
    case .holds(let id), .fails(let id): comparesTwo(id, 0)
    case .all(let list), .any(let list): list.contains { comparesTwo($0) }
    }
  }

  private func comparesTwo(_ id: ExpressionID, _ depth: Int) -> Bool {
    guard has(id), depth < 40 else { return false }
    switch self[id].kind {
    case .comparison(_, let a, let b, _): return !isFixed(a) && !isFixed(b)
    case .not(let a): return comparesTwo(a, depth + 1)
    case .and(let list), .or(let list): return list.contains { comparesTwo($0, depth + 1) }
    case .ifMissing(let a, let b): return comparesTwo(a, depth + 1) || comparesTwo(b, depth + 1)
    case .conditional(let a, let b, let c):
      return [a, b, c].contains { comparesTwo($0, depth + 1) }
    case .formula(let formula, []):
      return plainBody(formula).map { comparesTwo($0, depth + 1) } ?? false
    default: return false
    }
  }

  private func isFixed(_ id: ExpressionID) -> Bool {
    guard has(id) else { return true }
    switch self[id].kind {
    case .literal, .parameter: return true
    case .converted(let a, _, _): return isFixed(a)
    default: return false
    }
  }

  /// The body of a formula that says nothing else.
  func plainBody(_ id: FormulaID) -> ExpressionID? {
    guard set.formulas.indices.contains(id.index) else { return nil }
    let formula = set.formulas[id.index]
    return formula.inputs.isEmpty && formula.exceptions.isEmpty && !isLeftOpen(formula)
      ? formula.body : nil
  }

  // MARK: alternatives

  /// The ways in which a claim can be so, of each the comparisons that then hold; nil where they are too many.
  private mutating func alternatives(_ claim: Claim, _ depth: Int) -> [[Comparison]]? {
    guard depth < 40 else { return [[]] }
    switch claim {
    case .holds(let id): return alternatives(of: id, true, depth + 1)
    case .fails(let id): return alternatives(of: id, false, depth + 1)
    case .any(let list):
      var all: [[Comparison]] = []
      for item in list {
        guard let more = alternatives(item, depth + 1) else { return nil }
        all += more
        if all.count > Self.mostAlternatives { return nil }
      }
      return all
    case .all(let list):
      var all: [[Comparison]] = [[]]
      for item in list {
        guard let more = alternatives(item, depth + 1) else { return nil }
        if all.count * more.count > Self.mostAlternatives { return nil }
        all = all.flatMap { first in more.map { first + $0 } }
      }
      return all
    }
  }

  private mutating func alternatives(
    of id: ExpressionID, _ holds: Bool, _ depth: Int
  ) -> [[Comparison]]? {
    guard has(id) else { return [[]] }
    func claim(_ id: ExpressionID, _ truth: Bool) -> Claim { truth ? .holds(id) : .fails(id) }
    switch self[id].kind {
    case .literal(.boolean(let truth)): return truth == holds ? [[]] : []
    case .not(let a): return alternatives(claim(a, !holds), depth)
    case .and(let list):
      let parts = list.map { claim($0, holds) }
      return alternatives(holds ? .all(parts) : .any(parts), depth)
    case .or(let list):
      let parts = list.map { claim($0, holds) }
      return alternatives(holds ? .any(parts) : .all(parts), depth)
    case .ifMissing(let a, let b):
      return alternatives(.any([claim(a, holds), claim(b, holds)]), depth)
    case .conditional(let a, let b, let c):
      return alternatives(
        .any([
          .all([.holds(a), claim(b, holds)]), .all([.fails(a), claim(c, holds)]),
          // Nobody need know which when both say the same.
          .all([claim(b, holds), claim(c, holds)]),
        ]), depth)
    case .formula(let formula, []):
      return plainBody(formula).map { alternatives(claim($0, holds), depth) } ?? [[]]
    case .comparison(let sign, let a, let b, let precision):
      return compared(holds ? sign : sign.negated, a, b, precision)
    case .oneOf(let a, let list, let isNegated, let precision):
      guard list.count <= 4 else { return [[]] }
      if holds != isNegated {
        return list.flatMap { compared(.equal, a, $0, precision) }
      }
      var all: [[Comparison]] = [[]]
      for item in list {
        all = all.flatMap { first in compared(.notEqual, a, item, precision).map { first + $0 } }
      }
      return all
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      return [
        [.lasted(since, at: at, duration: duration, step, isOver: holds != isNegated)]
      ]
    default: return [[]]
    }
  }

  /// What is not equal lies on one side or the other.
  private func compared(
    _ sign: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, _ precision: Int
  ) -> [[Comparison]] {
    switch sign {
    case .equal: [[.equal(a, b, precision: precision)]]
    case .notEqual: [[.before(a, b, precision: precision)], [.before(b, a, precision: precision)]]
    default: [[.order(sign, a, b, precision: precision)]]
    }
  }
}

extension ComparisonOperator {
  var negated: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
