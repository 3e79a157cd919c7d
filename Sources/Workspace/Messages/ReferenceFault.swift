// ReferenceFault.swift: what can be wrong with a list (`rujukan`) or holiday file beside the rules
// (C02xx). WorkspaceFault.swift: with files and folders named on the command line.

package import Text

package enum ReferenceFault: Fault, Hashable {
  case cannotRead(path: String, SystemError)
  case outside(path: String)
  case notUTF8
  case noHeader
  case missingColumn(String, suggestion: String?)
  case repeatedColumn(String)
  case unequalCells(got: Int, needed: Int)
  case openQuote
  case strayQuote
  case badValue(String, column: String, Words)
  case emptyKey(String)
  case repeatedKey(String, firstLine: Int)
  case tooManyCells(Int)

  package var code: String {
    switch self {
    case .cannotRead: "C0201"
    case .outside: "C0202"
    case .notUTF8: "C0203"
    case .noHeader: "C0204"
    case .missingColumn: "C0205"
    case .repeatedColumn: "C0206"
    case .unequalCells: "C0207"
    case .openQuote: "C0208"
    case .strayQuote: "C0209"
    case .badValue: "C0210"
    case .emptyKey: "C0211"
    case .repeatedKey: "C0212"
    case .tooManyCells: "C0213"
    }
  }

  package var severity: Severity {
    switch self {
    case .cannotRead, .outside, .notUTF8, .noHeader, .missingColumn, .repeatedColumn,
      .unequalCells, .openQuote, .strayQuote, .badValue, .emptyKey, .repeatedKey, .tooManyCells:
      .error
    }
  }

  package var words: Words {
    switch self {
    case .cannotRead(let path, let error):
      Words(
        "berkas `\(path)` tidak dapat dibaca: \(error.words.indonesian)",
        en: "the file `\(path)` cannot be read: \(error.words.english)")
    case .outside(let path):
      Words(
        "berkas `\(path)` berada di luar folder aturan",
        en: "the file `\(path)` lies outside the rule folder")
    case .notUTF8:
      Words("ada huruf yang tidak terbaca", en: "there is a character that cannot be read")
    case .noHeader:
      Words("baris judul kolom tidak ada", en: "the line of column names is missing")
    case .missingColumn(let name, _):
      Words("kolom `\(name)` tidak ada", en: "the column `\(name)` is missing")
    case .repeatedColumn(let name):
      Words("kolom `\(name)` ada dua kali", en: "the column `\(name)` is there twice")
    case .unequalCells(let got, let needed):
      Words(
        "baris ini mempunyai \(got) kolom, padahal judulnya \(needed)",
        en: "this line has \(got) cells, but there are \(needed) column names")
    case .openQuote:
      Words("tanda petik ini tidak pernah ditutup", en: "this quotation mark is never closed")
    case .strayQuote:
      Words(
        "ada huruf sesudah tanda petik penutup",
        en: "there is text behind the closing quotation mark"
      )
    case .badValue(let value, let column, let expected):
      Words(
        "`\(value)` pada kolom `\(column)` bukan \(expected.indonesian)",
        en: "`\(value)` in the column `\(column)` is not \(expected.english)")
    case .emptyKey(let column):
      Words("kolom kunci `\(column)` kosong", en: "the key column `\(column)` is empty")
    case .repeatedKey(let column, let line):
      Words(
        "isi kolom kunci `\(column)` ini sudah ada di baris \(line)",
        en: "this value of the key column `\(column)` stands on line \(line) already")
    case .tooManyCells(let limit):
      Words(
        "baris ini mempunyai lebih dari \(limit) kolom",
        en: "this line has more than \(limit) cells")
    }
  }

  package var help: Words? {
    switch self {
    case .cannotRead:
      Words(
        "tulis letaknya dilihat dari berkas aturan ini",
        en: "write where it is, seen from this rule file")
    case .outside:
      Words(
        "pindahkan berkas itu ke dalam folder aturan", en: "move the file into the rule folder")
    case .notUTF8:
      Words(
        "simpan lagi sebagai \"CSV UTF-8\"", en: "save it again as \"CSV UTF-8\"")
    case .noHeader:
      Words(
        "tulis nama kolom pada baris pertama", en: "write the column names on the first line")
    case .missingColumn(_, let suggestion):
      suggestion.map { Words("maksud Anda `\($0)`?", en: "did you mean `\($0)`?") }
        ?? Words(
          "tambahkan kolom itu, atau hapus dari `rujukan`",
          en: "add the column, or take it out of the `rujukan`")
    case .repeatedColumn:
      Words("hapus atau beri nama lain salah satunya", en: "delete or rename one of them")
    case .unequalCells:
      Words(
        "apit isi yang memuat pemisah kolom dengan tanda petik",
        en: "put quotation marks around text that holds the separator")
    case .openQuote:
      Words(
        "tutup dengan `\"`; tanda petik di dalam isi ditulis dua kali",
        en: "close it with `\"`; write a quotation mark inside the text twice")
    case .strayQuote:
      Words(
        "tanda petik di dalam isi ditulis dua kali",
        en: "write a quotation mark inside the text twice")
    case .badValue: nil
    case .emptyKey:
      Words("isi kuncinya, atau hapus barisnya", en: "fill in the key, or delete the line")
    case .repeatedKey:
      Words("hapus salah satu baris", en: "delete one of the lines")
    case .tooManyCells:
      Words("periksa pemisah kolomnya", en: "check what separates the columns")
    }
  }
}
