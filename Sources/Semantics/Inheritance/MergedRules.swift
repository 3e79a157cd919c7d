// MergedRules.swift: the declarations a set has on one day: what it inherits, and where it departs.
// Amending.swift puts the lines of an `ubah` or `isi` into what they change.

import Syntax
import Text
import Values

/// The name a declaration is found by.
struct RuleKey: Hashable {
  var kind: DeclarationKind
  var name: String
}

/// A declaration in force. What sets inherit unchanged is one and the same object in all of them.
final class MergedRule: Sendable {
  let key: RuleKey
  let declaration: DeclarationSyntax

  init(_ key: RuleKey, _ declaration: DeclarationSyntax) {
    self.key = key
    self.declaration = declaration
  }
}

/// The declarations in force in one set on one day.
struct MergedRules {
  private var slots: [MergedRule?] = []
  private var places: [RuleKey: Int] = [:]

  /// In the order written, inherited ones first.
  var rules: [MergedRule] { slots.compactMap { $0 } }

  subscript(key: RuleKey) -> DeclarationSyntax? {
    places[key].flatMap { slots[$0]?.declaration }
  }

  mutating func put(_ declaration: DeclarationSyntax, at key: RuleKey) {
    put(MergedRule(key, declaration))
  }

  mutating func put(_ rule: MergedRule) {
    if let place = places[rule.key] {
      slots[place] = rule
    } else {
      places[rule.key] = slots.count
      slots.append(rule)
    }
  }

  /// Its place in the order stays, for who declares it again.
  mutating func remove(_ key: RuleKey) {
    if let place = places[key] { slots[place] = nil }
  }
}

/// Merges what is in force on a day; the messages of all days together.
struct RuleMerger {
  let sources: [SetSource]
  private let parents: Set<Int>
  private(set) var messages = MessageList()
  /// The rules of each set as they are written.
  private let written: [WrittenRules]
  /// What other sets follow is merged once for all of them.
  private var known: [Moment: MergedRules] = [:]

  private struct Moment: Hashable {
    var set: Int
    var day: CalendarDate
  }

  init(_ sources: [SetSource]) {
    self.sources = sources
    parents = Set(sources.compactMap(\.parent))
    written = sources.map { source in
      WrittenRules(
        source.rules.compactMap { declaration in
          guard let (key, name) = declaration.ruleKey, !key.name.isEmpty else { return nil }
          return WrittenRule(
            rule: MergedRule(key, declaration), name: name,
            validity: declaration.validity.flatMap { SetSources.interval($0) })
        })
    }
  }

  /// What a set has on a day: its parent's rules and its own.
  mutating func merged(_ index: Int, on day: CalendarDate) -> MergedRules {
    let moment = Moment(set: index, day: day)
    if let known = known[moment] { return known }
    let merged = merge(index, on: day)
    if parents.contains(index) { known[moment] = merged }
    return merged
  }

  private mutating func merge(_ index: Int, on day: CalendarDate) -> MergedRules {
    let source = sources[index]
    var merged = source.parent.map { self.merged($0, on: day) } ?? MergedRules()
    let inherited = merged
    var own: [RuleKey: SourceRange] = [:]
    for written in written[index].inForce(on: day) {
      let (key, name) = (written.rule.key, written.name)
      if let first = own[key] {
        messages.report(
          InheritanceFault.declaredTwice(name.text, kind: key.kind.rawValue), at: name.range,
          others: [MessageList.first(first)])
        continue
      }
      own[key] = name.range
      apply(written.rule, name, inherited, isRoot: source.parent == nil, to: &merged)
    }
    return merged
  }

  private mutating func apply(
    _ rule: MergedRule, _ name: NameSyntax, _ inherited: MergedRules, isRoot: Bool,
    to merged: inout MergedRules
  ) {
    let (key, declaration) = (rule.key, rule.declaration)
    let old = inherited[key]
    if isRoot, declaration.departs {
      messages.report(
        InheritanceFault.rootInheritsNothing(declaration.departure), at: declaration.range)
      return
    }
    switch (declaration.prefix, declaration.body, old) {
    case (nil, .removal, .some): merged.remove(key)
    case (nil, .amendment(let amendment), let old?):
      merged.put(amended(old, by: declaration, amendment), at: key)
    case (.fill?, _, let old?):
      guard old.leftToAgency != nil else {
        messages.report(
          InheritanceFault.nothingToFill(name.text, kind: key.kind.rawValue), at: name.range,
          others: [inheritedLabel(old)])
        return
      }
      merged.put(filled(old, by: declaration), at: key)
    case (.replace?, _, .some): merged.put(rule)
    case (nil, _, let old?):
      let edit = Edit(
        SourceRange(
          file: declaration.keyword.file, start: Int(declaration.keyword.start),
          end: Int(declaration.keyword.start)), "ganti ")
      messages.report(
        InheritanceFault.inheritedAlready(name.text, kind: key.kind.rawValue), at: name.range,
        others: [inheritedLabel(old)], fix: [edit])
      merged.put(rule)
    case (nil, .removal, nil), (nil, .amendment, nil), (.fill?, _, nil), (.replace?, _, nil):
      let known = messages.stillSuggests ? inherited.rules.filter { $0.key.kind == key.kind } : []
      let names = known.compactMap { $0.declaration.ruleKey?.1.text }
      let near = messages.nearest(to: name.text, in: names)
      messages.report(
        InheritanceFault.notInherited(
          name.text, kind: key.kind.rawValue, word: declaration.departure, suggestion: near),
        at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
      if declaration.prefix == .replace { merged.put(rule) }
    case (nil, _, nil): merged.put(rule)
    }
  }

  private func inheritedLabel(_ old: DeclarationSyntax) -> Label {
    Label(old.ruleKey?.1.range ?? old.keyword, Words("yang diwarisi", en: "the inherited one"))
  }

  private mutating func amended(
    _ old: DeclarationSyntax, by declaration: DeclarationSyntax, _ amendment: AmendmentSyntax
  ) -> DeclarationSyntax {
    var body = old.body
    if let clauses = amendment.clauses { body = body.replacing(clauses) }
    if !amendment.changes.isEmpty {
      var parts = PartAmending(body)
      for (change, _) in amendment.changes { parts.apply(change, &messages) }
      body = parts.result
    }
    return old.with(body, basis: declaration.basis.isEmpty ? old.basis : declaration.basis)
  }

  private func filled(_ old: DeclarationSyntax, by declaration: DeclarationSyntax)
    -> DeclarationSyntax
  {
    declaration.with(
      old.body.replacing(declaration.body).keepingFilled(declaration.body),
      basis: declaration.basis.isEmpty ? old.basis : declaration.basis)
  }
}

extension DeclarationSyntax {
  /// What the declaration is found by, and its name as written; nil for tests and vocabulary.
  var ruleKey: (RuleKey, NameSyntax)? {
    guard let name, let kind = kind ?? departedKind, self.kind == nil || !kind.isVocabulary else {
      return nil
    }
    return (RuleKey(kind: kind, name: name.key), name)
  }

  /// Of what it takes away or changes.
  var departedKind: DeclarationKind? {
    switch body {
    case .removal(let kind, _): kind
    case .amendment(let amendment): amendment.kind
    default: nil
    }
  }

  /// Whether it says how a set departs from what it inherits.
  var departs: Bool { kind == nil || prefix != nil }

  /// The word that says so.
  var departure: String {
    switch (prefix, body) {
    case (.replace?, _): "ganti"
    case (.fill?, _): "isi"
    case (_, .removal): "tanpa"
    default: "ubah"
    }
  }

  /// Where `diisi dinas` stands.
  var leftToAgency: SourceRange? {
    switch body {
    case .parameter(let it): it.isLeftToAgency
    case .group(let it): it.isLeftToAgency
    case .formula(let it): if case .leftToAgency(let range) = it.body { range } else { nil }
    case .table(let it): if case .leftToAgency(let range) = it.body { range } else { nil }
    default: nil
    }
  }
}
