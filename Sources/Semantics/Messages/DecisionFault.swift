// DecisionFault.swift: what can be wrong with promotions, trainings, placements, flags and exceptions.
// Codes, sentences and next steps, each in one exhaustive switch.

package import Text

package enum DecisionFault: Fault {
  case conditionTwice(String)
  case noConditions(String)
  case exceptionTwice(String)
  case unknownException(String, suggestion: String?)
  case exceptionCircle([String])
  case exceptionsTooDeep(String)
  case repeatPeriod
  case repeatList
  case repeatPath(String)
  case repeatMember(String, choice: String)

  /// How far exceptions may stand below one another; nobody follows more.
  package static let exceptionLevels = 8

  package var code: String {
    switch self {
    case .conditionTwice: "A0521"
    case .noConditions: "A0522"
    case .exceptionTwice: "A0523"
    case .unknownException: "A0524"
    case .exceptionCircle: "A0525"
    case .repeatPeriod: "A0526"
    case .repeatList: "A0527"
    case .repeatPath: "A0528"
    case .repeatMember: "A0529"
    case .exceptionsTooDeep: "A0530"
    }
  }

  package var severity: Severity {
    .error
  }

  package var words: Words {
    switch self {
    case .conditionTwice(let name):
      Words("syarat `\(name)` ditulis dua kali", en: "condition `\(name)` is written twice")
    case .noConditions(let name):
      Words("promosi `\(name)` tidak mempunyai syarat", en: "promotion `\(name)` has no condition")
    case .exceptionTwice(let name):
      Words("kecuali `\(name)` ditulis dua kali", en: "exception `\(name)` is written twice")
    case .unknownException(let name, _):
      Words(
        "kecuali `\(name)` tidak ada pada kalimat ini",
        en: "this sentence has no exception `\(name)`")
    case .exceptionCircle(let names):
      Words(
        "pengecualian ini saling mengecualikan: \(Joined.arrows(names))",
        en: "these exceptions are exceptions to each other: \(Joined.arrows(names))")
    case .exceptionsTooDeep(let name):
      Words(
        "kecuali `\(name)` terhadap kecuali lain sampai lebih dari \(Self.exceptionLevels) tingkat",
        en: "exception `\(name)` stands more than \(Self.exceptionLevels) levels below others")
    case .repeatPeriod:
      Words(
        "masa `tidak diulang` ditulis dalam bulan atau tahun",
        en: "the period of `tidak diulang` is written in months or years")
    case .repeatList:
      Words(
        "belum disebut di daftar mana pelatihan yang sudah diikuti dicari",
        en: "it is not said in which list past trainings are looked up")
    case .repeatPath(let name):
      Words(
        "`\(name)` bukan bidang teks, skala atau pilihan di dalam sebuah daftar",
        en: "`\(name)` is not a text, scale or choice field of a list")
    case .repeatMember(let name, let choice):
      Words(
        "pelatihan `\(name)` tidak ada di dalam `\(choice)`",
        en: "training `\(name)` is not a member of `\(choice)`")
    }
  }

  package var help: Words? {
    switch self {
    case .conditionTwice:
      Words(
        "beri nama lain, atau hapus salah satunya",
        en: "give it another name, or delete one of the two")
    case .noConditions:
      Words("tambahkan paling sedikit satu `syarat`", en: "add at least one `syarat`")
    case .exceptionTwice:
      Words(
        "beri nama lain, atau hapus salah satunya",
        en: "give it another name, or delete one of the two")
    case .unknownException(_, let suggestion):
      Suggested.name(suggestion)
    case .exceptionCircle:
      Words("hapus salah satu `terhadap`", en: "delete one of the `terhadap`")
    case .exceptionsTooDeep:
      Words(
        "gabungkan syaratnya menjadi beberapa `rumus` ya/tidak yang bernama",
        en: "put the conditions together in a few named yes/no `rumus`")
    case .repeatPeriod:
      Words(
        "contoh: `tidak diulang dalam 24 bulan menurut diklat.nama`",
        en: "for example: `tidak diulang dalam 24 bulan menurut diklat.nama`")
    case .repeatList:
      Words("tambahkan misalnya `menurut diklat.nama`", en: "add for example `menurut diklat.nama`")
    case .repeatPath:
      Words(
        "tulis nama daftar dan bidangnya, contoh: `diklat.nama`",
        en: "write the list and its field, for example: `diklat.nama`")
    case .repeatMember(_, let choice):
      Words(
        "samakan nama pelatihan dengan anggota `\(choice)`",
        en: "give the training the name of a member of `\(choice)`")
    }
  }
}
