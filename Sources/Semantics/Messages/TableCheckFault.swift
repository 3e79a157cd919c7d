// TableCheckFault.swift: what can be wrong with the columns and cells of a decision table.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum TableCheckFault: Fault {
  case cellNotConstant
  case outputTwice(String)
  case outputName(String, table: String)
  case outputWithoutType(String)

  package var code: String {
    switch self {
    case .cellNotConstant: "A0541"
    case .outputTwice: "A0542"
    case .outputName: "A0543"
    case .outputWithoutType: "A0544"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .cellNotConstant:
      Words(
        "sel masukan hanya menerima nilai tetap atau parameter",
        en: "an input cell takes fixed values and parameters only")
    case .outputTwice(let name):
      Words(
        "kolom hasil `\(name)` ditulis dua kali",
        en: "output column `\(name)` is written twice")
    case .outputName(_, let table):
      Words(
        "satu-satunya kolom hasil harus bernama seperti tabelnya, `\(table)`",
        en: "the only output column must be named like the table, `\(table)`")
    case .outputWithoutType(let name):
      Words(
        "jenis kolom hasil `\(name)` belum jelas",
        en: "the type of output column `\(name)` is not clear")
    }
  }

  package var help: Words? {
    switch self {
    case .cellNotConstant:
      Words(
        "pindahkan hitungannya ke kepala kolom, atau jadikan `parameter`",
        en: "move the calculation to the column's head, or make it a `parameter`")
    case .outputTwice:
      Words("beri nama lain", en: "give it another name")
    case .outputName(_, let table):
      Words(
        "tulis `\(table)` di kepala kolom ini",
        en: "write `\(table)` at the head of this column")
    case .outputWithoutType(let name):
      Words(
        "tulis jenisnya di kepala kolom, contoh: `\(name) angka`",
        en: "write its type at the head of the column, for example: `\(name) angka`")
    }
  }
}
