// Vocabulary.swift: the words a policy is made of, resolved: units, scales and choices, calendars,
// reference lists. Shared by every rule set of the policy.

package import Text
package import Values

package struct UnitID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
  /// A plain number.
  package static let none = UnitID(0)
  package static let percent = UnitID(1)
  package static let month = UnitID(2)
  package static let year = UnitID(3)
  package static let day = UnitID(4)
  package static let workingDay = UnitID(5)
  package static let minute = UnitID(6)
  package static let hour = UnitID(7)
  package static let rupiah = UnitID(8)
  package static let person = UnitID(9)
  package static let point = UnitID(10)
  package static let times = UnitID(11)
  package static let respondent = UnitID(12)
  package static let creditPoint = UnitID(13)
}

/// A unit of measure: `tahun` is 12 of its base `bulan`.
package struct UnitInfo: Sendable {
  /// As written behind a number: `persen`, `hari kerja`, `JP`.
  package var name: String
  package var label: String
  /// The unit it converts to exactly; itself when it stands alone.
  package var base: UnitID
  /// How many of `base` one of it is.
  package var factor: Decimal
  /// Digits after the comma that comparing, looking up, rounding and showing see; percent counts
  /// digits of the point.
  package var precision: Int
  /// Nil for built-in units.
  package var range: SourceRange?

  package init(
    name: String, label: String, base: UnitID, factor: Decimal, precision: Int, range: SourceRange?
  ) {
    self.name = name
    self.label = label
    self.base = base
    self.factor = factor
    self.precision = precision
    self.range = range
  }
}

package struct EnumerationID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// A value of a scale or choice.
package struct MemberInfo: Sendable {
  package var name: String
  package var label: String
  package var aliases: [String]
  /// Scales: 0 is lowest, equal members share a rank. Choices: the position.
  package var rank: Int
  package var range: SourceRange

  package init(name: String, label: String, aliases: [String], rank: Int, range: SourceRange) {
    self.name = name
    self.label = label
    self.aliases = aliases
    self.rank = rank
    self.range = range
  }
}

/// A `skala` (ordered) or `pilihan`.
package struct Enumeration: Sendable {
  package var name: String
  package var label: String
  package var isScale: Bool
  /// In the order written; a member's code is its position here.
  package var members: [MemberInfo]
  package var range: SourceRange

  package init(
    name: String, label: String, isScale: Bool, members: [MemberInfo], range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.isScale = isScale
    self.members = members
    self.range = range
  }
}

package struct CalendarID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// A `kalender`: which days are worked. Holidays named by file are added by who reads files.
package struct CalendarInfo: Sendable {
  package var name: String
  package var label: String
  /// Bit 0 = Monday ... bit 6 = Sunday.
  package var workingWeekdays: UInt8
  package var holidays: [CalendarDate]
  package var holidayFiles: [(path: String, range: SourceRange)]
  package var range: SourceRange

  package init(
    name: String, label: String, workingWeekdays: UInt8, holidays: [CalendarDate],
    holidayFiles: [(path: String, range: SourceRange)], range: SourceRange
  ) {
    self.name = name
    self.label = label
    self.workingWeekdays = workingWeekdays
    self.holidays = holidays
    self.holidayFiles = holidayFiles
    self.range = range
  }
}

package struct ReferenceID: Hashable, Sendable {
  package var index: Int
  package init(_ index: Int) { self.index = index }
}

/// A `rujukan`: a list in a CSV file, read by key. Its rows are loaded by who reads files.
package struct ReferenceInfo: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var label: String
    package var type: ScalarType
    package var isKey: Bool
    package var range: SourceRange
    package init(name: String, label: String, type: ScalarType, isKey: Bool, range: SourceRange) {
      self.name = name
      self.label = label
      self.type = type
      self.isKey = isKey
      self.range = range
    }
  }
  package var name: String
  package var label: String
  package var path: String
  package var columns: [Column]
  /// Where the path stands, for messages about the file.
  package var range: SourceRange

  package init(name: String, label: String, path: String, columns: [Column], range: SourceRange) {
    self.name = name
    self.label = label
    self.path = path
    self.columns = columns
    self.range = range
  }
}

/// A number's unit and bounds.
package struct NumberType: Hashable, Sendable {
  package var unit: UnitID
  package var isInteger: Bool
  package var lower: Decimal?
  package var upper: Decimal?

  package init(
    unit: UnitID = .none, isInteger: Bool = false, lower: Decimal? = nil, upper: Decimal? = nil
  ) {
    self.unit = unit
    self.isInteger = isInteger
    self.lower = lower
    self.upper = upper
  }
}

/// The type of one value.
package enum ScalarType: Hashable, Sendable {
  case text
  case boolean
  case date
  case number(NumberType)
  case member(EnumerationID)
  /// A calendar by name, for `hari kerja menurut`.
  case calendar
}

/// One value; its type says how to read it.
package enum Value: Hashable, Sendable {
  /// `kosong`: not known.
  case missing
  case text(String)
  case boolean(Bool)
  case date(CalendarDate)
  /// In the unit of its type.
  case number(Decimal)
  /// The code of a scale's or choice's member.
  case member(Int)
}

/// Everything a policy's rules share.
package struct Vocabulary: Sendable {
  package var units: [UnitInfo]
  package var enumerations: [Enumeration]
  package var calendars: [CalendarInfo]
  package var references: [ReferenceInfo]
  /// `pilihan Dinas`, if declared.
  package var agencies: EnumerationID?
  /// `pilihan Sumber`, if declared.
  package var sources: EnumerationID?

  package init(
    units: [UnitInfo] = [], enumerations: [Enumeration] = [], calendars: [CalendarInfo] = [],
    references: [ReferenceInfo] = [], agencies: EnumerationID? = nil, sources: EnumerationID? = nil
  ) {
    self.units = units
    self.enumerations = enumerations
    self.calendars = calendars
    self.references = references
    self.agencies = agencies
    self.sources = sources
  }
}
