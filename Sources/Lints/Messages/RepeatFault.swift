// RepeatFault.swift: what is said twice, and what is nearly the same (A1005 to A1019).

import Text

enum RepeatFault: Fault {
  case sameVersion(parameter: String, value: String)
  case idleReplacement(what: DeclarationWord, name: String)
  case twinRules(DeclarationWord, String, like: String)
  case sameConditionLabel(String, like: String)
  case sameLabel(DeclarationWord, String, like: String)
  case sameMessage(String, like: String)
  case basisTwice(String)
  case memberTwice(String)
  case holidayTwice(String)
  case sameTestTitle(String)
  case sameTest
  case sameTestRow
  case nearNames(String, like: String)
  case textSpelling(String, like: String)

  var code: String {
    switch self {
    case .sameVersion: "A1005"
    case .idleReplacement: "A1006"
    case .twinRules: "A1007"
    case .sameConditionLabel: "A1008"
    case .sameLabel: "A1009"
    case .sameMessage: "A1010"
    case .basisTwice: "A1011"
    case .memberTwice: "A1012"
    case .holidayTwice: "A1013"
    case .sameTestTitle: "A1014"
    case .sameTest: "A1015"
    case .sameTestRow: "A1016"
    case .nearNames: "A1017"
    case .textSpelling: "A1018"
    }
  }

  var severity: Severity {
    switch self {
    case .sameVersion, .idleReplacement, .twinRules, .sameConditionLabel, .sameLabel,
      .sameMessage, .basisTwice, .memberTwice, .holidayTwice, .sameTestTitle, .sameTest,
      .sameTestRow, .nearNames, .textSpelling:
      .warning
    }
  }

  var words: Words {
    switch self {
    case .sameVersion(let parameter, let value):
      Words(
        "versi baru parameter `\(parameter)` bernilai sama dengan versi sebelumnya, `\(value)`",
        en: "the new version of parameter `\(parameter)` has the value of the one before,"
          + " `\(value)`")
    case .idleReplacement(let what, let name):
      Words(
        "`ganti` \(what.indonesian) `\(name)` tidak mengubah apa-apa: isinya sama dengan yang"
          + " diwarisi",
        en: "`ganti` of \(what.english) `\(name)` changes nothing: it says what is inherited")
    case .twinRules(let kind, let name, let other):
      Words(
        "\(kind.indonesian) `\(name)` berisi sama dengan `\(other)`",
        en: "\(kind.english) `\(name)` says the same as `\(other)`")
    case .sameConditionLabel(let name, let other):
      Words(
        "syarat `\(name)` dan syarat `\(other)` berpenjelasan sama",
        en: "conditions `\(name)` and `\(other)` have the same label")
    case .sameLabel(let kind, let name, let other):
      Words(
        "\(kind.indonesian) `\(name)` dan `\(other)` berpenjelasan sama",
        en: "\(kind.english) `\(name)` and `\(other)` have the same label")
    case .sameMessage(let name, let other):
      Words(
        "pesan tanda `\(name)` sama dengan pesan tanda `\(other)`",
        en: "the message of flag `\(name)` is that of flag `\(other)`")
    case .basisTwice(let text):
      Words("dasar `\(text)` ditulis dua kali", en: "the basis `\(text)` is written twice")
    case .memberTwice(let text):
      Words("`\(text)` disebut dua kali", en: "`\(text)` is listed twice")
    case .holidayTwice(let day):
      Words("libur \(day) ditulis dua kali", en: "the holiday of \(day) is written twice")
    case .sameTestTitle(let title):
      Words("dua uji berjudul `\(title)`", en: "two tests are called `\(title)`")
    case .sameTest:
      Words("uji ini sama dengan uji lain", en: "this test is the same as another")
    case .sameTestRow:
      Words(
        "baris uji ini berisi sama dengan baris lain", en: "this row of the test repeats another")
    case .nearNames(let name, let other):
      Words(
        "nama `\(name)` hampir sama dengan `\(other)`",
        en: "the name `\(name)` is nearly that of `\(other)`")
    case .textSpelling(let text, let other):
      Words(
        "`\"\(text)\"` hanya berbeda huruf besar atau spasi dari `\"\(other)\"`",
        en: "`\"\(text)\"` differs from `\"\(other)\"` only in capitals or spaces")
    }
  }

  var help: Words? {
    switch self {
    case .sameVersion:
      Words(
        "tulis nilai yang baru, atau hapus versi ini", en: "write the new value, or delete it")
    case .idleReplacement:
      Words("tulis yang berbeda, atau hapus `ganti` ini", en: "write what differs, or delete it")
    case .twinRules:
      Words(
        "hapus salah satu, atau betulkan bila ini salinan yang belum disesuaikan",
        en: "delete one, or correct it if it is a copy that was not yet adapted")
    case .sameConditionLabel, .sameLabel:
      Words(
        "beri penjelasan yang membedakan; hasil penilaian hanya menampilkan penjelasan",
        en: "tell them apart; results show only the label")
    case .sameMessage:
      Words(
        "tulis pesan yang sesuai dengan tandanya", en: "write a message that fits the flag")
    case .basisTwice, .memberTwice, .holidayTwice:
      Words("tulis satu kali saja", en: "write it once")
    case .sameTestTitle:
      Words(
        "beri judul yang membedakan, supaya laporan uji menunjuk satu uji",
        en: "give each a title of its own, so that a report points to one test")
    case .sameTest, .sameTestRow:
      Words(
        "ubah keadaan yang diuji, atau hapus salah satu", en: "change the case, or delete one")
    case .nearNames:
      Words(
        "samakan bila maksudnya satu, atau beri nama yang jelas berbeda",
        en: "use one name if one thing is meant, or names that clearly differ")
    case .textSpelling:
      Words(
        "teks harus persis sama untuk dianggap sama; samakan tulisannya",
        en: "texts must be exactly alike to be equal; spell both the same")
    }
  }
}
