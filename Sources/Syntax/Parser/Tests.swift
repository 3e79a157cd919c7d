// Tests.swift: `uji`: the date, the record, what is set, and what is expected.

import Text

extension Parser {
  /// `uji "label"` and its lines, behind `uji`.
  mutating func test() -> DeclarationBody? {
    let first = index - 1
    let label = testLabel()
    headerEnd()
    var view = TestSyntax(
      label: label, date: nil, agency: nil, record: nil, assignments: [], expectations: [],
      grid: nil)
    lines { parser, start in
      switch start {
      case .clause(let word): return parser.testClause(word, &view)
      case .row: return parser.gridRow(&view.grid)
      case .record:
        view.record = parser.recordReference()
        return .recordClause
      }
    }
    require(view.date != nil || hasDateColumn(view.grid), .tanggal, at: range(first))
    if view.expectations.isEmpty, view.grid == nil, seen[.maka] == nil {
      errorBehind(DeclarationFault.testWithoutExpectation, at: range(first))
    }
    return .test(view)
  }

  private mutating func testLabel() -> TextSyntax? {
    if let label = optionalLabel() { return label }
    if at(.word), isOnLine() {
      let end = min(lineEnd(index - 1), limit)
      if tokens[end - 1].kind == .text, end - index == 2 {
        // A name before the label is not needed.
        error(
          ClauseFault.extraWords(text(index), joined: nil), at: range(index),
          fix: [Edit(range(index), "")])
        skip(to: end - 1)
        return takeText(.label)
      }
      return takeUnquoted(to: end)
    }
    miss(ClauseFault.expected(.label))
    return nil
  }

  private func hasDateColumn(_ grid: TestGridSyntax?) -> Bool {
    grid?.inputs.contains { if case .date = $0 { true } else { false } } ?? false
  }

  private mutating func testClause(_ word: Keyword, _ view: inout TestSyntax) -> NodeKind {
    switch word {
    case .tanggal:
      if !eat(.penilaian) {
        let place = range(index - 1)
        errorBehind(
          ClauseFault.missingWord("penilaian", example: "tanggal penilaian 31 Desember 2026"),
          at: place, fix: insertion(" penilaian", at: place.after))
      }
      slipSign(.colon)
      if let earlier = view.date {
        errorBehind(
          ClauseFault.twice("tanggal penilaian", in: "uji"), at: range(index - 1),
          others: [Label(earlier.range, Words("yang pertama", en: "the first one"))])
      }
      view.date = dateValue() ?? view.date
      return .evaluationDateClause
    case .dinas:
      view.agency = name(orMiss: .agency) ?? view.agency
      return .agencyClause
    case .dengan:
      assignments(.record, &view)
      return .assignClause
    case .andai:
      assignments(.suppose, &view)
      return .supposeClause
    case .maka, .dan:
      if word == .dan, view.expectations.isEmpty, seen[.maka] == nil {
        errorBehind(
          ClauseFault.missingWord("maka", example: "maka promosi kepala_dinas layak"),
          at: range(index - 1))
      }
      expectations(&view)
      return .expectationClause
    default: return commonClause(word)
    }
  }

  /// `pegawai [dari "file" [nip "…"]]`.
  private mutating func recordReference() -> RecordReferenceSyntax {
    let first = index
    let name = takeName()
    var path: TextSyntax?
    var key: TextSyntax?
    if eat(.dari) {
      path = text(orMiss: .fileName)
      if at(.word), at(.text, 1) {
        take()
        key = takeText()
      }
    }
    return RecordReferenceSyntax(recordName: name, path: path, key: key, span(first))
  }

  // MARK: - What is set

  private mutating func assignments(_ kind: AssignmentSyntax.Kind, _ view: inout TestSyntax) {
    repeat {
      let first = index
      guard !isAtEnd, let path = path(orMiss: .path) else { break }
      let mark = tree.mark
      if at(.kosong) {
        let place = range(index)
        takeKeyword()
        tree.close(mark, .empty)
        view.assignments.append(
          AssignmentSyntax(kind: kind, path: path, value: .value(.empty(place)), span(first)))
        continue
      }
      if at(.colon) || at(.adalah) {
        warn(
          CharacterFault.signSpelling(text(index), meant: "="), at: range(index),
          fix: [Edit(range(index), at(.colon) ? " =" : "=")])
        take()
      } else if !eat(.equal) {
        miss(TestFault.assignmentWithoutValue)
        skip(to: limit)
        settle()
        break
      }
      chained = 0
      let value = literal()
      view.assignments.append(
        AssignmentSyntax(kind: kind, path: path, value: value, span(first)))
    } while at(.comma) && index + 1 < limit && eat(.comma)
  }

  /// A value in a test: constant, list or map.
  mutating func literal() -> LiteralSyntax {
    guard enter() else { return .invalid(here) }
    defer { depth -= 1 }
    let mark = tree.mark
    let first = index
    if at(.openBracket) {
      take()
      var values: [LiteralSyntax] = []
      while !isAtEnd, !at(.closeBracket) {
        values.append(literal())
        guard eat(.comma) else { break }
      }
      closeBracket(.closeBracket, "]", first)
      tree.close(mark, .listLiteral)
      return .list(values, span(first))
    }
    if at(.openBrace) {
      take()
      let entries = mapEntries()
      closeBracket(.closeBrace, "}", first)
      tree.close(mark, .mapLiteral)
      return .map(entries, span(first))
    }
    if at(.kosong) {
      takeKeyword()
      tree.close(mark, .empty)
      return .value(.empty(span(first)))
    }
    let value = tail()
    if case .missing(let place) = value { return .invalid(place) }
    return .value(value)
  }

  private mutating func mapEntries() -> [(key: NameSyntax, value: LiteralSyntax)] {
    var entries: [(key: NameSyntax, value: LiteralSyntax)] = []
    while !isAtEnd, !at(.closeBrace) {
      let mark = tree.mark
      guard at(.word) || at(.number) || at(.text) else {
        miss(ClauseFault.expected(.member))
        break
      }
      let key = at(.text) ? NameSyntax(textValue(index), range(index)) : nameSyntax(index)
      take()
      if !eat(.colon), !eat(.equal) {
        miss(ClauseFault.missingWord(":", example: "{2024: baik, 2025: kosong}"))
      }
      entries.append((key, literal()))
      tree.close(mark, .mapEntry)
      guard eat(.comma) else { break }
    }
    return entries
  }

  private mutating func closeBracket(_ sign: Sign, _ text: String, _ open: Int) {
    if eat(sign) { return }
    if !hasJustReported {
      errorBehind(
        ClauseFault.missingWord(
          text, example: sign == .closeBracket ? "[A, B]" : "{2024: baik, 2025: kosong}"),
        at: range(open), fix: insertion(text, at: here))
      tree.missing()
    }
    settle()
  }
}
