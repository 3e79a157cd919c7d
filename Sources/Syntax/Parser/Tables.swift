// Tables.swift: `tabel`: its head, its rows, and the crosstab with `\`.

import Text

extension Parser {
  /// `tabel NAME[(inputs)] ["label"] [tepat satu | pertama | semua …]` and its rows, behind `tabel`.
  mutating func table(isFill: Bool) -> DeclarationBody? {
    var name = declaredName("tabel")
    let place = name?.range ?? range(index - 1)
    var inputs = self.inputs()
    let label = optionalLabel(&name)
    if inputs.isEmpty { inputs = lateInputs(of: name) }
    let (policy, policyRange) = hitPolicy()
    headerEnd()
    var body = TableSyntax.Body.missing
    var isAnyRow = false
    lines { parser, start in
      switch start {
      case .row:
        isAnyRow = true
        return parser.tableRow(&body)
      case .clause(.diisi):
        body = .leftToAgency(parser.filledByAgency(parser.index - 1))
        return .filledByAgencyClause
      case .clause(let word): return parser.commonClause(word)
      case .record: return .unexpected
      }
    }
    if case .missing = body {
      if !isAnyRow {
        errorBehind(
          DeclarationFault.membersMissing("tabel", example: "| hasil_kerja || predikat |"),
          at: place)
      }
    }
    return name.map {
      .table(
        TableSyntax(
          name: $0, inputs: inputs, label: label, hitPolicy: policy, hitPolicyRange: policyRange,
          body: body))
    }
  }

  private mutating func hitPolicy() -> (TableSyntax.HitPolicy, SourceRange?) {
    guard isOnLine() else { return (.exactlyOne, nil) }
    let first = index
    if at(.tepat) {
      takeKeyword()
      expect(.satu, ClauseFault.missingWord("satu", example: "tepat satu"))
      return (.exactlyOne, span(first))
    }
    if at(.pertama) {
      takeKeyword()
      return (.first, span(first))
    }
    if at(.semua) {
      takeKeyword()
      if let policy = gathering() { return (policy, span(first)) }
      error(
        ClauseFault.choiceExpected(clause: "semua", allowed: ["jumlah", "tertinggi", "terendah"]),
        at: place)
      return (.exactlyOne, span(first))
    }
    // `jumlah`, `jumlah semua`: the words of `semua jumlah` in another order.
    let word = text(index)
    guard let policy = gathering() else { return (.exactlyOne, nil) }
    _ = eat(.semua)
    let right = "semua \(word)"
    error(
      ClauseFault.missingWord("semua", example: right), at: span(first),
      fix: [Edit(span(first), right)])
    return (policy, span(first))
  }

  /// What becomes of the results of all rows that hold.
  private mutating func gathering() -> TableSyntax.HitPolicy? {
    let policy: TableSyntax.HitPolicy
    switch token().keyword {
    case .jumlah: policy = .sum
    case .tertinggi, .terbesar: policy = .highest
    case .terendah, .terkecil: policy = .lowest
    default: return nil
    }
    takeKeyword()
    return policy
  }

  // MARK: - Rows

  private mutating func tableRow(_ body: inout TableSyntax.Body) -> NodeKind {
    let layout = rowLayout(index)
    limit = layout.end
    if layout.isRuled {
      error(TableFault.ruledLine, at: range(index).joined(with: range(layout.end - 1)))
      skip(to: layout.end)
      return .row
    }
    switch body {
    case .missing, .leftToAgency:
      body = tableHead(layout)
      return .tableHead
    case .columns(let inputs, let outputs, var rows):
      // Grow in place: leaving the array in `body` would copy it for every row.
      body = .missing
      rows.append(columnsRow(layout))
      body = .columns(inputs: inputs, outputs: outputs, rows: rows)
    case .crosstab(let row, let column, let cells, var rows):
      body = .missing
      rows.append(crosstabRow(layout, columns: cells.count))
      body = .crosstab(row: row, column: column, columnCells: cells, rows: rows)
    }
    return .row
  }

  private mutating func tableHead(_ layout: RowLayout) -> TableSyntax.Body {
    let corner = layout.cells.first.map { cell in cell.contains { tokens[$0].sign == .backslash } }
    if corner == true { return crosstabHead(layout) }
    settleShape(of: layout)
    let inputCount = layout.inputs ?? min(rowShape.inputs, max(layout.cells.count - 1, 0))
    if layout.inputs == nil, !layout.cells.isEmpty {
      let bar = layout.bars[min(max(inputCount, 1), layout.bars.count - 1)]
      errorBehind(
        TableFault.doubleBarMissing, at: range(bar),
        fix: layout.cells.count > 1 ? dividing(layout, at: max(inputCount, 1)) : [])
    } else if layout.cells.isEmpty {
      error(TableFault.headMissing, at: range(index))
    }
    reportSurplus(layout)
    var inputs: [ExpressionSyntax] = []
    var outputs: [OutputSyntax] = []
    row(layout) { parser, number in
      if number < inputCount {
        inputs.append(parser.isAtEnd ? .missing(parser.here) : parser.wholeExpression())
      } else if let output = parser.output() {
        outputs.append(output)
      }
    }
    return .columns(inputs: inputs, outputs: outputs, rows: [])
  }

  /// Writes `||` in a head and in the rows below it that have none either.
  private func dividing(_ head: RowLayout, at cell: Int) -> [Edit] {
    guard cell < head.bars.count else { return [] }
    var edits = [Edit(range(head.bars[cell]), "||")]
    var start = head.end
    while start < last, startsRow(start) {
      let row = rowLayout(start)
      start = row.end
      guard !row.isRuled, row.inputs == nil, row.cells.count == head.cells.count else { continue }
      edits.append(Edit(range(row.bars[cell]), "||"))
    }
    return edits
  }

  /// `NAME [TYPE]`: an output column.
  private mutating func output() -> OutputSyntax? {
    guard !isAtEnd else { return nil }
    let mark = tree.mark
    guard let name = name(orMiss: .output, onLine: false) else { return nil }
    var type: TypeSyntax?
    if at(.word) { type = self.type() }
    tree.close(mark, .output)
    return OutputSyntax(name: name, type: type)
  }

  private mutating func crosstabHead(_ layout: RowLayout) -> TableSyntax.Body {
    if layout.inputs != nil, let bar = layout.bars.first(where: { tokens[$0].kind == .doubleBar }) {
      errorBehind(
        TableFault.crosstabWithDoubleBar, at: range(bar), fix: [Edit(range(bar), "|")])
    }
    var rowInput = ExpressionSyntax.missing(here)
    var columnInput = ExpressionSyntax.missing(here)
    var cells: [CellSyntax] = []
    row(layout) { parser, number in
      if number == 0 {
        rowInput = parser.wholeExpression()
        if parser.eat(.backslash) { columnInput = parser.wholeExpression() }
      } else {
        cells.append(parser.cell())
      }
    }
    return .crosstab(row: rowInput, column: columnInput, columnCells: cells, rows: [])
  }

  private mutating func columnsRow(_ layout: RowLayout) -> RowSyntax {
    let first = index
    let (inputs, outputs) = (rowShape.inputs, rowShape.outputs)
    var split = layout.inputs ?? inputs
    reportSurplus(layout)
    if layout.inputs == nil {
      let isComplete = layout.cells.count == inputs + outputs && inputs > 0
      let bar = layout.bars[min(inputs, layout.bars.count - 1)]
      if !rowShape.isUndivided {
        errorBehind(
          TableFault.doubleBarMissing, at: range(bar),
          fix: isComplete ? [Edit(range(bar), "||")] : [])
      }
      split = min(inputs, layout.cells.count)
    }
    checkShape(of: layout)
    var cells: [CellSyntax] = []
    var results: [OutputCellSyntax] = []
    row(layout) { parser, number in
      if number < split {
        cells.append(parser.cell())
      } else {
        results.append(parser.outputCell())
      }
    }
    return RowSyntax(cells: cells, outputs: results, span(first))
  }

  private mutating func crosstabRow(_ layout: RowLayout, columns: Int) -> RowSyntax {
    let first = index
    if layout.inputs != nil, let bar = layout.bars.first(where: { tokens[$0].kind == .doubleBar }) {
      errorBehind(
        TableFault.crosstabWithDoubleBar, at: range(bar), fix: [Edit(range(bar), "|")])
    }
    let found = max(layout.cells.count - 1, 0)
    if found != columns {
      errorBehind(
        TableFault.wrongCount(isInput: false, found: found, expected: columns),
        at: range(layout.bars[0]).joined(with: range(max(layout.end - 1, layout.bars[0]))))
    }
    var cells: [CellSyntax] = []
    var results: [OutputCellSyntax] = []
    row(layout) { parser, number in
      if number == 0 { cells.append(parser.cell()) } else { results.append(parser.outputCell()) }
    }
    return RowSyntax(cells: cells, outputs: results, span(first))
  }

  private mutating func reportSurplus(_ layout: RowLayout) {
    guard let surplus = layout.surplus else { return }
    errorBehind(TableFault.doubleBarTwice, at: range(surplus))
  }
}
