// City.swift: rule files of a made-up city, as many as asked for, some 100 lines each: its vocabulary, what
// holds for the whole city, and a file for every dinas. The same number always gives the same text.

/// A third of the files is the city's, the others are of one dinas each.
struct City {
  struct File {
    var name: String
    var text: String
  }
  let files: [File]

  init(files count: Int) {
    let parts = max(1, (count - 3) / 3)
    let agencies = max(1, count - 3 - parts)
    var files = [
      File(name: "kosakata.aturan", text: City.vocabulary(agencies)),
      File(name: "pegawai.aturan", text: City.record),
      File(name: "kota.aturan", text: City.root),
    ]
    for number in 1...parts {
      files.append(File(name: "kota/pokok_\(number).aturan", text: City.part(number)))
    }
    for number in 1...agencies {
      files.append(
        File(name: "dinas/dinas_\(number).aturan", text: City.agency(number, of: parts)))
    }
    self.files = files
  }

  private static func vocabulary(_ agencies: Int) -> String {
    let names = (1...agencies).map { "Dinas_\($0) \"Dinas nomor \($0)\"" }
    return """
      skala   Pendidikan   SMA < D3 < (D4 = S1) < S2 < S3
      skala   Predikat     sangat_kurang < kurang < butuh_perbaikan < baik < sangat_baik
      skala   Rating       di_bawah < setara < di_atas
      skala   Tingkat      ringan < sedang < berat
      pilihan Sumber       penilaian_diri "Penilaian diri", atasan "Atasan", survei "Survei", observasi "Observasi"
      pilihan Jabatan      pelaksana, kepala_seksi, kepala_bidang, ahli_pertama, ahli_muda, ahli_madya
      pilihan Rumpun       kesehatan, keguruan, teknik, ekonomi, hukum
      pilihan Kompetensi   integritas, komunikasi, kerja_sama, pelayanan, teknologi
      satuan  JP           "Jam pelajaran"
      pilihan Dinas        \(names.joined(separator: ",\n    "))

      """
  }

  private static let record = """
    data Hukuman "Hukuman disiplin"
        tingkat Tingkat "Tingkat" wajib
        mulai   tanggal "Mulai"

    data Diklat "Pelatihan yang diikuti"
        nama          teks         "Nama" wajib
        tanggal       tanggal      "Selesai" wajib
        jam_pelajaran angka JP 0 .. 900 "Jam pelajaran"

    data Pegawai "Pegawai"
        nip              teks       "NIP" kunci pribadi
        dinas            Dinas      "Perangkat daerah" wajib
        jabatan          Jabatan    "Jabatan" wajib
        pendidikan       Pendidikan "Pendidikan terakhir"
        rumpun           Rumpun     "Rumpun ilmu"
        tmt_jabatan      tanggal    "TMT jabatan"
        potensi          angka poin 0 .. 100 "Nilai potensi"
        bersertifikat    ya/tidak   "Bersertifikat"
        tugas_belajar    ya/tidak   "Sedang tugas belajar"
        riwayat_predikat riwayat tahunan Predikat "Predikat"
        kompetensi       peta Kompetensi ke bulat 1 .. 5 "Kompetensi"
        diklat           daftar Diklat "Pelatihan"
        hukuman          daftar Hukuman "Hukuman"

    """

  private static let root: String = {
    let names = ["akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif"]
    let indicators = names.map { name in
      """
      indikator \(name) "Perilaku \(name)"
          kelompok perilaku
          satuan   poin
          target   paling sedikit 80

      """
    }
    return """
      aturan Kota "Kota contoh"
          berlaku sejak 1 Januari 2026
          tanggal yang tidak ada: hari terakhir bulan itu

      kelompok hasil_kerja "Hasil kerja"
          diisi dinas
          batas 0% .. 120%
          tiap capaian dibulatkan 2 desimal
          nilai dibulatkan 2 desimal

      kelompok perilaku "Perilaku kerja"
          bobot sama
          sumber penilaian_diri 10%
          sumber atasan 50%
          sumber survei 40%, minimal 5 responden
          dihitung rata-rata
          batas 0% .. 120%
          nilai dibulatkan 2 desimal

      \(indicators.joined(separator: "\n"))
      rumus rumpun_sesuai "Rumpun ilmu yang dibutuhkan" ya/tidak diisi dinas

      rumus masa_jabatan "Masa jabatan" = bulan penuh sejak tmt_jabatan

      parameter masa_paling_singkat "Masa jabatan paling singkat" angka bulan
          sejak 1 Januari 2026 sampai dengan 31 Desember 2026: 24 bulan
          sejak 1 Januari 2027: 36 bulan

      tabel rating_hasil "Rating hasil kerja"
          | hasil_kerja   || rating_hasil |
          | >= 110%       || di_atas      |
          | 90% .. < 110% || setara       |
          | < 90%         || di_bawah     |

      tabel rating_perilaku "Rating perilaku"
          | perilaku      || rating_perilaku |
          | >= 110%       || di_atas         |
          | 90% .. < 110% || setara          |
          | < 90%         || di_bawah        |

      tabel predikat_kinerja "Predikat kinerja"
          | rating_hasil \\ rating_perilaku | di_bawah      | setara          | di_atas         |
          | di_bawah                       | sangat_kurang | butuh_perbaikan | butuh_perbaikan |
          | setara                         | kurang        | baik            | baik            |
          | di_atas                        | kurang        | baik            | sangat_baik     |

      uji "Predikat"
          tanggal penilaian 31 Desember 2026
          dinas Dinas_1
          pegawai
          | andai rating_hasil | andai rating_perilaku || predikat_kinerja |
          | di_bawah           | setara                || butuh_perbaikan  |
          | di_atas            | di_atas               || sangat_baik      |

      """
  }()
}
