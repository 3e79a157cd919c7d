// Test.swift: `timbang uji`: runs the tests that stand beside the rules.

import ArgumentParser
import Glibc
import Text
import Workspace

/// The forms of a test report.
enum TestForm: ChoiceValue {
  case text
  case json
  case junit

  var words: Words {
    switch self {
    case .text: Words("teks", en: "text")
    case .json: Words(verbatim: "json")
    case .junit: Words(verbatim: "junit")
    }
  }
}

extension TestForm: ExpressibleByArgument {
  init?(argument: String) {
    guard let value = TestForm.named(argument) else { return nil }
    self = value
  }
}

struct Test: Verb {
  @OptionGroup var common: CommonOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var output: OutputOptions
  @Option(name: .both("saring", "filter")) var filter: String?
  @Option(name: .both("format", "format")) var form: TestForm = .text
  @Flag(name: .both("pantau", "watch")) var watches = false
  @Argument var paths: [String] = []

  static let page = VerbPage(
    name: Words("uji", en: "test"),
    summary: Words(
      "menjalankan uji yang ditulis di samping aturan",
      en: "runs the tests written beside the rules"),
    examples: [
      ExamplePage(
        "timbang uji", "timbang test",
        Words("Jalankan semua uji di folder Rules.", en: "Run all tests in the folder Rules.")),
      ExamplePage(
        "timbang uji --saring kepala_dinas", "timbang test --filter kepala_dinas",
        Words("Hanya uji yang memuat kata itu.", en: "Only the tests that hold the word.")),
      ExamplePage(
        "timbang uji --format junit -o uji.xml", "timbang test --format junit -o tests.xml",
        Words("Laporan untuk server CI.", en: "A report for a CI server.")),
    ],
    operands: Check.page.operands,
    options: [
      RuleOptions.page,
      OptionPage(
        "--saring", "--filter", value: .text(Words("KATA", en: "WORD")),
        Words(
          "hanya uji yang judul atau berkasnya memuat kata ini",
          en: "only tests whose title or file holds this word")),
      OptionPage(
        "--pantau", "--watch",
        Words(
          "ulangi setiap kali aturan berubah, sampai dihentikan",
          en: "run again whenever the rules change, until stopped")),
      OptionPage(
        "--format", "--format", value: .choice(TestForm.choices),
        Words("bentuk laporan; bila tidak ditulis: teks", en: "form of the report; default: text")),
      OutputOptions.page,
    ])

  func run(_ session: Session) throws -> Int32 {
    if watches { return watch(session) }
    let loaded = session.workspace.load(rules.paths(and: paths))
    let report = try report(loaded, session)
    return max(loaded.trouble, report).exitCode
  }

  /// Runs the tests once and writes how they came out.
  private func report(_ loaded: LoadedRules, _ session: Session) throws(UsageFault) -> Trouble {
    session.show(loaded)
    if loaded.hasErrors { return loaded.trouble }
    let report = session.workspace.test(loaded, matching: filter)
    session.show(report.messages)
    if let filter, report.entries.isEmpty { throw UsageFault.noTest(filter) }
    let isFile = output.output != .standardOutput
    let text =
      switch form {
      case .text:
        report.text(
          in: session.language, usesColor: session.colorsOutput && !isFile,
          listsPassed: session.isVerbose)
      case .json: report.json(in: session.language)
      case .junit: Test.junit(report, session.language)
      }
    return max(report.trouble, session.write(text, to: output.output))
  }

  /// Runs them again whenever a rule file has changed, until it is interrupted or nobody listens.
  private func watch(_ session: Session) -> Int32 {
    struct Content: Hashable {
      var name: String
      var bytes: [UInt8]
    }
    var seen: [Content]?
    while true {
      let loaded = session.workspace.load(rules.paths(and: paths))
      let contents = loaded.files.map { Content(name: $0.name, bytes: $0.bytes) }
      if contents != seen {
        seen = contents
        do throws(UsageFault) {
          if try report(loaded, session) == .closedPipe { return Trouble.closedPipe.exitCode }
        } catch {
          session.show(error)
        }
        session.say(
          Words(
            "menunggu perubahan aturan; hentikan dengan Ctrl-C",
            en: "waiting for the rules to change; stop with Ctrl-C"))
      }
      usleep(300_000)
    }
  }

  /// A suite for each file, in the order of the report.
  static func junit(_ report: TestReport, _ language: Language) -> String {
    var files: [String] = []
    var tests: [String: [JUnitReport.Test]] = [:]
    let sentence = Words("uji tidak terpenuhi", en: "the test is not met").text(in: language)
    for entry in report.entries {
      let file = String(entry.place.prefix { $0 != ":" })
      if tests[file] == nil { files.append(file) }
      let details = entry.details.map { $0.text(in: language) }.joined(separator: "\n")
      tests[file, default: []].append(
        JUnitReport.Test(
          name: entry.label, group: file,
          failure: entry.passed
            ? nil
            : JUnitReport.Failure(
              kind: "uji", sentence: sentence, text: "\(entry.place)\n\(details)\n")))
    }
    return JUnitReport(files.map { JUnitReport.Suite(name: $0, tests: tests[$0] ?? []) }).text
  }
}
