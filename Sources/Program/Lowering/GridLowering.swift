// GridLowering.swift: which decision tables only name members, as crosstabs do, so that the row is found by the
// members' codes, in one step whatever the number of rows.

import Semantics

/// The shapes of tables, each worked out once for all the rule sets that have the table.
struct GridShapes: Sendable {
  /// The most combinations of members a grid may have.
  private static let limit = 4_096

  /// A table, in the set it comes from.
  private struct Home: Hashable {
    var set: Int
    var table: Int
  }
  private var known: [Home: GridShape?] = [:]

  /// Nil when a cell asks for more than members, or more than one row may be meant.
  ///
  /// - Parameter number: of the set in the policy.
  mutating func shape(
    of id: DecisionTableID, in set: RuleSet, number: Int, _ vocabulary: Vocabulary
  ) -> GridShape? {
    // What a set does not change it has from the set it was built from.
    let base = set.departure.flatMap { $0.values.contains(.table(id.index)) ? nil : $0.base }
    let home = Home(set: base ?? number, table: id.index)
    if let known = known[home] { return known }
    let shape = GridShapes.shape(of: set.tables[id.index], in: set, vocabulary)
    known[home] = .some(shape)
    return shape
  }

  private static func shape(
    of table: DecisionTable, in set: RuleSet, _ vocabulary: Vocabulary
  ) -> GridShape? {
    guard table.hitPolicy == .exactlyOne || table.hitPolicy == .first,
      let columns = members(of: table, in: set)
    else { return nil }
    var sizes: [Int] = []
    var product = 1
    for id in columns {
      guard vocabulary.enumerations.indices.contains(id.index) else { return nil }
      sizes.append(vocabulary.enumerations[id.index].members.count)
      product *= max(sizes[sizes.count - 1], 1)
      if product > limit { return nil }
    }
    var cells: [[Int32]] = []
    cells.reserveCapacity(table.rows.count * columns.count)
    for row in table.rows {
      guard row.cells.count == columns.count else { return nil }
      for cell in row.cells {
        guard let members = members(in: cell, of: set) else { return nil }
        cells.append(members)
      }
    }
    return GridShape(sizes: sizes, cells: cells, isFirst: table.hitPolicy == .first)
  }

  /// The enumeration of each column; nil when one has something else.
  private static func members(of table: DecisionTable, in set: RuleSet) -> [EnumerationID]? {
    if table.columns.isEmpty { return nil }
    var found: [EnumerationID] = []
    for column in table.columns {
      guard case .scalar(.member(let id)) = set.type(of: column.expression) else { return nil }
      found.append(id)
    }
    return found
  }

  /// The members a cell names, none for any; nil when it asks something else.
  private static func members(in cell: DecisionTable.Cell, of set: RuleSet) -> [Int32]? {
    switch cell {
    case .anything: return []
    case .otherwise, .missing: return nil
    case .tests(let tests):
      var members: [Int32] = []
      members.reserveCapacity(tests.count)
      for test in tests {
        guard case .equal(let id) = test, case .literal(.member(let code)) = set.kind(of: id) else {
          return nil
        }
        members.append(Int32(truncatingIfNeeded: code))
      }
      return members.isEmpty ? nil : members
    }
  }
}

extension PlanLowering {
  /// The look-up of a table of members.
  mutating func grid(
    _ table: DecisionTable, _ shape: GridShape, _ inputs: [Register], _ outputs: [Register],
    _ kind: RegisterKind, precision: Int
  ) -> Register {
    emit(inputs + outputs, kind) { lifted in
      .grid(
        table.hitPolicy,
        MemberGrid(
          inputs: Array(lifted[..<inputs.count]), shape: shape,
          outputs: Array(lifted[inputs.count...])),
        precision: precision, name: table.origin.name)
    }
  }
}
