// Sharing.swift: what is proved once for all sets built from one base: rules that are the same in them, with
// all that they read. Of a dinas only the rest is proved by itself.

import Semantics
import Text
import Values

/// The proofs that sets built from one base share.
final class SharedProofs {
  let base: RuleSet
  /// By rule: the rules it reads, directly.
  private(set) lazy var reads: [RulePlace: [RulePlace]] = Dictionary(
    uniqueKeysWithValues: base.places.map { ($0, base.reads(of: $0)) })
  private(set) lazy var readers: [RulePlace: [RulePlace]] = {
    var readers: [RulePlace: [RulePlace]] = [:]
    for place in base.places {
      for read in reads[place] ?? [] { readers[read, default: []].append(place) }
    }
    return readers
  }()
  /// Of rules that are as in the base: proved, and found wrong; and those no set has proved yet.
  fileprivate var proved: [DateInterval: [(place: RulePlace, findings: [Finding])]] = [:]
  fileprivate var pending: [DateInterval: [RulePlace]] = [:]
  /// Of rules that read groups that are not as in the base, but alike in several sets.
  fileprivate var alike: [Alike: [Finding]] = [:]

  init(_ base: RuleSet) { self.base = base }

  fileprivate struct Alike: Hashable {
    var place: RulePlace
    var validity: DateInterval
    var groups: [GroupFace]
  }

  /// All that is read of a group whose scores nobody looks into.
  fileprivate struct GroupFace: Hashable {
    var group: Int
    var range: SourceRange
    var isEmpty: Bool
    var values: ValueSet
  }
}

extension SetProof {
  mutating func run(_ departure: Departure, _ shared: SharedProofs) {
    let changes = Changes(departure, shared)
    let places = Decisions(departure)
    let validity = set.validity
    // As in the base, and not proved yet.
    var left: [RulePlace] = []
    for place in shared.pending[validity] ?? shared.base.places {
      guard changes.reached[place] == nil, let here = places.here(place) else {
        left.append(place)
        continue
      }
      let found = findings(of: here)
      if !found.isEmpty { shared.proved[validity, default: []].append((place, found)) }
    }
    shared.pending[validity] = left
    for (place, found) in shared.proved[validity] ?? []
    where changes.reached[place] == nil && places.here(place) != nil {
      findings += found
    }
    // Read anew, or not in the base.
    for place in set.places where isOwn(place, departure) { prove(place) }
    // Reads what is not as in the base.
    for place in changes.order where !departure.values.contains(place) {
      guard let here = places.here(place) else { continue }
      guard let key = alike(place, changes, shared, validity) else {
        prove(here)
        continue
      }
      if let known = shared.alike[key] {
        findings += known
      } else {
        let found = findings(of: here)
        shared.alike[key] = found
        findings += found
      }
    }
  }

  private func isOwn(_ place: RulePlace, _ departure: Departure) -> Bool {
    switch place {
    case .promotion(let at): departure.promotions[at] == nil
    case .training(let at): departure.trainings[at] == nil
    case .placement(let at): departure.placements[at] == nil
    case .flag(let at): departure.flags[at] == nil
    default: departure.values.contains(place)
    }
  }

  /// What tells this rule's proofs from those of another set; nil where that is more than groups.
  private mutating func alike(
    _ place: RulePlace, _ changes: Changes, _ shared: SharedProofs, _ validity: DateInterval
  ) -> SharedProofs.Alike? {
    var faces: [SharedProofs.GroupFace] = []
    for cause in (changes.reached[place] ?? []).sorted(by: { $0.number < $1.number }) {
      guard case .group(let at) = cause, set.groups.indices.contains(at) else { return nil }
      let group = set.groups[at]
      if changes.looksInto(group, place, shared) { return nil }
      reader.begin(asking: [], takingApart: [])
      faces.append(
        SharedProofs.GroupFace(
          group: at, range: group.origin.range, isEmpty: group.indicators.isEmpty,
          values: reader.group(GroupID(at)).set))
    }
    return SharedProofs.Alike(place: place, validity: validity, groups: faces)
  }
}

/// What a set's departure from its base reaches.
private struct Changes {
  /// By rule of the base that is not the same: the changed rules it reads, itself or through others.
  private(set) var reached: [RulePlace: Set<RulePlace>] = [:]
  /// The same rules in one order.
  private(set) var order: [RulePlace] = []

  init(_ departure: Departure, _ shared: SharedProofs) {
    for cause in departure.values.sorted(by: { $0.number < $1.number }) {
      // A rule that only follows from others is no cause of its own.
      var rest = [cause]
      while let place = rest.popLast() {
        if reached[place] == nil { order.append(place) }
        guard reached[place, default: []].insert(cause).inserted else { continue }
        rest += shared.readers[place] ?? []
      }
    }
  }

  /// Whether a rule reads a group and, some way, a score within it.
  func looksInto(_ group: Group, _ place: RulePlace, _ shared: SharedProofs) -> Bool {
    let members = Set(group.indicators.map { RulePlace.indicator($0.index) })
    var seen: Set<RulePlace> = [place]
    var rest = [place]
    while let place = rest.popLast() {
      if members.contains(place) { return true }
      if case .group = place { continue }
      for read in shared.reads[place] ?? [] where seen.insert(read).inserted { rest.append(read) }
    }
    return false
  }
}

/// The numbers of the base's decisions in a set built from it.
private struct Decisions {
  private let promotions: [Int: Int]
  private let trainings: [Int: Int]
  private let placements: [Int: Int]
  private let flags: [Int: Int]

  init(_ departure: Departure) {
    func turned(_ list: [Int?]) -> [Int: Int] {
      var places: [Int: Int] = [:]
      for (here, there) in list.enumerated() { if let there { places[there] = here } }
      return places
    }
    promotions = turned(departure.promotions)
    trainings = turned(departure.trainings)
    placements = turned(departure.placements)
    flags = turned(departure.flags)
  }

  /// Nil where the set has it no more, or in its own way.
  func here(_ place: RulePlace) -> RulePlace? {
    switch place {
    case .promotion(let at): promotions[at].map { .promotion($0) }
    case .training(let at): trainings[at].map { .training($0) }
    case .placement(let at): placements[at].map { .placement($0) }
    case .flag(let at): flags[at].map { .flag($0) }
    default: place
    }
  }
}

extension RulePlace {
  /// One order of all rules of a set.
  fileprivate var number: (Int, Int) {
    switch self {
    case .parameter(let at): (0, at)
    case .group(let at): (1, at)
    case .formula(let at): (2, at)
    case .table(let at): (3, at)
    case .indicator(let at): (4, at)
    case .promotion(let at): (5, at)
    case .training(let at): (6, at)
    case .placement(let at): (7, at)
    case .flag(let at): (8, at)
    }
  }
}

extension RuleSet {
  /// The rules with a value that a rule reads, directly.
  fileprivate func reads(of place: RulePlace) -> [RulePlace] {
    var found: [RulePlace] = []
    var stack = roots(of: place)
    while let id = stack.popLast() {
      guard expressions.indices.contains(id.index) else { continue }
      let kind = self[id].kind
      switch kind {
      case .parameter(let id), .parameterAt(let id, _): found.append(.parameter(id.index))
      case .formula(let id, _): found.append(.formula(id.index))
      case .table(let id, _, _): found.append(.table(id.index))
      case .group(let id): found.append(.group(id.index))
      case .indicator(let id), .indicatorSource(let id, _), .indicatorScore(let id):
        found.append(.indicator(id.index))
      default: break
      }
      stack += kind.children
    }
    if case .group(let at) = place { found += groups[at].indicators.map { .indicator($0.index) } }
    return found
  }

  private func roots(of place: RulePlace) -> [ExpressionID] {
    func all(_ exceptions: [RuleException]) -> [ExpressionID] {
      exceptions.flatMap { [$0.condition] + [$0.value].compactMap { $0 } + all($0.against) }
    }
    switch place {
    case .parameter, .group: return []
    case .formula(let at): return [formulas[at].body] + all(formulas[at].exceptions)
    case .table(let at):
      let table = tables[at]
      let outputs = table.rows.flatMap(\.outputs).compactMap { output -> ExpressionID? in
        if case .expression(let id) = output { id } else { nil }
      }
      return table.columns.map(\.expression) + outputs
        + table.rows.flatMap { $0.cells.flatMap(SetProof.bounds) }
    case .indicator(let at):
      let it = indicators[at]
      return [it.lower, it.upper] + [it.target?.value, it.score, it.appliesIf].compactMap { $0 }
    case .promotion(let at):
      let it = promotions[at]
      return [it.candidates].compactMap { $0 }
        + it.conditions.flatMap { [$0.condition] + all($0.exceptions) }
    case .training(let at):
      let it = trainings[at]
      return [it.trigger] + it.priorities.compactMap(\.condition) + all(it.exceptions)
    case .placement(let at):
      let it = placements[at]
      return [it.suitable] + [it.target].compactMap { $0 } + all(it.exceptions)
    case .flag(let at): return [flags[at].condition] + all(flags[at].exceptions)
    }
  }
}
