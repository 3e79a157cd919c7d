// Explain.swift: `timbang jelaskan`: why one person's results are what they are.

import ArgumentParser
import Text
import Workspace

/// The forms of an explanation.
enum ExplanationForm: ChoiceValue {
  case text
  case markdown
  case json

  var words: Words {
    switch self {
    case .text: Words("teks", en: "text")
    case .markdown: Words(verbatim: "md")
    case .json: Words(verbatim: "json")
    }
  }

  var format: ExplanationFormat {
    switch self {
    case .text: .text
    case .markdown: .markdown
    case .json: .json
    }
  }
}

struct Explain: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Option(name: DateOption.name) var date: DateArgument?
  @Option(name: OutputOption.name) var outputPath: String?
  @Option(name: .both("untuk", "for", others: ["nip"])) var key: String
  @Option(name: .both("format", "format")) var form: ExplanationForm = .text
  @Flag(name: .both("pemeriksaan", "inspection")) var showsInspection = false
  @Argument var records: [String] = []

  static let page = VerbPage(
    name: Words("jelaskan", en: "explain"),
    summary: Words(
      "menjelaskan hasil satu orang: syarat, nilai yang dibaca, dasar hukumnya",
      en: "explains one person's results: conditions, values read, legal basis"),
    examples: [
      ExamplePage(
        "timbang jelaskan --tanggal 2026-12-31 --untuk 197804112003122902 data/",
        "timbang explain --as-of 2026-12-31 --for 197804112003122902 records/",
        Words("Semua keputusan tentang satu pegawai.", en: "Every decision about one person.")),
      ExamplePage(
        "timbang jelaskan --tanggal 2026-12-31 --untuk 197804112003122902 --format md -o surat.md data/",
        "timbang explain --as-of 2026-12-31 --for 197804112003122902 --format md -o letter.md records/",
        Words("Sebagai naskah untuk surat.", en: "As a text for a letter.")),
    ],
    operands: [RecordOperand.page],
    options: [
      OptionPage(
        "--untuk", "--for", others: ["--nip"], value: .text(Words("NIP", en: "NIP")),
        isRequired: true,
        Words("NIP orangnya, atau kunci lain; wajib", en: "the person's NIP or key; required")),
      DateOption.page, RuleOption.page,
      OptionPage(
        "--format", "--format", value: .choice(ExplanationForm.choices),
        Words("bentuk penjelasan; bila tidak ditulis: teks", en: "form; default: text")),
      OutputOption.page,
      OptionPage(
        "--pemeriksaan", "--inspection",
        Words(
          "sertakan tanda untuk pemeriksaan", en: "include flags that are for inspection only")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let date = try DateOption.required(date, Explain.page)
    guard let records = session.records(records, Explain.page) else { return ExitCodes.usage }
    let loaded = session.workspace.load(RuleOption.paths(rules), skipsTests: true)
    session.show(loaded)
    if loaded.hasErrors { return loaded.trouble.exitCode }
    let report = session.workspace.explain(
      loaded, records: records, key: key, on: date, inspection: showsInspection)
    session.show(report.messages)
    if !report.isFound { return report.trouble.exitCode }
    let text = report.text(as: form.format, in: session.language)
    let written = session.write(text, to: OutputOption.output(outputPath))
    return max(loaded.trouble, report.trouble, written).exitCode
  }
}
