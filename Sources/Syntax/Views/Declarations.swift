// Declarations.swift: a rule file's declarations as Semantics reads them.

package import Text

/// One rule file.
package struct RuleFileSyntax: Sendable {
  package var file: FileID
  package var header: HeaderSyntax?
  package var declarations: [DeclarationSyntax]

  package init(file: FileID, header: HeaderSyntax?, declarations: [DeclarationSyntax]) {
    self.file = file
    self.header = header
    self.declarations = declarations
  }
}

/// `aturan NAME "label"` with its clauses, or `bagian dari NAME`.
package struct HeaderSyntax: Sendable {
  package enum Kind: Hashable, Sendable { case rules, part }
  package var kind: Kind
  package var name: NameSyntax
  package var label: TextSyntax?
  package var parent: NameSyntax?
  package var validity: ValiditySyntax?
  package var monthEnd: MonthEndSyntax?
  package var basis: [TextSyntax]
  package var range: SourceRange

  package init(
    kind: Kind, name: NameSyntax, label: TextSyntax?, parent: NameSyntax? = nil,
    validity: ValiditySyntax? = nil, monthEnd: MonthEndSyntax? = nil, basis: [TextSyntax] = [],
    _ range: SourceRange
  ) {
    self.kind = kind
    self.name = name
    self.label = label
    self.parent = parent
    self.validity = validity
    self.monthEnd = monthEnd
    self.basis = basis
    self.range = range
  }
}

/// `tanggal yang tidak ada: hari terakhir bulan itu | hari pertama bulan berikutnya`.
package struct MonthEndSyntax: Hashable, Sendable {
  package enum Choice: Hashable, Sendable { case lastDayOfMonth, firstDayOfNextMonth }
  package var choice: Choice
  package var range: SourceRange

  package init(_ choice: Choice, _ range: SourceRange) {
    self.choice = choice
    self.range = range
  }
}

/// What kinds of declaration there are; the raw value is the keyword.
package enum DeclarationKind: String, Hashable, Sendable, CaseIterable {
  case scale = "skala"
  case choice = "pilihan"
  case unit = "satuan"
  case record = "data"
  case reference = "rujukan"
  case calendar = "kalender"
  case parameter
  case formula = "rumus"
  case table = "tabel"
  case group = "kelompok"
  case indicator = "indikator"
  case promotion = "promosi"
  case training = "pelatihan"
  case placement = "penempatan"
  case flag = "tanda"
  case test = "uji"
}

/// One declaration, with what any declaration may carry.
package struct DeclarationSyntax: Sendable {
  /// `ganti` replaces an inherited declaration whole, `isi` fills one left to the dinas.
  package enum Prefix: Hashable, Sendable { case replace, fill }
  package var prefix: Prefix?
  package var prefixRange: SourceRange?
  package var body: DeclarationBody
  /// `dasar "..."`, of the declaration itself.
  package var basis: [TextSyntax]
  /// `berlaku sejak ...` of this declaration; nil: as long as its file's rules.
  package var validity: ValiditySyntax?
  /// The keyword, where a message about the declaration as a whole points.
  package var keyword: SourceRange
  package var range: SourceRange

  package init(
    prefix: Prefix? = nil, prefixRange: SourceRange? = nil, body: DeclarationBody,
    basis: [TextSyntax] = [], validity: ValiditySyntax? = nil, keyword: SourceRange,
    _ range: SourceRange
  ) {
    self.prefix = prefix
    self.prefixRange = prefixRange
    self.body = body
    self.basis = basis
    self.validity = validity
    self.keyword = keyword
    self.range = range
  }
}

package enum DeclarationBody: Sendable {
  case scale(ScaleSyntax)
  case choice(ChoiceSyntax)
  case unit(UnitDeclarationSyntax)
  case record(RecordSyntax)
  case reference(ReferenceSyntax)
  case calendar(CalendarSyntax)
  case parameter(ParameterSyntax)
  case formula(FormulaSyntax)
  case table(TableSyntax)
  case group(GroupSyntax)
  case indicator(IndicatorSyntax)
  case promotion(PromotionSyntax)
  case training(TrainingSyntax)
  case placement(PlacementSyntax)
  case flag(FlagSyntax)
  case test(TestSyntax)
  /// `tanpa KIND NAME`
  case removal(DeclarationKind, NameSyntax)
  /// `ubah KIND NAME` with its lines
  indirect case amendment(AmendmentSyntax)
}

// MARK: - Vocabulary

/// A value of a scale or choice: `NAME ["label"] [(juga "x", "y")]`.
package struct MemberSyntax: Hashable, Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var aliases: [TextSyntax]

  package init(name: NameSyntax, label: TextSyntax? = nil, aliases: [TextSyntax] = []) {
    self.name = name
    self.label = label
    self.aliases = aliases
  }
}

package struct ScaleSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  /// Lowest first; members of one rank stand together.
  package var grades: [[MemberSyntax]]

  package init(name: NameSyntax, label: TextSyntax?, grades: [[MemberSyntax]]) {
    self.name = name
    self.label = label
    self.grades = grades
  }
}

package struct ChoiceSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var members: [MemberSyntax]

  package init(name: NameSyntax, label: TextSyntax?, members: [MemberSyntax]) {
    self.name = name
    self.label = label
    self.members = members
  }
}

/// `satuan NAME "label" [= N UNIT] [ketelitian N]`
package struct UnitDeclarationSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var equals: QuantitySyntax?
  package var precision: NumberSyntax?

  package init(
    name: NameSyntax, label: TextSyntax?, equals: QuantitySyntax?, precision: NumberSyntax?
  ) {
    self.name = name
    self.label = label
    self.equals = equals
    self.precision = precision
  }
}

package struct RecordSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var fields: [FieldSyntax]

  package init(name: NameSyntax, label: TextSyntax?, fields: [FieldSyntax]) {
    self.name = name
    self.label = label
    self.fields = fields
  }
}

/// `FIELD TYPE ["label"] [MARKS]`
package struct FieldSyntax: Sendable {
  package var name: NameSyntax
  package var type: TypeSyntax?
  package var label: TextSyntax?
  package var marks: [MarkSyntax]
  package var range: SourceRange

  package init(
    name: NameSyntax, type: TypeSyntax?, label: TextSyntax?, marks: [MarkSyntax],
    _ range: SourceRange
  ) {
    self.name = name
    self.type = type
    self.label = label
    self.marks = marks
    self.range = range
  }
}

package struct MarkSyntax: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case key  // kunci
    case required  // wajib
    case personal  // pribadi
    case forbidden  // terlarang
    case restricted  // terbatas
    case changeable  // dapat diubah
    /// `dibaca dari "kunci YAML"`: the key under which records carry the field.
    case readFrom(TextSyntax)
  }
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

/// `rujukan NAME "label" dari "file.csv"` and its columns (`FIELD TYPE [kunci]`).
package struct ReferenceSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  package var path: TextSyntax?
  package var fields: [FieldSyntax]

  package init(name: NameSyntax, label: TextSyntax?, path: TextSyntax?, fields: [FieldSyntax]) {
    self.name = name
    self.label = label
    self.path = path
    self.fields = fields
  }
}

package struct CalendarSyntax: Sendable {
  package var name: NameSyntax
  package var label: TextSyntax?
  /// 1 = Senin ... 7 = Minggu, as ranges first ... last; wraps when first > last.
  package var workingDays: (first: Int, last: Int)?
  package var workingDaysRange: SourceRange?
  package var holidays: [HolidaySyntax]

  package init(
    name: NameSyntax, label: TextSyntax?, workingDays: (first: Int, last: Int)?,
    workingDaysRange: SourceRange?, holidays: [HolidaySyntax]
  ) {
    self.name = name
    self.label = label
    self.workingDays = workingDays
    self.workingDaysRange = workingDaysRange
    self.holidays = holidays
  }
}

package enum HolidaySyntax: Hashable, Sendable {
  case day(DateSyntax, label: TextSyntax?)
  case file(TextSyntax)
}

// MARK: - Values

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
