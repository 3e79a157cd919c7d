// RenderingTests.swift: pins the pictures of messages, case by case, in Golden/rendering.md.
// The cases are made here, because their words belong to no room.

import TestSupport
import Testing
import Text

/// A message made up for a test.
struct MadeUpFault: Fault {
  var code = "X0001"
  var severity = Severity.error
  var words = Words("ada yang salah", en: "something is wrong")
  var help: Words?
}

@Suite struct RenderingTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var title: String
    var files: [SourceFile]
    var diagnostics: [Diagnostic]
    var width = 100
    var testDescription: String { title }
  }

  /// A range between two markers, empty at the start when a marker is missing.
  private static func range(_ source: MarkedSource, _ a: Int, _ b: Int, file: Int = 0)
    -> SourceRange
  {
    source.range(a, b, in: FileID(file)) ?? SourceRange(file: FileID(file), start: 0, end: 0)
  }

  private static func single(
    _ title: String, _ marked: String, fault: MadeUpFault = MadeUpFault(), label: Words? = nil,
    others: (MarkedSource) -> [Label] = { _ in [] }, width: Int = 100
  ) -> Example {
    let source = MarkedSource(marked)
    return Example(
      title: title, files: [source.file("Rules/contoh.aturan")],
      diagnostics: [
        Diagnostic(fault, at: range(source, 1, 2), label: label, others: others(source))
      ], width: width)
  }

  static let examples: [Example] = [
    {
      let weights = MarkedSource(
        """
        aturan Kesehatan "Dinas Kesehatan"

        indikator pasien "Pasien"
            bobot     1️⃣40%2️⃣
        indikator kepuasan "Kepuasan"
            bobot     3️⃣35%4️⃣




        indikator tunggu "Tunggu"
            bobot     5️⃣20%6️⃣
        """)
      return Example(
        title: "Weights that do not add up",
        files: [weights.file("Rules/dinas/kesehatan.aturan")],
        diagnostics: [
          Diagnostic(
            MadeUpFault(
              code: "A0312",
              words: Words(
                "jumlah bobot kelompok hasil_kerja bukan 100%",
                en: "the weights of group hasil_kerja do not add up to 100%"),
              help: Words(
                "tambahkan 5% pada salah satu indikator", en: "add 5% to one of the indicators")),
            at: range(weights, 5, 6), label: Words("20%, menjadi 95%", en: "20%, makes 95%"),
            others: [
              Label(range(weights, 1, 2), Words(verbatim: "40%")),
              Label(range(weights, 3, 4), Words("35%, menjadi 75%", en: "35%, makes 75%")),
            ])
        ])
    }(),
    single(
      "Several marks on one line", "3️⃣indikator4️⃣ 1️⃣a2️⃣ \"A\" bobot 5️⃣50%6️⃣ dan lagi",
      label: Words("nama ini", en: "this name"),
      others: {
        [
          Label(range($0, 3, 4), Words("di dalam ini", en: "inside this")),
          Label(range($0, 5, 6), Words("beserta ini", en: "together with this")),
        ]
      }),
    single(
      "Words of a mark that another mark passes", "1️⃣promosi x2️⃣ \"X\"3️⃣", label: Words("a", en: "a"),
      others: { [Label(range($0, 1, 3), Words("semuanya", en: "all of it"))] }),
    single(
      "An empty place where something is missing", "bobot1️⃣2️⃣ ",
      label: Words("tulis persen", en: "write percent")),
    single(
      "At the end of the file", "aturan X\n1️⃣2️⃣", label: Words("berakhir di sini", en: "ends here")),
    single("An empty file", "1️⃣2️⃣"),
    single(
      "A range over several lines",
      "promosi x\n  syarat 1️⃣a \"A\"\n    nilai >= 3\n    dan b\n    dan c2️⃣\ntanda",
      label: Words("seluruh syarat ini", en: "this whole condition")),
    single("A range that ends with its line break", "a 1️⃣b\n2️⃣c", label: Words("baris", en: "line")),
    single(
      "Tabs and wide and combining characters", "\ta\t漢é\te\u{301}\u{301}x 1️⃣bobot2️⃣ 😀",
      label: Words("x", en: "x")),
    single(
      "What cannot be seen is escaped", "nama \u{202E}1️⃣abc2️⃣\u{2066} \u{200B}\u{7}é\u{AD}",
      fault: MadeUpFault(
        words: Words("nama `a\u{202E}b\nc` aneh", en: "name `a\u{202E}b\nc` is odd"))),
    single(
      "A long line is cut at its end",
      "1️⃣syarat2️⃣ a \"" + String(repeating: "panjang ", count: 10) + "\"", width: 40),
    single(
      "A long line is cut around the mark",
      String(repeating: "kiri ", count: 20) + "1️⃣salah2️⃣" + String(repeating: " kanan", count: 20),
      label: Words("di sini", en: "here"), width: 40),
    single(
      "A very long line",
      String(repeating: "é ", count: 40_000) + "1️⃣salah2️⃣"
        + String(repeating: " ü", count: 40_000), width: 40),
    single(
      "Line endings of other systems", "satu\r\ndua 1️⃣x2️⃣\rtiga 3️⃣y4️⃣\r\n", label: Words("x", en: "x"),
      others: { [Label(range($0, 3, 4), Words("y", en: "y"))] }),
    single(
      "Three digits in line numbers", String(repeating: "\n", count: 119) + "a 1️⃣b2️⃣"),
    {
      let city = MarkedSource("kelompok 1️⃣hasil2️⃣ \"Hasil\"")
      let agency = MarkedSource("aturan K\n\n  kelompok 1️⃣hasl2️⃣")
      return Example(
        title: "Two files",
        files: [
          city.file("Rules/kota.aturan"), agency.file("Rules/dinas/k.aturan", id: FileID(1)),
        ],
        diagnostics: [
          Diagnostic(
            MadeUpFault(severity: .warning), at: range(agency, 1, 2, file: 1),
            label: Words("tidak dikenal", en: "not known"),
            others: [Label(range(city, 1, 2), Words("yang ini dikenal", en: "this one is known"))])
        ])
    }(),
    {
      let file = SourceFile(name: "staf.yaml", bytes: [])
      let at = SourceRange(file: FileID(0), start: 7, end: 9)
      let elsewhere = SourceRange(file: FileID(5), start: 7, end: 9)
      return Example(
        title: "A file that was not kept, and one that is not known", files: [file],
        diagnostics: [
          Diagnostic(MadeUpFault(severity: .note), at: at),
          Diagnostic(MadeUpFault(), at: elsewhere),
        ])
    }(),
    {
      let bytes: [UInt8] = Array("nama: a".utf8) + [0xFF, 0xC3] + Array(" b".utf8)
      return Example(
        title: "Bytes that are no text",
        files: [SourceFile(id: FileID(0), name: "x", bytes: bytes)],
        diagnostics: [
          Diagnostic(MadeUpFault(), at: SourceRange(file: FileID(0), start: 7, end: 8))
        ])
    }(),
  ]

  @Test(arguments: examples) func isDrawnAsStored(_ example: Example) throws {
    let golden = try #require(
      Golden.cases("rendering").first { $0.title == example.title },
      "no case `# \(example.title)` in Golden/rendering.md")
    for language in Language.allCases {
      let renderer = TerminalRenderer(
        files: example.files, language: language, width: example.width)
      golden.check(language.rawValue, renderer.text(example.diagnostics))
    }
  }

  @Test func everyStoredCaseIsChecked() {
    #expect(Golden.cases("rendering").map(\.title) == Self.examples.map(\.title))
  }

  @Test func colourOnlyAddsCodes() {
    for example in Self.examples {
      var renderer = TerminalRenderer(files: example.files, width: example.width)
      let plain = renderer.text(example.diagnostics)
      renderer.usesColor = true
      let coloured = renderer.text(example.diagnostics)
      #expect(coloured != plain)
      #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    }
  }

  @Test func randomMessagesNeverTrap() {
    var random = SeededGenerator(seed: 11)
    let pieces = ["a", "é", "漢", "\n", "\r\n", "\t", " ", "\u{202E}", "\u{301}", "panjang sekali"]
    for _ in 0..<400 {
      var bytes = Array(
        (0..<random.int(0...60)).compactMap { _ in random.pick(pieces) }.joined().utf8)
      if random.oneIn(3), !bytes.isEmpty { bytes[random.int(0...bytes.count - 1)] = 0xE2 }
      let file = SourceFile(name: "x", bytes: bytes)
      let labels = (0..<random.int(1...5)).map { number in
        let start = random.int(-2...bytes.count + 2)
        let end = random.int(-2...bytes.count + 2)
        return Label(
          SourceRange(file: FileID(0), start: start, end: end),
          random.oneIn(2) ? nil : Words(verbatim: "kata \(number)"), isPrimary: number == 0)
      }
      let diagnostic = Diagnostic(
        MadeUpFault(), at: labels[0].range, label: labels[0].words,
        others: Array(labels.dropFirst()))
      let text = TerminalRenderer(files: [file], width: 20).text(diagnostic)
      #expect(!text.isEmpty && !text.contains("\u{202E}"))
      #expect(!JSONRenderer(files: [file]).text(diagnostic).isEmpty)
    }
  }
}
