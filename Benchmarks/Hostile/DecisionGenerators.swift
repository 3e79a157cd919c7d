// DecisionGenerators.swift: rule texts with many decisions, or with one of many parts; sets that amend; tests.

let decisionGenerators: [Generator] = [
  each("placements") { "penempatan p\($0) \"P\"\n    sesuai jika potensi > \($0 % 90)\n" },
  each("flags") { "tanda t\($0) \"T\"\n    muncul jika potensi > \($0 % 90)\n    pesan \"P\"\n" },
  each(
    "keys of a ranking",
    before:
      "promosi p \"P\"\n    calon semua\n    syarat s \"S\" aktif\n    peringkat potensi menurun"
  ) { ",\n        gaji + Rp\($0) menaik" },
  each("priorities of a training", before: "pelatihan p \"P\"\n    dipicu jika aktif\n") {
    "    prioritas tinggi jika potensi > \($0 % 90)\n"
  },
  each("exceptions from one training", before: "pelatihan p \"P\"\n    dipicu jika aktif\n") {
    "    kecuali k\($0) \"K\" jika potensi > \($0 % 90)\n"
  },
  each("exceptions of one name", before: "rumus r \"R\"\n    umum 1\n") {
    "    kecuali k \"K\" jika potensi > \($0 % 90) maka \($0)\n"
  },
  each("exceptions against what is not there", before: "rumus r \"R\"\n    umum 1\n") {
    "    kecuali k\($0) \"K\" terhadap x\($0) jika aktif maka \($0)\n"
  },
  each("formulas with inputs") { "rumus f\($0)(x angka) \"F\" = x * 2 + \($0)\n" },
  each("exceptions that give the general value", before: "rumus r \"R\"\n    umum 5\n") {
    "    kecuali k\($0) \"K\" jika potensi > \($0 % 90) maka 5\n"
  },
  each("versions that say the same", before: "parameter p \"P\" angka\n") {
    let year = 1000 + $0
    return "    sejak 1 Januari \(year) sampai dengan 31 Desember \(year): 5\n"
  },
  each("thresholds beside parameters") {
    "parameter p\($0) \"P\" angka\n    sejak 1 Januari 2026: \($0)\n"
      + "rumus r\($0) \"R\" = gaji > p\($0) * Rp1 atau potensi > p\($0)\n"
      + "rumus q\($0) \"Q\" = potensi > \($0 + 100000)\n"
  },
  each("labels that say a number") {
    "satuan u\($0) \"U\"\npromosi p\($0) \"P\"\n    calon semua\n"
      + "    syarat s \"Paling sedikit 5 u\($0)\" potensi > 5\n"
  },
  each("groups") {
    """
    kelompok k\($0) "K"
        bobot sama
    indikator i\($0) "I"
        kelompok k\($0)
        satuan orang
        target paling sedikit 5

    """
  },
  each("indicators with sources", before: "kelompok k \"K\"\n    bobot sama\n") {
    """
    indikator i\($0) "I"
        kelompok k
        satuan orang
        target paling sedikit \($0 % 90 + 1) per tahun
        sumber atasan 60%, survei 40%, minimal 5 responden
        dihitung rata-rata

    """
  },
  each("indicators that formulas read", before: "kelompok k \"K\"\n    bobot sama\n") {
    """
    indikator i\($0) "I"
        kelompok k
        satuan orang
        target paling sedikit 5
    rumus r\($0) "R" = capaian i\($0) + 1%

    """
  },
  each("placements by training taken") {
    "penempatan p\($0) \"P\"\n    sesuai jika ada diklat dalam 36 bulan terakhir yang (jam > \($0 % 90))\n"
  },
  each("sums over lists") { "rumus r\($0) \"R\" = jumlah jam dari diklat yang (jam > \($0))\n" },
  each("days of other days") {
    "rumus r\($0) \"R\" satuan bulan = bulan penuh sejak mulai pada tanggal penilaian\n"
  },
  each("parameters that formulas read") {
    "parameter p\($0) \"P\" angka\n    sejak 1 Januari 2026: \($0)\nrumus r\($0) \"R\" = p\($0) + 1\n"
  },
  rules("inputs of a formula") {
    "rumus f(" + list($0, ",\n    ") { "x\($0) angka" } + ") \"F\" = "
      + list($0, " +\n    ") { "x\($0)" }
      + "\n"
  },
  each("calls of a formula", before: "rumus f(x angka) \"F\" = x * 2 + 1\n") {
    "rumus r\($0) \"R\" = f(\($0)) + f(potensi)\n"
  },
  each(
    "calls of a table",
    before: "tabel t(x angka) \"T\"\n    | x || t |\n    | < 5 || 1 |\n    | >= 5 || 2 |\n"
  ) { "rumus r\($0) \"R\" = t(\($0)) + 1\n" },
  rules("rounded again and again") {
    "rumus r \"R\" = potensi" + list($0, "") { _ in "\n    dibulatkan 2 desimal" } + "\n"
  },
  rules("what is when empty") {
    "rumus r \"R\" = potensi" + list($0, "") { " bila kosong \($0)" } + "\n"
  },
  each("outputs of a table", before: "") {
    "tabel t\($0) \"T\"\n    | aktif || t\($0) |\n    | ya || 1 |\n    | tidak || 2 |\n"
  },
  rules("outputs of one table", start: 500) { count in
    "tabel t \"T\"\n    | aktif || " + list(count, " | ") { "o\($0)" } + " |\n    | ya || "
      + list(count, " | ") { "\($0)" } + " |\n    | tidak || " + list(count, " | ") { "\($0 + 1)" }
      + " |\n"
  },
  rules("rows of a crosstab", start: 1_000) { count in
    "pilihan S " + list(count, ", ") { "a\($0)" } + "\ntabel t(s S, a ya/tidak) \"T\"\n"
      + "    | s \\ a | ya | tidak |\n"
      + (0..<count).map { "    | a\($0) | \($0) | 2 |\n" }.joined()
  },
  rules("columns of a crosstab", start: 1_000) { count in
    "pilihan S " + list(count, ", ") { "a\($0)" } + "\ntabel t(s S, a ya/tidak) \"T\"\n"
      + "    | a \\ s | " + list(count, " | ") { "a\($0)" } + " |\n    | ya | "
      + list(count, " | ") { "\($0)" } + " |\n    | tidak | " + list(count, " | ") { "\($0)" }
      + " |\n"
  },
  each("rows of dates", before: "tabel t \"T\" pertama\n    | mulai || t |\n") {
    "    | < \($0 % 28 + 1) Januari \(1000 + $0 / 28) || \($0) |\n"
  },
  each("rows that add up", before: "tabel t \"T\" semua jumlah\n    | gaji || t |\n") {
    "    | >= Rp\($0) || \($0) |\n"
  },
  each("the same rows", before: "tabel t \"T\" pertama\n    | gaji || t |\n") { _ in
    "    | > Rp5 || 1 |\n"
  },
  sets("sets that change much", start: 1_000) { count in
    [
      head + (0..<count).map { "rumus r\($0) \"R\" = potensi + \($0)\n" }.joined(),
      dinas
        + (0..<count).map { "ganti rumus r\($0) \"R\" = potensi - \($0)\n" }.joined(),
    ]
  },
  sets("sets that leave much out", start: 1_000) { count in
    [
      head + (0..<count).map { "rumus r\($0) \"R\" = potensi + \($0)\n" }.joined(),
      dinas
        + (0..<count).map { "tanpa rumus r\($0)\n" }.joined(),
    ]
  },
  sets("sets that fill much in", start: 1_000) { count in
    [
      head + (0..<count).map { "rumus r\($0) \"R\" angka diisi dinas\n" }.joined(),
      dinas
        + (0..<count).map { "isi rumus r\($0) = potensi - \($0)\n" }.joined(),
    ]
  },
  sets("conditions that a set adds", start: 1_000) { count in
    [
      head + "promosi p \"P\"\n    calon semua\n    syarat s \"S\" aktif\n",
      dinas + "ubah promosi p\n"
        + (0..<count).map { "    tambah syarat s\($0) \"S\" potensi > \($0 % 90)\n" }.joined(),
    ]
  },
  sets("conditions that a set replaces", start: 1_000) { count in
    [
      head + "promosi p \"P\"\n    calon semua\n"
        + (0..<count).map { "    syarat s\($0) \"S\" potensi > \($0 % 90)\n" }.joined(),
      dinas + "ubah promosi p\n"
        + (0..<count).map { "    ganti syarat s\($0) \"S\" potensi > \($0 % 90)\n" }.joined(),
    ]
  },
  each("tests that suppose", before: "rumus r \"R\" = potensi + 1\nrumus q \"Q\" = r * 2\n") {
    test($0)
      + "    andai r = \($0 % 100)\n    maka q = \($0 % 100 * 2)\n"
  },
  rules("fields that a test sets") { count in
    "rumus r \"R\" = banyaknya diklat\nuji \"U\"\n    tanggal penilaian 31 Desember 2026\n"
      + "    dinas Sosial\n    pegawai\n        dengan diklat = [\n"
      + list(count, ",\n") { "            {nama: \"N\($0)\", jam: \($0)}" }
      + "]\n    maka r = \(count)\n"
  },
  rules("rules and tests that suppose") { count in
    (0..<count).map { "rumus r\($0) \"R\" = potensi + \($0)\n" }.joined()
      + (0..<count).map {
        test($0)
          + "    andai r\($0) = 5\n    maka r\($0) = 5\n"
      }.joined()
  },
  rules("rules and tests on days of their own") { count in
    (0..<count).map { "rumus r\($0) \"R\" = potensi + \($0)\n" }.joined()
      + (0..<count).map {
        "uji \"U\($0)\"\n    tanggal penilaian \($0 % 28 + 1) Desember \(2026 + $0 / 28)\n"
          + "    dinas Sosial\n    pegawai\n        dengan potensi = 5\n    maka r\($0) = \($0 + 5)\n"
      }.joined()
  },
  rules("members of a map that formulas read", start: 900) { count in
    "    peta peta S ke angka\npilihan S " + list(count, ", ") { "a\($0)" } + "\n"
      + (0..<count).map { "rumus r\($0) \"R\" = peta.a\($0) + 1\n" }.joined()
  },
  each("tests that fail", before: "rumus r \"R\" = potensi + 1\n") {
    test($0)
      + "        dengan potensi = \($0 % 100)\n    maka r = 500\n"
  },
]
