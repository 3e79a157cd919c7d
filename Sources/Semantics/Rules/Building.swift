// Building.swift: a rule set from its merged declarations: names first, then what has a value in the
// order of dependence, then the decisions.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func build(_ declarations: [DeclarationSyntax]) {
    for declaration in declarations { enroll(declaration) }
    nameValues()
    linkGroups()
    checkLeftOpen()
    for index in set.parameters.indices { readParameter(index) }
    readHeads()
    for value in order() {
      switch value {
      case .formula(let id): readFormula(id)
      case .table(let id): readTable(id)
      case .indicator(let id): readIndicator(id)
      case .group(let id): readGroup(id)
      case .parameter, .reference: break
      }
    }
    checkWeights()
    for (promotion, declaration) in syntax.promotions { read(promotion, declaration) }
    for (training, declaration) in syntax.trainings { read(training, declaration) }
    for (placement, declaration) in syntax.placements { read(placement, declaration) }
    for (flag, declaration) in syntax.flags { read(flag, declaration) }
  }

  private mutating func enroll(_ declaration: DeclarationSyntax) {
    switch declaration.body {
    case .parameter(let it): syntax.parameters.append((it, declaration))
    case .formula(let it): syntax.formulas.append((it, declaration))
    case .table(let it): syntax.tables.append((it, declaration))
    case .group(let it): syntax.groups.append((it, declaration))
    case .indicator(let it): syntax.indicators.append((it, declaration))
    case .promotion(let it): syntax.promotions.append((it, declaration))
    case .training(let it): syntax.trainings.append((it, declaration))
    case .placement(let it): syntax.placements.append((it, declaration))
    case .flag(let it): syntax.flags.append((it, declaration))
    default: break
    }
  }

  // MARK: names

  private mutating func nameValues() {
    for (index, reference) in lexicon.vocabulary.references.enumerated() {
      name(NameSyntax(reference.name, reference.range), .reference(ReferenceID(index)))
    }
    let unknown = ScalarType.boolean
    for (index, (it, declaration)) in syntax.parameters.enumerated() {
      set.parameters.append(
        Parameter(
          origin: origin(it.name, it.label, declaration.basis), type: unknown, versions: []))
      name(it.name, .parameter(ParameterID(index)))
    }
    for (index, (it, declaration)) in syntax.formulas.enumerated() {
      let nothing = invalid(it.name.range)
      set.formulas.append(
        Formula(
          origin: origin(it.name, it.label, declaration.basis), inputs: [], type: unknown,
          body: nothing, exceptions: []))
      name(it.name, .formula(FormulaID(index)))
    }
    for (index, (it, declaration)) in syntax.tables.enumerated() {
      set.tables.append(
        DecisionTable(
          origin: origin(it.name, it.label, declaration.basis), inputs: [],
          hitPolicy: it.hitPolicy.policy, columns: [], outputs: [], rows: [], isCrosstab: false))
      name(it.name, .table(DecisionTableID(index)))
    }
    for (index, (it, declaration)) in syntax.groups.enumerated() {
      set.groups.append(
        Group(
          origin: origin(it.name, it.label, declaration.basis), indicators: [],
          rounding: it.valueRounding.map { ($0.digits, $0.mode.mode) }, missing: .undetermined))
      name(it.name, .group(GroupID(index)))
    }
    for (index, (it, declaration)) in syntax.indicators.enumerated() {
      let bounds = [Decimal.zero, Decimal(120)].map { bound in
        add(
          .literal(.number(bound)), .number(NumberType(unit: .percent, isInteger: true)),
          it.name.range)
      }
      set.indicators.append(
        Indicator(
          origin: origin(it.name, it.label, declaration.basis), group: nil,
          code: lexicon.indicatorCodes[it.name.key] ?? 0, appliesIf: nil, weight: nil,
          weightRange: it.weight?.range, unit: .none, target: nil, sources: [],
          combination: .latest, lower: bounds[0], upper: bounds[1], score: nil, rounding: nil))
      name(it.name, .indicator(IndicatorID(index)))
    }
  }

  /// Fields of the record, rules and reference lists share one space of names.
  private mutating func name(_ name: NameSyntax, _ value: ValueName) {
    if let first = values[name.key].flatMap({ range(of: $0) }) {
      report(NameFault.valueTwice(name.text), at: name.range, others: [MessageList.first(first)])
      return
    }
    if let taken = lexicon.resolve([name][...], in: .person) {
      let place: SourceRange? =
        switch taken {
        case .column(let column): lexicon.column(column)?.range
        case .list(let table): lexicon.table(table)?.range
        default: nil
        }
      report(
        NameFault.fieldAndRule(name.text), at: name.range,
        others: place.map { [Label($0, Words("bidangnya", en: "the field"))] } ?? [])
    }
    values[name.key] = value
    valueNames.append(name.text)
  }

  private mutating func linkGroups() {
    isMissingGroup = false
    for (index, (it, _)) in syntax.indicators.enumerated() {
      guard let group = it.group else {
        // The parser has told; which group it belongs to is not known.
        isMissingGroup = true
        continue
      }
      if case .group(let id)? = values[group.key] {
        set.indicators[index].group = id
        set.groups[id.index].indicators.append(IndicatorID(index))
      } else {
        let near = Suggestion.nearest(to: group.text, in: set.groups.map(\.origin.name))
        isMissingGroup = true
        report(
          ScoreFault.unknownGroup(group.text, suggestion: near), at: group.range,
          fix: near.map { [Edit(group.range, $0)] } ?? [])
      }
    }
  }

  /// What is left `diisi dinas` is normal in the root, a mistake in a dinas.
  private mutating func checkLeftOpen() {
    func open(_ name: NameSyntax, _ kind: String, _ range: SourceRange?) {
      guard let range else { return }
      set.isComplete = false
      guard set.agency != nil else { return }
      report(
        InheritanceFault.leftOpen(name.text, kind: kind, set: set.name), at: setNameRange,
        others: [Label(range, Words("diisi dinas", en: "left to the dinas"))])
    }
    for (it, declaration) in syntax.parameters {
      open(it.name, "parameter", declaration.leftToAgency)
    }
    for (it, declaration) in syntax.formulas { open(it.name, "rumus", declaration.leftToAgency) }
    for (it, declaration) in syntax.tables { open(it.name, "tabel", declaration.leftToAgency) }
    for (index, (it, declaration)) in syntax.groups.enumerated() {
      if set.groups[index].indicators.isEmpty {
        open(it.name, "kelompok", declaration.leftToAgency)
        if declaration.leftToAgency == nil, !isMissingGroup {
          report(ScoreFault.groupEmpty(it.name.text), at: it.name.range)
        }
      }
    }
  }

  private var setNameRange: SourceRange {
    sources.sets.first { $0.agency == set.agency }?.name.range
      ?? SourceRange(file: FileID(0), start: 0, end: 0)
  }

  /// Inputs and declared types, before any body is read: bodies may call forward.
  private mutating func readHeads() {
    for (index, (it, _)) in syntax.formulas.enumerated() {
      set.formulas[index].inputs = readInputs(it.inputs)
    }
    for (index, (it, _)) in syntax.tables.enumerated() {
      set.tables[index].inputs = readInputs(it.inputs)
    }
    for index in set.indicators.indices {
      set.indicators[index].unit = unit(ofIndicator: index)
      readSources(index)
    }
  }

  /// An input without a type has that of the declared field of its name.
  private mutating func readInputs(_ inputs: [InputSyntax]) -> [Input] {
    var result: [Input] = []
    for input in inputs {
      if result.contains(where: { $0.name.lowercased() == input.name.key }) {
        report(NameFault.inputTwice(input.name.text), at: input.name.range)
        continue
      }
      if let type = input.type {
        if let scalar = lexicon.scalar(type, &messages) {
          result.append(Input(name: input.name.text, type: scalar))
        }
        continue
      }
      let types = fieldTypes(input.name.key)
      if types.count == 1 {
        result.append(Input(name: input.name.text, type: types[0]))
      } else {
        report(
          TypeFault.inputType(input.name.text, isSeveral: types.count > 1), at: input.name.range)
      }
    }
    return result
  }

  /// The types of the fields of a name: the person's, else those of items.
  private func fieldTypes(_ name: String) -> [ScalarType] {
    if let column = lexicon.columns.first?[name],
      let info = lexicon.column(ColumnID(.person, column))
    {
      return [info.type]
    }
    var types: [ScalarType] = []
    for (table, columns) in lexicon.columns.enumerated() {
      guard let column = columns[name], let info = lexicon.column(ColumnID(TableID(table), column)),
        !types.contains(info.type)
      else { continue }
      types.append(info.type)
    }
    return types
  }
}

extension TableSyntax.HitPolicy {
  var policy: DecisionTable.HitPolicy {
    switch self {
    case .exactlyOne: .exactlyOne
    case .first: .first
    case .sum: .sum
    case .highest: .highest
    case .lowest: .lowest
    }
  }
}
