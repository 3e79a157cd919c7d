// ReferenceColumns.swift: the cells of a list file as values of the types its `rujukan` declares.

import Semantics
import Text
import Values

/// Reads one list file.
struct ReferenceColumns {
  private let info: ReferenceInfo
  private let vocabulary: Vocabulary
  private let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  /// More messages than this about one file help nobody.
  private static let messageLimit = 20

  init(_ info: ReferenceInfo, _ vocabulary: Vocabulary, _ file: SourceFile) {
    self.info = info
    self.vocabulary = vocabulary
    self.file = file
  }

  /// The rows without fault; of rows with the same key, the first.
  mutating func rows() -> [[Value]] {
    let text = DelimitedText(file.bytes)
    for fault in text.faults { report(fault.fault, fault.range) }
    guard let header = text.rows.first else {
      report(.noHeader, 0..<0)
      return []
    }
    guard let places = columns(header) else { return [] }
    let readers = info.columns.map { CellReader($0.type, vocabulary) }
    var firstLines: [Value: Int] = [:]
    let index = LineIndex(file)
    var rows: [[Value]] = []
    // What stands behind a quotation mark that is never closed is no row.
    let isCut = text.faults.contains { $0.fault == .openQuote }
    for cells in text.rows.dropFirst().dropLast(isCut ? 1 : 0) {
      guard cells.count == header.count else {
        report(.unequalCells(got: cells.count, needed: header.count), span(cells))
        continue
      }
      var values: [Value] = []
      for (column, place) in places.enumerated() {
        let cell = cells[place]
        let name = info.columns[column].name
        guard let value = readers[column].read(cell.text) else {
          report(
            .badValue(shown(cell.text), column: name, readers[column].expected), cell.range)
          continue
        }
        values.append(value)
        guard info.columns[column].isKey else { continue }
        if value == .missing {
          report(.emptyKey(name), cell.range)
        } else if let line = firstLines[value] {
          report(.repeatedKey(name, firstLine: line), cell.range)
        } else {
          firstLines[value] = index.line(at: cell.range.lowerBound)
        }
      }
      rows.append(values)
    }
    return diagnostics.hasErrors ? [] : rows
  }

  /// For each column of the declaration, where it stands in the file; nil when one is missing.
  private mutating func columns(_ header: [Cell]) -> [Int]? {
    var places: [String: Int] = [:]
    for (place, cell) in header.enumerated() {
      let name = cell.text.foldedSpelling
      if name.isEmpty { continue }
      if places[name] != nil {
        report(.repeatedColumn(shown(cell.text)), cell.range)
      } else {
        places[name] = place
      }
    }
    var found: [Int] = []
    for column in info.columns {
      if let place = places[column.name.foldedSpelling] ?? places[column.label.foldedSpelling] {
        found.append(place)
      } else {
        let near = Suggestion.nearest(to: column.name, in: header.map(\.text))
        report(
          .missingColumn(column.name, suggestion: near.map(shown)), span(header),
          others: [Label(column.range, Words("diminta di sini", en: "asked for here"))])
      }
    }
    return found.count == info.columns.count ? found : nil
  }

  private func span(_ cells: [Cell]) -> Range<Int> {
    (cells.first?.range.lowerBound ?? 0)..<(cells.last?.range.upperBound ?? 0)
  }

  private mutating func report(
    _ fault: ReferenceFault, _ range: Range<Int>, others: [Label] = []
  ) {
    guard diagnostics.count < ReferenceColumns.messageLimit else { return }
    diagnostics.append(
      Diagnostic(
        fault,
        at: SourceRange(file: file.id, start: range.lowerBound, end: range.upperBound),
        others: others))
  }

  /// A piece of a cell, short enough for a message.
  private func shown(_ text: String) -> String {
    let short = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return String(short.map { $0 == "`" ? "'" : $0 })
  }
}

/// Turns the text of a cell into a value of one type.
struct CellReader {
  /// What a cell must hold, in words.
  let expected: Words
  private let type: ScalarType
  private var members: [String: Int] = [:]

  init(_ type: ScalarType, _ vocabulary: Vocabulary) {
    self.type = type
    switch type {
    case .text: expected = Words("teks", en: "text")
    case .boolean: expected = Words("`ya` atau `tidak`", en: "`ya` or `tidak`")
    case .date: expected = Words("tanggal seperti `2026-12-31`", en: "a date like `2026-12-31`")
    case .number(let number): expected = CellReader.words(number)
    case .calendar: expected = Words("nama kalender", en: "the name of a calendar")
    case .member(let id):
      let known = vocabulary.enumerations.indices.contains(id.index)
      let enumeration = known ? vocabulary.enumerations[id.index] : nil
      let name = enumeration?.name ?? ""
      expected = Words("anggota `\(name)`", en: "a member of `\(name)`")
      // Every name before any label, so that a label never hides another's name.
      for (code, member) in (enumeration?.members ?? []).enumerated() {
        members[member.name.foldedSpelling] = code
      }
      for (code, member) in (enumeration?.members ?? []).enumerated() {
        for text in [member.label] + member.aliases where members[text.foldedSpelling] == nil {
          members[text.foldedSpelling] = code
        }
      }
    }
    if type == .calendar {
      for (code, calendar) in vocabulary.calendars.enumerated() {
        members[calendar.name.foldedSpelling] = code
      }
    }
  }

  private static func words(_ number: NumberType) -> Words {
    let kind =
      number.isInteger
      ? Words("bilangan bulat", en: "a whole number") : Words("angka", en: "a number")
    let lower = number.lower.map { Numerals.indonesian($0) }
    let upper = number.upper.map { Numerals.indonesian($0) }
    switch (lower, upper) {
    case (let low?, let high?):
      return Words(
        "\(kind.indonesian) dari \(low) sampai \(high)",
        en: "\(kind.english) from \(low) to \(high)")
    case (let low?, nil):
      return Words(
        "\(kind.indonesian) paling sedikit \(low)", en: "\(kind.english) of at least \(low)")
    case (nil, let high?):
      return Words(
        "\(kind.indonesian) paling banyak \(high)", en: "\(kind.english) of at most \(high)")
    case (nil, nil): return kind
    }
  }

  /// Nil when the text is none of the type; an empty cell is missing.
  func read(_ cell: String) -> Value? {
    let text = String(cell.trimmed)
    if text.isEmpty { return .missing }
    switch type {
    case .text: return .text(text)
    case .date: return readDate(text).map(Value.date)
    case .number(let number): return self.number(text, number)
    case .member, .calendar: return members[text.foldedSpelling].map(Value.member)
    case .boolean:
      switch text.lowercased() {
      case "ya", "true": return .boolean(true)
      case "tidak", "false": return .boolean(false)
      default: return nil
      }
    }
  }

  /// `82,5` and `1.200,5` as offices write them, or `82.5` as records do. A lone point before three
  /// digits stands between thousands, as everywhere in rules.
  private func number(_ text: String, _ type: NumberType) -> Value? {
    var text = text[...]
    if type.unit == .percent, text.hasSuffix("%") { text = text.dropLast().trimmed }
    if type.unit == .rupiah, text.hasPrefix("Rp") { text = text.dropFirst(2).trimmed }
    let number: Decimal
    if case .success(let read) = Numerals.indonesian(String(text)) {
      number = read
    } else if case .success(let read) = Numerals.plain(String(text)) {
      number = read
    } else {
      return nil
    }
    if type.isInteger, !number.isWhole { return nil }
    if let lower = type.lower, number < lower { return nil }
    if let upper = type.upper, number > upper { return nil }
    return .number(number)
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  var trimmed: SubSequence {
    var part = self[...]
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return part
  }
}
