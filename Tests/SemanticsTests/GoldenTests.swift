// GoldenTests.swift: rule files with mistakes and what the checker says of them, as a clerk sees it.

import TestSupport
import Testing
import Text

@Suite struct GoldenTests {
  @Test(arguments: Golden.cases()) func saysWhatIsWrong(_ golden: GoldenCase) {
    let texts = golden.blocks.enumerated().map { index, block in
      (name: block.name.isEmpty ? "aturan\(index + 1).aturan" : block.name, text: block.text)
    }
    let checked = CheckedText(texts)
    golden.check("Messages", checked.rendered(in: .english))
    golden.check("Pesan", checked.rendered(in: .indonesian))
  }
}
