// Explain.swift: the front door of Explanation: one person's outcome in, everything owed to that
// person out, as data.

package import Evaluation
package import Program
package import Semantics
package import Text
package import Values

/// What an explanation may ask of an evaluation beyond its outcome.
package struct Evidence {
  /// The value of an expression of the person's rule set outside lists and inputs; nil if unknown.
  package var value: (ExpressionID) -> ValueOutcome?
  /// Which rows of a table matched.
  package var rows: (DecisionTableID) -> [Int]

  package init(
    value: @escaping (ExpressionID) -> ValueOutcome?, rows: @escaping (DecisionTableID) -> [Int]
  ) {
    self.value = value
    self.rows = rows
  }
}

/// Explains one person's outcome.
///
/// - Returns: nil when no rules are in force for the person.
package func explain(
  _ outcome: Outcome, of table: RecordTable, policy: Policy, on date: CalendarDate,
  evidence: Evidence, inspection: Bool = false
) -> PersonExplanation? {
  guard let schema = policy.schema, let index = outcome.set, policy.sets.indices.contains(index)
  else { return nil }
  let set = policy.sets[index]
  let reading = RecordReading(
    table: table, schema: schema, vocabulary: policy.vocabulary, date: date, row: outcome.row)
  let explainer = Explainer(
    set: set, outcome: outcome, reading: reading, evidence: evidence,
    parts: ExpressionParts(set: set, outcome: outcome, reading: reading))
  var decisions: [DecisionExplanation] = []
  decisions += zip(set.promotions, outcome.promotions).map(explainer.promotion)
  decisions += zip(set.trainings, outcome.trainings).map(explainer.training)
  decisions += zip(set.placements, outcome.placements).map(explainer.placement)
  decisions += zip(set.flags, outcome.flags)
    .filter { inspection || !$0.0.isForInspection }.map(explainer.flag)
  return PersonExplanation(
    setName: set.name, setLabel: set.label, date: date,
    groups: zip(set.groups, outcome.groups).map(explainer.group),
    values: explainer.values(), decisions: decisions)
}

private struct Explainer {
  let set: RuleSet
  let outcome: Outcome
  let reading: RecordReading
  let evidence: Evidence
  let parts: ExpressionParts

  func promotion(_ rule: Promotion, _ result: PromotionOutcome) -> DecisionExplanation {
    var conditions: [ConditionExplanation] = []
    if let candidates = rule.candidates {
      conditions.append(
        gate(candidates, result.candidate, Words("calon", en: "candidate"), rule.origin, []))
    }
    for (condition, result) in zip(rule.conditions, result.conditions) {
      conditions.append(
        ConditionExplanation(
          rule: RuleReference(condition.origin), range: set[condition.condition].range,
          truth: result.truth, base: result.base,
          exceptions: exceptions(condition.exceptions, decided: result.exception),
          parts: parts.parts(of: condition.condition), reasons: result.reasons))
    }
    return DecisionExplanation(
      kind: .promotion, rule: RuleReference(rule.origin), status: StatusText.words(result.status),
      isOpen: [.undetermined, .failed, .conflict].contains(result.status), conditions: conditions,
      reasons: result.reasons, message: nil)
  }

  func training(_ rule: Training, _ result: TrainingOutcome) -> DecisionExplanation {
    let trigger = gate(
      rule.trigger, truth(of: rule.trigger), Words("dipicu jika", en: "triggered if"), rule.origin,
      exceptions(rule.exceptions, decided: result.exception))
    return DecisionExplanation(
      kind: .training, rule: RuleReference(rule.origin),
      status: StatusText.words(result.status, result.priority),
      isOpen: [.undetermined, .failed, .conflict].contains(result.status), conditions: [trigger],
      reasons: result.reasons, message: nil)
  }

  func placement(_ rule: Placement, _ result: PlacementOutcome) -> DecisionExplanation {
    var conditions: [ConditionExplanation] = []
    if let target = rule.target {
      conditions.append(
        gate(target, truth(of: target), Words("untuk", en: "for"), rule.origin, []))
    }
    conditions.append(
      gate(
        rule.suitable, truth(of: rule.suitable), Words("sesuai jika", en: "suitable if"),
        rule.origin, exceptions(rule.exceptions, decided: result.exception)))
    return DecisionExplanation(
      kind: .placement, rule: RuleReference(rule.origin), status: StatusText.words(result.status),
      isOpen: [.undetermined, .failed, .conflict].contains(result.status), conditions: conditions,
      reasons: result.reasons, message: nil)
  }

  func flag(_ rule: Flag, _ result: FlagOutcome) -> DecisionExplanation {
    DecisionExplanation(
      kind: .flag, rule: RuleReference(rule.origin), status: StatusText.words(result.status),
      isOpen: [.undetermined, .failed, .conflict].contains(result.status),
      conditions: [
        gate(
          rule.condition, truth(of: rule.condition), Words("muncul jika", en: "raised if"),
          rule.origin, exceptions(rule.exceptions, decided: nil))
      ],
      reasons: result.reasons,
      message: result.status == .raised
        ? FlagMessage.words(rule, result, set: set, vocabulary: reading.vocabulary) : nil)
  }

  func group(_ rule: Group, _ value: ValueOutcome) -> GroupExplanation {
    let contributions = rule.indicators.compactMap { id -> ContributionExplanation? in
      guard set.indicators.indices.contains(id.index), outcome.scores.indices.contains(id.index),
        outcome.indicators.indices.contains(id.index)
      else { return nil }
      let indicator = set.indicators[id.index]
      let measured = outcome.indicators[id.index]
      let score = outcome.scores[id.index]
      let applies = indicator.appliesIf.map { truth(of: $0) != .no } ?? true
      let weight =
        indicator.weight.map { ValueText.quantity($0, .percent, reading.vocabulary) }
      return ContributionExplanation(
        rule: RuleReference(indicator.origin), applies: applies,
        measured: ValueText.words(
          measured, .number(NumberType(unit: indicator.unit)), reading.vocabulary),
        target: indicator.target.map { target($0, unit: indicator.unit) },
        score: ValueText.words(score, .number(NumberType(unit: .percent)), reading.vocabulary),
        weight: weight.map { Words(verbatim: $0) } ?? Words("sama", en: "equal"),
        reasons: measured.reasons.isEmpty ? score.reasons : measured.reasons)
    }
    return GroupExplanation(
      rule: RuleReference(rule.origin),
      value: ValueText.words(value, .number(NumberType(unit: .percent)), reading.vocabulary),
      contributions: contributions, reasons: value.reasons)
  }

  /// Formulas and tables without inputs.
  func values() -> [ValueExplanation] {
    var values: [ValueExplanation] = []
    for (index, table) in set.tables.enumerated() {
      guard outcome.tables.indices.contains(index), let results = outcome.tables[index] else {
        continue
      }
      let matched = evidence.rows(DecisionTableID(index))
        .filter(table.rows.indices.contains).map { table.rows[$0].range }
      for (output, value) in zip(table.outputs, results) {
        var reference = RuleReference(table.origin)
        if table.outputs.count > 1 { reference.name += ".\(output.name)" }
        values.append(
          ValueExplanation(
            rule: reference, value: ValueText.words(value, output.type, reading.vocabulary),
            rows: matched, parts: table.columns.flatMap { parts.parts(of: $0.expression) },
            reasons: value.reasons))
      }
    }
    for (formula, value) in zip(set.formulas, outcome.formulas) {
      guard let value else { continue }
      values.append(
        ValueExplanation(
          rule: RuleReference(formula.origin),
          value: ValueText.words(value, formula.type, reading.vocabulary), rows: [],
          parts: parts.parts(of: formula.body), reasons: value.reasons))
    }
    return values
  }

  /// A condition that is a clause of its own: `calon`, `dipicu jika`, `untuk` ...
  private func gate(
    _ expression: ExpressionID, _ truth: Truth, _ label: Words, _ origin: Origin,
    _ exceptions: [ExceptionExplanation]
  ) -> ConditionExplanation {
    var rule = RuleReference(origin)
    rule.name = label.indonesian
    rule.label = ""
    rule.basis = []
    rule.range = set[expression].range
    return ConditionExplanation(
      rule: rule, range: set[expression].range, truth: truth, base: truth, exceptions: exceptions,
      parts: parts.parts(of: expression), reasons: [])
  }

  private func exceptions(_ all: [RuleException], decided: Int?) -> [ExceptionExplanation] {
    all.enumerated().map { index, exception in
      ExceptionExplanation(rule: RuleReference(exception.origin), decided: index == decided)
    }
  }

  private func truth(of expression: ExpressionID) -> Truth {
    guard let value = evidence.value(expression) else { return .unknown }
    switch value.state {
    case .known: return value.value == .boolean(true) ? .yes : .no
    case .missing: return .unknown
    case .failed: return .failed
    case .conflict: return .conflict
    }
  }

  private func target(_ target: Indicator.Target, unit: UnitID) -> Words {
    let type = ScalarType.number(NumberType(unit: unit))
    let value =
      evidence.value(target.value).map { ValueText.words($0, type, reading.vocabulary) }
      ?? ValueText.missing
    let direction =
      switch target.direction {
      case .atLeast: Words("paling sedikit", en: "at least")
      case .atMost: Words("paling banyak", en: "at most")
      }
    let period =
      switch target.period {
      case .year?: Words(" per tahun", en: " a year")
      case .quarter?: Words(" per triwulan", en: " a quarter")
      case .month?: Words(" per bulan", en: " a month")
      case nil: Words(verbatim: "")
      }
    return Words(
      "\(direction.indonesian) \(value.indonesian)\(period.indonesian)",
      en: "\(direction.english) \(value.english)\(period.english)")
  }
}

/// A flag's message with its values filled in.
package enum FlagMessage {
  package static func words(
    _ flag: Flag, _ result: FlagOutcome, set: RuleSet, vocabulary: Vocabulary
  ) -> Words {
    var indonesian = ""
    var english = ""
    var next = 0
    for part in flag.message {
      switch part {
      case .text(let text):
        indonesian += text
        english += text
      case .value(let id):
        defer { next += 1 }
        guard result.values.indices.contains(next), case .scalar(let type) = set[id].type else {
          continue
        }
        let words = ValueText.words(result.values[next], type, vocabulary)
        indonesian += words.indonesian
        english += words.english
      }
    }
    return Words(indonesian, en: english)
  }
}
