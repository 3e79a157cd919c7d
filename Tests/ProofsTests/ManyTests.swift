// ManyTests.swift: long lists of conditions and exceptions are proved like short ones.

import Testing
import Text

@Suite struct ManyTests {
  private static let record = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    data Pegawai
        nip   teks kunci
        nilai bulat 0 .. 1000
        lain  bulat 0 .. 1000

    """

  private static func promotion(_ conditions: [String]) -> String {
    record + "promosi naik \"Naik\"\n    calon semua\n"
      + conditions.enumerated().map {
        "    syarat s\($0.offset) \"Syarat\"\n        \($0.element)\n"
      }.joined()
  }

  @Test func ofSeventyConditionsTwoThatExcludeEachOtherAreFound() {
    let plain = (0..<70).map { "nilai bukan \($0)" }
    #expect(RuleText(Self.promotion(plain)).codes == [])
    let wrong = RuleText(Self.promotion(plain + ["nilai < 500 dan lain > 3", "nilai > 600"]))
    #expect(wrong.codes == ["A0806"])
  }

  @Test func ofConditionsOnOneFieldThatAreTooManyItIsSaid() {
    let many = (0..<90).map { "nilai bukan \($0)" }
    #expect(RuleText(Self.promotion(many)).codes == ["A0814"])
    let apart = (0..<90).map { $0.isMultiple(of: 2) ? "nilai bukan \($0)" : "lain bukan \($0)" }
    #expect(RuleText(Self.promotion(apart)).codes == [])
  }

  @Test func ofThreeHundredExceptionsTwoThatDisagreeAreFound() {
    func text(_ last: String) -> String {
      Self.record + "rumus hak \"Hak\"\n    umum 0\n"
        + (0..<300).map {
          "    kecuali k\($0) \"K\" jika nilai = \($0) maka \($0 + 1)\n"
        }.joined() + last
    }
    #expect(RuleText(text("")).codes == [])
    let wrong = RuleText(text("    kecuali akhir \"Akhir\" jika nilai >= 299 maka 7\n"))
    #expect(wrong.codes == ["A0810"])
  }

  @Test func ofThirtyPartsTwoThatExcludeEachOtherAreFound() {
    let parts = (0..<30).map { "nilai bukan \($0)" } + ["lain < 3", "lain > 5"]
    let text =
      Self.record + "tanda ada_apa \"Ada\"\n    muncul jika "
      + parts.joined(separator: " dan ") + "\n    pesan \"Ada.\"\n"
    #expect(Set(RuleText(text).codes) == ["A0804", "A0811"])
  }

  /// Of thousands of conditions on one field each is held against the few that are left.
  @Test func ofThousandsOfConditionsTheOnesThatAreTooMuchAreFound() {
    let many = (0..<1_500).map { "nilai > \($0 % 90)" }
    let codes = RuleText(Self.promotion(many)).codes
    #expect(Set(codes) == ["A0808"])
    #expect(codes.count == 1_499)
  }

  /// Each priority is held against all above it.
  @Test func ofPrioritiesThatAreTooManyItIsSaid() {
    func codes(_ count: Int) -> [String] {
      func lines(_ level: String, _ field: String) -> String {
        (0..<count).map { "    prioritas \(level) jika \(field) = \($0)\n" }.joined()
      }
      return RuleText(
        Self.record + "pelatihan p \"P\"\n    dipicu jika nilai bukan 1000 dan lain bukan 1000\n"
          + lines("tinggi", "nilai") + lines("sedang", "lain")
      ).codes
    }
    #expect(codes(60) == [])
    #expect(codes(90) == ["A0814"])
  }

  /// Only the first of rows that say the same is ever reached.
  @Test func ofThousandsOfRowsThatAreTheSameOnlyTheFirstIsReached() {
    let text = Self.table("nilai", Array(repeating: "> 5 || 1", count: 3_000) + ["- || 2"])
    let codes = RuleText(
      text.replacing("tabel besar \"Besar\"", with: "tabel besar \"Besar\" pertama")
    )
    .codes
    #expect(Set(codes) == ["A0754"])
    #expect(codes.count == 2_999)
  }

  /// Rows that touch are each held against the one before, not against all.
  @Test func ofThousandsOfRowsThatTouchTheOneThatIsHiddenIsFound() {
    var rows = (0..<900).map { "\($0) .. \($0 + 1) || \($0)" } + ["- || 1"]
    func codes() -> [String] {
      RuleText(
        Self.table("nilai", rows).replacing(
          "tabel besar \"Besar\"", with: "tabel besar \"Besar\" pertama")
      ).codes
    }
    #expect(codes() == [])
    rows[500] = "400 .. 402 || 3"
    #expect(codes() == ["A0754"])
  }

  private static func table(_ columns: String, _ rows: [String]) -> String {
    record + "tabel besar \"Besar\"\n    | \(columns) || besar |\n"
      + rows.map { "    | \($0) |\n" }.joined()
  }

  /// More rows and bounds than are held against each other.
  @Test func aLargeTableWhoseRowsLieSideBySideIsProved() {
    let field = "nilai bulat 0 .. 1000"
    func codes(_ rows: [String]) -> [String] {
      RuleText(
        Self.table("nilai", rows).replacing(field, with: "nilai bulat 0 .. 100000")
      ).codes
    }
    var rows = (0..<3_000).map { "\($0 * 2) .. < \($0 * 2 + 2) || \($0)" } + [">= 6000 || 1"]
    #expect(codes(rows) == [])
    rows[7] = "14 .. < 15 || 7"
    #expect(codes(rows) == ["A0757"])
    rows[7] = "14 .. < 17 || 7"
    #expect(codes(rows) == ["A0757"])
    rows[7] = "14 .. < 16 || 7"
    #expect(codes(rows.reversed()) == [])
  }

  @Test func ofALargeTableThatOverlapsItIsSaid() {
    let rows = (0..<3_000).map { ">= \($0) || \($0)" }
    let text = Self.table("nilai", rows).replacing("0 .. 1000", with: "0 .. 100000")
    #expect(RuleText(text).codes == ["A0757"])
    // Where nobody needs a row there is nothing to be said.
    let sum = text.replacing("tabel besar \"Besar\"", with: "tabel besar \"Besar\" semua jumlah")
    #expect(RuleText(sum).codes == [])
  }
}
