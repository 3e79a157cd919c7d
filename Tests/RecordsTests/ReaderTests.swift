// ReaderTests.swift: dirty and clean records as people write them, against the stored messages and
// columns; and the same result in whatever pieces the bytes come.

import Records
import TestSupport
import Testing
import Text

@Suite struct ReaderTests {
  private static let cases = Golden.cases().filter { $0.input("yaml") != nil }

  @Test(arguments: cases)
  func golden(_ golden: GoldenCase) throws {
    let text = try #require(golden.input("yaml"))
    let reading = read(text)
    golden.check("Pesan", dump(reading.messages))
    golden.check(
      "Tabel", reading.tables.map { dump($0) }.joined(separator: "\n---\n"))
  }

  @Test(arguments: cases)
  func sameInAnyPieces(_ golden: GoldenCase) throws {
    let text = try #require(golden.input("yaml"))
    let whole = read(text)
    for chunk in [1, 2, 3, 7, 64] {
      let pieces = read(text, chunk: chunk)
      #expect(dump(whole.messages) == dump(pieces.messages))
      #expect(whole.tables.map { dump($0) } == pieces.tables.map { dump($0) })
    }
  }
}
