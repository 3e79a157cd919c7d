// ExpressionReading.swift: expressions as written into checked ones: one case a form. What takes more
// than a few lines stands in the file of its kind: paths, numbers, comparisons, days, lists.

import Syntax
import Text
import Values

extension RuleSetBuilder {
  /// An expression of any type.
  ///
  /// - Parameter wanted: the type the place asks for; bare names are looked up among its members first.
  mutating func expression(_ syntax: ExpressionSyntax, _ wanted: ScalarType? = nil)
    -> ExpressionID
  {
    switch syntax {
    case .missing(let range): return invalid(range)
    case .quantity(let quantity): return self.quantity(quantity)
    case .compound(let parts, let range): return compound(parts, range)
    case .date(let date):
      guard let day = CalendarDate(date) else { return invalid(date.range) }
      return add(.literal(.date(day)), .date, date.range)
    case .dayOfYear(let day, let month, let offset, let range):
      return add(.dayOfYear(day: day, month: month, yearOffset: offset), .date, range)
    case .text(let text): return add(.literal(.text(text.text)), .text, text.range)
    case .truth(let truth, let range): return add(.literal(.boolean(truth)), .boolean, range)
    case .empty(let range):
      // Elsewhere the parser has told that `kosong` is no value.
      if !allowsMissing { return invalid(range) }
      return add(.literal(.missing), .missing, range)
    case .path(let path): return self.path(path, wanted)
    case .call(let path, let arguments, let range):
      return call(path, arguments, output: nil, range)
    case .member(let inner, let name, let range):
      guard case .call(let path, let arguments, _) = inner else {
        report(TypeFault.noParts(name.text), at: name.range)
        return invalid(range)
      }
      return call(path, arguments, output: name, range)
    case .spreadsheet(let inner, let advice, let range): return spreadsheet(inner, advice, range)
    case .evaluationDate(let range): return add(.evaluationDate, .date, range)
    case .score(let path, let range): return score(path, range)
    case .parenthesised(let inner, _): return expression(inner, wanted)
    case .negative(let inner, let range):
      let inner = expression(inner)
      guard let number = needNumber(inner) else { return invalid(range) }
      let type = NumberType(unit: number.unit, isInteger: number.isInteger)
      return add(.negative(inner), .number(type), range)
    case .arithmetic(let sign, let a, let b, let place, let range):
      return arithmetic(sign, a, b, place, range)
    case .rounded, .roundedToMultiple, .atMost, .atLeast, .inPercent, .extreme, .ifMissing:
      return adjusted(syntax, wanted)
    case .datePart, .elapsed, .span, .duration, .atDate: return timed(syntax)
    case .comparison, .oneOf, .presence, .not, .and, .or: return truth(syntax)
    case .conditional(let condition, let then, let other, let range):
      return conditional(condition, then, other, range, wanted)
    case .quantifier, .streak, .aggregate, .count: return listed(syntax)
    }
  }

  /// An expression that is yes or no.
  mutating func condition(_ syntax: ExpressionSyntax) -> ExpressionID {
    let id = expression(syntax, .boolean)
    guard case .scalar(let type) = set[id].type, type != .boolean else { return id }
    report(TypeFault.notCondition(lexicon.words(type)), at: syntax.range)
    return invalid(syntax.range)
  }

  /// An expression held against a type the writer declared; a bare number takes its unit.
  mutating func expression(
    _ syntax: ExpressionSyntax, as type: ScalarType, isDeclared: Bool = false
  ) -> ExpressionID {
    coerced(expression(syntax, type), to: type, isDeclared: isDeclared)
  }

  private mutating func conditional(
    _ condition: ExpressionSyntax, _ then: ExpressionSyntax, _ other: ExpressionSyntax,
    _ range: SourceRange, _ wanted: ScalarType?
  ) -> ExpressionID {
    let condition = self.condition(condition)
    let branches = siblings([then, other], wanted)
    guard let (ids, type) = unified(branches) else { return invalid(range) }
    return add(.conditional(condition, then: ids[0], else: ids[1]), type, range)
  }

  // MARK: calls

  /// A call that has the name of a spreadsheet's function, which a formula of the city may have as well.
  private mutating func spreadsheet(
    _ call: ExpressionSyntax, _ advice: SpreadsheetAdvice, _ range: SourceRange
  ) -> ExpressionID {
    guard case .call(let path, _, _) = call, values[path.parts[0].key] == nil else {
      return expression(call)
    }
    var fix: [Edit] = []
    if case .write(let text, isWhole: true) = advice { fix = [Edit(range, text)] }
    report(NameFault.spreadsheetFunction(path.text, advice), at: range, fix: fix)
    return invalid(range)
  }

  /// `F(E, …)` of a formula or table with inputs, `NAME(k).FIELD` of a reference list.
  private mutating func call(
    _ path: PathSyntax, _ arguments: [ExpressionSyntax], output: NameSyntax?, _ range: SourceRange
  ) -> ExpressionID {
    guard path.parts.count == 1, let value = values[path.parts[0].key] else {
      for argument in arguments { _ = expression(argument) }
      unknown(path)
      return invalid(range)
    }
    noteReads(of: value, at: path.range)
    switch value {
    case .formula(let id):
      if let output { report(TypeFault.noParts(output.text), at: output.range) }
      let type = set.formulas[id.index].type
      let inputs = set.formulas[id.index].inputs
      guard let list = self.arguments(arguments, inputs, untyped[value], path),
        !broken.contains(value)
      else { return invalid(range) }
      return add(.formula(id, list), type, range)
    case .table(let id):
      let table = set.tables[id.index]
      guard let list = self.arguments(arguments, table.inputs, untyped[value], path),
        !broken.contains(value)
      else { return invalid(range) }
      guard let column = column(output, of: table, path) else { return invalid(range) }
      return add(.table(id, output: column, list), table.outputs[column].type, range)
    case .reference(let id): return reference(id, arguments, output, path, range)
    case .parameter, .group, .indicator:
      report(TypeFault.takesNoInputs(path.text), at: path.range)
      return invalid(range)
    }
  }

  /// The output column a table is read by: the named one, else the only one.
  mutating func column(_ output: NameSyntax?, of table: DecisionTable, _ path: PathSyntax) -> Int? {
    if let output,
      let place = table.outputs.firstIndex(where: { $0.name.folded == output.key })
    {
      return place
    }
    let names = table.outputs.map(\.name)
    if let output {
      let near = messages.nearest(to: output.text, in: names)
      report(
        NameFault.unknownOutput(output.text, of: path.text, known: names, suggestion: near),
        at: output.range, fix: near.map { [Edit(output.range, $0)] } ?? [])
      return nil
    }
    if names.count == 1 { return 0 }
    if let place = names.firstIndex(where: { $0.folded == table.origin.name.folded }) {
      return place
    }
    if !names.isEmpty {
      report(NameFault.whichOutput(path.text, known: names), at: path.range)
    }
    return nil
  }

  private mutating func arguments(
    _ arguments: [ExpressionSyntax], _ inputs: [Input], _ untyped: Set<Int>?, _ path: PathSyntax
  ) -> [ExpressionID]? {
    guard arguments.count == inputs.count else {
      // `f(1,2)` reads as one number: the comma of a decimal.
      var split: String?
      if arguments.count == 1, inputs.count == 2, case .quantity(let only) = arguments[0],
        !only.number.fraction.isEmpty
      {
        split = "\(path.text)(\(only.number.digits), \(only.number.fraction))"
      }
      for argument in arguments { _ = expression(argument) }
      report(
        TypeFault.argumentCount(
          path.text, found: arguments.count, inputs: inputs.map(\.name), split: split),
        at: path.range)
      return nil
    }
    return zip(arguments, inputs).enumerated().map { place, pair in
      guard untyped?.contains(place) ?? false else { return expression(pair.0, as: pair.1.type) }
      // What fits here is known when the input has its type.
      let before = messages
      defer { messages = before }
      return expression(pair.0)
    }
  }

  private mutating func reference(
    _ id: ReferenceID, _ arguments: [ExpressionSyntax], _ output: NameSyntax?, _ path: PathSyntax,
    _ range: SourceRange
  ) -> ExpressionID {
    let info = lexicon.vocabulary.references[id.index]
    guard let key = info.columns.first(where: \.isKey) else { return invalid(range) }
    guard
      let list = self.arguments(arguments, [Input(name: key.name, type: key.type)], nil, path)
    else { return invalid(range) }
    let names = info.columns.map(\.name)
    guard let output else {
      report(NameFault.whichOutput(path.text, known: names), at: path.range)
      return invalid(range)
    }
    guard let place = names.firstIndex(where: { $0.folded == output.key }) else {
      let near = messages.nearest(to: output.text, in: names)
      report(
        NameFault.unknownOutput(output.text, of: path.text, known: names, suggestion: near),
        at: output.range, fix: near.map { [Edit(output.range, $0)] } ?? [])
      return invalid(range)
    }
    return add(.reference(id, column: place, key: list[0]), info.columns[place].type, range)
  }
}
