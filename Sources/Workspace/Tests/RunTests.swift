// RunTests.swift: the `uji` of the rules run, each with its record file; TestText.swift shows how they
// came out.

import Evaluation
import Explanation
import Program
import Records
import Semantics
import Text
import Values

extension Workspace {
  func runTests(_ rules: LoadedRules, matching filter: String?) -> TestReport {
    var report = TestReport(Messages(files: rules.files))
    if rules.hasErrors {
      report.messages.worsen(max(.findings, rules.trouble))
      return report
    }
    var runner = TestRunner(rules.policy, references: rules.references)
    var records = TestRecords(rules)
    let tests = rules.policy.tests.enumerated().sorted {
      ($0.element.range, $0.offset) < ($1.element.range, $1.offset)
    }.map(\.element)
    for test in tests {
      let place = rules.place(test.range)
      if let filter, !isMatch(filter, test.label), !isMatch(filter, place) {
        report.skipped += 1
        continue
      }
      let record: RecordTable?
      switch records.record(of: test) {
      case .success(let table): record = table
      case .failure(let fault):
        report.messages.add(fault.diagnostic)
        report.entries.append(
          TestReport.Entry(
            label: test.label, place: place, passed: false,
            details: [fault.diagnostic.words]))
        continue
      }
      guard let outcome = runner.run(test, record: record) else {
        report.entries.append(
          TestReport.Entry(label: test.label, place: place, passed: false, details: [tooLarge]))
        continue
      }
      var details: [Words] = []
      for (expectation, found) in zip(test.expectations, outcome.expectations)
      where !found.isMet {
        details += TestDetails(rules, test).words(expectation, found)
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

  private func isMatch(_ filter: String, _ text: String) -> Bool {
    text.lowercased().contains(filter.lowercased())
  }
}

/// What a test that fails expected and found.
struct TestDetails {
  private let rules: LoadedRules
  private let set: Int
  /// The record is somebody's, not only the test's.
  private let isOfPerson: Bool

  init(_ rules: LoadedRules, _ test: PolicyTest) {
    self.rules = rules
    set = test.set
    isOfPerson = test.recordFile != nil
  }

  private var vocabulary: Vocabulary { rules.policy.vocabulary }

  /// The expectation as written, then what was found, then the value of every part.
  func words(
    _ expectation: PolicyTest.Expectation, _ found: ExpectationOutcome
  ) -> [Words] {
    let written = subject(expectation) + rules.source(expectation.range)
    var lines = [Words("diharapkan: \(written)", en: "expected: \(written)")]
    switch found.actual {
    case .truth(let truth, let parts):
      if truth != .no { lines.append(result(StatusText.words(truth), found.reasons)) }
      lines += parts.map(part)
    case .value(let value):
      let isHidden = expression(of: expectation).map(isHidden) ?? false
      lines.append(
        result(isHidden ? hidden : state(value, type(of: expectation)), found.reasons))
    case .promotion(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    case .training(let result):
      lines.append(self.result(StatusText.words(result.status, result.priority), found.reasons))
    case .placement(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    case .flag(let result):
      lines.append(self.result(StatusText.words(result.status), found.reasons))
    }
    return lines
  }

  /// Which decision is meant, where the expectation itself does not say: in the cell of a grid.
  private func subject(_ expectation: PolicyTest.Expectation) -> String {
    guard case .decision(let decision, _) = expectation.kind else { return "" }
    let set = rules.policy.sets[set]
    let name =
      switch decision {
      case .promotion(let index): "promosi \(set.promotions[index].origin.name)"
      case .training(let index): "pelatihan \(set.trainings[index].origin.name)"
      case .placement(let index): "penempatan \(set.placements[index].origin.name)"
      case .flag(let index): "tanda \(set.flags[index].origin.name)"
      }
    return rules.source(expectation.range).hasPrefix(name) ? "" : name + " "
  }

  private func result(_ words: Words, _ reasons: [String]) -> Words {
    var seen = Set<String>()
    let list = reasons.filter { seen.insert($0).inserted }.joined(separator: ", ")
    if list.isEmpty { return Words("hasilnya: \(words.indonesian)", en: "found: \(words.english)") }
    return Words(
      "hasilnya: \(words.indonesian) karena \(list)",
      en: "found: \(words.english) because of \(list)")
  }

  private func part(_ part: ExpectationOutcome.Part) -> Words {
    let written = rules.source(part.range)
    let value = isHidden(part.expression) ? hidden : state(part.value, part.type)
    return Words("  \(written) = \(value.indonesian)", en: "  \(written) = \(value.english)")
  }

  /// The value; with its reasons when there is none.
  private func state(_ value: ValueOutcome, _ type: ExpressionType) -> Words {
    guard value.state != .known else {
      if case .scalar(let scalar) = type { return ValueText.words(value, scalar, vocabulary) }
      return ValueText.words(value, .text, vocabulary)
    }
    let words = ValueText.words(value, .text, vocabulary)
    guard let reason = value.reasons.first.map(ReasonText.words) else { return words }
    return Words(
      "\(words.indonesian): \(reason.indonesian)", en: "\(words.english): \(reason.english)")
  }

  private func type(of expectation: PolicyTest.Expectation) -> ExpressionType {
    expression(of: expectation).map { rules.policy.sets[set][$0].type } ?? .invalid
  }

  private func expression(of expectation: PolicyTest.Expectation) -> ExpressionID? {
    switch expectation.kind {
    case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id): id
    case .decision: nil
    }
  }

  /// Whether this is personal data just as it stands in somebody's record.
  private func isHidden(_ id: ExpressionID) -> Bool {
    guard isOfPerson, let schema = rules.policy.schema else { return false }
    return switch rules.policy.sets[set][id].kind {
    case .field(let column):
      schema.tables[column.table.index].columns[column.index].marks.contains(.personal)
    case .mapValue(let table, _, _), .yearValue(let table, _, _):
      schema.tables[table.index].marks.contains(.personal)
    default: false
    }
  }

  private var hidden: Words { Words("(data pribadi)", en: "(personal data)") }
}
