// PersonalDataTests.swift: people whose every personal field holds a sign that stands nowhere else, their
// records damaged in a thousand ways: the sign is in no message, in whatever form and language.

import Foundation
import TestSupport
import Testing
import Text
import Values

@testable import Workspace

@Suite struct PersonalDataTests {
  /// What personal values are made of: letters and digits that no rule, field or file has.
  private static let signs = ["zqx", "737373", "1973-07-03", "3 juli 1973"]

  private static let rules = """
    aturan Kota "Kota"
        berlaku sejak 1 Januari 2026
        tanggal yang tidak ada: hari terakhir bulan itu

    pilihan Dinas Kesehatan "Dinas Kesehatan", Sosial "Dinas Sosial"
    pilihan Agama  satu, dua
    skala   Predikat kurang < baik

    data Keluarga
        nama  teks    wajib pribadi
        lahir tanggal pribadi
        nilai angka 0 .. 10 pribadi

    data Pegawai
        nip       teks    "NIP"  kunci pribadi
        nama      teks    "Nama" wajib pribadi
        dinas     Dinas   "Dinas" wajib
        lahir     tanggal "Lahir" pribadi
        gaji      angka rupiah "Gaji" pribadi
        anak      bulat 0 .. 20 "Anak" pribadi
        agama     Agama   "Agama" pribadi
        sakit     ya/tidak "Sakit" pribadi
        keluarga  daftar Keluarga "Keluarga" pribadi
        alamat    daftar teks "Alamat" pribadi
        potensi   angka 0 .. 100 "Potensi"
        predikat  riwayat tahunan Predikat "Predikat"

    promosi kepala "Kepala"
        calon  semua
        syarat potensi "Potensi"
            potensi >= 60
        syarat anak "Anak" dasar "Perwali 1"
            anak < 3

    """

  private static let city = """
    aturan Kesehatan "Dinas Kesehatan"
        mengikuti Kota
        berlaku sejak 1 Januari 2026

    """

  /// One person; `dice` chooses between right and wrong values, all of which bear a sign.
  private static func person(_ number: Int, _ dice: inout Dice) -> String {
    let words = ["Zqxzqx Zqxo", "\"Zqxa, Zqxb\"", "'Zqx: zqx'", "737373737373", "Zqxzqx"]
    let anything = words + ["1973-07-03", "73737373", "3 Juli 1973", "[Zqxzqx]", "{Zqxa: Zqxb}"]
    func value(_ right: [String]) -> String {
      dice.chance(70) ? dice.pick(right) : dice.pick(anything)
    }
    return """
      ---
      nip: \(dice.chance(80) ? "\"7373737373\(number)\"" : dice.pick(anything))
      nama: \(value(words))
      dinas: Kesehatan
      lahir: \(value(["1973-07-03"]))
      gaji: \(value(["73737373", "73737373.73"]))
      anak: \(value(["2", "737373737"]))
      agama: \(value(["Zqx"]))
      sakit: \(value(["zqx"]))
      keluarga:
        - nama: \(value(words))
          lahir: \(value(["1973-07-03"]))
          nilai: \(value(["737373"]))
        - {nama: \(dice.pick(["Zqxzqx", "'Zqx zqx'"])), lahir: \(dice.pick(["1973-07-03", "Zqx"]))}
      alamat: [\(dice.pick(["Zqxzqx", "\"Zqx 737373\""])), Zqxzqx]
      potensi: 70
      predikat: {2025: baik}

      """
  }

  private static func folder() -> Scratch {
    let scratch = Scratch()
    scratch.write("Rules/kota.aturan", rules)
    scratch.write("Rules/kesehatan.aturan", city)
    scratch.write("Usulan/kota.aturan", rules.replacing(">= 60", with: ">= 80"))
    scratch.write("Usulan/kesehatan.aturan", city)
    return scratch
  }

  private static func leaks(_ text: String) -> [String] {
    let text = text.lowercased()
    let found = signs.filter { text.range(of: $0, options: .literal) != nil }
    if found.isEmpty { return [] }
    return text.split(separator: "\n").filter { line in found.contains { line.contains($0) } }
      .prefix(2).map(String.init)
  }

  /// All messages in every form.
  private static func said(_ messages: Messages) -> [String] {
    var texts: [String] = []
    for language in Language.allCases {
      texts.append(messages.text(in: language, usesColor: true))
      texts.append(messages.json(in: language))
      texts.append(messages.summaryText(in: language))
    }
    let report = MessageReport(files: messages.files, version: "0")
    for format in MessageFormat.allCases {
      texts.append(report.text(messages.diagnostics, as: format))
    }
    return texts
  }

  @Test(arguments: 0..<4) func messagesNameNobody(_ part: Int) throws {
    let scratch = Self.folder()
    let workspace = Workspace(threads: 1, messageLimit: 1_000_000)
    let rules = workspace.load(["\(scratch.path)/Rules"])
    try #require(!rules.hasErrors, "\(rules.messages.text(in: .english))")
    var dice = Dice(UInt64(part + 1))
    var paths: [String] = []
    for number in 0..<250 {
      var text = Array(Self.person(number, &dice).utf8)
      // A third is only wrong, the others are damaged as well.
      if number % 3 != 0 { text = Self.damaged(text, &dice) }
      paths.append(scratch.write("staf/\(number).yaml", text))
    }
    let date = SampleRules.date
    for libyaml in [false, true] {
      var reader = workspace
      reader.usesOnlyLibyaml = libyaml
      let report = reader.evaluate(
        rules, records: paths, on: date, as: .table, to: .file("\(scratch.path)/hasil"))
      #expect(report.leftOut > 200)
      #expect(Self.said(report.messages).flatMap(Self.leaks) == [])
    }
    let explained = workspace.explain(rules, records: paths, key: "7373737373zqx", on: date)
    #expect(Self.said(explained.messages).flatMap(Self.leaks) == [])
    let usulan = workspace.load(["\(scratch.path)/Usulan"])
    let compared = workspace.compare(rules, usulan, records: paths, on: date)
    #expect(Self.said(compared.messages).flatMap(Self.leaks) == [])
  }

  /// Results name people; who was left out is named in none of them.
  @Test func refusalsInResultsNameNobody() {
    let scratch = Self.folder()
    let workspace = Workspace(threads: 1)
    let rules = workspace.load(["\(scratch.path)/Rules"])
    var dice = Dice(77)
    let text = (0..<200).map { _ in Self.person(1, &dice) }.joined()
    let wrong = text.replacing("potensi: 70", with: "potensi: tujuh puluh")
    let path = scratch.write("staf.yaml", wrong)
    for format in ResultFormat.allCases {
      let report = workspace.evaluate(
        rules, records: [path], on: SampleRules.date, as: format,
        to: .file("\(scratch.path)/hasil"))
      #expect(report.evaluated == 0 && report.leftOut > 100)
      #expect(Self.leaks(scratch.text("hasil") ?? "") == [], "\(format)")
    }
  }

  /// A test that begins from somebody's record fails without telling what the record holds.
  @Test func failingTestsNameNobody() {
    let scratch = Self.folder()
    scratch.write(
      "Rules/uji.aturan",
      """
      bagian dari Kota

      uji "Dari berkas"
          tanggal penilaian 31 Desember 2026
          dinas Kesehatan
          pegawai dari "../orang.yaml"
          maka gaji = Rp1
          dan  lahir = 1 Januari 2000
          dan  lahir kosong
          dan  potensi = 1
          dan  promosi kepala tidak layak

      """)
    scratch.write(
      "orang.yaml",
      """
      nip: "73737373731"
      nama: Zqxzqx
      dinas: Kesehatan
      lahir: 1973-07-03
      gaji: 73737373
      anak: 1
      potensi: 70

      """)
    let workspace = Workspace(threads: 1)
    let rules = workspace.load(["\(scratch.path)/Rules"])
    #expect(!rules.hasErrors, "\(rules.messages.text(in: .english))")
    let report = workspace.test(rules)
    for language in Language.allCases {
      let texts = [report.text(in: language), report.json(in: language)]
      #expect(texts.flatMap(Self.leaks) == [])
      // What is not personal is shown, or nobody could mend the test.
      #expect(texts.allSatisfy { $0.contains("70") })
    }
    #expect(report.text(in: .indonesian).contains("(data pribadi)"))
  }

  /// Lines lost, joined, doubled and moved; quotes and colons lost; words put elsewhere.
  private static func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    if dice.chance(50) { return spoiled(bytes, with: &dice) }
    var lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    for _ in 0..<1 + dice.roll(3) where lines.count > 2 {
      let at = dice.roll(lines.count - 1)
      switch dice.roll(8) {
      case 0: lines[at] += lines.remove(at: at + 1)
      case 1: lines[at] = "  " + lines[at]
      case 2: lines[at] = lines[at].replacing(": ", with: ":")
      case 3: lines[at] = lines[at].replacing(": ", with: " ")
      case 4: lines[at] = lines[at].replacing("\"", with: "")
      case 5: lines.swapAt(at, dice.roll(lines.count))
      case 6: lines[at] = lines[at].replacing("na", with: "an")
      default: lines[at] = String(lines[at].reversed())
      }
    }
    return Array(lines.joined(separator: "\n").utf8)
  }
}
