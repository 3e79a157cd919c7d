// SuggestionTests.swift: which slips are forgiven; also the closing line that counts messages.

import TestSupport
import Testing
import Text

@Suite struct SuggestionTests {
  private static let known = [
    "pasien_dilayani", "kepuasan_pasien", "waktu_tunggu", "bobot", "batas", "usia", "nilai",
    "masa_jabatan", "bulan", "bulat",
  ]

  @Test(arguments: [
    ("pasien_dilayni", "pasien_dilayani"), ("Pasien-Dilayani", "pasien_dilayani"),
    ("pasien dilayani", "pasien_dilayani"), ("waktu_tuggnu", "waktu_tunggu"),
    ("bobto", "bobot"), ("usai", "usia"), ("nila", "nilai"), ("masajabtan", "masa_jabatan"),
  ])
  func isForgiven(_ slip: String, _ meant: String) {
    #expect(Suggestion.nearest(to: slip, in: Self.known) == meant)
  }

  @Test(arguments: ["bola", "bulak", "xyz", "", "us", "kepuasanxxxxx", "_"])
  func isNotGuessed(_ slip: String) {
    #expect(Suggestion.nearest(to: slip, in: Self.known) == nil)
  }

  private static let members = [
    "III/c", "III/d", "IV/a", "Kesehatan", "Dinas Kesehatan", "dinas_kesehatan", "Sosial", "S1",
    "D4", "x",
  ]

  @Test(arguments: [
    ("III d", "III/d"), ("IIId", "III/d"), ("iii-D", "III/d"), ("3d", "III/d"), ("3/d", "III/d"),
    ("4 a", "IV/a"), ("Gol. III/d", "III/d"), ("Penata Tk.I (III/d)", "III/d"),
    ("S-1 Keperawatan", "S1"), ("Bagian Sosial", "Sosial"),
  ])
  func isHeld(_ text: String, _ meant: String) {
    #expect(Suggestion.held(by: text, in: Self.members) == meant)
  }

  @Test(arguments: ["III", "d", "5d", "3f", "x y", "Sosial dan Kesehatan", "III/c atau III/d", ""])
  func isNotHeld(_ text: String) {
    #expect(Suggestion.held(by: text, in: Self.members) == nil)
  }

  @Test func twoEquallyNearNamesAreBothNamed() {
    #expect(Suggestion.allNearest(to: "bula", in: Self.known) == ["bulan", "bulat"])
    #expect(Suggestion.allNearest(to: "bula", in: Self.known.reversed()) == ["bulan", "bulat"])
    #expect(Suggestion.nearest(to: "bulan", in: Self.known + ["bulan"]) == "bulan")
  }

  @Test func everySingleSlipFindsTheWayBack() {
    var random = SeededGenerator(seed: 3)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    for name in Self.known where name.count > 6 {
      for _ in 0..<50 {
        var slip = Array(name)
        let at = random.int(0...slip.count - 2)
        switch random.int(0...3) {
        case 0: slip.remove(at: at)
        case 1: slip.insert(random.pick(letters) ?? "a", at: at)
        case 2: slip[at] = random.pick(letters) ?? "a"
        default: slip.swapAt(at, at + 1)
        }
        #expect(Suggestion.nearest(to: String(slip), in: Self.known) == name)
      }
    }
  }

  @Test func theQuestionSpeaksBothLanguages() {
    let words = Suggestion.words(for: "bobott", in: Self.known)
    #expect(words == Words("maksud Anda `bobot`?", en: "did you mean `bobot`?"))
  }

  @Test func messagesAreCounted() {
    let cases: [(MessageSummary, Words)] = [
      (MessageSummary(), Words("tidak ada masalah", en: "no problems")),
      (
        MessageSummary(errors: 3, warnings: 1),
        Words("3 galat, 1 peringatan", en: "3 errors, 1 warning")
      ),
      (MessageSummary(notes: 2), Words("2 catatan", en: "2 notes")),
    ]
    for (summary, words) in cases { #expect(summary.words == words) }
  }

  @Test(arguments: [
    ("hukuman", ["hukuman_disiplin"]), ("Kerja", ["lama_masa_kerja"]),
    ("lama_masa_kerja_pns", ["lama_masa_kerja"]), ("masa", []), ("kerjasama", []), ("na", []),
    ("jabatan", ["jabatan_lama", "riwayat_jabatan"]),
  ])
  func namesWithTheSameFirstOrLastWords(_ name: String, _ kin: [String]) {
    let known = [
      "riwayat_jabatan", "jabatan_lama", "tmt_jabatan_baru", "hukuman_disiplin", "lama_masa_kerja",
      "pekerja", "nama_ibu",
    ]
    #expect(Suggestion.kin(of: name, in: known, atMost: 3) == kin)
    #expect(Suggestion.kin(of: name, in: known.reversed(), atMost: 1) == Array(kin.prefix(1)))
  }
}
