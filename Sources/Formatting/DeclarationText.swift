// DeclarationText.swift: one declaration as text: its lines, its tables, and the comments between them.

import Syntax
import Text

/// Writes one declaration, without a line's end behind it.
struct DeclarationText {
  private let tree: SyntaxTree
  private let plan: Plan
  private let lines: LineBreaking
  /// Of tokens with a comment before them, within the declaration.
  private let trivia: [Int: Trivia]
  private(set) var bytes: [UInt8] = []

  init(_ tree: SyntaxTree, _ element: Element) {
    self.tree = tree
    plan = Planner(tree, element).plan
    var trivia: [Int: Trivia] = [:]
    for token in element.tokens.dropFirst() {
      let found = DeclarationText.hasRemark(tree, token)
      if found {
        trivia[token] = Trivia(tree.file.bytes, before: tree.tokens[token], isFirst: false)
      }
    }
    self.trivia = trivia
    lines = LineBreaking(plan, trivia)
    write()
  }

  private static func hasRemark(_ tree: SyntaxTree, _ token: Int) -> Bool {
    let token = tree.tokens[token]
    return tree.file.bytes[Int(token.leading)..<Int(token.start)].contains(UInt8(ascii: "#"))
  }

  private mutating func write() {
    let widths = plan.columnWidths
    var rows = plan.rows[...]
    var token = plan.tokens.lowerBound
    while token < plan.tokens.upperBound {
      gap(token)
      if let row = rows.first, row.tokens.lowerBound == token {
        write(row, widths)
        rows = rows.dropFirst()
        token = row.tokens.upperBound
      } else {
        write(token)
        token += 1
      }
    }
  }

  // MARK: - Between tokens

  private mutating func gap(_ token: Int) {
    guard token > plan.tokens.lowerBound else { return }
    if lines.breaks[plan.place(token)] { return newLine(token) }
    pad(plan.gapWidth(token))
  }

  private mutating func newLine(_ token: Int) {
    let indent = lines.lineIndent(token)
    // Blank lines part clauses, fields and rows, never the lines of one sentence.
    let keepsBlank = plan.opensPart[plan.place(token)]
    var isBelowHead = !bytes.contains(0x0A)
    for remark in trivia[token]?.remarks ?? [] {
      if remark.isTrailing {
        bytes += "  ".utf8
      } else {
        bytes.append(0x0A)
        if remark.followsBlank, keepsBlank, !isBelowHead { bytes.append(0x0A) }
        pad(indent)
        isBelowHead = false
      }
      bytes += tree.file.bytes[remark.text]
    }
    bytes.append(0x0A)
    if keepsBlank, !isBelowHead, endsBlank(token) { bytes.append(0x0A) }
    pad(indent)
  }

  private func endsBlank(_ token: Int) -> Bool {
    let space =
      trivia[token] ?? Trivia(tree.file.bytes, before: tree.tokens[token], isFirst: false)
    return space.endsBlank
  }

  // MARK: - Tokens and rows

  private mutating func write(_ token: Int) {
    let token = tree.tokens[token]
    bytes += tree.file.bytes[Int(token.start)..<Int(token.end)]
  }

  private mutating func write(_ row: TableRow, _ widths: [Int]) {
    for (number, cell) in row.cells.enumerated() {
      write(row.bars[number])
      pad(1)
      for token in cell {
        if token > cell.lowerBound { pad(plan.gapWidth(token)) }
        write(token)
      }
      pad(widths[number] - plan.width(cell) + 1)
    }
    if let last = row.bars.last { write(last) }
  }

  private mutating func pad(_ count: Int) {
    bytes += repeatElement(UInt8(ascii: " "), count: max(0, count))
  }
}
