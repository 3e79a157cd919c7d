// main.swift: probe
import Foundation
import Text
import Syntax
import Semantics
import Program
import Evaluation
import Values
let args = CommandLine.arguments
var paths: [String] = []
for a in args.dropFirst() {

  if !a.hasSuffix(".aturan") {
    paths += (FileManager.default.subpaths(atPath: a) ?? []).sorted().filter { $0.hasSuffix(".aturan") }.map { a + "/" + $0 }
  } else { paths.append(a) }
}
var files: [SourceFile] = []
for (i, p) in paths.enumerated() {
  files.append(SourceFile(id: FileID(i), name: p, bytes: [UInt8](try! Data(contentsOf: URL(fileURLWithPath: p)))))
}
let parsed = files.map { parse($0) }
let checked = check(parsed)
let all = checked.diagnostics
for d in all {
  let f = files[Int(d.primary.file.index)]
  let pos = LineIndex(f).position(at: Int(d.primary.start))
  print("\(f.name):\(pos.line):\(pos.column): \(d.severity) \(d.code) \(d.words.indonesian)" + (d.help.map { " | " + $0.indonesian } ?? "") + " [" + f.text(d.primary).prefix(60) + "]")
}
print(all.count, "messages;", checked.policy.sets.count, "sets;", checked.policy.tests.count, "tests")
if !all.hasErrors {
  var runner = TestRunner(checked.policy)
  var failed = 0, skipped = 0
  for t in checked.policy.tests {
    if t.recordFile != nil { skipped += 1; continue }
    guard let o = runner.run(t) else { print("cannot run", t.label); failed += 1; continue }
    if !o.isMet {
      failed += 1
      let f = files[Int(t.range.file.index)]
      let pos = LineIndex(f).position(at: Int(t.range.start))
      print("FAIL \(f.name):\(pos.line) \(t.label)")
      for (e, x) in zip(t.expectations, o.expectations) where !x.isMet { print("   ", f.text(e.range).prefix(80), "=>", String(describing: x.actual).prefix(500), x.reasons) }
    }
  }
  print(failed, "failed", skipped, "skipped of", checked.policy.tests.count)
}
