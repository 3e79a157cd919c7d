// TableFault.swift: what can be wrong with tables and with tests (A0276-A0299).

package import Text

package enum TableFault: Fault {
  case rowOutsideTable
  case rowWithoutBars(example: String)
  case emptyCell(isOutput: Bool)
  case ruledLine
  case finalBarMissing
  case doubleBarMissing
  case doubleBarTwice
  case wrongCount(isInput: Bool, found: Int, expected: Int)
  /// All rows agree with each other, but not with the head.
  case headCount(isInput: Bool, head: Int, rows: Int)
  case rangeWithMinus(String)
  /// `joined`: with the words before it as one name, when it may have been meant so.
  case cellRest(String, joined: String?)
  case boundsJoined(String)
  case headMissing
  case crosstabWithDoubleBar
  case rangeOfOne

  package var code: String {
    switch self {
    case .rowOutsideTable: "A0276"
    case .rowWithoutBars: "A0277"
    case .emptyCell: "A0278"
    case .ruledLine: "A0279"
    case .finalBarMissing: "A0280"
    case .doubleBarMissing: "A0281"
    case .doubleBarTwice: "A0282"
    case .wrongCount, .headCount: "A0283"
    case .rangeWithMinus: "A0284"
    case .cellRest: "A0285"
    case .boundsJoined: "A0286"
    case .headMissing: "A0287"
    case .crosstabWithDoubleBar: "A0288"
    case .rangeOfOne: "A0289"
    }
  }

  package var severity: Severity {
    switch self {
    case .finalBarMissing: .warning
    default: .error
    }
  }

  package var words: Words {
    switch self {
    case .rowOutsideTable:
      Words("baris tabel ini berada di luar tabel", en: "this table row stands outside a table")
    case .rowWithoutBars:
      Words(
        "baris tabel diawali dan dipisah dengan `|`",
        en: "a table row begins with `|` and has `|` between its cells")
    case .emptyCell(isOutput: false): Words("sel ini kosong", en: "this cell is empty")
    case .emptyCell(isOutput: true):
      Words("sel keluaran ini belum berisi nilai", en: "this output cell holds no value")
    case .ruledLine: Words("garis pemisah tidak diperlukan", en: "a ruled line is not needed")
    case .finalBarMissing:
      Words("baris tabel diakhiri dengan `|`", en: "a table row ends with `|`")
    case .doubleBarMissing:
      Words(
        "belum ada `||` di antara masukan dan keluaran",
        en: "there is no `||` between inputs and outputs")
    case .doubleBarTwice:
      Words("satu baris hanya memuat satu `||`", en: "a row has only one `||`")
    case .wrongCount(let isInput, let found, let expected):
      isInput
        ? Words(
          "baris ini berisi \(found) masukan, kepala tabel \(expected)",
          en: "this row has \(found) inputs, the head of the table has \(expected)")
        : Words(
          "baris ini berisi \(found) keluaran, kepala tabel \(expected)",
          en: "this row has \(found) outputs, the head of the table has \(expected)")
    case .headCount(let isInput, let head, let rows):
      isInput
        ? Words(
          "kepala tabel berisi \(head) masukan, baris-barisnya \(rows)",
          en: "the head of the table has \(head) inputs, its rows have \(rows)")
        : Words(
          "kepala tabel berisi \(head) keluaran, baris-barisnya \(rows)",
          en: "the head of the table has \(head) outputs, its rows have \(rows)")
    case .rangeWithMinus:
      Words(
        "rentang dengan `-` dapat terbaca sebagai pengurangan",
        en: "a range with `-` can be read as a subtraction")
    case .cellRest(let text, _):
      Words("`\(text)` tidak dikenal di sel ini", en: "`\(text)` is not known in this cell")
    case .boundsJoined:
      Words(
        "dua batas dalam satu sel ditulis sebagai rentang",
        en: "two bounds in one cell are written as a range")
    case .headMissing: Words("tabel ini belum berkepala", en: "this table has no head")
    case .crosstabWithDoubleBar:
      Words(
        "tabel silang dengan `\\` tidak memakai `||`",
        en: "a table with `\\` in its first cell does not use `||`")
    case .rangeOfOne:
      Words(
        "rentang diawali batas bawah dengan `>` atau `>=`",
        en: "a range begins with its lower bound, `>` or `>=`")
    }
  }

  package var help: Words? {
    switch self {
    case .rowOutsideTable:
      Words(
        "tulis `tabel nama \"Penjelasan\"` di atasnya",
        en: "write `tabel nama \"Penjelasan\"` above it")
    case .rowWithoutBars(let example), .rangeWithMinus(let example), .boundsJoined(let example):
      Words("tulis `\(example)`", en: "write `\(example)`")
    case .emptyCell(isOutput: true):
      Words(
        "tulis nilainya, atau `kosong` bila memang tidak ada",
        en: "write the value, or `kosong` if there is none")
    case .emptyCell(isOutput: false):
      Words(
        "tulis `-` bila boleh apa saja, atau `lainnya` untuk yang tidak disebut di baris lain",
        en: "write `-` if anything is allowed, or `lainnya` for what no other row names")
    case .ruledLine: Words("hapus baris ini", en: "delete this line")
    case .finalBarMissing: Words("tambahkan `|`", en: "add `|`")
    case .doubleBarMissing, .doubleBarTwice:
      Words("tulis misalnya `| >= 110% || baik |`", en: "write for example `| >= 110% || baik |`")
    case .wrongCount, .headCount:
      Words(
        "isi satu sel untuk setiap kolom kepala tabel",
        en: "write one cell for every column of the head")
    case .cellRest(_, let joined?):
      Words(
        "tulis `\(joined)` bila itu satu nama; pisahkan beberapa nilai dengan koma, kolom dengan `|`",
        en: "write `\(joined)` if it is one name; separate several values with commas, columns "
          + "with `|`")
    case .cellRest(_, nil):
      Words(
        "pisahkan beberapa nilai dengan koma, kolom dengan `|`",
        en: "separate several values with commas, columns with `|`")
    case .headMissing:
      Words(
        "tulis misalnya `| hasil_kerja || predikat |` sebagai baris pertama",
        en: "write for example `| hasil_kerja || predikat |` as the first row")
    case .crosstabWithDoubleBar: Words("ganti `||` dengan `|`", en: "replace `||` with `|`")
    case .rangeOfOne:
      Words("tulis misalnya `90% .. < 110%`", en: "write for example `90% .. < 110%`")
    }
  }
}

package enum TestFault: Fault {
  case expectationExpected
  case outcomeUnknown(kind: String, allowed: [String])
  case assignmentWithoutValue
  case gridColumn
  case decisionKind(String)
  case rowHead

  package var code: String {
    switch self {
    case .expectationExpected: "A0291"
    case .outcomeUnknown: "A0292"
    case .assignmentWithoutValue: "A0293"
    case .gridColumn: "A0294"
    case .decisionKind: "A0295"
    case .rowHead: "A0296"
    }
  }

  package var severity: Severity { .error }

  package var words: Words {
    switch self {
    case .expectationExpected:
      Words("di sini seharusnya ada hasil yang diharapkan", en: "an expectation should stand here")
    case .outcomeUnknown(let kind, _):
      Words("hasil `\(kind)` ini tidak dikenal", en: "this outcome of `\(kind)` is not known")
    case .assignmentWithoutValue:
      Words("belum disebut nilainya", en: "its value is not given")
    case .gridColumn:
      Words("kepala kolom ini tidak dikenal", en: "the head of this column is not known")
    case .decisionKind(let kind):
      Words("`\(kind)` tidak punya hasil yang dapat diuji", en: "`\(kind)` has no outcome to test")
    case .rowHead:
      Words(
        "kepala tabel uji belum memuat `||`", en: "the head of the table of cases has no `||`")
    }
  }

  package var help: Words? {
    switch self {
    case .expectationExpected:
      Words(
        "tulis misalnya `maka promosi kepala_dinas layak` atau `maka hasil_kerja = 104,5%`",
        en: "write for example `maka promosi kepala_dinas layak` or `maka hasil_kerja = 104,5%`")
    case .outcomeUnknown(_, let allowed):
      Words(
        "yang boleh: \(allowed.joined(separator: ", "))",
        en: "allowed are: \(allowed.joined(separator: ", "))")
    case .assignmentWithoutValue:
      Words(
        "tulis misalnya `dengan pendidikan = S2`", en: "write for example `dengan pendidikan = S2`")
    case .gridColumn:
      Words(
        "sebelum `||` tulis isian atau `andai nama`; sesudahnya rumus atau `promosi nama`",
        en: "before `||` write a field or `andai nama`; behind it a formula or `promosi nama`")
    case .decisionKind:
      Words(
        "yang dapat diuji: promosi, pelatihan, penempatan, tanda, dan nilai rumus atau tabel",
        en:
          "what can be tested: promosi, pelatihan, penempatan, tanda, and values of rumus or tabel")
    case .rowHead:
      Words(
        "tulis misalnya `| pendidikan || promosi kepala_dinas |`",
        en: "write for example `| pendidikan || promosi kepala_dinas |`")
    }
  }
}
