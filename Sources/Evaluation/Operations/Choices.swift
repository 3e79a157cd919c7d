// Choices.swift: `jika`, decision tables and exceptions. A result is known when every branch, row or
// exception that is still possible agrees on it.

import Program
import Semantics
import Values

extension Machine {
  func select(
    _ condition: Register, _ then: Register, _ other: Register, _ kind: RegisterKind,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    let conditions = column(condition)
    let (a, b) = (column(then), column(other))
    for row in 0..<count {
      switch conditions.states[row] {
      case State.yes: out[row, kind] = a[row, kind]
      case State.no: out[row, kind] = b[row, kind]
      case State.missing:
        var agreed = Agreement(kind: kind, precision: Decimal.digits)
        agreed.add(a[row, kind], isCertain: false)
        agreed.add(b[row, kind], isCertain: false)
        out[row, kind] = agreed.result
      case let state: out[row, kind] = Cell(state: state)
      }
    }
  }

  func lookup(
    _ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ precision: Int, _ ranks: Int?,
    _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) {
    switch policy {
    case .exactlyOne, .first:
      for row in 0..<count {
        var agreed = Agreement(kind: kind, precision: precision)
        for line in rows {
          let truth = state(line.condition, row)
          if truth == State.no { continue }
          if truth >= State.failed {
            agreed.fail(truth)
          } else {
            let isCertain = truth == State.yes && (policy != .first || agreed.isEmpty)
            agreed.add(cell(line.output, row), isCertain: isCertain)
          }
          if policy == .first, truth != State.missing { break }
        }
        out[row, kind] = agreed.result
      }
    case .sum, .highest, .lowest:
      for row in 0..<count { out[row, kind] = collected(policy, rows, ranks, kind, row) }
    }
  }

  /// All rows that match, summed, or the highest or lowest of them.
  private func collected(
    _ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ ranks: Int?, _ kind: RegisterKind,
    _ row: Int
  ) -> Cell {
    var state = State.known
    var result: Cell?
    for line in rows {
      let truth = self.state(line.condition, row)
      if truth == State.no { continue }
      if truth != State.yes {
        state = max(state, truth)
        continue
      }
      let next = cell(line.output, row)
      // A truth has no known state of its own; only values are collected.
      state = max(state, next.state)
      guard state == State.known else { continue }
      guard let best = result else {
        result = next
        continue
      }
      if policy == .sum {
        let (sum, overflow) = best.number.addingReportingOverflow(next.number)
        if overflow { state = State.failed }
        result = Cell(state: State.known, number: sum)
      } else if isBeyond(next, best, policy == .highest, ranks, kind) {
        result = next
      }
    }
    if state != State.known { return Cell(state: state) }
    if let result { return result }
    return policy == .sum ? Cell(state: State.known) : .failed
  }

  func except(
    _ base: Register, _ cases: [ExceptionCase], _ precision: Int, _ kind: RegisterKind,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      var agreed = Agreement(kind: kind, precision: precision)
      var isExcepted = false
      for item in cases {
        let truth = state(item.standing, row)
        if truth == State.no { continue }
        if truth >= State.failed {
          agreed.fail(truth)
        } else {
          agreed.add(cell(item.value, row), isCertain: truth == State.yes)
          if truth == State.yes { isExcepted = true }
        }
      }
      if !isExcepted { agreed.add(cell(base, row), isCertain: agreed.isEmpty) }
      out[row, kind] = agreed.result
    }
  }
}

/// What several possible values come to.
struct Agreement {
  let kind: RegisterKind
  let precision: Int
  private var failure: UInt8 = 0
  private var first: Cell?
  private var certain: Cell?
  private var isUniform = true
  private var worst: UInt8 = 0
  private var best: UInt8 = UInt8.max

  init(kind: RegisterKind, precision: Int) {
    self.kind = kind
    self.precision = precision
  }

  var isEmpty: Bool { first == nil && failure == 0 }

  /// Whether something is possible cannot be told.
  mutating func fail(_ state: UInt8) { failure = max(failure, state) }

  mutating func add(_ cell: Cell, isCertain: Bool) {
    let state = Agreement.valueState(cell, kind)
    worst = max(worst, state)
    best = min(best, state)
    if let first, state == State.known, Agreement.valueState(first, kind) == State.known,
      !isSame(first, cell)
    {
      isUniform = false
    }
    if isCertain {
      if state >= State.failed { failure = max(failure, state) }
      if let certain, state == State.known,
        Agreement.valueState(certain, kind) == State.known, !isSame(certain, cell)
      {
        failure = State.conflict
      }
      if certain == nil { certain = cell }
    }
    if first == nil { first = cell }
  }

  var result: Cell {
    if failure != 0 { return Cell(state: failure) }
    // No row at all.
    guard let first else { return .failed }
    if worst == State.known { return isUniform ? first : .missing }
    return best >= State.failed ? Cell(state: worst) : .missing
  }

  /// Known, or how not; of truths both no and yes are known.
  private static func valueState(_ cell: Cell, _ kind: RegisterKind) -> UInt8 {
    kind == .truth ? max(cell.state, State.known) : cell.state
  }

  private func isSame(_ a: Cell, _ b: Cell) -> Bool {
    switch kind {
    case .truth: return a.state == b.state
    case .number:
      let unit = Decimal.power(Decimal.digits - max(0, min(precision, Decimal.digits)))
      return lookedOrder(a.number, b.number, unit, precision) == 0
    case .date, .member, .text: return a.code == b.code
    }
  }
}
