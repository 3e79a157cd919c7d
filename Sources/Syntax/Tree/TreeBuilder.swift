// TreeBuilder.swift: grows a SyntaxTree while the parser moves on. Tokens and finished nodes wait in a
// row; closing a node takes all that waits since its mark.

import Text

struct TreeBuilder {
  /// A place in the row, from which a node may later be closed.
  struct Mark {
    var waiting: Int
    var token: Int
  }

  private var nodes: [SyntaxTree.Node] = []
  private var children: [Int32] = []
  private var waiting: [Int32] = []
  /// How many tokens have been taken.
  private(set) var tokenCount = 0

  var mark: Mark { Mark(waiting: waiting.count, token: tokenCount) }

  mutating func take() {
    waiting.append(~Int32(truncatingIfNeeded: tokenCount))
    tokenCount += 1
  }

  /// Makes one node of everything since the mark.
  mutating func close(_ mark: Mark, _ kind: NodeKind) {
    let count = waiting.count - mark.waiting
    let node = SyntaxTree.Node(
      kind: kind, firstChild: Int32(truncatingIfNeeded: children.count),
      childCount: Int32(truncatingIfNeeded: count),
      firstToken: Int32(truncatingIfNeeded: mark.token),
      tokenEnd: Int32(truncatingIfNeeded: tokenCount))
    children.append(contentsOf: waiting[mark.waiting...])
    waiting.removeLast(count)
    waiting.append(Int32(truncatingIfNeeded: nodes.count))
    nodes.append(node)
  }

  /// A zero-width node where something is missing.
  mutating func missing() { close(mark, .missing) }

  consuming func finish(_ file: SourceFile, _ tokens: [Token]) -> SyntaxTree {
    let all = Mark(waiting: 0, token: 0)
    close(all, .ruleFile)
    let root = NodeID(index: Int32(truncatingIfNeeded: nodes.count - 1))
    return SyntaxTree(file: file, tokens: tokens, nodes: nodes, children: children, root: root)
  }
}
