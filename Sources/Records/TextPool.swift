// TextPool.swift: the distinct texts of one batch, kept as bytes.

import Program
import YAML

/// Gives equal texts one number.
struct TextPool {
  private var bytes: [UInt8] = []
  private struct Entry {
    /// In `bytes`.
    var start: Int
    var end: Int
    var head: UInt64
    var tail: UInt64
    var hash: UInt32
  }
  private var texts: [Entry] = []
  /// Indices into `texts`, or -1; at most half are taken.
  private var slots: [Int32]
  private var mask: Int

  init() {
    slots = Array(repeating: -1, count: 1 << 12)
    mask = slots.count - 1
  }

  var count: Int { texts.count }

  /// The number of a scalar's text.
  mutating func intern(_ event: Event, _ source: [UInt8]) -> Int32 {
    intern(event.head, event.tail, Int(event.textStart), Int(event.length), source)
  }

  /// The number of a text, given as an event gives it; looks into `source` only beyond sixteen bytes.
  mutating func intern(
    _ head: UInt64, _ tail: UInt64, _ start: Int, _ length: Int, _ source: [UInt8]
  ) -> Int32 {
    var hash = head ^ (tail &* 0x9E37_79B9_7F4A_7C15)
    if length > 16 { hash = LongText.hash(source, start..<start + length, hash) }
    hash = (hash &+ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let short = UInt32(truncatingIfNeeded: hash)
    var at = Int(short) & mask
    while slots[at] >= 0 {
      let known = texts[Int(slots[at])]
      if known.hash == short, known.head == head, known.tail == tail,
        known.end - known.start == length,
        length <= 16 || LongText.isEqual(bytes, known.start, source, start, length)
      {
        return slots[at]
      }
      at = (at + 1) & mask
    }
    slots[at] = Int32(truncatingIfNeeded: texts.count)
    let from = bytes.count
    if length > 16 {
      bytes.append(contentsOf: source[start..<start + length])
    } else {
      for index in 0..<min(8, length) {
        bytes.append(UInt8(truncatingIfNeeded: head >> UInt64(8 * index)))
      }
      for index in min(8, length)..<length {
        bytes.append(UInt8(truncatingIfNeeded: tail >> UInt64(8 * (8 + index - length))))
      }
    }
    texts.append(Entry(start: from, end: bytes.count, head: head, tail: tail, hash: short))
    if texts.count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: texts.count - 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, text) in texts.enumerated() {
      var at = Int(text.hash) & mask
      while slots[at] >= 0 { at = (at + 1) & mask }
      slots[at] = Int32(truncatingIfNeeded: number)
    }
  }

  /// The texts by number, also those that only records left out had; the pool is empty again.
  mutating func take() -> RecordTexts {
    let taken = RecordTexts(
      bytes: bytes, ends: texts.map { Int32(truncatingIfNeeded: $0.end) })
    let room = bytes.capacity
    bytes = []
    bytes.reserveCapacity(room)
    texts.removeAll(keepingCapacity: true)
    for at in slots.indices { slots[at] = -1 }
    return taken
  }
}
