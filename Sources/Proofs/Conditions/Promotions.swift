// Promotions.swift: conditions of one promotion against each other: excluded, implied, impossible.

import Semantics
import Text
import Values

extension SetProof {
  mutating func proveAll(of promotion: Promotion) {
    if let candidates = promotion.candidates { lint(candidates) }
    for condition in promotion.conditions {
      lint(condition.condition)
      lint(condition.exceptions)
    }
    findings += prove(promotion)
    findings += losses(of: promotion)
  }

  mutating func lint(_ exceptions: [RuleException], inputs: [ScalarType] = []) {
    for exception in exceptions {
      lint(exception.condition, inputs: inputs)
      if let value = exception.value { lint(value, inputs: inputs) }
      lint(exception.against, inputs: inputs)
    }
  }

  /// One thing a candidate must meet.
  struct Demand {
    var condition: Condition?
    var expression: ExpressionID
    var terms: Set<Term>
    var range: SourceRange
    var name: String { condition.map { "syarat `\($0.origin.name)`" } ?? "calon" }

    func truth(_ reader: inout Reader) -> Truth {
      let holds = reader.truth(expression)
      guard let condition, !condition.exceptions.isEmpty, holds != .yes else { return holds }
      return Truth.any([holds] + condition.exceptions.map { reader.stands($0) })
    }

    /// It is met: at least the condition or an exception holds.
    var isMet: Claim {
      .any([.holds(expression)] + exceptions.map { .holds($0.condition) })
    }

    /// It is not met: neither the condition holds nor an exception that nothing is against.
    var isFailed: Claim {
      .all(
        [.fails(expression)]
          + exceptions.filter { $0.against.isEmpty }.map { .fails($0.condition) })
    }

    private var exceptions: [RuleException] { condition?.exceptions ?? [] }
  }

  mutating func begin(_ demands: [Demand]) {
    reader.inputTypes = []
    _ = reader.begin { reader in
      var footprint = Footprint()
      for demand in demands {
        footprint.join(
          reader.footprint(of: [demand.expression], demand.condition?.exceptions ?? []))
      }
      return footprint
    }
  }

  /// So many pairs of conditions, or of exceptions, are held against each other; of more it is said.
  static let mostPairs = 6_000

  mutating func demands(of promotion: Promotion) -> [Demand] {
    reader.inputTypes = []
    reader.isTakenApart = []
    func terms(_ id: ExpressionID, _ exceptions: [RuleException], _ reader: inout Reader)
      -> Set<Term>
    {
      Set(reader.footprint(of: [id], exceptions).terms)
    }
    var demands: [Demand] = []
    if let candidates = promotion.candidates {
      demands.append(
        Demand(
          expression: candidates, terms: terms(candidates, [], &reader),
          range: set[candidates].range))
    }
    for condition in promotion.conditions {
      demands.append(
        Demand(
          condition: condition, expression: condition.condition,
          terms: terms(condition.condition, condition.exceptions, &reader),
          range: set[condition.condition].range))
    }
    return demands
  }

  private mutating func prove(_ promotion: Promotion) -> [Finding] {
    let demands = self.demands(of: promotion)
    reader.isTakenApart = []
    let all = reader.footprint(of: demands.map(\.expression))
    var findings: [Finding] = []
    // Before a parameter's first version everything is open, not impossible.
    for days in stretches(of: all) where isInForce(all.parameters, days) {
      if let finding = impossible(promotion, demands, days) {
        findings.append(finding)
        break
      }
    }
    if findings.isEmpty { findings += implied(promotion, demands) }
    for condition in promotion.conditions {
      let candidates = promotion.candidates
      let claims = [.fails(condition.condition)] + [candidates].compactMap { $0.map(Claim.holds) }
      findings += idle(condition.exceptions, claims: claims, demands) { reader, stands in
        var truths = [stands, reader.truth(condition.condition).negated]
        if let candidates { truths.append(reader.truth(candidates)) }
        return Truth.all(truths)
      }
    }
    return findings
  }

  private func isInForce(_ parameters: Set<Int>, _ days: ValueSet) -> Bool {
    let day = CalendarDate(days: Int32(truncatingIfNeeded: days.least ?? 0))
    return parameters.allSatisfy { index in
      !set.parameters.indices.contains(index) || set.parameters[index].versions.isEmpty
        || set.parameters[index].versions.contains { $0.validity.contains(day) }
    }
  }

  private mutating func isExcluded(_ demands: [Demand], _ days: ValueSet) -> Bool {
    begin(demands)
    let start: Box = [.evaluationDate: TermState(set: days, mayBeMissing: false)]
    if reader.areExcluding(demands.map(\.isMet), from: start) { return true }
    return reader.isNever(.yes, from: start, most: 600) { reader in
      var truths: [Truth] = []
      for demand in demands {
        let before = reader.split
        let truth = demand.truth(&reader)
        if truth == .no {
          reader.split = before
          return .no
        }
        truths.append(truth)
      }
      return Truth.all(truths)
    }
  }

  /// Where a set gives another value to a parameter that a condition written elsewhere reads.
  private mutating func changedParameter(_ demand: Demand, _ days: ValueSet) -> SourceRange? {
    guard let condition = demand.condition, condition.origin.author != set.name,
      let first = days.least
    else { return nil }
    reader.isTakenApart = []
    let footprint = reader.footprint(of: [demand.expression], condition.exceptions)
    let day = CalendarDate(days: Int32(truncatingIfNeeded: first))
    for index in footprint.parameters.sorted() where set.parameters.indices.contains(index) {
      let parameter = set.parameters[index]
      if parameter.origin.author != set.name { continue }
      return parameter.versions.first { $0.validity.contains(day) }?.range
        ?? parameter.origin.range
    }
    return nil
  }

  /// Whether there is a record that meets one demand after the other.
  private mutating func isMet(_ demands: [Demand], _ days: ValueSet) -> Bool {
    begin(demands)
    var box: Box = [.evaluationDate: TermState(set: days, mayBeMissing: false)]
    for demand in demands {
      let answer = reader.search(from: box, most: 60, for: .yes) { demand.truth(&$0) }
      guard case .found(let part) = answer else { return false }
      box = part
    }
    return true
  }

  /// Why nobody can meet a promotion: one condition, two of them, or all.
  private mutating func impossible(
    _ promotion: Promotion, _ demands: [Demand], _ days: ValueSet
  ) -> Finding? {
    let name = promotion.origin.name
    if isMet(demands, days) { return nil }
    for demand in demands where isExcluded([demand], days) {
      let fault = ConditionProofFault.impossiblePromotion(promotion: name, condition: demand.name)
      if let changed = changedParameter(demand, days) {
        return Finding(
          Diagnostic(fault, at: changed, others: [Label(demand.range)]),
          places: [changed, demand.range], needsEverySet: false)
      }
      return Finding(
        Diagnostic(fault, at: demand.range, others: [Label(promotion.origin.range)]),
        places: [demand.range, promotion.origin.range], needsEverySet: false)
    }
    var left = Self.mostPairs
    let partners = Partners(demands.map(\.terms), onDays: true)
    for number in demands.indices {
      var place = -1
      while left > 0, let other = partners.partner(of: number, behind: place), other < number {
        left -= 1
        place = other
        let (first, second) = (demands[other], demands[number])
        guard isExcluded([first, second], days) else { continue }
        let fault = ConditionProofFault.excludingConditions(
          promotion: name, first: first.name, second: second.name)
        return Finding(
          Diagnostic(fault, at: second.range, others: [Label(first.range)]),
          places: [second.range, first.range], needsEverySet: false)
      }
    }
    guard demands.count > 2, isExcluded(demands, days) else { return nil }
    return together(promotion, fewest(demands, days))
  }

  /// Of demands that never all hold together the fewest that do not.
  private mutating func fewest(_ demands: [Demand], _ days: ValueSet) -> [Demand] {
    guard demands.count <= 16 else { return demands }
    var needed = demands
    for number in demands.indices.reversed() where needed.count > 2 {
      let rest = needed.filter { $0.expression != demands[number].expression }
      if rest.count < needed.count, isExcluded(rest, days) { needed = rest }
    }
    return needed
  }

  private func together(_ promotion: Promotion, _ demands: [Demand]) -> Finding {
    let fault = ConditionProofFault.impossiblePromotion(
      promotion: promotion.origin.name, condition: nil)
    // What a dinas adds to conditions written elsewhere is where to look.
    let own = demands.last { demand in
      promotion.origin.author != set.name && demand.condition?.origin.author == set.name
    }
    let place = own?.range ?? promotion.origin.range
    let parts = demands.count <= 6 ? demands.map(\.range).filter { $0 != place } : []
    return Finding(
      Diagnostic(fault, at: place, others: parts.map { Label($0) }), places: [place],
      needsEverySet: false)
  }

  /// Conditions that another one, or being a candidate, already demands.
  private mutating func implied(_ promotion: Promotion, _ demands: [Demand]) -> [Finding] {
    var findings: [Finding] = []
    var left = Self.mostPairs
    var partners = Partners(demands.map(\.terms), onDays: false)
    for number in demands.indices {
      let weaker = demands[number]
      guard let condition = weaker.condition else { continue }
      var place = -1
      while let other = partners.partner(of: number, behind: place) {
        if left == 0 {
          return findings + [
            .tooMany(
              Words(
                "syarat promosi `\(promotion.origin.name)`",
                en: "conditions of promotion `\(promotion.origin.name)`"),
              at: promotion.origin.range)
          ]
        }
        left -= 1
        place = other
        let stronger = demands[other]
        begin([stronger, weaker])
        guard implies(stronger, weaker), !isAlwaysMet(weaker) else { continue }
        // Of two that demand the same, the later one is too much.
        if other > number, implies(weaker, stronger) { continue }
        partners.remove(number)
        let fault = ConditionProofFault.impliedCondition(
          promotion: promotion.origin.name, condition: condition.origin.name,
          by: stronger.condition?.origin.name)
        findings.append(
          Finding(
            Diagnostic(fault, at: weaker.range, others: [Label(stronger.range)]),
            places: [weaker.range, stronger.range], needsEverySet: true))
        break
      }
    }
    return findings
  }

  private mutating func implies(_ stronger: Demand, _ weaker: Demand) -> Bool {
    reader.impliesBetween([stronger.isMet], [weaker.isFailed])
      || reader.implies({ stronger.truth(&$0) }, { weaker.truth(&$0) })
  }

  /// What always holds is said at the part that does.
  private mutating func isAlwaysMet(_ demand: Demand) -> Bool {
    reader.areExcluding([demand.isFailed]) || reader.isNever(.no) { demand.truth(&$0) }
  }

  private mutating func idle(
    _ exceptions: [RuleException], claims: [Claim], _ demands: [Demand],
    _ matters: (inout Reader, Truth) -> Truth
  ) -> [Finding] {
    if exceptions.isEmpty { return [] }
    begin(demands)
    return idle(exceptions, claims: claims, matters)
  }

  /// Exceptions that hold only where nothing depends on them. `claims`: what is so where something does.
  mutating func idle(
    _ exceptions: [RuleException], claims: [Claim], _ matters: (inout Reader, Truth) -> Truth
  ) -> [Finding] {
    var findings: [Finding] = []
    for exception in exceptions {
      let isNever = reader.isNever(.yes) { reader in
        let stands = reader.stands(exception)
        return stands == .no ? .no : matters(&reader, stands)
      }
      if isNever || reader.areExcluding(claims + [.holds(exception.condition)]) {
        findings.append(idle(exception))
        continue
      }
      for inner in exception.against {
        let isNever = reader.isNever(.yes) { reader in
          Truth.all([reader.truth(exception.condition), reader.stands(inner)])
        }
        let both: [Claim] = [.holds(exception.condition), .holds(inner.condition)]
        if isNever || reader.areExcluding(both) { findings.append(idle(inner)) }
      }
    }
    return findings
  }

  func idle(_ exception: RuleException) -> Finding {
    let range = exception.origin.range
    return Finding(
      Diagnostic(ConditionProofFault.idleException(exception: exception.origin.name), at: range),
      places: [range], needsEverySet: true)
  }
}
