// RandomProgram.swift: random rule files: every declaration and form of expression, with odd spacing,
// comments in odd places and, where asked for, the slips the parser tolerates.

import TestSupport

/// A piece of text and how it may stand behind the one before.
struct Piece {
  enum Gap { case glued, same, open, line }
  var text: String
  var gap: Gap = .same
}

/// Makes one random file.
struct RandomProgram {
  private var random: SeededGenerator
  private let slips: Bool
  private var pieces: [Piece] = []
  private var serial = 0

  init(seed: UInt64, slips: Bool) {
    random = SeededGenerator(seed: seed)
    self.slips = slips
  }

  mutating func text() -> String {
    pieces = []
    if random.oneIn(2) {
      line("aturan Kota \"Kota\"")
      line("berlaku sejak 1 Januari 2026")
      if random.oneIn(2) { line("tanggal yang tidak ada: hari terakhir bulan itu") }
    }
    for _ in 0..<random.int(1...6) { declaration() }
    return rendered()
  }

  // MARK: - Pieces

  /// Words of one line, parted at blanks outside quotation marks; the first opens the line.
  private mutating func line(_ text: String) { add(text, .line) }

  private mutating func add(_ text: String, _ gap: Piece.Gap = .same) {
    var isInside = false
    var word = ""
    var first = true
    func flush(_ pieces: inout [Piece]) {
      guard !word.isEmpty else { return }
      pieces.append(Piece(text: word, gap: first ? gap : .same))
      first = false
      word = ""
    }
    for character in text {
      if character == "\"" { isInside.toggle() }
      if character == " ", !isInside { flush(&pieces) } else { word.append(character) }
    }
    flush(&pieces)
  }

  private mutating func pick(_ items: [String]) -> String { random.pick(items) ?? "" }

  private mutating func newName() -> String {
    serial += 1
    return pick(["nama", "Nilai", "target", "bobot", "usia", "masa_tugas", "X"]) + "_\(serial)"
  }

  private mutating func label() -> String {
    "\"" + pick(["Label", "Nilai # bukan komentar", "Ké 日本", "a | b", "Panjang sekali label ini"])
      + "\""
  }

  /// Never a word that could open a clause: it may stand at the start of a line.
  private mutating func plainName() -> String {
    pick(["usia", "gaji", "jabatan", "golongan", "riwayat_predikat", "jam_pelajaran"])
  }

  private mutating func name() -> String {
    pick([
      plainName(), "target", "bobot", "tahun", "nilai", "jumlah", "pegawai.dinas", "a.b.c",
      "riwayat.2024", "III/d", "Satuan_Kerja",
    ])
  }

  // MARK: - Expressions

  private mutating func operand(_ depth: Int, _ gap: Piece.Gap = .same) {
    switch random.int(0...(depth > 0 ? 19 : 7)) {
    case 0: add(pick(["5", "1.200", "87,5", "0,25"]), gap)
    case 1: add(pick(["85%", "20 JP", "5 hari kerja", "2 tahun 6 bulan", "Rp1.500.000"]), gap)
    case 2: add(pick(["31 Desember 2026", "2026-12-31", "1 Januari tahun berjalan"]), gap)
    case 3: add(label(), gap)
    case 4: add(gap == .same ? name() : plainName(), gap)
    case 5: add("tanggal penilaian", gap == .open ? .same : gap)
    case 6, 7: add(plainName(), gap)
    case 8, 9:
      add("(", gap)
      value(depth - 1)
      glue(")")
    case 10: call(depth, gap)
    case 11:
      add(pick(["tahun", "bulan", "hari"]), gap == .open ? .same : gap)
      add("(", random.oneIn(2) ? .glued : .same)
      value(depth - 1)
      glue(")")
    case 12:
      add(pick(["tertinggi", "terendah"]), gap)
      glue("(")
      value(depth - 1)
      glue(",")
      value(depth - 1, .open)
      glue(")")
    case 13:
      add(plainName(), gap)
      add("bila kosong", .open)
      operand(depth - 1)
    case 14:
      add(pick(["tahun penuh sejak", "bulan penuh sejak", "hari sejak"]), .same)
      add(plainName())
    case 15:
      add("hari kerja menurut Kalender dari mulai sampai dengan selesai", .same)
    case 16:
      add("banyaknya", gap)
      list(depth - 1)
    case 17:
      add(pick(["jumlah", "rata-rata", "terakhir"]), gap == .open ? .same : gap)
      call(depth - 1, .same)
      add("dari", .open)
      list(depth - 1)
    case 18: add("capaian \(plainName())", .same)
    default:
      add("-", gap == .line ? .same : .same)
      pieces.append(Piece(text: plainName(), gap: random.oneIn(2) ? .glued : .same))
    }
  }

  private mutating func glue(_ text: String) {
    pieces.append(Piece(text: text, gap: random.oneIn(4) ? .same : .glued))
  }

  private mutating func call(_ depth: Int, _ gap: Piece.Gap) {
    add("f", gap)
    glue("(")
    for at in 0..<random.int(1...3) {
      if at > 0 { glue(",") }
      operand(depth - 1, at > 0 ? .open : .same)
    }
    glue(")")
  }

  private mutating func list(_ depth: Int) {
    add(plainName())
    if random.oneIn(4) { add(pick(["3 tahun terakhir", "dalam 6 bulan terakhir"])) }
    if random.oneIn(2) {
      add("yang", .open)
      add("(")
      condition(depth - 1)
      glue(")")
    }
    if random.oneIn(8) { add("abaikan yang kosong", .open) }
  }

  private mutating func value(_ depth: Int, _ gap: Piece.Gap = .same) {
    if depth > 1, random.oneIn(8) {
      add("jika", gap)
      condition(depth - 1)
      add("maka", .open)
      operand(depth - 1)
      add("selain", .open)
      add("itu")
      if random.oneIn(2) { return operand(depth - 1) }
      return value(depth - 1)
    }
    operand(depth, gap)
    if depth > 0 {
      for _ in 0..<random.int(0...2) {
        add(pick(["+", "-", "*", "/"]), .same)
        operand(depth - 1, .open)
      }
      if random.oneIn(10) { add("dibulatkan 2 desimal", .open) }
      if random.oneIn(10) { add("paling tinggi 100", .open) }
    }
  }

  private mutating func condition(_ depth: Int) {
    let word = pick(["dan", "atau"])
    for at in 0..<random.int(1...4) {
      if at > 0 { add(word, .open) }
      test(depth)
    }
  }

  private mutating func test(_ depth: Int) {
    switch random.int(0...9) {
    case 0: add("tidak \(plainName())")
    case 1: add("\(plainName()) \(pick(["terisi", "kosong"]))")
    case 2:
      add("\(plainName()) termasuk (")
      for at in 0..<random.int(1...5) {
        if at > 0 { glue(",") }
        add(plainName(), at > 0 ? .open : .glued)
      }
      glue(")")
    case 3 where depth > 0:
      add("ada")
      list(depth)
    case 4 where depth > 0:
      add("semua")
      list(0)
      add("memenuhi (")
      condition(depth - 1)
      glue(")")
    case 5 where depth > 0:
      add("(")
      condition(depth - 1)
      glue(")")
    default:
      add(plainName())
      add(comparison())
      operand(depth - 1)
    }
  }

  private mutating func comparison() -> String {
    if slips, random.oneIn(3) {
      return pick(["≥", "=>", "=<", "≤", "<>", "==", "lebih dari", "Kurang Dari", "sama dengan"])
    }
    return pick([">=", "<=", "<", ">", "=", "adalah", "bukan"])
  }

  // MARK: - Declarations

  private mutating func declaration() {
    switch random.int(0...13) {
    case 0:
      line("skala \(newName())")
      for at in 0..<random.int(2...7) {
        if at > 0 { add("<") }
        add("m\(at) \(random.oneIn(2) ? label() : "")", .open)
      }
    case 1:
      line("pilihan \(newName())")
      for at in 0..<random.int(2...7) {
        if at > 0 { glue(",") }
        add("m\(at) \(random.oneIn(2) ? label() + " (juga \"x\", \"y\")" : "")", .open)
      }
    case 2: line("satuan s\(random.int(1...9)) \(label())")
    case 3:
      line("data \(newName()) \(label())")
      for at in 0..<random.int(1...6) {
        line("f\(at) \(pick(["teks", "tanggal", "ya/tidak", "angka JP 0 .. 900", "daftar X"]))")
        add("\(random.oneIn(3) ? "" : label()) \(pick(["", "wajib", "dapat diubah"]))")
      }
    case 4:
      line("parameter \(newName()) \(label()) angka persen")
      line("sejak 1 Januari 2026 sampai dengan 30 Juni 2026")
      glue(":")
      add("5%")
    case 5:
      line("rumus \(newName()) \(label()) =")
      value(3, .open)
    case 6:
      line("rumus \(newName()) \(label()) satuan JP")
      line("umum \(plainName())")
      exception(givesValue: true)
    case 7: table()
    case 8: indicator()
    case 9, 10:
      line("promosi \(newName()) \(label())")
      line("calon")
      condition(2)
      for _ in 0..<random.int(1...3) {
        line("syarat \(newName()) \(label())")
        condition(3)
        if random.oneIn(3) { exception(givesValue: false) }
      }
    case 11:
      line("tanda \(newName()) \(label())")
      line("muncul jika")
      condition(3)
      line("pesan \"Usia {usia}\"")
    case 12:
      line("ubah promosi \(newName())")
      line("tambah syarat \(newName()) \(label())")
      condition(2)
    default: test()
    }
  }

  private mutating func exception(givesValue: Bool) {
    line("kecuali \(newName()) \(label())")
    add("jika", .open)
    condition(2)
    if givesValue {
      add("maka", .open)
      value(1)
    }
  }

  private mutating func indicator() {
    line("indikator \(newName()) \(label())")
    let colon = slips && random.oneIn(3) ? ":" : ""
    line("kelompok hasil_kerja")
    line("bobot\(colon) 25%")
    line("satuan\(colon) orang")
    line("target\(colon) paling sedikit 1.200 per tahun")
    line("sumber survei 40%, minimal 5 responden, paling lama 6 bulan")
    if random.oneIn(2) { line("capaian dibulatkan 2 desimal") }
  }

  private mutating func table() {
    line("tabel \(newName()) \(label())")
    line("| usia | golongan || hasil |")
    for _ in 0..<random.int(1...4) {
      let cell = pick(["> 5 .. < 10", "-", "lainnya", "1, 2", "bukan 3", ">= 5 tahun"])
      line("| \(cell) | \(pick(["III/d", "-", "II/a, II/b"])) || \(pick(["1", "f(2, 3)", "-5"]))")
      if !(slips && random.oneIn(4)) { add("|") }
    }
  }

  private mutating func test() {
    line("uji \(label())")
    line("tanggal penilaian 31 Desember 2026")
    line("dinas Kesehatan")
    line("pegawai")
    line("dengan \(plainName()) =")
    add("[")
    for at in 0..<random.int(0...4) {
      if at > 0 { glue(",") }
      add("{nama: \"Etika publik\", tanggal: 12 Maret 2026, nilai: \(at)}", .same)
    }
    glue("]")
    line("maka \(plainName()) = 5")
    if random.oneIn(2) { add("dan usia >= 3", random.oneIn(2) ? .same : .line) }
    line("dan promosi x tidak layak karena usia, golongan")
  }

  // MARK: - Spacing

  private mutating func rendered() -> String {
    var text = ""
    for piece in pieces {
      let gap = text.isEmpty ? "" : space(piece.gap)
      text += gap + slipped(piece.text, opensLine: gap.contains("\n"))
    }
    return text + pick(["", "\n", "\n\n", " # akhir", "\n    # akhir\n"])
  }

  private mutating func space(_ gap: Piece.Gap) -> String {
    switch gap {
    case .glued: return random.oneIn(12) ? " " : ""
    case .same: return pick([" ", " ", "  ", "\t"])
    case .open:
      if random.oneIn(4) { return lineEnd() + pick(["", "    ", "\t  "]) }
      return pick([" ", "   "])
    case .line:
      var text = slips && random.oneIn(10) ? pick([" .", ";", " ;"]) : ""
      text += lineEnd()
      if random.oneIn(4) { text += pick(["\n", "  \n\n"]) }
      if random.oneIn(6) {
        text += pick(["# ", "    # "]) + pick(["catatan", "a \"b\" ' #"]) + "\n"
      }
      return text + pick(["", "  ", "        "])
    }
  }

  private mutating func lineEnd() -> String {
    (random.oneIn(15) ? pick([" # di belakang  ", "  #x"]) : "") + pick(["\n", "\n", "\r\n"])
  }

  /// A keyword with capitals, a bullet, curly quotation marks.
  private mutating func slipped(_ text: String, opensLine: Bool) -> String {
    guard slips else { return text }
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2, random.oneIn(6) {
      return "“" + text.dropFirst().dropLast() + "”"
    }
    let words: Set = ["dan", "atau", "jika", "maka", "yang", "bobot", "syarat", "calon", "tidak"]
    if words.contains(text), random.oneIn(6) {
      return random.oneIn(2) ? text.uppercased() : text.prefix(1).uppercased() + text.dropFirst()
    }
    if opensLine, text.first?.isLetter == true, random.oneIn(20) {
      return pick(["• ", "– ", "1. ", "a) "]) + text
    }
    return text
  }
}
