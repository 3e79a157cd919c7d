// New.swift: `timbang baru`: a small set of rules and records to begin with.

import ArgumentParser
import Text
import Workspace

struct New: Verb {
  @OptionGroup var common: CommonOptions
  @Argument var folder: String

  static let page = VerbPage(
    name: Words("baru", en: "new"),
    summary: Words(
      "membuat folder contoh: aturan, uji dan data yang langsung dapat dipakai",
      en: "makes a folder to begin with: rules, tests and records that work at once"),
    examples: [
      ExamplePage(
        "timbang baru Kebijakan", "timbang new Policy",
        Words("Folder Kebijakan dengan contoh kecil.", en: "A folder with a small example."))
    ],
    operands: [
      OperandPage(
        name: Words("FOLDER", en: "FOLDER"),
        words: Words("folder yang akan dibuat", en: "the folder to make"), minimum: 1)
    ])

  func run(_ session: Session) throws -> Int32 {
    let report = session.workspace.writeStarter(in: folder)
    session.show(report.messages)
    let written = session.write(
      report.written.map { "\($0)\n" }.joined(), to: .standardOutput)
    if report.trouble == .none {
      session.say(
        Words(
          "Langkah berikutnya: buka folder `\(folder)`, lalu jalankan `timbang periksa`",
          en: "Next: open the folder `\(folder)` and run `timbang check`"))
    }
    return max(report.trouble, written).exitCode
  }
}
