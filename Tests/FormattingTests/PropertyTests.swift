// PropertyTests.swift: formatting random and mutated files: meaning, comments and tokens stay, twice is
// once, and nothing is ever lost.

import Formatting
import FuzzChecks
import Syntax
import TestSupport
import Testing
import Text

@Suite struct PropertyTests {
  @Test func randomProgramsKeepTheirMeaning() {
    var usable = 0
    for seed in UInt64(1)...400 {
      var program = RandomProgram(seed: seed, slips: false)
      let text = program.text()
      let before = parsed(text)
      guard let result = checkedFormat(text, "seed \(seed)") else { continue }
      if codes(before, .error).isEmpty {
        usable += 1
        if !codes(before, .warning).isEmpty { continue }
        // `maka a dan b` is parted into lines, which changes no token.
        #expect(spellings(before) == spellings(parsed(result)), "seed \(seed)")
      }
    }
    #expect(usable > 250, "only \(usable) programs without errors")
  }

  @Test func slipsAreWrittenRight() {
    var usable = 0
    for seed in UInt64(1001)...1300 {
      var program = RandomProgram(seed: seed, slips: true)
      let text = program.text()
      let before = parsed(text)
      checkedFormat(text, "seed \(seed)")
      if codes(before, .error).isEmpty, !codes(before, .warning).isEmpty { usable += 1 }
    }
    #expect(usable > 150, "only \(usable) programs with slips and without errors")
  }

  /// The layout does not depend on blanks, tabs and indentation.
  @Test(arguments: FormatTests.shipped) func spacingDoesNotMatter(_ path: String) throws {
    let text = try #require(FormatTests.text(path))
    let file = parsed(text)
    let expected = try #require(format(file))
    var random = SeededGenerator(seed: 42)
    var respaced = ""
    for token in file.tree.tokens {
      let space = file.tree.file.bytes[Int(token.leading)..<Int(token.start)]
      respaced += Respacing.text(space, &random)
      respaced += file.tree.file.text(token.range(in: file.tree.file.id))
    }
    let result = format(parsed(respaced))
    if result != expected {
      Issue.record("\(path)\n\(LineDiff.text(expected, result ?? "nil"))")
    }
  }

  /// Whatever is missing from a file, formatting it is safe.
  @Test func brokenFilesAreSafe() throws {
    var random = SeededGenerator(seed: 7)
    for path in FormatTests.shipped.prefix(14) {
      let text = try #require(FormatTests.text(path))
      for round in 0..<6 {
        let file = parsed(text)
        // A stretch of some declarations, so that the tests stay quick.
        let all = file.tree.tokens
        let from = random.int(0...max(0, all.count - 300))
        let first = all[from...].first { $0.isFirstOnLine } ?? all[0]
        let last = all[min(all.count - 1, from + 300)]
        var bytes = Array(
          file.tree.file.bytes[Int(first.start)..<max(Int(first.start), Int(last.end))])
        for _ in 0..<random.int(1...3) where !bytes.isEmpty {
          let at = random.int(0...bytes.count - 1)
          if random.oneIn(2) {
            bytes.remove(at: at)
          } else {
            bytes.insert(random.pick(Array("(\"|,=#. \nx<%:".utf8)) ?? 0x20, at: at)
          }
        }
        let mutant = String(decoding: bytes, as: UTF8.self)
        checkedFormat(mutant, "\(path), round \(round)")
      }
    }
  }
}

/// Other blanks in the same places.
enum Respacing {
  static func text(_ space: ArraySlice<UInt8>, _ random: inout SeededGenerator) -> String {
    if space.isEmpty { return "" }
    let old = String(decoding: space, as: UTF8.self)
    guard old.utf8.contains(0x0A) else {
      // Behind a comment's sign nothing may change.
      return old.utf8.contains(UInt8(ascii: "#")) ? old : random.pick([" ", "  ", "\t "]) ?? " "
    }
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // Comments keep their indentation, which says whose they are.
    let ending = random.oneIn(4) ? "\r\n" : "\n"
    if let last = lines.indices.last {
      lines[last] = random.pick(["", "  ", "      ", "\t"]) ?? ""
      if !old.utf8.contains(UInt8(ascii: "#")) { return lines.joined(separator: ending) }
      lines[last] = String(old.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
    }
    return lines.joined(separator: "\n")
  }
}
