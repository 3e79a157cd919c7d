// Provenance.swift: the way back from registers to what the rules say, for explanations.

package import Semantics

/// Where a decision table was looked up.
package struct TableUse: Sendable {
  package var table: DecisionTableID
  /// The expression that calls a table with inputs; nil for the table itself.
  package var call: ExpressionID?
  /// The truth of each row; empty for a grid.
  package var rows: [Register]
  /// The look-up itself.
  package var lookup: Register
  package var hitPolicy: DecisionTable.HitPolicy
}

/// Which register answers for which expression or rule.
package struct Provenance: Sendable {
  package var expressions = ExpressionRegisters()
  /// Frame of the items of a list expression (`ada`, `jumlah` ...), by `ExpressionID.index`.
  package var itemFrames: [Int: ItemUse] = [:]
  package private(set) var tables: [TableUse] = []
  /// By table without inputs, and by expression that calls one: its first place in `tables`.
  private var placeOfTable: [DecisionTableID: Int] = [:]
  private var placeOfCall: [ExpressionID: Int] = [:]
  /// Every register an expression was compiled to, by `ExpressionID.index`: one for each call of the
  /// formula or table it stands in. Kept only where it is asked for.
  package var uses: [Int: [Register]] = [:]
  /// The rule an instruction was first needed for, as a place in `names`.
  package var owners: [Int32] = []
  package var names: [String] = []

  package init() {}

  mutating func add(_ use: TableUse) {
    let place = tables.count
    tables.append(use)
    if let call = use.call {
      if placeOfCall[call] == nil { placeOfCall[call] = place }
    } else if placeOfTable[use.table] == nil {
      placeOfTable[use.table] = place
    }
  }

  /// How a table without inputs is looked up.
  package func use(of table: DecisionTableID) -> TableUse? {
    placeOfTable[table].map { tables[$0] }
  }

  /// How the table that an expression calls is looked up.
  package func use(calledBy id: ExpressionID) -> TableUse? { placeOfCall[id].map { tables[$0] } }

  package func register(of id: ExpressionID) -> Register? { expressions[id] }
}

/// The items a list expression ran over.
package struct ItemUse: Sendable {
  package var source: ItemSource
  /// The condition or body of each item.
  package var body: Register?
}
