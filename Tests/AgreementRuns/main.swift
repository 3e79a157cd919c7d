// main.swift: the machine against the reference on as many random records as asked for: three quarters from
// policies as data, a quarter through parser and checker. Ends with 1 when they part anywhere.
//
//     swift run -c release AgreementRuns [RECORDS [FIRST-SEED]]
//
// Seeds count policies, so that several machines can share a long run.

import Agreement
import Foundation

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let records = numbers.first ?? 1_000_000
let first = numbers.count > 1 ? numbers[1] : 1
let policies = max(4, records / AgreementRun.recordsPerPolicy)
var asked = 0
var refused = 0
var parted = 0

for number in 0..<policies where parted < 3 {
  let seed = first + number
  if number % 4 == 3 {
    switch AgreementRun.fromText(seed) {
    case .agrees: asked += AgreementRun.recordsPerPolicy
    case .refused: refused += 1
    case .parts(let finding):
      parted += 1
      say("seed \(seed), from text\n\(finding)")
    }
  } else if let finding = AgreementRun.fromData(seed) {
    parted += 1
    say("seed \(seed)\n\(finding)")
  } else {
    asked += AgreementRun.recordsPerPolicy
  }
  if number % 4_000 == 3_999 { say("\(number + 1) policies, \(asked) records agree") }
}
say("\(asked) records agree, \(refused) written policies were refused, \(parted) parted")
exit(parted == 0 ? 0 : 1)
