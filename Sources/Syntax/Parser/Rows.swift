// Rows.swift: how a line of `|` is cut into cells; for tables and for the rows of tests.

import Text

/// Where the cells of one row stand, as tokens.
struct RowLayout {
  var cells: [Range<Int>] = []
  /// How many cells stand before `||`; nil without one.
  var inputs: Int?
  /// The bars, one before each cell and one at the end.
  var bars: [Int] = []
  /// Where the row ends.
  var end: Int
  /// A second `||`.
  var surplus: Int?
  /// `|---|---|`
  var isRuled = false
  var lacksFinalBar = false
}

/// How many cells a row has on each side of `||`.
struct RowShape: Hashable {
  var inputs = 0
  var outputs = 0
  /// The head has no `||` and its message; rows without one need none of their own.
  var isUndivided = false
}

extension Parser {
  /// Looks over the row that begins at a bar, without taking anything.
  func rowLayout(_ start: Int) -> RowLayout {
    var layout = RowLayout(end: lineEnd(start))
    var cell = start + 1
    layout.bars = [start]
    var onlyDashes = true
    var hasDashes = false
    for at in (start + 1)..<max(layout.end, start + 1) {
      let token = tokens[at]
      switch token.kind {
      case .bar, .doubleBar:
        layout.cells.append(cell..<at)
        layout.bars.append(at)
        cell = at + 1
        if token.kind == .doubleBar {
          if layout.inputs == nil {
            layout.inputs = layout.cells.count
          } else {
            layout.surplus = at
          }
        }
      case .sign where token.sign == .minus || token.sign == .plus || token.sign == .colon:
        if token.sign == .minus, token.isGlued, tokens[at - 1].sign == .minus { hasDashes = true }
      default: onlyDashes = false
      }
    }
    if cell < layout.end {
      layout.cells.append(cell..<layout.end)
      layout.lacksFinalBar = true
    }
    layout.isRuled = onlyDashes && hasDashes
    return layout
  }

  /// How many inputs and outputs the rows below a head have, when at least `least` of them stand there
  /// and all agree; looks at a few rows only.
  func shapeOfRows(below head: RowLayout, least: Int) -> RowShape? {
    var shape: RowShape?
    var start = head.end
    var count = 0
    while start < last, startsRow(start), count < 6 {
      let layout = rowLayout(start)
      start = layout.end
      if layout.isRuled { continue }
      guard let inputs = layout.inputs, layout.surplus == nil else { return nil }
      let found = RowShape(inputs: inputs, outputs: layout.cells.count - inputs)
      guard shape == nil || shape == found else { return nil }
      shape = found
      count += 1
    }
    return count >= least ? shape : nil
  }

  /// Sets what rows are held against, from a head and the rows below it. When all of them contradict
  /// the head, the head has the message and they have none.
  mutating func settleShape(of head: RowLayout) {
    let headInputs = head.inputs ?? max(head.cells.count - 1, 0)
    var shape = RowShape(inputs: headInputs, outputs: head.cells.count - headInputs)
    let below = shapeOfRows(below: head, least: head.inputs == nil ? 1 : 2)
    if let below, below != shape {
      let isSplitOnly = head.inputs == nil && below.inputs + below.outputs == head.cells.count
      if !isSplitOnly, head.surplus == nil, !head.cells.isEmpty {
        let isInput = below.inputs != shape.inputs
        errorBehind(
          TableFault.headCount(
            isInput: isInput, head: isInput ? shape.inputs : shape.outputs,
            rows: isInput ? below.inputs : below.outputs),
          at: range(head.bars[0]).joined(with: range(max(head.end - 1, head.bars[0]))))
      }
      shape = below
    }
    rowShape = shape
    rowShape.isUndivided = head.inputs == nil
  }

  /// Reports a row that does not have the cells it should have.
  mutating func checkShape(of layout: RowLayout) {
    guard let inputs = layout.inputs, layout.surplus == nil else { return }
    let place = range(layout.bars[0]).joined(with: range(max(layout.end - 1, layout.bars[0])))
    let outputs = layout.cells.count - inputs
    if inputs != rowShape.inputs {
      errorBehind(
        TableFault.wrongCount(isInput: true, found: inputs, expected: rowShape.inputs), at: place)
    } else if outputs != rowShape.outputs {
      errorBehind(
        TableFault.wrongCount(isInput: false, found: outputs, expected: rowShape.outputs),
        at: place)
    }
  }

  /// Takes the tokens of a row, reading each cell within its own limits.
  mutating func row(_ layout: RowLayout, _ read: (inout Parser, Int) -> Void) {
    for (number, cell) in layout.cells.enumerated() {
      while index < cell.lowerBound { take() }
      within(cell.upperBound) { parser in
        if cell.isEmpty {
          parser.errorBehind(
            TableFault.emptyCell(isOutput: number >= layout.inputs ?? .max),
            at: parser.range(cell.lowerBound - 1).joined(with: parser.range(cell.lowerBound)))
          parser.tree.missing()
          parser.settle()
        }
        read(&parser, number)
        parser.endCell(cell.upperBound)
      }
    }
    while index < layout.end { take() }
    if layout.lacksFinalBar {
      warn(
        TableFault.finalBarMissing, at: here, fix: insertion(" |", at: here))
    }
  }

  private mutating func endCell(_ end: Int) {
    guard index < end else { return }
    if !hasJustReported {
      let rest = shortened(written(index..<end))
      error(TableFault.cellRest(rest, joined: joinedName()), at: range(index))
    }
    skip(to: end)
    settle()
  }

  /// A line of a table without bars, usually copied from a worksheet; one message for all of them.
  mutating func rowWithoutBars() {
    let end = lineEnd(index)
    let line = range(index).joined(with: range(end - 1))
    var edits: [Edit] = []
    var gaps: [SourceRange] = []
    for at in index + 1..<max(end, index + 1) {
      let gap = SourceRange(
        file: file.id, start: Int(tokens[at].leading), end: Int(tokens[at].start))
      if file.text(gap).contains("\t") { gaps.append(gap) }
    }
    var example = "| >= 110% || baik |"
    if let last = gaps.last {
      edits = insertion("| ", at: line)
      edits += gaps.dropLast().map { Edit($0, " | ") }
      edits += [Edit(last, " || ")] + insertion(" |", at: line.after)
      example = applied(edits, line)
    }
    error(TableFault.rowWithoutBars(example: example), at: line, fix: edits)
    repeat {
      skip(to: lineEnd(index))
    } while index < last && !isBoundary(index) && !isForeignClause(index)
    settle()
  }

  private func applied(_ edits: [Edit], _ line: SourceRange) -> String {
    var result = ""
    var at = Int(line.start)
    for edit in edits {
      result += file.text(SourceRange(file: file.id, start: at, end: Int(edit.range.start)))
      result += edit.replacement
      at = Int(edit.range.end)
    }
    return result + file.text(SourceRange(file: file.id, start: at, end: Int(line.end)))
  }
}
