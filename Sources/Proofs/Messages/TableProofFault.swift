// TableProofFault.swift: what is proved to be wrong with a decision table.

import Text

enum TableProofFault: Fault {
  /// `place`: what nobody has an answer for; `row`: the row that would close it.
  case gap(table: String, place: String, row: String, test: String)
  /// Bands in whole steps over values that lie between them.
  case betweenBands(
    table: String, input: String, lower: String, upper: String, example: String, row: String,
    test: String)
  case contradiction(table: String, place: String, test: String)
  case shadowedRow(table: String, row: Int, by: [Int])
  case emptyRow(table: String, row: Int, input: String, range: String)
  case idleColumn(table: String, input: String)
  /// Whether it has holes would take too long to find out.
  case tangled(table: String)

  var code: String {
    switch self {
    case .gap: "A0751"
    case .betweenBands: "A0752"
    case .contradiction: "A0753"
    case .shadowedRow: "A0754"
    case .emptyRow: "A0755"
    case .idleColumn: "A0756"
    case .tangled: "A0757"
    }
  }

  var severity: Severity {
    switch self {
    case .gap, .betweenBands, .contradiction: .error
    case .shadowedRow, .emptyRow, .idleColumn: .warning
    case .tangled: .note
    }
  }

  var words: Words {
    switch self {
    case .gap(let table, let place, _, _):
      Words(
        "tabel `\(table)` tidak mempunyai baris untuk \(place)",
        en: "table `\(table)` has no row for \(place)")
    case .betweenBands(let table, let input, let lower, let upper, let example, _, _):
      Words(
        "tabel `\(table)` tidak mempunyai baris untuk `\(input)` di antara `\(lower)` dan"
          + " `\(upper)`, misalnya `\(example)`",
        en: "table `\(table)` has no row for `\(input)` between `\(lower)` and `\(upper)`, such as"
          + " `\(example)`")
    case .contradiction(let table, let place, _):
      Words(
        "dua baris tabel `\(table)` memberi hasil yang berbeda untuk \(place)",
        en: "two rows of table `\(table)` give different results for \(place)")
    case .shadowedRow(let table, let row, let by):
      Words(
        "baris ke-\(row) tabel `\(table)` tidak pernah terpakai: yang cocok dengannya sudah diambil"
          + " \(Self.rows(by).indonesian)",
        en: "row \(row) of table `\(table)` is never used: what matches it is already taken by"
          + " \(Self.rows(by).english)")
    case .emptyRow(let table, let row, let input, let range):
      Words(
        "baris ke-\(row) tabel `\(table)` tidak pernah cocok: `\(input)` hanya dapat \(range)",
        en: "row \(row) of table `\(table)` never matches: `\(input)` can only be \(range)")
    case .idleColumn(let table, let input):
      Words(
        "kolom `\(input)` tidak pernah menentukan hasil tabel `\(table)`",
        en: "column `\(input)` never decides the result of table `\(table)`")
    case .tangled(let table):
      Words(
        "tabel `\(table)` terlalu rumit: belum terbukti bahwa setiap orang mempunyai baris",
        en: "table `\(table)` is too tangled: it is not proved that everybody has a row")
    }
  }

  private static func rows(_ numbers: [Int]) -> Words {
    if numbers.count == 1, let only = numbers.first {
      return Words("baris ke-\(only)", en: "row \(only)")
    }
    if numbers.count <= 4 {
      let head = numbers.dropLast()
      let tail = numbers.last ?? 0
      return Words(
        "baris \(head.map { "ke-\($0)" }.joined(separator: ", ")) dan ke-\(tail)",
        en: "rows \(head.map(String.init).joined(separator: ", ")) and \(tail)")
    }
    return Words("baris-baris di atasnya", en: "the rows above it")
  }

  var help: Words? {
    switch self {
    case .gap(_, _, let row, let test):
      Words(
        "tambahkan baris `\(row)`, atau isi dengan `kosong \"alasan\"` bila memang dibiarkan;"
          + " ujinya:\n\(test)",
        en: "add the row `\(row)`, or write `kosong \"reason\"` where it is left open on purpose;"
          + " its test:\n\(test)")
    case .betweenBands(_, _, let lower, let upper, _, let row, let test):
      Words(
        "sambungkan pitanya, misalnya `.. < \(upper)` sebagai ganti `.. \(lower)`; bulatkan"
          + " masukannya; atau tambahkan baris `\(row)`; ujinya:\n\(test)",
        en: "join the bands, such as `.. < \(upper)` instead of `.. \(lower)`; round the input; or"
          + " add the row `\(row)`; its test:\n\(test)")
    case .contradiction(_, _, let test):
      Words(
        "persempit salah satu baris, atau samakan hasilnya; ujinya:\n\(test)",
        en: "narrow one of the rows, or give both the same result; its test:\n\(test)")
    case .shadowedRow:
      Words(
        "pindahkan baris ini ke atas, persempit baris di atasnya, atau hapus baris ini",
        en: "move this row up, narrow the rows above it, or delete it")
    case .emptyRow:
      Words(
        "betulkan batasnya, atau hapus baris ini", en: "correct its bounds, or delete the row")
    case .tangled:
      Words(
        "pecah menjadi beberapa tabel dengan lebih sedikit kolom, atau buat baris yang tidak"
          + " tumpang tindih",
        en: "split it into tables of fewer columns, or write rows that do not overlap")
    case .idleColumn:
      Words(
        "hapus kolom ini, atau bedakan hasilnya menurut kolom ini",
        en: "delete the column, or let results differ by it")
    }
  }
}
