// WordingFault.swift: labels, bases and messages that say nothing, or other than the rule (A1021 to A1030).

import Text

enum WordingFault: Fault {
  case emptyText(DeclarationWord, String)
  case basisAfterRule(String, year: Int, since: Int)
  case otherNumber(label: String, rule: String)
  case otherMember(label: String, rule: String)
  case otherDirection(word: String, sign: String, right: String)
  case targetDirection(word: String, isAtLeast: Bool)
  case holdsPost(promotion: String)
  case otherCompetence(training: String, read: String)

  var code: String {
    switch self {
    case .emptyText: "A1021"
    case .basisAfterRule: "A1022"
    case .otherNumber: "A1023"
    case .otherMember: "A1024"
    case .otherDirection: "A1025"
    case .targetDirection: "A1026"
    case .holdsPost: "A1027"
    case .otherCompetence: "A1028"
    }
  }

  var severity: Severity {
    switch self {
    case .emptyText, .basisAfterRule, .otherNumber, .otherMember, .otherDirection,
      .targetDirection, .holdsPost, .otherCompetence:
      .warning
    }
  }

  var words: Words {
    switch self {
    case .emptyText(let kind, let text):
      Words(
        "\(kind.indonesian) `\"\(text)\"` tidak menjelaskan apa-apa",
        en: "the \(kind.english) `\"\(text)\"` says nothing")
    case .basisAfterRule(let text, let year, let since):
      Words(
        "dasar `\(text)` bertahun \(year), padahal aturannya berlaku sejak \(since)",
        en: "the basis `\(text)` is of \(year), but the rule is in force since \(since)")
    case .otherNumber(let label, let rule):
      Words(
        "penjelasan menyebut `\(label)`, tetapi aturannya memakai `\(rule)`",
        en: "the label says `\(label)`, but the rule uses `\(rule)`")
    case .otherMember(let label, let rule):
      Words(
        "penjelasan menyebut `\(label)`, tetapi aturannya memakai `\(rule)`",
        en: "the label says `\(label)`, but the rule uses `\(rule)`")
    case .otherDirection(let word, let sign, _):
      Words(
        "penjelasan menyebut `\(word)`, tetapi tandanya `\(sign)`",
        en: "the label says `\(word)`, but the sign is `\(sign)`")
    case .targetDirection(let word, let isAtLeast):
      isAtLeast
        ? Words(
          "targetnya `paling sedikit`, padahal `\(word)` makin sedikit makin baik",
          en: "the target is `paling sedikit`, but less of `\(word)` is better")
        : Words(
          "targetnya `paling banyak`, padahal `\(word)` makin banyak makin baik",
          en: "the target is `paling banyak`, but more of `\(word)` is better")
    case .holdsPost(let promotion):
      Words(
        "calon promosi `\(promotion)` sudah menjabat `\(promotion)`",
        en: "candidates of promotion `\(promotion)` hold the post `\(promotion)` already")
    case .otherCompetence(let training, let read):
      Words(
        "pelatihan `\(training)` dipicu kompetensi lain, `\(read)`",
        en: "training `\(training)` is triggered by another competence, `\(read)`")
    }
  }

  var help: Words? {
    switch self {
    case .emptyText:
      Words(
        "tulis dengan kata-kata yang dipahami pegawai yang membaca hasilnya",
        en: "write it in words that a reader of the result understands")
    case .basisAfterRule:
      Words("periksa nomor dan tahun peraturannya", en: "check the number and year of the basis")
    case .otherNumber, .otherMember:
      Words(
        "betulkan angka atau nama yang keliru, di penjelasan atau di aturannya",
        en: "correct what is wrong, in the label or in the rule")
    case .otherDirection(_, _, let right):
      Words(
        "tulis `\(right)`, atau betulkan penjelasannya",
        en: "write `\(right)`, or correct the label")
    case .targetDirection(_, let isAtLeast):
      isAtLeast
        ? Words(
          "tulis `target paling banyak …` bila yang kecil yang baik",
          en: "write `target paling banyak …` if small is good")
        : Words(
          "tulis `target paling sedikit …` bila yang besar yang baik",
          en: "write `target paling sedikit …` if large is good")
    case .holdsPost:
      Words(
        "sebut jabatan asal calonnya, bukan jabatan yang dituju",
        en: "name the post that candidates come from, not the one they go to")
    case .otherCompetence:
      Words(
        "periksa kompetensi yang disebut `dipicu jika`", en: "check the competence that triggers")
    }
  }
}
