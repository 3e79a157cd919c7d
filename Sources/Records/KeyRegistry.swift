// KeyRegistry.swift: which persons were read already, in this file or an earlier one of the run.
// Eight bytes a person whose key is an NIP, twelve for other numbers, so that a million fit in little
// memory.

import Text
import YAML

/// The keys (such as NIP) of all records of a run, and where each stands.
package struct KeyRegistry: Sendable {
  /// A part of the keys in a table of its own, so that growing moves only little at a time.
  fileprivate struct Shard {
    var keys: [UInt64] = []
    /// Lines counted through all files.
    var lines: [UInt32] = []
    var count = 0
  }
  private var shards = Array(repeating: Shard(), count: 1 << KeyRegistry.shardBits)
  fileprivate static let shardBits: UInt64 = 6
  private var served = ServiceNumbers()
  /// Texts that are no number, by their code, which two of them may share: only equal texts are one
  /// person.
  private var texts: [UInt64: [NotedText]] = [:]
  private struct NotedText {
    var text: [UInt8]
    var line: UInt32
  }
  private var files: [(id: FileID, name: String, firstLine: Int)] = []
  private var lastLine = 0

  package init() {}

  /// Where a record stands: the file's name is nil in the file being read.
  struct Place {
    var file: String?
    var line: Int
  }

  /// From now on lines are those of this file.
  mutating func open(_ id: FileID, _ name: String) {
    if let last = files.last, last.id == id, last.name == name { return }
    files.append((id, name, lastLine))
  }

  /// Notes a key; when it is known already, where that is.
  mutating func note(_ key: PersonKey, line: Int) -> Place? {
    let total = (files.last?.firstLine ?? 0) + line
    lastLine = max(lastLine, total)
    let place = UInt32(clamping: total)
    if let text = key.text {
      let known = texts[key.code]?.first { $0.text == text }
      if let known { return self.place(Int(known.line)) }
      texts[key.code, default: []].append(NotedText(text: text, line: place))
      return nil
    }
    if let known = served.note(key.code, place) {
      switch known {
      case .known(let line): return self.place(Int(line))
      case .isNew: return nil
      case .hasNoRoom: break
      }
    }
    let mixed = KeyRegistry.mixed(key.code)
    let known = shards[Int(mixed >> (64 - KeyRegistry.shardBits))].note(key.code, mixed, place)
    return known.map { self.place(Int($0)) }
  }

  private func place(_ total: Int) -> Place {
    var index = files.count - 1
    while index > 0, files[index].firstLine >= total { index -= 1 }
    guard index >= 0 else { return Place(file: nil, line: total) }
    return Place(
      file: index == files.count - 1 ? nil : files[index].name, line: total - files[index].firstLine
    )
  }

  fileprivate static func mixed(_ key: UInt64) -> UInt64 {
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
  }
}

extension KeyRegistry.Shard {
  /// Notes a key that is not 0; the line it was noted with before, if it was.
  fileprivate mutating func note(_ key: UInt64, _ mixed: UInt64, _ line: UInt32) -> UInt32? {
    if (count + 1) * 8 > keys.count * 7 { grow() }
    var at = slot(mixed)
    while keys[at] != 0 {
      if keys[at] == key { return lines[at] }
      at = at + 1 == keys.count ? 0 : at + 1
    }
    keys[at] = key
    lines[at] = line
    count += 1
    return nil
  }

  /// By the bits that did not choose the shard.
  private func slot(_ mixed: UInt64) -> Int {
    Int((mixed << KeyRegistry.shardBits).multipliedFullWidth(by: UInt64(keys.count)).high)
  }

  private mutating func grow() {
    let (oldKeys, oldLines) = (keys, lines)
    let size = max(16, keys.count + keys.count / 4)
    keys = Array(repeating: 0, count: size)
    lines = Array(repeating: 0, count: size)
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var at = slot(KeyRegistry.mixed(key))
      while keys[at] != 0 { at = at + 1 == keys.count ? 0 : at + 1 }
      keys[at] = key
      lines[at] = oldLines[index]
    }
  }
}

/// What tells a person from others. Spaces do not count.
struct PersonKey: Sendable {
  /// Up to eighteen digits exactly, behind a 1 in front; of anything else a hash. 0: none.
  var code: UInt64 = 0
  /// What is no such number, as it is written but for spaces.
  var text: [UInt8]?

  static let none = PersonKey()

  var isNone: Bool { code == 0 }

  init() {}

  /// None when there is nothing but spaces.
  init(_ text: ArraySlice<UInt8>) {
    var number: UInt64 = 1
    var digits = 0
    for byte in text where byte != 0x20 {
      guard digits < 18, byte >= 0x30, byte <= 0x39 else {
        self = PersonKey(words: text)
        return
      }
      number = number &* 10 &+ UInt64(byte - 0x30)
      digits += 1
    }
    if digits > 0 { code = number }
  }

  private init(words: ArraySlice<UInt8>) {
    let bare = words.filter { $0 != 0x20 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bare { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    code = max(1, hash)
    text = bare
  }

  /// Of exactly eighteen digits, given as an event gives a text, with the two bytes between its first
  /// and last eight; nil when they are none.
  init?(head: UInt64, middle: (UInt8, UInt8), tail: UInt64) {
    guard let first = ShortNumber.eightDigits(head), let last = ShortNumber.eightDigits(tail),
      middle.0 &- 0x30 <= 9, middle.1 &- 0x30 <= 9
    else { return nil }
    let between = UInt64(middle.0 &- 0x30) &* 10 &+ UInt64(middle.1 &- 0x30)
    code =
      1_000_000_000_000_000_000 &+ (first &* 100 &+ between) &* 100_000_000 &+ last
  }
}
