// OutcomeReading.swift: one person's outcome, read off the registers after a run.

import Program
import Semantics
import Values

extension Machine {
  func outcome(of person: Int, at row: Int) -> Outcome {
    var outcome = Outcome(row: person, set: plan.set)
    let outputs = plan.outputs
    let number = ScalarType.number(NumberType())
    outcome.groups = outputs.groups.map { value($0, number, row) }
    outcome.indicators = outputs.indicators.map { value($0, number, row) }
    outcome.scores = outputs.scores.map { value($0, number, row) }
    outcome.formulas = outputs.formulas.map { output in
      output.map { value($0.register, $0.type, row) }
    }
    outcome.tables = outputs.tables.map { outputs in
      outputs.map { list in list.map { value($0.register, $0.type, row) } }
    }
    outcome.promotions = outputs.promotions.map { promotion($0, row) }
    outcome.trainings = outputs.trainings.map { training($0, row) }
    outcome.placements = outputs.placements.map { placement($0, row) }
    outcome.flags = outputs.flags.map { flag($0, row) }
    return outcome
  }

  func truth(_ register: Register, _ row: Int) -> Truth {
    Truth(rawValue: state(register, row)) ?? .failed
  }

  func value(_ register: Register, _ type: ScalarType, _ row: Int) -> ValueOutcome {
    let cell = cell(register, row)
    let kind = kind(register)
    if kind == .truth ? cell.state <= State.yes : cell.state == State.known {
      return ValueOutcome(state: .known, value: value(of: cell, kind))
    }
    let state: ValueOutcome.State =
      switch cell.state {
      case State.missing: .missing
      case State.conflict: .conflict
      default: .failed
      }
    return ValueOutcome(state: state, value: .missing, reasons: reasons(for: [register], row))
  }

  private func value(of cell: Cell, _ kind: RegisterKind) -> Value {
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

  private func condition(_ decision: PlanOutputs.Decision, _ row: Int) -> ConditionOutcome {
    let truth = truth(decision.truth, row)
    let base = truth == .yes ? self.truth(decision.base, row) : self.truth(decision.base, row)
    let isOpen = truth != .yes && truth != .no
    return ConditionOutcome(
      truth: truth, base: base,
      exception: truth == .yes && base != .yes ? standing(decision, row) : nil,
      reasons: isOpen ? reasons(for: [decision.truth], row) : [])
  }

  private func promotion(_ output: PlanOutputs.Promotion, _ row: Int) -> PromotionOutcome {
    let candidate = output.candidate.map { truth($0, row) } ?? .yes
    let conditions = output.conditions.map { condition($0, row) }
    let status = promotionStatus(candidate, conditions.map(\.truth))
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
      reasons: reasons(for: sources, row))
  }

  private func training(_ output: PlanOutputs.Training, _ row: Int) -> TrainingOutcome {
    let trigger = truth(output.trigger.truth, row)
    let base = truth(output.trigger.base, row)
    var status: TrainingOutcome.Status
    var open: [Register] = []
    switch trigger {
    case .no: status = .notTriggered
    case .unknown, .failed, .conflict:
      status = trigger == .unknown ? .undetermined : (trigger == .failed ? .failed : .conflict)
      open = [output.trigger.truth]
    case .yes:
      status = .triggered
      switch output.recent.map({ truth($0, row) }) ?? .no {
      case .no: break
      case .yes: status = .recentlyDone
      case .unknown: status = .undetermined
      case .failed: status = .failed
      case .conflict: status = .conflict
      }
      if let recent = output.recent, status != .triggered, status != .recentlyDone {
        open = [recent]
      }
    }
    var level: Training.Priority?
    if status == .triggered || status == .recentlyDone {
      level = .medium
      search: for rule in output.priorities {
        switch rule.condition.map({ truth($0, row) }) ?? .yes {
        case .no: continue
        case .yes:
          level = rule.priority
          break search
        case .unknown, .failed, .conflict:
          level = nil
          if let condition = rule.condition { open.append(condition) }
          break search
        }
      }
    }
    return TrainingOutcome(
      status: status, priority: level,
      exception: base == .yes && trigger != .yes ? standing(output.trigger, row) : nil,
      reasons: reasons(for: open, row))
  }

  private func placement(_ output: PlanOutputs.Placement, _ row: Int) -> PlacementOutcome {
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
      reasons: reasons(for: open, row))
  }

  private func flag(_ output: PlanOutputs.Flag, _ row: Int) -> FlagOutcome {
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
      values: status == .raised ? output.values.map { value($0.register, $0.type, row) } : [],
      reasons: truth == .yes || truth == .no ? [] : reasons(for: [output.condition.truth], row))
  }
}

/// What a candidate's and the conditions' truths come to.
func promotionStatus(_ candidate: Truth, _ conditions: [Truth]) -> PromotionOutcome.Status {
  if candidate == .no { return .notCandidate }
  let isRefused = conditions.contains(.no)
  if isRefused, candidate == .yes { return .notEligible }
  // Of somebody surely not eligible, only being a candidate can still be open.
  let open = isRefused ? [candidate] : [candidate] + conditions
  if open.contains(.conflict) { return .conflict }
  if open.contains(.failed) { return .failed }
  return open.contains(.unknown) ? .undetermined : .eligible
}
