// RunTests.swift: the `uji` of the rules run, each with its record file; TestText.swift shows how they
// came out.

import Evaluation
import Program
import Records
import Semantics
import Text

extension Workspace {
  func runTests(_ rules: LoadedRules, matching filter: String?) -> TestReport {
    var report = TestReport(Messages(files: rules.files))
    if rules.hasErrors {
      report.messages.worsen(max(.findings, rules.trouble))
      return report
    }
    var runner = TestRunner(rules.policy, references: rules.references)
    let selected = rules.selectedTests(filter)
    report.skipped = selected.skipped
    for selection in selected.tests {
      let (test, place) = (selection.test, selection.place)
      let record: RecordTable?
      switch selection.record {
      case .success(let table): record = table
      case .failure(let fault):
        report.messages.add(fault.diagnostic)
        report.entries.append(
          TestReport.Entry(
            label: test.label, place: place, passed: false,
            details: [fault.diagnostic.words]))
        continue
      }
      guard let trace = runner.trace(test, record: record) else {
        report.entries.append(
          TestReport.Entry(label: test.label, place: place, passed: false, details: [tooLarge]))
        continue
      }
      let outcome = TestRunner.outcome(of: test, trace, rules.policy.sets[test.set])
      var details: [Words] = []
      for (expectation, found) in zip(test.expectations, outcome.expectations)
      where !found.isMet {
        details += TestDetails(rules, test, trace).words(expectation, found)
      }
      report.entries.append(
        TestReport.Entry(
          label: test.label, place: place, passed: outcome.isMet, details: details))
    }
    return report
  }

  private var tooLarge: Words {
    Words(
      "aturannya terlalu besar untuk dijalankan; periksa dengan `timbang periksa`",
      en: "the rules are too large to run; see `timbang check`")
  }
}
