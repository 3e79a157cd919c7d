// ResultLayout.swift: which results there are, over all rule sets of a program, and where each stands.
// Made once; the formats (CSVResults.swift ...) walk it for every person.

import Evaluation
import Program
import Semantics
import Values

/// What a result is about.
enum SubjectKind: Int, Hashable, Comparable, Sendable {
  case group, table, formula, indicator, score, promotion, training, placement, flag

  /// As results call it.
  var name: String {
    switch self {
    case .group: "kelompok"
    case .table: "tabel"
    case .formula: "rumus"
    case .indicator: "indikator"
    case .score: "capaian"
    case .promotion: "promosi"
    case .training: "pelatihan"
    case .placement: "penempatan"
    case .flag: "tanda"
    }
  }

  static func < (a: SubjectKind, b: SubjectKind) -> Bool { a.rawValue < b.rawValue }
}

/// One result that some rule set gives.
struct ResultSubject: Hashable, Sendable {
  var kind: SubjectKind
  /// `predikat`, or `paket.jam` for one output of several.
  var name: String
}

/// One result of one person.
enum ResultItem {
  case value(ValueOutcome, ScalarType)
  case promotion(PromotionOutcome, Promotion)
  case training(TrainingOutcome, Training)
  case placement(PlacementOutcome, Placement)
  /// With the rule set whose expressions its message shows.
  case flag(FlagOutcome, Flag, RuleSet)
}

struct ResultLayout: Sendable {
  let policy: Policy
  let options: ResultOptions
  /// By kind, then in the order of the rule sets.
  private(set) var subjects: [ResultSubject] = []
  /// What the rule sets call it; the first that has it.
  private(set) var labels: [String] = []
  /// The places of tables that end in a member of a scale.
  private(set) var scales = Set<Int>()
  private var places: [ResultSubject: Int] = [:]
  /// The rule sets that give results.
  private(set) var sets: [Int] = []
  /// By rule set: where each of its results stands, in the order of `items`.
  private var placesOfSet: [Int: [Int]] = [:]

  init(_ policy: Policy, _ program: RuleProgram, _ options: ResultOptions) {
    self.policy = policy
    self.options = options
    let sets = Set(program.plans.map(\.set)).sorted()
    self.sets = sets
    var found: [(subject: ResultSubject, label: String)] = []
    var seen = Set<ResultSubject>()
    for set in sets {
      for entry in entries(of: policy.sets[set]) where seen.insert(entry.subject).inserted {
        found.append(entry)
      }
    }
    let sorted = found.enumerated().sorted {
      ($0.element.subject.kind, $0.offset) < ($1.element.subject.kind, $1.offset)
    }.map(\.element)
    subjects = sorted.map(\.subject)
    labels = sorted.map(\.label)
    for (place, subject) in subjects.enumerated() { places[subject] = place }
    for table in sets.flatMap({ policy.sets[$0].tables }) where table.outputs.count == 1 {
      guard case .member(let id) = table.outputs[0].type,
        policy.vocabulary.enumerations.indices.contains(id.index),
        policy.vocabulary.enumerations[id.index].isScale
      else { continue }
      if let place = places[ResultSubject(kind: .table, name: table.origin.name)] {
        scales.insert(place)
      }
    }
    for set in sets {
      placesOfSet[set] = entries(of: policy.sets[set]).map { places[$0.subject] ?? 0 }
    }
  }

  /// The results of a rule set, in the order of `visit`.
  private func entries(of set: RuleSet) -> [(subject: ResultSubject, label: String)] {
    var entries: [(subject: ResultSubject, label: String)] = []
    func add(_ kind: SubjectKind, _ origin: Origin, output: String? = nil) {
      let name = output.map { "\(origin.name).\($0)" } ?? origin.name
      entries.append((ResultSubject(kind: kind, name: name), origin.label))
    }
    for group in set.groups { add(.group, group.origin) }
    for table in set.tables where table.inputs.isEmpty {
      for output in table.outputs {
        add(.table, table.origin, output: table.outputs.count > 1 ? output.name : nil)
      }
    }
    for formula in set.formulas where formula.inputs.isEmpty { add(.formula, formula.origin) }
    if options.showsIndicators {
      for indicator in set.indicators { add(.indicator, indicator.origin) }
      for indicator in set.indicators { add(.score, indicator.origin) }
    }
    for promotion in set.promotions { add(.promotion, promotion.origin) }
    for training in set.trainings { add(.training, training.origin) }
    for placement in set.placements { add(.placement, placement.origin) }
    for flag in set.flags where isShown(flag) { add(.flag, flag.origin) }
    return entries
  }

  /// Every result of a rule set with its place among `subjects`, and which of its kind it is, in the
  /// order of `visit`.
  func visitPlaces(
    of set: Int, _ body: (Int, (kind: SubjectKind, index: Int, output: Int)) -> Void
  ) {
    guard let places = placesOfSet[set] else { return }
    var next = 0
    func give(_ kind: SubjectKind, _ index: Int, _ output: Int = 0) {
      if next < places.count { body(places[next], (kind, index, output)) }
      next += 1
    }
    let rules = policy.sets[set]
    for index in rules.groups.indices { give(.group, index) }
    for (index, table) in rules.tables.enumerated() where table.inputs.isEmpty {
      for output in table.outputs.indices { give(.table, index, output) }
    }
    for (index, formula) in rules.formulas.enumerated() where formula.inputs.isEmpty {
      give(.formula, index)
    }
    if options.showsIndicators {
      for index in rules.indicators.indices { give(.indicator, index) }
      for index in rules.indicators.indices { give(.score, index) }
    }
    for index in rules.promotions.indices { give(.promotion, index) }
    for index in rules.trainings.indices { give(.training, index) }
    for index in rules.placements.indices { give(.placement, index) }
    for (index, flag) in rules.flags.enumerated() where isShown(flag) { give(.flag, index) }
  }

  private func isShown(_ flag: Flag) -> Bool { !flag.isForInspection || options.showsInspection }

  /// Every result of one person with its place among `subjects`.
  func visit(_ outcome: Outcome, _ body: (Int, ResultItem) -> Void) {
    guard let index = outcome.set, let places = placesOfSet[index] else { return }
    let set = policy.sets[index]
    var next = 0
    func give(_ item: ResultItem) {
      if next < places.count { body(places[next], item) }
      next += 1
    }
    let percent = ScalarType.number(NumberType(unit: .percent))
    for value in outcome.groups { give(.value(value, percent)) }
    for (table, values) in zip(set.tables, outcome.tables) where table.inputs.isEmpty {
      for (place, output) in table.outputs.enumerated() {
        let value = values.flatMap { $0.indices.contains(place) ? $0[place] : nil }
        give(.value(value ?? ValueOutcome(state: .missing, value: .missing), output.type))
      }
    }
    for (formula, value) in zip(set.formulas, outcome.formulas) where formula.inputs.isEmpty {
      give(.value(value ?? ValueOutcome(state: .missing, value: .missing), formula.type))
    }
    if options.showsIndicators {
      for (indicator, value) in zip(set.indicators, outcome.indicators) {
        give(.value(value, .number(NumberType(unit: indicator.unit))))
      }
      for value in outcome.scores { give(.value(value, percent)) }
    }
    for (rule, result) in zip(set.promotions, outcome.promotions) { give(.promotion(result, rule)) }
    for (rule, result) in zip(set.trainings, outcome.trainings) { give(.training(result, rule)) }
    for (rule, result) in zip(set.placements, outcome.placements) {
      give(.placement(result, rule))
    }
    for (rule, result) in zip(set.flags, outcome.flags) where isShown(rule) {
      give(.flag(result, rule, set))
    }
  }
}
