// ByteTests.swift: bytes that a record must not hold: each is found, with its place, and reading goes
// on behind it.

import Testing
import Text
import YAML

@Suite struct ByteTests {
  private func check(
    _ bytes: [UInt8], _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for chunk in [65_536, 1, 2, 3, 7] {
      #expect(
        faults(bytes, chunk: chunk) == expected, "in pieces of \(chunk)",
        sourceLocation: sourceLocation)
    }
  }

  private func check(
    _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    check(Array(text.utf8), expected, sourceLocation: sourceLocation)
  }

  /// `a: x?y` with these bytes for the question mark, on the second line.
  private func inside(_ bytes: [UInt8]) -> [UInt8] {
    Array("b: é\na: x".utf8) + bytes + Array("y\nc: 1\n".utf8)
  }

  @Test func whatIsNoUTF8() {
    let wrong: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82],
      [0xED, 0xA0, 0x80], [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE], [0xE9],
    ]
    for bytes in wrong { check(inside(bytes), "R0101@2:5") }
    check(Array("a: x".utf8) + [0xE2, 0x82], "R0101@1:5")
    check([0xE9], "R0101@1:1")
  }

  @Test func whatIsUTF8() {
    for text in ["é", "ß", "\u{7FF}", "\u{800}", "日", "\u{FFFD}", "😀", "\u{10FFFF}", "\u{A0}"] {
      check(inside(Array(text.utf8)), "")
    }
  }

  @Test func otherEncodings() {
    func wide(_ text: String, _ mark: [UInt8], _ isLittle: Bool) -> [UInt8] {
      mark
        + text.utf16.flatMap { unit -> [UInt8] in
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          return isLittle ? [low, high] : [high, low]
        }
    }
    check(wide("nip: 1\n", [0xFF, 0xFE], true), "R0102@1:1")
    check(wide("nip: 1\n", [0xFE, 0xFF], false), "R0102@1:1")
    check(wide("nip: 1\n", [], true), "R0102@1:1")
    check(wide("nip: 1\n", [], false), "R0102@1:1")
    check([0xFF, 0xFE, 0, 0, 0x6E, 0, 0, 0], "R0102@1:1")
    check([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x6E], "R0102@1:1")
    // The mark of UTF-8 at the start is no character; elsewhere it is an invisible one.
    check([0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8), "")
    check(Array("a: 1\nb: ".utf8) + [0xEF, 0xBB, 0xBF] + Array("2\n".utf8), "R0104@2:4")
    // One zero byte is no UTF-16.
    check([0] + Array("ab: 1\n".utf8), "R0103@1:1")
    check(Array("a".utf8) + [0] + Array("b: 1\n".utf8), "R0103@1:2")
    check([0, 0, 0, 0, 0, 0, 0, 0], "R0103@1:1")
  }

  @Test func controlCharacters() {
    for byte: UInt8 in 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) {
      check(inside([byte]), "R0103@2:5")
    }
    check(inside([0x7F]), "R0103@2:5")
    for text in ["\u{80}", "\u{84}", "\u{9F}", "\u{FFFE}", "\u{FFFF}"] {
      check(inside(Array(text.utf8)), "R0103@2:5")
    }
  }

  @Test func invisibleCharacters() {
    let invisible: [ClosedRange<UInt32>] = [
      0xAD...0xAD, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x2064, 0x2066...0x2069, 0xFEFF...0xFEFF,
    ]
    for number in invisible.joined() {
      guard let scalar = Unicode.Scalar(number) else { continue }
      check(inside(Array(String(scalar).utf8)), "R0104@2:5")
      // In keys, comments and quotes alike.
      check("a\(scalar): 1\n", "R0104@1:2")
      check("a: 1 # \(scalar)\n", "R0104@1:8")
      check("a: \"\(scalar)\"\n", "R0104@1:5")
    }
  }

  /// Each character for itself, whatever its first byte has in common with others.
  @Test func allCharactersOfTheFirstPlaneAndSomeBeyond() {
    let invisible: Set<UInt32> = Set(
      [0xAD, 0x61C, 0x180E, 0xFEFF] + Array(0x200B...0x200F) + Array(0x202A...0x202E)
        + Array(0x2060...0x2064) + Array(0x2066...0x2069))
    var text = ""
    var expected: [String] = []
    var line = 1
    for number in Array(0x80...0xFFFF) + Array(stride(from: 0x10000, through: 0x10FFFF, by: 1021)) {
      guard let scalar = Unicode.Scalar(UInt32(number)) else { continue }
      text += "a: x\(scalar)y\n"
      let code: String? =
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: "R0105"
        case 0x80..<0xA0, 0xFFFE, 0xFFFF: "R0103"
        case let value where invisible.contains(value): "R0104"
        default: nil
        }
      if let code { expected.append("\(code)@\(line):5") }
      line += 1
    }
    #expect(faults(Array(text.utf8)) == expected.joined(separator: " "))
  }

  /// A first byte and nothing, or too little, behind it.
  @Test func whatIsCutOff() {
    for first: UInt8 in 0xC2...0xF4 {
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      for known in 1..<length {
        let second: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let bytes = [first] + [second, 0x80].prefix(known - 1)
        check(inside(bytes), "R0101@2:5")
      }
    }
  }

  @Test func lineEnds() {
    check("a: 1\rb: 2\r", "R0105@1:5 R0105@2:5")
    check("a: 1\r\r\nb: 2\n", "R0105@1:5")
    for text in ["\u{85}", "\u{2028}", "\u{2029}"] {
      check(inside(Array(text.utf8)), "R0105@2:5")
    }
  }

  @Test func tabs() {
    check("a:\n\tb: 1\n", "R0106@2:1")
    check("a:\n  \tb: 1\n", "R0106@2:3")
    check("a:\n\t\t\tb: 1\n", "R0106@2:1")
    check("a: x\n\ty\n", "R0106@2:1")
    // Nothing is indented by these.
    check("a:\tx\n", "")
    check("a: x\ty\t# z\n", "")
    check("a: x\n\t\n\t# z\n  \t \nb: y\n", "")
    check("a: x\n\t", "")
  }

  @Test func percentSigns() {
    check("%YAML 1.2\n---\na: 1\n", "R0108@1:1")
    check("a: 1\n%b: 2\n", "R0108@2:1")
    check("a: %b\n", "R0123@1:4")
    check("a: 5%\nb: x %\n", "")
  }

  /// What stands before a character on its line counts also when it came, and was let go, long before.
  @Test(arguments: [1, 2, 3, 7, 1000])
  func inSmallChunks(_ chunk: Int) {
    func found(_ text: String) -> String { faults(Array(text.utf8), chunk: chunk) }
    #expect(found(":    dal\u{A0}") == "R0122@1:1")
    #expect(found("...\n    \t]") == "R0106@2:5 R0127@1:1")
    #expect(found("a: 1\nb:\n    \tc: 1\n") == "R0106@3:5")
  }

  @Test func specialSpaces() {
    check("a:\u{A0}1\n", "R0107@1:3")
    check("\u{A0}a: 1\n", "R0107@1:1")
    check("a:\n-\u{A0}b\n", "R0107@2:2")
    // Inside a text it is a part of it.
    check("a: b\u{A0}c\n", "")
  }

  @Test func manyOnOneLineKeepTheirColumns() {
    let text = "a: é\u{202E}bcdefghijklmnopqrstu\u{200B}vwxyzabcdefghijklmnopqrs\u{7}\n"
    check(text, "R0104@1:5 R0104@1:26 R0103@1:51")
    // Neighbours of one kind are one problem.
    check("a: \u{7}\u{7} \u{7}\n", "R0103@1:4")
  }

  /// A line longer than what is kept of the file.
  @Test func columnsOfLongLines() {
    let items = String(repeating: "é, ", count: 60_000)
    let bytes = Array("a: [\(items)\u{7}]\n".utf8)
    for chunk in [1000, 4096, 65_536, 1 << 20] {
      #expect(faults(bytes, chunk: chunk) == "R0103@1:180005")
    }
  }
}
