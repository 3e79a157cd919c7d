// Columns.swift: what stands in columns: the values of an indikator's clauses, the fields of a record,
// the cells of a table.

import Syntax

extension Plan {
  // MARK: - Clauses

  /// Puts what follows certain clause words into one column.
  mutating func alignClauses(_ node: NodeID) {
    var words: [Int] = []
    var width = 0
    for case .node(let part) in tree.childList(node) {
      guard let start = tree.tokenRange(part).first, gaps[place(start)] == .line(Measure.step),
        let word = tree.tokens[start].keyword, isAligned(tree.kind(part), word, tree.kind(node))
      else { continue }
      words.append(start)
      width = max(width, self.width(start))
    }
    // In a promotion the column is that of `syarat`, whichever of its words are there.
    if tree.kind(node) == .promotion { width = max(width, 6) }
    for start in words where tokens.contains(start + 1) {
      extra[place(start + 1)] = width - self.width(start)
    }
  }

  private func isAligned(_ part: NodeKind, _ word: Keyword, _ declaration: NodeKind) -> Bool {
    switch declaration {
    case .indicator: return true
    case .promotion: return word == .calon || word == .syarat || word == .dasar
    case .test: return part == .expectationClause
    default: return false
    }
  }

  // MARK: - Fields

  /// Names in one column, kinds of one word in the next; a longer kind runs on beyond it.
  mutating func alignFields(_ node: NodeID) {
    var fields: [(name: NodeID, type: NodeID)] = []
    var names = 0
    var types = 0
    for case .node(let part) in tree.childList(node) where tree.kind(part) == .field {
      var name: NodeID?
      var type: NodeID?
      for case .node(let piece) in tree.childList(part) {
        switch tree.kind(piece) {
        case .name where name == nil: name = piece
        case .type where type == nil: type = piece
        default: break
        }
      }
      guard let name, let type else { continue }
      fields.append((name, type))
      names = max(names, width(tree.tokenRange(name)))
      if isShort(type) { types = max(types, width(tree.tokenRange(type))) }
    }
    for (name, type) in fields {
      let end = tree.tokenRange(name).upperBound
      extra[place(end)] = names - width(tree.tokenRange(name))
      let next = tree.tokenRange(type).upperBound
      guard tokens.contains(next), gaps[place(next)] == .blank else { continue }
      extra[place(next)] = max(0, types - width(tree.tokenRange(type)))
    }
  }

  /// One word, or `ya/tidak`.
  private func isShort(_ type: NodeID) -> Bool {
    let tokens = tree.tokenRange(type)
    return tokens.dropFirst().allSatisfy { gaps[place($0)] == .glued }
  }

  // MARK: - Tables

  /// How wide each column of the declaration's rows is.
  var columnWidths: [Int] {
    var widths: [Int] = []
    for row in rows {
      for (number, cell) in row.cells.enumerated() {
        if number == widths.count { widths.append(0) }
        widths[number] = max(widths[number], width(cell))
      }
    }
    return widths
  }
}
