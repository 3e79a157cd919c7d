// ItemCollector.swift: everything of the rules that tests should see, gathered from all rule sets: a line
// that several agencies inherit is one item, seen when it is seen in any of them.

import Evaluation
import Program
import Semantics
import Text
import Values

struct ItemCollector {
  private struct Key: Hashable {
    var kind: CoverageItem.Kind
    var range: SourceRange
    var number: Int
  }
  private let policy: Policy
  private(set) var items: [CoverageItem] = []
  private var places: [Key: Int] = [:]

  // Of the set being gathered.
  private var number = 0
  private var set: RuleSet
  private var openness: Openness
  private var subject = AskedRule.formula(0)
  private var name = ""

  private var steps: Steps { Steps(set: set, vocabulary: policy.vocabulary) }

  init?(_ policy: Policy) {
    guard let first = policy.sets.first else { return nil }
    self.policy = policy
    set = first
    openness = Openness(first, policy.schema)
    for (number, set) in policy.sets.enumerated() where set.isComplete {
      self.number = number
      self.set = set
      openness = Openness(set, policy.schema)
      gather()
    }
    items.sort { ($0.range, $0.kind.rawValue, $0.name) < ($1.range, $1.kind.rawValue, $1.name) }
  }

  private mutating func add(
    _ kind: CoverageItem.Kind, _ range: SourceRange, _ look: Probe.Look, _ goals: [Goal],
    extra: Int = 0
  ) {
    if goals.isEmpty { return }
    let key = Key(kind: kind, range: range, number: extra)
    let probe = Probe(look: look, subject: subject)
    guard let place = places[key] else {
      places[key] = items.count
      var item = CoverageItem(kind: kind, range: range, name: name, goals: goals)
      item.probes[number] = probe
      items.append(item)
      return
    }
    // What is possible in one set only is possible.
    for goal in goals where !items[place].goals.contains(goal) { items[place].goals.append(goal) }
    if items[place].probes[number] == nil { items[place].probes[number] = probe }
  }

  // MARK: rules

  private mutating func gather() {
    for (index, promotion) in set.promotions.enumerated() {
      begin(.decision(.promotion(index)), "promosi \(promotion.origin.name)")
      add(
        .decision, promotion.origin.range, .decision(.promotion(index)), [.eligible, .notEligible])
      if let candidates = promotion.candidates { condition(candidates, "calon") }
      for rule in promotion.conditions {
        let name = "syarat \(rule.origin.name)"
        condition(rule.condition, name)
        exceptions(rule.exceptions, .waived(rule.condition), name)
      }
    }
    for (index, training) in set.trainings.enumerated() {
      begin(.decision(.training(index)), "pelatihan \(training.origin.name)")
      add(
        .decision, training.origin.range, .decision(.training(index)), [.triggered, .notTriggered])
      condition(training.trigger, "dipicu jika")
      exceptions(training.exceptions, .revoked(training.trigger), "")
      for rule in training.priorities {
        if let id = rule.condition { condition(id, "prioritas \(rule.priority.rawValue)") }
      }
    }
    for (index, placement) in set.placements.enumerated() {
      begin(.decision(.placement(index)), "penempatan \(placement.origin.name)")
      add(
        .decision, placement.origin.range, .decision(.placement(index)), [.suitable, .notSuitable])
      if let target = placement.target { condition(target, "untuk") }
      condition(placement.suitable, "sesuai jika")
      exceptions(placement.exceptions, .revoked(placement.suitable), "")
    }
    for (index, flag) in set.flags.enumerated() {
      begin(.decision(.flag(index)), "tanda \(flag.origin.name)")
      add(.decision, flag.origin.range, .decision(.flag(index)), [.raised, .notRaised])
      condition(flag.condition, "muncul jika")
      exceptions(flag.exceptions, .revoked(flag.condition), "")
    }
    gatherValues()
  }

  private mutating func gatherValues() {
    for (index, formula) in set.formulas.enumerated() {
      begin(.formula(index), "rumus \(formula.origin.name)")
      if formula.type == .boolean {
        condition(formula.body, "")
      } else {
        inside(formula.body)
      }
      exceptions(formula.exceptions, .replaced, "")
    }
    for (index, table) in set.tables.enumerated() { gather(table, index) }
    for (index, indicator) in set.indicators.enumerated() {
      begin(.score(index), "indikator \(indicator.origin.name)")
      if let id = indicator.appliesIf { condition(id, "untuk") }
      for id in [indicator.target?.value, indicator.score].compactMap({ $0 }) { inside(id) }
    }
    for (index, parameter) in set.parameters.enumerated() {
      begin(.parameter(index), "parameter \(parameter.origin.name)")
      for version in parameter.versions.dropFirst() {
        add(
          .version, version.range, .version(index, from: version.validity.from),
          [.dayBefore, .firstDay])
      }
    }
  }

  private mutating func begin(_ subject: AskedRule, _ name: String) {
    self.subject = subject
    self.name = name
  }

  // MARK: conditions

  /// A yes/no clause, its parts, and what stands inside them.
  private mutating func condition(_ id: ExpressionID, _ clause: String) {
    let owner = name
    if !clause.isEmpty { name += ", \(clause)" }
    defer { name = owner }
    truth(id, .condition)
    parts(id)
  }

  private mutating func truth(_ id: ExpressionID, _ kind: CoverageItem.Kind) {
    if case .literal = set[id].kind { return }
    let goals: [Goal] =
      openness.mayBeOpen(id) ? [.met, .notMet, .unknown] : [.met, .notMet]
    add(kind, set[id].range, .truth(id), goals)
  }

  /// The conditions a condition is joined of.
  private mutating func parts(_ id: ExpressionID) {
    switch set[id].kind {
    case .and(let list), .or(let list):
      for part in list {
        if !isJoined(part) { truth(part, .part) }
        parts(part)
      }
    case .not(let inner): parts(inner)
    case .comparison(let sign, let a, let b, _):
      boundary(sign, a, b, set[id].range)
      inside(a)
      inside(b)
    case .hasLasted(let since, let at, let duration, let unit, _):
      if case .workingDays = unit { break }
      add(
        .boundary, set[id].range,
        .boundary(
          Boundary(
            sides: .lasting(since: since, at: at, duration: duration, unit), changesBelow: true,
            step: .day)), [.stepBelow, .at, .above])
      inside(since)
    default: for operand in set[id].kind.operands { inside(operand) }
    }
    if case .quantified(_, let list, let body) = set[id].kind {
      // What an item must fulfil.
      for inner in [list.filter, body].compactMap({ $0 }) { listed(inner) }
    } else {
      filters(set[id].kind)
    }
  }

  /// Conditions of items.
  private mutating func listed(_ id: ExpressionID) {
    if !isJoined(id) { truth(id, .part) }
    parts(id)
  }

  private func isJoined(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .and(let list), .or(let list): list.count > 1
    case .not(let inner): isJoined(inner)
    default: false
    }
  }

  private mutating func filters(_ kind: ExpressionKind) {
    switch kind {
    case .aggregate(_, let list, _), .streak(_, _, let list), .count(let list):
      if let filter = list.filter { listed(filter) }
    default: break
    }
  }

  /// Conditions inside a value: of `jika` and of lists.
  private mutating func inside(_ root: ExpressionID) {
    var pending = [root]
    while let id = pending.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      let kind = set[id].kind
      switch kind {
      case .conditional(let test, let then, let other):
        truth(test, .part)
        parts(test)
        pending += [other, then]
      case .quantified, .comparison, .and, .or, .not, .hasLasted: parts(id)
      case .aggregate(_, _, let body):
        filters(kind)
        pending.append(body)
      case .streak, .count: filters(kind)
      default: pending += kind.operands.reversed()
      }
    }
  }

  private mutating func exceptions(
    _ list: [RuleException], _ base: ExceptionLook.Base, _ clause: String
  ) {
    let owner = name
    defer { name = owner }
    if !clause.isEmpty { name += ", \(clause)" }
    for exception in list {
      let before = name
      condition(exception.condition, "kecuali \(exception.origin.name)")
      name += ", kecuali \(exception.origin.name)"
      let look = ExceptionLook(
        condition: exception.condition, base: base, against: exception.against.map(\.condition))
      add(.exception, exception.origin.range, .exception(look), [.applied, .notApplied])
      if let value = exception.value { inside(value) }
      exceptions(exception.against, .against(exception.condition), "")
      name = before
    }
  }

  // MARK: boundaries

  private mutating func boundary(
    _ sign: ComparisonOperator, _ a: ExpressionID, _ b: ExpressionID, _ range: SourceRange
  ) {
    let (value, limit, isTurned) = isConstant(a) ? (b, a, true) : (a, b, false)
    guard !isConstant(value), let step = steps.size(of: value) else { return }
    let changesBelow: Bool
    switch sign {
    case .equal, .notEqual: return
    case .greaterOrEqual, .less: changesBelow = !isTurned
    case .greater, .lessOrEqual: changesBelow = isTurned
    }
    let boundary = Boundary(
      sides: .values(value, threshold: limit), changesBelow: changesBelow, step: step)
    add(
      .boundary, range, .boundary(boundary),
      boundary.goals.filter { isPossible($0, value, limit, step) })
  }

  private func isConstant(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .literal, .parameter, .evaluationDate, .dayOfYear: true
    case .converted(let inner, _, _), .negative(let inner): isConstant(inner)
    default: false
    }
  }

  /// Whether a value can lie there: nothing lies below the least or above the greatest.
  private func isPossible(
    _ goal: Goal, _ value: ExpressionID, _ limit: ExpressionID, _ step: StepSize
  ) -> Bool {
    let limits = constants(limit)
    func some(_ holds: (Value) -> Bool) -> Bool { limits.isEmpty || limits.contains(where: holds) }
    switch (step, set[value].type) {
    case (.rank(let id), _):
      guard policy.vocabulary.enumerations.indices.contains(id.index) else { return true }
      let top = policy.vocabulary.enumerations[id.index].members.map(\.rank).max() ?? 0
      return some { limit in
        guard case .member(let code) = limit, let rank = policy.vocabulary.rank(code, of: id)
        else { return true }
        switch goal {
        case .below, .stepBelow: return rank > 0
        case .above, .stepAbove: return rank < top
        default: return true
        }
      }
    case (.number, .scalar(.number(let type))):
      var lower = type.lower
      if case .count = set[value].kind { lower = .zero }
      return some { limit in
        guard case .number(let amount) = limit else { return true }
        switch goal {
        case .below, .stepBelow: return lower.map { amount > $0 } ?? true
        case .above, .stepAbove: return type.upper.map { amount < $0 } ?? true
        default: return true
        }
      }
    default: return true
    }
  }

  /// What a threshold can be, in the unit of its type; empty when that is not known.
  private func constants(_ id: ExpressionID) -> [Value] {
    switch set[id].kind {
    case .literal(let value): [value]
    case .parameter(let index) where set.parameters.indices.contains(index.index):
      set.parameters[index.index].versions.map(\.value)
    default: []
    }
  }

  // MARK: tables

  private mutating func gather(_ table: DecisionTable, _ index: Int) {
    begin(.table(index), "tabel \(table.origin.name)")
    for column in table.columns { inside(column.expression) }
    for (number, row) in table.rows.enumerated() {
      add(.row, row.range, .row(DecisionTableID(index), number), [.chosen], extra: number)
      for case .expression(let id) in row.outputs { inside(id) }
    }
    for (place, column) in table.columns.enumerated() {
      guard let step = steps.size(of: column.expression) else { continue }
      var known: Set<Edge> = []
      for row in table.rows where row.cells.indices.contains(place) {
        guard case .tests(let tests) = row.cells[place] else { continue }
        for case .range(let lower, let isLowerOpen, let upper, let isUpperOpen) in tests {
          if let lower {
            edge(column.expression, lower, changesBelow: !isLowerOpen, step, row.range, &known)
          }
          if let upper {
            edge(column.expression, upper, changesBelow: isUpperOpen, step, row.range, &known)
          }
        }
      }
    }
  }

  /// A bound of a column; neighbouring rows share theirs.
  private struct Edge: Hashable {
    var kind: ExpressionKind
    var changesBelow: Bool
  }

  private mutating func edge(
    _ column: ExpressionID, _ limit: ExpressionID, changesBelow: Bool, _ step: StepSize,
    _ row: SourceRange, _ known: inout Set<Edge>
  ) {
    guard known.insert(Edge(kind: set[limit].kind, changesBelow: changesBelow)).inserted else {
      return
    }
    let boundary = Boundary(
      sides: .values(column, threshold: limit), changesBelow: changesBelow, step: step)
    add(
      .boundary, set[limit].range, .boundary(boundary),
      boundary.goals.filter { isPossible($0, column, limit, step) }, extra: changesBelow ? 1 : 0)
  }
}
