// Vocabulary.swift: `skala`, `pilihan`, `satuan`: the words a city's rules are made of.

import Text

extension Parser {
  /// `skala NAME A < B < (C = D)`, behind `skala`.
  mutating func scale() -> DeclarationBody? {
    let name = declaredName("skala")
    let label = optionalLabel()
    slipVocabularySign()
    var grades: [[MemberSyntax]] = []
    if at(.word) || at(.open) {
      grades.append(grade())
      var others: [Int] = []
      while at(.less) || at(.comma) || at(.greater) {
        if !at(.less) { others.append(index) }
        take()
        grades.append(grade())
      }
      // Which way round `>` is meant only the writer knows.
      let areCommas = others.allSatisfy { tokens[$0].sign == .comma }
      if let first = others.first {
        errorBehind(
          ClauseFault.scaleSign(text(first)), at: range(first),
          fix: areCommas ? others.map { Edit(range($0), " <") } : [])
      }
    } else {
      error(
        DeclarationFault.membersMissing("skala", example: "skala Predikat kurang < baik"),
        at: range(max(index - 1, 0)))
    }
    headerEnd()
    commonLines()
    return name.map {
      .scale(ScaleSyntax(name: $0, label: label, grades: grades.filter { !$0.isEmpty }))
    }
  }

  private mutating func grade() -> [MemberSyntax] {
    let mark = tree.mark
    guard at(.open) else {
      let one = member()
      tree.close(mark, .grade)
      return one.map { [$0] } ?? []
    }
    let open = index
    take()
    var members = [member()].compactMap { $0 }
    while at(.equal) || at(.comma) {
      if at(.comma) {
        error(
          ClauseFault.choiceExpected(clause: "(", allowed: ["="]), at: range(index),
          fix: [Edit(range(index), " =")])
      }
      take()
      if let member = member() { members.append(member) }
    }
    close(open)
    tree.close(mark, .grade)
    return members
  }

  /// `pilihan NAME A, B, C`, behind `pilihan`.
  mutating func choice() -> DeclarationBody? {
    let name = declaredName("pilihan")
    let label = optionalLabel()
    slipVocabularySign()
    var members: [MemberSyntax] = []
    if at(.word) {
      if let member = member() { members.append(member) }
      while at(.comma) || at(.slash), index + 1 < limit {
        if at(.slash) {
          warn(
            CharacterFault.signSpelling("/", meant: ","), at: range(index),
            fix: [Edit(range(index), ",")])
        }
        take()
        if let member = member() { members.append(member) }
      }
    } else {
      error(
        DeclarationFault.membersMissing("pilihan", example: "pilihan Rumpun kesehatan, teknik"),
        at: range(max(index - 1, 0)))
    }
    headerEnd()
    commonLines()
    return name.map { .choice(ChoiceSyntax(name: $0, label: label, members: members)) }
  }

  private mutating func slipVocabularySign() {
    slipSign(.colon)
    slipSign(.equal)
  }

  /// `NAME ["label"] [(juga "x", "y")]`.
  private mutating func member() -> MemberSyntax? {
    let mark = tree.mark
    guard at(.word) else {
      miss(ClauseFault.expected(.member))
      return nil
    }
    if let word = token().keyword, word.isReserved {
      error(
        DeclarationFault.reservedName(word.rawValue, suggestion: "nilai_\(word.rawValue)"),
        at: range(index))
    }
    var member = MemberSyntax(name: takeName())
    if isUnquotedMember() {
      var words = [member.name.text]
      let first = index - 1
      while isUnquotedMember() {
        words.append(nameSyntax(index).text)
        take()
      }
      let whole = range(first).joined(with: range(index - 1))
      let fixed = words.joined(separator: "_")
      errorBehind(DeclarationFault.nameWithSpaces(fixed), at: whole, fix: [Edit(whole, fixed)])
      member.name = NameSyntax(fixed, whole)
    }
    member.label = optionalLabel()
    let open = index
    let isWrapped = at(.open) && at(.juga, 1)
    if isWrapped { take() }
    if eat(.juga) {
      repeat {
        if let alias = text(orMiss: .alias) { member.aliases.append(alias) }
      } while at(.comma) && at(.text, 1) && eat(.comma)
      if isWrapped { close(open) }
    } else if at(.open), at(.word, 1) || at(.text, 1), at(.close, 2) {
      // `Kesehatan "Dinas Kesehatan" (Dinkes)`
      let alias = at(.text, 1) ? text(index + 1) : "\"\(text(index + 1))\""
      let place = range(index).joined(with: range(index + 2))
      error(
        ClauseFault.missingWord("juga", example: "(juga \(alias))"), at: place,
        fix: [Edit(place, "(juga \(alias))")])
      skip(to: index + 3)
      settle()
    }
    tree.close(mark, .member)
    return member
  }

  private func isUnquotedMember() -> Bool {
    at(.word) && isOnLine() && !at(.juga)
      && !(token().keyword.map { context.clauseWords.contains($0) } ?? false)
  }

  /// `satuan NAME "label" [= N UNIT] [ketelitian N]`, behind `satuan`.
  mutating func unitDeclaration() -> DeclarationBody? {
    var name = declaredName("satuan")
    let label = label(&name, "satuan")
    var equals: QuantitySyntax?
    var precision: NumberSyntax?
    if eat(.equal) {
      equals = quantity()
      if equals == nil {
        miss(ClauseFault.quantityExpected("=", example: "satuan windu \"windu\" = 8 tahun"))
      }
    }
    if eat(.ketelitian) {
      if at(.number) {
        let number = numberSyntax(index)
        let place = range(index)
        takeNumber()
        if number.whole == nil {
          errorBehind(NumberFault.wholeNumberExpected(file.text(place)), at: place)
        } else {
          precision = number
        }
      } else {
        miss(ClauseFault.quantityExpected("ketelitian", example: "ketelitian 2"))
      }
    }
    headerEnd()
    commonLines()
    return name.map {
      .unit(UnitDeclarationSyntax(name: $0, label: label, equals: equals, precision: precision))
    }
  }

  /// The lines of a declaration that has none but `dasar` and `berlaku sejak`.
  mutating func commonLines() {
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.commonClause(word)
    }
  }
}
