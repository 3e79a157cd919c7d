// House.swift: the project as text: its rooms, floors, manifest and source files.
// The other files here hold that text against the tidy rules of ARCHITECTURE.md.

import Foundation

/// One source file, as written and without comments and string contents.
struct HouseFile: Sendable {
  /// From the top of the project: `Sources/Text/Words.swift`.
  let path: String
  let text: String
  let lines: [String]
  /// The lines without comments and string contents; empty for what is not Swift.
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    func lined(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    lines = lined(text)
    code = path.hasSuffix(".swift") ? lined(CodeOnly.text(text)) : []
  }

  var name: String { String(path.split(separator: "/").last ?? "") }
  /// `Text` for `Sources/Text/Words.swift`.
  var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  var imports: Set<String> { Set(code.compactMap(HouseFile.importedModule)) }

  /// `Text` for `package import Text` and `import struct Text.Words`.
  private static func importedModule(_ line: String) -> String? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == ";" }).map(String.init)
    let modifiers: Set = ["package", "internal", "private", "fileprivate", "public"]
    while let first = words.first, modifiers.contains(first) || first.hasPrefix("@") {
      words.removeFirst()
    }
    guard words.first == "import" else { return nil }
    let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    let name = words.dropFirst().first { !kinds.contains($0) }
    return name?.split(separator: ".").first.map(String.init)
  }
}

enum House {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let sources: [HouseFile] = files(under: "Sources", ending: ".swift")
  static let tests: [HouseFile] = files(under: "Tests", ending: ".swift")

  /// Text files below a folder, in the order of their paths; hidden folders are left out.
  static func files(under folder: String, ending: String) -> [HouseFile] {
    let top = root.appendingPathComponent(folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: top.path)) ?? []
    return paths.sorted().compactMap { path -> HouseFile? in
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if isHidden || !path.hasSuffix(ending) { return nil }
      return text(at: "\(folder)/\(path)").map { HouseFile(path: "\(folder)/\(path)", text: $0) }
    }
  }

  static func text(at path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func folders(in folder: String) -> [String] {
    let top = root.appendingPathComponent(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: top.path)) ?? []
    return names.sorted().filter { name in
      let url = top.appendingPathComponent(name)
      let isFolder = try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      return isFolder == true && !name.hasPrefix(".")
    }
  }

  // MARK: floors

  /// The floors of ARCHITECTURE.md's table, the ground first.
  static let floors: [[String]] = {
    var floors: [[String]] = []
    for line in (text(at: "ARCHITECTURE.md") ?? "").split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count >= 4, cells[2].hasPrefix("`") else { continue }
      let room = cells[2].split(separator: "`").first.map(String.init) ?? ""
      if cells[1].isEmpty, !floors.isEmpty {
        floors[floors.count - 1].append(room)
      } else {
        floors.append([room])
      }
    }
    return floors.reversed()
  }()

  /// How high a room stands; nil for rooms the table does not have.
  static func floor(of room: String) -> Int? {
    floors.firstIndex { $0.contains(room) }
  }

  /// Whether a room stands below the one that may read files and the clock.
  static func isBelowWorkspace(_ room: String) -> Bool {
    guard let floor = floor(of: room), let hall = self.floor(of: "Workspace") else { return false }
    return floor < hall
  }

  /// The edges of Package.swift: room to declared rooms.
  static let declared: [String: [String]] = {
    let manifest = text(at: "Package.swift") ?? ""
    var declared: [String: [String]] = [:]
    for match in manifest.matches(of: #/room\(\s*"(\w+)"(?:,\s*on:\s*\[([^\]]*)\])?,?\s*\)/#) {
      declared[String(match.1)] = names(match.2 ?? "")
    }
    for match in manifest.matches(of: #/\.systemLibrary\(name: "(\w+)"/#) {
      declared[String(match.1)] = []
    }
    for match in manifest.matches(
      of:
        #/\.executableTarget\(\s*name: "\w+",\s*dependencies: \[([^\]]*)\],\s*path: "Sources/(\w+)"/#
    ) {
      // Products of other packages stand behind `.product(name:`.
      let rooms = match.1.split(separator: ".product").first ?? ""
      declared[String(match.2)] = names(rooms)
    }
    return declared
  }()

  private static func names(_ list: Substring) -> [String] {
    list.matches(of: #/"(\w+)"/#).map { String($0.1) }
  }
}
