// Parts.swift: what the city says on one subject, and what a dinas adds and changes: tables, promotions,
// trainings and tests in the measure in which a real city has them.

extension City {
  /// Rules of the whole city on one subject.
  static func part(_ n: Int) -> String {
    let low = 40 + n % 7 * 5
    let high = low + 15 + n % 3 * 5
    let years = 1 + n % 3
    return """
      # Pokok nomor \(n): batas, paket, kenaikan jenjang dan pelatihannya.
      bagian dari Kota "Pokok \(n)"

      parameter batas_bawah_\(n) "Batas bawah" angka poin
          sejak 1 Januari 2026: \(low - 10) poin
          sejak 1 Juli 2026: \(low) poin

      parameter batas_atas_\(n) "Batas atas" angka poin
          sejak 1 Januari 2026: \(high) poin

      tabel tingkat_\(n) "Tingkat potensi pokok \(n)"
          | potensi                            || tingkat_\(n) |
          | >= batas_atas_\(n)                    || di_atas   |
          | batas_bawah_\(n) .. < batas_atas_\(n) || setara    |
          | < batas_bawah_\(n)                    || di_bawah  |

      tabel kotak_\(n) "Kotak pokok \(n)"
          | rating_hasil \\ tingkat_\(n) | di_bawah | setara | di_atas |
          | di_bawah                  | 1        | 3      | 6       |
          | setara                    | 2        | 5      | 8       |
          | di_atas                   | 4        | 7      | 9       |

      tabel standar_\(n)(jabatan, nama Kompetensi) "Standar pokok \(n)"
          | jabatan \\ nama | integritas | komunikasi | kerja_sama | pelayanan | teknologi |
          | pelaksana      | 1          | 1          | 1          | 1         | 2         |
          | kepala_seksi   | 2          | 2          | 2          | 2         | 2         |
          | kepala_bidang  | 3          | 3          | 3          | 3         | 3         |
          | ahli_pertama   | 2          | 2          | 2          | 2         | 2         |
          | ahli_muda      | 3          | 3          | 3          | 3         | 3         |
          | ahli_madya     | 4          | 4          | 4          | 4         | 3         |

      rumus jp_wajib_\(n) "Jam pelajaran yang wajib" satuan JP
          umum \(20 + n % 5) JP
          kecuali belajar "Sedang tugas belajar" jika tugas_belajar bila kosong tidak maka 0 JP
          kecuali pimpinan "Kepala bidang" jika jabatan adalah kepala_bidang
              dan tidak (tugas_belajar bila kosong tidak) maka 40 JP

      rumus kekurangan_\(n) "Kekurangan jam pelajaran" satuan JP =
          jp_wajib_\(n) - jumlah jam_pelajaran dari diklat dalam tahun berjalan paling rendah 0 JP

      promosi jenjang_\(n) "Kenaikan jenjang pokok \(n)"
          calon  jabatan termasuk (pelaksana, ahli_pertama)
          syarat pendidikan "Paling rendah D3"
              pendidikan >= D3
          syarat masa "Masa jabatan"
              masa_jabatan >= masa_paling_singkat
              kecuali berprestasi "Sangat baik dua tahun"
                  jika semua riwayat_predikat 2 tahun terakhir >= sangat_baik dan masa_jabatan >= 12 bulan
          syarat kinerja "Predikat dua tahun terakhir paling rendah Baik"
              semua riwayat_predikat \(years) tahun terakhir >= baik
          syarat kompetensi "Semua kompetensi memenuhi standar"
              semua kompetensi memenuhi (nilai >= standar_\(n)(kepala_seksi, nama))
          syarat disiplin "Tidak ada hukuman sedang atau berat"
              tidak ada hukuman yang (tingkat >= sedang)

      pelatihan latihan_\(n) "Pelatihan pokok \(n)"
          dipicu jika kekurangan_\(n) > 0 JP atau kompetensi.komunikasi < standar_\(n)(jabatan, komunikasi)
          prioritas tinggi jika kekurangan_\(n) > 10 JP
          tidak diulang dalam 24 bulan menurut diklat.nama

      tanda perlu_\(n) "Perlu pembinaan pokok \(n)"
          muncul jika kotak_\(n) < 3
          pesan "Berada di kotak {kotak_\(n)}."

      uji "Tingkat pokok \(n)"
          dinas Dinas_\(n)
          pegawai
          | tanggal penilaian | potensi || tingkat_\(n) |
          | 31 Desember 2026  | 0       || di_bawah  |
          | 31 Desember 2026  | \(low - 1)      || di_bawah  |
          | 31 Desember 2026  | \(low)      || setara    |
          | 31 Desember 2026  | \(high)      || di_atas   |
          | 1 Maret 2026      | \(low - 10)      || setara    |

      uji "Kenaikan jenjang pokok \(n)"
          tanggal penilaian 31 Desember 2026
          dinas Dinas_\(n)
          pegawai
              dengan jabatan = pelaksana
              dengan riwayat_predikat = {2023: baik, 2024: baik, 2025: baik}
              dengan kompetensi = {integritas: 3, komunikasi: 3, kerja_sama: 3, pelayanan: 3, teknologi: 3}
              dengan hukuman = []
          | pendidikan | tmt_jabatan     || promosi jenjang_\(n)             |
          | S1         | 1 Januari 2020  || layak                         |
          | SMA        | 1 Januari 2020  || tidak layak karena pendidikan |

      """
  }

  /// Rules of one dinas.
  static func agency(_ n: Int, of parts: Int) -> String {
    let subject = 1 + n % parts
    let weights = [[40, 30, 20, 10], [25, 25, 25, 25], [50, 20, 20, 10]][n % 3]
    let fields = ["kesehatan, teknik", "keguruan", "ekonomi, hukum", "teknik"]
    let indicators = weights.enumerated().map { place, weight in
      let isMost = place % 2 == 1
      return """
        indikator ukuran_\(n)_\(place) "Ukuran \(place) dinas \(n)"
            kelompok hasil_kerja
            bobot    \(weight)%
            satuan   \(isMost ? "menit" : "orang")
            target   \(isMost ? "paling banyak \(30 + n % 9)" : "paling sedikit \(100 + n % 50)")
            sumber   observasi
            dihitung \(isMost ? "rata-rata" : "jumlah")

        """
    }
    return """
      # Dinas nomor \(n): ukuran hasil kerja, pelatihan, dan yang berbeda dari kota.
      aturan Dinas_\(n) "Dinas nomor \(n)"
          mengikuti Kota
          berlaku sejak 1 Januari 2026

      \(indicators.joined(separator: "\n"))
      isi rumus rumpun_sesuai = rumpun termasuk (\(fields[n % 4]))

      tabel beban_\(n) "Beban kerja"
          | ukuran_\(n)_0   | jabatan              || beban_\(n) |
          | >= 200       | -                    || sedang  |
          | 100 .. < 200 | pelaksana            || sedang  |
          | 100 .. < 200 | bukan pelaksana      || ringan  |
          | < 100        | -                    || ringan  |

      pelatihan layanan_\(n) "Layanan dinas \(n)"
          dipicu jika ukuran_\(n)_1 > 45 menit atau kompetensi.pelayanan < 3
          prioritas tinggi jika ukuran_\(n)_1 > 90 menit
          tidak diulang dalam 12 bulan menurut diklat.nama

      penempatan jabatan_\(n) "Penempatan dinas \(n)"
          untuk  jabatan bukan pelaksana
          sesuai jika rumpun_sesuai dan pendidikan >= S1

      tanda rendah_\(n) "Hasil kerja rendah"
          muncul jika rating_hasil adalah di_bawah
          pesan "Hasil kerja {hasil_kerja}."

      ganti parameter batas_atas_\(subject) "Batas atas dinas \(n)" angka poin
          sejak 1 Januari 2026: \(96 + n % 3) poin

      ubah promosi jenjang_\(subject)
          ganti syarat pendidikan "Paling rendah S1"
              pendidikan >= S1
          tambah syarat rumpun "Rumpun ilmu sesuai"
              rumpun_sesuai
          tambah syarat sertifikat "Bersertifikat"
              bersertifikat

      uji "Capaian dinas \(n)"
          tanggal penilaian 31 Desember 2026
          dinas Dinas_\(n)
          pegawai
          | andai ukuran_\(n)_0 || capaian ukuran_\(n)_0 |
          | 0                || 0%                 |
          | \(100 + n % 50)              || 100%               |
          | 1.000            || 120%               |

      uji "Penempatan dinas \(n)"
          tanggal penilaian 31 Desember 2026
          dinas Dinas_\(n)
          pegawai
              dengan jabatan = kepala_seksi
          | pendidikan | rumpun   || penempatan jabatan_\(n) |
          | S1         | \(fields[n % 4].split(separator: ",")[0]) || sesuai               |
          | D3         | \(fields[n % 4].split(separator: ",")[0]) || tidak sesuai         |

      uji "Pelatihan dinas \(n)"
          tanggal penilaian 31 Desember 2026
          dinas Dinas_\(n)
          pegawai
              dengan diklat = []
              dengan kompetensi = {pelayanan: 3}
          | andai ukuran_\(n)_1 || pelatihan layanan_\(n)        |
          | 45               || tidak dipicu               |
          | 46               || dipicu                     |
          | 91               || dipicu prioritas tinggi    |

      """
  }
}
