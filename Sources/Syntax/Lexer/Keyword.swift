// Keyword.swift: every word the language knows, and which of them can never be a name.
// A word's keyword is found once, in the lexer; whether it acts as one the parser decides by place.

/// A word of the language; the raw value is its spelling.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  // Declarations: never names.
  case aturan, bagian, skala, pilihan, satuan, data, parameter, rumus, tabel, rujukan, kalender
  case kelompok, indikator, promosi, pelatihan, penempatan, distribusi, tanda, uji
  case ganti, tanpa, ubah, isi
  // Expressions: never names.
  case dan, atau, bukan, tidak, ya, jika, maka, selain, adalah, antara, termasuk, yang, dari
  case memenuhi, kecuali, ada, kosong, terisi, semua, banyaknya
  case rataRata = "rata-rata"
  case berturutTurut = "berturut-turut"
  case dibulatkan, desimal, menurun, menaik, per, lalu, bila, abaikan, paling
  // Marks of a field: never names of fields, never units.
  case kunci, wajib, pribadi, terlarang, terbatas, dapat, dibaca
  // Clause words: names elsewhere.
  case mengikuti, berlaku, tanggal, dasar, hari, libur, sejak, umum, diisi, rentang, bobot, sumber
  case dihitung, batas, tiap, nilai, untuk, target, capaian, calon, syarat, peringkat, formasi
  case dipicu, prioritas, kuota, diulang, sesuai, muncul, pesan, dinas, dengan, andai, karena
  case tambah, baris
  // Words that act beside others: names elsewhere.
  case sampai, kerja, terakhir, pertama, bulan, itu, berikutnya, juga, ketelitian
  case teks, angka, bulat, daftar, riwayat, tahunan, peta, ke, tepat, satu, jumlah
  case tertinggi, terendah, terbesar, terkecil, lainnya, sama, dibagikan, sedikit, banyak
  case disesuaikan, waktu, minimal, maksimal, lama, terhadap, tinggi, sedang, rendah, dalam
  case menurut, pemeriksaan, penilaian, layak, belum, ditentukan, galat, bentrok, sasaran, pada
  case penuh, tahun, triwulan, berjalan, kelipatan, atas, bawah, genap, persen, kali, diubah
  case terpenuhi, lebih, kurang, besar, kecil, menggantikan
  // Months and days of the week.
  case januari, februari, maret, april, mei, juni, juli, agustus, september, oktober, november
  case desember
  case senin, selasa, rabu, kamis, jumat, sabtu, minggu

  package static let declarations: [Keyword] = [
    .aturan, .bagian, .skala, .pilihan, .satuan, .data, .parameter, .rumus, .tabel, .rujukan,
    .kalender, .kelompok, .indikator, .promosi, .pelatihan, .penempatan, .distribusi, .tanda, .uji,
    .ganti, .tanpa, .ubah, .isi,
  ]
  static let months: [Keyword] = [
    .januari, .februari, .maret, .april, .mei, .juni, .juli, .agustus, .september, .oktober,
    .november, .desember,
  ]
  static let weekdays: [Keyword] = [.senin, .selasa, .rabu, .kamis, .jumat, .sabtu, .minggu]
  static let types: [Keyword] = [.teks, .angka, .bulat, .tanggal, .daftar, .riwayat, .peta, .ya]

  /// One of the words that open a declaration.
  package var isDeclarationWord: Bool {
    switch self {
    case .aturan, .bagian, .skala, .pilihan, .satuan, .data, .parameter, .rumus, .tabel, .rujukan,
      .kalender, .kelompok, .indikator, .promosi, .pelatihan, .penempatan, .distribusi, .tanda,
      .uji, .ganti, .tanpa, .ubah, .isi:
      true
    default: false
    }
  }

  /// Never a name: words of declarations and of expressions.
  package var isReserved: Bool {
    switch self {
    case .dan, .atau, .bukan, .tidak, .ya, .jika, .maka, .selain, .adalah, .antara, .termasuk,
      .yang, .dari, .memenuhi, .kecuali, .ada, .kosong, .terisi, .semua, .banyaknya, .rataRata,
      .berturutTurut, .dibulatkan, .desimal, .menurun, .menaik, .per, .lalu, .bila, .abaikan,
      .paling:
      true
    default: isDeclarationWord
    }
  }

  /// `kunci`, `wajib` ...: never a field, never a unit.
  package var isMark: Bool {
    switch self {
    case .kunci, .wajib, .pribadi, .terlarang, .terbatas, .dapat, .dibaca: true
    default: false
    }
  }

  /// Never a unit behind a number, although it may be a name.
  var isNoUnit: Bool {
    switch self {
    case .dalam, .sampai, .ke, .pada, .menurut, .disesuaikan, .terhadap, .sejak, .juga, .karena,
      .belum, .galat, .bentrok, .rentang, .terakhir, .minimal, .maksimal, .ketelitian, .diisi,
      .dengan, .lebih:
      true
    default: isReserved || isMark
    }
  }

  /// Follows a complete operand, so that a name before it is no clause word.
  var isOperator: Bool {
    switch self {
    case .adalah, .bukan, .termasuk, .dan, .atau, .kosong, .ada, .terisi, .dibulatkan, .memenuhi,
      .dari, .yang, .bila, .maka, .selain, .antara:
      true
    default: false
    }
  }

  /// 1 = Januari.
  var month: Int? { Keyword.months.firstIndex(of: self).map { $0 + 1 } }
  /// 1 = Senin.
  var weekday: Int? { Keyword.weekdays.firstIndex(of: self).map { $0 + 1 } }
}

/// Finds a word's keyword from its bytes, in either case of letters: open addressing over a hash of
/// the lower-case letters.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()
  private var slots: [Keyword?]
  private var spellings: [[UInt8]]

  private init() {
    slots = Array(repeating: nil, count: 1024)
    spellings = Array(repeating: [], count: 1024)
    for keyword in Keyword.allCases {
      let bytes = Array(keyword.rawValue.utf8)
      var slot = KeywordTable.hash(bytes, 0, bytes.count)
      while slots[slot] != nil { slot = (slot + 1) & 1023 }
      slots[slot] = keyword
      spellings[slot] = bytes
    }
  }

  /// The keyword that `bytes[start..<end]` spells.
  func keyword(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Keyword? {
    guard end - start <= 15 else { return nil }
    var slot = KeywordTable.hash(bytes, start, end)
    while let keyword = slots[slot] {
      let spelling = spellings[slot]
      if spelling.count == end - start {
        var i = 0
        while i < spelling.count, spelling[i] == lowered(bytes[start + i]) { i += 1 }
        if i == spelling.count { return keyword }
      }
      slot = (slot + 1) & 1023
    }
    return nil
  }

  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for i in start..<end { hash = (hash ^ UInt32(lowered(bytes[i]))) &* 16_777_619 }
    return Int((hash ^ (hash >> 15)) & 1023)
  }
}

/// An ASCII letter in lower case; every other byte as it is.
func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
