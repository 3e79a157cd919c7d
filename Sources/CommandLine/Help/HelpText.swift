// HelpText.swift: help pages as text: examples first, then the form, the options, and where to go on.

import Text

/// Lays out help in one language.
struct HelpText {
  let language: Language
  private var text = ""

  private init(_ language: Language) { self.language = language }

  /// The page of one command.
  static func page(_ page: VerbPage, _ language: Language) -> String {
    var help = HelpText(language)
    help.write(page)
    return help.text
  }

  /// What the program can do.
  static func overview(_ verbs: [VerbPage], root: VerbPage, _ language: Language) -> String {
    var help = HelpText(language)
    help.write(verbs, root)
    return help.text
  }

  // MARK: one command

  private mutating func write(_ page: VerbPage) {
    line("timbang \(say(page.name)): \(say(page.summary))")
    examples(page)
    heading(Words("Bentuk", en: "Form"))
    line("  timbang \(say(page.name))\(form(page))")
    let other = language == .indonesian ? page.name.english : page.name.indonesian
    if other != say(page.name) {
      line("  timbang \(other) …  \(say(Words("(sama)", en: "(the same)")))")
    }
    if !page.operands.isEmpty {
      line("")
      rows(page.operands.map { (say($0.name), say($0.words)) })
    }
    if !page.options.isEmpty {
      heading(Words("Pilihan", en: "Options"))
      rows(page.options.map { (shown($0), say($0.words)) })
    }
    heading(Words("Pilihan semua perintah", en: "Options of every command"))
    rows(CommonOptions.pages.map { (shown($0), say($0.words)) })
    line("")
    line(
      say(
        Words(
          "Kode akhir dan bentuk hasil: Documentation/perintah.md",
          en: "Exit codes and forms of results: Documentation/perintah.md")))
  }

  private mutating func examples(_ page: VerbPage) {
    heading(Words("Contoh", en: "Examples"))
    for example in page.examples {
      line("  \(say(example.line))")
      line("      \(say(example.words))")
    }
  }

  /// ` --tanggal TANGGAL [PILIHAN] [DATA …]`
  private func form(_ page: VerbPage) -> String {
    var form = ""
    for option in page.options where option.isRequired {
      form += " \(shown(option, withShort: false))"
    }
    if page.options.contains(where: { !$0.isRequired }) {
      form += say(Words(" [PILIHAN]", en: " [OPTIONS]"))
    }
    for operand in page.operands {
      let name = operand.maximum == nil ? "\(say(operand.name)) …" : say(operand.name)
      form += operand.minimum > 0 ? " \(name)" : " [\(name)]"
    }
    return form
  }

  // MARK: all commands

  private mutating func write(_ verbs: [VerbPage], _ root: VerbPage) {
    line("timbang: \(say(root.summary))")
    examples(root)
    heading(Words("Perintah", en: "Commands"))
    rows(verbs.map { (say($0.name), say($0.summary)) })
    heading(Words("Pilihan", en: "Options"))
    rows(root.allOptions.map { (shown($0), say($0.words)) })
    line("")
    line(
      say(
        Words(
          "Penjelasan satu perintah: timbang nilai --bantuan. Panduan: Documentation/panduan.md",
          en: "One command explained: timbang evaluate --help. In English: --language en")))
  }

  // MARK: pieces

  private func say(_ words: Words) -> String { words.text(in: language) }

  private mutating func line(_ text: String) { self.text += text + "\n" }

  private mutating func heading(_ words: Words) {
    line("")
    line("\(say(words)):")
  }

  private func shown(_ option: OptionPage, withShort: Bool = true) -> String {
    var text = say(option.names)
    if withShort, let short = option.short { text = "\(short), \(text)" }
    if let value = option.value { text += " \(value.placeholder(language))" }
    return text
  }

  /// Two columns; what is too long for the first stands alone on its line.
  private mutating func rows(_ rows: [(String, String)]) {
    let widest = 26
    let width = min(widest, rows.map { DisplayText.width($0.0) }.max() ?? 0)
    for (name, words) in rows {
      let missing = width - DisplayText.width(name)
      if missing < 0 {
        line("  \(name)")
        line("  \(String(repeating: " ", count: width))  \(words)")
      } else {
        line("  \(name)\(String(repeating: " ", count: missing))  \(words)")
      }
    }
  }
}
