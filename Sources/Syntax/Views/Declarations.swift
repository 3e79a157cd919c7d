// Declarations.swift: a rule file, its header and what every declaration carries, as Semantics reads them.

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

/// `dasar "NEW" menggantikan "OLD"`.
package struct ReplacementSyntax: Sendable {
  package var old: TextSyntax
  package var new: TextSyntax

  package init(old: TextSyntax, new: TextSyntax) {
    self.old = old
    self.new = new
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
  package var replacements: [ReplacementSyntax]
  package var range: SourceRange

  package init(
    kind: Kind, name: NameSyntax, label: TextSyntax?, parent: NameSyntax? = nil,
    validity: ValiditySyntax? = nil, monthEnd: MonthEndSyntax? = nil, basis: [TextSyntax] = [],
    replacements: [ReplacementSyntax] = [], _ range: SourceRange
  ) {
    self.kind = kind
    self.name = name
    self.label = label
    self.parent = parent
    self.validity = validity
    self.monthEnd = monthEnd
    self.basis = basis
    self.replacements = replacements
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

/// One declaration, with what any declaration may carry. A class, for it is handed on dozens of times while rules
/// are checked.
package final class DeclarationSyntax: Sendable {
  /// `ganti` replaces an inherited declaration whole, `isi` fills one left to the dinas.
  package enum Prefix: Hashable, Sendable { case replace, fill }
  /// Of the body; here because most who look for declarations look for a kind or a name, and bodies are large.
  package let kind: DeclarationKind?
  package let name: NameSyntax?
  package let prefix: Prefix?
  package let prefixRange: SourceRange?
  package let body: DeclarationBody
  /// `dasar "..."`, of the declaration itself.
  package let basis: [TextSyntax]
  package let replacements: [ReplacementSyntax]
  /// `berlaku sejak ...` of this declaration; nil: as long as its file's rules.
  package let validity: ValiditySyntax?
  /// The keyword, where a message about the declaration as a whole points.
  package let keyword: SourceRange
  package let range: SourceRange

  package init(
    prefix: Prefix? = nil, prefixRange: SourceRange? = nil, body: DeclarationBody,
    basis: [TextSyntax] = [], replacements: [ReplacementSyntax] = [],
    validity: ValiditySyntax? = nil, keyword: SourceRange, _ range: SourceRange
  ) {
    kind = body.kind
    name = body.name
    self.prefix = prefix
    self.prefixRange = prefixRange
    self.body = body
    self.basis = basis
    self.replacements = replacements
    self.validity = validity
    self.keyword = keyword
    self.range = range
  }

  /// The same declaration with another body and basis.
  package func with(_ body: DeclarationBody, basis: [TextSyntax]) -> DeclarationSyntax {
    DeclarationSyntax(
      prefix: prefix, prefixRange: prefixRange, body: body, basis: basis,
      replacements: replacements, validity: validity, keyword: keyword, range)
  }
}

package indirect enum DeclarationBody: Sendable {
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
  case amendment(AmendmentSyntax)
}

extension DeclarationBody {
  /// Nil for what takes away or changes.
  package var kind: DeclarationKind? {
    switch self {
    case .scale: .scale
    case .choice: .choice
    case .unit: .unit
    case .record: .record
    case .reference: .reference
    case .calendar: .calendar
    case .parameter: .parameter
    case .formula: .formula
    case .table: .table
    case .group: .group
    case .indicator: .indicator
    case .promotion: .promotion
    case .training: .training
    case .placement: .placement
    case .flag: .flag
    case .test: .test
    case .removal, .amendment: nil
    }
  }

  /// Nil for a test.
  package var name: NameSyntax? {
    switch self {
    case .scale(let body): body.name
    case .choice(let body): body.name
    case .unit(let body): body.name
    case .record(let body): body.name
    case .reference(let body): body.name
    case .calendar(let body): body.name
    case .parameter(let body): body.name
    case .formula(let body): body.name
    case .table(let body): body.name
    case .group(let body): body.name
    case .indicator(let body): body.name
    case .promotion(let body): body.name
    case .training(let body): body.name
    case .placement(let body): body.name
    case .flag(let body): body.name
    case .test: nil
    case .removal(_, let name): name
    case .amendment(let body): body.name
    }
  }
}
