// RandomSensitivityTests.swift: random groups and tables, every pair of scores tried out: how far a result
// is said to move with one indicator is how far it moves.

import Semantics
import Syntax
import TestSupport
import Testing
import Text
import Values

@testable import Proofs

private struct RandomGroup {
  /// In tenths of the whole.
  var weights: [Int]
  /// Where the results begin, in persen; the lowest begins nowhere.
  var thresholds: [Int]
  /// In persen.
  var limits: [(low: Int, high: Int)]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let first = random.int(1...8)
    let second = random.int(1...(9 - first))
    weights = [first, second, 10 - first - second]
    thresholds = Set((0..<random.int(1...3)).map { _ in random.int(1...118) }).sorted()
    limits = weights.map { _ in
      let low = random.int(0...60)
      return (low, low + random.int(0...4) * 15)
    }
  }

  static let results = ["rendah", "cukup", "baik", "terbaik"]

  var text: String {
    var text = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      skala Hasil rendah < cukup < baik < terbaik
      data Pegawai
          nip teks kunci
      kelompok kerja "Kerja"

      """
    for (number, weight) in weights.enumerated() {
      text += """
        indikator i\(number) "I"
            kelompok kerja
            bobot \(weight * 10)%
            satuan poin
            target paling sedikit 100
            batas \(limits[number].low)% .. \(limits[number].high)%

        """
    }
    text += "tabel hasil \"Hasil\"\n    | kerja || hasil Hasil |\n"
    for (number, threshold) in thresholds.enumerated() {
      let lower = number == 0 ? "" : "\(thresholds[number - 1])% .. "
      text += "    | \(lower)< \(threshold)% || \(Self.results[number]) |\n"
    }
    text += "    | >= \(thresholds[thresholds.count - 1])% || \(Self.results[thresholds.count]) |\n"
    return text
  }

  /// Of a value in tenths of a persen.
  private func rank(_ value: Int) -> Int { thresholds.count { value >= $0 * 10 } }

  /// How many ranks the result moves at most with one indicator.
  func steps(_ moved: Int) -> Int {
    let others = weights.indices.filter { $0 != moved }
    // Together the others reach everything between their ends.
    let rests =
      others.reduce(0) {
        $0 + weights[$1] * limits[$1].low
      }...others.reduce(0) {
        $0 + weights[$1] * limits[$1].high
      }
    return rests.map { rest in
      rank(rest + weights[moved] * limits[moved].high)
        - rank(rest + weights[moved] * limits[moved].low)
    }.max() ?? 0
  }
}

@Suite struct RandomSensitivityTests {
  @Test(arguments: Array(UInt64(1)...UInt64(60)))
  func theFarthestMoveIsTheFarthest(_ seed: UInt64) throws {
    let random = RandomGroup(seed: seed)
    let files = [SourceFile(id: FileID(0), name: "contoh.aturan", text: random.text)]
    let checked = check(files.map { parse($0) })
    #expect(!checked.diagnostics.hasErrors, "\(random.text)\n\(checked.diagnostics)")
    let date = try #require(CalendarDate(year: 2026, month: 12, day: 31))
    let found = sensitivities(of: checked.policy, on: date)
    #expect(found.map(\.indicator) == ["i0", "i1", "i2"])
    for (number, sensitivity) in found.enumerated() {
      let told = sensitivity.change?.steps ?? 0
      #expect(
        told == random.steps(number), "seed \(seed), i\(number)\n\(random.text)\n\(sensitivity)")
    }
  }
}
