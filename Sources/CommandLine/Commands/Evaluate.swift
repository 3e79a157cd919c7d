// Evaluate.swift: `timbang nilai`: weighs records against rules and writes everybody's results.

import ArgumentParser
import Text
import Workspace

/// The forms of results.
enum ResultForm: ChoiceValue {
  case table
  case json
  case jsonl
  case csv

  var words: Words {
    switch self {
    case .table: Words("tabel", en: "table")
    case .json: Words(verbatim: "json")
    case .jsonl: Words(verbatim: "jsonl")
    case .csv: Words(verbatim: "csv")
    }
  }
}

/// Which road reads YAML.
enum ReaderChoice: ChoiceValue {
  case automatic
  case libyaml

  var words: Words {
    switch self {
    case .automatic: Words("otomatis", en: "automatic")
    case .libyaml: Words(verbatim: "libyaml")
    }
  }
}

struct Evaluate: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Option(name: DateOption.name) var date: DateArgument?
  @Option(name: OutputOption.name) var outputPath: String?
  @Flag(name: ExcelOption.name) var isForExcel = false
  @Option(name: .both("format", "format")) var form: ResultForm?
  @Flag(name: .both("indikator", "indicators")) var showsIndicators = false
  @Flag(name: .both("pemeriksaan", "inspection")) var showsInspection = false
  @Option(name: .both("benang", "threads")) var threads: Int?
  @Option(name: .both("pembaca", "reader")) var reader: ReaderChoice = .automatic
  @Argument var records: [String] = []

  static let page = VerbPage(
    name: Words("nilai", en: "evaluate"), others: ["eval"],
    summary: Words(
      "menilai semua pegawai dalam data menurut aturan",
      en: "evaluates everybody in the records by the rules"),
    examples: [
      ExamplePage(
        "timbang nilai --tanggal 2026-12-31 data/", "timbang evaluate --as-of 2026-12-31 records/",
        Words("Satu tabel untuk setiap dinas.", en: "One table for each agency.")),
      ExamplePage(
        "timbang nilai --tanggal 2026-12-31 --format csv --excel -o hasil.csv data/",
        "timbang evaluate --as-of 2026-12-31 --format csv --excel -o results.csv records/",
        Words("Hasil untuk Excel.", en: "Results for Excel.")),
      ExamplePage(
        "cat data/*.yaml | timbang nilai --tanggal 2026-12-31 --format jsonl -",
        "cat records/*.yaml | timbang evaluate --as-of 2026-12-31 --format jsonl -",
        Words("Data dari masukan baku.", en: "Records from standard input.")),
    ],
    operands: [RecordOperand.page],
    options: [
      DateOption.page, RuleOption.page,
      OptionPage(
        "--format", "--format", value: .choice(ResultForm.choices),
        Words("bentuk hasil; bila tidak ditulis: tabel", en: "form of the results; default: table")),
      ExcelOption.page, OutputOption.page,
      OptionPage(
        "--indikator", "--indicators",
        Words("sertakan nilai setiap indikator", en: "include the score of every indicator")),
      OptionPage(
        "--pemeriksaan", "--inspection",
        Words(
          "sertakan tanda untuk pemeriksaan", en: "include flags that are for inspection only")),
      OptionPage(
        "--benang", "--threads", value: .count,
        Words(
          "banyaknya benang kerja; hasil tidak bergantung padanya",
          en: "how many threads work; results do not depend on it")),
      OptionPage(
        "--pembaca", "--reader", value: .choice(ReaderChoice.choices),
        Words(
          "jalan membaca YAML; hasilnya sama", en: "which way YAML is read; results are the same")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let format = try format()
    let date = try DateOption.required(date, Evaluate.page)
    guard let records = session.records(records, Evaluate.page) else { return ExitCodes.usage }
    let loaded = session.workspace.load(RuleOption.paths(rules), skipsTests: true)
    Lasting.keep(loaded)
    session.show(loaded)
    if loaded.hasErrors { return loaded.trouble.exitCode }
    let progress = ProgressLine(session)
    var listener: (@Sendable (Int) -> Void)?
    if let progress { listener = { count in progress.show(count) } }
    var workspace = session.workspace
    workspace.usesOnlyLibyaml = reader == .libyaml
    let report = workspace.evaluate(
      loaded, records: records, on: date, as: format, to: OutputOption.output(outputPath),
      options: ResultOptions(
        showsIndicators: showsIndicators, showsInspection: showsInspection,
        width: session.outputWidth),
      progress: listener)
    if let means = report.means { Lasting.keep(means) }
    progress?.end()
    session.show(report.messages)
    // A table on the screen ends with it already.
    let isShown = format == .table && OutputOption.output(outputPath) == .standardOutput
    if report.trouble < .noInput, !isShown { session.say(report.summary) }
    return max(loaded.trouble, report.trouble).exitCode
  }

  private func format() throws(UsageFault) -> ResultFormat {
    if isForExcel {
      if let form, form != .csv {
        throw .excluded("--excel", "--format \(form.words.indonesian)")
      }
      return .excel
    }
    switch form ?? .table {
    case .table: return .table
    case .json: return .json
    case .jsonl: return .jsonl
    case .csv: return .csv
    }
  }
}

extension Session {
  /// What to read: what was named, else standard input; nil, after the command's help, where that
  /// would wait for somebody to type records.
  func records(_ named: [String], _ page: VerbPage) -> [String]? {
    if !named.isEmpty { return named }
    if Terminal.isTerminal(.input) {
      Terminal.say(HelpText.page(page, language))
      return nil
    }
    return ["-"]
  }
}
