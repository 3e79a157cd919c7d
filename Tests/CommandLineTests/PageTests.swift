// PageTests.swift: the pages of messages about commands are run: the wrong example brings its message
// about, the right one does not. Documentation/perintah.md names every command and option.

import Foundation
import TestSupport
import Testing
import Text

@testable import timbang

@Suite struct PageTests {
  private static let folder = Timbang.project.appendingPathComponent("Documentation/pesan")

  /// The pages whose examples are commands.
  static let codes: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasPrefix("C") && $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
      .filter { code in
        let page = PageTests.page(code)
        return (page?.wrong ?? []).contains { $0.language == "sh" }
      }.sorted()
  }()

  static func page(_ code: String) -> MessagePage? {
    let path = folder.appendingPathComponent("\(code).md").path
    return (try? String(contentsOfFile: path, encoding: .utf8)).flatMap(MessagePage.init)
  }

  @Test(arguments: codes) func examplesDoWhatThePageSays(_ code: String) throws {
    let page = try #require(Self.page(code))
    let wrong = try Self.run(page.wrong)
    #expect(
      wrong.contains { ($0.output + $0.errors).contains("[\(code)]") },
      "the wrong example does not say \(code):\n\(wrong.map(\.text).joined())")
    let right = try Self.run(page.right)
    for run in right {
      #expect(!run.text.contains("[\(code)]"), "the right example says \(code)")
      #expect(run.code == 0, "\(run.text)")
    }
  }

  /// Puts the files of the blocks into a folder and types the lines of the commands there.
  private static func run(_ blocks: [GoldenBlock]) throws -> [Run] {
    let scratch = try Scratch()
    let names = ["aturan": "contoh.aturan", "yaml": "staf.yaml"]
    for block in blocks where block.language != "sh" && block.language != "text" {
      let name = block.name.isEmpty ? names[block.language] ?? "" : block.name
      try scratch.write(block.text, to: name)
    }
    var runs: [Run] = []
    for block in blocks where block.language == "sh" {
      for line in block.text.split(separator: "\n") {
        runs.append(try Timbang.shell(String(line), in: scratch.folder))
      }
    }
    return runs
  }

  @Test func everyMessageAboutCommandsHasAPageOfItsKind() {
    for fault in CatalogueTests.faults {
      let page = Self.page(fault.code)
      #expect(page != nil, "no page for \(fault.code)")
      if case .ours = fault { continue }
      #expect(Self.codes.contains(fault.code))
    }
  }

  @Test func theManualNamesEveryCommandAndOption() throws {
    let text = try String(
      contentsOf: Timbang.project.appendingPathComponent("Documentation/perintah.md"),
      encoding: .utf8)
    for verb in Program.verbs {
      for name in [verb.page.name.indonesian, verb.page.name.english] {
        #expect(text.contains("`\(name)`"), "\(name)")
      }
      for option in verb.page.allOptions {
        for name in option.spellings where !option.others.contains(name) {
          #expect(text.contains("`\(name)"), "\(name)")
        }
      }
    }
  }

  /// Every command that the guides show to be typed is understood.
  @Test func theGuidesTypeOnlyWhatExists() throws {
    let pages = [
      "README.md", "Documentation/panduan.md", "Documentation/perintah.md", "Documentation/ci.md",
      "Examples/kota/README.md", "Examples/rekaman-kotor/README.md",
      "Examples/aturan-keliru/README.md", "Examples/konformansi/README.md",
      "Examples/dinas-kesembilan/README.md",
    ]
    for page in pages {
      let text = try String(
        contentsOf: Timbang.project.appendingPathComponent(page), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let quoted = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map(\.element)
        let typed = quoted + [line.drop { $0 == " " || $0 == "-" }]
        for command in typed where command.hasPrefix("timbang ") {
          Self.check(String(command), page)
        }
      }
    }
  }

  private static func check(_ command: String, _ page: String) {
    // What the shell does with the rest of the line is not ours.
    let end = command.firstIndex { "|>&#;".contains($0) } ?? command.endIndex
    let words = command[..<end].split(separator: " ").dropFirst().map(String.init)
    guard let name = words.first, !name.hasPrefix("-"), !name.hasPrefix("…") else { return }
    guard let verb = Program.verbs.first(where: { $0.page.spellings.contains(name) }) else {
      Issue.record("\(page): there is no command `\(name)`")
      return
    }
    let rest = Array(words.dropFirst()).filter { $0 != "…" }
    // A command named in a sentence need not be complete.
    if rest.isEmpty || rest.contains(where: { CommonOptions.helpNames.contains($0) }) { return }
    let fault = ArgumentCheck.fault(in: rest, of: verb.page)
    #expect(fault == nil, "\(page): `\(command)`: \(fault?.words.english ?? "")")
  }
}
