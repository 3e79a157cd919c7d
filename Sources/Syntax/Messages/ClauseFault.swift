// ClauseFault.swift: what can be wrong with a clause: its word, its place, what it lacks (A022x-A024x).

package import Text

/// What should stand at a place; named in messages.
package enum Expected: String, Hashable, Sendable {
  case basis, fileName, key, message, member, field, group, unit, source, condition, agency, parent
  case input, output, kind, name, exception, weekday, calendar, alias, record, value, label
  case path, referenced
}

package enum ClauseFault: Fault {
  case wrongPlace(String, in: String?, allowed: [String], meant: String? = nil)
  case sameLine(String)
  case twice(String, in: String)
  case empty(String, example: String)
  case needlessEqual
  /// `joined`: with the words before it as one name, when it may have been meant so.
  case extraWords(String, joined: String?)
  case missingWord(String, example: String)
  case expected(Expected)
  case endsBeforeStart
  case targetDirection
  case targetPeriod(String)
  case quantityExpected(String, example: String)
  case choiceExpected(clause: String, allowed: [String])
  /// A scale's members divided by another sign than `<`.
  case scaleSign(String)
  case monthEndChoice
  case conditionWithoutIf(String)
  case exceptionWithoutOwner(String)
  case exceptionNameless
  case exceptionValue(isMissing: Bool)
  case unclosedBrace
  case emptyBraces
  case digitsOutOfRange(String)
  case groupWeight
  case inputsBehindLabel(String)

  package var code: String {
    switch self {
    case .wrongPlace: "A0221"
    case .sameLine: "A0222"
    case .twice: "A0223"
    case .empty: "A0224"
    case .needlessEqual: "A0225"
    case .extraWords: "A0226"
    case .missingWord: "A0227"
    case .expected: "A0228"
    case .endsBeforeStart: "A0229"
    case .targetDirection: "A0230"
    case .targetPeriod: "A0231"
    case .quantityExpected: "A0232"
    case .choiceExpected, .scaleSign: "A0233"
    case .monthEndChoice: "A0234"
    case .conditionWithoutIf: "A0235"
    case .exceptionWithoutOwner: "A0236"
    case .exceptionNameless: "A0237"
    case .exceptionValue: "A0238"
    case .unclosedBrace: "A0239"
    case .emptyBraces: "A0240"
    case .digitsOutOfRange: "A0241"
    case .groupWeight: "A0242"
    case .inputsBehindLabel: "A0243"
    }
  }

  package var severity: Severity { .error }

  package var words: Words {
    switch self {
    case .wrongPlace(let word, let owner, _, _):
      if let owner {
        Words(
          "`\(word)` tidak berlaku di dalam `\(owner)`",
          en: "`\(word)` does not apply inside `\(owner)`")
      } else {
        Words("`\(word)` tidak berlaku di sini", en: "`\(word)` does not apply here")
      }
    case .sameLine(let word):
      Words("`\(word)` memulai kalimat baru", en: "`\(word)` begins a new sentence")
    case .twice(let word, let owner):
      Words(
        "`\(word)` sudah ditulis di dalam `\(owner)` ini",
        en: "`\(word)` is already written in this `\(owner)`")
    case .empty(let word, _):
      Words("isi `\(word)` belum ditulis", en: "what `\(word)` says is missing")
    case .needlessEqual:
      Words("tanda `=` di sini tidak diperlukan", en: "the sign `=` is not needed here")
    case .extraWords(let text, _):
      Words(
        "`\(text)` tidak dikenal di akhir kalimat ini",
        en: "`\(text)` is not known at the end of this sentence")
    case .missingWord(let word, _):
      Words("kata `\(word)` belum ditulis di sini", en: "the word `\(word)` is missing here")
    case .expected(let what): ClauseFault.expectedWords(what)
    case .endsBeforeStart:
      Words("tanggal akhir ini sebelum tanggal awal", en: "this last day is before the first day")
    case .scaleSign(let sign):
      Words(
        "urutan skala ditulis dengan `<`, bukan `\(sign)`",
        en: "the order of a scale is written `<`, not `\(sign)`")
    case .targetDirection:
      Words("arah target belum ditulis", en: "the direction of the target is missing")
    case .targetPeriod(let text):
      Words("`per \(text)` tidak dikenal", en: "`per \(text)` is not known")
    case .quantityExpected(let word, _):
      Words("isi `\(word)` seharusnya sebuah angka", en: "`\(word)` should be followed by a number")
    case .choiceExpected(let clause, _):
      Words("isi `\(clause)` tidak dikenal", en: "what follows `\(clause)` is not known")
    case .monthEndChoice:
      Words(
        "belum jelas tanggal mana yang dipakai", en: "it is not clear which day is to be used")
    case .conditionWithoutIf(let word):
      Words(
        "kata `jika` belum ditulis setelah `\(word)`",
        en: "the word `jika` is missing after `\(word)`")
    case .exceptionWithoutOwner(let owner):
      Words(
        "`kecuali` ini belum punya kalimat yang dikecualikan di dalam `\(owner)`",
        en: "this `kecuali` has no sentence above it in this `\(owner)` to make an exception from")
    case .exceptionNameless:
      Words("pengecualian ini belum bernama", en: "this exception has no name")
    case .exceptionValue(let isMissing):
      if isMissing {
        Words(
          "belum disebut nilainya bila pengecualian ini berlaku",
          en: "it is not said what the value is where this exception holds")
      } else {
        Words(
          "pengecualian ini tidak memberi nilai", en: "this exception gives no value")
      }
    case .unclosedBrace:
      Words("kurung `{` dalam pesan belum ditutup", en: "the `{` in the message is not closed")
    case .emptyBraces:
      Words("kurung `{}` dalam pesan belum berisi", en: "the `{}` in the message is empty")
    case .digitsOutOfRange(let text):
      Words(
        "jumlah desimal `\(text)` di luar 0 sampai 12",
        en: "the number of decimals `\(text)` is not between 0 and 12")
    case .groupWeight:
      Words("kelompok tidak mempunyai bobot sendiri", en: "a group has no weight of its own")
    case .inputsBehindLabel:
      Words(
        "masukan ditulis langsung di belakang nama, sebelum penjelasan",
        en: "inputs stand right behind the name, before the label")
    }
  }

  package var help: Words? {
    switch self {
    case .wrongPlace(_, _, let allowed, let meant):
      if let meant {
        Words("di sini kata itu `\(meant)`", en: "here that word is `\(meant)`")
      } else if allowed.isEmpty {
        nil
      } else {
        Words(
          "yang boleh: \(allowed.joined(separator: ", "))",
          en: "allowed are: \(allowed.joined(separator: ", "))")
      }
    case .sameLine: Words("pindahkan ke baris baru", en: "move it to a line of its own")
    case .twice: Words("hapus salah satu", en: "delete one of them")
    case .empty(_, let example), .missingWord(_, let example), .quantityExpected(_, let example):
      Words("contoh: `\(example)`", en: "example: `\(example)`")
    case .needlessEqual: Words("hapus `=`", en: "delete `=`")
    case .extraWords(_, let joined?):
      Words(
        "tulis `\(joined)` bila itu satu nama; bila bukan, hapus atau pindahkan ke baris baru dengan "
          + "kata kuncinya",
        en: "write `\(joined)` if it is one name; else delete it, or move it to a line of its own "
          + "with its keyword")
    case .extraWords(_, nil):
      Words(
        "hapus, atau pindahkan ke baris baru dengan kata kuncinya",
        en: "delete it, or move it to a line of its own with its keyword")
    case .expected(let what): ClauseFault.expectedHelp(what)
    case .endsBeforeStart: Words("tukar kedua tanggal itu", en: "exchange the two dates")
    case .scaleSign:
      Words(
        "tulis `A < B < C`, dari yang paling rendah", en: "write `A < B < C`, from the lowest one")
    case .targetDirection:
      Words(
        "`paling sedikit` bila makin tinggi makin baik, `paling banyak` bila sebaliknya",
        en: "`paling sedikit` if higher is better, `paling banyak` if lower is better")
    case .targetPeriod:
      Words(
        "tulis `per tahun`, `per triwulan`, atau `per bulan`",
        en: "write `per tahun`, `per triwulan` or `per bulan`")
    case .choiceExpected(_, let allowed):
      Words("tulis \(list(allowed, "atau"))", en: "write \(list(allowed, "or"))")
    case .monthEndChoice:
      Words(
        "tulis `tanggal yang tidak ada: hari terakhir bulan itu` atau `… hari pertama bulan berikutnya`",
        en:
          "write `tanggal yang tidak ada: hari terakhir bulan itu` or `… hari pertama bulan berikutnya`"
      )
    case .conditionWithoutIf(let word):
      Words("tulis `\(word) jika …`", en: "write `\(word) jika …`")
    case .exceptionWithoutOwner:
      Words("pindahkan ke bawah kalimat itu", en: "move it below that sentence")
    case .exceptionNameless:
      Words(
        "tulis `kecuali nama_pengecualian \"Penjelasan\" jika …`",
        en: "write `kecuali nama_pengecualian \"Penjelasan\" jika …`")
    case .exceptionValue(let isMissing):
      isMissing
        ? Words("tambahkan `maka …`", en: "add `maka …`")
        : Words("hapus `maka` dan nilainya", en: "delete `maka` and its value")
    case .unclosedBrace: Words("tambahkan `}`", en: "add `}`")
    case .emptyBraces: Words("tulis misalnya `{usia}`", en: "write for example `{usia}`")
    case .digitsOutOfRange: Words("tulis misalnya `2 desimal`", en: "write for example `2 desimal`")
    case .inputsBehindLabel(let right):
      Words("tulis `\(right) \"Penjelasan\"`", en: "write `\(right) \"label\"`")
    case .groupWeight:
      Words(
        "tulis bobot pada tiap indikator, atau `bobot sama`; beberapa kelompok digabungkan dengan "
          + "`rumus`, contoh: `hasil_kerja * 60% + perilaku * 40%`",
        en: "write the weights at the indicators, or `bobot sama`; groups are brought together by "
          + "a `rumus`, for example `hasil_kerja * 60% + perilaku * 40%`")
    }
  }

  private static func expectedWords(_ what: Expected) -> Words {
    let (indonesian, english) = names(what)
    return Words("di sini seharusnya ada \(indonesian)", en: "\(english) should stand here")
  }

  private static func names(_ what: Expected) -> (String, String) {
    switch what {
    case .basis: ("dasar hukum di antara tanda kutip", "the legal basis between quotation marks")
    case .fileName: ("nama berkas di antara tanda kutip", "a file name between quotation marks")
    case .key: ("nomor pegawai di antara tanda kutip", "a staff number between quotation marks")
    case .message: ("pesan di antara tanda kutip", "a message between quotation marks")
    case .member: ("nama nilai", "the name of a value")
    case .field: ("nama isian", "the name of a field")
    case .group: ("nama kelompok", "the name of a group")
    case .unit: ("nama satuan", "the name of a unit")
    case .source: ("nama sumber", "the name of a source")
    case .condition: ("nama syarat", "the name of a condition")
    case .agency: ("nama dinas", "the name of a dinas")
    case .parent: ("nama aturan yang diikuti", "the name of the rules that are followed")
    case .input: ("nama masukan", "the name of an input")
    case .output: ("nama keluaran", "the name of an output")
    case .kind: ("jenis ketentuan", "a kind of rule")
    case .name: ("nama", "a name")
    case .exception: ("nama pengecualian", "the name of an exception")
    case .weekday: ("nama hari", "a day of the week")
    case .calendar: ("nama kalender", "the name of a calendar")
    case .alias: ("sebutan lain di antara tanda kutip", "another name between quotation marks")
    case .record: ("nama data", "the name of a record")
    case .value: ("nilai", "a value")
    case .label: ("penjelasan di antara tanda kutip", "a label between quotation marks")
    case .path: ("nama isian", "the name of a field")
    case .referenced: ("nama ketentuan", "the name of a rule")
    }
  }

  private static func expectedHelp(_ what: Expected) -> Words? {
    let example: String? =
      switch what {
      case .basis: "dasar \"Perwali 12/2026 Pasal 3\""
      case .fileName: "dari \"contoh/pegawai.yaml\""
      case .key: "nip \"198503122010012003\""
      case .message: "pesan \"Usia {usia}\""
      case .group: "kelompok hasil_kerja"
      case .unit: "satuan orang"
      case .source: "sumber survei"
      case .agency: "dinas Kesehatan"
      case .parent: "mengikuti Kota_Palu"
      case .weekday: "hari kerja Senin sampai dengan Jumat"
      case .alias: "(juga \"Cukup\")"
      default: nil
      }
    return example.map { Words("contoh: `\($0)`", en: "example: `\($0)`") }
  }
}
