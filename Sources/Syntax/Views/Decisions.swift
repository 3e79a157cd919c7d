// Decisions.swift: scores, decisions, amendments and tests as Semantics reads them.

package import Text

// MARK: - Scores

/// `sumber S [P%] [, minimal N responden] [, paling lama N bulan|hari]`
package struct SourceClauseSyntax: Sendable {
  package var name: NameSyntax
  package var share: QuantitySyntax?
  package var minimumRespondents: QuantitySyntax?
  package var maximumAge: QuantitySyntax?
  package var range: SourceRange

  package init(
    name: NameSyntax, share: QuantitySyntax?, minimumRespondents: QuantitySyntax?,
    maximumAge: QuantitySyntax?, _ range: SourceRange
  ) {
    self.name = name
    self.share = share
    self.minimumRespondents = minimumRespondents
    self.maximumAge = maximumAge
    self.range = range
  }
}

/// `dihitung jumlah|rata-rata|terakhir|tertinggi|terendah`
package struct CombinationSyntax: Hashable, Sendable {
  package var how: AggregateSyntax
  package var range: SourceRange

  package init(_ how: AggregateSyntax, _ range: SourceRange) {
    self.how = how
    self.range = range
  }
}

/// `batas a .. b`
package struct LimitsSyntax: Sendable {
  package var lower: ExpressionSyntax
  package var upper: ExpressionSyntax
  package var range: SourceRange

  package init(lower: ExpressionSyntax, upper: ExpressionSyntax, _ range: SourceRange) {
    self.lower = lower
    self.upper = upper
    self.range = range
  }
}

/// `... dibulatkan N desimal [ke atas|...]`
package struct RoundClauseSyntax: Hashable, Sendable {
  package var digits: Int
  package var mode: RoundingSyntax
  package var range: SourceRange

  package init(digits: Int, mode: RoundingSyntax, _ range: SourceRange) {
    self.digits = digits
    self.mode = mode
    self.range = range
  }
}

package struct GroupSyntax: Sendable {
  package enum MissingHandling: Sendable {
    /// `data kosong: bobot dibagikan`
    case redistribute(SourceRange)
    /// `data kosong: nilai 0%`
    case value(ExpressionSyntax, SourceRange)
  }
  package var name: NameSyntax
  package var label: TextSyntax?
  package var isLeftToAgency: SourceRange?
  package var hasEqualWeights: SourceRange?
  package var sources: [SourceClauseSyntax]
  package var combination: CombinationSyntax?
  package var limits: LimitsSyntax?
  package var scoreRounding: RoundClauseSyntax?
  package var valueRounding: RoundClauseSyntax?
  package var missing: MissingHandling?

  package init(
    name: NameSyntax, label: TextSyntax?, isLeftToAgency: SourceRange? = nil,
    hasEqualWeights: SourceRange? = nil, sources: [SourceClauseSyntax] = [],
    combination: CombinationSyntax? = nil, limits: LimitsSyntax? = nil,
    scoreRounding: RoundClauseSyntax? = nil, valueRounding: RoundClauseSyntax? = nil,
    missing: MissingHandling? = nil
  ) {
    self.name = name
    self.label = label
    self.isLeftToAgency = isLeftToAgency
    self.hasEqualWeights = hasEqualWeights
    self.sources = sources
    self.combination = combination
    self.limits = limits
    self.scoreRounding = scoreRounding
    self.valueRounding = valueRounding
    self.missing = missing
  }
}

/// `target paling sedikit|paling banyak E [per tahun|triwulan|bulan] [disesuaikan waktu]`
package struct TargetSyntax: Sendable {
  package enum Direction: Hashable, Sendable { case atLeast, atMost }
  package enum Period: Hashable, Sendable { case year, quarter, month }
  package var direction: Direction
  package var value: ExpressionSyntax
  package var period: Period?
  package var isProRated: Bool
  package var range: SourceRange

  package init(
    direction: Direction, value: ExpressionSyntax, period: Period?, isProRated: Bool,
    _ range: SourceRange
  ) {
    self.direction = direction
    self.value = value
    self.period = period
    self.isProRated = isProRated
    self.range = range
  }
}

package struct IndicatorSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var group: NameSyntax?
  /// `untuk FIELD termasuk (A, B)` or any condition over fields.
  package var appliesIf: ExpressionSyntax?
  package var weight: QuantitySyntax?
  package var unit: UnitSyntax
  package var target: TargetSyntax?
  package var sources: [SourceClauseSyntax]
  package var combination: CombinationSyntax?
  package var limits: LimitsSyntax?
  /// `capaian = E`
  package var score: ExpressionSyntax?
  package var scoreRounding: RoundClauseSyntax?

  package init(
    name: NameSyntax, label: TextSyntax?, group: NameSyntax? = nil,
    appliesIf: ExpressionSyntax? = nil, weight: QuantitySyntax? = nil, unit: UnitSyntax = .none,
    target: TargetSyntax? = nil, sources: [SourceClauseSyntax] = [],
    combination: CombinationSyntax? = nil, limits: LimitsSyntax? = nil,
    score: ExpressionSyntax? = nil, scoreRounding: RoundClauseSyntax? = nil
  ) {
    self.name = name
    self.label = label
    self.group = group
    self.appliesIf = appliesIf
    self.weight = weight
    self.unit = unit
    self.target = target
    self.sources = sources
    self.combination = combination
    self.limits = limits
    self.score = score
    self.scoreRounding = scoreRounding
  }
}

// MARK: - Decisions

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

// MARK: - Amendments

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

// MARK: - Tests

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
