// ReferenceRules.swift: formulas with their exceptions, decision tables, and a training's repetition
// (language.md, sections 8, 9, 11 and 12).

import Semantics
import Values

extension ReferenceEvaluator {
  // MARK: formulas

  func formula(_ id: FormulaID, _ inputs: [Possible]) -> Possible {
    if let fixed = suppositions[.formula(id)] { return Possible(fixed) }
    let formula = set.formulas[id.index]
    var scope = Scope(person)
    scope.inputs = inputs
    let value = excepted(value(formula.body, scope), formula.exceptions, formula.type, scope)
    return inRange(value, formula.type)
  }

  /// The value an exception in force gives, else the general one. An exception is against what it
  /// names: those against it replace its value as it replaces the general one.
  private func excepted(
    _ base: Possible, _ exceptions: [RuleException], _ type: ScalarType, _ scope: Scope
  ) -> Possible {
    var candidates = Candidates()
    for exception in exceptions {
      let holds = value(exception.condition, scope)
      if holds == .no { continue }
      if holds.isBroken {
        candidates.fail(holds)
        continue
      }
      let own = exception.value.map { value($0, scope) } ?? .missing
      candidates.add(
        excepted(own, exception.against, type, scope), isCertain: holds == .yes)
    }
    if !candidates.hasCertain { candidates.add(base, isCertain: candidates.isEmpty) }
    return candidates.agreed { isAlike($0, $1, type) }
  }

  private func isAlike(_ a: Value, _ b: Value, _ type: ScalarType) -> Bool {
    let precision = precision(of: .scalar(type))
    return looked(a, precision) == looked(b, precision)
  }

  /// `rentang a .. b`: a value outside it is `galat`.
  private func inRange(_ value: Possible, _ type: ScalarType) -> Possible {
    guard case .number(let bounds) = type, case .known(.number(let number)) = value else {
      return value
    }
    let seen = number.looked(at: precision(of: .scalar(type)))
    if let lower = bounds.lower, seen < lower { return .failed }
    if let upper = bounds.upper, seen > upper { return .failed }
    return value
  }

  // MARK: tables

  func table(_ id: DecisionTableID, output: Int, _ inputs: [Possible]) -> Possible {
    if let fixed = suppositions[.table(id, output: output)] { return Possible(fixed) }
    let table = set.tables[id.index]
    var scope = Scope(person)
    scope.inputs = inputs
    let type = table.outputs[output].type
    let rows = table.rows.indices.map { index in
      (
        holds: rowHolds(index, table, scope),
        value: self.output(table.rows[index].outputs[output], scope)
      )
    }
    switch table.hitPolicy {
    case .exactlyOne, .first:
      var candidates = Candidates()
      for row in rows where row.holds != .no {
        if row.holds.isBroken {
          candidates.fail(row.holds)
        } else {
          let isSure = row.holds == .yes
          candidates.add(
            row.value, isCertain: isSure && (table.hitPolicy != .first || candidates.isEmpty))
        }
        if table.hitPolicy == .first, row.holds != .missing { break }
      }
      return candidates.agreed { isAlike($0, $1, type) }
    case .sum: return summed(rows)
    case .highest, .lowest: return outermost(rows, table.hitPolicy == .highest, .scalar(type))
    }
  }

  private func output(_ output: DecisionTable.Output, _ scope: Scope) -> Possible {
    if case .expression(let id) = output { value(id, scope) } else { .missing }
  }

  /// All rows that hold; one that only may hold matters unless it would add nothing.
  private func summed(_ rows: [(holds: Possible, value: Possible)]) -> Possible {
    var parts: [Possible] = []
    for row in rows where row.holds != .no {
      if row.holds == .yes { parts.append(row.value) }
      if row.holds.isBroken { parts.append(row.holds) }
      if row.holds == .missing, row.value != .known(.number(.zero)) { parts.append(.missing) }
    }
    if let trouble = Possible.trouble(among: parts) { return trouble }
    let values = parts.compactMap { if case .known(let value) = $0 { value } else { nil } }
    return sum(values).map { .known(.number($0)) } ?? .failed
  }

  /// The highest or lowest; a row that only may hold matters unless it cannot be beyond the others.
  private func outermost(
    _ rows: [(holds: Possible, value: Possible)], _ isHighest: Bool, _ type: ExpressionType
  ) -> Possible {
    let sure = rows.filter { $0.holds == .yes }.map(\.value)
    let broken = rows.map(\.holds).filter(\.isBroken)
    if let trouble = Possible.trouble(among: sure + broken) { return trouble }
    let known = sure.compactMap { if case .known(let value) = $0 { value } else { nil } }
    if known.isEmpty { return .missing }
    let best = extreme(isHighest, known, type)
    for row in rows where row.holds == .missing {
      guard case .known(let value) = row.value else { return .missing }
      let isBeneath = isHighest ? isLess(value, best, type) : isLess(best, value, type)
      if value != best, !isBeneath { return .missing }
    }
    return .known(best)
  }

  // MARK: rows

  private func rowHolds(_ row: Int, _ table: DecisionTable, _ scope: Scope) -> Possible {
    .all(table.columns.indices.map { cellHolds(row, $0, table, scope) })
  }

  private func cellHolds(
    _ row: Int, _ column: Int, _ table: DecisionTable, _ scope: Scope
  ) -> Possible {
    let head = table.columns[column]
    let input = value(head.expression, scope)
    let cells = table.rows.map { $0.cells[column] }
    let asksForMissing = cells.contains { if case .missing = $0 { true } else { false } }
    switch cells[row] {
    case .anything: return .yes
    case .missing: return input.isBroken ? input : Possible(input == .missing)
    case .tests, .otherwise:
      if input.isBroken { return input }
      // Beside `kosong`, a missing input is a case of its own.
      if input == .missing { return asksForMissing ? .no : .missing }
    }
    let type = set[head.expression].type
    if case .tests(let tests) = cells[row] {
      return .any(tests.map { holds($0, input, head.precision, type, scope) })
    }
    let others = cells.flatMap { cell -> [DecisionTable.Test] in
      if case .tests(let tests) = cell { tests } else { [] }
    }
    return .not(.any(others.map { holds($0, input, head.precision, type, scope) }))
  }

  private func holds(
    _ test: DecisionTable.Test, _ input: Possible, _ precision: Int, _ type: ExpressionType,
    _ scope: Scope
  ) -> Possible {
    func compared(_ sign: ComparisonOperator, _ id: ExpressionID) -> Possible {
      let bound = value(id, scope)
      guard case .known(let a) = input, case .known(let b) = bound else {
        return Possible.trouble(among: [input, bound]) ?? .missing
      }
      return Possible(holds(sign, a, b, precision, type))
    }
    switch test {
    case .equal(let id): return compared(.equal, id)
    case .notEqual(let id): return compared(.notEqual, id)
    case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
      return .all([
        lower.map { compared(lowerIsOpen ? .greater : .greaterOrEqual, $0) } ?? .yes,
        upper.map { compared(upperIsOpen ? .less : .lessOrEqual, $0) } ?? .yes,
      ])
    }
  }

  // MARK: trainings

  /// Whether the list has an item, dated within the last N months, that is this training.
  func wasDone(_ training: Training, _ rule: Training.NoRepeat) -> Possible {
    guard let items = person.lists[rule.table.index] else { return .missing }
    let window = date.lastMonths(rule.months, monthEnd)
    return .any(
      items.map { item in
        .all([isRecent(item.values[rule.dateColumn], window), isSame(item, training, rule)])
      })
  }

  private func isRecent(_ value: Value, _ window: DateInterval?) -> Possible {
    guard case .date(let day) = value else { return .missing }
    return Possible(window?.contains(day) ?? false)
  }

  private func isSame(_ item: RecordItem, _ training: Training, _ rule: Training.NoRepeat)
    -> Possible
  {
    switch item.values[rule.nameColumn] {
    case .member(let member): return Possible(member == rule.member)
    case .text(let text):
      let names = [training.origin.name, training.origin.label].map(plain)
      return Possible(names.contains(plain(text)))
    default: return .missing
    }
  }

  /// Case, spaces, `_` and `-` do not count.
  private func plain(_ text: String) -> String {
    text.lowercased().filter { !" _-\u{A0}".contains($0) }
  }
}
