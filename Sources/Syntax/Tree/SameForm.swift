// SameForm.swift: whether two trees differ in nothing but blank space and comments.

import Text

extension SyntaxTree {
  /// The same nodes over the same tokens, each token spelled the same.
  package func hasSameForm(as other: SyntaxTree) -> Bool {
    guard tokens.count == other.tokens.count, nodes.count == other.nodes.count,
      children == other.children
    else { return false }
    for (a, b) in zip(nodes, other.nodes) {
      guard a.kind == b.kind, a.firstChild == b.firstChild, a.childCount == b.childCount,
        a.firstToken == b.firstToken, a.tokenEnd == b.tokenEnd
      else { return false }
    }
    for (a, b) in zip(tokens, other.tokens) {
      guard a.kind == b.kind, a.end - a.start == b.end - b.start else { return false }
      let spelling = file.bytes[Int(a.start)..<Int(a.end)]
      guard spelling.elementsEqual(other.file.bytes[Int(b.start)..<Int(b.end)]) else {
        return false
      }
    }
    return true
  }
}
