// Generators.swift: rule texts of any size, each long in one way: what could make reading, checking,
// proving or laying out take more than its share of time.

/// A rule set that grows in one way.
struct Generator: Sendable {
  var name: String
  var files: @Sendable (Int) -> [String]
  /// Where all rules together grow faster than their text: where to begin.
  var start: Int?

  /// So many parts that four times as many are some 400 kB.
  var size: Int {
    func length(_ count: Int) -> Int { files(count).reduce(0) { $0 + $1.utf8.count } }
    let part = max(1, (length(300) - length(100)) / 200)
    return start ?? max(10, 100_000 / part)
  }
}

let head = """
  aturan Kota "Kota"
      berlaku sejak 1 Januari 2026
      tanggal yang tidak ada: hari terakhir bulan itu

  pilihan Dinas Kesehatan, Sosial
  pilihan Sumber atasan, survei
  skala Predikat kurang < baik < sangat_baik

  data Diklat
      nama    teks
      tanggal tanggal
      jam     angka

  data Pegawai
      nip      teks kunci
      dinas    Dinas wajib
      potensi  angka 0 .. 100
      gaji     angka rupiah
      aktif    ya/tidak
      predikat Predikat
      mulai    tanggal
      diklat   daftar Diklat


  """

/// The header of a set that follows it.
let dinas = """
  aturan Sosial "S"
      mengikuti Kota
      berlaku sejak 1 Januari 2026

  """

/// The head of a test on it.
func test(_ number: Int) -> String {
  """
  uji "U\(number)"
      tanggal penilaian 31 Desember 2026
      dinas Sosial
      pegawai

  """
}

/// One file: the small rule set, and behind it what grows.
func rules(
  _ name: String, start: Int? = nil, _ text: @escaping @Sendable (Int) -> String
) -> Generator {
  Generator(name: name, files: { [head + text($0)] }, start: start)
}

/// The same with a line or more for each number.
func each(
  _ name: String, before: String = "", _ line: @escaping @Sendable (Int) -> String
) -> Generator {
  rules(name) { before + (0..<$0).map(line).joined() }
}

/// Rule sets in files of their own.
func sets(
  _ name: String, start: Int = 100, _ files: @escaping @Sendable (Int) -> [String]
) -> Generator {
  Generator(name: name, files: files, start: start)
}

func list(_ count: Int, _ separator: String, _ part: (Int) -> String) -> String {
  (0..<count).map(part).joined(separator: separator)
}

let declarationGenerators: [Generator] = [
  each("formulas") { "rumus r\($0) \"R\" = potensi + \($0)\n" },
  each("formulas of one name") { "rumus r \"R\" = potensi + \($0)\n" },
  each("formulas that read the one before", before: "rumus r0 \"R\" = potensi\n") {
    "rumus r\($0 + 1) \"R\" = r\($0) + 1\n"
  },
  each("formulas that all read one", before: "rumus awal \"R\" = potensi\n") {
    "rumus r\($0) \"R\" = awal * \($0)\n"
  },
  rules("formulas in a circle") { count in
    (0..<count).map { "rumus r\($0) \"R\" = r\(($0 + 1) % count) + 1\n" }.joined()
  },
  rules("a formula that reads all others") { count in
    (0..<count).map { "rumus r\($0) \"R\" = \($0)\n" }.joined()
      + "rumus semuanya \"S\" = " + list(count, " +\n    ") { "r\($0)" } + "\n"
  },
  each("parameters") { "parameter p\($0) \"P\" angka\n    sejak 1 Januari 2026: \($0)\n" },
  each("versions of a parameter", before: "parameter p \"P\" angka\n") {
    let year = 1000 + $0
    return "    sejak 1 Januari \(year) sampai dengan 31 Desember \(year): \($0)\n"
  },
  each("versions of a rule") { number in
    let year = 2026 + number
    return """
      rumus r "R"
          berlaku sejak 1 Januari \(year) sampai dengan 31 Desember \(year)
          umum \(number)

      """
  },
  each("promotions") {
    "promosi p\($0) \"P\"\n    calon semua\n    syarat s \"S\"\n        potensi > \($0 % 90)\n"
  },
  each("conditions of a promotion", before: "promosi p \"P\"\n    calon semua\n") {
    "    syarat s\($0) \"S\"\n        potensi > \($0 % 90)\n"
  },
  each(
    "exceptions from a condition",
    before: "promosi p \"P\"\n    calon semua\n    syarat s \"S\"\n        aktif\n"
  ) { "        kecuali k\($0) \"K\" jika potensi > \($0 % 90)\n" },
  each("exceptions that give a value", before: "rumus r \"R\"\n    umum 1\n") {
    "    kecuali k\($0) \"K\" jika potensi > \($0 % 90) dan gaji > Rp\($0) maka \($0)\n"
  },
  each(
    "exceptions from exceptions",
    before: "rumus r \"R\"\n    umum 1\n    kecuali k0 \"K\" jika aktif maka 2\n"
  ) { "    kecuali k\($0 + 1) \"K\" terhadap k\($0) jika potensi > \($0 % 90) maka \($0)\n" },
  each("trainings") {
    "pelatihan p\($0) \"P\"\n    dipicu jika potensi > \($0 % 90)\n    prioritas tinggi jika aktif\n"
  },
  each("flags with long messages") {
    "tanda t\($0) \"T\"\n    muncul jika aktif\n    pesan \"\(list(20, " ") { _ in "{potensi}" })\"\n"
  },
  rules("indicators of a group") { count in
    "kelompok k \"K\"\n    bobot sama\n"
      + (0..<count).map {
        "indikator i\($0) \"I\"\n    kelompok k\n    satuan orang\n    target paling sedikit 5\n"
      }.joined()
  },
  rules("weights that differ for some", start: 20) { count in
    "kelompok k \"K\"\n    nilai dibulatkan 2 desimal\n"
      + (0..<count).map {
        "indikator i\($0) \"I\"\n    kelompok k\n    untuk potensi > \($0 % 99)\n    bobot 1%\n"
          + "    target paling sedikit 5\n"
      }.joined()
  },
  each("legal bases", before: "rumus r \"R\"\n") { "    dasar \"Perwali \($0)\"\n" },
  rules("members of a scale", start: 3_000) { "skala S " + list($0, " < ") { "a\($0)" } + "\n" },
  rules("members of a choice with labels") {
    "pilihan S " + list($0, ",\n    ") { "a\($0) \"Pilihan \($0)\" (juga \"P\($0)\")" } + "\n"
  },
  each("units of units", before: "satuan u0 \"U\"\n") {
    "satuan u\($0 + 1) \"U\" = 1 u\($0)\n"
  },
  each("fields of a record", before: "data Lain\n") { "    b\($0) angka\n" },
  each("records in records", before: "data D0\n    a angka\n") {
    "data D\($0 + 1)\n    a D\($0)\n"
  },
  each("holidays", before: "kalender K \"K\"\n    hari kerja Senin sampai dengan Jumat\n") {
    "    libur \($0 % 28 + 1) Februari \(1000 + $0 / 28) \"L\"\n"
  },
  each("tests", before: "rumus r \"R\" = potensi + 1\n") {
    test($0)
      + "        dengan potensi = \($0 % 100)\n    maka r = \($0 % 100 + 1)\n"
  },
  each(
    "rows of a test",
    before: "rumus r \"R\" = potensi + 1\nuji \"U\"\n    tanggal penilaian 31 Desember 2026\n"
      + "    dinas Sosial\n    pegawai\n    | potensi || r |\n"
  ) { "    | \($0 % 100) || \($0 % 100 + 1) |\n" },
  each(
    "expectations of a test",
    before: "uji \"U\"\n    tanggal penilaian 31 Desember 2026\n    dinas Sosial\n    pegawai\n"
      + "        dengan potensi = 5\n    maka potensi = 5\n"
  ) { "    dan potensi < \($0 + 6)\n" },
  sets("rule sets of agencies") { count in
    [
      head.replacing("Kesehatan, Sosial", with: list(count, ", ") { "D\($0)" })
        + "rumus r \"R\" = potensi\n"
    ]
      + (0..<count).map {
        """
        aturan D\($0) "D"
            mengikuti Kota
            berlaku sejak 1 Januari 2026
        ganti rumus r "R" = potensi + \($0)

        """
      }
  },
  sets("rule sets that follow each other") { count in
    [
      head.replacing("Kesehatan, Sosial", with: list(count, ", ") { "D\($0)" })
        + "rumus r \"R\" = potensi\n"
    ]
      + (0..<count).map {
        """
        aturan D\($0) "D"
            mengikuti \($0 % 8 == 0 ? "Kota" : "D\($0 - 1)")
            berlaku sejak 1 Januari 2026
        ganti rumus r "R" = potensi + \($0)

        """
      }
  },
  sets("rule sets that follow each other too far") { count in
    [
      head.replacing("Kesehatan, Sosial", with: list(count, ", ") { "D\($0)" })
        + "rumus r \"R\" = potensi\n"
    ]
      + (0..<count).map {
        """
        aturan D\($0) "D"
            mengikuti \($0 == 0 ? "Kota" : "D\($0 - 1)")
            berlaku sejak 1 Januari 2026
        ganti rumus r "R" = potensi + \($0)

        """
      }
  },
  sets("parts of a rule set") { count in
    [head] + (0..<count).map { "bagian dari Kota\nrumus r\($0) \"R\" = potensi\n" }
  },
]
