// Format.swift: `timbang rapikan`: writes rules in the one canonical layout.

import ArgumentParser
import Text
import Workspace

struct Format: Verb {
  @OptionGroup var common: CommonOptions
  @OptionGroup var rules: RuleOptions
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
    ],
    operands: Check.page.operands,
    options: [
      RuleOptions.page,
      OptionPage(
        "--cek", "--check",
        Words("hanya sebut berkas yang belum rapi", en: "only name the files that would change")),
      OptionPage(
        "--beda", "--diff",
        Words("hanya tampilkan perubahannya", en: "only show what would change")),
    ])

  func run(_ session: Session) throws -> Int32 {
    let loaded = session.workspace.load(rules.paths(and: paths))
    if loaded.ruleFileCount == 0 {
      session.show(loaded.messages)
      return loaded.trouble.exitCode
    }
    let files = session.workspace.untidy(loaded)
    var trouble = Trouble.none
    for file in files {
      let result =
        if showsDifference {
          session.write(file.difference, to: .standardOutput)
        } else if onlyChecks {
          session.write("\(file.name)\n", to: .standardOutput)
        } else {
          session.write(file.after, to: .file(file.name))
        }
      trouble = max(trouble, result)
    }
    let count = files.count
    let words =
      onlyChecks || showsDifference
      ? Words("\(count) berkas belum rapi", en: "\(count) files would change")
      : Words("\(count) berkas dirapikan", en: "\(count) files formatted")
    session.say(words)
    if trouble == .none, onlyChecks, count > 0 { return Trouble.findings.exitCode }
    return trouble.exitCode
  }
}
