// DeclarationPlan.swift: the lines of one declaration: which parts open a line, how far it is indented,
// and where a sentence may be broken. Expressions are planned in ExpressionPlan.

import Syntax
import Text

/// Makes the plan of one declaration.
struct Planner {
  let tree: SyntaxTree
  var plan: Plan
  let kind: NodeKind
  /// Words that open a clause at the start of a line here.
  private let clauseWords: Set<Keyword>
  /// A condition stands above: `dasar` below it is its own.
  private var isBelowCondition = false

  init(_ tree: SyntaxTree, _ element: Element) {
    self.tree = tree
    plan = Plan(tree, element.tokens)
    kind = tree.kind(element.node)
    var words: Set<Keyword> = []
    for token in element.tokens.prefix(2) {
      guard let word = tree.tokens[token].keyword else { continue }
      if let declaration = DeclarationKind(rawValue: word.rawValue) {
        words = Set(declaration.clauseWords)
      }
    }
    clauseWords = words
    declaration(element.node)
    plan.closeGaps()
    assignments(element.node)
    plan.alignClauses(element.node)
    plan.alignFields(element.node)
  }

  // MARK: - Lines

  private mutating func declaration(_ node: NodeID) {
    let first = plan.tokens.lowerBound
    for child in tree.childList(node) {
      switch child {
      case .token(let token): hold(token, kind, Measure.step)
      case .node(let part):
        guard let start = tree.tokenRange(part).first else { continue }
        if start > first, let indent = indent(of: part, at: start) {
          line(part, indent)
          plan.gaps[plan.place(start)] = .line(indent)
          plan.indents[plan.place(start)] = indent
          plan.opensPart[plan.place(start)] = true
        } else {
          visit(part, Measure.step, 1)
        }
      }
    }
    switch kind {
    case .scale, .choice: members(node)
    case .formula: value(node)
    default: break
    }
  }

  /// How far a part of the declaration is indented that opens a line; nil for a part of its head.
  private func indent(of part: NodeID, at start: Int) -> Int? {
    let step = Measure.step
    switch tree.kind(part) {
    case .name, .label, .inputs, .input, .type, .member, .grade, .unit, .text, .missing,
      .unexpected, .number, .quantity:
      return nil
    case .unitClause, .rangeClause:
      // `satuan` and `rentang` may belong to the head of a formula.
      return kind != .formula || tree.tokens[start].isFirstOnLine ? step : nil
    case .exceptionClause: return isPromotion ? 2 * step : step
    case .assignClause: return 2 * step
    case .basisClause: return isBelowCondition ? 2 * step : step
    case let kind: return kind.opensLine ? step : nil
    }
  }

  private var isPromotion: Bool {
    kind == .promotion || kind == .amendment && clauseWords.contains(.calon)
  }

  private mutating func line(_ part: NodeID, _ indent: Int) {
    switch tree.kind(part) {
    case .row, .tableHead: row(part)
    case .conditionClause:
      isBelowCondition = kind == .promotion
      condition(part, indent)
    case .exceptionClause: exception(part, indent)
    case .changeClause:
      let words = tree.tokenRange(part).prefix(2).compactMap { tree.tokens[$0].keyword }
      if words.last == .syarat { condition(part, indent) } else { exception(part, indent) }
    default:
      visit(part, indent + Measure.step, 1)
      keepOperand(part, indent + Measure.step)
    }
  }

  /// `calon` before `ada hukuman` is a clause only when the operand stands on a line of its own.
  private mutating func keepOperand(_ part: NodeID, _ indent: Int) {
    let tokens = tree.tokenRange(part)
    guard tokens.count > 1, let word = tree.tokens[tokens.lowerBound].keyword else { return }
    switch word {
    case .maka, .dan, .libur, .tanggal, .hari, .tiap, .nilai, .data, .tidak, .capaian: return
    default: break
    }
    let next = tokens.lowerBound + 1
    guard tree.tokens[next].isFirstOnLine, let operand = tree.tokens[next].keyword,
      operand.readsAsOperator
    else { return }
    plan.gaps[plan.place(next)] = .line(indent)
  }

  private mutating func row(_ part: NodeID) {
    let tokens = tree.tokenRange(part)
    visit(part, Measure.step, 1)
    var row = TableRow(tokens: tokens, bars: [], cells: [])
    var start = tokens.lowerBound
    for token in tokens {
      switch tree.tokens[token].kind {
      case .bar, .doubleBar:
        if !row.bars.isEmpty { row.cells.append(start..<token) }
        row.bars.append(token)
        start = token + 1
      default: break
      }
    }
    for token in tokens {
      if case .open = plan.gaps[plan.place(token)] { plan.gaps[plan.place(token)] = .blank }
    }
    plan.rows.append(row)
  }

  // MARK: - Sentences

  /// `syarat NAME "label"`, its basis, and the condition on a line of its own.
  private mutating func condition(_ part: NodeID, _ indent: Int) {
    let inner = indent + Measure.step
    for child in tree.childList(part) {
      switch child {
      case .token(let token): hold(token, tree.kind(part), inner)
      case .node(let node):
        guard let start = tree.tokenRange(node).first else { continue }
        visit(node, inner, 1)
        switch tree.kind(node) {
        case .name, .label: break
        case .basisClause: basis(start, inner)
        default:
          if isSafe(start) { plan.gaps[plan.place(start)] = .line(inner) }
        }
      }
    }
  }

  /// `kecuali NAME "label" … jika K maka E`.
  private mutating func exception(_ part: NodeID, _ indent: Int) {
    let inner = indent + Measure.step
    for child in tree.childList(part) {
      switch child {
      case .token(let token):
        hold(token, tree.kind(part), inner)
        switch tree.tokens[token].keyword {
        case .jika: open(token, plan.newGroup(0, inner, .together))
        case .maka: open(token, plan.newGroup(1, inner, .together))
        default: break
        }
      case .node(let node):
        visit(node, inner, 2)
        if tree.kind(node) == .basisClause, let start = tree.tokenRange(node).first {
          basis(start, inner)
        }
      }
    }
  }

  /// A basis inside a sentence stays on the line, or on the line of its own, that it was given.
  private mutating func basis(_ start: Int, _ indent: Int) {
    if tree.tokens[start].isFirstOnLine { plan.gaps[plan.place(start)] = .line(indent) }
  }

  /// Members of a scale or choice: the first and those behind `<` or `,` may open a line.
  private mutating func members(_ node: NodeID) {
    var isFirst = true
    // Members with labels are not put together on lines; bare ones are, while they fit.
    let isLabelled = tree.childList(node).contains { child in
      guard case .node(let part) = child, tree.kind(part) == .member || tree.kind(part) == .grade
      else { return false }
      return tree.tokenRange(part).contains { tree.tokens[$0].kind == .text }
    }
    let head = plan.newGroup(0, Measure.step, .each)
    let group = isLabelled ? head : plan.newGroup(1, Measure.step, .filled)
    var covered = plan.tokens.upperBound..<plan.tokens.upperBound
    var lead: Int?
    for case .node(let part) in tree.childList(node) {
      switch tree.kind(part) {
      case .member, .grade:
        let tokens = tree.tokenRange(part)
        guard let start = tokens.first else { continue }
        if isFirst {
          open(start, head)
          lead = start
        } else {
          open(start, group)
        }
        covered = min(covered.lowerBound, start + 1)..<max(tokens.upperBound, start + 1)
        isFirst = false
      default: break
      }
    }
    if let lead { plan.leads.append(Lead(gap: lead, range: covered)) }
  }

  /// The value behind `=` in a formula's head.
  private mutating func value(_ node: NodeID) {
    var isBehind = false
    for child in tree.childList(node) {
      switch child {
      case .token(let token): if tree.tokens[token].sign == .equal { isBehind = true }
      case .node(let part):
        guard isBehind, let start = tree.tokenRange(part).first else { continue }
        open(start, plan.newGroup(0, Measure.step, .together))
        if case .open = plan.gaps[plan.place(start)] {
          let rest = start + 1..<tree.tokenRange(part).upperBound
          plan.leads.append(Lead(gap: start, range: rest))
        }
        return
      }
    }
  }

  /// `dengan x = VALUE`: a value that fits on a line of its own may have one.
  private mutating func assignments(_ node: NodeID) {
    guard kind == .test else { return }
    for case .node(let part) in tree.childList(node)
    where tree.kind(part) == .assignClause || tree.kind(part) == .supposeClause {
      let children = tree.childList(part)
      guard children.count == 4, case .node(let value) = children[3] else { continue }
      let tokens = tree.tokenRange(value)
      guard let start = tokens.first, 3 * Measure.step + plan.width(tokens) <= Measure.line,
        !holdsRecords(value) || tree.childCount(value) == 3
      else { continue }
      let indent = plan.indents[plan.place(tree.tokenRange(part).lowerBound)] + Measure.step
      open(start, plan.newGroup(0, indent, .together))
    }
  }

  // MARK: - Tools

  /// Notes what a token belongs to.
  mutating func hold(_ token: Int, _ parent: NodeKind, _ indent: Int) {
    plan.parents[plan.place(token)] = parent
    plan.indents[plan.place(token)] = indent
  }

  /// Lets a line be broken before a token, unless it would then open a clause.
  mutating func open(_ token: Int, _ group: Int) {
    guard token > plan.tokens.lowerBound, isSafe(token) else { return }
    plan.gaps[plan.place(token)] = .open(group)
  }

  /// Whether a token may begin a line and still be read as the same.
  private func isSafe(_ at: Int) -> Bool {
    let token = tree.tokens[at]
    switch token.kind {
    case .bar, .doubleBar, .end, .bad: return false
    case .sign:
      return token.sign != .minus && token.sign != .star
    case .number, .money, .date, .text: return true
    case .word:
      guard let word = token.keyword else { return true }
      return !clauseWords.contains(word) && !word.isDeclarationWord
    }
  }
}

extension Keyword {
  /// Behind a clause word on its line, it would make that word a name.
  fileprivate var readsAsOperator: Bool {
    switch self {
    case .adalah, .bukan, .termasuk, .dan, .atau, .kosong, .ada, .terisi, .dibulatkan, .memenuhi,
      .dari, .yang, .bila, .maka, .selain, .antara:
      true
    default: false
    }
  }
}

extension NodeKind {
  /// A clause, a field or a row: what opens a line of a declaration.
  fileprivate var opensLine: Bool {
    switch self {
    case .field, .row, .tableHead, .basisClause, .validityClause, .parentClause, .monthEndClause,
      .workingDaysClause, .holidayClause, .versionClause, .generalClause, .filledByAgencyClause,
      .unitClause, .rangeClause, .weightClause, .sourceClause, .combinationClause, .limitsClause,
      .scoreClause, .valueRoundingClause, .scoreRoundingClause, .missingDataClause, .groupClause,
      .appliesClause, .targetClause, .candidatesClause, .conditionClause, .exceptionClause,
      .triggerClause, .priorityClause, .noRepeatClause, .suitableClause, .raisedClause,
      .messageClause, .evaluationDateClause, .agencyClause, .recordClause, .assignClause,
      .supposeClause, .expectationClause, .changeClause:
      true
    default: false
    }
  }
}
