// FormulaReading.swift: parameters with their versions, formulas and their exceptions.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  // MARK: parameters

  mutating func readParameter(_ index: Int) {
    let syntax = self.syntax.parameters[index].0
    inRule("parameter \(syntax.name.text)") { builder in
      let value = ValueName.parameter(ParameterID(index))
      let ids = builder.siblings(
        syntax.versions.map(\.value),
        syntax.type.flatMap { builder.lexicon.scalar($0, &builder.messages) })
      let declared = syntax.type.flatMap { builder.lexicon.quietScalar($0) }
      var typed: (ids: [ExpressionID], type: ScalarType)?
      if let declared {
        typed = (ids.map { builder.coerced($0, to: declared, isDeclared: true) }, declared)
      } else if syntax.type == nil, !ids.isEmpty {
        typed = builder.unified(ids)
      }
      guard let typed else {
        // What is left open without a type cannot be read before it is filled.
        if builder.set.agency != nil || syntax.isLeftToAgency == nil || declared == nil {
          builder.broken.insert(value)
        }
        return
      }
      builder.set.parameters[index].type = typed.type
      builder.readVersions(index, syntax, typed.ids)
    }
    reads = [:]
  }

  private mutating func readVersions(
    _ index: Int, _ syntax: ParameterSyntax, _ ids: [ExpressionID]
  ) {
    var versions: [Parameter.Version] = []
    for (version, id) in zip(syntax.versions, ids) {
      guard !isInvalid(id) else { continue }
      guard let value = constantValue(id) else {
        report(TypeFault.notConstant, at: version.value.range)
        continue
      }
      guard let from = CalendarDate(version.validity.from) else { continue }
      let to = version.validity.to.flatMap { CalendarDate($0) }
      if let to, to < from { continue }
      versions.append(
        Parameter.Version(
          validity: DateInterval(from: from, to: to ?? .last), value: value,
          range: version.range))
    }
    // Of two that begin on one day the one written first keeps it.
    versions = versions.enumerated().sorted {
      ($0.element.validity.from, $0.offset) < ($1.element.validity.from, $1.offset)
    }.map(\.element)
    let name = syntax.name.text
    for at in versions.indices.dropLast() {
      let next = versions[at + 1]
      let isOpen = versions[at].validity.to == .last
      let before = next.validity.from.adding(days: -1) ?? next.validity.from
      if next.validity.from == versions[at].validity.from
        || (!isOpen && versions[at].validity.to > before)
      {
        report(
          TimeFault.versionsOverlap(name, on: next.validity.from), at: next.range,
          others: [MessageList.first(versions[at].range)])
      } else if !isOpen, versions[at].validity.to < before {
        report(
          TimeFault.versionGap(
            name, from: versions[at].validity.to.adding(days: 1) ?? before, to: before),
          at: next.range, others: [MessageList.first(versions[at].range)])
      }
      if isOpen { versions[at].validity.to = before }
    }
    set.parameters[index].versions = versions
  }

  /// The value of a constant expression; nil for anything that is computed.
  func constantValue(_ id: ExpressionID) -> Value? {
    if let number = constant(id) { return .number(number) }
    if case .literal(let value) = set[id].kind { return value }
    return nil
  }

  // MARK: formulas

  mutating func readFormula(_ id: FormulaID) {
    let (syntax, declaration) = self.syntax.formulas[id.index]
    let value = ValueName.formula(id)
    let inputs = set.formulas[id.index].inputs
    inRule("rumus \(syntax.name.text)", inputs, untyped: untyped[value]) { builder in
      let declared = builder.declaredType(syntax)
      if declared.isWrong { builder.broken.insert(value) }
      switch syntax.body {
      case .missing: builder.broken.insert(value)
      case .leftToAgency(let range):
        if let type = declared.type {
          builder.set.formulas[id.index].type = type
        } else if !declared.isWrong {
          builder.report(TypeFault.openWithoutType(syntax.name.text), at: range)
          builder.broken.insert(value)
        }
      case .expression(let body):
        let body =
          declared.type.map { builder.expression(body, as: $0, isDeclared: true) }
          ?? builder.siblings([body])[0]
        builder.finish(id, body, [], declared.type, syntax.name)
      case .general(let body, let exceptions):
        let all = [body] + exceptions.compactMap(\.value)
        var ids = builder.siblings(all, declared.type)
        if let type = declared.type {
          ids = ids.map { builder.coerced($0, to: type, isDeclared: true) }
        } else if let (same, _) = builder.unified(ids) {
          ids = same
        } else {
          builder.broken.insert(value)
        }
        let tree = builder.exceptions(
          exceptions, values: Array(ids.dropFirst()), basis: declaration.basis,
          of: syntax.name.text, checksBasis: false)
        builder.finish(id, ids[0], tree, declared.type, syntax.name)
      }
      if builder.broken.contains(value) { return }
      builder.readsOfValue[value] = builder.takeReads()
    }
    reads = [:]
  }

  private mutating func finish(
    _ id: FormulaID, _ body: ExpressionID, _ exceptions: [RuleException], _ declared: ScalarType?,
    _ name: NameSyntax
  ) {
    set.formulas[id.index].body = body
    set.formulas[id.index].exceptions = exceptions
    if var type = declared ?? scalar(body) {
      // What an exception gives need not lie where the general value does.
      if declared == nil, !exceptions.isEmpty, case .number(var number) = type {
        (number.lower, number.upper) = (nil, nil)
        type = .number(number)
      }
      set.formulas[id.index].type = type
    } else {
      broken.insert(.formula(id))
    }
  }

  /// The type the head of a formula gives, with the bounds of `rentang`.
  private mutating func declaredType(_ syntax: FormulaSyntax) -> (type: ScalarType?, isWrong: Bool)
  {
    var type: ScalarType?
    if let written = syntax.type {
      guard let scalar = lexicon.scalar(written, &messages) else { return (nil, true) }
      type = scalar
    }
    if syntax.unit != .none {
      guard let unit = lexicon.unit(syntax.unit, &messages) else { return (nil, true) }
      if let given = type, case .number(var number) = given {
        number.unit = unit
        type = .number(number)
      } else {
        type = .number(NumberType(unit: unit))
      }
    }
    guard let lower = syntax.lower, let upper = syntax.upper else { return (type, false) }
    var number = NumberType()
    if let given = type {
      guard case .number(let declared) = given else {
        report(TypeFault.notNumber(lexicon.words(given)), at: lower.range)
        return (type, true)
      }
      number = declared
    }
    let bounds = [lower, upper].map { syntax -> Decimal? in
      let id =
        type.map { expression(syntax, as: $0, isDeclared: true) } ?? expression(syntax)
      if let bound = constant(id) {
        if type == nil, let unit = self.number(id)?.unit { number.unit = unit }
        return bound
      }
      if !isInvalid(id) { report(TypeFault.notConstant, at: syntax.range) }
      return nil
    }
    if let low = bounds[0], let high = bounds[1], low > high {
      report(VocabularyFault.rangeUpsideDown, at: lower.range.joined(with: upper.range))
      return (type, true)
    }
    (number.lower, number.upper) = (bounds[0], bounds[1])
    return (.number(number), false)
  }

  // MARK: exceptions

  /// Exceptions as a tree: those against another stand below it.
  ///
  /// - Parameters:
  ///   - values: of a formula, one for each exception that has one.
  ///   - basis: of the rule they except from.
  mutating func exceptions(
    _ list: [ExceptionSyntax], values: [ExpressionID] = [], basis: [TextSyntax], of owner: String,
    checksBasis: Bool
  ) -> [RuleException] {
    var flat: [(syntax: ExceptionSyntax, built: RuleException)] = []
    var next = 0
    var names: [String: SourceRange] = [:]
    for syntax in list {
      if let first = names[syntax.name.key] {
        report(
          DecisionFault.exceptionTwice(syntax.name.text), at: syntax.name.range,
          others: [MessageList.first(first)])
      } else {
        names[syntax.name.key] = syntax.name.range
      }
      let outer = takeReads()
      let condition = self.condition(syntax.condition)
      if checksBasis {
        requireBasis(syntax.basis + basis, of: "\(owner).\(syntax.name.text)")
        reads = outer
      } else {
        reads.merge(outer) { old, _ in old }
      }
      var value: ExpressionID?
      if syntax.value != nil, values.indices.contains(next) {
        value = values[next]
        next += 1
      }
      flat.append(
        (
          syntax,
          RuleException(
            origin: origin(syntax.name, syntax.label, syntax.basis), condition: condition,
            value: value, against: [])
        ))
    }
    return tree(flat)
  }

  private mutating func tree(_ flat: [(syntax: ExceptionSyntax, built: RuleException)])
    -> [RuleException]
  {
    var places: [String: Int] = [:]
    for (place, item) in flat.enumerated() where places[item.syntax.name.key] == nil {
      places[item.syntax.name.key] = place
    }
    for (syntax, _) in flat {
      guard let against = syntax.against else { continue }
      guard places[against.key] != nil else {
        let known = messages.stillSuggests ? flat.map(\.syntax.name.text) : []
        let near = messages.nearest(to: against.text, in: known)
        report(
          DecisionFault.unknownException(against.text, suggestion: near), at: against.range,
          fix: near.map { [Edit(against.range, $0)] } ?? [])
        return flat.map(\.built)
      }
      var seen = [syntax.name.key]
      var at: NameSyntax? = against
      while let step = at {
        if seen.contains(step.key) {
          report(DecisionFault.exceptionCircle(seen + [step.key]), at: syntax.name.range)
          return flat.map(\.built)
        }
        if seen.count == DecisionFault.exceptionLevels {
          report(DecisionFault.exceptionsTooDeep(syntax.name.text), at: syntax.name.range)
          return flat.map(\.built)
        }
        seen.append(step.key)
        at = places[step.key].flatMap { flat[$0].syntax.against }
      }
    }
    let against = Dictionary(grouping: flat) { $0.syntax.against?.key }
    func below(_ name: String?) -> [RuleException] {
      (against[name] ?? []).map { item in
        var built = item.built
        built.against = below(item.syntax.name.key)
        return built
      }
    }
    return below(nil)
  }
}

extension Lexicon {
  /// A type whose mistakes have been reported already.
  func quietScalar(_ type: TypeSyntax) -> ScalarType? {
    var silent = MessageList()
    return scalar(type, &silent)
  }
}
