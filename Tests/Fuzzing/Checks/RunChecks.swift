// RunChecks.swift: the whole way: rules and records to results and their explanations. Nothing that
// passes the checker can fail behind it, results depend on nothing but rules and records, and are those of
// the reference.

import Agreement
import Evaluation
import Explanation
import Program
import Records
import Reference
import Semantics
import Text

/// The line that parts rules from records.
package let runSeparator = Array("%%%%\n".utf8)

func runFaults(_ bytes: [UInt8]) -> [String] {
  let cut = bytes.indices.first { bytes[$0...].starts(with: runSeparator) } ?? bytes.count
  let rules = CheckedText(Array(bytes[..<cut]))
  let policy = rules.checked.policy
  guard !rules.checked.diagnostics.hasErrors, let schema = policy.schema,
    !limits(policy).hasErrors
  else { return [] }
  let program = lower(policy, on: Background.date)
  var faults = showingFaults(program.diagnostics, rules.files)
  if program.diagnostics.hasErrors { return faults + ["compiles on no day what it took before"] }
  var runner = TestRunner(policy)
  for test in policy.tests.prefix(20) {
    guard runner.run(test) != nil, let trace = runner.trace(test) else {
      faults.append("the test `\(test.label)` cannot be run")
      continue
    }
    let source = PictureSource(test, trace, policy, files: rules.files) { _ in "a:1" }
    for expectation in test.expectations { _ = pictured(expectation, trace, source) }
  }
  let records = Array(bytes[min(cut + runSeparator.count, bytes.count)...])
  let plan = RecordReader.Plan(schema, policy.vocabulary)
  let whole = RecordReading(records, plan, .automatic)
  let single = RecordReading(records, plan, .libyaml, limit: 1)
  let outcomes = whole.tables.flatMap { unnumbered(evaluate(program, $0)) }
  if outcomes != single.tables.flatMap({ unnumbered(evaluate(program, $0)) }) {
    faults.append("one by one they come out differently")
  }
  for table in whole.tables {
    faults += explanationFaults(program, table, policy)
    faults += referenceFaults(policy, program, table)
  }
  return faults
}

/// Where the reference says something else; nothing where it would take too long.
private func referenceFaults(
  _ policy: Policy, _ program: RuleProgram, _ table: RecordTable
) -> [String] {
  guard let schema = policy.schema else { return [] }
  let parted = differences(
    policy, program, table, table.items(schema), patience: Patience(100_000))
  return (parted ?? []).prefix(3).map { "person \($0.person), \($0)" }
}

/// What is drawn beneath an expectation that is not met.
private func pictured(
  _ expectation: PolicyTest.Expectation, _ trace: Trace, _ source: PictureSource
) -> [Words] {
  switch expectation.kind {
  case .decision(let decision, _):
    source.lines(of: decision, outcome: trace.outcome, named: expectation.reasons, indent: "")
  case .holds(let id), .undetermined(let id), .failed(let id), .conflict(let id):
    source.lines(of: source.head(of: id, in: expectation.range) ?? id, indent: "")
  }
}

private func unnumbered(_ outcomes: [Outcome]) -> [Outcome] {
  outcomes.map { outcome in
    var outcome = outcome
    outcome.row = 0
    return outcome
  }
}

/// What a person is told must be what the results say.
private func explanationFaults(
  _ program: RuleProgram, _ table: RecordTable, _ policy: Policy
) -> [String] {
  var faults: [String] = []
  let outcomes = evaluate(program, table)
  for row in 0..<min(4, table.count) where outcomes[row].set != nil {
    guard let trace = Trace(program, table, row: row) else {
      faults.append("row \(row) cannot be traced")
      continue
    }
    if unnumbered([trace.outcome]) != unnumbered([outcomes[row]]) {
      faults.append("row \(row) is explained as something else")
    }
    let explanation = explain(
      trace.outcome, of: table, policy: policy, on: program.date,
      evidence: Evidence(value: { trace.value(of: $0) }, rows: { trace.matchedRows(of: $0) }),
      inspection: true)
    let blocks = explanation.map {
      ExplanationDocument.blocks(
        $0, title: "a", language: .indonesian, place: { _ in "a:1" }, source: { _ in "a" })
    }
    if blocks?.isEmpty ?? true { faults.append("row \(row) has no explanation") }
  }
  return faults
}
