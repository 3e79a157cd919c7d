// RandomInheritanceTests.swift: random promotions of a city that dinas change, with exceptions and a
// parameter that changes on a day: every candidate of every dinas and stretch of time tried out.

import Semantics
import Syntax
import TestSupport
import Testing
import Text

@testable import Proofs

/// What holds in the city or in one dinas.
private struct Rules {
  struct Condition {
    var name: String
    var text: String
    /// By the record, and by the value of the parameter.
    var holds: @Sendable ([Int], Int) -> Bool
    var exception: RandomPromotion.Atom?
    func isMet(_ place: [Int], _ limit: Int) -> Bool {
      holds(place, limit) || (exception?.holds(place) ?? false)
    }
    var lines: String {
      "syarat \(name) \"\(name)\"\n            \(text)\n"
        + (exception.map { "            kecuali k_\(name) \"K\" jika \($0.text)\n" } ?? "")
    }
  }
  var conditions: [Condition]
  /// Of the parameter: before and from the day on which it changes.
  var limits: [Int]

  func isImpossible(_ stretch: Int) -> Bool {
    !SmallWorld.places.contains { place in
      conditions.allSatisfy { $0.isMet(place, limits[stretch]) }
    }
  }

  /// An exception that no record needs, on any day.
  func hasIdleException(_ at: Int) -> Bool {
    guard let exception = conditions[at].exception else { return false }
    return !SmallWorld.places.contains { place in
      limits.contains { exception.holds(place) && !conditions[at].holds(place, $0) }
    }
  }
}

private struct RandomCity {
  var city: Rules
  var agencies: [Rules] = []
  var text = ""

  private static func condition(_ name: String, _ random: inout SeededGenerator)
    -> Rules.Condition
  {
    let exception = random.oneIn(3) ? RandomPromotion.atom(&random) : nil
    if random.oneIn(3) {
      return Rules.Condition(
        name: name, text: "nilai >= batas", holds: { $0[0] >= $1 }, exception: exception)
    }
    if random.oneIn(3) {
      return Rules.Condition(
        name: name, text: "nilai < batas", holds: { $0[0] < $1 }, exception: exception)
    }
    let atoms = [RandomPromotion.atom(&random), RandomPromotion.atom(&random)]
    let isOr = random.oneIn(2)
    return Rules.Condition(
      name: name, text: atoms.map(\.text).joined(separator: isOr ? " atau " : " dan "),
      holds: { place, _ in
        isOr ? atoms.contains { $0.holds(place) } : atoms.allSatisfy { $0.holds(place) }
      }, exception: exception)
  }

  private static func limits(_ random: inout SeededGenerator) -> [Int] {
    [random.int(0...6), random.int(0...7)]
  }

  private static func parameter(_ limits: [Int], _ prefix: String = "") -> String {
    """
    \(prefix)parameter batas "Batas" bulat
        sejak 1 Januari 2026: \(limits[0])
        sejak 1 Juli 2027: \(limits[1])

    """
  }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let conditions = (0..<random.int(1...3)).map { Self.condition("s\($0)", &random) }
    city = Rules(conditions: conditions, limits: Self.limits(&random))
    var files = SmallWorld.rules.replacing(
      "skala Jenjang", with: "pilihan Dinas A, B\nskala Jenjang"
    ).replacing("nip           teks kunci", with: "nip teks kunci\n    dinas Dinas wajib")
    files += Self.parameter(city.limits) + "\npromosi naik \"Naik\"\n    calon semua\n"
    for condition in conditions { files += "    \(condition.lines)" }
    text = files
    for name in ["A", "B"] {
      var rules = city
      var own =
        "aturan \(name) \"\(name)\"\n    mengikuti Kota\n    berlaku sejak 1 Januari 2026\n\n"
      if random.oneIn(3) {
        rules.limits = Self.limits(&random)
        own += Self.parameter(rules.limits, "ganti ") + "\n"
      }
      switch random.int(0...3) {
      case 0:
        let new = Self.condition("tambahan", &random)
        rules.conditions.append(new)
        own += "ubah promosi naik\n    tambah \(new.lines)"
      case 1:
        let new = Self.condition("s0", &random)
        rules.conditions[0] = new
        own += "ubah promosi naik\n    ganti \(new.lines)"
      case 2 where rules.conditions.count > 1:
        rules.conditions.removeLast()
        own += "ubah promosi naik\n    tanpa syarat s\(rules.conditions.count)\n"
      default: break
      }
      agencies.append(rules)
      text += "\u{0}" + own
    }
  }
}

@Suite struct RandomInheritanceTests {
  @Test(arguments: Array(UInt64(1)...UInt64(8)))
  func proofsAgreeWithTryingEverybodyInEveryDinas(_ block: UInt64) {
    for seed in (block * 5_000)..<(block * 5_000 + 40) {
      let random = RandomCity(seed: seed)
      let texts = random.text.split(separator: "\u{0}").enumerated().map {
        (name: "\($0.offset).aturan", text: String($0.element))
      }
      let rules = RuleText(texts)
      let context: Comment = "seed \(seed)\n\(random.text)\n\(rules.text)"
      #expect(rules.errors == "", context)
      let all = [random.city] + random.agencies
      let isImpossible = all.contains { rules in (0...1).contains { rules.isImpossible($0) } }
      let isTold = !Set(rules.codes).isDisjoint(with: ["A0806", "A0807"])
      #expect(isTold == isImpossible, context)
      // What is said of an exception is so in every set that has it.
      for message in rules.proved where message.code == "A0809" {
        let file = Int(message.primary.file.index)
        let name = rules.files[file].text(message.primary).replacing("k_", with: "")
        let sets = file == 0 ? all : [random.agencies[file - 1]]
        #expect(
          sets.contains { set in
            set.conditions.indices.contains { at in
              set.conditions[at].name == name
                && (set.hasIdleException(at) || isIdleAmongOthers(set, at))
            }
          }, context)
      }
      let whole = check(rules.files.map { parse($0) }, takesOver: false)
      #expect(prove(whole.policy).map(\.code) == rules.codes, context)
    }
  }

  /// An exception also is idle where another condition always fails with it.
  private func isIdleAmongOthers(_ rules: Rules, _ at: Int) -> Bool {
    !SmallWorld.places.contains { place in
      rules.limits.contains { limit in
        (rules.conditions[at].exception?.holds(place) ?? false)
          && !rules.conditions[at].holds(place, limit)
      }
    }
  }
}
