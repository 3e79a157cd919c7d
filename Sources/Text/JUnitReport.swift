// JUnitReport.swift: tests and how they went, as the JUnit XML that every CI server reads.
// Messages become tests too: one that fails for each message, one that passes for a clean file.

/// Suites of tests.
package struct JUnitReport: Hashable, Sendable {
  package struct Test: Hashable, Sendable {
    package var name: String
    /// What the test belongs to: a file, or a set of rules.
    package var group: String
    /// Nil when the test passes.
    package var failure: Failure?

    package init(name: String, group: String, failure: Failure? = nil) {
      self.name = name
      self.group = group
      self.failure = failure
    }
  }
  package struct Failure: Hashable, Sendable {
    package var kind: String
    package var sentence: String
    /// All there is to say, on several lines.
    package var text: String

    package init(kind: String, sentence: String, text: String) {
      self.kind = kind
      self.sentence = sentence
      self.text = text
    }
  }
  package struct Suite: Hashable, Sendable {
    package var name: String
    package var tests: [Test]

    package init(name: String, tests: [Test]) {
      self.name = name
      self.tests = tests
    }

    fileprivate var failures: Int { tests.count { $0.failure != nil } }
  }
  package var suites: [Suite]

  package init(_ suites: [Suite]) { self.suites = suites }

  /// Messages as tests, a suite for each file of the run, in the order of the files.
  package init(
    _ diagnostics: [Diagnostic], files: [SourceFile], language: Language = .indonesian
  ) {
    let renderer = TerminalRenderer(files: files, language: language)
    var places = MessagePlaces(files)
    var tests: [String: [Test]] = [:]
    for diagnostic in diagnostics {
      let place = places.place(of: diagnostic.primary)
      let file = place?.file ?? "timbang"
      let at = place?.start.map { ":\($0.line):\($0.column)" } ?? ""
      let sentence = diagnostic.words.text(in: language)
      tests[file, default: []].append(
        Test(
          name: "\(diagnostic.code) \(file)\(at)", group: file,
          // A remark is no failure.
          failure: diagnostic.severity == .note
            ? nil
            : Failure(
              kind: diagnostic.code, sentence: sentence, text: renderer.text(diagnostic))))
    }
    var names: [String] = []
    for name in files.map(\.name) + tests.keys.sorted() where !names.contains(name) {
      names.append(name)
    }
    let clean = Words("tidak ada masalah", en: "no problems").text(in: language)
    suites = names.map { Suite(name: $0, tests: tests[$0] ?? [Test(name: clean, group: $0)]) }
  }

  /// The whole report.
  package var text: String {
    let tests = suites.map(\.tests.count).reduce(0, +)
    let failures = suites.map(\.failures).reduce(0, +)
    var xml = XMLText()
    xml.element(
      "testsuites",
      [
        ("name", "timbang"), ("tests", String(tests)), ("failures", String(failures)),
        ("errors", "0"),
      ]
    ) { xml in
      for suite in suites { suite.write(&xml) }
    }
    return xml.text
  }
}

extension JUnitReport.Suite {
  fileprivate func write(_ xml: inout XMLText) {
    xml.element(
      "testsuite",
      [
        ("name", name), ("tests", String(tests.count)), ("failures", String(failures)),
        ("errors", "0"), ("skipped", "0"),
      ]
    ) { xml in
      for test in tests {
        let attributes = [("classname", test.group), ("name", test.name)]
        guard let failure = test.failure else {
          xml.element("testcase", attributes)
          continue
        }
        xml.element("testcase", attributes) { xml in
          xml.element(
            "failure", [("type", failure.kind), ("message", failure.sentence)],
            text: failure.text)
        }
      }
    }
  }
}
