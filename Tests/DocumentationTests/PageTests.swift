// PageTests.swift: every page of a message is run: its wrong example gives the message, its right one
// gives none. Pages about commands (`sh`) are run by the tests of the command line.

import Foundation
import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct PageTests {
  private static let folder = Guide.documentation.appendingPathComponent("pesan")

  static let pages: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { String($0.dropLast(3)) }.sorted()
  }()

  static func page(_ code: String) -> MessagePage? {
    let path = folder.appendingPathComponent("\(code).md").path
    return (try? String(contentsOfFile: path, encoding: .utf8)).flatMap(MessagePage.init)
  }

  @Test(arguments: pages) func examplesDoWhatThePageSays(_ code: String) throws {
    let page = try #require(Self.page(code))
    let blocks = page.wrong + page.right
    if blocks.contains(where: { $0.language == "sh" }) { return }
    // What no example can show is told in words; records alone are read by the tests of the reader.
    if blocks.allSatisfy({ $0.language == "text" || $0.language == "yaml" }) { return }
    let wrong = try Self.run(page.wrong)
    #expect(
      wrong.said.contains { $0.code == code },
      "the wrong example says:\n\(wrong.said.map(\.short).joined(separator: "\n"))")
    try Self.expectMends(wrong, code)
    let right = try Self.run(page.right)
    // A page about form shows a piece of a rule; what the piece refers to may stand elsewhere.
    let isAboutForm = code.hasPrefix("A01") || code.hasPrefix("A02")
    let said = right.said.filter {
      !isAboutForm || $0.code.hasPrefix("A01") || $0.code.hasPrefix("A02")
    }
    #expect(said.map(\.short) == [], "the right example is not in order")
    if said.isEmpty { #expect(right.failures == [], "tests of the right example fail") }
  }

  /// A mend that the wrong example's message calls certain takes the message away and brings no error.
  /// What is a warning or a note can be silenced, what is an error cannot.
  private static func expectMends(_ example: Example, _ code: String) throws {
    let before = example.loaded.messages
    for diagnostic in before.diagnostics where diagnostic.code == code && code.hasPrefix("A") {
      #expect(
        SilenceableCodes.all.contains(code) == (diagnostic.severity != .error) || code >= "A109")
      #expect(SilenceableCodes.isKnown(code))
    }
    var edits = EditSet(example.loaded.files)
    for diagnostic in before.diagnostics where diagnostic.code == code {
      edits.add(diagnostic.fix)
    }
    if edits.changed.isEmpty { return }
    for id in edits.changed {
      let name = example.folder.relative(before.files[Int(id.index)].name)
      try example.folder.write(Data(edits.bytes(of: id) ?? []), to: name)
    }
    let after = Pipeline.load(example.folder).messages
    func count(_ messages: Messages, _ of: (Diagnostic) -> Bool) -> Int {
      messages.diagnostics.count(where: of)
    }
    let said = Pipeline.said(after, example.folder).map(\.short).joined(separator: "\n")
    #expect(
      count(after) { $0.code == code } < count(before) { $0.code == code },
      "mended, the example still says:\n\(said)")
    #expect(
      count(after) { $0.severity == .error } <= count(before) { $0.severity == .error },
      "mended, the example says:\n\(said)")
  }

  private struct Example {
    var said: [Said]
    var failures: [String]
    var loaded: LoadedRules
    var folder: ExampleFolder
  }

  private static func run(_ blocks: [GoldenBlock]) throws -> Example {
    let rules = blocks.filter { $0.language == "aturan" }
    let folder = try ExampleFolder()
    if rules.isEmpty {
      // Records are read as the city's.
      let city = Guide.documentation.deletingLastPathComponent().appendingPathComponent("Rules")
      try Scene(root: "Kota_Palu", folder: city).write(to: folder.url)
    } else if !rules.contains(where: { firstLine($0.text).hasPrefix("aturan ") }) {
      // A part of the rules of the reference's sample city.
      var scene = Scene(root: "Kota")
      for block in Guide("language.md").background { try scene.add(block) }
      try scene.write(to: folder.url)
    }
    let isAlone = rules.count == 1
    for (index, block) in rules.enumerated() {
      let name =
        block.fileName.isEmpty ? "contoh\(isAlone ? "" : "\(index + 1)").aturan" : block.name
      let first = firstLine(block.text)
      let hasHeader = first.hasPrefix("aturan ") || first.hasPrefix("bagian ")
      let isWhole = rules.contains { firstLine($0.text).hasPrefix("aturan ") }
      let header = hasHeader || isWhole ? "" : "bagian dari Kota\n"
      try folder.write(Data(Array(header.utf8) + block.bytes), to: name)
    }
    for block in blocks where block.language == "csv" {
      try folder.write(Data(block.bytes), to: block.fileName)
    }
    let loaded = Pipeline.load(folder)
    var said = Pipeline.said(loaded.messages, folder)
    let failures = said.isEmpty ? Pipeline.failures(loaded, folder).map(\.text) : []
    for block in blocks where block.language == "yaml" {
      let name = block.fileName.isEmpty ? "staf.yaml" : block.fileName
      try folder.write(Data(block.bytes), to: name)
      said += Pipeline.evaluate(loaded, name, folder)
    }
    return Example(said: said, failures: failures, loaded: loaded, folder: folder)
  }

  private static func firstLine(_ text: String) -> Substring {
    text.split(separator: "\n").first {
      !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace)
    } ?? ""
  }
}
