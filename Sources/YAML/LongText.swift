// LongText.swift: texts that an event's `head` and `tail` do not hold whole: hashed and compared eight
// bytes at a time.

/// What is asked of texts of at least eight bytes.
package enum LongText {
  /// A number that equal texts share, with `seed`.
  package static func hash(_ bytes: [UInt8], _ text: Range<Int>, _ seed: UInt64) -> UInt64 {
    guard text.lowerBound >= 0, text.upperBound <= bytes.count, text.count >= 8 else { return seed }
    return unsafe bytes.withUnsafeBytes { all in
      // Two at once: each word waits for the one before it in its own half only.
      var (even, odd) = (seed, ~seed)
      var at = text.lowerBound
      let last = text.upperBound - 8
      while at &+ 8 <= last {
        even = mixed(even, unsafe all.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        odd = mixed(odd, unsafe all.loadUnaligned(fromByteOffset: at &+ 8, as: UInt64.self))
        at &+= 16
      }
      // What is left, perhaps with some of it once more.
      even = mixed(even, unsafe all.loadUnaligned(fromByteOffset: min(at, last), as: UInt64.self))
      odd = mixed(odd, unsafe all.loadUnaligned(fromByteOffset: last, as: UInt64.self))
      return even ^ (odd &* 0x9E37_79B9_7F4A_7C15)
    }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product &>> 32)
  }

  /// Whether so many bytes stand in both, and are the same.
  package static func isEqual(
    _ bytes: [UInt8], _ start: Int, _ others: [UInt8], _ other: Int, _ count: Int
  ) -> Bool {
    guard start >= 0, start + count <= bytes.count, count >= 8, other >= 0,
      other + count <= others.count
    else { return false }
    return unsafe bytes.withUnsafeBytes { one in
      unsafe others.withUnsafeBytes { two in
        var at = 0
        while true {
          let from = min(at, count &- 8)
          let a = unsafe one.loadUnaligned(fromByteOffset: start &+ from, as: UInt64.self)
          let b = unsafe two.loadUnaligned(fromByteOffset: other &+ from, as: UInt64.self)
          if a != b { return false }
          at &+= 8
          if at >= count { return true }
        }
      }
    }
  }
}
