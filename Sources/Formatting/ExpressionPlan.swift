// ExpressionPlan.swift: where an expression may be broken over lines: before `dan`, `atau`, `maka`,
// `selain`, `yang` and their like, behind a comma or an operator. Looser parts are broken first.

import Syntax
import Text

extension Planner {
  /// Plans a part of a sentence.
  /// - Parameters:
  ///   - indent: of a line that is broken inside it.
  ///   - level: how deep it stands; the groups of its own places count from here.
  mutating func visit(_ node: NodeID, _ indent: Int, _ level: Int) {
    let kind = tree.kind(node)
    switch kind {
    case .and, .or: joined(node, [.dan, .atau], indent, level)
    case .conditional: conditional(node, indent, level)
    case .list: joined(node, [.yang], indent, level)
    // Before `dari` only when breaking the list behind it does not do.
    case .aggregate: joined(node, [.dari], indent, level, later: 3)
    case .rounded, .clamp: joined(node, [.dibulatkan, .paling], indent, level)
    case .ifMissing: joined(node, [.bila], indent, level, later: 2)
    case .sum, .product:
      let group = plan.newGroup(level, indent, .together)
      arithmetic(node, kind, group, indent, level)
    case .parenthesised, .holds, .datePart:
      children(node, indent + Measure.step, level + 1)
    case .call, .extreme, .oneOf, .mapLiteral: separated(node, indent, level, .filled)
    case .listLiteral: separated(node, indent, level, holdsRecords(node) ? .each : .filled)
    case .inputs: separated(node, indent, level, .filled)
    default: children(node, indent, level + 1)
    }
  }

  private mutating func children(_ node: NodeID, _ indent: Int, _ level: Int) {
    let kind = tree.kind(node)
    for child in tree.childList(node) {
      switch child {
      case .token(let token): hold(token, kind, indent)
      case .node(let inner): visit(inner, indent, level)
      }
    }
  }

  /// Lines may be broken before these words where the node itself holds them.
  private mutating func joined(
    _ node: NodeID, _ words: [Keyword], _ indent: Int, _ level: Int, later: Int = 0
  ) {
    let kind = tree.kind(node)
    let terms = kind == .and || kind == .or ? tree.tokenRange(node).dropFirst() : nil
    let group = plan.newGroup(level + later, indent, .together, terms: terms)
    var previous: Keyword?
    for child in tree.childList(node) {
      switch child {
      case .token(let token):
        hold(token, kind, indent)
        let word = tree.tokens[token].keyword
        // The `yang` of `abaikan yang kosong` stays with it.
        if let word, words.contains(word), previous != .abaikan { open(token, group) }
        previous = word
      case .node(let inner): visit(inner, indent, level + 1)
      }
    }
  }

  /// `jika … maka … selain itu …`: a chain of them stands flat, every branch like the others.
  private mutating func conditional(_ node: NodeID, _ indent: Int, _ level: Int) {
    let branches = plan.newGroup(level, indent, .together)
    let values = plan.newGroup(level + 1, indent, .together)
    var current: NodeID? = node
    while let chained = current {
      current = nil
      var isLast = false
      for child in tree.childList(chained) {
        switch child {
        case .token(let token):
          hold(token, .conditional, indent)
          switch tree.tokens[token].keyword {
          case .maka: open(token, values)
          case .selain:
            open(token, branches)
            isLast = true
          default: break
          }
        case .node(let inner):
          if isLast, tree.kind(inner) == .conditional {
            current = inner
          } else {
            visit(inner, indent, level + 2)
          }
        }
      }
    }
  }

  /// Sums lean to the left; those of one chain are broken together, behind the operator.
  private mutating func arithmetic(
    _ node: NodeID, _ kind: NodeKind, _ group: Int, _ indent: Int, _ level: Int
  ) {
    var current: NodeID? = node
    while let chained = current {
      current = nil
      var isOperand = false
      for child in tree.childList(chained) {
        switch child {
        case .token(let token):
          hold(token, kind, indent)
          isOperand = true
        case .node(let inner):
          if !isOperand, tree.kind(inner) == kind {
            current = inner
            continue
          }
          visit(inner, indent, level + 1)
          if isOperand, let start = tree.tokenRange(inner).first { open(start, group) }
        }
      }
    }
  }

  /// What stands between parentheses and is parted by commas.
  private mutating func separated(
    _ node: NodeID, _ indent: Int, _ level: Int, _ style: BreakGroup.Style
  ) {
    let kind = tree.kind(node)
    let inner = indent + (kind == .listLiteral || kind == .mapLiteral ? 0 : Measure.step)
    let group = plan.newGroup(level + 2, inner, style)
    var isBehindComma = false
    for child in tree.childList(node) {
      switch child {
      case .token(let token):
        hold(token, kind, inner)
        if tree.tokens[token].sign == .comma { isBehindComma = true }
      case .node(let item):
        visit(item, inner, level + 3)
        if isBehindComma, let start = tree.tokenRange(item).first { open(start, group) }
        isBehindComma = false
      }
    }
  }

  /// Whether a list has lists or maps as items.
  func holdsRecords(_ list: NodeID) -> Bool {
    tree.childList(list).contains { child in
      guard case .node(let item) = child else { return false }
      return tree.kind(item) == .mapLiteral || tree.kind(item) == .listLiteral
    }
  }
}
