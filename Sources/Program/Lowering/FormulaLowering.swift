// FormulaLowering.swift: formulas and their exceptions; a formula with inputs is expanded where it is
// called, once for the same arguments.

import Semantics

extension PlanLowering {
  mutating func formula(_ id: FormulaID, _ arguments: [Register]) -> Register {
    let formula = set.formulas[id.index]
    let kind = RegisterKind(formula.type)
    if let value = suppositions[.formula(id)] {
      return constant(value, kind, .supposed(formula.origin.name))
    }
    let call = Call(entity: .formula(id.index), output: 0, arguments: arguments)
    if let known = calls[call] { return known }
    let scope = self.scope(calledWith: arguments)
    let register = owned(by: formula.origin.name) { lowering in
      let base = lowering.lower(formula.body, scope, as: kind)
      if formula.exceptions.isEmpty { return base }
      var cases: [ExceptionCase] = []
      for exception in formula.exceptions {
        lowering.addCases(of: exception, under: [], to: &cases, scope, kind)
      }
      let precision = lowering.precision(of: formula.type)
      let operands = [base] + cases.flatMap { [$0.standing, $0.value] }
      return lowering.emit(operands, kind) { lifted in
        let lifted = (
          base: lifted[0],
          cases: cases.enumerated().map { index, item in
            ExceptionCase(
              standing: lifted[1 + 2 * index], value: lifted[2 + 2 * index], name: item.name)
          }
        )
        return .except(
          base: lifted.base, lifted.cases, precision: precision, name: formula.origin.name)
      }
    }
    calls[call] = register
    return register
  }

  /// Inside a formula or table: the person, or the items its arguments are of.
  func scope(calledWith arguments: [Register]) -> Scope {
    if arguments.isEmpty { return .person }
    var deepest = FrameID.person
    for argument in arguments where depth(of: frame(of: argument)) > depth(of: deepest) {
      deepest = frame(of: argument)
    }
    return Scope(frame: deepest, inputs: arguments)
  }

  /// One case per exception and per exception to it: it stands where all it is against hold, it
  /// holds, and nothing against it does.
  private mutating func addCases(
    of exception: RuleException, under parents: [Register], to cases: inout [ExceptionCase],
    _ scope: Scope, _ kind: RegisterKind
  ) {
    let holds = parents + [lower(exception.condition, scope, as: .truth)]
    let against = exception.against.map { lower($0.condition, scope, as: .truth) }
    let standing = all(holds + (against.isEmpty ? [] : [not(any(against))]))
    let value = exception.value.map { lower($0, scope, as: kind) } ?? constant(.missing, kind)
    cases.append(
      ExceptionCase(standing: standing, value: value, name: exception.origin.name))
    for inner in exception.against { addCases(of: inner, under: holds, to: &cases, scope, kind) }
  }

  /// An exception to a condition: it holds and nothing against it does.
  mutating func standing(_ exception: RuleException) -> Register {
    let holds = lower(exception.condition, .person, as: .truth)
    if exception.against.isEmpty { return holds }
    let against = exception.against.map { standing($0) }
    return all([holds, not(any(against))])
  }
}
