// KeyRegistry.swift: which persons were read already, in this file or an earlier one of the run.
// Twelve bytes a person, so that a million fit in little memory.

import Text

/// The keys (such as NIP) of all records of a run, and where each stands.
package struct KeyRegistry: Sendable {
  private var keys: [UInt64] = []
  /// Lines counted through all files.
  private var lines: [UInt32] = []
  private var count = 0
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
  mutating func note(_ key: UInt64, line: Int) -> Place? {
    if (count + 1) * 8 > keys.count * 7 { grow() }
    let total = (files.last?.firstLine ?? 0) + line
    lastLine = max(lastLine, total)
    var at = slot(key)
    while keys[at] != 0 {
      if keys[at] == key { return place(Int(lines[at])) }
      at = at + 1 == keys.count ? 0 : at + 1
    }
    keys[at] = key
    lines[at] = UInt32(clamping: total)
    count += 1
    return nil
  }

  private func place(_ total: Int) -> Place {
    var index = files.count - 1
    while index > 0, files[index].firstLine >= total { index -= 1 }
    guard index >= 0 else { return Place(file: nil, line: total) }
    return Place(
      file: index == files.count - 1 ? nil : files[index].name, line: total - files[index].firstLine
    )
  }

  private func slot(_ key: UInt64) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int((mixed ^ (mixed >> 32)).multipliedFullWidth(by: UInt64(keys.count)).high)
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldLines = lines
    let size = max(1024, keys.count + keys.count / 2)
    keys = Array(repeating: 0, count: size)
    lines = Array(repeating: 0, count: size)
    for (index, key) in oldKeys.enumerated() where key != 0 {
      var at = slot(key)
      while keys[at] != 0 { at = at + 1 == keys.count ? 0 : at + 1 }
      keys[at] = key
      lines[at] = oldLines[index]
    }
  }

  /// A key's text as one number: up to eighteen digits exactly, anything else hashed. Spaces do not
  /// count; nil when there is nothing else. Never 0.
  static func code(_ text: ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 1
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var digits = 0
    var isNumber = true
    for byte in text where byte != 0x20 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      if digits < 18, byte >= 0x30, byte <= 0x39 {
        number = number &* 10 &+ UInt64(byte - 0x30)
        digits += 1
      } else {
        isNumber = false
      }
    }
    if isNumber, digits == 0 { return nil }
    hash = (hash ^ (hash >> 31)) &* 0xD6E8_FEB8_6659_FD93
    return isNumber ? number : (hash ^ (hash >> 32)) | (1 << 63)
  }
}
