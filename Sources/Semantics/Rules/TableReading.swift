// TableReading.swift: decision tables: inputs, cells held against them, and outputs of one type a column.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func readTable(_ id: DecisionTableID) {
    let syntax = self.syntax.tables[id.index].0
    let value = ValueName.table(id)
    let inputs = set.tables[id.index].inputs
    inRule("tabel \(syntax.name.text)", inputs, untyped: untyped[value]) { builder in
      switch syntax.body {
      case .missing: builder.broken.insert(value)
      case .leftToAgency: builder.broken.insert(value)
      case .columns(let heads, let outputs, let rows):
        builder.readColumns(id, syntax, heads, outputs, rows)
      case .crosstab(let row, let column, let cells, let rows):
        builder.readCrosstab(id, syntax, row, column, cells, rows)
      }
      if builder.set.tables[id.index].outputs.isEmpty { builder.broken.insert(value) }
      if builder.broken.contains(value) { return }
      builder.readsOfValue[value] = builder.takeReads()
    }
    reads = [:]
  }

  private mutating func readColumns(
    _ id: DecisionTableID, _ syntax: TableSyntax, _ heads: [ExpressionSyntax],
    _ outputs: [OutputSyntax], _ rows: [RowSyntax]
  ) {
    let columns = heads.map { self.column($0) }
    set.tables[id.index].columns = columns
    var built: [DecisionTable.Row] = rows.map { row in
      let cells = columns.indices.map { at -> DecisionTable.Cell in
        row.cells.indices.contains(at) ? cell(row.cells[at], columns[at]) : .anything
      }
      return DecisionTable.Row(cells: cells, outputs: [], range: row.range)
    }
    checkNames(outputs, syntax)
    for (at, output) in outputs.enumerated() {
      let cells = rows.map { row -> OutputCellSyntax in
        row.outputs.indices.contains(at) ? row.outputs[at] : .invalid(row.range)
      }
      guard let (values, type) = outputColumn(cells, output.type, output.name, syntax) else {
        broken.insert(.table(id))
        continue
      }
      for row in built.indices { built[row].outputs.append(values[row]) }
      set.tables[id.index].outputs.append(Input(name: output.name.text, type: type))
    }
    set.tables[id.index].rows = built
  }

  private mutating func readCrosstab(
    _ id: DecisionTableID, _ syntax: TableSyntax, _ row: ExpressionSyntax,
    _ column: ExpressionSyntax, _ heads: [CellSyntax], _ rows: [RowSyntax]
  ) {
    let columns = [self.column(row), self.column(column)]
    set.tables[id.index].columns = columns
    set.tables[id.index].isCrosstab = true
    let across = heads.map { cell($0, columns[1]) }
    var built: [DecisionTable.Row] = []
    var cells: [OutputCellSyntax] = []
    for row in rows {
      let down = row.cells.first.map { cell($0, columns[0]) } ?? .anything
      for (at, output) in row.outputs.enumerated() where across.indices.contains(at) {
        built.append(
          DecisionTable.Row(cells: [down, across[at]], outputs: [], range: output.range))
        cells.append(output)
      }
    }
    guard let (values, type) = outputColumn(cells, nil, syntax.name, syntax) else {
      broken.insert(.table(id))
      return
    }
    for row in built.indices { built[row].outputs = [values[row]] }
    set.tables[id.index].rows = built
    set.tables[id.index].outputs = [Input(name: syntax.name.text, type: type)]
  }

  // MARK: inputs

  private mutating func column(_ head: ExpressionSyntax) -> DecisionTable.Column {
    let id = expression(head)
    return DecisionTable.Column(
      expression: id, precision: precision(scalar(id)), range: head.range)
  }

  private mutating func cell(_ syntax: CellSyntax, _ column: DecisionTable.Column)
    -> DecisionTable.Cell
  {
    switch syntax {
    case .anything, .invalid: return .anything
    case .otherwise: return .otherwise
    case .missing: return .missing
    case .pieces(let pieces, _):
      return .tests(pieces.compactMap { test($0, column.expression) })
    }
  }

  private mutating func test(_ piece: PieceSyntax, _ column: ExpressionID)
    -> DecisionTable.Test?
  {
    switch piece.test {
    case .equal(let value): return cellValue(value, column).map { .equal($0) }
    case .notEqual(let value): return cellValue(value, column).map { .notEqual($0) }
    case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
      if let type = scalar(column), !isOrdered(type) {
        report(TypeFault.noOrder(lexicon.words(type)), at: piece.range)
        return nil
      }
      let low = lower.map { cellValue($0, column) }
      let high = upper.map { cellValue($0, column) }
      if low == .some(nil) || high == .some(nil) { return nil }
      return .range(
        lower: low ?? nil, lowerIsOpen: lowerIsOpen, upper: high ?? nil, upperIsOpen: upperIsOpen)
    }
  }

  /// A value in a cell: a constant or a parameter, in the unit of its column.
  private mutating func cellValue(_ syntax: ExpressionSyntax, _ column: ExpressionID)
    -> ExpressionID?
  {
    guard let type = scalar(column) else {
      // The column's own mistake has been told; a cell may still be read without a type.
      return nil
    }
    let id = expression(syntax, as: type)
    if isInvalid(id) { return nil }
    guard isCellConstant(id) else {
      report(TableCheckFault.cellNotConstant, at: syntax.range)
      return nil
    }
    if let amount = constant(id), let (lower, upper) = bounds(of: column),
      lower.map({ amount < $0 }) ?? false || upper.map({ amount > $0 }) ?? false
    {
      let unit = number(column)?.unit ?? UnitID.none
      report(
        TypeFault.outOfRange(
          lexicon.written(amount, unit), lower: lower.map { lexicon.written($0, unit) },
          upper: upper.map { lexicon.written($0, unit) }), at: syntax.range,
        others: [Label(set[column].range)])
    }
    return id
  }

  private func isCellConstant(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .literal, .parameter, .dayOfYear, .evaluationDate: true
    case .negative(let inner), .converted(let inner, _, _): isCellConstant(inner)
    case .parameterAt(_, let day): isCellConstant(day)
    default: false
    }
  }

  // MARK: outputs

  private mutating func checkNames(_ outputs: [OutputSyntax], _ syntax: TableSyntax) {
    var seen: [String: SourceRange] = [:]
    for output in outputs {
      if let first = seen[output.name.key] {
        report(
          TableCheckFault.outputTwice(output.name.text), at: output.name.range,
          others: [MessageList.first(first)])
      } else {
        seen[output.name.key] = output.name.range
      }
    }
    if let only = outputs.first, outputs.count == 1, only.name.key != syntax.name.key {
      report(
        TableCheckFault.outputName(only.name.text, table: syntax.name.text), at: only.name.range,
        fix: [Edit(only.name.range, syntax.name.text)])
    }
  }

  private mutating func outputColumn(
    _ cells: [OutputCellSyntax], _ written: TypeSyntax?, _ name: NameSyntax, _ syntax: TableSyntax
  ) -> ([DecisionTable.Output], ScalarType)? {
    var declared: ScalarType?
    if let written {
      guard let scalar = lexicon.scalar(written, &messages) else { return nil }
      declared = scalar
    }
    let values = cells.compactMap { cell -> ExpressionSyntax? in
      if case .expression(let value) = cell { value } else { nil }
    }
    var ids = siblings(values, declared)
    var type = declared
    if let declared {
      ids = ids.map { coerced($0, to: declared, isDeclared: true) }
      if ids.contains(where: isInvalid) { return nil }
    } else if values.isEmpty {
      report(TableCheckFault.outputWithoutType(name.text), at: name.range)
      return nil
    } else {
      guard let same = unified(ids) else { return nil }
      (ids, type) = same
    }
    guard let type, fits(type, syntax, name) else { return nil }
    var next = ids.makeIterator()
    return (
      cells.map { cell -> DecisionTable.Output in
        switch cell {
        case .expression: next.next().map { .expression($0) } ?? .empty(reason: "")
        case .empty(let reason, _): .empty(reason: reason?.text ?? "")
        case .invalid: .empty(reason: "")
        }
      }, type
    )
  }

  /// Whether the hit policy can work on outputs of a type.
  private mutating func fits(_ type: ScalarType, _ syntax: TableSyntax, _ name: NameSyntax) -> Bool
  {
    let place = syntax.hitPolicyRange ?? name.range
    switch syntax.hitPolicy {
    case .exactlyOne, .first: return true
    case .sum:
      if case .number = type { return true }
      report(TypeFault.notNumber(lexicon.words(type)), at: place)
    case .highest, .lowest:
      if isOrdered(type) { return true }
      report(TypeFault.noOrder(lexicon.words(type)), at: place)
    }
    return false
  }
}
