// ByteTable.swift: finds the number of a known text from an event's bytes, without making a String.
// MemberTable.swift: the same for values that may be spelled in several ways.

import YAML

/// Tables of texts known before reading. All tables are one array of plain numbers, so that looking
/// something up holds on to nothing; a lookup compares two words, and bytes only beyond sixteen.
struct ByteTables {
  /// A text of a table; the first of each table is none.
  private struct Name {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: Int32 = -1
    var id: Int32 = -1
    var table: Int32
  }
  private struct Table {
    /// Its first slot, and how many less one there are.
    var first: Int
    var mask: Int
    /// In `names`.
    var start: Int
  }
  private var names: [Name] = []
  /// Texts of `names` longer than sixteen bytes, else empty.
  private var texts: [[UInt8]] = []
  /// Indices into `names`, or -1.
  private var slots: [Int32] = []
  private var tables: [Table] = []

  /// Of all tables, with one more for each table.
  var nameCount: Int { names.count }

  /// Adds a table; its number. The first of equal texts counts.
  mutating func add(_ texts: [(text: [UInt8], id: Int)]) -> Int {
    var size = 8
    while size < texts.count * 4 { size *= 2 }
    let table = tables.count
    tables.append(Table(first: slots.count, mask: size - 1, start: names.count))
    slots.append(contentsOf: repeatElement(-1, count: size))
    addName(Name(table: Int32(clamping: table)), [])
    for (text, id) in texts where find(table, text) < 0 {
      let words = eventWords(text)
      var at = slot(words.head, words.tail, text.count)
      while slots[tables[table].first + at & tables[table].mask] >= 0 { at += 1 }
      slots[tables[table].first + at & tables[table].mask] = Int32(clamping: names.count)
      let name = Name(
        head: words.head, tail: words.tail, length: Int32(clamping: text.count),
        id: Int32(clamping: id), table: Int32(clamping: table))
      addName(name, text.count > 16 ? text : [])
    }
    return table
  }

  private mutating func addName(_ name: Name, _ text: [UInt8]) {
    names.append(name)
    texts.append(text)
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
    let found = name(table, event, bytes)
    return found < 0 ? -1 : id(of: found)
  }

  @inline(__always)
  func find(
    _ table: Int, _ head: UInt64, _ tail: UInt64, _ length: Int, _ bytes: [UInt8], _ start: Int
  ) -> Int {
    let found = name(table, head, tail, length, bytes, start)
    return found < 0 ? -1 : id(of: found)
  }

  func find(_ table: Int, _ text: [UInt8]) -> Int {
    let words = eventWords(text)
    let found = name(table, words.head, words.tail, text.count, text, 0)
    return found < 0 ? -1 : id(of: found)
  }

  // MARK: names

  /// Stands for the start of a table's texts.
  func start(of table: Int) -> Int { tables[table].start }

  @inline(__always)
  func id(of name: Int) -> Int { Int(names[name].id) }

  /// Whether an event's text is this one of this table; sure only for short ones.
  @inline(__always)
  func isName(_ name: Int, of table: Int, _ event: Event) -> Bool {
    let known = names[name]
    return known.head == event.head && known.tail == event.tail && known.length == event.length
      && known.length <= 16 && Int(known.table) == table
  }

  @inline(__always)
  func name(_ table: Int, _ event: Event, _ bytes: [UInt8]) -> Int {
    name(table, event.head, event.tail, Int(event.length), bytes, Int(event.textStart))
  }

  private func name(
    _ table: Int, _ head: UInt64, _ tail: UInt64, _ length: Int, _ bytes: [UInt8], _ start: Int
  ) -> Int {
    let (first, mask) = (tables[table].first, tables[table].mask)
    var at = slot(head, tail, length) & mask
    while slots[first + at] >= 0 {
      let name = Int(slots[first + at])
      if names[name].head == head, names[name].tail == tail, Int(names[name].length) == length,
        length <= 16 || isEqual(name, bytes, start)
      {
        return name
      }
      at = (at + 1) & mask
    }
    return -1
  }

  /// The first and last eight bytes are known to be equal.
  private func isEqual(_ name: Int, _ bytes: [UInt8], _ start: Int) -> Bool {
    for index in 8..<texts[name].count - 8 where texts[name][index] != bytes[start + index] {
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
