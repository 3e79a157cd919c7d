// ValueViews.swift: parameter, rumus and kecuali as Semantics reads them.

package import Text

package struct ParameterSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var type: TypeSyntax?
  /// Set when the value is left to the dinas: `diisi dinas`.
  package var isLeftToAgency: SourceRange?
  package var versions: [ParameterVersionSyntax]

  package init(
    name: NameSyntax, label: TextSyntax?, type: TypeSyntax?, isLeftToAgency: SourceRange?,
    versions: [ParameterVersionSyntax]
  ) {
    self.name = name
    self.label = label
    self.type = type
    self.isLeftToAgency = isLeftToAgency
    self.versions = versions
  }
}

/// `sejak D [sampai dengan D]: E`
package struct ParameterVersionSyntax: Sendable {
  package var validity: ValiditySyntax
  package var value: ExpressionSyntax
  package var range: SourceRange

  package init(validity: ValiditySyntax, value: ExpressionSyntax, _ range: SourceRange) {
    self.validity = validity
    self.value = value
    self.range = range
  }
}

/// `NAME [TYPE]` between the parentheses of a rumus or tabel.
package struct InputSyntax: Sendable {
  package var name: NameSyntax
  package var type: TypeSyntax?

  package init(name: NameSyntax, type: TypeSyntax?) {
    self.name = name
    self.type = type
  }
}

package struct FormulaSyntax: Sendable {
  package enum Body: Sendable {
    /// `= E`
    case expression(ExpressionSyntax)
    /// `umum E` with `kecuali`
    case general(ExpressionSyntax, [ExceptionSyntax])
    case leftToAgency(SourceRange)
    /// The writer left it out; reported.
    case missing
  }
  package var name: NameSyntax
  package var inputs: [InputSyntax]
  package var label: TextSyntax?
  package var type: TypeSyntax?
  /// `satuan U`
  package var unit: UnitSyntax
  /// `rentang a .. b`
  package var lower: ExpressionSyntax?
  package var upper: ExpressionSyntax?
  package var body: Body

  package init(
    name: NameSyntax, inputs: [InputSyntax], label: TextSyntax?, type: TypeSyntax?,
    unit: UnitSyntax, lower: ExpressionSyntax?, upper: ExpressionSyntax?, body: Body
  ) {
    self.name = name
    self.inputs = inputs
    self.label = label
    self.type = type
    self.unit = unit
    self.lower = lower
    self.upper = upper
    self.body = body
  }
}

/// `kecuali A "label" [terhadap B] [dasar "..."] jika K [maka E]`
package struct ExceptionSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var against: NameSyntax?
  package var basis: [TextSyntax]
  package var condition: ExpressionSyntax
  /// Only in a rumus.
  package var value: ExpressionSyntax?
  package var range: SourceRange

  package init(
    name: NameSyntax, label: TextSyntax?, against: NameSyntax?, basis: [TextSyntax],
    condition: ExpressionSyntax, value: ExpressionSyntax?, _ range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.against = against
    self.basis = basis
    self.condition = condition
    self.value = value
    self.range = range
  }
}
