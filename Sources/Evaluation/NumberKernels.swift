// NumberKernels.swift: the loops over whole columns of numbers of one word, and those that make words of
// wider numbers.

extension Kernels {
  /// Something else in place of what stands there.
  @inline(__always)
  static func update(_ made: inout [Int64], _ count: Int, _ body: (Int64) -> Int64) {
    var made = made.mutableSpan
    guard made.count >= count else { return }
    for row in 0..<count { made[row] = body(made[row]) }
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
      bits |= word
      above |= Int64(truncatingIfNeeded: number >> 64)
      words[row] = word
    }
    // Where none is below zero, as nearly always, this is all there is to it.
    if above == 0, bits >= 0 { return bound(bits, 0) }
    (bits, above) = (0, 0)
    for row in 0..<count {
      let number = numbers[Int(rows[row]) &+ offset]
      let word = words[row]
      bits |= word ^ (word >> 63)
      above |= Int64(truncatingIfNeeded: number >> 64) ^ (word >> 63)
    }
    return bound(bits, above)
  }

  /// The same from one row on.
  static func copy(
    _ numbers: [Int128], at start: Int, _ words: inout [Int64], _ count: Int
  ) -> Int64? {
    guard start >= 0, numbers.count >= start + count else { return nil }
    let numbers = numbers.span.extracting(start..<start + count)
    var words = words.mutableSpan
    guard numbers.count >= count, words.count >= count else { return nil }
    var (bits, above): (Int64, Int64) = (0, 0)
    for row in 0..<count {
      let number = numbers[row]
      let word = Int64(truncatingIfNeeded: number)
      bits |= word
      above |= Int64(truncatingIfNeeded: number >> 64)
      words[row] = word
    }
    if above == 0, bits >= 0 { return bound(bits, 0) }
    (bits, above) = (0, 0)
    for row in 0..<count {
      let word = words[row]
      bits |= word ^ (word >> 63)
      above |= Int64(truncatingIfNeeded: numbers[row] >> 64) ^ (word >> 63)
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
    hold(words, &made, count, body)
    decide(states, &made, count)
  }

  /// Whether something holds for each number, known or not.
  @inline(__always)
  private static func hold(
    _ words: [Int64], _ made: inout [UInt8], _ count: Int, _ body: (Int64) -> Bool
  ) {
    let words = words.span
    var made = made.mutableSpan
    guard words.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(words[row]) ? 1 : 0 }
  }

  /// What holds where a state is known; else the state.
  private static func decide(_ states: [UInt8], _ made: inout [UInt8], _ count: Int) {
    join(states, &made, count) { holds, state in state == State.known ? holds : state }
  }

  /// A truth from two numbers that are known; false when two differ by less than a unit: only rounding
  /// tells what becomes of those.
  @inline(__always)
  static func compare(
    _ a: RegisterColumn, _ b: RegisterColumn, _ unit: Int64, _ made: inout [UInt8], _ count: Int,
    _ body: (Int64, Int64) -> Bool
  ) -> Bool {
    if hold(a.words, b.words, unit, &made, count, body) { return false }
    decide(a.states, &made, count)
    join(b.states, &made, count) { truth, state in state <= State.known ? truth : max(truth, state)
    }
    return true
  }

  /// Whether something holds for each two numbers; whether any of them lie near each other.
  @inline(__always)
  private static func hold(
    _ a: [Int64], _ b: [Int64], _ unit: Int64, _ made: inout [UInt8], _ count: Int,
    _ body: (Int64, Int64) -> Bool
  ) -> Bool {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return true }
    // Near each other and not the same: `|a - b|` less one lies below the unit less one.
    let limit = UInt64(bitPattern: unit &- 1)
    var near: UInt64 = 0
    for row in 0..<count {
      let (x, y) = (a[row], b[row])
      let difference = x &- y
      let sign = difference >> 63
      let distance = UInt64(bitPattern: (difference ^ sign) &- sign) &- 1
      near |= distance < limit ? 1 : 0
      made[row] = body(x, y) ? 1 : 0
    }
    return near != 0
  }

  /// The sum of two numbers times their weights, beside what stands there already.
  static func addWeighted(
    _ a: [Int64], _ first: Int64, _ b: [Int64], _ second: Int64, isFirst: Bool,
    _ made: inout [Int64], _ count: Int
  ) {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    if isFirst {
      for row in 0..<count { made[row] = a[row] &* first &+ b[row] &* second }
    } else {
      for row in 0..<count {
        made[row] = made[row] &+ a[row] &* first &+ b[row] &* second
      }
    }
  }
}
