// CommonOptions.swift: the options of every command, and those that several commands share.

import ArgumentParser
import Text
import Values
import Workspace

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

extension ColorChoice: ExpressibleByArgument {
  init?(argument: String) {
    guard let value = ColorChoice.named(argument) else { return nil }
    self = value
  }
}

extension LanguageChoice: ExpressibleByArgument {
  init?(argument: String) {
    guard let value = LanguageChoice.named(argument) else { return nil }
    self = value
  }
}

/// A date as people write it.
struct DateArgument: ExpressibleByArgument {
  var date: CalendarDate

  init?(argument: String) {
    guard let date = Workspace.date(argument) else { return nil }
    self.date = date
  }
}

extension NameSpecification {
  /// An option's names, without their dashes.
  static func both(
    _ indonesian: String, _ english: String, short: Character? = nil, others: [String] = []
  ) -> NameSpecification {
    var elements: [Element] = [.customLong(indonesian)]
    if english != indonesian { elements.append(.customLong(english)) }
    if let short { elements.append(.customShort(short)) }
    return NameSpecification(elements + others.map { .customLong($0) })
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

/// Which rules.
struct RuleOptions: ParsableArguments {
  @Option(name: .both("aturan", "rules")) var rules: [String] = []

  static let page = OptionPage(
    "--aturan", "--rules", value: .text(Words("FOLDER", en: "FOLDER")), isRepeatable: true,
    Words(
      "folder atau berkas aturan; bila tidak ditulis: Rules",
      en: "folder or file of rules; when not written: Rules"))

  /// Where the rules are, together with what was named without an option.
  func paths(and operands: [String] = []) -> [String] {
    let all = rules + operands
    return all.isEmpty ? ["Rules"] : all
  }
}

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(name: .both("keluaran", "output", short: "o")) var path: String?

  static let page = OptionPage(
    "--keluaran", "--output", short: "-o", value: .text(Words("BERKAS", en: "FILE")),
    Words(
      "tulis hasil ke berkas, utuh atau tidak sama sekali",
      en: "write the result to a file, whole or not at all"))

  var output: Output {
    if let path, path != "-" { .file(path) } else { .standardOutput }
  }
}

/// The date of evaluation.
struct DateOptions: ParsableArguments {
  @Option(name: .both("tanggal", "as-of")) var date: DateArgument?

  static let page = OptionPage(
    "--tanggal", "--as-of", value: .date, isRequired: true,
    Words(
      "tanggal penilaian, misalnya 2026-12-31; wajib",
      en: "the date of evaluation, such as 2026-12-31; required"))

  /// The check of arguments has seen to it that there is one.
  func required(_ page: VerbPage) throws -> CalendarDate {
    guard let date else { throw UsageFault.missingOption(DateOptions.page, page) }
    return date.date
  }
}

/// The staff records a command reads.
enum RecordOperand {
  static let page = OperandPage(
    name: Words("DATA", en: "RECORDS"),
    words: Words(
      "berkas YAML, folder, atau `-` untuk masukan baku",
      en: "YAML files, folders, or `-` for standard input"),
    maximum: nil)
}
