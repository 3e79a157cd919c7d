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

/// The declarations in force in one set on one day.
struct MergedRules {
  private(set) var order: [RuleKey] = []
  private(set) var rules: [RuleKey: DeclarationSyntax] = [:]
  private var placed = Set<RuleKey>()

  /// In the order written, inherited ones first.
  var declarations: [DeclarationSyntax] { order.compactMap { rules[$0] } }

  mutating func put(_ declaration: DeclarationSyntax, at key: RuleKey) {
    rules[key] = declaration
    if placed.insert(key).inserted { order.append(key) }
  }

  /// Its place in the order stays, for who declares it again.
  mutating func remove(_ key: RuleKey) { rules[key] = nil }
}

/// Merges what is in force on a day; the messages of all days together.
struct RuleMerger {
  let sources: [SetSource]
  private(set) var messages = MessageList()
  /// By set and declaration: when it is in force; nil: always.
  private let validities: [[DateInterval?]]

  init(_ sources: [SetSource]) {
    self.sources = sources
    validities = sources.map { source in
      source.rules.map { $0.validity.flatMap { SetSources.interval($0) } }
    }
  }

  /// What a set has on a day: its parent's rules and its own.
  mutating func merged(_ index: Int, on day: CalendarDate) -> MergedRules {
    let source = sources[index]
    var merged = source.parent.map { self.merged($0, on: day) } ?? MergedRules()
    let inherited = merged
    var own: [RuleKey: SourceRange] = [:]
    for (place, validity) in validities[index].enumerated() where validity?.contains(day) ?? true {
      let declaration = source.rules[place]
      guard let (key, name) = declaration.ruleKey, !key.name.isEmpty else { continue }
      if let first = own[key] {
        messages.report(
          InheritanceFault.declaredTwice(name.text, kind: key.kind.rawValue), at: name.range,
          others: [MessageList.first(first)])
        continue
      }
      own[key] = name.range
      apply(declaration, key, name, inherited, isRoot: source.parent == nil, to: &merged)
    }
    return merged
  }

  private mutating func apply(
    _ declaration: DeclarationSyntax, _ key: RuleKey, _ name: NameSyntax,
    _ inherited: MergedRules, isRoot: Bool, to merged: inout MergedRules
  ) {
    let old = inherited.rules[key]
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
    case (.replace?, _, .some): merged.put(declaration, at: key)
    case (nil, _, let old?):
      let edit = Edit(
        SourceRange(
          file: declaration.keyword.file, start: Int(declaration.keyword.start),
          end: Int(declaration.keyword.start)), "ganti ")
      messages.report(
        InheritanceFault.inheritedAlready(name.text, kind: key.kind.rawValue), at: name.range,
        others: [inheritedLabel(old)], fix: [edit])
      merged.put(declaration, at: key)
    case (nil, .removal, nil), (nil, .amendment, nil), (.fill?, _, nil), (.replace?, _, nil):
      let known = inherited.order.filter { $0.kind == key.kind }
      let names = known.compactMap { inherited.rules[$0]?.ruleKey?.1.text }
      let near = Suggestion.nearest(to: name.text, in: names)
      messages.report(
        InheritanceFault.notInherited(
          name.text, kind: key.kind.rawValue, word: declaration.departure, suggestion: near),
        at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
      if declaration.prefix == .replace { merged.put(declaration, at: key) }
    case (nil, _, nil): merged.put(declaration, at: key)
    }
  }

  private func inheritedLabel(_ old: DeclarationSyntax) -> Label {
    Label(old.ruleKey?.1.range ?? old.keyword, Words("yang diwarisi", en: "the inherited one"))
  }

  private mutating func amended(
    _ old: DeclarationSyntax, by declaration: DeclarationSyntax, _ amendment: AmendmentSyntax
  ) -> DeclarationSyntax {
    var result = old
    if let clauses = amendment.clauses { result.body = result.body.replacing(clauses) }
    for (change, range) in amendment.changes {
      result.body = result.body.changed(change, at: range, &messages)
    }
    if !declaration.basis.isEmpty { result.basis = declaration.basis }
    return result
  }

  private func filled(_ old: DeclarationSyntax, by declaration: DeclarationSyntax)
    -> DeclarationSyntax
  {
    var result = declaration
    result.body = old.body.replacing(declaration.body).keepingFilled(declaration.body)
    if declaration.basis.isEmpty { result.basis = old.basis }
    return result
  }
}

extension DeclarationSyntax {
  /// What the declaration is found by, and its name as written; nil for tests and vocabulary.
  var ruleKey: (RuleKey, NameSyntax)? {
    func found(_ kind: DeclarationKind, _ name: NameSyntax) -> (RuleKey, NameSyntax) {
      (RuleKey(kind: kind, name: name.key), name)
    }
    switch body {
    case .parameter(let it): return found(.parameter, it.name)
    case .formula(let it): return found(.formula, it.name)
    case .table(let it): return found(.table, it.name)
    case .group(let it): return found(.group, it.name)
    case .indicator(let it): return found(.indicator, it.name)
    case .promotion(let it): return found(.promotion, it.name)
    case .training(let it): return found(.training, it.name)
    case .placement(let it): return found(.placement, it.name)
    case .flag(let it): return found(.flag, it.name)
    case .removal(let kind, let name): return found(kind, name)
    case .amendment(let it): return found(it.kind, it.name)
    case .scale, .choice, .unit, .record, .reference, .calendar, .test: return nil
    }
  }

  /// Whether it says how a set departs from what it inherits.
  var departs: Bool {
    switch body {
    case .removal, .amendment: true
    default: prefix != nil
    }
  }

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
