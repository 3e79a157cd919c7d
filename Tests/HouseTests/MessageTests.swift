// MessageTests.swift: every message has one code, once, and a page that shows how it comes about.
// Codes are read from the source text: the literals of the `code` switches.

import TestSupport
import Testing

@Suite struct MessageTests {
  private struct Code: Hashable {
    var code: String
    var place: String
  }

  private static let codes: [Code] = House.sources.flatMap(codes)

  /// The literals like `"A0312"` inside `var code: String { ... }`.
  private static func codes(of file: HouseFile) -> [Code] {
    var codes: [Code] = []
    var level = 0
    // The level of braces at which the property stands whose body is being read.
    var outside: Int?
    var isInside = false
    for (number, (line, code)) in zip(file.lines, file.code).enumerated() {
      if outside == nil, code.contains(#/\bvar code: String\s*\{/#) { outside = level }
      guard let bottom = outside else {
        level += code.count { $0 == "{" } - code.count { $0 == "}" }
        continue
      }
      for match in line.matches(of: #/"([ARPC]\d{4})"/#) {
        codes.append(Code(code: String(match.1), place: "\(file.path):\(number + 1)"))
      }
      level += code.count { $0 == "{" } - code.count { $0 == "}" }
      isInside = isInside || level > bottom || code.contains("}")
      if isInside, level <= bottom { (outside, isInside) = (nil, false) }
    }
    return codes
  }

  @Test func codesAreFoundInTheirSwitches() {
    let text = """
      enum F: Fault {
        var code: String {
          switch self {
          case .a, .b: "A0101"
          case .c(let x): x ? "A0102" : "A0103"
          }
        }
        var help: Words? { see("A0104") }
        var code2: String { "A0105" }
      }
      struct G: Fault { var code: String { "R0101" } }
      struct H { var code: String }
      let x = "A0106"
      """
    let found = Self.codes(of: HouseFile(path: "Sources/X/F.swift", text: text)).map(\.code)
    #expect(found == ["A0101", "A0102", "A0103", "R0101"])
  }

  private static let pages: [HouseFile] = House.files(under: "Documentation/pesan", ending: ".md")
    .filter { $0.name != "README.md" }

  @Test func noCodeIsUsedTwice() {
    let places = Dictionary(grouping: Self.codes, by: \.code).filter { $0.value.count > 1 }
    #expect(
      places.keys.sorted().map { code in
        "\(code): \((places[code] ?? []).map(\.place).joined(separator: ", "))"
      } == [])
  }

  @Test func everyCodeIsReadFromASwitch() {
    // A literal of that form elsewhere must be a code that exists.
    let known = Set(Self.codes.map(\.code))
    var unknown: [String] = []
    for file in House.sources {
      for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for match in line.matches(of: #/"([ARPC]\d{4})"/#)
        where !known.contains(String(match.1)) {
          unknown.append("\(file.path): \(match.1)")
        }
      }
    }
    #expect(unknown == [])
  }

  @Test func everyCodeHasAPageAndEveryPageACode() {
    let known = Set(Self.codes.map(\.code))
    let paged = Set(Self.pages.map { String($0.name.dropLast(3)) })
    #expect(known.subtracting(paged).sorted() == [], "codes without Documentation/pesan/<code>.md")
    #expect(paged.subtracting(known).sorted() == [], "pages of no message")
  }

  @Test func everyPageHasTheForm() {
    var wrong: [String] = []
    for page in Self.pages {
      let read = MessagePage(text: page.text)
      if read?.code != String(page.name.dropLast(3)) {
        wrong.append("\(page.path): does not begin with `# CODE Title`")
      }
      if read?.reason.isEmpty ?? true { wrong.append("\(page.path): does not say why") }
      if read?.wrong.isEmpty ?? true { wrong.append("\(page.path): `## Salah` shows nothing") }
      if read?.right.isEmpty ?? true { wrong.append("\(page.path): `## Benar` shows nothing") }
    }
    #expect(wrong == [])
  }
}
