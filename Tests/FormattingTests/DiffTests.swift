// DiffTests.swift: the unified diff: its form, and that it turns the old text into the new.

import Formatting
import TestSupport
import Testing

@Suite struct DiffTests {
  @Test func form() {
    #expect(diff("a\n", "a\n", name: "x") == "")
    #expect(
      diff("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\n", name: "Rules/x.aturan")
        == """
        --- Rules/x.aturan
        +++ Rules/x.aturan
        @@ -2,7 +2,7 @@
         b
         c
         d
        -e
        +E
         f
         g
         h

        """)
    #expect(diff("", "a\n", name: "x") == "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", "", name: "x") == "--- x\n+++ x\n@@ -1 +0,0 @@\n-a\n")
    #expect(
      diff("a", "a\n", name: "x")
        == "--- x\n+++ x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
  }

  @Test func distantChangesAreApart() {
    let old = (1...30).map { "baris \($0)\n" }.joined()
    let new = old.replacing("baris 3\n", with: "baris tiga\n")
      .replacing("baris 25\n", with: "baris 25\nsisipan\n")
    let text = diff(old, new, name: "x")
    #expect(
      text.split(separator: "\n").filter { $0.hasPrefix("@@") } == [
        "@@ -1,6 +1,6 @@", "@@ -23,6 +23,7 @@",
      ])
  }

  @Test func carriageReturnsAreDifferences() {
    #expect(diff("a\r\n", "a\n", name: "x") == "--- x\n+++ x\n@@ -1 +1 @@\n-a\r\n+a\n")
  }

  @Test func applyingItGivesTheNewText() {
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      func text(_ random: inout SeededGenerator) -> String {
        let lines = (0..<random.int(0...40)).map { _ in
          random.pick(["a", "b", "c", "", "d e"]) ?? ""
        }
        return lines.map { $0 + "\n" }.joined() + (random.oneIn(4) ? "akhir" : "")
      }
      let old = text(&random)
      let new = text(&random)
      let result = diff(old, new, name: "x")
      #expect(result == diff(old, new, name: "x"))
      #expect(patched(old, result) == new, "seed \(seed)")
    }
  }

  /// The old text after the patch.
  private func patched(_ old: String, _ patch: String) -> String {
    if patch.isEmpty { return old }
    let lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    var at = 0
    var isEnded = true
    let steps = patch.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .dropLast()
    var previous: Character = " "
    for step in steps {
      let text = String(step.dropFirst())
      switch step.first {
      case "@":
        let place = step.split(separator: " ")[1].dropFirst().split(separator: ",")
        let count = place.count > 1 ? Int(place[1]) ?? 1 : 1
        let start = (Int(place[0]) ?? 0) - (count == 0 ? 0 : 1)
        while at < start {
          result.append(lines[at])
          at += 1
        }
      case " ":
        #expect(lines[at] == text)
        result.append(text)
        at += 1
      case "-":
        #expect(lines[at] == text)
        at += 1
      case "+": result.append(text)
      case "\\": if previous != "-" { isEnded = false }
      default: Issue.record("not a line of a diff: \(step)")
      }
      previous = step.first ?? " "
    }
    if at < lines.count - 1 || lines.last?.isEmpty == false && at < lines.count {
      let rest = lines[at...]
      result += rest.last?.isEmpty == true ? rest.dropLast() : rest
      isEnded = lines.last?.isEmpty == true
    }
    return result.map { $0 + "\n" }.joined().dropLastIf(!isEnded)
  }
}

extension String {
  fileprivate func dropLastIf(_ condition: Bool) -> String {
    condition ? String(dropLast()) : self
  }
}
