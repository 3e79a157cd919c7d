// EventTests.swift: events of good and broken text, without any record schema.

import Testing
import Text
import YAML

@Suite struct EventTests {
  /// A text and its events.
  private func check(
    _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(events(text) == expected, sourceLocation: sourceLocation)
    for chunk in [1, 2, 3, 5, 8] {
      // Slips may come out earlier or later among the events, so only the words are compared.
      let words = events(text, chunk: chunk).split(separator: " ").sorted()
      #expect(
        words == expected.split(separator: " ").sorted(), "in pieces of \(chunk)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func mappingsAndLists() {
    check("a: 1\n", "doc { a 1 }")
    check("a: 1", "doc { a 1 }")
    check("a:\n  b: x y\n  c:\n", "doc { a { b x y c  } }")
    check("- a: 1\n- b: 2\n", "doc [ { a 1 } { b 2 } ]")
    check("a:\n- 1\n- 2\nb: []\n", "doc { a [ 1 2 ] b [ ] }")
    check("{a: 1, b: [x, 'y', \"z\"]}", "doc { a 1 b [ x \"y\" \"z\" ] }")
    check("{\n \"a\": 1,\n \"b\": [\n 2\n ]\n}\n", "doc { \"a\" 1 \"b\" [ 2 ] }")
  }

  @Test func documents() {
    check("", "")
    check("\n\n# nothing\n", "")
    check("---\n---\na: 1\n...\n---\n- b\n", "doc  doc { a 1 } doc [ b ]")
    check("a: 1\r\nb: 2\r\n", "doc { a 1 b 2 }")
  }

  @Test func textIsKeptAsWritten() {
    check("a: 010\n", "doc { a 010 }")
    check("a: 1e3\n", "doc { a 1e3 }")
    check("a: no\n", "doc { a no }")
    check("a: 12:30\n", "doc { a 12:30 }")
    check("a: \"x\\ty\"\n", "doc { a \"x\ty\" }")
    check("a: 'it''s'\n", "doc { a \"it's\" }")
    check("a: b\n  c\n", "doc { a b c }")
    check("a: |\n  b\n  c\n", "doc { a \"b\nc\n\" }")
    check("a: >-\n  b\n  c\n", "doc { a \"b c\" }")
    check("a: b#c\n", "doc { a b#c }")
    check("a: b #c\n", "doc { a b }")
    check("a: \u{A0}b\n", "R0107@1:4 doc { a b }")
    check("ä: ö😀\n", "doc { ä ö😀 }")
  }

  @Test func whatRecordsDoNotUse() {
    check("a: &x 1\n", "doc { a !1 1 }")
    check("a: !!int 1\n", "doc { a !2 1 }")
    check("a: &x !y {}\n", "doc { a !3 { } }")
    check("a: *x\n", "doc { a * }")
    check("%YAML 1.1\n---\na: 1\n", "R0108@1:1 doc { a 1 }")
    check("a: 1\n---\n%TAG ! x\nb: 2\n", "R0108@3:1 doc { a 1 } doc { b 2 }")
    check("a: 50%\n", "doc { a 50% }")
    check("a: \"\\u202E\"\n", "doc { a !8 \"\u{202E}\" }")
    check("a: \"\\0\"\n", "doc { a !8 \"\0\" }")
  }

  /// A broken document or item; what stands beside it is read.
  @Test func readingGoesOnBehindAFault() {
    check("a: \"x\n---\nb: 1\n", "doc { a R0117@1:4 doc { b 1 }")
    check("a: [1\n---\nb: 1\n", "doc { a [ 1 R0118@1:4 doc { b 1 }")
    check("- a: 1\n- b: 'x\n- c: 3\n", "doc [ { a 1 } { b R0117@2:6 doc [ { c 3 } ]")
    check("a: b: c\n", "doc { a b R0120@1:5")
    check("a: 1\nb\nc: 3\n", "doc { a 1 R0119@2:1")
    check("a: 1\n b: 2\n", "doc { a 1 b R0120@2:3")
    check("  a: 1\n b: 2\n", "doc { a 1 } R0125@2:2")
    check("a: - 1\n", "doc { a R0121@1:4")
    check("a: @x\n", "doc { a R0123@1:4")
    check("a: \"\\q\"\n", "doc { a R0124@1:5")
    check("a: |x\n  b\n", "doc { a R0126@1:5")
    check("- a\nb: 1\n", "doc [ a R0122@2:1")
    check("{a: 1} x\n", "doc { a 1 } R0125@1:8")
  }

  @Test func anIndentedListGoesOnAsWell() {
    check(
      "  - a: 1\n  - b: 'x\n  - c: 3\n   - d: 4\n",
      "doc [ { a 1 } { b R0117@2:8 doc [ { c 3 } R0122@4:4")
    check(
      "  - a: 1\n  - b: [x\n    - y\n  - c: 3\n",
      "doc [ { a 1 } { b [ x - y - c R0118@2:8 doc [ { c 3 } ]")
  }

  /// The next quotation mark is not the end of a text that was never closed.
  @Test func aQuoteDoesNotSwallowTheNextFields() {
    check("a: \"x\nb: \"y\"\nc: 1\n---\nd: 2\n", "doc { a R0117@1:4 doc { d 2 }")
    check("- a: 'x\n- b: 'y'\n- c: 3\n", "doc [ { a R0117@1:6 doc [ { b \"y\" } { c 3 } ]")
    check("a:\n  b: \"x\n  c: \"y\"\n", "doc { a { b R0117@2:6")
    check("a: [\"x\nb: \"y\"]\n", "doc { a [ R0117@1:5")
    // Texts of several lines, as they may be.
    check("a: \"x\n  y\"\nb: 'x\n\n\n z'\n", "doc { a \"x y\" b \"x\n\nz\" }")
    check("a:\n- \"x\n  y\"\n", "doc { a [ \"x y\" ] }")
    check("\"x\ny\"\n", "doc \"x y\"")
  }

  /// Behind a `#` that touches what stands before it nothing is lost in silence.
  @Test func aRemarkNeedsASpace() {
    check("k: \"v\"# x\n", "doc { k R0129@1:7")
    check("k: 'v'#\nl: 1\n---\nm: 2\n", "doc { k R0129@1:7 doc { m 2 }")
    check("- [a, b]#c\n- d\n", "doc [ [ a b R0129@1:9 doc [ d ]")
    check("k: {a: b}#c\n", "doc { k { a b R0129@1:10")
    check("[ é, b,#x\n]\n", "doc [ é b R0129@1:8")
    check("k: {a: 1,#x\n b: 2}\n", "doc { k { a 1 R0129@1:10")
    check("k: [a, # ä\n  b,#c\n  d]\n", "doc { k [ a b R0129@2:5")
    check("k: {\"a\":#x\n 1}\n", "doc { k { \"a\" R0129@1:9")
    check("[#x\n a]\n", "doc R0129@1:2")
    check("k: {#x\n}\n", "doc { k R0129@1:5")
    check("\"a\"#x: b\n", "doc R0129@1:4")
    check("k: >#x\n  b\n", "doc { k R0129@1:5")
    check("k: |2-#x\n  b\n", "doc { k R0129@1:7")
    // Parted by a blank, or a part of the text.
    check("k: \"v\" # x\nl: 'w'\t# y\n", "doc { k \"v\" l \"w\" }")
    check("k: [a, # b\n # c\n  d] # e\n", "doc { k [ a d ] }")
    check("k: |  # c\n  d\n", "doc { k \"d\n\" }")
    check("k: {a: b#c, d: [e#f]}\n", "doc { k { a b#c d [ e#f ] } }")
  }

  /// A `-` alone in brackets would be a text, and count as an item of the list.
  @Test func aDashInBracketsIsNoValue() {
    check("[-]\n", "doc [ R0121@1:2")
    check("k: [x, -, y]\n", "doc { k [ x R0121@1:8")
    check("k: {a: -}\n", "doc { k { a R0121@1:8")
    check("[-1, -x, x-, \"-\"]\n", "doc [ -1 -x x- \"-\" ]")
  }

  /// A `?` that touches what follows is a part of it, which libyaml would drop.
  @Test func aQuestionMarkInBracketsIsNotDropped() {
    check("[?x]\n", "doc [ { R0123@1:2")
    check("k: {?a: b}\n", "doc { k { R0123@1:5")
    check("k: {a: b, ?\"c\": d}\n", "doc { k { a b R0123@1:11")
    check("{? a : b}\n", "doc { a b }")
  }

  /// What could be the first line of a block of text is not taken for a remark.
  @Test func aBlockBeginsWhereItsTextDoes() {
    check("k: >\n \n  \n   \n # x\n", "doc { k R0122@5:2")
    check("j:\n  k: |\n     \n    # x\n", "doc { j { k R0122@4:5")
    check("k: |\n\n  # x\n  y\n", "doc { k \"\n# x\ny\n\" }")
    check("j:\n  k: |\n     \n  # x\n  l: 1\n", "doc { j { k \"\" l 1 } }")
    check("k: |\n     \n# x\nl: 1\n", "doc { k \"\" l 1 }")
    check("k: |2\n     \n  # x\n", "doc { k \"   \n# x\n\" }")
  }

  @Test func placesAreThoseOfTheFile() {
    var places: [String] = []
    let text = "\u{FEFF}ä: 'ö😀' # é\n---\n- a: \"x\n- ü: 日本\n"
    walk(Array(text.utf8)) { event, batch in
      guard event.kind == .scalar || event.kind == .failure else { return }
      let bytes = Array(text.utf8)[event.start..<event.end]
      places.append(
        "\(event.line):\(event.column)+\(event.width) \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(
      places == [
        "1:1+1 ä", "1:4+4 'ö😀'", "3:3+1 a", "3:6+1 \"", "4:3+1 ü", "4:6+2 日本",
      ])
  }
}
