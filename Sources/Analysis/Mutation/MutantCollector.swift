// MutantCollector.swift: everything in the rules that can be moved one step. Thresholds that neighbouring
// rows of a table share move together, so that the table stays whole; weights move in pairs.

import Program
import Semantics
import Text
import Values

struct MutantCollector {
  private struct Key: Hashable {
    var kind: Mutant.Kind
    var range: SourceRange
    var after: String
  }
  let vocabulary: Vocabulary
  /// What the rules write at a place.
  private let text: (SourceRange) -> String
  /// With a few expressions added, which mutants need.
  private(set) var sets: [RuleSet]
  private var mutants: [Mutant] = []
  private var places: [Key: Int] = [:]
  private var number = 0

  init(_ policy: Policy, text: @escaping (SourceRange) -> String) {
    vocabulary = policy.vocabulary
    self.text = text
    sets = policy.sets
    for (number, set) in policy.sets.enumerated() where set.isComplete {
      self.number = number
      gather()
    }
  }

  /// In the order of files and lines.
  var all: [Mutant] {
    mutants.sorted {
      ($0.range, $0.kind.rawValue, $0.after) < ($1.range, $1.kind.rawValue, $1.after)
    }
  }

  var set: RuleSet { sets[number] }
  var steps: Steps { Steps(set: sets[number], vocabulary: vocabulary) }

  mutating func add(
    _ kind: Mutant.Kind, _ range: SourceRange, after: String, before: String? = nil,
    _ parts: [MutantEdit.Part]
  ) {
    let before = before ?? text(range)
    if before == after || before.isEmpty { return }
    let edits = parts.map { MutantEdit(set: number, part: $0) }
    let key = Key(kind: kind, range: range, after: after)
    if let place = places[key] {
      mutants[place].edits += edits
    } else {
      places[key] = mutants.count
      mutants.append(
        Mutant(kind: kind, range: range, before: before, after: after, edits: edits))
    }
  }

  /// The same expression once more, for one that is to be turned into its opposite.
  mutating func copy(_ id: ExpressionID) -> ExpressionID {
    sets[number].expressions.append(sets[number].expressions[id.index])
    return ExpressionID(sets[number].expressions.count - 1)
  }

  private mutating func gather() {
    let rules = sets[number]
    var roots: [ExpressionID] = []
    for index in rules.promotions.indices { roots += rules.expressions(of: .promotion(index)) }
    for index in rules.trainings.indices { roots += rules.expressions(of: .training(index)) }
    for index in rules.placements.indices { roots += rules.expressions(of: .placement(index)) }
    for index in rules.flags.indices { roots += rules.expressions(of: .flag(index)) }
    for formula in rules.formulas {
      roots += [formula.body] + formula.exceptions.flatMap(\.expressions)
    }
    for indicator in rules.indicators {
      roots += [
        indicator.appliesIf, indicator.target?.value, indicator.score, indicator.lower,
        indicator.upper,
      ].compactMap { $0 }.filter {
        // Bounds that nobody wrote stand at the name.
        rules[$0].range != indicator.origin.range
      }
    }
    for table in rules.tables {
      roots += table.columns.map(\.expression)
      for case .expression(let id) in table.rows.flatMap(\.outputs) { roots.append(id) }
    }
    walk(roots)
    for index in rules.tables.indices { cells(index) }
    for index in rules.parameters.indices { versions(index) }
    for (index, training) in rules.trainings.enumerated() {
      guard let repeated = training.noRepeat else { continue }
      for months in [repeated.months - 1, repeated.months + 1] where months > 0 {
        var changed = training
        changed.noRepeat?.months = months
        add(
          .length, training.origin.range, after: "tidak diulang dalam \(months) bulan",
          before: "tidak diulang dalam \(repeated.months) bulan", [.training(index, changed)])
      }
    }
    indicators()
  }

  private mutating func walk(_ roots: [ExpressionID]) {
    var seen: Set<ExpressionID> = []
    var pending = roots
    while let id = pending.popLast() {
      guard set.expressions.indices.contains(id.index), seen.insert(id).inserted else { continue }
      let kind = set[id].kind
      move(id, kind)
      // A literal beside a value steps as that value does.
      if case .comparison(_, let a, let b, _) = kind {
        literal(a, beside: b)
        literal(b, beside: a)
        seen.formUnion([a, b].filter { isLiteral($0) })
      }
      pending += kind.operands
    }
  }

  func isLiteral(_ id: ExpressionID) -> Bool {
    if case .literal = set[id].kind { true } else { false }
  }

  // MARK: literals

  mutating func literal(_ id: ExpressionID, beside other: ExpressionID?) {
    guard case .literal(let value) = set[id].kind, case .scalar(let type) = set[id].type else {
      return
    }
    let isOrdered: Bool
    if let other, case .scalar(.member(let choice)) = set[other].type {
      isOrdered = vocabulary.enumerations[choice.index].isScale
    } else {
      isOrdered = true
    }
    for moved in neighbours(of: value, type, step: other.flatMap { steps.size(of: $0) }) {
      if !isOrdered, other == nil { continue }
      add(
        .value, set[id].range, after: vocabulary.written(moved, as: type),
        [.expression(id, .literal(moved))])
    }
    unit(id, value, type)
  }

  /// `5 tahun` becomes `5 bulan`.
  private mutating func unit(_ id: ExpressionID, _ value: Value, _ type: ScalarType) {
    guard case .number(let amount) = value, case .number(let number) = type,
      number.unit != .none, vocabulary.units.indices.contains(number.unit.index)
    else { return }
    let written = text(set[id].range)
    for (index, info) in vocabulary.units.enumerated()
    where info.base != UnitID(index) && written.hasSuffix(" " + info.name) {
      let base = vocabulary.units[info.base.index]
      guard let less = Decimal.scaled(amount.raw, times: Decimal.scale, over: info.factor.raw)
      else { continue }
      add(
        .unit, set[id].range, after: written.dropLast(info.name.count) + base.name,
        [.expression(id, .literal(.number(less)))])
    }
  }

  /// The values one step away.
  func neighbours(of value: Value, _ type: ScalarType, step: StepSize? = nil) -> [Value] {
    switch (value, type) {
    case (.number(let amount), .number):
      let size: Decimal
      if case .number(let step, _)? = step {
        size = step
      } else {
        size = amount.isWhole ? .one : Decimal(raw: Decimal.scale / 100)
      }
      return [amount.subtracting(size), amount.adding(size)].compactMap { $0 }.map { .number($0) }
    case (.date(let date), _):
      return [date.adding(days: -1), date.adding(days: 1)].compactMap { $0 }.map { .date($0) }
    case (.boolean(let truth), _): return [.boolean(!truth)]
    case (.member(let code), .member(let id)):
      guard vocabulary.enumerations.indices.contains(id.index) else { return [] }
      let choice = vocabulary.enumerations[id.index]
      guard choice.isScale else {
        return choice.members.count > 1 ? [.member((code + 1) % choice.members.count)] : []
      }
      let rank = choice.members[code].rank
      return [rank - 1, rank + 1].compactMap { rank in
        choice.members.firstIndex { $0.rank == rank }.map { .member($0) }
      }
    default: return []
    }
  }

  // MARK: parameters

  private mutating func versions(_ index: Int) {
    let parameter = set.parameters[index]
    let step = compared(with: index).flatMap { steps.size(of: $0) }
    for (place, version) in parameter.versions.enumerated() {
      for moved in neighbours(of: version.value, parameter.type, step: step) {
        var changed = parameter
        changed.versions[place].value = moved
        add(
          .value, version.range,
          after: vocabulary.written(moved, as: parameter.type),
          before: vocabulary.written(version.value, as: parameter.type),
          [.parameter(index, changed)])
      }
      guard place > 0 else { continue }
      for days in [-1, 1] {
        var changed = parameter
        guard let from = version.validity.from.adding(days: days),
          let to = from.adding(days: -1)
        else { continue }
        changed.versions[place].validity = DateInterval(from: from, to: version.validity.to)
        let before = parameter.versions[place - 1].validity
        changed.versions[place - 1].validity = DateInterval(from: before.from, to: to)
        add(
          .date, version.range, after: "sejak \(from.spelled)",
          before: "sejak \(version.validity.from.spelled)", [.parameter(index, changed)])
      }
    }
  }

  /// What a parameter is a threshold of.
  private func compared(with index: Int) -> ExpressionID? {
    let wanted = ExpressionKind.parameter(ParameterID(index))
    func isIt(_ id: ExpressionID) -> Bool {
      if case .converted(let inner, _, _) = set[id].kind { return isIt(inner) }
      return set[id].kind == wanted
    }
    for expression in set.expressions {
      guard case .comparison(_, let a, let b, _) = expression.kind else { continue }
      if isIt(a) { return b }
      if isIt(b) { return a }
    }
    for table in set.tables {
      for row in table.rows {
        for (column, cell) in zip(table.columns, row.cells)
        where cell.expressions.contains(where: isIt) {
          return column.expression
        }
      }
    }
    return nil
  }
}
