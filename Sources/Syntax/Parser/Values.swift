// Values.swift: `parameter` with its versions and `rumus` with its exceptions.

import Text

extension Parser {
  /// `parameter NAME "label" [TYPE]` and its versions, behind `parameter`.
  mutating func parameter(isFill: Bool) -> DeclarationBody? {
    var name = declaredName("parameter")
    let place = name?.range ?? range(index - 1)
    let label = isFill ? optionalLabel() : label(&name, "parameter")
    var type: TypeSyntax?
    if startsType() { type = self.type() }
    headerEnd()
    var view = ParameterSyntax(
      name: name ?? NameSyntax("", here), label: label, type: type, isLeftToAgency: nil,
      versions: [])
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.parameterClause(word, &view)
    }
    if view.isLeftToAgency == nil { require(!view.versions.isEmpty, .sejak, at: place) }
    return name == nil ? nil : .parameter(view)
  }

  mutating func parameterClause(_ word: Keyword, _ view: inout ParameterSyntax) -> NodeKind {
    switch word {
    case .sejak:
      if let version = version() { view.versions.append(version) }
      return .versionClause
    case .diisi:
      view.isLeftToAgency = filledByAgency(index - 1)
      return .filledByAgencyClause
    default: return commonClause(word)
    }
  }

  /// A kind behind a label: any word on the line that is no clause.
  func startsType() -> Bool {
    guard at(.word), isOnLine() else { return false }
    guard let word = token().keyword else { return true }
    if Keyword.types.contains(word) || word == .kalender { return true }
    return !word.isReserved && !word.isMark && !context.clauseWords.contains(word)
  }

  /// `D [sampai dengan D]: E`, behind `sejak`.
  private mutating func version() -> ParameterVersionSyntax? {
    let first = index - 1
    guard let validity = validityDates() else {
      skip(to: limit)
      settle()
      return nil
    }
    if !eat(.colon) {
      miss(ClauseFault.missingWord(":", example: "sejak 1 Januari 2026: 56 tahun"))
    }
    let value = wholeExpression()
    return ParameterVersionSyntax(validity: validity, value: value, span(first))
  }

  /// `rumus NAME[(inputs)] ["label"] [TYPE | satuan U] [rentang a .. b] [= E]`, behind `rumus`.
  mutating func formula(isFill: Bool) -> DeclarationBody? {
    var name = declaredName("rumus")
    let place = name?.range ?? range(index - 1)
    var inputs = self.inputs()
    let label = optionalLabel(&name)
    if inputs.isEmpty { inputs = lateInputs(of: name) }
    var view = FormulaSyntax(
      name: name ?? NameSyntax("", here), inputs: inputs, label: label, type: nil, unit: .none,
      lower: nil, upper: nil, body: .missing)
    if startsType() { view.type = type() }
    formulaHead(&view)
    if at(.equal) {
      take()
      view.body = .expression(formulaValue())
      finishClause(complete: true)
    } else {
      headerEnd()
    }
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.formulaClause(word, &view)
    }
    if case .missing = view.body, seen[.umum] == nil {
      errorBehind(
        DeclarationFault.partMissing(
          "rumus", clause: "= …", example: "rumus usia \"Usia\" = tahun penuh sejak tanggal_lahir"),
        at: place)
    }
    return name == nil ? nil : .formula(view)
  }

  /// `satuan U` and `rentang a .. b` on the header's line.
  private mutating func formulaHead(_ view: inout FormulaSyntax) {
    while isOnLine(), at(.satuan) || (at(.rentang) && !at(.equal, 1)) {
      let mark = tree.mark
      let isUnit = at(.satuan)
      seen[isUnit ? .satuan : .rentang] = range(index)
      takeKeyword()
      if isUnit { view.unit = unitClause() } else { rentang(&view) }
      tree.close(mark, isUnit ? .unitClause : .rangeClause)
    }
  }

  /// The value behind `=`; lines that follow without a joining word are a mistake.
  mutating func formulaValue() -> ExpressionSyntax { overLines { $0.expression() } }

  mutating func formulaClause(_ word: Keyword, _ view: inout FormulaSyntax) -> NodeKind {
    switch word {
    case .satuan:
      view.unit = unitClause()
      return .unitClause
    case .rentang:
      rentang(&view)
      return .rangeClause
    case .diisi:
      view.body = .leftToAgency(filledByAgency(index - 1))
      return .filledByAgencyClause
    case .umum:
      view.body = .general(formulaValue(), [])
      return .generalClause
    case .kecuali:
      guard case .general(let value, var exceptions) = view.body else {
        _ = exception(givesValue: true, isOwned: false)
        return .exceptionClause
      }
      if let exception = exception(givesValue: true, isOwned: true) {
        // Let go of first, or each exception would copy all before it.
        view.body = .general(value, [])
        exceptions.append(exception)
        view.body = .general(value, exceptions)
      }
      return .exceptionClause
    default: return commonClause(word)
    }
  }

  mutating func rentang(_ view: inout FormulaSyntax) {
    view.lower = chainedTail()
    expect(.dots, ClauseFault.missingWord("..", example: "rentang 0 .. 100"))
    view.upper = chainedTail()
  }

  /// A sum with rounding and bounds, at clause level.
  mutating func chainedTail() -> ExpressionSyntax {
    chained = 0
    return tail()
  }

  /// `satuan U`, behind `satuan`.
  mutating func unitClause() -> UnitSyntax {
    if at(.percent) {
      let place = range(index)
      take()
      return .percent(place)
    }
    if at(.hari), at(.kerja, 1) {
      let first = index
      takeKeyword()
      takeKeyword()
      return .workingDays(span(first))
    }
    return name(orMiss: .unit).map { .named($0) } ?? .none
  }

  /// `rumus masa "Masa tugas" (mulai tanggal)`: inputs that belong before the label.
  mutating func lateInputs(of name: NameSyntax?) -> [InputSyntax] {
    guard let name, at(.open), isOnLine() else { return [] }
    let first = index
    let inputs = self.inputs()
    let written = written(first..<index)
    error(
      ClauseFault.inputsBehindLabel("\(name.text)\(written)"), at: span(first),
      fix: [
        Edit(name.range.after, written),
        Edit(span(first), ""),
      ])
    return inputs
  }

  /// `(NAME [TYPE], …)` behind the name of a rumus or tabel.
  mutating func inputs() -> [InputSyntax] {
    guard at(.open), isOnLine() else { return [] }
    let mark = tree.mark
    let open = index
    take()
    var result: [InputSyntax] = []
    repeat {
      let inner = tree.mark
      // A line that ends with a comma goes on, unless the next begins something of its own.
      guard let name = name(orMiss: .input, onLine: isBoundary(index)) else { break }
      var type: TypeSyntax?
      if at(.word) {
        type = self.type()
        // What is no type has been told; what stands behind the parenthesis is read all the same.
        while type == nil, at(.word), isOnLine() { take() }
      }
      tree.close(inner, .input)
      result.append(InputSyntax(name: name, type: type))
    } while eat(.comma)
    close(open)
    tree.close(mark, .inputs)
    return result
  }
}
