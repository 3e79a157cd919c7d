// ExpressionList.swift: the expressions of a rule set: those of the set it was built from, which all sets
// built from it share, and its own behind them.

package struct ExpressionList: RandomAccessCollection, MutableCollection,
  ExpressibleByArrayLiteral, Sendable
{
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

  package mutating func append(_ expression: Expression) { own.append(expression) }

  /// Takes away what was added since there were so many.
  package mutating func removeSubrange(_ range: PartialRangeFrom<Int>) {
    let count = Swift.max(0, Swift.min(range.lowerBound, endIndex))
    if count < shared.count {
      shared.removeSubrange(count...)
      own = []
    } else {
      own.removeSubrange((count - shared.count)...)
    }
  }

  /// All of them, for sets that are built from this one.
  package var joined: [Expression] { shared.isEmpty ? own : shared + own }
}
