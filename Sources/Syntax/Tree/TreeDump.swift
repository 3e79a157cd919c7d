// TreeDump.swift: a tree as indented text, for golden files: a node a line, its own tokens behind it.

import Text

extension SyntaxTree {
  /// Nodes indented by depth; a node whose children are all tokens stands on one line.
  package var dump: String {
    var lines: [String] = []
    var stack: [(element: SyntaxElement, depth: Int)] = [(.node(root), 0)]
    while let (element, depth) = stack.popLast() {
      let indent = String(repeating: "  ", count: depth)
      switch element {
      case .token(let token):
        if tokens[token].kind != .end { lines.append(indent + quoted(token)) }
      case .node(let node):
        let children = childList(node)
        let leaves = children.compactMap { child -> Int? in
          if case .token(let token) = child { token } else { nil }
        }
        if leaves.count == children.count {
          let words = leaves.filter { tokens[$0].kind != .end }.map(quoted)
          lines.append(([indent + "\(kind(node))"] + words).joined(separator: " "))
        } else {
          lines.append(indent + "\(kind(node))")
          stack += children.reversed().map { ($0, depth + 1) }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ token: Int) -> String {
    let text = text(of: token)
    return tokens[token].kind == .text ? text : "'\(text)'"
  }
}
