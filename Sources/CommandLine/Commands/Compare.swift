// Compare.swift: `timbang bandingkan`: who would be affected by other rules, and how.

import ArgumentParser
import Text
import Workspace

/// The forms of a comparison.
enum ComparisonForm: ChoiceValue {
  case text
  case json
  case csv

  var words: Words {
    switch self {
    case .text: Words("teks", en: "text")
    case .json: Words(verbatim: "json")
    case .csv: Words(verbatim: "csv")
    }
  }
}

struct Compare: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: DateOption.name) var date: DateArgument?
  @Option(name: OutputOption.name) var outputPath: String?
  @Flag(name: ExcelOption.name) var isForExcel = false
  @Option(name: .both("format", "format")) var form: ComparisonForm?
  @Flag(name: .both("kode-rinci", "detailed-exit-code")) var tellsDifferences = false
  @Argument var before: String
  @Argument var after: String
  @Argument var records: [String] = []

  static let page = VerbPage(
    name: Words("bandingkan", en: "compare"),
    summary: Words(
      "membandingkan dua folder aturan: hasil siapa yang berubah, dan bagaimana",
      en: "compares two folders of rules: whose results change, and how"),
    examples: [
      ExamplePage(
        "timbang bandingkan Rules Usulan --tanggal 2026-12-31 data/",
        "timbang compare Rules Proposal --as-of 2026-12-31 records/",
        Words(
          "Siapa yang naik, turun, atau tetap bila usulan dipakai.",
          en: "Who rises, falls or stays if the proposal is adopted.")),
      ExamplePage(
        "timbang bandingkan Rules Usulan --tanggal 2026-12-31 --kode-rinci data/",
        "timbang compare Rules Proposal --as-of 2026-12-31 --detailed-exit-code records/",
        Words("Kode akhir 2 bila ada yang berubah.", en: "Exit code 2 if anything changes.")),
    ],
    operands: [
      OperandPage(
        name: Words("LAMA", en: "BEFORE"),
        words: Words("folder aturan yang berlaku", en: "the folder of rules in force"), minimum: 1),
      OperandPage(
        name: Words("BARU", en: "AFTER"),
        words: Words("folder aturan usulan", en: "the folder of proposed rules"), minimum: 1),
      RecordOperand.page,
    ],
    options: [
      DateOption.page,
      OptionPage(
        "--format", "--format", value: .choice(ComparisonForm.choices),
        Words("bentuk hasil; bila tidak ditulis: teks", en: "form of the result; default: text")),
      ExcelOption.page, OutputOption.page,
      OptionPage(
        "--kode-rinci", "--detailed-exit-code",
        Words(
          "kode akhir 2 bila ada hasil yang berubah", en: "exit code 2 if any result changes")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let format = try format()
    let date = try DateOption.required(date, Compare.page)
    guard let records = session.records(records, Compare.page) else { return ExitCodes.usage }
    let old = session.workspace.load([before], skipsTests: true)
    let new = session.workspace.load([after], skipsTests: true)
    session.show(old)
    session.show(new)
    if old.hasErrors || new.hasErrors { return max(old.trouble, new.trouble).exitCode }
    let report = session.workspace.compare(old, new, records: records, on: date)
    session.show(report.messages)
    if report.difference == nil { return report.trouble.exitCode }
    let text = report.text(as: format, in: session.language)
    let written = session.write(text, to: OutputOption.output(outputPath))
    let trouble = max(old.trouble, new.trouble, report.trouble, written)
    if trouble == .none, tellsDifferences, report.hasDifferences { return ExitCodes.differences }
    return trouble.exitCode
  }

  private func format() throws(UsageFault) -> ComparisonFormat {
    if isForExcel {
      if let form, form != .csv {
        throw .excluded("--excel", "--format \(form.words.indonesian)")
      }
      return .excel
    }
    switch form ?? .text {
    case .text: return .text
    case .json: return .json
    case .csv: return .csv
    }
  }
}
