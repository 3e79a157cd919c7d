// GoldenTests.swift: every lint by rules a clerk could write, with the message as it is shown, and what
// the certain mends make of the rules.

import Foundation
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
    skala   Predikat kurang "Kurang" < cukup "Cukup" < baik "Baik" < sangat_baik "Sangat baik"
    pilihan Dinas Kesehatan, Sosial
    pilihan Jabatan pelaksana, kepala_seksi, kepala_bidang
    pilihan Status PNS, PPPK
    pilihan Kompetensi integritas, komunikasi
    pilihan Sumber atasan, survei
    satuan  JP "Jam pelajaran"

    data Hukuman
        mulai   tanggal "Mulai"
        selesai tanggal "Selesai"

    data Diklat
        nama    teks "Nama" wajib
        tanggal tanggal "Tanggal"
        jam     angka JP 0 .. 900 "Jam"

    data Pegawai
        nip           teks "NIP" kunci
        dinas         Dinas "Dinas" wajib
        jabatan       Jabatan "Jabatan" wajib
        status        Status "Status"
        pendidikan    Pendidikan "Pendidikan"
        potensi       angka poin 0 .. 100 "Potensi"
        umur          bulat tahun 18 .. 65 "Umur"
        bersertifikat ya/tidak "Bersertifikat"
        tmt_jabatan   tanggal "TMT jabatan"
        gaji          angka rupiah "Gaji"
        predikat      riwayat tahunan Predikat "Predikat"
        kompetensi    peta Kompetensi ke bulat 1 .. 5 "Kompetensi"
        hukuman       daftar Hukuman "Hukuman"
        diklat        daftar Diklat "Pelatihan"

    """

  static func rules(_ golden: GoldenCase) -> RuleText {
    RuleText(golden.ruleFiles(besides: base))
  }

  @Test(arguments: Golden.cases())
  func questions(_ golden: GoldenCase) {
    let rules = Self.rules(golden)
    #expect(rules.errors == "", "the rules themselves are wrong")
    golden.check("Pertanyaan", rules.text(rules.questions))
  }

  /// A certain mend takes its message away, brings no error, and comes to an end.
  @Test(arguments: Golden.cases())
  func mends(_ golden: GoldenCase) {
    var rules = Self.rules(golden)
    let before = rules
    for _ in 0..<6 where rules.questions.contains(where: { !$0.fix.isEmpty }) {
      rules = rules.mended
      #expect(rules.errors == "")
    }
    #expect(!rules.questions.contains { !$0.fix.isEmpty }, "\(rules.text(rules.questions))")
    let changed = zip(before.files, rules.files).filter { $0.bytes != $1.bytes }
    if changed.isEmpty { return }
    golden.check(
      "Sesudah diperbaiki", changed.map { String(decoding: $1.bytes, as: UTF8.self) }.joined())
  }
}
