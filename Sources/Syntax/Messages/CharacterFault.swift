// CharacterFault.swift: what can be wrong with single characters, words and quotation marks (A010x, A011x).
// Slips are warnings: the text means the same, and the formatter writes it right.

package import Text

package enum CharacterFault: Fault {
  case notUTF8
  case fileTooLarge
  case directionControl
  case invisible
  case strange(String)
  case oddLineEnd
  case bullet(String)
  case dashBullet(String)
  case numbering(String)
  case finalMark(String)
  case capitals(String)
  case hyphenated(String, fixed: String)
  case foreignLetters(String)
  case curlyQuotes
  case singleQuotes
  case unclosedText
  case signSpelling(String, meant: String)
  case needlessSign(String)
  case wordForSign(String, meant: String)
  case atauBila

  package var code: String {
    switch self {
    case .notUTF8: "A0101"
    case .fileTooLarge: "A0102"
    case .directionControl: "A0103"
    case .invisible: "A0104"
    case .strange: "A0105"
    case .oddLineEnd: "A0106"
    case .bullet: "A0107"
    case .dashBullet: "A0108"
    case .numbering: "A0109"
    case .finalMark: "A0110"
    case .capitals: "A0111"
    case .hyphenated: "A0112"
    case .foreignLetters: "A0113"
    case .curlyQuotes: "A0114"
    case .singleQuotes: "A0115"
    case .unclosedText: "A0116"
    case .signSpelling: "A0117"
    case .needlessSign: "A0118"
    case .wordForSign: "A0119"
    case .atauBila: "A0120"
    }
  }

  package var severity: Severity {
    switch self {
    case .notUTF8, .fileTooLarge, .directionControl, .invisible, .strange, .dashBullet,
      .hyphenated, .foreignLetters, .singleQuotes, .unclosedText:
      .error
    case .oddLineEnd, .bullet, .numbering, .finalMark, .capitals, .curlyQuotes, .signSpelling,
      .needlessSign, .wordForSign, .atauBila:
      .warning
    }
  }

  package var words: Words {
    switch self {
    case .notUTF8:
      Words(
        "huruf di tempat ini tidak terbaca karena berkas tidak disimpan sebagai UTF-8",
        en: "the characters here cannot be read because the file was not saved as UTF-8")
    case .fileTooLarge:
      Words("berkas aturan ini terlalu besar", en: "this rule file is too large")
    case .directionControl:
      Words(
        "ada tanda pembalik arah tulisan yang tidak terlihat di sini",
        en: "there is an invisible mark here that reverses the direction of writing")
    case .invisible:
      Words(
        "ada tanda yang tidak terlihat di sini, biasanya ikut tersalin dari dokumen lain",
        en: "there is an invisible character here, usually copied from another document")
    case .strange(let text):
      Words(
        "tanda `\(text)` tidak dikenal dalam bahasa aturan",
        en: "the sign `\(text)` is not known in the rule language")
    case .oddLineEnd:
      Words(
        "akhir baris ini memakai tanda yang tidak biasa",
        en: "this line ends with an unusual mark")
    case .bullet(let text):
      Words("tanda butir `\(text)` tidak diperlukan", en: "the bullet `\(text)` is not needed")
    case .dashBullet(let text):
      Words(
        "baris tidak boleh diawali `\(text)`: dapat terbaca sebagai butir atau hitungan",
        en: "a line may not begin with `\(text)`: it can be read as a bullet or as arithmetic")
    case .numbering(let text):
      Words("penomoran `\(text)` tidak diperlukan", en: "the numbering `\(text)` is not needed")
    case .finalMark(let text):
      Words(
        "tanda `\(text)` di akhir baris tidak diperlukan",
        en: "the mark `\(text)` at the end of the line is not needed")
    case .capitals(let text):
      Words(
        "kata kunci `\(text)` ditulis dengan huruf kecil",
        en: "the keyword `\(text)` is written in small letters")
    case .hyphenated(let text, _):
      Words(
        "tanda hubung dalam `\(text)` dapat terbaca sebagai pengurangan",
        en: "the hyphen in `\(text)` can be read as a subtraction")
    case .foreignLetters(let text):
      Words(
        "nama `\(text)` memakai huruf di luar a sampai z",
        en: "the name `\(text)` uses letters other than a to z")
    case .curlyQuotes:
      Words("tanda kutip ditulis lurus", en: "quotation marks are written straight")
    case .singleQuotes:
      Words(
        "penjelasan ditulis di antara tanda kutip ganda",
        en: "a text stands between double quotation marks")
    case .unclosedText:
      Words(
        "tanda kutip ini belum ditutup di baris yang sama",
        en: "this quotation mark is not closed on the same line")
    case .signSpelling(let text, let meant):
      Words("`\(text)` dibaca sebagai `\(meant)`", en: "`\(text)` is read as `\(meant)`")
    case .needlessSign(let text):
      Words("tanda `\(text)` di sini tidak diperlukan", en: "the sign `\(text)` is not needed here")
    case .wordForSign(let text, let meant):
      Words("`\(text)` dibaca sebagai `\(meant)`", en: "`\(text)` is read as `\(meant)`")
    case .atauBila:
      Words(
        "`atau` sebelum `bila kosong` tidak diperlukan",
        en: "`atau` before `bila kosong` is not needed")
    }
  }

  package var help: Words? {
    switch self {
    case .notUTF8:
      Words("simpan ulang berkas dengan pilihan UTF-8", en: "save the file again as UTF-8")
    case .fileTooLarge:
      Words(
        "bagi menjadi beberapa berkas dengan `bagian dari`",
        en: "split it into several files with `bagian dari`")
    case .directionControl, .invisible:
      Words("hapus tanda itu, lalu ketik ulang", en: "delete it and type the word again")
    case .oddLineEnd: Words("ganti dengan baris baru (tekan Enter)", en: "press Enter instead")
    case .strange("^"):
      Words(
        "pangkat ditulis sebagai perkalian, contoh: `nilai * nilai`",
        en: "a power is written as a product, for example `nilai * nilai`")
    case .strange, .bullet, .numbering, .finalMark, .needlessSign, .atauBila:
      Words("hapus", en: "delete it")
    case .dashBullet(let text):
      Words(
        "hapus `\(text)`; bila maksudnya hitungan, taruh `\(text)` di akhir baris sebelumnya",
        en: "delete `\(text)`; if you mean arithmetic, put `\(text)` at the end of the line before")
    case .capitals(let text):
      Words("tulis `\(text.lowercased())`", en: "write `\(text.lowercased())`")
    case .hyphenated(let text, let fixed):
      Words(
        "tulis `\(fixed)` bila itu satu nama, atau `\(spaced(text))` bila pengurangan",
        en: "write `\(fixed)` if it is one name, or `\(spaced(text))` if it is a subtraction")
    case .foreignLetters:
      Words(
        "pakai huruf a–z, angka, dan garis bawah saja",
        en: "use only the letters a–z, digits and the underscore")
    case .curlyQuotes, .singleQuotes: Words("tulis `\"…\"`", en: "write `\"…\"`")
    case .unclosedText:
      Words("tambahkan `\"` di akhir penjelasan", en: "add `\"` at the end of the text")
    case .signSpelling(_, let meant), .wordForSign(_, let meant):
      Words("tulis `\(meant)`", en: "write `\(meant)`")
    }
  }

  private func spaced(_ text: String) -> String {
    text.split(separator: "-").joined(separator: " - ")
  }
}
