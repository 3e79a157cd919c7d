// JSONText.swift: writes JSON, deterministically and without Foundation: keys come out as put in.
// Every room and door writes through it; values stand in the order the caller names them.

/// JSON under construction: bytes that only grow, so that it also serves long streams.
///
///     var json = JSONText()
///     json.beginObject()
///     json.field("code", "A0312")
///     json.key("labels")
///     json.beginArray()
///     json.endArray()
///     json.endObject()
///
/// Commas, colons and line breaks are its business. It does not check that the caller closes what he
/// opened or names every value of an object.
package struct JSONText: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Spaces per level; nil writes everything on one line.
  private let indent: Int?
  /// For each open object or array: whether something stands in it.
  private var isFilled: [Bool] = []
  private var followsKey = false

  package init(indent: Int? = nil) { self.indent = indent }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: structure

  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// The name of the value that comes next.
  package mutating func key(_ name: String) {
    beginValue()
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if indent != nil { bytes.append(0x20) }
    followsKey = true
  }

  /// An object built by `body`.
  package mutating func object(_ body: (inout JSONText) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// An array built by `body`.
  package mutating func array(_ body: (inout JSONText) -> Void) {
    beginArray()
    body(&self)
    endArray()
  }

  // MARK: values

  package mutating func string(_ value: String) {
    beginValue()
    JSONText.append(value, to: &bytes)
  }

  package mutating func integer(_ value: Int) { verbatim(String(value)) }

  package mutating func boolean(_ value: Bool) { verbatim(value ? "true" : "false") }

  package mutating func null() { verbatim("null") }

  /// A value that is JSON already: a decimal number as text, or an object built elsewhere.
  package mutating func verbatim(_ json: String) {
    beginValue()
    bytes.append(contentsOf: json.utf8)
  }

  /// A line feed between the documents of a stream of lines; everything must be closed.
  package mutating func endLine() { bytes.append(0x0A) }

  /// Hands over what has been written and goes on empty, for streams.
  package mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  // MARK: fields

  package mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// The field is left out when there is no value.
  package mutating func field(ifPresent name: String, _ value: String?) {
    if let value { field(name, value) }
  }

  // MARK: text

  /// `"text"` with what JSON needs escaped, and U+2028 and U+2029, which scripts take for line ends.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(quote)
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for byte in text.utf8 {
      if byte == quote || byte == backslash {
        bytes.append(backslash)
        bytes.append(byte)
      } else if byte < 0x20 {
        appendControl(byte, to: &bytes)
      } else if beforePrevious == 0xE2, previous == 0x80, byte == 0xA8 || byte == 0xA9 {
        bytes.removeLast(2)
        bytes.append(contentsOf: "\\u202".utf8)
        bytes.append(byte == 0xA8 ? UInt8(ascii: "8") : UInt8(ascii: "9"))
      } else {
        bytes.append(byte)
      }
      (beforePrevious, previous) = (previous, byte)
    }
    bytes.append(quote)
  }

  /// The text as a JSON string, with its quotes.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendControl(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(backslash)
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
      }
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private mutating func beginValue() {
    if followsKey {
      followsKey = false
      return
    }
    guard let isFurther = isFilled.last else { return }
    if isFurther { bytes.append(UInt8(ascii: ",")) }
    isFilled[isFilled.count - 1] = true
    breakLine()
  }

  private mutating func open(_ bracket: UInt8) {
    beginValue()
    bytes.append(bracket)
    isFilled.append(false)
  }

  private mutating func close(_ bracket: UInt8) {
    let wasFilled = isFilled.popLast() ?? false
    if wasFilled { breakLine() }
    bytes.append(bracket)
  }

  private mutating func breakLine() {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * isFilled.count))
  }
}
