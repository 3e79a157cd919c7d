// Choices.swift: `jika`, decision tables and exceptions. A result is known when every branch, row or
// exception that is still possible agrees on it.

import Program
import Semantics
import Values

extension Machine {
  /// Where every condition is decided and numbers have one word; false when that is not so.
  func select(
    _ condition: Int, _ then: Int, _ other: Int, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    guard registers[condition].areDecided, registers[then].isNarrow, registers[other].isNarrow
    else { return false }
    Kernels.choose(
      registers[condition].states, registers[then].words, registers[other].words, &out.words, count
    ) { $0 == State.yes }
    if registers[then].areKnown, registers[other].areKnown {
      out.beKnown(count)
    } else {
      Kernels.combine(
        registers[condition].states, registers[then].states, &out.states, count
      ) { choice, state in choice == State.yes ? state : State.no }
      // What the condition leaves to the other branch is still `no`, which no number is.
      Kernels.join(registers[other].states, &out.states, count) { made, state in
        made == State.no ? state : made
      }
    }
    out.narrow(
      bound: max(registers[then].bound, registers[other].bound),
      isNatural: registers[then].isNatural && registers[other].isNatural)
    return true
  }

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
      var lines = [UInt8](repeating: RowValues.none, count: count)
      if rows.count < Int(RowValues.open) {
        mark(rows.map { Int($0.condition.index) }, isFirst: policy == .first, &lines, count)
      }
      for row in 0..<count {
        if Int(lines[row]) < rows.count {
          out[row, kind] = registers[Int(rows[Int(lines[row])].output.index)][row, kind]
        } else {
          out[row, kind] = agreed(policy, rows, precision, kind, row)
        }
      }
    case .sum: for row in 0..<count { out[row, kind] = summed(rows, row) }
    case .highest, .lowest:
      for row in 0..<count {
        out[row, kind] = outermost(rows, policy == .highest, ranks, kind, row)
      }
    }
  }

  /// By person: the only row that holds while no other may; `none`, `open` where that is not so plain.
  private func mark(
    _ conditions: [Int], isFirst: Bool, _ lines: inout [UInt8], _ count: Int
  ) {
    let (none, open) = (RowValues.none, RowValues.open)
    Kernels.fill(&lines, none, count)
    for (index, condition) in conditions.enumerated() {
      let mark = UInt8(truncatingIfNeeded: index)
      if isFirst {
        Kernels.join(registers[condition].states, &lines, count) { found, truth in
          truth == State.no || found != none ? found : (truth == State.yes ? mark : open)
        }
      } else {
        Kernels.join(registers[condition].states, &lines, count) { found, truth in
          truth == State.no ? found : (truth == State.yes && found == none ? mark : open)
        }
      }
    }
  }

  /// Rows whose outputs are the same for everybody; false where it is not plain which row holds.
  func lookup(
    _ place: Int, isFirst: Bool, _ kind: RegisterKind, _ count: Int, _ out: inout RegisterColumn
  ) -> Bool {
    let rows = layout.steps.rows[place]
    // Which row it is stands where the states will, for a moment.
    mark(rows.conditions, isFirst: isFirst, &out.states, count)
    guard Int(Kernels.most(out.states, count)) < rows.conditions.count else { return false }
    switch kind {
    case .truth: break
    case .number:
      Kernels.pick(rows.values.words, out.states, &out.words, count)
      out.narrow(bound: rows.values.bound, isNatural: rows.values.areNatural)
    case .date, .member, .text: Kernels.pick(rows.values.codes, out.states, &out.codes, count)
    }
    if rows.values.areKnown, !kind.isTruth {
      Kernels.fill(&out.states, State.known, count)
    } else {
      Kernels.exchange(&out.states, by: rows.values.states, count)
    }
    return true
  }

  /// What the rows that hold, or may hold, agree on.
  private func agreed(
    _ policy: DecisionTable.HitPolicy, _ rows: [LookupRow], _ precision: Int,
    _ kind: RegisterKind, _ row: Int
  ) -> Cell {
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
    return agreed.result
  }

  /// The sum of all rows that match.
  private func summed(_ rows: [LookupRow], _ row: Int) -> Cell {
    var state = State.known
    var sum: Int128 = 0
    for line in rows {
      let truth = self.state(line.condition, row)
      if truth == State.no { continue }
      if truth != State.yes {
        // A row that would add nothing leaves nothing open.
        if truth >= State.failed || matters(line, row) { state = max(state, truth) }
        continue
      }
      let next = cell(line.output, row)
      state = max(state, next.state)
      guard next.state == State.known else { continue }
      let (total, overflow) = sum.addingReportingOverflow(next.number)
      if overflow { state = max(state, State.failed) } else { sum = total }
    }
    return state == State.known ? Cell(state: state, number: sum) : Cell(state: state)
  }

  /// Whether a row that may match would change a sum.
  func matters(_ line: LookupRow, _ row: Int) -> Bool {
    let next = cell(line.output, row)
    return next.state != State.known || next.number != 0
  }

  /// The highest or lowest of all rows that match.
  private func outermost(
    _ rows: [LookupRow], _ isHighest: Bool, _ ranks: Int?, _ kind: RegisterKind, _ row: Int
  ) -> Cell {
    let (state, best) = outermostOfSure(rows, isHighest, ranks, kind, row)
    if state != State.known { return Cell(state: state) }
    guard let best else { return .missing }
    let isOpen = rows.contains { line in
      self.state(line.condition, row) == State.missing
        && matters(line, beside: best, isHighest, ranks, kind, row)
    }
    return isOpen ? .missing : best
  }

  /// Of the rows that surely match; the state is that of the worst of them.
  func outermostOfSure(
    _ rows: [LookupRow], _ isHighest: Bool, _ ranks: Int?, _ kind: RegisterKind, _ row: Int
  ) -> (state: UInt8, best: Cell?) {
    var state = State.known
    var best: Cell?
    for line in rows {
      let truth = self.state(line.condition, row)
      if truth >= State.failed { state = max(state, truth) }
      guard truth == State.yes else { continue }
      let next = cell(line.output, row)
      state = max(state, next.state)
      guard next.state == State.known else { continue }
      if let first = best, !isBeyond(next, first, isHighest, ranks, kind) { continue }
      best = next
    }
    return (state, best)
  }

  /// Whether a row that may match would change the highest or lowest.
  func matters(
    _ line: LookupRow, beside best: Cell, _ isHighest: Bool, _ ranks: Int?,
    _ kind: RegisterKind, _ row: Int
  ) -> Bool {
    let next = cell(line.output, row)
    if next.state != State.known { return true }
    let isSame = kind.isNumber ? next.number == best.number : next.code == best.code
    return !isSame && !isBeyond(best, next, isHighest, ranks, kind)
  }

  func except(
    _ base: Register, _ cases: [ExceptionCase], _ precision: Int, _ kind: RegisterKind,
    _ count: Int, _ out: inout RegisterColumn
  ) {
    for row in 0..<count {
      var agreed = Agreement(kind: kind, precision: precision)
      var isExcepted = false
      for item in cases {
        let truth = state(item.condition, row)
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
  private var known: Cell?
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
    if state == State.known {
      if let known, !isSame(known, cell) { isUniform = false }
      if known == nil { known = cell }
    }
    if isCertain {
      if state >= State.failed { failure = max(failure, state) }
      if state == State.known {
        if let certain, !isSame(certain, cell) { failure = State.conflict }
        if certain == nil { certain = cell }
      }
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
    kind.isTruth ? max(cell.state, State.known) : cell.state
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
