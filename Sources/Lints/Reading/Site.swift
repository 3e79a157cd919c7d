// Site.swift: every expression of the rules with what it is there for. Tests have none.

import Syntax
import Text

/// A class, for every look through the rules goes through all of them.
final class Site: Sendable {
  enum Role: Sendable {
    case candidates
    case condition(ConditionSyntax)
    /// What an exception hangs on.
    case exception(ExceptionSyntax)
    /// `dipicu`, `sesuai`, `muncul`, `untuk`, `prioritas`.
    case decision
    /// A value: a formula's, a cell's, a target.
    case value
  }
  let expression: ExpressionSyntax
  let role: Role
  /// Position in `Review.declarations`.
  let owner: Int
  /// Whether it is a condition a decision hangs on.
  let isCondition: Bool

  init(_ expression: ExpressionSyntax, _ role: Role, owner: Int) {
    self.expression = expression
    self.role = role
    self.owner = owner
    isCondition = if case .value = role { false } else { true }
  }

  static func all(of declared: Declared, _ owner: Int) -> [Site] {
    var collector = Collector(owner: owner)
    collector.add(declared.declaration.body)
    return collector.sites
  }

  private struct Collector {
    let owner: Int
    var sites: [Site] = []

    mutating func add(_ expression: ExpressionSyntax?, _ role: Role = .value) {
      guard let expression else { return }
      sites.append(Site(expression, role, owner: owner))
    }

    mutating func add(_ conditions: [ConditionSyntax]) {
      for condition in conditions {
        add(condition.condition, .condition(condition))
        add(condition.exceptions)
      }
    }

    mutating func add(_ exceptions: [ExceptionSyntax]) {
      for exception in exceptions {
        add(exception.condition, .exception(exception))
        add(exception.value)
      }
    }

    mutating func add(_ body: DeclarationBody) {
      switch body {
      case .scale, .choice, .unit, .record, .reference, .calendar, .test, .removal: break
      case .parameter(let parameter): for version in parameter.versions { add(version.value) }
      case .formula(let formula): add(formula)
      case .table(let table): add(table)
      case .group(let group):
        add(group.limits?.lower)
        add(group.limits?.upper)
        if case .value(let value, _) = group.missing { add(value) }
      case .indicator(let indicator):
        add(indicator.appliesIf, .decision)
        add(indicator.target?.value)
        add(indicator.limits?.lower)
        add(indicator.limits?.upper)
        add(indicator.score)
      case .promotion(let promotion):
        if case .condition(let condition) = promotion.candidates { add(condition, .candidates) }
        add(promotion.conditions)
      case .training(let training):
        add(training.trigger, .decision)
        add(training.exceptions)
        for priority in training.priorities { add(priority.condition, .decision) }
      case .placement(let placement):
        add(placement.target, .decision)
        add(placement.suitable, .decision)
        add(placement.exceptions)
      case .flag(let flag):
        add(flag.condition, .decision)
        add(flag.exceptions)
        for part in flag.message { if case .value(let value) = part { add(value) } }
      case .amendment(let amendment): add(amendment)
      }
    }

    private mutating func add(_ formula: FormulaSyntax) {
      add(formula.lower)
      add(formula.upper)
      switch formula.body {
      case .expression(let value): add(value)
      case .general(let value, let exceptions):
        add(value)
        add(exceptions)
      case .leftToAgency, .missing: break
      }
    }

    private mutating func add(_ table: TableSyntax) {
      switch table.body {
      case .columns(let inputs, _, let rows):
        for input in inputs { add(input) }
        for row in rows { add(row) }
      case .crosstab(let row, let column, let cells, let rows):
        add(row)
        add(column)
        for cell in cells { add(cell) }
        for row in rows { add(row) }
      case .leftToAgency, .missing: break
      }
    }

    private mutating func add(_ row: RowSyntax) {
      for cell in row.cells { add(cell) }
      for output in row.outputs { if case .expression(let value) = output { add(value) } }
    }

    private mutating func add(_ cell: CellSyntax) {
      guard case .pieces(let pieces, _) = cell else { return }
      for piece in pieces {
        switch piece.test {
        case .equal(let value), .notEqual(let value): add(value)
        case .range(let lower, _, let upper, _):
          add(lower)
          add(upper)
        }
      }
    }

    private mutating func add(_ amendment: AmendmentSyntax) {
      for (change, _) in amendment.changes {
        switch change {
        case .addCondition(let condition), .replaceCondition(let condition): add([condition])
        case .addException(let exception, _), .replaceException(let exception, _):
          add([exception])
        case .removeCondition, .removeException: break
        }
      }
      if let clauses = amendment.clauses { add(clauses) }
    }
  }
}
