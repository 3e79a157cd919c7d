// Records.swift: `data` and `rujukan` (one field, one line), `kalender`, and the kinds of fields.

import Text

extension Parser {
  /// `data NAME` and its fields, behind `data`.
  mutating func record() -> DeclarationBody? {
    limit = lineEnd(index - 1)
    var name = declaredName("data")
    let label = optionalLabel(&name)
    headerEnd()
    let fields = fieldLines()
    if fields.isEmpty, let name {
      errorBehind(
        DeclarationFault.membersMissing("data", example: "nama teks \"Nama lengkap\""),
        at: name.range)
    }
    return name.map { .record(RecordSyntax(name: $0, label: label, fields: fields)) }
  }

  /// `rujukan NAME "label" dari "file.csv"` and its columns, behind `rujukan`.
  mutating func reference() -> DeclarationBody? {
    limit = lineEnd(index - 1)
    let name = declaredName("rujukan")
    let label = optionalLabel()
    var path: TextSyntax?
    if eat(.dari) {
      path = text(orMiss: .fileName)
    } else {
      miss(ClauseFault.missingWord("dari", example: "rujukan kota \"Kota\" dari \"kota.csv\""))
    }
    headerEnd()
    let fields = fieldLines()
    if fields.isEmpty, let name {
      errorBehind(
        DeclarationFault.membersMissing("rujukan", example: "kode teks kunci"), at: name.range)
    }
    return name.map {
      .reference(ReferenceSyntax(name: $0, label: label, path: path, fields: fields))
    }
  }

  private mutating func fieldLines() -> [FieldSyntax] {
    var fields: [FieldSyntax] = []
    while index < last {
      limit = last
      if startsDeclaration(index) || misspelledDeclaration(index) != nil { break }
      let before = index
      limit = lineEnd(index)
      let mark = tree.mark
      if isCommonClause() {
        let word = token().keyword ?? .dasar
        takeKeyword()
        let kind = commonClause(word)
        finishClause(complete: true)
        tree.close(mark, kind)
      } else if at(.word) {
        if let field = field() { fields.append(field) }
      } else if at(.bar) || at(.doubleBar) {
        error(TableFault.rowOutsideTable, at: range(index))
        while index < last, tokens[index].kind == .bar || tokens[index].kind == .doubleBar {
          skip(to: lineEnd(index))
        }
      } else {
        error(
          DeclarationFault.strayLine(
            shortened(written(index..<limit)), in: contextName, allowed: []), at: range(index))
        skip(to: limit)
      }
      if index == before { skip(to: index + 1) }
    }
    limit = last
    return fields
  }

  /// In `data` every line is a field, except `dasar "…"` and `berlaku sejak …`.
  private func isCommonClause() -> Bool {
    (at(.dasar) && at(.text, 1)) || (at(.berlaku) && at(.sejak, 1))
  }

  /// `NAME TYPE ["label"] [MARKS]`.
  private mutating func field() -> FieldSyntax? {
    let mark = tree.mark
    let first = index
    if let word = token().keyword, word.isReserved || word.isMark {
      let suggestion =
        word.isDeclarationWord ? "\(word.rawValue)_pegawai" : "nilai_\(word.rawValue)"
      error(
        DeclarationFault.reservedName(word.rawValue, suggestion: suggestion), at: range(index),
        fix: [Edit(range(index), suggestion)])
    }
    var name = takeName()
    if at(.word), token().keyword == nil, isOnLine(1),
      token(1).keyword.map(Keyword.types.contains) == true
    {
      // `alamat rumah teks`
      let fixed = "\(name.text)_\(nameSyntax(index).text)"
      let place = name.range.joined(with: range(index))
      errorBehind(DeclarationFault.nameWithSpaces(fixed), at: place, fix: [Edit(place, fixed)])
      take()
      name = NameSyntax(fixed, place)
    }
    slipSign(.colon)
    var type: TypeSyntax?
    if isAtEnd || at(.text) || token().keyword?.isMark == true {
      errorBehind(DeclarationFault.typeMissing(name.text), at: name.range)
      tree.missing()
      settle()
    } else {
      type = self.type()
    }
    let label = optionalLabel()
    var marks: [MarkSyntax] = []
    while true {
      if !marks.isEmpty, token(1).keyword?.isMark == true || at(.dapat, 1) { slipSign(.comma) }
      guard let found = self.mark() else { break }
      marks.append(found)
    }
    if index < limit {
      if !hasJustReported {
        error(
          DeclarationFault.fieldOnOneLine(shortened(written(index..<limit))), at: range(index))
      }
      skip(to: limit)
    }
    tree.close(mark, .field)
    return FieldSyntax(name: name, type: type, label: label, marks: marks, span(first))
  }

  private mutating func mark() -> MarkSyntax? {
    guard let word = token().keyword else { return nil }
    let mark = tree.mark
    let first = index
    let kind: MarkSyntax.Kind
    switch word {
    case .kunci: kind = .key
    case .wajib: kind = .required
    case .pribadi: kind = .personal
    case .terlarang: kind = .forbidden
    case .terbatas: kind = .restricted
    case .dapat:
      takeKeyword()
      expect(.diubah, ClauseFault.missingWord("diubah", example: "dapat diubah"))
      tree.close(mark, .mark)
      return MarkSyntax(.changeable, span(first))
    case .dibaca:
      takeKeyword()
      expect(.dari, ClauseFault.missingWord("dari", example: "dibaca dari \"pelatihan\""))
      let key = text(orMiss: .fileName)
      tree.close(mark, .mark)
      return key.map { MarkSyntax(.readFrom($0), span(first)) }
    default: return nil
    }
    takeKeyword()
    tree.close(mark, .mark)
    return MarkSyntax(kind, span(first))
  }

  // MARK: - Kalender

  /// `kalender NAME "label"` and its lines, behind `kalender`.
  mutating func calendar() -> DeclarationBody? {
    var name = declaredName("kalender")
    let label = optionalLabel(&name)
    headerEnd()
    var view = CalendarSyntax(
      name: name ?? NameSyntax("", here), label: label, workingDays: nil, workingDaysRange: nil,
      holidays: [])
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.calendarClause(word, &view)
    }
    return name == nil ? nil : .calendar(view)
  }

  mutating func calendarClause(_ word: Keyword, _ view: inout CalendarSyntax) -> NodeKind {
    switch word {
    case .hari:
      let first = index - 1
      _ = eat(.kerja)
      view.workingDays = weekdays() ?? view.workingDays
      view.workingDaysRange = span(first)
      return .workingDaysClause
    case .libur:
      if let holiday = holiday() { view.holidays.append(holiday) }
      return .holidayClause
    default: return commonClause(word)
    }
  }

  private mutating func weekdays() -> (first: Int, last: Int)? {
    guard let first = weekday() else { return nil }
    if at(.dots) {
      take()
    } else if at(.sampai), at(.dengan, 1) {
      takeKeyword()
      takeKeyword()
    } else {
      miss(
        ClauseFault.missingWord(
          "sampai dengan", example: "hari kerja Senin sampai dengan Jumat"))
      return (first, first)
    }
    return weekday().map { (first, $0) }
  }

  private mutating func weekday() -> Int? {
    guard let day = token().keyword?.weekday else {
      miss(ClauseFault.expected(.weekday))
      return nil
    }
    take()
    return day
  }

  private mutating func holiday() -> HolidaySyntax? {
    if eat(.dari) { return text(orMiss: .fileName).map { .file($0) } }
    guard let day = dateValue() else { return nil }
    return .day(day, label: optionalLabel())
  }
}
