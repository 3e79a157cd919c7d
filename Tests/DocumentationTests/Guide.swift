// Guide.swift: the guides' fenced blocks, chapter by chapter. Scene.swift makes rule folders of them.
//
// How a guide says what its blocks are (the words behind the language of a fence):
//
//     ```aturan                       a part of the city's rules, in a file of its own; must be in order,
//                                     and its `uji` must pass. A block that opens with neither `aturan`
//                                     nor `bagian` belongs to the root's rules
//     ```aturan dinas=Kesehatan       the same, a part of that agency's rules
//     ```aturan berkas=kota.aturan    the whole file of that name
//     ```aturan lanjut                goes on in the file of the block before
//     ```aturan tukar=kota.aturan     its declarations take the place of those of the same name there
//     ```aturan sisip=kota.aturan     takes the place of the line there that reads like its first line
//     ```aturan latar                 holds for the whole guide, not only for its chapter
//     ```aturan keliru=A0201          gives exactly these messages, then is forgotten (A0201,A0130: several)
//     ```yaml                         a record: is read and evaluated without a message
//     ```yaml keliru=R0203            a record that gives exactly this message
//     ```text pesan                   every line of it stands in the messages of the block before
//
// A chapter is what stands under one `##` heading. It begins with the rules of the whole guide: the
// folder `Rules` for panduan.md, the `latar` blocks for language.md. Other fences are not read.

import Foundation

/// One fenced block.
struct GuideBlock: Sendable {
  enum Language: String, Sendable { case aturan, yaml, text }
  var language: Language
  /// The words behind the language: `lanjut` is ("lanjut", "").
  var attributes: [String: String]
  /// The guide's line of the block's first line, from 1.
  var line: Int
  var lines: [String]

  var text: String { lines.joined(separator: "\n") + "\n" }
  /// The codes it must give; nil when it is in order.
  var faults: [String]? {
    attributes["keliru"].map { $0.split(separator: ",").map(String.init).sorted() }
  }
}

/// What stands under one `##` heading.
struct GuideChapter: Sendable, CustomStringConvertible {
  var guide: String
  var title: String
  var blocks: [GuideBlock]
  var description: String { "\(guide): \(title)" }
}

/// One guide.
struct Guide: Sendable {
  var name: String
  var chapters: [GuideChapter]

  static let documentation = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation")

  /// Reads `Documentation/NAME`.
  init(_ name: String) {
    self.name = name
    let path = Guide.documentation.appendingPathComponent(name).path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var chapters = [GuideChapter(guide: name, title: "", blocks: [])]
    var open: GuideBlock?
    var isFenced = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        if isFenced {
          if let block = open { chapters[chapters.count - 1].blocks.append(block) }
          open = nil
        } else {
          open = Guide.block(String(line.dropFirst(3)), line: number + 2)
        }
        isFenced.toggle()
      } else if isFenced {
        open?.lines.append(String(line))
      } else if line.hasPrefix("## ") {
        chapters.append(GuideChapter(guide: name, title: String(line.dropFirst(3)), blocks: []))
      }
    }
    self.chapters = chapters.filter { !$0.blocks.isEmpty }
  }

  private static func block(_ info: String, line: Int) -> GuideBlock? {
    var words = info.split(separator: " ").map(String.init)
    guard let first = words.first, let language = GuideBlock.Language(rawValue: first) else {
      return nil
    }
    words.removeFirst()
    // A fence of plain text is read only as the messages of the block before.
    if language == .text, words != ["pesan"] { return nil }
    var attributes: [String: String] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      attributes[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    return GuideBlock(language: language, attributes: attributes, line: line, lines: [])
  }

  /// The blocks that hold for the whole guide.
  var background: [GuideBlock] {
    chapters.flatMap(\.blocks).filter { $0.attributes["latar"] != nil }
  }
}
