// DecisionParsing.swift: `promosi`, `pelatihan`, `penempatan`, `tanda`.

import Text

extension Parser {
  // MARK: - Promosi

  /// `promosi NAME "label"` and its clauses, behind `promosi`.
  mutating func promotion() -> DeclarationBody? {
    var name = declaredName("promosi")
    let place = name?.range ?? range(index - 1)
    let label = label(&name, "promosi")
    headerEnd()
    var view = PromotionSyntax(
      name: name ?? NameSyntax("", here), label: label, candidates: nil, conditions: [])
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.promotionClause(word, &view)
    }
    require(view.candidates != nil, .calon, at: place)
    require(!view.conditions.isEmpty, .syarat, at: place)
    return name == nil ? nil : .promotion(view)
  }

  mutating func promotionClause(_ word: Keyword, _ view: inout PromotionSyntax) -> NodeKind {
    switch word {
    case .calon:
      if at(.semua), index + 1 >= limit {
        let first = index - 1
        takeKeyword()
        view.candidates = .all(span(first))
      } else if !isAtEnd {
        view.candidates = .condition(condition())
      }
      return .candidatesClause
    case .syarat:
      if let condition = conditionClause(index - 1) { view.conditions.append(condition) }
      return .conditionClause
    case .kecuali:
      let exception = exception(givesValue: false, isOwned: !view.conditions.isEmpty)
      if let exception, let owner = view.conditions.indices.last {
        view.conditions[owner].exceptions.append(exception)
      }
      return .exceptionClause
    case .dasar where !view.conditions.isEmpty:
      // Below a condition, the basis is the condition's.
      let outer = basis
      basis = []
      let kind = commonClause(word)
      view.conditions[view.conditions.count - 1].basis += basis
      basis = outer
      return kind
    default: return commonClause(word)
    }
  }

  /// `NAME "label" [dasar "…"] K`, behind `syarat`.
  mutating func conditionClause(_ first: Int) -> ConditionSyntax? {
    var name = declaredName("syarat")
    let label = label(&name, "syarat")
    slipSign(.colon)
    let basis = inlineBasis()
    if isAtEnd {
      if !hasJustReported {
        error(
          ClauseFault.empty("syarat", example: Parser.example(.syarat, context)),
          at: name?.range ?? range(first))
      }
      tree.missing()
      settle()
      return name.map {
        ConditionSyntax(
          name: $0, label: label, condition: .missing(here), basis: basis, exceptions: [],
          span(first))
      }
    }
    let condition = condition()
    return name.map {
      ConditionSyntax(
        name: $0, label: label, condition: condition, basis: basis, exceptions: [], span(first))
    }
  }

  /// `dasar "…"` inside a sentence: on its line, or on lines of its own before the condition.
  mutating func inlineBasis() -> [TextSyntax] {
    var result: [TextSyntax] = []
    while index + 1 < last, tokens[index].keyword == .dasar, tokens[index + 1].kind == .text,
      !tokens[index + 1].isFirstOnLine, index <= limit
    {
      let mark = tree.mark
      if index == limit {
        // A `dasar` line straight below belongs to this sentence only if something follows it.
        var at = index + 2
        while at + 1 < last, tokens[at].kind == .sign || tokens[at].kind == .text { at += 1 }
        guard at < last, !isBoundary(at) || tokens[at].keyword == .dasar else { break }
        limit = boundary(after: index + 1)
      }
      takeKeyword()
      result.append(takeText())
      while at(.comma), at(.text, 1) {
        take()
        result.append(takeText())
      }
      tree.close(mark, .basisClause)
    }
    return result
  }

  // MARK: - Pelatihan

  /// `pelatihan NAME "label"` and its clauses, behind `pelatihan`.
  mutating func training() -> DeclarationBody? {
    var name = declaredName("pelatihan")
    let place = name?.range ?? range(index - 1)
    let label = label(&name, "pelatihan")
    headerEnd()
    var view = TrainingSyntax(
      name: name ?? NameSyntax("", here), label: label, trigger: nil, exceptions: [],
      priorities: [], noRepeat: nil)
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.trainingClause(word, &view)
    }
    require(view.trigger != nil, .dipicu, at: place)
    return name == nil ? nil : .training(view)
  }

  mutating func trainingClause(_ word: Keyword, _ view: inout TrainingSyntax) -> NodeKind {
    let first = index - 1
    switch word {
    case .dipicu:
      view.trigger = ifCondition("dipicu") ?? view.trigger
      return .triggerClause
    case .prioritas:
      if let priority = priority(first) { view.priorities.append(priority) }
      return .priorityClause
    case .tidak:
      view.noRepeat = noRepeat(first) ?? view.noRepeat
      return .noRepeatClause
    case .kecuali:
      let isOwned = view.trigger != nil || context.isAmendment
      if let exception = exception(givesValue: false, isOwned: isOwned) {
        view.exceptions.append(exception)
      }
      return .exceptionClause
    default: return commonClause(word)
    }
  }

  /// `jika K`; nil, with a message, when there is no condition.
  private mutating func ifCondition(_ word: String) -> ExpressionSyntax? {
    guard !isAtEnd else { return nil }
    if !eatsIf() {
      miss(ClauseFault.conditionWithoutIf(word), fix: insertion("jika ", at: place))
    }
    return condition()
  }

  /// `tinggi|sedang|rendah`.
  mutating func priorityLevel() -> TrainingSyntax.Priority? {
    let priority: TrainingSyntax.Priority
    switch token().keyword {
    case .tinggi: priority = .high
    case .sedang: priority = .medium
    case .rendah: priority = .low
    default:
      miss(
        ClauseFault.choiceExpected(clause: "prioritas", allowed: ["tinggi", "sedang", "rendah"]))
      return nil
    }
    takeKeyword()
    return priority
  }

  private mutating func priority(_ first: Int) -> TrainingSyntax.PriorityClause? {
    guard let level = priorityLevel() else {
      skip(to: limit)
      settle()
      return nil
    }
    let condition = isAtEnd ? nil : ifCondition("prioritas \(text(index - 1))")
    return TrainingSyntax.PriorityClause(level, condition: condition, span(first))
  }

  /// `diulang dalam N bulan [menurut LIST.FIELD]`, behind `tidak`.
  private mutating func noRepeat(_ first: Int) -> TrainingSyntax.NoRepeat? {
    _ = eat(.diulang)
    let example = "tidak diulang dalam 24 bulan menurut diklat.nama"
    expect(.dalam, ClauseFault.missingWord("dalam", example: example))
    guard let within = quantity() else {
      miss(ClauseFault.quantityExpected("dalam", example: example))
      skip(to: limit)
      settle()
      return nil
    }
    let path = eat(.menurut) ? path(orMiss: .path) : nil
    return TrainingSyntax.NoRepeat(within: within, path: path, span(first))
  }

  // MARK: - Penempatan

  /// `penempatan NAME "label"` and its clauses, behind `penempatan`.
  mutating func placement() -> DeclarationBody? {
    var name = declaredName("penempatan")
    let place = name?.range ?? range(index - 1)
    let label = label(&name, "penempatan")
    headerEnd()
    var view = PlacementSyntax(
      name: name ?? NameSyntax("", here), label: label, target: nil, suitable: nil, exceptions: [])
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.placementClause(word, &view)
    }
    require(view.suitable != nil, .sesuai, at: place)
    return name == nil ? nil : .placement(view)
  }

  mutating func placementClause(_ word: Keyword, _ view: inout PlacementSyntax) -> NodeKind {
    switch word {
    case .untuk:
      if at(.semua), index + 1 >= limit {
        takeKeyword()
      } else if !isAtEnd {
        view.target = condition()
      }
      return .appliesClause
    case .sesuai:
      view.suitable = ifCondition("sesuai") ?? view.suitable
      return .suitableClause
    case .kecuali:
      let isOwned = view.suitable != nil || context.isAmendment
      if let exception = exception(givesValue: false, isOwned: isOwned) {
        view.exceptions.append(exception)
      }
      return .exceptionClause
    default: return commonClause(word)
    }
  }

  // MARK: - Tanda

  /// `tanda NAME "label" [untuk pemeriksaan]` and its clauses, behind `tanda`.
  mutating func flag() -> DeclarationBody? {
    var name = declaredName("tanda")
    let place = name?.range ?? range(index - 1)
    let label = label(&name, "tanda")
    var isForInspection: SourceRange?
    if at(.untuk) {
      let first = index
      takeKeyword()
      expect(
        .pemeriksaan, ClauseFault.missingWord("pemeriksaan", example: "untuk pemeriksaan"))
      isForInspection = span(first)
    }
    headerEnd()
    var view = FlagSyntax(
      name: name ?? NameSyntax("", here), label: label, isForInspection: isForInspection,
      condition: nil, exceptions: [], message: [], messageRange: nil)
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.flagClause(word, &view)
    }
    require(view.condition != nil, .muncul, at: place)
    return name == nil ? nil : .flag(view)
  }

  mutating func flagClause(_ word: Keyword, _ view: inout FlagSyntax) -> NodeKind {
    switch word {
    case .muncul:
      view.condition = ifCondition("muncul") ?? view.condition
      return .raisedClause
    case .pesan:
      if at(.text) {
        view.message = messageParts(index)
        view.messageRange = range(index)
      }
      _ = text(orMiss: .message)
      return .messageClause
    case .kecuali:
      let isOwned = view.condition != nil || context.isAmendment
      if let exception = exception(givesValue: false, isOwned: isOwned) {
        view.exceptions.append(exception)
      }
      return .exceptionClause
    default: return commonClause(word)
    }
  }
}
