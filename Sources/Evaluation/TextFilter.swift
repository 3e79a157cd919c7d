// TextFilter.swift: which texts of a batch may be among a few known ones, by their length and first byte.
//
// Texts are equal when a reader sees the same letters, so bytes decide only among letters of ASCII.

import Program

struct TextFilter {
  /// By length, the last for all that are longer.
  private var lengths: UInt64 = 0
  /// By first byte, two words.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Known texts have letters beyond ASCII: any text may be one of them.
  private var passesAll = false

  init(_ known: [String]) {
    for text in known {
      lengths |= TextFilter.bit(text.utf8.count)
      guard let first = text.utf8.first else { continue }
      if first < 64 { low |= 1 << UInt64(first) } else { high |= 1 << UInt64(first & 63) }
      if !text.utf8.allSatisfy({ $0 < 0x80 }) { passesAll = true }
    }
  }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The numbers of the texts that may be known.
  func candidates(_ texts: RecordTexts) -> [Int] {
    var all: UInt8 = 0
    for byte in texts.bytes { all |= byte }
    if passesAll || all >= 0x80 { return Array(texts.indices) }
    return texts.indices.filter { number in
      let range = texts.range(of: number)
      guard lengths & TextFilter.bit(range.count) != 0 else { return false }
      guard let first = texts.bytes[range].first else { return true }
      return (first < 64 ? low : high) >> UInt64(first & 63) & 1 != 0
    }
  }
}
