// RandomLossTests.swift: random promotions over what is measured, every pair of candidates tried out: where a
// better one can lose a promotion it is said, with two records that show it on the machine.

import TestSupport
import Testing
import Text

private struct RandomLosses {
  struct Atom {
    var text: String
    /// Whether it asks for less.
    var isUpper = false
    /// By what is measured, in tenths of a poin, and whether there is a certificate.
    var holds: @Sendable (Int, Bool) -> Bool
  }
  var conditions: [(atoms: [Atom], isOr: Bool, exception: Atom?)] = []
  /// What is read: what was measured, a score, a group, a field that rules elsewhere ask much of, a yearly
  /// predikat.
  var kind: Int
  var isLessBetter: Bool

  static func atom(_ kind: Int, _ random: inout SeededGenerator) -> Atom {
    if random.oneIn(3) {
      return random.oneIn(2)
        ? Atom(text: "bersertifikat") { $1 } : Atom(text: "tidak bersertifikat") { !$1 }
    }
    let step = random.int(1...3)
    let limit = [2, 4, 6][step - 1] * 10
    let name =
      ["layanan", "capaian layanan", "hasil", "potensi", "semua riwayat 2 tahun terakhir"][kind]
    let value =
      switch kind {
      case 0, 3: "\(limit / 10) poin"
      case 4: ["cukup", "baik", "sangat_baik"][step - 1]
      default: "\(limit / 10 * 10)%"
      }
    switch random.int(0...3) {
    case 0: return Atom(text: "\(name) < \(value)", isUpper: true) { value, _ in value < limit }
    case 1: return Atom(text: "\(name) <= \(value)", isUpper: true) { value, _ in value <= limit }
    case 2: return Atom(text: "\(name) > \(value)") { value, _ in value > limit }
    default: return Atom(text: "\(name) >= \(value)") { value, _ in value >= limit }
    }
  }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    kind = random.int(0...4)
    isLessBetter = kind == 0 && random.oneIn(3)
    for _ in 0..<random.int(1...3) {
      let atoms = (0..<random.int(1...2)).map { _ in Self.atom(kind, &random) }
      let exception = random.oneIn(3) ? Self.atom(kind, &random) : nil
      conditions.append((atoms, random.oneIn(2), exception))
    }
  }

  /// What there can be, in the order of what is measured.
  var values: [Int] {
    switch kind {
    case 4: [0, 20, 40, 60]
    default: Array(stride(from: 0, through: 100, by: 5))
    }
  }

  private func isMet(_ number: Int, _ value: Int, _ truth: Bool) -> Bool {
    let condition = conditions[number]
    let truths = condition.atoms.map { $0.holds(value, truth) }
    let holds = condition.isOr ? truths.contains(true) : !truths.contains(false)
    return holds || (condition.exception?.holds(value, truth) ?? false)
  }

  private func canLose(_ numbers: [Int]) -> Bool {
    func isEligible(_ value: Int, _ truth: Bool) -> Bool {
      numbers.allSatisfy { isMet($0, value, truth) }
    }
    return [false, true].contains { truth in
      values.contains { low in
        values.contains { high in
          let isBetter = isLessBetter ? high < low : low < high
          return isBetter && isEligible(low, truth) && !isEligible(high, truth)
        }
      }
    }
  }

  /// Whether the better one can lose for a condition that asks for too little, not for an exception made for
  /// the other.
  var canLose: Bool {
    let suspects = conditions.indices.filter { number in
      conditions[number].atoms.contains {
        $0.text.contains("sertifikat") ? false : $0.isUpper != isLessBetter
      }
    }
    return canLose(Array(conditions.indices)) && suspects.contains { canLose([$0]) }
  }

  var text: String {
    var text = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      skala Predikat kurang < cukup < baik < sangat_baik
      pilihan Sumber atasan
      data Pegawai
          nip           teks kunci
          bersertifikat ya/tidak
          potensi       angka poin 0 .. 10
          riwayat       riwayat tahunan Predikat
      kelompok hasil "Hasil"
      indikator layanan "Layanan"
          kelompok hasil
          bobot 100%
          satuan poin
          target \(isLessBetter ? "paling banyak" : "paling sedikit") 10
          batas 0% .. 100%
      tabel predikat "Predikat"
          | hasil        || predikat Predikat |
          | < 20%        || kurang      |
          | 20% .. < 40% || cukup       |
          | 40% .. < 60% || baik        |
          | >= 60%       || sangat_baik |
      penempatan ahli "Ahli"
          sesuai jika potensi >= 5 poin
      penempatan utama "Utama"
          sesuai jika potensi > 6 poin
      penempatan madya "Madya"
          sesuai jika potensi >= 7 poin
      penempatan muda "Muda"
          sesuai jika potensi >= 3 poin
      promosi naik "Naik"
          calon semua

      """
    for (number, condition) in conditions.enumerated() {
      let joined = condition.atoms.map(\.text).joined(
        separator: condition.isOr ? " atau " : " dan ")
      text += "    syarat s\(number) \"Syarat\"\n        \(joined)\n"
      if let exception = condition.exception {
        text += "        kecuali k\(number) \"K\" jika \(exception.text)\n"
      }
    }
    return text
  }
}

@Suite struct RandomLossTests {
  @Test(arguments: Array(UInt64(1)...UInt64(6)))
  func proofsAgreeWithTryingEveryPair(_ block: UInt64) {
    for seed in (block * 7_000)..<(block * 7_000 + 30) {
      let random = RandomLosses(seed: seed)
      let rules = RuleText(random.text)
      let context: Comment = "seed \(seed)\n\(random.text)\n\(rules.text)"
      #expect(rules.errors == "", context)
      let told = rules.proved.filter { $0.code == "A0907" }
      #expect(!told.isEmpty == random.canLose, context)
      for message in told {
        let test = RuleText.offered(message) ?? ""
        #expect(rules.faults(ofPasted: test) == "", context)
      }
    }
  }
}
