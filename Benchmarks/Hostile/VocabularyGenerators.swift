// VocabularyGenerators.swift: rule texts that declare much: records, reference lists, choices, calendars,
// and what of it stands there twice.

/// The last declaration of the head is the person: fields go on there.
let vocabularyGenerators: [Generator] = [
  each(
    "fields of a reference list", before: "rujukan R \"R\" dari \"r.yaml\"\n    kode teks kunci\n"
  ) {
    "    b\($0) angka\n"
  },
  each("reference lists") { "rujukan r\($0) \"R\" dari \"r\($0).yaml\"\n    kode teks kunci\n" },
  each("fields of a reference list twice", before: "rujukan R \"R\" dari \"r.yaml\"\n") {
    "    b\($0 / 2) angka\n"
  },
  each("records with a key") { "data D\($0)\n    a teks kunci\n" },
  each("records that hold the next") { "data D\($0)\n    a angka\n    b D\($0 + 1)\n" },
  each("records of an unknown type") { "data D\($0)\n    a Tipe_\($0)\n" },
  each("records twice") { "data D\($0 / 2)\n    a angka\n" },
  each("fields twice", before: "data Lain\n") { "    b\($0 / 2) angka\n" },
  rules("fields of the person", start: 900) { count in
    (0..<count).map { "    b\($0) angka\n" }.joined()
  },
  rules("fields of the person read by formulas", start: 900) { count in
    (0..<count).map { "    b\($0) angka\n" }.joined()
      + (0..<count).map { "rumus r\($0) \"R\" = b\($0) + 1\n" }.joined()
  },
  rules("lists of the person", start: 900) { count in
    (0..<count).map { "    b\($0) daftar angka\n" }.joined()
  },
  rules("maps of the person", start: 400) { count in
    (0..<count).map { "    b\($0) peta Sumber ke angka\n" }.joined()
  },
  each("marks of a field", before: "data Lain\n    a angka") { _ in " wajib" },
  each("choices") { "pilihan S\($0) a\($0), b\($0)\n" },
  each("choices of the same members") { "pilihan S\($0) satu, dua\n" },
  rules("members twice") { "pilihan S " + list($0, ", ") { "a\($0 / 2)" } + "\n" },
  rules("aliases of a member") {
    "pilihan S a juga " + list($0, ",\n    ") { "\"P\($0)\"" } + ", b\n"
  },
  rules("members that count alike") { "skala S (" + list($0, " = ") { "a\($0)" } + ") < b\n" },
  rules("members of a choice that a formula asks for", start: 3_000) {
    "pilihan S " + list($0, ", ") { "a\($0)" } + "\nrumus r(s S) \"R\" = s termasuk ("
      + list($0, ", ") { "a\($0)" } + ")\n"
  },
  rules("members of a choice that a table asks for", start: 3_000) { count in
    "pilihan S " + list(count, ", ") { "a\($0)" } + "\ntabel t(s S) \"T\"\n    | s || t |\n"
      + (0..<count).map { "    | a\($0) || \($0) |\n" }.joined()
  },
  each("calendars") { "kalender K\($0) \"K\"\n    hari kerja Senin sampai dengan Jumat\n" },
  each("files of holidays", before: "kalender K \"K\"\n    hari kerja Senin .. Jumat\n") {
    "    libur dari \"l\($0).yaml\"\n"
  },
  each("units") { "satuan u\($0) \"U\"\n" },
  each("units twice") { "satuan u\($0 / 2) \"U\"\n" },
  each("formulas in units of their own") {
    "satuan u\($0) \"U\"\nrumus r\($0) \"R\" satuan u\($0) = 1 u\($0) + 1 u\($0)\n"
  },
  each("unknown units") { "rumus r\($0) \"R\" = 1 asing\($0)\n" },
]
