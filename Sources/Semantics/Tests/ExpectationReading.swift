// ExpectationReading.swift: what a test expects: conditions, decisions, and values that are open.

import Syntax
import Text
import Values

extension TestReader {
  mutating func expectation(_ syntax: ExpectationSyntax) -> PolicyTest.Expectation? {
    let reasons = syntax.reasons.map(\.text)
    switch syntax.kind {
    case .condition(let condition):
      let id = reading { $0.condition(condition) }
      if builder.isInvalid(id) { return nil }
      return PolicyTest.Expectation(kind: .holds(id), reasons: reasons, range: syntax.range)
    case .outcome(let kind, let name, let outcome):
      return decision(kind, name, outcome, reasons: syntax.reasons, syntax.range)
    case .value(let value, let outcome):
      let id = reading { $0.expression(value) }
      if builder.isInvalid(id) { return nil }
      let kind: PolicyTest.Expectation.Kind =
        switch outcome {
        case .undetermined: .undetermined(id)
        case .failed: .failed(id)
        case .conflict: .conflict(id)
        }
      checkReasons(syntax.reasons)
      return PolicyTest.Expectation(kind: kind, reasons: reasons, range: syntax.range)
    }
  }

  /// A cell of a grid below its head.
  mutating func expectation(
    _ output: TestGridSyntax.Output, _ cell: TestGridSyntax.OutputCell
  ) -> PolicyTest.Expectation? {
    switch (output, cell) {
    case (.expression(let head), .value(let value)): return equality(head, value)
    case (.expression(let head), .outcome(let outcome, let reasons, let range)):
      let id = reading { $0.expression(head) }
      if builder.isInvalid(id) { return nil }
      let paths = reasons.map(\.text)
      checkReasons(reasons)
      switch outcome {
      case .undetermined:
        return PolicyTest.Expectation(kind: .undetermined(id), reasons: paths, range: range)
      case .failed:
        return PolicyTest.Expectation(kind: .failed(id), reasons: paths, range: range)
      case .conflict:
        return PolicyTest.Expectation(kind: .conflict(id), reasons: paths, range: range)
      default:
        messages.report(TestCheckFault.outcomeOfValue, at: range)
        return nil
      }
    case (.decision(let kind, let name), .outcome(let outcome, let reasons, let range)):
      return decision(kind, name, outcome, reasons: reasons, range)
    case (.decision(let kind, _), .value(let value)):
      messages.report(TestCheckFault.outcomeExpected(kind.rawValue), at: value.range)
      return nil
    case (_, .invalid): return nil
    }
  }

  /// `E` in the head and a value in the row: they are equal; `kosong`: it is missing.
  private mutating func equality(
    _ head: ExpressionSyntax, _ value: LiteralSyntax
  ) -> PolicyTest.Expectation? {
    guard case .value(let literal) = value else {
      if case .invalid = value { return nil }
      messages.report(TestCheckFault.listExpected, at: value.range)
      return nil
    }
    let id = reading { builder -> ExpressionID in
      if case .empty = literal.unwrapped {
        let id = builder.expression(head)
        if builder.isInvalid(id) { return id }
        return builder.add(.isPresent(id, isNegated: true), .boolean, literal.range)
      }
      if case .truth(let truth, _) = literal.unwrapped {
        let condition = builder.condition(head)
        if truth || builder.isInvalid(condition) { return condition }
        return builder.add(.not(condition), .boolean, literal.range)
      }
      return builder.compared(.equal, builder.siblings([head, literal]), literal.range)
    }
    if builder.isInvalid(id) { return nil }
    return PolicyTest.Expectation(kind: .holds(id), reasons: [], range: value.range)
  }

  // MARK: decisions

  private mutating func decision(
    _ kind: DeclarationKind, _ name: NameSyntax, _ outcome: OutcomeSyntax, reasons: [PathSyntax],
    _ range: SourceRange
  ) -> PolicyTest.Expectation? {
    guard let names = names.decisions[kind] else { return nil }
    guard let place = names.places[name.key] else {
      let near = messages.nearest(to: name.text, in: names.written)
      messages.report(
        TestCheckFault.unknownDecision(
          name.text, kind: kind.rawValue, set: builder.set.name, suggestion: near),
        at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
      return nil
    }
    // The parser has told of outcomes a decision of the kind cannot have.
    guard let expected = outcome.expected, outcome.fits(kind) else { return nil }
    if expected == .notEligible, kind == .promotion {
      checkConditions(reasons, of: builder.set.promotions[place])
    } else {
      checkReasons(reasons)
    }
    let decision: PolicyTest.Decision =
      switch kind {
      case .promotion: .promotion(place)
      case .training: .training(place)
      case .placement: .placement(place)
      default: .flag(place)
      }
    return PolicyTest.Expectation(
      kind: .decision(decision, expected), reasons: reasons.map(\.text), range: range)
  }

  /// What a result waits for is a part of the record or a rule. Of a list only its name is looked at.
  private mutating func checkReasons(_ reasons: [PathSyntax]) {
    if reasons.isEmpty { return }
    let heads = heads
    for reason in reasons {
      guard let name = reason.parts.first, !heads.contains(name.key) else { continue }
      reading { $0.unknown(reason) }
    }
  }

  private mutating func checkConditions(_ reasons: [PathSyntax], of promotion: Promotion) {
    let names = promotion.conditions.map(\.origin.name)
    for reason in reasons
    where !names.contains(where: { $0.folded == reason.text.folded }) {
      let near = messages.nearest(to: reason.text, in: names)
      messages.report(
        TestCheckFault.unknownCondition(reason.text, of: promotion.origin.name, suggestion: near),
        at: reason.range, fix: near.map { [Edit(reason.range, $0)] } ?? [])
    }
  }
}

extension OutcomeSyntax {
  var expected: PolicyTest.Expected? {
    switch self {
    case .eligible: .eligible
    case .notEligible: .notEligible
    case .notCandidate: .notCandidate
    case .undetermined: .undetermined
    case .triggered(let priority): .triggered(priority?.level)
    case .notTriggered: .notTriggered
    case .suitable: .suitable
    case .notSuitable: .notSuitable
    case .notTargeted: .notTargeted
    case .raised: .raised
    case .notRaised: .notRaised
    case .failed: .failed
    case .conflict: .conflict
    }
  }

  /// Whether a decision of a kind can come out so.
  func fits(_ kind: DeclarationKind) -> Bool {
    switch self {
    case .undetermined, .failed, .conflict: true
    case .eligible, .notEligible, .notCandidate: kind == .promotion
    case .triggered, .notTriggered: kind == .training
    case .suitable, .notSuitable, .notTargeted: kind == .placement
    case .raised, .notRaised: kind == .flag
    }
  }
}
