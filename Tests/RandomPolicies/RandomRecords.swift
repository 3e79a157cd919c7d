// RandomRecords.swift: random staff records for a random policy, as trees and as columns.

package import Program
package import Reference
package import Semantics
import TestSupport
import Text
import Values

extension PolicyBuilder {
  /// A record of a policy this builder made.
  package mutating func record() -> RecordItem {
    let isOrderly = areOrderly ?? random.oneIn(4)
    areOrderly = isOrderly
    // How much is not known differs from person to person.
    let missing = isOrderly ? 0 : random.pick([0, 10, 30, 60]) ?? 10
    var person = item(of: .person, missing)
    person.values[0] = .text(name("nip"))
    return person
  }

  private mutating func item(of table: TableID, _ missing: Int) -> RecordItem {
    var item = RecordItem(values: [])
    for column in schema.tables[table.index].columns {
      let isRequired = column.marks.contains(.required)
      item.values.append(!isRequired && chance(missing) ? .missing : measured(column.type))
    }
    for index in schema.tables.indices where schema.tables[index].parent == table {
      if chance(missing / 2) { continue }
      item.lists[index] = items(of: TableID(index), missing)
    }
    return item
  }

  /// A value as a record may hold it: also below zero, and too large for one word.
  private mutating func measured(_ type: ScalarType) -> Value {
    let value = value(type)
    if case .number(let type) = type, !type.isInteger, case .number(let number) = value,
      random.oneIn(8), let negative = number.negated
    {
      return .number(random.oneIn(20) ? Decimal(12_000_000) : negative)
    }
    return value
  }

  private mutating func items(of table: TableID, _ missing: Int) -> [RecordItem] {
    switch schema.tables[table.index].kind {
    case .yearly:
      let years = ((date.year - 4)...(date.year + 1)).filter { _ in chance(60) }
      return years.map { keyed(.number(Decimal($0)), table, missing) }
    case .map(let members):
      let all = vocabulary.enumerations[members.index].members.indices
      return all.filter { _ in areOrderly == true || chance(70) }.map {
        keyed(.member($0), table, missing)
      }
    case .measurements where areOrderly == true:
      return schema.indicatorNames.indices.flatMap { code in
        (0...2).map {
          RecordItem(values: [.member(code), .missing, .member($0), .missing, score()])
        }
      }
    case .measurements:
      return (0..<random.int(0...8)).map { _ in measurement() }
    default:
      return (0..<random.int(0...4)).map { _ in item(of: table, missing) }
    }
  }

  private mutating func keyed(_ key: Value, _ table: TableID, _ missing: Int) -> RecordItem {
    var item = item(of: table, missing)
    item.values[0] = key
    return item
  }

  private mutating func measurement() -> RecordItem {
    let code = random.int(0...max(0, schema.indicatorNames.count - 1))
    let back = random.pick([0, 0, 5, 40, 100, 200, 400, -3]) ?? 0
    let day = random.oneIn(5) ? Value.missing : .date(date.adding(days: -back) ?? date)
    let source = random.oneIn(5) ? Value.missing : .member(random.int(0...2))
    let respondents =
      random.oneIn(4) ? Value.missing : .number(Decimal(random.int(0...40)))
    return RecordItem(values: [.member(code), day, source, respondents, score()])
  }

  private mutating func score() -> Value {
    .number(random.oneIn(2) ? Decimal(random.int(0...130)) : amount())
  }
}

// MARK: columns

extension RecordTable {
  /// The batch that holds these records.
  package init(_ persons: [RecordItem], _ schema: RecordSchema) {
    self.init(schema: schema)
    for person in persons {
      append(person, to: 0, schema)
      origins.append(
        RecordOrigin(range: SourceRange(file: FileID(0), start: 0, end: 0), line: 1))
    }
  }

  private mutating func append(_ item: RecordItem, to table: Int, _ schema: RecordSchema) {
    for (index, value) in item.values.enumerated() {
      append(value, schema.tables[table].columns[index].type, to: (table, index))
    }
    let row = tables[table].count
    tables[table].count += 1
    for child in schema.tables.indices where schema.tables[child].parent?.index == table {
      let items = item.lists[child]
      tables[child].isGiven.append(items != nil)
      for inner in items ?? [] {
        tables[child].parents.append(Int32(row))
        append(inner, to: child, schema)
      }
      tables[child].starts.append(Int32(tables[child].count))
    }
  }

  private mutating func append(_ value: Value, _ type: ScalarType, to place: (Int, Int)) {
    let payload: Int128?
    switch value {
    case .missing: payload = nil
    case .number(let number): payload = number.raw
    case .date(let day): payload = Int128(day.days)
    case .boolean(let truth): payload = truth ? 1 : 0
    case .member(let code): payload = Int128(code)
    case .text(let text):
      let known = texts.firstIndex(of: text)
      if known == nil { texts.append(text) }
      payload = Int128(known ?? texts.count - 1)
    }
    let isNumber = if case .number = type { true } else { false }
    tables[place.0].columns[place.1].append(payload, isNumber: isNumber)
  }
}
