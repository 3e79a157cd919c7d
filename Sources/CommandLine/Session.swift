// Session.swift: how one command speaks: in which language, with colour or without, and where to.
// Results go to standard output or a file; messages and progress to standard error.

import Text
import Workspace

/// What every command needs beside its own options.
struct Session: Sendable {
  let workspace: Workspace
  let language: Language
  let colorsOutput: Bool
  let colorsErrors: Bool
  let isQuiet: Bool
  let isVerbose: Bool

  /// - Parameter threads: nil: as many as the machine has.
  init(_ options: CommonOptions, language: Language, threads: Int? = nil) {
    self.language = language
    workspace = Workspace(language: language, threads: threads)
    workspace.prepareThreads()
    colorsOutput = Session.usesColor(options.color, .output)
    colorsErrors = Session.usesColor(options.color, .error)
    isQuiet = options.isQuiet
    isVerbose = options.isVerbose
  }

  static func usesColor(_ choice: ColorChoice, _ stream: Terminal.Stream) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      Terminal.isTerminal(stream) && (Terminal.variable("NO_COLOR") ?? "").isEmpty
        && Terminal.variable("TERM") != "dumb"
    }
  }

  /// Columns for results; wide enough for anything when they go to a file or a program.
  var outputWidth: Int { Terminal.columns(.output) ?? 100 }

  // MARK: to people

  /// A remark, unless only results are wanted.
  func say(_ words: Words) {
    if !isQuiet { Terminal.say(words.text(in: language) + "\n") }
  }

  func show(_ messages: Messages) {
    if messages.isEmpty { return }
    Terminal.say(
      messages.text(
        in: language, usesColor: colorsErrors, width: Terminal.columns(.error) ?? 100))
  }

  func show(_ fault: some Fault) {
    Terminal.say(Session.text(fault, language, usesColor: colorsErrors))
  }

  /// A message about no file.
  static func text(_ fault: some Fault, _ language: Language, usesColor: Bool) -> String {
    let diagnostic = Diagnostic(fault, at: SourceRange(file: FileID(0), start: 0, end: 0))
    return TerminalRenderer(files: [], language: language, usesColor: usesColor).text(diagnostic)
  }

  /// What rules have to say to a command that only uses them: errors in full, warnings by number.
  func show(_ rules: LoadedRules) {
    let warnings = rules.messages.summary.warnings
    if rules.messages.hasErrors || isVerbose {
      show(rules.messages)
    } else if warnings > 0 {
      say(
        Words(
          "\(warnings) peringatan tentang aturan; lihat dengan `timbang periksa --aturan \(rules.name)`",
          en: "\(warnings) warnings about the rules; see `timbang check --rules \(rules.name)`"))
    }
  }

  // MARK: results

  /// Writes a result; what goes wrong is said at once.
  func write(_ text: String, to output: Output) -> Trouble {
    if text.isEmpty, output == .standardOutput { return .none }
    let messages = workspace.write(text, to: output)
    show(messages)
    return messages.trouble
  }
}
