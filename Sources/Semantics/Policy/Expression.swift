// Expression.swift: checked expressions: names are numbers, types and units are settled.
// Flat: a rule set holds its expressions in one array and refers to them by ExpressionID.

package import Text
package import Values

package struct ExpressionID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// The type of an expression.
package enum ExpressionType: Hashable, Sendable {
  case scalar(ScalarType)
  /// `kosong` written out; fits every type.
  case missing
  /// A mistake already reported; fits every type and takes part in no further message.
  case invalid
}

package enum ArithmeticOperator: Hashable, Sendable { case add, subtract, multiply, divide }

package enum ComparisonOperator: Hashable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

package enum DatePart: Hashable, Sendable { case year, month, day }

package enum SpanUnit: Hashable, Sendable {
  case wholeYears
  case wholeMonths
  case days
  /// By a calendar; nil: the only calendar declared.
  case workingDays(CalendarID)
}

package enum DateStep: Hashable, Sendable {
  /// The amount is in months.
  case months
  case days
  case workingDays(CalendarID)
}

package enum Quantifier: Hashable, Sendable { case any, none, all }
package enum AggregateKind: Hashable, Sendable { case sum, mean, highest, lowest, latest }

package enum StreakUnit: Hashable, Sendable {
  case years, months, days
  case workingDays(CalendarID)
  /// Items one after the other.
  case times
}

/// Which items of a list count.
package enum Window: Hashable, Sendable {
  /// The last N years whose 31 December lies before the evaluation date; an absent year is missing.
  case lastYears(Int)
  case lastMonths(Int)
  case lastDays(Int)
  /// 0: from 1 January to the evaluation date; -1: the year before, whole.
  case year(offset: Int)
  case month(offset: Int)
}

/// A list as a rule reads it: which table, which items, under which condition.
package struct ListReference: Hashable, Sendable {
  package var table: TableID
  package var window: Window?
  /// The column of the table that dates an item, or column `tahun` of a yearly table.
  package var date: Int?
  /// The column that ends an item that lasts (`menurut F sampai dengan F`).
  package var end: Int?
  /// A condition in the item's scope.
  package var filter: ExpressionID?
  package var ignoresMissing: Bool

  package init(
    table: TableID, window: Window? = nil, date: Int? = nil, end: Int? = nil,
    filter: ExpressionID? = nil, ignoresMissing: Bool = false
  ) {
    self.table = table
    self.window = window
    self.date = date
    self.end = end
    self.filter = filter
    self.ignoresMissing = ignoresMissing
  }
}

/// Indices into the arrays of the `RuleSet` the expression belongs to.
package struct ParameterID: Hashable, Sendable {
  package var index: Int; package init(_ i: Int) { index = i }
}
package struct FormulaID: Hashable, Sendable {
  package var index: Int; package init(_ i: Int) { index = i }
}
package struct DecisionTableID: Hashable, Sendable {
  package var index: Int; package init(_ i: Int) { index = i }
}
package struct GroupID: Hashable, Sendable {
  package var index: Int; package init(_ i: Int) { index = i }
}
package struct IndicatorID: Hashable, Sendable {
  package var index: Int; package init(_ i: Int) { index = i }
}

package indirect enum ExpressionKind: Hashable, Sendable {
  case literal(Value)
  /// A column of the innermost scope of its table: an item of a list, or the person.
  case field(ColumnID)
  /// An input of the formula or table the expression stands in.
  case input(Int)
  /// The version in force on the evaluation date.
  case parameter(ParameterID)
  case parameterAt(ParameterID, ExpressionID)
  /// Without inputs: no arguments.
  case formula(FormulaID, [ExpressionID])
  case table(DecisionTableID, output: Int, [ExpressionID])
  case indicator(IndicatorID)
  case indicatorSource(IndicatorID, source: Int)
  case indicatorScore(IndicatorID)
  case group(GroupID)
  /// `NAME(k).FIELD`
  case reference(ReferenceID, column: Int, key: ExpressionID)
  /// `kompetensi.literasi_digital`: one member of a map.
  case mapValue(TableID, column: Int, member: Int)
  /// `riwayat_predikat.2024`
  case yearValue(TableID, column: Int, year: Int)
  case evaluationDate
  /// A day and month of the evaluation year plus an offset.
  case dayOfYear(day: Int, month: Int, yearOffset: Int)
  case datePart(DatePart, ExpressionID)
  case negative(ExpressionID)
  /// Of numbers whose units are settled. `percent`: which operands are persen and stand for hundredths
  /// (`persen * U = U`: the product is divided by 100; `U / persen`: multiplied by 100).
  case arithmetic(ArithmeticOperator, ExpressionID, ExpressionID, scale: ArithmeticScale)
  /// Into another unit of the same base: times `numerator`, over `denominator`.
  case converted(ExpressionID, numerator: Decimal, denominator: Decimal)
  case dateStep(ExpressionID, by: ExpressionID, DateStep, isBackwards: Bool)
  case rounded(ExpressionID, digits: Int, RoundingMode)
  case roundedToMultiple(ExpressionID, of: ExpressionID, RoundingMode)
  /// The smaller (`paling tinggi`, `terendah`) or larger of several.
  case extreme(isHighest: Bool, [ExpressionID])
  /// A plain number as persen: times 100.
  case inPercent(ExpressionID)
  case ifMissing(ExpressionID, ExpressionID)
  /// Whole units elapsed: the largest N with `since + N <= at`.
  case elapsed(SpanUnit, since: ExpressionID, at: ExpressionID)
  /// Both days counted.
  case span(SpanUnit, from: ExpressionID, to: ExpressionID)
  /// `lama sejak D pada D2 >= duration` (or `<`): `since + duration <= at`.
  case hasLasted(
    since: ExpressionID, at: ExpressionID, duration: ExpressionID, DateStep, isNegated: Bool)
  /// Numbers are looked at with `precision` digits; scales compare by rank for order and by member for equality.
  case comparison(ComparisonOperator, ExpressionID, ExpressionID, precision: Int)
  case oneOf(ExpressionID, [ExpressionID], isNegated: Bool, precision: Int)
  /// `X kosong`, `X terisi`.
  case isPresent(ExpressionID, isNegated: Bool)
  /// `hukuman_disiplin kosong`: the list itself is not given (an empty list is given).
  case isListPresent(TableID, isNegated: Bool)
  case not(ExpressionID)
  case and([ExpressionID])
  case or([ExpressionID])
  case conditional(ExpressionID, then: ExpressionID, else: ExpressionID)
  /// The condition is in the item's scope; nil for `ada L`.
  case quantified(Quantifier, ListReference, ExpressionID?)
  /// At least `count` units without a break.
  case streak(Int, StreakUnit, ListReference)
  /// The body is in the item's scope.
  case aggregate(AggregateKind, ListReference, ExpressionID)
  case count(ListReference)
}

/// What percent signs do to a product or quotient.
package enum ArithmeticScale: Hashable, Sendable {
  case plain
  /// The result of `persen * U` is divided by 100.
  case overHundred
  /// The result of `U / persen` is multiplied by 100.
  case timesHundred
}

/// One checked expression.
package struct Expression: Hashable, Sendable {
  package var kind: ExpressionKind
  package var type: ExpressionType
  package var range: SourceRange

  package init(_ kind: ExpressionKind, _ type: ExpressionType, _ range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }
}
