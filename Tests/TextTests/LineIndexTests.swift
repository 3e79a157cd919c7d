// LineIndexTests.swift: offsets to lines and columns and back, at every kind of line end.

import TestSupport
import Testing
import Text

@Suite struct LineIndexTests {
  private static func index(_ text: String) -> LineIndex { LineIndex(bytes: Array(text.utf8)) }

  @Test func linesEndWithAnyOfThree() {
    let index = Self.index("a\nb\r\nc\rd")
    #expect(index.lineCount == 4)
    #expect((1...4).map { index.range(ofLine: $0) } == [0..<1, 2..<3, 5..<6, 7..<8])
    #expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map { index.line(at: $0) } == [1, 1, 2, 2, 2, 3, 3, 4, 4])
  }

  @Test func anEmptyFileHasOneLine() {
    let index = Self.index("")
    #expect(index.lineCount == 1)
    #expect(index.position(at: 0) == LinePosition(line: 1, column: 1))
    #expect(index.position(at: 99) == LinePosition(line: 1, column: 1))
    #expect(index.range(ofLine: 2).isEmpty)
    #expect(index.offset(of: LinePosition(line: 2, column: 1)) == nil)
  }

  @Test func aLastLineFeedOpensALine() {
    let index = Self.index("a\n")
    #expect(index.lineCount == 2)
    #expect(index.range(ofLine: 1) == 0..<1)
    #expect(index.position(at: 2) == LinePosition(line: 2, column: 1))
  }

  @Test func columnsCountBytesScalarsOrUTF16() {
    let index = Self.index("aé😀b\nx")
    let end = LinePosition(line: 1, column: 0)
    for (unit, column) in [(ColumnUnit.bytes, 8), (.scalars, 4), (.utf16, 5)] {
      var position = end
      position.column = column
      #expect(index.position(at: 7, in: unit) == position)
      #expect(index.offset(of: position, in: unit) == 7)
    }
    // The middle of a character is its start.
    #expect(index.position(at: 2, in: .scalars) == LinePosition(line: 1, column: 2))
    #expect(index.position(at: 5, in: .utf16) == LinePosition(line: 1, column: 3))
    #expect(index.offset(of: LinePosition(line: 1, column: 4), in: .utf16) == 3)
  }

  @Test func offsetsSurviveTheWayThereAndBack() {
    var random = SeededGenerator(seed: 1)
    let pieces = ["a", "é", "漢", "😀", "\n", "\r\n", "\r", " ", "\t", "\u{301}"]
    for _ in 0..<300 {
      let text = (0..<random.int(0...40)).compactMap { _ in random.pick(pieces) }.joined()
      let index = Self.index(text)
      var offset = 0
      for (count, scalar) in text.unicodeScalars.enumerated() {
        #expect(index.offset(ofCodePoint: count) == offset)
        for unit in ColumnUnit.allCases {
          let position = index.position(at: offset, in: unit)
          let line = index.range(ofLine: position.line)
          // Inside CRLF the way back leads to the line's end.
          #expect(index.offset(of: position, in: unit) == min(offset, line.upperBound))
        }
        offset += UTF8.width(scalar)
      }
    }
  }

  @Test func codePointsAreFoundFarIntoAFile() {
    let text = String(repeating: "é漢a", count: 5_000)
    let index = Self.index(text)
    #expect(index.offset(ofCodePoint: 3 * 4_321 + 1) == 6 * 4_321 + 2)
    #expect(index.offset(ofCodePoint: .max) == text.utf8.count)
    #expect(index.offset(ofCodePoint: -1) == 0)
    let marked = Self.index("\u{FEFF}aé")
    #expect(marked.offset(ofCodePoint: 0) == 3)
    #expect(marked.offset(ofCodePoint: 1) == 4)
    #expect(marked.offset(ofCodePoint: .max) == 6)
  }

  @Test func brokenBytesDoNotHurt() {
    let index = LineIndex(bytes: [0x80, 0xFF, 0xC3, 0x0A, 0xE2, 0x82])
    #expect(index.lineCount == 2)
    for offset in -1...7 {
      for unit in ColumnUnit.allCases { _ = index.position(at: offset, in: unit) }
      _ = index.offset(ofCodePoint: offset)
    }
  }
}
