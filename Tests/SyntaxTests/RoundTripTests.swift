// RoundTripTests.swift: random expressions written out and parsed: the same tree, and no message.

import Syntax
import TestSupport
import Testing
import Text

@Suite struct RoundTripTests {
  /// Where an expression can stand, with the words that open clauses there.
  struct Setting: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var isCondition = true
    var breaksLines = true
    var clauseWords: Set<String>
    var before: String
    var after = ""
    /// Finds the expression in what was parsed.
    var find: @Sendable (DeclarationBody) -> ExpressionSyntax?
  }

  static let settings: [Setting] = [
    Setting(
      testDescription: "rumus =", isCondition: false,
      clauseWords: ["dasar", "berlaku", "satuan", "rentang", "diisi", "umum", "kecuali"],
      before: "rumus r \"R\" = "
    ) { body in
      if case .formula(let view) = body, case .expression(let found) = view.body {
        found
      } else {
        nil
      }
    },
    Setting(
      testDescription: "umum", isCondition: false,
      clauseWords: ["dasar", "berlaku", "satuan", "rentang", "diisi", "umum", "kecuali"],
      before: "rumus r \"R\"\n    umum ", after: "\n    kecuali a \"A\" jika b maka 2"
    ) { body in
      if case .formula(let view) = body, case .general(let found, _) = view.body {
        found
      } else {
        nil
      }
    },
    Setting(
      testDescription: "syarat",
      clauseWords: ["dasar", "berlaku", "calon", "syarat", "kecuali", "peringkat", "formasi"],
      before: "promosi p \"P\"\n    calon semua\n    syarat s \"S\"\n        ",
      after: "\n        kecuali a \"A\" jika b"
    ) { body in
      if case .promotion(let view) = body { view.conditions.first?.condition } else { nil }
    },
    Setting(
      testDescription: "dipicu jika",
      clauseWords: ["dasar", "berlaku", "dipicu", "kecuali", "prioritas", "kuota", "tidak"],
      before: "pelatihan p \"P\"\n    dipicu jika ", after: "\n    prioritas tinggi"
    ) { body in
      if case .training(let view) = body { view.trigger } else { nil }
    },
    Setting(
      testDescription: "kecuali … jika",
      clauseWords: ["dasar", "berlaku", "untuk", "sesuai", "kecuali"],
      before: "penempatan p \"P\"\n    sesuai jika b\n    kecuali a \"A\" jika "
    ) { body in
      if case .placement(let view) = body { view.exceptions.first?.condition } else { nil }
    },
    Setting(
      testDescription: "capaian =", isCondition: false,
      clauseWords: [
        "kelompok", "dasar", "berlaku", "untuk", "bobot", "satuan", "target", "sumber", "dihitung",
        "batas", "capaian",
      ],
      before: "indikator i \"I\"\n    kelompok k\n    capaian = ", after: "\n    bobot 4%"
    ) { body in
      if case .indicator(let view) = body { view.score } else { nil }
    },
    Setting(
      testDescription: "sel keluaran", isCondition: false, breaksLines: false, clauseWords: [],
      before: "tabel t \"T\"\n    | a || t |\n    | - || ", after: " |"
    ) { body in
      if case .table(let view) = body, case .columns(_, _, let rows) = view.body,
        case .expression(let found) = rows.first?.outputs.first
      {
        found
      } else {
        nil
      }
    },
    Setting(
      testDescription: "pesan", isCondition: false, breaksLines: false, clauseWords: [],
      before: "tanda t \"T\"\n    muncul jika b\n    pesan \"Lihat {", after: "}.\""
    ) { body in
      if case .flag(let view) = body, view.message.count == 3,
        case .value(let found) = view.message[1]
      {
        found
      } else {
        nil
      }
    },
  ]

  @Test(arguments: settings)
  func randomTreesAreReadAsWritten(setting: Setting) {
    var failures: [String] = []
    for seed in 1...600 as ClosedRange<UInt64> where failures.count < 2 {
      var trees = RandomExpressions(seed: seed)
      let size = Int(seed % 23) + 1
      let tree = setting.isCondition ? trees.condition(size) : trees.value(size)
      // In a message quotation marks cannot stand.
      var written = ExpressionPrinter.text(
        tree, seed: seed, clauseWords: setting.clauseWords, breaksLines: setting.breaksLines,
        isCondition: setting.isCondition)
      if setting.before.hasSuffix("\n        "), written.hasPrefix("-") { written = "(\(written))" }
      if setting.testDescription == "pesan", written.contains("\"") { continue }
      let text = setting.before + written + setting.after + "\n"
      let parsed = Reading.parsed(text)
      guard parsed.diagnostics.isEmpty, parsed.tree.bytes == Array(text.utf8) else {
        failures.append("seed \(seed):\n\(text)\(Reading.messages(parsed))")
        continue
      }
      let found = parsed.syntax.declarations.first.flatMap { setting.find($0.body) }
      let meant = ViewDump.meaning(tree)
      let read = found.map(ViewDump.meaning) ?? "nothing"
      if read != meant {
        failures.append("seed \(seed):\n\(text)meant \(meant)\nread  \(read)")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n\n"))")
  }
}
