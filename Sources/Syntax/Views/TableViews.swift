// TableViews.swift: tabel as Semantics reads it: its columns, rows and cells.

package import Text

package struct TableSyntax: Sendable {
  package enum HitPolicy: Hashable, Sendable { case exactlyOne, first, sum, highest, lowest }
  package enum Body: Sendable {
    /// `| E | E || out | out |` and its rows.
    case columns(inputs: [ExpressionSyntax], outputs: [OutputSyntax], rows: [RowSyntax])
    /// `| rowE \ colE | v1 | v2 |` and one row per value.
    case crosstab(
      row: ExpressionSyntax, column: ExpressionSyntax, columnCells: [CellSyntax], rows: [RowSyntax])
    case leftToAgency(SourceRange)
    case missing
  }
  package var name: NameSyntax
  package var inputs: [InputSyntax]
  package var label: TextSyntax?
  package var hitPolicy: HitPolicy
  package var hitPolicyRange: SourceRange?
  package var body: Body

  package init(
    name: NameSyntax, inputs: [InputSyntax], label: TextSyntax?, hitPolicy: HitPolicy,
    hitPolicyRange: SourceRange?, body: Body
  ) {
    self.name = name
    self.inputs = inputs
    self.label = label
    self.hitPolicy = hitPolicy
    self.hitPolicyRange = hitPolicyRange
    self.body = body
  }
}

/// An output column: `NAME [TYPE]`.
package struct OutputSyntax: Sendable {
  package var name: NameSyntax
  package var type: TypeSyntax?

  package init(name: NameSyntax, type: TypeSyntax?) {
    self.name = name
    self.type = type
  }
}

/// A row; in a crosstab `cells` is the row's value alone and `outputs` has one cell per column.
package struct RowSyntax: Sendable {
  package var cells: [CellSyntax]
  package var outputs: [OutputCellSyntax]
  package var range: SourceRange

  package init(cells: [CellSyntax], outputs: [OutputCellSyntax], _ range: SourceRange) {
    self.cells = cells
    self.outputs = outputs
    self.range = range
  }
}

/// An input cell.
package enum CellSyntax: Sendable {
  /// `-`: anything, missing too.
  case anything(SourceRange)
  /// `lainnya`: what no other row of the table names in this column.
  case otherwise(SourceRange)
  /// `kosong`: the value is missing.
  case missing(SourceRange)
  /// One of the pieces holds.
  case pieces([PieceSyntax], SourceRange)
  /// Reported by the parser.
  case invalid(SourceRange)

  package var range: SourceRange {
    switch self {
    case .anything(let r), .otherwise(let r), .missing(let r), .pieces(_, let r), .invalid(let r): r
    }
  }
}

/// `V` | `bukan V` | `< V` | `a .. b` with open or closed ends.
package struct PieceSyntax: Sendable {
  package enum Test: Sendable {
    case equal(ExpressionSyntax)
    case notEqual(ExpressionSyntax)
    /// From `lower` to `upper`; nil is without end on that side.
    case range(
      lower: ExpressionSyntax?, lowerIsOpen: Bool, upper: ExpressionSyntax?, upperIsOpen: Bool)
  }
  package var test: Test
  package var range: SourceRange

  package init(_ test: Test, _ range: SourceRange) {
    self.test = test
    self.range = range
  }
}

package enum OutputCellSyntax: Sendable {
  case expression(ExpressionSyntax)
  /// `kosong "alasan"`: a hole left on purpose.
  case empty(reason: TextSyntax?, SourceRange)
  case invalid(SourceRange)

  package var range: SourceRange {
    switch self {
    case .expression(let e): e.range
    case .empty(_, let r), .invalid(let r): r
    }
  }
}
