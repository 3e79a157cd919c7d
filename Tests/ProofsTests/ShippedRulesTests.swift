// ShippedRulesTests.swift: nothing is found in the rules that are shipped: a finding there is either a
// mistake of the rules or of the proofs.

import Testing
import Text

@Suite struct ShippedRulesTests {
  @Test func nothingIsFoundInTheCitysRules() {
    let rules = RuleText(folder: "Rules")
    #expect(rules.errors == "")
    #expect(rules.text == "tidak ada temuan\n")
  }

  @Test(arguments: [
    "hari-cuti", "angka-kredit", "tabel-keputusan", "hari-kerja", "tanggal-mundur-ke-akhir-bulan",
    "skala-poin", "pinjaman", "tambah-hari-kerja", "tanggal-maju-ke-awal-bulan",
    "pita-berlubang", "tangga-hadir", "logika-dan-angka",
  ])
  func nothingIsFoundInTheConformanceRules(_ name: String) {
    let rules = RuleText(folder: "Examples/konformansi/\(name)")
    #expect(rules.errors == "")
    #expect(rules.text == "tidak ada temuan\n")
  }
}
