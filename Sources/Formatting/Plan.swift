// Plan.swift: what may stand between the tokens of one declaration: nothing, a blank, a line's end.
// DeclarationPlan and ExpressionPlan make it, LineBreaking decides what is open.

import Syntax
import Text

/// Between one token and the next.
enum Gap: Equatable {
  case glued
  case blank
  /// The next token opens a line, indented so far.
  case line(Int)
  /// A line may be broken here, together with the others of that group.
  case open(Int)
}

/// Places at which one piece of a sentence may be broken.
struct BreakGroup {
  enum Style {
    /// One broken, all broken: `dan`, `atau`.
    case together
    /// A line too long is broken at all of them, yet a writer may break some: members of a scale.
    case each
    /// As many on a line as fit: arguments.
    case filled
  }
  /// Lower is broken first.
  var level: Int
  var indent: Int
  var style: Style
  /// For `dan` and `atau`: broken as well when any of their terms is.
  var terms: Range<Int>?
}

/// A place that is broken when anything behind it is: `=` before a value of several lines.
struct Lead {
  var gap: Int
  var range: Range<Int>
}

/// One line of a table, cut at its bars.
struct TableRow {
  var tokens: Range<Int>
  var bars: [Int]
  var cells: [Range<Int>]
}

/// The layout of one declaration before line breaking. Arrays count from the first token.
struct Plan {
  let tree: SyntaxTree
  let tokens: Range<Int>
  var gaps: [Gap]
  /// How a line is indented that a comment opens or forces here.
  var indents: [Int]
  /// Whether a clause, a field or a row begins at each token.
  var opensPart: [Bool]
  /// Blanks beyond the one before a token: columns.
  var extra: [Int]
  /// The kind of node that holds each token itself.
  var parents: [NodeKind]
  var groups: [BreakGroup] = []
  var leads: [Lead] = []
  var rows: [TableRow] = []

  init(_ tree: SyntaxTree, _ tokens: Range<Int>) {
    self.tree = tree
    self.tokens = tokens
    gaps = Array(repeating: .blank, count: tokens.count)
    indents = Array(repeating: Measure.step, count: tokens.count)
    opensPart = Array(repeating: false, count: tokens.count)
    extra = Array(repeating: 0, count: tokens.count)
    parents = Array(repeating: .unexpected, count: tokens.count)
  }

  /// Its place in the arrays.
  func place(_ token: Int) -> Int { token - tokens.lowerBound }

  /// The columns a token takes.
  func width(_ token: Int) -> Int {
    let token = tree.tokens[token]
    return textWidth(tree.file.bytes[Int(token.start)..<Int(token.end)])
  }

  /// The columns tokens take on one line.
  func width(_ range: Range<Int>) -> Int {
    var sum = 0
    for token in range {
      sum += width(token)
      if token > range.lowerBound { sum += gapWidth(token) }
    }
    return sum
  }

  /// The columns of the gap before a token within a line.
  func gapWidth(_ token: Int) -> Int {
    gaps[place(token)] == .glued ? 0 : 1 + extra[place(token)]
  }

  mutating func newGroup(
    _ level: Int, _ indent: Int, _ style: BreakGroup.Style, terms: Range<Int>? = nil
  ) -> Int {
    groups.append(BreakGroup(level: level, indent: indent, style: style, terms: terms))
    return groups.count - 1
  }
}
