// RegisterColumn.swift: one register's values over the rows of its frame, as plain arrays.

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

  static func and(_ a: UInt8, _ b: UInt8) -> UInt8 { a == no || b == no ? no : max(a, b) }
  static func or(_ a: UInt8, _ b: UInt8) -> UInt8 { a == yes || b == yes ? yes : max(a, b) }
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

/// Structure of arrays: the state of every row, and the payload of the register's kind.
struct RegisterColumn {
  var states: [UInt8] = []
  var numbers: [Int128] = []
  var codes: [Int32] = []

  /// Room for `count` rows of a kind; what was there is overwritten by whoever asked.
  mutating func prepare(_ count: Int, _ kind: RegisterKind) {
    RegisterColumn.resize(&states, count)
    switch kind {
    case .truth: break
    case .number: RegisterColumn.resize(&numbers, count)
    case .date, .member, .text: RegisterColumn.resize(&codes, count)
    }
  }

  private static func resize<Element: FixedWidthInteger>(_ array: inout [Element], _ count: Int) {
    if array.count > count {
      array.removeLast(array.count - count)
    } else if array.count < count {
      array.append(contentsOf: repeatElement(0, count: count - array.count))
    }
  }

  subscript(row: Int, kind: RegisterKind) -> Cell {
    get {
      switch kind {
      case .truth: Cell(state: states[row])
      case .number: Cell(state: states[row], number: numbers[row])
      case .date, .member, .text: Cell(state: states[row], code: codes[row])
      }
    }
    set {
      states[row] = newValue.state
      switch kind {
      case .truth: break
      case .number: numbers[row] = newValue.number
      case .date, .member, .text: codes[row] = newValue.code
      }
    }
  }
}

// MARK: loops shared by the operations

extension RegisterColumn {
  /// A number from a number; nil fails.
  @inline(__always)
  mutating func map(_ a: RegisterColumn, _ count: Int, _ body: (Int128) -> Int128?) {
    RegisterColumn.write(&numbers, &states, a.states, a.states, count) { row in
      body(a.numbers[row])
    }
  }

  /// A number from two numbers; nil fails.
  @inline(__always)
  mutating func combine(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int128, Int128) -> Int128?
  ) {
    RegisterColumn.write(&numbers, &states, a.states, b.states, count) { row in
      body(a.numbers[row], b.numbers[row])
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
      made[row] = state == State.known ? (body(a.numbers[row], b.numbers[row]) ? 1 : 0) : state
    }
  }

  /// A truth from two codes.
  @inline(__always)
  mutating func testCodes(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int32, Int32) -> Bool
  ) {
    var made = states.mutableSpan
    for row in 0..<count {
      let state = max(a.states[row], b.states[row])
      made[row] = state == State.known ? (body(a.codes[row], b.codes[row]) ? 1 : 0) : state
    }
  }

  /// The same value in every row.
  mutating func fill(_ cell: Cell, _ kind: RegisterKind, _ count: Int) {
    RegisterColumn.fill(&states, cell.state, count)
    switch kind {
    case .truth: break
    case .number: RegisterColumn.fill(&numbers, cell.number, count)
    case .date, .member, .text: RegisterColumn.fill(&codes, cell.code, count)
    }
  }

  /// The values of another column, by its rows.
  mutating func gather(
    _ a: RegisterColumn, _ rows: [Int32], _ kind: RegisterKind, _ count: Int
  ) {
    RegisterColumn.gather(&states, a.states, rows, count)
    switch kind {
    case .truth: break
    case .number: RegisterColumn.gather(&numbers, a.numbers, rows, count)
    case .date, .member, .text: RegisterColumn.gather(&codes, a.codes, rows, count)
    }
  }

  /// The values of a record's column, by its rows.
  mutating func load(_ source: RecordColumn, _ rows: [Int32], _ kind: RegisterKind, _ count: Int) {
    let given = source.isPresent
    let isTruth = kind.isTruth
    switch kind {
    case .number: RegisterColumn.gather(&numbers, source.numbers, rows, count)
    case .date, .member, .text: RegisterColumn.gather(&codes, source.codes, rows, count)
    case .truth: break
    }
    var made = states.mutableSpan
    for row in 0..<count {
      let item = Int(rows[row])
      let known = isTruth && source.codes[item] == 0 ? State.no : State.known
      made[row] = given[item] ? known : State.missing
    }
  }

  private static func fill<Element>(_ array: inout [Element], _ value: Element, _ count: Int) {
    var to = array.mutableSpan
    for row in 0..<count { to[row] = value }
  }

  private static func gather<Element>(
    _ array: inout [Element], _ from: [Element], _ rows: [Int32], _ count: Int
  ) {
    var to = array.mutableSpan
    for row in 0..<count { to[row] = from[Int(rows[row])] }
  }
}
