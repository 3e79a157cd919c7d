// VocabularyViews.swift: skala, pilihan, satuan, data, rujukan and kalender as Semantics reads them.

package import Text

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
