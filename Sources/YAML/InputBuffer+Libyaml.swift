// InputBuffer+Libyaml.swift: hands bytes to libyaml, which would look at each of them once more and copy it
// to where it reads from. What ByteCheck has passed is put there at once.

import CYAML

extension InputBuffer {
  /// libyaml asks for bytes, as many as have room at `target`.
  ///
  /// All but the last character of them go behind what it has decoded, as if it had decoded them; the last
  /// goes to `target`, so that it sees that there was something.
  ///
  /// - Returns: how many are at `target`; 0 at the end; nil to stop libyaml.
  mutating func feed(_ target: UnsafeMutablePointer<UInt8>, _ size: Int) -> Int? {
    guard let next = handOut(atMost: size) else { return nil }
    let parser = unsafe self.parser
    return unsafe withBytes(next) { start in
      var direct = 0
      if let decoded = unsafe parser.pointee.buffer.last, next.count > 1 {
        direct = min(next.count - 1, unsafe parser.pointee.buffer.end - decoded)
        while direct > 0, unsafe goesOn(start[direct]) { direct -= 1 }
        unsafe decoded.update(from: start, count: direct)
        unsafe parser.pointee.buffer.last = decoded + direct
        unsafe parser.pointee.unread += direct - insides(start, direct)
      }
      unsafe target.update(from: start + direct, count: next.count - direct)
      return next.count - direct
    }
  }
}

/// Whether a byte is one of a character's, but not its first.
@inline(__always)
func goesOn(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// How many bytes go on with a character: so many more they are than characters.
private func insides(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var at = 0
  var found = 0
  while at &+ 32 <= count {
    let words = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: at, as: Word4.self)
    let inside = words & ~(words &<< 1) & Word4(every: 0x80)
    if inside[0] | inside[1] | inside[2] | inside[3] != 0 {
      for index in 0..<4 { found &+= countHighs(inside[index]) }
    }
    at = at &+ 32
  }
  while at < count {
    if unsafe goesOn(start[at]) { found &+= 1 }
    at = at &+ 1
  }
  return found
}
