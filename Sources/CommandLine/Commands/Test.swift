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
  case lcov

  var words: Words {
    switch self {
    case .text: Words("teks", en: "text")
    case .json: Words(verbatim: "json")
    case .junit: Words(verbatim: "junit")
    case .lcov: Words(verbatim: "lcov")
    }
  }
}

struct Test: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Option(name: OutputOption.name) var outputPath: String?
  @Option(name: .both("saring", "filter")) var filter: String?
  @Option(name: .both("format", "format")) var form: TestForm = .text
  @Flag(name: .both("pantau", "watch")) var watches = false
  @Flag(name: .both("cakupan", "coverage")) var covers = false
  @Flag(name: .both("mutasi", "mutation")) var mutates = false
  @Option(name: .both("batas", "threshold")) var threshold: Int?
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
      ExamplePage(
        "timbang uji --cakupan --batas 80", "timbang test --coverage --threshold 80",
        Words(
          "Apa yang belum diuji, dengan uji yang siap ditempel.",
          en: "What is not tested, with tests ready to be pasted.")),
      ExamplePage(
        "timbang uji --mutasi", "timbang test --mutation",
        Words(
          "Perubahan aturan mana yang tidak ketahuan oleh uji.",
          en: "Which changes of the rules no test notices.")),
    ],
    operands: Check.page.operands,
    options: [
      RuleOption.page,
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
        "--cakupan", "--coverage",
        Words(
          "hitung apa saja yang sudah diuji, dan tulis uji yang kurang",
          en: "count what the tests see, and write the tests that are missing")),
      OptionPage(
        "--mutasi", "--mutation",
        Words(
          "geser setiap ambang, tanda, bobot dan sel selangkah; sebut yang tidak ketahuan",
          en: "move every threshold, sign, weight and cell one step; name what goes unnoticed")),
      OptionPage(
        "--batas", "--threshold", value: .count,
        Words(
          "dengan `--cakupan` atau `--mutasi`: kode akhir 1 di bawah sekian persen",
          en: "with `--coverage` or `--mutation`: exit code 1 below so many percent")),
      OptionPage(
        "--format", "--format", value: .choice(TestForm.choices),
        Words("bentuk laporan; bila tidak ditulis: teks", en: "form of the report; default: text")),
      OutputOption.page,
    ])

  func run(_ session: Session) throws -> Int32 {
    if let fault = conflict { throw fault }
    if watches { return watch(session) }
    let loaded = session.workspace.load(RuleOption.paths(rules, and: paths))
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
    if covers { return max(report.trouble, coverage(loaded, report, session)) }
    if mutates { return max(report.trouble, mutation(loaded, report, session)) }
    let text =
      switch form {
      case .text:
        report.text(
          in: session.language, usesColor: usesColor(session), listsPassed: session.isVerbose)
      case .json: report.json(in: session.language)
      case .junit, .lcov: Test.junit(report, session.language)
      }
    return max(report.trouble, session.write(text, to: OutputOption.output(outputPath)))
  }

  func usesColor(_ session: Session) -> Bool {
    session.colorsOutput && OutputOption.output(outputPath) == .standardOutput
  }

  /// Runs them again whenever a rule file has changed, until it is interrupted or nobody listens.
  private func watch(_ session: Session) -> Int32 {
    struct Content: Hashable {
      var name: String
      var bytes: [UInt8]
    }
    var seen: [Content]?
    while true {
      let loaded = session.workspace.load(RuleOption.paths(rules, and: paths))
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
}
