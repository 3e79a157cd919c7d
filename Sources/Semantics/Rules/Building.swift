// Building.swift: a rule set from its merged declarations: names first, then what has a value in the
// order of dependence, then the decisions. Departing.swift builds one from a set that is nearly the same.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  mutating func build(_ declarations: [DeclarationSyntax]) {
    for declaration in declarations { enroll(declaration) }
    nameValues()
    linkGroups()
    checkLeftOpen()
    for index in set.parameters.indices { read(.parameter(ParameterID(index))) }
    readHeads()
    for value in order() { read(value) }
    checkWeights(of: set.groups.indices)
    for declaration in declarations { readDecision(declaration) }
  }

  private mutating func enroll(_ declaration: DeclarationSyntax) {
    switch declaration.body {
    case .parameter(let it): syntax.parameters.append((it, declaration))
    case .formula(let it): syntax.formulas.append((it, declaration))
    case .table(let it): syntax.tables.append((it, declaration))
    case .group(let it): syntax.groups.append((it, declaration))
    case .indicator(let it): syntax.indicators.append((it, declaration))
    default: break
    }
  }

  mutating func read(_ value: ValueName) {
    guard let place = RulePlace(value) else { return }
    recording(place) { builder in
      switch value {
      case .parameter(let id): builder.readParameter(id.index)
      case .formula(let id): builder.readFormula(id)
      case .table(let id): builder.readTable(id)
      case .indicator(let id): builder.readIndicator(id)
      case .group(let id): builder.readGroup(id)
      case .reference: break
      }
    }
  }

  mutating func readDecision(_ declaration: DeclarationSyntax) {
    switch declaration.body {
    case .promotion(let it):
      recording(.promotion(set.promotions.count)) { $0.read(it, declaration) }
    case .training(let it):
      recording(.training(set.trainings.count)) { $0.read(it, declaration) }
    case .placement(let it):
      recording(.placement(set.placements.count)) { $0.read(it, declaration) }
    case .flag(let it): recording(.flag(set.flags.count)) { $0.read(it, declaration) }
    default: break
    }
  }

  // MARK: names

  private mutating func nameValues() {
    for (index, reference) in lexicon.vocabulary.references.enumerated() {
      name(NameSyntax(reference.name, reference.range), .reference(ReferenceID(index)))
    }
    for index in syntax.parameters.indices { place(.parameter(ParameterID(index))) }
    for index in syntax.formulas.indices { place(.formula(FormulaID(index))) }
    for index in syntax.tables.indices { place(.table(DecisionTableID(index))) }
    for index in syntax.groups.indices { place(.group(GroupID(index))) }
    for index in syntax.indicators.indices { place(.indicator(IndicatorID(index))) }
  }

  /// Puts a rule where it belongs, nothing of it read yet: a new one behind the others, with its name.
  mutating func place(_ value: ValueName) {
    let unknown = ScalarType.boolean
    switch value {
    case .parameter(let id):
      let (it, declaration) = syntax.parameters[id.index]
      let rule = Parameter(
        origin: origin(it.name, it.label, declaration.basis), type: unknown, versions: [])
      if set.parameters.put(rule, at: id.index) { name(it.name, value) }
    case .formula(let id):
      let (it, declaration) = syntax.formulas[id.index]
      let rule = Formula(
        origin: origin(it.name, it.label, declaration.basis), inputs: [], type: unknown,
        body: invalid(it.name.range), exceptions: [])
      if set.formulas.put(rule, at: id.index) { name(it.name, value) }
    case .table(let id):
      let (it, declaration) = syntax.tables[id.index]
      let rule = DecisionTable(
        origin: origin(it.name, it.label, declaration.basis), inputs: [],
        hitPolicy: it.hitPolicy.policy, columns: [], outputs: [], rows: [], isCrosstab: false)
      if set.tables.put(rule, at: id.index) { name(it.name, value) }
    case .group(let id):
      let (it, declaration) = syntax.groups[id.index]
      let rule = Group(
        origin: origin(it.name, it.label, declaration.basis), indicators: [],
        rounding: it.valueRounding.map { ($0.digits, $0.mode.mode) }, missing: .undetermined)
      if set.groups.put(rule, at: id.index) { name(it.name, value) }
    case .indicator(let id):
      let (it, declaration) = syntax.indicators[id.index]
      let bounds = [Decimal.zero, Decimal(120)].map { bound in
        add(
          .literal(.number(bound)), .number(NumberType(unit: .percent, isInteger: true)),
          it.name.range)
      }
      let rule = Indicator(
        origin: origin(it.name, it.label, declaration.basis), group: nil,
        code: lexicon.indicatorCodes[it.name.key] ?? 0, appliesIf: nil, weight: nil,
        weightRange: it.weight?.range, unit: .none, target: nil, sources: [],
        combination: .latest, lower: bounds[0], upper: bounds[1], score: nil, rounding: nil)
      if set.indicators.put(rule, at: id.index) { name(it.name, value) }
    case .reference: break
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

  /// Every indicator into its group, in the order of the indicators.
  mutating func linkGroups() {
    isMissingGroup = false
    for index in set.groups.indices { set.groups[index].indicators = [] }
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
        let known = messages.stillSuggests ? set.groups.map(\.origin.name) : []
        let near = messages.nearest(to: group.text, in: known)
        isMissingGroup = true
        report(
          ScoreFault.unknownGroup(
            group.text, known: Suggested.few(known, near), suggestion: near), at: group.range,
          fix: near.map { [Edit(group.range, $0)] } ?? [])
      }
    }
  }

  /// What is left `diisi dinas` is normal in the root, a mistake in a dinas.
  mutating func checkLeftOpen() {
    func open(_ name: NameSyntax, _ kind: String, _ range: SourceRange?) {
      guard let range else { return }
      set.isComplete = false
      guard set.agency != nil else { return }
      report(
        InheritanceFault.leftOpen(name.text, kind: kind, set: set.name), at: setNameRange,
        others: [Label(range, Words("diisi dinas", en: "left to the dinas"))])
    }
    for index in syntax.parameters.leftOpen.sorted() {
      open(syntax.parameters[index].0.name, "parameter", syntax.parameters[index].1.leftToAgency)
    }
    for index in syntax.formulas.leftOpen.sorted() {
      open(syntax.formulas[index].0.name, "rumus", syntax.formulas[index].1.leftToAgency)
    }
    for index in syntax.tables.leftOpen.sorted() {
      open(syntax.tables[index].0.name, "tabel", syntax.tables[index].1.leftToAgency)
    }
    for index in set.groups.indices where set.groups[index].indicators.isEmpty {
      let (it, declaration) = syntax.groups[index]
      open(it.name, "kelompok", declaration.leftToAgency)
      if declaration.leftToAgency == nil, !isMissingGroup {
        report(ScoreFault.groupEmpty(it.name.text), at: it.name.range)
      }
    }
  }

  private var setNameRange: SourceRange {
    sources.sets.first { $0.agency == set.agency }?.name.range
      ?? SourceRange(file: FileID(0), start: 0, end: 0)
  }

  /// Inputs and declared types, before any body is read: bodies may call forward.
  private mutating func readHeads() {
    for index in set.formulas.indices { readHead(of: .formula(FormulaID(index))) }
    for index in set.tables.indices { readHead(of: .table(DecisionTableID(index))) }
    for index in set.indicators.indices { readHead(of: .indicator(IndicatorID(index))) }
  }

  mutating func readHead(of value: ValueName) {
    switch value {
    case .formula(let id):
      set.formulas[id.index].inputs = readInputs(syntax.formulas[id.index].0.inputs, of: value)
    case .table(let id):
      set.tables[id.index].inputs = readInputs(syntax.tables[id.index].0.inputs, of: value)
    case .indicator(let id):
      set.indicators[id.index].unit = unit(ofIndicator: id.index)
      readSources(id.index)
    case .parameter, .group, .reference: break
    }
  }

  /// An input without a type has that of the declared field of its name. One whose type is not known
  /// stays an input, so that nothing more is said of where it is used.
  private mutating func readInputs(_ inputs: [InputSyntax], of value: ValueName) -> [Input] {
    var result: [Input] = []
    var names: Set<String> = []
    untyped[value] = nil
    for (place, input) in inputs.enumerated() {
      var type: ScalarType?
      if !names.insert(input.name.key).inserted {
        report(NameFault.inputTwice(input.name.text), at: input.name.range)
      } else if let written = input.type {
        type = lexicon.scalar(written, &messages)
      } else {
        let types = fieldTypes(input.name.key)
        if types.count == 1 {
          type = types[0]
        } else {
          report(
            TypeFault.inputType(input.name.text, isSeveral: types.count > 1), at: input.name.range)
        }
      }
      if type == nil { untyped[value, default: []].insert(place) }
      result.append(Input(name: input.name.text, type: type ?? .boolean))
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

extension Array {
  /// Replaces an element, or adds it at the end: then true.
  mutating func put(_ element: Element, at place: Int) -> Bool {
    if indices.contains(place) {
      self[place] = element
      return false
    }
    append(element)
    return true
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
