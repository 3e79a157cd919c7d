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
  /// Parameters that are read, formulas and tables that are called with something. A dinas may replace what
  /// the others read: by its name it is the same.
  private(set) var readNames = Set<String>()
  /// The lists that are looked up.
  private(set) var readLists = Set<SourceRange>()
  private(set) var parts: [CheckedParts] = []
  private let units: [String: UnitID]
  private let policy: Policy

  init(_ policy: Policy) {
    self.policy = policy
    units = Dictionary(
      policy.vocabulary.units.enumerated().map { ($0.element.name.folded, UnitID($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    for (number, set) in policy.sets.enumerated() {
      for parameter in set.parameters where parameters[parameter.origin.name.folded] == nil {
        parameters[parameter.origin.name.folded] = parameter
      }
      var parts = CheckedParts(set: number)
      for index in set.newExpressions { note(ExpressionID(index), set, &parts) }
      if !parts.amounts.isEmpty || !parts.defaults.isEmpty { self.parts.append(parts) }
    }
  }

  private mutating func note(_ id: ExpressionID, _ set: RuleSet, _ parts: inout CheckedParts) {
    switch set.kind(of: id) {
    case .literal(.member(let code)):
      guard case .scalar(.member(let type)) = set.type(of: id) else { return }
      members[set[id].range] = (type, code)
    case .literal(.number(let value)):
      guard case .scalar(.number(let type)) = set.type(of: id) else { return }
      let range = set[id].range
      // The same number is there once as written and once in the unit it is compared in.
      if numbers[range] == nil || type.unit != UnitID.none { numbers[range] = (value, type.unit) }
    case .comparison(_, let a, _, _):
      if set.type(of: a) == .scalar(.date) { dateComparisons.insert(set[id].range) }
      parts.amounts.append(id)
    case .arithmetic, .inPercent, .rounded, .hasLasted, .yearValue: parts.amounts.append(id)
    case .ifMissing: parts.defaults.append(id)
    case .parameter(let index), .parameterAt(let index, _):
      readNames.insert(set.parameters[index.index].origin.name.folded)
    case .formula(let index, let inputs) where !inputs.isEmpty:
      readNames.insert(set.formulas[index.index].origin.name.folded)
    case .table(let index, _, let inputs) where !inputs.isEmpty:
      readNames.insert(set.tables[index.index].origin.name.folded)
    case .reference(let index, _, _):
      readLists.insert(policy.vocabulary.references[index.index].range)
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

/// Checked expressions of one set by their form, those of tests too.
struct CheckedParts: Sendable {
  /// Position in `Policy.sets`.
  let set: Int
  /// Where amounts meet: arithmetic, comparisons, roundings, spans, years.
  var amounts: [ExpressionID] = []
  /// `bila kosong`
  var defaults: [ExpressionID] = []
}

extension Review {
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
