// PathReading.swift: names in expressions: fields, rules, members of a scale or choice.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  /// The value a path stands for.
  ///
  /// - Parameter wanted: opposite a scale or choice its members come first.
  mutating func path(_ path: PathSyntax, _ wanted: ScalarType? = nil) -> ExpressionID {
    if case .member(let choice)? = wanted, path.parts.count == 1,
      let member = lexicon.member(path.parts[0].text, of: choice)
    {
      if case .scalar(.member(choice))? = silentType(of: path) {
        report(
          NameFault.memberAndValue(path.text, of: lexicon[choice].name), at: path.range,
          others: [
            Label(
              lexicon[choice].members[member].range, Words("anggotanya", en: "the member"))
          ])
      }
      return add(.literal(.member(member)), .member(choice), path.range)
    }
    guard let found = resolve(path) else {
      unknown(path, wanted)
      return invalid(path.range)
    }
    return value(found, path)
  }

  private mutating func value(_ found: Resolved, _ path: PathSyntax) -> ExpressionID {
    let range = path.range
    switch found {
    case .column(let column):
      guard let info = lexicon.column(column) else { return invalid(range) }
      noteRead(info.path, info.marks, column, range)
      return add(.field(column), info.type, range)
    case .mapValue(let table, let column, let member):
      guard let info = lexicon.column(ColumnID(table, column)) else { return invalid(range) }
      noteRead(of: table, range)
      return add(.mapValue(table, column: column, member: member), info.type, range)
    case .yearValue(let table, let column, let year):
      guard let info = lexicon.column(ColumnID(table, column)) else { return invalid(range) }
      noteRead(of: table, range)
      return add(.yearValue(table, column: column, year: year), info.type, range)
    case .input(let place):
      if untypedInputs.contains(place) { return invalid(range) }
      return add(.input(place), inputs[place].type, range)
    case .list(let table):
      report(TypeFault.listNotValue(lexicon.table(table)?.path ?? path.text), at: range)
      return invalid(range)
    case .record:
      report(TypeFault.recordNotValue(path.text), at: range)
      return invalid(range)
    case .value(let value): return rule(value, path)
    case .indicatorSource(let id, let name): return source(name, of: id, range)
    case .tableOutput(let id, let output):
      noteReads(of: .table(id), at: range)
      let table = set.tables[id.index]
      if broken.contains(.table(id)) { return invalid(range) }
      guard table.inputs.isEmpty else {
        report(
          TypeFault.argumentCount(
            table.origin.name, found: 0, inputs: table.inputs.map(\.name), split: nil), at: range)
        return invalid(range)
      }
      return add(.table(id, output: output, []), table.outputs[output].type, range)
    }
  }

  private mutating func rule(_ value: ValueName, _ path: PathSyntax) -> ExpressionID {
    let range = path.range
    noteReads(of: value, at: range)
    if broken.contains(value) { return invalid(range) }
    switch value {
    case .parameter(let id):
      return add(.parameter(id), set.parameters[id.index].type, range)
    case .formula(let id):
      let formula = set.formulas[id.index]
      if !formula.inputs.isEmpty {
        report(
          TypeFault.argumentCount(
            path.text, found: 0, inputs: formula.inputs.map(\.name), split: nil), at: range)
        return invalid(range)
      }
      return add(.formula(id, []), formula.type, range)
    case .table(let id):
      let table = set.tables[id.index]
      if !table.inputs.isEmpty {
        report(
          TypeFault.argumentCount(
            path.text, found: 0, inputs: table.inputs.map(\.name), split: nil),
          at: range)
        return invalid(range)
      }
      guard let output = column(nil, of: table, path) else { return invalid(range) }
      return add(.table(id, output: output, []), table.outputs[output].type, range)
    case .group(let id): return add(.group(id), .number(NumberType(unit: .percent)), range)
    case .indicator(let id):
      return add(.indicator(id), .number(NumberType(unit: set.indicators[id.index].unit)), range)
    case .reference(let id):
      let info = lexicon.vocabulary.references[id.index]
      report(NameFault.whichOutput(path.text, known: info.columns.map(\.name)), at: range)
      return invalid(range)
    }
  }

  /// `kepuasan_pasien.survei`.
  private mutating func source(_ name: NameSyntax, of id: IndicatorID, _ range: SourceRange)
    -> ExpressionID
  {
    let indicator = set.indicators[id.index]
    let names = indicator.sources.compactMap { source in
      lexicon.vocabulary.sources.map { lexicon[$0].members[source.member].name }
    }
    guard let place = names.firstIndex(where: { $0.folded == name.key }) else {
      let near = messages.nearest(to: name.text, in: names)
      report(
        NameFault.unknownSource(
          name.text, of: indicator.origin.name, known: names, suggestion: near),
        at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
      return invalid(range)
    }
    return add(
      .indicatorSource(id, source: place), .number(NumberType(unit: indicator.unit)), range)
  }

  /// `capaian NAME`.
  mutating func score(_ path: PathSyntax, _ range: SourceRange) -> ExpressionID {
    guard case .value(.indicator(let id))? = resolve(path) else {
      let known = messages.stillSuggests ? set.indicators.map(\.origin.name) : []
      let near = messages.nearest(to: path.text, in: known)
      report(
        NameFault.notAnIndicator(
          path.text, known: Suggested.few(known, near), suggestion: near), at: path.range,
        fix: near.map { [Edit(path.range, $0)] } ?? [])
      return invalid(range)
    }
    noteReads(of: .indicator(id), at: range)
    if broken.contains(.indicator(id)) { return invalid(range) }
    return add(.indicatorScore(id), .number(NumberType(unit: .percent)), range)
  }

  /// The type of what a path stands for outside members; says nothing.
  func silentType(of path: PathSyntax) -> ExpressionType? {
    guard let found = resolve(path) else { return nil }
    switch found {
    case .column(let column): return lexicon.column(column).map { .scalar($0.type) }
    case .mapValue(let table, let column, _), .yearValue(let table, let column, _):
      return lexicon.column(ColumnID(table, column)).map { .scalar($0.type) }
    case .input(let place):
      return untypedInputs.contains(place) ? .invalid : .scalar(inputs[place].type)
    case .value(let value):
      if broken.contains(value) { return .invalid }
      switch value {
      case .parameter(let id): return .scalar(set.parameters[id.index].type)
      case .formula(let id): return .scalar(set.formulas[id.index].type)
      case .table(let id): return set.tables[id.index].outputs.first.map { .scalar($0.type) }
      case .group: return .scalar(.number(NumberType(unit: .percent)))
      case .indicator(let id):
        return .scalar(.number(NumberType(unit: set.indicators[id.index].unit)))
      case .reference: return nil
      }
    case .tableOutput(let id, let output):
      return .scalar(set.tables[id.index].outputs[output].type)
    case .indicatorSource(let id, _):
      return .scalar(.number(NumberType(unit: set.indicators[id.index].unit)))
    case .list, .record: return nil
    }
  }

  // MARK: unknown names

  mutating func unknown(_ path: PathSyntax, _ wanted: ScalarType? = nil) {
    if case .member(let choice)? = wanted, path.parts.count == 1 {
      let members = lexicon.memberNames(of: choice)
      let near = messages.nearest(
        to: path.text, in: messages.stillSuggests ? members + knownNames : [])
      report(
        NameFault.unknownMember(
          path.text, of: lexicon[choice].name, known: members, suggestion: near),
        at: path.range, fix: near.map { [Edit(path.range, $0)] } ?? [])
      return
    }
    for scope in scopes.reversed() + [.person] {
      guard let (list, name) = lexicon.keyedList(path.parts[...], in: scope),
        let table = lexicon.table(list), case .map(let choice) = table.kind
      else { continue }
      let members = lexicon.memberNames(of: choice)
      let near = messages.nearest(to: name.text, in: members)
      report(
        NameFault.unknownMember(
          name.text, of: lexicon[choice].name, known: members, suggestion: near),
        at: name.range, fix: near.map { [Edit(name.range, $0)] } ?? [])
      return
    }
    if path.parts.count == 2, let value = values[path.parts[0].key] {
      switch value {
      case .table(let id):
        if broken.contains(value) { return }
        let whole = PathSyntax([path.parts[0]], path.parts[0].range)
        _ = column(path.parts[1], of: set.tables[id.index], whole)
        return
      case .formula, .parameter, .group:
        report(TypeFault.noParts(path.parts[1].text), at: path.parts[1].range)
        return
      case .indicator, .reference: break
      }
    }
    if lexicon.schema == nil, values.isEmpty {
      report(VocabularyFault.noRecord, at: path.range)
      return
    }
    let known = messages.stillSuggests ? knownNames : []
    var near = messages.nearest(to: path.text, in: known)
    if near == nil, path.parts.count == 1, wanted == nil, messages.stillSuggests {
      near = messages.nearest(to: path.text, in: lexicon.memberNames.flatMap { $0 })
    }
    let kin = near == nil ? messages.kin(of: path.text, in: known) : []
    report(
      NameFault.unknown(path.text, kin: kin, suggestion: near), at: path.range,
      fix: near.map { [Edit(path.range, $0)] } ?? [])
  }
}
