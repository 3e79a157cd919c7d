// TextKeptTests.swift: what is written is what is read: random scalars in text fields come out as they
// went in, and in number fields as the same number or with a message.

import Program
import Records
import Semantics
import TestSupport
import Testing
import Text
import Values

@Suite struct TextKeptTests {
  private let words = [
    "no", "yes", "on", "off", "true", "ya", "tidak", "12:30", "1e3", "0x1F", "0o17", "0123",
    "1_000",
    ".inf", ".NaN", "2026-13-45", "010101200604100300", "82,5", "1.000", "+5", "-", "=", "<<", "y",
    "0", "-0", "1.", ".5", "NaN", "Null ", "nul", "N", "!", "0b1", "1:2:3", "é", "日本", "😀",
  ]

  private func random(_ random: inout SeededGenerator) -> String {
    if random.oneIn(3) { return random.pick(words) ?? "" }
    let signs = Array("0123456789abcxyzABC .,:;-_+*/#&!?%@'\"()[]{}<>|=~^`\\éü日😀")
    return String((0..<random.int(1...12)).compactMap { _ in random.pick(signs) })
  }

  /// Whether a text can stand in a list of lines without quotes.
  private func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == " " || " :".contains(last) { return false }
    if text.contains(": ") || text.contains(" #") { return false }
    if ["~", "null", "Null", "NULL", "kosong", "Kosong"].contains(text) { return false }
    if "-?:".contains(first) {
      return text.count > 1 && text.dropFirst().first != " "
    }
    return !"&*!|>'\"%@`#[]{},".contains(first)
  }

  private func written(_ text: String, _ random: inout SeededGenerator) -> String {
    switch random.int(0...2) {
    case 0 where isPlain(text): return text
    case 1: return "'" + text.replacing("'", with: "''") + "'"
    default:
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
  }

  @Test func textInTextKept() throws {
    var random = SeededGenerator(seed: 20)
    let texts = (0..<RecordLimits.itemsPerList).map { _ in self.random(&random) }
    let lines = texts.map { "- " + written($0, &random) }
    let source = "nip: 1\ndinas: Kesehatan\nbahasa:\n" + lines.joined(separator: "\n") + "\n"
    let reading = read(source, chunk: 1000)
    #expect(dump(reading.messages) == "")
    let table = try #require(reading.tables.first)
    let index = try #require(Sample.schema.tables.firstIndex { $0.path == "bahasa" })
    let column = table.tables[index].columns[0]
    #expect(table.tables[index].count == texts.count)
    for (row, text) in texts.enumerated() {
      let kept = column.isPresent(row) ? table.texts[Int(column.codes[row])] : "(missing)"
      // Byte for byte: `==` would take two spellings of é for one.
      if Array(kept.utf8) != Array(text.utf8) {
        Issue.record("line \(row + 4): \(lines[row]) became \(kept)")
      }
    }
  }

  /// A number that is read is the one that is written, digit by digit.
  @Test func numbersAreNeverConverted() throws {
    var random = SeededGenerator(seed: 21)
    let signs = Array("0123456789012345678900..,-_ex+ ")
    var texts: [String] = []
    for _ in 0..<5000 {
      let text =
        random.oneIn(5)
        ? random.pick(words) ?? ""
        : String((0..<random.int(1...9)).compactMap { _ in random.pick(signs) })
      texts.append(text)
    }
    // One record each: a faulty one is left out, and must have been reported.
    let source = texts.enumerated().map {
      "---\nnip: \($0.offset)\ndinas: Kesehatan\ngaji: '\($0.element)'\n"
    }.joined()
    let reading = read(source)
    #expect(reading.count + reading.leftOut == texts.count)
    let wrong = Set(
      reading.messages.filter { $0.diagnostic.severity == .error }.map { $0.places[0].line })
    #expect(wrong.count == reading.leftOut)
    var read = 0
    for table in reading.tables {
      let column = try #require(Sample.schema.tables[0].columns.firstIndex { $0.path == "gaji" })
      for row in 0..<table.count {
        let text = texts[(Int(table.origins[row].line) - 2) / 4]
        let number = Numerals.plain(Decimal(raw: table.tables[0].columns[column].number(row)))
        #expect(number == canonical(text), "`\(text)` became \(number)")
        read += 1
      }
    }
    #expect(read > 500)
  }

  /// The text without zeros at the end of its decimals; nil when it is no number of plain digits.
  private func canonical(_ text: String) -> String? {
    guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?/#) != nil else { return nil }
    var text = Substring(text)
    if text.contains(".") {
      while text.last == "0" { text = text.dropLast() }
      if text.last == "." { text = text.dropLast() }
    }
    return text == "-0" ? "0" : String(text)
  }
}
