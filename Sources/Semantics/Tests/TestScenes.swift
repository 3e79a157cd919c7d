// TestScenes.swift: what every `uji`, and every row of its grid, says of the person and the day, and so which rule
// set it is about.

import Syntax
import Text
import Values

struct TestScenes {
  /// What the lines of a test say before its expectations.
  struct Scene: Sendable {
    var agency: Int?
    var assignments: [(path: PathSyntax, value: LiteralSyntax, range: SourceRange)] = []
    var suppositions: [(path: PathSyntax, value: LiteralSyntax)] = []
    var date: CalendarDate?
    var dateRange: SourceRange
  }

  /// A test, or one row of its grid.
  struct Case: Sendable {
    var test: TestSyntax
    var row: Int?
    var label: String
    var range: SourceRange
    var scene: Scene
    var date: CalendarDate
  }

  let lexicon: Lexicon
  let sources: SetSources
  /// One for each rule set of the policy.
  let builders: [RuleSetBuilder]
  /// In the order written, each with the set it is about.
  private(set) var cases: [(set: Int, one: Case)] = []
  private(set) var messages = MessageList()

  init(_ lexicon: Lexicon, _ sources: SetSources, _ builders: [RuleSetBuilder]) {
    self.lexicon = lexicon
    self.sources = sources
    self.builders = builders
    for (index, source) in sources.sets.enumerated() {
      for declaration in source.tests {
        if case .test(let test) = declaration.body { read(test, declaration, home: index) }
      }
    }
  }

  private mutating func read(_ test: TestSyntax, _ declaration: DeclarationSyntax, home: Int) {
    let range = test.label?.range ?? declaration.keyword
    var scene = Scene(dateRange: test.date?.range ?? declaration.keyword)
    scene.date = test.date.flatMap { CalendarDate($0) }
    scene.agency = sources.sets[home].agency
    if let name = test.agency {
      guard let agency = agency(name) else { return }
      scene.agency = agency
    }
    if let record = test.record { checkRecordName(record) }
    for assignment in test.assignments {
      switch assignment.kind {
      case .record:
        scene.assignments.append((assignment.path, assignment.value, assignment.range))
      case .suppose: scene.suppositions.append((assignment.path, assignment.value))
      }
    }
    guard let grid = test.grid else {
      add(test, scene, label: test.label?.text ?? "", range: range)
      return
    }
    for (number, row) in grid.rows.enumerated() {
      var scene = scene
      for (input, value) in zip(grid.inputs, row.inputs) {
        switch input {
        case .record(let path): scene.assignments.append((path, value, value.range))
        case .suppose(let path): scene.suppositions.append((path, value))
        case .date:
          guard case .value(let expression) = value,
            case .date(let date) = expression.unwrapped
          else {
            if case .invalid = value { continue }
            messages.report(TestCheckFault.dateExpected, at: value.range)
            continue
          }
          scene.date = CalendarDate(date)
          scene.dateRange = date.range
        }
      }
      let label = "\(test.label?.text ?? "") (baris \(number + 1))"
      add(test, scene, row: number, label: label, range: row.range)
    }
  }

  private mutating func add(
    _ test: TestSyntax, _ scene: Scene, row: Int? = nil, label: String, range: SourceRange
  ) {
    // The parser has told that the date is missing.
    guard let date = scene.date, let set = set(for: scene, on: date) else { return }
    cases.append(
      (set, Case(test: test, row: row, label: label, range: range, scene: scene, date: date)))
  }

  // MARK: which rules

  private mutating func agency(_ name: NameSyntax) -> Int? {
    guard let agencies = lexicon.vocabulary.agencies else {
      messages.report(InheritanceFault.noAgencies(name.text), at: name.range)
      return nil
    }
    if let code = lexicon.member(name.text, of: agencies) { return code }
    let known = lexicon.memberNames(of: agencies)
    let near = messages.nearest(to: name.text, in: known)
    messages.report(
      InheritanceFault.unknownAgency(name.text, suggestion: near), at: name.range,
      fix: near.map { [Edit(name.range, $0)] } ?? [])
    return nil
  }

  /// The rule set a test is about: that of the dinas, else the root when nothing is left open.
  private mutating func set(for scene: Scene, on date: CalendarDate) -> Int? {
    if let agency = scene.agency {
      if let own = builders.firstIndex(where: {
        $0.set.agency == agency && $0.set.validity.contains(date)
      }) {
        return own
      }
      if builders.contains(where: { $0.set.agency == agency }) {
        let name = lexicon.vocabulary.agencies.map { lexicon[$0].members[agency].name } ?? ""
        messages.report(TestCheckFault.notInForce(name), at: scene.dateRange)
        return nil
      }
    }
    guard
      let root = builders.firstIndex(where: {
        $0.set.agency == nil && $0.set.validity.contains(date)
      })
    else {
      let name = sources.sets.first?.name.text ?? ""
      messages.report(TestCheckFault.notInForce(name), at: scene.dateRange)
      return nil
    }
    if !builders[root].set.isComplete {
      messages.report(TestCheckFault.rulesLeftOpen(builders[root].set.name), at: scene.dateRange)
      return nil
    }
    return root
  }

  private mutating func checkRecordName(_ record: RecordReferenceSyntax) {
    guard let schema = lexicon.schema else { return }
    if record.recordName.key != schema.name.folded {
      messages.report(
        TestCheckFault.recordName(record.recordName.text, schema: schema.name),
        at: record.recordName.range,
        fix: [Edit(record.recordName.range, schema.name.folded)])
    }
  }

  // MARK: reading them

  /// Reads the tests of each rule set; the builders have their expectations then.
  func read(sharing: some WorkSharing) -> ReadTests {
    var ofSet: [[Int]] = builders.map { _ in [] }
    for (number, (set, _)) in cases.enumerated() { ofSet[set].append(number) }
    let sets = builders.indices.filter { !ofSet[$0].isEmpty }
    let works = sets.map { set in
      let (reader, own) = (TestReader(lexicon, builders[set]), ofSet[set].map { cases[$0].one })
      return { @Sendable () -> ([PolicyTest], TestReader) in
        var reader = reader
        return (own.map { reader.read($0, set: set) }, reader)
      }
    }
    var read = ReadTests(builders: builders, messages: messages)
    var tests: [PolicyTest?] = cases.map { _ in nil }
    for (set, (ofThis, reader)) in zip(sets, sharing.map(works)) {
      for (number, test) in zip(ofSet[set], ofThis) { tests[number] = test }
      read.builders[set] = reader.builder
      read.messages.append(reader.messages.diagnostics)
    }
    read.tests = tests.compactMap { $0 }
    return read
  }
}

/// What reading the tests yields.
struct ReadTests {
  var builders: [RuleSetBuilder]
  /// In the order written.
  var tests: [PolicyTest] = []
  var messages: MessageList
}
