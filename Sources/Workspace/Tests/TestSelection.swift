// TestSelection.swift: which tests are meant, in the order of files and lines, each with the record it
// begins from.

import Program
import Semantics
import Text

struct SelectedTest {
  var test: PolicyTest
  var place: String
  /// Nil inside: an empty record.
  var record: Result<RecordTable?, TestRecordProblem>
}

extension LoadedRules {
  /// - Returns: the tests whose label or file holds the filter, and how many others there are.
  func selectedTests(_ filter: String?) -> (tests: [SelectedTest], skipped: Int) {
    var records = TestRecords(self)
    var selected: [SelectedTest] = []
    let order = policy.tests.enumerated().sorted {
      ($0.element.range, $0.offset) < ($1.element.range, $1.offset)
    }.map(\.element)
    for test in order {
      let place = place(test.range)
      if let filter, !isMatch(filter, test.label), !isMatch(filter, place) { continue }
      selected.append(SelectedTest(test: test, place: place, record: records.record(of: test)))
    }
    return (selected, order.count - selected.count)
  }

  private func isMatch(_ filter: String, _ text: String) -> Bool {
    text.lowercased().contains(filter.lowercased())
  }
}
