// ChunkColumns.swift: one result of all persons of a chunk at a time, for who writes them out column by
// column. Why something is open is asked for person by person (ChunkReading.swift).

import Program

/// One result by person of the chunk.
package struct ResultColumn {
  private let column: RegisterColumn

  init(_ column: RegisterColumn) { self.column = column }

  /// What stands in `states` of a value that is known, or of a truth that is not and that is.
  package static let known = State.known
  package static let no = State.no
  package static let yes = State.yes

  package var states: [UInt8] { column.states }
  /// Numbers, `Decimal.raw`, while each of them is small; else nil.
  package var words: [Int64]? { column.isNarrow ? column.words : nil }
  /// Members and days.
  package var codes: [Int32] { column.codes }
}

extension EvaluatedChunk {
  package func groups(_ index: Int) -> ResultColumn {
    machine.results(machine.plan.outputs.groups[index])
  }

  package func indicators(_ index: Int) -> ResultColumn {
    machine.results(machine.plan.outputs.indicators[index])
  }

  package func scores(_ index: Int) -> ResultColumn {
    machine.results(machine.plan.outputs.scores[index])
  }

  /// Nil for a formula with inputs.
  package func formulas(_ index: Int) -> ResultColumn? {
    machine.plan.outputs.formulas[index].map { machine.results($0.register) }
  }

  /// Nil for a table with inputs.
  package func tables(_ index: Int, output: Int) -> ResultColumn? {
    machine.plan.outputs.tables[index].flatMap {
      $0.indices.contains(output) ? machine.results($0[output].register) : nil
    }
  }

  /// Whether a condition of a promotion holds, with its exceptions: `ResultColumn.no` where it does not.
  package func states(ofCondition condition: Int, ofPromotion index: Int) -> [UInt8] {
    machine.states(machine.plan.outputs.promotions[index].conditions[condition].truth)
  }

  /// Whether a training is triggered.
  package func triggers(ofTraining index: Int) -> [UInt8] {
    machine.states(machine.plan.outputs.trainings[index].trigger.truth)
  }

  /// Whether a flag is raised.
  package func states(ofFlag index: Int) -> [UInt8] {
    machine.states(machine.plan.outputs.flags[index].condition.truth)
  }
}

extension Machine {
  /// A register of all persons of the run, wherever it is held.
  fileprivate func results(_ register: Register) -> ResultColumn {
    let (count, kind) = (frames[0].count, kind(register))
    var out = RegisterColumn()
    if let (column, rows) = sharedColumn(register) {
      out.begin()
      out.grow(count, kind)
      out.take(column, Gathered(rows: rows, count: count), kind, count)
    } else if count > 0,
      shared(register) != nil || deferred(register, 0) != nil || unfilled(register) != nil
    {
      // No register holds it.
      out.widen(count, kind)
      for row in 0..<count { out[row, kind] = cell(register, row) }
    } else {
      return ResultColumn(registers[Int(register.index)])
    }
    out.end(count, kind)
    return ResultColumn(out)
  }
}
