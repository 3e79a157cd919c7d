// UsageTests.swift: what is said to somebody who types a command wrongly, in both languages, and what
// the help pages say. Golden/usage.md and Golden/help.md hold it all.

import TestSupport
import Testing
import Text

@testable import timbang

@Suite struct UsageTests {
  /// A case's title is the command line, without `timbang`.
  @Test(arguments: Golden.cases("usage")) func isRefusedAsStored(_ golden: GoldenCase) throws {
    let words = golden.title == "timbang" ? [] : golden.title.split(separator: " ").dropFirst()
    for language in Language.allCases {
      let run = try Timbang.run(
        words.map(String.init), environment: ["TIMBANG_BAHASA": language.rawValue])
      golden.check(language.rawValue, run.text)
      #expect(run.code == 64)
      #expect(run.output.isEmpty, "what is wrong is no result")
    }
  }

  @Test(arguments: Golden.cases("help")) func helpReadsAsStored(_ golden: GoldenCase) throws {
    let words = golden.title.split(separator: " ").dropFirst().map(String.init)
    for language in Language.allCases {
      let run = try Timbang.run(words, environment: ["TIMBANG_BAHASA": language.rawValue])
      golden.check(language.rawValue, run.output)
      #expect(run.code == 0 && run.errors.isEmpty)
    }
  }

  @Test func everyVerbAnswersToItsNamesAndExplainsItself() throws {
    for verb in Program.verbs {
      let page = verb.page
      let stored = Golden.cases("help").contains {
        $0.title == "timbang \(page.name.indonesian) --bantuan"
      }
      #expect(stored, "no case for \(page.name.indonesian) in Golden/help.md")
      let help = HelpText.page(page, .english)
      for name in page.spellings {
        #expect(try Timbang.run([name, "--help", "--language", "en"]).output == help)
        #expect(try Timbang.run(["--bahasa=en", "help", name]).output == help)
      }
    }
  }

  @Test func theLanguageIsFoundWhereverItStands() throws {
    let indonesian = HelpText.overview(
      Program.verbs.map { $0.page }, root: Program.root, .indonesian)
    let english = HelpText.overview(Program.verbs.map { $0.page }, root: Program.root, .english)
    #expect(indonesian != english)
    #expect(try Timbang.run([]).output == indonesian)
    #expect(try Timbang.run(["--bantuan"], environment: ["TIMBANG_BAHASA": "en"]).output == english)
    #expect(try Timbang.run(["--language", "en", "-h"]).output == english)
    let both = try Timbang.run(
      ["--help", "--bahasa", "id"], environment: ["TIMBANG_BAHASA": "en"])
    #expect(both.output == indonesian, "what is typed goes before the environment")
    #expect(
      try Timbang.run(["--help"], environment: ["TIMBANG_BAHASA": "fr"]).output == indonesian)
  }

  @Test func theVersionIsOneLine() throws {
    for name in ["--versi", "--version"] {
      let run = try Timbang.run([name])
      #expect(run.output == "timbang \(Program.version)\n")
      #expect(run.code == 0 && run.errors.isEmpty)
    }
  }

  @Test func whoeverSitsAtATerminalIsHelpedAtOnce() throws {
    // `script` gives the command a terminal of its own.
    let run = try Timbang.shell("script -qec 'timbang nilai; echo code $?' /dev/null")
    let help = HelpText.page(Evaluate.page, .indonesian)
    let shown = run.output.replacing("\r\n", with: "\n")
    #expect(shown.contains(help))
    #expect(shown.contains("code 64"))
  }

  @Test func colourIsForTerminalsThatWantIt() throws {
    let escape = "\u{1B}["
    func says(_ command: String) throws -> String {
      try Timbang.shell("script -qec '\(command)' /dev/null", environment: ["TERM": "xterm"])
        .output
    }
    #expect(try says("timbang periks").contains(escape))
    #expect(try !says("NO_COLOR=1 timbang periks").contains(escape))
    #expect(try !says("TERM=dumb timbang periks").contains(escape))
    #expect(try !Timbang.run(["periks"]).errors.contains(escape), "a file is no terminal")
  }
}
