// TableFindings.swift: what was proved of a table, put into messages with a record that shows it.

import Semantics
import Text
import Values

extension SetProof {
  private func type(_ question: TableQuestion, _ column: Int) -> ScalarType {
    reader.scalar(set[question.table.columns[column].expression].type)
  }

  /// The head of a column, as a rule would write it.
  mutating func name(_ question: TableQuestion, _ column: Int) -> String {
    name(question.table.columns[column].expression, question.table.inputs)
      ?? "kolom \(column + 1)"
  }

  /// How an expression is called where it has a name.
  func name(_ id: ExpressionID, _ inputs: [Input] = []) -> String? {
    guard set.expressions.indices.contains(id.index) else { return nil }
    switch set[id].kind {
    case .field(let column):
      guard let schema = policy.schema, schema.tables.indices.contains(column.table.index),
        schema.tables[column.table.index].columns.indices.contains(column.index)
      else { return nil }
      return schema.tables[column.table.index].columns[column.index].path
    case .mapValue(let table, let column, let member):
      return path(.mapValue(table, column: column, member: member))
    case .yearValue(let table, let column, let year):
      return path(.yearValue(table, column: column, year: year))
    case .input(let index): return inputs.indices.contains(index) ? inputs[index].name : nil
    case .formula(let id, _):
      return set.formulas.indices.contains(id.index) ? set.formulas[id.index].origin.name : nil
    case .table(let id, let output, _):
      guard set.tables.indices.contains(id.index) else { return nil }
      let table = set.tables[id.index]
      return table.outputs.count > 1 && table.outputs.indices.contains(output)
        ? "\(table.origin.name).\(table.outputs[output].name)" : table.origin.name
    case .indicator(let id):
      return set.indicators.indices.contains(id.index)
        ? set.indicators[id.index].origin.name : nil
    case .indicatorScore(let id):
      return set.indicators.indices.contains(id.index)
        ? "capaian \(set.indicators[id.index].origin.name)" : nil
    case .group(let id):
      return set.groups.indices.contains(id.index) ? set.groups[id.index].origin.name : nil
    case .parameter(let id):
      return set.parameters.indices.contains(id.index)
        ? set.parameters[id.index].origin.name : nil
    case .converted(let a, _, _), .rounded(let a, _, _): return name(a, inputs)
    case .evaluationDate: return "tanggal penilaian"
    case .elapsed(let unit, let since, let at):
      guard case .evaluationDate = set[at].kind, let name = name(since, inputs) else { return nil }
      switch unit {
      case .wholeYears: return "tahun penuh sejak \(name)"
      case .wholeMonths: return "bulan penuh sejak \(name)"
      case .days: return "hari sejak \(name)"
      case .workingDays: return nil
      }
    default: return nil
    }
  }

  // MARK: places

  /// One value of each column named, in words: `jabatan` = `pelaksana` dan …
  private mutating func sample(
    _ question: TableQuestion, _ parts: [(column: Int, part: ValueSet, isMissing: Bool)]
  ) -> [(column: Int, value: Int128?)] {
    parts.map { part in
      let type = type(question, part.column)
      return (part.column, part.isMissing ? nil : reader.simplest(part.part, type))
    }
  }

  /// One record of a box, and what the columns are for it.
  private mutating func record(
    _ question: TableQuestion, _ box: Box,
    _ parts: [(column: Int, part: ValueSet, isMissing: Bool)]
  ) -> (box: Box, sample: [(column: Int, value: Int128?)]) {
    if question.isFree { return (box, sample(question, parts)) }
    var point = box
    for term in box.terms {
      guard let state = box[term], let type = reader.types[term],
        let value = reader.simplest(state.set, type)
      else {
        continue
      }
      point[term] = TermState(set: ValueSet(value), mayBeMissing: false)
    }
    reader.enter(point)
    var sample: [(column: Int, value: Int128?)] = []
    for part in parts {
      let info = question.table.columns[part.column]
      let value = reader.looked(
        reader.value(info.expression), set[info.expression].type, info.precision)
      let type = type(question, part.column)
      let number = reader.simplest(value.set.intersection(part.part), type)
      sample.append((part.column, part.isMissing ? nil : number))
    }
    return (point, sample)
  }

  private mutating func words(
    _ question: TableQuestion, _ sample: [(column: Int, value: Int128?)]
  ) -> String {
    sample.map { column, value in
      let text = value.map { reader.written($0, type(question, column)) } ?? "kosong"
      return "`\(name(question, column)) = \(text)`"
    }.joined(separator: ", ")
  }

  private mutating func test(
    _ question: TableQuestion, _ title: String, _ box: Box,
    _ sample: [(column: Int, value: Int128?)], _ output: Int, _ result: String
  ) -> String {
    let table = question.table
    var test = emptyTest(title, box)
    var call = ""
    if table.inputs.isEmpty {
      for (column, value) in sample {
        let id = table.columns[column].expression
        let text = value.map { reader.written($0, type(question, column)) } ?? "kosong"
        var other = reader
        let footprint = other.footprint(of: [id])
        // A rule can be supposed where nothing else reads what it reads.
        let rest = table.columns.indices.filter { $0 != column }.map {
          table.columns[$0].expression
        }
        let shared = Set(other.footprint(of: rest).terms).subtracting([.evaluationDate])
        if shared.isDisjoint(with: footprint.terms), suppose(id, text, &test) { continue }
        var narrowed = box
        if let term = question.domains[column].term, let value {
          narrowed[term]?.set = ValueSet(value)
        }
        give(footprint.terms, narrowed, &test)
      }
    } else {
      var arguments = table.inputs.map { input -> String in
        let all = reader.orders.everything(input.type, policy.vocabulary)
        return reader.simplest(all, input.type).map { reader.written($0, input.type) } ?? "kosong"
      }
      for (index, input) in table.inputs.enumerated() {
        guard let state = box[.input(index)] else { continue }
        let value = sample.first { question.domains[$0.column].term == .input(index) }
        let number = value?.value ?? reader.simplest(state.set, input.type)
        arguments[index] = number.map { reader.written($0, input.type) } ?? "kosong"
      }
      give(question.footprint.terms.filter { $0 != .evaluationDate }, box, &test)
      call = "(\(arguments.joined(separator: ", ")))"
    }
    let part = table.outputs.count > 1 ? ".\(table.outputs[output].name)" : ""
    test.expected = ["\(table.origin.name)\(part)\(call) \(result)"]
    return test.text
  }

  // MARK: findings

  mutating func gapFinding(
    _ question: TableQuestion, _ place: [Int], _ box: Box
  ) -> Finding {
    let table = question.table
    let parts = self.parts(question, place)
    let (box, sample) = record(question, box, parts)
    let cells = table.columns.indices.map { column -> String in
      guard let part = parts.first(where: { $0.column == column }) else { return "-" }
      if part.isMissing { return "kosong" }
      return reader.cell(
        part.part, of: question.grid.columns[column].domain, type(question, column))
    }
    let outputs = table.outputs.map { _ in "…" }
    let row = "| \(cells.joined(separator: " | ")) || \(outputs.joined(separator: " | ")) |"
    let test = self.test(question, "Celah tabel \(table.origin.name)", box, sample, 0, "galat")
    let fault: TableProofFault
    var others: [Label] = []
    if let bands = bands(question, parts) {
      let value = sample.first?.value ?? nil
      fault = .betweenBands(
        table: table.origin.name, input: name(question, 0), lower: bands.lower,
        upper: bands.upper, example: value.map { reader.written($0, type(question, 0)) } ?? "",
        row: row, test: test)
      others = bands.rows.map { Label(table.rows[$0].range) }
    } else {
      fault = .gap(table: table.origin.name, place: words(question, sample), row: row, test: test)
      let beside = Words("di samping celah", en: "beside the gap")
      others = borders(question, place).map { Label(table.rows[$0].range, beside) }
    }
    return Finding(
      Diagnostic(fault, at: table.origin.range, others: others), places: [table.origin.range],
      needsEverySet: false)
  }

  /// A table of which it cannot be said whether it has a hole.
  func tangled(_ table: DecisionTable) -> Finding {
    let origin = table.origin
    return Finding(
      Diagnostic(TableProofFault.tangled(table: origin.name), at: origin.range),
      places: [origin.range], needsEverySet: false)
  }

  /// The bands on both sides of a hole in a table of one column, when they end one step of theirs
  /// apart.
  private func bands(
    _ question: TableQuestion, _ parts: [(column: Int, part: ValueSet, isMissing: Bool)]
  ) -> (lower: String, upper: String, rows: [Int])? {
    guard question.table.columns.count == 1, let hole = parts.first, hole.column == 0,
      let low = hole.part.least, let high = hole.part.greatest
    else { return nil }
    let type = type(question, 0)
    guard case .number = type else { return nil }
    let column = question.grid.columns[0]
    let unit = max(1, column.domain.step)
    let (lower, upper) = (low - unit, high + unit)
    // The step of the bands is coarser than the step of the values.
    let gap = upper - lower
    guard gap > unit, lower % gap == 0, upper % gap == 0 else { return nil }
    func row(_ value: Int128) -> Int? {
      let at = column.classes.firstIndex { $0.part.contains(value) }
      return at.flatMap { column.rows[$0].first }
    }
    guard let below = row(lower), let above = row(upper) else { return nil }
    return (
      reader.written(lower, type, isCell: true), reader.written(upper, type, isCell: true),
      [above, below]
    )
  }

  mutating func contradiction(
    _ question: TableQuestion, _ earlier: Int, _ later: Int, _ box: Box,
    _ parts: [(column: Int, part: ValueSet, isMissing: Bool)]
  ) -> Finding {
    let table = question.table
    func isNamed(_ column: Int, by rows: some Sequence<Int>) -> Bool {
      let grid = question.grid.columns[column]
      return rows.contains { grid.cells[$0].count < grid.classes.count }
    }
    // A column that no row looks at need not be known; one that only others look at need not be named.
    let asked = parts.filter { isNamed($0.column, by: table.rows.indices) }
    let (box, sample) = record(question, box, asked.isEmpty ? parts : asked)
    let telling = sample.filter { isNamed($0.column, by: [earlier, later]) }
    let (output, result) = difference(table.rows[earlier], table.rows[later])
    let test = self.test(
      question, "Pertentangan tabel \(table.origin.name)", box, sample, output, result)
    let fault = TableProofFault.contradiction(
      table: table.origin.name, place: words(question, telling.isEmpty ? sample : telling),
      test: test)
    let rows = (table.rows[earlier].range, table.rows[later].range)
    var others = [Label(rows.0)]
    for row in [earlier, later] {
      for column in table.columns.indices { others += values(question, row, column) }
    }
    return Finding(
      Diagnostic(fault, at: rows.1, others: others), places: [rows.1, rows.0],
      needsEverySet: false)
  }

  /// The result in which two rows differ, and what it then comes to.
  private mutating func difference(
    _ a: DecisionTable.Row, _ b: DecisionTable.Row
  ) -> (output: Int, result: String) {
    for (output, pair) in zip(a.outputs, b.outputs).enumerated() {
      switch pair {
      case (.empty, .empty): continue
      case (.empty, .expression), (.expression, .empty): return (output, "kosong")
      case (.expression, .expression):
        let keys = (reader.outputKey(pair.0), reader.outputKey(pair.1))
        if keys.0 != keys.1 { return (output, "bentrok") }
      }
    }
    return (0, "bentrok")
  }

  mutating func shadowedRow(_ question: TableQuestion, _ row: Int, by rows: [Int]) -> Finding {
    let table = question.table
    let fault = TableProofFault.shadowedRow(
      table: table.origin.name, row: row + 1, by: rows.map { $0 + 1 })
    let others = rows.count <= 4 ? rows.map { Label(table.rows[$0].range) } : []
    return Finding(
      Diagnostic(fault, at: table.rows[row].range, others: others),
      places: [table.rows[row].range], needsEverySet: true)
  }

  mutating func emptyRow(_ question: TableQuestion, _ row: Int, _ column: Int) -> Finding {
    let table = question.table
    let range = reader.span(question.grid.columns[column].domain, type(question, column))
    let fault = TableProofFault.emptyRow(
      table: table.origin.name, row: row + 1, input: name(question, column), range: "`\(range)`")
    let others = declared(table.columns[column].expression) + values(question, row, column)
    return Finding(
      Diagnostic(fault, at: table.rows[row].range, others: others),
      places: [table.rows[row].range], needsEverySet: true)
  }

  /// Where the field that an expression is says what it can be.
  func declared(_ id: ExpressionID) -> [Label] {
    guard let schema = policy.schema, set.expressions.indices.contains(id.index) else { return [] }
    let column: ColumnID
    switch set[id].kind {
    case .field(let it): column = it
    case .mapValue(let table, let at, _), .yearValue(let table, let at, _):
      column = ColumnID(table, at)
    default: return []
    }
    guard schema.tables.indices.contains(column.table.index),
      schema.tables[column.table.index].columns.indices.contains(column.index)
    else { return [] }
    let range = schema.tables[column.table.index].columns[column.index].range
    return [Label(range, Words("bidangnya di sini", en: "the field is here"))]
  }

  /// The values of the parameters that a cell names.
  private mutating func values(_ question: TableQuestion, _ row: Int, _ column: Int) -> [Label] {
    guard let cell = Reader.cell(question.table.rows[row], column),
      let first = question.start[.evaluationDate]?.set.least
    else { return [] }
    let day = CalendarDate(days: Int32(truncatingIfNeeded: first))
    return reader.footprint(of: Self.bounds(cell)).parameters.sorted().compactMap { index in
      guard set.parameters.indices.contains(index) else { return nil }
      return set.parameters[index].versions.first { $0.validity.contains(day) }.map {
        Label($0.range, Words("nilainya di sini", en: "its value is here"))
      }
    }
  }

  mutating func idleColumn(_ question: TableQuestion, _ column: Int) -> Finding {
    let fault = TableProofFault.idleColumn(
      table: question.table.origin.name, input: name(question, column))
    let range = question.table.columns[column].range
    return Finding(Diagnostic(fault, at: range), places: [range], needsEverySet: true)
  }
}
