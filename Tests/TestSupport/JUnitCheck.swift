// JUnitCheck.swift: a JUnit report held against the form that Jenkins and GitLab read: which elements
// stand where, which attributes they must and may have, and whether the numbers are those of the tests.

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

package enum JUnitCheck {
  private struct Form {
    var parents: Set<String>
    var required: Set<String>
    var optional: Set<String>
    var mayHoldText = false
  }

  /// After the schema of Jenkins' xUnit plugin (junit-10), the strictest of those in use.
  private static let forms: [String: Form] = [
    "testsuites": Form(
      parents: [""], required: [],
      optional: ["name", "time", "tests", "failures", "errors", "disabled"]
    ),
    "testsuite": Form(
      parents: ["", "testsuites"], required: ["name"],
      optional: [
        "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package",
        "file", "log", "url", "version", "group", "disabled",
      ]),
    "testcase": Form(
      parents: ["testsuite"], required: ["name", "classname"],
      optional: ["assertions", "time", "status", "group", "class", "file", "line"]),
    "failure": Form(
      parents: ["testcase"], required: [], optional: ["type", "message"], mayHoldText: true),
    "error": Form(
      parents: ["testcase"], required: [], optional: ["type", "message"], mayHoldText: true),
    "skipped": Form(
      parents: ["testcase"], required: [], optional: ["type", "message"], mayHoldText: true),
    "properties": Form(parents: ["testsuite", "testcase"], required: [], optional: []),
    "property": Form(
      parents: ["properties"], required: ["name"], optional: ["value"], mayHoldText: true),
    "system-out": Form(
      parents: ["testsuite", "testcase"], required: [], optional: [], mayHoldText: true),
    "system-err": Form(
      parents: ["testsuite", "testcase"], required: [], optional: [], mayHoldText: true),
  ]

  /// Every place where the report is not of this form; empty when it is.
  package static func faults(of text: String) -> [String] {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    if !parser.parse() { return ["not XML: \(parser.parserError.map { "\($0)" } ?? "")"] }
    return reader.faults
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var faults: [String] = []
    private var open: [(name: String, attributes: [String: String], tests: Int, failures: Int)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let parent = open.last?.name ?? ""
      if let form = forms[name] {
        if !form.parents.contains(parent) { faults.append("<\(name)> in <\(parent)>") }
        for key in form.required where attributes[key] == nil {
          faults.append("<\(name)> lacks \(key)")
        }
        for key in attributes.keys.sorted()
        where !form.required.contains(key) && !form.optional.contains(key) {
          faults.append("<\(name)> has \(key)")
        }
      } else {
        faults.append("<\(name)> is unknown")
      }
      for key in ["tests", "failures", "errors", "skipped"] {
        if let value = attributes[key], Int(value).map({ $0 < 0 }) ?? true {
          faults.append("<\(name)> \(key) is \(value)")
        }
      }
      for place in open.indices {
        if name == "testcase" { open[place].tests += 1 }
        if name == "failure" { open[place].failures += 1 }
      }
      open.append((name, attributes, 0, 0))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      guard let name = open.last?.name, !(forms[name]?.mayHoldText ?? false) else { return }
      if string.contains(where: { !$0.isWhitespace }) { faults.append("<\(name)> holds text") }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      guard let element = open.popLast() else { return }
      if let tests = element.attributes["tests"], tests != String(element.tests) {
        faults.append("<\(name)> says \(tests) tests, there are \(element.tests)")
      }
      if let failures = element.attributes["failures"], failures != String(element.failures) {
        faults.append("<\(name)> says \(failures) failures, there are \(element.failures)")
      }
    }
  }
}
