// GoldenTests.swift: the golden helper itself: reading, and rewriting one section in place.

import TestSupport
import Testing

@Suite struct GoldenTests {
  static let text = """
    # One
    Why.
    ```aturan kota.aturan
    # not a heading
    aturan X "X"
    ```
    ## B
    ```text
    old
    ```

    # Two
    ## A
    plain
    text

    """

  @Test func readsCasesBlocksAndSections() {
    let file = GoldenFile(path: "x.md", text: Self.text)
    #expect(file.name == "x")
    #expect(file.cases.map(\.title) == ["One", "Two"])
    #expect(file.cases[0].input("aturan") == "# not a heading\naturan X \"X\"\n")
    #expect(file.cases[0].input("kota.aturan") == file.cases[0].input("aturan"))
    #expect(file.cases[0].section("B") == "old")
    #expect(file.cases[1].section("A") == "plain\ntext")
  }

  @Test func rewritesOneSectionAndNothingElse() throws {
    let file = GoldenFile(path: "x.md", text: Self.text)
    let changed = try #require(file.replacing(section: "B", ofCase: "One", with: "new\n```\nx"))
    #expect(
      changed
        == Self.text.replacing("```text\nold\n```", with: "````text\nnew\n```\nx\n````"))
    let again = GoldenFile(path: "x.md", text: changed)
    #expect(again.cases[0].section("B") == "new\n```\nx")
    #expect(again.replacing(section: "B", ofCase: "One", with: "new\n```\nx") == changed)
    #expect(again.replacing(section: "B", ofCase: "Nowhere", with: "") == nil)
  }

  @Test func addsSectionsInTheOrderOfTheirNames() throws {
    let file = GoldenFile(path: "x.md", text: Self.text)
    let first = try #require(file.replacing(section: "A", ofCase: "One", with: "a"))
    let second = GoldenFile(path: "x.md", text: first)
    let third = try #require(second.replacing(section: "C", ofCase: "One", with: "c"))
    let all = GoldenFile(path: "x.md", text: third)
    #expect(all.cases.map { $0.sections.map(\.name) } == [["A", "B", "C"], ["A"]])
    #expect(all.cases[0].sections.map(\.text) == ["a", "old", "c"])
    let last = try #require(all.replacing(section: "B", ofCase: "Two", with: "z"))
    #expect(last.hasSuffix("plain\ntext\n\n## B\n```text\nz\n```\n"))
    for section in ["A", "B", "C"] {
      let text = try #require(all.cases[0].section(section))
      #expect(all.replacing(section: section, ofCase: "One", with: text) == third)
    }
  }

  @Test func showsOnlyWhatDiffers() {
    #expect(LineDiff.text("a\nb\nc\nd\ne", "a\nb\nX\nd\ne") == "  a\n  b\n- c\n+ X\n  d\n  e")
  }

  @Test func markersLeaveTheText() {
    let source = MarkedSource("é1️⃣bobot2️⃣ x")
    #expect(source.text == "ébobot x")
    #expect(source.offsets == [1: 2, 2: 7])
  }
}
