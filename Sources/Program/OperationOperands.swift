// OperationOperands.swift: what an operation reads, and the same operation reading something else.
// Exhaustive switches, so that a new operation says here which registers and frames it names.

import Semantics

extension Operation {
  /// The same operation with other registers and frames in place of those it names.
  package func mapped(
    _ register: (Register) -> Register, _ frame: (FrameID) -> FrameID
  ) -> Operation {
    func source(_ items: ItemSource) -> ItemSource {
      ItemSource(
        frame: frame(items.frame), filter: items.filter.map(register),
        ignoresMissing: items.ignoresMissing)
    }
    switch self {
    case .number, .code, .truth, .missing, .column, .entry, .isGiven, .measurement: return self
    case .lift(let a): return .lift(register(a))
    case .versionAt(let versions, let day, let name):
      return .versionAt(versions, register(day), name: name)
    case .reference(let id, let column, let key):
      return .reference(id, column: column, key: register(key))

    case .add(let a, let b): return .add(register(a), register(b))
    case .subtract(let a, let b): return .subtract(register(a), register(b))
    case .multiply(let a, let b, let isOverHundred):
      return .multiply(register(a), register(b), isOverHundred: isOverHundred)
    case .divide(let a, let b, let isTimesHundred):
      return .divide(register(a), register(b), isTimesHundred: isTimesHundred)
    case .negate(let a): return .negate(register(a))
    case .scale(let a, let numerator, let denominator):
      return .scale(register(a), numerator, denominator)
    case .blend(let parts, let divisor):
      return .blend(
        parts.map { BlendPart(value: register($0.value), weight: $0.weight) }, over: divisor)
    case .round(let a, let digits, let mode, let precision):
      return .round(register(a), digits: digits, mode, precision: precision)
    case .roundToMultiple(let a, let step, let mode, let precision):
      return .roundToMultiple(register(a), of: register(step), mode, precision: precision)
    case .within(let a, let lower, let upper, let precision):
      return .within(register(a), lower: lower, upper: upper, precision: precision)
    case .extreme(let isHighest, let list, let ranks):
      return .extreme(isHighest: isHighest, list.map(register), ranks: ranks)

    case .datePart(let part, let a): return .datePart(part, register(a))
    case .dateStep(let day, let amount, let step, let isBackwards):
      return .dateStep(register(day), by: register(amount), step, isBackwards: isBackwards)
    case .elapsed(let unit, let since, let at):
      return .elapsed(unit, since: register(since), at: register(at))
    case .span(let unit, let from, let to):
      return .span(unit, from: register(from), to: register(to))
    case .hasLasted(let since, let at, let duration, let step, let isNegated):
      return .hasLasted(
        since: register(since), at: register(at), duration: register(duration), step,
        isNegated: isNegated)

    case .compareNumbers(let sign, let a, let b, let precision):
      return .compareNumbers(sign, register(a), register(b), precision: precision)
    case .compareCodes(let sign, let a, let b):
      return .compareCodes(sign, register(a), register(b))
    case .compareTruths(let isEqual, let a, let b):
      return .compareTruths(isEqual: isEqual, register(a), register(b))
    case .rank(let a, let table): return .rank(register(a), table: table)
    case .isNamed(let a, let names): return .isNamed(register(a), names: names)

    case .not(let a): return .not(register(a))
    case .and(let list): return .and(list.map(register))
    case .or(let list): return .or(list.map(register))
    case .isPresent(let a): return .isPresent(register(a))
    case .isKnown(let a): return .isKnown(register(a))

    case .select(let condition, let then, let other):
      return .select(register(condition), then: register(then), else: register(other))
    case .ifMissing(let a, let b): return .ifMissing(register(a), register(b))
    case .lookup(let policy, let rows, let precision, let ranks, let name):
      let mapped = rows.map {
        LookupRow(condition: register($0.condition), output: register($0.output))
      }
      return .lookup(policy, mapped, precision: precision, ranks: ranks, name: name)
    case .grid(let policy, var grid, let precision, let name):
      grid.inputs = grid.inputs.map(register)
      grid.outputs = grid.outputs.map(register)
      return .grid(policy, grid, precision: precision, name: name)
    case .except(let base, let cases, let precision, let name):
      let mapped = cases.map {
        ExceptionCase(
          condition: register($0.condition), value: register($0.value), name: $0.name)
      }
      return .except(base: register(base), mapped, precision: precision, name: name)

    case .quantify(let quantifier, let items, let body):
      return .quantify(quantifier, source(items), body.map(register))
    case .count(let items): return .count(source(items))
    case .aggregate(let kind, let items, let body, let precision, let ranks):
      return .aggregate(
        kind, source(items), register(body), precision: precision, ranks: ranks)
    case .streak(let length, let unit, let items): return .streak(length, unit, source(items))

    case .group(let parts, let missing, let name):
      let mapped = parts.map {
        GroupPart(
          applies: $0.applies.map(register), weight: $0.weight, score: register($0.score))
      }
      return .group(mapped, missing, name: name)
    }
  }

  /// Every register and every frame it names, in the order of `mapped`.
  package func visit(_ register: (Register) -> Void, _ frame: (FrameID) -> Void) {
    func source(_ items: ItemSource) {
      frame(items.frame)
      items.filter.map(register)
    }
    switch self {
    case .number, .code, .truth, .missing, .column, .entry, .isGiven, .measurement: break
    case .lift(let a), .versionAt(_, let a, _), .reference(_, _, let a), .negate(let a),
      .scale(let a, _, _), .round(let a, _, _, _), .within(let a, _, _, _), .datePart(_, let a),
      .rank(let a, _), .isNamed(let a, _), .not(let a), .isPresent(let a), .isKnown(let a):
      register(a)
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b, _),
      .divide(let a, let b, _), .roundToMultiple(let a, let b, _, _), .dateStep(let a, let b, _, _),
      .elapsed(_, let a, let b), .span(_, let a, let b), .compareNumbers(_, let a, let b, _),
      .compareCodes(_, let a, let b), .compareTruths(_, let a, let b), .ifMissing(let a, let b):
      register(a)
      register(b)
    case .hasLasted(let a, let b, let c, _, _), .select(let a, let b, let c):
      register(a)
      register(b)
      register(c)
    case .extreme(_, let list, _), .and(let list), .or(let list): list.forEach(register)
    case .blend(let parts, _): for part in parts { register(part.value) }
    case .lookup(_, let rows, _, _, _):
      for row in rows {
        register(row.condition)
        register(row.output)
      }
    case .grid(_, let grid, _, _):
      grid.inputs.forEach(register)
      grid.outputs.forEach(register)
    case .except(let base, let cases, _, _):
      for one in cases {
        register(one.condition)
        register(one.value)
      }
      register(base)
    case .quantify(_, let items, let body):
      source(items)
      body.map(register)
    case .count(let items), .streak(_, _, let items): source(items)
    case .aggregate(_, let items, let body, _, _):
      source(items)
      register(body)
    case .group(let parts, _, _):
      for part in parts {
        part.applies.map(register)
        register(part.score)
      }
    }
  }

  package typealias Operands = (registers: [Register], frames: [FrameID])

  package var operands: Operands {
    var registers: [Register] = []
    var frames: [FrameID] = []
    visit({ registers.append($0) }, { frames.append($0) })
    return (registers, frames)
  }
}
