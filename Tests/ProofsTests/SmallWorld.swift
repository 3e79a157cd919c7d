// SmallWorld.swift: a city whose staff record has so few values that all of them can be tried.

enum SmallWorld {
  static let domains = [0...6, 0...1, 0...2]
  static let levels = ["rendah", "sedang", "tinggi"]

  /// Every record: `nilai`, `bersertifikat`, `jenjang`.
  static let places: [[Int]] = domains[0].flatMap { a in
    domains[1].flatMap { b in domains[2].map { c in [a, b, c] } }
  }

  static let rules = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
    skala Jenjang rendah < sedang < tinggi
    data Pegawai
        nip           teks kunci
        nilai         bulat 0 .. 6
        bersertifikat ya/tidak
        jenjang       Jenjang

    """
}
