// EvaluateRecords.swift: records in, results out: the whole of `nilai` on one screen.

import Evaluation
import Program
import Records
import Semantics
import Synchronization
import Text
import Values

extension Workspace {
  func evaluateRecords(
    _ rules: LoadedRules, records: [String], on date: CalendarDate, as format: ResultFormat,
    to output: Output, options: ResultOptions, progress: (@Sendable (Int) -> Void)?
  ) -> EvaluationReport {
    var report = EvaluationReport(Messages(files: rules.files, limit: messageLimit))
    guard let job = EvaluationJob(rules, on: date, threads: threads, &report.messages),
      let files = recordFiles(records, &report.messages)
    else { return report }
    let context = ResultContext(
      layout: ResultLayout(rules.policy, job.program, options), identity: job.identity,
      date: date, language: language, threads: threads)
    let writer = format.writer(context)
    let parts = RecordParts(
      job.schema, rules.policy.vocabulary, files: files, usesOnlyLibyaml: usesOnlyLibyaml,
      isWhole: threads == 1)
    let receiver: ResultReceiver
    do throws(WorkspaceFault) {
      let sink = try ByteSink(output)
      try sink.write(writer.head())
      receiver = ResultReceiver(sink, writer, job, rules, report, progress)
    } catch {
      report.messages.add(error)
      return report
    }
    let pipeline = Pipeline(parts, into: receiver) { batch in job.piece(batch, writer) }
    let fault = pipeline.run(threads: threads)
    report = pipeline.finish { $0.finish(fault) }
    report.means = job
    return report
  }

  /// The files of the records, each with its number; nil when something is wrong with one of them:
  /// results that silently lack a file are worse than none.
  func recordFiles(
    _ paths: [String], _ messages: inout Messages
  ) -> [(file: RecordFile, id: FileID)]? {
    var faults: [WorkspaceFault] = []
    let files = RecordFiles.find(paths, &faults)
    for fault in faults { messages.add(fault) }
    guard faults.isEmpty else { return nil }
    return files.map { ($0, messages.open($0.path)) }
  }
}

/// What is made once and serves all batches.
struct EvaluationJob: Sendable {
  let program: RuleProgram
  let schema: RecordSchema
  let identity: PersonIdentity
  private let evaluators: EvaluatorPool

  /// Nil, with a message unless the rules have some already, when there is nothing to evaluate by.
  init?(
    _ rules: LoadedRules, on date: CalendarDate, threads: Int, _ messages: inout Messages
  ) {
    if rules.hasErrors {
      messages.worsen(max(.findings, rules.trouble))
      return nil
    }
    guard let schema = rules.policy.schema else {
      messages.add(WorkspaceFault.noRecordDeclared(path: rules.name))
      return nil
    }
    let parts = ProgramParts(rules.policy, on: date, references: rules.references)
    program = parts.program(
      Threads(threads).map(parts.sets.map { set in { parts.lower(set) } }))
    messages.add(program.diagnostics)
    if program.diagnostics.hasErrors { return nil }
    self.schema = schema
    evaluators = EvaluatorPool(program)
    identity = PersonIdentity(schema, rules.policy.vocabulary)
  }

  func piece(_ stream: StreamBatch, _ writer: any ResultWriter) -> ResultPiece {
    let batch = stream.batch
    let count = batch.table.count
    var piece = ResultPiece(messages: batch.messages, leftOut: batch.leftOut)
    var outcomes: [Outcome] = []
    var hasRules = Array(repeating: false, count: count)
    var sheet = writer.sheet.map { CSVSheet($0, writer.context, persons: count) }
    evaluators.evaluate(batch.table, tellsReasons: writer.tellsReasons) { chunk in
      sheet?.write(chunk, of: batch.table)
      for place in 0..<chunk.count {
        let row = chunk.row(at: place)
        hasRules[row] = true
        if sheet?.isReady(row) == true { continue }
        if outcomes.isEmpty { outcomes = (0..<count).map { Outcome(row: $0, set: nil) } }
        outcomes[row] = chunk.outcome(at: place)
      }
    }
    for row in 0..<count {
      if hasRules[row] {
        piece.evaluated += 1
      } else {
        piece.withoutRules[identity.agencyCode(batch.table, row) ?? -1, default: 0] += 1
      }
    }
    writer.piece(
      EvaluatedBatch(
        file: stream.file, table: batch.table, outcomes: outcomes, sheet: sheet,
        entries: EvaluationJob.entries(stream)),
      into: &piece)
    return piece
  }

  /// Persons and refusals in the order of the file.
  private static func entries(_ stream: StreamBatch) -> [EvaluatedBatch.Entry] {
    let batch = stream.batch
    var entries: [EvaluatedBatch.Entry] = []
    entries.reserveCapacity(batch.table.count + batch.messages.count)
    var row = 0
    for message in batch.messages where message.severity == .error {
      let line = message.line
      while row < batch.table.count, Int(batch.table.origins[row].line) <= line {
        entries.append(.person(row))
        row += 1
      }
      entries.append(
        .refused(
          Refusal(
            file: stream.file.shortName, line: line, code: message.code, words: message.words)))
    }
    while row < batch.table.count {
      entries.append(.person(row))
      row += 1
    }
    return entries
  }
}

/// Evaluators that threads borrow, so that what their registers need of memory is asked for once.
private final class EvaluatorPool: Sendable {
  private let program: RuleProgram
  private let free = Mutex<[Evaluator]>([])

  init(_ program: RuleProgram) { self.program = program }

  func evaluate(
    _ table: RecordTable, tellsReasons: Bool, _ body: (EvaluatedChunk) -> Void
  ) {
    var evaluator = free.withLock { $0.popLast() } ?? Evaluator(program, sharesFrom: 128)
    evaluator.evaluate(table, tellsReasons: tellsReasons, body)
    free.withLock { $0.append(evaluator) }
  }
}

/// Writes the pieces and keeps count.
final class ResultReceiver: PieceReceiver {
  private let sink: ByteSink
  private let writer: any ResultWriter
  private let job: EvaluationJob
  private let rules: LoadedRules
  private let progress: (@Sendable (Int) -> Void)?
  private var report: EvaluationReport
  private var rows: [TableRow] = []
  private var withoutRules: [Int: Int] = [:]
  private var isFirst = true
  private var fault: WorkspaceFault?

  init(
    _ sink: ByteSink, _ writer: any ResultWriter, _ job: EvaluationJob, _ rules: LoadedRules,
    _ report: EvaluationReport, _ progress: (@Sendable (Int) -> Void)?
  ) {
    self.sink = sink
    self.writer = writer
    self.job = job
    self.rules = rules
    self.report = report
    self.progress = progress
  }

  func receive(_ piece: ResultPiece) -> Bool {
    for message in piece.messages { report.messages.add(message) }
    report.evaluated += piece.evaluated
    report.leftOut += piece.leftOut
    withoutRules.merge(piece.withoutRules, uniquingKeysWith: +)
    rows += piece.rows
    progress?(report.evaluated)
    guard !piece.bytes.isEmpty else { return true }
    do throws(WorkspaceFault) {
      if !isFirst { try sink.write(writer.separator) }
      isFirst = false
      try sink.write(piece.bytes)
      return true
    } catch {
      fault = error
      return false
    }
  }

  /// The foot, and the file in its place; not when something went wrong on the way.
  func finish(_ readFault: WorkspaceFault?) -> EvaluationReport {
    for (code, people) in withoutRules.sorted(by: { $0.key < $1.key }) {
      let agency = job.identity.agency(code)?.label
      report.withoutRules.append((agency ?? "–", people))
      report.messages.add(
        AgencyFault(
          agency: agency, code: code, people: people, job.program.date, rules.policy),
        about: rules.name)
    }
    do throws(WorkspaceFault) {
      if let fault = fault ?? readFault { throw fault }
      let totals = ResultTotals(
        evaluated: report.evaluated, leftOut: report.leftOut, withoutRules: report.withoutRules)
      try sink.write(writer.foot(totals, rows: rows))
      try sink.commit()
    } catch {
      sink.abandon()
      report.messages.add(error)
    }
    return report
  }
}

extension EvaluationReport {
  static func summary(
    _ evaluated: Int, _ leftOut: Int, _ withoutRules: [(agency: String, people: Int)]
  ) -> Words {
    var indonesian = ["\(Numerals.indonesian(evaluated)) orang dinilai"]
    var english = ["\(evaluated) people evaluated"]
    if leftOut > 0 {
      indonesian.append("\(Numerals.indonesian(leftOut)) catatan ditolak")
      english.append("\(leftOut) records refused")
    }
    let without = withoutRules.reduce(0) { $0 + $1.people }
    if without > 0 {
      indonesian.append("\(Numerals.indonesian(without)) orang tanpa aturan yang berlaku")
      english.append("\(without) people without rules in force")
    }
    return Words(indonesian.joined(separator: ", "), en: english.joined(separator: ", "))
  }
}
