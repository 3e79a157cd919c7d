// TestReader.swift: the tests that are about one rule set, each into a test that can be run. What a test says
// before its expectations is in TestScenes.swift, literals are in LiteralReading.swift.

import Syntax
import Text
import Values

struct TestReader: Sendable {
  let lexicon: Lexicon
  /// The rule set the tests are about; expectations are added to its expressions.
  var builder: RuleSetBuilder
  var messages = MessageList()
  /// What tests may name, gathered once.
  private(set) lazy var names = SetNames(builder)
  private(set) lazy var heads = SetNames.heads(builder)

  init(_ lexicon: Lexicon, _ builder: RuleSetBuilder) {
    self.lexicon = lexicon
    self.builder = builder
  }

  mutating func read(_ one: TestScenes.Case, set: Int) -> PolicyTest {
    let expectations: [PolicyTest.Expectation] =
      if let row = one.row, let grid = one.test.grid {
        zip(grid.outputs, grid.rows[row].outputs).compactMap { expectation($0, $1) }
      } else {
        one.test.expectations.compactMap { expectation($0) }
      }
    var assignments:
      [(target: PolicyTest.Target, content: PolicyTest.Content, range: SourceRange)] =
        []
    for (path, value, range) in one.scene.assignments {
      if let (target, content) = assignment(path, value) {
        assignments.append((target, content, range))
      }
    }
    var suppositions: [(target: PolicyTest.Supposition, value: Value)] = []
    for (path, value) in one.scene.suppositions {
      if let supposition = supposition(path, value) { suppositions.append(supposition) }
    }
    let file = one.test.record?.path.map { (path: $0.text, range: $0.range) }
    return PolicyTest(
      label: one.label, range: one.range, date: one.date, set: set, agency: one.scene.agency,
      recordFile: file, recordKey: one.test.record?.key?.text, assignments: assignments,
      suppositions: suppositions, expectations: expectations)
  }

  /// Reads with the builder; `kosong` may stand as a value.
  mutating func reading<Result>(_ body: (inout RuleSetBuilder) -> Result) -> Result {
    builder.allowsMissing = true
    builder.allowsForbidden = true
    let result = builder.inRule("uji") { body(&$0) }
    builder.allowsMissing = false
    builder.allowsForbidden = false
    builder.reads = [:]
    return result
  }
}
