// FaultyGenerators.swift: rule texts in which much is wrong, in one way each: what is not known, what was
// written as elsewhere, what is no rule at all.

let faultyGenerators: [Generator] = [
  each("unknown names") { "rumus r\($0) \"R\" = tidak_dikenal_\($0)\n" },
  each("names misspelled beside as many known") {
    "rumus nama_yang_panjang_\($0) \"R\" = nama_yang_pamjang_\($0)\n"
  },
  rules("unknown names in one formula") {
    "rumus r \"R\" = " + list($0, " +\n    ") { "asing_\($0)" } + "\n"
  },
  rules("signs that mean nothing") { "rumus r \"R\" = 1 " + list($0, "") { _ in "@ " } + "\n" },
  each("lines that are nothing") { "entah apa \($0)\n" },
  each("quotes left open") { "rumus r\($0) \"R = 1\n" },
  each("words in capitals") { "RUMUS r\($0) \"R\" = Potensi DAN Aktif\n" },
  each("decimal points") { "rumus r\($0) \"R\" = 87.5 + 1.25\n" },
  each("types that do not fit") { "rumus r\($0) \"R\" = potensi + aktif\n" },
  each("rows that lack a cell", before: "tabel t \"T\"\n    | potensi | gaji || t |\n") {
    "    | \($0) || 1 |\n"
  },
  each("words between declarations") { "rumus r\($0)\nselain itu\n" },
  each("a bad clause each") {
    "promosi p\($0) \"P\"\n    calon semua\n    bobot 4%\n    syarat s \"S\" aktif\n"
  },
  rules("one long word") { String(repeating: "a", count: $0) + "\n" },
  rules("one long number") {
    "rumus r \"R\" = " + String(repeating: "9", count: $0) + "\n"
  },
  rules("one long text") {
    "rumus r \"" + String(repeating: "x", count: $0) + "\" = 1\n"
  },
  rules("blanks") { String(repeating: " ", count: $0) + "\n" },
  each("comments") { "# catatan \($0)\n" },
  each("empty lines") { _ in "\n" },
  rules("bad bytes") { String(repeating: "\u{202E}", count: $0) + "\n" },
]

let slipGenerators: [Generator] = [
  each("bullets") { "- rumus r\($0) \"R\" = 1\n" },
  each("numbering") { "\($0). rumus r\($0) \"R\" = 1\n" },
  each("semicolons") { "rumus r\($0) \"R\" = 1;\n" },
  each("functions of spreadsheets") {
    "rumus r\($0) \"R\" = IF(AND(potensi>=\($0 % 90);aktif);SUM(potensi;1);ROUND(potensi/3;1))\n"
  },
  rules("values of a function of spreadsheets", start: 3_000) {
    "rumus r \"R\" = SUM(" + list($0, ";") { "\($0)" } + ")\n"
  },
  rules("functions of spreadsheets side by side in another", start: 3_000) {
    "rumus r \"R\" = MAX(" + list($0, ";") { "ROUND(potensi*\($0);1)" } + ")\n"
  },
  rules("functions of spreadsheets one in another") {
    "rumus r \"R\" = " + String(repeating: "IF(aktif;1;", count: $0) + "0"
      + String(repeating: ")", count: $0) + "\n"
  },
  rules("semicolons for commas", start: 3_000) {
    "rumus r \"R\" = potensi termasuk (" + list($0, "; ") { "\($0)" } + ")\n"
  },
  each("calculations in words") { "rumus r\($0) \"R\" = 20% dari potensi x \($0) dibagi 2\n" },
  each("parentheses left open") { "rumus r\($0) \"R\" = (potensi + 1\n" },
  each("brackets closed twice") { "rumus r\($0) \"R\" = potensi + 1)\n" },
  each("rules cut off") { "rumus r\($0) \"R\" =\n" },
  each("rules twice") { "rumus r\($0 / 2) \"R\" = \($0)\n" },
  each("tables without rows") { "tabel t\($0) \"T\"\n    | gaji || t\($0) |\n" },
  each("clauses twice", before: "promosi p \"P\"\n    calon semua\n    syarat s \"S\" aktif\n") {
    _ in
    "    formasi 3\n"
  },
  each("old ways to write a date") {
    "parameter p\($0) \"P\" angka\n    sejak 31/12/2026: \($0)\n"
  },
  each("curly quotes") { "rumus r\($0) “R” = 1\n" },
  each("and beside or") { "rumus r\($0) \"R\" = aktif dan aktif atau aktif\n" },
  rules("and beside or in one formula") {
    "rumus r \"R\" = aktif" + list($0, "") { $0 % 2 == 0 ? " dan aktif" : " atau aktif" } + "\n"
  },
  rules("comparisons in a chain") { "rumus r \"R\" = 1" + list($0, "") { " < \($0)" } + "\n" },
  each("words of another language") { "if potensi > \($0) then \($0) else 0\n" },
  rules("one long name") { "rumus " + String(repeating: "a", count: $0) + " \"R\" = 1\n" },
  rules("one long comment") { "# " + String(repeating: "x ", count: $0) + "\n" },
  rules("wide blanks") { "rumus r \"R\" =" + String(repeating: "\u{3000}", count: $0) + "1\n" },
  each("line ends of three kinds") { "rumus r\($0) \"R\" = 1\r\nrumus q\($0) \"Q\"\r = 1\n" },
  rules("accents on one letter") {
    "rumus r \"a" + String(repeating: "\u{301}", count: $0) + "\" = 1\n"
  },
  each("words misspelled") { "rumsu r\($0) \"R\" = 1\n" },
]

/// What leads nowhere: each is told, and for the first ones what was probably meant.
let unknownGenerators: [Generator] = [
  rules("formulas that lead back to the first") { count in
    (0..<count).map { "rumus r\($0) \"R\" = r0 + r\($0 + 1)\n" }.joined()
      + "rumus r\(count) \"R\" = 1\n"
  },
  rules("formulas that lead forth and back") { count in
    (0..<count).map { "rumus r\($0) \"R\" = r\($0 + 1) + r\(max(0, $0 - 1))\n" }.joined()
      + "rumus r\(count) \"R\" = 1\n"
  },
  rules("unknown members of a long choice") { count in
    "pilihan S " + list(count, ",\n    ") { "a\($0)" } + "\n"
      + (0..<count).map { "rumus r\($0)(s S) \"R\" = s adalah asing\($0)\n" }.joined()
  },
  rules("texts in place of members") { count in
    "pilihan S " + list(count, ",\n    ") { "a\($0)" } + "\n"
      + (0..<count).map { "rumus r\($0)(s S) \"R\" = s adalah \"a\($0)\"\n" }.joined()
  },
  each("unknown fields of a list") { "rumus r\($0) \"R\" = ada diklat yang (asing\($0) > 1)\n" },
  each("unknown lists") { "rumus r\($0) \"R\" = banyaknya asing\($0)\n" },
  each("unknown members") { "rumus r\($0) \"R\" = predikat adalah asing\($0)\n" },
  each("unknown members of a cell", before: "tabel t \"T\"\n    | predikat || t |\n") {
    "    | asing\($0) || 1 |\n"
  },
  each("unknown columns of a table") {
    "tabel t\($0) \"T\"\n    | asing\($0) || t\($0) |\n    | 1 || 1 |\n"
  },
  each("unknown outputs", before: "tabel t \"T\"\n    | aktif || a | b |\n    | - || 1 | 2 |\n") {
    "rumus r\($0) \"R\" = t.asing\($0)\n"
  },
  each("unknown groups") { "indikator i\($0) \"I\"\n    kelompok asing\($0)\n    satuan orang\n" },
  each("unknown sources", before: "kelompok k \"K\"\n    bobot sama\n") {
    "indikator i\($0) \"I\"\n    kelompok k\n    satuan orang\n    sumber asing\($0)\n"
  },
  each("unknown calendars") {
    "rumus r\($0) \"R\" = hari kerja menurut asing\($0) dari mulai sampai dengan tanggal penilaian\n"
  },
  each("unknown formulas that are called") { "rumus r\($0) \"R\" = asing\($0)(1)\n" },
  each("too many arguments", before: "rumus f(x angka) \"F\" = x\n") {
    "rumus r\($0) \"R\" = f(\($0), 2, 3)\n"
  },
  each("unknown fields of a test", before: "rumus r \"R\" = potensi\n") {
    test($0)
      + "        dengan asing\($0) = 1\n    maka r = 1\n"
  },
  each("unknown rules of a test", before: "rumus r \"R\" = potensi\n") {
    test($0)
      + "    maka promosi asing\($0) layak\n"
  },
  each("unknown agencies of a test", before: "rumus r \"R\" = potensi\n") {
    "uji \"U\($0)\"\n    tanggal penilaian 31 Desember 2026\n    dinas Asing\($0)\n    pegawai\n"
      + "    maka r = 1\n"
  },
  each(
    "unknown columns of a test",
    before: "rumus r \"R\" = potensi\nuji \"U\"\n    tanggal penilaian 31 Desember 2026\n"
      + "    dinas Sosial\n    pegawai\n    | potensi"
  ) { " | asing\($0)" },
  each("tests of one name", before: "rumus r \"R\" = potensi\n") { _ in
    "uji \"U\"\n    tanggal penilaian 31 Desember 2026\n    dinas Sosial\n    pegawai\n    maka r = 1\n"
  },
  each("versions that overlap", before: "parameter p \"P\" angka\n") {
    "    sejak \($0 % 28 + 1) Januari 2026 sampai dengan 31 Desember 2026: \($0)\n"
  },
  each("rules in force at once") {
    "rumus r \"R\"\n    berlaku sejak \($0 % 28 + 1) Januari 2026\n    umum \($0)\n"
  },
  each("indicators of one name", before: "kelompok k \"K\"\n    bobot sama\n") { _ in
    "indikator i \"I\"\n    kelompok k\n    satuan orang\n    target paling sedikit 5\n"
  },
  sets("departures from what is not there", start: 1_000) { count in
    [
      head + (0..<count).map { "rumus r\($0) \"R\" = potensi\n" }.joined(),
      dinas
        + (0..<count).map { "ganti rumus asing\($0) \"R\" = potensi\n" }.joined(),
    ]
  },
  sets("changes of what is not there", start: 1_000) { count in
    [
      head + "promosi p \"P\"\n    calon semua\n"
        + (0..<count).map { "    syarat s\($0) \"S\" aktif\n" }.joined(),
      dinas + "ubah promosi p\n"
        + (0..<count).map { "    tanpa syarat asing\($0)\n" }.joined(),
    ]
  },
  sets("conditions that a set takes out", start: 1_000) { count in
    [
      head + "promosi p \"P\"\n    calon semua\n    syarat t \"T\" aktif\n"
        + (0..<count).map { "    syarat s\($0) \"S\" potensi > \($0 % 90)\n" }.joined(),
      dinas + "ubah promosi p\n"
        + (0..<count).map { "    tanpa syarat s\($0)\n" }.joined(),
    ]
  },
  sets("exceptions that a set adds", start: 1_000) { count in
    [
      head + "pelatihan p \"P\"\n    dipicu jika aktif\n",
      dinas + "ubah pelatihan p\n"
        + (0..<count).map { "    tambah kecuali k\($0) \"K\" jika potensi > \($0 % 90)\n" }.joined(),
    ]
  },
  sets("rule sets nobody knows", start: 1_000) { count in
    [head] + (0..<count).map { "aturan A\($0) \"A\"\n    mengikuti Asing\($0)\n" }
  },
  sets("parts of what is not there", start: 1_000) { count in
    [head] + (0..<count).map { "bagian dari Asing\($0)\nrumus r\($0) \"R\" = potensi\n" }
  },
  sets("agencies that change one rule of many") { count in
    [
      head.replacing("Kesehatan, Sosial", with: list(count, ", ") { "D\($0)" })
        + (0..<50).map { "rumus r\($0) \"R\" = potensi + \($0)\n" }.joined()
    ]
      + (0..<count).map {
        """
        aturan D\($0) "D"
            mengikuti Kota
            berlaku sejak 1 Januari 2026
        ganti rumus r1 "R" = potensi + \($0)

        """
      }
  },
  sets("files with an error each", start: 1_000) { count in
    [head] + (0..<count).map { "bagian dari Kota\nrumus r\($0) \"R\" = asing\($0)\n" }
  },
]
