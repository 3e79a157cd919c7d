// TestReportTests.swift: what is told of tests that fail, in both languages, as stored in
// Golden/uji_gagal.md.

import TestSupport
import Testing
import Text

@testable import Workspace

@Suite struct TestReportTests {
  @Test(arguments: Golden.cases("uji_gagal")) func aTestThatFailsShowsWhy(_ golden: GoldenCase) {
    let scratch = Scratch()
    let rules = TestRules.load(golden, in: scratch)
    let messages = scratch.bare(rules.messages.text(in: .indonesian))
    let hasErrors = rules.hasErrors
    #expect(!hasErrors, "\(messages)")
    let report = Workspace(threads: 1).test(rules)
    let failed = report.failed
    #expect(failed > 0)
    for language in Language.allCases {
      golden.check(language.rawValue, scratch.bare(report.text(in: language)))
    }
  }

  @Test func everyPictureStandsBeneathItsLine() {
    let scratch = Scratch()
    let rules = TestRules.load(
      [
        (
          "uji.aturan",
          """
          bagian dari Kota

          uji "Satu baris"
              tanggal penilaian 31 Desember 2026
              dinas Kesehatan
              pegawai
                  dengan potensi = 10
              maka potensi     # di sini
                  >= 20 poin

          """
        )
      ], in: scratch)
    let entry = Workspace(threads: 1).test(rules).entries.first
    #expect(
      entry?.details.map(\.indonesian) == [
        "diharapkan: potensi # di sini >= 20 poin", "  potensi >= 20 poin", "  └─ 10 poin",
      ])
  }
}
