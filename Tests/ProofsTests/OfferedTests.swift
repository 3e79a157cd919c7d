// OfferedTests.swift: the tests that messages offer, pasted beside the rules and run on the machine: each must
// come out as the message says, or the proof and the machine do not mean the same.

import Evaluation
import Semantics
import Syntax
import TestSupport
import Testing
import Text

extension RuleText {
  /// The test a message offers.
  static func offered(_ message: Diagnostic) -> String? {
    guard let help = message.help?.indonesian, let start = help.firstRange(of: "uji \"") else {
      return nil
    }
    return String(help[start.lowerBound...])
  }

  /// What is wrong with a test pasted beside these rules: it cannot be read, or comes out otherwise.
  func faults(ofPasted test: String) -> String {
    let name =
      files.first.map { String(decoding: $0.bytes, as: UTF8.self) }
      .flatMap { $0.firstMatch(of: #/aturan (\w+) "/#) }.map { String($0.1) } ?? "Kota"
    var texts = files.map { (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) }
    texts.append((name: "uji.aturan", text: "bagian dari \(name)\n\n\(test)\n"))
    let sources = texts.enumerated().map {
      SourceFile(id: FileID($0.offset), name: $0.element.name, text: $0.element.text)
    }
    let checked = check(sources.map { parse($0) })
    let errors = checked.diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { return TerminalRenderer(files: sources, showsPage: false).text(errors) }
    var runner = TestRunner(checked.policy)
    let pasted = checked.policy.tests.filter { Int($0.range.file.index) == sources.count - 1 }
    if pasted.isEmpty { return "no test" }
    var faults = ""
    for test in pasted {
      guard let outcome = runner.run(test) else {
        faults += "cannot be run\n"
        continue
      }
      if !outcome.isMet { faults += "\(test.label): \(outcome.expectations)\n" }
    }
    return faults
  }
}

@Suite struct OfferedTests {
  @Test(arguments: Golden.cases()) func comeOutAsTheMessageSays(_ golden: GoldenCase) {
    let rules = GoldenTests.rules(golden)
    for message in rules.proved {
      guard let test = RuleText.offered(message) else { continue }
      let faults = rules.faults(ofPasted: test)
      #expect(faults == "", "\(message.code)\n\(test)")
    }
  }

  @Test func somethingIsRun() {
    let offered = Golden.cases().flatMap { GoldenTests.rules($0).proved }
      .compactMap { RuleText.offered($0) }
    #expect(offered.count > 15)
  }
}
