// ExpressionParts.swift: which values a condition read, found by walking its expression.
// A formula or table is shown with what it was made of, a list with the items it holds.

import Evaluation
import Program
import Semantics
import Text
import Values

/// Gathers the parts of expressions of one rule set for one person.
struct ExpressionParts {
  let set: RuleSet
  let outcome: Outcome
  let reading: RecordReading
  /// How deep formulas are opened.
  static let depth = 4
  /// How many items of a list are shown.
  static let shownItems = 8

  /// The values an expression read, each once, in the order written.
  func parts(of expression: ExpressionID) -> [Part] {
    gather(expression, depth: 0)
  }

  private func gather(_ root: ExpressionID, depth: Int) -> [Part] {
    guard depth < ExpressionParts.depth else { return [] }
    var parts: [Part] = []
    var seen = Set<String>()
    var pending = [root]
    while let id = pending.popLast() {
      guard set.expressions.indices.contains(id.index) else { continue }
      let kind = set[id].kind
      if let part = part(kind, depth: depth), seen.insert(part.path).inserted { parts.append(part) }
      pending.append(contentsOf: ExpressionParts.operands(of: kind).reversed())
    }
    return parts
  }

  private func part(_ kind: ExpressionKind, depth: Int) -> Part? {
    switch kind {
    case .field(let column) where column.table == .person:
      let schema = reading.schema.tables[0].columns[column.index]
      return Part(
        path: schema.path, label: schema.label, value: reading.words(column, row: reading.row),
        reasons: [], details: [])
    case .parameter(let id): return parameter(id)
    case .formula(let id, let arguments) where arguments.isEmpty: return formula(id, depth: depth)
    case .table(let id, let output, let arguments) where arguments.isEmpty:
      return table(id, output, depth: depth)
    case .indicator(let id): return indicator(id, outcome.indicators, prefix: "")
    case .indicatorScore(let id): return indicator(id, outcome.scores, prefix: "capaian ")
    case .indicatorSource(let id, let source): return measured(id, by: source)
    case .group(let id): return group(id)
    case .mapValue(let table, let column, let member): return mapValue(table, column, member)
    case .yearValue(let table, let column, let year): return yearValue(table, column, year)
    case .quantified(_, let list, _), .aggregate(_, let list, _), .streak(_, _, let list),
      .count(let list):
      return self.list(list.table)
    case .isListPresent(let table, _): return list(table)
    default: return nil
    }
  }

  private func parameter(_ id: ParameterID) -> Part? {
    guard set.parameters.indices.contains(id.index) else { return nil }
    let parameter = set.parameters[id.index]
    let date = reading.date
    let version = parameter.versions.first { $0.validity.contains(date) }
    let value = version.map { ValueText.words($0.value, parameter.type, reading.vocabulary) }
    return Part(
      path: parameter.origin.name, label: parameter.origin.label, value: value ?? ValueText.missing,
      reasons: version == nil ? [Reason(.parameterNotInForce, path: parameter.origin.name)] : [],
      details: [])
  }

  private func formula(_ id: FormulaID, depth: Int) -> Part? {
    guard set.formulas.indices.contains(id.index), outcome.formulas.indices.contains(id.index),
      let value = outcome.formulas[id.index]
    else { return nil }
    let formula = set.formulas[id.index]
    return Part(
      path: formula.origin.name, label: formula.origin.label,
      value: ValueText.words(value, formula.type, reading.vocabulary), reasons: value.reasons,
      details: gather(formula.body, depth: depth + 1))
  }

  private func table(_ id: DecisionTableID, _ output: Int, depth: Int) -> Part? {
    guard set.tables.indices.contains(id.index), outcome.tables.indices.contains(id.index),
      let values = outcome.tables[id.index], values.indices.contains(output)
    else { return nil }
    let table = set.tables[id.index]
    let path =
      table.outputs.count > 1
      ? "\(table.origin.name).\(table.outputs[output].name)" : table.origin.name
    return Part(
      path: path, label: table.origin.label,
      value: ValueText.words(values[output], table.outputs[output].type, reading.vocabulary),
      reasons: values[output].reasons,
      details: table.columns.flatMap { gather($0.expression, depth: depth + 1) })
  }

  private func indicator(_ id: IndicatorID, _ values: [ValueOutcome], prefix: String) -> Part? {
    guard set.indicators.indices.contains(id.index), values.indices.contains(id.index) else {
      return nil
    }
    let indicator = set.indicators[id.index]
    let unit = prefix.isEmpty ? indicator.unit : .percent
    return Part(
      path: prefix + indicator.origin.name, label: indicator.origin.label,
      value: ValueText.words(
        values[id.index], .number(NumberType(unit: unit)), reading.vocabulary),
      reasons: values[id.index].reasons, details: [])
  }

  private func measured(_ id: IndicatorID, by source: Int) -> Part? {
    guard set.indicators.indices.contains(id.index), let sources = reading.vocabulary.sources,
      reading.vocabulary.enumerations[sources.index].members.indices.contains(source)
    else { return nil }
    let name = reading.vocabulary.enumerations[sources.index].members[source].name
    let indicator = set.indicators[id.index]
    return Part(
      path: "\(indicator.origin.name).\(name)", label: indicator.origin.label,
      value: outcome.indicators.indices.contains(id.index)
        ? ValueText.words(
          outcome.indicators[id.index], .number(NumberType(unit: indicator.unit)),
          reading.vocabulary) : ValueText.missing,
      reasons: [], details: [])
  }

  private func group(_ id: GroupID) -> Part? {
    guard set.groups.indices.contains(id.index), outcome.groups.indices.contains(id.index) else {
      return nil
    }
    let group = set.groups[id.index]
    let value = outcome.groups[id.index]
    return Part(
      path: group.origin.name, label: group.origin.label,
      value: ValueText.words(value, .number(NumberType(unit: .percent)), reading.vocabulary),
      reasons: value.reasons, details: [])
  }

  private func mapValue(_ id: TableID, _ column: Int, _ member: Int) -> Part? {
    guard reading.schema.tables.indices.contains(id.index),
      case .map(let keys) = reading.schema.tables[id.index].kind,
      reading.vocabulary.enumerations[keys.index].members.indices.contains(member)
    else { return nil }
    let key = reading.vocabulary.enumerations[keys.index].members[member]
    let row = reading.items(of: id)?.first {
      reading.value(ColumnID(id, 0), row: $0) == .member(member)
    }
    return Part(
      path: "\(reading.schema.tables[id.index].path).\(key.name)", label: key.label,
      value: row.map { reading.words(ColumnID(id, column), row: $0) } ?? ValueText.missing,
      reasons: [], details: [])
  }

  private func yearValue(_ id: TableID, _ column: Int, _ year: Int) -> Part? {
    guard reading.schema.tables.indices.contains(id.index) else { return nil }
    let row = reading.items(of: id)?.first {
      reading.value(ColumnID(id, 0), row: $0) == .number(Decimal(year))
    }
    return Part(
      path: "\(reading.schema.tables[id.index].path).\(year)",
      label: reading.schema.tables[id.index].label,
      value: row.map { reading.words(ColumnID(id, column), row: $0) } ?? ValueText.missing,
      reasons: [], details: [])
  }

  private func list(_ id: TableID) -> Part? {
    guard reading.schema.tables.indices.contains(id.index) else { return nil }
    let schema = reading.schema.tables[id.index]
    guard let rows = reading.items(of: id) else {
      return Part(
        path: schema.path, label: schema.label, value: ValueText.missing, reasons: [], details: [])
    }
    let details = rows.prefix(ExpressionParts.shownItems).enumerated().map { number, row in
      Part(
        path: "\(number + 1)", label: "", value: reading.item(id, row: row), reasons: [],
        details: [])
    }
    return Part(
      path: schema.path, label: schema.label,
      value: Words("\(rows.count) butir", en: "\(rows.count) items"), reasons: [], details: details)
  }

  /// The operands an expression reads, in the order written; conditions on list items included.
  static func operands(of kind: ExpressionKind) -> [ExpressionID] {
    switch kind {
    case .literal, .field, .input, .parameter, .indicator, .indicatorSource, .indicatorScore,
      .group, .mapValue, .yearValue, .evaluationDate, .dayOfYear, .isListPresent:
      []
    case .parameterAt(_, let a), .reference(_, _, let a), .datePart(_, let a), .negative(let a),
      .converted(let a, _, _), .rounded(let a, _, _), .inPercent(let a), .isPresent(let a, _),
      .not(let a):
      [a]
    case .arithmetic(_, let a, let b, _), .dateStep(let a, let b, _, _),
      .roundedToMultiple(let a, let b, _), .ifMissing(let a, let b),
      .elapsed(_, let a, let b), .span(_, let a, let b), .comparison(_, let a, let b, _):
      [a, b]
    case .hasLasted(let a, let b, let c, _, _), .conditional(let a, let b, let c): [a, b, c]
    case .formula(_, let list), .table(_, _, let list), .extreme(_, let list), .and(let list),
      .or(let list):
      list
    case .oneOf(let a, let list, _, _): [a] + list
    case .quantified(_, let list, let body): [list.filter, body].compactMap(\.self)
    case .aggregate(_, let list, let body): [list.filter, body].compactMap(\.self)
    case .streak(_, _, let list), .count(let list): [list.filter].compactMap(\.self)
    }
  }
}
