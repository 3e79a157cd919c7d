// PolicyBuilder.swift: the state of making a random policy that is well typed: what there is to read
// where. Seeded: the same number makes the same policy. Text.swift writes it down as rules.

import Semantics
package import TestSupport
import Text
import Values

/// Where an expression stands: the lists around it, innermost last, and the inputs of its rule.
struct Place {
  var tables: [TableID] = [.person]
  var inputs: [Input] = []

  func inside(_ table: TableID) -> Place {
    Place(tables: tables + [table], inputs: inputs)
  }
}

package struct PolicyBuilder {
  package internal(set) var random: SeededGenerator
  /// Whether tables are whole and without disagreement, so that a checker lets them through.
  let isProvable: Bool
  var vocabulary = Vocabulary()
  var schema = RandomSchema.empty
  var set = RuleSet(name: "", label: "", agency: nil, validity: .always, monthEnd: nil)
  let date: CalendarDate
  /// Whether records are as good as always: nothing missing, all measured once in the same order; decided
  /// with the first of them.
  var areOrderly: Bool?
  var names = 0
  static let range = SourceRange(file: FileID(0), start: 0, end: 0)

  init(seed: UInt64, isProvable: Bool) {
    random = SeededGenerator(seed: seed)
    self.isProvable = isProvable
    date = random.pick(PolicyBuilder.evaluationDates) ?? .last
  }

  // MARK: pieces

  mutating func name(_ prefix: String) -> String {
    names += 1
    return "\(prefix)\(names)"
  }

  mutating func origin(_ prefix: String) -> Origin {
    let name = name(prefix)
    return Origin(
      name: name, label: name.uppercased(), basis: ["Perwali 1/2026"], range: PolicyBuilder.range,
      author: set.name)
  }

  mutating func add(_ kind: ExpressionKind, _ type: ScalarType) -> ExpressionID {
    set.expressions.append(Expression(kind, .scalar(type), PolicyBuilder.range))
    return ExpressionID(set.expressions.count - 1)
  }

  mutating func chance(_ percent: Int) -> Bool { random.int(1...100) <= percent }

  func precision(_ type: ScalarType) -> Int {
    if case .number(let number) = type {
      vocabulary.units[number.unit.index].precision
    } else {
      6
    }
  }

  /// The same but for bounds.
  static func fits(_ a: ScalarType, _ b: ScalarType) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x.unit == y.unit
    default: a == b
    }
  }

  static func number(_ unit: UnitID = .none) -> ScalarType { .number(NumberType(unit: unit)) }

  // MARK: choices of types

  static let jp = UnitID(14)
  static let units: [UnitID] = [.none, .percent, .rupiah, .point, .month, .day, jp]

  mutating func anyType() -> ScalarType {
    switch random.int(0...9) {
    case 0...4: anyNumber()
    case 5: .boolean
    case 6: .date
    case 7, 8: anyMember()
    default: .text
    }
  }

  mutating func anyNumber() -> ScalarType {
    PolicyBuilder.number(random.pick(PolicyBuilder.units) ?? .none)
  }

  mutating func anyMember() -> ScalarType {
    .member(EnumerationID(random.int(0...(vocabulary.enumerations.count - 1))))
  }

  // MARK: values

  static let evaluationDates: [CalendarDate] = [
    (2026, 12, 31), (2026, 6, 30), (2026, 1, 1), (2024, 2, 29), (2025, 2, 28), (2026, 3, 31),
    (2026, 8, 15), (2025, 3, 1), (2026, 4, 30),
  ].compactMap { CalendarDate(year: $0, month: $1, day: $2) }

  /// In millionths of millionths: whole numbers, cuts, and what looking precision hides.
  static let amounts: [Int128] =
    [
      0, 1, 2, 3, 5, 12, 24, 59, 60, 80, 100, 1_000,
    ].map { $0 * Decimal.scale } + [
      59_999_999_600_000, 60_000_000_400_000, 99_500_000_000_000, 333_333_333_333,
      2_500_750_000_000_000, 1_000_005_000_000_000, 12_345_678_900_000,
    ]

  mutating func amount() -> Decimal {
    Decimal(raw: random.pick(PolicyBuilder.amounts) ?? 0)
  }

  mutating func day() -> CalendarDate {
    let near = [0, 1, -1, -2, -14, -30, -31, -60, -180, -364, -365, -366, -730, 20, 200]
    switch random.int(0...5) {
    case 0, 1: return date.adding(days: random.pick(near) ?? 0) ?? date
    case 2: return date.adding(months: -random.int(0...40), .lastDayOfMonth) ?? date
    case 3: return date.adding(months: -random.int(0...40), .lastDayOfMonth)?.endOfMonth ?? date
    case 4:
      let year = date.year - random.int(-1...6)
      return random.oneIn(2)
        ? CalendarDate(year: year, month: 12, day: 31) ?? date
        : CalendarDate(year: year, month: 1, day: 1) ?? date
    default:
      return random.oneIn(2)
        ? CalendarDate(year: 2024, month: 2, day: 29) ?? date
        : CalendarDate(days: Int32(random.int(0...20_000)))
    }
  }

  static let texts = ["A", "Etika", "etika publik", "pl_1", "B"]

  /// A value of a type, never missing.
  mutating func value(_ type: ScalarType) -> Value {
    switch type {
    case .text: return .text(random.pick(PolicyBuilder.texts) ?? "")
    case .boolean: return .boolean(random.oneIn(2))
    case .date: return .date(day())
    case .number(let number):
      var value = amount()
      if number.isInteger { value = Decimal(random.int(1...5)) }
      return .number(value)
    case .member(let id):
      return .member(random.int(0...(vocabulary.enumerations[id.index].members.count - 1)))
    case .calendar: return .member(0)
    }
  }

  mutating func literal(_ type: ScalarType) -> ExpressionID { add(.literal(value(type)), type) }
}
