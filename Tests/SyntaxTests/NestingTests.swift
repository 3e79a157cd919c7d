// NestingTests.swift: what is nested or chained beyond sense ends in a message, quickly and without
// running out of stack.

import Syntax
import Testing
import Text

@Suite struct NestingTests {
  struct Deep: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    /// One piece many times, in a `rumus`.
    init(_ piece: String, times: Int = 4_000, before: String = "rumus r \"R\" = ") {
      testDescription = piece.debugDescription
      text = before + String(repeating: piece, count: times)
    }
  }

  static let many: [Deep] = [
    Deep("("), Deep("tidak "), Deep("bukan "), Deep("-"), Deep("- "), Deep("jika "),
    Deep("[", times: 4_000, before: "uji \"U\"\n  dengan a = "),
    Deep("{a: ", before: "uji \"U\"\n  dengan a = "), Deep("f("), Deep("tertinggi("),
    Deep("tahun("), Deep("a yang (", before: "rumus r \"R\" = banyaknya "),
    Deep("ada a yang ("), Deep("semua a memenuhi ("), Deep("jumlah "),
    Deep("jumlah (", before: "rumus r \"R\" = "), Deep("lama sejak "),
    Deep("hari dari "), Deep("tahun penuh sejak "), Deep("a = "), Deep("a + "), Deep("a * "),
    Deep("a dan "), Deep("a dan b atau "),
    Deep("a bila kosong "), Deep("a pada "), Deep("jika a maka b selain itu "),
    Deep("dibulatkan 2 desimal ", before: "rumus r \"R\" = a "),
    Deep("paling tinggi 2 ", before: "rumus r \"R\" = a "),
    Deep("dalam persen ", before: "rumus r \"R\" = a "), Deep(").x", before: "rumus r \"R\" = f("),
    Deep(".x", before: "rumus r \"R\" = f(a)"),
    Deep(".x", before: "rumus r \"R\" = a"), Deep("daftar ", before: "data D\n  a "),
    Deep("peta K ke ", before: "data D\n  a "), Deep("riwayat ", before: "data D\n  a "),
    Deep("| ", before: "tabel t \"T\"\n"), Deep("|| ", before: "tabel t \"T\"\n"),
    Deep("\n|", before: "tabel t \"T\""),
    Deep("{", before: "tanda t \"T\"\n  muncul jika a\n  pesan \""),
    Deep("{a}", times: 4_000, before: "tanda t \"T\"\n  muncul jika a\n  pesan \""),
    Deep("\"a\" "), Deep("x "), Deep("\n"), Deep("@"), Deep("é"), Deep("ganti "), Deep("rumus "),
    Deep("rumus\n"), Deep("kecuali ", before: "promosi p \"P\"\n"),
    Deep("dan ", before: "uji \"U\"\n  maka a "), Deep("bobot 4% ", before: "indikator i \"I\"\n"),
    Deep("dasar \"a\" ", before: "promosi p \"P\"\n  syarat s \"S\" "),
    Deep("a < ", before: "skala S "), Deep("a, ", before: "pilihan S "), Deep("a-"), Deep("1."),
    Deep("1,"), Deep("0"),
  ]

  @Test(arguments: [
    Deep("(", times: 400_000), Deep("tidak ", times: 400_000), Deep("bukan ", times: 400_000),
    Deep("[", times: 400_000, before: "uji \"U\"\n  dengan a = "), Deep("-", times: 400_000),
    Deep("a dan ", times: 50_000),
  ])
  func aMillionOfThemEndInAMessage(deep: Deep) {
    let parsed = Reading.parsed(deep.text)
    #expect(parsed.tree.bytes.count == deep.text.utf8.count)
    #expect(parsed.diagnostics.hasErrors)
    #expect(parsed.diagnostics.count <= 5)
  }

  /// The rest of a line of more than 32 768 words and signs is told, not read; lines behind it are.
  @Test func aLineHasItsLimit() {
    func codes(_ count: Int) -> [String] {
      let list = (0..<count).map { "a\($0 + 1)" }.joined(separator: ", ")
      return Reading.parsed("pilihan S \(list)\npilihan T b c, d\n").diagnostics.map(\.code)
    }
    let usual = codes(10)
    #expect(!usual.isEmpty && !usual.contains("A0251"))
    // Two words, the members, and the commas between them.
    #expect(codes(16_383) == usual)
    #expect(codes(16_384) == ["A0251"] + usual)
    #expect(codes(50_000) == ["A0251"] + usual)
  }

  @Test(arguments: many)
  func manyOfThemEnd(deep: Deep) {
    let parsed = Reading.parsed(deep.text)
    #expect(parsed.tree.bytes.count == deep.text.utf8.count)
  }

  /// What a person might still write is read.
  @Test func hundredLevelsAreRead() {
    for (open, close) in [
      ("(", ")"), ("tidak (", ")"), ("f(", ")"), ("jika a maka b selain itu (", ")"),
    ] {
      let text =
        "rumus r \"R\" = " + String(repeating: open, count: 60) + "a"
        + String(repeating: close, count: 60) + "\n"
      #expect(Reading.codes(text) == [], "\(open)")
    }
  }

  @Test func tooDeepIsOneMessage() {
    for (open, inner) in [("(", "a"), ("tidak ", "a"), ("-", "1"), ("f(", "a")] {
      let text =
        "rumus r \"R\" = " + String(repeating: open, count: 5_000) + inner
        + "\n\nrumus s \"S\" = 1\n"
      let parsed = Reading.parsed(text)
      #expect(parsed.diagnostics.map(\.code) == ["A0251"], "\(open)")
      #expect(parsed.syntax.declarations.count == 2)
    }
  }

  /// A denial with nothing to deny is a message, not an endless search.
  @Test(arguments: [
    "bukan <", "= bukan", "bukan", "bukan bukan )", "a = bukan dan bukan",
  ])
  func denialsOfNothing(text: String) {
    #expect(Reading.parsed("rumus r \"R\" = \(text)\n").diagnostics.hasErrors)
  }

  @Test func longChainsOfConditionsAreRead() {
    let terms = Array(repeating: "a >= 1", count: 5_000).joined(separator: " dan\n ")
    #expect(Reading.codes("rumus r \"R\" = \(terms)\n") == [])
  }
}
