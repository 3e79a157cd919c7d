// TestCases.swift: tests that say twice what one says: the same title, the same case, the same row.

import Syntax
import Text

extension Review {
  mutating func findTests() {
    var titles: [String: TextSyntax] = [:]
    var cases: [String: SourceRange] = [:]
    for declared in declarations where declared.kind == .test {
      guard case .test(let test) = declared.declaration.body, let label = test.label else {
        continue
      }
      let title = "\(declared.set)\n\(Review.folded(label.text))"
      if let first = titles[title] {
        report(
          RepeatFault.sameTestTitle(label.text), at: label.range,
          others: Review.before(first.range))
      } else {
        titles[title] = label
      }
      let range = declared.declaration.range
      let body = SourceRange(file: range.file, start: Int(label.range.end), end: Int(range.end))
      let content = "\(declared.set)\n\(spelling.words(body))"
      if let first = cases[content] {
        report(RepeatFault.sameTest, at: label.range, others: Review.before(first))
      } else {
        cases[content] = label.range
      }
      if let grid = test.grid { findRows(grid) }
    }
  }

  private mutating func findRows(_ grid: TestGridSyntax) {
    var known: [String: SourceRange] = [:]
    for row in grid.rows {
      // A name in a cell and a text in quotes are told apart by their spelling.
      let words = spelling.words(row.range)
      if let first = known[words] {
        report(
          RepeatFault.sameTestRow, at: row.range, others: Review.before(first),
          fix: spelling.wholeLines(of: row.range).map { [Edit($0, "")] } ?? [])
      } else {
        known[words] = row.range
      }
    }
  }
}
