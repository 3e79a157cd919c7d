// ByteTable.swift: finds the number of a known text from an event's bytes, without making a String.
// MemberTable: the same for the values of a scale or choice, which may be spelled in several ways.

import Semantics
import Text
import YAML

/// Texts known before reading; a lookup compares two words, and bytes only beyond sixteen.
struct ByteTable {
  private struct Entry {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length: Int32 = -1
    var id: Int32 = -1
    /// Index into `texts`.
    var text: Int32 = -1
  }
  private var entries: [Entry]
  private var texts: [[UInt8]] = []
  private let mask: Int

  /// - Parameter names: the first of equal texts counts.
  init(_ names: [(text: [UInt8], id: Int)]) {
    var size = 8
    while size < names.count * 4 { size *= 2 }
    entries = Array(repeating: Entry(), count: size)
    mask = size - 1
    for name in names {
      let words = eventWords(name.text)
      if find(words.head, words.tail, name.text.count, name.text, 0) >= 0 { continue }
      var at = slot(words.head, words.tail, name.text.count)
      while entries[at].id >= 0 { at = (at + 1) & mask }
      entries[at] = Entry(
        head: words.head, tail: words.tail, length: Int32(clamping: name.text.count),
        id: Int32(clamping: name.id), text: Int32(clamping: texts.count))
      texts.append(name.text)
    }
  }

  init(_ names: [String]) {
    self.init(names.enumerated().map { (Array($0.element.utf8), $0.offset) })
  }

  @inline(__always)
  private func slot(_ head: UInt64, _ tail: UInt64, _ length: Int) -> Int {
    let mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(truncatingIfNeeded: length)
    return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 40) & mask
  }

  /// The number of a text, or -1.
  @inline(__always)
  func find(_ event: Event, _ bytes: [UInt8]) -> Int {
    find(event.head, event.tail, Int(event.length), bytes, Int(event.textStart))
  }

  func find(_ text: [UInt8]) -> Int {
    let words = eventWords(text)
    return find(words.head, words.tail, text.count, text, 0)
  }

  private func find(
    _ head: UInt64, _ tail: UInt64, _ length: Int, _ bytes: [UInt8], _ start: Int
  ) -> Int {
    var at = slot(head, tail, length)
    while entries[at].id >= 0 {
      if entries[at].head == head, entries[at].tail == tail, entries[at].length == length,
        length <= 16 || equal(texts[Int(entries[at].text)], bytes, start)
      {
        return Int(entries[at].id)
      }
      at = (at + 1) & mask
    }
    return -1
  }

  private func equal(_ text: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
    // The first and last eight bytes are known to be equal.
    for index in 8..<text.count - 8 where text[index] != bytes[start + index] { return false }
    return true
  }
}

/// The spellings of the values of a scale or choice: name, label, other names; case, spaces, `_` and
/// `-` do not count.
struct MemberTable {
  let name: String
  let members: [String]
  private let exact: ByteTable
  private let loose: ByteTable
  private let spellings: [String]

  init(_ enumeration: Enumeration) {
    self.init(
      name: enumeration.name,
      members: enumeration.members.map { ($0.name, [$0.label] + $0.aliases) })
  }

  init(name: String, members: [(name: String, others: [String])]) {
    self.name = name
    self.members = members.map(\.name)
    var spellings: [(text: [UInt8], id: Int)] = []
    // Every name before any label, so that a label never hides another's name.
    for (code, member) in members.enumerated() { spellings.append((Array(member.name.utf8), code)) }
    for (code, member) in members.enumerated() {
      for other in member.others where !other.isEmpty {
        spellings.append((Array(other.utf8), code))
      }
    }
    exact = ByteTable(spellings)
    loose = ByteTable(spellings.map { (folded($0.text[...]), $0.id) }.filter { !$0.0.isEmpty })
    // Spellings that count as the same are one suggestion, the name before the label.
    var seen = Set<[UInt8]>()
    self.spellings = spellings.filter { seen.insert(folded($0.text[...])).inserted }
      .map { String(decoding: $0.text, as: UTF8.self) }
  }

  /// The member's code, or -1.
  @inline(__always)
  func find(_ event: Event, _ bytes: [UInt8]) -> Int {
    let code = exact.find(event, bytes)
    return code >= 0 ? code : findLoosely(event.text(in: bytes))
  }

  func find(_ text: ArraySlice<UInt8>) -> Int { findLoosely(text) }

  private func findLoosely(_ text: ArraySlice<UInt8>) -> Int {
    text.count > YAMLLimits.keyBytes * 4 ? -1 : loose.find(folded(text))
  }

  /// The names, unless there are too many for a message.
  var choices: [String] { members.count > RecordLimits.shownChoices ? [] : members }

  /// The name or label that looks most like a text.
  func suggestion(for text: String) -> String? { Suggestion.nearest(to: text, in: spellings) }
}

extension Event {
  /// The text of a scalar.
  @inline(__always)
  func text(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[Int(textStart)..<Int(textStart) + Int(length)]
  }
}
