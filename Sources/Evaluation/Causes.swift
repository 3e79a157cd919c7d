// Causes.swift: why a value is not known: from its register back to the facts that still matter.
// Runs only for rows whose result is not known (ReasonMemo.swift goes all the way); the order of reasons is the
// order of the rules.

import Program
import Semantics
import Values

/// One step back: a fact, or another register's value in some row.
enum Cause {
  case fact(Reason)
  case value(Register, Int)
}

extension Machine {
  /// What keeps a value open, one step back, in the order of the rules.
  func causes(of register: Register, _ row: Int) -> [Cause] {
    let instruction = plan.instructions[Int(register.index)]
    let frame = frames[Int(instruction.frame.index)]
    let state = self.state(register, row)
    switch instruction.operation {
    case .number, .code, .truth: return []
    case .missing(let cause): return constantCauses(cause, register)
    case .column(let id): return [.fact(fieldReason(id, frame, row))]
    case .entry(let id, let column, let key):
      return [.fact(entryReason(id, column, key, frame, row))]
    case .isGiven: return []
    case .measurement(let place):
      let spec = plan.measurements[place]
      let problem = measured(spec, person: Int(frame.tableRow[row])).problem
      return [.fact(Reason(problem ?? .measurementMissing, path: spec.path))]
    case .lift(let a):
      let parents = frames[Int(plan.frames[Int(instruction.frame.index)].parent.index)].count
      return [.value(a, frame.parent(of: row, among: parents))]
    case .versionAt(_, let day, let name):
      return same(state, [day], row) ?? [.fact(Reason(.parameterNotInForce, path: name))]
    case .reference(let reference, let column, let key):
      return same(state, [key], row) ?? [
        .fact(Reason(.referenceKeyUnknown, path: referencePath(reference, column)))
      ]

    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b, _):
      return same(state, [a, b], row) ?? [own(.outOfRange, register)]
    case .divide(let a, let b, _):
      if let list = same(state, [a, b], row) { return list }
      return [own(cell(b, row).number == 0 ? .divisionByZero : .outOfRange, register)]
    case .roundToMultiple(let a, let b, _, _):
      if let list = same(state, [a, b], row) { return list }
      return [own(cell(b, row).number == 0 ? .divisionByZero : .outOfRange, register)]
    case .negate(let a), .scale(let a, _, _), .round(let a, _, _, _),
      .within(let a, _, _, _), .datePart(_, let a):
      return same(state, [a], row) ?? [own(.outOfRange, register)]
    case .blend(let parts, _):
      return same(state, parts.map(\.value), row) ?? [own(.outOfRange, register)]
    case .extreme(_, let list, _): return same(state, list, row) ?? []
    case .dateStep(let day, let amount, _, _):
      if let list = same(state, [day, amount], row) { return list }
      return [own(isWhole(amount, row) ? .outOfRange : .notWhole, register)]
    case .hasLasted(let since, let at, let duration, _, _):
      if let list = same(state, [since, at, duration], row) { return list }
      return [own(isWhole(duration, row) ? .outOfRange : .notWhole, register)]
    case .elapsed(_, let a, let b), .span(_, let a, let b):
      return same(state, [a, b], row) ?? [own(.outOfRange, register)]
    case .compareNumbers(_, let a, let b, _), .compareCodes(_, let a, let b),
      .compareTruths(_, let a, let b):
      return same(state, [a, b], row) ?? []
    case .rank(let a, _), .isNamed(let a, _), .not(let a), .isPresent(let a), .isKnown(let a):
      return same(state, [a], row) ?? []
    case .and(let list), .or(let list): return same(state, list, row) ?? []
    case .select(let condition, let then, let other):
      switch self.state(condition, row) {
      case State.yes: return [.value(then, row)]
      case State.no: return [.value(other, row)]
      case State.missing: return open(state, [condition, then, other], row)
      default: return [.value(condition, row)]
      }
    case .ifMissing(let a, let b):
      return self.state(a, row) == State.missing ? [.value(b, row)] : [.value(a, row)]
    case .lookup(let policy, let rows, _, let ranks, let name):
      return lookupCauses(policy, rows, ranks, name, register, row)
    case .grid(let policy, let grid, _, let name):
      return gridCauses(policy, grid, name, state, row)
    case .except(let base, let cases, _, let name):
      return exceptionCauses(base, cases, name, state, row)
    case .quantify(_, let source, let body):
      return itemCauses(source, body, state, row)
    case .count(let source), .streak(_, _, let source):
      return itemCauses(source, nil, state, row)
    case .aggregate(let kind, let source, let body, let precision, _):
      return aggregateCauses(kind, source, body, precision, register, row)
    case .group(let parts, let missing, let name):
      return groupCauses(parts, missing, name, state, row)
    }
  }

  /// The operands in the same state; nil when there is none, so that the cause is the operation's own.
  private func same(_ state: UInt8, _ operands: [Register], _ row: Int) -> [Cause]? {
    let list = operands.filter { self.state($0, row) == state }
    return list.isEmpty ? nil : list.map { .value($0, row) }
  }

  /// The operands that keep a choice open; failures only where the result fails.
  func open(_ state: UInt8, _ operands: [Register], _ row: Int) -> [Cause] {
    same(state, operands, row) ?? []
  }

  private func isWhole(_ register: Register, _ row: Int) -> Bool {
    Decimal(raw: cell(register, row).number).isWhole
  }

  /// A cause that lies in the operation: told of the rule it belongs to.
  func own(_ kind: Reason.Kind, _ register: Register) -> Cause {
    .fact(Reason(kind, path: ownerName(register)))
  }

  func ownerName(_ register: Register) -> String {
    let provenance = plan.provenance
    guard provenance.owners.indices.contains(Int(register.index)) else { return "" }
    let owner = Int(provenance.owners[Int(register.index)])
    return provenance.names.indices.contains(owner) ? provenance.names[owner] : ""
  }

  private func constantCauses(_ cause: MissingCause, _ register: Register) -> [Cause] {
    switch cause {
    case .notApplicable: return []
    case .written: return [.fact(Reason(.leftOpen(""), path: ownerName(register)))]
    case .supposed(let name): return [.fact(Reason(.fieldMissing, path: name))]
    case .parameterNotInForce(let name):
      return [.fact(Reason(.parameterNotInForce, path: name))]
    case .leftOpen(let reason):
      return [.fact(Reason(.leftOpen(reason), path: ownerName(register)))]
    case .noPeriodCompleted(let name):
      return [.fact(Reason(.noPeriodCompleted, path: name))]
    }
  }
}
