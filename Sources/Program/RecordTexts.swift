// RecordTexts.swift: the distinct texts of a batch, one behind another in one array of bytes. A String is
// only made of one that is asked for.

/// Texts by number.
package struct RecordTexts: Sendable, Equatable, RandomAccessCollection,
  ExpressibleByArrayLiteral
{
  package private(set) var bytes: [UInt8]
  /// Where each text ends in `bytes`; the next begins there.
  private var ends: [Int32]

  /// - Parameter ends: ascending, none beyond the bytes.
  package init(bytes: [UInt8], ends: [Int32]) {
    self.bytes = bytes
    self.ends = ends
  }

  package init(_ texts: [String] = []) {
    bytes = []
    ends = []
    for text in texts { append(text) }
  }

  package init(arrayLiteral texts: String...) { self.init(texts) }

  package mutating func append(_ text: String) {
    bytes += text.utf8
    ends.append(Int32(truncatingIfNeeded: bytes.count))
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { ends.count }

  /// Where a text stands in `bytes`.
  package func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  package subscript(number: Int) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }
}
