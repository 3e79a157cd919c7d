// CommonOptions.swift: the options of every command.

import ArgumentParser
import Text

/// When output is coloured.
enum ColorChoice: ChoiceValue {
  case auto
  case always
  case never

  var words: Words {
    switch self {
    case .auto: Words(verbatim: "auto")
    case .always: Words("ya", en: "yes")
    case .never: Words("tidak", en: "no")
    }
  }
}

/// The language of messages and reports.
enum LanguageChoice: ChoiceValue {
  case indonesian
  case english

  var words: Words { Words(verbatim: language.rawValue) }

  var language: Language {
    switch self {
    case .indonesian: .indonesian
    case .english: .english
    }
  }
}

struct CommonOptions: ParsableArguments {
  @Option(name: .both("bahasa", "language")) var language: LanguageChoice?
  @Option(name: .both("warna", "color", others: ["colour"])) var color: ColorChoice = .auto
  @Flag(name: .both("senyap", "quiet", short: "q")) var isQuiet = false
  @Flag(name: .both("rinci", "verbose", short: "v")) var isVerbose = false

  /// Help is found before anything is parsed, and the library knows it by itself.
  static let helpNames = ["--bantuan", "--help", "-h"]

  static let pages: [OptionPage] = [
    OptionPage(
      "--bahasa", "--language", value: .choice(LanguageChoice.choices),
      Words(
        "bahasa pesan dan laporan; juga lewat TIMBANG_BAHASA",
        en: "the language of messages and reports; also by TIMBANG_BAHASA")),
    OptionPage(
      "--warna", "--color", others: ["--colour"], value: .choice(ColorChoice.choices),
      Words("pakai warna atau tidak", en: "whether to use colour")),
    OptionPage(
      "--senyap", "--quiet", short: "-q",
      Words("hanya hasil dan galat", en: "only results and errors")),
    OptionPage(
      "--rinci", "--verbose", short: "-v",
      Words("lebih banyak keterangan", en: "say more")),
    OptionPage(
      "--bantuan", "--help", short: "-h", Words("halaman ini", en: "this page")),
  ]
}
