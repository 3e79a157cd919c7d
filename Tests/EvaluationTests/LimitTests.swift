// LimitTests.swift: rules that ask for too much are refused in words, before anything is worked out.

import Program
import Semantics
import Syntax
import Testing
import Text

@Suite struct LimitTests {
  @Test(arguments: [
    (20, []),
    (1_100, ["`langkah_950` bertingkat lebih dari 300 kali"]),
  ])
  func formulasThatCallOneAnotherHaveADepth(_ count: Int, _ said: [String]) {
    let chain = (1..<count).map {
      "rumus langkah_\($0)(x angka) \"Langkah\" = langkah_\($0 - 1)(x) + 1"
    }
    let text = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      data pegawai
          nip    teks "NIP" kunci
          dinas  Dinas "Dinas"
      pilihan Dinas Kesehatan
      rumus langkah_0(x angka) "Langkah" = x
      \(chain.joined(separator: "\n"))
      rumus akhir "Akhir" = langkah_\(count - 1)(1)
      """
    let checked = check([parse(SourceFile(name: "kota.aturan", text: text))])
    #expect(checked.diagnostics.map(\.words.indonesian) == [])
    #expect(limits(checked.policy).map(\.words.indonesian) == said)
  }
}
