// CoverageReport.swift: what the tests of the rules see and what they miss, by file, with the tests that
// are missing. CoverageText.swift and CoverageJSON.swift show it.

package import Analysis
import Program
import Semantics
import Text
import Values

package struct CoverageReport: Sendable {
  /// A place in the rules that tests can see.
  package struct Item: Sendable {
    package var kind: String
    package var name: String
    package var file: String
    package var line: Int
    /// The rule's own words, on one line.
    package var words: String
    package var goals: [(goal: Goal, isSeen: Bool)]

    package var missing: [Goal] { goals.filter { !$0.isSeen }.map(\.goal) }
  }
  /// A test that is missing, ready to be pasted.
  package struct Proposal: Sendable {
    package var file: String
    package var text: String
    /// Places in `items`, with what it sees there.
    package var sees: [(item: Int, goals: [Goal])]
  }
  package struct File: Sendable {
    package var name: String
    package var count: CoverageCount
  }
  package var messages: Messages
  /// In the order of files and lines.
  package var items: [Item] = []
  package var files: [File] = []
  package var total = CoverageCount([])
  package var proposals: [Proposal] = []
  /// For which no record was found: places in `items`.
  package var unfound: [(item: Int, goal: Goal)] = []

  package init(_ messages: Messages) { self.messages = messages }

  /// Whether less is seen than asked for, in persen.
  package func isBelow(_ threshold: Int) -> Bool { total.tenths < threshold * 10 }
}

extension Workspace {
  func coverage(
    _ rules: LoadedRules, matching filter: String?, progress: (Int) -> Void
  ) -> CoverageReport {
    var report = CoverageReport(Messages(files: rules.files))
    if rules.hasErrors {
      report.messages.worsen(max(.findings, rules.trouble))
      return report
    }
    var coverage = Coverage(rules.policy, references: rules.references)
    for selected in rules.selectedTests(filter).tests {
      if case .success(let record) = selected.record { coverage.add(selected.test, record: record) }
    }
    report.items = coverage.items.map { item in
      CoverageReport.Item(
        kind: item.kind.rawValue, name: item.name, file: rules.name(of: item.range.file),
        line: rules.line(item.range), words: rules.source(item.range),
        goals: item.goals.map { ($0, item.seen.contains($0)) })
    }
    report.total = coverage.total
    for (index, file) in rules.files.enumerated() {
      let items = coverage.items.filter { Int($0.range.file.index) == index }
      if items.isEmpty { continue }
      report.files.append(
        CoverageReport.File(name: file.name, count: CoverageCount(items)))
    }
    let missing = coverage.missingTests(progress)
    report.proposals = missing.tests.map {
      CoverageReport.Proposal(file: rules.name(of: $0.file), text: $0.text, sees: $0.sees)
    }
    report.unfound = missing.unfound
    return report
  }
}

extension LoadedRules {
  func name(of file: FileID) -> String {
    files.indices.contains(Int(file.index)) ? files[Int(file.index)].name : ""
  }
}
