// Files.swift: a whole rule file: its header and its declarations, one after the other.

import Text

extension Parser {
  mutating func ruleFile() -> RuleFileSyntax {
    var header: HeaderSyntax?
    var declarations: [DeclarationSyntax] = []
    while index < last {
      limit = last
      let before = index
      beginDeclaration(.outside)
      switch startWord() {
      case .aturan, .bagian:
        let first = index
        let found = fileHeader()
        if header == nil {
          header = found
        } else {
          errorBehind(DeclarationFault.secondHeader, at: range(first))
        }
      case let word?:
        if let declaration = declaration(word) { declarations.append(declaration) }
      case nil:
        strayLine()
      }
      if index == before { skip(to: index + 1) }
    }
    limit = last
    tree.take()
    return RuleFileSyntax(file: file.id, header: header, declarations: declarations)
  }

  /// The declaration word at the line to be read; a misspelled one with its message.
  private mutating func startWord() -> Keyword? {
    if startsDeclaration(index) { return tokens[index].keyword }
    guard let word = misspelledDeclaration(index) else { return nil }
    error(
      DeclarationFault.unknownWord(text(index), suggestion: word.rawValue), at: range(index),
      fix: [Edit(range(index), word.rawValue)])
    return word
  }

  mutating func beginDeclaration(_ context: Context) {
    self.context = context
    basis = []
    replacements = []
    validity = nil
    seen = [:]
    forcedClause = -1
    corrected = nil
    depth = 0
    bareFilterEnd = -1
    spreadsheets = []
  }

  // MARK: - Header

  /// `aturan NAME "label"` or `bagian dari NAME`.
  private mutating func fileHeader() -> HeaderSyntax? {
    let mark = tree.mark
    let first = index
    let isPart = tokens[index].keyword == .bagian
    context = isPart ? .part : .header
    limit = boundary(after: index)
    takeKeyword()
    if isPart {
      expect(.dari, ClauseFault.missingWord("dari", example: "bagian dari Kota_Palu"))
    }
    var name = isPart ? name(orMiss: .parent) : declaredName("aturan")
    let label = isPart || name == nil ? optionalLabel() : self.label(&name, "aturan")
    headerEnd()
    var parent: NameSyntax?
    var monthEnd: MonthEndSyntax?
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      switch word {
      case .mengikuti:
        parent = parser.name(orMiss: .parent)
        return .parentClause
      case .tanggal:
        monthEnd = parser.monthEnd() ?? monthEnd
        return .monthEndClause
      default: return parser.commonClause(word)
      }
    }
    if !isPart, validity == nil, seen[.berlaku] == nil {
      errorBehind(
        DeclarationFault.partMissing(
          "aturan", clause: "berlaku sejak", example: "berlaku sejak 1 Januari 2026"),
        at: range(first))
    }
    tree.close(mark, isPart ? .partHeader : .header)
    guard let name else { return nil }
    return HeaderSyntax(
      kind: isPart ? .part : .rules, name: name, label: label, parent: parent,
      validity: validity, monthEnd: monthEnd, basis: basis, replacements: replacements,
      span(first))
  }

  /// `yang tidak ada: hari terakhir bulan itu`, behind `tanggal`.
  private mutating func monthEnd() -> MonthEndSyntax? {
    let first = index - 1
    _ = eat(.yang)
    let example = "tanggal yang tidak ada: hari terakhir bulan itu"
    expect(.tidak, ClauseFault.missingWord("tidak", example: example))
    expect(.ada, ClauseFault.missingWord("ada", example: example))
    _ = eat(.colon)
    if at(.hari), at(.terakhir, 1), at(.bulan, 2), at(.itu, 3) {
      for _ in 0..<4 { takeKeyword() }
      return MonthEndSyntax(.lastDayOfMonth, span(first))
    }
    if at(.hari), at(.pertama, 1), at(.bulan, 2), at(.berikutnya, 3) {
      for _ in 0..<4 { takeKeyword() }
      return MonthEndSyntax(.firstDayOfNextMonth, span(first))
    }
    miss(ClauseFault.monthEndChoice)
    skip(to: limit)
    settle()
    return nil
  }

  /// Behind the name and label of a declaration: the first clause may follow on the same line.
  mutating func headerEnd() {
    if index < limit, isOnLine(), let word = token().keyword, context.clauseWords.contains(word) {
      forcedClause = index
      if clauseWord(index) != nil { return }
      forcedClause = -1
    }
    finishClause(complete: true)
  }
}
