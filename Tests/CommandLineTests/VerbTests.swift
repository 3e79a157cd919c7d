// VerbTests.swift: each command on a small set of rules, in both languages, as stored in
// Golden/verbs.md, and what holds for every command's streams and files.

import Foundation
import TestSupport
import Testing
import Text

@testable import timbang

@Suite struct VerbTests {
  /// The small set, with a proposal, a slip and a failing test beside it.
  static func folder() throws -> Scratch {
    let scratch = try SmallRules.folder()
    try scratch.write(
      SmallRules.rules.replacing("pendidikan >= D3", with: "pendidikan > S1").replacing(
        "kepala layak", with: "kepala tidak layak"), to: "Usulan/kota.aturan")
    try scratch.write(SmallRules.agency, to: "Usulan/kesehatan.aturan")
    try scratch.write(
      SmallRules.rules.replacing("pendidikan >= D3", with: "pendidkan >= D3"),
      to: "Keliru/kota.aturan")
    try scratch.write(
      SmallRules.rules.replacing("kepala layak", with: "kepala tidak layak"),
      to: "Gagal/kota.aturan")
    try scratch.write(SmallRules.agency, to: "Gagal/kesehatan.aturan")
    return scratch
  }

  /// A case's title is the command line.
  @Test(arguments: Golden.cases("verbs")) func saysWhatIsStored(_ golden: GoldenCase) throws {
    for language in Language.allCases {
      let scratch = try Self.folder()
      let run = try Timbang.shell(
        golden.title, in: scratch.folder, environment: ["TIMBANG_BAHASA": language.rawValue])
      golden.check(language.rawValue, run.text)
    }
  }

  @Test func englishNamesDoTheSame() throws {
    let scratch = try Self.folder()
    for (indonesian, english) in [
      ("periksa --aturan Keliru --format teks", "check --rules Keliru --format text"),
      ("uji --saring cukup --rinci", "test --filter cukup --verbose"),
      ("uji --cakupan --batas 90", "test --coverage --threshold 90"),
      ("uji --mutasi --rinci", "test --mutation --verbose"),
      (
        "nilai --tanggal 2026-12-31 --format tabel --benang 2 baik.yaml",
        "evaluate --as-of 2026-12-31 --format table --threads 2 baik.yaml"
      ),
      (
        "jelaskan --tanggal 2026-12-31 --untuk 199001012015031901 baik.yaml",
        "explain --as-of 2026-12-31 --for 199001012015031901 baik.yaml"
      ),
      (
        "bandingkan Rules Usulan --tanggal 2026-12-31 --kode-rinci baik.yaml",
        "compare Rules Usulan --as-of 2026-12-31 --detailed-exit-code baik.yaml"
      ), ("skema", "schema"),
    ] {
      let first = try Timbang.shell("timbang \(indonesian)", in: scratch.folder)
      let second = try Timbang.shell("timbang \(english)", in: scratch.folder)
      #expect(first.text == second.text)
      #expect(!first.output.isEmpty)
    }
  }

  @Test func aResultGoesToAFileWhole() throws {
    let scratch = try Self.folder()
    let commands = [
      "periksa", "periksa --format sarif", "uji", "uji --format junit", "skema",
      "nilai --tanggal 2026-12-31 --format csv baik.yaml",
      "jelaskan --tanggal 2026-12-31 --untuk 199001012015031901 baik.yaml",
      "bandingkan Rules Usulan --tanggal 2026-12-31 --format json baik.yaml",
    ]
    for command in commands {
      let shown = try Timbang.shell("timbang \(command)", in: scratch.folder)
      try scratch.write("lama", to: "hasil")
      let before = scratch.names
      let written = try Timbang.shell("timbang \(command) -o hasil", in: scratch.folder)
      #expect(written.output.isEmpty && written.code == shown.code, "\(command)")
      #expect(scratch.text("hasil") == shown.output, "\(command)")
      #expect(scratch.names == before, "nothing else is left")
    }
  }

  @Test func recordsComeFromStandardInput() throws {
    let scratch = try Self.folder()
    let named = try Timbang.run(
      ["nilai", "--tanggal", "2026-12-31", "--format", "csv", "baik.yaml"], in: scratch.folder)
    for operands in [["-"], []] {
      let piped = try Timbang.run(
        ["nilai", "--tanggal", "2026-12-31", "--format", "csv"] + operands, in: scratch.folder,
        input: SmallRules.good)
      #expect(piped.output == named.output && piped.code == 0)
    }
  }

  @Test func quietLeavesOnlyTheResult() throws {
    let scratch = try Self.folder()
    let run = try Timbang.run(
      ["nilai", "--tanggal", "2026-12-31", "-q", "baik.yaml"], in: scratch.folder)
    #expect(run.errors.isEmpty && !run.output.isEmpty)
    let check = try Timbang.run(["periksa", "-q"], in: scratch.folder)
    #expect(check.text == "--- exit 0\n")
  }

  @Test func resultsDoNotDependOnThreadsOrReader() throws {
    let scratch = try Self.folder()
    let command = ["nilai", "--tanggal", "2026-12-31", "--format", "json", "baik.yaml"]
    let plain = try Timbang.run(command, in: scratch.folder)
    for extra in [["--benang", "1"], ["--benang", "8"], ["--pembaca", "libyaml"]] {
      #expect(try Timbang.run(command + extra, in: scratch.folder).output == plain.output)
    }
  }

  @Test func whatIsWrittenForProgramsCanBeRead() throws {
    let scratch = try Self.folder()
    let arguments: [[String]] = [
      ["periksa", "Keliru", "--format", "json"], ["periksa", "Keliru", "--format", "sarif"],
      ["periksa", "Keliru", "--format", "gitlab"], ["uji", "Gagal", "--format", "json"], ["skema"],
      ["uji", "--cakupan", "--format", "json"], ["uji", "--mutasi", "--format", "json"],
      ["nilai", "--tanggal", "2026-12-31", "--format", "json", "baik.yaml"],
      [
        "bandingkan", "Rules", "Usulan", "--tanggal", "2026-12-31", "--format", "json", "baik.yaml",
      ],
      [
        "jelaskan", "--tanggal", "2026-12-31", "--format", "json", "--untuk", "199001012015031901",
        "baik.yaml",
      ],
    ]
    for words in arguments {
      let run = try Timbang.run(words, in: scratch.folder)
      let value = try? JSONSerialization.jsonObject(with: Data(run.output.utf8))
      #expect(value != nil, "\(words): \(run.text)")
    }
  }

  @Test func testsAreWrittenAsServersReadThem() throws {
    let scratch = try Self.folder()
    for (words, failures) in [
      (["uji"], 0), (["uji", "Gagal"], 1), (["uji", "--cakupan"], 0),
      (["uji", "--cakupan", "--batas", "99"], 1), (["uji", "--mutasi", "--batas", "99"], 0),
      (["periksa", "Keliru"], 1),
    ] {
      let run = try Timbang.run(words + ["--format", "junit"], in: scratch.folder)
      #expect(JUnitCheck.faults(of: run.output) == [], "\(words)")
      #expect(run.output.contains("failures=\"\(failures)\" errors"), "\(words)")
      #expect(run.code == (failures > 0 ? 1 : 0), "\(words)")
    }
    let lines = try Timbang.run(["uji", "--cakupan", "--format", "lcov"], in: scratch.folder).output
    #expect(lines.hasPrefix("TN:timbang\nSF:Rules/kota.aturan\nBRDA:"))
    #expect(lines.hasSuffix("end_of_record\n"))
  }

  @Test func aFindingOfARunHasItsPlaceInEveryForm() throws {
    let scratch = try Self.folder()
    func report(_ form: String) throws -> String {
      try Timbang.run(["periksa", "Keliru", "--format", form], in: scratch.folder).output
    }
    #expect(try report("github").hasPrefix("::error file=Keliru/kota.aturan,line=17,"))
    #expect(try report("junit").contains("Keliru/kota.aturan:17:"))
    let sarif = try JSONSerialization.jsonObject(with: Data(report("sarif").utf8))
    let runs = (sarif as? [String: Any])?["runs"] as? [[String: Any]]
    let results = runs?.first?["results"] as? [[String: Any]]
    #expect(results?.count == 1)
    let prints = results?.first?["partialFingerprints"] as? [String: String]
    let gitlab = try JSONSerialization.jsonObject(with: Data(report("gitlab").utf8))
    let finding = (gitlab as? [[String: Any]])?.first
    #expect(finding?["fingerprint"] as? String == prints?["primaryLocationLineHash"])
    // The same finding keeps its name when a line is put before it.
    let moved = "# baris baru\n" + (scratch.text("Keliru/kota.aturan") ?? "")
    try scratch.write(moved, to: "Keliru/kota.aturan")
    let again = try JSONSerialization.jsonObject(with: Data(report("gitlab").utf8))
    let movedFinding = (again as? [[String: Any]])?.first
    #expect(movedFinding?["fingerprint"] as? String == finding?["fingerprint"] as? String)
    #expect(finding?["fingerprint"] != nil)
  }

  @Test func watchingRunsAgainWhenRulesChange() throws {
    let scratch = try Self.folder()
    let output = try scratch.write("", to: "keluaran")
    let process = Process()
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try Timbang.interruptible(process, ["uji", "--pantau"], in: scratch.folder)
    // However long the machine takes; without an answer the test ends with the run.
    func waits(for text: String) -> Bool {
      for _ in 0..<600 {
        if scratch.text("keluaran")?.contains(text) ?? false { return true }
        usleep(100_000)
      }
      return false
    }
    #expect(waits(for: "1 uji: 1 lulus"))
    let failing = SmallRules.rules.replacing("kepala layak", with: "kepala tidak layak")
    try scratch.write(failing, to: "Rules/kota.aturan")
    #expect(waits(for: "1 uji: 0 lulus, 1 gagal"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == SIGINT)
  }

  @Test func untidyRulesAreShownThenTidied() throws {
    let scratch = try Self.folder()
    let untidy = SmallRules.rules.replacing("    berlaku sejak", with: "  berlaku   sejak")
    try scratch.write(untidy, to: "Rules/kota.aturan")
    let named = try Timbang.run(["rapikan", "--cek"], in: scratch.folder)
    #expect(named.output.contains("Rules/kota.aturan\n") && named.code == 1)
    let shown = try Timbang.run(["rapikan", "--beda"], in: scratch.folder)
    #expect(shown.output.contains("-  berlaku   sejak 1 Januari 2026") && shown.code == 0)
    #expect(shown.output.contains("+    berlaku sejak 1 Januari 2026"))
    #expect(scratch.text("Rules/kota.aturan") == untidy, "nothing is written yet")
    #expect(try Timbang.run(["rapikan"], in: scratch.folder).code == 0)
    #expect(scratch.text("Rules/kota.aturan")?.contains("\n    berlaku sejak 1") ?? false)
    #expect(try Timbang.run(["format", "--check"], in: scratch.folder).code == 0)
    #expect(try Timbang.run(["uji"], in: scratch.folder).code == 0)
  }

  @Test func mendsAreShownThenMade() throws {
    let scratch = try Self.folder()
    let rules = SmallRules.rules.replacing("pendidikan >= D3", with: "tidak (pendidikan < D3)")
    try scratch.write(rules, to: "Rules/kota.aturan")
    let shown = try Timbang.run(["perbaiki", "--coba"], in: scratch.folder)
    #expect(shown.output.contains("tidak (pendidikan < D3)\n") && shown.code == 0)
    #expect(shown.output.contains("pendidikan >= D3\n"))
    #expect(shown.errors.hasPrefix("1 pesan dapat diperbaiki dalam 1 berkas; tersisa: "))
    #expect(scratch.text("Rules/kota.aturan") == rules, "nothing is written yet")
    let other = try Timbang.run(["fix", "--only", "A1031"], in: scratch.folder)
    #expect(other.errors.hasPrefix("0 pesan diperbaiki dalam 0 berkas"))
    let made = try Timbang.run(["perbaiki", "--hanya", "a1032"], in: scratch.folder)
    #expect(made.output == "" && made.code == 0)
    #expect(made.errors == "1 pesan diperbaiki dalam 1 berkas; tersisa: tidak ada masalah\n")
    #expect(scratch.text("Rules/kota.aturan") == SmallRules.rules)
    #expect(try Timbang.run(["perbaiki", "TidakAda"], in: scratch.folder).code == 66)
    let unknown = try Timbang.run(["perbaiki", "--hanya", "A9999"], in: scratch.folder)
    #expect(unknown.code == 64 && unknown.errors.contains("[C0314]"))
  }

  @Test func whatIsLeftDecidesTheExitCode() throws {
    let scratch = try Self.folder()
    try scratch.write(
      SmallRules.rules.replacing("pendidikan >= D3", with: "pendidikan >= 3"),
      to: "Rules/kota.aturan")
    let run = try Timbang.run(["perbaiki"], in: scratch.folder)
    #expect(run.code == 1 && run.errors.contains("tersisa: 1 galat"))
  }

  @Test func standardInputIsTidied() throws {
    let untidy = SmallRules.rules.replacing("    berlaku sejak", with: "  berlaku   sejak")
    let tidy = try Timbang.run(["rapikan", "-"], input: untidy)
    #expect(tidy.code == 0 && tidy.errors == "")
    #expect(tidy.output.contains("\n    berlaku sejak 1"))
    let again = try Timbang.run(["rapikan", "-"], input: tidy.output)
    #expect(again.output == tidy.output && again.code == 0)
    let checked = try Timbang.run(["format", "--check", "-"], input: untidy)
    #expect(checked.output == "-\n" && checked.code == 1)
    let shown = try Timbang.run(["rapikan", "--beda", "-"], input: untidy)
    #expect(shown.output.contains("-  berlaku   sejak 1 Januari 2026") && shown.code == 0)
    let wrong = "rumus x \"X\" = (1 +\n"
    let refused = try Timbang.run(["rapikan", "-"], input: wrong)
    #expect(refused.output == wrong && refused.code == 1 && refused.errors.contains("galat["))
    let two = try Timbang.run(["rapikan", "-", "Rules"], input: untidy)
    #expect(two.code == 64 && two.errors.contains("[C0312]"))
  }
}
