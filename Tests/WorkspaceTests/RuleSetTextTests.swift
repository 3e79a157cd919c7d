// RuleSetTextTests.swift: rule sets are compiled apart from one another; a text that several name, or a
// parameter has had, is one and the same for all of them.

import TestSupport
import Testing
import Text
import Values

@testable import Workspace

@Suite struct RuleSetTextTests {
  /// Each dinas names two of three words, in another order, beside the one of the city.
  private static let words = ["A": ("dua", "tiga"), "B": ("tiga", "empat"), "C": ("empat", "dua")]

  private func rules(_ scratch: Scratch) -> [String] {
    scratch.write(
      "Rules/kota.aturan",
      """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      pilihan Dinas A, B, C
      data pegawai
          nip    teks "NIP" kunci
          dinas  Dinas "Dinas" wajib
          kode   teks "Kode"
          mulai  tanggal "Mulai"
      rumus kota_satu "Kota" = kode = "satu"
      """)
    for (name, (first, second)) in Self.words {
      scratch.write(
        "Rules/\(name).aturan",
        """
        aturan \(name) "Dinas \(name)"
            mengikuti Kota
            berlaku sejak 1 Januari 2026
        parameter kata "Kata"
            sejak 1 Januari 2026: "\(first)"
            sejak 1 Maret 2026: "\(second)"
        rumus tertulis "Tertulis" = kode = "\(first)" atau kode = "satu"
        rumus menurut "Menurut" = kode = kata pada mulai
        """)
    }
    return ["\(scratch.path)/Rules"]
  }

  @Test(arguments: 1...3) func textsOfAllSetsAreTheSame(_ threads: Int) throws {
    let scratch = Scratch()
    let workspace = Workspace(threads: threads)
    let loaded = workspace.load(rules(scratch))
    #expect(loaded.messages.text(in: .indonesian) == "")
    var people = ""
    var wanted: [String] = []
    for name in Self.words.keys.sorted() {
      let (first, second) = try #require(Self.words[name])
      for word in ["satu", "dua", "tiga", "empat"] {
        for (day, inForce) in [("2026-02-01", first), ("2026-04-01", second)] {
          people += "---\nnip: \"\(wanted.count)\"\ndinas: \(name)\nkode: \(word)\nmulai: \(day)\n"
          let truths = [word == "satu", word == first || word == "satu", word == inForce]
          wanted.append(
            "\(wanted.count),\(name),\(name),dinilai,,"
              + truths.map { $0 ? "ya" : "tidak" }.joined(separator: ",") + ",")
        }
      }
    }
    let path = scratch.write("staf.yaml", people)
    _ = workspace.evaluate(
      loaded, records: [path], on: try #require(CalendarDate(year: 2026, month: 12, day: 31)),
      as: .csv, to: .file("\(scratch.path)/hasil"))
    let lines = (scratch.text("hasil") ?? "").replacing("\r\n", with: "\n").split(separator: "\n")
    #expect(lines.dropFirst().map(String.init) == wanted)
  }
}
