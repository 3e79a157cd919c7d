// RecordColumn.swift: one column of a batch of records. Evaluation reads the stored arrays, many rows at
// once; everybody else asks row by row.

/// Which array holds the values follows from the column's type.
package struct RecordColumn: Sendable {
  /// By row: 1 where it has a value, else 0. Bytes, because a loop over `Bool` takes them one by one.
  package var given: [UInt8] = []
  /// Numbers: `Decimal.raw`, in the unit of the type, while each of the column fits into a word.
  package var words: [Int64] = []
  /// Numbers of a column where one does not; `words` is empty then.
  package var wide: [Int128] = []
  /// Dates: day number. Yes/no: 1 or 0. Members: their code. Text: index into `RecordTable.texts`.
  package var codes: [Int32] = []

  package init() {}

  /// A column of codes.
  package init(given: ArraySlice<UInt8>, codes: ArraySlice<Int32>) {
    self.given = Array(given)
    self.codes = Array(codes)
  }

  /// A column of numbers.
  package init(given: ArraySlice<UInt8>, numbers: ArraySlice<Int128>) {
    self.given = Array(given)
    words = Array(repeating: 0, count: numbers.count)
    if !RecordColumn.narrow(numbers, &words) {
      words = []
      wide = Array(numbers)
    }
  }

  /// False when a number does not fit.
  private static func narrow(_ numbers: ArraySlice<Int128>, _ words: inout [Int64]) -> Bool {
    let from = numbers.span
    var to = words.mutableSpan
    guard from.count == to.count else { return false }
    var lost: Int64 = 0
    for row in to.indices {
      let number = from[row]
      let word = Int64(truncatingIfNeeded: number)
      lost |= Int64(truncatingIfNeeded: number >> 64) ^ (word >> 63)
      to[row] = word
    }
    return lost == 0
  }

  // MARK: row by row

  /// Whether there is such a row and it has a value.
  package func isPresent(_ row: Int) -> Bool { given.indices.contains(row) && given[row] != 0 }

  package var hasNumbers: Bool { !words.isEmpty || !wide.isEmpty }

  /// Of a column of numbers.
  package func number(_ row: Int) -> Int128 { wide.isEmpty ? Int128(words[row]) : wide[row] }

  /// One row more; nil: it has no value.
  package mutating func append(_ payload: Int128?, isNumber: Bool) {
    given.append(payload == nil ? 0 : 1)
    if isNumber {
      if wide.isEmpty { words.append(0) } else { wide.append(0) }
      write(payload ?? 0, given.count - 1)
    } else {
      codes.append(Int32(truncatingIfNeeded: payload ?? 0))
    }
  }

  package mutating func set(_ row: Int, _ payload: Int128?, isNumber: Bool) {
    guard given.indices.contains(row) else { return }
    given[row] = payload == nil ? 0 : 1
    if isNumber {
      write(payload ?? 0, row)
    } else {
      codes[row] = Int32(truncatingIfNeeded: payload ?? 0)
    }
  }

  private mutating func write(_ number: Int128, _ row: Int) {
    if wide.isEmpty, let word = Int64(exactly: number) {
      words[row] = word
      return
    }
    if wide.isEmpty { wide = words.map { Int128($0) } }
    words = []
    wide[row] = number
  }

  package mutating func remove(_ rows: Range<Int>) {
    given.removeSubrange(rows)
    if !words.isEmpty { words.removeSubrange(rows) }
    if !wide.isEmpty { wide.removeSubrange(rows) }
    if !codes.isEmpty { codes.removeSubrange(rows) }
  }

  /// Only the rows marked.
  package mutating func keep(_ isKept: [Bool]) {
    func kept<Cell>(_ cells: [Cell]) -> [Cell] { zip(cells, isKept).filter(\.1).map(\.0) }
    given = kept(given)
    words = kept(words)
    wide = kept(wide)
    codes = kept(codes)
  }
}
