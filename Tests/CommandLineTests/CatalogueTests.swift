// CatalogueTests.swift: the pages of commands against the library that reads them, and every text of
// the program against its other language.

import ArgumentParser
import Foundation
import TestSupport
import Testing
import Text
import Workspace

@testable import timbang

/// What the parser says of a command when asked for its help as JSON.
private struct ParserDump: Decodable {
  struct Name: Decodable {
    var kind: String
    var name: String
  }
  struct Argument: Decodable { var names: [Name]? }
  struct Command: Decodable { var arguments: [Argument]? }
  var command: Command
}

@Suite struct CatalogueTests {
  /// What the parser itself knows of a command.
  private static func parserNames<V: Verb>(_ verb: V.Type) -> Set<String> {
    var names = Set<String>()
    let text = V._dumpHelp()
    guard let dump = try? JSONDecoder().decode(ParserDump.self, from: Data(text.utf8)) else {
      return []
    }
    for argument in dump.command.arguments ?? [] {
      for name in argument.names ?? [] {
        names.insert(name.kind == "short" ? "-\(name.name)" : "--\(name.name)")
      }
    }
    return names
  }

  @Test func thePagesKnowWhatTheParserKnows() {
    for verb in Program.verbs {
      let parser = Self.parserNames(verb).subtracting(["--help", "-h", "--bantuan"])
      let page = Set(verb.page.allOptions.flatMap(\.spellings)).subtracting([
        "--help", "-h", "--bantuan",
      ])
      #expect(parser == page, "\(verb.page.name.indonesian)")
    }
  }

  @Test func everyExampleCanBeTyped() {
    for verb in Program.verbs {
      for example in verb.page.examples {
        for language in Language.allCases {
          let line = example.line.text(in: language)
          let words = line.split(separator: "|").last.map { $0.split(separator: " ") } ?? []
          #expect(words.first == "timbang")
          #expect(words.count > 1 && verb.page.spellings.contains(String(words[1])))
          let arguments = words.dropFirst(2).map(String.init)
          #expect(ArgumentCheck.fault(in: arguments, of: verb.page) == nil, "\(line)")
          let isRead = Self.parses(verb, arguments)
          #expect(isRead, "\(line)")
        }
      }
    }
  }

  private static func parses<V: Verb>(_ verb: V.Type, _ arguments: [String]) -> Bool {
    (try? V.parse(arguments)) != nil
  }

  /// What the check lets pass, the parser reads: else a slip of a user would look like ours.
  @Test func theCheckIsNeverMoreLenientThanTheParser() {
    var random = SeededGenerator(seed: 7)
    for verb in Program.verbs {
      let spellings = verb.page.allOptions.flatMap(\.spellings).filter {
        !CommonOptions.helpNames.contains($0)
      }
      let words =
        spellings + spellings.map { $0 + "=json" }
        + ["json", "2026-12-31", "4", "0", "-", "--", "-qv", "x y", "ya", "en", "-o", "-1", "csv"]
      for _ in 0..<400 {
        let arguments = (0..<random.int(0...6)).compactMap { _ in random.pick(words) }
        if ArgumentCheck.fault(in: arguments, of: verb.page) != nil { continue }
        let isRead = Self.parses(verb, arguments)
        #expect(
          isRead,
          "timbang \(verb.page.name.indonesian) \(arguments.joined(separator: " "))")
      }
    }
  }

  // MARK: two languages

  /// Words that only one of the languages has.
  private static let indonesian: Set = [
    "dan", "yang", "tidak", "untuk", "atau", "dengan", "belum", "semua", "bila", "galat",
    "peringatan", "catatan", "saran", "lihat", "berkas", "perintah", "pilihan", "hasil", "misalnya",
    "bentuk", "contoh",
  ]
  private static let english: Set = [
    "the", "and", "of", "is", "are", "with", "not", "or", "without", "error", "warning", "help",
    "see", "file", "command", "option", "options", "results", "example", "examples", "form",
  ]

  private static func plain(_ text: String) -> Set<String> {
    // What stands in backticks is typed, not said.
    let said = text.replacing(#/`[^`]*`|timbang \w+.*|--?[a-z][a-z-]*|\S+/\S+/#, with: " ")
    return Set(said.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init))
  }

  @Test func noPageMixesLanguages() {
    var texts: [Words] = []
    for page in Program.verbs.map({ $0.page }) + [Program.root] {
      texts.append(page.summary)
      texts += page.examples.map(\.words) + page.operands.map(\.words)
      texts += page.allOptions.map(\.words)
    }
    for fault in Self.faults {
      texts += [fault.words] + (fault.help.map { [$0] } ?? [])
    }
    for words in texts {
      #expect(words.indonesian != words.english)
      #expect(Self.plain(words.indonesian).isDisjoint(with: Self.english), "\(words.indonesian)")
      #expect(Self.plain(words.english).isDisjoint(with: Self.indonesian), "\(words.english)")
    }
  }

  /// One of each.
  static let faults: [UsageFault] = [
    .unknownVerb("xyz", known: ["periksa"]), .unknownVerb("periks", known: ["periksa"]),
    .unknownOption("--xyz", Check.page), .missingValue("--aturan", .text(Words("A", en: "B"))),
    .surplusValue("-q", "1"), .unknownChoice("--warna", "biru", ColorChoice.choices),
    .noDate("--tanggal", "1"), .noCount("--benang", "0"), .repeated("--tanggal"),
    .missingOption(DateOption.page, Evaluate.page),
    .missingOperand(New.page.operands[0], New.page), .surplusOperand("x", New.page),
    .excluded("--excel", "--format json"), .noTest("x"), .noCode("A9999"), .ours,
  ]

  @Test func everyTextOfTheProgramHasBothLanguages() throws {
    let sources = Timbang.project.appendingPathComponent("Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).sorted()
    var same: [String] = []
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      let pattern = #/Words\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*en:\s*"((?:[^"\\]|\\.)*)"/#
      for match in text.matches(of: pattern)
      where match.1 == match.2 || match.1.isEmpty != match.2.isEmpty {
        // A single word or sign may be the same in both.
        if match.1 == match.2, !match.1.contains(" ") { continue }
        same.append("\(path): \(match.1)")
      }
    }
    #expect(same == [])
  }
}
