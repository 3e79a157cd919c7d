// SchemaTests.swift: reports for CI held against the forms their readers ask for: SARIF 2.1.0 and JUnit.
// Each check is also shown a report it must refuse.

import Foundation
import TestSupport
import Testing

@testable import Text

@Suite struct SchemaTests {
  private static let odd = "\u{1B}[31m<&>\"'\r\n]]>\u{2028}::%0A,=é漢"

  /// Messages with and without places, fixes, other places; also of hostile text.
  private static var reports: [(MessageReport, [Diagnostic])] {
    let file = SourceFile(name: odd + "/a b.aturan", text: odd + "\n" + odd)
    let hostile = Diagnostic(
      MadeUpFault(words: Words(verbatim: odd), help: Words(verbatim: odd)),
      at: SourceRange(file: FileID(0), start: 1, end: 7), label: Words(verbatim: odd),
      fix: [Edit(SourceRange(file: FileID(0), start: 1, end: 2), odd)])
    return Language.allCases.flatMap { language in
      [
        (
          MessageReport(files: ReportTests.files, language: language, version: "1.2.3"),
          ReportTests.diagnostics
        ),
        (MessageReport(files: ReportTests.files, language: language, version: "1.2.3"), []),
        (MessageReport(files: [file], language: language, version: "0.1.0"), [hostile]),
      ]
    }
  }

  @Test func sarifIsWhatTheStandardSays() throws {
    let schema = try #require(JSONSchemaCheck(SARIFSchema.text))
    for (report, diagnostics) in Self.reports {
      let text = report.text(diagnostics, as: .sarif)
      #expect(schema.faults(of: text) == [])
      // What a schema cannot say: an index names the rule of its result, a region ends behind its start.
      let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let run = (log?["runs"] as? [[String: Any]])?.first
      let driver = (run?["tool"] as? [String: Any])?["driver"] as? [String: Any]
      let rules = (driver?["rules"] as? [[String: Any]] ?? []).map { $0["id"] as? String }
      for result in run?["results"] as? [[String: Any]] ?? [] {
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index] == result["ruleId"] as? String)
        for location in result["locations"] as? [[String: Any]] ?? [] {
          let place = location["physicalLocation"] as? [String: Any]
          guard let region = place?["region"] as? [String: Int] else { continue }
          let start = (region["startLine"] ?? 0, region["startColumn"] ?? 0)
          let end = (region["endLine"] ?? 0, region["endColumn"] ?? 0)
          #expect(start <= end)
        }
      }
    }
  }

  @Test func sarifThatIsWrongIsRefused() throws {
    let schema = try #require(JSONSchemaCheck(SARIFSchema.text))
    let (report, diagnostics) = try #require(Self.reports.first)
    let text = report.text(diagnostics, as: .sarif)
    for (old, new) in [
      ("\"2.1.0\"", "\"2.0.0\""), ("\"level\": \"error\"", "\"level\": \"galat\""),
      ("\"startLine\": 2", "\"startLine\": 0"), ("\"startLine\": 2", "\"startLine\": \"2\""),
      ("\"driver\"", "\"pengemudi\""), ("\"ruleIndex\": 0", "\"ruleIndex\": -2"),
      ("\"unicodeCodePoints\"", "\"scalars\""), ("\"text\"", "\"teks\""),
      ("timbang:Documentation", "Documentation"), ("\"language\": \"id\"", "\"language\": \"ind\""),
      ("\"name\": \"timbang\"", "\"nama\": \"timbang\""), ("\"results\"", "\"hasil\""),
    ] {
      #expect(text.contains(old), "\(old)")
      #expect(schema.faults(of: text.replacing(old, with: new)) != [], "\(new)")
    }
    #expect(schema.faults(of: "{}") == ["$: lacks version", "$: lacks runs"])
    #expect(schema.faults(of: "[") == ["not JSON"])
  }

  @Test func junitIsWhatServersRead() {
    for (report, diagnostics) in Self.reports {
      #expect(JUnitCheck.faults(of: report.text(diagnostics, as: .junit)) == [])
    }
    let suites = [
      JUnitReport.Suite(
        name: Self.odd,
        tests: [
          JUnitReport.Test(name: Self.odd, group: Self.odd),
          JUnitReport.Test(
            name: "b", group: "a",
            failure: JUnitReport.Failure(kind: "uji", sentence: Self.odd, text: Self.odd)),
        ]), JUnitReport.Suite(name: "kosong", tests: []),
    ]
    #expect(JUnitCheck.faults(of: JUnitReport(suites).text) == [])
    #expect(JUnitCheck.faults(of: JUnitReport([]).text) == [])
  }

  @Test func junitThatIsWrongIsRefused() throws {
    let (report, diagnostics) = try #require(Self.reports.first)
    let text = report.text(diagnostics, as: .junit)
    for (old, new) in [
      ("classname=", "class-name="), ("<testsuites", "<suites"),
      ("failures=\"2\"", "failures=\"3\""),
      ("<failure", "<gagal"), ("name=\"Rules/bersih.aturan\"", "nama=\"Rules/bersih.aturan\""),
      ("tests=\"", "tests=\"9"), ("errors=\"0\"", "errors=\"nol\""),
    ] {
      #expect(text.contains(old), "\(old)")
      #expect(JUnitCheck.faults(of: text.replacing(old, with: new)) != [], "\(new)")
    }
  }
}
