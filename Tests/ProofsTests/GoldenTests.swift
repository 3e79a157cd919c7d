// GoldenTests.swift: every proof by rules a clerk could write, with the message as it is shown.

import TestSupport
import Testing
import Text

@Suite struct GoldenTests {
  /// What every case starts from, so that it shows only what it is about.
  static let base = """
    aturan Kota "Kota Contoh"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    skala   Pendidikan SMA < D3 < (D4 = S1) < S2
    skala   Predikat kurang < cukup < baik < sangat_baik
    pilihan Jabatan pelaksana, kepala_seksi, kepala_bidang
    pilihan Kompetensi integritas, komunikasi
    pilihan Sumber atasan, survei

    data Hukuman
        selesai tanggal "Selesai"

    data Pegawai
        nip           teks "NIP" kunci
        jabatan       Jabatan "Jabatan" wajib
        pendidikan    Pendidikan "Pendidikan"
        potensi       angka poin 0 .. 100 "Potensi"
        nilai         bulat poin 0 .. 100 "Nilai bulat"
        umur          bulat tahun 18 .. 65 "Umur"
        bersertifikat ya/tidak "Bersertifikat"
        tmt_jabatan   tanggal "TMT jabatan"
        gaji          angka rupiah "Gaji"
        kompetensi    peta Kompetensi ke bulat 1 .. 5 "Kompetensi"
        hukuman       daftar Hukuman "Hukuman"
        riwayat       riwayat tahunan Predikat "Predikat"
        tmt_cpns      tanggal "TMT CPNS"
        tmt_golongan  tanggal "TMT golongan"
        nilai_ujian   bulat poin 0 .. 1000 "Nilai ujian"
        nilai_wawancara bulat poin 0 .. 1000 "Nilai wawancara"

    """

  static func rules(_ golden: GoldenCase) -> RuleText {
    RuleText(golden.ruleFiles(besides: base))
  }

  @Test(arguments: Golden.cases())
  func messages(_ golden: GoldenCase) {
    let rules = Self.rules(golden)
    #expect(rules.errors == "", "the rules themselves are wrong")
    golden.check("Temuan", rules.text)
  }
}
