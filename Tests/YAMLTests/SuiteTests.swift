// SuiteTests.swift: the yaml-test-suite through both roads. What each case comes to is frozen in
// `Golden/suite.md`; where that is not what the suite says, the reason stands here.

import Foundation
import TestSupport
import Testing
import Text
import YAML

/// One case of the suite.
private struct SuiteCase: Sendable {
  var name: String
  var isValid: Bool
  var title: String
  var input: [UInt8] = []
  /// The events it should give.
  var expected: [String] = []
}

@Suite struct SuiteTests {
  /// What the suite calls invalid and is read here, and why nothing is lost.
  private static let accepted = [
    "9C9N": "a list in brackets goes on at the margin: the brackets say what belongs to it",
    "Y79Y/000": "a line of a block of text holds nothing but a tab",
  ]

  /// What is valid, but comes out as something else.
  private static let different = [
    "JEF9/02": "the last line holds nothing but blanks, and has no end",
    "L24T/01": "the last line holds nothing but a blank, and has no end",
    "Y2GN": "the name of an anchor; records are refused with any anchor",
    "Y79Y/001": "a block of text that is nothing but a tab",
  ]

  private static let cases: [SuiteCase] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/yaml-test-suite.txt")
    let bytes = [UInt8]((try? Data(contentsOf: url)) ?? Data())
    var cases: [SuiteCase] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      guard let sign = line.first else { continue }
      let rest = line.dropFirst()
      switch sign {
      case UInt8(ascii: "="):
        let words = String(decoding: rest, as: UTF8.self).split(separator: " ", maxSplits: 3)
        guard words.count == 4 else { continue }
        cases.append(
          SuiteCase(
            name: String(words[1]), isValid: words[2] == "valid", title: String(words[3])))
      case UInt8(ascii: "|"): cases[cases.count - 1].input += rest + [0x0A]
      case UInt8(ascii: "\\"): cases[cases.count - 1].input += rest
      case UInt8(ascii: ">"):
        cases[cases.count - 1].expected.append(String(decoding: rest, as: UTF8.self))
      default: continue
      }
    }
    return cases
  }()

  @Test func allCasesAreThere() {
    #expect(Self.cases.count == 402)
    #expect(Self.cases.filter(\.isValid).count == 308)
    #expect(Set(Self.cases.map(\.name)).count == 402)
  }

  /// Case by case: the suite's word, ours, and where it is refused or the reason.
  @Test func everyCaseComesToWhatItDid() throws {
    let file = try #require(Golden.files().first { $0.name == "suite" })
    let golden = try #require(file.cases.first)
    var lines: [String] = []
    for test in Self.cases {
      let plain = outcome(of: test, usesPlain: true)
      let other = outcome(of: test, usesPlain: false)
      #expect(plain == other, "\(test.name): the two roads part")
      lines.append(
        "\(padded(test.name, 9)) \(padded(test.isValid ? "valid" : "invalid", 8)) \(plain)")
    }
    golden.check("Outcomes", lines.joined(separator: "\n"))
  }

  /// Whatever the suite refuses and we read, or reads as something else, has a reason.
  @Test func everyDifferenceHasAReason() {
    let outcomes = Self.cases.map { ($0, outcome(of: $0, usesPlain: true)) }
    let accepted = outcomes.filter { !$0.0.isValid && !$0.1.hasPrefix("R") }.map(\.0.name)
    let different = outcomes.filter { $0.0.isValid && $0.1.hasPrefix("other") }.map(\.0.name)
    #expect(accepted == Self.accepted.keys.sorted())
    #expect(different == Self.different.keys.sorted())
  }

  /// Also when the input comes in pieces.
  @Test(arguments: [1, 5])
  func piecesDoNotMatter(_ chunk: Int) {
    for test in Self.cases {
      #expect(
        faults(test.input, chunk: chunk) == faults(test.input), "\(test.name)")
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  // MARK: outcomes

  /// `same`, `other: events`, or the messages; `record: ...` says that the form is right, but holds what
  /// records do not use.
  private func outcome(of test: SuiteCase, usesPlain: Bool) -> String {
    var words: [String] = []
    var faults: [String] = []
    var unused = Event.Slips()
    walk(test.input, usesPlain: usesPlain) { event, batch in
      let slips = event.slips.subtracting(.escapes)
      unused.formUnion(slips)
      if !slips.isEmpty { words.append("!\(slips.rawValue)") }
      switch event.kind {
      case .documentStart: words.append("doc")
      case .documentEnd: break
      case .mappingStart: words.append("{")
      case .mappingEnd: words.append("}")
      case .sequenceStart: words.append("[")
      case .sequenceEnd: words.append("]")
      case .alias:
        words.append("*")
        unused.insert(.anchor)
      case .scalar:
        words.append((event.isPlain ? ":" : "\"") + text(of: event, batch))
      case .failure: faults.append(place(batch.failures[Int(event.textStart)]))
      }
    } slip: {
      faults.append(place($0))
    }
    if !faults.isEmpty { return faults.joined(separator: " ") }
    let expected = test.expected.flatMap(expectedWords)
    let isSame = words == expected
    if test.isValid, !isSame {
      return "other: \(words.map { $0.debugDescription }.joined(separator: " "))"
    }
    let kinds = [("anchor", Event.Slips.anchor), ("tag", .tag)].filter { unused.contains($0.1) }
    return (test.isValid ? "same" : "read")
      + (kinds.isEmpty ? "" : ", but no record: " + kinds.map(\.0).joined(separator: ", "))
  }

  private func place(_ problem: Problem) -> String {
    "\(problem.fault.code)@\(problem.line):\(problem.column)"
  }

  /// An event of the suite (`=VAL &a <tag> :text`) in our words.
  private func expectedWords(_ line: String) -> [String] {
    var rest = Substring(line)
    let kind = rest.prefix(4)
    rest = rest.dropFirst(4)
    var slips: UInt8 = 0
    while rest.first == " " {
      let next = rest.dropFirst()
      if next.hasPrefix("&") {
        slips |= Event.Slips.anchor.rawValue
      } else if next.hasPrefix("<") {
        slips |= Event.Slips.tag.rawValue
      } else if ["{}", "[]", "---"].contains(next.prefix { $0 != " " }) {
        // How it was written.
      } else {
        rest = next
        break
      }
      rest = next.drop { $0 != " " }
    }
    let before = slips == 0 ? [] : ["!\(slips)"]
    switch kind {
    case "+DOC": return ["doc"]
    case "+MAP": return before + ["{"]
    case "-MAP": return ["}"]
    case "+SEQ": return before + ["["]
    case "-SEQ": return ["]"]
    case "=ALI": return ["*"]
    case "=VAL":
      return before + [(rest.first == ":" ? ":" : "\"") + unescaped(rest.dropFirst())]
    default: return []
    }
  }

  private func unescaped(_ text: Substring) -> String {
    var out = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        let known: [Character: Character] = [
          "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "0": "\0", "\\": "\\",
        ]
        out.append(known[character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}
