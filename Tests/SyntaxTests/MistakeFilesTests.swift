// MistakeFilesTests.swift: the clerk's mistakes under Examples/aturan-keliru, as the parser sees them.

import Syntax
import TestSupport
import Testing
import Text

@Suite struct MistakeFilesTests {
  /// One case, whose section names each file with its messages.
  @Test func messagesOfTheMistakenFiles() throws {
    let golden = try #require(Golden.cases("aturan-keliru").first)
    var text = ""
    for path in Reading.mistakes {
      let parsed = parse(Reading.file(Reading.content(path), Reading.name(path)))
      text +=
        parsed.diagnostics.isEmpty
        ? "\(Reading.name(path)): tidak ada pesan\n\n" : Reading.messages(parsed) + "\n"
    }
    golden.check("Pesan", text)
  }
}

extension Reading {
  /// The path below the folder of mistakes.
  static func name(_ path: String) -> String {
    path.replacing("Examples/aturan-keliru/", with: "")
  }
}
