// PartAmending.swift: the conditions and exceptions of one declaration while the lines of an `ubah` add,
// replace and remove some of them.

import Syntax
import Text

struct PartAmending {
  private let body: DeclarationBody
  /// Of a promotion.
  private var conditions = NamedParts<ConditionSyntax>([])
  /// By place of the condition they are from; 0 for those of another declaration.
  private var exceptions: [Int: NamedParts<ExceptionSyntax>] = [:]
  /// Of a promotion: the places of the conditions that have an exception of a name; nil: to be looked up anew.
  private var holders: [String: [Int]]?

  init(_ body: DeclarationBody) {
    self.body = body
    switch body {
    case .promotion(let it): conditions = NamedParts(it.conditions)
    case .training(let it): exceptions[0] = NamedParts(it.exceptions)
    case .placement(let it): exceptions[0] = NamedParts(it.exceptions)
    case .flag(let it): exceptions[0] = NamedParts(it.exceptions)
    case .formula(let it):
      if case .general(_, let list) = it.body { exceptions[0] = NamedParts(list) }
    default: break
    }
    if case .promotion = body {
      for (place, condition) in conditions.all {
        exceptions[place] = NamedParts(condition.exceptions)
      }
    }
  }

  /// The declaration with all that was changed.
  var result: DeclarationBody {
    let own = exceptions[0]?.all.map(\.part) ?? []
    switch body {
    case .promotion(var it):
      it.conditions = conditions.all.map { place, condition in
        var condition = condition
        condition.exceptions = exceptions[place]?.all.map(\.part) ?? []
        return condition
      }
      return .promotion(it)
    case .training(var it):
      it.exceptions = own
      return .training(it)
    case .placement(var it):
      it.exceptions = own
      return .placement(it)
    case .flag(var it):
      it.exceptions = own
      return .flag(it)
    case .formula(var it):
      if case .general(let value, _) = it.body { it.body = .general(value, own) }
      return .formula(it)
    default: return body
    }
  }

  /// One `tambah`, `ganti` or `tanpa` line of an `ubah`.
  mutating func apply(_ change: AmendmentSyntax.Change, _ messages: inout MessageList) {
    switch change {
    case .addCondition(let condition):
      guard case .promotion = body else { return }
      if let first = conditions[condition.name] {
        messages.report(
          InheritanceFault.partInherited(condition.name.text, part: "syarat"),
          at: condition.name.range, others: [MessageList.first(first.name.range)])
      } else {
        put(condition, at: condition.name)
      }
    case .replaceCondition(let condition):
      put(condition, inPlaceOf: condition.name, "ganti", &messages)
    case .removeCondition(let name): put(nil, inPlaceOf: name, "tanpa", &messages)
    case .addException(let exception, let owner):
      changeExceptions(exception.name, of: owner, "tambah", &messages) { list, messages in
        if let first = list[exception.name] {
          messages.report(
            InheritanceFault.partInherited(exception.name.text, part: "kecuali"),
            at: exception.name.range, others: [MessageList.first(first.name.range)])
        } else {
          list[exception.name] = exception
        }
      }
    case .replaceException(let exception, let owner):
      changeExceptions(exception.name, of: owner, "ganti", &messages) { list, messages in
        if list.place(of: exception.name) == nil {
          messages.reportUnknown(exception.name, "kecuali", "ganti", list)
        } else {
          list[exception.name] = exception
        }
      }
    case .removeException(let name, let owner):
      changeExceptions(name, of: owner, "tanpa", &messages) { list, messages in
        if list.place(of: name) == nil {
          messages.reportUnknown(name, "kecuali", "tanpa", list)
        } else {
          list[name] = nil
        }
      }
    }
  }

  private mutating func put(
    _ condition: ConditionSyntax?, inPlaceOf name: NameSyntax, _ word: String,
    _ messages: inout MessageList
  ) {
    guard case .promotion = body else { return }
    if conditions.place(of: name) == nil {
      messages.reportUnknown(name, "syarat", word, conditions)
    } else {
      put(condition, at: name)
    }
  }

  private mutating func put(_ condition: ConditionSyntax?, at name: NameSyntax) {
    if let place = conditions.place(of: name) { exceptions[place] = nil }
    conditions[name] = condition
    if let condition, let place = conditions.place(of: name) {
      exceptions[place] = NamedParts(condition.exceptions)
    }
    holders = nil
  }

  /// Changes the exceptions of the declaration, or of one condition of a promotion: the one named,
  /// else the only one that has an exception of that name.
  private mutating func changeExceptions(
    _ name: NameSyntax, of owner: NameSyntax?, _ word: String, _ messages: inout MessageList,
    _ change: (inout NamedParts<ExceptionSyntax>, inout MessageList) -> Void
  ) {
    guard let place = place(of: name, owner, word, &messages) else { return }
    let wasThere = exceptions[place]?.place(of: name) != nil
    change(&exceptions[place, default: NamedParts([])], &messages)
    let isThere = exceptions[place]?.place(of: name) != nil
    if isThere, !wasThere { holders?[name.key, default: []].append(place) }
    if wasThere, !isThere { holders?[name.key]?.removeAll { $0 == place } }
  }

  /// Where the exceptions stand that a line means; nil with a message when that cannot be told.
  private mutating func place(
    of name: NameSyntax, _ owner: NameSyntax?, _ word: String, _ messages: inout MessageList
  ) -> Int? {
    switch body {
    case .training, .placement, .flag: return 0
    case .promotion:
      if let owner {
        let place = conditions.place(of: owner)
        if place == nil { messages.reportUnknown(owner, "syarat", word, conditions) }
        return place
      }
      let places = allHolders()[name.key] ?? []
      if let only = places.first, places.count == 1 { return only }
    case .formula(let formula):
      if case .general = formula.body { return 0 }
    default: return nil
    }
    messages.report(InheritanceFault.exceptionOfWhich(name.text), at: name.range)
    return nil
  }

  private mutating func allHolders() -> [String: [Int]] {
    if let holders { return holders }
    var found: [String: [Int]] = [:]
    for (place, _) in conditions.all {
      for (_, exception) in exceptions[place]?.all ?? [] {
        if found[exception.name.key]?.last != place {
          found[exception.name.key, default: []].append(place)
        }
      }
    }
    holders = found
    return found
  }
}

extension MessageList {
  fileprivate mutating func reportUnknown(
    _ name: NameSyntax, _ part: String, _ word: String, _ known: NamedParts<some NamedPart>
  ) {
    let near = nearest(to: name.text, in: stillSuggests ? known.names : [])
    report(
      InheritanceFault.partUnknown(name.text, part: part, word: word, suggestion: near),
      at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
  }
}
