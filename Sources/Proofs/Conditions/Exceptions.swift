// Exceptions.swift: what the exceptions of a formula do: idle ones, ones that give the general value, and
// pairs that disagree.

import Semantics
import Text
import Values

/// An exception with all that decides whether it stands.
private struct LaidException {
  var exception: RuleException
  /// What it is against, the outermost first, and itself: all of them hold.
  var holds: [ExpressionID]
  /// What is against it: none of them holds.
  var against: [ExpressionID]
  /// The value it takes the place of.
  var general: ExpressionID
  /// The parts of the record that decide, with the values they have where it stands.
  var values: [Term: ValueSet] = [:]

  func standing(_ reader: inout Reader) -> Truth {
    let truths = holds.map { reader.truth($0) }
    if against.isEmpty { return Truth.all(truths) }
    return Truth.all(truths + [Truth.any(against.map { reader.truth($0) }).negated])
  }

  var claims: [Claim] { holds.map(Claim.holds) + against.map(Claim.fails) }

  /// Whether one part of the record already keeps both from standing.
  func isApart(from other: LaidException) -> Bool {
    for (term, set) in values {
      if let second = other.values[term], set.intersection(second).isEmpty { return true }
    }
    return false
  }

  static func all(
    _ exceptions: [RuleException], of general: ExpressionID, under parents: [ExpressionID] = [],
    depth: Int = 0
  ) -> [LaidException] {
    if depth > 40 { return [] }
    return exceptions.flatMap { exception in
      let holds = parents + [exception.condition]
      let own = LaidException(
        exception: exception, holds: holds, against: exception.against.map(\.condition),
        general: general)
      return [own]
        + all(
          exception.against, of: exception.value ?? general, under: holds, depth: depth + 1)
    }
  }
}

extension SetProof {
  mutating func proveAll(of formula: Formula) {
    let inputs = formula.inputs.map(\.type)
    lint(formula.body, inputs: inputs)
    lint(formula.exceptions, inputs: inputs)
    if !formula.exceptions.isEmpty { findings += exceptions(of: formula) }
    let twice = countedTwice(in: formula)
    findings += twice.isEmpty ? unbalanced(formula) : twice
  }

  /// Exceptions with values: idle ones, and pairs that disagree.
  private mutating func exceptions(of formula: Formula) -> [Finding] {
    reader.inputTypes = formula.inputs.map(\.type)
    let footprint = reader.begin { $0.footprint(of: [formula.body], formula.exceptions) }
    var laid = LaidException.all(formula.exceptions, of: formula.body)
    var findings: [Finding] = []
    var idle = Set<Int>()
    for (number, item) in laid.enumerated() {
      if reader.isNever(.yes, { item.standing(&$0) }) || reader.areExcluding(item.claims) {
        idle.insert(number)
        findings.append(self.idle(item.exception))
      } else if let finding = repeating(item) {
        findings.append(finding)
      }
      reader.enter([:])
      laid[number].values = reader.values(where: item.holds)
    }
    if footprint.isEntangled { return findings }
    var left = Self.mostPairs
    for later in laid.indices where !idle.contains(later) {
      for earlier in 0..<later
      where !idle.contains(earlier) && !laid[earlier].isApart(from: laid[later]) {
        if left == 0 {
          return findings + [
            .tooMany(
              Words(
                "pengecualian rumus `\(formula.origin.name)`",
                en: "exceptions of formula `\(formula.origin.name)`"), at: formula.origin.range)
          ]
        }
        left -= 1
        if let finding = clash(formula, laid[earlier], laid[later]) {
          findings.append(finding)
          break
        }
      }
    }
    return findings
  }

  /// An exception that gives what is given without it.
  private mutating func repeating(_ item: LaidException) -> Finding? {
    guard let value = item.exception.value,
      reader.canon.expression(value) == reader.canon.expression(item.general)
    else { return nil }
    // Of the outermost without any against them the spelling is told.
    if item.exception.against.isEmpty {
      return item.holds.count > 1 ? idle(item.exception) : nil
    }
    let fault = ConditionProofFault.repeatsGeneral(
      exception: item.exception.origin.name, against: item.exception.against[0].origin.name)
    let range = item.exception.origin.range
    return Finding(
      Diagnostic(fault, at: range, others: [Label(item.exception.against[0].origin.range)]),
      places: [range], needsEverySet: false)
  }

  private mutating func clash(
    _ formula: Formula, _ earlier: LaidException, _ later: LaidException
  ) -> Finding? {
    let answer = reader.search(most: 600) { reader in
      let both = Truth.all([earlier.standing(&reader), later.standing(&reader)])
      if !both.contains(.yes) { return .never }
      if both != .yes { return .undecided }
      guard let first = earlier.exception.value, let second = later.exception.value else {
        return .never
      }
      return reader.differ([.expression(first)], [.expression(second)])
    }
    guard case .found(let box) = answer else { return nil }
    reader.enter(box)
    _ = (earlier.standing(&reader), later.standing(&reader))
    let (first, second) = (earlier.exception, later.exception)
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

extension Reader {
  /// The values that parts of the record must have for conditions to hold, as far as plain parts say.
  fileprivate mutating func values(where conditions: [ExpressionID]) -> [Term: ValueSet] {
    var found: [Term: ValueSet] = [:]
    var stack = conditions
    while let id = stack.popLast() {
      guard has(id) else { continue }
      if case .and(let list) = self[id].kind {
        stack += list
        continue
      }
      guard let (term, set) = plain(id) else { continue }
      found[term] = found[term]?.intersection(set) ?? set
    }
    return found
  }

  private mutating func plain(_ id: ExpressionID) -> (Term, ValueSet)? {
    switch self[id].kind {
    case .field:
      return value(id).term.map { ($0, ValueSet(1)) }
    case .not(let a):
      guard case .field = self[a].kind else { return nil }
      return value(a).term.map { ($0, ValueSet(0)) }
    case .oneOf(let a, let list, false, _):
      guard case .scalar(.member) = self[a].type, let term = value(a).term else { return nil }
      let named = list.map { value($0).certain }
      return named.contains(nil) ? nil : (term, ValueSet(named.compactMap { $0 }))
    case .comparison(let sign, let a, let b, let precision):
      let type = self[a].type
      let x = looked(value(a), type, precision)
      guard let term = x.term, let y = looked(value(b), type, precision).certain else { return nil }
      let bounds: Run? =
        switch sign {
        case .equal: Run(y, y)
        case .less: Run(-ValueSet.limit, first(from: y, type) - 1)
        case .lessOrEqual: Run(-ValueSet.limit, last(to: y, type))
        case .greater: Run(last(to: y, type) + 1, ValueSet.limit)
        case .greaterOrEqual: Run(first(from: y, type), ValueSet.limit)
        case .notEqual: nil
        }
      return bounds.map { (term, ValueSet(from: $0.low, to: $0.high)) }
    default: return nil
    }
  }
}
