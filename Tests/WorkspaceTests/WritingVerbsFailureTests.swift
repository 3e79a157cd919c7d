// WritingVerbsFailureTests.swift: every verb that writes, with each call to the system failing, interrupted or
// ended by force in turn: each of its files is the old one or the new one, whole, the exit code is not that
// of success unless all are new, and the next run clears away what a killed one left.

import Foundation
import Testing

@testable import Workspace

/// One way to write files.
private enum Writing: String, CaseIterable, Sendable {
  case results, report, comparison, format, repair, starter

  static let head = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    data Pegawai
        nip     teks "NIP" kunci
        potensi angka poin 0 .. 100 "Potensi"

    """

  /// What stands there before, by path.
  var before: [String: String] {
    let rules = Self.head + "\nrumus r \"R\" = potensi + 1\n"
    switch self {
    case .results:
      return ["kota.aturan": rules, "staf.yaml": "nip: \"1\"\npotensi: 70\n", "hasil": "lama"]
    case .report:
      let test =
        "\nuji \"U\"\n    tanggal penilaian 31 Desember 2026\n    pegawai\n        dengan potensi = 5\n"
        + "    maka r = 6\n"
      return ["kota.aturan": rules + test, "hasil": "lama"]
    case .comparison:
      return [
        "kota.aturan": rules,
        "baru/kota.aturan": rules.replacingOccurrences(of: "+ 1", with: "+ 2"),
        "staf.yaml": "nip: \"1\"\npotensi: 70\n",
      ]
    case .format:
      return [
        "a.aturan": Self.head + "rumus   a \"A\" =   potensi\n",
        "b.aturan": "bagian   dari Kota\nrumus b   \"B\" = potensi\n",
      ]
    case .repair:
      return [
        "a.aturan": Self.head + "penempatan a \"A\"\n    sesuai jika 60 <= potensi\n",
        "b.aturan": "bagian dari Kota\npenempatan b \"B\"\n    sesuai jika 70 <= potensi\n",
      ]
    case .starter: return [:]
    }
  }

  func words(_ path: String) -> [String] {
    switch self {
    case .results:
      [
        "nilai", "\(path)/staf.yaml", "--aturan", "\(path)/kota.aturan", "--tanggal", "2026-12-31",
        "--format", "csv", "-o", "\(path)/hasil",
      ]
    case .report: ["uji", "\(path)/kota.aturan", "--format", "junit", "-o", "\(path)/hasil"]
    case .comparison:
      [
        "bandingkan", "\(path)/kota.aturan", "\(path)/baru", "\(path)/staf.yaml", "--tanggal",
        "2026-12-31", "--format", "csv", "-o", "\(path)/hasil",
      ]
    case .format: ["rapikan", path]
    case .repair: ["perbaiki", path]
    case .starter: ["baru", "\(path)/kota"]
    }
  }
}

/// A folder in which one verb runs again and again.
private final class Stage {
  let writing: Writing
  private let scratch = Scratch()
  private(set) var after: [String: String] = [:]
  private(set) var success: Int32 = -1

  init(_ writing: Writing) {
    self.writing = writing
    reset()
    success = run([]).status
    after = files
    reset()
  }

  private var folder: String { "\(scratch.path)/kerja" }

  func reset() {
    try? FileManager.default.removeItem(atPath: folder)
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in writing.before { scratch.write("kerja/\(path)", text) }
  }

  /// Everything in the folder that is no folder, hidden files too.
  var files: [String: String] {
    var files: [String: String] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
      if let text = scratch.text("kerja/\(path)") { files[path] = text }
    }
    return files
  }

  /// What is neither old nor new, or should not be there at all.
  var wrong: [String] {
    let (before, files) = (writing.before, files)
    return Set(before.keys).union(after.keys).union(files.keys).sorted().filter {
      files[$0] != before[$0] && files[$0] != after[$0]
    }
  }

  func run(_ injection: [String]) -> (status: Int32, wasHit: Bool) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Injection.strace)
    process.arguments =
      ["-f", "-qq", "-o", "\(scratch.path)/jejak"] + injection + [Injection.command ?? ""]
      + writing.words(folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return (-1, false) }
    process.waitUntilExit()
    let trail = scratch.text("jejak") ?? ""
    return (
      process.terminationStatus, ["INJECTED", "SIGINT", "SIGKILL"].contains { trail.contains($0) }
    )
  }

  /// Runs with each call of this name hit in turn; the check sees what came of it.
  func hitEach(_ call: String, _ what: String, _ check: (_ status: Int32, _ place: String) -> Void)
  {
    for number in 1...60 {
      reset()
      let (status, wasHit) = run([
        "-e", "trace=\(call)", "-e", "inject=\(call):\(what):when=\(number)",
      ])
      check(status, "\(writing.rawValue), \(call) \(number), \(what)")
      if !wasHit { return }
    }
    Issue.record("\(writing.rawValue), \(call): more than sixty calls")
  }
}

@Suite(.enabled(if: Injection.canInject)) struct WritingVerbsFailureTests {
  private static let calls = ["write", "fsync", "linkat", "rename", "fchmod"]

  @Test(arguments: Writing.allCases)
  fileprivate func everyVerbWrites(_ writing: Writing) {
    let stage = Stage(writing)
    #expect(stage.success == 0, "\(writing.rawValue)")
    #expect(stage.after != writing.before, "\(writing.rawValue) writes nothing")
  }

  @Test(arguments: Writing.allCases, calls)
  fileprivate func aFailingCallLeavesOldOrNew(_ writing: Writing, _ call: String) {
    let stage = Stage(writing)
    for error in call == "write" ? ["ENOSPC", "EIO", "EPIPE"] : ["EIO"] {
      stage.hitEach(call, "error=\(error)") { status, place in
        #expect(stage.wrong == [], "\(place)")
        #expect(status != 0 || stage.files == stage.after, "\(place): exit 0")
      }
    }
  }

  @Test(arguments: Writing.allCases)
  fileprivate func anInterruptedCallIsMadeAgain(_ writing: Writing) {
    let stage = Stage(writing)
    for call in ["write", "fsync"] {
      stage.hitEach(call, "error=EINTR") { status, place in
        #expect(status == 0 && stage.files == stage.after, "\(place)")
      }
    }
  }

  @Test(arguments: Writing.allCases, calls)
  fileprivate func anInterruptionLeavesNoRubbish(_ writing: Writing, _ call: String) {
    let stage = Stage(writing)
    stage.hitEach(call, "signal=SIGINT") { _, place in #expect(stage.wrong == [], "\(place)") }
  }

  /// What a killed run may leave is a hidden file that the next one takes away.
  @Test(arguments: Writing.allCases, calls)
  fileprivate func theNextRunClearsWhatAKilledOneLeft(_ writing: Writing, _ call: String) {
    let stage = Stage(writing)
    stage.hitEach(call, "signal=SIGKILL") { _, place in
      #expect(stage.wrong.filter { !isTemporary($0) } == [], "\(place)")
      _ = stage.run([])
      #expect(stage.files == stage.after, "\(place), then once more")
    }
  }

  private func isTemporary(_ path: String) -> Bool {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return name.hasPrefix(".") && name.hasSuffix(".tmp")
  }
}
