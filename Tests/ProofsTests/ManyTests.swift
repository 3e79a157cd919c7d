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
}
