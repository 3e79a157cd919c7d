// TableReading.swift: what a decision table can give.

import Semantics
import Values

extension Reader {
  mutating func table(
    _ id: DecisionTableID, _ output: Int, _ arguments: [ExpressionID], _ scope: Scope
  ) -> Abstract {
    guard set.tables.indices.contains(id.index) else { return .missing }
    let table = set.tables[id.index]
    guard table.outputs.indices.contains(output) else { return .missing }
    let key = arguments.isEmpty ? MemoKey(kind: 1, index: id.index, output: output) : nil
    let inner = called(arguments, scope) { $0.canon.call(id, arguments, in: scope.call) }
    return remembered(key) { $0.table(table, id.index, output, inner) }
  }

  mutating func table(
    _ table: DecisionTable, _ index: Int, _ output: Int, _ scope: Scope
  ) -> Abstract {
    let known = cells(of: table, index, scope)
    let (cells, asksMissing) = (known.sets, known.asksMissing)
    note(known.split)
    var columns: [Abstract?] = Array(repeating: nil, count: table.columns.count)
    var collected = Collected(policy: table.hitPolicy)
    let before = split
    var decided: Abstract?
    for (number, row) in table.rows.enumerated() {
      var truth = Truth.yes
      for column in table.columns.indices where truth != .no {
        guard let cell = Reader.cell(row, column) else { continue }
        if case .anything = cell { continue }
        let input: Abstract
        if let known = columns[column] {
          input = known
        } else {
          let expression = table.columns[column].expression
          input = looked(
            value(expression, scope), self[expression].type, table.columns[column].precision)
          columns[column] = input
        }
        let part = self.truth(of: cell, cells[number][column], input, asksMissing[column])
        truth = Truth.all([truth, part])
      }
      if truth == .no { continue }
      let value: Abstract =
        row.outputs.indices.contains(output) ? self.output(row.outputs[output], scope) : .missing
      if let decided {
        // For one record two rows that disagree give nothing.
        if truth == .yes, value.set != decided.set { return Abstract(.empty) }
        continue
      }
      if !collected.add(value, truth) {
        if !isProbing || table.hitPolicy != .exactlyOne { break }
        decided = value
      }
    }
    var result = collected.result
    if result.doubt == nil { result.doubt = doubt(columns.compactMap { $0 }) }
    // Rows that agree leave nothing to tell apart.
    if result.certain != nil { split = before }
    return result
  }

  static func cell(_ row: DecisionTable.Row, _ column: Int) -> DecisionTable.Cell? {
    row.cells.indices.contains(column) ? row.cells[column] : nil
  }

  mutating func output(_ output: DecisionTable.Output, _ scope: Scope) -> Abstract {
    switch output {
    case .expression(let id): value(id, scope)
    case .empty: .missing
    }
  }

  private mutating func truth(
    of cell: DecisionTable.Cell, _ named: ValueSet, _ input: Abstract, _ asksMissing: Bool
  ) -> Truth {
    if case .missing = cell {
      var truth: Truth = []
      if input.mayBeMissing { truth.insert(.yes) }
      if !input.set.isEmpty { truth.insert(.no) }
      if truth == .either { note(splittingMissing(input)) }
      return truth
    }
    if !input.mayBeMissing, let low = input.set.least, let high = input.set.greatest {
      if named.isWithout(low, high) { return .no }
      if named.isWhole(low, high) { return .yes }
    }
    var truth: Truth = []
    let inside = input.set.intersection(named)
    if !inside.isEmpty { truth.insert(.yes) }
    if !input.set.isEmpty, inside != input.set, !input.set.subtracting(named).isEmpty {
      truth.insert(.no)
    }
    if input.mayBeMissing { truth.insert(asksMissing ? .no : .open) }
    if truth.isSuperset(of: .either) {
      note(inside.isEmpty ? splittingMissing(input) : splitting(input, at: named))
    }
    return truth
  }

  // MARK: cells

  /// What the cells of a table name depends on no more than the day.
  mutating func cells(of table: DecisionTable, _ index: Int, _ scope: Scope) -> TableCells {
    let day = box[.evaluationDate]
    for known in cells[index] ?? [] where known.day == day || !known.readsDay {
      if known.readsDay { _ = today() }
      return known
    }
    let (before, outer) = (split, readsDay)
    (split, readsDay) = (nil, false)
    let sets = cellSets(of: table, index, scope)
    let asksMissing = table.columns.indices.map { column in
      table.rows.contains { if case .missing? = Reader.cell($0, column) { true } else { false } }
    }
    let readsDay = self.readsDay
    self.readsDay = outer || readsDay
    let found = TableCells(
      sets: sets, asksMissing: asksMissing, split: split, day: day, readsDay: readsDay)
    split = before
    cells[index, default: []].append(found)
    return found
  }

  /// The values each cell names; of a cell whose bounds are not certain, everything it may name.
  private mutating func cellSets(
    of table: DecisionTable, _ index: Int, _ scope: Scope
  ) -> [[ValueSet]] {
    var sets: [[ValueSet]] = table.rows.map { _ in [] }
    for (column, info) in table.columns.enumerated() {
      let type = self[info.expression].type
      for (number, row) in table.rows.enumerated() {
        var cell = ValueSet.empty
        if case .tests(let tests)? = Reader.cell(row, column) {
          for test in tests {
            let part = self.named(by: test, type, info.precision, scope)
            cell = cell.listed.union(part.listed)
          }
        }
        sets[number].append(cell)
      }
      let everything = ValueSet(from: -ValueSet.limit, to: ValueSet.limit)
      let isAsked = table.rows.contains {
        if case .otherwise? = Reader.cell($0, column) { true } else { false }
      }
      let named = isAsked ? ValueSet(listing: sets.map { $0[column] }) : .empty
      for (number, row) in table.rows.enumerated() {
        switch Reader.cell(row, column) {
        case .anything?, nil: sets[number][column] = everything
        case .otherwise?: sets[number][column] = everything.subtracting(named)
        default: break
        }
      }
    }
    return sets
  }

  /// The values a test names.
  mutating func named(
    by test: DecisionTable.Test, _ type: ExpressionType, _ precision: Int, _ scope: Scope
  ) -> ValueSet {
    func bound(_ id: ExpressionID, _ reader: inout Reader) -> ValueSet {
      reader.looked(reader.value(id, scope), type, precision).set
    }
    switch test {
    case .equal(let id): return bound(id, &self)
    case .notEqual(let id):
      let everything = ValueSet(from: -ValueSet.limit, to: ValueSet.limit)
      let value = bound(id, &self)
      return value.single == nil ? everything : everything.subtracting(value)
    case .range(let lower, let lowerIsOpen, let upper, let upperIsOpen):
      var (low, high) = (-ValueSet.limit, ValueSet.limit)
      if let lower {
        guard let value = bound(lower, &self).least else { return .empty }
        low = lowerIsOpen ? last(to: value, type) + 1 : first(from: value, type)
      }
      if let upper {
        guard let value = bound(upper, &self).greatest else { return .empty }
        high = upperIsOpen ? first(from: value, type) - 1 : last(to: value, type)
      }
      return low > high ? .empty : ValueSet(from: low, to: high)
    }
  }
}

/// What the cells of a table name.
struct TableCells {
  var sets: [[ValueSet]]
  /// By column: whether some row asks for missing.
  var asksMissing: [Bool]
  /// Where the day must be told apart to know them.
  var split: Split?
  /// The day it holds for, where it depends on it.
  var day: TermState?
  var readsDay: Bool
}

/// The outputs of the rows that may hold.
private struct Collected {
  var policy: DecisionTable.HitPolicy
  private var possible: Abstract?
  private var certain: Abstract?

  init(policy: DecisionTable.HitPolicy) { self.policy = policy }

  /// False when no further row matters.
  mutating func add(_ value: Abstract, _ truth: Truth) -> Bool {
    switch policy {
    case .exactlyOne, .first:
      if truth == .yes, policy == .exactlyOne || possible == nil {
        certain = value
        return false
      }
      possible = possible?.joined(with: value) ?? value
      // Undecided rows that disagree give nothing.
      if truth.contains(.open) { isOpen = true }
      return !(policy == .first && truth == .yes)
    case .sum, .highest, .lowest:
      if truth.contains(.open) { isOpen = true }
      if value.mayBeMissing { isOpen = true }
      var with = value
      if let before = possible {
        with.set =
          policy == .sum
          ? before.set.adding(value.set)
          : before.set.isEmpty
            ? value.set : before.set.extreme(value.set, isHighest: policy == .highest)
        if mayBeNothing { with.set = with.set.union(value.set) }
        with.doubt = before.doubt ?? value.doubt
      }
      if truth.contains(.no) || truth.contains(.open) {
        if policy == .sum {
          with.set = with.set.union(possible?.set ?? ValueSet(0))
        } else if let before = possible {
          with.set = with.set.union(before.set)
        }
      } else {
        mayBeNothing = false
      }
      with.term = nil
      with.mayBeMissing = false
      possible = with
      return true
    }
  }

  private var isOpen = false
  /// No row need hold yet.
  private var mayBeNothing = true

  var result: Abstract {
    if let certain { return certain }
    var result: Abstract
    switch policy {
    case .exactlyOne, .first: result = possible ?? Abstract(.empty)
    case .sum: result = possible ?? Abstract(ValueSet(0))
    case .highest, .lowest:
      result = possible ?? Abstract(.empty)
      if mayBeNothing { result.mayBeMissing = true }
    }
    if isOpen, result.set.single == nil || policy != .exactlyOne { result.mayBeMissing = true }
    return result
  }
}
