// Program.swift: from the words somebody typed to a command and its exit code.

import ArgumentParser
import Text
import Workspace

/// A command of the program.
protocol Verb: ParsableArguments {
  static var page: VerbPage { get }
  var common: CommonOptions { get }
  /// How many threads were asked for.
  var threads: Int? { get }
  /// - Returns: the exit code.
  func run(_ session: Session) throws -> Int32
}

extension Verb {
  var threads: Int? { nil }
}

/// The exit codes that are no `Trouble` of the workspace.
enum ExitCodes {
  static let differences: Int32 = 2
  static let usage: Int32 = 64
  static let ours: Int32 = 70
}

enum Program {
  static let version = "0.1.0"

  static let verbs: [any Verb.Type] = [
    Check.self, Evaluate.self, Test.self, Explain.self, Compare.self, Format.self, Repair.self,
    Schema.self, New.self,
  ]

  /// What can be asked of the program as a whole.
  static let root = VerbPage(
    name: Words(verbatim: "timbang"),
    summary: Words(
      "menimbang data pegawai menurut aturan yang ditulis sendiri oleh kota",
      en: "weighs staff records against rules that a city writes itself"),
    examples: [
      ExamplePage(
        "timbang periksa", "timbang check",
        Words("Periksa aturan di folder Rules.", en: "Check the rules in the folder Rules.")),
      ExamplePage(
        "timbang nilai --tanggal 2026-12-31 data/", "timbang evaluate --as-of 2026-12-31 records/",
        Words("Nilai semua pegawai di folder data.", en: "Evaluate everybody in the folder.")),
      ExamplePage(
        "timbang baru Kebijakan", "timbang new Policy",
        Words(
          "Mulai dari contoh kecil yang langsung dapat dipakai.",
          en: "Begin with a small set that works at once.")),
    ],
    options: [
      OptionPage(
        "--versi", "--version", Words("versi program", en: "the program's version"))
    ])

  private static let helpVerbs = ["bantuan", "help"]

  /// - Returns: the exit code.
  static func run(_ arguments: [String]) -> Int32 {
    let language = language(of: arguments)
    guard let at = verbIndex(arguments) else {
      return runWithoutVerb(arguments, language)
    }
    var rest = arguments
    let name = rest.remove(at: at)
    if helpVerbs.contains(name) {
      guard let next = verbIndex(rest) else { return print(overview(language), language) }
      guard let verb = verb(rest[next]) else { return unknown(rest[next], language) }
      return print(HelpText.page(verb.page, language), language)
    }
    guard let verb = verb(name) else { return unknown(name, language) }
    return start(verb, rest, language)
  }

  // MARK: finding the way

  private static func verb(_ name: String) -> (any Verb.Type)? {
    verbs.first { $0.page.spellings.contains(name) }
  }

  /// Where the command stands: the first word that is neither an option nor an option's value.
  private static func verbIndex(_ arguments: [String]) -> Int? {
    let valued = CommonOptions.pages.filter { $0.value != nil }.flatMap(\.spellings)
    var at = 0
    while at < arguments.count {
      if valued.contains(arguments[at]) {
        at += 1
      } else if !arguments[at].hasPrefix("-") {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Known before anything else, so that every message speaks it.
  private static func language(of arguments: [String]) -> Language {
    let names = CommonOptions.pages.first { $0.names.indonesian == "--bahasa" }?.spellings ?? []
    for (at, word) in arguments.enumerated() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, names.contains(name) else { continue }
      let value = parts.count > 1 ? parts[1] : at + 1 < arguments.count ? arguments[at + 1] : ""
      if let choice = LanguageChoice.named(value) { return choice.language }
    }
    let variable = Terminal.variable("TIMBANG_BAHASA") ?? ""
    return LanguageChoice.named(variable)?.language ?? .indonesian
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { CommonOptions.helpNames.contains($0) }
  }

  // MARK: without a command

  private static func runWithoutVerb(_ arguments: [String], _ language: Language) -> Int32 {
    if asksForHelp(arguments) { return print(overview(language), language) }
    if let fault = ArgumentCheck.fault(in: arguments, of: root) { return refuse(fault, language) }
    if arguments.contains("--versi") || arguments.contains("--version") {
      return print("timbang \(version)\n", language)
    }
    return print(overview(language), language)
  }

  private static func overview(_ language: Language) -> String {
    HelpText.overview(verbs.map { $0.page }, root: root, language)
  }

  private static func unknown(_ name: String, _ language: Language) -> Int32 {
    let known = (verbs.flatMap { $0.page.spellings } + helpVerbs)
    return refuse(.unknownVerb(name, known: known), language)
  }

  // MARK: a command

  private static func start<V: Verb>(
    _ type: V.Type, _ arguments: [String], _ language: Language
  ) -> Int32 {
    if asksForHelp(arguments) { return print(HelpText.page(V.page, language), language) }
    // Somebody who types the bare name of a command that needs more wants to know it.
    let needs =
      V.page.operands.contains { $0.minimum > 0 } || V.page.options.contains(where: \.isRequired)
    if arguments.isEmpty, needs, Terminal.isTerminal(.input) {
      Terminal.say(HelpText.page(V.page, language))
      return ExitCodes.usage
    }
    if let fault = ArgumentCheck.fault(in: arguments, of: V.page) {
      return refuse(fault, language)
    }
    do {
      LargePages.prepareHeap()
      MemoryRoom.tellWhenUsedUp(in: language)
      // What the check lets pass, the library reads; if not, that is our mistake.
      let verb = try V.parse(arguments)
      return try verb.run(Session(verb.common, language: language, threads: verb.threads))
    } catch {
      return refuse(fault(of: error), language)
    }
  }

  // MARK: endings

  /// What is said about an error that a command did not expect.
  static func fault(of error: any Error) -> UsageFault { (error as? UsageFault) ?? .ours }

  static func exitCode(of fault: UsageFault) -> Int32 {
    switch fault {
    case .ours: ExitCodes.ours
    case .noTest: Trouble.noInput.exitCode
    default: ExitCodes.usage
    }
  }

  private static func refuse(_ fault: UsageFault, _ language: Language) -> Int32 {
    Terminal.say(
      Session.text(fault, language, usesColor: Session.usesColor(.auto, .error)))
    return exitCode(of: fault)
  }

  private static func print(_ text: String, _ language: Language) -> Int32 {
    let messages = Workspace(language: language).write(text, to: .standardOutput)
    if !messages.isEmpty { Terminal.say(messages.text(in: language)) }
    return messages.trouble.exitCode
  }
}
