// InputBuffer.swift: the bytes between the file and libyaml: checked, counted, and kept for as long
// as reading may have to start again among them.

import Text

struct InputBuffer {
  private let supply: () -> [UInt8]?
  private var bytes: [UInt8] = []
  /// Where `bytes[0]` stands in the file.
  private var base = 0
  /// `bytes[..<checked]` may be handed out.
  private var checked = 0
  /// `bytes[..<handed]` has been handed out.
  private var handed = 0
  private var isExhausted = false
  private var hasStarted = false
  /// Nothing before this offset is needed any more: the start of the last event.
  var keep = 0
  /// Too much was read without an event.
  private(set) var isStalled = false
  var check = ByteCheck()

  init(supply: @escaping () -> [UInt8]?) { self.supply = supply }

  /// Hands out the next bytes, at most `size`; 0 at the end; nil to stop libyaml.
  mutating func read(into target: UnsafeMutablePointer<UInt8>, size: Int) -> Int? {
    if base + handed - keep > YAMLLimits.silentBytes {
      isStalled = true
      return nil
    }
    while handed == checked {
      if !pull() { return 0 }
    }
    let count = min(size, checked - handed)
    let from = handed
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe target.update(from: start + from, count: count)
    }
    handed += count
    return count
  }

  /// Gets and checks the next chunk; false when there is none.
  private mutating func pull() -> Bool {
    if isExhausted { return false }
    drop(before: min(keep, base + handed))
    if let chunk = supply() {
      bytes.append(contentsOf: chunk)
    } else {
      isExhausted = true
    }
    if !hasStarted {
      if bytes.count < 4, !isExhausted { return true }
      hasStarted = true
      start()
    }
    checked = check.scan(&bytes, from: checked, base: base, isEnd: isExhausted)
    return true
  }

  /// Looks at the first bytes for the marks of other encodings.
  private mutating func start() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      base = 3
      check.skipMark(3)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(4).contains(0)
    {
      check.report(.utf16, at: 0, length: min(2, bytes.count))
      bytes = []
      isExhausted = true
    }
  }

  /// Lets go of bytes, when that is worth moving the rest.
  private mutating func drop(before offset: Int) {
    let count = min(offset - base, handed)
    guard count > 65_536 || count == bytes.count, count * 2 >= bytes.count, count > 0 else {
      return
    }
    bytes.removeFirst(count)
    base += count
    handed -= count
    checked -= count
    check.forget(before: base)
  }

  // MARK: starting again

  /// The byte at an offset that is still kept.
  func byte(at offset: Int) -> UInt8? {
    let index = offset - base
    return index >= 0 && index < checked ? bytes[index] : nil
  }

  /// The next line from `offset` on at which a document starts (`---`), or an item of a list at the
  /// margin, and hands the bytes out again from there.
  ///
  /// - Parameter line: the line on which `offset` stands.
  /// - Returns: where that is; nil when there is no such line.
  mutating func restart(
    from offset: Int, line: Int, isLineStart: Bool, atItems: Bool
  ) -> (offset: Int, line: Int)? {
    isStalled = false
    var at = max(0, offset - base)
    var line = line
    var isAtStart = isLineStart
    while true {
      while at + 4 > checked, !isExhausted {
        keep = base + at
        handed = min(at, checked)
        let before = base
        _ = pull()
        at -= base - before
      }
      if at >= checked { return nil }
      if isAtStart, opens(at, atItems: atItems) {
        handed = at
        keep = base + at
        return (base + at, line)
      }
      // On to the next line.
      isAtStart = false
      while at < checked {
        at += 1
        if bytes[at - 1] == 0x0A {
          isAtStart = true
          line += 1
          break
        }
      }
    }
  }

  private func opens(_ at: Int, atItems: Bool) -> Bool {
    guard bytes[at] == 0x2D else { return false }
    func ends(_ index: Int) -> Bool {
      index >= checked || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
    }
    if at + 2 < checked, bytes[at + 1] == 0x2D, bytes[at + 2] == 0x2D { return ends(at + 3) }
    return atItems && ends(at + 1)
  }
}
