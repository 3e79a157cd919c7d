// Scene.swift: a rule folder made of a guide's blocks, which knows the guide's line of each of its lines.
// Guide.swift says how blocks become files.

import Foundation

/// A rule folder in the making.
struct Scene: Sendable {
  struct Line: Sendable {
    var text: String
    /// The guide's line; nil for a line that no block wrote.
    var origin: Int?
  }
  /// The root's rules, of which blocks without a header are parts.
  var root: String
  /// By path below the folder.
  private(set) var files: [String: [Line]] = [:]
  private var last: String?

  /// An empty folder for the rules of `root`.
  init(root: String) { self.root = root }

  /// The files of a folder, with what its rules read beside them.
  init(root: String, folder: URL) throws {
    self.root = root
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    where [".aturan", ".yaml", ".csv"].contains(where: path.hasSuffix) {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      files[path] = text.split(separator: "\n", omittingEmptySubsequences: false).map {
        Line(text: String($0), origin: nil)
      }
    }
  }

  /// What is wrong with a block's attributes.
  struct Misuse: Error, CustomStringConvertible {
    var description: String
  }

  /// Adds what a block says.
  mutating func add(_ block: GuideBlock) throws {
    let lines = block.lines.enumerated().map { Line(text: $1, origin: block.line + $0) }
    if block.attributes["lanjut"] != nil {
      guard let last else { throw Misuse(description: "`lanjut` without a block before it") }
      files[last]? += [Line(text: "", origin: nil)] + lines
    } else if let path = block.attributes["sisip"] {
      try insert(lines, into: path)
    } else if let path = block.attributes["tukar"] {
      guard let file = files[path] else { throw Misuse(description: "there is no file \(path)") }
      let heads = Set(lines.compactMap { Scene.head($0.text) })
      let name = Scene.setName(of: file) ?? root
      for key in files.keys where key == path || key.hasPrefix("tukar-") {
        files[key] = files[key].map { Scene.without(heads, $0) }
      }
      put(lines, at: "tukar-\(block.line).aturan", partOf: name)
    } else if let path = block.attributes["berkas"] {
      files[path] = lines
      last = path
    } else {
      put(lines, at: "contoh-\(block.line).aturan", partOf: block.attributes["dinas"] ?? root)
    }
  }

  private mutating func put(_ lines: [Line], at path: String, partOf set: String) {
    let first = lines.first { !$0.text.isEmpty && !$0.text.hasPrefix("#") }?.text ?? ""
    let hasHeader = first.hasPrefix("aturan ") || first.hasPrefix("bagian ")
    files[path] =
      (hasHeader ? [] : [Line(text: "bagian dari \(set)", origin: nil)]) + lines
    last = path
  }

  private mutating func insert(_ lines: [Line], into path: String) throws {
    func bare(_ text: String) -> String {
      var text = text.trimmingCharacters(in: .whitespaces)
      if text.hasSuffix(",") { text.removeLast() }
      return text
    }
    guard let first = lines.first,
      let place = files[path]?.firstIndex(where: { bare($0.text) == bare(first.text) })
    else { throw Misuse(description: "no line of \(path) reads like the block's first") }
    files[path]?.replaceSubrange(place...place, with: lines)
    last = path
  }

  // MARK: declarations, as far as `tukar` needs them

  /// `indikator pasien`: what a line at the margin declares.
  private static func head(_ line: String) -> String? {
    guard let first = line.first, first.isLetter else { return nil }
    let words = line.split(whereSeparator: {
      !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "/"
    })
    let isPrefixed = ["ganti", "isi", "ubah", "tanpa"].contains(words.first.map(String.init))
    return words.prefix(isPrefixed ? 3 : 2).joined(separator: " ").lowercased()
  }

  private static func without(_ heads: Set<String>, _ lines: [Line]) -> [Line] {
    var isDropping = false
    return lines.filter { line in
      if let head = head(line.text) { isDropping = heads.contains(head) }
      return !isDropping
    }
  }

  /// Whose rules a file holds.
  private static func setName(of lines: [Line]) -> String? {
    for line in lines {
      let words = line.text.split(separator: " ").map(String.init)
      if words.first == "aturan", words.count > 1 { return words[1] }
      if words.first == "bagian", words.count > 2 { return words[2] }
    }
    return nil
  }

  // MARK: on disk

  func text(of path: String) -> String {
    (files[path] ?? []).map(\.text).joined(separator: "\n")
  }

  /// The guide's line of a line of a file, both from 1.
  func origin(_ path: String, line: Int) -> Int? {
    guard let lines = files[path], lines.indices.contains(line - 1) else { return nil }
    return lines[line - 1].origin
  }

  /// Writes the folder.
  func write(to folder: URL) throws {
    for path in files.keys.sorted() {
      let url = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text(of: path).write(to: url, atomically: true, encoding: .utf8)
    }
  }
}
