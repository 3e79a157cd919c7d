// YAMLFault.swift: what can be wrong with the form of a YAML file (R01xx), in both languages.
// RecordFault.swift (in Records) has what can be wrong with what it says.

package import Text

package enum YAMLFault: Fault, Hashable {
  // Bytes and characters
  case notUTF8
  case utf16
  case controlCharacter(UInt32)
  case invisibleCharacter(UInt32)
  case oddLineEnd
  case tabIndentation
  case specialSpace
  // What this reader leaves out of YAML on purpose
  case directive
  case anchor
  case alias
  case tag
  case mergeKey
  case complexKey
  // Limits
  case keyTooLong
  case tooDeep
  case tooLong
  case tooMuch
  // Form
  case quoteNotClosed
  case bracketNotClosed(Unicode.Scalar)
  case colonMissing
  case colonMisplaced
  case dashMisplaced
  case indentation
  case badStart(UInt8)
  case unknownEscape
  case textAfterRecord
  case blockHeader
  case remarkTouches
  case other

  package var code: String {
    switch self {
    case .notUTF8: "R0101"
    case .utf16: "R0102"
    case .controlCharacter: "R0103"
    case .invisibleCharacter: "R0104"
    case .oddLineEnd: "R0105"
    case .tabIndentation: "R0106"
    case .specialSpace: "R0107"
    case .directive: "R0108"
    case .anchor: "R0109"
    case .alias: "R0110"
    case .tag: "R0111"
    case .mergeKey: "R0112"
    case .complexKey: "R0113"
    case .tooDeep: "R0114"
    case .tooLong: "R0115"
    case .tooMuch: "R0116"
    case .quoteNotClosed: "R0117"
    case .bracketNotClosed: "R0118"
    case .colonMissing: "R0119"
    case .colonMisplaced: "R0120"
    case .dashMisplaced: "R0121"
    case .indentation: "R0122"
    case .badStart: "R0123"
    case .unknownEscape: "R0124"
    case .textAfterRecord: "R0125"
    case .blockHeader: "R0126"
    case .other: "R0127"
    case .keyTooLong: "R0128"
    case .remarkTouches: "R0129"
    }
  }

  package var severity: Severity { .error }

  package var words: Words {
    switch self {
    case .notUTF8:
      Words(
        "ada huruf yang tidak terbaca, karena berkas tidak disimpan sebagai UTF-8",
        en: "there are letters that cannot be read, because the file is not saved as UTF-8")
    case .utf16:
      Words(
        "berkas disimpan sebagai UTF-16 dan tidak dapat dibaca",
        en: "the file is saved as UTF-16 and cannot be read")
    case .controlCharacter(let number):
      Words(
        "ada tanda kendali \(name(number)) yang tidak boleh ada di dalam catatan",
        en: "there is a control character \(name(number)) that a record must not hold")
    case .invisibleCharacter(let number):
      Words(
        "ada tanda tak terlihat \(name(number)) yang dapat mengubah arti teks",
        en: "there is an invisible character \(name(number)) that can change what a text means")
    case .oddLineEnd:
      Words(
        "baris berakhir dengan tanda yang tidak lazim",
        en: "a line ends with an unusual character")
    case .tabIndentation:
      Words(
        "baris menjorok dengan tab, padahal harus dengan spasi",
        en: "a line is indented with a tab, but must be indented with spaces")
    case .specialSpace:
      Words(
        "ada spasi khusus, biasanya hasil menyalin dari Word atau halaman web",
        en: "there is a special space, usually copied from Word or a web page")
    case .directive:
      Words(
        "baris yang dimulai dengan `%` tidak dipakai di dalam catatan",
        en: "a line that starts with `%` is not used in records")
    case .anchor:
      Words(
        "tanda `&` di awal nilai memberi nama pada nilai itu, dan itu tidak dipakai di dalam catatan",
        en: "`&` at the start of a value gives it a name, and that is not used in records")
    case .alias:
      Words(
        "tanda `*` di awal nilai merujuk ke nilai lain, dan itu tidak dipakai di dalam catatan",
        en: "`*` at the start of a value refers to another value, and that is not used in records")
    case .tag:
      Words(
        "tanda `!` di awal nilai tidak dipakai di dalam catatan",
        en: "`!` at the start of a value is not used in records")
    case .mergeKey:
      Words(
        "bidang `<<` menyalin isi dari tempat lain, dan itu tidak dipakai di dalam catatan",
        en: "the field `<<` copies from elsewhere, and that is not used in records")
    case .complexKey:
      Words(
        "nama bidang harus satu kata sebelum titik dua, bukan daftar atau kelompok",
        en: "the name of a field must be one word before the colon, not a list or a group")
    case .keyTooLong:
      Words(
        "nama bidang lebih panjang dari \(YAMLLimits.keyBytes) huruf",
        en: "the name of a field is longer than \(YAMLLimits.keyBytes) letters")
    case .tooDeep:
      Words(
        "isian bertingkat lebih dari \(YAMLLimits.depth) lapis",
        en: "values are nested more than \(YAMLLimits.depth) levels deep")
    case .tooLong:
      Words(
        "satu isian lebih panjang dari \(YAMLLimits.scalarBytes / 1024) KiB",
        en: "one value is longer than \(YAMLLimits.scalarBytes / 1024) KiB")
    case .tooMuch:
      Words(
        "lebih dari \(YAMLLimits.silentBytes >> 20) MiB terbaca tanpa satu isian pun selesai",
        en: "more than \(YAMLLimits.silentBytes >> 20) MiB were read without one value ending")
    case .quoteNotClosed:
      Words(
        "tanda kutip dibuka di sini tetapi tidak ditutup",
        en: "a quotation mark opens here but never closes")
    case .bracketNotClosed(let end):
      Words(
        "tanda `\(end == "]" ? "[" : "{")` dibuka di sini, tetapi koma atau penutup `\(end)` tidak ditemukan",
        en: "`\(end == "]" ? "[" : "{")` opens here, but a comma or the closing `\(end)` is missing"
      )
    case .colonMissing:
      Words(
        "baris ini tidak memuat titik dua antara nama bidang dan isinya",
        en: "this line has no colon between the name of a field and its value")
    case .colonMisplaced:
      Words(
        "titik dua di sini tidak pada tempatnya",
        en: "the colon is out of place here")
    case .dashMisplaced:
      Words(
        "tanda `-` di sini tidak pada tempatnya",
        en: "the `-` is out of place here")
    case .indentation:
      Words(
        "jarak dari tepi kiri tidak sama dengan baris-baris lain pada tingkat ini",
        en: "the distance from the left margin differs from the other lines at this level")
    case .badStart(let byte):
      Words(
        "isian tidak boleh dimulai dengan `\(text(byte))` tanpa tanda kutip",
        en: "a value cannot start with `\(text(byte))` without quotation marks")
    case .unknownEscape:
      Words(
        "garis miring terbalik di dalam tanda kutip ganda punya arti khusus, dan yang ini tidak dikenal",
        en:
          "a backslash inside double quotation marks has a special meaning, and this one is unknown"
      )
    case .textAfterRecord:
      Words(
        "ada tulisan di luar catatan yang sudah selesai",
        en: "there is text outside the record, which has ended")
    case .blockHeader:
      Words(
        "di belakang `|` atau `>` tidak boleh ada tulisan lain",
        en: "nothing else may follow `|` or `>` on its line")
    case .remarkTouches:
      Words(
        "tanda `#` menempel pada tulisan di depannya, sehingga tulisan di belakangnya akan hilang",
        en: "`#` touches what stands before it, and the text behind it would be lost")
    case .other:
      Words(
        "bagian ini tidak dapat dibaca sebagai catatan",
        en: "this part cannot be read as a record")
    }
  }

  package var help: Words? {
    switch self {
    case .notUTF8, .utf16:
      Words(
        "simpan ulang berkas dengan pilihan UTF-8", en: "save the file again, choosing UTF-8")
    case .controlCharacter, .invisibleCharacter:
      Words("hapus dan ketik ulang isian ini", en: "delete this value and type it again")
    case .oddLineEnd:
      Words(
        "simpan ulang berkas dengan akhir baris biasa (LF atau CRLF)",
        en: "save the file again with usual line ends (LF or CRLF)")
    case .tabIndentation:
      Words("ganti tab dengan dua spasi", en: "replace the tab by two spaces")
    case .specialSpace:
      Words("ganti dengan spasi biasa", en: "replace it by a plain space")
    case .directive:
      Words(
        "hapus baris ini, atau mulailah dengan `#` jika ini keterangan",
        en: "delete the line, or start it with `#` if it is a remark")
    case .anchor, .alias, .tag, .badStart:
      Words(
        "jika tanda itu bagian dari isinya, apit isian dengan tanda kutip; jika bukan, hapus",
        en: "if it is part of the value, put the value in quotation marks; if not, delete it")
    case .mergeKey:
      Words("tulis isi bidang itu satu per satu", en: "write those fields out one by one")
    case .complexKey:
      Words("tulis `nama: isi`", en: "write `name: value`")
    case .tooDeep, .tooMuch, .keyTooLong:
      Words(
        "periksa apakah ini berkas catatan pegawai",
        en: "check that this is a file of staff records")
    case .tooLong:
      Words("persingkat isiannya", en: "shorten the value")
    case .quoteNotClosed:
      Words(
        "tambahkan tanda kutip yang sama di akhir isian",
        en: "add the same quotation mark at the end of the value")
    case .bracketNotClosed(let end):
      Words(
        "pisahkan butir-butir dengan koma dan akhiri dengan `\(end)`",
        en: "part the items by commas and end them with `\(end)`")
    case .colonMissing:
      Words(
        "tulis `nama: isi`, dengan spasi sesudah titik dua",
        en: "write `name: value`, with a space after the colon")
    case .colonMisplaced:
      Words(
        "jika isian memuat titik dua, apit dengan tanda kutip; jika ini bidang baru, tulis di baris sendiri, rata dengan bidang di atasnya",
        en:
          "if the value holds a colon, put it in quotation marks; if this is a new field, write it on its own line, level with the field above"
      )
    case .dashMisplaced:
      Words(
        "tulis tiap butir daftar di baris sendiri, rata satu sama lain; untuk isian kosong, hapus `-`",
        en:
          "write each item of a list on its own line, level with the others; for an empty value delete the `-`"
      )
    case .indentation:
      Words(
        "ratakan baris ini dengan bidang di atasnya yang setingkat",
        en: "move this line level with the fields above it")
    case .unknownEscape:
      Words(
        "pakai tanda kutip tunggal, atau tulis `\\\\` untuk satu garis miring terbalik",
        en: "use single quotation marks, or write `\\\\` for one backslash")
    case .textAfterRecord:
      Words(
        "pisahkan dua catatan dengan baris `---`",
        en: "part two records by a line `---`")
    case .blockHeader:
      Words("pindahkan tulisan itu ke baris berikutnya", en: "move that text to the next line")
    case .remarkTouches:
      Words(
        "beri spasi sebelum `#` jika ini keterangan; jika bagian dari isian, apit seluruh isian dengan tanda kutip",
        en:
          "put a space before `#` if a remark follows; if it is part of the value, put the whole value in quotation marks"
      )
    case .other:
      Words(
        "bandingkan dengan contoh catatan yang benar",
        en: "compare it with a record that is right")
    }
  }
}

/// `U+202E`
private func name(_ number: UInt32) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

private func text(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }
