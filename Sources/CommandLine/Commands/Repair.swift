// Repair.swift: `timbang perbaiki`: makes the mends that messages are certain of.

import ArgumentParser
import Text
import Workspace

struct Repair: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Flag(name: .both("coba", "dry-run")) var onlyTries = false
  @Option(name: .both("hanya", "only")) var codes: [String] = []
  @Argument var paths: [String] = []

  static let page = VerbPage(
    name: Words("perbaiki", en: "fix"),
    summary: Words(
      "membetulkan yang perbaikannya pasti",
      en: "mends what there is only one way to mend"),
    examples: [
      ExamplePage(
        "timbang perbaiki --coba", "timbang fix --dry-run",
        Words("Lihat dahulu apa yang akan berubah.", en: "See first what would change.")),
      ExamplePage(
        "timbang perbaiki", "timbang fix",
        Words("Betulkan semua berkas di folder Rules.", en: "Mend all files in the folder Rules.")),
      ExamplePage(
        "timbang perbaiki --hanya A1031", "timbang fix --only A1031",
        Words("Betulkan satu jenis pesan saja.", en: "Mend one kind of message only.")),
    ],
    operands: Check.page.operands,
    options: [
      RuleOption.page,
      OptionPage(
        "--coba", "--dry-run",
        Words(
          "hanya tampilkan perubahannya; tidak menulis apa-apa",
          en: "only show what would change; write nothing")),
      OptionPage(
        "--hanya", "--only", value: .text(Words("KODE", en: "CODE")), isRepeatable: true,
        Words("hanya pesan dengan kode ini", en: "only messages with this code")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let wanted = codes.flatMap { $0.split(separator: ",") }.map { $0.uppercased() }
    for code in wanted where !Workspace.isRuleCode(code) { throw UsageFault.noCode(code) }
    let report = session.workspace.repair(
      RuleOption.paths(rules, and: paths), only: Set(wanted), writes: !onlyTries)
    if report.ruleFileCount == 0 {
      session.show(report.messages)
      return report.trouble.exitCode
    }
    let text = onlyTries ? report.changed.map(\.difference).joined() : ""
    let trouble = max(report.trouble, session.write(text, to: .standardOutput))
    if trouble >= .noInput { session.show(report.messages) }
    session.say(summary(report))
    return trouble.exitCode
  }

  /// "3 pesan diperbaiki dalam 2 berkas; tersisa 1 peringatan"
  private func summary(_ report: RepairReport) -> Words {
    let files = report.changed.count
    let rest = report.messages.summary.words
    let done =
      onlyTries
      ? Words(
        "\(report.mended) pesan dapat diperbaiki dalam \(files) berkas",
        en: "\(report.mended) messages could be mended in \(files) files")
      : Words(
        "\(report.mended) pesan diperbaiki dalam \(files) berkas",
        en: "\(report.mended) messages mended in \(files) files")
    return Words(
      "\(done.indonesian); tersisa: \(rest.indonesian)",
      en: "\(done.english); left: \(rest.english)")
  }
}
