// TableLowering.swift: decision tables: each row a condition and an output, then one look-up.

import Semantics

extension PlanLowering {
  mutating func table(
    _ id: DecisionTableID, output: Int, _ arguments: [Register], call: ExpressionID?
  ) -> Register {
    let key = Call(entity: .table(id.index), output: output, arguments: arguments)
    if call == nil, let known = results[key] { return known }
    let table = set.tables[id.index]
    guard table.outputs.indices.contains(output) else { return constant(.missing, .number) }
    let type = table.outputs[output].type
    let kind = RegisterKind(type)
    if let value = suppositions[.table(id, output: output)] {
      return constant(value, kind, .supposed(table.origin.name))
    }
    let scope = self.scope(calledWith: arguments)
    let register = owned(by: key.entity) { lowering in
      let shape = lowering.grids.shape(
        of: id, in: lowering.set, number: lowering.plan.set, lowering.vocabulary)
      let inputs =
        shape == nil ? [] : table.columns.map { lowering.lower($0.expression, scope, as: .member) }
      let conditions = shape == nil ? lowering.conditions(of: table, scope) : []
      let outputs = table.rows.map { row -> Register in
        switch row.outputs.indices.contains(output) ? row.outputs[output] : .empty(reason: "") {
        case .expression(let id): return lowering.lower(id, scope, as: kind)
        case .empty(let reason):
          return lowering.emit(.missing(.leftOpen(reason)), in: .person, kind)
        }
      }
      let count = conditions.count
      let precision = lowering.precision(of: type)
      if let shape {
        let register = lowering.grid(
          table, shape, inputs, outputs, kind, precision: precision)
        lowering.plan.provenance.add(
          TableUse(
            table: id, call: call, rows: [], lookup: register, hitPolicy: table.hitPolicy))
        return register
      }
      let ranks = lowering.ranks(of: .scalar(type))
      let register = lowering.emit(conditions + outputs, kind) { lifted in
        let rows = (0..<count).map {
          LookupRow(condition: lifted[$0], output: lifted[count + $0])
        }
        return .lookup(
          table.hitPolicy, rows, precision: precision, ranks: ranks, name: table.origin.name)
      }
      lowering.plan.provenance.add(
        TableUse(
          table: id, call: call, rows: conditions, lookup: register, hitPolicy: table.hitPolicy))
      return register
    }
    results[key] = register
    return register
  }

  /// The truth of each row.
  private mutating func conditions(of table: DecisionTable, _ scope: Scope) -> [Register] {
    var rows: [[Register]] = table.rows.map { _ in [] }
    for (index, column) in table.columns.enumerated() {
      let type = set.type(of: column.expression)
      let input = lower(column.expression, scope)
      let cells = table.rows.map {
        $0.cells.indices.contains(index) ? $0.cells[index] : .anything
      }
      let hasMissing = cells.contains { if case .missing = $0 { true } else { false } }
      let present = emit([input], .truth) { .isPresent($0[0]) }
      var tests: [Register?] = []
      for cell in cells {
        guard case .tests(let list) = cell else {
          tests.append(nil)
          continue
        }
        let truths = list.map { test($0, input, type, column.precision, scope) }
        tests.append(any(truths))
      }
      // Beside a cell `kosong` a missing input is a case of its own, not a row that may match.
      func guarded(_ truth: Register, _ lowering: inout PlanLowering) -> Register {
        hasMissing ? lowering.all([present, truth]) : truth
      }
      for (row, cell) in cells.enumerated() {
        switch cell {
        case .anything: break
        case .missing: rows[row].append(not(present))
        case .tests:
          if let truth = tests[row] { rows[row].append(guarded(truth, &self)) }
        case .otherwise:
          let isKnown = emit([input], .truth) { .isKnown($0[0]) }
          let others = tests.compactMap { $0 }
          let truth = all([isKnown] + (others.isEmpty ? [] : [not(any(others))]))
          rows[row].append(guarded(truth, &self))
        }
      }
    }
    return rows.map { all($0) }
  }

  private mutating func test(
    _ test: DecisionTable.Test, _ input: Register, _ type: ExpressionType, _ precision: Int,
    _ scope: Scope
  ) -> Register {
    let kind = kind(of: input)
    let ranks = ranks(of: type)
    func compared(
      _ sign: ComparisonOperator, _ id: ExpressionID, _ lowering: inout PlanLowering
    ) -> Register {
      let value = lowering.lower(id, scope, as: kind)
      return lowering.compare(sign, input, value, kind, precision: precision, ranks: ranks)
    }
    switch test {
    case .equal(let id): return compared(.equal, id, &self)
    case .notEqual(let id): return compared(.notEqual, id, &self)
    case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
      var parts: [Register] = []
      if let lower {
        parts.append(compared(lowerIsOpen ? .greater : .greaterOrEqual, lower, &self))
      }
      if let upper { parts.append(compared(upperIsOpen ? .less : .lessOrEqual, upper, &self)) }
      return all(parts)
    }
  }
}
