// TypeResolution.swift: types, units and amounts as written into types, units and exact numbers.

import Syntax
import Text
import Values

/// Units as offices shorten them, and what they stand for.
private let shortened = [
  "th": "tahun", "thn": "tahun", "bln": "bulan", "hr": "hari", "mnt": "menit", "org": "orang",
]

extension Lexicon {
  /// The unit behind a number; nil with a message when there is none of that name.
  func unit(_ syntax: UnitSyntax, _ messages: inout MessageList) -> UnitID? {
    switch syntax {
    case .none: return UnitID.none
    case .percent: return .percent
    case .rupiah: return .rupiah
    case .workingDays: return .workingDay
    case .named(let name):
      if let known = units[name.key] { return known }
      let near = shortened[name.key] ?? messages.nearest(to: name.text, in: units.keys)
      messages.report(
        UnitFault.unknownUnit(name.text, suggestion: near), at: name.range,
        fix: near.map { [Edit(name.range, $0)] } ?? [])
      return nil
    }
  }

  /// The exact number written; nil when it has more digits than a number can hold.
  func amount(_ number: NumberSyntax) -> Decimal? {
    let isNegative = number.digits.hasPrefix("-")
    let digits = isNegative ? String(number.digits.dropFirst()) : number.digits
    let read = Numerals.decimal(
      digits: digits, fraction: number.fraction, isNegative: isNegative)
    return try? read.get()
  }

  /// A number with its unit; nil with a message.
  func quantity(
    _ syntax: QuantitySyntax, _ messages: inout MessageList
  ) -> (amount: Decimal, unit: UnitID)? {
    guard let unit = unit(syntax.unit, &messages) else { return nil }
    guard let amount = amount(syntax.number) else {
      messages.report(UnitFault.numberTooLong, at: syntax.number.range)
      return nil
    }
    return (amount, unit)
  }

  /// The type of one value; nil with a message for a list, a record or an unknown name.
  ///
  /// - Parameter field: whose type it is.
  func scalar(
    _ type: TypeSyntax, of field: FieldSyntax? = nil, _ messages: inout MessageList
  ) -> ScalarType? {
    switch type {
    case .text: return .text
    case .boolean: return .boolean
    case .date: return .date
    case .calendar: return .calendar
    case .number(let isInteger, let unit, let lower, let upper, let range):
      guard let unit = self.unit(unit, &messages) else { return nil }
      var number = NumberType(unit: unit, isInteger: isInteger)
      number.lower = lower.flatMap { bound($0, unit, &messages) }
      number.upper = upper.flatMap { bound($0, unit, &messages) }
      if let lower = number.lower, let upper = number.upper, lower > upper {
        messages.report(VocabularyFault.rangeUpsideDown, at: range)
        number.lower = nil
        number.upper = nil
      }
      return .number(number)
    case .named(let name):
      if let known = enumerations[name.key] { return .member(known) }
      if records[name.key] != nil {
        messages.report(VocabularyFault.notOneValue(name.text), at: name.range)
        return nil
      }
      let known = messages.stillSuggests ? typeNames : []
      let near = messages.nearest(to: name.text, in: known)
      let everyday = near ?? Lexicon.everydayTypes[name.key]
      let kin = everyday == nil ? messages.kin(of: name.text, in: known) : []
      messages.report(
        VocabularyFault.unknownType(
          name.text, suggestion: everyday ?? (kin.count == 1 ? kin[0] : nil),
          keyword: field?.misspelledKeyword), at: name.range,
        fix: near.map { [Edit(name.range, $0)] } ?? [])
      return nil
    case .list(_, let range), .yearly(_, let range), .map(_, _, let range):
      messages.report(VocabularyFault.listNotHere, at: range)
      return nil
    }
  }

  /// What people call a type who know spreadsheets or other languages, and what it is called here.
  private static let everydayTypes: [String: String] = [
    "lama": "angka tahun", "durasi": "angka bulan", "masa": "angka tahun", "jam": "angka jam",
    "uang": "angka rupiah", "rupiah": "angka rupiah", "persen": "angka persen",
    "bilangan": "angka", "nomor": "teks", "desimal": "angka", "number": "angka",
    "decimal": "angka", "float": "angka", "integer": "bulat", "int": "bulat",
    "string": "teks", "text": "teks", "kata": "teks", "tulisan": "teks",
    "date": "tanggal", "tgl": "tanggal", "boolean": "ya/tidak", "bool": "ya/tidak",
    "logika": "ya/tidak",
  ]

  /// Names of scales, choices and records, as declared.
  var typeNames: [String] {
    vocabulary.enumerations.map(\.name) + records.values.map(\.name.text)
      + ["teks", "tanggal", "angka", "bulat", "kalender"]
  }

  /// A bound of a type, in the type's unit.
  private func bound(
    _ syntax: QuantitySyntax, _ unit: UnitID, _ messages: inout MessageList
  ) -> Decimal? {
    guard let value = quantity(syntax, &messages) else { return nil }
    if value.unit == .none || value.unit == unit { return value.amount }
    guard let converted = convert(value.amount, from: value.unit, to: unit) else {
      messages.report(
        UnitFault.unlike(
          words(.number(NumberType(unit: value.unit))), Words(verbatim: self[unit].name)),
        at: syntax.range)
      return nil
    }
    return converted
  }

  /// An amount in another unit of the same base; nil when the units have no base in common.
  func convert(_ amount: Decimal, from: UnitID, to: UnitID) -> Decimal? {
    if from == to { return amount }
    guard self[from].base == self[to].base else { return nil }
    return Decimal.scaled(amount.raw, times: self[from].factor.raw, over: self[to].factor.raw)
  }
}
