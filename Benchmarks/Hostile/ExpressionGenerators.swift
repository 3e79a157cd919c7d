// ExpressionGenerators.swift: rule texts with one long expression, or one long table, or many short ones.

let expressionGenerators: [Generator] = [
  rules("terms of a sum") { "rumus r \"R\" = " + list($0, " +\n    ") { "\($0)" } + "\n" },
  rules("sum of one line") { "rumus r \"R\" = " + list($0, " + ") { "\($0)" } + "\n" },
  rules("factors") { "rumus r \"R\" = potensi" + list($0, "") { _ in " * 1" } + "\n" },
  rules("conditions joined by dan") {
    "rumus r \"R\" = " + list($0, " dan\n    ") { "potensi > \($0 % 90)" } + "\n"
  },
  rules("conditions joined by atau") {
    "rumus r \"R\" = " + list($0, " atau\n    ") { "gaji > Rp\($0)" } + "\n"
  },
  rules("conditions of a promotion joined by dan") {
    "promosi p \"P\"\n    calon semua\n    syarat s \"S\"\n        "
      + list($0, " dan\n        ") { "gaji > Rp\($0)" } + "\n"
  },
  rules("values behind termasuk", start: 3_000) {
    "rumus r \"R\" = potensi termasuk (" + list($0, ", ") { "\($0)" } + ")\n"
  },
  rules("values beyond a range behind termasuk", start: 3_000) {
    "rumus r \"R\" = potensi termasuk (" + list($0, ", ") { "\($0 + 101)" } + ")\n"
  },
  rules("branches one in another") { count in
    "rumus r \"R\" = "
      + list(count, "") { "jika gaji > Rp\($0) maka \($0) selain itu " } + "0\n"
  },
  rules("arguments", start: 3_000) {
    "rumus r \"R\" = tertinggi(" + list($0, ", ") { "\($0)" } + ")\n"
  },
  rules("parentheses") {
    "rumus r \"R\" = " + String(repeating: "(", count: $0) + "1"
      + String(repeating: ")", count: $0) + "\n"
  },
  rules("denials") { "rumus r \"R\" = " + list($0, "") { _ in "tidak " } + "aktif\n" },
  rules("names in a path") { "rumus r \"R\" = pegawai" + list($0, "") { _ in ".a" } + "\n" },
  each("rows of a table", before: "tabel t \"T\"\n    | gaji || t |\n") {
    "    | Rp\($0) .. < Rp\($0 + 1) || \($0) |\n"
  },
  each("rows that contradict", before: "tabel t \"T\"\n    | gaji || t |\n") {
    "    | >= Rp\($0) || \($0) |\n"
  },
  each("rows of two columns", before: "tabel t \"T\" pertama\n    | gaji | potensi || t |\n") {
    "    | >= Rp\($0) | < \($0 % 100) || \($0) |\n"
  },
  rules("columns of a table", start: 20) { count in
    (0..<count).map { "rumus r\($0) \"R\" = potensi > \($0)\n" }.joined()
      + "tabel t \"T\" pertama\n    | " + list(count, " | ") { "r\($0)" } + " || t |\n    | "
      + list(count, " | ") { _ in "ya" } + " || 1 |\n    | " + list(count, " | ") { _ in "-" }
      + " || 2 |\n"
  },
  rules("values of a cell", start: 3_000) {
    "tabel t \"T\"\n    | potensi || t |\n    | " + list($0, ", ") { "\($0)" }
      + " || 1 |\n    | lainnya || 2 |\n"
  },
  each("texts compared") { "rumus r\($0) \"R\" = nip = \"N\($0)\"\n" },
  each("days compared") {
    "rumus r\($0) \"R\" = mulai < \($0 % 28 + 1) Januari \(1000 + $0 / 28)\n"
  },
  each("conditions on items") {
    "rumus r\($0) \"R\" = ada diklat yang (jam > \($0) dan nama = \"A\")\n"
  },
  rules("conditions on the items of one list") {
    "rumus r \"R\" = ada diklat yang (" + list($0, " atau\n    ") { "jam = \($0)" } + ")\n"
  },
  rules("lists counted in one formula") {
    "rumus r \"R\" = " + list($0, " +\n    ") { "(banyaknya diklat yang (jam > \($0)))" } + "\n"
  },
  rules("texts behind termasuk", start: 3_000) {
    "rumus r \"R\" = nip termasuk (" + list($0, ", ") { "\"N\($0)\"" } + ")\n"
  },
  rules("branches behind each other") { count in
    "rumus r \"R\" = "
      + list(count, "") { "jika gaji > Rp\($0) maka \($0)\n    selain itu " } + "0\n"
  },
  rules("values of a message", start: 2_000) {
    "tanda t \"T\"\n    muncul jika aktif\n    pesan \"" + list($0, " ") { _ in "{potensi}" }
      + "\"\n"
  },
  rules("conditions in parentheses, in turn", start: 40) { count in
    let open = list(count, "") { $0 % 2 == 0 ? "(aktif dan " : "(aktif atau " }
    return "rumus r \"R\" = " + open + "aktif" + String(repeating: ")", count: count) + "\n"
  },
  each(
    "conditions that two dozen others read",
    before: (0..<24).map { "rumus s\($0) \"S\" = potensi > \($0)\n" }.joined()
  ) {
    "rumus r\($0) \"R\" = " + list(24, " dan ") { "s\($0)" } + "\n"
  },
  each("rows that touch", before: "tabel t \"T\" pertama\n    | gaji || t |\n") {
    "    | Rp\($0) .. Rp\($0 + 1) || \($0) |\n"
  },
  each("rows that hold all before", before: "tabel t \"T\" pertama\n    | gaji || t |\n") {
    "    | < Rp\($0) || \($0) |\n"
  },
  each(
    "rows of three columns", before: "tabel t \"T\" pertama\n    | gaji | potensi | aktif || t |\n"
  ) {
    "    | Rp\($0) .. Rp\($0 + 5) | \($0 % 50) .. 90 | \($0 % 2 == 0 ? "ya" : "-") || \($0) |\n"
  },
  each("rows of days and members", before: "tabel t \"T\"\n    | mulai | predikat || t |\n") {
    "    | \($0 % 28 + 1) Januari \(1000 + $0 / 28) | \($0 % 2 == 0 ? "baik" : "kurang") || 1 |\n"
  },
]
