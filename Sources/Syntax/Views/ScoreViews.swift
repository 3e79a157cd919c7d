// ScoreViews.swift: kelompok and indikator as Semantics reads them.

package import Text

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
