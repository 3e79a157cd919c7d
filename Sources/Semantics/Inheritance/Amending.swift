// Amending.swift: a declaration with some of its clauses replaced, and its conditions and exceptions
// added, replaced or removed.

import Syntax
import Text

extension DeclarationBody {
  /// Each clause written in `clauses` takes the place of the clause of its kind.
  func replacing(_ clauses: DeclarationBody) -> DeclarationBody {
    switch (self, clauses) {
    case (.parameter(var old), .parameter(let new)):
      old.label = new.label ?? old.label
      old.type = new.type ?? old.type
      if !new.versions.isEmpty {
        old.versions = new.versions
        old.isLeftToAgency = nil
      }
      return .parameter(old)
    case (.formula(var old), .formula(let new)):
      old.label = new.label ?? old.label
      old.type = new.type ?? old.type
      if !new.inputs.isEmpty { old.inputs = new.inputs }
      if new.unit != .none { old.unit = new.unit }
      if new.lower != nil { (old.lower, old.upper) = (new.lower, new.upper) }
      if case .missing = new.body {} else { old.body = new.body }
      return .formula(old)
    case (.table(var old), .table(let new)):
      old.label = new.label ?? old.label
      if !new.inputs.isEmpty { old.inputs = new.inputs }
      if new.hitPolicyRange != nil {
        (old.hitPolicy, old.hitPolicyRange) = (new.hitPolicy, new.hitPolicyRange)
      }
      if case .missing = new.body {} else { old.body = new.body }
      return .table(old)
    case (.group(let old), .group(let new)): return .group(old.replacing(new))
    case (.indicator(let old), .indicator(let new)): return .indicator(old.replacing(new))
    case (.promotion(var old), .promotion(let new)):
      old.candidates = new.candidates ?? old.candidates
      for condition in new.conditions { old.conditions.append(condition) }
      return .promotion(old)
    case (.training(var old), .training(let new)):
      if new.trigger != nil { (old.trigger, old.exceptions) = (new.trigger, new.exceptions) }
      if !new.priorities.isEmpty { old.priorities = new.priorities }
      old.noRepeat = new.noRepeat ?? old.noRepeat
      return .training(old)
    case (.placement(var old), .placement(let new)):
      old.target = new.target ?? old.target
      if new.suitable != nil { (old.suitable, old.exceptions) = (new.suitable, new.exceptions) }
      return .placement(old)
    case (.flag(var old), .flag(let new)):
      if new.condition != nil { (old.condition, old.exceptions) = (new.condition, new.exceptions) }
      if new.messageRange != nil {
        (old.message, old.messageRange) = (new.message, new.messageRange)
      }
      return .flag(old)
    default: return self
    }
  }

  /// After `isi`: what was filled is no longer left open; the name stands where it was filled.
  func keepingFilled(_ fill: DeclarationBody) -> DeclarationBody {
    switch (self, fill) {
    case (.parameter(var filled), .parameter(let new)):
      filled.name = new.name
      return .parameter(filled)
    case (.formula(var filled), .formula(let new)):
      filled.name = new.name
      return .formula(filled)
    case (.table(var filled), .table(let new)):
      filled.name = new.name
      return .table(filled)
    case (.group(var filled), .group(let new)):
      filled.name = new.name
      return .group(filled)
    default: return self
    }
  }

  // MARK: conditions and exceptions

  /// One `tambah`, `ganti` or `tanpa` line of an `ubah`.
  func changed(
    _ change: AmendmentSyntax.Change, at range: SourceRange, _ messages: inout MessageList
  ) -> DeclarationBody {
    switch change {
    case .addCondition(let condition), .replaceCondition(let condition):
      guard case .promotion(var promotion) = self else { return self }
      let place = promotion.conditions.firstIndex { $0.name.key == condition.name.key }
      if case .addCondition = change {
        if let place {
          messages.report(
            InheritanceFault.partInherited(condition.name.text, part: "syarat"),
            at: condition.name.range,
            others: [MessageList.first(promotion.conditions[place].name.range)])
        } else {
          promotion.conditions.append(condition)
        }
      } else if let place {
        promotion.conditions[place] = condition
      } else {
        unknown(
          condition.name, "syarat", "ganti", promotion.conditions.map(\.name.text), &messages)
      }
      return .promotion(promotion)
    case .removeCondition(let name):
      guard case .promotion(var promotion) = self else { return self }
      let names = promotion.conditions.map(\.name.text)
      if let place = promotion.conditions.firstIndex(where: { $0.name.key == name.key }) {
        promotion.conditions.remove(at: place)
      } else {
        unknown(name, "syarat", "tanpa", names, &messages)
      }
      return .promotion(promotion)
    case .addException(let exception, let owner):
      return changingExceptions(of: owner, exception.name, "tambah", &messages) { list, messages in
        if let first = list.first(where: { $0.name.key == exception.name.key }) {
          messages.report(
            InheritanceFault.partInherited(exception.name.text, part: "kecuali"),
            at: exception.name.range, others: [MessageList.first(first.name.range)])
        } else {
          list.append(exception)
        }
      }
    case .replaceException(let exception, let owner):
      return changingExceptions(of: owner, exception.name, "ganti", &messages) { list, messages in
        if let place = list.firstIndex(where: { $0.name.key == exception.name.key }) {
          list[place] = exception
        } else {
          unknown(exception.name, "kecuali", "ganti", list.map(\.name.text), &messages)
        }
      }
    case .removeException(let name, let owner):
      return changingExceptions(of: owner, name, "tanpa", &messages) { list, messages in
        if list.contains(where: { $0.name.key == name.key }) {
          list.removeAll { $0.name.key == name.key }
        } else {
          unknown(name, "kecuali", "tanpa", list.map(\.name.text), &messages)
        }
      }
    }
  }

  private func unknown(
    _ name: NameSyntax, _ part: String, _ word: String, _ known: [String],
    _ messages: inout MessageList
  ) {
    let near = messages.nearest(to: name.text, in: known)
    messages.report(
      InheritanceFault.partUnknown(name.text, part: part, word: word, suggestion: near),
      at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
  }

  /// Changes the exceptions of the declaration, or of one condition of a promotion: the one named,
  /// else the only one that has an exception of that name.
  private func changingExceptions(
    of owner: NameSyntax?, _ name: NameSyntax, _ word: String, _ messages: inout MessageList,
    _ change: (inout [ExceptionSyntax], inout MessageList) -> Void
  ) -> DeclarationBody {
    switch self {
    case .promotion(var promotion):
      let candidates = promotion.conditions.indices.filter { index in
        let condition = promotion.conditions[index]
        return owner.map { $0.key == condition.name.key }
          ?? condition.exceptions.contains { $0.name.key == name.key }
      }
      if let only = candidates.first, candidates.count == 1 {
        change(&promotion.conditions[only].exceptions, &messages)
      } else if let owner {
        unknown(owner, "syarat", word, promotion.conditions.map(\.name.text), &messages)
      } else {
        messages.report(InheritanceFault.exceptionOfWhich(name.text), at: name.range)
      }
      return .promotion(promotion)
    case .training(var training):
      change(&training.exceptions, &messages)
      return .training(training)
    case .placement(var placement):
      change(&placement.exceptions, &messages)
      return .placement(placement)
    case .flag(var flag):
      change(&flag.exceptions, &messages)
      return .flag(flag)
    case .formula(var formula):
      if case .general(let value, var exceptions) = formula.body {
        change(&exceptions, &messages)
        formula.body = .general(value, exceptions)
      } else {
        messages.report(InheritanceFault.exceptionOfWhich(name.text), at: name.range)
      }
      return .formula(formula)
    default: return self
    }
  }
}

extension GroupSyntax {
  func replacing(_ new: GroupSyntax) -> GroupSyntax {
    var old = self
    old.label = new.label ?? old.label
    old.hasEqualWeights = new.hasEqualWeights ?? old.hasEqualWeights
    if !new.sources.isEmpty { old.sources = new.sources }
    old.combination = new.combination ?? old.combination
    old.limits = new.limits ?? old.limits
    old.scoreRounding = new.scoreRounding ?? old.scoreRounding
    old.valueRounding = new.valueRounding ?? old.valueRounding
    old.missing = new.missing ?? old.missing
    return old
  }
}

extension IndicatorSyntax {
  func replacing(_ new: IndicatorSyntax) -> IndicatorSyntax {
    var old = self
    old.label = new.label ?? old.label
    old.group = new.group ?? old.group
    old.appliesIf = new.appliesIf ?? old.appliesIf
    old.weight = new.weight ?? old.weight
    if new.unit != .none { old.unit = new.unit }
    old.target = new.target ?? old.target
    if !new.sources.isEmpty { old.sources = new.sources }
    old.combination = new.combination ?? old.combination
    old.limits = new.limits ?? old.limits
    old.score = new.score ?? old.score
    old.scoreRounding = new.scoreRounding ?? old.scoreRounding
    return old
  }
}
