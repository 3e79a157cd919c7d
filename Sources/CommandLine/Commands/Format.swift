// Format.swift: `timbang rapikan`: writes rules in the one canonical layout.

import ArgumentParser
import Text
import Workspace

struct Format: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Flag(name: .both("cek", "check")) var onlyChecks = false
  @Flag(name: .both("beda", "diff")) var showsDifference = false
  @Argument var paths: [String] = []

  static let page = VerbPage(
    name: Words("rapikan", en: "format"), others: ["fmt"],
    summary: Words(
      "merapikan tata letak aturan tanpa mengubah artinya",
      en: "lays rules out in one form without changing what they mean"),
    examples: [
      ExamplePage(
        "timbang rapikan", "timbang format",
        Words("Rapikan semua berkas di folder Rules.", en: "Format all files in the folder Rules.")),
      ExamplePage(
        "timbang rapikan --beda Usulan", "timbang format --diff Proposal",
        Words("Lihat dahulu apa yang akan berubah.", en: "See first what would change.")),
      ExamplePage(
        "timbang rapikan --cek", "timbang format --check",
        Words("Kode akhir 1 bila ada yang belum rapi.", en: "Exit code 1 if anything would change.")
      ),
      ExamplePage(
        "timbang rapikan - < kota.aturan", "timbang format - < kota.aturan",
        Words(
          "Dari masukan baku ke keluaran baku, untuk penyunting teks.",
          en: "From standard input to standard output, for editors.")),
    ],
    operands: [
      OperandPage(
        name: Words("ATURAN", en: "RULES"),
        words: Words(
          "folder atau berkas aturan, atau `-` untuk masukan baku",
          en: "folders or files of rules, or `-` for standard input"),
        maximum: nil)
    ],
    options: [
      RuleOption.page,
      OptionPage(
        "--cek", "--check",
        Words("hanya sebut berkas yang belum rapi", en: "only name the files that would change")),
      OptionPage(
        "--beda", "--diff",
        Words("hanya tampilkan perubahannya", en: "only show what would change")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let names = RuleOption.paths(rules, and: paths)
    let isInput = names.contains("-")
    if isInput, let other = names.first(where: { $0 != "-" }) {
      throw UsageFault.excluded("-", other)
    }
    let report =
      isInput
      ? session.workspace.formatStandardInput()
      : session.workspace.format(names, writes: !onlyChecks && !showsDifference)
    session.show(report.messages)
    let count = report.changed.count
    let text =
      if showsDifference {
        report.changed.map(\.difference).joined()
      } else if onlyChecks {
        report.changed.map { "\($0.path)\n" }.joined()
      } else {
        report.text ?? ""
      }
    let trouble = max(report.trouble, session.write(text, to: .standardOutput))
    if trouble >= .noInput { return trouble.exitCode }
    let words =
      onlyChecks || showsDifference
      ? Words("\(count) berkas belum rapi", en: "\(count) files would change")
      : Words("\(count) berkas dirapikan", en: "\(count) files formatted")
    // Between two programs nobody reads a remark.
    if !isInput || onlyChecks { session.say(words) }
    if trouble == .none, onlyChecks, count > 0 { return Trouble.findings.exitCode }
    return trouble.exitCode
  }
}
