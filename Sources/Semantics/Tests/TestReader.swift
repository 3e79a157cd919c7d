// TestReader.swift: every `uji`, and every row of its grid, into a test that can be run. Literals are in
// LiteralReading.swift.

import Syntax
import Text
import Values

struct TestReader {
  let lexicon: Lexicon
  let sources: SetSources
  /// One for each rule set of the policy; expectations are added to their expressions.
  var builders: [RuleSetBuilder]
  /// What tests may name, gathered once for each set that is asked for.
  private var known: [SetNames?]
  private var heads: [Set<String>?]
  private(set) var tests: [PolicyTest] = []
  var messages = MessageList()

  init(_ lexicon: Lexicon, _ sources: SetSources, _ builders: [RuleSetBuilder]) {
    self.lexicon = lexicon
    self.sources = sources
    self.builders = builders
    known = Array(repeating: nil, count: builders.count)
    heads = Array(repeating: nil, count: builders.count)
  }

  mutating func heads(of set: Int) -> Set<String> {
    if let known = heads[set] { return known }
    let names = SetNames.heads(builders[set])
    heads[set] = names
    return names
  }

  mutating func names(of set: Int) -> SetNames {
    if let names = known[set] { return names }
    let names = SetNames(builders[set])
    known[set] = names
    return names
  }

  mutating func read() {
    for (index, source) in sources.sets.enumerated() {
      for declaration in source.tests {
        if case .test(let test) = declaration.body { read(test, declaration, home: index) }
      }
    }
  }

  /// What the lines of a test say before its expectations.
  private struct Scene {
    var agency: Int?
    var assignments: [(path: PathSyntax, value: LiteralSyntax, range: SourceRange)] = []
    var suppositions: [(path: PathSyntax, value: LiteralSyntax)] = []
    var date: CalendarDate?
    var dateRange: SourceRange
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
      guard let set = set(for: scene) else { return }
      let expectations = test.expectations.compactMap { expectation($0, in: set) }
      add(test, scene, set, expectations, label: test.label?.text ?? "", range: range)
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
      guard let set = set(for: scene) else { continue }
      let expectations = zip(grid.outputs, row.outputs).compactMap {
        expectation($0, $1, in: set)
      }
      let label = "\(test.label?.text ?? "") (baris \(number + 1))"
      add(test, scene, set, expectations, label: label, range: row.range)
    }
  }

  // MARK: which rules

  private mutating func agency(_ name: NameSyntax) -> Int? {
    guard let agencies = lexicon.vocabulary.agencies else {
      messages.report(InheritanceFault.noAgencies(name.text), at: name.range)
      return nil
    }
    if let code = lexicon.member(name.text, of: agencies) { return code }
    let near = messages.nearest(to: name.text, in: lexicon[agencies].members.map(\.name))
    messages.report(
      InheritanceFault.unknownAgency(name.text, suggestion: near), at: name.range,
      fix: near.map { [Edit(name.range, $0)] } ?? [])
    return nil
  }

  /// The rule set a test is about: that of the dinas, else the root when nothing is left open.
  private mutating func set(for scene: Scene) -> Int? {
    // The parser has told that the date is missing.
    guard let date = scene.date else { return nil }
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

  // MARK: one test

  private mutating func add(
    _ test: TestSyntax, _ scene: Scene, _ set: Int, _ expectations: [PolicyTest.Expectation],
    label: String, range: SourceRange
  ) {
    guard let date = scene.date else { return }
    var assignments:
      [(target: PolicyTest.Target, content: PolicyTest.Content, range: SourceRange)] =
        []
    for (path, value, range) in scene.assignments {
      if let (target, content) = assignment(path, value, in: set) {
        assignments.append((target, content, range))
      }
    }
    var suppositions: [(target: PolicyTest.Supposition, value: Value)] = []
    for (path, value) in scene.suppositions {
      if let supposition = supposition(path, value, in: set) { suppositions.append(supposition) }
    }
    let file = test.record?.path.map { (path: $0.text, range: $0.range) }
    tests.append(
      PolicyTest(
        label: label, range: range, date: date, set: set, agency: scene.agency, recordFile: file,
        recordKey: test.record?.key?.text, assignments: assignments, suppositions: suppositions,
        expectations: expectations))
  }
}
