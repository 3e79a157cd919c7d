// RoadEventTests.swift: the plain reader and libyaml give the same events, with the same places, for
// whatever text. TIMBANG_ROADS=1000000 holds as many documents as that against each other;
// TIMBANG_YAML_FOLDER names a folder of further files to do so with, such as the yaml-test-suite.

import Foundation
import TestSupport
import Testing
import Text
import YAML

@Suite struct RoadEventTests {
  private static let count =
    ProcessInfo.processInfo.environment["TIMBANG_ROADS"].flatMap(Int.init) ?? 2_000

  /// Keys and values of any kind: here only form counts.
  private static let shape: DocumentShape = {
    let value = DocumentShape.value(["baik", "82.5", "2026-01-31", "Siti Rahma", "\"1980\""])
    let item = DocumentShape.fields([("nama", value), ("jam", value), ("tanggal", value)])
    return .fields([
      ("nip", .value(["\"198001012006041003\""])), ("nama", value),
      ("pendidikan", .fields([("tingkat", value), ("jurusan", value)])),
      ("riwayat", .entries(["2022", "2023", "2024"], value)), ("diklat", .list(item)),
      ("bahasa", .list(value)), ("profil", .fields([("dalam", .list(.list(item))), ("a", item)])),
    ])
  }()

  @Test(arguments: 0..<8)
  func sameEvents(_ part: Int) {
    for index in 0..<Self.count / 8 {
      let seed = UInt64(index * 8 + part)
      var writer = DocumentWriter(seed: seed, shape: Self.shape)
      var dice = Dice(seed &+ 77)
      var text = Array(writer.file().utf8)
      if index % 4 != 0 { text = spoiled(text, with: &dice) }
      let chunk = index % 5 == 0 ? 1 + dice.roll(200) : 65_536
      if differ(text, chunk) {
        let small = shrunk(text) { differ($0, chunk) }
        Issue.record(
          """
          seed \(seed), in pieces of \(chunk): \(String(decoding: small, as: UTF8.self).debugDescription)
          libyaml: \(lines(small, chunk, usesPlain: false).joined(separator: "\n  "))
          plain:   \(lines(small, chunk, usesPlain: true).joined(separator: "\n  "))
          """)
        return
      }
    }
  }

  /// Pieces of YAML in any order, in small chunks and batches: right text is rare, ways to go wrong
  /// are many.
  @Test func sameEventsForPieces() {
    for seed in 0..<UInt64(Self.count) {
      var dice = Dice(seed &+ 5)
      var text: [UInt8] = []
      for _ in 0..<1 + dice.roll(40) { text += Array(dice.pick(Self.pieces).utf8) }
      let chunk = dice.pick([1, 2, 3, 7, 64, 65, 200, 65_536])
      let room = dice.pick([16, 17, 40, 255, 700])
      guard differ(text, chunk, room) else { continue }
      let small = shrunk(text) { differ($0, chunk, room) }
      Issue.record(
        """
        seed \(seed), in pieces of \(chunk), room for \(room): \
        \(String(decoding: small, as: UTF8.self).debugDescription)
        """)
      return
    }
  }

  private static let pieces = [
    "a", "b: ", "b:", "\n", "\n", "\n", "\n- ", "\n---\n", "\n--- ", "\n...\n", "- ", "-", " ",
    "  ",
    "\n  ", "\n    ", "\n ", "[", "]", "{", "}", ", ", ",", "'", "\"", "'x'", "\"y\"", "&a ", "*a",
    "!t ", "? ", ": ", ":", "|", ">", "|-\n  x\n", "# c", " # c", "#", "\u{202E}", "\t", "%",
    "\u{0}",
    "\r\n", "\r", "é", "日", "~", "x y", "1.5", "-3", "@", "`", "\\", "\u{FEFF}", "\u{85}", "\u{A0}",
    "\u{2028}", "=", "<<: ", "a: 1\n", "k:\n", "k:\n- x\n", "k:\n  - x\n", "- a: 1\n", "  b: 2\n",
    "- - x\n", "-\n", "- [a, {b: c}]\n", "{a: b}\n", "? a\n: b\n",
  ]

  /// Values, keys, comments, lists and depths of the lengths at which something changes.
  @Test func sameEventsAtTheLimits() {
    for length in [8, 511, 512, 513, 1023, 1024, 1025, 65_535, 65_536, 65_537, 262_144, 300_000] {
      for fill in ["x", "é", " "] {
        let long = String(repeating: fill, count: length)
        let deep = (0..<length % 64).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        let text = """
          ---
          k: \(long)
          b: 1 # \(long)
          ---
          \(long): x
          ---
          - "\(long)"
          - '\(long)'
          ---
          \(deep)---
          a: [\(String(repeating: "x, ", count: length % 5000))y]
          ---
          a:
          \(String(repeating: "- b\n", count: length % 9000))---
          c: &c 1

          """
        #expect(!differ(Array(text.utf8), 65_536), "\(length) times \(fill)")
      }
    }
  }

  /// Letters of several bytes wherever the bytes for libyaml may be cut.
  @Test func sameEventsForWideLettersAtEveryCut() {
    for letter in ["é", "日", "😀"] {
      for shift in 0..<4 {
        var text = "k\(String(repeating: "x", count: shift)): 1\n"
        for line in 0..<400 { text += "---\nk\(line): \(String(repeating: letter, count: 40))\n" }
        for chunk in [7, 4096, 65_536] {
          #expect(!differ(Array(text.utf8), chunk), "\(letter), \(shift) behind, by \(chunk)")
        }
      }
    }
  }

  @Test func sameEventsForFiles() throws {
    guard let folder = ProcessInfo.processInfo.environment["TIMBANG_YAML_FOLDER"] else { return }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    for name in names where name.hasSuffix(".yaml") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      for chunk in [1, 7, 65_536] where differ(Array(data), chunk) {
        Issue.record("\(name), in pieces of \(chunk)")
      }
    }
  }

  /// A text that is plain throughout must not need libyaml: else the tests above prove nothing.
  @Test func plainTextIsReadByThePlainReader() {
    let stream =
      "# atas\n---\nnip: \"1\"\nnama: A # x\nb: {c: 1, d: [x, 'y']}\ne:\n- f: 1\n  g: 2\n---\nnip: 2\n"
    let list = "- nip: 1\n  b:\n    - c\n    - d\n- nip: 2\n  e: {}\n"
    for text in [stream, list, stream.replacingOccurrences(of: "\n", with: "\r\n")] {
      var batch = EventBatch()
      var at = false
      var reader = EventReader {
        defer { at = true }
        return at ? nil : Array(text.utf8)
      }
      repeat { reader.fill(&batch) } while !batch.isLast
      #expect(reader.handOvers == 0, "\(text)")
    }
  }
}

private func differ(_ text: [UInt8], _ chunk: Int, _ room: Int = 700) -> Bool {
  lines(text, chunk, room, usesPlain: false) != lines(text, chunk, room, usesPlain: true)
}

/// Everything an event says, and what was found in the bytes.
private func lines(
  _ text: [UInt8], _ chunk: Int, _ room: Int = 700, usesPlain: Bool
) -> [String] {
  var at = 0
  var reader = EventReader(usesPlain: usesPlain) {
    guard at < text.count else { return nil }
    let end = min(text.count, at + chunk)
    defer { at = end }
    return Array(text[at..<end])
  }
  var batch = EventBatch(capacity: room)
  var lines: [String] = []
  var slips: [Problem] = []
  repeat {
    reader.fill(&batch)
    for slip in batch.slips {
      // Where a batch ends between two that are one, says nothing.
      if let last = slips.last, last.goesOn(in: slip) {
        slips[slips.count - 1].end = slip.end
      } else {
        slips.append(slip)
      }
    }
    for event in batch.events[..<batch.count] {
      // Whether escapes may hide something is only asked where libyaml reads: it is no finding.
      let slips = event.slips.subtracting(.escapes).rawValue
      var line = "\(event.kind) \(event.isPlain) \(slips) \(event.width)"
      line += " \(event.line):\(event.column) \(event.start)-\(event.end)"
      if event.kind == .failure {
        line += " \(batch.failures[Int(event.textStart)])"
      } else if event.kind == .scalar {
        let start = Int(event.textStart)
        let bytes = batch.bytes[start..<start + Int(event.length)]
        line += " \(String(decoding: bytes, as: UTF8.self)) \(event.head) \(event.tail)"
      }
      lines.append(line)
    }
  } while !batch.isLast
  return slips.map { "\($0)" } + lines
}
