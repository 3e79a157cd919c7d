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
  /// Rules that are as in the base, with the task that proves them; and those no set proves yet.
  fileprivate var proved: [DateInterval: [(place: RulePlace, task: Int)]] = [:]
  fileprivate var pending: [DateInterval: [RulePlace]] = [:]
  /// The tasks of rules that read groups that are not as in the base, but alike in several sets.
  fileprivate var alike: [Alike: Int] = [:]
  private var faces: [GroupFace: Int] = [:]
  private var scores: [RulePlace: Set<Int>] = [:]

  init(_ base: RuleSet) { self.base = base }

  fileprivate struct Alike: Hashable {
    var place: RulePlace
    var validity: DateInterval
    var groups: [Int]
  }

  fileprivate func number(_ face: GroupFace) -> Int {
    if let known = faces[face] { return known }
    faces[face] = faces.count
    return faces.count - 1
  }

  /// The indicators a rule reads, itself or through others, but not as part of a group.
  fileprivate func scores(in place: RulePlace) -> Set<Int> {
    if let known = scores[place] { return known }
    var found: Set<Int> = []
    var seen: Set<RulePlace> = [place]
    var rest = [place]
    while let place = rest.popLast() {
      if case .indicator(let at) = place { found.insert(at) }
      if case .group = place { continue }
      for read in reads[place] ?? [] where seen.insert(read).inserted { rest.append(read) }
    }
    scores[place] = found
    return found
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
  /// What has to be proved of a set that is built from a base: adds the tasks no other set has, and
  /// gives all whose findings hold here.
  mutating func schedule(
    _ departure: Departure, _ shared: SharedProofs, _ index: Int, _ tasks: inout [ProofTask]
  ) -> [Int] {
    let changes = Changes(departure, shared)
    let places = Decisions(departure)
    let validity = set.validity
    var here: [Int] = []
    // As in the base, and not proved yet.
    var left: [RulePlace] = []
    for place in shared.pending[validity] ?? shared.base.places.filter(\.isProved) {
      guard changes.reached[place] == nil, let own = places.here(place) else {
        left.append(place)
        continue
      }
      let task = tasks.adding(ProofTask(set: index, rule: own))
      shared.proved[validity, default: []].append((place, task))
    }
    shared.pending[validity] = left
    for (place, task) in shared.proved[validity] ?? []
    where changes.reached[place] == nil && places.here(place) != nil {
      here.append(task)
    }
    // Read anew, or not in the base.
    for place in set.places where place.isProved && isOwn(place, departure) {
      here.append(tasks.adding(ProofTask(set: index, rule: place)))
    }
    // Reads what is not as in the base.
    var faces: [Int: Int] = [:]
    for place in changes.order where place.isProved && !departure.values.contains(place) {
      guard let own = places.here(place) else { continue }
      let key = alike(place, changes, shared, &faces)
      if let known = key.flatMap({ shared.alike[$0] }) {
        here.append(known)
        continue
      }
      let task = tasks.adding(ProofTask(set: index, rule: own))
      if let key { shared.alike[key] = task }
      here.append(task)
    }
    return here
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
    _ place: RulePlace, _ changes: Changes, _ shared: SharedProofs, _ known: inout [Int: Int]
  ) -> SharedProofs.Alike? {
    var faces: [Int] = []
    for cause in (changes.reached[place] ?? []).sorted(by: { $0.number < $1.number }) {
      guard case .group(let at) = cause, set.groups.indices.contains(at) else { return nil }
      let group = set.groups[at]
      let scores = shared.scores(in: place)
      if group.indicators.contains(where: { scores.contains($0.index) }) { return nil }
      if known[at] == nil {
        reader.begin(asking: [], takingApart: [])
        known[at] = shared.number(
          SharedProofs.GroupFace(
            group: at, range: group.origin.range, isEmpty: group.indicators.isEmpty,
            values: reader.group(GroupID(at)).set))
      }
      faces.append(known[at] ?? -1)
    }
    return SharedProofs.Alike(place: place, validity: set.validity, groups: faces)
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
}

/// The numbers of the base's decisions in a set built from it.
private struct Decisions {
  private let promotions: [Int]
  private let trainings: [Int]
  private let placements: [Int]
  private let flags: [Int]

  init(_ departure: Departure) {
    func turned(_ list: [Int?]) -> [Int] {
      var places = [Int](repeating: -1, count: (list.compactMap { $0 }.max() ?? -1) + 1)
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
    func known(_ list: [Int], _ at: Int) -> Int? {
      list.indices.contains(at) && list[at] >= 0 ? list[at] : nil
    }
    return switch place {
    case .promotion(let at): known(promotions, at).map { .promotion($0) }
    case .training(let at): known(trainings, at).map { .training($0) }
    case .placement(let at): known(placements, at).map { .placement($0) }
    case .flag(let at): known(flags, at).map { .flag($0) }
    default: place
    }
  }
}

extension RulePlace {
  /// Of parameters and groups nothing is proved but where they are read.
  var isProved: Bool {
    switch self {
    case .parameter, .group: false
    default: true
    }
  }

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
