// Schema.swift: `timbang skema`: the form of a staff record, for editors.

import ArgumentParser
import Text
import Workspace

struct Schema: Verb {
  @OptionGroup var common: CommonOptions
  @Option(name: RuleOption.name) var rules: [String] = []
  @Option(name: OutputOption.name) var outputPath: String?
  @Argument var paths: [String] = []

  static let page = VerbPage(
    name: Words("skema", en: "schema"),
    summary: Words(
      "menulis bentuk data pegawai sebagai JSON Schema, untuk editor",
      en: "writes the form of a staff record as JSON Schema, for editors"),
    examples: [
      ExamplePage(
        "timbang skema -o pegawai.schema.json", "timbang schema -o staff.schema.json",
        Words(
          "Editor lalu memeriksa data saat Anda mengetik.",
          en: "Editors then check records as you type."))
    ],
    operands: Check.page.operands, options: [RuleOption.page, OutputOption.page])

  func run(_ session: Session) throws -> Int32 {
    let loaded = session.workspace.load(RuleOption.paths(rules, and: paths), skipsTests: true)
    session.show(loaded)
    if loaded.hasErrors { return loaded.trouble.exitCode }
    guard let schema = session.workspace.recordSchema(loaded) else {
      let fault = WorkspaceFault.noRecordDeclared(path: loaded.name)
      session.show(fault)
      return fault.trouble.exitCode
    }
    return max(loaded.trouble, session.write(schema, to: OutputOption.output(outputPath))).exitCode
  }
}
