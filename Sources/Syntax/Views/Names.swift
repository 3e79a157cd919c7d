// Names.swift: the small pieces every declaration is made of: names, labels, dates, amounts.
// The typed windows (this folder) are what Semantics reads; the tree itself is for tools that print.
// A part the writer left out or got wrong is nil here and has had its message from the parser.

package import Text

/// A name as written, and as compared.
package struct NameSyntax: Hashable, Sendable {
  package var text: String
  package var range: SourceRange

  package init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }

  /// Case is ignored in comparing names.
  package var key: String { text.folded }
}

/// A quoted text: its content without the quotation marks.
package struct TextSyntax: Hashable, Sendable {
  package var text: String
  package var range: SourceRange

  package init(_ text: String, _ range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// A calendar day as written; whether the day exists has been checked.
package struct DateSyntax: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var range: SourceRange

  package init(year: Int, month: Int, day: Int, _ range: SourceRange) {
    self.year = year
    self.month = month
    self.day = day
    self.range = range
  }
}

/// `berlaku sejak D [sampai dengan D]`, `sejak D [sampai dengan D]`: both days included.
package struct ValiditySyntax: Hashable, Sendable {
  package var from: DateSyntax
  package var to: DateSyntax?
  package var range: SourceRange

  package init(from: DateSyntax, to: DateSyntax?, _ range: SourceRange) {
    self.from = from
    self.to = to
    self.range = range
  }
}

/// The digits of a number as written: `1.200` is digits "1200", fraction "". Exact, of any length.
package struct NumberSyntax: Hashable, Sendable {
  /// Without points between thousands.
  package var digits: String
  /// What stands after the decimal comma; empty when there is none.
  package var fraction: String
  package var range: SourceRange

  package init(digits: String, fraction: String, _ range: SourceRange) {
    self.digits = digits
    self.fraction = fraction
    self.range = range
  }

  /// The whole number, for counts and places; nil with a fraction or beyond Int.
  package var whole: Int? { fraction.isEmpty ? Int(digits) : nil }
}

/// The unit behind a number.
package enum UnitSyntax: Hashable, Sendable {
  case none
  case percent(SourceRange)
  /// `Rp` in front of the number.
  case rupiah(SourceRange)
  /// `hari kerja`, two words.
  case workingDays(SourceRange)
  case named(NameSyntax)
}

/// A number with its unit: `1.200`, `85%`, `Rp1.500.000`, `20 JP`, `5 hari kerja`.
package struct QuantitySyntax: Hashable, Sendable {
  package var number: NumberSyntax
  package var unit: UnitSyntax
  package var range: SourceRange

  package init(number: NumberSyntax, unit: UnitSyntax, _ range: SourceRange) {
    self.number = number
    self.unit = unit
    self.range = range
  }
}

/// `A.B.C`: one or more names joined by points. A rank such as `III/d` is one name; a number part
/// (`riwayat.2024`) keeps its digits as text.
package struct PathSyntax: Hashable, Sendable {
  package var parts: [NameSyntax]
  package var range: SourceRange

  package init(_ parts: [NameSyntax], _ range: SourceRange) {
    self.parts = parts
    self.range = range
  }

  /// As written, for messages.
  package var text: String { parts.map(\.text).joined(separator: ".") }
}

/// A type as written.
package indirect enum TypeSyntax: Hashable, Sendable {
  case text(SourceRange)
  case boolean(SourceRange)
  case date(SourceRange)
  case calendar(SourceRange)
  /// `angka|bulat [UNIT] [a .. b]`
  case number(
    isInteger: Bool, unit: UnitSyntax, lower: QuantitySyntax?, upper: QuantitySyntax?, SourceRange)
  /// A scale, choice or data record by name.
  case named(NameSyntax)
  case list(TypeSyntax, SourceRange)
  /// `riwayat [tahunan] T`
  case yearly(TypeSyntax, SourceRange)
  /// `peta P ke T`
  case map(key: NameSyntax, value: TypeSyntax, SourceRange)

  package var range: SourceRange {
    switch self {
    case .text(let r), .boolean(let r), .date(let r), .calendar(let r): r
    case .number(_, _, _, _, let r), .list(_, let r), .yearly(_, let r), .map(_, _, let r): r
    case .named(let name): name.range
    }
  }
}
