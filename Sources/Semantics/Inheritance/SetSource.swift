// SetSource.swift: which files make up which rule set, who follows whom, and since when.

import Syntax
import Text
import Values

/// The files of one rule set.
struct SetSource {
  var name: NameSyntax
  var label: String
  /// Code of `pilihan Dinas`; nil for the root.
  var agency: Int?
  /// Index of the set it follows; nil for the root.
  var parent: Int?
  var validity: DateInterval
  var monthEnd: MonthEndPolicy?
  var basis: [TextSyntax]
  /// Of all its files, vocabulary and tests left out.
  var rules: [DeclarationSyntax] = []
  var tests: [DeclarationSyntax] = []
  /// It follows more sets than it may: what its files say is not looked at.
  var isTooFar = false
}

struct SetSources {
  /// Root first, then agencies in the order of `pilihan Dinas`.
  private(set) var sets: [SetSource] = []
  private(set) var messages = MessageList()
  /// The set each file belongs to.
  private(set) var setOfFile: [FileID: Int] = [:]
  private let lexicon: Lexicon
  /// By key of its name.
  private var places: [String: Int] = [:]

  init(_ files: [RuleFileSyntax], _ lexicon: Lexicon) {
    self.lexicon = lexicon
    addHeaders(files)
    linkParents(files)
    addFiles(files)
  }

  // MARK: headers

  private mutating func addHeaders(_ files: [RuleFileSyntax]) {
    for file in files {
      guard let header = file.header, header.kind == .rules else { continue }
      if let known = places[header.name.key] {
        messages.report(
          InheritanceFault.setTwice(header.name.text), at: header.name.range,
          others: [MessageList.first(sets[known].name.range)])
        continue
      }
      places[header.name.key] = sets.count
      let validity = header.validity.flatMap { SetSources.interval($0) }
      sets.append(
        SetSource(
          name: header.name, label: header.label?.text ?? header.name.text, agency: nil,
          parent: nil, validity: validity ?? .always,
          monthEnd: header.monthEnd.map { policy($0.choice) }, basis: header.basis))
    }
  }

  private func policy(_ choice: MonthEndSyntax.Choice) -> MonthEndPolicy {
    switch choice {
    case .lastDayOfMonth: .lastDayOfMonth
    case .firstDayOfNextMonth: .firstDayOfNextMonth
    }
  }

  /// The days of a validity; nil when it is none (the parser has told).
  static func interval(_ validity: ValiditySyntax) -> DateInterval? {
    guard let from = CalendarDate(validity.from) else { return nil }
    guard let end = validity.to else { return DateInterval(from: from) }
    guard let to = CalendarDate(end), from <= to else { return nil }
    return DateInterval(from: from, to: to)
  }

  // MARK: who follows whom

  private mutating func linkParents(_ files: [RuleFileSyntax]) {
    var parents: [String: NameSyntax] = [:]
    for file in files {
      guard let header = file.header, header.kind == .rules else { continue }
      if parents[header.name.key] == nil { parents[header.name.key] = header.parent }
    }
    let names = sets.map(\.name.text)
    var root: Int?
    for index in sets.indices {
      let name = sets[index].name
      guard let parent = parents[name.key] else {
        if let root {
          messages.report(
            InheritanceFault.twoRoots(sets[root].name.text, name.text), at: name.range,
            others: [MessageList.first(sets[root].name.range)])
        } else {
          root = index
        }
        continue
      }
      findAgency(index)
      if let found = places[parent.key] {
        sets[index].parent = found
      } else {
        let near = messages.nearest(to: parent.text, in: names)
        messages.report(
          InheritanceFault.unknownParent(
            parent.text, known: Suggested.few(names, near, but: name.text),
            suggestion: near), at: parent.range,
          fix: near.map { [Edit(parent.range, $0)] } ?? [])
      }
    }
    order(follow(parents))
  }

  private mutating func findAgency(_ index: Int) {
    let name = sets[index].name
    guard let agencies = lexicon.vocabulary.agencies else {
      messages.report(InheritanceFault.noAgencies(name.text), at: name.range)
      return
    }
    if let code = lexicon.member(name.text, of: agencies) {
      sets[index].agency = code
    } else {
      let known = lexicon.memberNames(of: agencies)
      let near = messages.nearest(to: name.text, in: known)
      messages.report(
        InheritanceFault.unknownAgency(name.text, suggestion: near), at: name.range,
        fix: near.map { [Edit(name.range, $0)] } ?? [])
    }
  }

  /// Cuts what goes in a circle or too far, and says how far each set is from the root.
  private mutating func follow(_ names: [String: NameSyntax]) -> [Int] {
    let following = Following(sets.map(\.parent))
    for circle in following.circles {
      guard let first = circle.first else { continue }
      messages.report(
        InheritanceFault.followsItself((circle + [first]).map { sets[$0].name.text }),
        at: sets[first].name.range)
    }
    for index in sets.indices {
      sets[index].parent = following.parents[index]
      let depth = following.depths[index]
      guard depth > Following.most else { continue }
      // Those that follow it are as wrong, but are not where it is mended.
      if depth == Following.most + 1, let name = names[sets[index].name.key] {
        messages.report(InheritanceFault.followsTooFar(sets[index].name.text), at: name.range)
      }
      sets[index].parent = nil
      sets[index].isTooFar = true
    }
    return following.depths
  }

  /// The root first, then agencies in the order of `pilihan Dinas`.
  private mutating func order(_ depths: [Int]) {
    let order = sets.indices.sorted {
      (depths[$0] == 0 ? 0 : 1, sets[$0].agency ?? -1, $0)
        < (depths[$1] == 0 ? 0 : 1, sets[$1].agency ?? -1, $1)
    }
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    places = places.compactMapValues { place[$0] }
    sets = order.map { index in
      var set = sets[index]
      set.parent = set.parent.flatMap { place[$0] }
      return set
    }
  }

  // MARK: files

  private mutating func addFiles(_ files: [RuleFileSyntax]) {
    for file in files {
      let set = self.set(of: file)
      if let set { setOfFile[file.file] = set }
      for declaration in file.declarations {
        if let kind = declaration.kind ?? declaration.departedKind, kind.isVocabulary {
          let place = declaration.kind == nil ? declaration.name?.range : declaration.prefixRange
          if let place { messages.report(InheritanceFault.vocabularyIsShared, at: place) }
        } else {
          guard let set else {
            if file.header == nil {
              messages.report(InheritanceFault.headerMissing, at: declaration.keyword)
            }
            continue
          }
          if sets[set].isTooFar { continue }
          if declaration.kind == .test {
            sets[set].tests.append(declaration)
          } else {
            sets[set].rules.append(declaration)
          }
        }
      }
    }
  }

  private mutating func set(of file: RuleFileSyntax) -> Int? {
    guard let header = file.header else { return nil }
    if let found = places[header.name.key] { return found }
    if header.kind == .part {
      let known = messages.stillSuggests ? sets.map(\.name.text) : []
      let near = messages.nearest(to: header.name.text, in: known)
      messages.report(
        InheritanceFault.unknownSet(
          header.name.text, known: Suggested.few(known, near), suggestion: near),
        at: header.name.range,
        fix: near.map { [Edit(header.name.range, $0)] } ?? [])
    }
    return nil
  }
}

extension DeclarationKind {
  /// Shared by all sets: not inherited, so not departed from either.
  var isVocabulary: Bool {
    switch self {
    case .scale, .choice, .unit, .record, .calendar, .reference: true
    default: false
    }
  }
}
