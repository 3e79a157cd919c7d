// Expressions.swift: expressions as Semantics reads them, each with the range it stands in.

package import Text

/// An expression. Chains of `dan`, `atau` are flat; sums and products lean left.
package indirect enum ExpressionSyntax: Hashable, Sendable {
  /// A hole the parser has already reported; takes part in no further message.
  case missing(SourceRange)
  case quantity(QuantitySyntax)
  /// `2 tahun 6 bulan`: two or more quantities side by side.
  case compound([QuantitySyntax], SourceRange)
  case date(DateSyntax)
  /// `1 Januari tahun berjalan` (or `tahun lalu`): a day and month of the evaluation year plus `yearOffset`.
  case dayOfYear(day: Int, month: Int, yearOffset: Int, SourceRange)
  case text(TextSyntax)
  case truth(Bool, SourceRange)
  /// `kosong` as a value (uji and data only).
  case empty(SourceRange)
  case path(PathSyntax)
  case call(PathSyntax, [ExpressionSyntax], SourceRange)
  /// `NAME(k).FIELD` reads a rujukan; also an output of a table with inputs.
  case member(ExpressionSyntax, NameSyntax, SourceRange)
  /// `IF(A; B; C)`: a call as written that is probably meant for a function of spreadsheets.
  case spreadsheet(ExpressionSyntax, SpreadsheetAdvice, SourceRange)
  case evaluationDate(SourceRange)
  /// `tahun(D)`, `bulan(D)`, `hari(D)`.
  case datePart(DatePartSyntax, ExpressionSyntax, SourceRange)
  /// `capaian NAME`.
  case score(PathSyntax, SourceRange)
  case parenthesised(ExpressionSyntax, SourceRange)
  case negative(ExpressionSyntax, SourceRange)
  case arithmetic(
    ArithmeticSyntax, ExpressionSyntax, ExpressionSyntax, operatorRange: SourceRange, SourceRange)
  /// `E dibulatkan N desimal [ke atas|ke bawah|ke genap]`.
  case rounded(ExpressionSyntax, digits: Int, RoundingSyntax, SourceRange)
  /// `E dibulatkan ke kelipatan E [...]`.
  case roundedToMultiple(ExpressionSyntax, of: ExpressionSyntax, RoundingSyntax, SourceRange)
  /// `E paling tinggi E`.
  case atMost(ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `E paling rendah E`.
  case atLeast(ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `E dalam persen`.
  case inPercent(ExpressionSyntax, SourceRange)
  /// `tertinggi(E, ...)`, `terendah(E, ...)`.
  case extreme(isHighest: Bool, [ExpressionSyntax], SourceRange)
  /// `X bila kosong Y`.
  case ifMissing(ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `PARAMETER pada D`.
  case atDate(ExpressionSyntax, ExpressionSyntax, SourceRange)
  /// `tahun penuh|bulan penuh|hari sejak D [pada D2]`.
  case elapsed(SpanSyntax, since: ExpressionSyntax, at: ExpressionSyntax?, SourceRange)
  /// `tahun penuh|bulan penuh|hari|hari kerja [menurut K] dari A sampai dengan B`.
  case span(
    SpanSyntax, calendar: NameSyntax?, from: ExpressionSyntax, to: ExpressionSyntax, SourceRange)
  /// `lama sejak D [pada D2]`: only before `>=` or `<`.
  case duration(since: ExpressionSyntax, at: ExpressionSyntax?, SourceRange)
  case comparison(
    ComparisonSyntax, ExpressionSyntax, ExpressionSyntax, operatorRange: SourceRange, SourceRange)
  /// `E [tidak] termasuk (V, V)`.
  case oneOf(ExpressionSyntax, [ExpressionSyntax], isNegated: Bool, SourceRange)
  /// `X kosong` (isPresent false), `X terisi` (true).
  case presence(ExpressionSyntax, isPresent: Bool, SourceRange)
  case not(ExpressionSyntax, SourceRange)
  case and([ExpressionSyntax], SourceRange)
  case or([ExpressionSyntax], SourceRange)
  case conditional(ExpressionSyntax, then: ExpressionSyntax, else: ExpressionSyntax, SourceRange)
  /// `ada L`, `tidak ada L`, `semua L memenuhi C`.
  case quantifier(QuantifierSyntax, ListSyntax, HoldsSyntax?, SourceRange)
  /// `ada N tahun|bulan|hari|hari kerja|kali berturut-turut dalam L`.
  case streak(QuantitySyntax, ListSyntax, SourceRange)
  /// `jumlah|rata-rata|tertinggi|terendah|terakhir E dari L`.
  case aggregate(AggregateSyntax, ExpressionSyntax, ListSyntax, SourceRange)
  /// `banyaknya L`.
  case count(ListSyntax, SourceRange)
}

/// What to do in place of a function that only spreadsheets have.
package enum SpreadsheetAdvice: Hashable, Sendable {
  /// `isWhole`: says the same; else with gaps to be filled in.
  case write(String, isWhole: Bool)
  /// Rows of a `tabel`.
  case table
  /// Items of a list.
  case list
  /// Signs, `jika` and `tabel`.
  case calculation
}

package enum DatePartSyntax: Hashable, Sendable { case year, month, day }
package enum ArithmeticSyntax: Hashable, Sendable { case add, subtract, multiply, divide }
package enum SpanSyntax: Hashable, Sendable { case wholeYears, wholeMonths, days, workingDays }
package enum QuantifierSyntax: Hashable, Sendable { case any, none, all }
package enum AggregateSyntax: Hashable, Sendable { case sum, mean, highest, lowest, latest }
package enum RoundingSyntax: Hashable, Sendable { case standard, up, down, even }

/// `=` and `adalah` read the same, `!=` is written `bukan`.
package enum ComparisonSyntax: Hashable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// What follows `yang` or `memenuhi`.
package indirect enum HoldsSyntax: Hashable, Sendable {
  /// A yes/no name, or a whole condition in parentheses.
  case condition(ExpressionSyntax)
  /// `semua L >= E`, `(>= E)`: the item itself is compared.
  case item(ComparisonSyntax, ExpressionSyntax, SourceRange)

  package var range: SourceRange {
    switch self {
    case .condition(let e): e.range
    case .item(_, _, let r): r
    }
  }
}

/// A list with its window and filter:
/// `PATH [window] [menurut F [sampai dengan F]] [yang C] [abaikan yang kosong]`.
package struct ListSyntax: Hashable, Sendable {
  package var path: PathSyntax
  package var window: WindowSyntax?
  /// The field that dates an item; nil: the item's only date, else `tanggal`.
  package var by: NameSyntax?
  /// The field that ends an item, for items that last.
  package var byEnd: NameSyntax?
  package var filter: HoldsSyntax?
  package var ignoresMissing: Bool
  package var range: SourceRange

  package init(
    path: PathSyntax, window: WindowSyntax? = nil, by: NameSyntax? = nil, byEnd: NameSyntax? = nil,
    filter: HoldsSyntax? = nil, ignoresMissing: Bool = false, _ range: SourceRange
  ) {
    self.path = path
    self.window = window
    self.by = by
    self.byEnd = byEnd
    self.filter = filter
    self.ignoresMissing = ignoresMissing
    self.range = range
  }
}

/// Which items of a list count.
package enum WindowSyntax: Hashable, Sendable {
  /// `N tahun terakhir`: the last N completed years.
  case lastYears(Int, SourceRange)
  /// `dalam N bulan terakhir`.
  case lastMonths(Int, SourceRange)
  /// `dalam N hari terakhir`.
  case lastDays(Int, SourceRange)
  /// `dalam tahun berjalan` (0), `dalam tahun lalu` (-1).
  case year(offset: Int, SourceRange)
  /// `dalam bulan berjalan` (0), `dalam bulan lalu` (-1).
  case month(offset: Int, SourceRange)
}

extension ExpressionSyntax {
  package var range: SourceRange {
    switch self {
    case .missing(let r), .compound(_, let r), .dayOfYear(_, _, _, let r), .truth(_, let r),
      .empty(let r), .call(_, _, let r), .member(_, _, let r), .spreadsheet(_, _, let r),
      .evaluationDate(let r),
      .datePart(_, _, let r), .score(_, let r), .parenthesised(_, let r), .negative(_, let r),
      .arithmetic(_, _, _, _, let r), .rounded(_, _, _, let r), .roundedToMultiple(_, _, _, let r),
      .atMost(_, _, let r), .atLeast(_, _, let r), .inPercent(_, let r), .extreme(_, _, let r),
      .ifMissing(_, _, let r), .atDate(_, _, let r), .elapsed(_, _, _, let r),
      .span(_, _, _, _, let r), .duration(_, _, let r), .comparison(_, _, _, _, let r),
      .oneOf(_, _, _, let r), .presence(_, _, let r), .not(_, let r), .and(_, let r),
      .or(_, let r), .conditional(_, _, _, let r), .quantifier(_, _, _, let r),
      .streak(_, _, let r), .aggregate(_, _, _, let r), .count(_, let r):
      r
    case .quantity(let q): q.range
    case .date(let d): d.range
    case .text(let t): t.range
    case .path(let p): p.range
    }
  }
}
