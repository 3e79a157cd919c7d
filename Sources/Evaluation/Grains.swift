// Grains.swift: which registers hold only multiples of something, whatever the record: whole numbers that
// are compared need not be rounded first.

import Program
import Semantics
import Values

/// By register, what every number in it is a multiple of, as far as the plan tells.
struct Grains: Sendable {
  private var grains: [Int128] = []

  init(_ plan: Plan, _ program: RuleProgram) {
    grains.reserveCapacity(plan.instructions.count)
    for instruction in plan.instructions {
      grains.append(instruction.kind.isNumber ? grain(instruction.operation, program) : 1)
    }
  }

  /// - Parameter unit: above zero.
  func isMultiple(_ register: Register, of unit: Int128) -> Bool {
    self[register] % unit == 0
  }

  private subscript(register: Register) -> Int128 { grains[Int(register.index)] }

  private func grain(_ operation: Operation, _ program: RuleProgram) -> Int128 {
    switch operation {
    case .number(let raw): return raw == 0 ? Decimal.scale : common([raw])
    case .missing, .count, .elapsed, .span, .datePart: return Decimal.scale
    case .column(let id): return grain(of: id.table, id.index, program)
    case .entry(let table, let column, _): return grain(of: table, column, program)
    case .lift(let a), .negate(let a): return self[a]
    case .within(let a, _, _, _): return self[a]
    case .add(let a, let b), .subtract(let a, let b), .ifMissing(let a, let b),
      .select(_, let a, let b):
      return common([self[a], self[b]])
    case .extreme(_, let list, _): return common(list.map { self[$0] })
    case .lookup(_, let rows, _, _, _): return common(rows.map { self[$0.output] })
    case .grid(_, let grid, _, _): return common(grid.outputs.map { self[$0] })
    case .aggregate(let kind, _, let body, _, _):
      if case .mean = kind { return 1 }
      return self[body]
    default: return 1
    }
  }

  /// Of a column of whole numbers, 1 in the raw of a decimal.
  private func grain(of table: TableID, _ column: Int, _ program: RuleProgram) -> Int128 {
    guard let schema = program.schema, schema.tables.indices.contains(table.index),
      schema.tables[table.index].columns.indices.contains(column),
      case .number(let number) = schema.tables[table.index].columns[column].type
    else { return 1 }
    return number.isInteger ? Decimal.scale : 1
  }

  /// What divides all of them and the scale.
  private func common(_ list: [Int128]) -> Int128 {
    var common = Decimal.scale
    for number in list where common != 1 {
      var (a, b) = (common, number == .min ? 1 : abs(number))
      while b != 0 { (a, b) = (b, a % b) }
      common = a
    }
    return common
  }
}
