// SilencingTests.swift: comments that silence: what they are about, what they cannot do, and that no
// room's messages escape them.

import Testing
import Text

@testable import Workspace

@Suite struct SilencingTests {
  /// Rules with one note (A1033) in the condition at `LINE`.
  private static func rules(_ line: String, before: String = "") -> String {
    """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    data Pegawai
        nip     teks "NIP" kunci
        potensi angka poin 0 .. 100 "Potensi"
    \(before)
    penempatan satu "Satu"
        \(line)
    penempatan dua "Dua"
        sesuai jika potensi >= 50
    """ + "\n"
  }

  private static func loaded(_ text: String, proves: Bool = true) -> LoadedRules {
    let scratch = Scratch()
    scratch.write("kota.aturan", text)
    return Workspace(threads: 1).load([scratch.path], proves: proves, lints: true)
  }

  private static func codes(_ text: String) -> [String] {
    loaded(text).messages.diagnostics.map(\.code)
  }

  @Test(arguments: [
    "sesuai jika 60 <= potensi  # abaikan A1033: Perwali berbunyi begitu",
    "sesuai jika 60 <= potensi  # IGNORE a1033 : as the regulation says",
    "# abaikan A1033: Perwali\n    sesuai jika 60 <= potensi",
    "# abaikan A0805, A1033: Perwali\n\n    # catatan lain\n    sesuai jika 60 <= potensi",
    "# abaikan A1033: Perwali\n    sesuai jika\n        60 <=\n        potensi",
    "sesuai jika  # abaikan A1033: Perwali\n        60 <= potensi",
    "sesuai jika\n        60 <= potensi  # abaikan A1033: Perwali",
  ])
  func aReasonSilences(_ line: String) {
    let rules = Self.loaded(Self.rules(line))
    #expect(rules.messages.diagnostics.map(\.code).filter { $0 != "A1092" } == [])
    #expect(rules.messages.silenced.map(\.diagnostic.code) == ["A1033"])
    #expect(rules.messages.summary.silenced == 1)
    #expect(rules.messages.summary.words.indonesian.hasSuffix("1 diabaikan dengan alasan"))
  }

  @Test func theReasonIsKept() {
    let rules = Self.loaded(
      Self.rules("sesuai jika 60 <= potensi  # abaikan A1033:  Perwali 1/2026, lampiran  "))
    #expect(rules.messages.silenced.map(\.reason) == ["Perwali 1/2026, lampiran"])
  }

  @Test(arguments: [
    // On another line, on another sentence, in a text, with other words.
    "sesuai jika 60 <= potensi\n    # abaikan A1033: Perwali",
    "sesuai jika 60 <= potensi\n    dasar \"# abaikan A1033: Perwali\"",
    "sesuai jika 60 <= potensi  # jangan abaikan A1033: Perwali",
    "sesuai jika 60 <= potensi  # abaikan dulu",
    "sesuai jika 60 <= potensi  # abaikan A1033",
    "sesuai jika 60 <= potensi  # abaikan A1033:",
    "sesuai jika 60 <= potensi  # abaikan A1033: ...",
    "sesuai jika 60 <= potensi  # abaikan A1032: Perwali",
  ])
  func nothingElseSilences(_ line: String) {
    let rules = Self.loaded(Self.rules(line))
    #expect(rules.messages.diagnostics.map(\.code).contains("A1033"))
    #expect(rules.messages.silenced.isEmpty)
  }

  @Test func aCommentAboveADeclarationIsAboutItsFirstLine() {
    let text = Self.rules(
      "sesuai jika 60 <= potensi", before: "# abaikan A1033: hanya baris pertama")
    #expect(Self.codes(text) == ["A1092", "A1033"])
  }

  @Test(arguments: [
    ("# abaikan A1033", ["A1091", "A1033"]),
    ("# abaikan A1033, A1032", ["A1091", "A1033"]),
    ("# abaikan A1032: Perwali", ["A1033", "A1092"]),
    ("# abaikan A1033, A1032: Perwali", ["A1092"]),
    ("# abaikan A1933: Perwali", ["A1033", "A1093"]),
    ("# abaikan Z123: Perwali", ["A1033", "A1093"]),
    ("# abaikan A0412: Perwali", ["A1033", "A1094"]),
  ])
  func whatIsWrongWithItIsSaid(_ comment: String, _ codes: [String]) {
    let said = Self.codes(Self.rules("sesuai jika 60 <= potensi  " + comment))
    #expect(said.sorted() == codes.sorted())
  }

  @Test func errorsStand() {
    let rules = Self.loaded(
      Self.rules("sesuai jika potensi >= 60 menit  # abaikan A0432: nanti"))
    #expect(rules.hasErrors)
    #expect(rules.messages.silenced.isEmpty)
    #expect(rules.messages.diagnostics.map(\.code).contains("A1094"))
  }

  @Test func slipsAndProofsAreSilencedToo() {
    let slip = Self.loaded(Self.rules("sesuai jika potensi ≥ 60  # abaikan A0117: ejaan lama"))
    #expect(slip.messages.isEmpty && slip.messages.silenced.map(\.diagnostic.code) == ["A0117"])
    let proof = "sesuai jika potensi >= 0  # abaikan A0803: dijaga untuk kelak"
    let proved = Self.loaded(Self.rules(proof))
    #expect(proved.messages.isEmpty)
    #expect(proved.messages.silenced.map(\.diagnostic.code) == ["A0803"])
    // Without proofs nothing is known about it, so nothing is said.
    let unproved = Self.loaded(Self.rules(proof), proves: false)
    #expect(unproved.messages.isEmpty && unproved.messages.silenced.isEmpty)
  }

  @Test func whereThereAreErrorsNothingIsCalledIdle() {
    let text = Self.rules("sesuai jika 60 <= potensi  # abaikan A1033: Perwali") + "rumus x\n"
    let rules = Self.loaded(text)
    #expect(rules.hasErrors)
    #expect(!rules.messages.diagnostics.map(\.code).contains("A1092"))
  }

  @Test func reportsKnowOfIt() {
    let messages = Self.loaded(
      Self.rules("sesuai jika 60 <= potensi  # abaikan A1033: \"Perwali\"")
    ).messages
    let report = MessageReport(files: messages.files, version: "1")
    let sarif = report.text(messages.diagnostics, silenced: messages.silenced, as: .sarif)
    #expect(sarif.contains("\"suppressions\""))
    #expect(sarif.contains("\"kind\": \"inSource\""))
    #expect(sarif.contains("\"justification\": \"\\\"Perwali\\\"\""))
    #expect(sarif.contains("\"ruleId\": \"A1033\""))
    let json = report.text(messages.diagnostics, silenced: messages.silenced, as: .json)
    #expect(json.contains("\"silenced\": 1") && !json.contains("A1033"))
  }
}
