// Cells.swift: what a plain record says when its keys are known beforehand, as plain stored data: the
// plan of the keys, made by Records, and the cells that CellScanner.swift reads by it.

/// Where which key leads. Operations (`open`, `scalar` ...) are numbers that only Records understands;
/// -1: none, and a text that would need one is not read by the plan.
package struct CellPlan: Sendable {
  /// What may stand behind a key or as an item.
  package struct Node: Sendable, BitwiseCopyable {
    /// A single value.
    package var scalar: Int32 = -1
    /// A mapping, or else another one: its first key tells which.
    package var mapping: Int32 = -1
    package var otherMapping: Int32 = -1
    /// A list: the node of its items, and what it begins with.
    package var items: Int32 = -1
    package var list: Int32 = -1
    /// Its value tells whose record this is.
    package var isKey = false
    /// Its value is a number: one in its usual form is read at once.
    package var isNumber = false

    package init() {}
  }

  package struct Mapping: Sendable, BitwiseCopyable {
    /// In `keys`.
    package var first: Int32
    package var end: Int32
    /// What the mapping begins with, and each of its keys.
    package var open: Int32 = -1
    package var key: Int32 = -1
    /// The node behind any key, whatever it is called.
    package var anyKey: Int32 = -1
    /// In `required`.
    package var firstRequired: Int32 = 0
    package var endRequired: Int32 = 0
  }

  package struct Key: Sendable, BitwiseCopyable {
    /// As in an event.
    package var head: UInt64
    package var tail: UInt64
    /// What stands at the key, its colon and a space, is known by its first eight bytes, masked, and its
    /// last eight, masked; never so when they say too little.
    package var leadMask: UInt64
    package var lead: UInt64
    package var trailMask: UInt64
    package var trail: UInt64
    /// Where the last eight begin.
    package var trailAt: Int32
    package var length: Int32
    /// In `texts`.
    package var text: Int32
    package var node: Int32
    package var code: Int32
    /// Must not come twice in one mapping.
    package var slot: Int32
  }

  package var nodes: [Node] = []
  package var mappings: [Mapping] = []
  /// The first is none.
  package var keys: [Key] = []
  package var texts: [UInt8] = []
  package var required: [Int32] = []
  package var slots = 0
  /// Keys of one mapping and items of one list; more are not read by the plan.
  package var keysPerMapping = Int.max
  package var itemsPerList = Int.max

  package init() {
    keys.append(
      Key(
        head: 0, tail: 0, leadMask: 0, lead: 1, trailMask: 0, trail: 1, trailAt: 0, length: 0,
        text: 0, node: -1, code: -1, slot: 0))
  }

  /// Adds a mapping that has none of its keys yet; its number.
  package mutating func addMapping() -> Int {
    mappings.append(Mapping(first: number(keys.count), end: number(keys.count)))
    return mappings.count - 1
  }

  /// Adds a key to the mapping added last.
  package mutating func addKey(_ text: [UInt8], node: Int, code: Int, slot: Int) {
    let words = eventWords(text)
    let ends = eventWords(text + [0x3A, 0x20])
    let isKnown = CellPlan.isPlainWord(text)
    let isShort = text.count + 2 <= 8
    let mask: UInt64 = text.count + 2 >= 8 ? .max : (1 << UInt64(8 * (text.count + 2))) - 1
    keys.append(
      Key(
        head: words.head, tail: words.tail, leadMask: isKnown ? mask : 0,
        lead: isKnown ? ends.head : 1, trailMask: isShort ? 0 : .max,
        trail: isShort ? 0 : ends.tail, trailAt: number(isShort ? 0 : text.count + 2 - 8),
        length: number(text.count), text: number(texts.count), node: number(node),
        code: number(code), slot: number(slot)))
    texts += text
    mappings[mappings.count - 1].end = number(keys.count)
  }

  /// By key, then by mapping for its beginning: the key that may be expected next before any record was
  /// read; the first key of all, which is none, where nothing follows.
  package var followers: [Int32] {
    var followers = [Int32](repeating: 0, count: keys.count)
    for mapping in mappings where mapping.first < mapping.end {
      for number in mapping.first..<mapping.end - 1 { followers[Int(number)] = number + 1 }
    }
    return followers + mappings.map { $0.first < $0.end ? $0.first : 0 }
  }

  private func number(_ value: Int) -> Int32 { Int32(clamping: value) }

  /// Letters, digits and signs that mean nothing in YAML: where they stand before a colon, they are a
  /// key. Not so long that looking at its end could go beyond what follows the text.
  private static func isPlainWord(_ text: [UInt8]) -> Bool {
    guard let first = text.first, text.count <= PlainScanner.padding - 16 else { return false }
    func isLetter(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
    }
    return isLetter(first) && text.allSatisfy { isLetter($0) || $0 == 0x2F || $0 == 0x2E }
  }
}

/// One thing a record says.
package struct Cell: Sendable {
  /// What to do with it.
  package var operation: Int32
  /// The number of the key before it.
  package var code: Int32
  /// A text of more than sixteen bytes is `batch.bytes[start ..< start + length]`.
  package var start: Int32
  package var length: Int32
  /// As in an event.
  package var head: UInt64
  package var tail: UInt64
  package var isPlain: Bool
  /// A number of at most eight bytes in its usual form, which `tail` says: its digits without the point
  /// from bit 8 on, below them how many stand behind the point.
  package var isNumber: Bool

  package static let empty = Cell(-1, -1)

  /// A cell without a text.
  @inline(__always)
  package init(_ operation: Int32, _ code: Int32) {
    self.init(
      operation: operation, code: code, start: 0, length: 0, head: 0, tail: 0, isPlain: true)
  }

  @inline(__always)
  init(
    operation: Int32, code: Int32, start: Int32, length: Int32, head: UInt64, tail: UInt64,
    isPlain: Bool, isNumber: Bool = false
  ) {
    self.operation = operation
    self.code = code
    self.start = start
    self.length = length
    self.head = head
    self.tail = tail
    self.isPlain = isPlain
    self.isNumber = isNumber
  }
}

/// A record that was read into cells.
package struct CellUnit: Sendable {
  package var cells = 0..<0
  /// Where its mapping starts and ends, as its events would say.
  package var start = 0
  package var end = 0
  package var line = 0
  package var column = 0
  /// Where the value stands that tells whose record this is; `keyLine` 0: nowhere.
  package var keyStart = 0
  package var keyEnd = 0
  package var keyWidth = 0
  package var keyLine = 0
  package var keyColumn = 0
  /// A document begins with it; a list at the margin begins with it; the document ends behind it.
  package var opensDocument = false
  package var opensList = false
  package var endsDocument = false
  /// Where it was read from.
  var place = ReadingPlace.start
  var kind = PlainScanner.Place.start

  package init() {}
}

/// Some records at a time; the arrays are reused.
package struct CellBatch: Sendable {
  package var cells: [Cell]
  package var units: [CellUnit]
  /// Only the first of `units` are of this batch.
  package var count = 0
  package var bytes: [UInt8]

  /// From so many cells on a batch is full.
  static let enough = 384

  package init() {
    cells = Array(repeating: .empty, count: 2048)
    units = Array(repeating: CellUnit(), count: 32)
    bytes = Array(repeating: 0, count: 131_072)
  }
}
