// OutputLowering.swift: everything the outcome tells: values of all rules, and the decisions.

import Semantics
import Text
import Values

extension PlanLowering {
  /// What the outcome tells; of a test only the decisions it asks for, the others stay empty.
  mutating func lowerOutputs(_ needed: NeededResults?) {
    if needed == nil { lowerValues() }
    let asked = needed.map { AskedDecisions($0.decisions) }
    let nothing = emit(.truth(false), in: .person, .truth)
    let never = PlanOutputs.Decision(truth: nothing, base: nothing, exceptions: [])
    plan.outputs.asked = asked
    plan.outputs.promotions = set.promotions.map(
      only: asked?.promotions,
      otherwise: PlanOutputs.Promotion(candidate: nothing, conditions: [], areMet: nothing)
    ) { lower($0) }
    plan.outputs.trainings = set.trainings.map(
      only: asked?.trainings,
      otherwise: PlanOutputs.Training(trigger: never, priorities: [], recent: nil)
    ) { lower($0) }
    plan.outputs.placements = set.placements.map(
      only: asked?.placements,
      otherwise: PlanOutputs.Placement(target: nothing, suitable: never)
    ) { lower($0) }
    plan.outputs.flags = set.flags.map(
      only: asked?.flags, otherwise: PlanOutputs.Flag(condition: never, values: [])
    ) { lower($0) }
  }

  private mutating func lowerValues() {
    plan.outputs.groups = set.groups.indices.map { group(GroupID($0)) }
    for index in set.indicators.indices {
      let id = IndicatorID(index)
      let value = indicator(id)
      let score = self.score(id)
      plan.outputs.indicators.append(shown(value, of: id))
      plan.outputs.scores.append(shown(score, of: id))
    }
    plan.outputs.formulas = set.formulas.indices.map { index in
      let formula = set.formulas[index]
      if !formula.inputs.isEmpty { return nil }
      return (self.formula(FormulaID(index), []), formula.type)
    }
    plan.outputs.tables = set.tables.indices.map { index in
      let table = set.tables[index]
      if !table.inputs.isEmpty { return nil }
      return table.outputs.indices.map { output in
        let register = self.table(DecisionTableID(index), output: output, [], call: nil)
        return (register, table.outputs[output].type)
      }
    }
  }

  /// A condition that an exception fulfils.
  private mutating func waivable(_ base: Register, _ exceptions: [RuleException])
    -> PlanOutputs.Decision
  {
    let standing = exceptions.map { self.standing($0) }
    return PlanOutputs.Decision(
      truth: any([base] + standing), base: base, exceptions: standing)
  }

  /// A conclusion that an exception takes back.
  private mutating func revocable(_ base: Register, _ exceptions: [RuleException])
    -> PlanOutputs.Decision
  {
    let standing = exceptions.map { self.standing($0) }
    let truth = standing.isEmpty ? base : all([base, not(any(standing))])
    return PlanOutputs.Decision(truth: truth, base: base, exceptions: standing)
  }

  private mutating func lower(_ promotion: Promotion) -> PlanOutputs.Promotion {
    owned(byDecision: promotion.origin.name) { lowering in
      let candidate = promotion.candidates.map { lowering.lower($0, .person, as: .truth) }
      let conditions = promotion.conditions.map { condition in
        lowering.owned(byDecision: promotion.origin.name + "." + condition.origin.name) {
          lowering in
          let base = lowering.lower(condition.condition, .person, as: .truth)
          return lowering.waivable(base, condition.exceptions)
        }
      }
      let areMet = lowering.all(conditions.map(\.truth))
      return PlanOutputs.Promotion(candidate: candidate, conditions: conditions, areMet: areMet)
    }
  }

  private mutating func lower(_ training: Training) -> PlanOutputs.Training {
    owned(byDecision: training.origin.name) { lowering in
      let base = lowering.lower(training.trigger, .person, as: .truth)
      let trigger = lowering.revocable(base, training.exceptions)
      let order: [Training.Priority] = [.high, .medium, .low]
      let rules = order.flatMap { level in training.priorities.filter { $0.priority == level } }
      let priorities = rules.map { rule in
        (
          priority: rule.priority,
          condition: rule.condition.map { lowering.lower($0, .person, as: .truth) }
        )
      }
      let recent = training.noRepeat.map { lowering.recent($0, training.origin) }
      return PlanOutputs.Training(trigger: trigger, priorities: priorities, recent: recent)
    }
  }

  /// Whether the training stands in the list within the months before the evaluation date.
  private mutating func recent(_ noRepeat: Training.NoRepeat, _ origin: Origin) -> Register {
    guard schema.tables.indices.contains(noRepeat.table.index) else {
      return constant(.missing, .truth)
    }
    let bounds = days(.lastMonths(noRepeat.months))
    let id = frame(
      Frame(
        parent: .person, owner: .person, table: noRepeat.table, depth: 1, isYearly: false,
        dateColumn: noRepeat.dateColumn, endColumn: nil, from: bounds.from, to: bounds.to,
        isWindowed: true, completion: .none))
    let column = ColumnID(noRepeat.table, noRepeat.nameColumn)
    let same: Register
    if let member = noRepeat.member {
      let name = emit(.column(column), in: id, .member)
      same = compare(
        .equal, name, constant(.member(member), .member), .member, precision: 0, ranks: nil)
    } else {
      let name = emit(.column(column), in: id, .text)
      let names = [origin.name.foldedSpelling, origin.label.foldedSpelling]
      let place = textSets.number(of: names, in: &plan.textSets)
      same = emit([name], .truth) { .isNamed($0[0], names: place) }
    }
    let source = ItemSource(frame: id, filter: nil, ignoresMissing: false)
    return emit(.quantify(.any, source, lift(same, to: id)), in: .person, .truth)
  }

  private mutating func lower(_ placement: Placement) -> PlanOutputs.Placement {
    owned(byDecision: placement.origin.name) { lowering in
      let target = placement.target.map { lowering.lower($0, .person, as: .truth) }
      let base = lowering.lower(placement.suitable, .person, as: .truth)
      let suitable = lowering.revocable(base, placement.exceptions)
      return PlanOutputs.Placement(target: target, suitable: suitable)
    }
  }

  private mutating func lower(_ flag: Flag) -> PlanOutputs.Flag {
    owned(byDecision: flag.origin.name) { lowering in
      let base = lowering.lower(flag.condition, .person, as: .truth)
      let condition = lowering.revocable(base, flag.exceptions)
      var values: [(register: Register, type: ScalarType)] = []
      for case .value(let id) in flag.message {
        let type: ScalarType =
          if case .scalar(let scalar) = lowering.set.type(of: id) { scalar } else { .boolean }
        values.append((lowering.lower(id, .person), type))
      }
      return PlanOutputs.Flag(condition: condition, values: values)
    }
  }
}
