// RandomConditionTests.swift: random small promotions, every candidate tried out: what is said to be
// impossible or implied is, and what is so is said.

import TestSupport
import Testing
import Text

struct RandomPromotion {
  struct Atom {
    var text: String
    var holds: @Sendable ([Int]) -> Bool
  }
  struct Condition {
    var atoms: [Atom]
    var isOr: Bool
    func holds(_ place: [Int]) -> Bool {
      isOr ? atoms.contains { $0.holds(place) } : atoms.allSatisfy { $0.holds(place) }
    }
    var text: String { atoms.map(\.text).joined(separator: isOr ? " atau " : " dan ") }
  }
  var conditions: [Condition] = []

  static func atom(_ random: inout SeededGenerator) -> Atom {
    switch random.int(0...8) {
    case 0: return Atom(text: "bersertifikat") { $0[1] == 1 }
    case 1: return Atom(text: "tidak bersertifikat") { $0[1] == 0 }
    case 2:
      let a = random.int(0...2)
      return Atom(text: "jenjang >= \(SmallWorld.levels[a])") { $0[2] >= a }
    case 3:
      let a = random.int(0...2)
      return Atom(text: "jenjang adalah \(SmallWorld.levels[a])") { $0[2] == a }
    case 4:
      let a = random.int(0...1)
      return Atom(text: "jenjang termasuk (\(SmallWorld.levels[a]), tinggi)") {
        $0[2] == a || $0[2] == 2
      }
    case 5:
      let a = random.int(0...6)
      return Atom(text: "nilai bukan \(a)") { $0[0] != a }
    case 6:
      let a = random.int(0...5)
      return Atom(text: "2 * nilai > \(2 * a + 1)") { 2 * $0[0] > 2 * a + 1 }
    case 7:
      let a = random.int(0...6)
      return Atom(text: "nilai < \(a)") { $0[0] < a }
    default:
      let a = random.int(0...6)
      return Atom(text: "nilai >= \(a)") { $0[0] >= a }
    }
  }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<random.int(2...4) {
      let atoms = (0..<random.int(1...3)).map { _ in Self.atom(&random) }
      conditions.append(Condition(atoms: atoms, isOr: random.oneIn(2)))
    }
  }

  var text: String {
    var text =
      SmallWorld.rules + """
        promosi naik "Naik"
            calon semua

        """
    for (number, condition) in conditions.enumerated() {
      text += "    syarat s\(number) \"Syarat \(number)\"\n        \(condition.text)\n"
    }
    return text
  }

  var isImpossible: Bool {
    !SmallWorld.places.contains { place in conditions.allSatisfy { $0.holds(place) } }
  }

  func implies(_ a: Int, _ b: Int) -> Bool {
    SmallWorld.places.allSatisfy { !conditions[a].holds($0) || conditions[b].holds($0) }
  }

  func isAlways(_ a: Int) -> Bool { SmallWorld.places.allSatisfy(conditions[a].holds) }

  /// Whether one condition demands another that is no matter of course.
  var hasImplication: Bool {
    conditions.indices.contains { a in
      conditions.indices.contains { b in
        a != b && implies(a, b) && !isAlways(b) && sharesFields(a, b)
      }
    }
  }

  private func sharesFields(_ a: Int, _ b: Int) -> Bool {
    ["nilai", "bersertifikat", "jenjang"].contains { field in
      conditions[a].text.contains(field) && conditions[b].text.contains(field)
    }
  }
}

@Suite struct RandomConditionTests {
  @Test(arguments: Array(UInt64(1)...UInt64(12)))
  func proofsAgreeWithTryingEverybody(_ block: UInt64) {
    for seed in (block * 1_000)..<(block * 1_000 + 40) {
      let promotion = RandomPromotion(seed: seed)
      let rules = RuleText(promotion.text)
      #expect(rules.errors == "", "seed \(seed)")
      let context: Comment = "seed \(seed)\n\(promotion.text)\n\(rules.text)"
      let isImpossible = !Set(rules.codes).isDisjoint(with: ["A0806", "A0807"])
      #expect(isImpossible == promotion.isImpossible, context)
      if promotion.isImpossible { continue }
      let implied = rules.proved.filter { $0.code == "A0808" }
      #expect(!implied.isEmpty == promotion.hasImplication, context)
      for message in implied {
        let names = message.words.indonesian.matches(of: #/`s(\d)`/#).compactMap { Int($0.1) }
        #expect(names.count == 2 && promotion.implies(names[1], names[0]), context)
      }
      for (number, condition) in promotion.conditions.enumerated() where condition.atoms.count == 1
      {
        let line = "        \(condition.text)"
        let isConstant =
          promotion.isAlways(number) || !SmallWorld.places.contains(where: condition.holds)
        let isTold = rules.proved.contains { message in
          ["A0801", "A0802", "A0803"].contains(message.code)
            && rules.files[0].text(message.primary) == condition.text
        }
        // The same text may stand twice: told at either place.
        #expect(isTold == isConstant, "\(line)\n\(context)")
      }
    }
  }
}
