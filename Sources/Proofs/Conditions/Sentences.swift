// Sentences.swift: trainings, placements and flags that concern nobody, and what formulas' exceptions
// do to each other.

import Semantics
import Text
import Values

extension SetProof {
  // MARK: sentences that exceptions block

  /// A condition that must hold, exceptions that block it, and under which circumstances.
  private mutating func prove(
    _ origin: Origin, _ kind: String, _ english: String, _ condition: ExpressionID,
    _ target: ExpressionID?, _ exceptions: [RuleException], also: [ExpressionID] = []
  ) -> [Finding] {
    let conditions = [target, condition].compactMap { $0 }
    reader.inputTypes = []
    _ = reader.begin { reader in
      var footprint = reader.footprint(of: conditions + also)
      footprint.join(reader.footprint(of: [], exceptions))
      return footprint
    }
    func holds(_ reader: inout Reader) -> Truth {
      Truth.all(conditions.map { reader.truth($0) })
    }
    let isNever = reader.isNever(.yes) { reader in
      let truth = holds(&reader)
      if truth == .no || exceptions.isEmpty { return truth }
      return Truth.all([truth] + exceptions.map { reader.stands($0).negated })
    }
    let claims = conditions.map(Claim.holds)
    if isNever || reader.areExcluding(claims) {
      let fault = ConditionProofFault.neverDecided(
        kind: kind, english: english, name: origin.name)
      return [
        Finding(
          Diagnostic(fault, at: origin.range, others: [Label(set[condition].range)]),
          places: [origin.range], needsEverySet: true)
      ]
    }
    return idle(exceptions, claims: claims) { reader, stands in
      Truth.all([stands, holds(&reader)])
    }
  }

  mutating func proveAll(of training: Training) {
    lint(training.trigger)
    lint(training.exceptions)
    for priority in training.priorities { if let id = priority.condition { lint(id) } }
    let found = prove(
      training.origin, "pelatihan ini tidak pernah dipicu", "this training is never triggered",
      training.trigger, nil, training.exceptions,
      also: training.priorities.compactMap(\.condition))
    findings += found + (found.isEmpty ? priorities(training) : [])
  }

  /// Priorities that one before them always takes, and a first one that takes everybody.
  private mutating func priorities(_ training: Training) -> [Finding] {
    var findings: [Finding] = []
    func conditions(_ levels: [Training.Priority]) -> [ExpressionID] {
      training.priorities.filter { levels.contains($0.priority) }.compactMap(\.condition)
    }
    let (high, above) = (conditions([.high]), conditions([.high, .medium]))
    var left = Self.mostPairs
    for rule in training.priorities {
      guard let condition = rule.condition else { continue }
      let before: [ExpressionID] =
        switch rule.priority {
        case .high: []
        case .medium: high
        case .low: above
        }
      if before.count > left {
        return findings + [
          .tooMany(
            Words(
              "prioritas pelatihan `\(training.origin.name)`",
              en: "priorities of training `\(training.origin.name)`"), at: training.origin.range)
        ]
      }
      left -= before.count
      let isIdle = reader.isNever(.yes) { reader in
        let truths = [training.trigger, condition].map { reader.truth($0) }
        return Truth.all(truths + before.map { reader.truth($0).negated })
      }
      let claims = [.holds(training.trigger), .holds(condition)] + before.map(Claim.fails)
      if isIdle || reader.areExcluding(claims) {
        let range = set[condition].range
        let fault = ConditionProofFault.idlePriority(
          training: training.origin.name, priority: rule.priority.rawValue)
        findings.append(
          Finding(
            Diagnostic(fault, at: range, others: [Label(training.origin.range)]),
            places: [range, training.origin.range], needsEverySet: true))
      } else if before.isEmpty, isConstant(condition, of: training) {
        let range = set[condition].range
        let fault = ConditionProofFault.constantPriority(
          training: training.origin.name, priority: rule.priority.rawValue)
        findings.append(
          Finding(
            Diagnostic(fault, at: range, others: [Label(set[training.trigger].range)]),
            places: [range, training.origin.range], needsEverySet: true))
      }
    }
    return findings
  }

  /// Whether everybody who is triggered meets a condition.
  private mutating func isConstant(_ condition: ExpressionID, of training: Training) -> Bool {
    let isNever = reader.isNever(.yes) { reader in
      Truth.all([reader.truth(training.trigger), reader.truth(condition).negated])
    }
    return isNever || reader.areExcluding([.holds(training.trigger), .fails(condition)])
  }

  mutating func proveAll(of placement: Placement) {
    if let target = placement.target { lint(target) }
    lint(placement.suitable)
    lint(placement.exceptions)
    findings += prove(
      placement.origin, "penempatan ini tidak pernah sesuai", "this placement is never suitable",
      placement.suitable, placement.target, placement.exceptions)
  }

  mutating func proveAll(of flag: Flag) {
    lint(flag.condition)
    lint(flag.exceptions)
    findings += prove(
      flag.origin, "tanda ini tidak pernah muncul", "this flag is never raised", flag.condition,
      nil, flag.exceptions)
  }
}
