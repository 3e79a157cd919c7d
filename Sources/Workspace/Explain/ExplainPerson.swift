// ExplainPerson.swift: one person looked for among the records, evaluated with everything kept, and
// explained.

import Evaluation
import Explanation
import Program
import Records
import Semantics
package import Text
import Values

/// An explanation with what is needed to put it into words.
struct ExplainedPerson: Sendable {
  var explanation: PersonExplanation
  var key: String
  var name: String
  var rules: LoadedRules
}

extension Workspace {
  func explainPerson(
    _ rules: LoadedRules, records: [String], key: String, on date: CalendarDate, inspection: Bool
  ) -> ExplanationReport {
    var report = ExplanationReport(Messages(files: rules.files, limit: messageLimit))
    guard let job = EvaluationJob(rules, on: date, threads: threads, &report.messages),
      let files = recordFiles(records, &report.messages)
    else { return report }
    let stream = RecordStream(
      job.schema, rules.policy.vocabulary, files: files, usesOnlyLibyaml: usesOnlyLibyaml)
    let wanted = bare(key)
    var refused = 0
    var held = report.messages
    while let batch = stream.next() {
      let table = batch.batch.table
      refused += batch.batch.leftOut
      for message in batch.batch.messages { held.add(message) }
      guard
        let row = (0..<table.count).first(where: { bare(job.identity.key(table, $0)) == wanted })
      else { continue }
      explain(row, of: table, job, rules, on: date, inspection, &report)
      return report
    }
    // The record looked for may be among those refused: say why they were.
    report.messages = held
    if let fault = stream.fault {
      report.messages.add(fault)
    } else {
      let path = records.joined(separator: " ")
      report.messages.add(WorkspaceFault.personNotFound(records: path, refused: refused))
    }
    return report
  }

  private func bare(_ key: String) -> String { key.filter { $0 != " " } }

  private func explain(
    _ row: Int, of table: RecordTable, _ job: EvaluationJob, _ rules: LoadedRules,
    on date: CalendarDate, _ inspection: Bool, _ report: inout ExplanationReport
  ) {
    let code = job.identity.agencyCode(table, row)
    guard let trace = Trace(job.program, table, row: row),
      let explanation = Explanation.explain(
        trace.outcome, of: table, policy: rules.policy, on: date,
        evidence: Evidence(
          value: { trace.value(of: $0) }, rows: { trace.matchedRows(of: $0) }),
        inspection: inspection)
    else {
      report.messages.add(
        AgencyFault(
          agency: job.identity.agency(code)?.label, code: code, people: 1, date, rules.policy),
        about: rules.name)
      report.messages.worsen(.findings)
      return
    }
    report.content = ExplainedPerson(
      explanation: explanation, key: job.identity.key(table, row),
      name: job.identity.name(table, row), rules: rules)
  }
}

extension ExplanationReport {
  /// Empty when the person was not found.
  package func text(as format: ExplanationFormat, in language: Language) -> String {
    guard let content else { return "" }
    let rules = content.rules
    if format == .json { return json(content, in: language) }
    let title = content.name.isEmpty ? content.key : "\(content.name) (\(content.key))"
    let blocks = ExplanationDocument.blocks(
      content.explanation, title: DisplayText.visible(title), language: language,
      place: { rules.place($0) }, source: { rules.source($0) })
    return format == .markdown ? DocumentLayout.markdown(blocks) : DocumentLayout.text(blocks)
  }

  private func json(_ content: ExplainedPerson, in language: Language) -> String {
    let rules = content.rules
    var json = JSONText(indent: 2)
    json.object { json in
      json.field("skema", "timbang/penjelasan/1")
      json.field("kunci", content.key)
      if !content.name.isEmpty { json.field("nama", content.name) }
      ExplanationJSON(
        language: language, place: { rules.place($0) }, source: { rules.source($0) }
      ).writeMembers(content.explanation, to: &json)
    }
    json.endLine()
    return json.text
  }
}
