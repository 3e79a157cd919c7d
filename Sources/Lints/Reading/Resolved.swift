// Resolved.swift: what Semantics found out about places of the text: members, comparisons, parameters.
// The sets of several dinas share their text, so every place is looked at once.

import Semantics
import Syntax
import Text
import Values

struct Resolved {
  /// A member of a scale or choice written out.
  private(set) var members: [SourceRange: (type: EnumerationID, code: Int)] = [:]
  /// Numbers written out, in their unit.
  private(set) var numbers: [SourceRange: (value: Decimal, unit: UnitID)] = [:]
  /// Comparisons whose sides are dates: there a smaller date is a longer time.
  private(set) var dateComparisons = Set<SourceRange>()
  private(set) var parameters: [String: Parameter] = [:]
  private let units: [String: UnitID]
  private let policy: Policy

  init(_ policy: Policy) {
    self.policy = policy
    units = Dictionary(
      policy.vocabulary.units.enumerated().map { ($0.element.name.folded, UnitID($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    for set in policy.sets {
      for parameter in set.parameters where parameters[parameter.origin.name.folded] == nil {
        parameters[parameter.origin.name.folded] = parameter
      }
      for expression in set.newExpressions { note(expression, set) }
    }
  }

  private mutating func note(_ expression: Expression, _ set: RuleSet) {
    switch expression.kind {
    case .literal(.member(let code)):
      guard case .scalar(.member(let type)) = expression.type else { return }
      members[expression.range] = (type, code)
    case .literal(.number(let value)):
      guard case .scalar(.number(let type)) = expression.type else { return }
      // The same number is there once as written and once in the unit it is compared in.
      if numbers[expression.range] == nil || type.unit != UnitID.none {
        numbers[expression.range] = (value, type.unit)
      }
    case .comparison(_, let a, _, _):
      if set[a].type == .scalar(.date) { dateComparisons.insert(expression.range) }
    default: return
    }
  }

  func isDate(_ comparison: SourceRange) -> Bool { dateComparisons.contains(comparison) }

  /// A number in the unit all its relatives are counted in.
  func based(_ value: Decimal, _ unit: UnitID) -> (value: Decimal, base: UnitID)? {
    let units = policy.vocabulary.units
    guard units.indices.contains(unit.index) else { return nil }
    let info = units[unit.index]
    return value.multiplied(by: info.factor).map { ($0, info.base) }
  }

  /// The unit of this name.
  func unit(named name: String) -> UnitID? {
    units[name == "%" ? "persen" : name.folded]
  }
}

extension Review {
  /// Shows every checked expression with the set it stands in, those of tests too.
  func forEachExpression(_ visit: (Expression, RuleSet) -> Void) {
    for set in policy.sets {
      for expression in set.newExpressions { visit(expression, set) }
    }
  }

  /// Where tests stand.
  var testRanges: Ranges {
    Ranges(
      declarations.compactMap { declared in
        declared.kind == .test ? declared.declaration.range : nil
      })
  }
}

/// Ranges that do not overlap.
struct Ranges {
  private let sorted: [SourceRange]

  init(_ ranges: [SourceRange]) { sorted = ranges.sorted() }

  /// Whether a place lies in one of them.
  func contains(_ place: SourceRange) -> Bool {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      let range = sorted[middle]
      if (range.file, range.start) <= (place.file, place.start) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return false }
    let range = sorted[low - 1]
    return range.file == place.file && place.start < range.end
  }
}
