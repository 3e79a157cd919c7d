// Bits.swift: sets of small numbers: rows of a table, classes of a column.

struct Bits: Hashable, Sendable {
  private(set) var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  static func all(_ count: Int) -> Bits {
    var bits = Bits(count: count)
    for number in 0..<count { bits.insert(number) }
    return bits
  }

  mutating func insert(_ number: Int) {
    if words.indices.contains(number >> 6) { words[number >> 6] |= 1 << UInt64(number & 63) }
  }

  mutating func remove(_ number: Int) {
    if words.indices.contains(number >> 6) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }
  }

  func contains(_ number: Int) -> Bool {
    words.indices.contains(number >> 6) && words[number >> 6] >> UInt64(number & 63) & 1 == 1
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func intersection(_ other: Bits) -> Bits {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  mutating func formUnion(_ other: Bits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func intersects(_ other: Bits) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  func isSubset(of other: Bits) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  /// How many are in both.
  func common(_ other: Bits) -> Int {
    var sum = 0
    for index in words.indices { sum += (words[index] & other.words[index]).nonzeroBitCount }
    return sum
  }

  var members: [Int] {
    var list: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        list.append(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return list
  }

  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 {
      return index << 6 + word.trailingZeroBitCount
    }
    return nil
  }
}
