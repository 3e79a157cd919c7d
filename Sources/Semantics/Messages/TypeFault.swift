// TypeFault.swift: values of the wrong kind: what stands opposite each other must fit.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum TypeFault: Fault {
  case notCondition(Words)
  case noParts(String)
  case takesNoInputs(String)
  case argumentCount(String, found: Int, inputs: [String], split: String?)
  case listNotValue(String)
  case recordNotValue(String)
  case memberOfSeveral(String, choices: [String])
  case noCommonChoice([String])
  case textForMember(choice: String, suggestion: String?)
  case unlike(Words, Words)
  case wrongType(Words, Words)
  case notNumber(Words)
  case divisionByZero
  case noOrder(Words)
  case outOfRange(String, lower: String?, upper: String?)
  case notDate(Words)
  case notAList(String)
  case itemIsARecord(String, fields: [String])
  case inputType(String, isSeveral: Bool)
  case notConstant
  case openWithoutType(String)
  case notWhole(String)
  case bareFilter(String, Words)

  package var code: String {
    switch self {
    case .notCondition: "A0402"
    case .noParts: "A0403"
    case .takesNoInputs: "A0404"
    case .argumentCount: "A0405"
    case .listNotValue: "A0406"
    case .recordNotValue: "A0407"
    case .memberOfSeveral: "A0408"
    case .noCommonChoice: "A0409"
    case .textForMember: "A0410"
    case .unlike: "A0411"
    case .wrongType: "A0412"
    case .notNumber: "A0413"
    case .divisionByZero: "A0414"
    case .noOrder: "A0415"
    case .outOfRange: "A0416"
    case .notDate: "A0417"
    case .notAList: "A0418"
    case .itemIsARecord: "A0419"
    case .inputType: "A0420"
    case .notConstant: "A0421"
    case .openWithoutType: "A0422"
    case .notWhole: "A0423"
    case .bareFilter: "A0424"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .notCondition(let found):
      Words(
        "di sini perlu syarat ya atau tidak, yang ada \(found.indonesian)",
        en: "a yes or no condition is needed here, not \(found.english)")
    case .noParts(let name):
      Words(
        "`.\(name)` tidak dapat ditulis di sini, karena yang di depannya satu nilai",
        en: "`.\(name)` cannot stand here, because what is before it is one value")
    case .takesNoInputs(let name):
      Words(
        "`\(name)` tidak memerlukan isian di dalam kurung",
        en: "`\(name)` takes nothing in parentheses")
    case .argumentCount(let name, let found, let inputs, _):
      Words(
        "`\(name)` memerlukan \(inputs.count) isian, di sini ada \(found)",
        en: "`\(name)` takes \(inputs.count) inputs, here there are \(found)")
    case .listNotValue(let name):
      Words(
        "`\(name)` adalah daftar, padahal di sini perlu satu nilai",
        en: "`\(name)` is a list, where one value is needed")
    case .recordNotValue(let name):
      Words(
        "`\(name)` berisi beberapa bidang, padahal di sini perlu satu nilai",
        en: "`\(name)` holds several fields, where one value is needed")
    case .memberOfSeveral(let name, let choices):
      Words(
        "`\(name)` ada pada beberapa skala atau pilihan: \(Joined.list(choices).indonesian)",
        en: "`\(name)` is a member of several scales or choices: \(Joined.list(choices).english)")
    case .noCommonChoice(let names):
      Words(
        "\(Joined.list(names).indonesian) tidak berasal dari satu skala atau pilihan",
        en: "\(Joined.list(names).english) are not members of one scale or choice")
    case .textForMember(let choice, _):
      Words(
        "anggota `\(choice)` ditulis tanpa tanda kutip",
        en: "members of `\(choice)` are written without quotation marks")
    case .unlike(let left, let right):
      Words(
        "\(left.indonesian) tidak dapat disandingkan dengan \(right.indonesian)",
        en: "\(left.english) cannot stand beside \(right.english)")
    case .wrongType(let left, let right):
      Words(
        "di sini perlu \(left.indonesian), yang ada \(right.indonesian)",
        en: "\(left.english) is needed here, not \(right.english)")
    case .notNumber(let found):
      Words(
        "\(found.indonesian) tidak dapat dihitung",
        en: "\(found.english) cannot be calculated with")
    case .divisionByZero:
      Words("pembagian dengan nol", en: "division by zero")
    case .noOrder(let found):
      Words("\(found.indonesian) tidak mempunyai urutan", en: "\(found.english) has no order")
    case .outOfRange(let name, let lower, let upper):
      Words(
        "`\(name)` di luar rentang yang mungkin\(Joined.range(lower, upper).indonesian)",
        en: "`\(name)` lies outside the possible range\(Joined.range(lower, upper).english)")
    case .notDate(let found):
      Words(
        "di sini perlu tanggal, yang ada \(found.indonesian)",
        en: "a date is needed here, not \(found.english)")
    case .notAList(let name):
      Words("`\(name)` bukan daftar", en: "`\(name)` is not a list")
    case .itemIsARecord(let name, _):
      Words(
        "butir `\(name)` mempunyai beberapa bidang, dan belum disebut yang mana",
        en: "an item of `\(name)` has several fields, and it is not said which one")
    case .inputType(let name, _):
      Words("jenis isian `\(name)` belum jelas", en: "the type of input `\(name)` is not clear")
    case .notConstant:
      Words(
        "di sini perlu nilai tetap, bukan hitungan",
        en: "a fixed value is needed here, not a calculation")
    case .openWithoutType(let name):
      Words(
        "`\(name)` diserahkan kepada dinas, tetapi jenisnya belum disebut",
        en: "`\(name)` is left to the dinas, but its type is not given")
    case .notWhole(let name):
      Words("`\(name)` bukan bilangan bulat", en: "`\(name)` is not a whole number")
    case .bareFilter(let name, let found):
      Words(
        "`yang` ini menyaring menurut `\(name)` saja; isinya \(found.indonesian), bukan ya atau tidak",
        en: "this `yang` filters by `\(name)` alone, which is \(found.english), not yes or no")
    }
  }

  package var help: Words? {
    switch self {
    case .bareFilter(let name, _):
      Words(
        "tulis seluruh saringannya di dalam kurung: `yang (\(name) >= …)`",
        en: "put the whole filter in parentheses: `yang (\(name) >= …)`")
    case .notCondition:
      Words(
        "bandingkan nilainya, contoh: `... >= 3`",
        en: "compare the value, for example: `... >= 3`")
    case .noParts(let name):
      Words("hapus bagian `.\(name)`", en: "delete `.\(name)`")
    case .takesNoInputs(let name):
      Words("tulis `\(name)` saja", en: "write just `\(name)`")
    case .argumentCount(let name, _, let inputs, let split):
      Suggested.call(name, inputs, split)
    case .listNotValue(let name):
      Words(
        "pakai misalnya `banyaknya \(name)`, `ada \(name) yang (...)` atau `jumlah ... dari "
          + "\(name)`",
        en: "use for example `banyaknya \(name)`, `ada \(name) yang (...)` or `jumlah ... dari "
          + "\(name)`")
    case .recordNotValue(let name):
      Words("sebut bidangnya: `\(name).BIDANG`", en: "name the field: `\(name).FIELD`")
    case .memberOfSeveral(_, let choices):
      Words(
        "sebut jenisnya di belakang penjelasan, contoh: `rumus x \"X\" "
          + "\(choices.first ?? "Predikat") = ...`",
        en: "name the type behind the label, for example: `rumus x \"X\" "
          + "\(choices.first ?? "Predikat") = ...`")
    case .noCommonChoice:
      Words(
        "pakai anggota dari skala atau pilihan yang sama",
        en: "use members of the same scale or choice")
    case .textForMember(_, let suggestion):
      Suggested.write(suggestion)
    case .unlike:
      Words(
        "keduanya harus sejenis; periksa nama bidangnya",
        en: "both must be of one kind; check the names")
    case .wrongType:
      Words("periksa nama atau tulisannya", en: "check the name or the spelling")
    case .notNumber:
      Words(
        "pakai bidang atau rumus yang berupa angka",
        en: "use a field or formula that is a number")
    case .divisionByZero:
      Words("periksa pembaginya", en: "check what it is divided by")
    case .noOrder:
      Words(
        "pakai `=`, `bukan` atau `termasuk`; urutan hanya ada pada angka, tanggal dan skala",
        en: "use `=`, `bukan` or `termasuk`; only numbers, dates and scales have an order")
    case .outOfRange:
      Words(
        "perbaiki angkanya, atau rentang bidangnya di `data`",
        en: "mend the number, or the range of the field in `data`")
    case .notDate:
      Words(
        "pakai bidang tanggal, atau tulis misalnya `1 Januari 2026`",
        en: "use a date field, or write for example `1 Januari 2026`")
    case .notAList:
      Words(
        "`ada`, `semua`, `banyaknya`, `jumlah ... dari` memerlukan daftar, riwayat atau peta",
        en: "`ada`, `semua`, `banyaknya`, `jumlah ... dari` need a list, yearly history or map")
    case .itemIsARecord(_, let fields):
      Words(
        "tulis `memenuhi (\(fields.first ?? "BIDANG") ...)`",
        en: "write `memenuhi (\(fields.first ?? "FIELD") ...)`")
    case .inputType(let name, _):
      Words(
        "tulis jenisnya, contoh: `\(name) tanggal`",
        en: "write its type, for example: `\(name) tanggal`")
    case .notConstant:
      Words(
        "tulis angka, tanggal atau anggota skalanya langsung",
        en: "write the number, date or member itself")
    case .openWithoutType:
      Words(
        "tulis jenis atau `satuan` di belakang penjelasannya",
        en: "write a type or `satuan` behind the label")
    case .notWhole:
      Words("bidang ini hanya menerima bilangan bulat", en: "this field takes whole numbers only")
    }
  }
}
