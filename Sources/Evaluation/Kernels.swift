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

  /// Numbers less one of them.
  static func shift(_ from: [Int32], by first: Int32, _ to: inout [Int32], _ count: Int) {
    map(from, &to, count) { $0 &- first }
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

  /// What stands in every so manieth row, from one on.
  static func stride<Element: BitwiseCopyable>(
    _ from: [Element], from first: Int, by step: Int, _ to: inout [Element], _ count: Int
  ) {
    let from = from.span
    var to = to.mutableSpan
    guard to.count >= count, first >= 0, step > 0, first + (count - 1) * step < from.count else {
      return
    }
    var item = first
    for row in 0..<count {
      to[row] = from[item]
      item &+= step
    }
  }

  /// Each element from its own start to the next one's.
  static func spread<Element: BitwiseCopyable>(
    _ from: [Element], _ starts: [Int32], _ to: inout [Element], _ parents: Int
  ) {
    let from = from.span
    let starts = starts.span
    var to = to.mutableSpan
    guard from.count >= parents, starts.count > parents, parents > 0 else { return }
    for parent in 0..<parents {
      let element = from[parent]
      let end = min(Int(starts[parent + 1]), to.count)
      var row = Int(starts[parent])
      // Checked once for four.
      while row &+ 4 <= end {
        guard row >= 0, row <= to.count &- 4 else { return }
        to[row] = element
        to[row + 1] = element
        to[row + 2] = element
        to[row + 3] = element
        row &+= 4
      }
      while row < end {
        to[row] = element
        row &+= 1
      }
    }
  }

  // MARK: element by element, and states

  @inline(__always)
  static func map<Element: BitwiseCopyable, Made: BitwiseCopyable>(
    _ a: [Element], _ made: inout [Made], _ count: Int, _ body: (Element) -> Made
  ) {
    let a = a.span
    var made = made.mutableSpan
    guard a.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = body(a[row]) }
  }

  @inline(__always)
  static func combine<Element: BitwiseCopyable, Made: BitwiseCopyable>(
    _ a: [Element], _ b: [Element], _ made: inout [Made], _ count: Int,
    _ body: (Element, Element) -> Made
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

  /// Whether all bytes from one row on are the same.
  static func areAll(_ wanted: UInt8, _ bytes: [UInt8], at start: Int, _ count: Int) -> Bool {
    guard start >= 0, count > 0, bytes.count >= start + count else { return count == 0 }
    let bytes = bytes.span.extracting(start..<start + count)
    guard bytes.count >= count else { return false }
    var odd: UInt8 = 0
    for row in 0..<count { odd |= bytes[row] ^ wanted }
    return odd == 0
  }

  static func areTrue(_ truths: [Bool], _ count: Int) -> Bool {
    guard count >= 0, truths.count >= count else { return false }
    let truths = truths.span.extracting(0..<count)
    var all: UInt8 = 1
    for row in truths.indices { all &= truths[row] ? 1 : 0 }
    return all == 1
  }

  /// Whether a record gives something in the rows named.
  static func present(
    _ given: [UInt8], _ rows: [Int32], _ made: inout [UInt8], _ count: Int
  ) {
    let given = given.span
    let rows = rows.span
    var made = made.mutableSpan
    guard rows.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = State.missing &- given[Int(rows[row])] }
  }

  /// The same from one row on.
  static func present(
    _ given: [UInt8], at start: Int, _ made: inout [UInt8], _ count: Int
  ) {
    guard start >= 0, given.count >= start + count else { return }
    let given = given.span.extracting(start..<start + count)
    var made = made.mutableSpan
    guard given.count >= count, made.count >= count else { return }
    for row in 0..<count { made[row] = State.missing &- given[row] }
  }

  /// The same where a row may be below zero.
  static func presentSome(
    _ given: [UInt8], _ rows: [Int32], _ made: inout [UInt8], _ count: Int
  ) {
    let given = given.span
    let rows = rows.span
    var made = made.mutableSpan
    guard rows.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let item = Int(rows[row])
      made[row] = item >= 0 && given[item] != 0 ? State.known : State.missing
    }
  }

  /// Truths from one row on: codes that are not zero hold.
  static func truths(
    _ given: [UInt8], _ codes: [Int32], at start: Int, _ made: inout [UInt8], _ count: Int
  ) {
    guard start >= 0, given.count >= start + count, codes.count >= start + count else { return }
    let given = given.span.extracting(start..<start + count)
    let codes = codes.span.extracting(start..<start + count)
    var made = made.mutableSpan
    guard given.count >= count, codes.count >= count, made.count >= count else { return }
    for row in 0..<count {
      let holds: UInt8 = codes[row] == 0 ? State.no : State.yes
      made[row] = given[row] == 0 ? State.missing : holds
    }
  }

  /// Truths that are given, by the codes in the rows named.
  static func decide(
    _ codes: [Int32], _ rows: [Int32], _ made: inout [UInt8], _ count: Int
  ) {
    let codes = codes.span
    let rows = rows.span
    var made = made.mutableSpan
    guard rows.count >= count, made.count >= count else { return }
    for row in 0..<count where made[row] == State.known && codes[Int(rows[row])] == 0 {
      made[row] = State.no
    }
  }

  /// The item with a key among those of each owner, -1 where there is none; whether there is one for
  /// all.
  static func find(
    _ key: Int32, _ codes: [Int32], _ starts: [Int32], _ owners: [Int32], _ items: inout [Int32],
    _ count: Int
  ) -> Bool {
    let codes = codes.span
    let starts = starts.span
    let owners = owners.span
    var items = items.mutableSpan
    guard owners.count >= count, items.count >= count else { return false }
    var found: Int32 = 0
    for row in 0..<count {
      let owner = Int(owners[row])
      var item: Int32 = -1
      if owner >= 0, owner &+ 1 < starts.count {
        let (start, end) = (starts[owner], starts[owner &+ 1])
        // Members mostly stand in the order of their choice.
        item = start &+ key
        if item >= end || codes[Int(item)] != key {
          item = start
          while item < end, codes[Int(item)] != key { item &+= 1 }
          if item >= end { item = -1 }
        }
      }
      found |= item
      items[row] = item
    }
    return found >= 0
  }

  /// What stands in the rows named; zero where a row is below zero.
  static func gatherSome(_ from: [Int32], _ rows: [Int32], _ to: inout [Int32], _ count: Int) {
    let from = from.span
    let rows = rows.span
    var to = to.mutableSpan
    guard rows.count >= count, to.count >= count else { return }
    for row in 0..<count { to[row] = rows[row] < 0 ? 0 : from[Int(rows[row])] }
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

  /// Places in a short list by what stands there.
  static func exchange(_ places: inout [UInt8], by list: [UInt8], _ count: Int) {
    let list = list.span
    var places = places.mutableSpan
    guard places.count >= count else { return }
    for row in 0..<count { places[row] = list[Int(places[row])] }
  }
}
