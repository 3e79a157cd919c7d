// DecisionReading.swift: promotions, trainings, placements and flags.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func read(_ syntax: PromotionSyntax, _ declaration: DeclarationSyntax) {
    inRule("promosi \(syntax.name.text)") { builder in
      _ = builder.takeReads()
      var candidates: ExpressionID?
      if case .condition(let condition)? = syntax.candidates {
        candidates = builder.condition(condition)
        builder.requireBasis(declaration.basis, of: syntax.name.text)
      }
      var conditions: [Condition] = []
      var names: [String: SourceRange] = [:]
      for condition in syntax.conditions {
        if let first = names[condition.name.key] {
          builder.report(
            DecisionFault.conditionTwice(condition.name.text), at: condition.name.range,
            others: [MessageList.first(first)])
          continue
        }
        let basis = condition.basis + declaration.basis
        let name = "\(syntax.name.text).\(condition.name.text)"
        let id = builder.condition(condition.condition)
        builder.requireBasis(basis, of: name)
        let exceptions = builder.exceptions(
          condition.exceptions, basis: basis, of: name, checksBasis: true)
        conditions.append(
          Condition(
            origin: builder.origin(condition.name, condition.label, condition.basis),
            condition: id, exceptions: exceptions))
        names[condition.name.key] = conditions.last?.origin.range
      }
      if conditions.isEmpty {
        builder.report(DecisionFault.noConditions(syntax.name.text), at: syntax.name.range)
      }
      builder.set.promotions.append(
        Promotion(
          origin: builder.origin(syntax.name, syntax.label, declaration.basis),
          candidates: candidates, conditions: conditions))
    }
  }

  mutating func read(_ syntax: TrainingSyntax, _ declaration: DeclarationSyntax) {
    inRule("pelatihan \(syntax.name.text)") { builder in
      _ = builder.takeReads()
      let name = syntax.name.text
      let trigger =
        syntax.trigger.map { builder.condition($0) }
        ?? builder.invalid(syntax.name.range)
      builder.requireBasis(declaration.basis, of: name)
      let exceptions = builder.exceptions(
        syntax.exceptions, basis: declaration.basis, of: name, checksBasis: true)
      let priorities = syntax.priorities.map { clause in
        Training.PriorityRule(
          priority: clause.priority.level,
          condition: clause.condition.map { builder.condition($0) })
      }
      builder.requireBasis(declaration.basis, of: name)
      builder.set.trainings.append(
        Training(
          origin: builder.origin(syntax.name, syntax.label, declaration.basis), trigger: trigger,
          exceptions: exceptions, priorities: priorities,
          noRepeat: syntax.noRepeat.flatMap { builder.noRepeat($0, syntax.name) }))
    }
  }

  /// `tidak diulang dalam N bulan menurut LIST.FIELD`.
  private mutating func noRepeat(_ syntax: TrainingSyntax.NoRepeat, _ name: NameSyntax)
    -> Training.NoRepeat?
  {
    guard let (amount, unit) = lexicon.quantity(syntax.within, &messages) else { return nil }
    guard lexicon[unit].base == .month,
      let months = lexicon.convert(amount, from: unit, to: .month)?.whole,
      (1...10_000).contains(months)
    else {
      report(DecisionFault.repeatPeriod, at: syntax.within.range)
      return nil
    }
    needsMonthEnd(at: syntax.within.range)
    guard let path = syntax.path else {
      report(DecisionFault.repeatList, at: syntax.range)
      return nil
    }
    let parts = path.parts
    guard parts.count > 1, let last = parts.last,
      case .list(let id)? = lexicon.resolve(parts[..<(parts.count - 1)], in: .person),
      let table = lexicon.table(id), let column = lexicon.columns[id.index][last.key]
    else {
      report(DecisionFault.repeatPath(path.text), at: path.range)
      return nil
    }
    noteRead(of: id, path.range)
    let dated = table.columns.indices.filter { table.columns[$0].type == .date }
    let named = dated.first { table.columns[$0].path.folded == "tanggal" }
    guard let date = dated.count == 1 ? dated[0] : named else {
      report(
        TimeFault.whichDate(list: table.path, known: dated.map { table.columns[$0].path }),
        at: path.range)
      return nil
    }
    var member: Int?
    switch table.columns[column].type {
    case .text: break
    case .member(let choice):
      member = lexicon.member(name.text, of: choice)
      if member == nil {
        report(
          DecisionFault.repeatMember(name.text, choice: lexicon[choice].name), at: path.range)
        return nil
      }
    default:
      report(DecisionFault.repeatPath(path.text), at: path.range)
      return nil
    }
    return Training.NoRepeat(
      months: months, table: id, nameColumn: column, member: member, dateColumn: date)
  }

  mutating func read(_ syntax: PlacementSyntax, _ declaration: DeclarationSyntax) {
    inRule("penempatan \(syntax.name.text)") { builder in
      _ = builder.takeReads()
      let name = syntax.name.text
      let target = syntax.target.map { builder.condition($0) }
      let suitable =
        syntax.suitable.map { builder.condition($0) }
        ?? builder.invalid(syntax.name.range)
      builder.requireBasis(declaration.basis, of: name)
      let exceptions = builder.exceptions(
        syntax.exceptions, basis: declaration.basis, of: name, checksBasis: true)
      builder.set.placements.append(
        Placement(
          origin: builder.origin(syntax.name, syntax.label, declaration.basis), target: target,
          suitable: suitable, exceptions: exceptions))
    }
  }

  mutating func read(_ syntax: FlagSyntax, _ declaration: DeclarationSyntax) {
    inRule("tanda \(syntax.name.text)") { builder in
      builder.allowsForbidden = syntax.isForInspection != nil
      defer { builder.allowsForbidden = false }
      _ = builder.takeReads()
      let name = syntax.name.text
      let condition =
        syntax.condition.map { builder.condition($0) }
        ?? builder.invalid(syntax.name.range)
      builder.requireBasis(declaration.basis, of: name)
      let exceptions = builder.exceptions(
        syntax.exceptions, basis: declaration.basis, of: name, checksBasis: true)
      let message = syntax.message.map { part -> Flag.MessagePart in
        switch part {
        case .text(let text): .text(text)
        case .value(let value): .value(builder.expression(value))
        }
      }
      builder.requireBasis(declaration.basis, of: name)
      builder.set.flags.append(
        Flag(
          origin: builder.origin(syntax.name, syntax.label, declaration.basis),
          isForInspection: syntax.isForInspection != nil, condition: condition,
          exceptions: exceptions, message: message))
    }
  }
}

extension TrainingSyntax.Priority {
  var level: Training.Priority {
    switch self {
    case .high: .high
    case .medium: .medium
    case .low: .low
    }
  }
}
