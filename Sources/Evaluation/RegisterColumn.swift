// RegisterColumn.swift: one register's values over the rows of its frame, as plain arrays. The loops over
// them are in Kernels.swift.

import Program

/// The states of a value. Of several that meet, the largest wins, save where a truth decides alone.
enum State {
  static let no: UInt8 = 0
  /// A truth that holds; a value that is known.
  static let known: UInt8 = 1
  static let yes: UInt8 = 1
  static let missing: UInt8 = 2
  static let failed: UInt8 = 3
  static let conflict: UInt8 = 4

  @inline(__always)
  static func and(_ a: UInt8, _ b: UInt8) -> UInt8 { a == no || b == no ? no : max(a, b) }
  @inline(__always)
  static func or(_ a: UInt8, _ b: UInt8) -> UInt8 { a == yes || b == yes ? yes : max(a, b) }
  @inline(__always)
  static func not(_ a: UInt8) -> UInt8 { a <= yes ? 1 - a : a }
}

extension RegisterKind {
  /// A pattern and not `==`, which next door is a call.
  var isTruth: Bool { if case .truth = self { true } else { false } }
  var isNumber: Bool { if case .number = self { true } else { false } }
}

/// One value with its state; which payload counts follows from the register's kind.
struct Cell {
  var state: UInt8
  var number: Int128 = 0
  var code: Int32 = 0

  static let missing = Cell(state: State.missing)
  static let failed = Cell(state: State.failed)
}

/// Structure of arrays: the state of every row, and the payload of the register's kind. Arrays may be
/// longer than the rows of a run, and shared with the records they come from; what a row that is not
/// known holds besides its state means nothing.
struct RegisterColumn: Sendable {
  var states: [UInt8] = []
  /// Numbers, while each of them fits into one word with room to spare.
  var words: [Int64] = []
  /// Numbers, when one of them does not.
  var numbers: [Int128] = []
  var codes: [Int32] = []
  /// Whether numbers are in `words`.
  private(set) var isNarrow = false
  /// Of narrow numbers: none that is known lies further from zero. What an operation could come to
  /// follows from it, so that most need not look at every row for an overflow.
  private(set) var bound: Int64 = 0
  /// Of narrow numbers: none that is known lies below zero.
  private(set) var isNatural = false
  /// No row of the run has a state above this one.
  private(set) var worst = State.conflict
  /// Whether the run said that all rows are known.
  private var isSaid = false
  /// From the first on, so many rows of `states` are known to be `known`: mostly left by the run before.
  private var knownRows = 0

  /// Bounds lie below: the sum of two still fits.
  static let limit: Int64 = 1 << 62

  /// Of a value: all rows are known.
  var areKnown: Bool { worst == State.known }
  /// Of a truth: all rows are yes or no.
  var areDecided: Bool { worst <= State.yes }
  /// Of a value: the states, where one may be other than known.
  @inline(__always)
  var doubts: [UInt8]? { areKnown ? nil : states }

  // MARK: a run

  /// What was there is overwritten by whoever asked.
  mutating func begin() {
    isNarrow = false
    worst = State.conflict
    isSaid = false
  }

  /// Room for the rows of a run, a little more than asked so that the next run finds it.
  static func room(_ count: Int) -> Int {
    let step = count > 256 ? 256 : 16
    return (count + step - 1) / step * step
  }

  /// Nothing has been written yet.
  var isEmpty: Bool { states.isEmpty }

  /// Room for `count` rows of a kind.
  mutating func grow(_ count: Int, _ kind: RegisterKind) {
    Kernels.grow(&states, count)
    switch kind {
    case .truth: break
    case .number: Kernels.grow(&words, count)
    case .date, .member, .text: Kernels.grow(&codes, count)
    }
  }

  /// Values are written row by row from here on, numbers into `numbers`.
  mutating func widen(_ count: Int, _ kind: RegisterKind) {
    begin()
    grow(count, kind)
    if kind.isNumber { Kernels.grow(&numbers, count) }
  }

  /// All rows are known. Nothing is written where the run before said the same.
  mutating func beKnown(_ count: Int) {
    worst = State.known
    isSaid = true
    if knownRows >= count { return }
    Kernels.grow(&states, count)
    Kernels.fill(&states, State.known, count)
    knownRows = count
  }

  /// As known as another column.
  ///
  /// - Parameter doubts: of that column.
  mutating func follow(_ doubts: [UInt8]?, _ count: Int) {
    if let doubts { Kernels.copy(doubts, &states, count) } else { beKnown(count) }
  }

  /// As known as the less known of two.
  mutating func follow(_ first: [UInt8]?, _ second: [UInt8]?, _ count: Int) {
    guard let first else { return follow(second, count) }
    guard let second else { return follow(first, count) }
    Kernels.combine(first, second, &states, count) { max($0, $1) }
  }

  /// Numbers have been written into `words`, none further from zero than the bound.
  mutating func narrow(bound: Int64, isNatural: Bool) {
    isNarrow = true
    self.bound = bound
    self.isNatural = isNatural
  }

  /// The run has written all rows: what they hold is looked at where nobody said it.
  mutating func end(_ count: Int, _ kind: RegisterKind) {
    if kind.isNumber, !isNarrow,
      let bound = Kernels.narrow(numbers, states, &words, count)
    {
      narrow(bound: bound, isNatural: false)
    }
    if isSaid { return }
    worst = Kernels.most(states, count)
    knownRows = worst == State.known && !kind.isTruth ? count : 0
  }

  /// A bound after a number with a bound of its own was added so many times; nil when nothing narrow can
  /// be said.
  static func bound(_ bound: Int64, plus next: Int64, times factor: Int64) -> Int64? {
    guard factor.magnitude < limit else { return nil }
    let (product, isTooLarge) = next.multipliedReportingOverflow(by: Int64(factor.magnitude))
    if isTooLarge || product >= limit { return nil }
    return bound + product < limit ? bound + product : nil
  }

  // MARK: rows

  func number(_ row: Int) -> Int128 { isNarrow ? Int128(words[row]) : numbers[row] }

  subscript(row: Int, kind: RegisterKind) -> Cell {
    get {
      switch kind {
      case .truth: Cell(state: states[row])
      case .number: Cell(state: states[row], number: number(row))
      case .date, .member, .text: Cell(state: states[row], code: codes[row])
      }
    }
    // Only while numbers are wide: whoever writes row by row has asked for `widen`.
    set {
      states[row] = newValue.state
      switch kind {
      case .truth: break
      case .number: numbers[row] = newValue.number
      case .date, .member, .text: codes[row] = newValue.code
      }
    }
  }

  // MARK: whole columns

  /// The values of another column, laid out anew.
  mutating func take(
    _ a: RegisterColumn, _ layout: some RowLayout, _ kind: RegisterKind, _ count: Int
  ) {
    if a.areKnown, !kind.isTruth {
      beKnown(count)
    } else {
      layout.move(a.states, &states)
    }
    switch kind {
    case .truth: break
    case .number:
      if a.isNarrow {
        layout.move(a.words, &words)
        narrow(bound: a.bound, isNatural: a.isNatural)
      } else {
        Kernels.grow(&numbers, count)
        layout.move(a.numbers, &numbers)
      }
    case .date, .member, .text: layout.move(a.codes, &codes)
    }
  }

  /// The same value in every row.
  mutating func fill(_ cell: Cell, _ kind: RegisterKind, _ count: Int) {
    begin()
    grow(count, kind)
    Kernels.fill(&states, cell.state, count)
    switch kind {
    case .truth: break
    case .number:
      if let word = Int64(exactly: cell.number), word.magnitude < RegisterColumn.limit {
        Kernels.fill(&words, word, count)
        narrow(bound: Int64(word.magnitude), isNatural: word >= 0)
      } else {
        Kernels.grow(&numbers, count)
        Kernels.fill(&numbers, cell.number, count)
      }
    case .date, .member, .text: Kernels.fill(&codes, cell.code, count)
    }
    end(count, kind)
  }
}

// MARK: the exact road, row by row

extension RegisterColumn {
  /// A number from a number; nil fails.
  @inline(__always)
  mutating func map(_ a: RegisterColumn, _ count: Int, _ body: (Int128) -> Int128?) {
    RegisterColumn.write(&numbers, &states, a.states, a.states, count) { row in
      body(a.number(row))
    }
  }

  /// A number from two numbers; nil fails.
  @inline(__always)
  mutating func combine(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int128, Int128) -> Int128?
  ) {
    RegisterColumn.write(&numbers, &states, a.states, b.states, count) { row in
      body(a.number(row), b.number(row))
    }
  }

  /// A number from two days; nil fails.
  @inline(__always)
  mutating func measure(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int32, Int32) -> Int128?
  ) {
    RegisterColumn.write(&numbers, &states, a.states, b.states, count) { row in
      body(a.codes[row], b.codes[row])
    }
  }

  /// Numbers where both operands are known. Two arrays and not a column, so that nothing is copied.
  @inline(__always)
  private static func write(
    _ numbers: inout [Int128], _ states: inout [UInt8], _ a: [UInt8], _ b: [UInt8], _ count: Int,
    _ body: (Int) -> Int128?
  ) {
    var to = numbers.mutableSpan
    var made = states.mutableSpan
    for row in 0..<count {
      let state = max(a[row], b[row])
      if state == State.known, let result = body(row) {
        to[row] = result
        made[row] = State.known
      } else {
        made[row] = state == State.known ? State.failed : state
      }
    }
  }

  /// A truth from two numbers.
  @inline(__always)
  mutating func test(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int128, Int128) -> Bool
  ) {
    var made = states.mutableSpan
    for row in 0..<count {
      let state = max(a.states[row], b.states[row])
      made[row] = state == State.known ? (body(a.number(row), b.number(row)) ? 1 : 0) : state
    }
  }
}
