// main.swift: text made to cost time or memory: records of hostile patterns by both roads, and the growth
// of every step at n, 2n and 4n; a million of what nests. Ends with 1 when a figure is above its limit.
//
//     swift run -c release HostileBenchmark [patterns | nesting | rules | records] [WORD] [once=FACTOR]
//
// WORD: only patterns, generators and steps whose name holds it. `once=2`: each step of rules and records
// runs once, at 2n, for a counter of instructions. `Benchmarks/README.md` says more.

import Foundation
import Records
import TestSupport

/// Seconds a MiB, bytes, how much more time twice as much text may take, and seconds for a million of what
/// nests.
let highest = (perMiB: 0.25, memory: 100_000_000, growth: 2.3, nesting: 0.010)

let kinds = ["patterns", "nesting", "rules", "records"]
let arguments = CommandLine.arguments.dropFirst()
let wanted = arguments.filter { kinds.contains($0) }
let word = arguments.first { !kinds.contains($0) && !$0.hasPrefix("once=") }
/// Times of n at which every step runs just once.
let factor = arguments.compactMap { $0.hasPrefix("once=") ? Int($0.dropFirst(5)) : nil }.first
func isWanted(_ kind: String) -> Bool { wanted.isEmpty || wanted.contains(kind) }
func isWanted(name: String) -> Bool { word.map { name.contains($0) } ?? true }
/// `WORD` may name a step of it as well.
func isWanted(generator: String) -> Bool {
  isWanted(name: generator) || (word?.hasPrefix(generator + ",") ?? false)
}
let factors = factor.map { [$0] } ?? [1, 2, 4]

var failures: [String] = []

// MARK: patterns

@MainActor func runPatterns() {
  say("pattern                         MiB   libyaml ms/MiB   automatic ms/MiB   peak MB")
  for pattern in Hostile.patterns where isWanted(name: pattern.name) {
    for size in [1, 16] {
      let bytes = pattern.bytes(size << 20)
      let mebibytes = Double(bytes.count) / Double(1 << 20)
      var times: [Double] = []
      var peak = 0
      for road in [RecordReader.Road.libyaml, .automatic] {
        PeakMemory.mark()
        times.append(least(of: 3) { keep(read(bytes, road).messages) } / mebibytes)
        // Of a file or pipe only pieces are in memory.
        peak = max(peak, PeakMemory.bytes - bytes.count)
      }
      say(
        padded(pattern.name, 30)
          + String(
            format: "%4d   %14.1f   %16.1f   %7.0f", size,
            times[0] * 1000, times[1] * 1000, Double(peak) / 1e6))
      if (times.max() ?? 0) > highest.perMiB {
        failures.append("\(pattern.name), \(size) MiB: time")
      }
      if peak > highest.memory { failures.append("\(pattern.name), \(size) MiB: memory") }
    }
  }
}

// MARK: nesting

@MainActor func runNesting() {
  for nesting in Nesting.all where isWanted(name: nesting.name) {
    let time = least(of: 7, nesting.run)
    let isTooMuch = time > highest.nesting
    say(
      padded("a million: " + nesting.name, 52)
        + String(format: "%8.1f ms  %@", time * 1000, isTooMuch ? "TOO MUCH" : ""))
    if isTooMuch { failures.append("a million: \(nesting.name)") }
  }
}

// MARK: growth

/// What a counter of instructions is told to count.
@inline(never) func measured(_ run: () -> Void) { run() }

/// Below this a run says nothing about growth.
let measurable = 0.004

/// Steps that were above the limit the first time. Where in the caches a text comes to lie, and who else uses
/// them, stays the same for a while: those are measured once more when all others are done.
var suspects: Set<String>?

/// Times of one step at n, 2n, 4n.
@MainActor func growth(_ name: String, _ size: Int, _ runs: [() -> Void]) {
  guard isWanted(name: name), suspects?.contains(name) ?? true else { return }
  if factor != nil {
    for run in runs { measured(run) }
    return
  }
  var worst = Double.infinity
  var times: [Double] = []
  // What else the machine does may disturb one try, not five.
  for _ in 0..<5 where worst > highest.growth {
    times = runs.map { least(of: 3, before: leaveCaches, $0) }
    worst = min(worst, max(times[1] / times[0], times[2] / times[1]))
    if times[2] < measurable { break }
  }
  let isTooMuch = worst > highest.growth && times[2] >= measurable
  say(
    padded(name, 52)
      + String(
        format: "%7d  %8.1f %8.1f %8.1f ms  x %.2f  %@", size, times[0] * 1000, times[1] * 1000,
        times[2] * 1000, worst, isTooMuch ? "TOO MUCH" : ""))
  if isTooMuch { tooMuch.append((name, worst)) }
}

var tooMuch: [(name: String, growth: Double)] = []

/// Runs steps, and those above the limit again.
@MainActor func judge(_ run: () -> Void) {
  (suspects, tooMuch) = (nil, [])
  run()
  if tooMuch.isEmpty { return }
  say("once more:")
  (suspects, tooMuch) = (Set(tooMuch.map(\.name)), [])
  run()
  for (name, growth) in tooMuch {
    failures.append("\(name): x " + String(format: "%.2f", growth) + " for twice as much")
  }
}

/// Whether any step of a generator is to be measured.
@MainActor func isWanted(stepsOf generator: String) -> Bool {
  guard isWanted(generator: generator) else { return false }
  return suspects?.contains { $0.hasPrefix(generator + ", ") } ?? true
}

@MainActor func runRules() {
  let all =
    declarationGenerators + expressionGenerators + vocabularyGenerators + decisionGenerators
    + faultyGenerators + slipGenerators + unknownGenerators
  for generator in all where isWanted(stepsOf: generator.name) {
    let size = generator.size
    let steps = factors.map { stages(generator.files(size * $0)) }
    for (index, stage) in steps[0].enumerated() {
      let runs = steps.compactMap { $0.indices.contains(index) ? $0[index].run : nil }
      // With an error at some size only, there is no growth to speak of.
      if runs.count == factors.count { growth("\(generator.name), \(stage.name)", size, runs) }
    }
  }
}

@MainActor func runRecords() {
  for generator in recordGenerators where isWanted(stepsOf: generator.name) {
    // Large enough that no size is read as a whole by the plain reader.
    let part = max(1, generator.text(1_000).utf8.count / 1_000)
    let size = 400_000 / part
    let texts = factors.map { Array(generator.text($0 * size).utf8) }
    for (name, road) in [("libyaml", RecordReader.Road.libyaml), ("automatic", .automatic)] {
      growth(
        "\(generator.name), \(name)", size,
        texts.map { text in { keep(read(text, road).messages) } })
    }
  }
}

if isWanted("patterns") { runPatterns() }
if isWanted("nesting") { runNesting() }
// Behind the patterns, of which the memory is measured.
if isWanted("rules") || isWanted("records") { prepareHeap() }
if isWanted("rules") { judge(runRules) }
if isWanted("records") { judge(runRecords) }
say(failures.isEmpty ? "all within the limits" : "\(failures.count) above their limit:")
for failure in failures { say("  \(failure)") }
exit(failures.isEmpty ? 0 : 1)
