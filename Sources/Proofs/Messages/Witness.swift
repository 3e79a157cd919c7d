// Witness.swift: a record that shows what was proved, as a test (`uji`) that can be pasted as it is.

import Semantics
import Text
import Values

/// A test put together line by line.
package struct WitnessTest: Sendable {
  package var title: String
  package var date: String
  package var agency: String?
  package var person: String
  /// `PATH = VALUE`
  package var given: [String] = []
  package var supposed: [String] = []
  package var notes: [String] = []
  package var expected: [String] = []

  package init(title: String, date: String, agency: String?, person: String) {
    self.title = title
    self.date = date
    self.agency = agency
    self.person = person
  }

  package var text: String {
    var lines = ["uji \"\(title)\"", "    tanggal penilaian \(date)"]
    if let agency { lines.append("    dinas \(agency)") }
    lines.append("    \(person)")
    lines += given.map { "        dengan \($0)" }
    lines += supposed.map { "    andai \($0)" }
    lines += notes.map { "    # \($0)" }
    for (number, line) in expected.enumerated() {
      lines.append("    \(number == 0 ? "maka" : "dan ") \(line)")
    }
    return lines.joined(separator: "\n")
  }
}

extension SetProof {
  /// A test with the date, the dinas and nothing known of the person.
  mutating func emptyTest(_ title: String, _ box: Box) -> WitnessTest {
    let all = ValueSet(from: Int128(set.validity.from.days), to: Int128(set.validity.to.days))
    let days = box[.evaluationDate]?.set ?? all
    testDays = days.isEmpty ? all : days
    let date = reader.simplest(testDays, .date) ?? 0
    var agency: String?
    if let code = set.agency, let id = policy.vocabulary.agencies,
      policy.vocabulary.enumerations.indices.contains(id.index),
      policy.vocabulary.enumerations[id.index].members.indices.contains(code)
    {
      agency = policy.vocabulary.enumerations[id.index].members[code].name
    }
    return WitnessTest(
      title: title, date: reader.written(date, .date), agency: agency,
      person: policy.schema?.name.lowercased() ?? "pegawai")
  }

  /// Sets a rule that a column names to a value; false when the expression is no such rule.
  mutating func suppose(
    _ id: ExpressionID, _ value: String, _ test: inout WitnessTest
  ) -> Bool {
    let name: String
    switch set[id].kind {
    case .formula(let formula, []) where set.formulas.indices.contains(formula.index):
      name = set.formulas[formula.index].origin.name
    case .table(let table, let output, []) where set.tables.indices.contains(table.index):
      let table = set.tables[table.index]
      name =
        table.outputs.count > 1 && table.outputs.indices.contains(output)
        ? "\(table.origin.name).\(table.outputs[output].name)" : table.origin.name
    case .group(let group) where set.groups.indices.contains(group.index):
      name = set.groups[group.index].origin.name
    case .indicator(let indicator) where set.indicators.indices.contains(indicator.index):
      name = set.indicators[indicator.index].origin.name
    default: return false
    }
    let line = "\(name) = \(value)"
    if !test.supposed.contains(line) { test.supposed.append(line) }
    return true
  }

  /// Sets the terms that a box holds apart from what they can be anyhow.
  mutating func give(
    _ terms: [Term], _ box: Box, _ test: inout WitnessTest
  ) {
    for term in terms {
      guard let state = box[term], let type = reader.types[term] else { continue }
      let value =
        reader.simplest(state.set, type).map { reader.written($0, type) } ?? "kosong"
      add(term, value, state, box, &test)
    }
  }

  private mutating func add(
    _ term: Term, _ value: String, _ state: TermState, _ box: Box, _ test: inout WitnessTest
  ) {
    switch term {
    case .column, .mapValue, .yearValue:
      if let path = path(term), !test.given.contains("\(path) = \(value)") {
        test.given.append("\(path) = \(value)")
      }
    case .indicator(let index) where set.indicators.indices.contains(index):
      test.supposed.append("\(set.indicators[index].origin.name) = \(value)")
    case .group(let index) where set.groups.indices.contains(index):
      test.supposed.append("\(set.groups[index].origin.name) = \(value)")
    case .score(let index) where set.indicators.indices.contains(index):
      let name = set.indicators[index].origin.name
      if let measured = measured(index, scoring: state.set) {
        test.supposed.append("\(name) = \(measured)")
      } else {
        test.notes.append("capaian \(name) = \(value)")
      }
    case .opaque where reader.spans[term] != nil:
      // So many months before the day of the test.
      guard let span = reader.spans[term], span.at == .evaluationDate,
        let path = path(span.since), let months = reader.simplest(state.set, .number(NumberType())),
        let day = reader.simplest(testDays, .date)
      else { return }
      let count = Int(clamping: months / Decimal.scale)
      let since = CalendarDate(days: Int32(truncatingIfNeeded: day)).adding(
        months: -min(max(count, -2_000), 2_000), set.monthEnd ?? .lastDayOfMonth)
      if let since {
        test.given.removeAll { $0.hasPrefix("\(path) = ") }
        test.given.append("\(path) = \(since.spelled)")
      }
    case .opaque:
      // A rule that only names a list can be supposed; else all of its items are alike.
      guard let id = reader.writings[term] else { return }
      let formula = set.formulas.first { formula in
        formula.inputs.isEmpty && formula.exceptions.isEmpty
          && reader.canon.expression(formula.body) == reader.canon.expression(id)
      }
      if let formula {
        // `ada L` is read as how many there are.
        let isTruth = formula.type == .boolean && reader.types[term] != .boolean
        let text = isTruth ? (state.set.contains(0) ? "tidak" : "ya") : value
        test.supposed.append("\(formula.origin.name) = \(text)")
      } else if let list = reader.list(of: id) {
        _ = give(list: list.table, box, &test)
      }
    default: break
    }
  }

  /// A measured value whose score lies in a set.
  mutating func measured(_ index: Int, scoring wanted: ValueSet) -> String? {
    let id = IndicatorID(index)
    var other = Reader(set, policy.vocabulary, policy.schema, reader.orders)
    other.begin(asking: [], takingApart: [.score(index)])
    let answer = other.search(most: 400) { reader in
      reader.lies(reader.score(id), in: wanted, isMissing: false)
    }
    guard case .found(let box) = answer, let state = box[.indicator(index)] else { return nil }
    let type = ScalarType.number(NumberType(unit: set.indicators[index].unit))
    return other.simplest(state.set, type).map { other.written($0, type) }
  }

  /// How a test names a part of the record.
  func path(_ term: Term) -> String? {
    guard let schema = policy.schema else { return nil }
    func table(_ id: TableID) -> TableSchema? {
      schema.tables.indices.contains(id.index) ? schema.tables[id.index] : nil
    }
    func tail(_ schema: TableSchema, _ column: Int) -> String {
      guard schema.columns.indices.contains(column), schema.columns[column].path != "nilai" else {
        return ""
      }
      return "." + schema.columns[column].path
    }
    switch term {
    case .column(let column):
      guard column.table == .person, let person = table(.person),
        person.columns.indices.contains(column.index)
      else { return nil }
      return person.columns[column.index].path
    case .mapValue(let id, let column, let member):
      guard let map = table(id), case .map(let names) = map.kind,
        policy.vocabulary.enumerations.indices.contains(names.index),
        policy.vocabulary.enumerations[names.index].members.indices.contains(member)
      else { return nil }
      let name = policy.vocabulary.enumerations[names.index].members[member].name
      return "\(map.path).\(name)\(tail(map, column))"
    case .yearValue(let id, let column, let year):
      guard let history = table(id) else { return nil }
      return "\(history.path).\(year)\(tail(history, column))"
    default: return nil
    }
  }
}
