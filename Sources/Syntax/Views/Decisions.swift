// Decisions.swift: promosi, pelatihan, penempatan and tanda as Semantics reads them.

package import Text

package struct ConditionSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var condition: ExpressionSyntax
  package var basis: [TextSyntax]
  package var exceptions: [ExceptionSyntax]
  package var range: SourceRange

  package init(
    name: NameSyntax, label: TextSyntax?, condition: ExpressionSyntax, basis: [TextSyntax],
    exceptions: [ExceptionSyntax], _ range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.condition = condition
    self.basis = basis
    self.exceptions = exceptions
    self.range = range
  }
}

package struct PromotionSyntax: Sendable {
  package enum Candidates: Sendable {
    case all(SourceRange)
    case condition(ExpressionSyntax)
  }
  package var name: NameSyntax
  package var label: TextSyntax?
  package var candidates: Candidates?
  /// `syarat`, in the order written; the order has no meaning.
  package var conditions: [ConditionSyntax]

  package init(
    name: NameSyntax, label: TextSyntax?, candidates: Candidates?, conditions: [ConditionSyntax]
  ) {
    self.name = name
    self.label = label
    self.candidates = candidates
    self.conditions = conditions
  }
}

package struct TrainingSyntax: Sendable {
  package enum Priority: Hashable, Sendable { case high, medium, low }
  package struct PriorityClause: Sendable {
    package var priority: Priority
    /// Nil: always.
    package var condition: ExpressionSyntax?
    package var range: SourceRange
    package init(_ priority: Priority, condition: ExpressionSyntax?, _ range: SourceRange) {
      self.priority = priority
      self.condition = condition
      self.range = range
    }
  }
  /// `tidak diulang dalam N bulan menurut LIST.FIELD`
  package struct NoRepeat: Sendable {
    package var within: QuantitySyntax
    package var path: PathSyntax?
    package var range: SourceRange
    package init(within: QuantitySyntax, path: PathSyntax?, _ range: SourceRange) {
      self.within = within
      self.path = path
      self.range = range
    }
  }
  package var name: NameSyntax
  package var label: TextSyntax?
  package var trigger: ExpressionSyntax?
  package var exceptions: [ExceptionSyntax]
  package var priorities: [PriorityClause]
  package var noRepeat: NoRepeat?

  package init(
    name: NameSyntax, label: TextSyntax?, trigger: ExpressionSyntax?,
    exceptions: [ExceptionSyntax], priorities: [PriorityClause], noRepeat: NoRepeat?
  ) {
    self.name = name
    self.label = label
    self.trigger = trigger
    self.exceptions = exceptions
    self.priorities = priorities
    self.noRepeat = noRepeat
  }
}

package struct PlacementSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  /// `untuk K`; nil: everybody.
  package var target: ExpressionSyntax?
  /// `sesuai jika K`
  package var suitable: ExpressionSyntax?
  package var exceptions: [ExceptionSyntax]

  package init(
    name: NameSyntax, label: TextSyntax?, target: ExpressionSyntax?, suitable: ExpressionSyntax?,
    exceptions: [ExceptionSyntax]
  ) {
    self.name = name
    self.label = label
    self.target = target
    self.suitable = suitable
    self.exceptions = exceptions
  }
}

package struct FlagSyntax: Sendable {
  /// A piece of `pesan "... {E} ..."`.
  package enum MessagePart: Sendable {
    case text(String)
    case value(ExpressionSyntax)
  }
  package var name: NameSyntax
  package var label: TextSyntax?
  /// `untuk pemeriksaan`: may read forbidden fields; nothing may read it.
  package var isForInspection: SourceRange?
  /// `muncul jika K`
  package var condition: ExpressionSyntax?
  package var exceptions: [ExceptionSyntax]
  package var message: [MessagePart]
  package var messageRange: SourceRange?

  package init(
    name: NameSyntax, label: TextSyntax?, isForInspection: SourceRange?,
    condition: ExpressionSyntax?, exceptions: [ExceptionSyntax], message: [MessagePart],
    messageRange: SourceRange?
  ) {
    self.name = name
    self.label = label
    self.isForInspection = isForInspection
    self.condition = condition
    self.exceptions = exceptions
    self.message = message
    self.messageRange = messageRange
  }
}
