// GuideTests.swift: every example in the guides is run: rules check, tests pass, records are evaluated,
// and what is shown to be wrong gives the message the guide says.

import Foundation
import Testing
import Workspace

@Suite struct GuideTests {
  private static let guides = [Guide("panduan.md"), Guide("language.md")]
  static let chapters = guides.flatMap { $0.chapters }

  /// The folder a chapter begins with.
  private static func scene(of guide: String) throws -> Scene {
    if guide == "panduan.md" {
      let rules = Guide.documentation.deletingLastPathComponent().appendingPathComponent("Rules")
      return try Scene(root: "Kota_Palu", folder: rules)
    }
    var scene = Scene(root: "Kota")
    for block in guides.first(where: { $0.name == guide })?.background ?? [] {
      try scene.add(block)
    }
    return scene
  }

  @Test(arguments: chapters) func examplesDoWhatTheGuideSays(_ chapter: GuideChapter) throws {
    var scene = try Self.scene(of: chapter.guide)
    var wrong: [String] = []
    var last: [Said] = []
    for (index, block) in chapter.blocks.enumerated() {
      let place = "\(chapter.guide):\(block.line)"
      // A block that belongs to the whole guide is in the scene already.
      if block.attributes["latar"] != nil { continue }
      switch block.language {
      case .text:
        let said = last.map(\.text).joined(separator: "\n")
        for line in block.lines where !line.isEmpty && !said.contains(line) {
          wrong.append("\(place): no message says “\(line)”; they say:\n\(said)")
        }
      case .aturan:
        var tried = scene
        try tried.add(block)
        // A block that goes on below is judged with what follows.
        let next = chapter.blocks.dropFirst(index + 1).first
        if block.faults == nil {
          scene = tried
          if next?.attributes["lanjut"] != nil { continue }
        }
        last = try Self.judge(tried, block, place, &wrong)
      case .yaml: last = try Self.judge(record: block, scene, place, &wrong)
      }
    }
    #expect(wrong == [])
  }

  /// Rules: in order with passing tests, or exactly the messages announced.
  private static func judge(
    _ scene: Scene, _ block: GuideBlock, _ place: String, _ wrong: inout [String]
  ) throws -> [Said] {
    let folder = try ExampleFolder()
    try scene.write(to: folder.url)
    let rules = Pipeline.load(folder)
    let said = Pipeline.said(rules.messages, folder)
    if let faults = block.faults {
      let codes = Set(said.map(\.code)).sorted()
      if codes != Set(faults).sorted() {
        wrong.append(
          "\(place): announced \(faults), said:\n\(said.map(\.short).joined(separator: "\n"))")
      }
      return said
    }
    if !said.isEmpty {
      wrong.append("\(place): \(said.map(\.short).joined(separator: "\n"))")
    } else {
      // Where the guide changes the city's rules, their own tests may rightly fail.
      let ofGuide = Pipeline.failures(rules, folder).filter {
        $0.file.isEmpty || scene.origin($0.file, line: $0.line) != nil
      }
      wrong += ofGuide.map { "\(place): \($0.file):\($0.line) \($0.text)" }
    }
    return said
  }

  private static func judge(
    record block: GuideBlock, _ scene: Scene, _ place: String, _ wrong: inout [String]
  ) throws -> [Said] {
    let folder = try ExampleFolder()
    try scene.write(to: folder.url)
    try folder.write(block.text, to: "staf.yaml")
    let said = Pipeline.evaluate(Pipeline.load(folder), "staf.yaml", folder)
    let codes = Set(said.map(\.code)).sorted()
    if codes != Set(block.faults ?? []).sorted() {
      wrong.append(
        "\(place): announced \(block.faults ?? []), said:\n"
          + said.map(\.short).joined(separator: "\n"))
    }
    return said
  }
}
