// StarterTexts.swift: the starter set: what `timbang baru` writes. Small, but whole: it checks, its
// tests pass, and its two people can be evaluated.

extension StarterFile {
  /// In the order they are written.
  static let all: [StarterFile] = [
    StarterFile(path: "README.md", text: readme),
    StarterFile(path: "Rules/pegawai.aturan", text: record),
    StarterFile(path: "Rules/kota.aturan", text: city),
    StarterFile(path: "Rules/dinas/kesehatan.aturan", text: agency),
    StarterFile(path: "staf/kesehatan.yaml", text: staff),
  ]

  private static let readme = """
    # Aturan kami

    Folder ini dibuat oleh `timbang baru` sebagai awal. Semua isinya contoh: ganti dengan aturan Anda
    sendiri.

    | folder | isi |
    | --- | --- |
    | `Rules/pegawai.aturan` | bentuk catatan pegawai: bidang, skala, pilihan |
    | `Rules/kota.aturan` | aturan yang berlaku untuk semua dinas |
    | `Rules/dinas/` | satu berkas tiap dinas: indikator, bobot, target, syarat tambahan |
    | `staf/` | catatan pegawai (YAML); orangnya rekaan dan NIP-nya mustahil |

    Jalankan dari folder ini:

    ```
    timbang periksa
    timbang uji
    timbang nilai staf --tanggal 2026-12-31
    timbang jelaskan staf --tanggal 2026-12-31 --nip 198503122010012903
    ```

    Langkah berikutnya: tambahkan dinas Anda pada `pilihan Dinas`, salin `Rules/dinas/kesehatan.aturan`,
    ganti nama dan indikatornya, lalu `timbang periksa` lagi.

    """

  private static let record = """
    # pegawai.aturan: bentuk catatan pegawai; satu-satunya tempat bidang, skala dan pilihan ditetapkan.

    skala   Pendidikan  SMA (juga "SMK") < D3 < (D4 = S1) < S2 < S3
    skala   Golongan    II/a < II/b < II/c < II/d < III/a < III/b < III/c < III/d < IV/a < IV/b
    skala   Predikat    kurang "Kurang" < butuh_perbaikan "Butuh perbaikan" < baik "Baik" < sangat_baik "Sangat baik"
    pilihan Dinas       Kesehatan "Dinas Kesehatan" (juga "Dinkes")
    pilihan Sumber      atasan "Atasan", survei "Survei", observasi "Observasi"
    pilihan Jabatan     pelaksana "Pelaksana", kepala_seksi "Kepala seksi", kepala_bidang "Kepala bidang"
    pilihan Kompetensi  komunikasi "Komunikasi", teknologi_informasi "Teknologi informasi"
    satuan  JP          "Jam pelajaran"

    data Diklat "Pelatihan yang diikuti"
        nama          teks           "Nama pelatihan" wajib
        tanggal       tanggal        "Tanggal selesai" wajib
        jam_pelajaran angka JP 0 .. 900 "Jam pelajaran"

    data Pegawai "Pegawai kota"
        nip              teks       "NIP" kunci pribadi
        nama             teks       "Nama lengkap" pribadi
        dinas            Dinas      "Perangkat daerah" wajib
        jabatan          Jabatan    "Jabatan" wajib
        golongan         Golongan   "Golongan ruang"
        pendidikan       Pendidikan "Pendidikan terakhir"
        riwayat_predikat riwayat tahunan Predikat "Predikat tahun-tahun lalu"
        kompetensi       peta Kompetensi ke bulat 1 .. 5 "Tingkat kompetensi" dapat diubah
        diklat           daftar Diklat "Pelatihan yang diikuti" dapat diubah

    """

  private static let city = """
    # kota.aturan: aturan yang diikuti semua dinas. Semua angka contoh.

    aturan Kota "Pemerintah kota"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    kelompok hasil_kerja "Hasil kerja"
        diisi dinas
        nilai dibulatkan 2 desimal

    tabel predikat "Predikat kinerja"
        | hasil_kerja   || predikat        |
        | >= 110%       || sangat_baik     |
        | 90% .. < 110% || baik            |
        | 70% .. < 90%  || butuh_perbaikan |
        | < 70%         || kurang          |

    promosi kepala_bidang "Menjadi kepala bidang"
        calon  jabatan adalah kepala_seksi
        syarat pendidikan "Paling rendah S1 atau D4"
            pendidikan >= S1
        syarat kinerja "Dua tahun terakhir paling rendah Baik"
            semua riwayat_predikat 2 tahun terakhir >= baik

    pelatihan teknologi_informasi "Pelatihan teknologi informasi"
        dipicu jika kompetensi.teknologi_informasi < 3
        prioritas tinggi jika kompetensi.teknologi_informasi < 2
        tidak diulang dalam 24 bulan menurut diklat.nama

    uji "Batas predikat"
        tanggal penilaian 31 Desember 2026
        dinas Kesehatan
        pegawai
        | andai hasil_kerja || predikat        |
        | 110%              || sangat_baik     |
        | 109,99%           || baik            |
        | 70%               || butuh_perbaikan |
        | 69,99%            || kurang          |

    uji "Syarat kepala bidang"
        tanggal penilaian 31 Desember 2026
        dinas Kesehatan
        pegawai
            dengan riwayat_predikat = {2024: baik, 2025: sangat_baik}
        | jabatan      | pendidikan || promosi kepala_bidang                    |
        | kepala_seksi | S1         || layak                                    |
        | kepala_seksi | D3         || tidak layak karena pendidikan            |
        | kepala_seksi | kosong     || belum dapat ditentukan karena pendidikan |
        | pelaksana    | S2         || bukan calon                              |

    """

  private static let agency = """
    # kesehatan.aturan: indikator, bobot dan target Dinas Kesehatan. Semua angka contoh.

    aturan Kesehatan "Dinas Kesehatan"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    indikator pasien_dilayani "Pasien yang dilayani"
        kelompok hasil_kerja
        bobot    60%
        satuan   orang
        target   paling sedikit 100 per bulan
        sumber   observasi
        dihitung jumlah

    indikator kepuasan "Kepuasan pasien"
        kelompok hasil_kerja
        bobot    40%
        satuan   persen
        target   paling sedikit 80%
        sumber   survei, minimal 30 responden

    uji "Hasil kerja dari dua indikator"
        tanggal penilaian 31 Desember 2026
        dinas Kesehatan
        pegawai dari "../../staf/kesehatan.yaml" nip "198503122010012903"
        maka capaian pasien_dilayani = 110%
        dan  capaian kepuasan = 105%
        dan  hasil_kerja = 108%
        dan  predikat = baik
        dan  promosi kepala_bidang layak

    """

  private static let staff = """
    # staf/kesehatan.yaml: dua orang rekaan; nomor urut 9xx tidak pernah diberikan kepada siapa pun.
    ---
    nip: "198503122010012903"
    nama: Anggrek Bulan
    dinas: Kesehatan
    jabatan: kepala_seksi
    golongan: III/d
    pendidikan: S1
    riwayat_predikat: {2024: Baik, 2025: Sangat baik}
    kompetensi: {komunikasi: 4, teknologi_informasi: 2}
    diklat:
      - {nama: Etika publik, tanggal: 2026-03-12, jam_pelajaran: 24}
    indikator:
      pasien_dilayani:
        - {tanggal: 2026-06-30, sumber: observasi, nilai: 700}
        - {tanggal: 2026-12-30, sumber: observasi, nilai: 620}
      kepuasan: {tanggal: 2026-10-01, sumber: survei, responden: 45, nilai: 84}
    ---
    nip: "199407212019031902"
    nama: Kenari Pagi
    dinas: Kesehatan
    jabatan: pelaksana
    golongan: II/c
    pendidikan: D3
    riwayat_predikat: {2024: Butuh perbaikan, 2025: Baik}
    kompetensi: {komunikasi: 3, teknologi_informasi: 1}
    diklat: []
    indikator:
      pasien_dilayani:
        - {tanggal: 2026-06-30, sumber: observasi, nilai: 410}
        - {tanggal: 2026-12-30, sumber: observasi, nilai: 505}
      kepuasan: {tanggal: 2026-10-01, sumber: survei, responden: 12, nilai: 90}

    """
}
