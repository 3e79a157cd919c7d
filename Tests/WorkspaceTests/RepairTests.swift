// RepairTests.swift: mending files: what is written, what is only shown, and that nothing gets worse.

import Testing
import Text

@testable import Workspace

@Suite struct RepairTests {
  private static let head = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    data Pegawai
        nip     teks "NIP" kunci
        potensi angka poin 0 .. 100 "Potensi"

    """

  private static func folder(_ text: String) -> Scratch {
    let scratch = Scratch()
    scratch.write("kota.aturan", head + text)
    return scratch
  }

  private static let workspace = Workspace(threads: 1)

  @Test func certainMendsAreMadeUntilNoneIsLeft() {
    let scratch = Self.folder(
      "penempatan a \"A\"\n    sesuai jika tidak (tidak (tidak (potensi ≥ 60)))\n")
    let report = Self.workspace.repair([scratch.path], writes: true)
    let text = scratch.text("kota.aturan")
    #expect(text == Self.head + "penempatan a \"A\"\n    sesuai jika potensi < 60\n")
    #expect(report.changed.count == 1 && report.mended == 2)
    #expect(report.messages.isEmpty && report.trouble == .none)
    #expect(scratch.names == ["kota.aturan"], "nothing else is left behind")
    #expect(Self.workspace.repair([scratch.path], writes: true).changed.isEmpty)
  }

  /// One run writes in words what people know from spreadsheets, also what stands in it.
  @Test func aFormulaOfASpreadsheetIsWrittenInWords() {
    let scratch = Self.folder(
      "rumus a \"A\" = =IF(potensi x 2>=80;ROUND(20% dari potensi;1);0)\n"
        + "tanda b \"B\"\n    muncul apabila DAN(potensi di atas 50;potensi<90)\n    pesan Cukup baik\n"
    )
    let report = Self.workspace.repair([scratch.path], writes: true)
    #expect(report.messages.diagnostics.map(\.code) == [])
    #expect(
      scratch.text("kota.aturan") == Self.head
        + "rumus a \"A\" = (jika potensi * 2>=80 maka (20% * potensi dibulatkan 1 desimal) selain itu 0)\n"
        + "tanda b \"B\"\n    muncul jika (potensi > 50 dan potensi<90)\n    pesan \"Cukup baik\"\n"
    )
  }

  @Test func tryingWritesNothing() {
    let rules = "penempatan a \"A\"\n    sesuai jika 60 <= potensi\n"
    let scratch = Self.folder(rules)
    let report = Self.workspace.repair([scratch.path], writes: false)
    #expect(scratch.text("kota.aturan") == Self.head + rules)
    #expect(report.changed[0].difference.contains("-    sesuai jika 60 <= potensi\n"))
    #expect(report.changed[0].difference.contains("+    sesuai jika potensi >= 60\n"))
    #expect(!report.isWritten && report.mended == 1)
  }

  @Test func onlyWhatIsAskedForIsMended() {
    let scratch = Self.folder(
      "penempatan a \"A\"\n    sesuai jika 60 <= potensi\n"
        + "penempatan b \"B\"\n    sesuai jika ((potensi + 1)) >= 2\n")
    let report = Self.workspace.repair([scratch.path], only: ["A1038"], writes: true)
    let text = scratch.text("kota.aturan") ?? ""
    #expect(text.contains("60 <= potensi") && text.contains("jika (potensi + 1) >= 2"))
    #expect(report.mended == 1)
    #expect(report.messages.diagnostics.map(\.code) == ["A1033"])
  }

  @Test func whatIsSilencedStaysAsItIs() {
    let rules = "penempatan a \"A\"\n    sesuai jika 60 <= potensi  # abaikan A1033: Perwali\n"
    let scratch = Self.folder(rules)
    #expect(Self.workspace.repair([scratch.path], writes: true).changed.isEmpty)
    #expect(scratch.text("kota.aturan") == Self.head + rules)
  }

  @Test func aCommentThatSilencesNothingGoes() {
    let scratch = Self.folder(
      "penempatan a \"A\"\n    # abaikan A1033: dahulu\n    sesuai jika potensi >= 60  # abaikan A0117: x\n"
    )
    _ = Self.workspace.repair([scratch.path], writes: true)
    #expect(
      scratch.text("kota.aturan")
        == Self.head + "penempatan a \"A\"\n    sesuai jika potensi >= 60\n")
  }

  @Test func errorsAreMendedToo() {
    let scratch = Self.folder("penempatan a \"A\"\n    sesuai jika potensii >= 60\n")
    let report = Self.workspace.repair([scratch.path], writes: true)
    #expect(scratch.text("kota.aturan")?.contains("jika potensi >= 60") ?? false)
    #expect(report.trouble == .none)
  }

  @Test func whatCannotBeMendedIsLeftAndSaid() {
    let scratch = Self.folder("penempatan a \"A\"\n    sesuai jika potensi >= 60 menit\n")
    let report = Self.workspace.repair([scratch.path], writes: true)
    #expect(report.changed.isEmpty && report.messages.hasErrors)
    #expect(report.trouble == .findings)
  }

  @Test func touchingMendsAreMadeOneAfterTheOther() {
    var edits = EditSet([SourceFile(name: "a", text: "abcdef")])
    func range(_ start: Int, _ end: Int) -> SourceRange {
      SourceRange(file: FileID(0), start: start, end: end)
    }
    let nowhere = SourceRange(file: FileID(1), start: 0, end: 0)
    let fixes: [(fix: [Edit], isMade: Bool, why: String)] = [
      ([Edit(range(1, 3), "X")], true, "the first"),
      ([Edit(range(2, 4), "Y")], false, "overlaps"),
      ([Edit(range(5, 6), "Z"), Edit(range(0, 2), "Z")], false, "one part overlaps"),
      ([Edit(range(3, 4), "Q")], true, "side by side"),
      ([Edit(range(3, 3), "!")], false, "an insertion between them"),
      ([Edit(range(4, 9), "!")], false, "beyond the file"),
      ([Edit(nowhere, "!")], false, "no such file"), ([], false, "nothing"),
    ]
    for (fix, isMade, why) in fixes {
      let made = edits.add(fix)
      #expect(made == isMade, "\(why)")
    }
    #expect(edits.bytes(of: FileID(0)).map { String(decoding: $0, as: UTF8.self) } == "aXQef")
  }
}
