// ExitCodeTests.swift: every exit code, brought about once and more, and the streams at each ending.

import Foundation
import Testing
import Text
import Workspace

@testable import timbang

@Suite struct ExitCodeTests {
  private static let date = ["--tanggal", "2026-12-31"]

  @Test func zeroIsClean() throws {
    let scratch = try SmallRules.folder()
    for arguments in [
      ["periksa"], ["uji"], ["skema"], ["nilai", "baik.yaml"] + Self.date,
      ["jelaskan", "--untuk", "199001012015031901", "baik.yaml"] + Self.date,
      ["bandingkan", "Rules", "Rules", "baik.yaml", "--kode-rinci"] + Self.date, ["baru", "Awal"],
    ] {
      let run = try Timbang.run(arguments, in: scratch.folder)
      #expect(run.code == 0, "\(arguments): \(run.text)")
      #expect(!run.output.isEmpty)
    }
  }

  @Test func oneIsForFindings() throws {
    let scratch = try SmallRules.folder()
    try scratch.write(
      SmallRules.rules.replacing("pendidikan >= D3", with: "pendidkan >= D3"), to: "Keliru/a.aturan"
    )
    try scratch.write(
      SmallRules.rules.replacing("kepala layak", with: "kepala tidak layak"), to: "Gagal/a.aturan")
    for arguments in [
      ["periksa", "Keliru"], ["periksa", "Gagal", "Keliru"], ["uji", "Keliru"], ["uji", "Gagal"],
      ["skema", "Keliru"], ["nilai", "--aturan", "Keliru", "baik.yaml"] + Self.date,
      ["bandingkan", "Rules", "Keliru", "baik.yaml"] + Self.date,
      ["jelaskan", "--aturan", "Keliru", "--untuk", "1", "baik.yaml"] + Self.date,
    ] {
      let run = try Timbang.run(arguments, in: scratch.folder)
      #expect(run.code == 1, "\(arguments): \(run.text)")
    }
    #expect(
      try Timbang.run(["nilai", "--aturan", "Keliru", "baik.yaml"] + Self.date, in: scratch.folder)
        .output.isEmpty, "with errors in the rules nothing is evaluated")
  }

  @Test func twoIsForDifferencesWhenAsked() throws {
    let scratch = try SmallRules.folder()
    try scratch.write(
      SmallRules.rules.replacing("pendidikan >= D3", with: "pendidikan > S1").replacing(
        "kepala layak", with: "kepala tidak layak"), to: "Usulan/kota.aturan")
    try scratch.write(SmallRules.agency, to: "Usulan/kesehatan.aturan")
    let compare = ["bandingkan", "Rules", "Usulan", "baik.yaml"] + Self.date
    #expect(try Timbang.run(compare, in: scratch.folder).code == 0)
    #expect(try Timbang.run(compare + ["--kode-rinci"], in: scratch.folder).code == 2)
  }

  @Test func sixtyFiveIsForRecordsLeftOut() throws {
    let scratch = try SmallRules.folder()
    let run = try Timbang.run(
      ["nilai", "--format", "csv", "baik.yaml", "buruk.yaml"] + Self.date, in: scratch.folder)
    #expect(run.code == 65)
    #expect(run.output.contains("199001012015031901"), "the good record is evaluated")
    #expect(run.errors.contains("buruk.yaml"))
    #expect(!run.errors.contains("199001012015031902"), "no personal data in messages")
  }

  @Test func sixtySixIsForNothingToReadFrom() throws {
    let scratch = try SmallRules.folder()
    try scratch.write("", to: "Kosong/catatan.txt")
    for arguments in [
      ["periksa", "Tiada"], ["periksa", "Kosong"], ["uji", "--saring", "xyz"],
      ["nilai", "tiada.yaml"] + Self.date, ["nilai", "Kosong"] + Self.date,
      ["nilai", "--aturan", "Tiada", "baik.yaml"] + Self.date,
      ["jelaskan", "--untuk", "1", "baik.yaml"] + Self.date,
      ["bandingkan", "Rules", "Tiada", "baik.yaml"] + Self.date,
    ] {
      let run = try Timbang.run(arguments, in: scratch.folder)
      #expect(run.code == 66, "\(arguments): \(run.text)")
      #expect(run.output.isEmpty && !run.errors.isEmpty)
    }
  }

  @Test func seventyIsForWhatNobodyExpected() {
    struct Unexpected: Error {}
    #expect(Program.exitCode(of: Program.fault(of: Unexpected())) == 70)
    #expect(Program.exitCode(of: .repeated("-o")) == 64)
  }

  @Test func seventyFourIsForWritingThatFails() throws {
    let scratch = try SmallRules.folder()
    let into = try Timbang.run(["skema", "-o", "tiada/x.json"], in: scratch.folder)
    #expect(into.code == 74)
    #expect(try Timbang.run(["skema", "-o", "Rules"], in: scratch.folder).code == 74)
    for command in [
      "periksa", "--bantuan", "uji", "skema", "nilai --tanggal 2026-12-31 baik.yaml",
    ] {
      let full = try Timbang.shell("timbang \(command) > /dev/full", in: scratch.folder)
      #expect(full.code == 74, "\(command): \(full.text)")
      #expect(full.errors.contains("C0104"))
    }
  }

  @Test func anInterruptionLeavesNothingBehind() throws {
    let scratch = try SmallRules.folder()
    let before = scratch.names
    let process = Process()
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try Timbang.interruptible(
      process, ["nilai", "-o", "hasil.csv", "--format", "csv", "-"] + Self.date,
      in: scratch.folder)
    // It waits for the end of its input, which does not come.
    input.fileHandleForWriting.write(Data(SmallRules.good.utf8))
    process.interrupt()
    process.waitUntilExit()
    // A shell shows 130 for a process that this signal ended.
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGINT)
    #expect(scratch.names == before)
  }

  @Test func aReaderThatHasGoneIsNoMistake() throws {
    let scratch = try SmallRules.folder()
    for arguments in [
      ["--bantuan"], ["skema"], ["periksa", "--format", "json"],
      ["nilai", "baik.yaml"] + Self.date,
    ] {
      let process = Process()
      let output = Pipe()
      let errors = try scratch.write("", to: "stderr")
      process.executableURL = URL(fileURLWithPath: Timbang.path)
      process.arguments = arguments + ["--senyap"]
      process.currentDirectoryURL = scratch.folder
      process.standardOutput = output
      process.standardError = try FileHandle(forWritingTo: errors)
      process.standardInput = FileHandle.nullDevice
      try output.fileHandleForReading.close()
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 141, "\(arguments)")
      #expect(scratch.text("stderr") == "", "\(arguments)")
    }
  }

  @Test func theDocumentedCodesAreTheseAndNoOthers() throws {
    let text = try String(
      contentsOf: Timbang.project.appendingPathComponent("Documentation/perintah.md"),
      encoding: .utf8)
    let documented = text.matches(of: #/(?m)^\| (\d+) \|/#).compactMap { Int32($0.1) }
    let known =
      Trouble.allCases.map(\.exitCode) + [
        ExitCodes.differences, ExitCodes.usage, ExitCodes.ours, 130,
      ]
    #expect(documented == known.sorted())
  }
}
