// ItemKernels.swift: the loops that bring what items say together, person by person. Items of a person
// stand from the person's start to the next one's.

enum ItemKernels {
  /// Whether all items say yes, or any; without items all do and none does.
  static func unite(
    _ verdicts: [UInt8], _ starts: [Int32], isAll: Bool, isDecided: Bool,
    _ made: inout [UInt8], _ parents: Int
  ) {
    switch (isAll, isDecided) {
    case (true, true): unite(verdicts, starts, from: State.yes, &made, parents) { $0 & $1 }
    case (false, true): unite(verdicts, starts, from: State.no, &made, parents) { $0 | $1 }
    case (true, false): unite(verdicts, starts, from: State.yes, &made, parents, State.and)
    case (false, false): unite(verdicts, starts, from: State.no, &made, parents, State.or)
    }
  }

  @inline(__always)
  private static func unite(
    _ verdicts: [UInt8], _ starts: [Int32], from neutral: UInt8, _ made: inout [UInt8],
    _ parents: Int, _ body: (UInt8, UInt8) -> UInt8
  ) {
    guard parents > 0, starts.count > parents else { return }
    let items = Int(starts[parents])
    if items < 4 * parents || items > verdicts.count {
      return fold(verdicts, starts, from: neutral, &made, parents, body)
    }
    // What 1, 2, 4 ... items from each on come to: any stretch is two of these, which may overlap.
    var runs = [UInt8](repeating: neutral, count: items)
    Kernels.copy(verdicts, &runs, items)
    let longest = longest(starts, parents)
    var length = 1
    while 2 * length <= longest {
      let start = runs.count - items
      var next = [UInt8](repeating: neutral, count: items)
      join(runs, at: start, start + length, items - length, &next, body)
      runs += next
      length *= 2
    }
    look(runs, items, longest, starts, from: neutral, &made, parents, body)
  }

  private static func longest(_ starts: [Int32], _ parents: Int) -> Int {
    let starts = starts.span
    guard starts.count > parents else { return 0 }
    var longest: Int32 = 0
    for parent in 0..<parents { longest = max(longest, starts[parent + 1] &- starts[parent]) }
    return Int(longest)
  }

  @inline(__always)
  private static func join(
    _ runs: [UInt8], at first: Int, _ second: Int, _ count: Int, _ made: inout [UInt8],
    _ body: (UInt8, UInt8) -> UInt8
  ) {
    guard count > 0, runs.count >= second + count else { return }
    let a = runs.span.extracting(first..<first + count)
    let b = runs.span.extracting(second..<second + count)
    var made = made.mutableSpan
    guard a.count >= count, b.count >= count, made.count >= count else { return }
    for item in 0..<count { made[item] = body(a[item], b[item]) }
  }

  @inline(__always)
  private static func look(
    _ runs: [UInt8], _ items: Int, _ longest: Int, _ starts: [Int32], from neutral: UInt8,
    _ made: inout [UInt8], _ parents: Int, _ body: (UInt8, UInt8) -> UInt8
  ) {
    let runs = runs.span
    let starts = starts.span
    var made = made.mutableSpan
    guard starts.count > parents, made.count >= parents else { return }
    if longest > 0, longest * parents == items {
      // All have as many.
      let level = Int.bitWidth - 1 - longest.leadingZeroBitCount
      var first = items * level
      let second = longest - (1 << level)
      guard first + second + longest * (parents - 1) < runs.count else { return }
      for parent in 0..<parents {
        made[parent] = body(runs[first], runs[first &+ second])
        first &+= longest
      }
      return
    }
    for parent in 0..<parents {
      let (start, end) = (starts[parent], starts[parent + 1])
      if start >= end {
        made[parent] = neutral
        continue
      }
      let level = 31 &- (end &- start).leadingZeroBitCount
      let from = items &* level
      let last = Int(end) &- (1 &<< level)
      made[parent] = body(runs[from &+ Int(start)], runs[from &+ last])
    }
  }

  /// For each owner who has items, which are as many as a row of a table is wide: the row that a code
  /// names, which is inside.
  static func rows<Element: BitwiseCopyable>(
    _ table: [Element], _ width: Int, _ codes: [Int32], _ starts: [Int32],
    _ made: inout [Element], _ parents: Int
  ) {
    let table = table.span
    let codes = codes.span
    let starts = starts.span
    var made = made.mutableSpan
    guard codes.count >= parents, starts.count > parents, width > 0 else { return }
    for parent in 0..<parents {
      let end = min(Int(starts[parent + 1]), made.count)
      var (item, place) = (Int(starts[parent]), Int(codes[parent]) &* width)
      // Checked once for four, which the machine then moves two at a time.
      while item &+ 4 <= end {
        guard item >= 0, item <= made.count &- 4, place >= 0, place <= table.count &- 4 else {
          return
        }
        let (a, b, c, d) = (table[place], table[place + 1], table[place + 2], table[place + 3])
        made[item] = a
        made[item + 1] = b
        made[item + 2] = c
        made[item + 3] = d
        item &+= 4
        place &+= 4
      }
      while item < end {
        made[item] = table[place]
        item &+= 1
        place &+= 1
      }
    }
  }

  /// The worst state of each person's items; known without any.
  static func worst(
    _ states: [UInt8], _ starts: [Int32], _ made: inout [UInt8], _ parents: Int
  ) {
    fold(states, starts, from: State.known, &made, parents) { max($0, $1) }
  }

  @inline(__always)
  private static func fold(
    _ states: [UInt8], _ starts: [Int32], from neutral: UInt8, _ made: inout [UInt8],
    _ parents: Int, _ body: (UInt8, UInt8) -> UInt8
  ) {
    let states = states.span
    let starts = starts.span
    var made = made.mutableSpan
    guard starts.count > parents, made.count >= parents, parents > 0 else { return }
    for parent in 0..<parents {
      let (start, end) = (Int(starts[parent]), Int(starts[parent + 1]))
      guard start >= 0, start <= end, end <= states.count else { return }
      var result = neutral
      for item in start..<end { result = body(result, states[item]) }
      made[parent] = result
    }
  }

  /// The sum of the words of items marked 1; the sum of all of them fits.
  static func sum(
    _ words: [Int64], where marks: [UInt8], _ starts: [Int32], _ sums: inout [Int64],
    _ parents: Int
  ) {
    let items = min(words.count, marks.count)
    var before = [Int64](repeating: 0, count: items + 1)
    addUp(words, marks, &before, items)
    subtract(before, starts, &sums, parents)
  }

  /// How many items are marked 1, times a number.
  static func count(
    _ marks: [UInt8], times one: Int64, _ starts: [Int32], _ sums: inout [Int64], _ parents: Int
  ) {
    sum([Int64](repeating: one, count: marks.count), where: marks, starts, &sums, parents)
  }

  /// By item, the sum of what is marked before it.
  private static func addUp(
    _ words: [Int64], _ marks: [UInt8], _ before: inout [Int64], _ items: Int
  ) {
    let words = words.span
    let marks = marks.span
    var before = before.mutableSpan
    guard words.count >= items, marks.count >= items, before.count > items else { return }
    var sum: Int64 = 0
    for item in 0..<items {
      before[item] = sum
      sum &+= marks[item] == State.known ? words[item] : 0
    }
    before[items] = sum
  }

  private static func subtract(
    _ before: [Int64], _ starts: [Int32], _ sums: inout [Int64], _ parents: Int
  ) {
    let before = before.span
    let starts = starts.span
    var sums = sums.mutableSpan
    guard starts.count > parents, sums.count >= parents, parents > 0,
      Int(starts[parents]) < before.count
    else { return }
    for parent in 0..<parents {
      sums[parent] = before[Int(starts[parent + 1])] &- before[Int(starts[parent])]
    }
  }

  /// Unknown where a list is not given.
  static func open(_ isGiven: [Bool], _ made: inout [UInt8], _ parents: Int) {
    let isGiven = isGiven.span
    var made = made.mutableSpan
    guard isGiven.count >= parents, made.count >= parents else { return }
    for parent in 0..<parents where !isGiven[parent] { made[parent] = State.missing }
  }
}
