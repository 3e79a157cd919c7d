// Amendments.swift: `ubah KIND NAME`: conditions and exceptions added, replaced or removed, and clauses
// that take the place of the inherited ones.

import Text

extension Parser {
  /// `ubah KIND NAME` and its lines, from the word `ubah` on.
  mutating func amendment(_ first: Int) -> DeclarationSyntax? {
    context = .part
    limit = lineEnd(index)
    takeKeyword()
    guard let kind = kindWord() else {
      if let word = token().keyword, isOnLine(), unavailable(word) != nil {
        error(DeclarationFault.notYetAvailable(word.rawValue), at: range(index))
      } else {
        miss(DeclarationFault.kindMissing("ubah"))
      }
      while index < last, !startsDeclaration(index) { skip(to: lineEnd(index)) }
      return nil
    }
    context = .amendment(kind)
    let keyword = range(index)
    if kind == .test {
      error(DeclarationFault.cannotBe(prefix: "ubah", kind: "uji"), at: range(first))
    }
    takeKeyword()
    let name = name(orMiss: .referenced)
    if at(.text), isOnLine() { _ = takeText(.label) }
    limit = boundary(after: index - 1)
    headerEnd()
    var amendment = AmendmentSyntax(
      kind: kind, name: name ?? NameSyntax("", here), changes: [], clauses: nil)
    var clauses = AmendedClauses(amendment.name)
    lines { parser, start in
      guard case .clause(let word) = start else {
        parser.error(DeclarationFault.notYetAvailable("baris"), at: parser.range(parser.index))
        parser.skip(to: parser.lineEnd(parser.index))
        return .unexpected
      }
      switch word {
      case .tambah, .ganti, .tanpa:
        let start = parser.index - 1
        if let change = parser.change(word) {
          amendment.changes.append((change, parser.span(start)))
        }
        return .changeClause
      case .dasar, .berlaku: return parser.commonClause(word)
      case .kecuali where !amendment.changes.isEmpty && kind == .promotion:
        parser.attach(&amendment)
        return .exceptionClause
      default:
        clauses.hasAny = true
        return parser.amendedClause(word, kind, &clauses)
      }
    }
    amendment.clauses = clauses.hasAny ? clauses.body(kind) : nil
    guard name != nil else { return nil }
    return DeclarationSyntax(
      body: .amendment(amendment), basis: basis, replacements: replacements, validity: validity,
      keyword: keyword, span(first))
  }

  /// `tambah|ganti syarat …`, `tambah|ganti kecuali …`, `tanpa syarat S`, `tanpa kecuali A`.
  private mutating func change(_ word: Keyword) -> AmendmentSyntax.Change? {
    let first = index - 1
    if at(.baris) {
      error(DeclarationFault.notYetAvailable("\(word.rawValue) baris"), at: range(index))
      skip(to: limit)
      settle()
      return nil
    }
    let isCondition = at(.syarat)
    if isCondition, context.kind != .promotion {
      error(
        ClauseFault.wrongPlace(
          "syarat", in: contextName, allowed: context.shownWords),
        at: range(index))
    }
    takeKeyword()
    if isCondition {
      if word == .tanpa { return name(orMiss: .condition).map { .removeCondition($0) } }
      guard let condition = conditionClause(first) else { return nil }
      return word == .tambah ? .addCondition(condition) : .replaceCondition(condition)
    }
    var owner: NameSyntax?
    if at(.pada), at(.syarat, 1) {
      takeKeyword()
      takeKeyword()
      owner = name(orMiss: .condition)
    }
    if word == .tanpa {
      guard let name = name(orMiss: .exception) else { return nil }
      if at(.pada), at(.syarat, 1) {
        takeKeyword()
        takeKeyword()
        owner = self.name(orMiss: .condition)
      }
      return .removeException(name, in: owner)
    }
    let exception = exception(
      givesValue: context.kind == .formula, isOwned: true, owner: &owner)
    guard let exception else { return nil }
    return word == .tambah
      ? .addException(exception, in: owner) : .replaceException(exception, in: owner)
  }

  /// A `kecuali` line below `tambah syarat` belongs to the condition added there.
  private mutating func attach(_ amendment: inout AmendmentSyntax) {
    guard let exception = exception(givesValue: false, isOwned: true),
      let last = amendment.changes.indices.last
    else { return }
    switch amendment.changes[last].change {
    case .addCondition(var condition):
      condition.exceptions.append(exception)
      amendment.changes[last].change = .addCondition(condition)
    case .replaceCondition(var condition):
      condition.exceptions.append(exception)
      amendment.changes[last].change = .replaceCondition(condition)
    default:
      errorBehind(ClauseFault.exceptionWithoutOwner("ubah"), at: exception.range)
    }
  }

  private mutating func amendedClause(
    _ word: Keyword, _ kind: DeclarationKind, _ clauses: inout AmendedClauses
  ) -> NodeKind {
    switch kind {
    case .group: return groupClause(word, &clauses.group)
    case .indicator: return indicatorClause(word, &clauses.indicator)
    case .promotion: return promotionClause(word, &clauses.promotion)
    case .training: return trainingClause(word, &clauses.training)
    case .placement: return placementClause(word, &clauses.placement)
    case .flag: return flagClause(word, &clauses.flag)
    case .formula: return formulaClause(word, &clauses.formula)
    case .parameter: return parameterClause(word, &clauses.parameter)
    case .calendar: return calendarClause(word, &clauses.calendar)
    case .scale, .choice, .unit, .record, .reference, .table, .test:
      return commonClause(word)
    }
  }
}

/// Declarations of each kind in which only the clauses written in an amendment are present.
struct AmendedClauses {
  var hasAny = false
  var group: GroupSyntax
  var indicator: IndicatorSyntax
  var promotion: PromotionSyntax
  var training: TrainingSyntax
  var placement: PlacementSyntax
  var flag: FlagSyntax
  var formula: FormulaSyntax
  var parameter: ParameterSyntax
  var calendar: CalendarSyntax

  init(_ name: NameSyntax) {
    group = GroupSyntax(name: name, label: nil)
    indicator = IndicatorSyntax(name: name, label: nil)
    promotion = PromotionSyntax(name: name, label: nil, candidates: nil, conditions: [])
    training = TrainingSyntax(
      name: name, label: nil, trigger: nil, exceptions: [], priorities: [], noRepeat: nil)
    placement = PlacementSyntax(
      name: name, label: nil, target: nil, suitable: nil, exceptions: [])
    flag = FlagSyntax(
      name: name, label: nil, isForInspection: nil, condition: nil, exceptions: [], message: [],
      messageRange: nil)
    formula = FormulaSyntax(
      name: name, inputs: [], label: nil, type: nil, unit: .none, lower: nil, upper: nil,
      body: .missing)
    parameter = ParameterSyntax(
      name: name, label: nil, type: nil, isLeftToAgency: nil, versions: [])
    calendar = CalendarSyntax(
      name: name, label: nil, workingDays: nil, workingDaysRange: nil, holidays: [])
  }

  func body(_ kind: DeclarationKind) -> DeclarationBody? {
    switch kind {
    case .group: .group(group)
    case .indicator: .indicator(indicator)
    case .promotion: .promotion(promotion)
    case .training: .training(training)
    case .placement: .placement(placement)
    case .flag: .flag(flag)
    case .formula: .formula(formula)
    case .parameter: .parameter(parameter)
    case .calendar: .calendar(calendar)
    case .scale, .choice, .unit, .record, .reference, .table, .test: nil
    }
  }
}
