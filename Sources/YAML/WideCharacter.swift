// WideCharacter.swift: characters of more than one byte, as they stand in a buffer.

enum WideCharacter {
  /// The length of a character whose first byte none of those has that are refused; 0 for others, and for
  /// what is no character or cut off.
  @inline(__always)
  static func welcome(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int) -> Int {
    func follows(_ ahead: Int) -> Bool { unsafe buffer[at &+ ahead] & 0xC0 == 0x80 }
    guard at &+ 4 <= buffer.count else { return 0 }
    switch unsafe buffer[at] {
    case 0xD8: return 0
    case 0xC3...0xDF: return follows(1) ? 2 : 0
    case 0xE3...0xEC: return follows(1) && follows(2) ? 3 : 0
    case 0xF0 where unsafe buffer[at &+ 1] >= 0x90, 0xF1...0xF3:
      return follows(1) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }

  /// The character that starts here and its length; (nil, 0) when it is cut off by the end,
  /// (nil, n) when n bytes are no character.
  static func decode(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ at: Int) -> (UInt32?, Int) {
    let first = unsafe buffer[at]
    let length: Int
    var scalar: UInt32
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: (length, scalar) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (length, scalar) = (3, UInt32(first & 0x0F))
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      (length, scalar) = (4, UInt32(first & 0x07))
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return (nil, 1)
    }
    var index = 1
    while index < length {
      if at + index >= buffer.count { return (nil, 0) }
      let byte = unsafe buffer[at + index]
      if byte < lowest || byte > highest { return (nil, index) }
      (lowest, highest) = (0x80, 0xBF)
      scalar = scalar << 6 | UInt32(byte & 0x3F)
      index += 1
    }
    return (scalar, length)
  }
}
