// TestRules.swift: a small set of rules for what is told of tests: each golden case adds rules and tests
// of its own in a further file.

import TestSupport
import Text

@testable import Workspace

enum TestRules {
  static let city = """
    aturan Kota "Kota Contoh"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    skala Pendidikan SMA < D3 < (D4 = S1) < S2
    skala Predikat kurang "Kurang" < baik "Baik" < sangat_baik "Sangat baik"
    skala Tingkat ringan "Ringan" < sedang "Sedang" < berat "Berat"
    pilihan Dinas Kesehatan "Dinas Kesehatan", Sosial "Dinas Sosial"
    pilihan Sumber atasan "Atasan", survei "Survei"
    pilihan Jabatan pelaksana "Pelaksana", kepala_seksi "Kepala seksi", kepala_bidang "Kepala bidang"
    pilihan Kompetensi komunikasi "Komunikasi", integritas "Integritas"
    satuan JP "Jam pelajaran"

    data Hukuman
        tingkat Tingkat "Tingkat" wajib
        mulai   tanggal "Mulai"

    data Diklat
        nama          teks "Nama" wajib
        tanggal       tanggal "Tanggal" wajib
        jam_pelajaran angka JP 0 .. 900 "Jam"

    data Pegawai
        nip              teks "NIP" kunci pribadi
        dinas            Dinas "Dinas" wajib
        jabatan          Jabatan "Jabatan" wajib
        pendidikan       Pendidikan "Pendidikan"
        tanggal_lahir    tanggal "Tanggal lahir" pribadi
        tmt_jabatan      tanggal "TMT jabatan"
        potensi          angka poin 0 .. 100 "Potensi"
        bersertifikat    ya/tidak "Bersertifikat"
        riwayat_predikat riwayat tahunan Predikat "Predikat"
        kompetensi       peta Kompetensi ke bulat 1 .. 5 "Kompetensi"
        hukuman          daftar Hukuman "Hukuman"
        diklat           daftar Diklat "Diklat"

    """

  static let agencies = [
    "kesehatan.aturan": """
    aturan Kesehatan "Dinas Kesehatan"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    """,
    "sosial.aturan": """
    aturan Sosial "Dinas Sosial"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    """,
  ]

  /// The rules with further files; the scratch folder must outlive them.
  static func load(_ files: [(String, String)], in scratch: Scratch) -> LoadedRules {
    scratch.write("kota.aturan", city)
    for (name, text) in agencies { scratch.write(name, text) }
    for (name, text) in files { scratch.write(name, text) }
    return Workspace(threads: 1).load([scratch.path], proves: true)
  }

  /// The rules of a case: its `aturan` blocks, each a file; without a name `uji.aturan`.
  static func load(_ golden: GoldenCase, in scratch: Scratch) -> LoadedRules {
    load(
      golden.blocks.map {
        ($0.name.isEmpty ? "uji.aturan" : $0.name, "bagian dari Kota\n\n" + $0.text)
      }, in: scratch
    )
  }
}
