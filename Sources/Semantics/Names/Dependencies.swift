// Dependencies.swift: which rules a rule reads, from its text alone; the order in which to read them, and
// the circles in it. Without recursion over rules: a chain of ten thousand formulas is no deeper than one.

import Syntax
import Text

extension RuleSetBuilder {
  /// The rules whose values an expression reads.
  ///
  /// - Parameter hidden: lists around it, whose fields come first.
  func dependencies(_ syntax: ExpressionSyntax?, _ hidden: [TableID] = []) -> [ValueName] {
    guard let syntax else { return [] }
    func of(_ list: [ExpressionSyntax?]) -> [ValueName] {
      list.flatMap { dependencies($0, hidden) }
    }
    switch syntax {
    case .missing, .quantity, .compound, .date, .dayOfYear, .text, .truth, .empty, .evaluationDate:
      return []
    case .path(let path): return dependency(path, hidden)
    case .call(let path, let arguments, _): return dependency(path, hidden) + of(arguments)
    case .spreadsheet(let a, _, _), .member(let a, _, _), .datePart(_, let a, _),
      .parenthesised(let a, _),
      .negative(let a, _), .rounded(let a, _, _, _), .inPercent(let a, _), .presence(let a, _, _),
      .not(let a, _):
      return of([a])
    case .score(let path, _):
      guard case .indicator(let id)? = values[path.parts.first?.key ?? ""] else { return [] }
      return [.indicator(id)]
    case .arithmetic(_, let a, let b, _, _), .roundedToMultiple(let a, let b, _, _),
      .atMost(let a, let b, _), .atLeast(let a, let b, _), .ifMissing(let a, let b, _),
      .atDate(let a, let b, _), .comparison(_, let a, let b, _, _):
      return of([a, b])
    case .span(_, _, let a, let b, _): return of([a, b])
    case .elapsed(_, let a, let b, _), .duration(let a, let b, _): return of([a, b])
    case .extreme(_, let list, _), .and(let list, _), .or(let list, _): return of(list)
    case .oneOf(let a, let list, _, _): return of([a] + list)
    case .conditional(let a, let b, let c, _): return of([a, b, c])
    case .quantifier(_, let list, let holds, _):
      return dependencies(list, hidden) + dependencies(holds, list, hidden)
    case .streak(_, let list, _), .count(let list, _): return dependencies(list, hidden)
    case .aggregate(_, let body, let list, _):
      return dependencies(list, hidden) + dependencies(body, hidden + inner(list))
    }
  }

  private func inner(_ list: ListSyntax) -> [TableID] { table(of: list.path).map { [$0] } ?? [] }

  private func dependencies(_ list: ListSyntax, _ hidden: [TableID]) -> [ValueName] {
    dependencies(list.filter, list, hidden)
  }

  private func dependencies(_ holds: HoldsSyntax?, _ list: ListSyntax, _ hidden: [TableID])
    -> [ValueName]
  {
    switch holds {
    case nil: []
    case .condition(let condition)?: dependencies(condition, hidden + inner(list))
    case .item(_, let value, _)?: dependencies(value, hidden)
    }
  }

  private func dependency(_ path: PathSyntax, _ hidden: [TableID]) -> [ValueName] {
    let parts = path.parts[...]
    if hidden.contains(where: { lexicon.resolve(parts, in: $0) != nil }) { return [] }
    guard let first = parts.first, let value = values[first.key] else { return [] }
    if parts.count == 1, inputs.contains(where: { $0.name.folded == first.key }) { return [] }
    switch value {
    case .formula, .table, .group: return [value]
    // A measured value and a parameter depend on no rule.
    case .indicator, .parameter, .reference: return []
    }
  }

  // MARK: what each rule reads

  mutating func dependencies(of value: ValueName) -> [ValueName] {
    switch value {
    case .formula(let id):
      let formula = syntax.formulas[id.index].0
      inputs = set.formulas[id.index].inputs
      defer { inputs = [] }
      var parts = [formula.lower, formula.upper]
      switch formula.body {
      case .expression(let body): parts.append(body)
      case .general(let body, let exceptions):
        parts += [body] + exceptions.flatMap { [$0.condition, $0.value] }
      case .leftToAgency, .missing: break
      }
      return parts.flatMap { dependencies($0) }
    case .table(let id):
      inputs = set.tables[id.index].inputs
      defer { inputs = [] }
      return syntax.tables[id.index].0.expressions.flatMap { dependencies($0) }
    case .indicator(let id):
      let indicator = syntax.indicators[id.index].0
      let group = set.indicators[id.index].group.map { syntax.groups[$0.index].0 }
      let limits = indicator.limits ?? group?.limits
      return [indicator.target?.value, indicator.score, limits?.lower, limits?.upper]
        .flatMap { dependencies($0) }
    case .group(let id):
      return set.groups[id.index].indicators.flatMap { indicator in
        [.indicator(indicator)] + dependencies(syntax.indicators[indicator.index].0.appliesIf)
      }
    case .parameter, .reference: return []
    }
  }

  /// All rules with values, each after those it reads; those in a circle are reported and `broken`.
  mutating func order() -> [ValueName] {
    let all =
      set.formulas.indices.map { ValueName.formula(FormulaID($0)) }
      + set.tables.indices.map { .table(DecisionTableID($0)) }
      + set.indicators.indices.map { .indicator(IndicatorID($0)) }
      + set.groups.indices.map { .group(GroupID($0)) }
    var order: [ValueName] = []
    var isDone: Set<ValueName> = []
    var place: [ValueName: Int] = [:]
    // By place on the stack: what no circle was found to go through yet.
    var whole: [Int] = []
    for root in all where !isDone.contains(root) {
      var stack: [(value: ValueName, rest: ArraySlice<ValueName>)] = []
      func push(_ value: ValueName, _ builder: inout RuleSetBuilder) {
        place[value] = stack.count
        if !builder.broken.contains(value) { whole.append(stack.count) }
        stack.append((value, builder.dependencies(of: value)[...]))
      }
      push(root, &self)
      while let top = stack.last {
        guard let next = top.rest.first else {
          stack.removeLast()
          if whole.last == stack.count { whole.removeLast() }
          place[top.value] = nil
          isDone.insert(top.value)
          order.append(top.value)
          continue
        }
        stack[stack.count - 1].rest = top.rest.dropFirst()
        if isDone.contains(next) { continue }
        if let start = place[next] {
          let length = stack.count - start
          var first = whole.count
          while first > 0, whole[first - 1] >= start { first -= 1 }
          let isNew = whole.count - first == length
          if isNew || (first < whole.count && length <= RuleSetBuilder.longCircle) {
            report(circle: stack[start...].map(\.value))
          }
          for place in whole[first...] { broken.insert(stack[place].value) }
          whole.removeSubrange(first...)
        } else {
          push(next, &self)
        }
      }
    }
    return order
  }

  /// Of circles that have a part in common with one that was told, only those up to this length are told, too:
  /// each names all that is in it.
  private static let longCircle = 50

  /// Rules that lead back to themselves.
  private mutating func report(circle members: [ValueName]) {
    let names = members.compactMap { name(of: $0) }
    let ranges = members.compactMap { range(of: $0) }
    guard let first = ranges.first, let name = names.first else { return }
    report(
      NameFault.circle(names + [name]), at: first,
      others: ranges.dropFirst().map { Label($0) })
  }

  func range(of value: ValueName) -> SourceRange? {
    switch value {
    case .parameter(let id): set.parameters[id.index].origin.range
    case .formula(let id): set.formulas[id.index].origin.range
    case .table(let id): set.tables[id.index].origin.range
    case .group(let id): set.groups[id.index].origin.range
    case .indicator(let id): set.indicators[id.index].origin.range
    case .reference(let id): lexicon.vocabulary.references[id.index].range
    }
  }
}

extension TableSyntax {
  /// Every expression in head and rows.
  var expressions: [ExpressionSyntax] {
    switch body {
    case .columns(let inputs, _, let rows): inputs + rows.flatMap(\.expressions)
    case .crosstab(let row, let column, let cells, let rows):
      [row, column] + cells.flatMap(\.expressions) + rows.flatMap(\.expressions)
    case .leftToAgency, .missing: []
    }
  }
}

extension RowSyntax {
  var expressions: [ExpressionSyntax] {
    cells.flatMap(\.expressions)
      + outputs.compactMap { if case .expression(let value) = $0 { value } else { nil } }
  }
}

extension CellSyntax {
  var expressions: [ExpressionSyntax] {
    guard case .pieces(let pieces, _) = self else { return [] }
    return pieces.flatMap { piece -> [ExpressionSyntax] in
      switch piece.test {
      case .equal(let value), .notEqual(let value): [value]
      case .range(let lower, _, let upper, _): [lower, upper].compactMap { $0 }
      }
    }
  }
}
