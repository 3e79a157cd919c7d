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

  // MARK: states

  /// The state of what rests on one or two values that must both be known.
  static func worst(_ a: [UInt8], _ b: [UInt8], _ made: inout [UInt8], _ count: Int) {
    combine(a, b, &made, count) { max($0, $1) }
  }

  @inline(__always)
  static func map(
    _ a: [UInt8], _ made: inout [UInt8], _ count: Int, _ body: (UInt8) -> UInt8
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row]) }
  }

  @inline(__always)
  static func combine(
    _ a: [UInt8], _ b: [UInt8], _ made: inout [UInt8], _ count: Int,
    _ body: (UInt8, UInt8) -> UInt8
  ) {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row], b[row]) }
  }

  /// What stands there already, and one more.
  @inline(__always)
  static func join(
    _ a: [UInt8], _ made: inout [UInt8], _ count: Int, _ body: (UInt8, UInt8) -> UInt8
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

  /// Marks kept beside a truth.
  @inline(__always)
  static func mark(
    _ states: [UInt8], _ marks: inout [Int32], _ count: Int, _ body: (Int32, UInt8) -> Int32
  ) {
    let states = states.span
    var marks = marks.mutableSpan
    guard states.count >= count, marks.count >= count else { return }
    for row in 0..<count { marks[row] = body(marks[row], states[row]) }
  }

  /// Places in a grid, one column further; false for a code outside it.
  static func place(
    _ codes: [Int32], _ size: Int32, _ places: inout [Int32], _ count: Int
  ) -> Bool {
    let codes = codes.span
    var places = places.mutableSpan
    guard codes.count >= count, places.count >= count else { return false }
    var outside: UInt8 = 0
    for row in 0..<count {
      outside |= codes[row] < 0 || codes[row] >= size ? 1 : 0
      places[row] = places[row] &* size &+ codes[row]
    }
    return outside == 0
  }

  static func least(_ codes: [Int32], _ count: Int) -> Int32 {
    let codes = codes.span
    var least = Int32.max
    guard codes.count >= count else { return Int32.min }
    for row in 0..<count { least = min(least, codes[row]) }
    return least
  }

  // MARK: numbers of one word

  @inline(__always)
  static func map(
    _ a: [Int64], _ made: inout [Int64], _ count: Int, _ body: (Int64) -> Int64
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row]) }
  }

  @inline(__always)
  static func combine(
    _ a: [Int64], _ b: [Int64], _ made: inout [Int64], _ count: Int,
    _ body: (Int64, Int64) -> Int64
  ) {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row], b[row]) }
  }

  /// Something else in place of what stands there.
  @inline(__always)
  static func update(_ made: inout [Int64], _ count: Int, _ body: (Int64) -> Int64) {
    var made = made.mutableSpan
    guard made.count >= count else { return }
    for row in 0..<count { made[row] = body(made[row]) }
  }

  /// What stands there already, and one more.
  @inline(__always)
  static func join(
    _ a: [Int64], _ made: inout [Int64], _ count: Int, _ body: (Int64, Int64) -> Int64
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(made[row], a[row]) }
  }

  /// Numbers into words; the bound of those that are known, nil when one does not fit.
  static func narrow(
    _ numbers: [Int128], _ states: [UInt8], _ words: inout [Int64], _ count: Int
  ) -> Int64? {
    let numbers = numbers.span
    let states = states.span
    var words = words.mutableSpan
    guard numbers.count >= count, states.count >= count, words.count >= count else { return nil }
    var (bits, above): (Int64, Int64) = (0, 0)
    for row in 0..<count {
      let number = numbers[row]
      let word = Int64(truncatingIfNeeded: number)
      let counts: Int64 = states[row] == State.known ? -1 : 0
      bits |= (word ^ (word >> 63)) & counts
      above |= (Int64(truncatingIfNeeded: number >> 64) ^ (word >> 63)) & counts
      words[row] = word
    }
    return bound(bits, above)
  }

  /// The numbers in the rows named, or so many rows behind them; the bound of all of them, nil when one
  /// does not fit.
  static func gather(
    _ numbers: [Int128], _ rows: [Int32], plus offset: Int = 0, _ words: inout [Int64],
    _ count: Int
  ) -> Int64? {
    let numbers = numbers.span
    let rows = rows.span
    var words = words.mutableSpan
    guard rows.count >= count, words.count >= count else { return nil }
    var (bits, above): (Int64, Int64) = (0, 0)
    for row in 0..<count {
      let number = numbers[Int(rows[row]) &+ offset]
      let word = Int64(truncatingIfNeeded: number)
      bits |= word ^ (word >> 63)
      above |= Int64(truncatingIfNeeded: number >> 64) ^ (word >> 63)
      words[row] = word
    }
    return bound(bits, above)
  }

  /// The same where a row may be below zero: there no number stands.
  static func gatherSome(
    _ numbers: [Int128], _ rows: [Int32], from start: Int = 0, _ words: inout [Int64],
    _ count: Int
  ) -> Int64? {
    guard rows.count >= start + count, words.count >= count else { return nil }
    let numbers = numbers.span
    let rows = rows.span.extracting(start..<start + count)
    var words = words.mutableSpan
    var (bits, above): (Int64, Int64) = (0, 0)
    for row in 0..<count where rows[row] >= 0 {
      let number = numbers[Int(rows[row])]
      let word = Int64(truncatingIfNeeded: number)
      bits |= word ^ (word >> 63)
      above |= Int64(truncatingIfNeeded: number >> 64) ^ (word >> 63)
      words[row] = word
    }
    return bound(bits, above)
  }

  /// Of numbers whose words, made positive, have these bits in all.
  private static func bound(_ bits: Int64, _ above: Int64) -> Int64? {
    // One more: of a number below zero the bits are those of one less.
    above == 0 && bits < RegisterColumn.limit - 1 ? bits + 1 : nil
  }

  /// The first or the second number, as a state says.
  @inline(__always)
  static func choose(
    _ states: [UInt8], _ a: [Int64], _ b: [Int64], _ made: inout [Int64], _ count: Int,
    _ takesFirst: (UInt8) -> Bool
  ) {
    let states = states.span
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard states.count >= count, a.count >= count, b.count >= count, made.count >= count else {
      return
    }
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      made[row] = takesFirst(states[row]) ? x : y
    }
  }

  /// A truth from numbers that are known.
  @inline(__always)
  static func test(
    _ words: [Int64], _ states: [UInt8], _ made: inout [UInt8], _ count: Int,
    _ body: (Int64) -> Bool
  ) {
    let words = words.span
    let states = states.span
    var made = made.mutableSpan
    guard words.count >= count, states.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let holds: UInt8 = body(words[row]) ? 1 : 0
      made[row] = states[row] == State.known ? holds : states[row]
    }
  }

  /// A truth from two numbers; false when two that are known differ by less than a unit: only rounding
  /// tells what becomes of those.
  @inline(__always)
  static func compare(
    _ a: [Int64], _ b: [Int64], _ unit: Int64, _ states: inout [UInt8], _ count: Int,
    _ body: (Int64, Int64) -> Bool
  ) -> Bool {
    let a = a.span
    let b = b.span
    var states = states.mutableSpan
    guard a.count >= count, b.count >= count, states.count >= count else { return false }
    var near: UInt8 = 0
    for row in 0..<count {
      let (x, y, state) = (a[row], b[row], states[row])
      let difference = x &- y
      let isNear = difference != 0 && difference < unit && difference > 0 &- unit
      near |= isNear && state == State.known ? 1 : 0
      states[row] = state == State.known ? (body(x, y) ? 1 : 0) : state
    }
    return near == 0
  }
}
