// HabitTests.swift: what no file may contain, and how each begins.

import Testing

@Suite struct HabitTests {
  /// A word or sign that some files do without.
  private struct Ban: Sendable {
    var pattern: String
    /// Lines it must find, so that a ban that finds nothing is not taken for a clean house.
    var examples: [String]
    var holdsIn: @Sendable (HouseFile) -> Bool = { _ in true }
  }

  private static let bans: [Ban] = [
    // A trap that a file could reach would end the run of everybody.
    Ban(pattern: #"[\w)\]}>"?]!($|[^=~])"#, examples: ["a!", "f(x)!.y", "a[0]!)", "b: Int!"]),
    Ban(pattern: #"\b(try|as)!"#, examples: ["try! f()", "x as! Y"]),
    Ban(
      pattern: #"\b(fatalError|precondition(Failure)?|assert(ionFailure)?)\s*\("#,
      examples: ["fatalError()", "precondition(a > b)", "assert(a)", "preconditionFailure(x)"]),
    // Memory is safe outside the two places that speak C: libyaml's room, and the folder that
    // speaks to the system.
    Ban(
      pattern: #"\bunsafe\b|\b[Uu]nsafe\w+|\bwithUnsafe\w*|@unchecked\b|@_\w+"#,
      examples: ["unsafe f()", "UnsafePointer<Int>", "x.withUnsafeBytes {", "@unchecked Sendable"]
    ) { $0.room != "YAML" && !$0.path.hasPrefix("Sources/Workspace/Disk/") },
    // One owner at a time is for the C parser and for the reader that holds it, not for values.
    Ban(pattern: #"~Copyable"#, examples: ["struct X: ~Copyable {"]) {
      $0.room != "YAML" && $0.name != "RecordReader.swift"
    },
    Ban(
      pattern: #"\bunsafeBitCast\b|@unchecked\b|\bunowned\b"#, examples: ["unsafeBitCast(a, b)"]),
    // No file, no clock, no environment, no output, no chance below Workspace.
    Ban(
      pattern: #"(^|[^.\w])(print|debugPrint|dump|readLine)\s*\("#,
      examples: ["print(x)", "  debugPrint (x)", "let a = readLine()"]
    ) { House.isBelowWorkspace($0.room) },
    Ban(
      pattern: #"\b((Continuous|Suspending)Clock|Date\(\)|ProcessInfo|File(Manager|Handle))\b"#,
      examples: ["ContinuousClock.now", "FileManager.default", "ProcessInfo.processInfo"]
    ) { House.isBelowWorkspace($0.room) },
    Ban(
      pattern: #"\bCommandLine\.|\brandom\(|\bshuffled?\(|\brandomElement\(|\bHasher\("#,
      examples: ["CommandLine.arguments", "Int.random(in: 0...1)", "x.shuffled()", "Hasher()"]
    ) { House.isBelowWorkspace($0.room) },
    Ban(pattern: #"\b(async|await|actor)\b"#, examples: ["await f()"]) {
      House.isBelowWorkspace($0.room)
    },
    // Binary floating point has no place where numbers are exact.
    Ban(pattern: #"\b(Double|Float\d*|CGFloat)\b"#, examples: ["let x: Double", "Float80(1)"]) {
      House.isBelowWorkspace($0.room)
    },
    // Rooms speak by `package`; nothing leaves the house.
    Ban(pattern: #"^\s*(public|open)\s+\w+\s"#, examples: ["public struct X {", "  open class Y"]),
  ]

  @Test func everyBanFindsWhatItForbids() throws {
    for ban in Self.bans {
      let pattern = try Regex(ban.pattern).wordBoundaryKind(.simple)
      for example in ban.examples {
        #expect(example.contains(pattern), "\(ban.pattern) does not find \(example)")
      }
      for harmless in ["a != b", "a!=b", "if !a {", "self.print(x)", "(!a, !b)", "x ?? !y"] {
        #expect(!harmless.contains(pattern), "\(ban.pattern) finds \(harmless)")
      }
    }
  }

  @Test func nothingForbiddenStandsInCode() throws {
    var found: [String] = []
    for ban in Self.bans {
      let pattern = try Regex(ban.pattern).wordBoundaryKind(.simple)
      for file in House.sources where ban.holdsIn(file) {
        for (number, line) in file.code.enumerated() where line.contains(pattern) {
          found.append("\(file.path):\(number + 1): \(file.lines[number])")
        }
      }
    }
    #expect(found == [])
  }

  @Test func filesAreShort() {
    let long = (House.sources + House.tests).filter { $0.lines.count > 401 }.map {
      "\($0.path): \($0.lines.count - 1)"
    }
    #expect(long == [], "files of more than 400 lines")
  }

  @Test func everyFileSaysItsJobFirst() {
    let silent = (House.sources + House.tests).filter { file in
      let opening = file.name == "Package.swift" ? 1 : 0
      return !(file.lines.dropFirst(opening).first ?? "").hasPrefix("// \(file.name): ")
    }
    #expect(silent.map(\.path) == [], "the first line is not `// Name.swift: ...`")
  }

  @Test func noPathOfAMachineStandsInTheProject() throws {
    let pattern = try Regex(#"(^|[^\w.:/])/(home|root|Users|work|workspace|mnt)/\w"#)
    var found: [String] = []
    let endings = [".swift", ".md", ".aturan", ".yaml", ".yml", ".txt", ".sh", ".csv", ".json"]
    for folder in House.folders(in: ".") {
      for ending in endings {
        for file in House.files(under: folder, ending: ending) {
          for (number, line) in file.lines.enumerated() where line.contains(pattern) {
            found.append("\(file.path):\(number + 1)")
          }
        }
      }
    }
    for name in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "Package.swift", "Tests/run"] {
      for line in (House.text(at: name) ?? "").split(separator: "\n")
      where line.contains(pattern) { found.append(name) }
    }
    #expect(found == [])
  }

  @Test func theScannerSeesOnlyCode() {
    let source = ##"""
      let a = "x! \(b! + "y!")" // z!
      /* c! /* d! */ e! */ let f = #"g!\(h)\#(i)"#
      """##
    #expect(
      CodeOnly.text(source)
        == "let a = \"(b! + \"\")\" \n let f = \"(i)\"")
  }
}
