// HostileTests.swift: text made to break readers: it ends, with what is wrong and where.
// Sizes are small here; the patterns are those that cost other readers much time or memory.

import TestSupport
import Testing
import Text
import YAML

@Suite struct HostileTests {
  @Test func depth() {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth) + "\n"
    }
    let limit = YAMLLimits.depth
    #expect(faults(Array(nested(limit, "[", "]").utf8)) == "")
    #expect(faults(Array(nested(limit + 1, "[", "]").utf8)) == "R0114@1:\(limit + 1)")
    #expect(faults(Array(nested(limit + 1, "{a: ", "}").utf8)) == "R0114@1:\(4 * limit + 1)")
    #expect(faults(Array(nested(limit, "- ", "").utf8)) == "")
    #expect(faults(Array(nested(limit + 1, "- ", "").utf8)) == "R0114@1:\(2 * limit + 1)")
    let lines = (0...limit).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(faults(Array(lines.utf8)) == "R0114@\(limit + 1):\(limit + 1)")
    #expect(
      events(nested(limit + 1, "[", "]") + "---\nb: 1\n").hasSuffix(" doc { b 1 }"))
  }

  @Test func lengthOfValues() {
    let limit = YAMLLimits.scalarBytes
    func value(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "x"), count: count) }
    for (open, close) in [("", ""), ("'", "'"), ("\"", "\""), ("|-\n ", "")] {
      func text(_ count: Int) -> [UInt8] {
        Array("a: 1\nb: \(open)".utf8) + value(count) + Array("\(close)\nc: 2\n".utf8)
      }
      #expect(faults(text(limit)) == "")
      #expect(faults(text(limit + 1)) == "tooLong@2:4")
      var kept = 0
      walk(text(limit)) { event, _ in kept = max(kept, Int(event.length)) }
      #expect(kept == limit)
    }
    // Without any end.
    let endless = Array("a: 1\nb: \"".utf8) + value(YAMLLimits.silentBytes + 100_000)
    #expect(faults(endless + Array("\n---\nc: 1\n".utf8)) == "R0116@2:1")
    #expect(events(endless + Array("\n---\nc: 1\n".utf8)).hasSuffix("doc { c 1 }"))
  }

  @Test func lengthOfKeys() {
    // The form of the text bears 1024; what a record may have is less, and not looked at here.
    func text(_ count: Int) -> [UInt8] {
      Array((String(repeating: "k", count: count) + ": 1\nb: 2\n---\nc: 3\n").utf8)
    }
    #expect(faults(text(1000)) == "")
    #expect(faults(text(1100)) == "R0128@1:1")
    #expect(faults(text(100_000)) == "tooLong@1:1 R0128@1:1")
    #expect(faults(Array("a: 1\n".utf8) + text(1100)) == "R0128@2:1")
    #expect(faults(Array("- ".utf8) + text(1100)) == "R0128@1:3")
    #expect(events(text(100_000)).hasSuffix("doc { c 3 }"))
    // No key at all.
    #expect(
      faults(Array(("a: 1\n" + String(repeating: "k", count: 2000) + "\nb: 2\n").utf8))
        == "R0119@2:1")
  }

  @Test(arguments: Hostile.patterns)
  func ends(_ pattern: Hostile) {
    let bytes = pattern.bytes(20_000)
    let whole = faults(bytes)
    #expect((whole == "") == pattern.isHarmless)
    for chunk in [997, 4096] { #expect(faults(bytes, chunk: chunk) == whole) }
    // A good document behind it is read.
    let more = bytes + Array("\n---\nz: 1\n".utf8)
    #expect(events(more, chunk: 4096).hasSuffix("doc { z 1 }"))
  }

  /// Behind them libyaml is as new, though its memory is not: it says of tags, brackets and quotes what it
  /// says of them at a file's beginning.
  @Test(arguments: Hostile.patterns)
  func leaveNothing(_ pattern: Hostile) {
    let next = "y: !a [!!str b, {c: \"d\"}]\nz:\n  - e: |\n      f\n---\nz: 1\n"
    let alone = events(next)
    #expect(events(pattern.bytes(2_000) + Array("\n---\n\(next)".utf8)).hasSuffix(alone))
  }

  /// Bytes of no pattern at all.
  @Test func chance() {
    for seed in 0..<300 {
      var random = SeededGenerator(seed: UInt64(seed))
      let signs = Array("[]{},:-?&*!|>'\"%@`#\\ \n\n\n  ab01é\u{202E}\t".utf8) + [0, 0xFF]
      let bytes = (0..<400).map { _ in random.pick(signs) ?? 0 }
      let whole = faults(bytes)
      for chunk in [1, 13] { #expect(faults(bytes, chunk: chunk) == whole, "seed \(seed)") }
    }
  }
}
