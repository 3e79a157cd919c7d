// ExpressionList.swift: the expressions of a rule set: those of the set it was built from, which all sets
// built from it share, and its own behind them.

package struct ExpressionList: RandomAccessCollection, MutableCollection,
  ExpressibleByArrayLiteral, Sendable
{
  /// Where its own are.
  package var ownIndices: Range<Int> { shared.count..<endIndex }

  /// Those of the base.
  package private(set) var shared: [Expression]
  package private(set) var own: [Expression] = []

  package init(shared: [Expression] = []) { self.shared = shared }

  package init(arrayLiteral elements: Expression...) { self.init(shared: elements) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { shared.count + own.count }

  package subscript(position: Int) -> Expression {
    get { position < shared.count ? shared[position] : own[position - shared.count] }
    set {
      if position < shared.count {
        shared[position] = newValue
      } else {
        own[position - shared.count] = newValue
      }
    }
  }

  /// One part of an expression alone: a copy of the whole costs ten times as much.
  package func type(at position: Int) -> ExpressionType {
    position < shared.count ? shared[position].type : own[position - shared.count].type
  }

  package func kind(at position: Int) -> ExpressionKind {
    position < shared.count ? shared[position].kind : own[position - shared.count].kind
  }

  package mutating func append(_ expression: Expression) { own.append(expression) }

  /// Forgets those behind the first `count`.
  package mutating func truncate(to count: Int) {
    own.removeLast(Swift.min(own.count, Swift.max(0, self.count - count)))
    if self.count > count { shared.removeLast(self.count - Swift.max(0, count)) }
  }

  /// All of them, for sets that are built from this one.
  package var joined: [Expression] { shared.isEmpty ? own : shared + own }
}
