// Kernels.swift: the loops over whole columns. Each is one pass over plain arrays that the compiler turns
// into vector code: the lengths are compared once, before the loop, and nothing in it can leave early.

/// Loops shared by the operations. An array shorter than asked leaves the loop out; columns never are.
enum Kernels {
  // MARK: arrays

  /// Room for `count` elements.
  static func grow<Element: FixedWidthInteger>(_ array: inout [Element], _ count: Int) {
    if array.count >= count { return }
    let missing = RegisterColumn.room(count) - array.count
    array.append(contentsOf: repeatElement(0, count: missing))
  }

  static func fill<Element: BitwiseCopyable>(
    _ array: inout [Element], _ value: Element, _ count: Int
  ) {
    var to = array.mutableSpan
    guard to.count >= count else { return }
    for row in 0..<count { to[row] = value }
  }

  static func copy<Element: BitwiseCopyable>(
    _ from: [Element], _ to: inout [Element], _ count: Int
  ) {
    let from = from.span
    var to = to.mutableSpan
    guard from.count >= count, to.count >= count else { return }
    for row in 0..<count { to[row] = from[row] }
  }

  /// Numbers one after another.
  static func number(_ array: inout [Int32], from first: Int32, _ count: Int) {
    var to = array.mutableSpan
    guard to.count >= count else { return }
    for row in 0..<count { to[row] = first &+ Int32(truncatingIfNeeded: row) }
  }

  /// What stands from one row on.
  static func copy<Element: BitwiseCopyable>(
    _ from: [Element], at start: Int, _ to: inout [Element], _ count: Int
  ) {
    guard start >= 0, from.count >= start + count else { return }
    let from = from.span.extracting(start..<start + count)
    var to = to.mutableSpan
    guard from.count >= count, to.count >= count else { return }
    for row in 0..<count { to[row] = from[row] }
  }

  /// What stands in the rows named.
  static func gather<Element: BitwiseCopyable>(
    _ from: [Element], _ rows: [Int32], _ to: inout [Element], _ count: Int
  ) {
    let from = from.span
    let rows = rows.span
    var to = to.mutableSpan
    guard rows.count >= count, to.count >= count else { return }
    for row in 0..<count { to[row] = from[Int(rows[row])] }
  }

  // MARK: element by element, and states

  /// The state of what rests on one or two values that must both be known.
  static func worst(_ a: [UInt8], _ b: [UInt8], _ made: inout [UInt8], _ count: Int) {
    combine(a, b, &made, count) { max($0, $1) }
  }

  @inline(__always)
  static func map<Element: BitwiseCopyable>(
    _ a: [Element], _ made: inout [Element], _ count: Int, _ body: (Element) -> Element
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row]) }
  }

  @inline(__always)
  static func combine<Element: BitwiseCopyable>(
    _ a: [Element], _ b: [Element], _ made: inout [Element], _ count: Int,
    _ body: (Element, Element) -> Element
  ) {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row], b[row]) }
  }

  /// What stands there already, and one more.
  @inline(__always)
  static func join<Element: BitwiseCopyable>(
    _ a: [Element], _ made: inout [Element], _ count: Int, _ body: (Element, Element) -> Element
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(made[row], a[row]) }
  }

  /// The largest state.
  static func most(_ states: [UInt8], _ count: Int) -> UInt8 {
    let states = states.span
    var most: UInt8 = 0
    guard states.count >= count else { return State.conflict }
    for row in 0..<count { most = max(most, states[row]) }
    return most
  }

  static func contains(_ state: UInt8, _ states: [UInt8], _ count: Int) -> Bool {
    let states = states.span
    var found: UInt8 = 0
    guard states.count >= count else { return true }
    for row in 0..<count { found |= states[row] == state ? 1 : 0 }
    return found != 0
  }

  /// Whether a record gives something in the rows named.
  static func present(
    _ isPresent: [Bool], _ rows: [Int32], _ made: inout [UInt8], _ count: Int
  ) {
    let isPresent = isPresent.span
    let rows = rows.span
    var made = made.mutableSpan
    guard rows.count >= count, made.count >= count else { return }
    for row in 0..<count {
      made[row] = isPresent[Int(rows[row])] ? State.known : State.missing
    }
  }

  /// The same from one row on.
  static func present(
    _ isPresent: [Bool], at start: Int, _ made: inout [UInt8], _ count: Int
  ) {
    guard start >= 0, isPresent.count >= start + count else { return }
    let isPresent = isPresent.span.extracting(start..<start + count)
    var made = made.mutableSpan
    guard isPresent.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = isPresent[row] ? State.known : State.missing }
  }

  /// The same where a row may be below zero.
  static func presentSome(
    _ isPresent: [Bool], _ rows: [Int32], _ made: inout [UInt8], _ count: Int
  ) {
    let isPresent = isPresent.span
    let rows = rows.span
    var made = made.mutableSpan
    guard rows.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let item = Int(rows[row])
      made[row] = item >= 0 && isPresent[item] ? State.known : State.missing
    }
  }

  /// What stands in a short list, by bytes.
  static func pick<Element: BitwiseCopyable>(
    _ from: [Element], _ places: [UInt8], _ to: inout [Element], _ count: Int
  ) {
    let from = from.span
    let places = places.span
    var to = to.mutableSpan
    guard places.count >= count, to.count >= count else { return }
    for row in 0..<count { to[row] = from[Int(places[row])] }
  }

  // MARK: codes

  /// A truth from codes that are known.
  @inline(__always)
  static func test(
    _ codes: [Int32], _ states: [UInt8], _ made: inout [UInt8], _ count: Int,
    _ body: (Int32) -> Bool
  ) {
    let codes = codes.span
    let states = states.span
    var made = made.mutableSpan
    guard codes.count >= count, states.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let holds: UInt8 = body(codes[row]) ? 1 : 0
      made[row] = states[row] == State.known ? holds : states[row]
    }
  }

  @inline(__always)
  static func test(
    _ a: [Int32], _ b: [Int32], _ states: inout [UInt8], _ count: Int,
    _ body: (Int32, Int32) -> Bool
  ) {
    let a = a.span
    let b = b.span
    var states = states.mutableSpan
    guard a.count >= count, b.count >= count, states.count >= count else { return }
    for row in 0..<count {
      let holds: UInt8 = body(a[row], b[row]) ? 1 : 0
      states[row] = states[row] == State.known ? holds : states[row]
    }
  }

  /// Places in a grid, one column further; false for a code outside it.
  static func place(
    _ codes: [Int32], _ size: Int32, _ places: inout [Int32], isFirst: Bool, _ count: Int
  ) -> Bool {
    let codes = codes.span
    var places = places.mutableSpan
    guard codes.count >= count, places.count >= count else { return false }
    let limit = UInt32(bitPattern: size)
    var outside: UInt32 = 0
    if isFirst {
      for row in 0..<count {
        outside |= UInt32(bitPattern: codes[row]) >= limit ? 1 : 0
        places[row] = codes[row]
      }
    } else {
      for row in 0..<count {
        outside |= UInt32(bitPattern: codes[row]) >= limit ? 1 : 0
        places[row] = places[row] &* size &+ codes[row]
      }
    }
    return outside == 0
  }
}
