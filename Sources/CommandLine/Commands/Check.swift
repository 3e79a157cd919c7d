// Check.swift: `timbang periksa`: reads rules and says what is wrong with them.

import ArgumentParser
import Text
import Workspace

/// The forms of a report about rules.
enum CheckForm: ChoiceValue {
  case text
  case json
  case sarif
  case junit
  case github
  case gitlab

  var words: Words {
    switch self {
    case .text: Words("teks", en: "text")
    default: Words(verbatim: format.rawValue)
    }
  }

  var format: MessageFormat {
    switch self {
    case .text: .text
    case .json: .json
    case .sarif: .sarif
    case .junit: .junit
    case .github: .github
    case .gitlab: .gitlab
    }
  }
}

struct Check: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Option(name: OutputOption.name) var outputPath: String?
  @Option(name: .both("format", "format")) var form: CheckForm = .text
  @Flag(name: .both("tanpa-bukti", "no-proofs")) var skipsProofs = false
  @Option(name: .both("pengaruh", "influence")) var influence: DateArgument?
  @Argument var paths: [String] = []

  static let page = VerbPage(
    name: Words("periksa", en: "check"),
    summary: Words(
      "memeriksa aturan: ejaan, nama, satuan, bobot, tabel",
      en: "checks rules: spelling, names, units, weights, tables"),
    examples: [
      ExamplePage(
        "timbang periksa", "timbang check",
        Words("Periksa aturan di folder Rules.", en: "Check the rules in the folder Rules.")),
      ExamplePage(
        "timbang periksa --aturan Usulan", "timbang check --rules Proposal",
        Words("Periksa aturan di folder lain.", en: "Check the rules of another folder.")),
      ExamplePage(
        "timbang periksa --format sarif -o periksa.sarif",
        "timbang check --format sarif -o check.sarif",
        Words("Laporan untuk layanan kode.", en: "A report for a code host.")),
      ExamplePage(
        "timbang periksa --pengaruh 2026-12-31", "timbang check --influence 2026-12-31",
        Words(
          "Sejauh mana tiap indikator dapat mengubah predikat.",
          en: "How far each indicator can change the predikat.")),
    ],
    operands: [
      OperandPage(
        name: Words("ATURAN", en: "RULES"),
        words: Words(
          "folder atau berkas aturan, sama dengan --aturan",
          en: "folders or files of rules, the same as --rules"),
        maximum: nil)
    ],
    options: [
      RuleOption.page,
      OptionPage(
        "--format", "--format", value: .choice(CheckForm.choices),
        Words("bentuk laporan; bila tidak ditulis: teks", en: "form of the report; default: text")),
      OptionPage(
        "--tanpa-bukti", "--no-proofs",
        Words(
          "tanpa mencari celah tabel dan syarat yang mustahil",
          en: "without looking for holes in tables and conditions that cannot be met")),
      OptionPage(
        "--pengaruh", "--influence", value: .date,
        Words(
          "sejauh mana tiap indikator sendiri dapat mengubah predikat, menurut aturan pada tanggal itu",
          en: "how far each indicator alone can change the predikat, by the rules of that date")),
      OutputOption.page,
    ])

  func run(_ session: Session) throws -> Int32 {
    let loaded = session.workspace.load(
      RuleOption.paths(rules, and: paths), proves: !skipsProofs, lints: true)
    Lasting.keep(loaded)
    let messages = loaded.messages
    if loaded.ruleFileCount == 0 {
      session.show(messages)
      return messages.trouble.exitCode
    }
    var text =
      switch form {
      case .text: self.text(loaded, session)
      case .json, .sarif, .junit, .github, .gitlab:
        MessageReport(
          files: messages.files, language: session.language, version: Program.version
        ).text(messages.diagnostics, silenced: messages.silenced, as: form.format)
      }
    if let influence, !messages.hasErrors {
      let report = session.workspace.influence(loaded, on: influence.date)
      switch form {
      case .text:
        text += "\n" + report.text(in: session.language, width: session.outputWidth)
      case .json:
        session.show(messages)
        text = report.json
      case .sarif, .junit, .github, .gitlab:
        throw UsageFault.excluded("--pengaruh", "--format \(form.words.indonesian)")
      }
    }
    let written = session.write(text, to: OutputOption.output(outputPath))
    return max(messages.trouble, written).exitCode
  }

  private func text(_ loaded: LoadedRules, _ session: Session) -> String {
    let isFile = OutputOption.output(outputPath) != .standardOutput
    var text = loaded.messages.text(
      in: session.language, usesColor: session.colorsOutput && !isFile,
      width: session.outputWidth)
    if session.isQuiet { return text }
    if session.isVerbose {
      let names = loaded.files.prefix(loaded.ruleFileCount).map { "\($0.name)\n" }
      text = names.joined() + (text.isEmpty ? "" : "\n") + text
    }
    if !text.isEmpty { text += "\n" }
    let summary = loaded.messages.summary.words
    let count = loaded.ruleFileCount
    let words = Words(
      "\(count) berkas aturan diperiksa: \(summary.indonesian)",
      en: "\(count) rule \(count == 1 ? "file" : "files") checked: \(summary.english)")
    return text + words.text(in: session.language) + "\n"
  }
}
