// DepthTests.swift: what is nested too deeply to be read to its end is not claimed anything about.

import Foundation
import Testing

struct DepthTests {
  @Test(arguments: [3, 100, 150, 300, 700])
  func `a flag over a long chain of formulas is never told to be idle`(length: Int) async {
    let chain = (1...length).map {
      "rumus f\($0) \"Langkah \($0)\" satuan poin = f\($0 - 1) + 1 poin\n"
    }
    let rules = await proved(
      """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026

      data Pegawai
          nip    teks       "NIP" kunci pribadi
          nilai  angka poin "Nilai"

      rumus f0 "Awal" satuan poin = nilai

      \(chain.joined(separator: "\n"))
      tanda tinggi "Nilai tinggi"
          muncul jika f\(length) > 5 poin

      """)
    #expect(rules.errors == "")
    #expect(rules.codes == [])
  }

  /// A test's own thread has a sixteenth of the stack that a program's has.
  private func proved(_ text: String) async -> RuleText {
    await withCheckedContinuation { done in
      let thread = Thread { done.resume(returning: RuleText(text)) }
      thread.stackSize = 16 << 20
      thread.start()
    }
  }
}
