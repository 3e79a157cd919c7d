// ByteTable.swift: finds the number of a known text from an event's bytes, without making a String.
// MemberTable.swift: the same for values that may be spelled in several ways.

import YAML

/// Tables of texts known before reading. All tables are one array of plain numbers, so that looking
/// something up holds on to nothing; a lookup compares two words, and bytes only beyond sixteen.
struct ByteTables {
  private struct Entry {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: Int32 = -1
    var id: Int32 = -1
    /// Index into `texts`.
    var text: Int32 = -1
  }
  private struct Table {
    var first: Int
    var mask: Int
  }
  private var entries: [Entry] = []
  private var tables: [Table] = []
  private var texts: [[UInt8]] = []

  /// Adds a table; its number. The first of equal texts counts.
  mutating func add(_ names: [(text: [UInt8], id: Int)]) -> Int {
    var size = 8
    while size < names.count * 4 { size *= 2 }
    let table = tables.count
    tables.append(Table(first: entries.count, mask: size - 1))
    entries.append(contentsOf: repeatElement(Entry(), count: size))
    for name in names {
      if find(table, name.text) >= 0 { continue }
      let words = eventWords(name.text)
      var at = slot(words.head, words.tail, name.text.count)
      while entries[tables[table].first + at & tables[table].mask].id >= 0 { at += 1 }
      entries[tables[table].first + at & tables[table].mask] = Entry(
        head: words.head, tail: words.tail, length: Int32(clamping: name.text.count),
        id: Int32(clamping: name.id), text: Int32(clamping: texts.count))
      texts.append(name.text)
    }
    return table
  }

  mutating func add(_ names: [String]) -> Int {
    add(names.enumerated().map { (Array($0.element.utf8), $0.offset) })
  }

  @inline(__always)
  private func slot(_ head: UInt64, _ tail: UInt64, _ length: Int) -> Int {
    let mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(truncatingIfNeeded: length)
    return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 40)
  }

  /// The number of a text in a table, or -1.
  @inline(__always)
  func find(_ table: Int, _ event: Event, _ bytes: [UInt8]) -> Int {
    find(table, event.head, event.tail, Int(event.length), bytes, Int(event.textStart))
  }

  func find(_ table: Int, _ text: [UInt8]) -> Int {
    let words = eventWords(text)
    return find(table, words.head, words.tail, text.count, text, 0)
  }

  @inline(__always)
  private func find(
    _ table: Int, _ head: UInt64, _ tail: UInt64, _ length: Int, _ bytes: [UInt8], _ start: Int
  ) -> Int {
    let (first, mask) = (tables[table].first, tables[table].mask)
    var at = slot(head, tail, length) & mask
    while entries[first + at].id >= 0 {
      let entry = entries[first + at]
      if entry.head == head, entry.tail == tail, Int(entry.length) == length,
        length <= 16 || isEqual(Int(entry.text), bytes, start)
      {
        return Int(entry.id)
      }
      at = (at + 1) & mask
    }
    return -1
  }

  /// The first and last eight bytes are known to be equal.
  private func isEqual(_ text: Int, _ bytes: [UInt8], _ start: Int) -> Bool {
    for index in 8..<texts[text].count - 8 where texts[text][index] != bytes[start + index] {
      return false
    }
    return true
  }
}

extension Event {
  /// The text of a scalar.
  @inline(__always)
  func text(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[Int(textStart)..<Int(textStart) + Int(length)]
  }
}
