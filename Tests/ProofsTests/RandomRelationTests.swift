// RandomRelationTests.swift: random conditions that compare fields with each other, every order of the fields
// tried out: what is said to exclude, demand or waive does, and what does is said.

import TestSupport
import Testing
import Text

/// Three fields that reach far, compared with each other a step or two apart: whatever they can be, they can be
/// among few values, so that trying these is trying all.
private struct RandomRelations {
  struct Atom {
    var text: String
    var holds: @Sendable ([Int]) -> Bool
  }
  struct Condition {
    var atoms: [Atom]
    var isOr: Bool
    var exception: Atom?
    func holds(_ place: [Int]) -> Bool {
      isOr ? atoms.contains { $0.holds(place) } : atoms.allSatisfy { $0.holds(place) }
    }
    func isMet(_ place: [Int]) -> Bool { holds(place) || (exception?.holds(place) ?? false) }
    var text: String { atoms.map(\.text).joined(separator: isOr ? " atau " : " dan ") }
  }
  var conditions: [Condition] = []
  var isOfDays: Bool

  static let places: [[Int]] = (0...8).flatMap { a in
    (0...8).flatMap { b in (0...8).map { c in [a, b, c] } }
  }

  static func atom(_ isOfDays: Bool, _ random: inout SeededGenerator) -> Atom {
    let first = random.int(0...2)
    let second = (first + random.int(1...2)) % 3
    let step = random.int(0...2)
    let names = isOfDays ? ["mulai", "akhir", "lapor"] : ["satu", "dua", "tiga"]
    let unit = isOfDays ? " hari" : ""
    var right = names[second]
    if step > 0 { right += random.oneIn(2) ? " + \(step)\(unit)" : " - \(step)\(unit)" }
    let added = right.contains("-") ? -step : step
    switch random.int(0...5) {
    case 0: return Atom(text: "\(names[first]) < \(right)") { $0[first] < $0[second] + added }
    case 1: return Atom(text: "\(names[first]) <= \(right)") { $0[first] <= $0[second] + added }
    case 2: return Atom(text: "\(names[first]) > \(right)") { $0[first] > $0[second] + added }
    case 3: return Atom(text: "\(names[first]) = \(right)") { $0[first] == $0[second] + added }
    case 4: return Atom(text: "\(names[first]) bukan \(right)") { $0[first] != $0[second] + added }
    default: return Atom(text: "\(names[first]) >= \(right)") { $0[first] >= $0[second] + added }
    }
  }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    isOfDays = random.oneIn(2)
    for _ in 0..<random.int(1...3) {
      let atoms = (0..<random.int(1...2)).map { _ in Self.atom(isOfDays, &random) }
      var condition = Condition(atoms: atoms, isOr: random.oneIn(2))
      if random.oneIn(4) { condition.exception = Self.atom(isOfDays, &random) }
      conditions.append(condition)
    }
  }

  var text: String {
    var text = """
      aturan Kota "Kota"
          berlaku sejak 1 Januari 2026
      data Pegawai
          nip   teks kunci
          satu  bulat 0 .. 100000
          dua   bulat 0 .. 100000
          tiga  bulat 0 .. 100000
          mulai tanggal
          akhir tanggal
          lapor tanggal
      promosi naik "Naik"
          calon semua

      """
    for (number, condition) in conditions.enumerated() {
      text += "    syarat s\(number) \"Syarat\"\n        \(condition.text)\n"
      if let exception = condition.exception {
        text += "        kecuali k\(number) \"K\" jika \(exception.text)\n"
      }
    }
    return text
  }

  var isImpossible: Bool {
    !Self.places.contains { place in conditions.allSatisfy { $0.isMet(place) } }
  }

  func isNever(_ condition: Condition) -> Bool { !Self.places.contains(where: condition.holds) }
  func isAlways(_ condition: Condition) -> Bool { Self.places.allSatisfy(condition.holds) }

  func implies(_ a: Condition, _ b: Condition) -> Bool {
    Self.places.allSatisfy { !a.isMet($0) || b.isMet($0) }
  }

  /// Of a condition of two parts: what must be said of them.
  func expected(_ condition: Condition) -> String? {
    guard condition.atoms.count == 2 else { return nil }
    let (a, b) = (condition.atoms[0], condition.atoms[1])
    if condition.isOr ? isAlways(condition) : isNever(condition) { return "A0804" }
    let isIdle = { (x: Atom, y: Atom) in Self.places.allSatisfy { !x.holds($0) || y.holds($0) } }
    return isIdle(a, b) || isIdle(b, a) ? "A0805" : nil
  }
}

@Suite struct RandomRelationTests {
  @Test(arguments: Array(UInt64(1)...UInt64(6)))
  func proofsAgreeWithTryingEveryOrder(_ block: UInt64) {
    for seed in (block * 3_000)..<(block * 3_000 + 30) {
      let random = RandomRelations(seed: seed)
      let rules = RuleText(random.text)
      let context: Comment = "seed \(seed)\n\(random.text)\n\(rules.text)"
      #expect(rules.errors == "", context)
      let isImpossible = !Set(rules.codes).isDisjoint(with: ["A0806", "A0807"])
      #expect(isImpossible == random.isImpossible, context)
      for (number, condition) in random.conditions.enumerated() {
        let start = "        \(condition.text)\n"
        guard let place = random.text.firstRange(of: start) else { continue }
        let low = random.text[..<place.lowerBound].utf8.count
        let told = rules.proved.filter {
          ["A0804", "A0805"].contains($0.code) && $0.primary.start >= low
            && $0.primary.start < low + start.utf8.count
        }.map(\.code)
        // The same text twice is found at its first place only.
        if random.conditions[..<number].contains(where: { $0.text == condition.text }) { continue }
        #expect(told.first == random.expected(condition), context)
      }
      if random.isImpossible { continue }
      for message in rules.proved where message.code == "A0808" {
        let numbers = message.words.indonesian.matches(of: #/`s(\d)`/#).compactMap { Int($0.1) }
        #expect(
          numbers.count == 2
            && random.implies(random.conditions[numbers[1]], random.conditions[numbers[0]]),
          context)
      }
      for (number, condition) in random.conditions.enumerated() {
        guard let exception = condition.exception else { continue }
        let isIdle = !RandomRelations.places.contains {
          exception.holds($0) && !condition.holds($0)
        }
        let isTold = rules.proved.contains {
          $0.code == "A0809" && $0.words.indonesian.contains("`k\(number)`")
        }
        #expect(isTold == isIdle, context)
      }
    }
  }
}
