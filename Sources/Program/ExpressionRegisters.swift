// ExpressionRegisters.swift: the register each expression was compiled to.

package import Semantics

/// By expression. Where all rules of a set are compiled nearly every expression has a register; of what a few
/// tests ask hardly any has, and a place for each would cost more than running the tests.
package struct ExpressionRegisters: Sendable {
  /// By `ExpressionID.index`; -1: none.
  private var dense: [Int32]
  private var sparse: [Int: Int32] = [:]

  /// - Parameter expected: how many expressions there are, if nearly all will have a register.
  package init(expected: Int? = nil) { dense = Array(repeating: -1, count: expected ?? 0) }

  /// Nil where the expression is only read inside a formula or table with inputs, or by no rule of the
  /// program.
  package subscript(id: ExpressionID) -> Register? {
    get {
      let index = dense.indices.contains(id.index) ? dense[id.index] : sparse[id.index] ?? -1
      return index < 0 ? nil : Register(Int(index))
    }
    set {
      if dense.indices.contains(id.index) {
        dense[id.index] = newValue?.index ?? -1
      } else {
        sparse[id.index] = newValue?.index
      }
    }
  }
}
