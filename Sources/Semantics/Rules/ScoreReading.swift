// ScoreReading.swift: indicators (unit, target, sources, score) and the groups they are weighed in.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  // MARK: units and sources, before anything reads them

  /// The unit of the measured value: `satuan`, else that of the target.
  mutating func unit(ofIndicator index: Int) -> UnitID {
    let syntax = self.syntax.indicators[index].0
    if syntax.unit != .none { return lexicon.unit(syntax.unit, &messages) ?? .none }
    switch syntax.target?.value.unwrapped {
    case .quantity(let quantity)?: return quietUnit(quantity.unit)
    case .compound(let parts, _)?: return parts.first.map { quietUnit($0.unit) } ?? .none
    case .path(let path)?:
      guard case .parameter(let id)? = values[path.parts.first?.key ?? ""],
        case .number(let number) = set.parameters[id.index].type
      else { break }
      return number.unit
    case nil:
      if syntax.score != nil { return .none }
    default: break
    }
    if syntax.target != nil {
      report(ScoreFault.unitMissing(syntax.name.text), at: syntax.name.range)
    }
    return .none
  }

  private func quietUnit(_ syntax: UnitSyntax) -> UnitID {
    var silent = MessageList()
    return lexicon.unit(syntax, &silent) ?? .none
  }

  mutating func readSources(_ index: Int) {
    let syntax = self.syntax.indicators[index].0
    let group = set.indicators[index].group.map { self.syntax.groups[$0.index].0 }
    let written = syntax.sources.isEmpty ? group?.sources ?? [] : syntax.sources
    set.indicators[index].combination =
      (syntax.combination ?? group?.combination)?.how.kind ?? .latest
    guard !written.isEmpty else { return }
    guard let choice = lexicon.vocabulary.sources else {
      report(ScoreFault.noSources, at: written[0].range)
      return
    }
    var sources: [Indicator.Source] = []
    for clause in written {
      guard let member = lexicon.member(clause.name.text, of: choice) else {
        let known = lexicon.memberNames(of: choice)
        let near = messages.nearest(to: clause.name.text, in: known)
        report(
          NameFault.unknownMember(
            clause.name.text, of: lexicon[choice].name, known: known, suggestion: near),
          at: clause.name.range, fix: near.map { [Edit(clause.name.range, $0)] } ?? [])
        continue
      }
      if let first = sources.first(where: { $0.member == member }) {
        report(
          ScoreFault.sourceTwice(clause.name.text), at: clause.name.range,
          others: [MessageList.first(first.range)])
        continue
      }
      sources.append(source(clause, member, isOnly: written.count == 1))
    }
    set.indicators[index].sources = sources
    checkShares(sources, written)
  }

  private mutating func source(_ clause: SourceClauseSyntax, _ member: Int, isOnly: Bool)
    -> Indicator.Source
  {
    var share = isOnly ? Decimal.hundred : .zero
    if let written = clause.share, let (amount, unit) = lexicon.quantity(written, &messages) {
      if unit == .percent {
        share = amount
      } else {
        report(ScoreFault.shareInPercent, at: written.range)
        share = amount
      }
    } else if !isOnly {
      report(ScoreFault.shareMissing(clause.name.text), at: clause.name.range)
    }
    var source = Indicator.Source(
      member: member, share: share, minimumRespondents: nil, maximumAge: nil, range: clause.range)
    if let minimum = clause.minimumRespondents,
      let (amount, unit) = lexicon.quantity(minimum, &messages)
    {
      let isCount = [UnitID.respondent, .person, .none].contains(unit)
      if isCount, let count = amount.whole, count > 0 {
        source.minimumRespondents = count
      } else {
        report(ScoreFault.respondents, at: minimum.range)
      }
    }
    if let age = clause.maximumAge, let (amount, unit) = lexicon.quantity(age, &messages) {
      let base = lexicon[unit].base
      let converted = lexicon.convert(amount, from: unit, to: base)?.whole
      if base == .month || base == .day, let count = converted, (1...100_000).contains(count) {
        if base == .month { needsMonthEnd(at: age.range) }
        source.maximumAge = (count, base == .month ? .months : .days)
      } else {
        report(ScoreFault.freshness, at: age.range)
      }
    }
    return source
  }

  private mutating func checkShares(
    _ sources: [Indicator.Source], _ written: [SourceClauseSyntax]
  ) {
    guard sources.count == written.count, !sources.isEmpty,
      written.count == 1 || written.allSatisfy({ $0.share != nil })
    else { return }
    let sum = sources.reduce(Decimal.zero) { $0.adding($1.share) ?? $0 }
    guard sum != .hundred else { return }
    var running = Decimal.zero
    let labels = sources.map { source -> Label in
      running = running.adding(source.share) ?? running
      return Label(source.range, Words(verbatim: lexicon.written(source.share, .percent)))
    }
    report(
      ScoreFault.sharesNotWhole(sum: lexicon.written(sum, .percent)), at: sources[0].range,
      label: labels[0].words, others: Array(labels.dropFirst()))
  }

  // MARK: indicators

  mutating func readIndicator(_ id: IndicatorID) {
    let (syntax, _) = self.syntax.indicators[id.index]
    let group = set.indicators[id.index].group.map { self.syntax.groups[$0.index].0 }
    let unit = set.indicators[id.index].unit
    inRule("indikator \(syntax.name.text)") { builder in
      if let target = syntax.target {
        builder.set.indicators[id.index].target = builder.target(target, unit, id)
      } else if syntax.score == nil {
        builder.report(ScoreFault.targetMissing(syntax.name.text), at: syntax.name.range)
      }
      let percent = ScalarType.number(NumberType(unit: .percent))
      if let score = syntax.score {
        builder.set.indicators[id.index].score = builder.expression(score, as: percent)
      }
      if let limits = syntax.limits ?? group?.limits {
        let lower = builder.expression(limits.lower, as: percent)
        let upper = builder.expression(limits.upper, as: percent)
        builder.set.indicators[id.index].lower = lower
        builder.set.indicators[id.index].upper = upper
        if let low = builder.constant(lower), let high = builder.constant(upper), low > high {
          builder.report(VocabularyFault.rangeUpsideDown, at: limits.range)
        }
      }
      if let rounding = syntax.scoreRounding ?? group?.scoreRounding {
        builder.set.indicators[id.index].rounding = (rounding.digits, rounding.mode.mode)
      }
      builder.readWeight(id, syntax, hasEqual: group?.hasEqualWeights)
      builder.readsOfValue[.indicator(id)] = builder.takeReads()
    }
    reads = [:]
  }

  private mutating func target(_ syntax: TargetSyntax, _ unit: UnitID, _ id: IndicatorID)
    -> Indicator.Target
  {
    let value = expression(
      syntax.value, as: .number(NumberType(unit: unit)), isDeclared: true)
    if constant(value) == .zero { report(ScoreFault.targetZero, at: syntax.value.range) }
    if syntax.isProRated, set.indicators[id.index].combination != .sum || syntax.period == nil {
      report(ScoreFault.proRatedWithoutSum, at: syntax.range)
    }
    let period: Indicator.Period? = syntax.period.map {
      switch $0 {
      case .year: .year
      case .quarter: .quarter
      case .month: .month
      }
    }
    return Indicator.Target(
      direction: syntax.direction == .atLeast ? .atLeast : .atMost, value: value, period: period,
      isProRated: syntax.isProRated, range: syntax.range)
  }

  private mutating func readWeight(
    _ id: IndicatorID, _ syntax: IndicatorSyntax, hasEqual: SourceRange?
  ) {
    guard set.indicators[id.index].group != nil else { return }
    guard let weight = syntax.weight else {
      if hasEqual == nil {
        report(ScoreFault.weightMissing(syntax.name.text), at: syntax.name.range)
      }
      return
    }
    if let hasEqual {
      report(
        ScoreFault.weightBesideEqual(syntax.name.text), at: weight.range,
        others: [Label(hasEqual, Words("bobot sama", en: "equal weights"))])
      return
    }
    guard let (amount, unit) = lexicon.quantity(weight, &messages) else { return }
    guard unit == .percent else {
      let right = lexicon.written(amount, .percent)
      report(
        ScoreFault.weightInPercent(right), at: weight.range,
        fix: unit == .none ? [Edit(weight.range, right)] : [])
      return
    }
    if amount <= .zero || amount > .hundred {
      report(ScoreFault.weightOutOfRange(lexicon.written(amount, .percent)), at: weight.range)
      return
    }
    set.indicators[id.index].weight = amount
  }

  // MARK: groups

  mutating func readGroup(_ id: GroupID) {
    let (syntax, _) = self.syntax.groups[id.index]
    let value = ValueName.group(id)
    inRule("kelompok \(syntax.name.text)") { builder in
      for indicator in builder.set.groups[id.index].indicators {
        let member = builder.syntax.indicators[indicator.index].0
        if let applies = member.appliesIf {
          builder.set.indicators[indicator.index].appliesIf = builder.condition(applies)
        }
        for (path, read) in builder.readsOfValue[.indicator(indicator)] ?? [:]
        where builder.reads[path] == nil {
          builder.reads[path] = read
        }
      }
      switch syntax.missing {
      case nil: break
      case .redistribute?: builder.set.groups[id.index].missing = .redistribute
      case .value(let amount, let range)?:
        let id2 = builder.expression(amount, as: .number(NumberType(unit: .percent)))
        if let constant = builder.constant(id2) {
          builder.set.groups[id.index].missing = .value(constant)
        } else if !builder.isInvalid(id2) {
          builder.report(TypeFault.notConstant, at: range)
        }
      }
      builder.readsOfValue[value] = builder.takeReads()
    }
    reads = [:]
  }
}
