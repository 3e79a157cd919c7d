// KeyTests.swift: of many records with keys of every kind, each that was there before is found, with the
// line of the first, and no other.

import Program
import Records
import TestSupport
import Testing
import Text

@Suite struct KeyTests {
  /// Keys that differ in one place, so that no part of a key may be lost on the way.
  @Test func everyDigitCounts() {
    for base in ["196811221992061000", "209912312099129999", "190001011900010000"] {
      var keys = [base]
      for place in base.indices {
        for digit in "0123456789" where digit != base[place] {
          var key = base
          key.replaceSubrange(place...place, with: [digit])
          // What ends in zeros looks damaged, but not between quotation marks.
          keys.append(key)
        }
      }
      #expect(repeated(keys).isEmpty)
      #expect(repeated(keys + keys).count == keys.count)
    }
  }

  @Test func keysOfEveryKind() {
    var dice = Dice(5)
    for _ in 0..<3 {
      let keys = (0..<6000).map { _ in key(&dice) }
      var first: [String: Int] = [:]
      var expected: [String] = []
      for (index, key) in keys.enumerated() {
        if let line = first[key] {
          expected.append("\(line)")
        } else {
          first[key] = 2 + 3 * index
        }
      }
      let found = repeated(keys)
      #expect(found.count > 100)
      #expect(found == expected)
    }
  }

  /// Few of each kind, so that some come again.
  private func key(_ dice: inout Dice) -> String {
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: count - text.count) + text
    }
    let year = 1960 + dice.roll(40)
    let month = 1 + dice.roll(14)
    let day = dice.roll(33)
    switch dice.roll(5) {
    case 0, 1, 2:
      let begun = digits(1985 + dice.roll(3), 4) + digits(dice.roll(13), 2)
      return digits(year, 4) + digits(month, 2) + digits(day, 2) + begun
        + digits(1001 + dice.roll(2), 4)
    case 3: return digits(dice.roll(4000), 1 + dice.roll(14) + 4)
    default: return "HONORER-\(dice.roll(3000))"
    }
  }

  /// The lines that messages name as those of the first, in the order of the repeated records.
  private func repeated(_ keys: [String]) -> [String] {
    let text = keys.map { "---\nnip: \"\($0)\"\ndinas: Kesehatan\n" }.joined()
    let reading = read(Array(text.utf8))
    #expect(reading.count + reading.leftOut == keys.count)
    #expect(reading.messages.allSatisfy { $0.diagnostic.code == "R0206" })
    return reading.messages.map {
      $0.diagnostic.words.english.split(separator: " ").last.map(String.init) ?? ""
    }
  }
}
