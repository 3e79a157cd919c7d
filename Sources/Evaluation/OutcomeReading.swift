// OutcomeReading.swift: one person's outcome, read off the registers after a run.

import Program
import Semantics
import Values

extension Machine {
  func outcome(of person: Int, at row: Int) -> Outcome {
    var memo = ReasonMemo()
    return outcome(of: person, at: row, &memo)
  }

  /// - Parameter memo: of this person.
  func outcome(of person: Int, at row: Int, _ memo: inout ReasonMemo) -> Outcome {
    var outcome = Outcome(row: person, set: plan.set)
    let number = ScalarType.number(NumberType())
    outcome.groups = plan.outputs.groups.map { value($0, number, row, &memo) }
    outcome.indicators = plan.outputs.indicators.map { value($0, number, row, &memo) }
    outcome.scores = plan.outputs.scores.map { value($0, number, row, &memo) }
    outcome.formulas = plan.outputs.formulas.map { output in
      output.map { value($0.register, $0.type, row, &memo) }
    }
    outcome.tables = plan.outputs.tables.map { outputs in
      outputs.map { list in list.map { value($0.register, $0.type, row, &memo) } }
    }
    let asked = plan.outputs.asked
    outcome.promotions = plan.outputs.promotions.map(
      only: asked?.promotions,
      otherwise: PromotionOutcome(
        status: .notCandidate, candidate: .no, conditions: [], reasons: [])
    ) { promotion($0, row, &memo) }
    outcome.trainings = plan.outputs.trainings.map(
      only: asked?.trainings,
      otherwise: TrainingOutcome(
        status: .notTriggered, priority: nil, exception: nil, reasons: [])
    ) { training($0, row, &memo) }
    outcome.placements = plan.outputs.placements.map(
      only: asked?.placements,
      otherwise: PlacementOutcome(status: .notTargeted, exception: nil, reasons: [])
    ) { placement($0, row, &memo) }
    outcome.flags = plan.outputs.flags.map(
      only: asked?.flags,
      otherwise: FlagOutcome(status: .notRaised, values: [], reasons: [])
    ) { flag($0, row, &memo) }
    return outcome
  }

  func truth(_ register: Register, _ row: Int) -> Truth {
    Truth(rawValue: state(register, row)) ?? .failed
  }

  func value(
    _ register: Register, _ type: ScalarType, _ row: Int, _ memo: inout ReasonMemo
  ) -> ValueOutcome {
    let cell = cell(register, row)
    let kind = kind(register)
    if kind.isTruth ? cell.state <= State.yes : cell.state == State.known {
      return ValueOutcome(state: .known, value: value(of: cell, kind))
    }
    let state: ValueOutcome.State =
      switch cell.state {
      case State.missing: .missing
      case State.conflict: .conflict
      default: .failed
      }
    return ValueOutcome(
      state: state, value: .missing, reasons: reasons(for: [register], row, &memo))
  }

  func value(of cell: Cell, _ kind: RegisterKind) -> Value {
    switch kind {
    case .truth: .boolean(cell.state == State.yes)
    case .number: .number(Decimal(raw: cell.number))
    case .date: .date(CalendarDate(days: cell.code))
    case .member: .member(Int(cell.code))
    case .text: .text(text(cell.code))
    }
  }

  /// The first exception that stands.
  private func standing(_ decision: PlanOutputs.Decision, _ row: Int) -> Int? {
    decision.exceptions.firstIndex { state($0, row) == State.yes }
  }

  private func condition(
    _ decision: PlanOutputs.Decision, _ row: Int, _ memo: inout ReasonMemo
  ) -> ConditionOutcome {
    let truth = truth(decision.truth, row)
    let base = decision.base == decision.truth ? truth : self.truth(decision.base, row)
    let isOpen = truth != .yes && truth != .no
    return ConditionOutcome(
      truth: truth, base: base,
      exception: truth == .yes && base != .yes ? standing(decision, row) : nil,
      reasons: isOpen ? reasons(for: [decision.truth], row, &memo) : [])
  }

  /// What becomes of a promotion, without reasons.
  func status(of output: PlanOutputs.Promotion, _ row: Int) -> PromotionOutcome.Status {
    status(
      output.candidate.map { state($0, row) } ?? State.yes, state(output.areMet, row))
  }

  /// The same for all persons of a run.
  func statuses(of output: PlanOutputs.Promotion, _ count: Int) -> [PromotionOutcome.Status] {
    let candidates = output.candidate.map(states)
    let areMet = states(output.areMet)
    return (0..<count).map { status(candidates?[$0] ?? State.yes, areMet[$0]) }
  }

  private func status(_ candidate: UInt8, _ areMet: UInt8) -> PromotionOutcome.Status {
    if candidate == State.no { return .notCandidate }
    // While it is open whether the person is a candidate, the conditions decide nothing.
    switch candidate == State.yes ? areMet : candidate {
    case State.no: return .notEligible
    case State.conflict: return .conflict
    case State.failed: return .failed
    case State.missing: return .undetermined
    default: return .eligible
    }
  }

  private func promotion(
    _ output: PlanOutputs.Promotion, _ row: Int, _ memo: inout ReasonMemo
  ) -> PromotionOutcome {
    let candidate = output.candidate.map { truth($0, row) } ?? .yes
    let conditions = output.conditions.map { condition($0, row, &memo) }
    let status = status(of: output, row)
    var sources: [Register] = []
    let wanted: Truth? =
      switch status {
      case .undetermined: .unknown
      case .failed: .failed
      case .conflict: .conflict
      default: nil
      }
    if let wanted {
      if candidate == wanted, let register = output.candidate { sources.append(register) }
      // A condition surely not met leaves only the question whether the person is a candidate.
      if candidate == .yes || !conditions.contains(where: { $0.truth == .no }) {
        for (condition, decision) in zip(conditions, output.conditions)
        where condition.truth == wanted {
          sources.append(decision.truth)
        }
      }
    }
    return PromotionOutcome(
      status: status, candidate: candidate, conditions: conditions,
      reasons: reasons(for: sources, row, &memo))
  }

  func training(
    _ output: PlanOutputs.Training, _ row: Int, _ memo: inout ReasonMemo
  ) -> TrainingOutcome {
    let trigger = truth(output.trigger.truth, row)
    let base = truth(output.trigger.base, row)
    let recent = output.recent.map { truth($0, row) } ?? .no
    var open: [Register] = []
    let status: TrainingOutcome.Status
    if trigger == .no {
      status = .notTriggered
    } else if recent == .yes {
      // Whatever the trigger comes to: not again.
      status = .recentlyDone
    } else {
      let worst = max(trigger.rawValue, recent == .no ? Truth.yes.rawValue : recent.rawValue)
      switch Truth(rawValue: worst) ?? .failed {
      case .no, .yes: status = .triggered
      case .unknown: status = .undetermined
      case .failed: status = .failed
      case .conflict: status = .conflict
      }
      if status != .triggered {
        if trigger.rawValue == worst { open.append(output.trigger.truth) }
        if recent.rawValue == worst, let register = output.recent { open.append(register) }
      }
    }
    var level: Training.Priority?
    if status == .triggered || (status == .recentlyDone && trigger == .yes) {
      level = priority(output, row, &open)
    }
    return TrainingOutcome(
      status: status, priority: level,
      exception: base == .yes && trigger != .yes ? standing(output.trigger, row) : nil,
      reasons: reasons(for: open, row, &memo))
  }

  /// The level that holds; nil while several are possible. None holds: `sedang`.
  private func priority(
    _ output: PlanOutputs.Training, _ row: Int, _ unclear: inout [Register]
  ) -> Training.Priority? {
    var possible: Set<Training.Priority> = []
    var conditions: [Register] = []
    var isDecided = false
    for level in [Training.Priority.high, .medium, .low] where !isDecided {
      var truth = State.no
      let rules = output.priorities.filter { $0.priority == level }
      for rule in rules {
        truth = State.or(truth, rule.condition.map { state($0, row) } ?? State.yes)
      }
      if truth == State.no { continue }
      if truth != State.yes {
        conditions += rules.compactMap(\.condition).filter { state($0, row) == truth }
      }
      if truth >= State.failed {
        unclear += conditions
        return nil
      }
      possible.insert(level)
      isDecided = truth == State.yes
    }
    if !isDecided { possible.insert(.medium) }
    if possible.count == 1 { return possible.first }
    unclear += conditions
    return nil
  }

  func placement(
    _ output: PlanOutputs.Placement, _ row: Int, _ memo: inout ReasonMemo
  ) -> PlacementOutcome {
    let target = output.target.map { truth($0, row) } ?? .yes
    let suitable = truth(output.suitable.truth, row)
    let base = truth(output.suitable.base, row)
    var open: [Register] = []
    let status: PlacementOutcome.Status
    if target == .no {
      status = .notTargeted
    } else {
      if target != .yes, let register = output.target { open.append(register) }
      if target == .yes, suitable != .yes, suitable != .no { open.append(output.suitable.truth) }
      switch target == .yes ? suitable : target {
      case .yes: status = .suitable
      case .no: status = .notSuitable
      case .unknown: status = .undetermined
      case .failed: status = .failed
      case .conflict: status = .conflict
      }
    }
    return PlacementOutcome(
      status: status,
      exception: target == .yes && base == .yes && suitable != .yes
        ? standing(output.suitable, row) : nil,
      reasons: reasons(for: open, row, &memo))
  }

  func flag(
    _ output: PlanOutputs.Flag, _ row: Int, _ memo: inout ReasonMemo
  ) -> FlagOutcome {
    let truth = truth(output.condition.truth, row)
    let status: FlagOutcome.Status =
      switch truth {
      case .yes: .raised
      case .no: .notRaised
      case .unknown: .undetermined
      case .failed: .failed
      case .conflict: .conflict
      }
    return FlagOutcome(
      status: status,
      values: status == .raised
        ? output.values.map { value($0.register, $0.type, row, &memo) } : [],
      reasons: truth == .yes || truth == .no
        ? [] : reasons(for: [output.condition.truth], row, &memo))
  }
}
