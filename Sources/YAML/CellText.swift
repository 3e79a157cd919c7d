// CellText.swift: what stands at a place of the text, for who reads cells: a key that is expected, a short
// value. One pointer and no more, so that asking costs nothing.

@safe
struct CellText {
  private let bytes: UnsafePointer<UInt8>

  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>) { unsafe self.bytes = bytes }

  @inline(__always)
  func peek(_ index: Int) -> UInt8 { unsafe bytes[index] }

  @inline(__always)
  func load(_ index: Int) -> UInt64 {
    unsafe UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// A mask for the first bytes of eight.
  @inline(__always)
  static func first(_ count: Int) -> UInt64 {
    count >= 8 ? .max : (1 &<< UInt64(8 &* count)) &- 1
  }

  // MARK: keys

  /// Whether a key stands there, with its colon and a space.
  @inline(__always)
  func isKey(
    _ key: UnsafeMutablePointer<CellPlan.Key>, _ texts: UnsafeMutablePointer<UInt8>, _ start: Int
  ) -> Bool {
    guard unsafe load(start) & key.pointee.leadMask == key.pointee.lead,
      unsafe load(start &+ Int(key.pointee.trailAt)) & key.pointee.trailMask == key.pointee.trail
    else { return false }
    return unsafe key.pointee.length <= 14 || isText(key, texts, start)
  }

  /// Whether a key stands there in quotes, with its colon behind them.
  @inline(__always)
  func isQuotedKey(
    _ key: UnsafeMutablePointer<CellPlan.Key>, _ texts: UnsafeMutablePointer<UInt8>, _ start: Int
  ) -> Bool {
    unsafe CellText.isQuote(peek(start)) && isBetweenQuotes(key, texts, start)
  }

  @inline(never)
  private func isBetweenQuotes(
    _ key: UnsafeMutablePointer<CellPlan.Key>, _ texts: UnsafeMutablePointer<UInt8>, _ start: Int
  ) -> Bool {
    let length = unsafe Int(key.pointee.length)
    let end = start &+ 1 &+ length
    guard unsafe key.pointee.leadMask != 0, peek(end) == peek(start), peek(end &+ 1) == 0x3A,
      unsafe load(start &+ 1) & CellText.first(length) == key.pointee.head
    else { return false }
    return unsafe length <= 8 || isText(key, texts, start &+ 1)
  }

  /// A letter, nearly always, or a quotation mark.
  @inline(__always)
  static func beginsKey(_ byte: UInt8) -> Bool { byte > 0x2F || isQuote(byte) }

  @inline(__always)
  static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

  /// Whether all bytes of a key of more than eight stand there.
  func isText(
    _ key: UnsafeMutablePointer<CellPlan.Key>, _ texts: UnsafeMutablePointer<UInt8>, _ start: Int
  ) -> Bool {
    let text = unsafe UnsafeRawPointer(texts + Int(key.pointee.text))
    let length = unsafe Int(key.pointee.length)
    // Eight at a time, the last eight perhaps once more.
    var index = 0
    while index < length {
      let from = min(index, length - 8)
      let word = unsafe text.loadUnaligned(fromByteOffset: from, as: UInt64.self)
      if load(start + from) != word { return false }
      index += 8
    }
    return true
  }

  // MARK: values

  /// Reads a plain value of up to sixteen bytes (a number in its usual form: eight) that begins with a
  /// letter or digit and ends where its line does, or, in brackets, before the next sign, and writes its
  /// cell.
  ///
  /// - Returns: where it ends (the line feed of its line, or the sign); 0 for any other value, whose cell is
  ///   not to be looked at.
  @inline(__always)
  func value(
    _ start: Int, _ operation: Int32, _ code: Int32, isNumber: Bool, inFlow: Bool,
    into cell: UnsafeMutablePointer<Cell>
  ) -> Int {
    let head = load(start)
    if isNumber {
      let (length, number) = ShortNumber.begin(head)
      let end = self.end(start &+ length, inFlow: inFlow)
      guard length > 0, end > 0 else { return 0 }
      unsafe cell.pointee = Cell(
        operation: operation, code: code, start: 0, length: Int32(truncatingIfNeeded: length),
        head: head & CellText.first(length), tail: number, isPlain: true, isNumber: true)
      return end
    }
    guard CellText.isWord(UInt8(truncatingIfNeeded: head)) else { return 0 }
    var marks = PlainScanner.marks(head, inFlow: inFlow)
    var length = marks.trailingZeroBitCount >> 3
    var first = head
    var tail: UInt64 = 0
    if marks != 0 {
      first = head & CellText.first(length)
    } else {
      marks = PlainScanner.marks(load(start &+ 8), inFlow: inFlow)
      if marks == 0 { return 0 }
      length = 8 &+ marks.trailingZeroBitCount >> 3
      tail = length == 8 ? 0 : load(start &+ length &- 8)
    }
    let end = self.end(start &+ length, inFlow: inFlow)
    guard end > 0, peek(start &+ length &- 1) != 0x20 else { return 0 }
    unsafe cell.pointee = Cell(
      operation: operation, code: code, start: 0, length: Int32(truncatingIfNeeded: length),
      head: first, tail: tail, isPlain: true)
    return end
  }

  /// The end of a value that stops there; 0 where something else follows.
  @inline(__always)
  private func end(_ stop: Int, inFlow: Bool) -> Int {
    let byte = peek(stop)
    if inFlow { return byte == 0x2C || byte == 0x7D || byte == 0x5D ? stop : 0 }
    if byte == 0x0A { return stop }
    return byte == 0x0D && peek(stop &+ 1) == 0x0A ? stop &+ 1 : 0
  }

  /// A letter, digit or `_`.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 || byte == 0x5F
  }
}
