// CompareRules.swift: the same records under two rule folders; ComparisonText.swift and its neighbours
// show who changes how.

import Analysis
import Evaluation
import Program
import Records
import Semantics
import Text
import Values

extension Workspace {
  func compareRules(
    _ before: LoadedRules, _ after: LoadedRules, records: [String], on date: CalendarDate
  ) -> ComparisonReport {
    var report = ComparisonReport(
      Messages(files: after.files, limit: messageLimit), date: date, before: before.name,
      after: after.name)
    report.hasSameRules = before.ruleBytes == after.ruleBytes
    // Messages about the limits of the rules before have files of their own: they are few, and only
    // whether there are any matters here.
    var messagesBefore = Messages(files: before.files)
    guard let old = EvaluationJob(before, on: date, threads: threads, &messagesBefore) else {
      report.messages.worsen(max(.findings, messagesBefore.trouble))
      return report
    }
    guard let new = EvaluationJob(after, on: date, threads: threads, &report.messages),
      let files = recordFiles(records, &report.messages)
    else { return report }
    var spooled: [UInt8]?
    if files.contains(where: \.file.isStandardInput) {
      do throws(SystemError) { spooled = try RecordStream.spool() } catch {
        report.messages.add(WorkspaceFault.cannotRead(path: RecordFiles.standardInput, error))
        return report
      }
    }
    let first = summaries(old, before, files, spooled)
    let second = summaries(new, after, files, spooled)
    for message in second.messages { report.messages.add(message) }
    let known = Set(second.messages)
    for message in first.messages where !known.contains(message) { report.messages.add(message) }
    if let fault = first.fault ?? second.fault {
      report.messages.add(fault)
      return report
    }
    report.leftOut = second.leftOut
    report.difference = Analysis.compare(before: first.people, after: second.people)
    return report
  }

  private func summaries(
    _ job: EvaluationJob, _ rules: LoadedRules, _ files: [(file: RecordFile, id: FileID)],
    _ spooled: [UInt8]?
  ) -> SummaryReceiver.Result {
    let parts = RecordParts(
      job.schema, rules.policy.vocabulary, files: files, spooled: spooled,
      usesOnlyLibyaml: usesOnlyLibyaml, isWhole: threads == 1)
    let policy = rules.policy
    let pipeline = Pipeline(parts, into: SummaryReceiver()) { batch in
      let table = batch.batch.table
      let people = Evaluation.evaluate(job.program, table).filter { $0.set != nil }.map { outcome in
        PersonSummary(
          outcome, key: job.identity.key(table, outcome.row),
          agency: job.identity.agency(job.identity.agencyCode(table, outcome.row))?.label,
          policy: policy)
      }
      return SummaryReceiver.Result(
        people: people, messages: batch.batch.messages, leftOut: batch.batch.leftOut)
    }
    let fault = pipeline.run(threads: threads)
    var result = pipeline.finish { $0.result }
    result.fault = fault
    return result
  }
}

extension LoadedRules {
  /// The bytes of all rule files, for telling whether two folders say the same.
  fileprivate var ruleBytes: [[UInt8]] { files.prefix(ruleFileCount).map(\.bytes) }
}

/// Gathers summaries in the order of the records.
final class SummaryReceiver: PieceReceiver {
  struct Result: Sendable {
    var people: [PersonSummary] = []
    var messages: [RecordMessage] = []
    var leftOut = 0
    var fault: WorkspaceFault?
  }
  private(set) var result = Result()

  func receive(_ piece: Result) -> Bool {
    result.people += piece.people
    result.messages += piece.messages
    result.leftOut += piece.leftOut
    return true
  }
}
