// TestQuality.swift: `timbang uji --cakupan` and `--mutasi`: how good the tests are, not only whether
// they pass; and tests as JUnit suites.

import Text
import Workspace

extension Test {
  /// Options that mean nothing together.
  var conflict: UsageFault? {
    if covers, mutates { return .excluded("--cakupan", "--mutasi") }
    if watches, covers || mutates {
      return .excluded("--pantau", covers ? "--cakupan" : "--mutasi")
    }
    if form == .lcov, !covers { return .unknownChoice("--format", "lcov", TestForm.plain) }
    return nil
  }

  func coverage(_ rules: LoadedRules, _ tests: TestReport, _ session: Session) -> Trouble {
    let line = ProgressLine(session) {
      Words("\($0) catatan dicoba …", en: "\($0) records tried …")
    }
    let report = session.workspace.testCoverage(rules, matching: filter) { line?.show($0) }
    line?.end()
    let isBelow = threshold.map(report.isBelow) ?? false
    let text =
      switch form {
      case .text:
        failures(tests, session)
          + report.text(
            in: session.language, usesColor: usesColor(session),
            most: session.isVerbose ? nil : 20)
      case .json: report.json
      case .lcov: report.lcov
      case .junit: junit(tests, report.summary, isBelow, session)
      }
    return finish(text, isBelow: isBelow, report.summary, session)
  }

  func mutation(_ rules: LoadedRules, _ tests: TestReport, _ session: Session) -> Trouble {
    let line = ProgressLine(session) {
      Words("\($0) perubahan dicoba …", en: "\($0) changes tried …")
    }
    let report = session.workspace.testMutation(rules, matching: filter) { line?.show($0) }
    line?.end()
    let isBelow = threshold.map(report.isBelow) ?? false
    let text =
      switch form {
      case .text:
        failures(tests, session)
          + report.text(in: session.language, usesColor: usesColor(session))
      case .json: report.json
      case .junit, .lcov: junit(tests, report.summary, isBelow, session)
      }
    return finish(text, isBelow: isBelow, report.summary, session)
  }

  /// Tests that fail see nothing: said first.
  private func failures(_ tests: TestReport, _ session: Session) -> String {
    if tests.failed == 0 { return "" }
    return tests.text(in: session.language, usesColor: usesColor(session)) + "\n"
  }

  private func finish(
    _ text: String, isBelow: Bool, _ summary: Words, _ session: Session
  ) -> Trouble {
    let written = session.write(text, to: OutputOption.output(outputPath))
    guard isBelow, let threshold else { return written }
    session.say(
      Words(
        "\(summary.indonesian): kurang dari batas \(threshold)%",
        en: "\(summary.english): below the threshold of \(threshold)%"))
    return max(.findings, written)
  }

  // MARK: JUnit

  /// The tests, and one more that fails below the threshold.
  private func junit(
    _ tests: TestReport, _ summary: Words, _ isBelow: Bool, _ session: Session
  ) -> String {
    var report = Test.junitReport(tests, session.language)
    let name = covers ? "cakupan" : "mutasi"
    let sentence = summary.text(in: session.language)
    let below = Words("kurang dari batas", en: "below the threshold").text(in: session.language)
    report.suites.append(
      JUnitReport.Suite(
        name: name,
        tests: [
          JUnitReport.Test(
            name: sentence, group: name,
            failure: isBelow
              ? JUnitReport.Failure(kind: name, sentence: below, text: "\(sentence)\n") : nil)
        ]))
    return report.text
  }

  static func junit(_ report: TestReport, _ language: Language) -> String {
    junitReport(report, language).text
  }

  /// A suite for each file, in the order of the report.
  private static func junitReport(_ report: TestReport, _ language: Language) -> JUnitReport {
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
    return JUnitReport(files.map { JUnitReport.Suite(name: $0, tests: tests[$0] ?? []) })
  }
}

extension TestForm {
  /// The forms of a report without coverage.
  fileprivate static var plain: [Words] { allCases.filter { $0 != .lcov }.map(\.words) }
}
