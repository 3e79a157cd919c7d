// Elements.swift: a file as its header and declarations, and which of them must stay as they are.

import Syntax
import Text

/// The header or one declaration.
struct Element {
  var node: NodeID
  var tokens: Range<Int>
  /// It has an error and is printed as written.
  var hasError: Bool
}

extension ParsedFile {
  /// The file from top to bottom.
  var elements: [Element] {
    var elements: [Element] = []
    for child in tree.childList(tree.root) {
      guard case .node(let node) = child else { continue }
      let tokens = tree.tokenRange(node)
      if tokens.isEmpty { continue }
      // Of several lines that are nothing only the first is told.
      let isNothing = tree.kind(node) == .unexpected || tree.kind(node) == .unavailable
      elements.append(Element(node: node, tokens: tokens, hasError: isNothing))
    }
    var at = 0
    for diagnostic in diagnostics where diagnostic.severity == .error {
      let place = Int(diagnostic.primary.start)
      // An error stands in an element or in the space before it.
      while at < elements.count, end(elements[at]) < place { at += 1 }
      guard at < elements.count else { break }
      elements[at].hasError = true
    }
    return elements
  }

  private func end(_ element: Element) -> Int {
    Int(tree.tokens[element.tokens.upperBound - 1].end)
  }
}
