// main.swift: evaluation alone on the work W: records already in columns, reasons as codes, no sentences.
//
//     swift run -c release EvaluationBenchmark Benchmarks/W/Rules RECORDS.yaml [ROUNDS [BATCH [CHUNK [WORK]]]]
//
// Prints microseconds a record, of the decisions alone and with an outcome for every person, and how many
// times a loop written by hand over the same columns takes. With `answers` in place of ROUNDS it prints
// what W's reference prints. A fourth argument sets how many records a batch holds (1024), a
// fifth how many are evaluated together; a sixth is the only work to do, for a profiler.

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
  print("EvaluationBenchmark RULES RECORDS.yaml [ROUNDS [BATCH [CHUNK [WORK]]] | answers]")
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

let batchSize = arguments.count > 4 ? max(1, Int(arguments[4]) ?? 1024) : 1024
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
while let batch = reader.nextBatch(limit: batchSize, keys: &keys) {
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
let floors = batches.compactMap { FloorColumns($0, schema, policy.vocabulary) }
var answers = FloorAnswers()
if floors.count == batches.count {
  let unlike = zip(floors, batches).reduce(0) { $0 + partings($1.0, $1.1, program, date) }
  print("persons on whom machine and floor differ: \(unlike)")
} else {
  print("records that lack something: there is no floor to compare with")
}
print("\(count) records, instructions by agency: \(program.plans.map(\.instructions.count))")

/// Batches that hold a part of all records, a number of times so that each part takes as long.
struct Part {
  var batches: ArraySlice<RecordTable>
  var floors: ArraySlice<FloorColumns>
  var repetitions: Int
  var count: Int { batches.reduce(0) { $0 + $1.count } }
}
let parts = [4, 2, 1].map { share in
  Part(
    batches: batches.prefix(max(1, batches.count / share)),
    floors: floors.prefix(max(1, floors.count / share)), repetitions: share)
}

let chunkSize = arguments.count > 5 ? Int(arguments[5]) ?? usualChunkSize : usualChunkSize
var evaluator = Evaluator(program, chunkSize: chunkSize)
typealias Work = (name: String, run: (Part) -> Int)
let byHand: Work = (
  "floor", { part in part.floors.reduce(0) { $0 + floor($1, on: date, &answers) } }
)
let works: [Work] = [
  ("decided", { decided(&evaluator, $0.batches) }),
  ("outcomes", { part in part.batches.reduce(0) { $0 + outcomes(&evaluator, $1) } }),
]
let only = arguments.count > 6 ? arguments[6] : nil

/// Microseconds a record.
@MainActor func time(_ work: Work, _ part: Part) -> Double {
  var found = 0
  let time = ContinuousClock().measure {
    for _ in 0..<part.repetitions { found += work.run(part) }
  }.components
  if found < 0 { print(found) }
  let microseconds = Double(time.seconds) * 1e6 + Double(time.attoseconds) / 1e12
  return microseconds / Double(max(1, part.repetitions * part.count))
}

func shown(_ number: Double) -> String { String(format: "%.3f", number) }
func median(_ list: [Double]) -> Double { list.isEmpty ? 0 : list.sorted()[list.count / 2] }

/// Works in turn, each by part; prints a line of each.
@MainActor func contest(_ works: [Work]) {
  var times = works.map { _ in parts.map { _ in [Double]() } }
  for _ in 0..<rounds {
    for (place, part) in parts.enumerated() {
      for (work, row) in works.enumerated() { times[work][place].append(time(row, part)) }
    }
  }
  for (work, row) in works.enumerated() {
    let all = times[work][parts.count - 1]
    let ratios = zip(all, times[0][parts.count - 1]).map { $0 / $1 }
    let growth = parts.indices.map { shown(median(times[work][$0])) }.joined(separator: " ")
    let name = row.name.padding(toLength: 8, withPad: " ", startingAt: 0)
    print(
      "\(name)  \(shown(all.min() ?? 0))  \(shown(median(all)))  x \(shown(median(ratios)))  \(growth)"
    )
  }
}

print("us a record, one core: best, median, times the floor (median of the rounds); at N/4, N/2, N")
if let only {
  contest(([byHand] + works).filter { $0.name == only })
} else {
  // Each with the floor alone: what one leaves in the caches is not the other's affair.
  for work in works { contest([byHand, work]) }
}
