// EvaluationTests.swift: records to results on the disk: the forms, what is left out, and the same bytes
// whatever the threads, the order and the folder.

import Records
import TestSupport
import Testing
import Text
import Values

@testable import Workspace

@Suite struct EvaluationTests {
  private func results(
    _ scratch: Scratch, _ records: [String], as format: ResultFormat, threads: Int = 1,
    options: ResultOptions = ResultOptions()
  ) -> (text: String, report: EvaluationReport) {
    let workspace = Workspace(threads: threads)
    let report = workspace.evaluate(
      SampleRules.rules, records: records, on: SampleRules.date, as: format,
      to: .file("\(scratch.path)/hasil"), options: options)
    return (scratch.text("hasil") ?? "", report)
  }

  private static let few = """
    ---
    nip: 198501012010010001
    nama: =HYPERLINK("x")
    dinas: Kesehatan
    potensi: 82.5
    tingkat: tinggi
    ---
    nip: "198501012010010002"
    nama: "Ani, Budi; Citra"
    dinas: Kesehatan
    potensi: 59.5
    ---
    nip: "198501012010010003"
    nama: Rahasia Sekali
    dinas: Kesehatan
    potensi: banyak
    ---
    nip: "198501012010010004"
    nama: Dodi
    dinas: Perhubungan
    potensi: 70
    ---
    nip: "198501012010010005"
    nama: Eka
    dinas: Kesehatan
    """

  @Test(arguments: Golden.cases("hasil"))
  func everyForm(_ golden: GoldenCase) throws {
    let format = try #require(ResultFormat(rawValue: golden.title))
    let scratch = Scratch()
    let path = scratch.write("staf.yaml", Self.few)
    let (text, report) = results(scratch, [path], as: format)
    golden.check("Hasil", text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "[BOM]"))
    golden.check("Pesan", scratch.bare(report.messages.text(in: .indonesian)))
    #expect(report.trouble == .badData)
    #expect(report.evaluated == 3 && report.leftOut == 1)
    #expect(report.withoutRules.map { $0.people } == [1])
    // Names are in the results because they are asked for; messages never say them.
    #expect(!report.messages.text(in: .indonesian).contains("Rahasia"))
    #expect(!report.messages.json(in: .english).contains("Rahasia"))
  }

  @Test(arguments: ResultFormat.allCases)
  func sameBytesForAnyNumberOfThreads(_ format: ResultFormat) {
    let scratch = Scratch()
    var paths: [String] = []
    for number in 0..<6 {
      let count = [900, 3, 2600, 1, 1024, 40][number]
      paths.append(
        scratch.write("b/\(number).yaml", SampleRules.records(count, from: number * 10_000)))
    }
    let one = results(scratch, paths, as: format)
    #expect(one.report.evaluated > 3000)
    for threads in 2...8 {
      let order = threads % 2 == 0 ? paths.reversed() : Array(paths[3...] + paths[..<3])
      let many = results(scratch, order, as: format, threads: threads)
      #expect(many.text == one.text, "\(threads) threads")
      #expect(many.report.messages.text(in: .english) == one.report.messages.text(in: .english))
    }
    let slow = Workspace(threads: 2, usesOnlyLibyaml: true).evaluate(
      SampleRules.rules, records: paths, on: SampleRules.date, as: format,
      to: .file("\(scratch.path)/hasil"))
    #expect(slow.evaluated == one.report.evaluated && scratch.text("hasil") == one.text)
    let folder = results(scratch, ["\(scratch.path)/b"], as: format, threads: 3)
    #expect(folder.text == one.text)
    let elsewhere = Scratch()
    for number in 0..<6 {
      elsewhere.write("lain/\(number).yaml", scratch.text("b/\(number).yaml") ?? "")
    }
    #expect(results(elsewhere, ["\(elsewhere.path)/lain/"], as: format).text == one.text)
  }

  @Test func aKeyOfTwoFilesIsRefusedOnce() {
    let scratch = Scratch()
    let paths = ["a.yaml", "b.yaml"].map { scratch.write($0, SampleRules.records(3)) }
    let (_, report) = results(scratch, paths, as: .csv)
    #expect(report.evaluated == 3 && report.leftOut == 3)
    #expect(report.messages.diagnostics.allSatisfy { $0.code == "R0206" })
  }

  @Test func nothingIsWrittenWhenAFileIsMissing() {
    let scratch = Scratch()
    let good = scratch.write("a.yaml", SampleRules.records(3))
    scratch.write("hasil", "lama")
    let (text, report) = results(scratch, [good, "\(scratch.path)/tidak-ada.yaml"], as: .json)
    #expect(text == "lama")
    #expect(report.trouble == .noInput && report.trouble.exitCode == 66)
    #expect(report.messages.diagnostics.map(\.code) == ["C0101"])
  }

  @Test func anEmptyFolderHasNoRecords() {
    let scratch = Scratch()
    scratch.write("staf/.tersembunyi.yaml", SampleRules.records(1))
    scratch.write("staf/catatan.txt", "x")
    let (_, report) = results(scratch, ["\(scratch.path)/staf"], as: .json)
    #expect(report.messages.diagnostics.map(\.code) == ["C0103"])
    #expect(scratch.text("hasil") == nil)
  }

  @Test func rulesWithErrorsEvaluateNothing() {
    let scratch = Scratch()
    let records = scratch.write("a.yaml", SampleRules.records(3))
    var rules = SampleRules.rules
    rules.messages.add(WorkspaceFault.noRules(path: "Rules"))
    let report = Workspace(threads: 1).evaluate(
      rules, records: [records], on: SampleRules.date, as: .csv, to: .file("\(scratch.path)/hasil"))
    #expect(report.evaluated == 0 && report.trouble == .noInput)
    #expect(scratch.text("hasil") == nil)
  }

  @Test func onlyAHundredMessagesAreKept() {
    let scratch = Scratch()
    let path = scratch.write("a.yaml", SampleRules.records(5000))
    let (_, report) = results(scratch, [path], as: .csv)
    #expect(report.messages.diagnostics.count == 100)
    #expect(report.messages.summary.errors == report.leftOut)
    #expect(report.messages.hidden == report.messages.summary.errors + 1 - 100)
  }

  @Test func anOutputThatCannotBeWrittenIsReported() {
    let scratch = Scratch()
    let path = scratch.write("a.yaml", SampleRules.records(5000))
    let report = Workspace(threads: 2).evaluate(
      SampleRules.rules, records: [path], on: SampleRules.date, as: .csv, to: .file("/dev/full"))
    #expect(report.trouble == .inputOutput)
    #expect(
      report.messages.diagnostics.contains { $0.code == "C0104" } || report.messages.hidden > 0)
  }
}
