// SyntaxTree.swift: the lossless tree in flat arrays. Printing its tokens in order gives the file back,
// byte for byte; nodes are integers, so walking it allocates nothing.

package import Text

/// A child of a node: another node, or a token.
package enum SyntaxElement: Hashable, Sendable {
  case node(NodeID)
  case token(Int)
}

/// A node of one tree.
package struct NodeID: Hashable, Sendable {
  package let index: Int32
}

/// The tree of one rule file.
package struct SyntaxTree: Sendable {
  struct Node: Sendable {
    var kind: NodeKind
    var firstChild: Int32
    var childCount: Int32
    /// The tokens the node covers; empty for a missing part.
    var firstToken: Int32
    var tokenEnd: Int32
  }

  package let file: SourceFile
  package let tokens: [Token]
  let nodes: [Node]
  /// Children of all nodes; a token is stored as its complement.
  let children: [Int32]
  package let root: NodeID

  package func kind(_ node: NodeID) -> NodeKind { nodes[Int(node.index)].kind }

  package func childCount(_ node: NodeID) -> Int { Int(nodes[Int(node.index)].childCount) }

  package func child(_ node: NodeID, _ position: Int) -> SyntaxElement {
    let raw = children[Int(nodes[Int(node.index)].firstChild) + position]
    return raw < 0 ? .token(Int(~raw)) : .node(NodeID(index: raw))
  }

  package func childList(_ node: NodeID) -> [SyntaxElement] {
    (0..<childCount(node)).map { child(node, $0) }
  }

  /// The tokens a node covers.
  package func tokenRange(_ node: NodeID) -> Range<Int> {
    let node = nodes[Int(node.index)]
    return Int(node.firstToken)..<Int(max(node.firstToken, node.tokenEnd))
  }

  /// From a node's first token to its last, without the space before; empty for a missing part.
  package func range(_ node: NodeID) -> SourceRange {
    let covered = tokenRange(node)
    guard let first = covered.first, let last = covered.last else {
      let place = Int(nodes[Int(node.index)].firstToken)
      let end = place > 0 ? Int(tokens[place - 1].end) : 0
      return SourceRange(file: file.id, start: end, end: end)
    }
    return SourceRange(
      file: file.id, start: Int(tokens[first].start), end: Int(tokens[last].end))
  }

  package func text(of token: Int) -> String { file.text(tokens[token].range(in: file.id)) }

  /// The bytes of all tokens with their leading space, found by walking the tree: the file itself.
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count)
    var stack: [(node: NodeID, next: Int)] = [(root, 0)]
    while let (node, next) = stack.last {
      guard next < childCount(node) else {
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next = next + 1
      switch child(node, next) {
      case .node(let inner): stack.append((inner, 0))
      case .token(let token):
        let token = tokens[token]
        result += file.bytes[Int(token.leading)..<Int(token.end)]
      }
    }
    return result
  }
}
