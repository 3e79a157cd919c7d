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
    return above == 0 ? extent(bits, isNatural: false)?.bound : nil
  }

  /// What can be said of words: how far from zero they lie at most, and whether one lies below it.
  typealias Extent = (bound: Int64, isNatural: Bool)

  /// Of the words from one row on; nil when one lies too far from zero.
  static func extent(_ words: [Int64], at start: Int, _ count: Int) -> Extent? {
    guard start >= 0, count >= 0, words.count >= start + count else { return nil }
    let words = words.span.extracting(start..<start + count)
    guard words.count >= count else { return nil }
    var bits: Int64 = 0
    for row in 0..<count { bits |= words[row] }
    // Where none is below zero, as nearly always, this is all there is to it.
    if bits >= 0 { return extent(bits, isNatural: true) }
    bits = 0
    for row in 0..<count { bits |= words[row] ^ (words[row] >> 63) }
    return extent(bits, isNatural: false)
  }

  /// The words in the rows named, or so many rows behind them.
  static func gather(
    _ from: [Int64], _ rows: [Int32], plus offset: Int, _ words: inout [Int64], _ count: Int
  ) -> Extent? {
    let from = from.span
    let rows = rows.span
    var made = words.mutableSpan
    guard rows.count >= count, made.count >= count else { return nil }
    var bits: Int64 = 0
    for row in 0..<count {
      let word = from[Int(rows[row]) &+ offset]
      bits |= word
      made[row] = word
    }
    return bits >= 0 ? extent(bits, isNatural: true) : extent(words, at: 0, count)
  }

  /// The same where a row may be below zero: there no number stands.
  static func gatherSome(
    _ from: [Int64], _ rows: [Int32], from start: Int = 0, _ words: inout [Int64], _ count: Int
  ) -> Extent? {
    guard rows.count >= start + count, words.count >= count else { return nil }
    let from = from.span
    let rows = rows.span.extracting(start..<start + count)
    var made = words.mutableSpan
    for row in 0..<count { made[row] = rows[row] < 0 ? 0 : from[Int(rows[row])] }
    return extent(words, at: 0, count)
  }

  /// Of numbers whose words, made positive, have these bits in all.
  private static func extent(_ bits: Int64, isNatural: Bool) -> Extent? {
    // One more: of a number below zero the bits are those of one less.
    bits < RegisterColumn.limit - 1 ? (bits + 1, isNatural) : nil
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

  /// 1 where a number lies below another, else 0. Numbers lie nearer to zero than 2⁶², so that the
  /// difference tells: the machine has no comparison of many words at once.
  @inline(__always)
  static func isBelow(_ a: Int64, _ b: Int64) -> UInt8 {
    UInt8(truncatingIfNeeded: UInt64(bitPattern: a &- b) >> 63)
  }

  /// The smaller (larger) of each number and a limit, found likewise.
  static func limit(
    _ a: [Int64], atMost limit: Int64, _ made: inout [Int64], _ count: Int
  ) {
    map(a, &made, count) { number in
      let over = number &- limit
      return limit &+ (over & (over >> 63))
    }
  }

  static func limit(
    _ a: [Int64], atLeast limit: Int64, _ made: inout [Int64], _ count: Int
  ) {
    map(a, &made, count) { number in
      let over = number &- limit
      return limit &+ (over & ~(over >> 63))
    }
  }

  /// Whether two that differ do so by less than a unit: only rounding tells what becomes of those.
  static func areNear(_ a: [Int64], _ b: [Int64], _ unit: Int64, _ count: Int) -> Bool {
    let a = a.span
    let b = b.span
    guard a.count >= count, b.count >= count else { return true }
    // `|a - b|` less one lies below the unit less one.
    let limit = UInt64(bitPattern: unit &- 1)
    var near: UInt64 = 0
    for row in 0..<count {
      let difference = a[row] &- b[row]
      let sign = difference >> 63
      let distance = UInt64(bitPattern: (difference ^ sign) &- sign) &- 1
      near |= distance < limit ? 1 : 0
    }
    return near != 0
  }

  // MARK: weighted sums

  /// The sum of four numbers times their weights, beside what stands there already.
  static func addWeighted(
    _ a: (words: [Int64], weight: Int64), _ b: (words: [Int64], weight: Int64),
    _ c: (words: [Int64], weight: Int64), _ d: (words: [Int64], weight: Int64), isFirst: Bool,
    _ made: inout [Int64], _ count: Int
  ) {
    let (x, y, z, u) = (a.words.span, b.words.span, c.words.span, d.words.span)
    let (first, second, third, fourth) = (a.weight, b.weight, c.weight, d.weight)
    var made = made.mutableSpan
    guard x.count >= count, y.count >= count, z.count >= count, u.count >= count,
      made.count >= count
    else { return }
    if isFirst {
      for row in 0..<count {
        made[row] = x[row] &* first &+ y[row] &* second &+ z[row] &* third &+ u[row] &* fourth
      }
    } else {
      for row in 0..<count {
        let more = x[row] &* first &+ y[row] &* second &+ z[row] &* third &+ u[row] &* fourth
        made[row] = made[row] &+ more
      }
    }
  }

  // MARK: division

  /// Numbers times a factor over a divisor, rounded half away from zero.
  static func scale(
    _ a: [Int64], by factor: Int64, _ divisor: Divisor, isNatural: Bool, _ made: inout [Int64],
    _ count: Int
  ) {
    if divisor.isOne {
      map(a, &made, count) { $0 &* factor }
    } else if isNatural {
      map(a, &made, count) { divisor.natural($0 &* factor) }
    } else {
      map(a, &made, count) { divisor.rounded($0 &* factor) }
    }
  }

  /// The same in place.
  static func divide(
    _ made: inout [Int64], by divisor: Divisor, isNatural: Bool, _ count: Int
  ) {
    if divisor.isOne { return }
    if isNatural {
      update(&made, count) { divisor.natural($0) }
    } else {
      update(&made, count) { divisor.rounded($0) }
    }
  }
}
