// LiteralReading.swift: what a test puts into the record (`dengan`) and what it fixes (`andai`).

import Syntax
import Text
import Values

extension TestReader {
  // MARK: dengan

  mutating func assignment(
    _ path: PathSyntax, _ value: LiteralSyntax
  ) -> (PolicyTest.Target, PolicyTest.Content)? {
    if case .invalid = value { return nil }
    let parts = path.parts[...]
    var found = lexicon.resolve(parts, in: .person)
    if found == nil, let first = parts.first, parts.count > 1, let schema = lexicon.schema,
      first.key == schema.name.folded
    {
      found = lexicon.resolve(parts.dropFirst(), in: .person)
    }
    switch found {
    case .column(let column)?:
      guard let info = lexicon.column(column), let value = self.value(value, info.type)
      else { return nil }
      return (.column(column), .value(value))
    case .list(let table)?: return rows(value, of: table).map { (.list(table), $0) }
    case .mapValue(let table, let column, let member)?:
      return entry(value, table, column).map { (.mapEntry(table, member: member), $0) }
    case .yearValue(let table, let column, let year)?:
      return entry(value, table, column).map { (.yearEntry(table, year: year), $0) }
    case .record?:
      messages.report(TestCheckFault.recordSet(path.text), at: path.range)
      return nil
    default: return indicator(path, value)
    }
  }

  /// One member or year: its value, or the fields of its record.
  private mutating func entry(
    _ value: LiteralSyntax, _ table: TableID, _ column: Int
  ) -> PolicyTest.Content? {
    guard let info = lexicon.column(ColumnID(table, column)) else { return nil }
    if column != 1 || (lexicon.table(table)?.columns.count ?? 0) > 2 {
      // Of a record only the one field named is set.
      guard let value = self.value(value, info.type) else { return nil }
      return .rows([[(column: column, value: value)]])
    }
    return self.value(value, info.type).map { .value($0) }
  }

  private mutating func indicator(_ path: PathSyntax, _ value: LiteralSyntax)
    -> (PolicyTest.Target, PolicyTest.Content)?
  {
    guard let first = path.parts.first, path.parts.count <= 2,
      case .indicator(let id)? = builder.values[first.key]
    else {
      // A rule of this name is no slip: it is set by `andai`.
      let isRule = path.parts.first.map { builder.values[$0.key] != nil } ?? false
      let near = isRule ? nil : messages.nearest(to: path.text, in: builder.knownNames)
      messages.report(
        TestCheckFault.unknownField(path.text, suggestion: near), at: path.range,
        fix: near.map { [Edit(path.range, $0)] } ?? [])
      return nil
    }
    let indicator = builder.set.indicators[id.index]
    var source: Int?
    if path.parts.count == 2, let choice = lexicon.vocabulary.sources {
      guard let member = lexicon.member(path.parts[1].text, of: choice) else {
        unknownMember(path.parts[1], choice)
        return nil
      }
      source = member
    }
    let target = PolicyTest.Target.indicator(code: indicator.code, source: source)
    switch value {
    case .list(let items, _):
      guard let table = lexicon.schema?.measurements else { return nil }
      var rows: [[(column: Int, value: Value)]] = []
      for item in items {
        guard case .map(let entries, _) = item else {
          messages.report(TestCheckFault.measurementForm(first.text), at: item.range)
          return nil
        }
        var row: [(column: Int, value: Value)] = []
        for (key, value) in entries {
          guard let cell = measurement(key, value, indicator.unit, table) else {
            return nil
          }
          row.append(cell)
        }
        rows.append(row)
      }
      return (target, .rows(rows))
    case .value:
      let type = ScalarType.number(NumberType(unit: indicator.unit))
      return self.value(value, type).map { (target, .value($0)) }
    case .map, .invalid:
      messages.report(TestCheckFault.measurementForm(first.text), at: value.range)
      return nil
    }
  }

  private mutating func measurement(
    _ key: NameSyntax, _ value: LiteralSyntax, _ unit: UnitID, _ table: TableID
  ) -> (column: Int, value: Value)? {
    guard let column = lexicon.columns[table.index][key.key],
      column != MeasurementColumn.indicator, let info = lexicon.column(ColumnID(table, column))
    else {
      let known = ["tanggal", "sumber", "responden", "nilai"]
      let near = messages.nearest(to: key.text, in: known)
      messages.report(
        TestCheckFault.unknownKey(key.text, known: known, suggestion: near), at: key.range,
        fix: near.map { [Edit(key.range, $0)] } ?? [])
      return nil
    }
    let type =
      column == MeasurementColumn.value ? ScalarType.number(NumberType(unit: unit)) : info.type
    return self.value(value, type).map { (column, $0) }
  }

  // MARK: lists

  private mutating func rows(_ value: LiteralSyntax, of id: TableID)
    -> PolicyTest.Content?
  {
    guard let table = lexicon.table(id) else { return nil }
    switch (value, table.kind) {
    case (.value(let expression), _):
      if case .empty = expression.unwrapped { return .value(.missing) }
      messages.report(TestCheckFault.listNeeded(table.path), at: value.range)
      return nil
    case (.list(let items, _), .list):
      var rows: [[(column: Int, value: Value)]] = []
      for item in items {
        guard let row = row(item, of: id, keyColumns: 0) else { return nil }
        rows.append(row)
      }
      return .rows(rows)
    case (.map(let entries, _), .yearly), (.map(let entries, _), .map):
      var rows: [[(column: Int, value: Value)]] = []
      for (key, value) in entries {
        guard let first = self.key(key, table),
          let rest = row(value, of: id, keyColumns: 1)
        else { return nil }
        rows.append([(0, first)] + rest)
      }
      return .rows(rows)
    default:
      messages.report(
        TestCheckFault.listForm(table.path, isMap: table.kind != .list), at: value.range)
      return nil
    }
  }

  private mutating func key(_ key: NameSyntax, _ table: TableSchema) -> Value? {
    switch table.kind {
    case .map(let choice):
      if let member = lexicon.member(key.text, of: choice) { return .member(member) }
      unknownMember(key, choice)
      return nil
    default:
      if let year = Int(key.text), (1...9999).contains(year) { return .number(Decimal(year)) }
      messages.report(TestCheckFault.notAYear(key.text), at: key.range)
      return nil
    }
  }

  /// One item: its fields, or its one value.
  private mutating func row(
    _ value: LiteralSyntax, of id: TableID, keyColumns: Int
  ) -> [(column: Int, value: Value)]? {
    guard let table = lexicon.table(id) else { return nil }
    if case .map(let entries, _) = value {
      var row: [(column: Int, value: Value)] = []
      for (key, value) in entries {
        guard let column = lexicon.columns[id.index][key.key], column >= keyColumns else {
          let known = table.columns.dropFirst(keyColumns).map(\.path)
          let near = messages.nearest(to: key.text, in: known)
          messages.report(
            TestCheckFault.unknownKey(key.text, known: known, suggestion: near), at: key.range,
            fix: near.map { [Edit(key.range, $0)] } ?? [])
          return nil
        }
        guard let value = self.value(value, table.columns[column].type) else {
          return nil
        }
        row.append((column, value))
      }
      return row
    }
    guard let column = lexicon.columns[id.index]["nilai"], table.columns.count == keyColumns + 1
    else {
      messages.report(
        TestCheckFault.itemForm(table.path, fields: table.columns.map(\.path)), at: value.range)
      return nil
    }
    return self.value(value, table.columns[column].type).map { [(column, $0)] }
  }

  // MARK: values

  /// A literal of a type; a bare number is in the type's unit, as in a record.
  private mutating func value(_ literal: LiteralSyntax, _ type: ScalarType) -> Value? {
    guard case .value(let syntax) = literal else {
      if case .invalid = literal { return nil }
      messages.report(TestCheckFault.oneValueNeeded, at: literal.range)
      return nil
    }
    if case .calendar = type { return calendar(syntax) }
    return reading { builder in
      var id = builder.expression(syntax, type)
      if case .number(let number) = type, builder.isBare(id) {
        id = builder.adopt(id, number.unit)
      }
      id = builder.coerced(id, to: type)
      if builder.isInvalid(id) { return nil }
      if let value = builder.constantValue(id) {
        if case .number(let amount) = value, case .number(let number) = type {
          return builder.inRange(amount, number, syntax.range) ? value : nil
        }
        return value
      }
      builder.report(TypeFault.notConstant, at: syntax.range)
      return nil
    }
  }

  private mutating func calendar(_ syntax: ExpressionSyntax) -> Value? {
    if case .path(let path) = syntax.unwrapped, let id = lexicon.calendars[path.text.folded] {
      return .member(id.index)
    }
    if case .empty = syntax.unwrapped { return .missing }
    messages.report(
      NameFault.unknownCalendar(
        "", known: [], suggestion: lexicon.vocabulary.calendars.first?.name), at: syntax.range)
    return nil
  }

  private mutating func unknownMember(_ name: NameSyntax, _ choice: EnumerationID) {
    let known = lexicon.memberNames(of: choice)
    let near = messages.nearest(to: name.text, in: known)
    messages.report(
      NameFault.unknownMember(
        name.text, of: lexicon[choice].name, known: known, suggestion: near), at: name.range,
      fix: near.map { [Edit(name.range, $0)] } ?? [])
  }

  // MARK: andai

  mutating func supposition(_ path: PathSyntax, _ value: LiteralSyntax)
    -> (target: PolicyTest.Supposition, value: Value)?
  {
    let name = path.parts.first?.key ?? ""
    let target: PolicyTest.Supposition
    let type: ScalarType
    let named = builder.values[name]
    switch named {
    case .parameter(let id)? where path.parts.count == 1:
      (target, type) = (.parameter(id), builder.set.parameters[id.index].type)
    case .formula(let id)?
    where path.parts.count == 1
      && builder.set.formulas[id.index].inputs.isEmpty:
      (target, type) = (.formula(id), builder.set.formulas[id.index].type)
    case .group(let id)? where path.parts.count == 1:
      (target, type) = (.group(id), .number(NumberType(unit: .percent)))
    case .indicator(let id)? where path.parts.count == 1:
      let unit = builder.set.indicators[id.index].unit
      (target, type) = (.indicator(id), .number(NumberType(unit: unit)))
    case .table(let id)?
    where builder.set.tables[id.index].inputs.isEmpty:
      let table = builder.set.tables[id.index]
      let output = path.parts.count == 2 ? path.parts[1] : nil
      let column = builder.column(output, of: table, path)
      guard let column else { return nil }
      (target, type) = (.table(id, output: column), table.outputs[column].type)
    default:
      let near = messages.nearest(to: path.text, in: builder.valueNames)
      messages.report(
        TestCheckFault.unknownRule(path.text, suggestion: near), at: path.range,
        fix: near.map { [Edit(path.range, $0)] } ?? [])
      return nil
    }
    if let named, builder.broken.contains(named) { return nil }
    return self.value(value, type).map { (target, $0) }
  }
}

extension RuleSetBuilder {
  /// Whether an amount is one a field can have.
  mutating func inRange(_ amount: Decimal, _ type: NumberType, _ range: SourceRange) -> Bool {
    let isOutside =
      type.lower.map { amount < $0 } ?? false || type.upper.map { amount > $0 } ?? false
    if isOutside {
      report(
        TypeFault.outOfRange(
          lexicon.written(amount, type.unit),
          lower: type.lower.map { lexicon.written($0, type.unit) },
          upper: type.upper.map { lexicon.written($0, type.unit) }), at: range)
    } else if type.isInteger, !amount.isWhole {
      report(TypeFault.notWhole(lexicon.written(amount, type.unit)), at: range)
      return false
    }
    return !isOutside
  }
}
