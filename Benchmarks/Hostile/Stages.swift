// Stages.swift: the steps a rule text goes through, each of which may be the slow one.

import Evaluation
import Explanation
import Formatting
import Foundation
import Lints
import Program
import Proofs
import Records
import Semantics
import Syntax
import Text
import Values

/// A step, prepared so that only it is measured.
struct Stage {
  var name: String
  var run: () -> Void
}

/// The steps of some rule files; those behind the checker only for rules that are in order.
func stages(_ texts: [String]) -> [Stage] {
  let files = texts.enumerated().map {
    SourceFile(id: FileID($0), name: "\($0).aturan", text: $1)
  }
  let parsed = files.map { parse($0) }
  let checked = check(parsed)
  var list = [
    Stage(name: "parse") { for file in files { keep(parse(file).diagnostics.count) } },
    Stage(name: "format") { for file in parsed { keep(format(file)?.utf8.count ?? 0) } },
    Stage(name: "check") { keep(check(parsed).diagnostics.count) },
    Stage(name: "show") { keep(shown(checked.diagnostics, files)) },
  ]
  if checked.diagnostics.hasErrors { return list }
  list.append(Stage(name: "lint") { keep(lint(checked.policy, parsed).count) })
  list.append(Stage(name: "limits") { keep(limits(checked.policy).count) })
  list.append(Stage(name: "prove") { keep(prove(checked.policy).count) })
  if let schema = checked.policy.schema, let date = CalendarDate(year: 2026, month: 12, day: 31) {
    let program = lower(checked.policy, on: date)
    let nobody = RecordTable.blank(schema)
    list.append(Stage(name: "evaluate") { keep(evaluate(program, nobody).count) })
    list.append(Stage(name: "explain") { keep(explained(program, nobody, checked.policy)) })
  }
  if !checked.policy.tests.isEmpty {
    list.append(
      Stage(name: "test") {
        var runner = TestRunner(checked.policy)
        for test in checked.policy.tests { keep(runner.run(test) == nil ? 0 : 1) }
      })
  }
  return list
}

/// All messages as a person sees them.
func shown(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> Int {
  let report = MessageReport(files: files, version: "0")
  return report.text(diagnostics, as: .text).utf8.count
}

/// What the one person of a batch is told.
func explained(_ program: RuleProgram, _ table: RecordTable, _ policy: Policy) -> Int {
  guard let trace = Trace(program, table, row: 0) else { return 0 }
  let explanation = explain(
    trace.outcome, of: table, policy: policy, on: program.date,
    evidence: Evidence(value: { trace.value(of: $0) }, rows: { trace.matchedRows(of: $0) }))
  guard let explanation else { return 0 }
  return ExplanationDocument.blocks(
    explanation, title: "A", language: .indonesian, place: { _ in "a:1" }, source: { _ in "a" }
  ).count
}

/// What is computed must be wanted, or the optimizer leaves it out.
nonisolated(unsafe) var kept = 0
func keep(_ value: Int) { unsafe kept &+= value }

// MARK: records

/// The schema that record texts are read by.
let plan: RecordReader.Plan? = {
  let text = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    pilihan Dinas Kesehatan, Sosial
    pilihan Kompetensi \((0..<200).map { "k\($0)" }.joined(separator: ", "))
    skala Predikat kurang < baik
    data Diklat
        nama    teks
        tanggal tanggal
        jam     angka
    data Pegawai
        nip     teks kunci pribadi
        nama    teks pribadi
        dinas   Dinas wajib
        gaji    angka
        mulai   tanggal
        diklat  daftar Diklat
        riwayat riwayat tahunan Predikat
        peta    peta Kompetensi ke angka

    """
  let policy = check([parse(SourceFile(name: "a.aturan", text: text))]).policy
  return policy.schema.map { RecordReader.Plan($0, policy.vocabulary) }
}()

/// Reads all records as a file gives them; how many were kept, and how many messages there were.
func read(_ bytes: [UInt8], _ road: RecordReader.Road) -> (kept: Int, messages: Int) {
  guard let plan else { return (0, 0) }
  var at = 0
  var reader = RecordReader(plan, file: FileID(0), name: "a.yaml", road: road) {
    guard at < bytes.count else { return nil }
    let end = min(bytes.count, at + 131_072)
    defer { at = end }
    return Array(bytes[at..<end])
  }
  var keys = KeyRegistry()
  var result = (kept: 0, messages: 0)
  while let batch = reader.nextBatch(keys: &keys) {
    result.kept += batch.table.count
    result.messages += batch.messages.count
  }
  return result
}
