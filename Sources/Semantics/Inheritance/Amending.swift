// Amending.swift: a declaration with some of its clauses replaced (its conditions and exceptions: PartAmending).

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
