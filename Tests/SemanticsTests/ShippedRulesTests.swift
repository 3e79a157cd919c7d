// ShippedRulesTests.swift: the city's rules through the checker: in order as they are, in any order of
// files, and no longer when one letter of a name is wrong.

import Semantics
import Syntax
import TestSupport
import Testing
import Text
import Values

@Suite struct ShippedRulesTests {
  @Test func areInOrder() {
    #expect(CheckedText(Shipped.rules).checked.diagnostics.map(\.words.indonesian) == [])
  }

  @Test func meanTheSameInAnyOrderOfFiles() {
    let straight = CheckedText(Shipped.rules).checked
    var random = SeededGenerator(seed: 7)
    for _ in 0..<4 {
      let order = Array(Shipped.rules.indices).shuffled(using: &random)
      let shuffled = CheckedText(Shipped.rules, order: order).checked
      #expect(shuffled.diagnostics == straight.diagnostics)
      #expect(summary(shuffled.policy) == summary(straight.policy))
    }
  }

  /// The names of all rules of all sets.
  private func summary(_ policy: Policy) -> [String] {
    policy.sets.flatMap { set -> [String] in
      let values =
        set.parameters.map(\.origin.name) + set.formulas.map(\.origin.name)
        + set.tables.map(\.origin.name) + set.groups.map(\.origin.name)
        + set.indicators.map(\.origin.name)
      let decisions =
        set.promotions.flatMap { promotion in
          [promotion.origin.name]
            + promotion.conditions.map { "\(promotion.origin.name).\($0.origin.name)" }
        } + set.trainings.map(\.origin.name) + set.placements.map(\.origin.name)
        + set.flags.map(\.origin.name)
      return (values + decisions).map { "\(set.name) \(set.validity.from.iso) \($0)" }.sorted()
    }
  }

  // MARK: slips of the hand

  /// A name as it stands in an expression of the shipped rules.
  private struct Use {
    var file: Int
    var start: Int
    var text: String
  }

  /// The names read in conditions and formulas: what follows `>=`, `dan`, `jika` and the like is left
  /// to the parser's own tests.
  private static let uses: [Use] = Shipped.rules.enumerated().flatMap { index, file -> [Use] in
    let parsed = parse(SourceFile(id: FileID(index), name: file.name, text: file.text))
    var uses: [Use] = []
    func visit(_ node: NodeID) {
      if parsed.tree.kind(node) == .path {
        let range = parsed.tree.range(node)
        let text = parsed.tree.file.text(range)
        if !text.contains("."), !text.contains("/"), text.utf8.count >= 5 {
          uses.append(Use(file: index, start: Int(range.start), text: text))
        }
      }
      for case .node(let child) in parsed.tree.childList(node) { visit(child) }
    }
    visit(parsed.tree.root)
    return uses
  }

  /// One letter left out, doubled or swapped with its neighbour.
  private static func slip(_ text: String, _ random: inout SeededGenerator) -> String {
    var letters = Array(text)
    let at = Int.random(in: 1..<(letters.count - 1), using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: letters.remove(at: at)
    case 1: letters.insert(letters[at], at: at)
    default: letters.swapAt(at, at + 1)
    }
    return String(letters)
  }

  @Test func aSlipInANameIsAlwaysFoundAndNearlyAlwaysMended() throws {
    var random = SeededGenerator(seed: 11)
    let known = Set(Self.uses.map { $0.text.lowercased() })
    var tried = 0
    var silent: [String] = []
    var mended = 0
    while tried < 40 {
      let use = try #require(Self.uses.randomElement(using: &random))
      let slipped = Self.slip(use.text, &random)
      if slipped == use.text || known.contains(slipped.lowercased()) { continue }
      tried += 1
      var files = Shipped.rules
      var bytes = Array(files[use.file].text.utf8)
      bytes.replaceSubrange(
        use.start..<(use.start + use.text.utf8.count), with: Array(slipped.utf8))
      files[use.file].text = String(decoding: bytes, as: UTF8.self)
      let said = CheckedText(files).checked.diagnostics.filter { $0.severity == .error }
      let place = "\(files[use.file].name): \(use.text) as \(slipped)"
      if said.isEmpty { silent.append(place) }
      let isMended = said.contains { message in
        message.help.map { $0.indonesian.contains("`\(use.text)`") } ?? false
      }
      if isMended { mended += 1 }
    }
    #expect(silent == [])
    #expect(
      mended * 100 >= tried * 95, "only \(mended) of \(tried) slips have the right suggestion")
  }
}
