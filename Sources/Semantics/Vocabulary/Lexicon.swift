// Lexicon.swift: what all rule sets of a folder share, with the way from a name to it. Names are
// compared without case.

import Syntax
import Text
import Values

/// Vocabulary and record schema, looked up by name.
struct Lexicon {
  var vocabulary = Vocabulary()
  var schema: RecordSchema?
  var units: [String: UnitID] = [:]
  var enumerations: [String: EnumerationID] = [:]
  var calendars: [String: CalendarID] = [:]
  var references: [String: ReferenceID] = [:]
  /// `data` declarations by name.
  var records: [String: RecordSyntax] = [:]
  /// By enumeration: a member's name to its code.
  var members: [[String: Int]] = []
  /// By enumeration: how a member may be spelled in records (name, label or alias), to its code.
  var memberSpellings: [[String: Int]] = []
  /// By enumeration: its members' names, for messages, each of which may name them all.
  var memberNames: [[String]] = []
  /// By table: a column's path, as a rule reads it, to its place.
  var columns: [[String: Int]] = []
  /// By table: the path of a list inside it.
  var lists: [[String: TableID]] = []
  /// By table: paths of nested records, which are no values themselves.
  var nested: [Set<String>] = []
  /// Units with others of the same base: a bare number beside one may mean either.
  var related: Set<UnitID> = []
  /// Names in `RecordSchema.indicatorNames` to their code.
  var indicatorCodes: [String: Int] = [:]

  subscript(unit: UnitID) -> UnitInfo { vocabulary.units[unit.index] }

  subscript(enumeration: EnumerationID) -> Enumeration {
    vocabulary.enumerations[enumeration.index]
  }

  func memberNames(of enumeration: EnumerationID) -> [String] {
    memberNames.indices.contains(enumeration.index) ? memberNames[enumeration.index] : []
  }

  /// The name of the member that records may call so.
  func memberName(spelled text: String, of enumeration: EnumerationID) -> String? {
    guard memberSpellings.indices.contains(enumeration.index) else { return nil }
    return memberSpellings[enumeration.index][text.foldedSpelling].map {
      self[enumeration].members[$0].name
    }
  }

  func member(_ name: String, of enumeration: EnumerationID) -> Int? {
    members.indices.contains(enumeration.index)
      ? members[enumeration.index][name.folded] : nil
  }

  /// The scales and choices that have all of these members.
  func enumerations(with names: [String]) -> [EnumerationID] {
    if names.isEmpty { return [] }
    return members.indices.filter { at in
      names.allSatisfy { members[at][$0.folded] != nil }
    }.map { EnumerationID($0) }
  }

  func table(_ id: TableID) -> TableSchema? {
    guard let schema, schema.tables.indices.contains(id.index) else { return nil }
    return schema.tables[id.index]
  }

  func column(_ id: ColumnID) -> ColumnSchema? {
    guard let table = table(id.table), table.columns.indices.contains(id.index) else { return nil }
    return table.columns[id.index]
  }

  /// The only calendar there is.
  var onlyCalendar: CalendarID? { vocabulary.calendars.count == 1 ? CalendarID(0) : nil }

  // MARK: words for messages

  /// A type as a message calls it.
  func words(_ type: ScalarType) -> Words {
    switch type {
    case .text: Words("teks", en: "text")
    case .boolean: Words("ya/tidak", en: "yes/no")
    case .date: Words("tanggal", en: "a date")
    case .calendar: Words("kalender", en: "a calendar")
    case .member(let id): Words(verbatim: self[id].name)
    case .number(let number):
      switch number.unit {
      case .none: Words("angka tanpa satuan", en: "a number without a unit")
      default:
        Words(
          "angka dalam \(self[number.unit].name)", en: "a number in \(self[number.unit].name)")
      }
    }
  }

  /// A number of a unit as a rule writes it: `90%`, `Rp1.500`, `20 JP`.
  func written(_ number: Decimal, _ unit: UnitID) -> String {
    let text = Numerals.indonesian(number)
    switch unit {
    case .none: return text
    case .percent: return text + "%"
    case .rupiah: return "Rp" + text
    default: return text + " " + self[unit].name
    }
  }
}

/// Messages collected on the way.
struct MessageList {
  private(set) var diagnostics: [Diagnostic] = []
  /// How many known names were held against wrong ones.
  private var looks = 0
  private static let mostLooks = 1 << 18

  mutating func report(
    _ fault: some Fault, at range: SourceRange, label: Words? = nil, others: [Label] = [],
    fix: [Edit] = []
  ) {
    diagnostics.append(Diagnostic(fault, at: range, label: label, others: others, fix: fix))
  }

  mutating func append(_ others: [Diagnostic]) { diagnostics += others }

  /// Whether it is still told what was probably meant: behind hundreds of wrong names nobody reads it, and
  /// looking for it would be the bulk of the work.
  var stillSuggests: Bool { looks < MessageList.mostLooks }

  /// The known name that was probably meant.
  mutating func nearest(to name: String, in known: some Collection<String>) -> String? {
    guard stillSuggests else { return nil }
    looks += known.count
    return Suggestion.nearest(to: name, in: known)
  }

  /// Known names with which it shares its first or last words.
  mutating func kin(of name: String, in known: some Collection<String>) -> [String] {
    guard stillSuggests else { return [] }
    looks += known.count
    return Suggestion.kin(of: name, in: known, atMost: 3)
  }

  /// "yang pertama" at an earlier place.
  static func first(_ range: SourceRange) -> Label {
    Label(range, Words("yang pertama", en: "the first one"))
  }
}
