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
    if isNever {
      let fault = ConditionProofFault.neverDecided(
        kind: kind, english: english, name: origin.name)
      return [
        Finding(Diagnostic(fault, at: origin.range), places: [origin.range], needsEverySet: true)
      ]
    }
    return idle(exceptions) { reader, stands in Truth.all([stands, holds(&reader)]) }
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
    let order: [Training.Priority] = [.high, .medium, .low]
    for rule in training.priorities {
      guard let condition = rule.condition else { continue }
      let before = training.priorities.filter { other in
        (order.firstIndex(of: other.priority) ?? 0) < (order.firstIndex(of: rule.priority) ?? 0)
      }.compactMap(\.condition)
      let isIdle = reader.isNever(.yes) { reader in
        let truths = [training.trigger, condition].map { reader.truth($0) }
        return Truth.all(truths + before.map { reader.truth($0).negated })
      }
      if isIdle {
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
    reader.isNever(.yes) { reader in
      Truth.all([reader.truth(training.trigger), reader.truth(condition).negated])
    }
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

  // MARK: formulas

  mutating func proveAll(of formula: Formula) {
    let inputs = formula.inputs.map(\.type)
    lint(formula.body, inputs: inputs)
    lint(formula.exceptions, inputs: inputs)
    if !formula.exceptions.isEmpty { findings += exceptions(of: formula) }
  }

  /// Among more exceptions from one sentence each is not held against each.
  private static let mostExceptions = 64

  /// Exceptions with values: idle ones, and pairs that disagree.
  private mutating func exceptions(of formula: Formula) -> [Finding] {
    reader.inputTypes = formula.inputs.map(\.type)
    let footprint = reader.begin { $0.footprint(of: [formula.body], formula.exceptions) }
    let count = reader.exceptionCases(formula.exceptions, .person).count
    guard count <= Self.mostExceptions else { return [] }
    var findings: [Finding] = []
    var idle = Set<Int>()
    for number in 0..<count {
      let isIdle = reader.isNever(.yes) { reader in
        reader.exceptionCases(formula.exceptions, .person)[number].standing
      }
      if isIdle {
        idle.insert(number)
        reader.enter([:])
        let item = reader.exceptionCases(formula.exceptions, .person)[number]
        findings.append(self.idle(item.exception))
      }
    }
    if footprint.isEntangled { return findings }
    for later in 0..<count where !idle.contains(later) {
      for earlier in 0..<later where !idle.contains(earlier) {
        if let finding = clash(formula, earlier, later) {
          findings.append(finding)
          break
        }
      }
    }
    return findings
  }

  private mutating func clash(_ formula: Formula, _ a: Int, _ b: Int) -> Finding? {
    let answer = reader.search(most: 600) { reader in
      let cases = reader.exceptionCases(formula.exceptions, .person)
      let both = Truth.all([cases[a].standing, cases[b].standing])
      if !both.contains(.yes) { return .never }
      if both != .yes { return .undecided }
      guard let first = cases[a].value, let second = cases[b].value else { return .never }
      return reader.differ([.expression(first)], [.expression(second)])
    }
    guard case .found(let box) = answer else { return nil }
    reader.enter(box)
    let cases = reader.exceptionCases(formula.exceptions, .person)
    let (first, second) = (cases[a].exception, cases[b].exception)
    var test = emptyTest("Pengecualian \(formula.origin.name)", box)
    give(reader.met.filter { $0 != .evaluationDate }, box, &test)
    var call = ""
    if !formula.inputs.isEmpty {
      let arguments = formula.inputs.enumerated().map { index, input -> String in
        let all = reader.orders.everything(input.type, policy.vocabulary)
        let number = reader.simplest(box[.input(index)]?.set ?? all, input.type)
        return number.map { reader.written($0, input.type) } ?? "kosong"
      }
      call = "(\(arguments.joined(separator: ", ")))"
    }
    test.expected = ["\(formula.origin.name)\(call) bentrok"]
    let fault = ConditionProofFault.clashingExceptions(
      rule: formula.origin.name, first: first.origin.name, second: second.origin.name,
      test: test.text)
    return Finding(
      Diagnostic(fault, at: second.origin.range, others: [Label(first.origin.range)]),
      places: [second.origin.range, first.origin.range], needsEverySet: false)
  }
}
