// ReferenceEvaluator.swift: a plain walk over a checked policy and one person's record: slow, obvious,
// and written from Documentation/language.md. It shares nothing with the machine but Values.
// Expressions, lists, days, rules and scores are in files of their own.

package import Semantics
package import Values

package struct ReferenceEvaluator: Sendable {
  let policy: Policy
  let set: RuleSet
  let date: CalendarDate
  let person: RecordItem
  /// By `ReferenceID`: rows of values.
  let references: [[[Value]]]
  let suppositions: [PolicyTest.Supposition: Value]
  let patience: Patience?

  /// - Parameters:
  ///   - set: index into `Policy.sets`.
  ///   - references: what stands in the files of the lists `rujukan` names.
  ///   - suppositions: what `andai` fixes.
  ///   - patience: how long it may take; what it says when that is exhausted means nothing.
  package init(
    _ policy: Policy, set: Int, on date: CalendarDate, person: RecordItem,
    references: [[[Value]]] = [], suppositions: [PolicyTest.Supposition: Value] = [:],
    patience: Patience? = nil
  ) {
    self.policy = policy
    self.set = policy.sets[set]
    self.date = date
    self.person = person
    self.references = references
    self.suppositions = suppositions
    self.patience = patience
  }

  var monthEnd: MonthEndPolicy { self.set.monthEnd ?? .lastDayOfMonth }

  /// Everything the rules say about the person.
  package func outcome() -> ReferenceOutcome {
    var outcome = ReferenceOutcome()
    outcome.groups = set.groups.indices.map { group(GroupID($0)) }
    for index in set.indicators.indices {
      let id = IndicatorID(index)
      outcome.indicators.append(concerning(id, indicator(id)))
      outcome.scores.append(concerning(id, score(id)))
    }
    outcome.formulas = set.formulas.indices.map {
      set.formulas[$0].inputs.isEmpty ? formula(FormulaID($0), []) : nil
    }
    outcome.tables = set.tables.indices.map { index in
      let table = set.tables[index]
      if !table.inputs.isEmpty { return nil }
      return table.outputs.indices.map { self.table(DecisionTableID(index), output: $0, []) }
    }
    for promotion in set.promotions {
      let conditions = promotion.conditions.map { waivable($0.condition, $0.exceptions) }
      outcome.conditions.append(conditions)
      outcome.promotions.append(status(of: promotion, conditions))
    }
    outcome.trainings = set.trainings.map { training($0) }
    outcome.placements = set.placements.map { placement($0) }
    for flag in set.flags {
      let truth = revocable(flag.condition, flag.exceptions)
      outcome.flags.append(status(truth))
      outcome.messages.append(truth == .yes ? message(of: flag) : [])
    }
    return outcome
  }

  /// Nothing, of an indicator that does not concern the person.
  private func concerning(_ id: IndicatorID, _ value: Possible) -> Possible {
    guard let condition = set.indicators[id.index].appliesIf else { return value }
    return choice(truth(condition), value, .missing)
  }

  /// The value of any expression about the person.
  package func value(of id: ExpressionID) -> Possible { value(id, Scope(person)) }

  func truth(_ id: ExpressionID) -> Possible { value(id, Scope(person)) }

  // MARK: exceptions of conditions

  /// In force: it holds and no exception against it is in force.
  private func isInForce(_ exception: RuleException) -> Possible {
    let against = exception.against.map { isInForce($0) }
    return .all([truth(exception.condition), .not(.any(against))])
  }

  /// Below `syarat`: an exception in force fulfils the condition.
  private func waivable(_ condition: ExpressionID, _ exceptions: [RuleException]) -> Possible {
    .any([truth(condition)] + exceptions.map { isInForce($0) })
  }

  /// Below `dipicu jika`, `sesuai jika`, `muncul jika`: an exception in force blocks.
  private func revocable(_ condition: ExpressionID, _ exceptions: [RuleException]) -> Possible {
    .all([truth(condition)] + exceptions.map { .not(isInForce($0)) })
  }

  // MARK: decisions

  private func status(_ truth: Possible) -> DecisionStatus {
    switch truth {
    case .known: truth == .yes ? .yes : .no
    case .missing: .undetermined
    case .failed: .failed
    case .conflict: .conflict
    }
  }

  private func status(of promotion: Promotion, _ conditions: [Possible]) -> DecisionStatus {
    let candidate = promotion.candidates.map { truth($0) } ?? .yes
    if candidate == .no { return .notConcerned }
    return status(candidate == .yes ? .all(conditions) : candidate)
  }

  private func placement(_ placement: Placement) -> DecisionStatus {
    let target = placement.target.map { truth($0) } ?? .yes
    if target == .no { return .notConcerned }
    return status(target == .yes ? revocable(placement.suitable, placement.exceptions) : target)
  }

  private func training(_ training: Training) -> ReferenceTraining {
    let trigger = revocable(training.trigger, training.exceptions)
    let done = training.noRepeat.map { wasDone(training, $0) } ?? .no
    let status = status(.all([trigger, .not(done)]))
    return ReferenceTraining(
      status: status, priority: status == .yes ? priority(training) : nil)
  }

  /// High before medium before low; none holds: medium. Nil where it is open.
  private func priority(_ training: Training) -> Training.Priority? {
    var possible: Set<Training.Priority> = []
    for level in [Training.Priority.high, .medium, .low] {
      let rules = training.priorities.filter { $0.priority == level }
      let truth = Possible.any(rules.map { rule in rule.condition.map { self.truth($0) } ?? .yes })
      if truth.isBroken { return nil }
      if truth != .no { possible.insert(level) }
      if truth == .yes { return possible.count == 1 ? level : nil }
    }
    possible.insert(.medium)
    return possible.count == 1 ? .medium : nil
  }

  private func message(of flag: Flag) -> [Possible] {
    flag.message.compactMap { part in
      if case .value(let id) = part { value(id, Scope(person)) } else { nil }
    }
  }
}
