// CodeKernels.swift: the loops over whole columns of codes, and those that make truths of values.

extension Kernels {
  /// A truth from values.
  ///
  /// - Parameter doubts: their states; nil: all are known.
  @inline(__always)
  static func test<Element: BitwiseCopyable>(
    _ values: [Element], _ doubts: [UInt8]?, _ made: inout [UInt8], _ count: Int,
    _ body: (Element) -> Bool
  ) {
    hold(values, &made, count, body)
    if let doubts { decide(doubts, &made, count) }
  }

  /// Whether something holds for each element, known or not.
  @inline(__always)
  static func hold<Element: BitwiseCopyable>(
    _ from: [Element], _ made: inout [UInt8], _ count: Int, _ body: (Element) -> Bool
  ) {
    map(from, &made, count) { body($0) ? 1 : 0 }
  }

  /// What holds where a state is known; else the state.
  static func decide(_ states: [UInt8], _ made: inout [UInt8], _ count: Int) {
    join(states, &made, count) { holds, state in state == State.known ? holds : state }
  }

  /// Whether something holds for each two elements, known or not.
  @inline(__always)
  static func hold<Element: BitwiseCopyable>(
    _ a: [Element], _ b: [Element], _ made: inout [UInt8], _ count: Int,
    _ body: (Element, Element) -> Bool
  ) {
    combine(a, b, &made, count) { body($0, $1) ? 1 : 0 }
  }

  /// The same of two that may not be known; nil: all are.
  static func decide(_ a: [UInt8]?, _ b: [UInt8]?, _ made: inout [UInt8], _ count: Int) {
    switch (a, b) {
    case (nil, nil): break
    case (let a?, nil): decide(a, &made, count)
    case (nil, let b?): decide(b, &made, count)
    case (let a?, let b?): decide(a, b, &made, count)
    }
  }

  /// What holds where both are known; else the worse of their states.
  private static func decide(_ a: [UInt8], _ b: [UInt8], _ made: inout [UInt8], _ count: Int) {
    let a = a.span
    let b = b.span
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let state = max(a[row], b[row])
      made[row] = state == State.known ? made[row] : state
    }
  }

  /// Ranks of members; a code without one stays what it is.
  static func rank(_ codes: [Int32], _ ranks: [Int32], _ to: inout [Int32], _ count: Int) {
    let codes = codes.span
    let ranks = ranks.span
    var to = to.mutableSpan
    guard codes.count >= count, to.count >= count else { return }
    for row in 0..<count {
      let code = codes[row]
      to[row] = code >= 0 && Int(code) < ranks.count ? ranks[Int(code)] : code
    }
  }

  /// The element of a table at the places two codes make; false, and nothing written, when a code lies
  /// outside its side of the table.
  static func look<Element: BitwiseCopyable>(
    _ table: [Element], _ a: [Int32], _ b: [Int32], _ rows: Int, _ columns: Int,
    _ to: inout [Element], _ count: Int
  ) -> Bool {
    guard areInside(rows, a, count), areInside(columns, b, count) else { return false }
    let table = table.span
    let a = a.span
    let b = b.span
    var to = to.mutableSpan
    guard a.count >= count, b.count >= count, to.count >= count else { return false }
    let width = Int32(truncatingIfNeeded: columns)
    for row in 0..<count { to[row] = table[Int(a[row] &* width &+ b[row])] }
    return true
  }

  /// Whether all codes are from zero to below a limit.
  static func areInside(_ limit: Int, _ codes: [Int32], _ count: Int) -> Bool {
    let codes = codes.span
    guard codes.count >= count else { return false }
    let last = Int32(truncatingIfNeeded: limit) &- 1
    var outside: Int32 = 0
    for row in 0..<count { outside |= codes[row] | (last &- codes[row]) }
    return outside >= 0
  }

  /// Places in a table, one column further; false for a code outside it.
  static func place(
    _ codes: [Int32], _ size: Int, _ places: inout [Int32], _ count: Int
  ) -> Bool {
    guard areInside(size, codes, count) else { return false }
    let width = Int32(truncatingIfNeeded: size)
    join(codes, &places, count) { place, code in place &* width &+ code }
    return true
  }
}
