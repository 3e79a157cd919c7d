// JSONTests.swift: the JSON writer against Foundation's reader, and the fields of a message.

import Foundation
import TestSupport
import Testing
import Text

@Suite struct JSONTests {
  @Test func nestsAndSeparates() {
    var json = JSONText()
    json.object {
      $0.field("a", "x\"\\\n\u{1}\u{2028}é")
      $0.key("b")
      $0.array {
        $0.integer(-3)
        $0.boolean(true)
        $0.null()
        $0.verbatim("82.5")
        $0.object { _ in }
        $0.array { _ in }
      }
      $0.field(ifPresent: "c", nil)
      $0.field("d", false)
    }
    #expect(
      json.text
        == #"{"a":"x\"\\\n\u0001\u2028é","b":[-3,true,null,82.5,{},[]],"d":false}"#)
  }

  @Test func indentsOnRequest() {
    var json = JSONText(indent: 2)
    json.object {
      $0.field("a", 1)
      $0.key("b")
      $0.array {
        $0.integer(1); $0.integer(2)
      }
    }
    #expect(json.text == "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n}")
  }

  @Test func streamsLineByLine() {
    var json = JSONText()
    var all: [UInt8] = []
    for number in 1...3 {
      json.object { $0.field("n", number) }
      json.endLine()
      all += json.take()
    }
    #expect(String(decoding: all, as: UTF8.self) == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n")
  }

  @Test func everyCharacterComesBack() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random.int(0...30) {
        let value = UInt32(random.int(0...0x10FFFF)) >> UInt32(random.int(0...16))
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      }
      let quoted = JSONText.quoted(String(text))
      let back = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
      #expect(back.first?.unicodeScalars.elementsEqual(text) == true)
    }
  }

  @Test func aMessageKeepsItsPromise() {
    let source = MarkedSource("nama\n  é 1️⃣bobt2️⃣ 3️⃣4️⃣")
    let file = source.file("Rules/x.aturan")
    guard let at = source.range(1, 2), let other = source.range(3, 4) else { return }
    let diagnostic = Diagnostic(
      MadeUpFault(help: Words("tulis `bobot`", en: "write `bobot`")), at: at,
      label: Words("ini", en: "this"), others: [Label(other)], fix: [Edit(at, "bobot")])
    let place = #""file":"Rules/x.aturan","line":2,"column":5,"endLine":2,"endColumn":9"#
    let label = #""file":"Rules/x.aturan","line":2,"column":10,"endLine":2,"endColumn":10"#
    #expect(
      JSONRenderer(files: [file], language: .english).text(diagnostic)
        == #"{"code":"X0001","severity":"error","message":"something is wrong","#
        + place + #","labels":[{"# + place + #","primary":true,"message":"this"},{"#
        + label + #","primary":false}],"help":"write `bobot`","#
        + #""page":"Documentation/pesan/X0001.md","fix":[{"#
        + place + #","start":10,"end":14,"replacement":"bobot"}]}"#)
  }
}
