// RandomTableTests.swift: random small tables, every combination of their inputs tried out: holes,
// contradictions and idle rows are found exactly where there are some.

import TestSupport
import Testing
import Text

/// A table of three inputs small enough to try everything.
private struct RandomTable {
  /// The values a cell names, and how it is written; nil: `-`.
  struct Cell {
    var values: Set<Int>?
    var text: String
  }
  struct Row {
    var cells: [Cell]
    var output: Int
  }
  var rows: [Row] = []
  var policy: String

  static let heads = ["nilai", "bersertifikat", "jenjang"]

  static func cell(_ column: Int, _ random: inout SeededGenerator) -> Cell {
    if random.oneIn(4) { return Cell(values: nil, text: "-") }
    switch column {
    case 0:
      let a = random.int(0...6)
      switch random.int(0...5) {
      case 0: return Cell(values: [a], text: "\(a)")
      case 1: return Cell(values: Set((0...6).filter { $0 < a }), text: "< \(a)")
      case 2: return Cell(values: Set((0...6).filter { $0 >= a }), text: ">= \(a)")
      case 3: return Cell(values: Set((0...6).filter { $0 != a }), text: "bukan \(a)")
      default:
        let b = random.int(a...6)
        return random.oneIn(2)
          ? Cell(values: Set(a...b), text: "\(a) .. \(b)")
          : Cell(values: Set((a...b).filter { $0 > a }), text: "> \(a) .. \(b)")
      }
    case 1:
      let truth = random.int(0...1)
      return Cell(values: [truth], text: truth == 1 ? "ya" : "tidak")
    default:
      let a = random.int(0...2)
      switch random.int(0...2) {
      case 0: return Cell(values: [a], text: SmallWorld.levels[a])
      case 1:
        return Cell(values: Set((0...2).filter { $0 <= a }), text: "<= \(SmallWorld.levels[a])")
      default:
        let b = random.int(0...2)
        return Cell(
          values: [a, b],
          text: a == b ? SmallWorld.levels[a] : "\(SmallWorld.levels[a]), \(SmallWorld.levels[b])")
      }
    }
  }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    policy = random.oneIn(2) ? "" : " pertama"
    // Rows that together cover much, or few that cover little.
    for _ in 0..<random.int(1...9) {
      let cells = (0..<3).map { Self.cell($0, &random) }
      rows.append(Row(cells: cells, output: random.int(1...2)))
    }
    if random.oneIn(3) {
      let all = (0..<3).map { _ in Cell(values: nil, text: "-") }
      rows.append(Row(cells: all, output: random.int(1...2)))
    }
  }

  var text: String {
    var text =
      SmallWorld.rules + """
        tabel hasil "Hasil"\(policy)
            | nilai | bersertifikat | jenjang || hasil |

        """
    for row in rows {
      text += "    | \(row.cells.map(\.text).joined(separator: " | ")) || \(row.output) |\n"
    }
    return text
  }

  // MARK: trying out

  func matches(_ row: Int, _ place: [Int]) -> Bool {
    zip(rows[row].cells, place).allSatisfy { cell, value in
      cell.values?.contains(value) ?? true
    }
  }

  func matching(_ place: [Int]) -> [Int] { rows.indices.filter { matches($0, place) } }

  var hasGap: Bool { SmallWorld.places.contains { matching($0).isEmpty } }

  var hasContradiction: Bool {
    policy.isEmpty
      && SmallWorld.places.contains { Set(matching($0).map { rows[$0].output }).count > 1 }
  }

  /// Rows that are never the first to match; of other tables, that never match.
  var idle: [Int] {
    rows.indices.filter { row in
      !SmallWorld.places.contains { place in
        policy.isEmpty ? matches(row, place) : matching(place).first == row
      }
    }
  }

  func isIdle(column: Int) -> Bool {
    func output(_ place: [Int]) -> Int? { matching(place).first.map { rows[$0].output } }
    return SmallWorld.places.allSatisfy { place in
      SmallWorld.domains[column].allSatisfy { value in
        var other = place
        other[column] = value
        return output(other) == output(place)
      }
    }
  }

  /// The place a message shows: its `dengan` lines; what they leave out may be anything.
  static func shown(_ help: String) -> [[Int]] {
    var places = SmallWorld.places
    for line in help.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 4, words[0] == "dengan", let column = heads.firstIndex(of: words[1])
      else { continue }
      let value =
        switch column {
        case 0: Int(words[3])
        case 1: words[3] == "ya" ? 1 : 0
        default: SmallWorld.levels.firstIndex(of: words[3])
        }
      places = places.filter { $0[column] == value }
    }
    return places
  }
}

@Suite struct RandomTableTests {
  @Test(arguments: Array(UInt64(1)...UInt64(12)))
  func proofsAgreeWithTryingEverything(_ block: UInt64) {
    for seed in (block * 1_000)..<(block * 1_000 + 40) {
      let table = RandomTable(seed: seed)
      let rules = RuleText(table.text)
      #expect(rules.errors == "", "seed \(seed)")
      let gaps = rules.proved.filter { ["A0751", "A0752"].contains($0.code) }
      let clashes = rules.proved.filter { $0.code == "A0753" }
      #expect(!gaps.isEmpty == table.hasGap, "seed \(seed)\n\(table.text)\n\(rules.text)")
      #expect(
        !clashes.isEmpty == table.hasContradiction, "seed \(seed)\n\(table.text)\n\(rules.text)")
      for gap in gaps {
        let places = RandomTable.shown(gap.help?.indonesian ?? "")
        #expect(!places.isEmpty, "seed \(seed)\n\(rules.text)")
        #expect(
          places.allSatisfy { table.matching($0).isEmpty },
          "seed \(seed)\n\(table.text)\n\(rules.text)")
      }
      for clash in clashes {
        let places = RandomTable.shown(clash.help?.indonesian ?? "")
        #expect(!places.isEmpty, "seed \(seed)\n\(rules.text)")
        #expect(
          places.allSatisfy {
            Set(table.matching($0).map { table.rows[$0].output }).count > 1
          },
          "seed \(seed)\n\(table.text)\n\(rules.text)")
      }
      // The machine agrees: no row there, or two that disagree.
      for message in gaps + clashes where seed.isMultiple(of: 3) {
        let test = RuleText.offered(message) ?? ""
        #expect(rules.faults(ofPasted: test) == "", "seed \(seed)\n\(table.text)\n\(rules.text)")
      }
      let idle = rules.proved.filter { ["A0754", "A0755"].contains($0.code) }
      #expect(idle.count == table.idle.count, "seed \(seed)\n\(table.text)\n\(rules.text)")
      for message in rules.proved where message.code == "A0756" {
        let column = RandomTable.heads.firstIndex { message.words.indonesian.contains("`\($0)`") }
        #expect(
          table.isIdle(column: column ?? 0), "seed \(seed)\n\(table.text)\n\(rules.text)")
      }
      if policyIsExact(table), gaps.isEmpty, clashes.isEmpty, table.rows.count > 1 {
        let idleColumns = (0..<3).count { table.isIdle(column: $0) }
        #expect(
          rules.codes.count { $0 == "A0756" } == idleColumns,
          "seed \(seed)\n\(table.text)\n\(rules.text)")
      }
    }
  }

  private func policyIsExact(_ table: RandomTable) -> Bool { table.policy.isEmpty }

  /// Eight columns and five hundred rows, without and with one row changed.
  @Test func largeTablesAreProvedToo() {
    func text(_ change: Int?) -> String {
      var text = """
        aturan Kota "Kota"
            berlaku sejak 1 Januari 2026
        data Pegawai
            nip teks kunci

        """
      for column in 1...8 { text += "    k\(column) bulat 0 .. 99\n" }
      text += "tabel besar \"Besar\"\n    | "
      text += (1...8).map { "k\($0)" }.joined(separator: " | ") + " || besar |\n"
      var rows: [[String]] = [[]]
      for column in 0..<8 {
        // 4 * 4 * 2 * 2 * 2 * 2 * 2 * 1 = 512
        let parts = column < 2 ? 4 : column < 7 ? 2 : 1
        rows = rows.flatMap { row in
          (0..<parts).map { part in
            let (low, high) = (part * 100 / parts, (part + 1) * 100 / parts - 1)
            return row + [parts == 1 ? ">= 0" : "\(low) .. \(high)"]
          }
        }
      }
      for (number, row) in rows.enumerated() {
        var cells = row
        if number == change { cells[3] = cells[3].replacing("0 ..", with: "1 ..") }
        text += "    | \(cells.joined(separator: " | ")) || \(number) |\n"
      }
      return text
    }
    #expect(RuleText(text(nil)).codes == ["A0756"], "only the last column decides nothing")
    let changed = RuleText(text(300))
    #expect(changed.codes == ["A0751"])
    #expect(changed.proved.first?.help?.indonesian.contains("dengan k4 = ") == true)
  }
}
