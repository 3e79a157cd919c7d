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
    let (from, given) = (a.numbers.span, a.states.span)
    var (to, made) = (numbers.mutableSpan, states.mutableSpan)
    for row in 0..<count {
      let state = given[row]
      if state == State.known, let result = body(from[row]) {
        to[row] = result
        made[row] = State.known
      } else {
        made[row] = state == State.known ? State.failed : state
      }
    }
  }

  /// A number from two numbers; nil fails.
  @inline(__always)
  mutating func combine(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int128, Int128) -> Int128?
  ) {
    let (x, y, first, second) = (a.numbers.span, b.numbers.span, a.states.span, b.states.span)
    var (to, made) = (numbers.mutableSpan, states.mutableSpan)
    for row in 0..<count {
      let state = max(first[row], second[row])
      if state == State.known, let result = body(x[row], y[row]) {
        to[row] = result
        made[row] = State.known
      } else {
        made[row] = state == State.known ? State.failed : state
      }
    }
  }

  /// A number from two days; nil fails.
  @inline(__always)
  mutating func measure(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int32, Int32) -> Int128?
  ) {
    let (x, y, first, second) = (a.codes.span, b.codes.span, a.states.span, b.states.span)
    var (to, made) = (numbers.mutableSpan, states.mutableSpan)
    for row in 0..<count {
      let state = max(first[row], second[row])
      if state == State.known, let result = body(x[row], y[row]) {
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
    let (x, y, first, second) = (a.numbers.span, b.numbers.span, a.states.span, b.states.span)
    var made = states.mutableSpan
    for row in 0..<count {
      let state = max(first[row], second[row])
      made[row] = state == State.known ? (body(x[row], y[row]) ? 1 : 0) : state
    }
  }

  /// A truth from two codes.
  @inline(__always)
  mutating func testCodes(
    _ a: RegisterColumn, _ b: RegisterColumn, _ count: Int, _ body: (Int32, Int32) -> Bool
  ) {
    let (x, y, first, second) = (a.codes.span, b.codes.span, a.states.span, b.states.span)
    var made = states.mutableSpan
    for row in 0..<count {
      let state = max(first[row], second[row])
      made[row] = state == State.known ? (body(x[row], y[row]) ? 1 : 0) : state
    }
  }

  /// The same value in every row.
  mutating func fill(_ cell: Cell, _ kind: RegisterKind, _ count: Int) {
    var made = states.mutableSpan
    for row in 0..<count { made[row] = cell.state }
    switch kind {
    case .truth: break
    case .number:
      var to = numbers.mutableSpan
      for row in 0..<count { to[row] = cell.number }
    case .date, .member, .text:
      var to = codes.mutableSpan
      for row in 0..<count { to[row] = cell.code }
    }
  }

  /// The values of another column, by its rows.
  mutating func gather(
    _ a: RegisterColumn, _ rows: [Int32], _ kind: RegisterKind, _ count: Int
  ) {
    let (places, given) = (rows.span, a.states.span)
    var made = states.mutableSpan
    for row in 0..<count { made[row] = given[Int(places[row])] }
    switch kind {
    case .truth: break
    case .number:
      let from = a.numbers.span
      var to = numbers.mutableSpan
      for row in 0..<count { to[row] = from[Int(places[row])] }
    case .date, .member, .text:
      let from = a.codes.span
      var to = codes.mutableSpan
      for row in 0..<count { to[row] = from[Int(places[row])] }
    }
  }
}
