// RecordEditing.swift: a record made or changed by hand: one person's batch, for tests of rules and for
// asking what would change a result.

package import Program
package import Semantics
package import Values

extension RecordTable {
  /// One person of whom nothing is known.
  package static func blank(_ schema: RecordSchema) -> RecordTable {
    var table = RecordTable(schema: schema)
    table.tables[0].count = 1
    for (column, info) in schema.tables[0].columns.enumerated() {
      table.tables[0].columns[column].append(nil, info.type)
    }
    // Lists of the person are not given; lists of items have no rows to belong to.
    for (index, info) in schema.tables.enumerated() where index > 0 && info.parent == .person {
      table.tables[index].starts = [0, 0]
      table.tables[index].isGiven = [false]
    }
    return table
  }
}

extension RecordColumn {
  fileprivate mutating func append(_ payload: Int128?, _ type: ScalarType) {
    append(payload, isNumber: RegisterKind(type).isNumber)
  }

  fileprivate mutating func set(_ row: Int, _ payload: Int128?, _ type: ScalarType) {
    set(row, payload, isNumber: RegisterKind(type).isNumber)
  }
}

/// Changes the one person of a batch.
package struct RecordEditor: Sendable {
  package private(set) var table: RecordTable
  private let policy: Policy
  private let set: Int
  /// Where each text of the batch stands; nil: nobody has asked yet.
  private var textPlaces: [String: Int]?

  /// - Parameter set: whose indicators `dengan INDICATOR = ...` means; an index into `Policy.sets`.
  package init(_ table: RecordTable, policy: Policy, set: Int) {
    self.table = table
    self.policy = policy
    self.set = set
  }

  /// The agency and the assignments of a test, in the order written.
  package mutating func apply(_ test: PolicyTest) {
    guard let schema = policy.schema else { return }
    if let agency = test.agency, let column = schema.agency {
      assign(.member(agency), to: column)
    }
    for assignment in test.assignments {
      apply(assignment.target, assignment.content, on: test.date)
    }
  }

  package mutating func apply(
    _ target: PolicyTest.Target, _ content: PolicyTest.Content, on date: CalendarDate
  ) {
    switch (target, content) {
    case (.column(let column), .value(let value)): assign(value, to: column)
    case (.list(let id), .value(.missing)): replace(id, with: nil)
    case (.list(let id), .rows(let rows)):
      replace(id, with: rows.map { $0.map { ($0.column, $0.value) } })
    case (.mapEntry(let id, let member), .value(let value)):
      enter(id, key: .member(member), [(1, value)])
    case (.yearEntry(let id, let year), .value(let value)):
      enter(id, key: .number(Decimal(year)), [(1, value)])
    case (.mapEntry(let id, let member), .rows(let rows)):
      enter(id, key: .member(member), (rows.first ?? []).map { ($0.column, $0.value) })
    case (.yearEntry(let id, let year), .rows(let rows)):
      enter(id, key: .number(Decimal(year)), (rows.first ?? []).map { ($0.column, $0.value) })
    case (.indicator(let code, let source), .value(let value)):
      measure(code, source, value, on: date)
    case (.indicator(let code, let source), .rows(let rows)):
      measure(code, source, rows.map { $0.map { ($0.column, $0.value) } })
    case (.column, .rows), (.list, .value): break
    }
  }

  private mutating func payload(_ value: Value) -> Int128? {
    switch value {
    case .missing: nil
    case .boolean(let truth): truth ? 1 : 0
    case .date(let date): Int128(date.days)
    case .number(let number): number.raw
    case .member(let code): Int128(code)
    case .text(let text): Int128(place(of: text))
    }
  }

  private mutating func place(of text: String) -> Int {
    var places =
      textPlaces
      ?? Dictionary(
        zip(table.texts, table.texts.indices), uniquingKeysWith: { first, _ in first })
    textPlaces = nil
    defer { textPlaces = places }
    if let place = places[text] { return place }
    places[text] = table.texts.count
    table.texts.append(text)
    return table.texts.count - 1
  }

  private func type(_ id: TableID, _ column: Int) -> ScalarType {
    guard let schema = policy.schema, schema.tables.indices.contains(id.index),
      schema.tables[id.index].columns.indices.contains(column)
    else { return .text }
    return schema.tables[id.index].columns[column].type
  }

  private mutating func assign(_ value: Value, to column: ColumnID) {
    let payload = payload(value)
    table.tables[column.table.index].columns[column.index].set(
      0, payload, type(column.table, column.index))
  }

  /// A whole list of the person; nil: not given.
  private mutating func replace(_ id: TableID, with rows: [[(Int, Value)]]?) {
    let index = id.index
    let old = table.tables[index].count
    for column in table.tables[index].columns.indices {
      table.tables[index].columns[column].remove(0..<old)
    }
    table.tables[index].parents = []
    table.tables[index].count = 0
    table.tables[index].starts = [0, 0]
    table.tables[index].isGiven = [rows != nil]
    dropLists(under: id)
    for row in rows ?? [] { append(row, to: id) }
  }

  /// Lists of items that are gone.
  private mutating func dropLists(under id: TableID) {
    guard let schema = policy.schema else { return }
    for (index, info) in schema.tables.enumerated() where info.parent == id {
      let columns = info.columns.count
      table.tables[index] = TableRows(columns: columns)
      dropLists(under: TableID(index))
    }
  }

  private mutating func append(_ row: [(Int, Value)], to id: TableID) {
    let index = id.index
    for column in table.tables[index].columns.indices {
      let value = row.last { $0.0 == column }?.1 ?? .missing
      let payload = payload(value)
      table.tables[index].columns[column].append(payload, type(id, column))
    }
    table.tables[index].parents.append(0)
    table.tables[index].count += 1
    table.tables[index].starts = [0, Int32(truncatingIfNeeded: table.tables[index].count)]
    table.tables[index].isGiven = [true]
    guard let schema = policy.schema else { return }
    for (child, info) in schema.tables.enumerated() where info.parent == id {
      let end = Int32(truncatingIfNeeded: table.tables[child].count)
      table.tables[child].starts.append(end)
      table.tables[child].isGiven.append(false)
    }
  }

  /// One entry of a map or yearly list: changed where it is given, else added.
  private mutating func enter(_ id: TableID, key: Value, _ values: [(Int, Value)]) {
    let index = id.index
    let wanted = payload(key)
    let rows = table.tables[index]
    let found = (0..<rows.count).first { row in
      if case .member(let code) = key { return Int(rows.columns[0].codes[row]) == code }
      return rows.columns[0].hasNumbers && rows.columns[0].number(row) == wanted
    }
    guard let found else {
      append([(0, key)] + values, to: id)
      return
    }
    for (column, value) in values {
      let payload = payload(value)
      table.tables[index].columns[column].set(found, payload, type(id, column))
    }
  }

  /// A measured value as `dengan INDICATOR = ...` means it: measured on the day, by every source the
  /// indicator names (or the one given), with as many respondents as it demands.
  private mutating func measure(
    _ code: Int, _ source: Int?, _ value: Value, on date: CalendarDate
  ) {
    let indicator =
      policy.sets.indices.contains(set)
      ? policy.sets[set].indicators.first { $0.code == code } : nil
    let named = indicator?.sources.map { Int?.some($0.member) } ?? []
    let sources = source.map { [Int?.some($0)] } ?? (named.isEmpty ? [nil] : named)
    let rows = sources.map { member -> [(Int, Value)] in
      let needed = indicator?.sources.first { $0.member == member }?.minimumRespondents ?? 1
      return [
        (MeasurementColumn.date, .date(date)),
        (MeasurementColumn.source, member.map { .member($0) } ?? .missing),
        (MeasurementColumn.respondents, .number(Decimal(needed))),
        (MeasurementColumn.value, value),
      ]
    }
    measure(code, source, value == .missing ? [] : rows)
  }

  /// The measurements of an indicator (of one source) in place of those there were.
  private mutating func measure(_ code: Int, _ source: Int?, _ given: [[(Int, Value)]]) {
    guard let id = policy.schema?.measurements else { return }
    var rows: [[(Int, Value)]] = []
    let old = table.tables[id.index]
    for row in 0..<old.count {
      let isSame = Int(old.columns[MeasurementColumn.indicator].codes[row]) == code
      let sources = old.columns[MeasurementColumn.source]
      let isOfSource = source == nil || !sources.isPresent(row) || Int(sources.codes[row]) == source
      if !(isSame && isOfSource) { rows.append(values(of: row, in: id)) }
    }
    for row in given {
      let own = source.map { [(MeasurementColumn.source, Value.member($0))] } ?? []
      rows.append([(MeasurementColumn.indicator, .member(code))] + own + row)
    }
    replace(id, with: rows)
  }

  private func values(of row: Int, in id: TableID) -> [(Int, Value)] {
    let rows = table.tables[id.index]
    return rows.columns.indices.map { column in
      let source = rows.columns[column]
      if column == MeasurementColumn.indicator {
        return (column, .member(Int(source.codes[row])))
      }
      guard source.isPresent(row) else { return (column, .missing) }
      switch type(id, column) {
      case .number: return (column, .number(Decimal(raw: source.number(row))))
      case .date: return (column, .date(CalendarDate(days: source.codes[row])))
      case .boolean: return (column, .boolean(source.codes[row] != 0))
      case .text:
        let place = Int(source.codes[row])
        let isKnown = table.texts.indices.contains(place)
        return (column, isKnown ? .text(table.texts[place]) : .missing)
      case .member, .calendar: return (column, .member(Int(source.codes[row])))
      }
    }
  }
}
