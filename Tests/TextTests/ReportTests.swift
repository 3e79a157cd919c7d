// ReportTests.swift: pins what programs read of a run's messages, form by form, in Golden/reports.md.

import Foundation
import TestSupport
import Testing

@testable import Text

@Suite struct ReportTests {
  /// Two files: in one two messages on lines that read alike, in the other one with a mend, and one
  /// message about no file.
  static let weights = MarkedSource(
    """
    aturan Kesehatan "Dinas Kesehatan"
        bobot  1️⃣20%2️⃣
        bobot  3️⃣20%4️⃣
    """)
  static let comma = MarkedSource("a  \"é漢\": 1️⃣87.52️⃣")

  static func range(_ source: MarkedSource, _ a: Int, _ b: Int, file: Int) -> SourceRange {
    source.range(a, b, in: FileID(file)) ?? SourceRange(file: FileID(file), start: 0, end: 0)
  }

  static let files = [
    weights.file("Rules/dinas/a b,c:d%.aturan"),
    comma.file("Rules/kota.aturan", id: FileID(1)),
    SourceFile(id: FileID(2), name: "Rules/bersih.aturan", text: "# bersih\n"),
  ]

  static let diagnostics = [
    Diagnostic(
      MadeUpFault(
        code: "A0501", words: Words("jumlah bobot <95%>, bukan 100%", en: "weights are <95%>"),
        help: Words("tambahkan 5%", en: "add 5%")),
      at: range(weights, 1, 2, file: 0), label: Words("20%, menjadi 95%", en: "20%, makes 95%"),
      others: [Label(range(weights, 3, 4, file: 0), Words(verbatim: "20%"))]),
    Diagnostic(
      MadeUpFault(code: "A0501", words: Words("lagi", en: "again")),
      at: range(weights, 3, 4, file: 0)),
    Diagnostic(
      MadeUpFault(
        code: "A0131", severity: .warning,
        words: Words("`87.5` ditulis\u{202E} \"87,5\"", en: "`87.5` is\u{202E} \"87,5\"")),
      at: range(comma, 1, 2, file: 1), fix: [Edit(range(comma, 1, 2, file: 1), "87,5")]),
    Diagnostic(
      MadeUpFault(code: "C0101", severity: .note, words: Words("selesai", en: "done")),
      at: SourceRange(file: FileID(9), start: 0, end: 0)),
  ]

  static let formats = MessageFormat.allCases.filter { $0 != .text }

  @Test(arguments: formats) func isWrittenAsStored(_ format: MessageFormat) throws {
    let golden = try #require(
      Golden.cases("reports").first { $0.title == format.rawValue },
      "no case `# \(format.rawValue)` in Golden/reports.md")
    for language in Language.allCases {
      let report = MessageReport(files: Self.files, language: language, version: "1.2.3")
      golden.check(language.rawValue, report.text(Self.diagnostics, as: format))
      golden.check("\(language.rawValue), no message", report.text([], as: format))
    }
  }

  @Test func aFindingKeepsItsNameWhenLinesMove() {
    func names(_ lines: [String]) -> [String] {
      var fingerprints = Fingerprints()
      return lines.map { fingerprints.name(code: "A0501", line: $0) }
    }
    let names1 = names(["bobot 20%", "  bobot\t20%  ", "bobot 30%"])
    #expect(Set(names1).count == 3)
    #expect(names(["bobot   20%", "bobot 30%", "bobot 20%"]) == [names1[0], names1[2], names1[1]])
    var other = Fingerprints()
    #expect(other.name(code: "A0502", line: "bobot 20%") != names1[0])
  }

  @Test func theHashIsTheDocumentedOne() {
    // FNV-1a of no byte at all, and of the byte zero.
    #expect(Fingerprints.hash([]) == "cbf29ce484222325")
    #expect(Fingerprints.hash([""]) == "af63bd4c8601b7df")
    // The parts are kept apart.
    #expect(Fingerprints.hash(["ab", "c"]) != Fingerprints.hash(["a", "bc"]))
  }

  @Test func everyFormIsWellFormedForAnyText() throws {
    let odd = "\u{0}\u{1B}[31m<&>\"'\r\n]]>\u{FFFE}\u{2028}::%0A,=é漢"
    let file = SourceFile(name: odd, text: odd + "\n" + odd)
    let diagnostic = Diagnostic(
      MadeUpFault(words: Words(verbatim: odd), help: Words(verbatim: odd)),
      at: SourceRange(file: FileID(0), start: 1, end: 7), label: Words(verbatim: odd))
    let report = MessageReport(files: [file], version: "1")
    for format in [MessageFormat.json, .sarif, .gitlab] {
      let text = report.text([diagnostic], as: format)
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
    let github = report.text([diagnostic], as: .github)
    #expect(github.filter { $0 == "\n" }.count == 1, "one line for each message")
    let junit = report.text([diagnostic], as: .junit)
    for scalar in junit.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0xFFFE)
    }
    #expect(junit.contains("&lt;&amp;&gt;&quot;"))
  }

  @Test func pathsBecomeAddresses() {
    #expect(SARIFRenderer.uri("Rules/dinas/a b.aturan") == "Rules/dinas/a%20b.aturan")
    #expect(SARIFRenderer.uri("c:é%") == "c%3A%C3%A9%25")
  }

  @Test func everyCodeOfThePagesHasAFamily() {
    let general = MessageFamily.words(of: "X0001")
    for family in ["A01", "A02", "A03", "A04", "A05", "A06", "A07", "R01", "R02", "R03", "P01"] {
      #expect(MessageFamily.words(of: "\(family)01") != general)
    }
  }
}
