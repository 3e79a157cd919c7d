// TestDraft.swift: a test under construction: where it begins, what was changed, what it asks for.

import Evaluation
import Program
import Semantics
import Text
import Values

struct TestDraft {
  var test: PolicyTest
  var record: RecordTable?
  /// The arguments of a call, for rules with inputs.
  var arguments: [Value]

  /// Nothing known of the person.
  init(set: Int, _ rules: RuleSet, date: CalendarDate) {
    let nowhere = SourceRange(file: FileID(0), start: 0, end: 0)
    test = PolicyTest(
      label: "", range: nowhere, date: date, set: set, agency: rules.agency, recordFile: nil,
      recordKey: nil, assignments: [], suppositions: [], expectations: [])
    arguments = []
  }

  /// As another test begins.
  init(_ other: PolicyTest, record: RecordTable?) {
    test = other
    test.expectations = []
    self.record = record
    arguments = []
  }

  mutating func apply(_ plan: Plan) {
    for move in plan {
      switch move {
      case .assign(let target, let content):
        test.assignments.removeAll { TestDraft.replaces(target, $0.target) }
        test.assignments.append((target, content, test.range))
      case .suppose(let target, let value):
        test.suppositions.removeAll { $0.target == target }
        test.suppositions.append((target, value))
      case .compute(let target): test.suppositions.removeAll { $0.target == target }
      case .argument(let index, let value):
        if arguments.indices.contains(index) { arguments[index] = value }
      case .date(let date): test.date = date
      case .item: break
      }
    }
  }

  /// Whether a value put somewhere leaves nothing of one put there before.
  private static func replaces(_ new: PolicyTest.Target, _ old: PolicyTest.Target) -> Bool {
    if new == old { return true }
    switch (new, old) {
    case (.list(let a), .mapEntry(let b, _)), (.list(let a), .yearEntry(let b, _)): return a == b
    case (.indicator(let a, nil), .indicator(let b, _)): return a == b
    default: return false
    }
  }

  /// What a test asks to see a rule; values are asked for by expressions added to the rules.
  mutating func ask(_ subject: AskedRule, _ set: inout RuleSet) -> [ExpressionID] {
    var asked: [ExpressionID] = []
    func add(_ kind: ExpressionKind, _ type: ScalarType) -> ExpressionID {
      set.expressions.append(Expression(kind, .scalar(type), test.range))
      return ExpressionID(set.expressions.count - 1)
    }
    func inputs(_ list: [Input]) -> [ExpressionID] {
      zip(list, arguments).map { add(.literal($1), $0.type) }
    }
    switch subject {
    case .decision(let decision):
      test.expectations = [
        PolicyTest.Expectation(
          kind: .decision(decision, .undetermined), reasons: [], range: test.range)
      ]
      return []
    case .formula(let index):
      let formula = set.formulas[index]
      asked = [add(.formula(FormulaID(index), inputs(formula.inputs)), formula.type)]
    case .table(let index):
      let table = set.tables[index]
      let ids = inputs(table.inputs)
      for output in table.outputs.indices {
        let kind = ExpressionKind.table(DecisionTableID(index), output: output, ids)
        asked.append(add(kind, table.outputs[output].type))
      }
    case .score(let index):
      let type = ScalarType.number(NumberType(unit: .percent))
      let indicator = set.indicators[index]
      if let group = indicator.group, indicator.appliesIf != nil {
        asked.append(add(.group(group), type))
      }
      asked.append(add(.indicatorScore(IndicatorID(index)), type))
    case .parameter(let index):
      asked = [add(.parameter(ParameterID(index)), set.parameters[index].type)]
    }
    test.expectations = asked.map {
      PolicyTest.Expectation(kind: .holds($0), reasons: [], range: test.range)
    }
    return asked
  }
}
