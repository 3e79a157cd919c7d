// main.swift: how long it takes to read and lay out rule files, and how that grows with their number.
//
//     swift run -c release FormattingBenchmark RULES [FILES]
//
// Takes the rule files below RULES again and again until there are FILES (50) of them, then two and
// four times as many, and as one file of that length. Prints the best of nine rounds.

import Formatting
import Foundation
import Syntax
import Text

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("FormattingBenchmark RULES [FILES]")
  exit(64)
}

let folder = URL(fileURLWithPath: arguments[1])
let texts =
  (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
  .compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "aturan" }
  .sorted { $0.path < $1.path }
  .compactMap { try? Data(contentsOf: $0) }.map { Array($0) }
guard !texts.isEmpty else { exit(66) }
let count = arguments.count > 2 ? Int(arguments[2]) ?? 50 : 50

func lines(_ bytes: [UInt8]) -> Int { bytes.count { $0 == 0x0A } }

/// The best of nine rounds, in milliseconds.
func best(_ files: [SourceFile]) -> Double {
  var best = Double.infinity
  var length = 0
  for _ in 0..<9 {
    let clock = ContinuousClock()
    let time = clock.measure {
      for file in files { length += format(parse(file))?.utf8.count ?? 0 }
    }
    best = min(
      best, Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
  }
  guard length > 0 else { exit(65) }
  return best
}

for factor in [1, 2, 4] {
  let files = (0..<count * factor).map {
    SourceFile(id: FileID($0), name: "\($0).aturan", bytes: texts[$0 % texts.count])
  }
  let total = files.reduce(0) { $0 + lines($1.bytes) }
  let joined = SourceFile(name: "semua.aturan", bytes: files.flatMap(\.bytes))
  let (apart, together) = (best(files), best([joined]))
  print(
    "\(files.count) files, \(total) lines: "
      + String(format: "%.1f ms, as one file %.1f ms", apart, together))
}
