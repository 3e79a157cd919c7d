// AmendmentViews.swift: `ubah` as Semantics reads it: what a dinas changes in an inherited decision.

package import Text

/// `ubah KIND NAME` and its lines.
package struct AmendmentSyntax: Sendable {
  package enum Change: Sendable {
    case addCondition(ConditionSyntax)
    case replaceCondition(ConditionSyntax)
    case removeCondition(NameSyntax)
    /// `in` names the syarat whose exception it is; nil: the declaration's own, or the only syarat
    /// that has an exception of that name.
    case addException(ExceptionSyntax, in: NameSyntax?)
    case replaceException(ExceptionSyntax, in: NameSyntax?)
    case removeException(NameSyntax, in: NameSyntax?)
  }
  package var kind: DeclarationKind
  package var name: NameSyntax
  package var changes: [(change: Change, range: SourceRange)]
  /// Clauses that replace the inherited one of their kind (`bobot 30%`, `target ...`, `dipicu jika ...`):
  /// a declaration of the same kind in which only the clauses written are present.
  package var clauses: DeclarationBody?

  package init(
    kind: DeclarationKind, name: NameSyntax, changes: [(change: Change, range: SourceRange)],
    clauses: DeclarationBody?
  ) {
    self.kind = kind
    self.name = name
    self.changes = changes
    self.clauses = clauses
  }
}
