// Scores.swift: groups of weighted indicators, as a rule set holds them.

package import Text
package import Values

/// A weighted group of indicators; its value is persen.
package struct Group: Sendable {
  package enum MissingHandling: Sendable {
    /// The group is undetermined.
    case undetermined
    /// The weights of what is known are scaled up to the whole.
    case redistribute
    /// A missing score counts as this many persen.
    case value(Decimal)
  }
  package var origin: Origin
  package var indicators: [IndicatorID]
  package var rounding: (digits: Int, mode: RoundingMode)?
  package var missing: MissingHandling

  package init(
    origin: Origin, indicators: [IndicatorID], rounding: (digits: Int, mode: RoundingMode)?,
    missing: MissingHandling
  ) {
    self.origin = origin
    self.indicators = indicators
    self.rounding = rounding
    self.missing = missing
  }
}

package struct Indicator: Sendable {
  package struct Source: Sendable {
    /// Code of `pilihan Sumber`.
    package var member: Int
    /// In persen; all of an indicator's add up to 100.
    package var share: Decimal
    package var minimumRespondents: Int?
    package var maximumAge: (amount: Int, unit: DateStep)?
    package var range: SourceRange
    package init(
      member: Int, share: Decimal, minimumRespondents: Int?,
      maximumAge: (amount: Int, unit: DateStep)?, range: SourceRange
    ) {
      self.member = member
      self.share = share
      self.minimumRespondents = minimumRespondents
      self.maximumAge = maximumAge
      self.range = range
    }
  }
  package enum Direction: Hashable, Sendable { case atLeast, atMost }
  package enum Period: Hashable, Sendable { case year, quarter, month }
  package struct Target: Sendable {
    package var direction: Direction
    package var value: ExpressionID
    package var period: Period?
    package var isProRated: Bool
    package var range: SourceRange
    package init(
      direction: Direction, value: ExpressionID, period: Period?, isProRated: Bool,
      range: SourceRange
    ) {
      self.direction = direction
      self.value = value
      self.period = period
      self.isProRated = isProRated
      self.range = range
    }
  }
  package var origin: Origin
  package var group: GroupID?
  /// The code in `RecordSchema.indicatorNames`.
  package var code: Int
  /// Whom it measures; nil: everybody.
  package var appliesIf: ExpressionID?
  /// In persen; nil in a group of equal weights.
  package var weight: Decimal?
  package var weightRange: SourceRange?
  package var unit: UnitID
  package var target: Target?
  /// Empty: any source, one value.
  package var sources: [Source]
  package var combination: AggregateKind
  package var lower: ExpressionID
  package var upper: ExpressionID
  /// `capaian = E`; nil: by target and direction.
  package var score: ExpressionID?
  package var rounding: (digits: Int, mode: RoundingMode)?

  package init(
    origin: Origin, group: GroupID?, code: Int, appliesIf: ExpressionID?, weight: Decimal?,
    weightRange: SourceRange?, unit: UnitID, target: Target?, sources: [Source],
    combination: AggregateKind, lower: ExpressionID, upper: ExpressionID, score: ExpressionID?,
    rounding: (digits: Int, mode: RoundingMode)?
  ) {
    self.origin = origin
    self.group = group
    self.code = code
    self.appliesIf = appliesIf
    self.weight = weight
    self.weightRange = weightRange
    self.unit = unit
    self.target = target
    self.sources = sources
    self.combination = combination
    self.lower = lower
    self.upper = upper
    self.score = score
    self.rounding = rounding
  }
}
