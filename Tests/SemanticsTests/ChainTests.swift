// ChainTests.swift: sets that follow each other: how far, in circles, and who is told.

import Semantics
import Testing
import Text

@Suite struct ChainTests {
  /// Sets named `D0`, `D1`, …; each follows the set of this number, or the city.
  private func codes(_ parents: [Int?]) -> [String] {
    let names = parents.indices.map { "D\($0)" }.joined(separator: ", ")
    let root = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      pilihan Dinas \(names)
      data Pegawai
          nip   teks kunci
          dinas Dinas wajib
      rumus r "R" = 1

      """
    let others = parents.enumerated().map { number, parent in
      """
      aturan D\(number) "D"
          mengikuti \(parent.map { "D\($0)" } ?? "Kota")
          berlaku sejak 1 Januari 2026
      ganti rumus r "R" = \(number + 2)
      rumus r\(number) "R" = r + 1

      """
    }
    let texts = ([root] + others).enumerated().map { ("a\($0.offset).aturan", $0.element) }
    return CheckedText(texts).checked.diagnostics.map(\.code)
  }

  private func chain(_ count: Int) -> [Int?] { (0..<count).map { $0 == 0 ? nil : $0 - 1 } }

  @Test func eightSetsMayBeFollowedOneBehindTheOther() {
    #expect(codes(chain(8)) == [])
  }

  /// Told once for each chain, however much longer it is, and nothing that follows from it.
  @Test(arguments: [9, 10, 400]) func moreAreToldOnce(_ count: Int) {
    #expect(codes(chain(count)) == ["A0384"])
    // The other way round in `pilihan Dinas`.
    #expect(codes((0..<count).map { $0 == count - 1 ? nil : $0 + 1 }) == ["A0384"])
  }

  @Test func everySetThatBeginsTooFarIsTold() {
    #expect(codes(chain(8) + [7, 7, 8, 9]) == ["A0384", "A0384"])
  }

  @Test func circlesAreToldOnceEach() {
    // 0 → 1 → 2 → 0, 3 behind them; 4 ↔ 5; 6 by itself.
    let found = codes([1, 2, 0, 2, 5, 4, 6])
    #expect(found.count { $0 == "A0358" } == 3)
  }
}
