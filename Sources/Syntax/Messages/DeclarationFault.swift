// DeclarationFault.swift: what can be wrong with the form of a declaration or of a line (A020x, A021x).

package import Text

package enum DeclarationFault: Fault {
  case unknownWord(String, suggestion: String?)
  case strayLine(String, in: String?, allowed: [String])
  case nameMissing(String, example: String)
  case nameWithSpaces(String)
  case nameBeginsWithDigit(String)
  case reservedName(String, suggestion: String)
  case labelMissing(String, name: String)
  case labelUnquoted(String)
  case secondHeader
  case kindMissing(String)
  case notYetAvailable(String)
  case partMissing(String, clause: String, example: String)
  case membersMissing(String, example: String)
  case typeMissing(String)
  case typeUnknown(String)
  case fieldOnOneLine(String)
  case testWithoutExpectation
  case cannotBe(prefix: String, kind: String)

  package var code: String {
    switch self {
    case .unknownWord: "A0201"
    case .strayLine: "A0202"
    case .nameMissing: "A0203"
    case .nameWithSpaces: "A0204"
    case .nameBeginsWithDigit: "A0205"
    case .reservedName: "A0206"
    case .labelMissing: "A0207"
    case .labelUnquoted: "A0208"
    case .secondHeader: "A0209"
    case .kindMissing: "A0210"
    case .notYetAvailable: "A0211"
    case .partMissing: "A0212"
    case .membersMissing: "A0213"
    case .typeMissing: "A0214"
    case .typeUnknown: "A0215"
    case .fieldOnOneLine: "A0216"
    case .testWithoutExpectation: "A0217"
    case .cannotBe: "A0218"
    }
  }

  package var severity: Severity { .error }

  package var words: Words {
    switch self {
    case .unknownWord(let word, _):
      Words("kata kunci `\(word)` tidak dikenal", en: "the keyword `\(word)` is not known")
    case .strayLine(let text, let owner, _):
      if let owner {
        Words(
          "baris `\(text)` tidak diawali kata kunci yang dikenal di dalam `\(owner)`",
          en: "the line `\(text)` does not begin with a keyword known inside `\(owner)`")
      } else {
        Words(
          "baris `\(text)` tidak diawali kata kunci yang dikenal",
          en: "the line `\(text)` does not begin with a known keyword")
      }
    case .nameMissing(let what, _):
      Words("`\(what)` ini belum bernama", en: "this `\(what)` has no name")
    case .nameWithSpaces:
      Words("nama tidak boleh berisi spasi", en: "a name may not contain blanks")
    case .nameBeginsWithDigit(let text):
      Words("nama `\(text)` diawali angka", en: "the name `\(text)` begins with a digit")
    case .reservedName(let word, _):
      Words(
        "`\(word)` adalah kata bahasa aturan, bukan nama",
        en: "`\(word)` is a word of the rule language, not a name")
    case .labelMissing(let what, let name):
      Words(
        "`\(what) \(name)` belum berpenjelasan", en: "`\(what) \(name)` has no label")
    case .labelUnquoted:
      Words(
        "penjelasan ditulis di antara tanda kutip",
        en: "a label stands between quotation marks")
    case .secondHeader:
      Words("berkas ini sudah berkepala", en: "this file already has a header")
    case .kindMissing(let prefix):
      Words(
        "belum disebut apa yang di-`\(prefix)`", en: "it is not said what `\(prefix)` is about")
    case .notYetAvailable(let word):
      Words("`\(word)` belum tersedia", en: "`\(word)` is not available yet")
    case .partMissing(let what, let clause, _):
      Words("`\(what)` ini belum memuat `\(clause)`", en: "this `\(what)` has no `\(clause)`")
    case .membersMissing(let what, _):
      Words("`\(what)` ini belum berisi", en: "this `\(what)` has nothing in it")
    case .typeMissing(let field):
      Words(
        "jenis isian `\(field)` belum ditulis", en: "the kind of the field `\(field)` is missing")
    case .typeUnknown(let text):
      Words("`\(text)` bukan jenis isian", en: "`\(text)` is not a kind of field")
    case .fieldOnOneLine(let text):
      Words(
        "`\(text)` tidak dikenal di akhir isian ini",
        en: "`\(text)` is not known at the end of this field")
    case .testWithoutExpectation:
      Words("uji ini belum menyebut yang diharapkan", en: "this test does not say what it expects")
    case .cannotBe(let prefix, let kind):
      Words("`\(kind)` tidak dapat di-`\(prefix)`", en: "`\(prefix)` does not apply to `\(kind)`")
    }
  }

  package var help: Words? {
    switch self {
    case .unknownWord(_, let suggestion):
      suggestion.map { Words("maksud Anda `\($0)`?", en: "did you mean `\($0)`?") }
    case .strayLine(_, let owner, let allowed):
      if owner == nil {
        Words(
          "awali dengan jenis ketentuan, misalnya `rumus`, `tabel`, atau `promosi`",
          en: "begin with a kind of rule, for example `rumus`, `tabel` or `promosi`")
      } else if allowed.isEmpty {
        Words(
          "hapus baris ini, atau sambungkan dengan `dan`", en: "delete it, or join it with `dan`")
      } else {
        Words(
          "sambungkan dengan `dan` atau `atau`, atau awali dengan \(list(allowed, "atau"))",
          en: "join it with `dan` or `atau`, or begin it with \(list(allowed, "or"))")
      }
    case .nameMissing(_, let example), .partMissing(_, _, let example),
      .membersMissing(_, let example):
      Words("tulis `\(example)`", en: "write `\(example)`")
    case .nameWithSpaces(let fixed): Words("tulis `\(fixed)`", en: "write `\(fixed)`")
    case .nameBeginsWithDigit(let text):
      Words(
        "awali dengan huruf, misalnya `nilai_\(text)`", en: "begin with a letter: `nilai_\(text)`")
    case .reservedName(_, let suggestion):
      Words(
        "pakai nama lain, misalnya `\(suggestion)`", en: "use another name, such as `\(suggestion)`"
      )
    case .labelMissing(let what, let name):
      Words(
        "tulis `\(what) \(name) \"Penjelasan\"`", en: "write `\(what) \(name) \"Penjelasan\"`")
    case .labelUnquoted(let text): Words("tulis `\"\(text)\"`", en: "write `\"\(text)\"`")
    case .secondHeader:
      Words(
        "satu berkas memuat satu `aturan` atau `bagian dari`; pindahkan ke berkas lain",
        en: "one file holds one `aturan` or `bagian dari`; move this to another file")
    case .kindMissing(let prefix):
      Words(
        "tulis misalnya `\(prefix) promosi kepala_dinas`",
        en: "write for example `\(prefix) promosi kepala_dinas`")
    case .notYetAvailable:
      Words("hapus bagian ini untuk sementara", en: "leave it out for now")
    case .typeMissing(let field):
      Words("tulis misalnya `\(field) teks`", en: "write for example `\(field) teks`")
    case .typeUnknown("desimal"): Words("tulis `angka`", en: "write `angka`")
    case .typeUnknown:
      Words(
        "pakai teks, ya/tidak, tanggal, angka, bulat, daftar, riwayat, peta, atau nama skala, pilihan, data",
        en:
          "use teks, ya/tidak, tanggal, angka, bulat, daftar, riwayat, peta, or the name of a skala, pilihan or data"
      )
    case .fieldOnOneLine("opsional"), .fieldOnOneLine("boleh kosong"),
      .fieldOnOneLine("tidak wajib"):
      Words(
        "hapus: isian tanpa `wajib` memang boleh kosong",
        en: "delete it: a field without `wajib` may be empty")
    case .fieldOnOneLine("rahasia"): Words("maksud Anda `pribadi`?", en: "did you mean `pribadi`?")
    case .fieldOnOneLine:
      Words(
        "setelah jenis isian boleh penjelasan, lalu kunci, wajib, pribadi, terlarang, terbatas, `dapat diubah`",
        en: "a label may follow, then kunci, wajib, pribadi, terlarang, terbatas, `dapat diubah`")
    case .testWithoutExpectation:
      Words(
        "tulis misalnya `maka promosi kepala_dinas layak`",
        en: "write for example `maka promosi kepala_dinas layak`")
    case .cannotBe(let prefix, _):
      Words("tulis ketentuan itu tanpa `\(prefix)`", en: "write the rule without `\(prefix)`")
    }
  }
}

/// `a`, `b`, or `c`.
func list(_ words: [String], _ last: String) -> String {
  let quoted = words.map { "`\($0)`" }
  guard quoted.count > 1, let final = quoted.last else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " \(last) " + final
}
