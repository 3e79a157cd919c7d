// CaseTests.swift: the meaning of the language case by case, in rules and `uji` a clerk can read; every
// `uji` of Golden/*.md must hold. The first case of a file holds what the others read.

import Evaluation
import Semantics
import Syntax
import TestSupport
import Testing
import Text

@Suite struct CaseTests {
  @Test(arguments: Golden.cases()) func everyTestHolds(_ golden: GoldenCase) {
    let shared = GoldenFile(path: golden.path).cases.flatMap(\.blocks).first { $0.name == "latar" }
    let own = golden.blocks.filter { $0.name != "latar" }
    let texts = (shared.map { [$0.text] } ?? []) + own.map(\.text)
    if own.isEmpty { return }
    let file = CaseTests.file(texts)
    let checked = check([parse(file)])
    for diagnostic in checked.diagnostics {
      let line = LineIndex(file).line(at: Int(diagnostic.primary.start))
      Issue.record("\(diagnostic.code) line \(line): \(diagnostic.words.english)")
    }
    if checked.diagnostics.hasErrors { return }
    var runner = TestRunner(checked.policy)
    #expect(!checked.policy.tests.isEmpty, "no test in \(golden.title)")
    for test in checked.policy.tests {
      guard let outcome = runner.run(test) else {
        Issue.record("\(test.label) cannot be run")
        continue
      }
      for (wanted, found) in zip(test.expectations, outcome.expectations) where !found.isMet {
        let line = LineIndex(file).line(at: Int(wanted.range.start))
        Issue.record(
          "\(test.label), line \(line), `\(file.text(wanted.range))`: \(found.actual), \(found.reasons)"
        )
      }
    }
  }

  /// One file: the header of the set first.
  private static func file(_ texts: [String]) -> SourceFile {
    let headed = texts.filter { $0.hasPrefix("aturan ") }
    let rest = texts.filter { !$0.hasPrefix("aturan ") }
    return SourceFile(name: "kota.aturan", text: (headed + rest).joined(separator: "\n"))
  }
}
