// RandomRules.swift: random parameters, formulas, tables and decisions.

import Semantics
import TestSupport
import Values

extension PolicyBuilder {
  // MARK: parameters and formulas

  mutating func addParameter() {
    let type = random.oneIn(3) ? anyType() : anyNumber()
    if type == .text || type == .boolean { return }
    let cut = day()
    let next = cut.adding(days: 1) ?? cut
    let start = CalendarDate(year: 2000, month: 1, day: 1) ?? cut
    let versions = [
      Parameter.Version(
        validity: DateInterval(from: min(start, cut), to: cut), value: value(type),
        range: PolicyBuilder.range),
      Parameter.Version(
        validity: DateInterval(from: next), value: value(type), range: PolicyBuilder.range),
    ]
    let isWhole = random.oneIn(2)
    set.parameters.append(
      Parameter(origin: origin("pr"), type: type, versions: isWhole ? versions : [versions[1]]))
  }

  mutating func inputs() -> [Input] {
    if !random.oneIn(3) { return [] }
    return (0..<random.int(1...2)).map { _ in
      let type = anyType()
      return Input(name: name("in"), type: type == .boolean ? .date : type)
    }
  }

  mutating func addFormula() {
    let inputs = inputs()
    let place = Place(inputs: inputs)
    var type = anyType()
    let body = expression(type, place, 3)
    let exceptions =
      random.oneIn(2) ? [] : self.exceptions(place, count: 1...2, depth: 2, valued: type)
    if case .number(var number) = type, random.oneIn(4) {
      number.lower = .zero
      number.upper = Decimal(100)
      type = .number(number)
    }
    set.formulas.append(
      Formula(
        origin: origin("rm"), inputs: inputs, type: type, body: body, exceptions: exceptions))
  }

  mutating func exceptions(
    _ place: Place, count: ClosedRange<Int>, depth: Int, valued type: ScalarType? = nil
  ) -> [RuleException] {
    (0..<random.int(count)).map { _ in
      let condition = condition(place, 1)
      let value = type.map { expression($0, place, 1) }
      let against =
        depth > 0 && random.oneIn(3)
        ? exceptions(place, count: 1...2, depth: depth - 1, valued: type) : []
      return RuleException(
        origin: origin("kc"), condition: condition, value: value, against: against)
    }
  }

  // MARK: tables

  mutating func addTable() {
    let inputs = inputs()
    let place = Place(inputs: inputs)
    let policies: [DecisionTable.HitPolicy] = [
      .exactlyOne, .exactlyOne, .first, .sum, .highest, .lowest,
    ]
    let policy = random.pick(policies) ?? .first
    var type = anyType()
    if policy == .sum { type = anyNumber() }
    if policy == .highest || policy == .lowest {
      type = random.oneIn(2) ? anyNumber() : .member(EnumerationID(random.int(0...1)))
    }
    let isWhole = isProvable && (policy == .exactlyOne || policy == .first)
    let columns = (0..<random.int(1...2)).map { _ in column(place, isWhole) }
    let rowCount = random.int(1...4)
    let origin = origin("tb")
    let several = (policy == .exactlyOne || policy == .first) && inputs.isEmpty && random.oneIn(4)
    var outputs = [Input(name: origin.name, type: type)]
    if several {
      outputs = [Input(name: name("o"), type: type), Input(name: name("o"), type: anyType())]
    }
    var cells: [[DecisionTable.Cell]] = (0..<rowCount).map { _ in [] }
    if isWhole {
      cells = wholeRows(columns)
    } else {
      for column in columns {
        let isAsking = random.oneIn(4)
        for row in cells.indices { cells[row].append(cell(of: column, isAsking)) }
      }
    }
    let rows = cells.map { row in
      DecisionTable.Row(
        cells: row,
        outputs: outputs.map { output in
          random.oneIn(8) && policy != .sum
            ? .empty(reason: "belum diatur") : .expression(expression(output.type, place, 1))
        }, range: PolicyBuilder.range)
    }
    set.tables.append(
      DecisionTable(
        origin: origin, inputs: inputs, hitPolicy: policy, columns: columns, outputs: outputs,
        rows: rows, isCrosstab: false))
  }

  private mutating func column(_ place: Place, _ isWhole: Bool) -> DecisionTable.Column {
    var type = anyType()
    if type == .text || type == .date { type = anyNumber() }
    var expression = isWhole ? nonLiteral(type, place) : self.expression(type, place, 2)
    if expression == nil {
      type = .member(EnumerationID(2))
      expression = add(.field(ColumnID(.person, 1)), type)
    }
    return DecisionTable.Column(
      expression: expression ?? literal(type), precision: precision(type),
      range: PolicyBuilder.range)
  }

  private func type(of column: DecisionTable.Column) -> ScalarType {
    if case .scalar(let type) = set[column.expression].type { type } else { .boolean }
  }

  private mutating func cell(
    of column: DecisionTable.Column, _ isAsking: Bool
  ) -> DecisionTable.Cell {
    let type = type(of: column)
    switch random.int(0...9) {
    case 0, 1: return .anything
    case 2: return isAsking ? .missing : .anything
    case 3: return .otherwise
    case 4...6:
      if case .number = type { return .tests([range(type)]) }
      if case .member(let id) = type, vocabulary.enumerations[id.index].isScale {
        return .tests([
          .range(
            lower: literal(type), lowerIsOpen: random.oneIn(2), upper: nil, upperIsOpen: false)
        ])
      }
      return .tests([.equal(literal(type))])
    case 7: return .tests([.notEqual(bound(type))])
    default: return .tests([.equal(bound(type))])
    }
  }

  /// A constant or a parameter.
  private mutating func bound(_ type: ScalarType) -> ExpressionID {
    let parameters = set.parameters.indices.filter {
      PolicyBuilder.fits(set.parameters[$0].type, type)
    }
    if let index = random.pick(parameters), random.oneIn(3) {
      return add(.parameter(ParameterID(index)), type)
    }
    return literal(type)
  }

  private mutating func range(_ type: ScalarType) -> DecisionTable.Test {
    let a = amount()
    let b = amount()
    let low = add(.literal(.number(min(a, b))), type)
    let high = add(.literal(.number(max(a, b))), type)
    switch random.int(0...2) {
    case 0: return .range(lower: low, lowerIsOpen: random.oneIn(2), upper: nil, upperIsOpen: false)
    case 1: return .range(lower: nil, lowerIsOpen: false, upper: high, upperIsOpen: random.oneIn(2))
    default:
      return .range(
        lower: low, lowerIsOpen: random.oneIn(2), upper: high, upperIsOpen: random.oneIn(2))
    }
  }

  /// Rows that leave no hole and do not overlap: the product of a cut of every column in two.
  private mutating func wholeRows(_ columns: [DecisionTable.Column]) -> [[DecisionTable.Cell]] {
    var rows: [[DecisionTable.Cell]] = [[]]
    for column in columns {
      let type = type(of: column)
      let value = value(type)
      var halves: [DecisionTable.Cell]
      switch type {
      case .number:
        let (low, high) = (add(.literal(value), type), add(.literal(value), type))
        halves = [
          .tests([.range(lower: nil, lowerIsOpen: false, upper: low, upperIsOpen: true)]),
          .tests([.range(lower: high, lowerIsOpen: false, upper: nil, upperIsOpen: false)]),
        ]
      default:
        halves = [
          .tests([.equal(add(.literal(value), type))]),
          random.oneIn(2) ? .tests([.notEqual(add(.literal(value), type))]) : .otherwise,
        ]
      }
      rows = rows.flatMap { row in halves.map { row + [$0] } }
    }
    return rows
  }

  // MARK: decisions

  mutating func addPromotion() {
    let conditions = (0..<random.int(1...3)).map { _ in
      Condition(
        origin: origin("sy"), condition: condition(Place(), 3),
        exceptions: exceptions(Place(), count: 0...2, depth: 2))
    }
    let candidates = random.oneIn(3) ? nil : condition(Place(), 2)
    set.promotions.append(
      Promotion(origin: origin("pm"), candidates: candidates, conditions: conditions))
  }

  mutating func addTraining() {
    let levels: [Training.Priority] = [.high, .medium, .low]
    let priorities = levels.flatMap { level in
      (0..<random.int(0...1)).map { _ in
        Training.PriorityRule(priority: level, condition: condition(Place(), 1))
      }
    }
    var noRepeat: Training.NoRepeat?
    let lists = schema.tables.indices.filter {
      schema.tables[$0].parent == .person && schema.tables[$0].kind == .list
        && days(of: TableID($0)).count == 1
    }
    if let table = random.pick(lists), let day = days(of: TableID(table)).first {
      let names = schema.tables[table].columns.indices.filter {
        schema.tables[table].columns[$0].type == .text
      }
      if let name = names.first {
        noRepeat = Training.NoRepeat(
          months: random.int(1...30), table: TableID(table), nameColumn: name, member: nil,
          dateColumn: day)
      }
    }
    var origin = origin("pl")
    if random.oneIn(2) { origin.label = "Etika publik" }
    set.trainings.append(
      Training(
        origin: origin, trigger: condition(Place(), 2),
        exceptions: exceptions(Place(), count: 0...2, depth: 1), priorities: priorities,
        noRepeat: noRepeat))
  }

  mutating func addPlacement() {
    set.placements.append(
      Placement(
        origin: origin("pn"), target: random.oneIn(2) ? nil : condition(Place(), 2),
        suitable: condition(Place(), 2), exceptions: exceptions(Place(), count: 0...2, depth: 1)))
  }

  mutating func addFlag() {
    // A text in quotation marks cannot stand inside a message.
    let type = anyNumber()
    set.flags.append(
      Flag(
        origin: origin("td"), isForInspection: false, condition: condition(Place(), 2),
        exceptions: exceptions(Place(), count: 0...1, depth: 1),
        message: [.text("Nilai "), .value(expression(type, Place(), 2))]))
  }
}
