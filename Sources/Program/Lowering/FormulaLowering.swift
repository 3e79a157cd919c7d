// FormulaLowering.swift: formulas and their exceptions; a formula with inputs is expanded where it is
// called, once for the same arguments.

import Semantics
import Values

extension PlanLowering {
  mutating func formula(_ id: FormulaID, _ arguments: [Register]) -> Register {
    let call = Call(entity: .formula(id.index), arguments: arguments)
    if let known = results[call] { return known }
    let formula = set.formulas[id.index]
    let kind = RegisterKind(formula.type)
    if let value = suppositions[.formula(id)] {
      return constant(value, kind, .supposed(formula.origin.name))
    }
    let scope = self.scope(calledWith: arguments)
    let register = owned(by: call.entity) { lowering in
      let base = lowering.lower(formula.body, scope, as: kind)
      let value = lowering.excepted(base, formula.exceptions, of: formula, scope)
      return lowering.bounded(value, by: formula.type)
    }
    results[call] = register
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

  /// The value of the exception that holds, else `base`. Exceptions against an exception replace its
  /// value as it replaces the general one.
  private mutating func excepted(
    _ base: Register, _ exceptions: [RuleException], of formula: Formula, _ scope: Scope
  ) -> Register {
    if exceptions.isEmpty { return base }
    let kind = RegisterKind(formula.type)
    var operands = [base]
    for exception in exceptions {
      let own = exception.value.map { lower($0, scope, as: kind) } ?? constant(.missing, kind)
      operands.append(lower(exception.condition, scope, as: .truth))
      operands.append(excepted(own, exception.against, of: formula, scope))
    }
    let precision = precision(of: formula.type)
    return emit(operands, kind) { lifted in
      let cases = exceptions.enumerated().map { index, exception in
        ExceptionCase(
          condition: lifted[1 + 2 * index], value: lifted[2 + 2 * index],
          name: exception.origin.name)
      }
      return .except(base: lifted[0], cases, precision: precision, name: formula.origin.name)
    }
  }

  /// `rentang a .. b`: a value outside it fails.
  private mutating func bounded(_ value: Register, by type: ScalarType) -> Register {
    guard case .number(let number) = type, number.lower != nil || number.upper != nil else {
      return value
    }
    let precision = precision(of: type)
    return emit([value], .number) {
      .within($0[0], lower: number.lower?.raw, upper: number.upper?.raw, precision: precision)
    }
  }

  /// An exception to a condition: it holds and nothing against it does.
  mutating func standing(_ exception: RuleException) -> Register {
    let holds = lower(exception.condition, .person, as: .truth)
    if exception.against.isEmpty { return holds }
    let against = exception.against.map { standing($0) }
    return all([holds, not(any(against))])
  }
}
