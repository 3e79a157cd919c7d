// StarterTests.swift: the starter set from the first command to the last: written, checked, tested,
// evaluated, explained, changed and compared.

import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct StarterTests {
  private let workspace = Workspace(threads: 2)

  private func started() -> Scratch {
    let scratch = Scratch()
    _ = workspace.writeStarter(in: "\(scratch.path)/kota")
    return scratch
  }

  private func rules(_ scratch: Scratch, _ folder: String = "kota/Rules") -> LoadedRules {
    workspace.load(["\(scratch.path)/\(folder)"])
  }

  /// Replaces a piece of a rule file in a copy of the rules.
  private func changed(_ scratch: Scratch, _ old: String, _ new: String) -> LoadedRules {
    for name in ["pegawai.aturan", "kota.aturan", "dinas/kesehatan.aturan"] {
      let text = scratch.text("kota/Rules/\(name)") ?? ""
      scratch.write("usulan/\(name)", text.replacing(old, with: new))
    }
    return rules(scratch, "usulan")
  }

  @Test func itIsWrittenOnceAndNeverOver() {
    let scratch = Scratch()
    let first = workspace.writeStarter(in: "\(scratch.path)/kota")
    #expect(first.messages.isEmpty && first.trouble == .none)
    #expect(
      first.written.map(scratch.bare) == [
        "kota/README.md", "kota/Rules/pegawai.aturan", "kota/Rules/kota.aturan",
        "kota/Rules/dinas/kesehatan.aturan", "kota/staf/kesehatan.yaml",
      ])
    scratch.write("kota/Rules/kota.aturan", "# milik saya\n")
    let second = workspace.writeStarter(in: "\(scratch.path)/kota")
    #expect(second.written.isEmpty && second.trouble == .none)
    #expect(second.messages.diagnostics.map(\.code) == Array(repeating: "C0106", count: 5))
    #expect(scratch.text("kota/Rules/kota.aturan") == "# milik saya\n")
    #expect(scratch.names.allSatisfy { !$0.contains(".tmp") })
  }

  @Test func itChecksAndItsTestsPass() {
    let scratch = started()
    let rules = rules(scratch)
    #expect(rules.messages.text(in: .indonesian) == "")
    #expect(rules.ruleFileCount == 3)
    let report = workspace.test(rules)
    #expect(report.failed == 0 && report.entries.count >= 9, "\(report.text(in: .indonesian))")
    let some = workspace.test(rules, matching: "KEPALA BIDANG")
    #expect(some.entries.count == 4 && some.skipped == report.entries.count - 4)
    let byFile = workspace.test(rules, matching: "kesehatan.aturan")
    #expect(byFile.entries.map(\.label).count == 1)
  }

  @Test(arguments: Golden.cases("awal"))
  func story(_ golden: GoldenCase) throws {
    let scratch = started()
    let rules = rules(scratch)
    let staff = "\(scratch.path)/kota/staf"
    let date = SampleRules.date
    func section(_ name: String, _ text: String) { golden.check(name, scratch.bare(text)) }
    switch golden.title {
    case "nilai":
      for format in [ResultFormat.table, .csv, .jsonl] {
        _ = workspace.evaluate(
          rules, records: [staff], on: date, as: format, to: .file("\(scratch.path)/hasil"),
          options: ResultOptions(showsIndicators: format == .csv, width: 100))
        section(format.rawValue, (scratch.text("hasil") ?? "").replacing("\r\n", with: "\n"))
      }
    case "jelaskan":
      for (format, key) in [
        (ExplanationFormat.text, "19850312 201001 2 903"), (.markdown, "199407212019031902"),
        (.json, "199407212019031902"),
      ] {
        let report = workspace.explain(rules, records: [staff], key: key, on: date)
        #expect(report.messages.isEmpty && report.isFound)
        section(format.rawValue, report.text(as: format, in: .indonesian))
      }
      let nobody = workspace.explain(rules, records: [staff], key: "1", on: date)
      section("tidak ada", nobody.messages.text(in: .indonesian))
      #expect(nobody.trouble == .noInput)
    case "bandingkan":
      let other = changed(
        scratch, "| 90% .. < 110% || baik            |", "| 90% .. < 110% || sangat_baik |")
      #expect(!other.hasErrors, "\(other.messages.text(in: .indonesian))")
      let report = workspace.compare(rules, other, records: [staff], on: date)
      #expect(report.hasDifferences && report.messages.isEmpty)
      for format in ComparisonFormat.allCases {
        section(
          format.rawValue,
          report.text(as: format, in: .indonesian).replacing("\r\n", with: "\n")
            .replacing("\u{FEFF}", with: "[BOM]"))
      }
      let same = workspace.compare(rules, rules, records: [staff], on: date)
      #expect(!same.hasDifferences)
      section("tanpa perubahan", same.text(as: .text, in: .indonesian))
    case "uji gagal":
      let other = changed(scratch, "pendidikan >= S1", "pendidikan >= S2")
      let report = workspace.test(other)
      #expect(report.trouble == .findings)
      section("teks", report.text(in: .indonesian))
      section("json", report.json(in: .english))
    case "uji tanpa catatan":
      let other = changed(
        scratch, "\"../../staf/kesehatan.yaml\" nip \"198503122010012903\"",
        "\"../../kota/staf/kesehatan.yaml\"")
      section("teks", workspace.test(other).text(in: .indonesian))
      let missing = changed(scratch, "staf/kesehatan.yaml", "staf/lain.yaml")
      section("berkas tidak ada", workspace.test(missing).messages.text(in: .indonesian))
    default: Issue.record("no story \(golden.title)")
    }
  }

  @Test func rulesAreLaidOutInTheirPlaces() {
    let scratch = started()
    let folder = "\(scratch.path)/kota/Rules"
    _ = workspace.format([folder], writes: true)
    let laidOut = scratch.text("kota/Rules/kota.aturan") ?? ""
    let again = workspace.format([folder], writes: false)
    #expect(again.changed.isEmpty && again.unchanged == 3 && again.messages.isEmpty)
    scratch.write("kota/Rules/kota.aturan", laidOut.replacing("    calon", with: "calon"))
    let asked = workspace.format([folder], writes: false)
    #expect(asked.changed.map(\.path) == ["\(folder)/kota.aturan"])
    #expect(asked.changed.first?.difference.contains("calon") == true)
    #expect(scratch.text("kota/Rules/kota.aturan") != laidOut)
    _ = workspace.format([folder], writes: true)
    #expect(scratch.text("kota/Rules/kota.aturan") == laidOut)
    #expect(rules(scratch).messages.isEmpty)
  }

  @Test func rulesThatCannotBeFoundAreReported() {
    let scratch = started()
    let none = rules(scratch, "tidak-ada")
    #expect(none.trouble == .noInput && none.hasErrors)
    scratch.write("kosong/catatan.txt", "")
    #expect(rules(scratch, "kosong").messages.diagnostics.map(\.code).contains("C0102"))
    scratch.write("besar/a.aturan", String(repeating: "# x\n", count: 300_000))
    #expect(rules(scratch, "besar").messages.diagnostics.map(\.code).contains("C0107"))
  }

  @Test func listsBesideTheRulesAreReadAndTheirFaultsPlaced() {
    let scratch = started()
    let declaration = """
      rujukan kelas "Kelas jabatan" dari "kelas.csv"
          jabatan Jabatan kunci
          kelas   bulat

      rumus kelas_saya "Kelas" = kelas(jabatan).kelas

      """
    let city = scratch.text("kota/Rules/kota.aturan") ?? ""
    scratch.write("kota/Rules/kota.aturan", city + "\n" + declaration)
    scratch.write("kota/Rules/kelas.csv", "jabatan;kelas\nKepala seksi;9\npelaksana;7\n")
    let good = rules(scratch)
    #expect(good.messages.text(in: .indonesian) == "")
    _ = workspace.evaluate(
      good, records: ["\(scratch.path)/kota/staf"], on: SampleRules.date, as: .csv,
      to: .file("\(scratch.path)/hasil"))
    let lines = (scratch.text("hasil") ?? "").split(separator: "\r\n")
    #expect(lines.count == 3 && lines[1].contains(",9,") && lines[2].contains(",7,"))
    scratch.write("kota/Rules/kelas.csv", "jabatan;kelas\nKepala sekolah;9\npelaksana;tujuh\n")
    let bad = rules(scratch)
    #expect(bad.messages.diagnostics.map(\.code) == ["C0210", "C0210"])
    #expect(bad.messages.text(in: .indonesian).contains("kota/Rules/kelas.csv:2:1"))
    scratch.write(
      "kota/Rules/kota.aturan",
      city + "\n" + declaration.replacing("kelas.csv", with: "../../x.csv"))
    #expect(rules(scratch).messages.diagnostics.map(\.code) == ["C0202"])
  }
}
