// CitySchema.swift: the record schema of the city (Rules/pegawai.aturan), for the examples of the
// message pages and for the JSON Schema.

import Semantics
import Text
import Values

enum City {
  /// A member as `name`, `name|Label` or `name|Label|other`.
  private static func plain(_ name: String, isScale: Bool = false, _ members: [String])
    -> Enumeration
  {
    enumeration(
      name, isScale: isScale,
      members.map {
        let parts = $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "", Array(parts.dropFirst(2)))
      })
  }

  static let vocabulary: Vocabulary = {
    let grades = ["I", "II", "III"].flatMap { level in "abcd".map { "\(level)/\($0)" } }
    return Vocabulary(
      units: [
        "", "persen", "bulan", "tahun", "hari", "hari kerja", "menit", "jam", "rupiah",
        "orang", "poin", "kali", "responden", "angka kredit", "JP",
      ].map {
        UnitInfo(name: $0, label: $0, base: .none, factor: .one, precision: 2, range: nil)
      },
      enumerations: [
        plain(
          "Pendidikan", isScale: true,
          ["SD", "SMP", "SMA||SMK", "D1", "D2", "D3", "D4", "S1", "S2", "S3"]),
        plain("Golongan", isScale: true, grades + "abcde".map { "IV/\($0)" }),
        plain(
          "Predikat", isScale: true,
          [
            "sangat_kurang|Sangat kurang", "kurang|Kurang|Kurang/misconduct",
            "butuh_perbaikan|Butuh perbaikan|Cukup", "baik|Baik", "sangat_baik|Sangat baik",
          ]),
        plain(
          "Tingkat_Hukuman", isScale: true, ["ringan|Ringan", "sedang|Sedang", "berat|Berat"]),
        plain(
          "Dinas",
          [
            "Kesehatan|Dinas Kesehatan|Dinkes", "Pendidikan|Dinas Pendidikan|Disdik",
            "Kependudukan|Dinas Kependudukan dan Pencatatan Sipil|Disdukcapil",
            "Perhubungan|Dinas Perhubungan|Dishub",
            "Kominfo|Dinas Komunikasi dan Informatika|Diskominfo", "Sosial|Dinas Sosial|Dinsos",
            "Lingkungan_Hidup|Dinas Lingkungan Hidup|DLH",
            "Pekerjaan_Umum|Dinas Pekerjaan Umum|DPU", "Pariwisata|Dinas Pariwisata|Dispar",
          ]),
        plain(
          "Sumber",
          [
            "penilaian_diri|Penilaian diri", "atasan|Penilaian atasan", "survei|Survei",
            "wawancara|Wawancara", "observasi|Observasi langsung",
          ]),
        plain(
          "Status",
          ["PNS|Pegawai Negeri Sipil", "PPPK|Pegawai Pemerintah dengan Perjanjian Kerja"]),
        plain(
          "Jabatan",
          [
            "pelaksana|Pelaksana", "kepala_seksi|Kepala seksi|Kepala Subbagian",
            "kepala_bidang|Kepala bidang", "sekretaris_dinas|Sekretaris dinas",
            "kepala_dinas|Kepala dinas", "jf_ahli_pertama|Jabatan fungsional ahli pertama",
            "jf_ahli_muda|Jabatan fungsional ahli muda",
            "jf_ahli_madya|Jabatan fungsional ahli madya",
            "jf_ahli_utama|Jabatan fungsional ahli utama",
          ]),
        plain(
          "Rumpun",
          [
            "kesehatan|Kesehatan", "keguruan|Keguruan dan ilmu pendidikan", "hukum|Hukum",
            "ilmu_pemerintahan|Ilmu pemerintahan dan administrasi",
            "ekonomi|Ekonomi dan akuntansi",
            "teknik_sipil|Teknik sipil dan perencanaan wilayah",
            "teknik_informatika|Teknik informatika dan komputer",
            "teknik_lingkungan|Teknik lingkungan dan biologi", "transportasi|Transportasi",
            "kesejahteraan_sosial|Kesejahteraan sosial dan psikologi", "pariwisata|Pariwisata",
          ]),
        plain(
          "Kompetensi",
          [
            "integritas|Integritas", "kerja_sama|Kerja sama", "komunikasi|Komunikasi",
            "orientasi_pada_hasil|Orientasi pada hasil", "pelayanan_publik|Pelayanan publik",
            "pengembangan_diri_dan_orang_lain|Pengembangan diri dan orang lain",
            "mengelola_perubahan|Mengelola perubahan",
            "pengambilan_keputusan|Pengambilan keputusan", "perekat_bangsa|Perekat bangsa",
            "teknologi_informasi|Teknologi informasi",
          ]),
        plain(
          "Jenis_Hukuman",
          [
            "teguran_lisan|Teguran lisan", "teguran_tertulis|Teguran tertulis",
            "pernyataan_tidak_puas|Pernyataan tidak puas secara tertulis",
            "potong_tukin_6_bulan|Potongan tunjangan kinerja 6 bulan",
            "potong_tukin_9_bulan|Potongan tunjangan kinerja 9 bulan",
            "potong_tukin_12_bulan|Potongan tunjangan kinerja 12 bulan",
            "turun_jabatan|Penurunan jabatan setingkat lebih rendah",
            "bebas_jabatan|Pembebasan dari jabatan menjadi pelaksana",
            "berhenti|Pemberhentian dengan hormat tidak atas permintaan sendiri",
          ]),
        plain(
          "Sumber_Benturan",
          [
            "usaha|Kepentingan bisnis atau keuangan", "keluarga|Hubungan keluarga dan kerabat",
            "afiliasi|Hubungan afiliasi", "pekerjaan_luar|Pekerjaan di luar jabatan",
          ]),
      ], agencies: EnumerationID(4), sources: EnumerationID(5))
  }()

  private static func member(_ name: String) -> ScalarType {
    .member(EnumerationID(vocabulary.enumerations.firstIndex { $0.name == name } ?? 0))
  }

  private static func number(
    _ unit: Int, _ lower: Int, _ upper: Int, isInteger: Bool = false
  ) -> ScalarType {
    .number(
      NumberType(
        unit: UnitID(unit), isInteger: isInteger, lower: Decimal(lower), upper: Decimal(upper)))
  }

  static let schema = SchemaBuilder.schema(
    [
      .scalar("nip", .text, [.key, .personal]), .scalar("nama", .text, [.personal]),
      .scalar("status", member("Status"), [.required]),
      .scalar("dinas", member("Dinas"), [.required]), .scalar("unit_kerja", .text),
      .scalar("jabatan", member("Jabatan"), [.required]), .scalar("golongan", member("Golongan")),
      .scalar("tanggal_lahir", .date, [.personal, .restricted]), .scalar("tmt_golongan", .date),
      .scalar("tmt_jabatan", .date), .scalar("pendidikan", member("Pendidikan")),
      .scalar("rumpun_ilmu", member("Rumpun")), .yearly("riwayat_predikat", member("Predikat")),
      .list(
        "riwayat_jabatan",
        [
          .scalar("jabatan", member("Jabatan"), [.required]),
          .scalar("dinas", member("Dinas"), [.required]), .scalar("mulai", .date, [.required]),
          .scalar("selesai", .date),
        ]),
      .map("kompetensi", 9, number(0, 1, 5, isInteger: true)),
      .scalar("potensi", number(10, 0, 100)),
      .list(
        "diklat",
        [
          .scalar("nama", .text, [.required]), .scalar("tanggal", .date, [.required]),
          .scalar("jam_pelajaran", number(14, 0, 900)),
        ]),
      .scalar("lulus_uji_kompetensi", .boolean), .scalar("rekam_jejak_baik", .boolean),
      .record(
        "pemeriksaan_kesehatan", [.scalar("tanggal", .date), .scalar("sehat", .boolean)],
        [.personal]),
      .scalar("lhkpn_disampaikan", .boolean), .scalar("spt_disampaikan", .boolean),
      .list(
        "hukuman_disiplin",
        [
          .scalar("jenis", member("Jenis_Hukuman")),
          .scalar("tingkat", member("Tingkat_Hukuman"), [.required]), .scalar("mulai", .date),
          .scalar("selesai", .date),
        ], [.personal]),
      .scalar("hukuman_dicabut", .boolean, [.personal]),
      .scalar("sertifikat_keahlian", .boolean), .scalar("tugas_belajar", .boolean),
      .record("usulan", [.scalar("pendaftaran", .date), .scalar("pelantikan", .date)]),
      .list(
        "inovasi",
        [
          .scalar("judul", .text, [.required]), .scalar("tanggal", .date),
          .scalar("diterapkan", .boolean),
        ]),
      .list(
        "masukan",
        [
          .scalar("tanggal", .date, [.required]), .scalar("perihal", .text),
          .scalar("ditindaklanjuti", .date),
        ]),
      .scalar("kerabat_pejabat", .boolean, [.personal, .forbidden]),
      .list(
        "benturan_kepentingan",
        [.scalar("sumber", member("Sumber_Benturan"), [.required]), .scalar("tanggal", .date)],
        [.personal, .forbidden]),
      .measurements,
    ], indicators: indicators, sources: 5, agency: "dinas")

  private static let indicators = """
    adaptif akta_kelahiran akta_kematian akuntabel anak_putus_sekolah aplikasi_terpadu \
    bantuan_tepat_sasaran berorientasi_pelayanan guru_berpelatihan_tik hari_penyaluran harmonis \
    imunisasi_lengkap indeks_spbe jalan_dipelihara jalan_mantap kecelakaan keluarga_didampingi \
    kendaraan_diuji kepemilikan_ktp kepuasan_orang_tua kepuasan_pasien kepuasan_penerima \
    kepuasan_pengguna_jalan kepuasan_penumpang kepuasan_warga ketersediaan_layanan kolaboratif \
    kompeten kualitas_air kunjungan_sekolah lama_penerbitan lama_perbaikan_jalan \
    laporan_tepat_waktu loyal pasien_dilayani pekerjaan_terlambat pengaduan_terlambat \
    permintaan_informasi prevalensi_stunting rasio_penumpang sampah_terangkut sampah_terkurangi \
    usaha_diawasi waktu_antara waktu_pemulihan waktu_tunggu
    """.split(separator: " ").map(String.init)
}
