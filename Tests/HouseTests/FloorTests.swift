// FloorTests.swift: arrows only point down: import lines and Package.swift against ARCHITECTURE.md.
// SwiftPM lets an undeclared import of a room further down build; this does not.

import Testing

@Suite struct FloorTests {
  /// What may not be known, though it stands below.
  private static let unknown: [String: Set<String>] = [
    // Semantics knows no record.
    "Semantics": ["YAML"],
    // What is compiled no longer knows how it was written.
    "Program": ["Syntax", "YAML"],
    "Evaluation": ["Syntax", "YAML"],
    "Records": ["Syntax"],
    "Explanation": ["YAML"],
    "Analysis": ["YAML"],
  ]

  /// Modules that are no rooms, and who may import them.
  private static let foreign: [String: Set<String>] = [
    "Workspace": ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"],
    "CommandLine": [
      "ArgumentParser", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ],
  ]

  @Test func theTableNamesEveryRoomOnce() {
    let rooms = House.floors.flatMap { $0 }
    #expect(House.floors.count >= 7)
    #expect(Set(rooms).count == rooms.count)
    #expect(Set(House.folders(in: "Sources")).subtracting(rooms) == [], "no floor for these rooms")
    #expect(Set(rooms).subtracting(House.folders(in: "Sources")) == [], "no folder for these rooms")
    #expect(Set(House.declared.keys) == Set(rooms), "Package.swift lists other rooms")
  }

  @Test func everyImportPointsDown() {
    var wrong: [String] = []
    for file in House.sources {
      guard let floor = House.floor(of: file.room) else { continue }
      for module in file.imports.sorted() {
        if let below = House.floor(of: module) {
          let isHidden = Self.unknown[file.room]?.contains(module) ?? false
          if below >= floor || isHidden { wrong.append("\(file.path) imports \(module)") }
        } else if !(Self.foreign[file.room]?.contains(module) ?? false) {
          wrong.append("\(file.path) imports \(module)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func theManifestSaysWhatIsImported() {
    var wrong: [String] = []
    for (room, declared) in House.declared.sorted(by: { $0.key < $1.key }) {
      let imported = House.sources.filter { $0.room == room }.reduce(into: Set<String>()) {
        $0.formUnion($1.imports.filter { House.floor(of: $0) != nil })
      }
      for module in imported.subtracting(declared).sorted() {
        wrong.append("\(room) imports \(module), Package.swift does not say so")
      }
      for module in Set(declared).subtracting(imported).sorted() {
        wrong.append("\(room) never imports \(module), Package.swift says so")
      }
      for module in declared {
        if let below = House.floor(of: module), let floor = House.floor(of: room), below < floor {
          continue
        }
        wrong.append("\(room) on \(module) does not point down")
      }
    }
    #expect(wrong == [])
  }

  @Test func everyTestFolderIsBuilt() {
    let manifest = (House.text(at: "Package.swift") ?? "").filter { !$0.isWhitespace }
    for folder in House.folders(in: "Tests") where folder.hasSuffix("Tests") {
      let isListed =
        manifest.contains("tests(\"\(folder.dropLast(5))\"") || manifest.contains("\"\(folder)\"")
      #expect(isListed, "Package.swift does not build Tests/\(folder)")
    }
  }
}
