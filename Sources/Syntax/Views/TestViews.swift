// TestViews.swift: uji as Semantics reads it: the case, what it sets, what it expects.

package import Text

package struct TestSyntax: Sendable {
  package var label: TextSyntax?
  package var date: DateSyntax?
  package var agency: NameSyntax?
  package var record: RecordReferenceSyntax?
  package var assignments: [AssignmentSyntax]
  package var expectations: [ExpectationSyntax]
  /// `| PATH | andai NAME || E | promosi P |`: one row = one test.
  package var grid: TestGridSyntax?

  package init(
    label: TextSyntax?, date: DateSyntax?, agency: NameSyntax?, record: RecordReferenceSyntax?,
    assignments: [AssignmentSyntax], expectations: [ExpectationSyntax], grid: TestGridSyntax?
  ) {
    self.label = label
    self.date = date
    self.agency = agency
    self.record = record
    self.assignments = assignments
    self.expectations = expectations
    self.grid = grid
  }
}

/// `pegawai [dari "file" [nip "..."]]`
package struct RecordReferenceSyntax: Sendable {
  package var recordName: NameSyntax
  package var path: TextSyntax?
  package var key: TextSyntax?
  package var range: SourceRange

  package init(recordName: NameSyntax, path: TextSyntax?, key: TextSyntax?, _ range: SourceRange) {
    self.recordName = recordName
    self.path = path
    self.key = key
    self.range = range
  }
}

/// `dengan PATH = LITERAL` or `andai NAME = LITERAL`.
package struct AssignmentSyntax: Sendable {
  package enum Kind: Hashable, Sendable { case record, suppose }
  package var kind: Kind
  package var path: PathSyntax
  package var value: LiteralSyntax
  package var range: SourceRange

  package init(kind: Kind, path: PathSyntax, value: LiteralSyntax, _ range: SourceRange) {
    self.kind = kind
    self.path = path
    self.value = value
    self.range = range
  }
}

/// A value in a test: `S2`, `104,5%`, `[A, B]`, `{2024: baik, 2025: kosong}`.
package indirect enum LiteralSyntax: Sendable {
  /// A constant expression: number, date, text, ya/tidak, name, `kosong`, `-5`.
  case value(ExpressionSyntax)
  case list([LiteralSyntax], SourceRange)
  /// Keys are names or numbers as written.
  case map([(key: NameSyntax, value: LiteralSyntax)], SourceRange)
  case invalid(SourceRange)

  package var range: SourceRange {
    switch self {
    case .value(let e): e.range
    case .list(_, let r), .map(_, let r), .invalid(let r): r
    }
  }
}

/// One `maka` or `dan` line.
package struct ExpectationSyntax: Sendable {
  package enum Kind: Sendable {
    /// `K`: the condition holds.
    case condition(ExpressionSyntax)
    /// `promosi P layak`, `pelatihan T tidak dipicu` ...
    case outcome(DeclarationKind, NameSyntax, OutcomeSyntax)
    /// `E kosong` is a condition; these are the ones that are not.
    case value(ExpressionSyntax, ValueOutcomeSyntax)
  }
  package var kind: Kind
  /// `karena S, S`: names of conditions, or paths of what is missing.
  package var reasons: [PathSyntax]
  package var range: SourceRange

  package init(_ kind: Kind, reasons: [PathSyntax], _ range: SourceRange) {
    self.kind = kind
    self.reasons = reasons
    self.range = range
  }
}

package enum OutcomeSyntax: Hashable, Sendable {
  case eligible  // layak
  case notEligible  // tidak layak
  case notCandidate  // bukan calon
  case undetermined  // belum dapat ditentukan
  case triggered(TrainingSyntax.Priority?)  // dipicu [prioritas tinggi]
  case notTriggered
  case suitable
  case notSuitable
  case notTargeted  // bukan sasaran
  case raised  // muncul
  case notRaised
  case failed  // galat
  case conflict  // bentrok
}

package enum ValueOutcomeSyntax: Hashable, Sendable {
  case undetermined
  case failed
  case conflict
}

/// Rows of a test: inputs set before `||`, expectations after.
package struct TestGridSyntax: Sendable {
  package enum Input: Sendable {
    case record(PathSyntax)
    case suppose(PathSyntax)
    /// `tanggal penilaian`
    case date(SourceRange)
  }
  package enum Output: Sendable {
    case expression(ExpressionSyntax)
    case decision(DeclarationKind, NameSyntax)
  }
  package enum OutputCell: Sendable {
    case value(LiteralSyntax)
    case outcome(OutcomeSyntax, reasons: [PathSyntax], SourceRange)
    case invalid(SourceRange)
  }
  package struct Row: Sendable {
    package var inputs: [LiteralSyntax]
    package var outputs: [OutputCell]
    package var range: SourceRange
    package init(inputs: [LiteralSyntax], outputs: [OutputCell], _ range: SourceRange) {
      self.inputs = inputs
      self.outputs = outputs
      self.range = range
    }
  }
  package var inputs: [Input]
  package var outputs: [Output]
  package var rows: [Row]
  package var range: SourceRange

  package init(inputs: [Input], outputs: [Output], rows: [Row], _ range: SourceRange) {
    self.inputs = inputs
    self.outputs = outputs
    self.rows = rows
    self.range = range
  }
}
