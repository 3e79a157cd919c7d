// EntityOrder.swift: the rules of a set in an order in which each comes after those it reads, found
// without recursion, so that a chain of ten thousand formulas compiles like one of ten.

package import Semantics

extension ExpressionKind {
  /// The expressions directly inside.
  package var operands: [ExpressionID] {
    var operands: [ExpressionID] = []
    visitOperands { operands.append($0) }
    return operands
  }

  func visitOperands(_ body: (ExpressionID) -> Void) {
    switch self {
    case .literal, .field, .input, .parameter, .indicator, .indicatorSource, .indicatorScore,
      .group, .mapValue, .yearValue, .evaluationDate, .dayOfYear, .isListPresent:
      break
    case .parameterAt(_, let a), .datePart(_, let a), .negative(let a), .inPercent(let a),
      .not(let a), .reference(_, _, let a), .converted(let a, _, _), .rounded(let a, _, _),
      .isPresent(let a, _):
      body(a)
    case .formula(_, let list), .table(_, _, let list), .extreme(_, let list), .and(let list),
      .or(let list):
      list.forEach(body)
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _),
      .roundedToMultiple(let a, let b, _), .ifMissing(let a, let b), .elapsed(_, let a, let b),
      .span(_, let a, let b), .comparison(_, let a, let b, _):
      body(a)
      body(b)
    case .hasLasted(let a, let b, let c, _, _), .conditional(let a, let b, let c):
      body(a)
      body(b)
      body(c)
    case .oneOf(let a, let list, _, _):
      body(a)
      list.forEach(body)
    case .quantified(_, let list, let a):
      list.filter.map(body)
      a.map(body)
    case .streak(_, _, let list), .count(let list): list.filter.map(body)
    case .aggregate(_, let list, let a):
      list.filter.map(body)
      body(a)
    }
  }
}

extension RuleException {
  /// Its expressions and those of the exceptions against it.
  package var expressions: [ExpressionID] {
    [condition] + [value].compactMap { $0 } + against.flatMap(\.expressions)
  }
}

extension DecisionTable.Cell {
  func visit(_ body: (ExpressionID) -> Void) {
    guard case .tests(let tests) = self else { return }
    for test in tests {
      switch test {
      case .equal(let a), .notEqual(let a): body(a)
      case .range(let lower, _, let upper, _):
        lower.map(body)
        upper.map(body)
      }
    }
  }

  package var expressions: [ExpressionID] {
    var expressions: [ExpressionID] = []
    visit { expressions.append($0) }
    return expressions
  }
}

extension RuleSet {
  /// Every expression a decision is made of.
  package func expressions(of decision: PolicyTest.Decision) -> [ExpressionID] {
    switch decision {
    case .promotion(let index) where promotions.indices.contains(index):
      let promotion = promotions[index]
      return [promotion.candidates].compactMap { $0 }
        + promotion.conditions.flatMap { [$0.condition] + $0.exceptions.flatMap(\.expressions) }
    case .training(let index) where trainings.indices.contains(index):
      let training = trainings[index]
      return [training.trigger] + training.exceptions.flatMap(\.expressions)
        + training.priorities.compactMap(\.condition)
    case .placement(let index) where placements.indices.contains(index):
      let placement = placements[index]
      return [placement.target, placement.suitable].compactMap { $0 }
        + placement.exceptions.flatMap(\.expressions)
    case .flag(let index) where flags.indices.contains(index):
      let flag = flags[index]
      return [flag.condition] + flag.exceptions.flatMap(\.expressions)
        + flag.message.compactMap { if case .value(let id) = $0 { id } else { nil } }
    case .promotion, .training, .placement, .flag: return []
    }
  }
}

extension PlanLowering {
  /// The rules with values that are needed (nil: all), each after those it reads.
  func entityOrder(_ needed: NeededResults?) -> [Entity] {
    let all = needed.map { read(by: expressions(of: $0)) } ?? allEntities()
    var order: [Entity] = []
    var isSeen = [Bool](repeating: false, count: numbers.count)
    func isNew(_ entity: Entity) -> Bool {
      let number = numbers.number(of: entity)
      defer { isSeen[number] = true }
      return !isSeen[number]
    }
    for root in all where isNew(root) {
      var stack: [(entity: Entity, rest: ArraySlice<Entity>)] = [(root, below(root)[...])]
      while let top = stack.last {
        if let next = top.rest.first {
          stack[stack.count - 1].rest = top.rest.dropFirst()
          if isNew(next) { stack.append((next, below(next)[...])) }
        } else {
          order.append(top.entity)
          stack.removeLast()
        }
      }
    }
    return order
  }

  private func allEntities() -> [Entity] {
    set.indicators.indices.flatMap { [Entity.indicator($0), .score($0)] }
      + set.groups.indices.map { .group($0) } + set.formulas.indices.map { .formula($0) }
      + set.tables.indices.map { .table($0) }
  }

  private func expressions(of needed: NeededResults) -> [ExpressionID] {
    needed.expressions + needed.decisions.flatMap { set.expressions(of: $0) }
  }

  /// What a rule reads directly.
  private func below(_ entity: Entity) -> [Entity] {
    switch entity {
    case .formula(let index):
      let formula = set.formulas[index]
      return read(by: [formula.body] + formula.exceptions.flatMap(\.expressions))
    case .table(let index):
      let table = set.tables[index]
      var roots = table.columns.map(\.expression)
      for row in table.rows {
        for case .expression(let id) in row.outputs { roots.append(id) }
        for cell in row.cells { cell.visit { roots.append($0) } }
      }
      return read(by: roots)
    case .indicator:
      return []
    case .score(let index):
      let indicator = set.indicators[index]
      let expressions = [
        indicator.target?.value, indicator.score, indicator.lower, indicator.upper,
      ]
      return [.indicator(index)] + read(by: expressions.compactMap { $0 })
    case .group(let index):
      let members = set.groups[index].indicators.filter {
        set.indicators.indices.contains($0.index)
      }
      return members.map { .score($0.index) }
        + read(by: members.compactMap { set.indicators[$0.index].appliesIf })
    }
  }

  private func read(by roots: [ExpressionID]) -> [Entity] {
    var entities: [Entity] = []
    var stack = roots
    while let id = stack.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      let kind = set.kind(of: id)
      switch kind {
      case .literal: continue
      case .formula(let formula, _): entities.append(.formula(formula.index))
      case .table(let table, _, _): entities.append(.table(table.index))
      case .indicator(let indicator), .indicatorSource(let indicator, _):
        entities.append(.indicator(indicator.index))
      case .indicatorScore(let indicator): entities.append(.score(indicator.index))
      case .group(let group): entities.append(.group(group.index))
      default: break
      }
      kind.visitOperands { stack.append($0) }
    }
    return entities
  }

  /// Compiles a rule without inputs for the person; one with inputs is compiled where it is called.
  @discardableResult
  mutating func value(of entity: Entity) -> Register {
    switch entity {
    case .formula(let index):
      let formula = set.formulas[index]
      if !formula.inputs.isEmpty { return constant(.missing, RegisterKind(formula.type)) }
      return self.formula(FormulaID(index), [])
    case .table(let index):
      let table = set.tables[index]
      var last = constant(.missing, .number)
      if !table.inputs.isEmpty { return last }
      for output in table.outputs.indices {
        last = self.table(DecisionTableID(index), output: output, [], call: nil)
      }
      return last
    case .indicator(let index): return indicator(IndicatorID(index))
    case .score(let index): return score(IndicatorID(index))
    case .group(let index): return group(GroupID(index))
    }
  }
}
