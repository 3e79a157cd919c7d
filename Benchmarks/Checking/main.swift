// main.swift: how long it takes to parse, check and prove rule files, and how that grows with their number.
//
//     swift run -c release CheckingBenchmark [FILES] [ROUNDS]
//     swift run -c release CheckingBenchmark FILES --write FOLDER
//
// Makes FILES (50) rule files of some 100 lines, then two and four times as many; prints the best of
// ROUNDS (7). With --write the files are only written, for `timbang periksa` as a process of its own.

import Foundation
import Proofs
import Semantics
import Syntax
import Text

let arguments = Array(CommandLine.arguments.dropFirst())
let count = arguments.first.flatMap { Int($0) } ?? 50

if let flag = arguments.firstIndex(of: "--write"), arguments.indices.contains(flag + 1) {
  let folder = URL(fileURLWithPath: arguments[flag + 1])
  for file in City(files: count).files {
    let place = folder.appendingPathComponent(file.name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.text.utf8).write(to: place)
  }
  exit(0)
}

let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 7 : 7

/// Of this process's own time, which other processes do not disturb.
func milliseconds(_ work: () -> Void) -> Double {
  let before = clock()
  work()
  return Double(clock() - before) * 1e3 / Double(CLOCKS_PER_SEC)
}

var before: [Double] = []
for factor in [1, 2, 4] {
  let sources = City(files: count * factor).files.enumerated().map {
    SourceFile(id: FileID($0.offset), name: $0.element.name, bytes: Array($0.element.text.utf8))
  }
  let lines = sources.reduce(0) { $0 + $1.bytes.count { $0 == 0x0A } }
  var best = [Double](repeating: .infinity, count: 4)
  for _ in 0..<max(1, rounds) {
    var parsed: [ParsedFile] = []
    var checked: CheckedPolicy?
    var findings: [Diagnostic] = []
    let parts = [
      milliseconds { parsed = sources.map { parse($0) } },
      milliseconds { checked = check(parsed) },
      milliseconds { findings = checked.map { prove($0.policy) } ?? [] },
    ]
    for message in (checked?.diagnostics ?? []) + findings {
      print("\(sources[Int(message.primary.file.index)].name): \(message.words.indonesian)")
    }
    if !findings.isEmpty || checked?.diagnostics.isEmpty == false { exit(65) }
    for (place, part) in (parts + [parts.reduce(0, +)]).enumerated() {
      best[place] = min(best[place], part)
    }
  }
  let growth = zip(best, before).map { String(format: "%.2f", $0 / $1) }
  print(
    "\(sources.count) files, \(lines) lines: "
      + String(
        format: "parse %.1f, check %.1f, prove %.1f, together %.1f ms", best[0], best[1], best[2],
        best[3])
      + (growth.isEmpty ? "" : "; times \(growth.joined(separator: ", "))"))
  before = best
}
