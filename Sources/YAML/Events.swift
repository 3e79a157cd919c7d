// Events.swift: what a YAML file says, one thing after another, as plain stored data.
// EventReader fills a batch of them; Records walks it. No event owns memory of its own.

/// One event, with its text as a slice of its batch's bytes.
package struct Event: Sendable {
  package enum Kind: UInt8, Sendable {
    case documentStart, documentEnd
    case mappingStart, mappingEnd
    case sequenceStart, sequenceEnd
    case scalar
    /// `*name`: never followed.
    case alias
    /// The text could not be read on; the rest of the document (or of the list's item) is lost.
    case failure
  }

  /// What this reader does not take, found at an event.
  package struct Slips: OptionSet, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// `&name`
    package static let anchor = Slips(rawValue: 1)
    /// `!name`
    package static let tag = Slips(rawValue: 2)
    /// The text was longer than `YAMLLimits.scalarBytes` and is left out.
    package static let tooLong = Slips(rawValue: 4)
    /// Its escapes may stand for characters that a record must not hold: see `YAMLFault.escaped`.
    package static let escapes = Slips(rawValue: 8)
  }

  package var kind: Kind
  /// Scalars: written without quotes, and not as a block of text.
  package var isPlain: Bool
  package var slips: Slips
  /// 1-based, in characters.
  package var column: Int32
  /// The text is `batch.bytes[textStart ..< textStart + length]`. A failure: index into
  /// `batch.failures`.
  package var textStart: Int32
  package var length: Int32
  /// From start to end, in characters.
  package var width: Int32
  /// 1-based.
  package var line: Int
  /// Byte offsets in the file.
  package var start: Int
  package var end: Int
  /// The first eight bytes of the text, first byte lowest, filled up with zeros.
  package var head: UInt64
  /// The last eight bytes of a text of more than eight; else zero. With `head` and `length`, texts
  /// of up to sixteen bytes are known exactly.
  package var tail: UInt64

  package static let empty = Event(
    kind: .documentEnd, isPlain: false, slips: [], column: 0, textStart: 0, length: 0, width: 0,
    line: 0, start: 0, end: 0, head: 0, tail: 0)
}

/// The `head` and `tail` an event with this text has.
package func eventWords(_ text: [UInt8]) -> (head: UInt64, tail: UInt64) {
  func word(_ from: Int, _ to: Int) -> UInt64 {
    var word: UInt64 = 0
    var at = to
    while at > from {
      at -= 1
      word = word << 8 | UInt64(text[at])
    }
    return word
  }
  let count = text.count
  return (word(0, min(8, count)), count > 8 ? word(count - 8, count) : 0)
}

/// Something wrong with the file's form, and where.
package struct Problem: Sendable {
  package var fault: YAMLFault
  /// Byte offsets in the file.
  package var start: Int
  package var end: Int
  /// 1-based; the column in characters.
  package var line: Int
  package var column: Int

  /// Whether the next one is of the same kind and so near on the same line that the two are one: it
  /// must not matter whether both were found in the same chunk.
  package func goesOn(in next: Problem) -> Bool {
    line == next.line && end + 16 >= next.start && isLike(next)
  }

  /// Whether both are of the same kind.
  func isLike(_ other: Problem) -> Bool { fault.code == other.fault.code }
}

/// Some events at a time; the arrays are reused from fill to fill.
package struct EventBatch: Sendable {
  /// Only the first `count` are of this batch.
  package var events: [Event]
  package var count = 0
  package var bytes: [UInt8]
  /// What stopped the reading, one for each event of kind `failure`.
  package var failures: [Problem] = []
  /// What was found in the bytes without stopping; in the order of the file and possibly ahead of
  /// the events. A record that holds one of them is not to be trusted.
  package var slips: [Problem] = []
  /// No further batch follows.
  package var isLast = false

  /// From so many events on a batch is full; only a record that is read as a whole goes beyond.
  package static let enough = 256

  /// Takes no memory; not to be filled.
  package static var unused: EventBatch { EventBatch(events: [], bytes: []) }

  package var isUnused: Bool { events.isEmpty }

  package init(capacity: Int = 4096) {
    self.init(
      events: Array(repeating: .empty, count: max(16, capacity)),
      bytes: Array(repeating: 0, count: 131_072))
  }

  private init(events: [Event], bytes: [UInt8]) {
    self.events = events
    self.bytes = bytes
  }
}
