// VocabularyBuilder.swift: scales, choices, units, calendars and reference lists of all files, each name
// once. SchemaBuilder.swift goes on with the `data` declarations.

import Syntax
import Text
import Values

struct VocabularyBuilder {
  var lexicon = Lexicon()
  var messages = MessageList()
  /// Where a type's name was first declared.
  private var typeNames: [String: SourceRange] = [:]
  private var recordOrder: [RecordSyntax] = []
  /// The units that come down to a unit.
  private var multiples: [UnitID: [UnitID]] = [:]

  init(_ files: [RuleFileSyntax], indicators: [String]) {
    let declarations = files.flatMap(\.declarations)
    addBuiltInUnits()
    let units = declarations.filter { $0.kind == .unit }
    for unit in units { nameUnits(unit) }
    for unit in units { defineUnits(unit) }
    relateUnits()
    for declaration in declarations where declaration.kind?.isVocabulary ?? false {
      add(declaration)
    }
    for declaration in declarations where declaration.kind == .reference {
      if case .reference(let reference) = declaration.body { add(reference) }
    }
    lexicon.vocabulary.agencies = lexicon.enumerations["dinas"]
    lexicon.vocabulary.sources = lexicon.enumerations["sumber"]
    var schema = SchemaBuilder(lexicon, recordOrder, indicators: indicators)
    schema.build()
    lexicon = schema.lexicon
    messages.append(schema.messages)
  }

  private mutating func add(_ declaration: DeclarationSyntax) {
    switch declaration.body {
    case .scale(let scale):
      let grades = scale.grades.enumerated().flatMap { rank, grade in
        grade.map { (member: $0, rank: rank) }
      }
      add(scale.name, scale.label, isScale: true, grades)
    case .choice(let choice):
      add(
        choice.name, choice.label, isScale: false,
        choice.members.enumerated().map { (member: $1, rank: $0) })
    case .calendar(let calendar): add(calendar)
    case .record(let record):
      guard claim(record.name) else { return }
      lexicon.records[record.name.key] = record
      recordOrder.append(record)
    default: break
    }
  }

  /// Whether a type's name is free.
  private mutating func claim(_ name: NameSyntax) -> Bool {
    if let first = typeNames[name.key] {
      messages.report(
        VocabularyFault.typeTwice(name.text), at: name.range, others: [MessageList.first(first)])
      return false
    }
    typeNames[name.key] = name.range
    return true
  }

  // MARK: scales and choices

  private mutating func add(
    _ name: NameSyntax, _ label: TextSyntax?, isScale: Bool,
    _ members: [(member: MemberSyntax, rank: Int)]
  ) {
    guard claim(name) else { return }
    var codes: [String: Int] = [:]
    var known: [String: Int] = [:]
    var infos: [MemberInfo] = []
    for (member, rank) in members {
      // Records may call a member by name, label or alias: each must lead to one member.
      let texts = [member.name.text] + [member.label].compactMap { $0?.text }
      let spellings = Set((texts + member.aliases.map(\.text)).map(\.foldedSpelling))
      if let other = spellings.compactMap({ known[$0] }).min() {
        messages.report(
          VocabularyFault.memberTwice(member.name.text, of: name.text), at: member.name.range,
          others: [MessageList.first(infos[other].range)])
        continue
      }
      for spelling in spellings { known[spelling] = infos.count }
      codes[member.name.key] = infos.count
      infos.append(
        MemberInfo(
          name: member.name.text, label: member.label?.text ?? member.name.text,
          aliases: member.aliases.map(\.text), rank: rank, range: member.name.range))
    }
    lexicon.enumerations[name.key] = EnumerationID(lexicon.vocabulary.enumerations.count)
    lexicon.members.append(codes)
    lexicon.memberNames.append(infos.map(\.name))
    lexicon.memberSpellings.append(known)
    lexicon.vocabulary.enumerations.append(
      Enumeration(
        name: name.text, label: label?.text ?? name.text, isScale: isScale, members: infos,
        range: name.range))
  }

  // MARK: units

  private mutating func addBuiltInUnits() {
    let month = UnitID.month
    let builtIn: [(String, UnitID?, Int, Int)] = [
      ("", nil, 1, 6), ("persen", nil, 1, 6), ("bulan", nil, 1, 6), ("tahun", month, 12, 6),
      ("hari", nil, 1, 6), ("hari kerja", nil, 1, 6), ("menit", nil, 1, 6),
      ("jam", .minute, 60, 6), ("rupiah", nil, 1, 2), ("orang", nil, 1, 6), ("poin", nil, 1, 6),
      ("kali", nil, 1, 6), ("responden", nil, 1, 6), ("angka_kredit", nil, 1, 6),
    ]
    for (index, unit) in builtIn.enumerated() {
      let id = UnitID(index)
      if !unit.0.isEmpty { lexicon.units[unit.0] = id }
      lexicon.vocabulary.units.append(
        UnitInfo(
          name: unit.0, label: unit.0, base: unit.1 ?? id, factor: Decimal(unit.2),
          precision: unit.3, range: nil))
    }
  }

  private mutating func nameUnits(_ declaration: DeclarationSyntax) {
    guard case .unit(let unit) = declaration.body else { return }
    if let known = lexicon.units[unit.name.key] {
      let first = lexicon[known].range.map { [MessageList.first($0)] } ?? []
      messages.report(VocabularyFault.unitTwice(unit.name.text), at: unit.name.range, others: first)
      return
    }
    let id = UnitID(lexicon.vocabulary.units.count)
    lexicon.units[unit.name.key] = id
    let precision = unit.precision?.whole
    if let given = unit.precision, !(0...Decimal.digits).contains(precision ?? -1) {
      messages.report(VocabularyFault.precisionOutOfRange(unit.name.text), at: given.range)
    }
    lexicon.vocabulary.units.append(
      UnitInfo(
        name: unit.name.text, label: unit.label?.text ?? unit.name.text, base: id, factor: .one,
        precision: max(0, min(precision ?? 6, Decimal.digits)), range: unit.name.range))
  }

  /// `= N UNIT`: the base is what the other unit comes down to.
  private mutating func defineUnits(_ declaration: DeclarationSyntax) {
    guard case .unit(let unit) = declaration.body, let equals = unit.equals,
      let id = lexicon.units[unit.name.key], lexicon[id].range == unit.name.range
    else { return }
    guard let other = self.unit(equals.unit), let amount = lexicon.amount(equals.number),
      amount > .zero
    else { return }
    let base = lexicon[other].base
    guard other != .none, base != id, let factor = amount.multiplied(by: lexicon[other].factor)
    else {
      messages.report(VocabularyFault.unitOfItself(unit.name.text), at: equals.range)
      return
    }
    lexicon.vocabulary.units[id.index].base = base
    lexicon.vocabulary.units[id.index].factor = factor
    // Units declared as a multiple of this one come down to the same base.
    let others = multiples.removeValue(forKey: id) ?? []
    for other in others {
      let product = lexicon.vocabulary.units[other.index].factor.multiplied(by: factor)
      lexicon.vocabulary.units[other.index].base = base
      lexicon.vocabulary.units[other.index].factor = product ?? factor
    }
    multiples[base, default: []] += others + [id]
  }

  private mutating func relateUnits() {
    let units = lexicon.vocabulary.units
    for (at, unit) in units.enumerated() where unit.base.index != at {
      lexicon.related.formUnion([UnitID(at), unit.base])
    }
  }

  mutating func unit(_ syntax: UnitSyntax) -> UnitID? { lexicon.unit(syntax, &messages) }

  // MARK: calendars and reference lists

  private mutating func add(_ calendar: CalendarSyntax) {
    guard claim(calendar.name) else { return }
    var days: UInt8 = 0b001_1111
    if let week = calendar.workingDays {
      days = 0
      var day = week.first
      while true {
        days |= 1 << UInt8(day - 1)
        if day == week.last { break }
        day = day % 7 + 1
      }
    }
    var holidays: [CalendarDate] = []
    var files: [(path: String, range: SourceRange)] = []
    for holiday in calendar.holidays {
      switch holiday {
      case .day(let day, _):
        if let date = CalendarDate(day) { holidays.append(date) }
      case .file(let path): files.append((path.text, path.range))
      }
    }
    lexicon.calendars[calendar.name.key] = CalendarID(lexicon.vocabulary.calendars.count)
    lexicon.vocabulary.calendars.append(
      CalendarInfo(
        name: calendar.name.text, label: calendar.label?.text ?? calendar.name.text,
        workingWeekdays: days, holidays: holidays, holidayFiles: files,
        range: calendar.name.range))
  }

  private mutating func add(_ reference: ReferenceSyntax) {
    if let known = lexicon.references[reference.name.key] {
      messages.report(
        NameFault.valueTwice(reference.name.text), at: reference.name.range,
        others: [MessageList.first(lexicon.vocabulary.references[known.index].range)])
      return
    }
    var columns: [ReferenceInfo.Column] = []
    var seen: [String: SourceRange] = [:]
    for field in reference.fields {
      if let first = seen[field.name.key] {
        messages.report(
          VocabularyFault.fieldTwice(field.name.text, of: reference.name.text),
          at: field.name.range, others: [MessageList.first(first)])
        continue
      }
      guard let type = field.type, let scalar = lexicon.scalar(type, &messages) else { continue }
      seen[field.name.key] = field.name.range
      columns.append(
        ReferenceInfo.Column(
          name: field.name.text, label: field.label?.text ?? field.name.text, type: scalar,
          isKey: field.marks.contains { $0.kind == .key }, range: field.name.range))
    }
    let keys = columns.filter(\.isKey).count
    if keys != 1, !reference.fields.isEmpty {
      messages.report(
        VocabularyFault.referenceKey(reference.name.text, count: keys), at: reference.name.range)
    }
    lexicon.references[reference.name.key] = ReferenceID(lexicon.vocabulary.references.count)
    lexicon.vocabulary.references.append(
      ReferenceInfo(
        name: reference.name.text, label: reference.label?.text ?? reference.name.text,
        path: reference.path?.text ?? "", columns: columns,
        range: reference.path?.range ?? reference.name.range))
  }
}

extension MessageList {
  mutating func append(_ others: MessageList) { append(others.diagnostics) }
}

extension CalendarDate {
  init?(_ date: DateSyntax) { self.init(year: date.year, month: date.month, day: date.day) }
}
