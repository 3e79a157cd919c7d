// Agreement.swift: values that must be of one type: members looked up beside what they stand opposite,
// units brought together, and what a place declares.

import Syntax
import Text
import Values

extension ExpressionSyntax {
  /// Without the parentheses around it.
  var unwrapped: ExpressionSyntax {
    var inner = self
    while case .parenthesised(let next, _) = inner { inner = next }
    return inner
  }

  /// The one name this is, if it is no more than a name.
  var bareName: PathSyntax? {
    if case .path(let path) = unwrapped, path.parts.count == 1 { path } else { nil }
  }

  /// The bare names this may come down to: its own, or those of its branches.
  var leafNames: [PathSyntax] {
    switch unwrapped {
    case .conditional(_, let then, let other, _): then.leafNames + other.leafNames
    case .ifMissing(let a, let b, _): a.leafNames + b.leafNames
    case .extreme(_, let list, _): list.flatMap(\.leafNames)
    default: bareName.map { [$0] } ?? []
    }
  }
}

extension RuleSetBuilder {
  /// Expressions that stand opposite each other, read so that a bare name beside a scale or choice is
  /// one of its members.
  mutating func siblings(_ list: [ExpressionSyntax], _ wanted: ScalarType? = nil)
    -> [ExpressionID]
  {
    var ids: [ExpressionID?] = Array(repeating: nil, count: list.count)
    var choice: EnumerationID?
    if case .member(let id)? = wanted { choice = id }
    for (at, syntax) in list.enumerated() where syntax.leafNames.isEmpty {
      let id = expression(syntax, wanted)
      ids[at] = id
      if choice == nil, case .scalar(.member(let found)) = set[id].type { choice = found }
    }
    let names = list.flatMap(\.leafNames)
    if choice == nil {
      for name in names {
        if case .scalar(.member(let found))? = silentType(of: name) {
          choice = found
          break
        }
      }
    }
    var isReported = false
    if choice == nil {
      let unresolved = names.filter { resolve($0) == nil }
      if !unresolved.isEmpty {
        choice = choiceOf(unresolved, &isReported)
      }
    }
    let type = choice.map { ScalarType.member($0) } ?? wanted
    return list.enumerated().map { at, syntax in
      if let known = ids[at] { return known }
      if isReported, let name = syntax.bareName, resolve(name) == nil {
        return invalid(name.range)
      }
      return expression(syntax, type)
    }
  }

  /// The only scale or choice that has all of these members; reports why there is none.
  private mutating func choiceOf(_ names: [PathSyntax], _ isReported: inout Bool)
    -> EnumerationID?
  {
    let texts = names.map(\.text)
    let fitting = lexicon.enumerations(with: texts)
    if fitting.count == 1 { return fitting[0] }
    isReported = true
    if fitting.count > 1 {
      report(
        TypeFault.memberOfSeveral(texts[0], choices: fitting.map { lexicon[$0].name }),
        at: names[0].range)
      return nil
    }
    let strangers = names.filter { lexicon.enumerations(with: [$0.text]).isEmpty }
    for name in strangers { unknown(name) }
    if strangers.isEmpty {
      report(TypeFault.noCommonChoice(Array(Set(texts)).sorted()), at: names[0].range)
    }
    return nil
  }

  // MARK: units brought together

  /// A number written without a unit.
  func isBare(_ id: ExpressionID) -> Bool {
    switch set[id].kind {
    case .literal(.number): number(id)?.unit == UnitID.none
    case .negative(let inner): isBare(inner)
    default: false
    }
  }

  /// The same number in a unit it was written without.
  mutating func adopt(_ id: ExpressionID, _ unit: UnitID) -> ExpressionID {
    guard var type = number(id) else { return id }
    type.unit = unit
    var expression = set[id]
    expression.type = .scalar(.number(type))
    if case .negative(let inner) = expression.kind {
      expression.kind = .negative(adopt(inner, unit))
    }
    set.expressions.append(expression)
    return ExpressionID(set.expressions.count - 1)
  }

  /// Into another unit of the same base.
  mutating func converted(_ id: ExpressionID, to unit: UnitID) -> ExpressionID {
    guard let type = number(id), type.unit != unit else { return id }
    let range = set[id].range
    let from = lexicon[type.unit].factor
    let to = lexicon[unit].factor
    if case .literal(.number(let amount)) = set[id].kind,
      let exact = Decimal.scaled(amount.raw, times: from.raw, over: to.raw)
    {
      let literal = NumberType(unit: unit, isInteger: exact.isWhole)
      return add(.literal(.number(exact)), .number(literal), range)
    }
    let isWhole =
      type.isInteger && Decimal.scaled(from.raw, times: 1, over: to.raw) != nil
      && from.raw % max(to.raw, 1) == 0
    return add(
      .converted(id, numerator: from, denominator: to),
      .number(NumberType(unit: unit, isInteger: isWhole)), range)
  }

  /// Expressions brought to one type; nil when one has a mistake or they do not agree (reported).
  mutating func unified(_ ids: [ExpressionID]) -> (ids: [ExpressionID], type: ScalarType)? {
    if ids.contains(where: isInvalid) { return nil }
    guard let first = ids.first(where: { scalar($0) != nil }), let type = scalar(first) else {
      return ids.isEmpty ? nil : (ids, .boolean)
    }
    if case .number = type { return unifiedNumbers(ids) }
    for id in ids {
      guard let other = scalar(id), other != type else { continue }
      unlike(first, id)
      return nil
    }
    return (ids, type)
  }

  private mutating func unifiedNumbers(_ ids: [ExpressionID]) -> (
    ids: [ExpressionID], type: ScalarType
  )? {
    let known = ids.filter { scalar($0) != nil }
    let numbers = known.filter { number($0) != nil }
    guard let leader = numbers.first(where: { !isBare($0) }) ?? numbers.first,
      let unit = number(leader)?.unit
    else { return nil }
    var target = unit
    for id in known where id != leader {
      guard let other = number(id) else {
        unlike(leader, id)
        return nil
      }
      if other.unit == unit || isBare(id) { continue }
      guard lexicon[other.unit].base == lexicon[unit].base else {
        unlike(leader, id)
        return nil
      }
      target = lexicon[unit].base
    }
    var isWhole = true
    var result: [ExpressionID] = []
    for id in ids {
      guard let type = number(id) else {
        result.append(id)
        continue
      }
      isWhole = isWhole && type.isInteger
      if isBare(id), target != .none {
        guard mayAdopt(unit) else {
          needsUnit(id, unit, beside: leader)
          return nil
        }
        result.append(adopt(id, target))
      } else {
        result.append(converted(id, to: target))
      }
    }
    return (result, .number(NumberType(unit: target, isInteger: isWhole)))
  }

  /// Whether a bare number beside a value of this unit can only mean this unit.
  private func mayAdopt(_ unit: UnitID) -> Bool {
    unit != .percent && !lexicon.related.contains(unit)
  }

  private mutating func needsUnit(_ id: ExpressionID, _ unit: UnitID, beside leader: ExpressionID) {
    let range = set[id].range
    let amount = constant(id) ?? .zero
    let right = lexicon.written(amount, unit)
    report(
      UnitFault.unitNotWritten(unit: lexicon[unit].name, right: right), at: range,
      others: leader == id ? [] : [Label(set[leader].range, inWords(leader))],
      // Of related units the writer must say which.
      fix: unit == .percent ? [Edit(range, right)] : [])
  }

  private func inWords(_ id: ExpressionID) -> Words? { scalar(id).map { lexicon.words($0) } }

  /// Two expressions whose types have nothing in common.
  mutating func unlike(_ a: ExpressionID, _ b: ExpressionID) {
    guard let left = scalar(a), let right = scalar(b) else { return }
    let range = set[b].range
    let label = Label(set[a].range, inWords(a))
    switch (left, right) {
    case (.number, .number):
      report(
        UnitFault.unlike(lexicon.words(left), lexicon.words(right)), at: range,
        label: inWords(b), others: [label])
    case (.member(let choice), .text), (.text, .member(let choice)):
      let literal = left == .text ? a : b
      var near: String?
      if case .literal(.text(let text)) = set[literal].kind {
        near =
          lexicon.memberName(spelled: text, of: choice)
          ?? messages.nearest(to: text, in: lexicon.memberNames(of: choice))
      }
      let place = set[literal].range
      report(
        TypeFault.textForMember(choice: lexicon[choice].name, suggestion: near), at: place,
        others: [Label(set[literal == a ? b : a].range, Words(verbatim: lexicon[choice].name))],
        fix: near.map { [Edit(place, $0)] } ?? [])
    default:
      report(
        TypeFault.unlike(lexicon.words(left), lexicon.words(right)), at: range, label: inWords(b),
        others: [label])
    }
  }

  // MARK: what a place declares

  /// An expression brought to a declared type.
  ///
  /// - Parameter isDeclared: the unit stands in the same declaration, so a bare number means it.
  mutating func coerced(_ id: ExpressionID, to type: ScalarType, isDeclared: Bool = false)
    -> ExpressionID
  {
    guard let own = scalar(id), own != type else { return id }
    let range = set[id].range
    guard case .number(let wanted) = type, case .number(let given) = own else {
      if case .member(let choice) = type, own == .text,
        case .literal(.text(let text)) = set[id].kind
      {
        let near = lexicon.memberName(spelled: text, of: choice)
        report(
          TypeFault.textForMember(choice: lexicon[choice].name, suggestion: near), at: range,
          fix: near.map { [Edit(range, $0)] } ?? [])
      } else {
        report(TypeFault.wrongType(lexicon.words(type), lexicon.words(own)), at: range)
      }
      return invalid(range)
    }
    if given.unit == wanted.unit { return id }
    if isBare(id) {
      if mayAdopt(wanted.unit) || (isDeclared && wanted.unit != .percent) {
        return adopt(id, wanted.unit)
      }
      needsUnit(id, wanted.unit, beside: id)
      return invalid(range)
    }
    if lexicon[given.unit].base == lexicon[wanted.unit].base {
      return converted(id, to: wanted.unit)
    }
    report(UnitFault.unlike(lexicon.words(type), lexicon.words(own)), at: range)
    return invalid(range)
  }
}
