// main.swift: evaluation alone on the work W: records already in columns, reasons as codes, no sentences.
//
//     swift run -c release EvaluationBenchmark Benchmarks/W/Rules RECORDS.yaml [ROUNDS]
//
// Prints microseconds a record, of the decisions alone and with an outcome for every person. With
// `answers` in place of ROUNDS it prints what W's reference prints.

import Evaluation
import Foundation
import Program
import Records
import Semantics
import Syntax
import Text
import Values

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("EvaluationBenchmark RULES RECORDS.yaml [ROUNDS | answers]")
  exit(64)
}

// MARK: rules and records

let folder = URL(fileURLWithPath: arguments[1])
let paths =
  (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
  .compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "aturan" }
  .sorted { $0.path < $1.path }
let sources = paths.enumerated().map { index, url in
  SourceFile(
    id: FileID(index), name: url.lastPathComponent,
    bytes: (try? Data(contentsOf: url)).map { Array($0) } ?? [])
}
let checked = check(sources.map { parse($0) })
for diagnostic in checked.diagnostics {
  let file = sources[Int(diagnostic.primary.file.index)]
  let line = LineIndex(file).line(at: Int(diagnostic.primary.start))
  print("\(diagnostic.code) \(file.name):\(line) \(diagnostic.words.indonesian)")
}
guard !checked.diagnostics.hasErrors, let schema = checked.policy.schema,
  let date = CalendarDate(year: 2025, month: 12, day: 31),
  let bytes = try? Data(contentsOf: URL(fileURLWithPath: arguments[2]))
else { exit(65) }
let policy = checked.policy

var isRead = false
var keys = KeyRegistry()
var reader = RecordReader(
  RecordReader.Plan(schema, policy.vocabulary), file: FileID(0), name: "W"
) {
  if isRead { return nil }
  isRead = true
  return Array(bytes)
}
var batches: [RecordTable] = []
while let batch = reader.nextBatch(limit: 4096, keys: &keys) {
  for message in batch.messages { print(message.diagnostic.words.indonesian) }
  if batch.table.count > 0 { batches.append(batch.table) }
}
let count = batches.reduce(0) { $0 + $1.count }
let program = lower(policy, on: date)
for diagnostic in program.diagnostics { print(diagnostic.words.indonesian) }

// MARK: answers

if arguments.count > 3, arguments[3] == "answers" {
  for table in batches { printAnswers(program, policy, table) }
  exit(0)
}

// MARK: time

let rounds = arguments.count > 3 ? max(1, Int(arguments[3]) ?? 10) : 10
print("\(count) records, instructions by agency: \(program.plans.map(\.instructions.count))")
report("decided ") { decided(program, batches) }
report("outcomes") { batches.reduce(0) { $0 + outcomes(program, $1) } }

/// Microseconds a record of some work, best and median of the rounds.
func report(_ name: String, _ work: () -> Int) {
  var result = 0
  let times = (0..<rounds).map { _ in
    let time = ContinuousClock().measure { result = work() }.components
    return (Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12) / Double(max(count, 1))
  }.sorted()
  let shown = [times[0], times[times.count / 2]].map { String(format: "%.3f", $0) }
  print("\(name): best \(shown[0]), median \(shown[1]) us a record (\(result))")
}
