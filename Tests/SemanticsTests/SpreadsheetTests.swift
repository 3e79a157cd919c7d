// SpreadsheetTests.swift: functions of spreadsheets in rules: what is to be written instead, that writing it
// leaves nothing to be said, and that a formula of the city may have such a name.

import Semantics
import Syntax
import Testing
import Text

@Suite struct SpreadsheetTests {
  private static let base = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    skala Pendidikan SMA < D3 < S1
    pilihan Dinas Kesehatan, Sosial

    data Diklat
        nama teks
        jam  angka 0 .. 100

    data Pegawai
        nip         teks kunci
        dinas       Dinas wajib
        pendidikan  Pendidikan
        tmt_jabatan tanggal
        ujian       angka 0 .. 100
        wawancara   angka 0 .. 100
        diklat      daftar Diklat

    kalender Palu "Palu"
        hari kerja Senin sampai dengan Jumat
        berlaku sejak 1 Januari 2020 sampai dengan 31 Desember 2030

    """

  private static func checked(_ declarations: String) -> CheckedText {
    CheckedText([(name: "kota.aturan", text: base + declarations + "\n")])
  }

  /// A formula as people write it in a spreadsheet, and as it is written in rules.
  struct Formula: Sendable, CustomTestStringConvertible {
    var written: String
    var meant: String
    var testDescription: String { written }
  }

  static let formulas = [
    ("IF(ujian>=80;1;0)", "(jika ujian>=80 maka 1 selain itu 0)"),
    ("if(ujian >= 80, 1, 0)", "(jika ujian >= 80 maka 1 selain itu 0)"),
    ("IF(pendidikan>=S1,1,0)", "(jika pendidikan>=S1 maka 1 selain itu 0)"),
    ("JIKA(ujian>=80;1,5;0,5)", "(jika ujian>=80 maka 1,5 selain itu 0,5)"),
    ("IF(ujian>=80;\"ya\";\"tidak\")", "ujian>=80"),
    ("IF(ujian>=80;FALSE;TRUE)", "tidak (ujian>=80)"),
    (
      "IF(AND(ujian>=80;OR(pendidikan=S1;wawancara>90));MAX(ujian;wawancara);0)",
      "(jika (ujian>=80 dan (pendidikan=S1 atau wawancara>90)) maka tertinggi(ujian, wawancara) selain itu 0)"
    ),
    ("AND(ujian>=80;pendidikan>=S1)", "(ujian>=80 dan pendidikan>=S1)"),
    ("DAN(ujian>=80;pendidikan>=S1)", "(ujian>=80 dan pendidikan>=S1)"),
    ("ATAU(ujian>=80;pendidikan>=S1)", "(ujian>=80 atau pendidikan>=S1)"),
    ("OR(ujian>=80;ujian<5 dan wawancara>5)", "(ujian>=80 atau (ujian<5 dan wawancara>5))"),
    ("NOT(pendidikan>=S1)", "tidak (pendidikan>=S1)"),
    ("SUM(ujian;wawancara*2;5)", "(ujian + wawancara*2 + 5)"),
    ("JUMLAH(ujian; wawancara - 1)", "(ujian + (wawancara - 1))"),
    ("PRODUCT(ujian;wawancara+1)", "(ujian * (wawancara+1))"),
    ("AVERAGE(ujian;wawancara)", "((ujian + wawancara) / 2)"),
    ("RATA-RATA(ujian;wawancara)", "((ujian + wawancara) / 2)"),
    ("MIN(ujian,wawancara)", "terendah(ujian, wawancara)"),
    ("ROUND(ujian/3;2)", "(ujian/3 dibulatkan 2 desimal)"),
    ("ROUND(ujian,2)", "(ujian dibulatkan 2 desimal)"),
    ("ROUNDUP(ujian*1,5;0)", "(ujian*1,5 dibulatkan 0 desimal ke atas)"),
    ("INT(ujian/3)", "(ujian/3 dibulatkan 0 desimal ke bawah)"),
    ("CEILING(ujian;5)", "(ujian dibulatkan ke kelipatan 5 ke atas)"),
    ("TODAY()", "tanggal penilaian"),
    ("YEAR(tmt_jabatan)", "tahun(tmt_jabatan)"),
    ("YEAR(TODAY())", "tahun(tanggal penilaian)"),
    ("EDATE(tmt_jabatan;6)", "(tmt_jabatan + 6 bulan)"),
    ("ISBLANK(pendidikan)", "pendidikan kosong"),
    ("IF(\n    ujian >= 80;\n    1;\n    0)", "(jika ujian >= 80 maka 1 selain itu 0)"),
    ("ROUND(SUM(ujian;1)*2;1)", "((ujian + 1)*2 dibulatkan 1 desimal)"),
  ].map { Formula(written: $0.0, meant: $0.1) }

  @Test(arguments: formulas) func isSaidInWords(_ formula: Formula) throws {
    let first = Self.checked("rumus hasil \"Hasil\" = \(formula.written)")
    let told = first.checked.diagnostics
    #expect(told.map(\.code) == ["A0385"], "\(first.rendered(in: .english))")
    let edit = try #require(told.first?.fix.first)
    #expect(told.first?.fix.count == 1 && edit.replacement == formula.meant)
    let second = Self.checked("rumus hasil \"Hasil\" = \(edit.replacement)")
    #expect(second.checked.diagnostics.isEmpty, "\(second.rendered(in: .english))")
  }

  /// What cannot be said with the values alone has no mend, and one message all the same.
  @Test(
    arguments: [
      "SUM(A1:A5)", "VLOOKUP(ujian;A2:B9;2;FALSE)", "COUNTIF(diklat;\">3\")", "MAX(ujian)",
      "IF(ujian>=80;1)", "IF(VLOOKUP(ujian;A2:B9;2)>3;1;0)", "ROUND(ujian;wawancara)",
      "DATEDIF(tmt_jabatan;TODAY();\"Y\")", "ABS(ujian - wawancara)", "SUM()",
      "IF(ujian\n    >= 80;1;0)",
    ])
  func isToldOnce(_ formula: String) {
    let result = Self.checked("rumus hasil \"Hasil\" = \(formula)")
    #expect(result.checked.diagnostics.map(\.code) == ["A0385"])
    #expect(result.checked.diagnostics.flatMap(\.fix).isEmpty)
  }

  @Test func anOwnFormulaOfThatNameIsMeant() {
    let result = Self.checked(
      """
      rumus max(a angka, b angka) "Yang lebih besar" = jika a > b maka a selain itu b

      rumus hasil "Hasil" = MAX(ujian; wawancara)
      """)
    #expect(result.checked.diagnostics.isEmpty, "\(result.rendered(in: .english))")
  }

  /// Words of the language that spreadsheets have as well keep their meaning.
  @Test(
    arguments: [
      "jumlah (jam) dari diklat", "jumlah(jam + 1) dari diklat", "rata-rata(jam) dari diklat",
      "jika(ujian > 3) maka 1 selain itu 0", "tertinggi(ujian, wawancara)", "tahun(tmt_jabatan)",
      "(ujian > 3) dan(wawancara > 3)", "tidak(ujian > 3)",
    ])
  func wordsOfTheLanguageKeepTheirMeaning(_ formula: String) {
    let result = Self.checked("rumus hasil \"Hasil\" = \(formula)")
    #expect(result.checked.diagnostics.isEmpty, "\(result.rendered(in: .english))")
  }
}
