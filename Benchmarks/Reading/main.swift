// main.swift: how much CPU reading takes, as a ratio to the bare libyaml loop in the same run.
// Usage: ReadingBenchmark FILE... [--rounds N] [--only ROAD] [--batch N] [--shapes | --write FOLDER | --floor];
// `Benchmarks/README.md` says more.

import Foundation
import Program
import Records
import Text

var rounds = 9
var limit = 512
var only: String?
var hasShapes = false
var isFloor = false
var folder: String?
var paths: [String] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--rounds": rounds = arguments.popFirst().flatMap(Int.init) ?? rounds
  case "--batch": limit = arguments.popFirst().flatMap(Int.init) ?? limit
  case "--shapes": hasShapes = true
  case "--floor": isFloor = true
  case "--write": folder = arguments.popFirst()
  case "--only": only = arguments.popFirst()
  default: paths.append(argument)
  }
}

/// Seconds of CPU this process has used.
func cpu() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let plan = RecordReader.Plan(WorkSchema.schema, WorkSchema.vocabulary)

/// Reads all records in chunks as a file gives them; how many were kept.
func read(_ bytes: [UInt8], _ road: RecordReader.Road, _ limit: Int) -> Int {
  var at = 0
  var keys = KeyRegistry()
  var reader = RecordReader(plan, file: FileID(0), name: "w.yaml", road: road) {
    guard at < bytes.count else { return nil }
    let end = min(bytes.count, at + 131_072)
    defer { at = end }
    return Array(bytes[at..<end])
  }
  var kept = 0
  while let batch = reader.nextBatch(limit: limit, keys: &keys) { kept += batch.table.count }
  return kept
}

let works: [(name: String, run: ([UInt8]) -> Int)] = [
  ("bare libyaml", bareLoop),
  ("libyaml road", { read($0, .libyaml, limit) }),
  ("automatic road", { read($0, .automatic, limit) }),
].filter { only == nil || $0.name.hasPrefix(only ?? "") }

/// Measures the roads over one text, in turn.
@MainActor func measure(_ name: String, _ bytes: [UInt8]) {
  var times = works.map { _ in [Double]() }
  var results = works.map { _ in 0 }
  for _ in 0..<rounds {
    for (index, work) in works.enumerated() {
      let start = cpu()
      results[index] = work.run(bytes)
      times[index].append(cpu() - start)
    }
  }
  print("\(name): \(bytes.count / 1000) kB, median of \(rounds)")
  // Ratios within each round, so that what disturbs the machine disturbs both sides.
  for (index, work) in works.enumerated() {
    let ratios = zip(times[index], times[0]).map { $0 / $1 }.sorted()
    let seconds = times[index].sorted()[rounds / 2]
    print(
      "  \(work.name.padding(toLength: 16, withPad: " ", startingAt: 0))",
      String(format: "%7.4f", ratios[rounds / 2]), "x ",
      String(format: "%8.2f ms", seconds * 1000), " ", results[index])
  }
}

for path in paths {
  if isFloor {
    // As a process of its own, to be timed from outside: the file is looked at where the system keeps it.
    let file = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    print(unsafe file.withUnsafeBytes { unsafe bareLoop($0.bindMemory(to: UInt8.self)) })
    continue
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    print("cannot read \(path)")
    continue
  }
  let bytes = [UInt8](data)
  if let folder {
    for shape in Shape.all {
      let name = shape.name.replacingOccurrences(of: " ", with: "-")
      try Data(shape.written(bytes)).write(to: URL(fileURLWithPath: "\(folder)/\(name).yaml"))
    }
    continue
  }
  measure(path, bytes)
  if hasShapes { for shape in Shape.all { measure(shape.name, shape.written(bytes)) } }
}
