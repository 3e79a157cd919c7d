// Scores.swift: `kelompok` and `indikator` and their clauses: weights, sources, targets, limits.

import Text

extension Parser {
  // MARK: - Kelompok

  /// `kelompok NAME "label"` and its clauses, behind `kelompok`.
  mutating func group(isFill: Bool) -> DeclarationBody? {
    var name = declaredName("kelompok")
    let label = isFill ? optionalLabel() : label(&name, "kelompok")
    headerEnd()
    var view = GroupSyntax(name: name ?? NameSyntax("", here), label: label)
    groupLines(&view)
    return name == nil ? nil : .group(view)
  }

  mutating func groupLines(_ view: inout GroupSyntax) {
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.groupClause(word, &view)
    }
  }

  mutating func groupClause(_ word: Keyword, _ view: inout GroupSyntax) -> NodeKind {
    let first = index - 1
    switch word {
    case .diisi:
      view.isLeftToAgency = filledByAgency(first)
      return .filledByAgencyClause
    case .bobot:
      if eat(.sama) {
        view.hasEqualWeights = span(first)
      } else {
        error(
          token().kind == .number
            ? ClauseFault.groupWeight
            : ClauseFault.choiceExpected(clause: "bobot", allowed: ["bobot sama"]), at: place)
        skip(to: limit)
        settle()
      }
      return .weightClause
    case .sumber:
      view.sources += sources(first)
      return .sourceClause
    case .dihitung:
      view.combination = combination(first) ?? view.combination
      return .combinationClause
    case .batas:
      view.limits = limits(first)
      return .limitsClause
    case .tiap:
      _ = eat(.capaian)
      view.scoreRounding = roundClause(first)
      return .scoreRoundingClause
    case .nilai:
      view.valueRounding = roundClause(first)
      return .valueRoundingClause
    case .data:
      view.missing = missingData(first) ?? view.missing
      return .missingDataClause
    default: return commonClause(word)
    }
  }

  /// `kosong: bobot dibagikan | nilai 0%`, behind `data`.
  private mutating func missingData(_ first: Int) -> GroupSyntax.MissingHandling? {
    _ = eat(.kosong)
    _ = eat(.colon)
    if at(.bobot), at(.dibagikan, 1) {
      takeKeyword()
      takeKeyword()
      return .redistribute(span(first))
    }
    if eat(.nilai) {
      let value = chainedTail()
      return .value(value, span(first))
    }
    miss(
      ClauseFault.choiceExpected(
        clause: "data kosong", allowed: ["bobot dibagikan", "nilai 0%"]))
    skip(to: limit)
    settle()
    return nil
  }

  // MARK: - Indikator

  /// `indikator NAME "label"` and its clauses, behind `indikator`.
  mutating func indicator() -> DeclarationBody? {
    var name = declaredName("indikator")
    let place = name?.range ?? range(index - 1)
    let label = label(&name, "indikator")
    headerEnd()
    var view = IndicatorSyntax(name: name ?? NameSyntax("", here), label: label)
    indicatorLines(&view)
    require(view.group != nil, .kelompok, at: place)
    return name == nil ? nil : .indicator(view)
  }

  mutating func indicatorLines(_ view: inout IndicatorSyntax) {
    lines { parser, start in
      guard case .clause(let word) = start else { return .unexpected }
      return parser.indicatorClause(word, &view)
    }
  }

  mutating func indicatorClause(_ word: Keyword, _ view: inout IndicatorSyntax) -> NodeKind {
    let first = index - 1
    switch word {
    case .kelompok:
      view.group = name(orMiss: .group) ?? view.group
      return .groupClause
    case .untuk:
      view.appliesIf = condition()
      return .appliesClause
    case .bobot:
      view.weight = literalQuantity("bobot", example: "bobot 40%") ?? view.weight
      return .weightClause
    case .satuan:
      view.unit = unitClause()
      return .unitClause
    case .target:
      view.target = target(first) ?? view.target
      return .targetClause
    case .sumber:
      view.sources += sources(first)
      return .sourceClause
    case .dihitung:
      view.combination = combination(first) ?? view.combination
      return .combinationClause
    case .batas:
      view.limits = limits(first)
      return .limitsClause
    case .capaian:
      if eat(.equal) {
        repeated(view.score != nil, .capaian, first)
        view.score = formulaValue()
        return .scoreClause
      }
      repeated(view.scoreRounding != nil, .capaian, first)
      view.scoreRounding = roundClause(first)
      return .scoreRoundingClause
    default: return commonClause(word)
    }
  }

  private mutating func repeated(_ isRepeated: Bool, _ word: Keyword, _ first: Int) {
    guard isRepeated else { return }
    errorBehind(ClauseFault.twice(word.rawValue, in: contextName ?? ""), at: range(first))
  }

  /// A number with its unit, and nothing calculated.
  private mutating func literalQuantity(_ word: String, example: String) -> QuantitySyntax? {
    guard !isAtEnd else { return nil }
    let first = index
    let value = chainedTail()
    if case .quantity(let quantity) = value { return quantity }
    if case .missing = value { return nil }
    errorBehind(ClauseFault.quantityExpected(word, example: example), at: range(first))
    return nil
  }

  // MARK: - Clauses of both

  /// `paling sedikit|paling banyak E [per tahun|triwulan|bulan] [disesuaikan waktu]`.
  private mutating func target(_ first: Int) -> TargetSyntax? {
    var direction: TargetSyntax.Direction = .atLeast
    if at(.paling), at(.sedikit, 1) || at(.banyak, 1) {
      takeKeyword()
      direction = at(.sedikit) ? .atLeast : .atMost
      takeKeyword()
    } else if at(.paling), at(.rendah, 1) || at(.tinggi, 1) || at(.lama, 1) {
      let meant = at(.rendah, 1) ? "paling sedikit" : "paling banyak"
      let place = range(index).joined(with: range(index + 1))
      warn(
        CharacterFault.wordForSign(file.text(place), meant: meant), at: place,
        fix: [Edit(place, meant)])
      direction = at(.rendah, 1) ? .atLeast : .atMost
      take()
      take()
    } else if at(.minimal) || at(.maksimal) || comparisonSign(0) == .greaterOrEqual
      || comparisonSign(0) == .lessOrEqual
    {
      let isLeast = at(.minimal) || comparisonSign(0) == .greaterOrEqual
      let meant = isLeast ? "paling sedikit" : "paling banyak"
      warn(
        CharacterFault.wordForSign(text(index), meant: meant), at: range(index),
        fix: [Edit(range(index), meant)])
      direction = isLeast ? .atLeast : .atMost
      take()
    } else if !isAtEnd {
      error(ClauseFault.targetDirection, at: range(index))
    } else {
      return nil
    }
    let value = chainedTail()
    var period: TargetSyntax.Period?
    if eat(.per) { period = targetPeriod() }
    var isProRated = false
    if eat(.disesuaikan) {
      expect(.waktu, ClauseFault.missingWord("waktu", example: "disesuaikan waktu"))
      isProRated = true
    }
    return TargetSyntax(
      direction: direction, value: value, period: period, isProRated: isProRated, span(first))
  }

  private mutating func targetPeriod() -> TargetSyntax.Period? {
    let period: TargetSyntax.Period
    switch token().keyword {
    case .tahun: period = .year
    case .triwulan: period = .quarter
    case .bulan: period = .month
    default:
      if at(.word) {
        error(ClauseFault.targetPeriod(text(index)), at: range(index))
        take()
      } else {
        miss(ClauseFault.missingWord("tahun", example: "per tahun"))
      }
      return nil
    }
    takeKeyword()
    return period
  }

  /// `S [P%] [, minimal N responden] [, paling lama N bulan|hari]`, several divided by commas.
  private mutating func sources(_ first: Int) -> [SourceClauseSyntax] {
    var result: [SourceClauseSyntax] = []
    var start = first
    repeat {
      guard let name = name(orMiss: .source, onLine: false) else { break }
      var source = SourceClauseSyntax(
        name: name, share: nil, minimumRespondents: nil, maximumAge: nil, name.range)
      if at(.number) { source.share = quantity() }
      while true {
        let ahead = at(.comma) ? 1 : 0
        if at(.minimal, ahead) || (at(.paling, ahead) && at(.sedikit, ahead + 1)) {
          if ahead == 1 { take() }
          if at(.paling) { takeKeyword() }
          takeKeyword()
          source.minimumRespondents = quantity(orMiss: "minimal", "minimal 5 responden")
        } else if at(.paling, ahead), at(.lama, ahead + 1) {
          if ahead == 1 { take() }
          takeKeyword()
          takeKeyword()
          source.maximumAge = quantity(orMiss: "paling lama", "paling lama 6 bulan")
        } else {
          break
        }
      }
      source.range = span(start)
      result.append(source)
      start = index + 1
    } while nextSource()
    return result
  }

  /// Takes the comma before a further source; `survei dan wawancara` is meant for one.
  private mutating func nextSource() -> Bool {
    guard index + 1 < limit else { return false }
    if at(.dan), at(.word, 1), isOnLine() {
      // A `&` has its message, which says `dan`.
      if !token().flags.contains(.slip) {
        let place = SourceRange(
          file: file.id, start: Int(tokens[index].leading), end: Int(tokens[index].end))
        warn(
          CharacterFault.wordForSign(text(index), meant: ","), at: range(index),
          fix: [Edit(place, ",")])
      }
      take()
      return true
    }
    return eat(.comma)
  }

  private mutating func quantity(orMiss word: String, _ example: String) -> QuantitySyntax? {
    if let quantity = quantity() { return quantity }
    miss(ClauseFault.quantityExpected(word, example: example))
    return nil
  }

  /// `jumlah|rata-rata|terakhir|tertinggi|terendah`, behind `dihitung`.
  private mutating func combination(_ first: Int) -> CombinationSyntax? {
    if eat(.jumlah, spoken: ["total", "sum", "ditotal", "dijumlahkan"]) {
      return CombinationSyntax(.sum, span(first))
    }
    if eat(.rataRata, spoken: ["rata2", "rerata", "average", "mean"]) {
      return CombinationSyntax(.mean, span(first))
    }
    if eat(.terakhir, spoken: ["terbaru", "last"]) {
      return CombinationSyntax(.latest, span(first))
    }
    if eat(.terbesar) || eat(.tertinggi, spoken: ["maksimum", "maksimal", "max"]) {
      return CombinationSyntax(.highest, span(first))
    }
    if eat(.terkecil) || eat(.terendah, spoken: ["minimum", "minimal", "min"]) {
      return CombinationSyntax(.lowest, span(first))
    }
    miss(
      ClauseFault.choiceExpected(
        clause: "dihitung",
        allowed: ["jumlah", "rata-rata", "terakhir", "tertinggi", "terendah"]))
    skipLine()
    settle()
    return nil
  }

  /// `a .. b`, behind `batas`.
  private mutating func limits(_ first: Int) -> LimitsSyntax {
    let lower = chainedTail()
    expect(.dots, ClauseFault.missingWord("..", example: "batas 0% .. 120%"))
    let upper = chainedTail()
    return LimitsSyntax(lower: lower, upper: upper, span(first))
  }

  /// `dibulatkan N desimal [ke …]`.
  private mutating func roundClause(_ first: Int) -> RoundClauseSyntax {
    expect(
      .dibulatkan,
      ClauseFault.missingWord("dibulatkan", example: "capaian dibulatkan 2 desimal"))
    let (digits, mode) = roundingDigits()
    return RoundClauseSyntax(digits: digits, mode: mode, span(first))
  }
}
