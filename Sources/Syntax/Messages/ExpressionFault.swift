// ExpressionFault.swift: what can be wrong with a condition or a calculation (A025x-A027x).

package import Text

package enum ExpressionFault: Fault {
  case tooDeep
  case operandMissing(before: String?)
  case unclosedParenthesis
  case straySign(String)
  case twoConditions
  /// Empty when the readings are too long to show.
  case mixedAndOr(readings: [String])
  case chainedComparison
  case between(inclusive: String, exclusive: String)
  case filterThenAnd
  case filterWithoutParentheses
  case filterInWords(example: String)
  case conditionalWithoutElse
  case conditionalWithoutThen
  case conditionalNeedsParentheses
  case suffixInLastBranch
  case arithmeticAfterSuffix
  case durationArithmetic
  case lineBeginsWithSign(String)
  case emptyAsValue
  case sourceMissing(String)
  case quantifierWithoutTest
  case windowUnknown(String)
  case windowAlone(list: String, window: String)
  case roundingUnclear
  case boundInWords(String, sign: String)
  case exceptionInside
  case listHere

  package var code: String {
    switch self {
    case .tooDeep: "A0251"
    case .operandMissing: "A0252"
    case .unclosedParenthesis: "A0253"
    case .straySign: "A0254"
    case .twoConditions: "A0255"
    case .mixedAndOr: "A0256"
    case .chainedComparison: "A0257"
    case .between: "A0258"
    case .filterThenAnd: "A0259"
    case .filterWithoutParentheses, .filterInWords: "A0260"
    case .conditionalWithoutElse: "A0261"
    case .conditionalWithoutThen: "A0262"
    case .conditionalNeedsParentheses: "A0263"
    case .suffixInLastBranch: "A0264"
    case .arithmeticAfterSuffix: "A0265"
    case .durationArithmetic: "A0266"
    case .lineBeginsWithSign: "A0267"
    case .emptyAsValue: "A0268"
    case .sourceMissing: "A0269"
    case .quantifierWithoutTest: "A0270"
    case .windowUnknown, .windowAlone: "A0271"
    case .roundingUnclear: "A0272"
    case .boundInWords: "A0273"
    case .exceptionInside: "A0274"
    case .listHere: "A0275"
    }
  }

  package var severity: Severity { .error }

  package var words: Words {
    switch self {
    case .tooDeep:
      Words(
        "kalimat ini terlalu panjang atau terlalu bertingkat",
        en: "this sentence is too long or nested too deeply")
    case .operandMissing(let before):
      if let before {
        Words("belum ada isi setelah `\(before)`", en: "nothing follows `\(before)`")
      } else {
        Words("di sini belum ada isi", en: "something is missing here")
      }
    case .unclosedParenthesis:
      Words("kurung buka ini belum ditutup", en: "this parenthesis is not closed")
    case .straySign(let sign):
      Words("tanda `\(sign)` ini tidak pada tempatnya", en: "this `\(sign)` is out of place")
    case .twoConditions:
      Words(
        "dua syarat berurutan tanpa penghubung",
        en: "two conditions follow each other with nothing to join them")
    case .mixedAndOr:
      Words(
        "`dan` dan `atau` bercampur sehingga dapat dibaca dua cara",
        en: "`dan` and `atau` are mixed and can be read in two ways")
    case .chainedComparison:
      Words(
        "satu perbandingan hanya membandingkan dua hal",
        en: "one comparison compares only two things")
    case .between:
      Words(
        "`antara` tidak menyebut apakah kedua batasnya termasuk",
        en: "`antara` does not say whether its two bounds are included")
    case .filterThenAnd:
      Words(
        "tidak jelas apakah kata ini masih bagian dari `yang`",
        en: "it is not clear whether this word still belongs to `yang`")
    case .filterWithoutParentheses:
      Words(
        "syarat setelah `yang` atau `memenuhi` ditulis di dalam kurung",
        en: "the condition behind `yang` or `memenuhi` stands in parentheses")
    case .filterInWords:
      Words(
        "yang dicari dari sebuah daftar ditulis setelah `yang`, di dalam kurung",
        en: "what is looked for in a list stands behind `yang`, in parentheses")
    case .conditionalWithoutElse:
      Words(
        "belum disebut nilainya bila syarat tidak terpenuhi",
        en: "it is not said what the value is when the condition does not hold")
    case .conditionalWithoutThen:
      Words(
        "belum disebut nilainya bila syarat terpenuhi",
        en: "it is not said what the value is when the condition holds")
    case .conditionalNeedsParentheses:
      Words(
        "`jika` di tengah hitungan atau syarat perlu kurung",
        en: "`jika` in the middle of a calculation or condition needs parentheses")
    case .suffixInLastBranch:
      Words(
        "tidak jelas apakah ini berlaku untuk cabang terakhir saja atau seluruh `jika`",
        en: "it is not clear whether this applies to the last branch or to the whole `jika`")
    case .arithmeticAfterSuffix:
      Words(
        "hitungan setelah pembulatan atau batas perlu kurung",
        en: "arithmetic after rounding or a bound needs parentheses")
    case .durationArithmetic:
      Words(
        "tidak jelas apakah hitungan ini mengubah tanggal atau lamanya",
        en: "it is not clear whether this changes the date or the duration")
    case .lineBeginsWithSign(let sign):
      Words("baris tidak boleh diawali `\(sign)`", en: "a line may not begin with `\(sign)`")
    case .emptyAsValue:
      Words(
        "`kosong` bukan nilai yang dapat dibandingkan atau dihitung",
        en: "`kosong` is not a value that can be compared or calculated with")
    case .sourceMissing(let word):
      Words(
        "belum disebut `\(word)` ini dari daftar mana",
        en: "it is not said which list this `\(word)` is taken from")
    case .quantifierWithoutTest:
      Words(
        "belum disebut apa yang harus dipenuhi semuanya",
        en: "it is not said what all of them must meet")
    case .windowUnknown(let text):
      Words("jangka waktu `\(text)` tidak dikenal", en: "the period `\(text)` is not known")
    case .windowAlone(_, let window):
      Words(
        "belum disebut apa yang diperiksa dari `\(window)`: semuanya, salah satu, atau banyaknya",
        en: "it is not said what is looked at in `\(window)`: all, any, or how many")
    case .roundingUnclear:
      Words("pembulatan ini belum lengkap", en: "this rounding is incomplete")
    case .boundInWords(let text, _):
      Words(
        "perbandingan tidak ditulis dengan `\(text)`", en: "a comparison is not written `\(text)`")
    case .exceptionInside:
      Words(
        "`kecuali` memulai kalimatnya sendiri, bukan bagian dari syarat",
        en: "`kecuali` begins its own sentence and is no part of a condition")
    case .listHere:
      Words("daftar tidak dapat ditulis di sini", en: "a list cannot be written here")
    }
  }

  package var help: Words? {
    switch self {
    case .tooDeep:
      Words(
        "pecah menjadi beberapa `rumus` yang bernama",
        en: "split it into several named `rumus`")
    case .operandMissing:
      Words("tulis isian, angka, atau rumus", en: "write a field, a number or a formula")
    case .unclosedParenthesis: Words("tambahkan `)`", en: "add `)`")
    case .straySign: Words("hapus", en: "delete it")
    case .twoConditions:
      Words(
        "awali baris ini dengan `dan` atau `atau`, atau jadikan `syarat` sendiri",
        en: "begin this line with `dan` or `atau`, or make it a `syarat` of its own")
    case .mixedAndOr(let readings):
      readings.isEmpty
        ? Words(
          "beri kurung pada bagian yang menjadi satu",
          en: "put what belongs together in parentheses")
        : Words(
          "beri kurung: " + readings.map { "`\($0)`" }.joined(separator: " atau "),
          en: "add parentheses: " + readings.map { "`\($0)`" }.joined(separator: " or "))
    case .chainedComparison:
      Words("tulis misalnya `a < b dan b < c`", en: "write for example `a < b dan b < c`")
    case .between(let inclusive, let exclusive):
      Words(
        "tulis `\(inclusive)` bila termasuk, atau `\(exclusive)` bila tidak",
        en: "write `\(inclusive)` if they are, or `\(exclusive)` if not")
    case .filterThenAnd:
      Words(
        "tulis `yang (a dan b)`, atau beri kurung sebelum `dan`",
        en: "write `yang (a dan b)`, or close a parenthesis before `dan`")
    case .filterInWords(let example): Words("tulis `\(example)`", en: "write `\(example)`")
    case .filterWithoutParentheses:
      Words("tulis `yang (…)` atau `memenuhi (…)`", en: "write `yang (…)` or `memenuhi (…)`")
    case .conditionalWithoutElse: Words("tambahkan `selain itu …`", en: "add `selain itu …`")
    case .conditionalWithoutThen: Words("tambahkan `maka …`", en: "add `maka …`")
    case .conditionalNeedsParentheses:
      Words("tulis `(jika … maka … selain itu …)`", en: "write `(jika … maka … selain itu …)`")
    case .suffixInLastBranch:
      Words(
        "beri kurung pada cabang terakhir, atau pada seluruh `jika`",
        en: "put the last branch in parentheses, or the whole `jika`")
    case .arithmeticAfterSuffix:
      Words(
        "tulis misalnya `(a dibulatkan 2 desimal) + b`",
        en: "write for example `(a dibulatkan 2 desimal) + b`")
    case .durationArithmetic:
      Words(
        "tulis `lama sejak (tanggal + 6 bulan)`, atau ubah angka pembandingnya",
        en: "write `lama sejak (tanggal + 6 bulan)`, or change the number compared with")
    case .lineBeginsWithSign(let sign):
      Words(
        "taruh `\(sign)` di akhir baris sebelumnya",
        en: "put `\(sign)` at the end of the line before")
    case .emptyAsValue:
      Words("tulis `… kosong` atau `… terisi`", en: "write `… kosong` or `… terisi`")
    case .sourceMissing("jumlah"):
      Words(
        "tulis misalnya `jumlah jam dari diklat`, atau `banyaknya diklat` untuk banyaknya butir",
        en:
          "write for example `jumlah jam dari diklat`, or `banyaknya diklat` for the number of items"
      )
    case .sourceMissing(let word):
      Words(
        "tulis misalnya `\(word) jam dari diklat`",
        en: "write for example `\(word) jam dari diklat`")
    case .quantifierWithoutTest:
      Words(
        "tulis `semua … memenuhi (…)` atau `semua … >= …`",
        en: "write `semua … memenuhi (…)` or `semua … >= …`")
    case .windowAlone(let list, let window):
      Words(
        "tulis misalnya `semua \(list) \(window) >= baik` atau `ada \(list) \(window) yang (…)`",
        en:
          "write for example `semua \(list) \(window) >= baik` or `ada \(list) \(window) yang (…)`")
    case .windowUnknown:
      Words(
        "tulis misalnya `2 tahun terakhir`, `dalam 6 bulan terakhir`, atau `dalam tahun berjalan`",
        en:
          "write for example `2 tahun terakhir`, `dalam 6 bulan terakhir` or `dalam tahun berjalan`"
      )
    case .roundingUnclear:
      Words(
        "tulis `dibulatkan 2 desimal` atau `dibulatkan ke kelipatan 5`",
        en: "write `dibulatkan 2 desimal` or `dibulatkan ke kelipatan 5`")
    case .boundInWords(_, let sign): Words("tulis `\(sign)`", en: "write `\(sign)`")
    case .exceptionInside:
      Words("pindahkan ke baris baru", en: "move it to a line of its own")
    case .listHere:
      Words(
        "untuk memeriksa beberapa nilai tulis `termasuk (a, b)`",
        en: "to check several values write `termasuk (a, b)`")
    }
  }
}
