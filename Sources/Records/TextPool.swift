// TextPool.swift: the distinct texts of one batch, each made into a String once, at the end.

import YAML

/// Gives equal texts one number.
struct TextPool {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var hashes: [UInt32] = []
  /// Indices into `ends`, or -1; at most half are taken.
  private var slots: [Int32]
  private var mask: Int

  init() {
    slots = Array(repeating: -1, count: 1 << 12)
    mask = slots.count - 1
  }

  var count: Int { ends.count }

  /// The number of a scalar's text.
  mutating func intern(_ event: Event, _ source: [UInt8]) -> Int32 {
    let start = Int(event.textStart)
    let length = Int(event.length)
    var hash = event.head ^ (event.tail &* 0x9E37_79B9_7F4A_7C15)
    if length > 16 {
      for index in start + 8..<start + length - 8 {
        hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3
      }
    }
    hash = (hash &+ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let short = UInt32(truncatingIfNeeded: hash)
    var at = Int(short) & mask
    while slots[at] >= 0 {
      let number = Int(slots[at])
      if hashes[number] == short, isEqual(number, source, start, length) { return slots[at] }
      at = (at + 1) & mask
    }
    let number = Int32(truncatingIfNeeded: ends.count)
    slots[at] = number
    bytes.append(contentsOf: source[start..<start + length])
    ends.append(Int32(truncatingIfNeeded: bytes.count))
    hashes.append(short)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  private func isEqual(_ number: Int, _ source: [UInt8], _ start: Int, _ length: Int) -> Bool {
    let from = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - from == length else { return false }
    for index in 0..<length where bytes[from + index] != source[start + index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var at = Int(hash) & mask
      while slots[at] >= 0 { at = (at + 1) & mask }
      slots[at] = Int32(truncatingIfNeeded: number)
    }
  }

  /// The texts by number, also those that only records left out had; the pool is empty again.
  mutating func take() -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(ends.count)
    var from = 0
    for end in ends {
      texts.append(String(decoding: bytes[from..<Int(end)], as: UTF8.self))
      from = Int(end)
    }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for at in slots.indices { slots[at] = -1 }
    return texts
  }
}
